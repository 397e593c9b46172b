//! The overview below the lanes, and what the pointer does on it.

use egui::{Key, Modifiers, Pos2, accesskit::Role};
use egui_kittest::kittest::NodeT as _;

use crate::desk::{Desk, HEADS};

/// Room at both ends of the strip.
const ENDS: f32 = 10.0;

/// The strip of time: its left and right end, and its middle from top to bottom.
fn strip(desk: &Desk) -> (f32, f32, f32) {
    let rect = desk.overview().rect();
    (
        rect.left() + HEADS + ENDS,
        rect.right() - ENDS,
        rect.center().y,
    )
}

/// A place on the strip, as a share of all the time there is.
fn at(desk: &Desk, share: f32) -> Pos2 {
    let (left, right, y) = strip(desk);
    Pos2::new(left + (right - left) * share, y)
}

/// The window as shares of all the time there is, which reaches from day to day.
fn shown(desk: &Desk, all: (f64, f64)) -> (f64, f64) {
    let (start, end) = desk.time().unwrap_or(all);
    let share = |moment: f64| (moment - all.0) / (all.1 - all.0);
    (share(start), share(end))
}

/// All the time there is, found by drawing over the middle half of it.
fn everything(desk: &mut Desk) -> (f64, f64) {
    desk.drag(at(desk, 0.25), at(desk, 0.75));
    let (start, end) = desk.time().unwrap();
    desk.press(Key::Num0);
    let margin = (end - start) / 2.0;
    (start - margin, end + margin)
}

/// Within two points of the strip.
#[track_caller]
fn is_near(desk: &Desk, (start, end): (f64, f64), expected: (f64, f64)) {
    let (left, right, _) = strip(desk);
    let slack = 2.0 / f64::from(right - left);
    assert!(
        (start - expected.0).abs() < slack && (end - expected.1).abs() < slack,
        "{start} to {end} is not {} to {}",
        expected.0,
        expected.1
    );
}

#[test]
fn the_overview_is_one_thing_that_says_what_is_shown() {
    let mut desk = Desk::new();
    assert_eq!(desk.overviews().len(), 1);
    assert_eq!(desk.overview().accesskit_node().role(), Role::Image);
    desk.reads("Overview: 2018 to 2025, showing everything");
    desk.drag(at(&desk, 0.25), at(&desk, 0.6));
    desk.reads("Overview: 2018 to 2025, showing 20");
    desk.press(Key::Num0);
    desk.reads("showing everything");
}

#[test]
fn dragging_the_brush_pans_and_its_edges_zoom() {
    let mut desk = Desk::new();
    let all = everything(&mut desk);
    desk.drag(at(&desk, 0.25), at(&desk, 0.5));
    is_near(&desk, shown(&desk, all), (0.25, 0.5));
    let (start, end) = desk.time().unwrap();
    desk.drag(at(&desk, 0.4), at(&desk, 0.6));
    is_near(&desk, shown(&desk, all), (0.45, 0.7));
    let (later, later_end) = desk.time().unwrap();
    assert!(
        ((later_end - later) - (end - start)).abs() < 1e-6,
        "it zoomed"
    );
    desk.drag(at(&desk, 0.45), at(&desk, 0.6));
    is_near(&desk, shown(&desk, all), (0.6, 0.7));
    desk.drag(at(&desk, 0.7), at(&desk, 0.9));
    is_near(&desk, shown(&desk, all), (0.6, 0.9));
    // Beyond the end there is nothing to pan to.
    desk.drag(at(&desk, 0.8), at(&desk, 1.0));
    is_near(&desk, shown(&desk, all), (0.7, 1.0));
}

#[test]
fn a_drag_on_empty_ground_draws_a_new_window_and_a_way_back() {
    let mut desk = Desk::new();
    let all = everything(&mut desk);
    desk.drag(at(&desk, 0.5), at(&desk, 0.2));
    is_near(&desk, shown(&desk, all), (0.2, 0.5));
    desk.drag(at(&desk, 0.6), at(&desk, 0.9));
    is_near(&desk, shown(&desk, all), (0.6, 0.9));
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    is_near(&desk, shown(&desk, all), (0.2, 0.5));
}

#[test]
fn a_click_goes_there_and_a_double_click_shows_everything() {
    let mut desk = Desk::new();
    let all = everything(&mut desk);
    desk.click_at(at(&desk, 0.5));
    assert_eq!(desk.time(), None, "there was nowhere to go");
    desk.drag(at(&desk, 0.1), at(&desk, 0.3));
    desk.click_at(at(&desk, 0.7));
    is_near(&desk, shown(&desk, all), (0.6, 0.8));
    desk.click_at(at(&desk, 0.7));
    is_near(&desk, shown(&desk, all), (0.6, 0.8));
    desk.double_click_at(at(&desk, 0.2));
    assert_eq!(desk.time(), None);
}

#[test]
fn the_timeline_follows_a_drag_at_once() {
    let mut desk = Desk::that_moves();
    desk.drag(at(&desk, 0.25), at(&desk, 0.5));
    desk.pull(at(&desk, 0.4), at(&desk, 0.36));
    let before = desk.mark(&["Doval"]).rect();
    let to = at(&desk, 0.35);
    desk.harness().hover_at(to);
    // One frame to see the hand move, and one to show where it went.
    desk.harness().step();
    desk.harness().step();
    let at_once = desk.mark(&["Doval"]).rect();
    assert_ne!(at_once, before);
    desk.pass(0.5);
    assert_eq!(desk.mark(&["Doval"]).rect(), at_once);
    // With the button down and the hand still, nothing is drawn.
    let sleeps = desk.sleeps();
    assert!(
        sleeps > std::time::Duration::from_secs(1),
        "{:?}",
        desk.causes()
    );
    let after = desk.time();
    desk.let_go(to);
    assert_eq!(desk.time(), after);
}

#[test]
fn keys_go_to_the_timeline_after_a_touch_of_the_overview() {
    let mut desk = Desk::new();
    desk.drag(at(&desk, 0.1), at(&desk, 0.9));
    let (name, _) = desk.focus().unwrap();
    assert!(name.starts_with("Timeline of"), "{name}");
    desk.press(Key::ArrowRight);
    assert!(desk.selection().is_some());
}

#[test]
fn a_low_window_leaves_the_overview_out() {
    let mut desk = Desk::new();
    for (height, count) in [(900.0, 1), (640.0, 1), (540.0, 0), (330.0, 0)] {
        desk.resize(1440.0, height);
        assert_eq!(desk.overviews().len(), count, "at {height}");
    }
}

#[test]
fn what_has_nothing_to_show_has_no_overview() {
    let folder = crate::files::Folder::new();
    let records = r#"[
        Catalogue(title: "Empty", home: "IN", covers: "c", leaves_out: "l", as_of: "2024-06-30"),
        Party(code: "IN", name: "India"),
    ]"#;
    folder.write("empty.ron", records);
    let desk = Desk::open(folder.path());
    desk.reads("There is no engagement in this catalogue");
    assert!(desk.overviews().is_empty());
}
