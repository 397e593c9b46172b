//! The catalogue: everything that was loaded, indexed, and never changed afterwards.
//!
//! A [`Catalogue`] is built once from checked [`Records`] and answers questions: which engagements
//! there are, what a party took part in, what is known under a source lens, what became of a
//! promise. Reloading makes a new one. It reads no files and no clock.

mod backing;
mod columns;
mod columns_writer;
mod compare;
mod counted;
mod entry;
mod facets;
mod follow_up;
mod home_lane;
mod known;
mod otherwise;
mod outcome;
mod pledges;
mod promises;
mod records;
mod since;
mod standing;
mod support;
mod told;
mod under_lens;
mod verdict;
mod view_words;
mod weak;
mod words;
mod years;

pub use backing::{Backed, Backing};
pub use columns::{Columns, FacetSet, Sieve};
pub use columns_writer::ColumnsWriter;
pub use compare::{Comparison, Row, Said};
pub use counted::Counted;
pub use entry::{Entry, Origin};
pub use facets::{Facets, STRETCHES, ValueCount};
pub use follow_up::{FollowUp, FollowUpOf, Followed, PromiseCounts};
pub use home_lane::{HomeLane, NOBODY, TOGETHER};
pub use known::{Known, certain_sources};
pub use otherwise::Otherwise;
pub use outcome::Outcome;
pub use promises::{Answer, PromiseRef};
pub use records::Records;
pub use since::{Befores, Mention, Since};
pub use standing::Standing;
pub use support::Support;
pub use under_lens::{Change, Changed, Part};
pub use verdict::Verdict;
pub use view_words::time_words;
pub use weak::Weaknesses;
pub use words::{
    NO_HEADLINE, NO_PUBLISHER, address, breaks_a_line, count, is_web, missing, one_line, ordinal,
    said, sentence, slug, stretches,
};
pub use years::YearCount;

use std::{collections::BTreeSet, ops::RangeInclusive};

use rustc_hash::FxHashMap as HashMap;

use crate::{
    briefing::Briefing,
    date::Edtf,
    model::{
        About, Collection, ContextEvent, Counting, EngagementId, Format, FormatId, Marker, Party,
        PartyCode, Promise, Region, RegionCode, Series, SeriesId, Source, SourceId, Status, Topic,
        TopicId,
    },
    view::SavedView,
};

/// The place of an engagement in the catalogue's order: by earliest day, latest day, id.
///
/// Good for one catalogue only; what must outlive it is an [`EngagementId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(pub u32);

impl Handle {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// No source is of the collection that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no collection {name}; there is: {}", there.join(", "))]
pub struct NoSuchCollection {
    /// The name that was asked for.
    pub name: String,
    /// The collections that there are.
    pub there: Vec<String>,
}

/// Everything that was loaded, indexed.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    about: Option<About>,
    entries: Vec<Entry>,
    by_id: HashMap<EngagementId, Handle>,
    promises: Vec<PromiseRef>,
    sources: Vec<Source>,
    source_at: HashMap<SourceId, usize>,
    regions: Vec<Region>,
    region_at: HashMap<RegionCode, usize>,
    parties: HashMap<PartyCode, Party>,
    topics: Vec<Topic>,
    topic_at: HashMap<TopicId, usize>,
    formats: Vec<Format>,
    format_at: HashMap<FormatId, usize>,
    series: HashMap<SeriesId, Series>,
    by_series: HashMap<SeriesId, Vec<Handle>>,
    by_number: promises::Numbers,
    context: Vec<ContextEvent>,
    saved_views: Vec<SavedView>,
    briefings: Vec<Briefing>,
}

/// Places of records by their names.
fn positions<T, K: std::hash::Hash + Eq>(
    records: &[T],
    name: impl Fn(&T) -> K,
) -> HashMap<K, usize> {
    records
        .iter()
        .enumerate()
        .map(|(at, record)| (name(record), at))
        .collect()
}

