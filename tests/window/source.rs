//! Sources: opened from their citations, read where their texts are at hand, and picked by hand.

use std::{fmt::Write as _, fs};

use egui::{Key, Modifiers, Rect, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use legation::{command::Command, model::SourceId, view::Lens};
use tempfile::TempDir;

use crate::{
    desk::{Desk, Setting},
    files::Folder,
};

/// Records that quote two texts, and a folder with these.
struct Library {
    records: Folder,
    texts: TempDir,
}

impl Library {
    fn new() -> Self {
        let records = Folder::new();
        records.write(
            "base.ron",
            r#"[
    Catalogue(title: "Nobody’s diplomacy", home: "IN", covers: "Made up", leaves_out: "All others", as_of: "2024-06-30"),
    Party(code: "IN", name: "India"),
    Party(code: "RU", name: "Russia"),
    Format(slug: "jwg", name: "Joint Working Group", short: "JWG", sentence: "A meeting", marker: Circle),
    Topic(slug: "money", name: "Money", sentence: "Money"),
    Source(id: "paper", kind: Newspaper, collection: "press", publisher: "The Paper", headline: "A day in Port",
        byline: "A. Writer", published: (date: "2019-01-07", basis: "date line"), text_file: "paper.txt",
        rests_on: "a statement", url: "https://example.org/report"),
    Source(id: "ministry", kind: OfficialStatement, collection: "official", publisher: "The Ministry"),
    Engagement(id: "first", title: "The first meeting", parties: ["RU"], format: "jwg", status: Held,
        dates: [
            (date: "2019-01-06", basis: "Stated", cite: [Quote("paper", 2, "met on Sunday")]),
            (date: "2019-01", basis: "Only the month", cite: [Page("ministry")]),
        ],
        points: [
            (kind: Discussed, what: "Money", topics: ["money"], cite: [Quote("paper", 3, "talked about money")]),
            (kind: Agreed, what: "Gold", topics: ["money"], cite: [Quote("paper", 3, "agreed on gold")]),
            (kind: Agreed, what: "One of two", topics: ["money"], cite: [OneOf(["paper", "ministry"])]),
        ],
        cite: [Quote("paper", 2, "Both sides")]),
    Engagement(id: "second", title: "The second meeting", parties: ["RU"], format: "jwg", status: Held,
        dates: [(date: "2020-01-06", basis: "Stated", cite: [Page("ministry")])],
        cite: [Page("ministry"), Para("paper", 4)]),
]
"#,
        );
        let texts = TempDir::new().unwrap();
        let mut text = "A day in Port\n\nBoth sides met on Sunday at noon.\n\n\
                        They talked about money, and about little else.\n\n"
            .to_owned();
        for number in 0..60 {
            writeln!(text, "Paragraph {number} goes on about the weather there.").unwrap();
        }
        fs::write(texts.path().join("paper.txt"), text).unwrap();
        Self { records, texts }
    }

    fn desk(&self, setting: Setting) -> Desk {
        Desk::with_texts(setting, self.records.path(), self.texts.path())
    }
}

/// Presses the first citation whose spoken name ends so.
#[track_caller]
fn open(desk: &mut Desk, ends: &str) {
    let links = desk.links("Open source: ");
    let found = links.iter().find(|(name, _)| name.ends_with(ends));
    let (name, _) = found.unwrap_or_else(|| panic!("no “{ends}” among {links:#?}"));
    desk.click(&name.clone());
}

/// What a screen reader is told to be quoted, and where on screen.
fn marked(desk: &mut Desk) -> Vec<(String, Rect)> {
    let nodes = desk.harness().query_all_by_role(Role::Label);
    nodes
        .filter_map(|node| Some((node.accesskit_node().description()?, node.rect())))
        .filter(|(said, _)| said.starts_with("Quoted: "))
        .collect()
}

