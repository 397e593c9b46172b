//! Sources with numbers, by which texts refer to them.

use std::{cell::RefCell, collections::BTreeSet, fmt, num::NonZeroU32};

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
    /// The numbers that a text has used so far, where one keeps account.
    used: RefCell<BTreeSet<usize>>,
}

/// What stands after a claim: "[1 ¶ 3, 5; one of 3/4]"; empty where no citation is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    text: String,
    /// Numbers of the sources in it.
    numbers: Vec<usize>,
}

impl Mark {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<'c> Numbered<'c> {
    pub(super) fn new(handover: &Handover<'c>) -> Self {
        let catalogue = handover.catalogue;
        let cited = Cited::new(catalogue, &handover.known, &handover.named());
        let works = cited.works.into_iter();
        let (sources, cited_for): (Vec<&Source>, _) =
            works.map(|work| (work.source, work.cited_for)).unzip();
        Self::of(catalogue, sources, cited_for)
    }

    fn of(catalogue: &'c Catalogue, sources: Vec<&'c Source>, cited_for: Vec<Vec<String>>) -> Self {
        let ids = sources.iter().map(|source| &source.id);
        Self {
            catalogue,
            place: ids.zip(1..).collect(),
            sources,
            cited_for,
            used: RefCell::default(),
        }
    }

    /// Notes that a mark stands in the text.
    pub(super) fn note(&self, mark: &Mark) {
        self.used.borrow_mut().extend(&mark.numbers);
    }

    /// Only the sources that were noted, with numbers of their own.
    pub(super) fn only_noted(&self) -> Self {
        let used = self.used.borrow();
        let places = used.iter().map(|number| number - 1);
        Self::of(
            self.catalogue,
            places.clone().map(|at| self.sources[at]).collect(),
            places.map(|at| self.cited_for[at].clone()).collect(),
        )
    }

    /// What stands after a claim.
    pub(super) fn mark(&self, known: &Known, cite: &[Citation]) -> Mark {
        let mut marks: Vec<(Vec<usize>, Vec<u32>)> = Vec::new();
        let admitted = cite.iter();
        for citation in admitted.filter(|one| known.admits_one(self.catalogue, one)) {
            let numbers: Vec<usize> = citation
                .sources()
                .filter_map(|id| self.number(id))
                .collect();
            if numbers.is_empty() {
                continue;
            }
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
            return Mark::default();
        }
        let texts = marks.iter_mut().map(|(numbers, paragraphs)| {
            paragraphs.sort_unstable();
            paragraphs.dedup();
            let numbers = in_words(numbers);
            let paragraphs: Vec<String> = paragraphs.iter().map(ToString::to_string).collect();
            match paragraphs.as_slice() {
                [] => numbers,
                some => format!("{numbers} ¶ {}", some.join(", ")),
            }
        });
        let texts: Vec<String> = texts.collect();
        Mark {
            text: format!("[{}]", texts.join("; ")),
            numbers: marks.into_iter().flat_map(|(numbers, _)| numbers).collect(),
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

/// "3", or "one of 3/4" where it was not noted which.
fn in_words(numbers: &[usize]) -> String {
    let words: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match words.as_slice() {
        [only] => only.clone(),
        several => format!("one of {}", several.join("/")),
    }
}
