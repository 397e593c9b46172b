//! What is different from one meeting of a series to the next, as far as their sources go.

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Handle, Known};
use crate::{
    date::{Day, DayRange, Edtf, distance},
    model::{SeriesId, SourceId, Status, TopicId},
};

/// What is different from the meeting before in a series.
///
/// That a topic is not mentioned says nothing of what was talked about: only that these sources do not
/// mention it.
#[derive(Clone, Debug, PartialEq)]
pub struct Since<'c> {
    /// The meeting before: the last one held that is known to have been before.
    pub previous: Handle,
    /// Days from that one to this; `None` where one of them has no date.
    pub apart: Option<DayRange>,
    /// Topics of this one that the sources of the one before do not mention.
    pub new: Vec<Mention<'c>>,
    /// Topics of the one before that the sources of this one do not mention.
    pub not_mentioned: Vec<Mention<'c>>,
    /// Whether a source tells of both: where none does, that publishers differ may be all there is.
    pub shares_a_source: bool,
}

/// A topic, and the words in which it was mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'c> {
    /// The topic.
    pub topic: &'c TopicId,
    /// Words quoted on it, and from which source; none where it is a paraphrase only.
    pub words: Option<(&'c str, &'c SourceId)>,
}

/// The meetings held of every series in order of time, for who asks of many which was before: to look through
/// the series for each would take as long as it is long.
#[derive(Debug)]
pub struct Befores<'c> {
    catalogue: &'c Catalogue,
    known: &'c Known,
    held: HashMap<&'c SeriesId, Vec<(Day, Handle)>>,
}

impl<'c> Befores<'c> {
    /// Goes through all series.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, known: &'c Known) -> Self {
        let held = catalogue.by_series.keys().map(|series| {
            let mut held: Vec<_> = catalogue.held_in(series, known).collect();
            held.sort_unstable();
            (series, held)
        });
        Self {
            catalogue,
            known,
            held: held.collect(),
        }
    }

    /// The same as [`Catalogue::previous_held`].
    #[must_use]
    pub fn previous_held(&self, handle: Handle) -> Option<Handle> {
        let held = self
            .held
            .get(&self.known.series(self.catalogue, handle)?.slug)?;
        let here = self.known.date(self.catalogue, handle)?.earliest()?;
        let before = held.partition_point(|(day, _)| *day < here);
        held[..before].last().map(|(_, before)| *before)
    }

    /// The same as [`Catalogue::since_previous`].
    #[must_use]
    pub fn since(&self, handle: Handle) -> Option<Since<'c>> {
        let previous = self.previous_held(handle)?;
        self.catalogue.since(previous, handle, self.known)
    }
}

impl Catalogue {
    /// What is different from the meeting before in the series of an engagement; `None` when there is
    /// none, or when of either nothing that was said is on record.
    #[must_use]
    pub fn since_previous<'c>(&'c self, handle: Handle, known: &Known) -> Option<Since<'c>> {
        self.since(self.previous_held(handle, known)?, handle, known)
    }

    fn since<'c>(&'c self, previous: Handle, handle: Handle, known: &Known) -> Option<Since<'c>> {
        let (now, before) = (self.mentions(handle, known), self.mentions(previous, known));
        if now.is_empty() || before.is_empty() {
            return None;
        }
        let without = |these: &[Mention<'c>], those: &[Mention<'c>]| {
            let mut left = these.to_vec();
            left.retain(|one| those.iter().all(|other| other.topic != one.topic));
            left
        };
        let (from, to) = (known.date(self, previous), known.date(self, handle));
        let sources = known.sources_of(self, handle);
        let before_sources = known.sources_of(self, previous);
        Some(Since {
            previous,
            apart: from.zip(to).map(|(from, to)| distance(from, to)),
            new: without(&now, &before),
            not_mentioned: without(&before, &now),
            shares_a_source: sources.iter().any(|source| before_sources.contains(source)),
        })
    }

    /// The last meeting of the series that was held and that certainly was before: on its last possible
    /// day, before the first possible day of this one.
    #[must_use]
    pub fn previous_held(&self, handle: Handle, known: &Known) -> Option<Handle> {
        let series = &known.series(self, handle)?.slug;
        let here = known.date(self, handle).and_then(Edtf::earliest)?;
        let before = self.held_in(series, known).filter(|(day, _)| *day < here);
        before.max().map(|(_, before)| before)
    }

    /// The meetings of a series that were held, each with its last possible day.
    fn held_in(&self, series: &SeriesId, known: &Known) -> impl Iterator<Item = (Day, Handle)> {
        let members = self.in_series(series).iter().copied();
        let held = members.filter(|&one| {
            known.series(self, one).is_some() && known.status(one) == Some(Status::Held)
        });
        held.filter_map(|one| Some((known.date(self, one)?.latest()?, one)))
    }

    /// The topics of an engagement, each once, with the first words quoted on it.
    fn mentions<'c>(&'c self, handle: Handle, known: &Known) -> Vec<Mention<'c>> {
        let mut mentions: Vec<Mention<'c>> = Vec::new();
        for point in &self.entry(handle).engagement.points {
            if !known.admits(self, &point.cite) {
                continue;
            }
            let admitted = point.cite.iter();
            let mut admitted = admitted.filter(|one| known.admits_one(self, one));
            let words = admitted.find_map(|one| Some((one.words.as_deref()?, &one.source)));
            for topic in &point.topics {
                match mentions.iter_mut().find(|mention| mention.topic == topic) {
                    Some(mention) => mention.words = mention.words.or(words),
                    None => mentions.push(Mention { topic, words }),
                }
            }
        }
        mentions
    }
}
