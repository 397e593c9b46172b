//! A source beside the panel: who published it and when, what is quoted from it, its text where that
//! is at hand, and what else it proves.

mod about;
mod text;

use egui::{Align, Button, FontId, Id, Label, Layout, RichText, ScrollArea, Ui};

use self::text::Text;
use super::{
    fonts,
    panel::{beside, link, note, section},
    scroll, theme,
};
use crate::{
    catalogue::{Backing, Catalogue, Handle, Known},
    command::{Command, OpenSource},
    load::{Passage, Texts},
    model::{Citation, Source, SourceId},
    scene::Token,
    view::Lens,
};

/// Frames in which it is scrolled to a place: in the first its height is not known.
const FRAMES: u8 = 3;
/// How many engagements are listed before all are asked for.
const MOST: usize = 12;
/// Width of the number of a paragraph, in points.
const NUMBER: f32 = 30.0;

/// What the pane remembers between frames.
#[derive(Default)]
pub(super) struct SourcePane {
    /// What was open in the last frame.
    shown: Option<OpenSource>,
    /// In how many more frames it is scrolled to the place that was asked for.
    scrolling: u8,
    /// What had the keyboard when it was opened.
    opener: Option<Id>,
    /// Whether the keyboard goes to what closes it.
    takes_focus: bool,
}

/// What the pane is drawn from.
pub(super) struct Open<'a> {
    pub catalogue: &'a Catalogue,
    pub known: &'a Known,
    pub lens: &'a Lens,
    /// The engagement that is selected.
    pub selected: Option<Handle>,
    pub open: &'a OpenSource,
    pub source: &'a Source,
    pub texts: &'a Texts,
    /// Whether a folder of texts is set.
    pub has_folder: bool,
    /// What every source stands behind, as soon as it is counted.
    pub backing: Option<&'a Backing>,
    /// Whether it lies on top of the panel, and not beside it.
    pub is_on_top: bool,
    /// Whether the keys for pages are its own.
    pub has_pages: bool,
}

