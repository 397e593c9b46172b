//! Searching for words, and the palette.

use egui::{Event, Key, Modifiers};

use crate::{
    common::embedded,
    desk::{Desk, Setting},
};
use legation::{
    catalogue::Known,
    load::Texts,
    search::{Field, Query, SearchIndex},
    view::Lens,
};

/// Types into the search field and waits for what is found.
fn search(desk: &mut Desk, text: &str) {
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.types(text);
    found(desk);
}

/// Waits until nothing is being searched for.
fn found(desk: &mut Desk) {
    desk.wait("what is searched for", |desk| !desk.window().is_finding());
}

fn text(desk: &Desk) -> Option<&str> {
    let search = desk.session().search.as_ref();
    search.map(|search| search.text.as_str())
}

/// The lines of the open list that say where else than in the title something was found, as they are
/// heard.
fn lines(desk: &Desk) -> Vec<String> {
    let is_line = |line: &String| {
        let mut fields = Field::ALL.into_iter();
        fields.any(|field| line.contains(&format!(". {}: ", field.name())))
    };
    desk.marks().into_iter().filter(is_line).collect()
}

#[test]
fn ctrl_f_and_slash_take_the_keyboard_and_escape_gives_it_back() {
    for (modifiers, key) in [(Modifiers::COMMAND, Key::F), (Modifiers::NONE, Key::Slash)] {
        let mut desk = Desk::new();
        desk.press_with(modifiers, key);
        let (name, _) = desk.focus().unwrap();
        assert_eq!(name, "Search engagements, people, phrases");
        desk.types("kabul");
        found(&mut desk);
        assert_eq!(text(&desk), Some("kabul"));
        // Letters are typed, and move nothing.
        desk.press(Key::F);
        assert_eq!(desk.time(), None);
        desk.press(Key::Escape);
        assert!(!desk.session().search.as_ref().unwrap().is_listed);
        desk.press(Key::W);
        assert!(desk.time().is_some(), "the timeline has the keys again");
        assert_eq!(text(&desk), Some("kabul"), "the search goes on");
        desk.press(Key::Escape);
        assert_eq!(text(&desk), None);
    }
}

#[test]
fn accents_and_other_spellings_make_no_difference() {
    let mut desk = Desk::of_all_sources();
    search(&mut desk, "male");
    desk.reads("Malé, Maldives");
    for name in ["nikolai patrushev", "Nikolay Patrushev"] {
        let mut desk = Desk::of_all_sources();
        search(&mut desk, name);
        desk.reads("Person: ");
        let lines = lines(&desk);
        assert!(
            lines.iter().any(|line| line.contains("Nikola")),
            "{lines:#?}"
        );
    }
    let mut desk = Desk::of_all_sources();
    search(&mut desk, "FATF");
    let lines = lines(&desk);
    let full = "Financial Action Task Force";
    assert!(
        lines
            .iter()
            .any(|line| line.contains("FATF") || line.contains(full)),
        "{lines:#?}"
    );
}

#[test]
fn safe_havens_are_in_two_meetings_of_the_five_articles() {
    let mut desk = Desk::new();
    search(&mut desk, "\"safe havens\"");
    desk.reads("2 engagements");
    let found = lines(&desk).join("\n");
    assert!(
        found.contains("11th meeting of the India–Russia"),
        "{found}"
    );
    assert!(
        found.contains("14th meeting of the India–France"),
        "{found}"
    );
    assert!(!found.contains("13th meeting"), "{found}");
    // The words are shown, with what they are.
    assert!(found.contains("Topic: Safe havens"), "{found}");
}

#[test]
fn what_is_found_depends_on_whose_word_is_taken() {
    let catalogue = embedded();
    let index = SearchIndex::new(&catalogue, &Texts::default());
    let scope = index.scope(&catalogue, &Known::new(&catalogue, &Lens::All));
    let hits = index.find(&Query::new("\"safe havens\""), &scope, |_| true);
    let hits = hits.in_time().iter();
    let ids: Vec<&str> = hits
        .map(|hit| catalogue.entry(hit.engagement).engagement.id.as_str())
        .collect();
    assert!(ids.len() > 2 && ids.contains(&"in-ru-jwg-11") && ids.contains(&"in-fr-jwg-14"));
    let mut desk = Desk::of_all_sources();
    search(&mut desk, "\"safe havens\"");
    desk.reads(&format!("{} engagements", ids.len()));
    for (id, number) in ids.iter().zip(1..) {
        desk.press(Key::Enter);
        assert_eq!(desk.selection(), Some(*id));
        desk.reads(&format!("{number} of {}", ids.len()));
    }
}

