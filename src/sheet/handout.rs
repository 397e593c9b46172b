//! A briefing to be handed out: its slides, and after them the sources that they name.

use super::{Document, Options, Role, Sheet, draft::Frame, notes::Notes};
use crate::{
    briefing::Briefing,
    catalogue::{Catalogue, Known},
    view::Lens,
};

impl Document {
    /// A sheet for each step of a briefing, and pages that list the sources of all of them: a slide names no more
    /// than have room at its foot, and whoever reads it later cannot ask.
    #[must_use]
    pub fn handout(catalogue: &Catalogue, briefing: &Briefing, options: &Options) -> Self {
        let (mut document, running) = Self::slides(catalogue, briefing, options);
        let known = Known::new(catalogue, &Lens::All);
        let notes = Notes::of_all(catalogue, &known, &running);
        let frame = Frame {
            options,
            inside: options.size.inside(),
            title: document.title.clone(),
            subtitle: String::new(),
            as_of: document.as_of.map(|day| format!("as of {}", day.short())),
        };
        let numbers: Vec<usize> = (0..notes.len()).collect();
        let drafts = frame.source_pages(&numbers, &notes);
        let steps = document.sheets.len();
        let pages = steps + drafts.len();
        for (number, sheet) in document.sheets.iter_mut().enumerate() {
            number_again(&frame, sheet, number + 1, pages);
        }
        for (number, mut draft) in drafts.into_iter().enumerate() {
            frame.foot(&mut draft, steps + number + 1, pages);
            document.sheets.push(frame.finish(draft));
        }
        document
    }
}

/// Says on a finished sheet which page it is of how many.
fn number_again(frame: &Frame<'_>, sheet: &mut Sheet, page: usize, pages: usize) {
    let is_number = |part: &super::Part| part.role == Role::PageNumber;
    if let Some(part) = sheet.parts.iter_mut().find(|part| is_number(part)) {
        let (at, block) = frame.page_number(page, pages);
        *part = frame.part(Role::PageNumber, at, block.scene(), Vec::new(), Vec::new());
    }
}