#[test]
fn a_citation_opens_its_source_at_the_paragraph() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting", "Russia"]);
    let links = desk.links("Open source: ");
    assert!(links.len() > 10, "{links:#?}");
    open(&mut desk, ", paragraph 7");
    let shown = desk.session().shell.source.clone().unwrap();
    let cited = shown.cited.unwrap();
    assert_eq!(cited.source, shown.source);
    assert_eq!(cited.paragraph().unwrap().get(), 7);
    for text in [
        "Publisher not in the text",
        "No headline on record",
        "Quoted for this engagement",
        "“took place in Moscow”",
        "Texts belong to their publishers",
        "Also proves",
    ] {
        desk.reads(text);
    }
    // The source stays open while what else it proves is walked through.
    desk.click_mark(&["14th meeting"]);
    desk.reads("Nothing: this engagement does not cite it");
    desk.press(Key::Escape);
    assert_eq!(desk.session().shell.source, None);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    desk.does_not_read("Also proves");
}

#[test]
fn quoted_words_are_marked_where_they_stand_in_the_text() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    open(&mut desk, "The Paper, 7 January 2019, paragraph 3");
    for text in [
        "“A day in Port”",
        "The Paper · 7 January 2019",
        "A. Writer",
        "7 January 2019 (date line)",
        "a statement",
        "They talked about money, and about little else.",
    ] {
        desk.reads(text);
    }
    let found = marked(&mut desk);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].0, "Quoted: “talked about money”");
    desk.reads("A thin line stands beside paragraphs that are cited for something else");
    // That is so of another quote, in the list of all.
    assert_eq!(desk.text().matches("not in paragraph").count(), 1);
    // What it was scrolled to is in sight, though what is on record stands above it.
    assert!(
        found[0].1.top() > 48.0 && found[0].1.bottom() < 860.0,
        "{found:?}"
    );
}

#[test]
fn words_that_are_not_in_the_paragraph_are_said_to_be_missing() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    let missing = "These words are not in paragraph 3 of this text, nor in another";
    let links = desk.links("Open source: The Paper, 7 January 2019, paragraph 3");
    desk.click_at(links[1].1.center());
    desk.reads(missing);
    assert_eq!(marked(&mut desk), []);
    // As `legation check --texts` says it.
    desk.press(Key::Escape);
    desk.press_with(Modifiers::COMMAND, Key::M);
    desk.reads("These words are not in the text of `paper`");
}

#[test]
fn words_that_stand_in_another_paragraph_say_in_which() {
    let library = Library::new();
    let mut long = String::new();
    for number in 1..52 {
        writeln!(long, "Line {number}").unwrap();
    }
    long += "Both sides met on Sunday\n";
    fs::write(library.texts.path().join("paper.txt"), long).unwrap();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    // The words have moved to another paragraph, and the text says which.
    open(&mut desk, "The Paper, 7 January 2019, paragraph 2");
    desk.reads("These words are not in paragraph 2 of this text; they stand in paragraph 52");
}

#[test]
fn where_one_of_several_pages_says_it_the_others_are_a_press_away() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    open(&mut desk, ", or one of 1 more");
    desk.reads("One of these pages says it; which one was not noted");
    desk.click("The Ministry, date not noted");
    let shown = desk.session().shell.source.clone().unwrap();
    assert_eq!(shown.source.as_str(), "ministry");
    desk.reads("The record of this source names no text");
}

#[test]
fn what_else_a_source_proves_leads_there() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    open(&mut desk, ", paragraph 3");
    desk.click("The second meeting, 6 Jan 2020");
    assert_eq!(desk.selection(), Some("second"));
    desk.reads("It is cited without quoted words");
    desk.reads("The first meeting, 6 Jan 2019");
}

#[test]
fn a_text_that_changes_is_read_again() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    let links = desk.links("Open source: The Paper, 7 January 2019, paragraph 3");
    desk.click_at(links[1].1.center());
    desk.reads("These words are not in paragraph 3");
    fs::write(
        library.texts.path().join("paper.txt"),
        "Head\nBoth sides met on Sunday\nThey agreed on gold and talked about money\nEnd\n",
    )
    .unwrap();
    desk.wait("the text to be read again", |desk| {
        desk.text().contains("They agreed on gold")
    });
    desk.does_not_read("These words are not in paragraph 3");
    assert_eq!(marked(&mut desk)[0].0, "Quoted: “agreed on gold”");
}

