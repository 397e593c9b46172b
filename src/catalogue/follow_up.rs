//! Which promises were followed up: all of them as rows, sorted, and counted by what became of them.

use std::cmp::{Ordering, Reverse};

use super::{Catalogue, Handle, Known, Outcome, PromiseRef};
use crate::{
    date::{Day, Edtf, SortKey},
    model::PartyCode,
    view::{PromiseGroup, PromiseOrder},
};

/// One promise, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The promise.
    pub promise: PromiseRef,
    /// What became of it.
    pub outcome: Outcome,
    /// The last day that was promised.
    pub due: Option<Day>,
}

/// How many promises there are in each group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PromiseCounts {
    /// Promises made by the day as of which they are judged.
    pub all: usize,
    /// Promises that were made later.
    pub not_yet_made: usize,
    groups: [usize; PromiseGroup::ALL.len()],
}

impl PromiseCounts {
    /// How many of a group there are.
    #[must_use]
    pub fn of(&self, group: PromiseGroup) -> usize {
        let at = PromiseGroup::ALL.iter().position(|&other| other == group);
        at.map_or(0, |at| self.groups[at])
    }

    fn add(&mut self, outcome: Outcome, due: Option<Day>) {
        if outcome == Outcome::NotYetMade {
            self.not_yet_made += 1;
            return;
        }
        self.all += 1;
        for (count, group) in self.groups.iter_mut().zip(PromiseGroup::ALL) {
            *count += usize::from(outcome.is_in(group, due));
        }
    }
}

/// The promises that are known, judged as of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// The promises of the group that was asked for, sorted.
    pub rows: Vec<Followed>,
    /// How many there are of each group.
    pub counts: PromiseCounts,
}

/// Which promises are asked for, and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUpOf {
    /// The day as of which they are judged.
    pub as_of: Day,
    /// What they are sorted by.
    pub order: PromiseOrder,
    /// The only group that is listed; all are counted.
    pub only: Option<PromiseGroup>,
}

impl FollowUp {
    /// Judges the promises that the sources which `known` admits tell of, and of which `is_shown` lets
    /// through the engagement that made them or the meeting that was promised. Those that were made
    /// after the day as of which they are judged are counted, and are no rows.
    #[must_use]
    pub fn new(
        catalogue: &Catalogue,
        known: &Known,
        is_shown: impl Fn(Handle) -> bool,
        of: FollowUpOf,
    ) -> Self {
        let mut follow_up = Self::default();
        for &promise in catalogue.promises() {
            let concerned = [Some(promise.made_by), promise.stands_as];
            if !catalogue.is_known(promise, known)
                || !concerned.into_iter().flatten().any(&is_shown)
            {
                continue;
            }
            let due = catalogue.promise(promise).due.as_ref();
            let due = due.and_then(Edtf::latest);
            let outcome = catalogue.outcome(promise, known, of.as_of);
            follow_up.counts.add(outcome, due);
            let is_asked = of.only.is_none_or(|only| outcome.is_in(only, due));
            if is_asked && outcome != Outcome::NotYetMade {
                follow_up.rows.push(Followed {
                    promise,
                    outcome,
                    due,
                });
            }
        }
        follow_up.sort(catalogue, known, of.order);
        follow_up
    }

    fn sort(&mut self, catalogue: &Catalogue, known: &Known, order: PromiseOrder) {
        let made = |row: &Followed| made_key(catalogue, known, row.promise);
        match order {
            PromiseOrder::Lateness => self
                .rows
                .sort_by(|a, b| by_lateness(a, b).then_with(|| made(a).cmp(&made(b)))),
            PromiseOrder::Due => self
                .rows
                .sort_by_cached_key(|row| (row.due.is_none(), row.due, made(row))),
            PromiseOrder::Promised => self.rows.sort_by_cached_key(made),
            PromiseOrder::Partner => self.rows.sort_by_cached_key(|row| {
                let partners = catalogue.partners_of(row.promise);
                let names = partners.iter().map(|party| catalogue.party_name(party));
                (names.collect::<Vec<_>>().join(", "), made(row))
            }),
        }
    }
}

/// What is overdue for longest first; then what was kept late, the latest first; what was overtaken;
/// what is open, the soonest first; and last what was withdrawn or kept in time.
fn by_lateness(a: &Followed, b: &Followed) -> Ordering {
    let rank = |row: &Followed| match row.outcome {
        Outcome::Overdue { .. } => 0,
        Outcome::KeptLate { .. } => 1,
        Outcome::KeptPerhapsLate { .. } => 2,
        Outcome::Overtaken { .. } => 3,
        Outcome::Open => 4,
        Outcome::PutOff { .. } => 5,
        Outcome::CalledOff { .. } => 6,
        Outcome::Kept { .. } | Outcome::NotYetMade => 7,
    };
    // What is certain comes first: so many days at least.
    let late = |row: &Followed| match row.outcome {
        Outcome::Overdue { days } => Reverse((days.unsigned_abs(), u64::MAX)),
        Outcome::KeptLate { late, .. } => Reverse((late.min, late.max.unwrap_or(u64::MAX))),
        _ => Reverse((0, 0)),
    };
    let due = |row: &Followed| (row.due.is_none(), row.due);
    let key = |row: &Followed| (rank(row), late(row), due(row));
    key(a).cmp(&key(b))
}

/// By when it was promised; without a date at the end.
fn made_key(
    catalogue: &Catalogue,
    known: &Known,
    promise: PromiseRef,
) -> (bool, Option<SortKey>, Handle, usize) {
    let date = known.date(catalogue, promise.made_by).map(Edtf::sort_key);
    (date.is_none(), date, promise.made_by, promise.index)
}

impl Catalogue {
    /// Whether the sources that `known` admits tell of a promise and of the engagement that made it.
    #[must_use]
    pub fn is_known(&self, promise: PromiseRef, known: &Known) -> bool {
        known.has(promise.made_by) && known.admits(self, &self.promise(promise).cite)
    }

    /// With whom something was promised: the body at whose meeting it was, else the partners in the
    /// order of the record, without the home country.
    #[must_use]
    pub fn partners_of(&self, promise: PromiseRef) -> Vec<&PartyCode> {
        let made_by = &self.entry(promise.made_by).engagement;
        if let Some(body) = &made_by.body {
            return vec![body];
        }
        let parties = made_by.parties.iter();
        parties
            .filter(|party| Some(*party) != self.home())
            .collect()
    }

    /// How many promises are known, by what has become of them as of a day.
    #[must_use]
    pub fn count_promises(&self, known: &Known, as_of: Day) -> PromiseCounts {
        let mut counts = PromiseCounts::default();
        let promises = self.promises().iter();
        for &promise in promises.filter(|&&promise| self.is_known(promise, known)) {
            let due = self.promise(promise).due.as_ref().and_then(Edtf::latest);
            counts.add(self.outcome(promise, known, as_of), due);
        }
        counts
    }
}
