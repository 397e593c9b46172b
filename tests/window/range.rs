//! Stretches of time that are drawn: on the axis to be counted, and with Shift to be zoomed to.

use egui::{Key, Modifiers, Pos2, Vec2};
use legation::{
    date::{Day, length},
    view::TimeWindow,
};

use crate::{
    desk::{Desk, HEADS},
    files::Folder,
};

fn number(year: i16, month: i8, day: i8) -> f64 {
    Day::from_ymd(year, month, day).unwrap().number() as f64
}

/// Where a day begins, in a window that shows a year on both sides of it.
fn around(desk: &mut Desk, from: (i16, i8, i8), to: (i16, i8, i8)) -> (f32, f32) {
    // Any stretch of time will do: this one is known.
    let typed = format!("{} to {}", from.0 - 1, to.0 + 1);
    desk.press_with(Modifiers::COMMAND, Key::G);
    desk.types(&typed);
    desk.press(Key::Enter);
    let (start, end) = desk.time().unwrap();
    let canvas = desk.canvas();
    let x = |(year, month, day)| {
        let share = (number(year, month, day) - start) / (end - start);
        canvas.left() + HEADS + (canvas.width() - HEADS) * share as f32
    };
    (x(from), x(to))
}

/// A place on the axis.
fn axis(desk: &Desk, x: f32) -> Pos2 {
    Pos2::new(x, desk.canvas().top() + 16.0)
}

/// Draws over the axis about from the middle of December 2019 to the middle of January 2021.
fn select_2020(desk: &mut Desk) -> TimeWindow {
    let (from, to) = around(desk, (2019, 12, 16), (2021, 1, 16));
    desk.drag(axis(desk, from), axis(desk, to));
    let range = desk.session().range.expect("nothing was selected");
    assert!((range.start() - number(2019, 12, 16)).abs() < 4.0);
    assert!((range.end() - number(2021, 1, 16)).abs() < 4.0);
    range
}

/// How long it is, in words.
fn length_of(range: TimeWindow) -> String {
    let first = Day::from_number(range.start() as i64);
    length(first, Day::from_number(range.end() as i64 - 1))
}

#[test]
fn a_drag_on_the_axis_says_how_much_is_in_it_and_how_long_it_is() {
    let mut desk = Desk::new();
    let range = select_2020(&mut desk);
    assert!(range.start().fract() == 0.0 && range.end().fract() == 0.0);
    // The meeting with France, what was announced for 2020 and for the rest of 2020; of the Maldives
    // and of 2021 it is not known.
    let said = format!("3 engagements certainly, 3 possibly · {}", length_of(range));
    assert!(said.contains("1 year "), "{said}");
    desk.reads(&said);
    desk.reads("December 2019 – ");
    // From a day of 2020 to another: the day after 28 February at the earliest.
    desk.reads("First and last 1 to 365 days apart");
    assert_eq!(desk.selection(), None);
    let time = desk.time();
    // Panning and zooming leave it as it is.
    desk.press(Key::D);
    desk.press(Key::W);
    assert_ne!(desk.time(), time);
    desk.reads(&said);
    assert_eq!(desk.session().range, Some(range));
}

#[test]
fn the_count_follows_the_hand_that_draws() {
    let mut desk = Desk::new();
    let (from, to) = around(&mut desk, (2019, 12, 16), (2021, 1, 16));
    let (from, to) = (axis(&desk, from), axis(&desk, to));
    desk.pull(from, to);
    desk.reads("3 engagements certainly, 3 possibly · ");
    assert_eq!(desk.session().range, None, "it is not let go yet");
    // Backwards as well as forwards, and however far from the axis the hand is by then.
    let to = from + Vec2::new(-4.0, 300.0);
    desk.harness().hover_at(to);
    desk.harness().step();
    desk.pass(0.1);
    desk.does_not_read("3 engagements certainly");
    desk.let_go(to);
    let range = desk.session().range.unwrap();
    assert!(range.end() <= number(2019, 12, 22), "{range:?}");
}

#[test]
fn what_was_on_no_day_of_it_leaves_nothing_to_count() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::open(folder.path());
    let first = desk.mark(&["11th meeting"]).rect().left();
    let second = desk.mark(&["12th meeting"]).rect().left();
    let at = |share: f32| first + (second - first) * share;
    desk.drag(axis(&desk, at(0.4)), axis(&desk, at(0.6)));
    desk.reads("No engagement · ");
    desk.does_not_read("First and last");
    let before = axis(&desk, first - 8.0);
    let after = axis(&desk, desk.canvas().right() - 4.0);
    desk.drag(before, axis(&desk, at(0.5)));
    desk.reads("1 engagement certainly · ");
    desk.does_not_read("First and last");
    desk.drag(before, after);
    desk.reads("2 engagements certainly · ");
    desk.reads("First and last 365 days apart");
}

