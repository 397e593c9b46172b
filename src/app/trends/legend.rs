//! Lines of a legend: a sample and its name, which stay together.

use egui::{FontId, Painter, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::theme;
use crate::scene::Token;

/// Room between a sample and its name, in points.
const GAP: f32 = 6.0;
/// Room after a name.
const AFTER: f32 = 12.0;
/// Height of a line.
const HEIGHT: f32 = 20.0;

/// Lines lie as near to each other as they can.
pub(super) fn close_together(ui: &mut Ui) {
    ui.spacing_mut().item_spacing = Vec2::new(0.0, 0.0);
    ui.spacing_mut().interact_size.y = HEIGHT;
}

/// A sample of a size, painted by `sample`, and its name; `said` is a hover away.
pub(super) fn entry(
    ui: &mut Ui,
    size: Vec2,
    name: &str,
    said: &str,
    sample: impl FnOnce(&Painter, Rect),
) {
    let ink = theme::ink(ui, Token::Ink2);
    let font = FontId::proportional(12.0);
    let text = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    let width = size.x + GAP + text.size().x + AFTER;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
    let middle = rect.center().y;
    let area = Pos2::new(rect.left(), middle - size.y / 2.0);
    sample(ui.painter(), Rect::from_min_size(area, size));
    let at = Pos2::new(rect.left() + size.x + GAP, middle - text.size().y / 2.0);
    ui.painter().galley(at, text, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    if said != name {
        response.on_hover_text(said);
    }
}
