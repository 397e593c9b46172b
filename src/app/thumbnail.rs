//! A sheet, painted smaller than it is.

use egui::{CornerRadius, Rect, Sense, Ui, emath::TSTransform};

use super::{paint, theme};
use crate::{
    scene::{Theme, Token},
    sheet::Sheet,
};

/// Paints a sheet as large as has room, and says what it is to those who cannot see it.
pub(super) fn sheet(ui: &mut Ui, room: egui::Vec2, sheet: &Sheet, look: Theme, said: &str) {
    let size = egui::vec2(sheet.size.width as f32, sheet.size.height as f32);
    let factor = (room.x / size.x).min(room.y / size.y).max(0.01);
    let (rect, response) = ui.allocate_exact_size(size * factor, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    paint_in(ui, rect, sheet, look);
    let edge = egui::Stroke::new(1.0, theme::ink(ui, Token::Ink3));
    let kind = egui::StrokeKind::Outside;
    let painter = ui.painter();
    painter.rect_stroke(rect, CornerRadius::ZERO, edge, kind);
}

fn paint_in(ui: &mut Ui, rect: Rect, sheet: &Sheet, look: Theme) {
    let ground = theme::colour(look, sheet.ground);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::ZERO, ground);
    let shrunk = rect.width() / sheet.size.width as f32;
    let clip = ui.clip_rect().intersect(rect);
    // In a place of its own, it takes no more room than it was given.
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    for part in &sheet.parts {
        let at = egui::vec2(part.at.x as f32, part.at.y as f32) * shrunk;
        let factor = part.factor as f32 * shrunk;
        let transform = TSTransform::new(rect.min.to_vec2() + at, factor);
        ui.with_visual_transform(transform, |ui| {
            let clip = transform.inverse().mul_rect(clip);
            let mut painter = ui.painter().clone();
            painter.set_clip_rect(clip);
            paint::scene(&painter, egui::Pos2::ZERO, &part.scene, look);
        });
    }
}
