//! Windows of every size, scale and theme.

use legation::command::ThemeChoice;

use crate::desk::{Desk, Setting};

#[test]
fn a_narrow_window_folds_the_rail_and_a_wide_one_brings_it_back() {
    let mut desk = Desk::new();
    desk.reads("Partners");
    desk.resize(1024.0, 640.0);
    desk.does_not_read("Partners");
    desk.reads("Showing 14 of 14 engagements");
    desk.resize(1440.0, 900.0);
    desk.reads("Partners");
}

#[test]
fn a_rail_opened_on_a_narrow_window_stays_open() {
    let mut desk = Desk::new();
    desk.resize(1024.0, 640.0);
    desk.click("Filters");
    desk.reads("Partners");
    desk.resize(1000.0, 640.0);
    desk.reads("Partners");
}

#[test]
fn a_small_window_shows_the_rail_or_the_panel_and_always_the_timeline() {
    let mut desk = Desk::new();
    desk.resize(740.0, 460.0);
    desk.reads("Promises are judged as of");
    desk.click("Filters");
    desk.reads("Partners");
    desk.does_not_read("Promises are judged as of");
    desk.reads("Showing 14 of 14 engagements");
    desk.click("Details");
    desk.does_not_read("Partners");
    desk.reads("Promises are judged as of");
    desk.reads("Showing 14 of 14 engagements");
    desk.resize(840.0, 500.0);
    desk.does_not_read("Partners");
}

#[test]
fn nothing_is_written_over_anything_in_the_head_of_the_panel() {
    for width in [740.0, 1024.0, 1440.0] {
        let mut desk = Desk::new();
        desk.resize(width, 700.0);
        desk.press(egui::Key::Home);
        desk.press(egui::Key::CloseBracket);
        let status = desk.written("Promised").rect();
        let back = desk.control("Previous in series").rect();
        assert!(status.right() < back.left(), "at {width}");
        if desk.text().contains("2 of 3") {
            let words = desk.written("2 of 3").rect();
            assert!(!words.intersects(status), "at {width}");
        }
    }
}

/// A tour past everything that draws.
fn tour(desk: &mut Desk) {
    desk.reads("Showing 14 of 14 engagements");
    if !desk.session().shell.panel {
        desk.click("Details");
    }
    desk.press(egui::Key::Home);
    desk.reads("11th meeting of the India–Russia Joint Working Group");
    desk.reads("“On Wednesday” stands");
    for key in [egui::Key::F, egui::Key::Num0, egui::Key::W, egui::Key::F1] {
        desk.press(key);
    }
    desk.reads("Keyboard shortcuts");
    desk.press(egui::Key::Escape);
    desk.press_with(egui::Modifiers::COMMAND, egui::Key::M);
    desk.reads("Problems in the data");
    desk.press(egui::Key::Escape);
}

#[test]
fn everything_is_there_at_one_and_a_half_pixels_a_point() {
    tour(&mut Desk::with(
        Setting {
            pixels_per_point: 1.5,
            ..Setting::default()
        },
        None,
    ));
}

#[test]
fn everything_is_there_at_every_scale_of_the_interface() {
    for scale in [0.75, 1.5, 2.5] {
        let mut desk = Desk::with(
            Setting {
                scale,
                ..Setting::default()
            },
            None,
        );
        desk.reads(&format!("{:.0} %", scale * 100.0));
        tour(&mut desk);
    }
}

#[test]
fn everything_is_there_in_the_dark() {
    let mut desk = Desk::with(
        Setting {
            theme: ThemeChoice::Dark,
            ..Setting::default()
        },
        None,
    );
    assert!(desk.is_dark());
    tour(&mut desk);
}

#[test]
fn the_smallest_window_still_shows_a_timeline() {
    let mut desk = Desk::new();
    desk.resize(640.0, 400.0);
    tour(&mut desk);
    assert!(desk.canvas().width() > 200.0);
}

#[test]
fn a_window_of_no_size_does_no_harm() {
    let mut desk = Desk::new();
    for size in [1.0, 20.0, 100.0, 300.0] {
        desk.resize(size, size);
    }
    desk.resize(1440.0, 900.0);
    assert_eq!(desk.engagements(), 14);
}

#[test]
fn nothing_in_the_window_reaches_out_of_it() {
    for (width, height) in [(1440.0, 900.0), (1024.0, 640.0), (760.0, 480.0)] {
        let mut desk = Desk::new();
        desk.resize(width, height);
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, height));
        for name in ["Open", "View", "Lanes", "Filters", "Details"] {
            let rect = desk.control(name).rect();
            assert!(
                window.contains_rect(rect),
                "{name} is at {rect:?} of {window:?}"
            );
        }
        let problems = desk.control_like("warnings in the data");
        let rect = desk.control(&problems).rect();
        assert!(
            window.contains_rect(rect),
            "{problems} at {rect:?} of {window:?}"
        );
        // Labels of the status line stay beside each other.
        let counted = desk.written("7 meetings held").rect();
        assert!(
            !counted.intersects(rect),
            "{counted:?} and {rect:?} at {width}"
        );
    }
}

#[test]
fn a_small_window_drawn_large_shows_the_timeline_and_every_button() {
    let setting = Setting {
        size: [1024.0, 640.0],
        scale: 2.5,
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, None);
    assert!(desk.canvas().width() > 380.0, "{:?}", desk.canvas());
    desk.does_not_read("Promises are judged as of");
    for name in ["Open", "View", "Lanes", "Filters", "Details"] {
        let right = desk.control(name).rect().right();
        assert!(right < 1024.0 / 2.5, "{name} ends at {right}");
    }
    desk.click("Details");
    desk.reads("Promises are judged as of");
}

#[test]
fn a_menu_shows_all_it_has_or_can_be_scrolled() {
    let mut desk = Desk::new();
    desk.click("View");
    let first = desk.control("Fit all 0").rect();
    let last = desk.control("Keyboard shortcuts ?").rect();
    assert!(last.bottom() < 900.0, "{last:?}");
    assert!(last.top() - first.top() > 10.0 * first.height());
    // In sight without scrolling: a click where it stands reaches it.
    let at = last.center();
    desk.click_at(at);
    desk.reads("Go to the next engagement in the lane");
    desk.press(egui::Key::Escape);
    desk.resize(640.0, 400.0);
    desk.harness().ctx.set_zoom_factor(2.0);
    desk.settle();
    desk.click("View");
    desk.click("Keyboard shortcuts ?");
    desk.reads("Go to the next engagement in the lane");
}
