//! Who published a source, when, and what it rests on; and whether it is believed.

use egui::{FontId, Label, RichText, Ui};

use super::{Open, beside, flat, link, note};
pub(super) use crate::app::panel::in_a_line;
use crate::app::panel::publisher;
use crate::{
    app::{fonts, theme},
    command::Command,
    model::Source,
    scene::Token,
    view::Lens,
};

/// Width of the names at the left, in points.
const NAMES: f32 = 72.0;

/// The headline, or that there is none, and who published it.
pub(super) fn title(ui: &mut Ui, source: &Source) {
    let publisher = publisher(source);
    let (text, font) = match &source.headline {
        Some(headline) => (
            format!("“{headline}”"),
            FontId::new(16.0, fonts::serif_strong()),
        ),
        None => (
            publisher.to_owned(),
            FontId::new(16.0, fonts::serif_strong()),
        ),
    };
    ui.add(Label::new(RichText::new(text).font(font)).wrap());
    let date = source.published.as_ref();
    let date = date.map_or(String::new(), |published| {
        format!(" · {}", published.date.display())
    });
    match source.headline {
        Some(_) => note(ui, &format!("{publisher}{date}")),
        None => note(ui, &format!("No headline on record{date}")),
    }
}

/// What is on record of it, and the ways to it.
pub(super) fn facts(ui: &mut Ui, open: &Open<'_>, commands: &mut Vec<Command>) {
    let source = open.source;
    let published = source.published.as_ref();
    let published = published.map_or("Date not on record".to_owned(), |published| {
        format!("{} ({})", published.date.display(), published.basis)
    });
    fact(ui, "Published", &published);
    let byline = source.byline.as_deref();
    fact(ui, "Author", byline.unwrap_or("Not on record"));
    fact(ui, "Kind", source.kind.name());
    fact(ui, "Collection", &source.collection.0);
    if let Some(rests_on) = &source.rests_on {
        fact(ui, "Rests on", rests_on);
    }
    if let Some(original) = &source.copy_of {
        beside(
            ui,
            NAMES,
            |ui| note(ui, "Copy of"),
            |ui| {
                let name = open.name_of(original);
                let original_link = link(ui, &name);
                if flat(ui, original_link).clicked() {
                    commands.push(Command::ShowSource {
                        source: original.clone(),
                        cited: None,
                    });
                }
                note(ui, "The two count as one");
            },
        );
    }
    if let Some(text) = &source.note {
        fact(ui, "Note", text);
    }
    fact(ui, "Record", source.id.as_str());
    let addresses = [("Open", &source.url), ("Archived", &source.archived)];
    for (name, address) in addresses {
        let Some(address) = address else {
            continue;
        };
        beside(
            ui,
            NAMES,
            |ui| note(ui, name),
            |ui| {
                let hint = "Open this address in the browser";
                let address_link = link(ui, address);
                if flat(ui, address_link).on_hover_text(hint).clicked() {
                    commands.push(Command::OpenLink(address.clone()));
                }
            },
        );
    }
}

fn fact(ui: &mut Ui, name: &str, text: &str) {
    beside(
        ui,
        NAMES,
        |ui| note(ui, name),
        |ui| {
            ui.add(Label::new(RichText::new(text).size(12.0)).wrap());
        },
    );
}

/// Whether it is believed, and buttons that change it.
pub(super) fn lens(ui: &mut Ui, open: &Open<'_>, commands: &mut Vec<Command>) {
    let id = &open.source.id;
    let catalogue = open.catalogue;
    let is_believed = open.known.believes(catalogue, id);
    ui.add_space(6.0);
    if !is_believed {
        let ink = theme::ink(ui, Token::Warning);
        let text = "Not among the sources that are believed now";
        ui.add(Label::new(RichText::new(text).size(12.0).color(ink)).wrap());
    }
    let only = Lens::Picked(std::iter::once(id.clone()).collect());
    ui.horizontal_wrapped(|ui| {
        if ui
            .add_enabled(
                *open.lens != only,
                egui::Button::new("Believe only this source"),
            )
            .clicked()
        {
            commands.push(Command::Believe(only));
        }
        let other = if is_believed {
            "Do not believe this source"
        } else {
            "Believe this source too"
        };
        if ui.button(other).clicked() {
            let lens = catalogue.lens_with(open.lens, [id], !is_believed);
            commands.push(Command::Believe(lens));
        }
    });
}
