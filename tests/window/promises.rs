//! The page of promises.

use egui::{Event, Key, Modifiers, OutputCommand, Pos2, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use legation::{
    date::Day,
    model::PromiseId,
    view::{Page, PromiseGroup, PromiseOrder},
};

use crate::desk::{Desk, Setting};

fn desk() -> Desk {
    let mut desk = Desk::of_all_sources();
    desk.press(Key::Num4);
    desk
}

/// What is heard of the rows in sight, from the top.
fn rows(desk: &Desk) -> Vec<String> {
    desk.marks()
}

/// The middle of the row whose spoken words hold some words.
#[track_caller]
fn row(desk: &Desk, words: &str) -> Pos2 {
    desk.mark(&[words]).rect().center()
}

fn at(desk: &Desk) -> Option<&str> {
    let at = desk.session().view.promises.at.as_ref();
    at.map(PromiseId::as_str)
}

fn as_of(desk: &Desk) -> Option<String> {
    desk.session().view.as_of.map(|day| day.to_string())
}

/// Types a day into the field and goes there.
fn judge_as_of(desk: &mut Desk, typed: &str) {
    desk.press_with(Modifiers::COMMAND, Key::G);
    desk.types(typed);
    desk.press(Key::Enter);
}

const RUSSIA: &str = "Russia, promised 30 October 2019";

#[test]
fn all_promises_are_listed_with_the_longest_overdue_first() {
    let desk = desk();
    assert_eq!(desk.session().view.page, Page::Promises);
    desk.reads("81 promises as of 21 November 2026");
    for name in [
        "10 overdue",
        "5 coming",
        "34 open with no date",
        "27 kept",
        "8 of them late or perhaps late",
        "5 overtaken",
    ] {
        desk.control(name);
    }
    let rows = rows(&desk);
    assert_eq!(
        rows[0],
        "United States, promised 7–8 February 2000: Legal experts of both sides are to meet in April \
         on the convention against terrorism that India proposed in the United Nations, due April \
         2000 (day not known). Overdue by 9,701 days with no record in this catalogue, 1 of 81"
    );
    assert!(
        rows.len() < 30,
        "only what is in sight is drawn: {}",
        rows.len()
    );
    desk.mark(&[
        RUSSIA,
        "due 2020 (day not known). Kept 853 days late: 12th meeting",
    ]);
}

#[test]
fn a_count_lists_only_what_it_counts_and_again_all() {
    let mut desk = desk();
    desk.click("5 coming");
    assert_eq!(
        desk.session().view.promises.only,
        Some(PromiseGroup::Coming)
    );
    assert_eq!(rows(&desk).len(), 5);
    assert!(rows(&desk).iter().all(|row| row.contains("Open")));
    desk.reads("81 promises as of 21 November 2026");
    // Of the meetings without a date all can be reached.
    desk.click("34 open with no date");
    assert!(rows(&desk)[0].ends_with("1 of 34"));
    desk.click("All");
    assert!(rows(&desk)[0].ends_with("1 of 81"));
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        desk.session().view.promises.only,
        Some(PromiseGroup::Undated)
    );
}

#[test]
fn heads_of_columns_sort() {
    let mut desk = desk();
    desk.click("Sort by: partner");
    assert_eq!(desk.session().view.promises.order, PromiseOrder::Partner);
    assert!(
        rows(&desk)[0].starts_with("Association of"),
        "{:#?}",
        rows(&desk)
    );
    desk.click("Sort by: when promised");
    assert!(rows(&desk)[0].contains("promised 7–8 February 2000"));
    desk.click("Sort by: due date");
    assert!(rows(&desk)[0].contains("due April 2000"));
}

#[test]
fn another_day_that_is_typed_judges_all_anew_everywhere_and_can_be_undone() {
    let mut desk = desk();
    desk.reads("As of a day only what was by then counts");
    desk.press_with(Modifiers::COMMAND, Key::G);
    desk.types("1 January 2022");
    desk.reads("As of 1 January 2022, a Saturday");
    desk.reads("81 promises as of 21 November 2026");
    desk.press(Key::Enter);
    desk.reads("promises as of 1 January 2022");
    desk.reads("Promises as of 1 January 2022");
    desk.reads("promises were made later");
    // The 12th meeting was held in 2023, and nobody knows that yet.
    desk.mark(&[RUSSIA, "Overdue by 366 days with no record"]);
    desk.reads("Promises are judged as of 1 January 2022; sources were read up to");
    assert_eq!(as_of(&desk).as_deref(), Some("2022-01-01"));
    desk.press(Key::Num1);
    desk.reads("Promises as of 1 January 2022");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(as_of(&desk), None);
    desk.does_not_read("Promises as of");
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(as_of(&desk).as_deref(), Some("2022-01-01"));
    desk.click("Promises as of 1 January 2022");
    assert_eq!(desk.session().view.page, Page::Promises);
    desk.click("As far as sources were read");
    assert_eq!(as_of(&desk), None);
}

