//! A source beside the panel: who published it and when, what is quoted from it, its text where that
//! is at hand, and what else it proves.

mod about;
mod proves;
mod text;

use egui::{Align, FontId, Id, Label, Layout, RichText, ScrollArea, Ui};

use self::text::Text;
use super::{
    fonts,
    panel::{beside, flat, link, note, section},
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
    /// What was asked for.
    pub asked: &'a OpenSource,
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
        let Some(cited) = &self.asked.cited else {
            ui.add_space(6.0);
            return;
        };
        self.one_of(ui, cited, commands);
        ui.add_space(4.0);
        Self::quoted(ui, cited);
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
    fn quoted(ui: &mut Ui, cited: &Citation) {
        let paragraph = cited.paragraph();
        let number = paragraph.map_or(String::new(), |number| format!("¶\u{a0}{number}"));
        let words = cited.words.as_ref();
        if words.is_none() && paragraph.is_none() {
            return;
        }
        let ink = theme::ink(ui, Token::Ink2);
        beside(
            ui,
            NUMBER,
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

    /// The text of the source, or why it is not here.
    fn text(&self, ui: &mut Ui, scrolls: bool, commands: &mut Vec<Command>) {
        section(ui, "Text");
        if let Some(paragraphs) = self.texts.paragraphs(&self.source.id) {
            let passage = self
                .asked
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
