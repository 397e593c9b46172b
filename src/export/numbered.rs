//! Sources with numbers, by which texts refer to them.

use std::num::NonZeroU32;

use rustc_hash::FxHashMap as HashMap;

use super::{
    Handover,
    cite::{Cited, record, words},
};
use crate::{
    catalogue::{Catalogue, Known},
    model::{Citation, Source, SourceId},
};

/// The sources behind what is handed over, in the order in which they are used first. The number of a
/// source is its place, counted from 1.
pub(super) struct Numbered<'c> {
    catalogue: &'c Catalogue,
    pub(super) sources: Vec<&'c Source>,
    /// What each is cited for, a sentence for each engagement.
    pub(super) cited_for: Vec<Vec<String>>,
    place: HashMap<&'c SourceId, usize>,
}

impl<'c> Numbered<'c> {
    pub(super) fn new(handover: &Handover<'c>) -> Self {
        let catalogue = handover.catalogue;
        let cited = Cited::new(catalogue, &handover.known, &handover.named());
        let works = cited.works.into_iter();
        let (sources, cited_for): (Vec<&Source>, _) =
            works.map(|work| (work.source, work.cited_for)).unzip();
        let ids = sources.iter().map(|source| &source.id);
        Self {
            catalogue,
            place: ids.zip(1..).collect(),
            sources,
            cited_for,
        }
    }

    /// What stands after a claim: "[1 ¶ 3, 5; one of 3/4]"; empty where no citation is believed.
    pub(super) fn mark(&self, known: &Known, cite: &[Citation]) -> String {
        let mut marks: Vec<(String, Vec<u32>)> = Vec::new();
        let admitted = cite.iter();
        for citation in admitted.filter(|one| known.admits_one(self.catalogue, one)) {
            let Some(numbers) = self.numbers(citation) else {
                continue;
            };
            let at = marks.iter().position(|(one, _)| *one == numbers);
            let at = at.unwrap_or_else(|| {
                marks.push((numbers, Vec::new()));
                marks.len() - 1
            });
            marks[at]
                .1
                .extend(citation.paragraph().map(NonZeroU32::get));
        }
        if marks.is_empty() {
            return String::new();
        }
        let marks = marks.into_iter().map(|(numbers, mut paragraphs)| {
            paragraphs.sort_unstable();
            paragraphs.dedup();
            let paragraphs: Vec<String> = paragraphs.iter().map(ToString::to_string).collect();
            match paragraphs.as_slice() {
                [] => numbers,
                some => format!("{numbers} ¶ {}", some.join(", ")),
            }
        });
        format!("[{}]", marks.collect::<Vec<_>>().join("; "))
    }

    /// "3", or "one of 3/4" where it was not noted which.
    fn numbers(&self, citation: &Citation) -> Option<String> {
        let numbers = citation.sources().filter_map(|id| self.place.get(id));
        let numbers: Vec<String> = numbers.map(ToString::to_string).collect();
        match numbers.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            several => Some(format!("one of {}", several.join("/"))),
        }
    }

    /// The number of a source.
    pub(super) fn number(&self, id: &SourceId) -> Option<usize> {
        self.place.get(id).copied()
    }

    /// A source as a list of references has it: author, headline, publisher and date, what it reprints,
    /// and of what kind it is. The address is not part of it.
    pub(super) fn described(&self, source: &Source) -> String {
        let mut text = words::described(source);
        text += &record(self.catalogue, source);
        if let Some(reprint) = words::reprint(self.catalogue, source) {
            text += &format!(" ({reprint})");
        }
        let stop = if text.ends_with('.') { "" } else { "." };
        format!("{text}{stop} {}", source.kind.name())
    }
}
