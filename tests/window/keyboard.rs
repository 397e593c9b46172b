//! Keys on the timeline, and who gets them.

use egui::{Key, Modifiers};

use crate::desk::Desk;

/// The middle of a window and its length, in days.
fn middle_and_span(time: Option<(f64, f64)>) -> (f64, f64) {
    let (start, end) = time.expect("everything is shown");
    (f64::midpoint(start, end), end - start)
}

#[test]
fn arrows_walk_along_the_lane() {
    let mut desk = Desk::new();
    desk.press(Key::ArrowRight);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press(Key::ArrowRight);
    desk.press(Key::ArrowRight);
    assert_eq!(desk.selection(), Some("in-ru-nsa-2021"));
    desk.reads("Talks of national security advisers");
    desk.press(Key::ArrowLeft);
    desk.press(Key::ArrowLeft);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press(Key::ArrowLeft);
    assert_eq!(
        desk.selection(),
        Some("in-ru-jwg-11"),
        "there is nothing before the first"
    );
}

#[test]
fn arrows_walk_from_lane_to_lane() {
    let mut desk = Desk::new();
    desk.press(Key::ArrowRight);
    desk.press(Key::ArrowDown);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    desk.press(Key::ArrowDown);
    assert!(desk.selection().unwrap().starts_with("in-mv-"));
    desk.press(Key::ArrowUp);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    for _ in 0..9 {
        desk.press(Key::ArrowDown);
    }
    assert_eq!(desk.selection(), Some("in-tj-greeting-2021"));
}

#[test]
fn enter_zooms_to_what_is_selected() {
    let mut desk = Desk::of_all_sources();
    desk.press(Key::Enter);
    assert_eq!(desk.time(), None, "nothing is selected");
    desk.press(Key::End);
    let selected = desk.selection().unwrap().to_owned();
    desk.press(Key::Enter);
    let (_, span) = middle_and_span(desk.time());
    assert!(span < 2_000.0, "{span}");
    assert_eq!(desk.selection(), Some(selected.as_str()));
    // Until it stands for itself, and then close up.
    for _ in 0..3 {
        desk.press(Key::Enter);
    }
    let (_, closer) = middle_and_span(desk.time());
    assert!(closer < 400.0, "{closer}");
}

#[test]
fn brackets_follow_the_series_and_home_and_end_the_lane() {
    let mut desk = Desk::new();
    desk.press(Key::End);
    desk.reads("Visit to India by Vladimir Putin");
    desk.press(Key::Home);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press(Key::CloseBracket);
    desk.reads("number 12 (worked out, not stated)");
    desk.press(Key::CloseBracket);
    assert_eq!(desk.selection(), Some("in-ru-jwg-13"));
    desk.press(Key::CloseBracket);
    assert_eq!(
        desk.selection(),
        Some("in-ru-jwg-13"),
        "there is nothing after the last"
    );
    desk.press(Key::OpenBracket);
    desk.press(Key::OpenBracket);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
}

#[test]
fn f_frames_the_selection_and_0_shows_everything_again() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting"]);
    assert_eq!(desk.time(), None);
    desk.press(Key::F);
    let (middle, span) = middle_and_span(desk.time());
    let december = legation::date::Day::from_ymd(2024, 12, 20).unwrap();
    assert!((middle - december.number() as f64).abs() < 2.0);
    assert!(span < 60.0);
    desk.reads("13th meeting");
    desk.press(Key::Num0);
    assert_eq!(desk.time(), None);
}

#[test]
fn escape_closes_what_is_on_top_before_it_deselects() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::M);
    desk.reads("Problems in the data");
    desk.press(Key::Escape);
    desk.does_not_read("A click copies the place");
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    desk.press(Key::Escape);
    assert_eq!(desk.selection(), None);
}

#[test]
fn plus_and_minus_zoom_at_the_selection() {
    let mut desk = Desk::new();
    desk.press(Key::Home);
    desk.press(Key::Plus);
    let (_, once) = middle_and_span(desk.time());
    desk.press(Key::Equals);
    let (_, twice) = middle_and_span(desk.time());
    assert!(twice < once);
    desk.mark(&["11th meeting"]);
    desk.press(Key::Minus);
    let (_, back) = middle_and_span(desk.time());
    assert!((back - once).abs() < 1e-6);
}

