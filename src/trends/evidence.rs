//! How many independent sources are behind a number.

use rustc_hash::FxHashMap as HashMap;

use crate::{
    catalogue::{Catalogue, Known},
    model::{Citation, SourceId},
};

/// Numbers that were put in, each once when they are looked at.
#[derive(Clone, Debug, Default)]
struct Numbers {
    all: Vec<u32>,
    /// How many of them were there when doubles were last thrown out.
    unique: usize,
}

impl Numbers {
    fn add(&mut self, numbers: &[u32]) {
        self.all.extend_from_slice(numbers);
        // Few are new once many are there, so memory stays near what is needed.
        if self.all.len() > 2 * self.unique + 32 {
            self.tidy();
        }
    }

    fn tidy(&mut self) {
        self.all.sort_unstable();
        self.all.dedup();
        self.unique = self.all.len();
    }
}

/// What something rests on: sources by number, and sets of which one is known to say it.
#[derive(Clone, Debug, Default)]
pub(super) struct Backing {
    named: Numbers,
    one_of: Numbers,
}

impl Backing {
    /// Rests on this too.
    pub(super) fn add(&mut self, evidence: &Evidence) {
        self.named.add(&evidence.named);
        self.one_of.add(&evidence.one_of);
    }

    /// How many independent sources are certainly behind it: the named ones, and one more where
    /// something rests on one of several of which none is named. The rule is that of
    /// [`crate::catalogue::certain_sources`], for more sources than can be looked through one by one.
    pub(super) fn count(mut self, sources: &Sources<'_>) -> u32 {
        self.named.tidy();
        self.one_of.tidy();
        let is_named = |source: &u32| self.named.all.binary_search(source).is_ok();
        let mut sets = self.one_of.all.iter();
        let is_other = sets.any(|&set| !sources.sets[set as usize].iter().any(is_named));
        self.named.all.len() as u32 + u32::from(is_other)
    }
}

/// What one thing rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    named: Vec<u32>,
    one_of: Vec<u32>,
}

/// The sources of a catalogue by number, where copies of one text have the number of the original.
pub(super) struct Sources<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    /// By position of a source, that of its original.
    originals: Vec<u32>,
    /// Sets of sources of which one is meant.
    sets: Vec<Box<[u32]>>,
    set_at: HashMap<Box<[u32]>, u32>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, known: &'a Known) -> Self {
        let sources = catalogue.sources().iter().zip(0_u32..);
        let original = |(source, at): (&crate::model::Source, u32)| {
            let original = catalogue.source_position(catalogue.original(&source.id));
            original.map_or(at, |original| original as u32)
        };
        Self {
            catalogue,
            known,
            originals: sources.map(original).collect(),
            sets: Vec::new(),
            set_at: HashMap::default(),
        }
    }

    /// What these citations come to, as far as the lens admits them.
    pub(super) fn of<'c>(&mut self, cite: impl Iterator<Item = &'c Citation>) -> Evidence {
        let mut evidence = Evidence::default();
        for citation in cite {
            if !self.known.admits_one(self.catalogue, citation) {
                continue;
            }
            if citation.or.is_empty() {
                evidence.named.extend(self.number(&citation.source));
            } else {
                let set = citation.sources();
                let mut set: Vec<u32> = set.filter_map(|source| self.number(source)).collect();
                set.sort_unstable();
                set.dedup();
                let set = self.set(set.into());
                evidence.one_of.push(set);
            }
        }
        evidence
    }

    fn number(&self, source: &SourceId) -> Option<u32> {
        let at = self.catalogue.source_position(source)?;
        Some(self.originals[at])
    }

    fn set(&mut self, set: Box<[u32]>) -> u32 {
        if let Some(&number) = self.set_at.get(&set) {
            return number;
        }
        let number = self.sets.len() as u32;
        self.sets.push(set.clone());
        self.set_at.insert(set, number);
        number
    }
}
