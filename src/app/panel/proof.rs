//! Citations on screen: the quoted words, the number of the source, the paragraph.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
    sync::Arc,
};

use egui::{
    CursorIcon, FontFamily, FontId, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo,
    text::{CCursor, CharIndex, LayoutJob, TextFormat},
};

use super::super::{fonts, marked, scroll, theme};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    command::Command,
    model::{Citation, Locator, Source, SourceId},
    scene::Token,
    search::Matcher,
};

/// The sources of one engagement, numbered from 1 in the order in which it cites them.
pub(super) struct Proofs<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    /// What marks the words that are searched for.
    pub(super) matcher: Option<&'a Matcher>,
    sources: Vec<&'a SourceId>,
    /// Which of them are cited without a paragraph.
    not_read_whole: Vec<&'a SourceId>,
    /// Whether the first citation is to get the keyboard.
    gives_keyboard: Cell<bool>,
    /// What was pressed since it was last asked for.
    pressed: RefCell<Vec<Command>>,
}

/// How a claim is set.
#[derive(Clone, Copy)]
pub(super) enum Rank {
    /// A claim itself.
    Claim,
    /// A remark on one.
    Remark,
}

impl<'a> Proofs<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        known: &'a Known,
        handle: Handle,
        matcher: Option<&'a Matcher>,
    ) -> Self {
        let engagement = &catalogue.entry(handle).engagement;
        let not_read_whole = engagement
            .citations()
            .filter(|citation| citation.locator == Locator::PageNotReadWhole)
            .flat_map(Citation::sources)
            .collect();
        Self {
            catalogue,
            known,
            matcher,
            sources: known.sources_of(catalogue, handle),
            not_read_whole,
            gives_keyboard: Cell::default(),
            pressed: RefCell::default(),
        }
    }

    /// Gives the keyboard to the first citation that is shown.
    pub(super) fn give_keyboard(&self) {
        self.gives_keyboard.set(true);
    }

    /// What was pressed among the citations that were shown.
    pub(super) fn pressed(&self) -> Vec<Command> {
        self.pressed.take()
    }

    /// Whether the lens admits a claim with these citations.
    pub(super) fn admits(&self, cite: &[Citation]) -> bool {
        self.known.admits(self.catalogue, cite)
    }

    /// Whether only the beginning of a source was read, so that its paragraphs were not counted.
    pub(super) fn not_read_whole(&self, source: &SourceId) -> bool {
        self.not_read_whole.contains(&source)
    }

    /// Sources in order; the first has the number 1.
    pub(super) fn sources(&self) -> &[&'a SourceId] {
        &self.sources
    }

    /// A claim followed by its citations, as one run of text. Each citation can be pressed: it opens
    /// its source at the place.
    pub(super) fn claim(&self, ui: &mut Ui, rank: Rank, text: &str, cite: &[Citation]) {
        let (size, ink) = match rank {
            Rank::Claim => (13.0, Token::Ink),
            Rank::Remark => (12.0, Token::Ink2),
        };
        let mut job = LayoutJob::default();
        let look = |size: f32, family: FontFamily, token: Token| {
            TextFormat::simple(FontId::new(size, family), theme::ink(ui, token))
        };
        self.append(
            ui,
            &mut job,
            text,
            &look(size, FontFamily::Proportional, ink),
        );
        let mut marks: Vec<(Range<usize>, &Citation)> = Vec::new();
        for citation in cite {
            let Some(numbers) = self.numbers(citation) else {
                continue;
            };
            if let Some(words) = &citation.words {
                let mut quoted = look(size, fonts::serif(), Token::Ink);
                quoted.background = theme::ink(ui, Token::WarningGround);
                // It would paint over the letters of the line above.
                quoted.expand_bg = 0.0;
                job.append(" ", 0.0, look(size, FontFamily::Proportional, ink));
                self.append(ui, &mut job, &format!("“{words}”"), &quoted);
            }
            let mark = look(11.0, fonts::strong(), Token::Mark);
            // That a page was not read whole is said where it is described.
            let place = citation.paragraph();
            let place = place.map(|paragraph| format!("\u{a0}¶\u{a0}{paragraph}"));
            let faint = || look(11.0, FontFamily::Proportional, Token::Ink3);
            let before = if citation.or.is_empty() {
                " "
            } else {
                " one of "
            };
            job.append(before, 0.0, faint());
            let start = job.text.chars().count();
            job.append(&numbers, 0.0, mark);
            job.append(&place.unwrap_or_default(), 0.0, faint());
            marks.push((start..job.text.chars().count(), citation));
        }
        if marks.is_empty() {
            let missing = look(11.0, FontFamily::Proportional, Token::Warning);
            job.append(" no citation", 0.0, missing);
        }
        let (at, galley, run) = egui::Label::new(job).wrap().layout_in_ui(ui);
        run.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), galley.text()));
        if ui.is_rect_visible(run.rect) {
            ui.painter()
                .galley(at, Arc::clone(&galley), theme::ink(ui, ink));
        }
        for (number, (range, citation)) in marks.into_iter().enumerate() {
            let rect = place_of(&galley, range).translate(at.to_vec2());
            self.mark(ui, run.id.with(number), rect, citation);
        }
    }

    /// What can be pressed where a citation stands.
    fn mark(&self, ui: &Ui, id: egui::Id, rect: Rect, citation: &Citation) {
        let response = ui.interact(rect.expand2(Vec2::new(3.0, 1.0)), id, Sense::click());
        response.widget_info(|| {
            let spoken = self.spoken(citation);
            WidgetInfo::labeled(Role::Link, ui.is_enabled(), spoken)
        });
        if self.gives_keyboard.take() {
            response.request_focus();
        }
        scroll::follow_focus(&response);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        under_hand(ui, &response, rect);
        if response.clicked() {
            let command = Command::ShowSource {
                source: citation.source.clone(),
                cited: Some(citation.clone()),
            };
            self.pressed.borrow_mut().push(command);
        }
        response.on_hover_ui(|ui| {
            for source in citation.sources() {
                let number = self.sources.iter().position(|one| *one == source);
                let number = number.map_or(0, |at| at + 1);
                let told = self.catalogue.source(source).map(in_a_line);
                ui.label(format!("{number}  {}", told.unwrap_or_default()));
            }
            if let Some(words) = &citation.words {
                let words = egui::RichText::new(format!("“{words}”"));
                ui.label(words.font(FontId::new(13.0, fonts::serif())));
            }
        });
    }

    /// A citation as a screen reader says it.
    fn spoken(&self, citation: &Citation) -> String {
        let name = |source: &SourceId| {
            let source = self.catalogue.source(source);
            source.map_or_else(String::new, in_a_line)
        };
        let mut spoken = format!("Open source: {}", name(&citation.source));
        if !citation.or.is_empty() {
            let others = citation.or.len();
            spoken += &format!(", or one of {others} more");
        }
        if let Some(paragraph) = citation.paragraph() {
            spoken += &format!(", paragraph {paragraph}");
        }
        spoken
    }

    /// Adds a text to a run, with what is searched for marked.
    fn append(&self, ui: &Ui, job: &mut LayoutJob, text: &str, look: &TextFormat) {
        let ranges = self
            .matcher
            .map_or_else(Vec::new, |matcher| matcher.ranges(text));
        marked::append(ui, job, text, &ranges, look);
    }

    /// The number of a citation's source when the lens admits it; "1–3, 5" when one of several pages
    /// is meant.
    fn numbers(&self, citation: &Citation) -> Option<String> {
        if !self.known.admits_one(self.catalogue, citation) {
            return None;
        }
        let number = |source: &SourceId| {
            let position = self.sources.iter().position(|one| *one == source)?;
            Some(position + 1)
        };
        let numbers: Option<Vec<usize>> = citation.sources().map(number).collect();
        let mut numbers = numbers?;
        numbers.sort_unstable();
        // A citation stands on one line, where it can be pressed.
        Some(in_runs(&numbers).replace(' ', "\u{a0}"))
    }
}

