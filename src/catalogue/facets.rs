//! How many engagements there are of each kind.

use std::{cmp::Reverse, hash::Hash};

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Known};
use crate::model::{FormatId, PartyCode, Status, TopicId};

/// Engagements known under a lens, counted by what a filter can ask for. The most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By partner or body.
    pub parties: Vec<(PartyCode, u32)>,
    /// By format.
    pub formats: Vec<(FormatId, u32)>,
    /// By status.
    pub statuses: Vec<(Status, u32)>,
    /// By topic.
    pub topics: Vec<(TopicId, u32)>,
}

impl Facets {
    /// Counts what is known.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known) -> Self {
        let mut parties: HashMap<&PartyCode, u32> = HashMap::default();
        let mut formats: HashMap<&FormatId, u32> = HashMap::default();
        let mut statuses: HashMap<Status, u32> = HashMap::default();
        let mut topics: HashMap<&TopicId, u32> = HashMap::default();
        for (handle, entry) in catalogue.entries() {
            let Some(status) = known.status(handle) else {
                continue;
            };
            let engagement = &entry.engagement;
            for party in entry.lanes() {
                *parties.entry(party).or_default() += 1;
            }
            *formats.entry(&engagement.format).or_default() += 1;
            *statuses.entry(status).or_default() += 1;
            for topic in known.topics(catalogue, handle) {
                *topics.entry(topic).or_default() += 1;
            }
        }
        let mut parties = by_count(parties);
        parties.sort_by(|(a, times_a), (b, times_b)| {
            let by_name = || catalogue.party_name(a).cmp(catalogue.party_name(b));
            times_b.cmp(times_a).then_with(by_name)
        });
        let mut statuses: Vec<_> = statuses.into_iter().collect();
        statuses.sort_unstable();
        Self {
            parties,
            formats: by_count(formats),
            statuses,
            topics: by_count(topics),
        }
    }
}

/// The most frequent first, and by name where two are as frequent.
fn by_count<K: Ord + Hash + Clone>(counts: HashMap<&K, u32>) -> Vec<(K, u32)> {
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_unstable_by_key(|&(name, count)| (Reverse(count), name));
    let owned = sorted.into_iter();
    owned.map(|(name, count)| (name.clone(), count)).collect()
}