#[test]
fn w_s_a_d_zoom_and_pan() {
    let mut desk = Desk::new();
    desk.press(Key::W);
    let (start, span) = middle_and_span(desk.time());
    desk.press(Key::D);
    let (later, same) = middle_and_span(desk.time());
    assert!(later > start);
    assert!((span - same).abs() < 1e-6);
    desk.press(Key::A);
    let (back, _) = middle_and_span(desk.time());
    assert!((back - start).abs() < 1e-6);
    desk.press(Key::S);
    assert_eq!(desk.time(), None, "zoomed out as far as it goes");
}

#[test]
fn keys_by_place_are_where_they_are_on_any_keyboard() {
    let mut desk = Desk::new();
    for pressed in [true, false] {
        // On a French keyboard the key at W types Z.
        desk.harness().event(egui::Event::Key {
            key: Key::Z,
            physical_key: Some(Key::W),
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }
    desk.settle();
    assert!(desk.time().is_some());
    // And digits are typed with Shift.
    for pressed in [true, false] {
        desk.harness().event(egui::Event::Key {
            key: Key::Num0,
            physical_key: Some(Key::Num0),
            pressed,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        });
    }
    desk.settle();
    assert_eq!(desk.time(), None);
}

#[test]
fn back_and_forward_return_to_views() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting"]);
    desk.press(Key::F);
    let framed = desk.time();
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.time(), None);
    desk.press_with(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(desk.time(), framed);
}

#[test]
fn ctrl_z_brings_back_lanes_and_leaves_the_time_alone() {
    let mut desk = Desk::new();
    desk.click_with_alt("Russia, 8");
    desk.press(Key::W);
    let time = desk.time();
    desk.does_not_read("Russia, 5 meetings held");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.reads("Russia, 5 meetings held");
    assert_eq!(desk.time(), time);
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    desk.does_not_read("Russia, 5 meetings held");
    desk.press_with(Modifiers::COMMAND, Key::Z);
    desk.press_with(Modifiers::COMMAND, Key::Y);
    desk.does_not_read("Russia, 5 meetings held");
    assert_eq!(desk.time(), time);
}

#[test]
fn the_menu_says_what_will_be_undone() {
    let mut desk = Desk::new();
    desk.click_with_alt("Russia, 8");
    desk.click("View");
    desk.click("Undo: filter Ctrl Z");
    desk.reads("Russia, 5 meetings held");
    desk.click("View");
    desk.reads("Undo Ctrl Z");
    desk.click("Redo: filter Ctrl Shift Z");
    desk.does_not_read("Russia, 5 meetings held");
}

#[test]
fn a_field_and_a_list_on_top_keep_ctrl_z_from_the_timeline() {
    let mut desk = Desk::new();
    desk.click_with_alt("Russia, 8");
    for open in [Key::G, Key::L, Key::M, Key::Comma] {
        desk.press_with(Modifiers::COMMAND, open);
        desk.press_with(Modifiers::COMMAND, Key::Z);
        desk.press(Key::Escape);
    }
    desk.does_not_read("Russia, 5 meetings held");
}

#[test]
fn the_timeline_is_one_stop_of_the_tab_key() {
    let mut desk = Desk::new();
    let canvas = desk.canvas();
    let mut stops_on_canvas = 0;
    for _ in 0..120 {
        desk.press(Key::Tab);
        let Some(focus) = desk.focus() else {
            continue;
        };
        let inside = canvas.contains_rect(focus.1);
        stops_on_canvas += usize::from(inside);
        if inside {
            assert_eq!(focus.0, "Timeline of India’s counter-terrorism diplomacy");
            break;
        }
    }
    assert_eq!(
        stops_on_canvas, 1,
        "the timeline cannot be reached by the Tab key"
    );
    desk.press(Key::ArrowRight);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press(Key::ArrowDown);
    assert_eq!(
        desk.selection(),
        Some("in-fr-jwg-14"),
        "the timeline lost the arrows"
    );
    desk.press(Key::Tab);
    let (_, next) = desk.focus().expect("the focus was lost");
    assert!(
        !canvas.contains_rect(next),
        "the timeline has a second stop"
    );
}

#[test]
fn arrows_belong_to_whatever_has_the_focus() {
    let mut desk = Desk::new();
    desk.press(Key::ArrowRight);
    desk.control("France, 2").focus();
    desk.settle();
    assert_eq!(desk.focus().unwrap().0, "France, 2");
    desk.press(Key::ArrowDown);
    assert_eq!(desk.focus().unwrap().0, "Maldives, 2");
    assert_eq!(
        desk.selection(),
        Some("in-ru-jwg-11"),
        "the selection moved as well"
    );
    desk.press(Key::Space);
    assert_eq!(desk.session().view.filter.with.len(), 1);
    desk.press(Key::Enter);
    assert_eq!(desk.session().view.filter.with.len(), 0);
}

#[test]
fn a_menu_opens_moves_and_closes_by_keyboard() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    desk.control("View").focus();
    desk.settle();
    desk.press(Key::Enter);
    desk.reads("Frame selection");
    desk.press(Key::Escape);
    desk.does_not_read("Frame selection");
    assert_eq!(
        desk.selection(),
        Some("in-fr-jwg-14"),
        "Escape closed the menu and more"
    );
}

