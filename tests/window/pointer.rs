//! Mouse and trackpad on the timeline.

use egui::{Modifiers, Vec2};

use crate::desk::{Desk, HEADS};

/// The day at a place on the canvas, in days since 1970.
fn day_at(desk: &Desk, x: f32) -> f64 {
    let canvas = desk.canvas();
    let (start, end) = desk.time().expect("everything is shown");
    let share = f64::from((x - canvas.left() - HEADS) / (canvas.width() - HEADS));
    start + (end - start) * share
}

#[test]
fn ctrl_and_the_wheel_zoom_and_keep_the_day_under_the_pointer() {
    let mut desk = Desk::new();
    let at = desk.canvas().left_top() + Vec2::new(500.0, 300.0);
    desk.wheel(at, 2.0, Modifiers::COMMAND);
    let before = day_at(&desk, at.x);
    let (start, end) = desk.time().unwrap();
    for _ in 0..10 {
        desk.wheel(at, 1.0, Modifiers::COMMAND);
    }
    let (closer_start, closer_end) = desk.time().unwrap();
    assert!(closer_end - closer_start < (end - start) / 2.0);
    let points_per_day = f64::from(desk.canvas().width() - HEADS) / (closer_end - closer_start);
    let drift = (day_at(&desk, at.x) - before).abs() * points_per_day;
    assert!(drift < 0.5, "the day moved by {drift} points");
}

#[test]
fn the_wheel_alone_changes_no_time() {
    let mut desk = Desk::new();
    let at = desk.canvas().center();
    desk.wheel(at, -3.0, Modifiers::NONE);
    assert_eq!(desk.time(), None);
}

#[test]
fn shift_and_the_wheel_pan_through_time() {
    let mut desk = Desk::new();
    let at = desk.canvas().center();
    desk.wheel(at, 6.0, Modifiers::COMMAND);
    let (start, end) = desk.time().unwrap();
    desk.wheel(at, -2.0, Modifiers::SHIFT);
    let (later, later_end) = desk.time().unwrap();
    assert!(later > start, "{later} is not after {start}");
    assert!(
        ((later_end - later) - (end - start)).abs() < 1e-6,
        "it zoomed"
    );
}

/// A window whose user prefers the wheel to zoom, too low for all lanes.
fn desk_whose_wheel_zooms() -> Desk {
    let mut desk = Desk::new();
    desk.resize(1440.0, 330.0);
    desk.press_with(Modifiers::COMMAND, egui::Key::Comma);
    desk.click("The wheel: Zooms at the pointer; with Shift it scrolls the lanes");
    desk.press(egui::Key::Escape);
    desk
}

#[test]
fn the_wheel_alone_zooms_for_those_who_prefer_it() {
    let mut desk = desk_whose_wheel_zooms();
    let at = desk.canvas().left_top() + Vec2::new(500.0, 100.0);
    desk.wheel(at, 2.0, Modifiers::NONE);
    let (start, end) = desk.time().unwrap();
    let before = day_at(&desk, at.x);
    desk.wheel(at, 5.0, Modifiers::NONE);
    let (closer_start, closer_end) = desk.time().unwrap();
    assert!(closer_end - closer_start < (end - start) / 2.0);
    let points_per_day = f64::from(desk.canvas().width() - HEADS) / (closer_end - closer_start);
    let drift = (day_at(&desk, at.x) - before).abs() * points_per_day;
    assert!(drift < 0.5, "the day moved by {drift} points");
    assert!(desk.session().view.scroll.abs() < f64::EPSILON);
    // Ctrl does what it did, and the other direction leads out again.
    desk.wheel(at, 1.0, Modifiers::COMMAND);
    let (closest_start, closest_end) = desk.time().unwrap();
    assert!(closest_end - closest_start < closer_end - closer_start);
    desk.wheel(at, -12.0, Modifiers::NONE);
    // Further than it began; all the way out everything is shown.
    let is_farther = |(from, to): (f64, f64)| to - from > end - start;
    assert!(desk.time().is_none_or(is_farther));
}

#[test]
fn shift_and_a_wheel_that_zooms_scroll_the_lanes() {
    let mut desk = desk_whose_wheel_zooms();
    let at = desk.canvas().center();
    desk.wheel(at, 3.0, Modifiers::NONE);
    let time = desk.time();
    desk.wheel(at, -2.0, Modifiers::SHIFT);
    assert!(desk.session().view.scroll > 0.0);
    assert_eq!(desk.time(), time);
    desk.wheel(at, 20.0, Modifiers::SHIFT);
    assert!(desk.session().view.scroll.abs() < f64::EPSILON);
    assert_eq!(desk.time(), time);
}

