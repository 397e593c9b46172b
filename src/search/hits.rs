//! What was found.

use std::{num::NonZeroU32, ops::Range};

use super::{
    field::{Field, Fields},
    index::SearchIndex,
    marks::{AT_ONCE, terms_in, whole_terms_in},
    matcher::Matcher,
    read::TextId,
    scope::Scope,
};
use crate::{
    catalogue::{Catalogue, Handle},
    model::Source,
};

/// An engagement in which everything that was asked for is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub engagement: Handle,
    /// Where in it any of the words is found.
    pub fields: Fields,
    /// The lower the better.
    pub(super) rank: u16,
}

impl Hit {
    /// Joins what was found of further terms.
    pub(super) fn add(&mut self, more: Self) {
        self.fields.join(more.fields);
        self.rank = self.rank.saturating_add(more.rank);
    }
}

/// What a query found, in order of time. What is marked in which text is worked out when it is asked
/// for.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    parts: Parts,
    /// By field: engagements in which a word is found there.
    by_field: [usize; Field::ALL.len()],
}

/// What hits are made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub hits: Vec<Hit>,
    pub hidden: usize,
    /// Places among the paragraphs of the index.
    pub passages: Vec<u32>,
    /// By text, which terms stand in it.
    pub marks: Vec<u32>,
    pub matcher: Matcher,
    pub is_loose: bool,
}

impl Parts {
    pub(super) fn new(matcher: Matcher) -> Self {
        Self {
            matcher,
            ..Self::default()
        }
    }
}

/// A text in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'i> {
    /// What it is of its engagement.
    pub field: Field,
    /// The text as it stands in the catalogue.
    pub text: &'i str,
    /// The bytes of it to be marked: in order, apart from each other, whole characters.
    pub ranges: Vec<Range<usize>>,
}

/// A paragraph of a source in which everything that was asked for is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage<'i> {
    /// The source.
    pub source: &'i Source,
    /// Which paragraph.
    pub paragraph: NonZeroU32,
    /// Its text, and what to mark in it.
    pub found: Found<'i>,
    /// Engagements that cite it, in order of the catalogue.
    pub cited_by: Vec<Handle>,
}

impl Hits {
    pub(super) fn new(parts: Parts) -> Self {
        // There are many hits, and few sets of fields among them.
        let mut by_set = vec![0_usize; 1 << Field::ALL.len()];
        for hit in &parts.hits {
            by_set[hit.fields.number()] += 1;
        }
        let mut by_field = [0; Field::ALL.len()];
        for (set, &hits) in by_set.iter().enumerate().filter(|(_, hits)| **hits > 0) {
            for field in Fields::of(set as u16).iter() {
                by_field[field as usize] += hits;
            }
        }
        Self { parts, by_field }
    }

    /// Engagements in order of time; those without a date come last.
    #[must_use]
    pub fn in_time(&self) -> &[Hit] {
        &self.parts.hits
    }

