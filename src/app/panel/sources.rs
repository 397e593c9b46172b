//! The sources that an engagement rests on.

use egui::{RichText, Ui};

use super::{
    super::{fonts, theme, words},
    Chip, beside, chip, link, note,
    proof::{PARAGRAPH_NOT_COUNTED, Proofs},
    section,
};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    command::Command,
    model::{Source, SourceKind},
    scene::Token,
};

/// The numbered sources of an engagement.
pub(super) fn list(
    ui: &mut Ui,
    catalogue: &Catalogue,
    known: &Known,
    handle: Handle,
    proofs: &Proofs<'_>,
    commands: &mut Vec<Command>,
) {
    section(ui, "Sources");
    if known.independent_sources(catalogue, handle) == 1 {
        chip(ui, "Single source", Chip::Warning);
    }
    for (id, number) in proofs.sources().iter().zip(1..) {
        let Some(source) = catalogue.source(id) else {
            continue;
        };
        beside(
            ui,
            14.0,
            |ui| {
                let font = egui::FontId::new(11.0, fonts::strong());
                let ink = theme::ink(ui, Token::Mark);
                ui.label(RichText::new(format!("{number}")).font(font).color(ink));
            },
            |ui| {
                one(ui, catalogue, source, commands);
                if proofs.not_read_whole(id) {
                    let text =
                        "Only the beginning of this page was read; its paragraphs are not counted";
                    note(ui, &format!("{PARAGRAPH_NOT_COUNTED} {text}"));
                }
            },
        );
        ui.add_space(4.0);
    }
}

fn one(ui: &mut Ui, catalogue: &Catalogue, source: &Source, commands: &mut Vec<Command>) {
    // Of a text that was read whole, what is not known is not in it.
    let (no_headline, no_publisher, no_date) = if source.text_file.is_some() {
        (
            "No headline in the text",
            "Publisher not in the text",
            "date not in the text",
        )
    } else {
        (
            "Headline not noted",
            "Publisher not noted",
            "date not noted",
        )
    };
    let headline = source.headline.as_ref().map_or_else(
        || no_headline.to_owned(),
        |headline| format!("“{headline}”"),
    );
    let font = egui::FontId::new(13.0, fonts::serif());
    ui.add(egui::Label::new(RichText::new(headline).font(font)).wrap());
    let publisher = source.publisher.as_deref();
    let mut by = vec![publisher.unwrap_or(no_publisher).to_owned()];
    by.extend(source.byline.as_ref().map(|byline| format!("by {byline}")));
    by.push(match &source.published {
        Some(published) => format!("{} ({})", published.date.display(), published.basis),
        None => no_date.to_owned(),
    });
    note(ui, &by.join(" · "));
    note(ui, source.kind.name());
    let text = source.text_file.as_ref();
    let text = text.map_or(String::new(), |file| format!(", text {file}"));
    note(ui, &format!("In the records: {}{text}", source.id));
    if let Some(rests_on) = &source.rests_on {
        note(ui, &format!("Rests on: {rests_on}"));
    }
    if let Some(original) = &source.copy_of {
        let name = catalogue
            .source(original)
            .and_then(|source| source.publisher.as_deref())
            .unwrap_or(original.as_str());
        note(
            ui,
            &format!("Prints again a text of {name}; the two count as one"),
        );
    }
    if let Some(text) = &source.note {
        note(ui, text);
    }
    for address in [&source.url, &source.archived].into_iter().flatten() {
        if ui.add(link(ui, address)).clicked() {
            commands.push(Command::OpenLink(address.clone()));
        }
    }
}

/// How many sources of which kind the catalogue rests on.
pub(super) fn by_kind(ui: &mut Ui, catalogue: &Catalogue, known: &Known) {
    section(ui, "What it rests on");
    let believed = |source: &&Source| known.believes(catalogue, &source.id);
    let all = catalogue.sources().iter().filter(believed).count();
    note(ui, &words::count(all, "source"));
    for kind in SourceKind::ALL {
        let of_kind = catalogue.sources().iter().filter(believed);
        let count = of_kind.filter(|source| source.kind == kind).count();
        if count > 0 {
            note(ui, &format!("{count} · {}", kind.name()));
        }
    }
}
