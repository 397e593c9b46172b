//! The rail at the left: what is shown, by partner, format, status and topic.

use egui::{Align, AtomExt as _, Layout, RichText, ScrollArea, Ui};

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
        ui.spacing_mut().item_spacing.y = 2.0;
        if !view.filter.is_empty() || !view.hidden.is_empty() {
            let clear = Command::ClearFilter;
            if ui.button(clear.info().name).clicked() {
                commands.push(clear);
            }
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

/// A value with its box and its count. Returns whether it was clicked.
fn row(ui: &mut Ui, name: &str, count: u32, checked: bool) -> bool {
    ui.horizontal(|ui| {
        let mut checked = checked;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(count.to_string()).color(theme::ink(ui, Token::Ink2)));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = egui::Atom::from(name).atom_shrink(true);
                ui.add(egui::Checkbox::new(&mut checked, text)).clicked()
            })
            .inner
        })
        .inner
    })
    .inner
}