    /// How many engagements were found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.hits.len()
    }

    /// Whether no engagement was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.hits.is_empty()
    }

    /// How many more there would be if everything were shown.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.parts.hidden
    }

    /// In how many of the engagements a word is found in this field.
    #[must_use]
    pub fn count(&self, field: Field) -> usize {
        self.by_field[field as usize]
    }

    /// Whether nothing was found as it was typed, and these are what one slip in a long word leads
    /// to.
    #[must_use]
    pub fn is_loose(&self) -> bool {
        self.parts.is_loose
    }

    /// Marks what was asked for, in any text.
    #[must_use]
    pub fn matcher(&self) -> &Matcher {
        &self.parts.matcher
    }

    /// The best hits, at most so many: by field, then whole words before starts, then by time.
    #[must_use]
    pub fn best(&self, most: usize) -> Vec<Hit> {
        let mut order: Vec<(u16, u32)> =
            self.in_time().iter().map(|hit| hit.rank).zip(0..).collect();
        if most < order.len() {
            order.select_nth_unstable(most);
            order.truncate(most);
        }
        order.sort_unstable();
        let places = order.into_iter();
        places
            .map(|(_, place)| self.in_time()[place as usize])
            .collect()
    }

    /// The hit after an engagement in time, whether that is one itself or not; after the last, and
    /// after none, the first.
    #[must_use]
    pub fn after(&self, engagement: Option<Handle>, scope: &Scope) -> Option<Handle> {
        let next = engagement.map_or(0, |engagement| self.place(engagement, scope, true));
        let hit = self.in_time().get(next).or(self.in_time().first());
        hit.map(|hit| hit.engagement)
    }

    /// The hit before an engagement in time; before the first, and before none, the last.
    #[must_use]
    pub fn before(&self, engagement: Option<Handle>, scope: &Scope) -> Option<Handle> {
        let at = engagement.map_or(0, |engagement| self.place(engagement, scope, false));
        let hit = at.checked_sub(1).map(|at| &self.in_time()[at]);
        hit.or(self.in_time().last()).map(|hit| hit.engagement)
    }

    /// Which of the hits an engagement is, counted from 0; none when it is none of them.
    #[must_use]
    pub fn position(&self, engagement: Handle, scope: &Scope) -> Option<usize> {
        let at = self.place(engagement, scope, false);
        let hit = self.in_time().get(at)?;
        (hit.engagement == engagement).then_some(at)
    }

    /// How many hits come before an engagement in time; `itself`: or are it.
    fn place(&self, engagement: Handle, scope: &Scope, itself: bool) -> usize {
        let place = scope.place(engagement);
        self.in_time().partition_point(|hit| {
            let other = scope.place(hit.engagement);
            other < place || (itself && other == place)
        })
    }

    /// Whether not even something hidden was found, nor a passage.
    pub(super) fn is_nothing(&self) -> bool {
        self.is_empty() && self.hidden() == 0 && self.parts.passages.is_empty()
    }

    /// In how many paragraphs of the texts at hand everything is found that was asked for.
    #[must_use]
    pub fn passages(&self) -> usize {
        self.parts.passages.len()
    }
}

impl SearchIndex {
    /// Where in an engagement something was found, at most so many texts: those with most of the
    /// words first, then by field. `hits` are of this index, and of the same lens.
    #[must_use]
    pub fn found_in(
        &self,
        engagement: Handle,
        hits: &Hits,
        scope: &Scope,
        most: usize,
    ) -> Vec<Found<'_>> {
        let marks = &hits.parts.marks;
        let mut texts: Vec<([u32; 3], Field, TextId)> = Vec::new();
        for mention in self.mentions.of(engagement) {
            let mark = marks.get(mention.text() as usize).copied().unwrap_or(0);
            if mark != 0 && scope.admits(mention) {
                let field = mention.field();
                let [missing, parts] =
                    [terms_in(mark), whole_terms_in(mark)].map(|terms| AT_ONCE as u32 - terms);
                texts.push(([missing, field as u32, parts], field, mention.text()));
            }
        }
        // Of equals the one comes first that the record has first.
        texts.sort_by_key(|(order, ..)| *order);
        let mut chosen: Vec<(Field, TextId)> = Vec::new();
        for (_, field, text) in texts {
            if chosen.len() == most {
                break;
            }
            if chosen.iter().all(|&(_, other)| other != text) {
                chosen.push((field, text));
            }
        }
        let chosen = chosen.into_iter();
        chosen
            .map(|(field, text)| self.found(field, text, hits))
            .collect()
    }

    /// A passage that was found, by its number from 0. `catalogue` is that which the index is of.
    #[must_use]
    pub fn passage<'i>(
        &'i self,
        catalogue: &'i Catalogue,
        hits: &Hits,
        scope: &Scope,
        number: usize,
    ) -> Option<Passage<'i>> {
        let place = *hits.parts.passages.get(number)?;
        let paragraph = self.paragraphs[place as usize];
        let said_by = self.said_by.get(paragraph.text as usize).iter();
        let cites = |engagement: &Handle| {
            let mut mentions = self.mentions.of(*engagement);
            let is_admitted = mentions.any(|one| one.text() == paragraph.text && scope.admits(one));
            is_admitted && scope.has(*engagement)
        };
        Some(Passage {
            source: &catalogue.sources()[paragraph.source as usize],
            paragraph: NonZeroU32::new(paragraph.number)?,
            found: self.found(Field::Passage, paragraph.text, hits),
            cited_by: said_by.map(|&one| Handle(one)).filter(cites).collect(),
        })
    }

    fn found(&self, field: Field, text: TextId, hits: &Hits) -> Found<'_> {
        let text = self.texts.get(text);
        Found {
            field,
            text,
            ranges: hits.matcher().ranges_found(text),
        }
    }
}
