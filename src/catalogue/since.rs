//! What is different from one meeting of a series to the next, as far as their sources go.

use super::{Catalogue, Handle, Known};
use crate::{
    date::{DayRange, Edtf, distance},
    model::{SourceId, Status, TopicId},
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

impl Catalogue {
    /// What is different from the meeting before in the series of an engagement; `None` when there is
    /// none, or when of either nothing that was said is on record.
    #[must_use]
    pub fn since_previous<'c>(&'c self, handle: Handle, known: &Known) -> Option<Since<'c>> {
        let previous = self.previous_held(handle, known)?;
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
        let link = known.series(self, handle)?;
        let latest = |handle: Handle| known.date(self, handle).and_then(Edtf::latest);
        let here = known.date(self, handle).and_then(Edtf::earliest)?;
        let members = self.in_series(&link.slug).iter().copied();
        let held = members.filter(|&other| {
            other != handle
                && known.series(self, other).is_some()
                && known.status(other) == Some(Status::Held)
                && latest(other).is_some_and(|day| day < here)
        });
        held.max_by_key(|&other| (latest(other), other))
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