#[test]
fn enter_walks_through_what_was_found_and_round_again() {
    let mut desk = Desk::new();
    search(&mut desk, "\"safe havens\"");
    desk.reads("2 found");
    desk.press(Key::Enter);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.reads("1 of 2");
    assert!(
        lines(&desk)
            .iter()
            .all(|line| !line.contains("Topic: Safe")),
        "the list gives way"
    );
    desk.press(Key::Enter);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    desk.reads("2 of 2");
    desk.press(Key::Enter);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press_with(Modifiers::SHIFT, Key::Enter);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    // And from anywhere.
    desk.press(Key::Escape);
    assert_eq!(text(&desk), Some("\"safe havens\""));
    desk.press(Key::F3);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press_with(Modifiers::SHIFT, Key::F3);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
}

#[test]
fn arrows_choose_a_line_and_enter_opens_it() {
    let mut desk = Desk::new();
    search(&mut desk, "\"safe havens\"");
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowUp);
    let chosen = desk.selected_marks();
    assert_eq!(chosen.len(), 1, "{chosen:?}");
    desk.press(Key::Enter);
    let selected = desk.selection().unwrap().to_owned();
    let titles = [("in-ru-jwg-11", "11th"), ("in-fr-jwg-14", "14th")];
    let (_, title) = titles.iter().find(|(id, _)| *id == selected).unwrap();
    assert!(chosen[0].starts_with(title), "{chosen:?} is not {selected}");
    desk.reads("of 2");
}

#[test]
fn a_click_on_a_line_opens_it_and_a_click_elsewhere_folds_the_list() {
    let mut desk = Desk::new();
    search(&mut desk, "\"safe havens\"");
    let at = desk.mark(&["14th", "Topic: Safe havens"]).rect().center();
    desk.click_at(at);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.mark(&["14th", "Topic: Safe havens"]);
    desk.click_at(desk.empty_ground());
    assert!(!desk.session().search.as_ref().unwrap().is_listed);
    assert_eq!(text(&desk), Some("\"safe havens\""));
}

#[test]
fn marks_say_that_they_were_found() {
    let mut desk = Desk::new();
    desk.does_not_read(", found");
    search(&mut desk, "\"safe havens\"");
    desk.press(Key::Enter);
    desk.mark(&["11th meeting", ", found"]);
    desk.mark(&["14th meeting", ", found"]);
    let found = desk
        .marks()
        .into_iter()
        .filter(|mark| mark.contains(", found"));
    assert_eq!(found.count(), 2);
    desk.press(Key::Escape);
    desk.press(Key::L);
    desk.reads("Found by the search");
    desk.press(Key::Escape);
    desk.click("End the search");
    desk.does_not_read(", found");
}

#[test]
fn pills_say_how_many_of_theirs_were_found() {
    let mut desk = Desk::of_all_sources();
    search(&mut desk, "joint working group");
    desk.press(Key::Escape);
    desk.reads(" of them found");
}

#[test]
fn what_the_filter_hides_is_counted_and_can_be_shown() {
    let mut desk = Desk::new();
    desk.click("France, 2");
    search(&mut desk, "\"safe havens\"");
    desk.reads("1 engagement");
    desk.reads("1 more is hidden by the filter");
    desk.click("Show them");
    found(&mut desk);
    desk.reads("2 engagements");
    desk.does_not_read("hidden by the filter");
    assert!(desk.session().view.filter.is_empty());
}

#[test]
fn where_nothing_is_found_the_way_out_is_offered() {
    let mut desk = Desk::new();
    search(&mut desk, "zyxwvutsrqp");
    desk.reads("Nothing is found");
    desk.reads("Only what the sources of “articles” say is searched");
    desk.click("Believe all sources");
    found(&mut desk);
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.reads("No record in this catalogue has these words");
    desk.does_not_read("Believe all sources");
    desk.control("End the search").rect();
}

#[test]
fn a_slip_is_forgiven_and_said() {
    let mut desk = Desk::of_all_sources();
    search(&mut desk, "patrusev");
    desk.reads("Nothing is spelt like that; showing what is close");
    assert!(!lines(&desk).is_empty());
}

