//! A window that nobody touches draws nothing.

use std::time::Duration;

use egui::{Key, Modifiers};

use crate::desk::Desk;

/// Nothing in sight: only an event wakes the window.
#[track_caller]
fn is_at_rest(desk: &mut Desk) {
    desk.pass(1.5);
    assert_eq!(desk.sleeps(), Duration::MAX, "{:?}", desk.causes());
}

#[test]
fn an_untouched_window_sleeps() {
    is_at_rest(&mut Desk::new());
}

#[test]
fn a_window_that_moves_things_sleeps_as_well() {
    let mut desk = Desk::that_moves();
    is_at_rest(&mut desk);
    desk.press(Key::Home);
    desk.press(Key::F);
    is_at_rest(&mut desk);
}

#[test]
fn a_selection_and_its_panel_sleep() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting"]);
    is_at_rest(&mut desk);
    desk.press(Key::F);
    is_at_rest(&mut desk);
}

#[test]
fn open_sheets_sleep() {
    let mut desk = Desk::new();
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::M),
        (Modifiers::SHIFT, Key::Questionmark),
        (Modifiers::COMMAND, Key::Comma),
    ] {
        desk.press_with(modifiers, key);
        is_at_rest(&mut desk);
    }
}

#[test]
fn a_pointer_that_rests_on_a_mark_sleeps() {
    let mut desk = Desk::new();
    let at = desk.mark(&["14th meeting"]).rect().center();
    desk.moves_to(at);
    is_at_rest(&mut desk);
}

#[test]
fn a_travel_takes_a_moment_and_arrives() {
    let mut desk = Desk::that_moves();
    desk.press(Key::Home);
    let before = desk.mark(&["11th meeting"]).rect();
    desk.harness().key_press(Key::F);
    desk.harness().step();
    desk.harness().step();
    assert_eq!(desk.sleeps(), Duration::ZERO, "it jumped");
    is_at_rest(&mut desk);
    assert_ne!(desk.mark(&["11th meeting"]).rect(), before);
}
