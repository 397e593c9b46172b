//! The table: what is shown as rows, sorted, picked, copied, and a way to the timeline.

use egui::{Event, Key, Modifiers, Pos2, Rect, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use legation::{
    command::Command,
    table::Column,
    view::{Lens, Page},
};

use crate::desk::{Desk, Setting};

/// The table of the five articles.
fn table() -> Desk {
    let mut desk = Desk::new();
    desk.press(Key::Num2);
    desk
}

/// What is said of every row in sight, from the top.
fn rows(desk: &mut Desk) -> Vec<String> {
    let harness = desk.harness();
    let rows = harness.query_all_by_role(Role::Row);
    rows.filter_map(|row| row.accesskit_node().label())
        .collect()
}

/// The titles of the rows in sight.
fn titles(desk: &mut Desk) -> Vec<String> {
    let rows = rows(desk);
    let titles = rows.iter().map(|row| row.split(", ").next().unwrap());
    titles.map(str::to_owned).collect()
}

#[track_caller]
fn row(desk: &mut Desk, title: &str) -> Rect {
    let harness = desk.harness();
    let mut rows = harness.query_all_by_role(Role::Row);
    let row = rows.find(|row| {
        let spoken = row.accesskit_node().label().unwrap_or_default();
        spoken.starts_with(title)
    });
    row.unwrap_or_else(|| panic!("no row of “{title}”")).rect()
}

/// The name of a column, as it is said.
#[track_caller]
fn head(desk: &mut Desk, name: &str) -> (String, Rect) {
    let harness = desk.harness();
    let mut heads = harness.query_all_by_role(Role::ColumnHeader);
    let head = heads.find(|head| {
        let spoken = head.accesskit_node().label().unwrap_or_default();
        spoken == name || spoken.starts_with(&format!("{name}, "))
    });
    let head = head.unwrap_or_else(|| panic!("no column “{name}”"));
    (head.accesskit_node().label().unwrap(), head.rect())
}

fn heads(desk: &mut Desk) -> Vec<String> {
    let harness = desk.harness();
    let heads = harness.query_all_by_role(Role::ColumnHeader);
    heads
        .filter_map(|head| head.accesskit_node().label())
        .collect()
}

/// Brings the name of a column into sight, as the Tab key does, and says where it is.
#[track_caller]
fn bring_in(desk: &mut Desk, name: &str) -> Rect {
    let said = head(desk, name).0;
    desk.harness()
        .get_by_role_and_label(Role::ColumnHeader, &said)
        .focus();
    desk.settle();
    head(desk, name).1
}

fn sort_by(desk: &mut Desk, name: &str) {
    let at = bring_in(desk, name).center();
    desk.click_at(at);
}

/// Ticks a box of an open menu or among the filters.
fn tick(desk: &mut Desk, name: &str) {
    let at = desk
        .harness()
        .get_by_role_and_label(Role::CheckBox, name)
        .rect();
    desk.click_at(at.center());
}

fn click_row(desk: &mut Desk, title: &str) {
    let at = row(desk, title).center();
    desk.click_at(at);
}

fn click_with(desk: &mut Desk, modifiers: Modifiers, at: Pos2) {
    desk.harness().event(Event::ModifiersChanged(modifiers));
    desk.click_at(at);
    desk.harness()
        .event(Event::ModifiersChanged(Modifiers::NONE));
    desk.settle();
}

/// Presses the keys for copying, and returns what is on the clipboard then.
fn copied(desk: &mut Desk) -> String {
    desk.harness().event(Event::Copy);
    for _ in 0..3 {
        desk.harness().step();
        if let Some(text) = desk.copied() {
            desk.settle();
            return text;
        }
    }
    panic!("nothing was copied");
}

#[test]
fn the_table_shows_what_the_timeline_shows_by_time() {
    let mut desk = table();
    desk.reads("Showing 14 of 14 engagements");
    desk.reads("Sorted by date, earliest first");
    let rows = rows(&mut desk);
    assert_eq!(rows.len(), 14);
    assert!(
        rows[0].ends_with("row 1 of 14") && rows[13].ends_with("row 14 of 14"),
        "{rows:#?}"
    );
    insta::assert_snapshot!(rows.join("\n"));
}

#[test]
fn a_click_on_a_name_sorts_and_another_one_turns_the_order_round() {
    let mut desk = table();
    assert_eq!(head(&mut desk, "Date").0, "Date, sorted earliest first");
    assert_eq!(head(&mut desk, "Engagement").0, "Engagement");
    sort_by(&mut desk, "Engagement");
    desk.reads("Sorted by engagement, A to Z");
    assert_eq!(head(&mut desk, "Date").0, "Date");
    let up = titles(&mut desk);
    sort_by(&mut desk, "Engagement");
    assert_eq!(head(&mut desk, "Engagement").0, "Engagement, sorted Z to A");
    let mut down = titles(&mut desk);
    down.reverse();
    assert_eq!(up, down);
    // The 2nd meeting comes before the 11th.
    let second = up
        .iter()
        .position(|title| title.starts_with("2nd "))
        .unwrap();
    let later = up
        .iter()
        .position(|title| title.starts_with("11th "))
        .unwrap();
    assert!(second < later, "{up:#?}");
}

#[test]
fn what_has_no_number_is_last_in_either_direction() {
    let mut desk = table();
    sort_by(&mut desk, "Number");
    let up = rows(&mut desk);
    sort_by(&mut desk, "Number");
    let down = rows(&mut desk);
    let numbered = |rows: &[String]| {
        let numbered = rows.iter().map(|row| row.contains(", number "));
        numbered.collect::<Vec<_>>()
    };
    let count = numbered(&up).iter().filter(|is| **is).count();
    assert!((2..14).contains(&count));
    for rows in [&up, &down] {
        assert!(numbered(rows)[..count].iter().all(|is| *is), "{rows:#?}");
    }
    assert_ne!(up[0], down[0]);
}

#[test]
fn shift_adds_a_second_order() {
    let mut desk = table();
    sort_by(&mut desk, "Partners");
    let at = bring_in(&mut desk, "Number").center();
    click_with(&mut desk, Modifiers::SHIFT, at);
    click_with(&mut desk, Modifiers::SHIFT, at);
    desk.reads("Sorted by partners, A to Z, then by number, largest first");
    let said = head(&mut desk, "Number").0;
    assert_eq!(said, "Number, sorted largest first, 2 of 2");
}

#[test]
fn a_click_on_a_row_opens_it_in_the_panel() {
    let mut desk = table();
    click_row(&mut desk, "11th meeting of the India–Russia");
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.reads("“On Wednesday” stands");
    desk.does_not_read("selected");
    assert_eq!(desk.session().view.page, Page::Table);
}

#[test]
fn the_space_bar_is_no_click_on_the_row_under_the_pointer() {
    let mut desk = table();
    click_row(&mut desk, "11th meeting of the India–Russia");
    let at = row(&mut desk, "6th round").center();
    desk.moves_to(at);
    desk.press(Key::Space);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
}

#[test]
fn a_row_has_a_menu_that_leaves_what_is_picked() {
    let mut desk = table();
    let at = row(&mut desk, "11th meeting of the India–Russia").center();
    desk.right_click_at(at);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.click("Pick all rows Ctrl A");
    desk.reads("14 selected");
    desk.right_click_at(at + egui::vec2(0.0, 60.0));
    desk.reads("14 selected");
    desk.click("Show on the timeline Enter");
    assert_eq!(desk.session().view.page, Page::Timeline);
}

#[test]
fn with_another_catalogue_nothing_is_picked() {
    let mut desk = table();
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.reads("14 selected");
    let folder = crate::files::Folder::new();
    folder.write("base.ron", &crate::files::Folder::catalogue());
    desk.drop_on(&[folder.path()]);
    desk.wait("the folder to be read", |desk| {
        !desk.window().is_reading() && desk.text().contains("of 2 engagements")
    });
    desk.press(Key::Num2);
    desk.does_not_read("selected");
    assert_eq!(rows(&mut desk).len(), 2);
}

#[test]
fn rows_are_picked_one_by_one_and_in_stretches() {
    let mut desk = table();
    let titles = titles(&mut desk);
    click_row(&mut desk, &titles[1]);
    let at = row(&mut desk, &titles[4]).center();
    click_with(&mut desk, Modifiers::COMMAND, at);
    desk.reads("Showing 14 of 14 engagements known from these sources · 2 selected");
    desk.reads("Copy 2 rows");
    let at = row(&mut desk, &titles[7]).center();
    click_with(&mut desk, Modifiers::SHIFT, at);
    desk.reads("4 selected");
    desk.press_with(Modifiers::SHIFT, Key::ArrowUp);
    desk.reads("3 selected");
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.reads("14 selected");
    // Escape drops what is picked, and what is open stays open.
    let open = desk.selection().map(str::to_owned);
    desk.press(Key::Escape);
    desk.does_not_read("14 selected");
    assert_eq!(desk.selection().map(str::to_owned), open);
}

#[test]
fn rows_are_copied_as_a_spreadsheet_takes_them() {
    let mut desk = table();
    let titles = titles(&mut desk);
    click_row(&mut desk, &titles[0]);
    let at = row(&mut desk, &titles[2]).center();
    click_with(&mut desk, Modifiers::COMMAND, at);
    let text = copied(&mut desk);
    desk.reads("2 rows copied");
    insta::assert_snapshot!(text.replace('\t', " ⇥ "));
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    // What is said is over when something else is done.
    desk.press(Key::ArrowDown);
    desk.does_not_read("rows copied");
}

#[test]
fn all_rows_are_copied_when_none_is_picked_and_in_their_order() {
    let mut desk = table();
    sort_by(&mut desk, "Engagement");
    click_row(&mut desk, "11th");
    desk.reads("Copy all 14 rows");
    let copied = copied(&mut desk);
    desk.reads("14 rows copied");
    let column = copied.lines().next().unwrap();
    let column = column.split('\t').position(|name| name == "Engagement");
    let lines = copied.lines().skip(1);
    let there: Vec<_> = lines
        .map(|line| line.split('\t').nth(column.unwrap()).unwrap())
        .collect();
    let rows = rows(&mut desk);
    assert_eq!(there.len(), 14);
    for (there, row) in there.iter().zip(&rows) {
        assert!(row.starts_with(there), "{there} is not {row}");
    }
}

#[test]
fn columns_are_hidden_shown_and_brought_back() {
    let mut desk = table();
    let before = heads(&mut desk);
    desk.click("Columns");
    tick(&mut desk, "Format");
    desk.press(Key::Escape);
    assert!(!heads(&mut desk).contains(&"Format".to_owned()));
    assert_eq!(heads(&mut desk).len(), before.len() - 1);
    assert!(!copied(&mut desk).contains("Format"));
    desk.click("Columns");
    tick(&mut desk, "First day");
    desk.press(Key::Escape);
    assert!(copied(&mut desk).contains("\t2019-10-30"));
    desk.click("Columns");
    desk.click("Columns as usual");
    assert_eq!(heads(&mut desk), before);
}

#[test]
fn a_column_is_moved_by_pointer_and_by_key() {
    let mut desk = table();
    let before = heads(&mut desk);
    let (date, title) = (head(&mut desk, "Date").1, head(&mut desk, "Engagement").1);
    desk.drag(date.center(), title.right_center() - egui::vec2(20.0, 0.0));
    let after = heads(&mut desk);
    assert_eq!(after[..2], [before[1].clone(), before[0].clone()]);
    // It was moved, and not sorted by.
    assert_eq!(head(&mut desk, "Date").0, "Date, sorted earliest first");
    bring_in(&mut desk, "Partners");
    desk.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    assert!(heads(&mut desk)[1].starts_with("Partners"));
    desk.press(Key::ArrowRight);
    assert_eq!(desk.focus().unwrap().0, "Date, sorted earliest first");
}

#[test]
fn a_column_is_resized_at_its_edge() {
    let mut desk = table();
    let before = head(&mut desk, "Engagement").1;
    let edge = before.right_center();
    desk.drag(edge, edge + egui::vec2(60.0, 0.0));
    let after = head(&mut desk, "Engagement").1;
    assert!(
        (after.width() - before.width() - 60.0).abs() < 1.5,
        "{after:?}"
    );
    assert_eq!(head(&mut desk, "Engagement").0, "Engagement");
    // A double click makes it as wide as what is in it.
    let edge = after.right_center();
    desk.double_click_at(edge);
    let fitting = head(&mut desk, "Engagement").1;
    assert!((fitting.width() - after.width()).abs() > 2.0, "{fitting:?}");
    assert_eq!(head(&mut desk, "Engagement").0, "Engagement");
}

#[test]
fn the_menu_of_a_column_is_reached_by_pointer_and_by_key() {
    let mut desk = table();
    let at = bring_in(&mut desk, "Topics").center();
    desk.right_click_at(at);
    desk.click("Hide");
    assert!(!heads(&mut desk).contains(&"Topics".to_owned()));
    bring_in(&mut desk, "Engagement");
    desk.press(Key::ArrowDown);
    desk.click("Move left");
    assert_eq!(heads(&mut desk)[0], "Engagement");
}

#[test]
fn the_keyboard_walks_the_rows_and_what_it_is_at_is_in_sight() {
    let setting = Setting {
        all_sources: true,
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, None);
    desk.press(Key::Num2);
    let in_sight = rows(&mut desk).len();
    assert!(in_sight < 40, "{in_sight}");
    let selected = |desk: &mut Desk| {
        let title = desk.selection().unwrap().to_owned();
        let harness = desk.harness();
        let mut rows = harness.query_all_by_role(Role::Row);
        let row = rows.find(|row| row.accesskit_node().is_selected() == Some(true));
        (title, row.map(|row| row.accesskit_node().label().unwrap()))
    };
    desk.press(Key::ArrowDown);
    let (_, spoken) = selected(&mut desk);
    assert!(spoken.unwrap().contains("row 1 of "));
    desk.press(Key::PageDown);
    desk.press(Key::PageDown);
    let (_, spoken) = selected(&mut desk);
    let spoken = spoken.expect("the row that is selected is in sight");
    assert!(!spoken.contains("row 1 of "), "{spoken}");
    desk.press(Key::End);
    let (_, last) = selected(&mut desk);
    let last = last.expect("the last row is in sight");
    let (number, of) = last.rsplit_once(" of ").unwrap();
    assert!(number.ends_with(of), "{last}");
    desk.press(Key::Home);
    assert!(selected(&mut desk).1.unwrap().contains("row 1 of "));
    // The rows are one stop of the Tab key, and say what is selected.
    let grid = desk.harness().get_by_role(Role::Grid);
    let said = grid.accesskit_node().value().unwrap();
    assert!(said.contains("row 1 of "), "{said}");
}

#[test]
fn enter_and_a_double_click_lead_to_the_timeline() {
    let mut desk = table();
    click_row(&mut desk, "11th meeting of the India–Russia");
    desk.press(Key::Enter);
    assert_eq!(desk.session().view.page, Page::Timeline);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    let marks = desk.selected_marks();
    assert!(marks[0].starts_with("11th meeting of the India–Russia"));
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.session().view.page, Page::Table);
    let at = row(&mut desk, "11th meeting of the India–Russia").center();
    desk.double_click_at(at);
    assert_eq!(desk.session().view.page, Page::Timeline);
}

