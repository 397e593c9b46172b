//! Briefings made in the window: from views to a record in a file, and back.

use std::{
    fs,
    path::{Path, PathBuf},
};

use egui::{Key, Modifiers};
use legation::{
    briefing::{Briefing, Edit},
    catalogue::Catalogue,
    command::Command,
    load::{Input, Options, load},
    view::{Page, TimeWindow},
};

use crate::{
    desk::{Desk, Setting},
    files::Folder,
};

/// What stands in the user's file before.
const BEFORE: &str = "// mine, with an odd  order\n[\n    SavedView(name: \"One\", view: (page: Table)), // keep\n]\n";

fn desk_on(folder: &Folder) -> Desk {
    folder.write("records.ron", &Folder::catalogue());
    let setting = Setting {
        size: [1600.0, 1400.0],
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, Some(folder.path()));
    desk.wait("the catalogue to be read", |desk| {
        !desk.window().is_reading()
    });
    desk
}

fn adds_a_step(desk: &mut Desk) {
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
}

fn opens(desk: &mut Desk) {
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
}

/// Types into a field in place of what stands in it, and leaves it.
fn writes(desk: &mut Desk, field: &str, text: &str) {
    desk.click(field);
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.types(text);
    desk.press(Key::Tab);
    desk.settle();
}

fn briefings_in(folder: &Path) -> Vec<Briefing> {
    let loaded = load(Input::Path(folder.to_owned()), &Options::default());
    let errors = loaded.count(legation::load::Severity::Error);
    assert_eq!(errors, 0, "{:#?}", loaded.problems);
    Catalogue::new(loaded.records).briefings().to_vec()
}

fn edited(desk: &Desk) -> Briefing {
    let drafting = desk.session().drafting.as_ref().unwrap();
    assert!(drafting.is_saved(), "{:?}", drafting.refused);
    drafting.draft.briefing().clone()
}

fn titles(briefing: &Briefing) -> Vec<&str> {
    let steps = briefing.steps.iter();
    steps.map(|step| step.title.as_str()).collect()
}

fn rests(desk: &mut Desk) {
    desk.wait("what was written to be read", |desk| {
        !desk.window().is_reading()
    });
}

#[test]
fn a_briefing_of_two_steps_is_made_from_the_timeline_and_is_there_again() {
    let folder = Folder::new();
    folder.write("views.ron", BEFORE);
    let mut desk = desk_on(&folder);
    adds_a_step(&mut desk);
    rests(&mut desk);
    let then = TimeWindow::new(18_000.0, 18_900.0);
    desk.send(Command::ShowTime(then));
    desk.settle();
    adds_a_step(&mut desk);
    rests(&mut desk);
    assert_eq!(edited(&desk).steps.len(), 2);
    writes(&mut desk, "Title", "Two meetings");
    desk.does_not_read("too long for a slide");
    let long = "The group met again, as its minutes had promised three years before; ".repeat(4);
    writes(&mut desk, "Title of the step", &long);
    desk.reads("The title is too long for a slide, where it ends with");
    writes(&mut desk, "Title of the step", "The second");
    desk.does_not_read("too long for a slide");
    writes(&mut desk, "Notes for the speaker", "Say it slowly.");
    desk.click("Up step 2");
    desk.settle();
    assert_eq!(titles(&edited(&desk))[0], "The second");
    desk.send(Command::Select("jwg-12".into()));
    desk.settle();
    desk.click("Call out the selected engagement");
    desk.settle();
    desk.reads("Nothing is written beside “12th meeting”");
    // Its field has the keyboard.
    desk.types("Late, but there");
    desk.press(Key::Tab);
    desk.settle();
    desk.does_not_read("Nothing is written beside");
    desk.click("Bring the selected engagement forward");
    desk.settle();
    desk.reads("In front: 12th meeting");
    rests(&mut desk);
    let made = edited(&desk);
    assert_eq!(made.title, "Two meetings");
    assert_eq!(made.steps[0].focus, ["jwg-12".into()]);
    assert_eq!(made.steps[0].notes.as_deref(), Some("Say it slowly."));
    assert_eq!(made.steps[0].callouts[0].text, "Late, but there");
    assert_eq!(made.steps[0].view.selection, None);
    assert_eq!(briefings_in(folder.path()), [made]);
    let written = fs::read_to_string(folder.path().join("views.ron")).unwrap();
    let kept = BEFORE.trim_end().trim_end_matches(']').trim_end();
    assert!(written.starts_with(kept), "{written}");
    let mut another = desk_on(&folder);
    opens(&mut another);
    another.reads("Yours");
    another.click("Edit Two meetings");
    another.reads("2. ");
}