#[test]
fn a_folder_of_texts_can_be_chosen_in_the_settings_and_one_that_is_missing_is_said() {
    let library = Library::new();
    let mut desk = Desk::open(library.records.path());
    desk.press_with(Modifiers::COMMAND, Key::Comma);
    desk.reads("No folder is set");
    desk.click("Path of a folder of article texts");
    desk.types("/nowhere/at/all");
    desk.press(Key::Enter);
    let notice = "There is no folder of texts at /nowhere/at/all. Check the spelling of the path";
    desk.wait("a notice", |desk| desk.text().contains(notice));
    assert_eq!(desk.engagements(), 2);
    let folder = library.texts.path().to_owned();
    desk.send(Command::UseTexts(Some(folder)));
    desk.wait("the texts", |desk| desk.text().contains("1 text from "));
    desk.does_not_read("There is no folder");
    desk.click("Use none");
    desk.wait("no texts", |desk| desk.text().contains("No folder is set"));
}

#[test]
fn a_text_of_another_encoding_is_said_with_the_cure() {
    let library = Library::new();
    let utf16: Vec<u8> = "\u{feff}Both sides met"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(library.texts.path().join("paper.txt"), utf16).unwrap();
    let desk = library.desk(Setting::default());
    desk.reads("No text could be read from ");
    desk.reads("UTF-8");
}

#[test]
fn the_keyboard_goes_to_a_source_and_back() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    for _ in 0..200 {
        let focus = desk.focus().map(|(name, _)| name).unwrap_or_default();
        if focus.starts_with("Open source: ") {
            break;
        }
        desk.press(Key::Tab);
    }
    let (citation, _) = desk.focus().unwrap();
    assert!(citation.starts_with("Open source: The Paper"), "{citation}");
    desk.press(Key::Enter);
    assert!(desk.session().shell.source.is_some());
    assert_eq!(desk.focus().unwrap().0, "Close source");
    desk.press(Key::Escape);
    assert_eq!(desk.session().shell.source, None);
    assert_eq!(desk.focus().unwrap().0, citation);
    desk.press(Key::Enter);
    desk.press(Key::Enter);
    assert_eq!(desk.session().shell.source, None);
}

#[test]
fn in_a_small_window_a_source_lies_on_the_panel_and_leads_back() {
    let library = Library::new();
    for size in [[1024.0, 640.0], [640.0, 400.0]] {
        let mut desk = library.desk(Setting {
            size,
            ..Setting::default()
        });
        desk.click_mark(&["The first meeting"]);
        if !desk.session().shell.panel {
            desk.press_with(Modifiers::COMMAND, Key::J);
        }
        open(&mut desk, ", paragraph 2");
        desk.does_not_read("What the sides said");
        desk.reads("Quoted for this engagement");
        assert_eq!(marked(&mut desk).len(), 1);
        desk.click("Close source");
        desk.reads("What the sides said");
        assert_eq!(desk.session().shell.source, None);
    }
}

#[test]
fn rival_dates_stand_beside_each_other() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    let (first, second) = (
        desk.written("6 January 2019").rect(),
        desk.written("January 2019 (day not known)").rect(),
    );
    assert!((first.top() - second.top()).abs() < 1.0, "{first} {second}");
    assert!(first.right() < second.left(), "{first} {second}");
    desk.reads("Date known only from The Paper, 7 January 2019; the others are less exact");
}

#[test]
fn sources_are_picked_by_hand_and_the_counts_follow() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    assert_eq!(desk.engagements(), 2);
    desk.click("Sources: all");
    desk.click("Hand-picked…");
    desk.reads("2 of 2 sources believed");
    desk.click("The Ministry, date not noted, 2 engagements");
    desk.reads("1 of 2 sources believed");
    let paper = Lens::Picked([SourceId::from("paper")].into_iter().collect());
    assert_eq!(desk.session().view.lens, paper);
    desk.reads("Sources: 1 picked");
    desk.click("The Paper, 7 January 2019 · “A day in Port”, 2 engagements");
    desk.reads("0 of 2 sources believed");
    desk.reads("Showing 0 of 0 engagements");
    desk.click("Believe official only");
    assert_eq!(desk.session().view.lens, Lens::OfficialOnly);
    desk.press(Key::Escape);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.session().view.lens, paper);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.session().view.lens, Lens::All);
    assert_eq!(desk.engagements(), 2);
}