/// Publisher and date of a source, in a line.
pub(in crate::app) fn in_a_line(source: &Source) -> String {
    let mut line = publisher(source).to_owned();
    match &source.published {
        Some(published) => line += &format!(", {}", published.date.display()),
        None if is_read_whole(source) => line += ", date not in the text",
        None => line += ", date not noted",
    }
    line
}

/// Who published a source, or that it is not known.
pub(in crate::app) fn publisher(source: &Source) -> &str {
    let unknown = if is_read_whole(source) {
        "Publisher not in the text"
    } else {
        "Publisher not noted"
    };
    source.publisher.as_deref().unwrap_or(unknown)
}

/// Of a text that was read whole, what is not known is not in it.
fn is_read_whole(source: &Source) -> bool {
    source.text_file.is_some()
}

/// Where characters stand in what was laid out; the first line of it where there are two.
fn place_of(galley: &Galley, range: Range<usize>) -> Rect {
    let cursor = |index: usize, prefer_next_row: bool| CCursor {
        index: CharIndex(index),
        prefer_next_row,
    };
    let start = galley.pos_from_cursor(cursor(range.start, true));
    let end = galley.pos_from_cursor(cursor(range.end, false));
    let right = if end.min.y > start.min.y {
        galley.rect.right()
    } else {
        end.max.x
    };
    Rect::from_min_max(start.min, Pos2::new(right, start.max.y))
}

/// A line below what the pointer is at, and a ring around what the keyboard is at.
fn under_hand(ui: &Ui, response: &Response, rect: Rect) {
    let ink = theme::ink(ui, Token::Mark);
    if response.has_focus() {
        let ring = Stroke::new(1.5, ink);
        let around = rect.expand2(Vec2::new(3.0, 1.0));
        ui.painter()
            .rect_stroke(around, 3.0, ring, StrokeKind::Inside);
    } else if response.hovered() {
        let below = Stroke::new(1.0, ink);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, below);
    }
}

/// Numbers in order, with commas between, and a dash for a run of three or more.
fn in_runs(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|before, after| before + 1 == *after);
    let runs = runs.flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{first}–{last}")],
        few => few.iter().map(ToString::to_string).collect(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::in_runs;

    #[test]
    fn runs_of_three_or_more_are_shortened() {
        assert_eq!(in_runs(&[4]), "4");
        assert_eq!(in_runs(&[1, 2]), "1, 2");
        assert_eq!(in_runs(&[1, 2, 3, 5, 7, 8]), "1–3, 5, 7, 8");
    }
}
