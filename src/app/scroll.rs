//! Scrolling by keyboard.

use egui::{Key, Response, Ui, Vec2};

/// Share of what is in sight that a page moves, so that a line or two stay as a thread.
const PAGE: f32 = 0.85;

/// Moves the scroll area around `ui` by a page when its keys are pressed, as the wheel would.
pub(super) fn by_pages(ui: &Ui) {
    let pages = ui.input(|input| {
        let pressed = |key| f32::from(u8::from(input.key_pressed(key)));
        pressed(Key::PageUp) - pressed(Key::PageDown)
    });
    if pages != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, pages * PAGE * ui.clip_rect().height()));
    }
}

/// Scrolls to what the keyboard has gone to.
pub(super) fn follow_focus(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
