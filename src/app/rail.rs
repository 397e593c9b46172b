//! The rail at the left: what is shown, by partner, format, status and topic.

use egui::{Id, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::{fonts, names, theme, words};
use crate::{
    catalogue::{Catalogue, Facets},
    command::Command,
    model::Party,
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
        for (code, count) in &facets.parties {
            let shown = !view.hidden.contains(code);
            let key = ("party", code.as_str());
            let party = catalogue.party(code);
            let name = catalogue.party_name(code);
            match row(ui, key, name, party, *count, shown) {
                Pressed::Not => {}
                Pressed::Row => commands.push(Command::ToggleParty(code.clone())),
                Pressed::Only => commands.push(Command::OnlyParty(code.clone())),
            }
        }
        heading(ui, "Format");
        for (slug, count) in &facets.formats {
            let name = catalogue
                .format(slug)
                .map_or(slug.as_str(), |format| &format.name);
            let chosen = view.filter.formats.contains(slug);
            if row(ui, ("format", slug.as_str()), name, None, *count, chosen) != Pressed::Not {
                commands.push(Command::ToggleFormat(slug.clone()));
            }
        }
        heading(ui, "Status");
        for (status, count) in &facets.statuses {
            let chosen = view.filter.statuses.contains(status);
            let name = words::status(*status);
            if row(ui, ("status", &name), &name, None, *count, chosen) != Pressed::Not {
                commands.push(Command::ToggleStatus(*status));
            }
        }
        heading(ui, "Topic");
        for (topic, count) in &facets.topics {
            let chosen = view.filter.topics.contains(topic);
            let key = ("topic", topic.as_str());
            if row(ui, key, catalogue.topic_name(topic), None, *count, chosen) != Pressed::Not {
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
/// Room at the right of the count.
const EDGE: f32 = 2.0;
/// Room between box, name and count.
const GAP: f32 = 8.0;

/// What was pressed of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Not,
    /// The row.
    Row,
    /// "only" at its right end, or the row with Alt held.
    Only,
}

/// A value with its box and its count. The row is known by its `key`, so that it keeps the keyboard
/// when rows come and go above it. A party’s other names, and the way to see it alone, are a hover
/// away.
fn row(
    ui: &mut Ui,
    key: (&str, &str),
    name: &str,
    party: Option<&Party>,
    count: u32,
    checked: bool,
) -> Pressed {
    let size = egui::vec2(ui.available_width(), ROW);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, Id::unique(("rail", key)), Sense::click());
    let count = words::thousands(count);
    response.widget_info(|| {
        let spoken = format!("{name}, {count}");
        WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, spoken)
    });
    if let Some(party) = party {
        names::describe(ui, response.id, party);
    }
    let mut only_from = f32::INFINITY;
    if ui.is_rect_visible(rect) {
        let ink = theme::ink(ui, Token::Ink);
        let second = theme::ink(ui, Token::Ink2);
        let middle = rect.center().y;
        let square = egui::Rect::from_center_size(
            egui::pos2(rect.left() + BOX / 2.0, middle),
            egui::Vec2::splat(BOX),
        );
        if response.has_focus() {
            let ring = egui::Stroke::new(1.5, theme::ink(ui, Token::Mark));
            let around = rect.expand2(egui::vec2(3.0, -1.0));
            ui.painter()
                .rect_stroke(around, 4.0, ring, egui::StrokeKind::Inside);
        }
        tick_box(
            ui,
            square,
            checked,
            response.hovered() || response.has_focus(),
        );
        let text = egui::FontId::proportional(13.0);
        let lit = response.hovered() || response.has_focus();
        let number = if party.is_some() && lit {
            let mark = theme::ink(ui, Token::Mark);
            ui.painter()
                .layout_no_wrap("only".to_owned(), text.clone(), mark)
        } else {
            ui.painter().layout_no_wrap(count, text.clone(), second)
        };
        only_from = rect.right() - number.size().x - GAP;
        let galley = egui::WidgetText::from(name).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            rect.width() - BOX - 2.0 * GAP - number.size().x - EDGE,
            text,
        );
        let at = egui::pos2(square.right() + GAP, middle - galley.size().y / 2.0);
        let cut = galley.elided;
        ui.painter().galley(at, galley, ink);
        let at = egui::vec2(number.size().x + EDGE, number.size().y / 2.0);
        let at = egui::pos2(rect.right(), middle) - at;
        ui.painter().galley(at, number, second);
        if let Some(party) = party.filter(|party| names::has_others(party)) {
            response.clone().on_hover_ui(|ui| names::show(ui, party));
        } else if cut {
            response.clone().on_hover_text(name);
        }
    }
    if !response.clicked() {
        return Pressed::Not;
    }
    let at = response.interact_pointer_pos();
    let on_only = at.is_some_and(|at| at.x >= only_from) || ui.input(|input| input.modifiers.alt);
    if party.is_some() && on_only {
        Pressed::Only
    } else {
        Pressed::Row
    }
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
