//! The sources that an engagement rests on.

use egui::{RichText, Ui};

use super::{
    super::{fonts, theme, words},
    beside, flat, link, note,
    proof::Proofs,
    section,
};
use crate::{
    catalogue::Catalogue,
    command::{Cited, Command},
    export::CitationFormat,
    model::{Source, SourceKind},
    scene::Token,
};

/// The numbered sources of an engagement.
pub(super) fn list(
    ui: &mut Ui,
    catalogue: &Catalogue,
    proofs: &Proofs<'_>,
    commands: &mut Vec<Command>,
) {
    section(ui, "Sources");
    cite(ui, commands);
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
                one(ui, catalogue, source, !proofs.not_read_whole(id), commands);
                if proofs.not_read_whole(id) {
                    note(
                        ui,
                        "Only the beginning was read; its paragraphs are not counted",
                    );
                }
            },
        );
        ui.add_space(4.0);
    }
}

/// The forms in which the sources can be copied.
fn cite(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        let ink = theme::ink(ui, Token::Ink2);
        ui.label(RichText::new("Copy as").size(12.0).color(ink));
        for format in CitationFormat::ALL {
            let command = Command::Cite(format, Cited::Selection);
            let info = command.info();
            let keys = info.shortcuts.first().map(ToString::to_string);
            let hint = [info.sentence, keys.as_deref().unwrap_or_default()].join("  ");
            let button = ui.small_button(info.name);
            if button.on_hover_text(hint.trim_end()).clicked() {
                commands.push(command);
            }
        }
    });
    ui.add_space(4.0);
}

/// A source in two lines: its number, headline or publisher and date, and its address.
pub(super) fn brief(ui: &mut Ui, source: &Source, number: usize, commands: &mut Vec<Command>) {
    let mut by = Vec::new();
    by.extend(
        source
            .headline
            .as_ref()
            .map(|headline| format!("“{headline}”")),
    );
    by.extend(source.publisher.clone());
    let published = source.published.as_ref();
    by.extend(published.map(|published| published.date.display()));
    by.push(source.kind.name().to_lowercase());
    let mark = |ui: &mut Ui| {
        let font = egui::FontId::new(11.0, fonts::strong());
        let ink = theme::ink(ui, Token::Mark);
        ui.label(RichText::new(format!("{number}")).font(font).color(ink));
    };
    beside(ui, 14.0, mark, |ui| {
        note(ui, &by.join(" · "));
        if let Some(address) = source.url.as_ref().or(source.archived.as_ref())
            && ui.add(link(ui, address)).clicked()
        {
            commands.push(Command::OpenLink(address.clone()));
        }
    });
}

fn one(
    ui: &mut Ui,
    catalogue: &Catalogue,
    source: &Source,
    was_read_whole: bool,
    commands: &mut Vec<Command>,
) {
    // Of a text that was read whole, what is not known is not in it.
    let (no_headline, no_publisher, no_date) = if was_read_whole {
        (
            "no headline in the text",
            "Publisher not in the text",
            "date not in the text",
        )
    } else {
        (
            "headline not noted",
            "Publisher not noted",
            "date not noted",
        )
    };
    let publisher = source.publisher.as_deref();
    let date = match &source.published {
        Some(published) => format!("{} ({})", published.date.display(), published.basis),
        None => no_date.to_owned(),
    };
    let mut by = Vec::new();
    let heading = match (&source.headline, publisher) {
        (Some(headline), _) => {
            by.push(publisher.unwrap_or(no_publisher));
            RichText::new(format!("“{headline}”")).font(egui::FontId::new(13.0, fonts::serif()))
        }
        (None, Some(publisher)) => {
            RichText::new(publisher).font(egui::FontId::new(13.0, fonts::medium()))
        }
        (None, None) => RichText::new(no_publisher).font(egui::FontId::new(13.0, fonts::medium())),
    };
    let heading = flat(ui, egui::Button::new(heading).frame(false).wrap());
    super::super::scroll::follow_focus(&heading);
    let open = Command::ShowSource {
        source: source.id.clone(),
        cited: None,
    };
    if heading.on_hover_text(open.info().sentence).clicked() {
        commands.push(open);
    }
    let byline = source.byline.as_ref().map(|byline| format!("by {byline}"));
    by.extend(byline.as_deref());
    by.push(&date);
    if source.headline.is_none() {
        by.push(no_headline);
    }
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
pub(super) fn by_kind(ui: &mut Ui, kinds: &[(SourceKind, u32)]) {
    section(ui, "What it rests on");
    let all: u32 = kinds.iter().map(|(_, count)| count).sum();
    note(ui, &words::count(all as usize, "source"));
    for (kind, count) in kinds {
        let count = words::thousands(*count);
        note(ui, &format!("{count} · {}", kind.name()));
    }
}
