//! Presenting: from step to step by key, all steps, black, a side question, and the way back.

use egui::{Key, Modifiers};
use legation::{
    command::{Command, Ground, Shows, Turn},
    view::View,
};

use crate::{
    desk::{Desk, Setting},
    files::Folder,
};

/// A window that presents the shipped briefing on one working group.
fn presents() -> Desk {
    let mut desk = Desk::of_all_sources();
    desk.press(Key::F5);
    desk.reads("India and Russia: one working group over the years");
    desk.press(Key::Enter);
    desk.reads("Step 1 of 8: Of 13 numbered meetings, seven are on record as held");
    has_slides(&mut desk);
    desk
}

fn has_slides(desk: &mut Desk) {
    desk.wait("slides to be made", |desk| !desk.window().is_arranging());
}

fn shows(desk: &Desk) -> (usize, Shows) {
    let presenting = desk.session().presenting.as_ref().unwrap();
    (presenting.at, presenting.shows)
}

#[test]
fn a_clicker_leads_through_the_steps() {
    let mut desk = presents();
    desk.press(Key::PageDown);
    desk.reads("Step 2 of 8");
    desk.press(Key::Space);
    desk.press(Key::ArrowRight);
    assert_eq!(shows(&desk), (3, Shows::Step));
    desk.press(Key::PageUp);
    desk.press(Key::End);
    desk.reads("Step 8 of 8: No record of a meeting after the 13th");
    desk.press(Key::Num5);
    desk.press(Key::Enter);
    assert_eq!(shows(&desk), (4, Shows::Step));
}

#[test]
fn the_overview_and_the_black_screen_open_and_close() {
    let mut desk = presents();
    desk.press(Key::Home);
    desk.reads("Step 4: The 11th promised the 12th for the following year");
    desk.press(Key::ArrowDown);
    desk.press(Key::Enter);
    assert_eq!(shows(&desk), (3, Shows::Step));
    desk.press(Key::B);
    desk.reads("Black screen");
    desk.press(Key::Period);
    desk.does_not_read("Black screen");
    desk.press(Key::Home);
    desk.press(Key::Escape);
    assert_eq!(shows(&desk), (3, Shows::Step));
}

#[test]
fn a_side_question_is_answered_on_the_live_timeline_and_the_own_view_comes_back() {
    let mut desk = Desk::of_all_sources();
    desk.press(Key::F);
    let own: View = desk.session().view.clone();
    desk.press(Key::F5);
    desk.press(Key::Enter);
    desk.press(Key::L);
    assert_eq!(shows(&desk).1, Shows::Live);
    desk.reads("Search");
    assert_ne!(desk.session().view, own);
    desk.press(Key::Plus);
    desk.press(Key::F5);
    assert_eq!(shows(&desk), (0, Shows::Step));
    desk.press(Key::PageDown);
    desk.press(Key::Enter);
    assert_eq!(shows(&desk), (1, Shows::Live));
    desk.press(Key::L);
    desk.press(Key::Escape);
    assert!(desk.session().presenting.is_none());
    assert_eq!(desk.session().view, own);
    desk.reads("Search");
}

#[test]
fn the_live_timeline_says_that_it_is_in_the_middle_of_a_presentation() {
    let mut desk = presents();
    desk.does_not_read("L returns");
    desk.press(Key::PageDown);
    desk.press(Key::L);
    desk.reads("Step 2 of 8 · L returns");
    // It stands in the line at the bottom, and covers no mark.
    let note = desk.control("Step 2 of 8 · L returns").rect();
    assert!(note.top() >= desk.overview().rect().bottom());
    desk.click("Step 2 of 8 · L returns");
    assert_eq!(shows(&desk), (1, Shows::Step));
    desk.press(Key::L);
    desk.press(Key::L);
    desk.press(Key::Escape);
    desk.does_not_read("L returns");
}

#[test]
fn the_live_timeline_keeps_the_ground_of_the_presentation() {
    let mut desk = presents();
    desk.press(Key::L);
    assert!(!desk.is_dark());
    desk.press(Key::L);
    desk.send(Command::SetGround(Ground::Black));
    desk.press(Key::L);
    assert!(desk.is_dark());
    assert_eq!(desk.paper(), [0, 0, 0]);
    desk.press(Key::L);
    desk.press(Key::Escape);
    assert!(!desk.is_dark());
}

#[test]
fn notes_open_beside_the_step_where_there_is_no_second_window() {
    let mut desk = presents();
    desk.press(Key::N);
    desk.reads("The group followed a memorandum signed in December 2002");
    desk.reads("Next: Three meetings in its first years, and a fourth announced");
    desk.reads("since the start");
    desk.reads("Next, step 2: Three meetings in its first years, and a fourth announced");
    desk.reads("This step, step 1: Of 13 numbered meetings");
    desk.press(Key::B);
    desk.reads("The screen is black");
    desk.press(Key::B);
    desk.does_not_read("The screen is black");
    desk.press(Key::End);
    desk.reads("This is the last step");
    desk.does_not_read("Next, step");
    desk.press(Key::N);
    desk.does_not_read("since the start");
}

#[test]
fn what_is_on_screen_is_presented_as_one_slide() {
    let mut desk = Desk::new();
    desk.send(Command::PresentView);
    desk.settle();
    desk.reads("Step 1 of 1");
    desk.press(Key::PageDown);
    assert_eq!(shows(&desk), (0, Shows::Step));
    desk.press(Key::Escape);
    assert!(desk.session().presenting.is_none());
}

#[test]
fn steps_are_travelled_to_and_come_to_rest() {
    let setting = Setting {
        all_sources: true,
        motion: true,
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, None);
    desk.press_with(Modifiers::NONE, Key::F5);
    desk.press(Key::Enter);
    has_slides(&mut desk);
    for step in 2..=8 {
        desk.press(Key::PageDown);
        desk.reads(&format!("Step {step} of 8"));
    }
}

#[test]
fn a_question_mark_lists_the_keys_and_escape_puts_the_list_away_first() {
    let mut desk = presents();
    desk.does_not_read("Keys while presenting");
    for (opens, closes) in [
        (Key::Questionmark, Key::Questionmark),
        (Key::F1, Key::Escape),
    ] {
        desk.press(opens);
        desk.reads("Keys while presenting");
        for (keys, does) in Turn::listed() {
            desk.reads(&keys);
            desk.reads(does);
        }
        desk.press(closes);
        desk.does_not_read("Keys while presenting");
        assert_eq!(shows(&desk), (0, Shows::Step));
    }
    desk.press(Key::Escape);
    assert!(desk.session().presenting.is_none());
    desk.press(Key::Questionmark);
    desk.reads("While presenting");
    desk.reads("Make the screen black, or no longer");
}

#[test]
fn a_briefing_without_steps_says_that_there_is_nothing_to_present() {
    let folder = Folder::new();
    folder.write("records.ron", &Folder::catalogue());
    let empty = "Briefing(slug: \"later\", title: \"To be written\", steps: [])";
    folder.write("briefing.ron", empty);
    let mut desk = Desk::with(Setting::default(), Some(folder.path()));
    desk.wait("the catalogue to be read", |desk| {
        !desk.window().is_reading()
    });
    desk.press(Key::F5);
    assert!(desk.session().presenting.is_none());
    desk.reads("“To be written” has no step, and so nothing to present");
}
