//! What opens on top: problems, shortcuts, a path to type.

use egui::{Key, Modifiers, OutputCommand};

use crate::desk::Desk;

#[test]
fn the_list_of_problems_opens_by_key_and_by_the_line_at_the_bottom() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::M);
    desk.reads("A click copies the place");
    desk.press_with(Modifiers::COMMAND, Key::M);
    desk.does_not_read("A click copies the place");
    let problems = desk.control_like("warnings in the data");
    desk.click(&problems);
    desk.reads("174 warnings");
}

#[test]
fn a_click_on_a_problem_copies_its_place() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::M);
    let copy = desk.control_like("Copy ");
    let asked = desk.click_and_ask(&copy);
    let place = copy.trim_start_matches("Copy ");
    let copied = asked
        .iter()
        .any(|command| matches!(command, OutputCommand::CopyText(text) if text == place));
    assert!(copied, "{copy}: {asked:?}");
    assert!(place.contains(".ron:"), "“{place}” names no line of a file");
}

#[test]
fn a_sheet_has_a_button_that_closes_it() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::M);
    desk.click("Close window");
    desk.does_not_read("A click copies the place");
}

#[test]
fn the_list_of_shortcuts_names_every_one() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::SHIFT, Key::Questionmark);
    desk.reads("Keyboard shortcuts");
    for text in [
        "Go to the next engagement in the lane",
        "Ctrl Shift L",
        "Drag\nPan both ways",
        "Drag on the axis\nSelect a stretch of time and count what is in it",
        "Shift drag\nZoom to a stretch of time",
        "Name of a lane\nClick to fold or unfold, drag to move, right click for more",
    ] {
        desk.reads(text);
    }
    desk.press(Key::F1);
    desk.does_not_read("Go to the next engagement in the lane");
}

#[test]
fn a_typed_path_that_fails_says_why_and_keeps_what_is_open() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.reads("Path of a folder or file of records");
    desk.types("/nowhere/at/all");
    // Keys go into the field and not to the timeline.
    desk.press(Key::ArrowLeft);
    desk.press(Key::F);
    assert_eq!(desk.selection(), None);
    desk.press(Key::Enter);
    desk.wait("a notice", |desk| desk.text().contains("Could not open"));
    desk.reads("Could not open /nowhere/at/all. ");
    desk.does_not_read("Path of a folder or file of records");
    assert_eq!(desk.engagements(), 14);
    desk.click("Close");
    desk.does_not_read("Could not open");
}

#[test]
fn a_tilde_is_the_home_folder() {
    let home = std::env::home_dir().unwrap();
    for (typed, meant) in [
        ("~/no such records", home.join("no such records")),
        ("~nobody", "~nobody".into()),
    ] {
        let mut desk = Desk::new();
        desk.press_with(Modifiers::COMMAND, Key::L);
        desk.types(typed);
        desk.press(Key::Enter);
        desk.wait("a notice", |desk| desk.text().contains("Could not open"));
        desk.reads(&format!("Could not open {}. ", meant.display()));
    }
}

#[test]
fn the_field_for_a_path_gives_the_focus_away() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.types("/nowhere");
    desk.press(Key::Tab);
    desk.press(Key::Space);
    desk.wait("a notice", |desk| desk.text().contains("Could not open"));
    desk.reads("Could not open /nowhere. ");
}

#[test]
fn escape_closes_the_field_for_a_path() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.types("/half");
    desk.press(Key::Escape);
    desk.does_not_read("Path of a folder or file of records");
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    // And the timeline has the keys again.
    desk.press(Key::F);
    assert!(desk.time().is_some());
}
