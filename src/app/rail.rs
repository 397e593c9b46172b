//! The rail at the left: what is shown, by partner, format, status and topic.

use egui::{Align2, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::{fonts, theme, words};
use crate::{
    catalogue::{Catalogue, Facets},
    command::Command,
    scene::Token,
    view::View,
};

pub(super) fn show(
    ui: &mut Ui,
    catalogue: &Catalogue,
    facets: &Facets,
    view: &View,
) -> Vec<Command> {
    let mut commands = Vec::new();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        theme::beside_scroll_bar(ui);
        ui.spacing_mut().item_spacing.y = 2.0;
        // Always there, so that a filter moves nothing under the pointer that set it.
        let clear = Command::ClearFilter;
        let filtered = !view.filter.is_empty() || !view.hidden.is_empty();
        let button = egui::Button::new(clear.info().name);
        if ui.add_enabled(filtered, button).clicked() {
            commands.push(clear);
        }
        heading(ui, "Partners");
        for (party, count) in &facets.parties {
            let shown = !view.hidden.contains(party);
            if row(ui, catalogue.party_name(party), *count, shown) {
                commands.push(Command::ToggleParty(party.clone()));
            }
        }
        heading(ui, "Format");
        for (slug, count) in &facets.formats {
            let name = catalogue
                .format(slug)
                .map_or(slug.as_str(), |format| &format.name);
            if row(ui, name, *count, view.filter.formats.contains(slug)) {
                commands.push(Command::ToggleFormat(slug.clone()));
            }
        }
        heading(ui, "Status");
        for (status, count) in &facets.statuses {
            let chosen = view.filter.statuses.contains(status);
            if row(ui, words::status(*status), *count, chosen) {
                commands.push(Command::ToggleStatus(*status));
            }
        }
        heading(ui, "Topic");
        for (topic, count) in &facets.topics {
            let chosen = view.filter.topics.contains(topic);
            if row(ui, catalogue.topic_name(topic), *count, chosen) {
                commands.push(Command::ToggleTopic(topic.clone()));
            }
        }
    });
    commands
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(12.0);
    let font = egui::FontId::new(11.0, fonts::strong());
    ui.label(
        RichText::new(text)
            .font(font)
            .color(theme::ink(ui, Token::Ink2)),
    );
    ui.add_space(2.0);
}

/// Height of a row, in points.
const ROW: f32 = 24.0;
/// Side of its box.
const BOX: f32 = 13.0;
/// Room kept for the count.
const COUNT: f32 = 30.0;

/// A value with its box and its count. Returns whether it was clicked.
fn row(ui: &mut Ui, name: &str, count: u32, checked: bool) -> bool {
    let size = egui::vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let spoken = format!("{name}, {count}");
        WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, spoken)
    });
    if ui.is_rect_visible(rect) {
        let ink = theme::ink(ui, Token::Ink);
        let second = theme::ink(ui, Token::Ink2);
        let middle = rect.center().y;
        let square = egui::Rect::from_center_size(
            egui::pos2(rect.left() + BOX / 2.0, middle),
            egui::Vec2::splat(BOX),
        );
        tick_box(
            ui,
            square,
            checked,
            response.hovered() || response.has_focus(),
        );
        let text = egui::FontId::proportional(13.0);
        let galley = egui::WidgetText::from(name).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            rect.width() - BOX - COUNT - 8.0,
            text.clone(),
        );
        let at = egui::pos2(square.right() + 8.0, middle - galley.size().y / 2.0);
        let cut = galley.elided;
        ui.painter().galley(at, galley, ink);
        ui.painter().text(
            egui::pos2(rect.right() - 2.0, middle),
            Align2::RIGHT_CENTER,
            count.to_string(),
            text,
            second,
        );
        if cut {
            response.clone().on_hover_text(name);
        }
    }
    response.clicked()
}

/// A box, filled and ticked when chosen.
fn tick_box(ui: &Ui, square: egui::Rect, checked: bool, lit: bool) {
    let mark = theme::ink(ui, Token::Mark);
    let paper = theme::ink(ui, Token::Paper);
    let edge = if lit {
        mark
    } else {
        theme::ink(ui, Token::Ink3)
    };
    let painter = ui.painter();
    if !checked {
        let stroke = egui::Stroke::new(1.0, edge);
        painter.rect(square, 3.0, paper, stroke, egui::StrokeKind::Inside);
        return;
    }
    painter.rect_filled(square, 3.0, mark);
    let at = |x: f32, y: f32| square.min + egui::vec2(x, y) * BOX;
    let tick = vec![at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.30)];
    painter.line(tick, egui::Stroke::new(1.6, paper));
}