#[test]
fn what_is_typed_in_the_same_moment_as_the_shortcut_is_not_lost() {
    for (key, waits) in [(Key::F, true), (Key::K, true), (Key::G, false)] {
        let mut desk = Desk::new();
        let ctrl = Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        // All of it in one frame, as it comes on a slow machine.
        let mut typed = vec![ctrl];
        // Figures would lead to other pages, and 0 would show everything.
        for letter in ["2", "0", "1", "9"] {
            let key = Key::from_name(letter).unwrap();
            typed.push(Event::Key {
                key,
                physical_key: Some(key),
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
            typed.push(Event::Text(letter.to_owned()));
        }
        desk.harness().input_mut().events.extend(typed);
        desk.settle();
        if waits {
            found(&mut desk);
        }
        assert_eq!(
            desk.time(),
            None,
            "the timeline took what {key:?} was to have"
        );
        let page = desk.session().view.page;
        assert_eq!(page, legation::view::Page::Timeline);
        match key {
            Key::F => assert_eq!(text(&desk), Some("2019")),
            Key::K => desk.reads("Engagements"),
            _ => desk.reads("1 January – 31 December 2019"),
        }
    }
    // The slash that opens the field is no part of what is searched for.
    let mut desk = Desk::new();
    desk.harness().event(Event::Key {
        key: Key::Slash,
        physical_key: Some(Key::Slash),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    desk.harness().event(Event::Text("/".to_owned()));
    desk.harness().event(Event::Text("k".to_owned()));
    desk.settle();
    assert_eq!(text(&desk), Some("k"));
}

#[test]
fn enter_typed_before_anything_is_found_is_not_lost() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::F);
    desk.harness()
        .event(Event::Text("\"safe havens\"".to_owned()));
    for pressed in [true, false] {
        desk.harness().event(Event::Key {
            key: Key::Enter,
            physical_key: Some(Key::Enter),
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }
    desk.settle();
    found(&mut desk);
    desk.settle();
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
}

#[test]
fn the_palette_runs_a_command() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.reads("Commands");
    desk.types("switch th");
    found(&mut desk);
    desk.press(Key::Enter);
    assert!(desk.is_dark());
    assert_eq!(desk.session().shell.sheet, None);
}

#[test]
fn the_palette_shows_one_partner_alone() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.types("maldiv");
    found(&mut desk);
    desk.reads("Show only Maldives");
    desk.press(Key::Enter);
    let filter = &desk.session().view.filter;
    assert_eq!(filter.with.len(), 1);
    desk.does_not_read("Russia, 5 meetings held");
}

#[test]
fn the_palette_opens_an_engagement() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.types("putin visit");
    found(&mut desk);
    desk.reads("Engagements");
    let line = desk
        .mark(&["Visit to India by Vladimir Putin", "early 2025 (Jan"])
        .rect()
        .center();
    desk.click_at(line);
    desk.reads("Visit to India by Vladimir Putin");
    assert!(desk.selection().is_some());
    assert_eq!(desk.session().shell.sheet, None);
}

#[test]
fn arrows_move_in_the_palette_and_escape_closes_it() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.types("zoom");
    found(&mut desk);
    let first = desk.selected_marks();
    desk.press(Key::ArrowDown);
    let second = desk.selected_marks();
    assert_ne!(first, second);
    desk.press(Key::ArrowUp);
    assert_eq!(desk.selected_marks(), first);
    desk.press(Key::Escape);
    assert_eq!(desk.session().shell.sheet, None);
    assert_eq!(desk.selection(), None);
    // What was typed before is gone.
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.reads("Open folder…, Ctrl O");
}

#[test]
fn a_narrow_window_has_a_button_that_opens_the_field() {
    let setting = Setting {
        size: [600.0, 640.0],
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, None);
    desk.click("Search…");
    let (name, place) = desk.focus().unwrap();
    assert_eq!(name, "Search engagements, people, phrases");
    assert!(place.right() <= 600.0 && place.left() >= 0.0, "{place:?}");
    desk.types("\"safe havens\"");
    found(&mut desk);
    desk.reads("2 engagements");
    let line = desk.mark(&["14th", "Topic: Safe havens"]).rect();
    assert!(line.right() <= 600.0 && line.bottom() <= 640.0, "{line:?}");
    desk.press(Key::Enter);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press(Key::Escape);
    desk.press(Key::Escape);
    assert_eq!(text(&desk), None);
}

#[test]
fn all_of_it_is_there_with_high_contrast_in_a_large_interface() {
    for scale in [1.0, 2.0] {
        let setting = Setting {
            contrast: legation::command::Contrast::High,
            theme: legation::command::ThemeChoice::Dark,
            scale,
            ..Setting::default()
        };
        let mut desk = Desk::with(setting, None);
        search(&mut desk, "\"safe havens\"");
        desk.reads("2 engagements");
        desk.press(Key::Enter);
        assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
        desk.press_with(Modifiers::COMMAND, Key::K);
        desk.reads("Commands");
    }
}

#[test]
fn the_search_goes_on_in_other_pages() {
    let mut desk = Desk::new();
    desk.press(Key::Num2);
    search(&mut desk, "\"safe havens\"");
    desk.press(Key::Enter);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    assert_eq!(desk.session().view.page, legation::view::Page::Table);
}

#[test]
fn what_is_open_in_front_of_the_page_closes_when_one_searches() {
    for key in [Key::F, Key::K] {
        let mut desk = Desk::new();
        desk.click("Lanes");
        desk.reads("Arrange lanes as usual");
        desk.press_with(Modifiers::COMMAND, key);
        desk.settle();
        let menu = desk.controls("Arrange lanes as usual");
        assert_eq!(menu, [], "{key:?}");
    }
}

#[test]
fn nothing_is_said_of_what_lies_behind_the_palette() {
    let mut desk = Desk::of_all_sources();
    let at = desk.head("Southern Asia").rect().center();
    let said = "Click the name to fold or unfold";
    desk.moves_to(at);
    desk.settle();
    desk.reads(said);
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.settle();
    desk.does_not_read(said);
}
