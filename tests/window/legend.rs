//! The legend, which explains what is on screen and nothing else.

use egui::{Key, Modifiers};

use crate::desk::Desk;

/// What a legend says of the bracket, the bar and the ring.
const ONCE: &str = "Once, on some day in there";
const LASTED: &str = "Lasted all those days";

#[test]
fn l_opens_a_legend_of_what_is_there_and_closes_it_again() {
    let mut desk = Desk::new();
    desk.does_not_read(ONCE);
    desk.press(Key::L);
    for text in ["circle", "Joint working group", "Held", "hollow", ONCE] {
        desk.reads(text);
    }
    for text in ["two strokes through it", LASTED, "orange line"] {
        desk.does_not_read(text);
    }
    desk.press(Key::L);
    desk.does_not_read(ONCE);
}

#[test]
fn a_legend_stays_and_follows_while_one_zooms_and_pans() {
    let mut desk = Desk::new();
    desk.press(Key::L);
    desk.does_not_read(LASTED);
    desk.click_mark(&["13th meeting"]);
    desk.press(Key::F);
    desk.reads(LASTED);
    desk.does_not_read("small ring");
    for _ in 0..6 {
        desk.press(Key::D);
    }
    desk.does_not_read(LASTED);
    desk.press(Key::Num0);
    desk.reads("small ring");
}

#[test]
fn escape_closes_the_legend_before_it_deselects() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    desk.press(Key::L);
    desk.reads(ONCE);
    desk.press(Key::Escape);
    desk.does_not_read(ONCE);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
}

#[test]
fn the_legend_is_in_the_menu_and_has_a_button_that_closes_it() {
    let mut desk = Desk::new();
    desk.click("View");
    desk.click("Legend L");
    desk.reads(ONCE);
    desk.click("Close");
    desk.does_not_read(ONCE);
}

#[test]
fn the_legend_lies_at_the_lower_left_of_the_timeline_at_every_size() {
    for (width, height) in [(1440.0, 900.0), (1024.0, 640.0), (640.0, 400.0)] {
        let mut desk = Desk::of_all_sources();
        desk.resize(width, height);
        desk.press(Key::L);
        let canvas = desk.canvas();
        let head = desk.written("Formats").rect();
        assert!(canvas.contains_rect(head), "{head:?} in {canvas:?}");
        assert!(head.left() < canvas.center().x, "at {width}");
        let close = desk.control("Close").rect();
        assert!(canvas.contains_rect(close), "{close:?} in {canvas:?}");
    }
}

#[test]
fn keys_still_go_to_the_timeline_and_other_sheets_open() {
    let mut desk = Desk::new();
    desk.press(Key::L);
    desk.press(Key::ArrowRight);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.reads("Path of a folder or file of records");
    desk.press(Key::Escape);
    desk.reads(ONCE);
}
