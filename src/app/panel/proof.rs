//! Citations on screen: the quoted words, the number of the source, the paragraph.

use egui::{
    FontFamily, FontId, Ui,
    text::{LayoutJob, TextFormat},
};

use super::super::{fonts, marked, theme};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    model::{Citation, Locator, SourceId},
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
        }
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

    /// A claim followed by its citations, as one run of text.
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
        let mut cited = false;
        for citation in cite {
            let Some(numbers) = self.numbers(citation) else {
                continue;
            };
            cited = true;
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
            if !citation.or.is_empty() {
                job.append(" one of", 0.0, faint());
            }
            job.append(&format!(" {numbers}"), 0.0, mark);
            job.append(&place.unwrap_or_default(), 0.0, faint());
        }
        if !cited {
            let missing = look(11.0, FontFamily::Proportional, Token::Warning);
            job.append(" no citation", 0.0, missing);
        }
        ui.add(egui::Label::new(job).wrap());
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
        Some(in_runs(&numbers))
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
