//! What a source proves: what is quoted from it here, and the other engagements that cite it.

use egui::{Button, FontId, Id, Label, RichText, Ui};

use super::{NUMBER, Open, beside, flat, link, not_borne_out, note, section};
use crate::{
    app::{fonts, scroll, theme, words},
    command::Command,
    model::Citation,
    scene::Token,
};

/// How many engagements are listed before all are asked for.
const MOST: usize = 12;

impl Open<'_> {
    /// Citations of the selected engagement to this source, each once, in the order of the text.
    pub(super) fn citations(&self) -> Vec<&Citation> {
        let Some(handle) = self.selected else {
            return Vec::new();
        };
        let mut found: Vec<&Citation> = Vec::new();
        for citation in self.catalogue.entry(handle).engagement.citations() {
            let is_of_this = citation.sources().any(|source| *source == self.source.id);
            if is_of_this && !found.contains(&citation) {
                found.push(citation);
            }
        }
        found.sort_by_key(|citation| citation.paragraph());
        found
    }

    pub(super) fn quoted_here(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if self.selected.is_none() {
            return;
        }
        section(ui, "Quoted for this engagement");
        let citations = self.citations();
        if citations.is_empty() {
            note(ui, "Nothing: this engagement does not cite it");
            return;
        }
        let mut quoted = citations
            .iter()
            .filter(|one| one.words.is_some())
            .peekable();
        if quoted.peek().is_none() {
            note(ui, "It is cited without quoted words");
        }
        for citation in quoted {
            let words = citation.words.as_deref().unwrap_or_default();
            let is_open = self.asked.cited.as_ref() == Some(*citation);
            let number = citation.paragraph();
            let number = number.map_or(String::new(), |number| format!("¶\u{a0}{number}"));
            let number_ink = theme::ink(ui, Token::Ink2);
            let ink = theme::ink(ui, if is_open { Token::Ink } else { Token::Mark });
            beside(
                ui,
                NUMBER,
                |ui| {
                    ui.label(RichText::new(&number).size(12.0).color(number_ink));
                },
                |ui| {
                    let quote = RichText::new(format!("“{words}”"))
                        .font(FontId::new(13.0, fonts::serif()))
                        .color(ink);
                    let button = flat(ui, Button::new(quote).frame(false).wrap());
                    scroll::follow_focus(&button);
                    if button.clicked() {
                        commands.push(Command::ShowSource {
                            source: self.source.id.clone(),
                            cited: Some((*citation).clone()),
                        });
                    }
                    let passage = self.passage(citation);
                    if let Some(text) = passage.as_ref().and_then(not_borne_out) {
                        let ink = theme::ink(ui, Token::Warning);
                        let text = RichText::new(text).size(11.0).color(ink);
                        ui.add(Label::new(text).wrap());
                    }
                },
            );
        }
    }

    /// Other engagements that cite this source, as far as they are known.
    pub(super) fn also_proves(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let at = self.catalogue.source_position(&self.source.id);
        let backed = self.backing.zip(at).map(|(backing, at)| backing.of(at));
        let others = backed.unwrap_or_default().iter();
        let others: Vec<_> = others
            .filter(|one| Some(one.handle) != self.selected && self.known.has(one.handle))
            .collect();
        if others.is_empty() {
            return;
        }
        section(ui, "Also proves");
        let key = Id::unique(("all that it proves", &self.source.id));
        let all = others.len() <= MOST || ui.data(|data| data.get_temp(key)).unwrap_or(false);
        let shown = if all { others.len() } else { MOST };
        for one in &others[..shown] {
            let engagement = &self.catalogue.entry(one.handle).engagement;
            let mut text = engagement.title.clone();
            if let Some(date) = self.known.date(self.catalogue, one.handle) {
                text += &format!(", {}", date.short());
            }
            if !one.certainly {
                text += " (perhaps: it is one of several pages)";
            }
            let button = ui.add(link(ui, &text));
            scroll::follow_focus(&button);
            if button.clicked() {
                commands.push(Command::GoTo(engagement.id.clone()));
            }
        }
        if !all {
            let text = format!("Show all {}", words::thousands(others.len()));
            if ui.button(text).clicked() {
                ui.data_mut(|data| data.insert_temp(key, true));
            }
        }
    }
}
