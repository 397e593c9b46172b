//! What a policy student does for an afternoon, each from the timeline of the catalogue that ships in at
//! most four acts, and what is read off the screen then.
//!
//! An act is a click, a key with what is held beside it, or a text that is typed and entered.

use egui::{Key, Modifiers};
use legation::view::Page;

use crate::{
    desk::{Desk, Setting},
    files::Folder,
};

/// The most acts that a task may take.
const MOST: u32 = 4;

/// Somebody before the window, whose acts are counted.
struct Student {
    desk: Desk,
    acts: u32,
}

impl Student {
    /// Before the whole catalogue, in a window with room for every lane.
    fn new() -> Self {
        let setting = Setting {
            size: [1600.0, 1000.0],
            all_sources: true,
            ..Setting::default()
        };
        Self {
            desk: Desk::with(setting, None),
            acts: 0,
        }
    }

    /// Before what the five articles know.
    fn of_the_articles() -> Self {
        Self {
            desk: Desk::new(),
            acts: 0,
        }
    }

    fn act(&mut self) -> &mut Desk {
        self.acts += 1;
        &mut self.desk
    }

    fn types(&mut self, text: &str) {
        let desk = self.act();
        desk.types(text);
        desk.press(Key::Enter);
    }

    /// Opens a catalogue of two engagements, by its path.
    fn opens(&mut self, folder: &Folder) {
        folder.write("base.ron", &Folder::catalogue());
        self.act().press_with(CTRL, Key::L);
        self.types(&folder.path().display().to_string());
        let shown = "Showing 2 of 2 engagements";
        self.desk
            .wait("the catalogue", |desk| desk.text().contains(shown));
    }

    #[track_caller]
    fn reads(&mut self, text: &str) {
        self.desk.reads(text);
    }

