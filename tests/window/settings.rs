//! The sheet of settings, and what each of them does.

use egui::{Key, Modifiers};
use legation::command::{Contrast, Motion, ThemeChoice, Wheel};

use crate::desk::{Desk, Setting};

/// Words that stand in the sheet and nowhere else.
const LAST: &str = "Settings last as long as the window";

fn with_settings_open() -> Desk {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::Comma);
    desk.reads(LAST);
    desk
}

#[test]
fn the_settings_open_by_key_and_from_the_menu() {
    let mut desk = with_settings_open();
    desk.press_with(Modifiers::COMMAND, Key::Comma);
    desk.does_not_read(LAST);
    desk.click("View");
    desk.click("Settings… Ctrl ,");
    desk.reads(LAST);
    desk.press(Key::Escape);
    desk.does_not_read(LAST);
}

#[test]
fn every_question_is_heard_with_its_answers() {
    let desk = with_settings_open();
    assert_eq!(
        desk.answers(),
        [
            "Theme: Light",
            "Contrast: Usual",
            "Motion: None",
            "The wheel: Scrolls the lanes; with Ctrl it zooms",
            "Presenting: As the theme",
        ]
    );
    for text in [
        "Theme: As the system",
        "Theme: Dark",
        "Contrast: High",
        "Smaller interface",
        "100 %",
        "Larger interface",
        "Interface of the usual size",
        "Motion: As usual",
        "The wheel: Zooms at the pointer; with Shift it scrolls the lanes",
    ] {
        desk.reads(text);
    }
}

#[test]
fn the_sheet_is_used_by_keyboard_alone() {
    let mut desk = with_settings_open();
    let focus = |desk: &Desk| desk.focus().expect("something has the keyboard").0;
    assert_eq!(focus(&desk), "Theme: Light");
    desk.press(Key::Tab);
    assert_eq!(focus(&desk), "Theme: Dark");
    desk.press(Key::Space);
    assert!(desk.is_dark());
    desk.press(Key::Tab);
    desk.press(Key::Tab);
    assert_eq!(focus(&desk), "Contrast: High");
    desk.press(Key::Enter);
    assert_eq!(desk.paper(), [0, 0, 0]);
    desk.press(Key::ArrowLeft);
    assert_eq!(focus(&desk), "Contrast: Usual");
    desk.press(Key::Enter);
    assert_ne!(desk.paper(), [0, 0, 0]);
    assert!(desk.is_dark(), "the contrast is another question");
    for _ in 0..3 {
        desk.press(Key::Tab);
    }
    assert_eq!(focus(&desk), "Larger interface");
    desk.press(Key::Enter);
    desk.press(Key::Enter);
    assert_eq!(desk.session().shell.settings.scale.percent(), 125);
    assert_eq!(focus(&desk), "Larger interface", "the focus was lost");
}

#[test]
fn high_contrast_is_black_on_white_and_white_on_black() {
    let mut desk = with_settings_open();
    desk.click("Contrast: High");
    assert_eq!(desk.paper(), [255, 255, 255]);
    assert!(!desk.is_dark());
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert_eq!(desk.paper(), [0, 0, 0]);
    assert!(desk.is_dark());
    desk.click("Contrast: Usual");
    assert_ne!(desk.paper(), [0, 0, 0]);
    assert_eq!(desk.session().shell.settings.contrast, Contrast::Usual);
}

#[test]
fn everything_is_there_with_high_contrast() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let mut desk = Desk::with(
            Setting {
                theme,
                contrast: Contrast::High,
                ..Setting::default()
            },
            None,
        );
        desk.reads("Showing 14 of 14 engagements");
        desk.press(Key::Home);
        desk.reads("11th meeting of the India–Russia Joint Working Group");
        desk.press(Key::L);
        desk.reads("Joint working group");
    }
}

#[test]
fn the_interface_grows_by_steps_and_the_status_line_says_how_far() {
    let mut desk = Desk::new();
    let step = |desk: &mut Desk, key| {
        desk.press_with(Modifiers::COMMAND, key);
        desk.settle();
    };
    for percent in [110, 125, 150, 175, 200, 250, 250] {
        step(&mut desk, Key::Plus);
        desk.reads(&format!("{percent} %"));
    }
    step(&mut desk, Key::Num0);
    desk.reads("100 %");
    for percent in [90, 75, 75] {
        step(&mut desk, Key::Minus);
        desk.reads(&format!("{percent} %"));
    }
    step(&mut desk, Key::Equals);
    desk.reads("90 %");
    assert_eq!(desk.time(), None, "the timeline was zoomed as well");
}

#[test]
fn the_size_is_chosen_in_the_sheet_too() {
    let mut desk = with_settings_open();
    desk.click("Larger interface");
    desk.settle();
    desk.reads("110 %");
    desk.click("Interface of the usual size");
    desk.settle();
    desk.click("Smaller interface");
    desk.settle();
    desk.reads("90 %");
}

#[test]
fn the_sheet_can_be_used_in_every_window_and_at_every_size() {
    for (width, height) in [(1600.0, 1000.0), (1024.0, 640.0), (640.0, 400.0)] {
        for scale in [0.75, 1.0, 1.5, 2.5] {
            let setting = Setting {
                size: [width, height],
                scale,
                ..Setting::default()
            };
            let mut desk = Desk::with(setting, None);
            // The menu may be higher than the window.
            desk.click("View");
            desk.click("Settings… Ctrl ,");
            let window =
                egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width, height) / scale);
            let close = desk.control("Close window").rect();
            assert!(
                window.contains_rect(close),
                "{close:?} of {window:?} at {scale}"
            );
            desk.click("Contrast: High");
            desk.click("The wheel: Zooms at the pointer; with Shift it scrolls the lanes");
            let settings = desk.session().shell.settings;
            assert_eq!(settings.contrast, Contrast::High, "{window:?} at {scale}");
            assert_eq!(settings.wheel, Wheel::Zooms, "{window:?} at {scale}");
        }
    }
}

#[test]
fn without_motion_what_is_framed_is_there_at_once() {
    let mut desk = Desk::that_moves();
    desk.press_with(Modifiers::COMMAND, Key::Comma);
    desk.click("Motion: None");
    assert_eq!(desk.session().shell.settings.motion, Motion::None);
    desk.press(Key::Escape);
    desk.press(Key::Home);
    desk.pass(0.5);
    desk.harness().key_press(Key::F);
    desk.harness().step();
    desk.harness().step();
    let framed = desk.mark(&["11th meeting"]).rect();
    desk.pass(0.5);
    assert_eq!(desk.mark(&["11th meeting"]).rect(), framed, "it travelled");
    // And other settings leave it so.
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    let ctx = desk.harness().ctx.clone();
    assert!(ctx.global_style().animation_time.abs() < f32::EPSILON);
}

#[test]
fn the_list_of_shortcuts_says_what_the_wheel_does() {
    let mut desk = Desk::new();
    desk.press(Key::F1);
    desk.reads("Wheel\nScroll the lanes");
    desk.press(Key::F1);
    desk.press_with(Modifiers::COMMAND, Key::Comma);
    desk.click("The wheel: Zooms at the pointer; with Shift it scrolls the lanes");
    desk.press(Key::F1);
    desk.reads("Wheel\nZoom at the pointer");
    desk.reads("Shift wheel\nScroll the lanes");
    desk.reads("Ctrl ,");
    desk.reads("Ctrl Z");
}