impl Catalogue {
    /// Indexes checked records and derives the announced engagements that promises stand for.
    #[must_use]
    pub fn new(records: Records) -> Self {
        let mut entries = Entry::all(records.engagements);
        // An entry is large, and is moved once this way.
        entries.sort_by_cached_key(Entry::sort_key);
        let by_id: HashMap<_, _> = entries
            .iter()
            .zip(0..)
            .map(|(entry, number)| (entry.engagement.id.clone(), Handle(number)))
            .collect();
        let mut by_series: HashMap<SeriesId, Vec<Handle>> = HashMap::default();
        for (entry, number) in entries.iter().zip(0..) {
            if let Some(link) = &entry.engagement.series {
                let members = by_series.entry(link.slug.clone()).or_default();
                members.push(Handle(number));
            }
        }
        let promises = promises::collect(&entries, &by_id);
        Self {
            by_number: promises::numbers(&promises, &entries, &by_series),
            promises,
            entries,
            by_id,
            by_series,
            source_at: positions(&records.sources, |source| source.id.clone()),
            sources: records.sources,
            region_at: positions(&records.regions, |region| region.code.clone()),
            regions: records
                .regions
                .into_iter()
                .map(|mut region| {
                    region.name = one_line(&region.name);
                    region
                })
                .collect(),
            parties: records
                .parties
                .into_iter()
                .map(|mut party| {
                    // The name of a lane is painted on one line.
                    party.name = one_line(&party.name);
                    (party.code.clone(), party)
                })
                .collect(),
            topic_at: positions(&records.topics, |topic| topic.slug.clone()),
            topics: records.topics,
            format_at: positions(&records.formats, |format| format.slug.clone()),
            formats: records.formats,
            series: records
                .series
                .into_iter()
                .map(|series| (series.slug.clone(), series))
                .collect(),
            context: records.context,
            saved_views: records.saved_views,
            briefings: records.briefings,
            about: records.about,
        }
    }

    /// What the catalogue says of itself.
    #[must_use]
    pub fn about(&self) -> Option<&About> {
        self.about.as_ref()
    }

    /// Title for the window and for exports.
    #[must_use]
    pub fn title(&self) -> &str {
        self.about
            .as_ref()
            .map_or("Untitled catalogue", |about| about.title.as_str())
    }

    /// The home country's code.
    #[must_use]
    pub fn home(&self) -> Option<&PartyCode> {
        self.about.as_ref().map(|about| &about.home)
    }

    /// The day up to which the sources were read.
    #[must_use]
    pub fn as_of(&self) -> Option<&Edtf> {
        self.about.as_ref().map(|about| &about.as_of)
    }

    /// How many engagements there are, derived ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no engagement at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every engagement in order, with its handle.
    #[must_use]
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (Handle, &Entry)> {
        self.entries
            .iter()
            .enumerate()
            .map(|(number, entry)| (Handle(number as u32), entry))
    }

    /// The engagement of a handle. Panics on a handle of another, larger catalogue.
    #[must_use]
    pub fn entry(&self, handle: Handle) -> &Entry {
        &self.entries[handle.index()]
    }

    /// The handle of an id, if the catalogue has it.
    #[must_use]
    pub fn find(&self, id: &EngagementId) -> Option<Handle> {
        self.by_id.get(id).copied()
    }

    /// Members of a series in order of time, promised ones included.
    #[must_use]
    pub fn in_series(&self, series: &SeriesId) -> &[Handle] {
        self.by_series.get(series).map_or(&[], Vec::as_slice)
    }

    /// Numbers of a series, from the first to the highest that was held, of which there is no record
    /// that they were held, going by the sources that `known` admits.
    #[must_use]
    pub fn missing_in(&self, series: &SeriesId, known: &Known) -> Vec<RangeInclusive<u32>> {
        let members = self.in_series(series).iter();
        let numbers: BTreeSet<u32> = members
            .filter(|&&member| known.status(member) == Some(Status::Held))
            .filter_map(|&member| Some(known.series(self, member)?.number?.get()))
            .collect();
        match numbers.last() {
            Some(&highest) => missing(&numbers, 1..=highest),
            None => Vec::new(),
        }
    }

    /// Every promise, in the order of the engagements that made them.
    #[must_use]
    pub fn promises(&self) -> &[PromiseRef] {
        &self.promises
    }

    /// The promises that an engagement made, and the one that it stands for.
    pub fn promises_about(&self, handle: Handle) -> impl Iterator<Item = PromiseRef> {
        let made_by = |by: Handle| {
            let from = self.promises.partition_point(|one| one.made_by < by);
            let made = self.promises[from..].iter().copied();
            made.take_while(move |one| one.made_by == by)
        };
        let by = match &self.entry(handle).origin {
            Origin::Record => None,
            Origin::Promise { made_by, .. } => self.find(made_by),
        };
        let stood_for = by.into_iter().flat_map(made_by);
        let stood_for = stood_for.filter(move |one| one.stands_as == Some(handle));
        made_by(handle).chain(stood_for)
    }

    /// The promise that a reference stands for.
    #[must_use]
    pub fn promise(&self, reference: PromiseRef) -> &Promise {
        &self.entry(reference.made_by).engagement.promises[reference.index]
    }

