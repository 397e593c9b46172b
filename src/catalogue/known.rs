//! What is known under a source lens.

use super::{Catalogue, Entry, Handle, Origin};
use crate::{
    date::Edtf,
    model::{
        Citation, DateClaim, Engagement, Mode, Place, Rank, Role, SeriesLink, SourceId, Status,
        TopicId,
    },
    view::Lens,
};

/// The catalogue as known from the sources that one lens admits.
///
/// Holds one flag per source and one small number per engagement; everything else is asked of the
/// catalogue it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Whether every source is admitted. Claims without a citation show only then.
    all: bool,
    /// Whether the source at this position is admitted.
    sources: Vec<bool>,
    /// For each engagement, what holds of it.
    engagements: Vec<State>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    /// The status that holds; none when no admitted source supports the engagement.
    status: Option<Status>,
    /// Position of the date claim that holds; none without a date from an admitted source.
    date: Option<u16>,
}

impl Known {
    /// What is known of a catalogue under a lens.
    #[must_use]
    pub fn new(catalogue: &Catalogue, lens: &Lens) -> Self {
        let mut known = Self {
            all: *lens == Lens::All,
            sources: catalogue
                .sources()
                .iter()
                .map(|source| lens.admits(source))
                .collect(),
            engagements: Vec::new(),
        };
        known.engagements = catalogue
            .entries()
            .map(|(_, entry)| known.state(catalogue, entry))
            .collect();
        known
    }

    fn state(&self, catalogue: &Catalogue, entry: &Entry) -> State {
        let engagement = &entry.engagement;
        let status = self.status_of(catalogue, engagement);
        let date = status.and_then(|_| {
            let mut dates = engagement.dates.iter();
            let position = dates.position(|claim| self.admits(catalogue, &claim.cite));
            position.and_then(|position| u16::try_from(position).ok())
        });
        State { status, date }
    }

    /// The record's own status where its proof is admitted, else the best rival that is.
    fn status_of(&self, catalogue: &Catalogue, engagement: &Engagement) -> Option<Status> {
        if self.admits(catalogue, &engagement.cite) {
            return Some(engagement.status);
        }
        let mut rivals = engagement.rival_statuses.iter();
        let admitted = rivals.find(|claim| self.admits(catalogue, &claim.cite));
        admitted.map(|claim| claim.status)
    }

