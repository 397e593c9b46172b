//! What may be found under one lens.

use super::{
    proof::Proofs,
    read::{Mention, Mentions},
    store::Bits,
};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    date::Edtf,
};

/// What of an index may be found under one lens. Made anew with the lens, in a fraction of the time
/// that the index takes.
#[derive(Clone, Debug)]
pub struct Scope {
    /// By place of the source.
    believed: Vec<bool>,
    /// None where every source is believed: then all is admitted, and in the catalogue’s order.
    part: Option<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    /// By number of the mention, whether its proof is admitted.
    mentions: Bits,
    /// Engagements in order of the dates that hold, and after all others those that are not known.
    in_time: Vec<Handle>,
    /// By handle, the place in that order.
    places: Vec<u32>,
    /// How many are known.
    known: u32,
}

impl Scope {
    pub(super) fn new(
        mentions: &Mentions,
        proofs: &Proofs,
        catalogue: &Catalogue,
        known: &Known,
    ) -> Self {
        let sources = catalogue.sources().iter();
        let believed: Vec<bool> = sources
            .map(|source| known.believes(catalogue, &source.id))
            .collect();
        let part = (!known.is_everything()).then(|| {
            let admitted = proofs.admitted(&believed);
            let proofs = mentions.proofs.iter();
            Part::new(
                proofs.map(|&proof| admitted[proof as usize]).collect(),
                catalogue,
                known,
            )
        });
        Self { believed, part }
    }

    /// How many engagements are known, where `all` is how many there are.
    pub(super) fn known(&self, all: usize) -> u32 {
        self.part.as_ref().map_or(all as u32, |part| part.known)
    }

    /// Whether an engagement is known.
    pub(super) fn has(&self, engagement: Handle) -> bool {
        let part = self.part.as_ref();
        part.is_none_or(|part| part.places[engagement.0 as usize] < part.known)
    }

    /// Whether what a mention rests on is admitted.
    pub(super) fn admits(&self, mention: Mention) -> bool {
        let part = self.part.as_ref();
        part.is_none_or(|part| part.mentions.has(mention.number))
    }

    pub(super) fn believes(&self, source: u32) -> bool {
        self.believed[source as usize]
    }

    /// The engagement at a place in time.
    pub(super) fn at(&self, place: u32) -> Handle {
        match &self.part {
            Some(part) => part.in_time[place as usize],
            None => Handle(place),
        }
    }

    /// The place of an engagement in time; those without a date come last.
    pub(super) fn place(&self, engagement: Handle) -> u32 {
        match &self.part {
            Some(part) => part.places[engagement.0 as usize],
            None => engagement.0,
        }
    }

    /// Bytes that it takes up, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let part = self.part.as_ref();
        size_of_val(&*self.believed)
            + part.map_or(0, |part| {
                part.mentions.bytes() + size_of_val(&*part.in_time) + size_of_val(&*part.places)
            })
    }
}

impl Part {
    fn new(mentions: Bits, catalogue: &Catalogue, known: &Known) -> Self {
        let mut in_time: Vec<Handle> = catalogue.entries().map(|(handle, _)| handle).collect();
        // The catalogue is in order of first claims; under a lens others may hold.
        in_time.sort_by_cached_key(|&handle| {
            let date = known.date(catalogue, handle).map(Edtf::sort_key);
            (!known.has(handle), date.is_none(), date, handle)
        });
        let mut places = vec![0; in_time.len()];
        for (place, handle) in (0..).zip(&in_time) {
            places[handle.0 as usize] = place;
        }
        let unknown = in_time.iter().rev().take_while(|&&one| !known.has(one));
        Self {
            known: (in_time.len() - unknown.count()) as u32,
            mentions,
            in_time,
            places,
        }
    }
}