#[test]
fn changes_of_steps_can_be_taken_back_by_key() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    desk.send(Command::NewBriefing);
    rests(&mut desk);
    writes(&mut desk, "Title of the step", "First");
    desk.click("Duplicate step 1");
    desk.settle();
    writes(&mut desk, "Title of the step", "Second");
    desk.click("Delete step 2");
    desk.settle();
    assert_eq!(titles(&edited(&desk)), ["First"]);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&edited(&desk)), ["First", "Second"]);
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(titles(&edited(&desk)), ["First"]);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    rests(&mut desk);
    assert_eq!(titles(&briefings_in(folder.path())[0]), ["First", "Second"]);
    // What was changed last is what goes back: here the filter.
    desk.send(Command::ToggleParty("RU".into()));
    desk.settle();
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert!(desk.session().view.hidden.is_empty());
    assert_eq!(edited(&desk).steps.len(), 2);
}

#[test]
fn steps_go_up_and_down_by_key_and_show_their_views() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    adds_a_step(&mut desk);
    desk.send(Command::ShowPage(Page::Trends));
    desk.settle();
    adds_a_step(&mut desk);
    rests(&mut desk);
    let before = edited(&desk);
    let head = format!("2. {}", before.steps[1].title);
    desk.control(&head).focus();
    desk.settle();
    desk.press_with(Modifiers::ALT, Key::ArrowUp);
    desk.settle();
    let after = edited(&desk);
    assert_eq!(after.steps[0], before.steps[1]);
    desk.press_with(Modifiers::ALT, Key::ArrowDown);
    desk.settle();
    assert_eq!(edited(&desk), before);
    desk.send(Command::ChooseStep(0));
    desk.settle();
    desk.click("Show this step");
    assert_eq!(desk.session().view.page, Page::Timeline);
    desk.send(Command::ShowPage(Page::Promises));
    desk.settle();
    desk.click("Take over this view");
    assert_eq!(edited(&desk).steps[0].view.page, Page::Promises);
}

#[test]
fn hostile_titles_stay_texts() {
    let folder = Folder::new();
    folder.write("views.ron", BEFORE);
    let mut desk = desk_on(&folder);
    desk.send(Command::NewBriefing);
    rests(&mut desk);
    let hostile = "\"#), Engagement(id: \"x\") // <b>=1+1</b> \\u{202E} ../..";
    writes(&mut desk, "Title", hostile);
    writes(&mut desk, "Title of the step", hostile);
    writes(&mut desk, "Subtitle of the step", "]");
    rests(&mut desk);
    let written = briefings_in(folder.path());
    assert_eq!(written[0].title, hostile);
    assert_eq!(titles(&written[0]), [hostile]);
    assert_eq!(written, [edited(&desk)]);
}

#[test]
fn a_title_that_is_gone_is_warned_of() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    desk.send(Command::NewBriefing);
    rests(&mut desk);
    desk.click("Title of the step");
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.press(Key::Backspace);
    desk.press(Key::Tab);
    desk.settle();
    desk.reads("The step has no title");
}