#[test]
fn letting_go_of_shift_does_not_turn_the_wheel_to_something_else() {
    let mut desk = desk_whose_wheel_zooms();
    let at = desk.canvas().center();
    desk.wheel(at, 3.0, Modifiers::NONE);
    let time = desk.time();
    desk.turn_the_wheel(at, -3.0, Modifiers::SHIFT);
    desk.harness().step();
    desk.turn_the_wheel(at, 0.0, Modifiers::NONE);
    desk.pass(0.5);
    assert!(desk.session().view.scroll > 0.0);
    assert_eq!(desk.time(), time);
}

#[test]
fn the_wheel_scrolls_lanes_that_find_no_room() {
    let mut desk = Desk::new();
    desk.resize(1440.0, 330.0);
    let at = desk.canvas().center();
    desk.wheel(at, -2.0, Modifiers::NONE);
    assert!(desk.session().view.scroll > 0.0);
    desk.wheel(at, 20.0, Modifiers::NONE);
    assert!(desk.session().view.scroll.abs() < f64::EPSILON);
}

#[test]
fn lanes_scrolled_down_come_back_when_there_is_room_again() {
    let mut desk = Desk::new();
    desk.resize(1440.0, 330.0);
    let at = desk.canvas().center();
    desk.wheel(at, -20.0, Modifiers::NONE);
    desk.resize(1440.0, 900.0);
    desk.reads("Russia, 5 meetings held");
    desk.reads("Tajikistan, 0 meetings held");
}

#[test]
fn dragging_takes_the_day_along() {
    let mut desk = Desk::new();
    let from = desk.canvas().left_top() + Vec2::new(500.0, 500.0);
    desk.wheel(from, 6.0, Modifiers::COMMAND);
    let held = day_at(&desk, from.x);
    let to = from - Vec2::new(160.0, 0.0);
    desk.drag(from, to);
    assert!((day_at(&desk, to.x) - held).abs() < 1.0);
    assert_eq!(desk.selection(), None, "a drag selected something");
}

#[test]
fn a_drag_that_starts_on_a_mark_pans_and_selects_nothing() {
    let mut desk = Desk::new();
    let middle = desk.canvas().center();
    desk.wheel(middle, 2.0, Modifiers::COMMAND);
    let before = desk.time();
    let from = desk.mark(&["Doval"]).rect().left_center() + Vec2::new(6.0, 0.0);
    desk.drag(from, from + Vec2::new(80.0, 0.0));
    assert_ne!(desk.time(), before);
    assert_eq!(desk.selection(), None);
}

#[test]
fn a_double_click_on_a_mark_frames_it_and_on_empty_ground_shows_everything() {
    let mut desk = Desk::new();
    let at = desk.mark(&["14th meeting"]).rect().left_center() + Vec2::new(6.0, 0.0);
    desk.double_click_at(at);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    let (start, end) = desk.time().unwrap();
    assert!(end - start < 60.0);
    let ground = desk.empty_ground();
    desk.double_click_at(ground);
    assert_eq!(desk.time(), None);
}

#[test]
fn a_click_on_empty_ground_selects_nothing() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    let ground = desk.empty_ground();
    desk.click_at(ground);
    assert_eq!(desk.selection(), None);
}

#[test]
fn a_flicked_timeline_glides_on_and_comes_to_rest() {
    let mut desk = Desk::that_moves();
    let from = desk.canvas().left_top() + Vec2::new(600.0, 500.0);
    desk.wheel(from, 8.0, Modifiers::COMMAND);
    desk.flick(from, from - Vec2::new(120.0, 0.0));
    let let_go = desk.time();
    desk.pass(0.1);
    assert_ne!(desk.time(), let_go, "it stopped dead");
    desk.pass(2.0);
    assert!(desk.sleeps() > std::time::Duration::from_secs(1));
    let rest = desk.time();
    desk.pass(0.5);
    assert_eq!(desk.time(), rest);
}

#[test]
fn a_pill_opens_a_list_that_is_chosen_from_and_closed() {
    let folder = crate::files::Folder::new();
    folder.write("crowd.ron", &crate::files::Folder::crowd(60));
    let mut desk = Desk::open(folder.path());
    let pills: Vec<String> = desk
        .marks()
        .into_iter()
        .filter(|mark| mark.contains("folded"))
        .collect();
    assert!(!pills.is_empty(), "{:#?}", desk.marks());
    let at = desk.pill().rect().center();
    desk.click_at(at);
    desk.reads("Meeting 1");
    let listed = desk.lines();
    assert!(listed.len() > 1);
    // Escape closes the list and nothing else.
    desk.press(egui::Key::Escape);
    assert!(desk.lines().is_empty(), "Escape left the list open");
    desk.click_at(at);
    let first = desk.lines()[0].clone();
    desk.click(&first);
    assert!(desk.selection().is_some());
    assert!(desk.lines().is_empty(), "a choice left the list open");
    // A click elsewhere closes it too.
    desk.click_at(at);
    assert!(!desk.lines().is_empty());
    desk.click("Held, 61");
    assert!(
        desk.lines().is_empty(),
        "a click elsewhere left the list open"
    );
}