    #[track_caller]
    fn is_done(&self) {
        assert!(self.acts <= MOST, "{} acts", self.acts);
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

#[test]
fn see_what_happened_when_by_partner() {
    let mut student = Student::new();
    student.reads("Russia, 21 meetings held, 27 in all; took part in 41 more with others");
    student.act().press_with(CTRL, Key::G);
    student.types("May 2023");
    student.desk.mark(&["12th meeting", "3 May 2023", "Russia"]);
    student.is_done();
}

#[test]
fn open_one_engagement_and_see_the_proof() {
    let mut student = Student::of_the_articles();
    student.act().click_mark(&["13th meeting"]);
    student.reads("What the sides said");
    student.reads("Sources");
    student.reads("¶");
    student.is_done();
}

#[test]
fn cite_it() {
    let mut student = Student::of_the_articles();
    student.act().click_mark(&["14th meeting"]);
    student.act().click_and_ask("Chicago note");
    let note = student.desk.copied().expect("a note");
    assert!(note.contains("28 February 2020"), "{note}");
    student.is_done();
}

#[test]
fn make_one_slide_for_the_principal() {
    let folder = Folder::new();
    let path = folder.path().join("slide.pptx");
    let mut student = Student::of_the_articles();
    student.act().press_with(CTRL, Key::E);
    student.act().click("PowerPoint slides");
    student.act().click("File");
    student.desk.press_with(CTRL, Key::A);
    student.types(&path.display().to_string());
    let saved = format!("Saved to {}", path.display());
    student
        .desk
        .wait("the slide", |desk| desk.text().contains(&saved));
    let slides = std::fs::read(&path).expect("slides");
    assert!(slides.starts_with(b"PK"));
    student.is_done();
}

#[test]
fn see_which_promises_were_followed_up() {
    let mut student = Student::new();
    student.act().press(Key::Num4);
    student.reads("27 kept");
    student.act().click("10 overdue");
    student.reads("Overdue by");
    student.is_done();
}

#[test]
fn see_how_the_language_changed_between_two_meetings() {
    let mut student = Student::of_the_articles();
    student.act().click_mark(&["13th meeting"]);
    student.reads("Since the previous meeting of this series");
    student.act().press_with(CTRL, Key::D);
    student.reads("Compare what was said");
    student.reads("Not mentioned in these sources");
    student.is_done();
}

#[test]
fn compare_partners_on_one_topic() {
    let mut student = Student::new();
    student.act().click("Financing of terrorism, 98");
    student.act().press_with(CTRL, Key::D);
    student.reads("Compare what was said");
    student.reads("Financing of terrorism");
    student.is_done();
}

#[test]
fn see_the_cadence_of_a_series() {
    let mut student = Student::of_the_articles();
    student.act().press(Key::Num3);
    student.act().click("Gaps in series");
    student.reads(" days");
    student.reads("not on record");
    student.is_done();
}

#[test]
fn see_who_led_each_side_and_at_what_rank() {
    let mut student = Student::of_the_articles();
    student.act().click_mark(&["13th meeting"]);
    student.reads("Tanmaya Lal");
    student.reads("rank 4, our coding: Secretary of a ministry");
    student.act().click("Tanmaya Lal");
    student.reads(" of 14 engagements");
    student.reads("Tanmaya Lal, remove");
    student.is_done();
}

#[test]
fn find_a_word_or_a_name_fast() {
    let mut student = Student::of_the_articles();
    student.act().press_with(CTRL, Key::F);
    student.act().types("\"safe havens\"");
    let found = |desk: &Desk| desk.text().contains("2 found");
    student.desk.wait("what was found", found);
    student.reads("14th meeting of the India–France Joint Working Group");
    student.act().press(Key::Enter);
    assert_eq!(student.desk.selection(), Some("in-ru-jwg-11"));
    student.act().press(Key::Enter);
    assert_eq!(student.desk.selection(), Some("in-fr-jwg-14"));
    student.is_done();
}

#[test]
fn open_the_source_behind_a_claim() {
    let mut student = Student::of_the_articles();
    student.act().click_mark(&["13th meeting"]);
    let (citation, _) = student.desk.links("Open source: ").remove(0);
    student.act().click(&citation);
    student.reads("Also proves");
    student.is_done();
}

#[test]
fn add_a_record_of_ones_own() {
    let folder = Folder::new();
    let mut student = Student::new();
    student.opens(&folder);
    // What is added while it is open is there at once, without an act.
    folder.write(
        "own.ron",
        r#"[Engagement(id: "own", title: "My own record", parties: ["RU"], format: "jwg", status: Held,
            dates: [(date: "2021-05-06", basis: "b")])]"#,
    );
    student
        .desk
        .wait("the record", |desk| desk.text().contains("My own record"));
    student.is_done();
}

#[test]
fn see_what_is_coming_or_overdue_as_of_a_day() {
    let mut student = Student::new();
    student.act().press(Key::Num4);
    student.act().press_with(CTRL, Key::G);
    student.types("1 January 2022");
    student.reads("promises as of 1 January 2022");
    let overdue = student.desk.control_like(" overdue");
    student.act().click(&overdue);
    student.reads("Overdue by 366 days with no record");
    student.is_done();
}

#[test]
fn see_where_it_is_weak() {
    let mut student = Student::new();
    student.act().press_with(CTRL_SHIFT, Key::M);
    student.reads("+ Single source: 138");
    let disputed = student.desk.control_like("+ Sources disagree: ");
    student.act().click(&disputed);
    student.reads("Sources differ on the date, the place or the status");
    student.is_done();
}

#[test]
fn bring_data_in_and_take_it_out() {
    let folder = Folder::new();
    let mut student = Student::new();
    student.opens(&folder);
    student.act().press(Key::Num2);
    assert_eq!(student.desk.session().view.page, Page::Table);
    student.act().click_and_ask("Copy all 2 rows");
    let rows = student.desk.copied().map(|text| text.lines().count());
    assert_eq!(rows, Some(3), "a head and two rows");
    student.is_done();
}