#[test]
fn a_month_or_a_year_is_judged_as_of_its_last_day_and_nonsense_is_refused() {
    let mut desk = desk();
    judge_as_of(&mut desk, "2020");
    assert_eq!(as_of(&desk).as_deref(), Some("2020-12-31"));
    judge_as_of(&mut desk, "soon");
    desk.reads("“soon” is no day, month or year here");
    assert_eq!(as_of(&desk).as_deref(), Some("2020-12-31"));
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.types("2030");
    desk.press(Key::Enter);
    desk.reads("Sources were read up to 21 November 2026: what came after is not on record");
    // The day up to which they were read is the usual one.
    judge_as_of(&mut desk, "21 November 2026");
    assert_eq!(as_of(&desk), None);
}

#[test]
fn the_slider_is_one_change_however_far_it_is_dragged() {
    let mut desk = desk();
    let slider = desk.harness().get_by_role(Role::Slider).rect();
    let to = slider.left_center() + egui::vec2(slider.width() * 0.5, 0.0);
    desk.pull(slider.right_center() - egui::vec2(8.0, 0.0), to);
    // While it is dragged the rows follow already.
    desk.reads("promises as of 1 ");
    assert_eq!(as_of(&desk), None);
    desk.let_go(to);
    let day = desk.session().view.as_of.unwrap();
    assert!(Day::from_ymd(2005, 1, 1).unwrap() < day && day < Day::from_ymd(2020, 1, 1).unwrap());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(as_of(&desk), None);
}

#[test]
fn a_row_opens_what_promised_it_and_a_link_what_kept_it() {
    let mut desk = desk();
    let row = row(&desk, RUSSIA);
    desk.click_at(row);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    assert_eq!(at(&desk), Some("in-ru-jwg-12-promised"));
    desk.reads("11th meeting of the India–Russia Joint Working Group");
    let link = "Open 12th meeting of the India–Russia Joint Working Group on Counter-Terrorism";
    desk.click(link);
    assert_eq!(desk.selection(), Some("in-ru-jwg-12"));
    assert_eq!(desk.session().view.page, Page::Promises);
}

#[test]
fn the_proof_of_both_sides_is_a_key_away_with_addresses() {
    let mut desk = desk();
    let row = row(&desk, RUSSIA);
    desk.click_at(row);
    desk.does_not_read("What became of it\nThe same series");
    desk.press(Key::ArrowRight);
    desk.reads("Kept 853 days late: 12th meeting");
    desk.reads("The same series and the same number");
    desk.reads("“held in Russia next Year”");
    let address = desk.control_like("https://www.livemint.com/");
    let asked = desk.click_and_ask(&address);
    assert!(
        asked
            .iter()
            .any(|asked| matches!(asked, OutputCommand::OpenUrl(open) if open.url == address)),
        "{asked:?}"
    );
    let opener = desk.control_like("Proof on both sides: The group plans to meet next in Russia");
    desk.click(&opener);
    desk.does_not_read("The same series and the same number");
}

#[test]
fn keys_walk_the_rows_and_enter_leads_to_both_ends_on_the_timeline() {
    let mut desk = desk();
    for _ in 0..11 {
        desk.press(Key::ArrowDown);
    }
    assert_eq!(at(&desk), Some("in-ru-jwg-12-promised"));
    // The keyboard stays with the list, which says at which row it is.
    let (heard, _) = desk.focus().unwrap();
    assert!(heard.starts_with(RUSSIA), "{heard}");
    desk.press(Key::Enter);
    assert_eq!(desk.session().view.page, Page::Timeline);
    assert_eq!(desk.selection(), Some("in-ru-jwg-12-promised"));
    let day = |year, month, day| Day::from_ymd(year, month, day).unwrap().number() as f64;
    let (from, to) = desk.time().unwrap();
    assert!(day(2019, 1, 1) < from && from < day(2019, 10, 30));
    assert!(day(2023, 5, 4) < to && to < day(2024, 1, 1));
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.session().view.page, Page::Promises);
    desk.press(Key::End);
    assert!(rows(&desk).last().unwrap().ends_with("81 of 81"));
    desk.press(Key::ArrowUp);
    desk.press(Key::Home);
    desk.press(Key::ArrowUp);
    assert_eq!(at(&desk), Some("in-us-legal-experts-2000-promised"));
}

