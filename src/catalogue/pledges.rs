//! What became of promises, as a value that a filter asks for.

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Handle, Known, Outcome};
use crate::{date::Day, view::Pledge};

/// Tells of engagements what became of what was promised, as of a day: of the one where it was promised, of the one
/// that stands for it, and of the one that decided it, such as the meeting that kept it.
pub(super) struct Pledges {
    of: HashMap<Handle, Vec<Pledge>>,
}

impl Pledges {
    pub(super) fn new(catalogue: &Catalogue, known: &Known, as_of: Day) -> Self {
        let mut of: HashMap<Handle, Vec<Pledge>> = HashMap::default();
        let all = catalogue.promises().iter().copied();
        for promise in all.filter(|&promise| catalogue.is_known(promise, known)) {
            let outcome = catalogue.outcome(promise, known, as_of);
            let Some(pledge) = outcome.pledge() else {
                continue;
            };
            let parts = [promise.stands_as, Some(promise.made_by), outcome.by()];
            for handle in parts.into_iter().flatten() {
                let told = of.entry(handle).or_default();
                if !told.contains(&pledge) {
                    told.push(pledge);
                }
            }
        }
        Self { of }
    }

    /// What became of the promises that an engagement has to do with, each answer once; none alone where it has to
    /// do with none that was made by then.
    pub(super) fn of(&self, handle: Handle) -> Vec<Option<Pledge>> {
        match self.of.get(&handle) {
            Some(told) => told.iter().copied().map(Some).collect(),
            None => vec![None],
        }
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
