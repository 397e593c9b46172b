//! Catalogues from disk: opened, changed, broken, taken away.

use std::{fmt::Write as _, fs, path::Path};

use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::desk::Desk;

/// A folder of records that goes away with the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    /// Two meetings, one with a link in its source.
    pub(crate) fn catalogue() -> String {
        let mut text = head();
        for number in [11, 12] {
            text += &meeting(
                &format!("jwg-{number}"),
                &format!("{number}th meeting"),
                2008 + number,
                6,
            );
        }
        text + "]\n"
    }

    /// So many meetings in one month: more than find a row.
    pub(crate) fn crowd(count: i32) -> String {
        let mut text = head();
        for number in 1..=count {
            text += &meeting(
                &format!("m-{number}"),
                &format!("Meeting {number}"),
                2020,
                1 + number % 28,
            );
        }
        // And one far away, so that the month is narrow.
        text += &meeting("far", "A meeting long before", 1960, 3);
        text + "]\n"
    }
}

fn head() -> String {
    r#"[
    Catalogue(title: "Nobody’s diplomacy", home: "IN", covers: "Made up", leaves_out: "All others", as_of: "2024-06-30"),
    Party(code: "IN", name: "India"),
    Party(code: "RU", name: "Russia"),
    Format(slug: "jwg", name: "Joint Working Group", short: "JWG", sentence: "A meeting", marker: Circle),
    Topic(slug: "terror-financing", name: "Terror financing", sentence: "Money for terror"),
    Source(id: "paper", kind: Newspaper, collection: "articles", url: "https://example.org/report"),
"#
    .to_owned()
}

fn meeting(id: &str, title: &str, year: i32, day: i32) -> String {
    let mut text = String::new();
    writeln!(
        text,
        r#"    Engagement(id: "{id}", title: "{title}", parties: ["RU"], format: "jwg", status: Held,
        dates: [(date: "{year:04}-01-{day:02}", basis: "Made up", cite: [Para("paper", 2)])],
        cite: [Para("paper", 1)]),"#
    )
    .unwrap();
    text
}

#[test]
fn a_folder_is_opened_from_a_typed_path() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.types(folder.path().to_str().unwrap());
    desk.press(Key::Enter);
    desk.wait("the folder", |desk| {
        desk.text().contains("Nobody’s diplomacy")
    });
    assert_eq!(desk.marks().len(), 2);
    desk.reads("Showing 2 of 2 engagements");
    assert_eq!(
        desk.selection(),
        None,
        "the selection came from another catalogue"
    );
    // And back.
    desk.click("Open");
    desk.click("Open the built-in catalogue");
    desk.wait("the built-in catalogue", |desk| {
        desk.text().contains("India’s counter-terrorism diplomacy")
    });
    desk.reads("Sources: all");
}

#[test]
fn what_is_dropped_on_the_window_is_opened() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::new();
    desk.drop_on(&[folder.path()]);
    desk.wait("the folder", |desk| desk.marks().len() == 2);
    desk.drop_on(&[Path::new("/nowhere/dropped")]);
    desk.wait("a notice", |desk| {
        desk.text().contains("Could not open /nowhere/dropped")
    });
    assert_eq!(desk.marks().len(), 2);
}

#[test]
fn of_several_files_dropped_at_once_none_is_opened_and_the_window_says_so() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    folder.write("more.ron", "[]");
    let mut desk = Desk::new();
    let (base, more) = (
        folder.path().join("base.ron"),
        folder.path().join("more.ron"),
    );
    desk.drop_on(&[&base, &more]);
    desk.settle();
    desk.reads("2 files were dropped and none was opened");
    assert!(!desk.window().is_reading());
    assert_eq!(desk.engagements(), 14);
}

#[test]
fn a_single_file_is_a_catalogue_too() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let desk = Desk::open(&folder.path().join("base.ron"));
    assert_eq!(desk.marks().len(), 2);
}

#[test]
fn a_change_on_disk_is_taken_in_and_the_view_stays() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::open(folder.path());
    desk.click_mark(&["11th meeting"]);
    desk.press(Key::W);
    let time = desk.time();
    assert!(time.is_some());
    folder.write(
        "more.ron",
        &format!("[{}]", meeting("jwg-13", "13th meeting", 2019, 20)),
    );
    desk.wait("the change", |desk| {
        desk.text().contains("of 3 engagements")
    });
    assert_eq!(desk.selection(), Some("jwg-11"));
    assert_eq!(desk.time(), time);
    desk.reads("11th meeting");
}