impl SourcePane {
    /// Takes in what is open now. The keyboard goes with a source that was opened by it, and back to
    /// where it was when that is closed.
    pub(super) fn look(&mut self, ctx: &egui::Context, open: Option<&OpenSource>) {
        if self.shown.as_ref() == open {
            return;
        }
        let was_open = self.shown.is_some();
        self.scrolling = FRAMES;
        self.shown = open.cloned();
        match (was_open, open.is_some()) {
            (false, true) => {
                // Whoever presses with the pointer has no focus to lose.
                self.opener = ctx.memory(egui::Memory::focused);
                self.takes_focus = self.opener.is_some();
            }
            (true, false) => {
                if let Some(opener) = self.opener.take() {
                    ctx.memory_mut(|memory| memory.request_focus(opener));
                }
            }
            _ => {}
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, open: &Open<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let whole = ui.available_width();
        theme::beside_scroll_bar(ui);
        let close = open.close(ui, &mut commands);
        if std::mem::take(&mut self.takes_focus) {
            close.request_focus();
        }
        open.head(ui, &mut commands);
        theme::hairline(ui);
        ui.set_max_width(whole);
        let scrolls = self.scrolling > 0;
        if scrolls {
            self.scrolling -= 1;
            ui.request_repaint();
        }
        ScrollArea::vertical()
            .id_salt(("source", &open.source.id))
            .auto_shrink(false)
            .show(ui, |ui| {
                theme::beside_scroll_bar(ui);
                if open.has_pages {
                    scroll::by_pages(ui);
                }
                ui.spacing_mut().item_spacing.y = 4.0;
                open.body(ui, scrolls, &mut commands);
                ui.add_space(24.0);
            });
        commands
    }
}

impl Open<'_> {
    /// The line at the top, with what closes it.
    fn close(&self, ui: &mut Ui, commands: &mut Vec<Command>) -> egui::Response {
        let (name, hint) = if self.is_on_top {
            ("‹ Back to the engagement", "Close the source (Esc)")
        } else {
            ("Close", "Close the source (Esc)")
        };
        let button = ui.horizontal(|ui| {
            if self.is_on_top {
                return ui.button(name);
            }
            let font = FontId::new(12.0, fonts::strong());
            let ink = theme::ink(ui, Token::Ink2);
            ui.label(RichText::new("Source").font(font).color(ink));
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| ui.button(name)).inner
        });
        let button = button.inner.on_hover_text(hint);
        // "Close" alone could be any window.
        ui.accesskit_node_builder(button.id, |node| node.set_label("Close source"));
        if button.clicked() {
            commands.push(Command::CloseSource);
        }
        button
    }

    /// What the source is called, and the words that led here.
    fn head(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.spacing_mut().item_spacing.y = 3.0;
        about::title(ui, self.source);
        let Some(cited) = &self.open.cited else {
            ui.add_space(6.0);
            return;
        };
        self.one_of(ui, cited, commands);
        ui.add_space(4.0);
        self.quoted(ui, cited);
        self.borne_out(ui, cited);
        ui.add_space(6.0);
    }

    /// The other pages, where one of several makes the claim.
    fn one_of(&self, ui: &mut Ui, cited: &Citation, commands: &mut Vec<Command>) {
        if cited.or.is_empty() {
            return;
        }
        note(ui, "One of these pages says it; which one was not noted");
        for id in cited.sources().filter(|id| **id != self.source.id) {
            let Some(source) = self.catalogue.source(id) else {
                continue;
            };
            if ui.add(link(ui, &about::in_a_line(source))).clicked() {
                commands.push(Command::ShowSource {
                    source: id.clone(),
                    cited: Some(cited.clone()),
                });
            }
        }
    }

    /// Paragraph and words of a citation.
    fn quoted(&self, ui: &mut Ui, cited: &Citation) {
        let paragraph = cited.paragraph();
        let number = paragraph.map_or("Quoted".to_owned(), |number| format!("¶\u{a0}{number}"));
        let words = cited.words.as_ref();
        if words.is_none() && paragraph.is_none() {
            return;
        }
        let ink = theme::ink(ui, Token::Ink2);
        beside(
            ui,
            NUMBER + 12.0,
            |ui| {
                ui.label(RichText::new(number).size(12.0).color(ink));
            },
            |ui| match words {
                Some(words) => {
                    let words = RichText::new(format!("“{words}”"))
                        .font(FontId::new(13.5, fonts::serif()))
                        .background_color(theme::ink(ui, Token::WarningGround));
                    ui.add(Label::new(words).wrap());
                }
                None => note(ui, "The paragraph as a whole; no words are quoted"),
            },
        );
    }

    /// Whether the text bears the citation out, where it is at hand.
    fn borne_out(&self, ui: &mut Ui, cited: &Citation) {
        let passage = self.passage(cited);
        let Some(text) = passage.as_ref().and_then(not_borne_out) else {
            return;
        };
        let ink = theme::ink(ui, Token::Warning);
        ui.add(Label::new(RichText::new(text).size(12.0).color(ink)).wrap());
    }

    /// Where a citation leads in the text of this source.
    fn passage(&self, cited: &Citation) -> Option<Passage> {
        let is_of_this = cited.or.is_empty() && cited.source == self.source.id;
        self.texts.look_up(cited).filter(|_| is_of_this)
    }

    fn body(&self, ui: &mut Ui, scrolls: bool, commands: &mut Vec<Command>) {
        about::facts(ui, self, commands);
        about::lens(ui, self, commands);
        self.quoted_here(ui, commands);
        self.text(ui, scrolls, commands);
        self.also_proves(ui, commands);
    }

    /// Citations of the selected engagement to this source, each once, in the order of the text.
    fn citations(&self) -> Vec<&Citation> {
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

    fn quoted_here(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
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
            let is_open = self.open.cited.as_ref() == Some(*citation);
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
                    let button = ui.add(Button::new(quote).frame(false).wrap());
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

    /// The text of the source, or why it is not here.
    fn text(&self, ui: &mut Ui, scrolls: bool, commands: &mut Vec<Command>) {
        section(ui, "Text");
        if let Some(paragraphs) = self.texts.paragraphs(&self.source.id) {
            let passage = self
                .open
                .cited
                .as_ref()
                .and_then(|cited| self.passage(cited));
            let citations = self.citations();
            let quoted = citations.iter().filter_map(|one| self.passage(one));
            Text {
                paragraphs,
                at: passage.as_ref(),
                quoted: quoted.collect(),
            }
            .show(ui, scrolls);
            return;
        }
        let why = match &self.source.text_file {
            Some(file) if self.has_folder => {
                format!("{file} could not be read from the folder of texts")
            }
            Some(file) => format!(
                "Texts belong to their publishers and are not part of this catalogue. Where {file} is \
                 in a folder of yours, it is shown here with the quoted words marked"
            ),
            None => "The record of this source names no text".to_owned(),
        };
        note(ui, &why);
        if self.source.text_file.is_some() {
            let command = Command::ChooseTexts;
            let info = command.info();
            if ui.button(info.name).on_hover_text(info.sentence).clicked() {
                commands.push(command);
            }
        }
    }

    /// Other engagements that cite this source, as far as they are known.
    fn also_proves(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
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
            let text = format!("Show all {}", super::words::thousands(others.len()));
            if ui.button(text).clicked() {
                ui.data_mut(|data| data.insert_temp(key, true));
            }
        }
    }

    /// Name of another source, in a line.
    fn name_of(&self, id: &SourceId) -> String {
        let source = self.catalogue.source(id);
        source.map_or_else(|| id.to_string(), about::in_a_line)
    }
}

/// What is wrong with a citation, going by the text.
fn not_borne_out(passage: &Passage) -> Option<String> {
    Some(match passage {
        Passage::Page | Passage::Found { .. } => return None,
        Passage::NotInParagraph {
            paragraph,
            instead: None,
        } => format!("These words are not in paragraph {paragraph} of this text, nor in another"),
        Passage::NotInParagraph {
            paragraph,
            instead: Some(instead),
        } => format!(
            "These words are not in paragraph {paragraph} of this text; they stand in paragraph {instead}"
        ),
        Passage::NotInText => "These words are not in this text".to_owned(),
        Passage::BeyondEnd { last } => {
            format!("There is no such paragraph: this text has {last}")
        }
    })
}