    /// Bytes that it takes up, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.sources) + size_of_val(&*self.engagements)
    }

    /// Whether every source is believed. What the catalogue says of itself, from all of them
    /// together, holds only then.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.all
    }

    /// Whether a claim with these citations is known: the lens admits one of them.
    #[must_use]
    pub fn admits(&self, catalogue: &Catalogue, cite: &[Citation]) -> bool {
        self.all || cite.iter().any(|one| self.admits_one(catalogue, one))
    }

    /// Whether a citation is to an admitted source. Where it is to one of several pages, and which
    /// one was not noted, all of them must be: else the claim may rest on one that is not.
    #[must_use]
    pub fn admits_one(&self, catalogue: &Catalogue, citation: &Citation) -> bool {
        let mut sources = citation.sources();
        sources.all(|source| self.believes(catalogue, source))
    }

    /// Whether a source is admitted.
    #[must_use]
    pub fn believes(&self, catalogue: &Catalogue, source: &SourceId) -> bool {
        let position = catalogue.source_position(source);
        position.is_some_and(|position| self.believes_at(position))
    }

    /// Whether the source at a place among those of the catalogue is admitted.
    pub(super) fn believes_at(&self, position: usize) -> bool {
        self.sources[position]
    }

    /// Whether an engagement is known at all.
    #[must_use]
    pub fn has(&self, handle: Handle) -> bool {
        self.status(handle).is_some()
    }

    /// The status that holds under the lens; none when the engagement is not known.
    #[must_use]
    pub fn status(&self, handle: Handle) -> Option<Status> {
        self.engagements[handle.index()].status
    }

    /// The place in a series that is known under the lens. Without a proof of its own it rests on
    /// that of the engagement.
    #[must_use]
    pub fn series<'c>(&self, catalogue: &'c Catalogue, handle: Handle) -> Option<&'c SeriesLink> {
        let engagement = &catalogue.entry(handle).engagement;
        let link = engagement.series.as_ref()?;
        let proof = if link.cite.is_empty() {
            &engagement.cite
        } else {
            &link.cite
        };
        self.admits(catalogue, proof).then_some(link)
    }

    /// How the sides met, as far as it is known under the lens: it rests on the engagement's own
    /// proof.
    #[must_use]
    pub fn mode(&self, catalogue: &Catalogue, handle: Handle) -> Option<Mode> {
        let engagement = &catalogue.entry(handle).engagement;
        let mode = engagement.mode?;
        self.admits(catalogue, &engagement.cite).then_some(mode)
    }

    /// The date claim that holds under the lens: the best one from an admitted source.
    #[must_use]
    pub fn date_claim<'c>(
        &self,
        catalogue: &'c Catalogue,
        handle: Handle,
    ) -> Option<&'c DateClaim> {
        let position = self.engagements[handle.index()].date?;
        Some(&catalogue.entry(handle).engagement.dates[usize::from(position)])
    }

    /// The date that holds under the lens.
    #[must_use]
    pub fn date<'c>(&self, catalogue: &'c Catalogue, handle: Handle) -> Option<&'c Edtf> {
        self.date_claim(catalogue, handle).map(|claim| &claim.date)
    }

    /// The place that holds under the lens.
    #[must_use]
    pub fn place<'c>(&self, catalogue: &'c Catalogue, handle: Handle) -> Option<&'c Place> {
        catalogue
            .entry(handle)
            .engagement
            .places
            .iter()
            .find(|place| self.admits(catalogue, &place.cite))
    }

    /// What an engagement is about, in order of first mention, each topic once.
    #[must_use]
    pub fn topics<'c>(&self, catalogue: &'c Catalogue, handle: Handle) -> Vec<&'c TopicId> {
        let entry = catalogue.entry(handle);
        let promised = match &entry.origin {
            Origin::Record => None,
            Origin::Promise { made_by, index } => catalogue
                .find(made_by)
                .map(|by| &catalogue.entry(by).engagement.promises[*index]),
        };
        let said = entry.engagement.points.iter();
        let said = said.filter(|point| self.admits(catalogue, &point.cite));
        let mut topics = Vec::new();
        let mentioned = said
            .flat_map(|point| &point.topics)
            .chain(promised.into_iter().flat_map(|promise| &promise.topics));
        for topic in mentioned {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        topics
    }

    /// The admitted sources that anything about an engagement rests on, each once, in order of
    /// first mention.
    #[must_use]
    pub fn sources_of<'c>(&self, catalogue: &'c Catalogue, handle: Handle) -> Vec<&'c SourceId> {
        let sources = self.support(catalogue, handle).sources.into_iter();
        sources.map(|source| &source.id).collect()
    }

    /// The highest rank among those who led a delegation, as far as ranks are recorded.
    #[must_use]
    pub fn highest_head(&self, catalogue: &Catalogue, handle: Handle) -> Option<Rank> {
        let engagement = &catalogue.entry(handle).engagement;
        let people = engagement.delegations.iter().flat_map(|side| &side.people);
        let heads = people.filter(|person| person.role == Role::Head);
        let heads = heads.filter(|person| self.admits(catalogue, &person.cite));
        heads.filter_map(|person| person.rank).min()
    }

    /// Whether an official page is among what an engagement rests on.
    #[must_use]
    pub fn is_official(&self, catalogue: &Catalogue, handle: Handle) -> bool {
        self.support(catalogue, handle).is_official()
    }

    /// How many independent sources an engagement certainly rests on: see [`super::Support::independent`].
    #[must_use]
    pub fn independent_sources(&self, catalogue: &Catalogue, handle: Handle) -> usize {
        self.support(catalogue, handle).independent
    }
}

/// How many sources certainly stand behind something: those that are named, each once, and one more
/// where something rests on one of several of which none is named.
pub fn certain_sources<S: PartialEq, I: IntoIterator<Item = S>>(
    named: &[S],
    one_of: impl IntoIterator<Item = I>,
) -> usize {
    let is_other = |sources: I| !sources.into_iter().any(|one| named.contains(&one));
    named.len() + usize::from(one_of.into_iter().any(is_other))
}
