//! Citations on screen: the quoted words, the number of the source, the paragraph.

use egui::{
    FontFamily, FontId, Ui,
    text::{LayoutJob, TextFormat},
};

use super::super::{fonts, theme};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    model::{Citation, Locator, SourceId},
    scene::Token,
};

/// The sources of one engagement, numbered from 1 in the order in which it cites them.
pub(super) struct Proofs<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    sources: Vec<&'a SourceId>,
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
    pub(super) fn new(catalogue: &'a Catalogue, known: &'a Known, handle: Handle) -> Self {
        Self {
            catalogue,
            known,
            sources: known.sources_of(catalogue, handle),
        }
    }

    /// Whether the lens admits a claim with these citations.
    pub(super) fn admits(&self, cite: &[Citation]) -> bool {
        self.known.admits(self.catalogue, cite)
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
        job.append(text, 0.0, look(size, FontFamily::Proportional, ink));
        let mut cited = false;
        for citation in cite {
            let Some(number) = self.number(citation) else {
                continue;
            };
            cited = true;
            if let Some(words) = &citation.words {
                let mut quoted = look(size, fonts::serif(), Token::Ink);
                quoted.background = theme::ink(ui, Token::WarningGround);
                // It would paint over the letters of the line above.
                quoted.expand_bg = 0.0;
                job.append(" ", 0.0, look(size, FontFamily::Proportional, ink));
                job.append(&format!("“{words}”"), 0.0, quoted);
            }
            let mark = look(11.0, fonts::strong(), Token::Mark);
            job.append(&format!(" {number}"), 0.0, mark);
            let place = match citation.locator {
                Locator::Paragraph(paragraph) => format!("\u{a0}¶\u{a0}{paragraph}"),
                Locator::PageNotReadWhole => " page not read whole".to_owned(),
            };
            job.append(
                &place,
                0.0,
                look(11.0, FontFamily::Proportional, Token::Ink3),
            );
        }
        if !cited {
            let missing = look(11.0, FontFamily::Proportional, Token::Warning);
            job.append(" no citation", 0.0, missing);
        }
        ui.add(egui::Label::new(job).wrap());
    }

    /// The number of a citation's source, when the lens admits it.
    fn number(&self, citation: &Citation) -> Option<usize> {
        if !self.known.believes(self.catalogue, &citation.source) {
            return None;
        }
        let position = self
            .sources
            .iter()
            .position(|source| **source == citation.source)?;
        Some(position + 1)
    }
}