#[test]
fn what_comes_with_the_catalogue_is_looked_at_and_copied() {
    let home = Folder::new();
    let own = home.path().join("legation");
    let setting = Setting {
        size: [1600.0, 1400.0],
        own_folder: Some(own.clone()),
        all_sources: true,
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, None);
    desk.settle();
    opens(&mut desk);
    desk.reads("From the catalogue");
    desk.click("Look at What became of the promises");
    desk.reads("It comes with the catalogue: copy it to change it");
    desk.click("Copy to edit");
    rests(&mut desk);
    let copy = edited(&desk);
    assert_eq!(copy.title, "What became of the promises (copy)");
    assert_eq!(
        copy.steps,
        crate::common::embedded()
            .briefing("promises")
            .unwrap()
            .steps
    );
    assert!(own.join("views.ron").is_file());
    desk.click("All briefings");
    desk.reads("Yours");
    desk.click("Delete What became of the promises (copy)");
    desk.click("Delete for good What became of the promises (copy)");
    rests(&mut desk);
    desk.does_not_read("Yours");
}

#[test]
fn what_cannot_be_saved_is_kept_and_closing_asks() {
    // Of the built-in catalogue nothing can be saved without a folder of the user's own.
    let mut desk = Desk::with(Setting::default(), None);
    adds_a_step(&mut desk);
    desk.reads("Not saved: There is no folder to save views in");
    desk.click("All briefings");
    desk.reads("Close without saving");
    assert!(desk.session().drafting.is_some());
    desk.click("Close without saving");
    assert!(desk.session().drafting.is_none());
}

#[test]
fn what_an_editor_writes_meanwhile_is_taken_over() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    desk.send(Command::NewBriefing);
    rests(&mut desk);
    let path: PathBuf = folder.path().join("views.ron");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("New briefing", "By hand")).unwrap();
    desk.send(Command::Reload);
    rests(&mut desk);
    assert_eq!(edited(&desk).title, "By hand");
}

/// A briefing of one step whose notes are being typed, in a folder.
fn types_notes(desk: &mut Desk) {
    desk.send(Command::NewBriefing);
    rests(desk);
    desk.click("Notes for the speaker");
    desk.types("Say it slowly.");
    assert_eq!(edited(desk).steps[0].notes, None);
}

/// Whether the notes that were typed are on screen, in the draft and in the file.
#[track_caller]
fn has_notes(desk: &mut Desk, folder: &Folder) {
    rests(desk);
    let made = edited(desk);
    assert_eq!(made.steps[0].notes.as_deref(), Some("Say it slowly."));
    assert_eq!(briefings_in(folder.path()), [made]);
}

#[test]
fn what_was_typed_stays_when_a_field_above_is_clicked() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    types_notes(&mut desk);
    for above in ["Subtitle of the step", "Subtitle", "Title"] {
        desk.click(above);
        has_notes(&mut desk, &folder);
    }
    desk.click("Subtitle");
    desk.types("Since 2002");
    desk.click("Title");
    has_notes(&mut desk, &folder);
    assert_eq!(edited(&desk).subtitle.as_deref(), Some("Since 2002"));
    desk.click("Undo");
    assert_eq!(edited(&desk).subtitle, None);
    desk.click("Undo");
    assert_eq!(edited(&desk).steps[0].notes, None);
}

#[test]
fn what_was_typed_stays_when_the_keyboard_goes_back() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    types_notes(&mut desk);
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    let focus = desk.focus().map(|(name, _)| name);
    assert_eq!(focus.as_deref(), Some("Subtitle of the step"));
    has_notes(&mut desk, &folder);
    desk.types("With two readings");
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    has_notes(&mut desk, &folder);
    let subtitle = edited(&desk).steps[0].subtitle.clone();
    assert_eq!(subtitle.as_deref(), Some("With two readings"));
}

#[test]
fn what_was_typed_is_saved_before_the_window_closes() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    types_notes(&mut desk);
    let asked = desk.asks_to_close();
    assert!(!asked.contains(&egui::ViewportCommand::CancelClose));
    has_notes(&mut desk, &folder);
    // Where it cannot be saved, the window stays.
    let mut desk = Desk::with(Setting::default(), None);
    adds_a_step(&mut desk);
    desk.click("Close");
    opens(&mut desk);
    desk.click("Notes for the speaker");
    desk.types("Say it slowly.");
    let asked = desk.asks_to_close();
    assert!(asked.contains(&egui::ViewportCommand::CancelClose));
    let drafting = desk.session().drafting.as_ref().unwrap();
    let notes = drafting.draft.briefing().steps[0].notes.as_deref();
    assert_eq!(notes, Some("Say it slowly."));
}