#[test]
fn escape_lets_go_of_the_selected_time_before_it_deselects() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    select_2020(&mut desk);
    desk.press(Key::Escape);
    assert_eq!(desk.session().range, None);
    desk.does_not_read(" certainly, ");
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    desk.press(Key::Escape);
    assert_eq!(desk.selection(), None);
}

#[test]
fn its_buttons_zoom_to_it_or_let_go_of_it() {
    let mut desk = Desk::new();
    let range = select_2020(&mut desk);
    desk.click("Zoom");
    assert_eq!(desk.time(), Some((range.start(), range.end())));
    assert_eq!(desk.session().range, None);
    desk.does_not_read("First and last");
    // What else is open stays open.
    select_2020(&mut desk);
    desk.press(Key::L);
    let at = desk.control("Zoom").rect().center();
    let mut closes = desk.controls("Close");
    closes.sort_by(|a, b| (a.y - at.y).abs().total_cmp(&(b.y - at.y).abs()));
    desk.click_at(closes[0]);
    assert_eq!(desk.session().range, None);
    assert!(desk.session().shell.legend);
    // And the key that the list of shortcuts names.
    let range = select_2020(&mut desk);
    desk.press(Key::Z);
    assert_eq!(desk.time(), Some((range.start(), range.end())));
}

#[test]
fn a_click_on_the_axis_lets_go_of_it_and_a_trembling_hand_selects_nothing() {
    let mut desk = Desk::new();
    select_2020(&mut desk);
    let at = axis(&desk, desk.canvas().right() - 40.0);
    desk.click_at(at);
    assert_eq!(desk.session().range, None);
    // Held long enough to be a drag.
    desk.pull(at, at + Vec2::new(1.0, 0.0));
    desk.pass(1.5);
    desk.let_go(at);
    assert_eq!(desk.session().range, None);
}

#[test]
fn another_catalogue_has_none_of_it_selected() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::new();
    select_2020(&mut desk);
    desk.drop_on(&[folder.path()]);
    desk.wait("the folder", |desk| desk.marks().len() == 2);
    assert_eq!(desk.session().range, None);
    desk.does_not_read(" certainly · ");
}

#[test]
fn the_words_stay_inside_the_timeline_wherever_the_range_is() {
    for (width, height) in [(1440.0, 900.0), (1024.0, 640.0), (640.0, 400.0)] {
        let mut desk = Desk::new();
        desk.resize(width, height);
        let canvas = desk.canvas();
        let (left, right) = (canvas.left() + HEADS, canvas.right());
        for (from, to) in [
            (left + 1.0, left + 12.0),
            (right - 12.0, right - 1.0),
            (left, right),
        ] {
            desk.drag(axis(&desk, from), axis(&desk, to));
            for button in ["Zoom", "Close"] {
                let rect = desk.control(button).rect();
                assert!(canvas.contains_rect(rect), "{rect:?} in {canvas:?}");
                assert!(rect.left() > left, "{rect:?} covers the heads");
            }
        }
        // Also when it has been left behind.
        for _ in 0..12 {
            desk.press(Key::W);
        }
        let rect = desk.control("Zoom").rect();
        assert!(canvas.contains_rect(rect), "{rect:?} in {canvas:?}");
    }
}

#[test]
fn shift_and_a_drag_zoom_to_a_stretch_of_time() {
    let mut desk = Desk::new();
    let (from, to) = around(&mut desk, (2019, 12, 16), (2021, 1, 16));
    let y = desk.mark(&["14th meeting"]).rect().center().y;
    let before = desk.time();
    let marks = desk.session().view.scroll;
    // Also across marks, from right to left.
    desk.drag_with(
        Modifiers::SHIFT,
        Pos2::new(to, y),
        Pos2::new(from, y + 60.0),
    );
    let (start, end) = desk.time().unwrap();
    assert!((start - number(2019, 12, 16)).abs() < 4.0);
    assert!((end - number(2021, 1, 16)).abs() < 4.0);
    assert_eq!(desk.selection(), None);
    assert_eq!(desk.session().range, None);
    assert!((desk.session().view.scroll - marks).abs() < f64::EPSILON);
    desk.does_not_read(" certainly, ");
    // It is one step, and there is a way back.
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.time(), before);
}

#[test]
fn shift_and_a_drag_show_what_will_be_seen_and_count_nothing() {
    let mut desk = Desk::new();
    let (from, to) = around(&mut desk, (2019, 12, 16), (2021, 1, 16));
    let y = desk.canvas().bottom() - 30.0;
    desk.harness()
        .event(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    desk.pull(Pos2::new(from, y), Pos2::new(to, y));
    let time = desk.time();
    desk.does_not_read("First and last");
    desk.harness()
        .event(egui::Event::ModifiersChanged(Modifiers::NONE));
    desk.let_go(Pos2::new(to, y));
    assert_ne!(desk.time(), time);
}