#[test]
fn a_change_is_read_once_and_then_the_window_sleeps() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::open(folder.path());
    for text in ["[", &Folder::catalogue()] {
        folder.write("base.ron", text);
        desk.wait("the change", |desk| desk.window().is_reading());
        // Twice as long as it takes to notice a change that the reading itself would have made.
        let until = std::time::Instant::now() + std::time::Duration::from_millis(1500);
        let mut readings = 0;
        let mut before = true;
        while std::time::Instant::now() < until {
            desk.harness().step();
            let now = desk.window().is_reading();
            readings += usize::from(now && !before);
            before = now;
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert_eq!(readings, 0, "it was read again and again");
        assert_eq!(desk.sleeps(), std::time::Duration::MAX);
    }
}

#[test]
fn ctrl_r_reads_again_at_once() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::open(folder.path());
    folder.write(
        "more.ron",
        &format!("[{}]", meeting("jwg-13", "13th meeting", 2019, 20)),
    );
    desk.press_with(Modifiers::COMMAND, Key::R);
    desk.wait("the change", |desk| {
        desk.text().contains("of 3 engagements")
    });
}

#[test]
fn a_file_that_is_half_written_keeps_what_is_good_in_it() {
    let folder = Folder::new();
    let whole = Folder::catalogue();
    folder.write("base.ron", &whole);
    let mut desk = Desk::open(folder.path());
    desk.click_mark(&["12th meeting"]);
    let cut = whole.rfind("basis").unwrap();
    folder.write("base.ron", &whole[..cut]);
    desk.wait("the half", |desk| desk.text().contains("of 1 engagement"));
    desk.mark(&["11th meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::M);
    desk.reads("1 error, ");
    desk.press(Key::Escape);
    // What was selected is selected again when the rest is written.
    folder.write("base.ron", &whole);
    desk.wait("the rest", |desk| desk.text().contains("of 2 engagements"));
    assert_eq!(desk.selection(), Some("jwg-12"));
    desk.reads("2 warnings in the data");
}

#[test]
fn a_folder_that_is_taken_away_leaves_its_catalogue_on_screen() {
    let folder = Folder::new();
    let inside = folder.path().join("records");
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("base.ron"), Folder::catalogue()).unwrap();
    let mut desk = Desk::open(&inside);
    assert_eq!(desk.marks().len(), 2);
    fs::remove_dir_all(&inside).unwrap();
    desk.wait("a notice", |desk| desk.text().contains("Could not open"));
    assert_eq!(desk.marks().len(), 2);
    // It comes back, is read again, and is watched again.
    fs::create_dir(&inside).unwrap();
    fs::write(inside.join("base.ron"), Folder::catalogue()).unwrap();
    desk.press_with(Modifiers::COMMAND, Key::R);
    desk.wait("the folder", |desk| !desk.text().contains("Could not open"));
    let more = format!("[{}]", meeting("jwg-13", "13th meeting", 2019, 20));
    fs::write(inside.join("more.ron"), more).unwrap();
    desk.wait("the change", |desk| {
        desk.text().contains("of 3 engagements")
    });
}

#[test]
fn a_collection_that_is_not_there_is_named_and_all_sources_are_shown() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let setting = crate::desk::Setting {
        collection: Some("no-such"),
        ..crate::desk::Setting::default()
    };
    let mut desk = Desk::with(setting.clone(), Some(folder.path()));
    desk.wait("the folder", |desk| {
        desk.text().contains("no collection no-such")
    });
    desk.reads("all sources are shown");
    assert_eq!(desk.marks().len(), 2);
    let setting = crate::desk::Setting {
        collection: Some("articles"),
        ..setting
    };
    let mut desk = Desk::with(setting, Some(folder.path()));
    desk.wait("the folder", |desk| !desk.window().is_reading());
    desk.reads("Sources: articles");
}

#[test]
fn an_empty_folder_is_refused_in_words() {
    let folder = Folder::new();
    let mut desk = Desk::with(crate::desk::Setting::default(), Some(folder.path()));
    desk.wait("a notice", |desk| desk.text().contains("Could not open"));
    desk.reads(folder.path().to_str().unwrap());
    // The built-in catalogue stays.
    desk.reads("Russia, 21 meetings held, 27 in all; took part in 41 more with others");
}

#[test]
fn names_in_other_scripts_have_glyphs() {
    let folder = Folder::new();
    let other = Folder::catalogue()
        .replace("name: \"Russia\"", "name: \"Россия ދިވެހިރާއްޖެ भारत गणराज्य\"")
        .replace(
            "11th meeting",
            "११वीं बैठक · ދެވަނަ ބައްދަލުވުން · Одиннадцатое заседание · Ελλάδα · Đà Nẵng · Łódź · Тоҷикистон",
        );
    folder.write("base.ron", &other);
    let mut desk = Desk::open(folder.path());
    desk.press(Key::Home);
    desk.reads("११वीं बैठक");
}