#[test]
fn sources_are_found_sorted_and_picked_by_kind() {
    let mut desk = Desk::of_all_sources();
    desk.press_with(Modifiers::COMMAND, Key::U);
    desk.reads("732 of 732 sources believed");
    // Only what is in sight is drawn.
    let boxes = |desk: &mut Desk| desk.harness().query_all_by_role(Role::CheckBox).count();
    assert!(boxes(&mut desk) < 200);
    desk.reads("Official statement (36 of 36)");
    desk.types("prague embassy nowhere");
    desk.reads("No source is like that");
    for _ in 0..7 {
        desk.press(Key::Backspace);
    }
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.types("official embassy of israel,");
    desk.reads("1 source found");
    desk.click("Do not believe these");
    desk.reads("731 of 732 sources believed");
    desk.reads("Official statement (0 of 1)");
    desk.click("Official statement (0 of 1)");
    assert_eq!(desk.session().view.lens, Lens::All);
    desk.click("Sort by Engagements");
    desk.reads("1 source found");
}

#[test]
fn a_source_can_be_believed_alone_or_not_at_all() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    open(&mut desk, ", paragraph 2");
    desk.click("Believe only this source");
    let only = Lens::Picked([SourceId::from("paper")].into_iter().collect());
    assert_eq!(desk.session().view.lens, only);
    desk.click("Do not believe this source");
    desk.reads("Not among the sources that are believed now");
    assert_eq!(
        desk.session().view.lens,
        Lens::Picked(std::collections::BTreeSet::new())
    );
    desk.click("Believe this source too");
    assert_eq!(desk.session().view.lens, only);
}

#[test]
fn what_the_choice_of_sources_changes_is_said_beside_it() {
    let mut desk = Desk::new();
    desk.click_mark(&["2nd meeting", "Maldives"]);
    desk.reads("The sources chosen change 2 things here");
    desk.reads("Other sources say 24 July 2023");
    desk.reads("3 more points from other sources only");
    desk.click("Other sources say 24 July 2023");
    let shown = desk.session().shell.source.clone().unwrap();
    assert_eq!(shown.source.as_str(), "india-news-network-2023-07-25");
    desk.reads("Not among the sources that are believed now");
    desk.click("Believe all sources");
    assert_eq!(desk.session().view.lens, Lens::All);
    desk.does_not_read("Other sources say");
    desk.does_not_read("The sources chosen");
}

#[test]
fn the_rail_and_the_status_line_count_what_the_sources_leave_out() {
    let mut desk = Desk::new();
    desk.reads("Showing 14 of 14 engagements known from these sources · ");
    desk.reads("2018 to 2025 · 428 in the catalogue");
    desk.reads("414 more engagements");
    desk.click("7 shown are told otherwise");
    let first = desk.selection().unwrap().to_owned();
    desk.reads("The sources chosen change");
    for _ in 0..6 {
        desk.click("7 shown are told otherwise");
        assert_ne!(desk.selection().unwrap(), first);
    }
    // Round again.
    desk.click("7 shown are told otherwise");
    assert_eq!(desk.selection().unwrap(), first);
    desk.click("414 more engagements");
    assert_eq!(desk.session().view.lens, Lens::All);
    desk.reads("of 428 engagements");
    desk.does_not_read("in the catalogue");
    desk.does_not_read("Under all sources");
}

#[test]
fn pointing_at_a_mark_says_what_all_sources_tell_otherwise() {
    let mut desk = Desk::new();
    let at = desk.mark(&["2nd meeting", "Maldives"]).rect().left_center();
    desk.moves_to(at + egui::vec2(8.0, 0.0));
    desk.settle();
    desk.reads("Under all sources: 24 July 2023");
}

#[test]
fn one_key_leads_from_a_mark_to_its_citations() {
    let library = Library::new();
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    desk.press(Key::E);
    let (citation, _) = desk.focus().unwrap();
    assert!(citation.starts_with("Open source: "), "{citation}");
    desk.press(Key::Tab);
    let (next, _) = desk.focus().unwrap();
    assert!(next.starts_with("Open source: "), "{next}");
    desk.press(Key::Enter);
    assert!(desk.session().shell.source.is_some());
    // The panel is opened where it is closed.
    let mut desk = library.desk(Setting::default());
    desk.click_mark(&["The first meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::J);
    assert!(!desk.session().shell.panel);
    desk.press(Key::E);
    assert!(desk.session().shell.panel);
    assert!(desk.focus().unwrap().0.starts_with("Open source: "));
}