#[test]
fn what_was_typed_stays_when_another_step_is_opened() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    desk.send(Command::NewBriefing);
    rests(&mut desk);
    desk.send(Command::EditBriefing(Box::new(Edit::CopyStep(0))));
    desk.send(Command::ChooseStep(0));
    desk.settle();
    rests(&mut desk);
    assert_eq!(edited(&desk).steps.len(), 2);
    desk.click("Notes for the speaker");
    desk.types("Say it slowly.");
    let head = format!("2. {}", edited(&desk).steps[1].title);
    desk.click(&head);
    has_notes(&mut desk, &folder);
    assert_eq!(edited(&desk).steps[1].notes, None);
    desk.click("Notes for the speaker");
    desk.types("And the second.");
    adds_a_step(&mut desk);
    has_notes(&mut desk, &folder);
    let made = edited(&desk);
    assert_eq!(made.steps[1].notes.as_deref(), Some("And the second."));
    assert_eq!((made.steps.len(), made.steps[2].notes.clone()), (3, None));
}

#[test]
fn what_was_typed_stays_when_the_panel_is_closed() {
    for by_key in [true, false] {
        let folder = Folder::new();
        let mut desk = desk_on(&folder);
        types_notes(&mut desk);
        if by_key {
            opens(&mut desk);
        } else {
            desk.click("Close");
        }
        assert!(!desk.session().briefings);
        has_notes(&mut desk, &folder);
        opens(&mut desk);
        has_notes(&mut desk, &folder);
    }
}

#[test]
fn fields_stay_where_they_are_when_a_warning_comes() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    desk.send(Command::NewBriefing);
    rests(&mut desk);
    let names = [
        "Title",
        "Subtitle",
        "Title of the step",
        "Notes for the speaker",
    ];
    let places = |desk: &Desk| names.map(|name| desk.control(name).rect());
    let before = places(&desk);
    for (field, warning) in [
        ("Title", "The briefing has no title"),
        ("Title of the step", "The step has no title"),
    ] {
        desk.click(field);
        desk.press_with(Modifiers::COMMAND, Key::A);
        desk.press(Key::Backspace);
        desk.press(Key::Tab);
        desk.settle();
        desk.reads(warning);
        assert_eq!(places(&desk), before);
    }
}

#[test]
fn a_step_that_shows_most_in_ribbons_is_warned_of() {
    let home = Folder::new();
    let setting = Setting {
        size: [1600.0, 1400.0],
        own_folder: Some(home.path().join("legation")),
        all_sources: true,
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, None);
    desk.settle();
    adds_a_step(&mut desk);
    rests(&mut desk);
    let warning = "Most of what this step shows is in ribbons";
    desk.wait("the step to be looked at", |desk| {
        desk.text().contains(warning)
    });
    let time = TimeWindow::new(18_000.0, 18_060.0);
    desk.send(Command::ShowTime(time));
    desk.settle();
    desk.send(Command::TakeView(0));
    desk.wait("less to be shown", |desk| !desk.text().contains(warning));
}

#[test]
fn a_panel_that_came_along_is_gone_to_before_it_is_closed() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    adds_a_step(&mut desk);
    rests(&mut desk);
    let head = format!("1. {}", edited(&desk).steps[0].title);
    opens(&mut desk);
    assert!(desk.session().briefings);
    assert_eq!(desk.focus().map(|(name, _)| name), Some(head));
    opens(&mut desk);
    assert!(!desk.session().briefings);
    opens(&mut desk);
    assert!(desk.session().briefings);
    opens(&mut desk);
    assert!(!desk.session().briefings);
    // Its own button closes it at once.
    adds_a_step(&mut desk);
    opens(&mut desk);
    opens(&mut desk);
    assert!(!desk.session().briefings);
}
