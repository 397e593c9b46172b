//! What each source stands behind, and choices of sources by hand.

use std::collections::BTreeSet;

use super::{Catalogue, Handle};
use crate::{model::SourceId, view::Lens};

/// For each source of a catalogue the engagements that cite it. Made once for a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backing {
    /// By the place of the source among those of the catalogue.
    by_source: Vec<Vec<Backed>>,
}

/// An engagement that cites a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backed {
    /// The engagement.
    pub handle: Handle,
    /// Whether it certainly rests on the source: not, where the source is always one of several pages
    /// of which one makes the claim.
    pub certainly: bool,
}

impl Backing {
    /// Reads every citation of every engagement.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut by_source: Vec<Vec<Backed>> = vec![Vec::new(); catalogue.sources().len()];
        for (handle, entry) in catalogue.entries() {
            for citation in entry.engagement.citations() {
                let certainly = citation.or.is_empty();
                for source in citation.sources() {
                    let Some(at) = catalogue.source_position(source) else {
                        continue;
                    };
                    // An engagement's citations come together.
                    match by_source[at].last_mut() {
                        Some(last) if last.handle == handle => last.certainly |= certainly,
                        _ => by_source[at].push(Backed { handle, certainly }),
                    }
                }
            }
        }
        Self { by_source }
    }

    /// The engagements that cite the source at a place, in order of time.
    #[must_use]
    pub fn of(&self, source: usize) -> &[Backed] {
        self.by_source.get(source).map_or(&[], Vec::as_slice)
    }

    /// How many engagements rest on the source at a place: at least and at most.
    #[must_use]
    pub fn count(&self, source: usize) -> (usize, usize) {
        let backed = self.of(source);
        let certainly = backed.iter().filter(|one| one.certainly).count();
        (certainly, backed.len())
    }
}

impl Catalogue {
    /// The sources that a lens admits.
    #[must_use]
    pub fn believed(&self, lens: &Lens) -> BTreeSet<SourceId> {
        let sources = self.sources().iter();
        let admitted = sources.filter(|source| lens.admits(source));
        admitted.map(|source| source.id.clone()).collect()
    }

    /// The lens on a set of sources: on all of them where none of the catalogue is missing, so that
    /// what has no citation shows again.
    #[must_use]
    pub fn lens_on(&self, picked: BTreeSet<SourceId>) -> Lens {
        let mut sources = self.sources().iter();
        if sources.all(|source| picked.contains(&source.id)) {
            Lens::All
        } else {
            Lens::Picked(picked)
        }
    }

    /// A lens that admits, or does not admit, some sources, and all others as before.
    #[must_use]
    pub fn lens_with<'s>(
        &self,
        lens: &Lens,
        sources: impl IntoIterator<Item = &'s SourceId>,
        believed: bool,
    ) -> Lens {
        let mut picked = self.believed(lens);
        for source in sources {
            if believed {
                picked.insert(source.clone());
            } else {
                picked.remove(source);
            }
        }
        self.lens_on(picked)
    }
}