#[test]
fn filters_and_sources_are_obeyed_and_what_leaves_nothing_is_named() {
    let mut desk = table();
    tick(&mut desk, "Joint working group, 6");
    desk.reads("Showing 6 of 14 engagements");
    assert_eq!(rows(&mut desk).len(), 6);
    tick(&mut desk, "Expected, 0");
    desk.reads("No engagement in this catalogue passes the filter");
    desk.reads("Drop “Format”: 1 engagement");
    desk.reads("Drop “Status”: 6 engagements");
    let at = desk.lowest_control("Clear filters").rect().center();
    desk.click_at(at);
    assert_eq!(rows(&mut desk).len(), 14);
    desk.click("Sources: articles");
    desk.click("Official only");
    desk.does_not_read("Greeting by S. Jaishankar");
    assert!(!rows(&mut desk).is_empty());
}

#[test]
fn everything_is_there_in_a_small_window_and_drawn_large() {
    for (size, scale) in [
        ([1024.0, 640.0], 1.0),
        ([1024.0, 640.0], 1.5),
        ([640.0, 400.0], 1.0),
    ] {
        let setting = Setting {
            size,
            scale,
            ..Setting::default()
        };
        let mut desk = Desk::with(setting, None);
        desk.press(Key::Num2);
        let window = Rect::from_min_size(Pos2::ZERO, egui::vec2(size[0], size[1]) / scale);
        for name in ["Columns", "Copy all 14 rows"] {
            let rect = desk.control(name).rect();
            assert!(window.contains_rect(rect), "{name} at {rect:?}");
        }
        assert!(rows(&mut desk).len() > 3);
        desk.press(Key::ArrowDown);
        assert!(desk.selection().is_some());
    }
}

#[test]
fn the_column_of_dates_shows_them_whole_until_it_is_resized() {
    let mut desk = table();
    let usual = f32::from(Column::Date.usual_width());
    let of_articles = head(&mut desk, "Date").1;
    // "One day between 17 November 2018 and 17 November 2023"
    assert!(of_articles.width() > usual + 50.0, "{of_articles:?}");
    desk.click("France, 2");
    assert_eq!(
        head(&mut desk, "Date").1,
        of_articles,
        "a filter moves no column"
    );
    desk.click("France, 2");
    let edge = of_articles.right_center();
    desk.drag(edge, edge - egui::vec2(60.0, 0.0));
    let chosen = head(&mut desk, "Date").1.width();
    assert!(
        (of_articles.width() - chosen - 60.0).abs() < 1.5,
        "{chosen}"
    );
    desk.send(Command::Believe(Lens::All));
    desk.settle();
    assert!((head(&mut desk, "Date").1.width() - chosen).abs() < 1.0);
}