#[test]
fn a_command_of_the_menu_is_carried_out() {
    let mut desk = Desk::new();
    desk.click("View");
    desk.click("Zoom in +");
    assert!(desk.time().is_some());
    desk.click("View");
    desk.click("Switch theme Ctrl Shift L");
    assert!(desk.is_dark());
}

#[test]
fn the_rail_and_the_panel_fold_away() {
    let mut desk = Desk::new();
    let narrow = desk.canvas().width();
    desk.press_with(Modifiers::COMMAND, Key::B);
    desk.does_not_read("Partners");
    desk.press_with(Modifiers::COMMAND, Key::J);
    desk.does_not_read("Promises are judged as of");
    assert!(desk.canvas().width() > narrow + 500.0);
    desk.click("Details");
    desk.click("Filters");
    desk.reads("Partners");
    desk.reads("Promises are judged as of");
}

#[test]
fn one_key_goes_from_light_to_dark_and_back() {
    let mut desk = Desk::new();
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    assert!(!desk.is_dark());
    desk.press_with(shift, Key::L);
    assert!(desk.is_dark());
    desk.press_with(shift, Key::L);
    assert!(!desk.is_dark());
}

#[test]
fn a_screen_reader_hears_where_the_arrows_lead() {
    let mut desk = Desk::new();
    assert_eq!(desk.heard(), (None, None), "nothing is selected");
    desk.press(Key::ArrowRight);
    let spoken = desk.marks().into_iter().find(|mark| mark.contains("11th"));
    assert!(spoken.is_some());
    assert_eq!(desk.heard(), (spoken.clone(), spoken));
    desk.press(Key::ArrowRight);
    let (value, mark) = desk.heard();
    assert_eq!(value, mark);
    assert!(value.unwrap().contains("2 of 8 in this lane"));
    assert_eq!(desk.selected_marks().len(), 1);
    // What is selected is still said when it is off screen.
    desk.press(Key::Home);
    desk.press(Key::F);
    for _ in 0..12 {
        desk.press(Key::D);
    }
    let (value, mark) = desk.heard();
    assert!(value.unwrap().contains("11th meeting"));
    assert_eq!(mark, None);
}

#[test]
fn pages_scroll_the_panel_to_its_end() {
    let mut desk = Desk::new();
    desk.press(Key::Home);
    let before = desk.written("Single source").rect().top();
    for _ in 0..12 {
        desk.press(Key::PageDown);
    }
    let after = desk.written("Single source").rect().top();
    assert!(after < before - 400.0, "from {before} to {after}");
    for _ in 0..12 {
        desk.press(Key::PageUp);
    }
    let back = desk.written("Single source").rect().top();
    assert!((back - before).abs() < 1.0, "back at {back}, not {before}");
}

#[test]
fn nothing_moves_behind_a_list_on_top() {
    let mut desk = Desk::new();
    desk.press(Key::Home);
    desk.press_with(Modifiers::COMMAND, Key::M);
    desk.press(Key::ArrowRight);
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
    desk.press(Key::Escape);
    desk.press(Key::ArrowRight);
    assert_ne!(desk.selection(), Some("in-ru-jwg-11"));
}