    /// Sources in the order of the files.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// A source.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.source_at.get(id).map(|&at| &self.sources[at])
    }

    /// The source whose text a source prints again, step by step; itself when it is no copy.
    #[must_use]
    pub fn original<'a>(&'a self, id: &'a SourceId) -> &'a SourceId {
        let mut original = id;
        // Loading refuses a copy of itself; records from elsewhere may hold one.
        for _ in 0..self.sources.len() {
            match self
                .source(original)
                .and_then(|source| source.copy_of.as_ref())
            {
                Some(next) => original = next,
                None => break,
            }
        }
        original
    }

    /// A source's place in [`Self::sources`].
    #[must_use]
    pub fn source_position(&self, id: &SourceId) -> Option<usize> {
        self.source_at.get(id).copied()
    }

    /// A party.
    #[must_use]
    pub fn party(&self, code: &PartyCode) -> Option<&Party> {
        self.parties.get(code)
    }

    /// Every party, in no order.
    pub fn parties(&self) -> impl Iterator<Item = &Party> {
        self.parties.values()
    }

    /// A party's name, or its code when the catalogue has no record of it.
    #[must_use]
    pub fn party_name<'a>(&'a self, code: &'a PartyCode) -> &'a str {
        self.party(code).map_or(code.as_str(), |party| &party.name)
    }

    /// Regions in the order of the files, which is that in which they are shown.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// A region.
    #[must_use]
    pub fn region(&self, code: &RegionCode) -> Option<&Region> {
        self.region_at.get(code).map(|&at| &self.regions[at])
    }

    /// The region that a party belongs to; `None` for one without, and for a party of which the
    /// catalogue has no record.
    #[must_use]
    pub fn region_of(&self, party: &PartyCode) -> Option<&Region> {
        self.region(self.party(party)?.region.as_ref()?)
    }

    /// Topics in the order of the files.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// A topic's name, or its slug.
    #[must_use]
    pub fn topic_name<'a>(&'a self, slug: &'a TopicId) -> &'a str {
        self.topic_at
            .get(slug)
            .map_or(slug.as_str(), |&at| &self.topics[at].name)
    }

    /// Formats in the order of the files.
    #[must_use]
    pub fn formats(&self) -> &[Format] {
        &self.formats
    }

    /// A format.
    #[must_use]
    pub fn format(&self, slug: &FormatId) -> Option<&Format> {
        self.format_at.get(slug).map(|&at| &self.formats[at])
    }

    /// A series.
    #[must_use]
    pub fn series(&self, slug: &SeriesId) -> Option<&Series> {
        self.series.get(slug)
    }

    /// Every series, in no order.
    pub fn all_series(&self) -> impl Iterator<Item = &Series> {
        self.series.values()
    }

    /// Context events in the order of the files.
    #[must_use]
    pub fn context(&self) -> &[ContextEvent] {
        &self.context
    }

    /// Saved views in the order of the files.
    #[must_use]
    pub fn saved_views(&self) -> &[SavedView] {
        &self.saved_views
    }

    /// The saved view of this name.
    #[must_use]
    pub fn saved_view(&self, name: &str) -> Option<&SavedView> {
        self.saved_views.iter().find(|saved| saved.name == name)
    }

    /// Briefings in the order of the files.
    #[must_use]
    pub fn briefings(&self) -> &[Briefing] {
        &self.briefings
    }

    /// The briefing of this slug.
    #[must_use]
    pub fn briefing(&self, slug: &str) -> Option<&Briefing> {
        self.briefings
            .iter()
            .find(|briefing| briefing.slug.as_str() == slug)
    }

    /// Collections in the order in which sources name them first.
    #[must_use]
    pub fn collections(&self) -> Vec<&Collection> {
        let mut found: Vec<&Collection> = Vec::new();
        for source in &self.sources {
            if !found.contains(&&source.collection) {
                found.push(&source.collection);
            }
        }
        found
    }

    /// The collection of this name.
    ///
    /// # Errors
    /// When no source is of that collection; the error names those that there are.
    pub fn collection(&self, name: &str) -> Result<&Collection, NoSuchCollection> {
        let there = self.collections();
        let found = there.iter().find(|collection| collection.0 == name);
        found.copied().ok_or_else(|| NoSuchCollection {
            name: name.to_owned(),
            there: there.iter().map(|one| one.0.clone()).collect(),
        })
    }

    /// Shape of an engagement's marker.
    #[must_use]
    pub fn marker(&self, handle: Handle) -> Marker {
        self.format(&self.entry(handle).engagement.format)
            .map_or(Marker::Circle, |format| format.marker)
    }

    /// Whether an engagement is a meeting, a visit that contains meetings, or a message.
    #[must_use]
    pub fn counting(&self, handle: Handle) -> Counting {
        self.format(&self.entry(handle).engagement.format)
            .map_or(Counting::Meeting, |format| format.counting)
    }

    /// Whether an engagement is part of the default count: a meeting, and held as far as `known`
    /// goes.
    #[must_use]
    pub fn is_meeting_held(&self, handle: Handle, known: &Known) -> bool {
        known.status(handle) == Some(Status::Held) && self.counting(handle) == Counting::Meeting
    }
}
