//! What became of promises, as a value that a filter asks for.

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Handle, Known, Outcome, PromiseRef};
use crate::{date::Day, view::Pledge};

/// Tells of engagements what became of what was promised there, as of a day.
pub(super) struct Pledges<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    as_of: Day,
    /// Promises by the engagement that made them, and by the one that stands for them.
    promises: HashMap<Handle, Vec<PromiseRef>>,
}

impl<'a> Pledges<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, known: &'a Known, as_of: Day) -> Self {
        let mut promises: HashMap<Handle, Vec<PromiseRef>> = HashMap::default();
        let all = catalogue.promises().iter().copied();
        for promise in all.filter(|&promise| catalogue.is_known(promise, known)) {
            let stands_as = promise.stands_as.into_iter();
            for handle in stands_as.chain([promise.made_by]) {
                promises.entry(handle).or_default().push(promise);
            }
        }
        Self {
            catalogue,
            known,
            as_of,
            promises,
        }
    }

    /// What became of the promises of an engagement, each answer once; none alone where nothing was
    /// promised by then.
    pub(super) fn of(&self, handle: Handle) -> Vec<Option<Pledge>> {
        let mut told = Vec::new();
        for &promise in self.promises.get(&handle).into_iter().flatten() {
            let outcome = self.catalogue.outcome(promise, self.known, self.as_of);
            let pledge = outcome.pledge();
            if pledge.is_some() && !told.contains(&pledge) {
                told.push(pledge);
            }
        }
        if told.is_empty() {
            told.push(None);
        }
        told
    }
}

impl Outcome {
    /// What became of it, in a word; none when it was not yet made.
    #[must_use]
    pub fn pledge(self) -> Option<Pledge> {
        Some(match self {
            Self::NotYetMade => return None,
            Self::Kept { .. } => Pledge::Kept,
            Self::KeptPerhapsLate { .. } => Pledge::KeptPerhapsLate,
            Self::KeptLate { .. } => Pledge::KeptLate,
            Self::CalledOff { .. } => Pledge::CalledOff,
            Self::PutOff { .. } => Pledge::PutOff,
            Self::Overtaken { .. } => Pledge::Overtaken,
            Self::Overdue { .. } => Pledge::Overdue,
            Self::Open => Pledge::Open,
        })
    }
}
