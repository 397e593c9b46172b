//! What each mention rests on.

use rustc_hash::FxHashMap as HashMap;

use super::store::Lists;
use crate::{catalogue::Catalogue, model::Citation};

/// The number of a proof.
pub(super) type ProofId = u32;

/// What is there as soon as its engagement is.
pub(super) const WITH_ENGAGEMENT: ProofId = 0;

/// Proofs, each once: the sources of which a lens has to admit all of one group.
#[derive(Clone, Debug, Default)]
pub(super) struct Proofs {
    /// For each group its length, and then the places of its sources.
    groups: Lists<u32>,
}

/// A source that the catalogue does not have. No lens admits it.
const NOWHERE: u32 = u32::MAX;

/// Collects proofs.
#[derive(Debug)]
pub(super) struct ProofReader<'c> {
    catalogue: &'c Catalogue,
    proofs: Proofs,
    known: HashMap<Box<[u32]>, ProofId>,
    /// Reused: groups of the one proof that is being read.
    groups: Vec<Vec<u32>>,
    flat: Vec<u32>,
}

impl<'c> ProofReader<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        let mut proofs = Proofs::default();
        proofs.groups.push([]);
        Self {
            catalogue,
            proofs,
            known: HashMap::default(),
            groups: Vec::new(),
            flat: Vec::new(),
        }
    }

    /// The number of the proof that any of these citations is. Without one it is admitted only where
    /// every source is.
    pub(super) fn any<'a>(&mut self, cite: impl IntoIterator<Item = &'a Citation>) -> ProofId {
        let mut count = 0;
        for citation in cite {
            if count == self.groups.len() {
                self.groups.push(Vec::new());
            }
            let group = &mut self.groups[count];
            group.clear();
            group.extend(citation.sources().map(|source| {
                let place = self.catalogue.source_position(source);
                place.map_or(NOWHERE, |place| place as u32)
            }));
            group.sort_unstable();
            count += 1;
        }
        let groups = &mut self.groups[..count];
        groups.sort_unstable();
        self.flat.clear();
        let mut before: Option<&Vec<u32>> = None;
        for group in groups.iter() {
            if before != Some(group) {
                self.flat.push(group.len() as u32);
                self.flat.extend_from_slice(group);
            }
            before = Some(group);
        }
        if let Some(&proof) = self.known.get(&*self.flat) {
            return proof;
        }
        let proof = self.proofs.groups.len() as ProofId;
        self.proofs.groups.push(self.flat.iter().copied());
        self.known.insert(self.flat.as_slice().into(), proof);
        proof
    }

    pub(super) fn finish(mut self) -> Proofs {
        self.proofs.groups.shrink();
        self.proofs
    }
}

impl Proofs {
    /// For each proof, whether it holds where these sources are believed.
    pub(super) fn admitted(&self, believed: &[bool]) -> Vec<bool> {
        let proofs = 0..self.groups.len();
        let holds = |proof| proof == WITH_ENGAGEMENT as usize || self.admits(proof, believed);
        proofs.map(holds).collect()
    }

    fn admits(&self, proof: usize, believed: &[bool]) -> bool {
        let mut rest = self.groups.get(proof);
        while let Some((&length, after)) = rest.split_first() {
            let (group, others) = after.split_at(length as usize);
            let mut places = group.iter();
            if places.all(|&place| believed.get(place as usize).copied().unwrap_or(false)) {
                return true;
            }
            rest = others;
        }
        false
    }

    pub(super) fn bytes(&self) -> usize {
        self.groups.bytes()
    }
}