#[test]
fn the_keys_are_those_of_a_list_on_top_while_one_is_open() {
    let mut desk = desk();
    desk.press(Key::ArrowDown);
    let before = at(&desk).map(str::to_owned);
    desk.press(Key::Questionmark);
    desk.press(Key::ArrowDown);
    desk.press(Key::Escape);
    assert_eq!(at(&desk).map(str::to_owned), before);
}

#[test]
fn the_list_is_copied_with_its_filter() {
    let mut desk = desk();
    desk.click("10 overdue");
    desk.press(Key::ArrowDown);
    desk.harness().event(Event::Copy);
    desk.harness().step();
    let copied = desk.asked().iter().find_map(|asked| match asked {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert_eq!(copied.lines().count(), 11);
    assert!(copied.starts_with("promise\tpartners\t"));
}

#[test]
fn the_filter_and_the_sources_choose_promises_too() {
    let mut desk = Desk::new();
    desk.press(Key::Num4);
    desk.reads("3 promises as of 21 November 2026");
    desk.control("2 overdue");
    desk.control("1 overtaken");
    desk.click("Message, 1");
    desk.reads("0 promises");
    desk.reads("No promise in this catalogue passes the filter");
    let way_out = desk.lowest_control("Clear filters").rect().center();
    desk.click_at(way_out);
    desk.reads("3 promises");
}

#[test]
fn nothing_is_outside_of_a_small_window() {
    for (size, scale) in [
        ([1024.0, 640.0], 1.0),
        ([1600.0, 1000.0], 1.5),
        ([640.0, 400.0], 1.0),
    ] {
        let mut desk = Desk::with(
            Setting {
                size,
                scale,
                all_sources: true,
                ..Setting::default()
            },
            None,
        );
        desk.press(Key::Num4);
        desk.press(Key::ArrowDown);
        let width = size[0] / scale;
        let rows = desk.harness().query_all_by_role(Role::ListItem);
        let rows: Vec<_> = rows.map(|row| row.rect()).collect();
        assert!(!rows.is_empty(), "{size:?}");
        // What parts the page from the panel, where there is one.
        let mut nodes = desk.harness().root().children_recursive();
        let edge = nodes
            .find(|node| node.accesskit_node().label().as_deref() == Some("Resize panel"))
            .map_or(width, |edge| edge.rect().center().x);
        drop(nodes);
        for row in rows {
            assert!(
                row.left() >= 0.0 && row.right() <= edge,
                "{row:?} of {size:?}"
            );
            assert!(row.width() > 240.0, "{row:?} of {size:?}");
        }
        let slider = desk.harness().get_by_role(Role::Slider).rect();
        assert!(slider.right() <= edge, "{slider:?} of {size:?}");
    }
}

/// Keys that come in one frame, or each in a frame of its own.
fn press_at_once(desk: &mut Desk, keys: &[Key], in_one_frame: bool) {
    for &key in keys {
        desk.harness().input_mut().events.push(Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        if !in_one_frame {
            desk.harness().step();
        }
    }
    desk.settle();
}

#[test]
fn arrows_pressed_at_once_after_the_page_walk_in_its_rows() {
    for in_one_frame in [true, false] {
        let mut desk = Desk::of_all_sources();
        press_at_once(
            &mut desk,
            &[Key::Num4, Key::ArrowDown, Key::ArrowDown],
            in_one_frame,
        );
        let third = {
            let mut desk = self::desk();
            desk.press(Key::ArrowDown);
            desk.press(Key::ArrowDown);
            at(&desk).map(str::to_owned)
        };
        assert!(third.is_some());
        assert_eq!(at(&desk), third.as_deref(), "in one frame: {in_one_frame}");
        desk.press(Key::ArrowUp);
        assert_ne!(at(&desk), third.as_deref());
        assert!(desk.selection().is_some());
    }
}
