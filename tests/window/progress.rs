//! Catalogues that take their time: the window says how far they are, goes on, and can stop them.

use std::time::{Duration, Instant};

use egui::{Key, Modifiers};

use crate::{
    common::synthetic,
    desk::{Desk, Setting},
    files::Folder,
};

/// A folder of so many engagements.
fn large(engagements: usize) -> Folder {
    let folder = Folder::new();
    for (name, text) in synthetic::files(engagements, 7, 4) {
        folder.write(&name, &text);
    }
    folder
}

/// A window that has been asked for a catalogue at its start.
fn started(folder: &Folder) -> Desk {
    Desk::with(Setting::default(), Some(folder.path()))
}

/// Lets frames pass until something is written, as long as it is being read.
fn step_until_it_reads(desk: &mut Desk, text: &str) {
    let until = Instant::now() + Duration::from_mins(1);
    while !desk.text().contains(text) {
        assert!(Instant::now() < until, "waited in vain for {text}");
        assert!(
            desk.window().is_reading(),
            "it was read before “{text}” was said in\n{}",
            desk.text()
        );
        desk.harness().step();
    }
}

fn wait_until_read(desk: &mut Desk) {
    let until = Instant::now() + Duration::from_mins(2);
    while desk.window().is_reading() || desk.window().is_arranging() {
        assert!(Instant::now() < until, "waited in vain");
        desk.harness().step();
        std::thread::sleep(Duration::from_millis(2));
    }
    desk.settle();
}

#[test]
fn while_a_large_folder_is_read_the_window_says_how_far_it_is_and_keys_act() {
    let folder = large(30_000);
    let mut desk = started(&folder);
    step_until_it_reads(&mut desk, "Reading… ");
    desk.reads(&format!("Opening {}", folder.path().display()));
    let shares = desk.text();
    let share = shares.lines().find_map(|line| {
        let rest = line.strip_prefix("Reading… ")?;
        rest.split(' ').next()?.parse::<u32>().ok()
    });
    assert!(share.is_some_and(|share| share < 100), "{shares}");
    // What is open meanwhile can be used.
    desk.press(Key::W);
    assert!(desk.time().is_some());
    desk.press(Key::Questionmark);
    desk.reads("Keyboard shortcuts");
    // Escape closes what lies on top, and not what is read below it.
    desk.press(Key::Escape);
    desk.does_not_read("Keyboard shortcuts");
    assert!(desk.window().is_reading());
    wait_until_read(&mut desk);
    desk.reads("of 30,000 engagements");
    desk.does_not_read("Opening");
    assert_eq!(desk.time(), None, "the view is a fresh one");
}

#[test]
fn escape_stops_what_is_being_read_and_what_is_open_stays() {
    let folder = large(30_000);
    let mut desk = started(&folder);
    step_until_it_reads(&mut desk, "Reading… ");
    desk.press(Key::Escape);
    assert!(!desk.window().is_reading());
    desk.does_not_read("Opening");
    desk.reads("India’s counter-terrorism diplomacy");
    // It does not come back later.
    desk.pass(1.0);
    std::thread::sleep(Duration::from_millis(300));
    desk.settle();
    desk.reads("India’s counter-terrorism diplomacy");
    assert_eq!(desk.sleeps(), Duration::MAX);
}

#[test]
fn another_catalogue_stays_open_until_the_next_is_there_and_the_status_line_says_so() {
    let (small, folder) = (Folder::new(), large(30_000));
    small.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::open(small.path());
    desk.click_mark(&["11th meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::L);
    desk.types(folder.path().to_str().unwrap());
    desk.press(Key::Enter);
    step_until_it_reads(&mut desk, "Reading… ");
    desk.does_not_read("Opening");
    assert_eq!(desk.selection(), Some("jwg-11"));
    desk.click("Cancel");
    assert!(!desk.window().is_reading());
    assert_eq!(desk.selection(), Some("jwg-11"), "what is open stays open");
    desk.does_not_read("Cancel");
    // And once more, to the end.
    desk.drop_on(&[folder.path()]);
    step_until_it_reads(&mut desk, "Cancel");
    wait_until_read(&mut desk);
    desk.reads("of 30,000 engagements");
}

#[test]
fn a_reading_again_that_is_stopped_says_what_it_means() {
    let folder = large(30_000);
    let mut desk = started(&folder);
    wait_until_read(&mut desk);
    desk.press_with(Modifiers::COMMAND, Key::R);
    step_until_it_reads(&mut desk, "Reading… ");
    desk.press(Key::Escape);
    desk.reads("may be out of date: Ctrl R reads it again");
    desk.reads("of 30,000 engagements");
}
