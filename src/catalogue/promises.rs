//! What became of promises.
//!
//! Kept or not is computed, never written down. A promised meeting is kept by the held engagement
//! of the same series and number, or by one that a source names as its fulfilment; never by one
//! that merely looks alike.

use std::collections::HashMap;

use super::{Catalogue, Entry, Handle, Known};
use crate::{
    date::{Day, DayRange, Edtf},
    model::{EngagementId, Promise, SeriesLink, Status},
};

/// A promise's place in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseRef {
    /// The engagement that made it.
    pub made_by: Handle,
    /// Its place among that engagement's promises.
    pub index: usize,
    /// The announced engagement that it stands for, when a meeting was promised.
    pub stands_as: Option<Handle>,
}

/// What became of a promise, as far as this catalogue has a record of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Kept by the last day that was promised.
    Kept {
        /// What kept it.
        by: Handle,
    },
    /// Kept, and the dates leave open whether in time.
    KeptPerhapsLate {
        /// What kept it.
        by: Handle,
    },
    /// Kept after the last day that was promised.
    KeptLate {
        /// What kept it.
        by: Handle,
        /// Days from the last day promised to the day it was kept.
        late: DayRange,
    },
    /// No record of it, and a later meeting of the series was held.
    Overtaken {
        /// The first later one.
        by: Handle,
    },
    /// The last day promised has passed with no record.
    Overdue {
        /// Days since that day.
        days: i64,
    },
    /// Still to come, or no date was promised.
    Open,
}

pub(super) fn collect(entries: &[Entry], by_id: &HashMap<EngagementId, Handle>) -> Vec<PromiseRef> {
    let mut promises = Vec::new();
    for (entry, number) in entries.iter().zip(0..) {
        for (index, promise) in entry.engagement.promises.iter().enumerate() {
            let stands_as = promise
                .meeting
                .as_ref()
                .and_then(|_| by_id.get(promise.id.as_str()).copied());
            promises.push(PromiseRef {
                made_by: Handle(number),
                index,
                stands_as,
            });
        }
    }
    promises
}

impl Catalogue {
    /// What became of a promise by the day `as_of`, going by the sources that `known` admits.
    #[must_use]
    pub fn outcome(&self, reference: PromiseRef, known: &Known, as_of: Day) -> Outcome {
        let promise = self.promise(reference);
        let due = promise.due.as_ref().and_then(Edtf::latest);
        if let Some(by) = self.fulfilment(promise, known) {
            return kept(by, known.date(self, by), due);
        }
        if let Some(by) = self.overtaker(promise, known) {
            return Outcome::Overtaken { by };
        }
        match due {
            Some(due) if due < as_of => Outcome::Overdue {
                days: as_of.number() - due.number(),
            },
            _ => Outcome::Open,
        }
    }

    fn fulfilment(&self, promise: &Promise, known: &Known) -> Option<Handle> {
        let named = promise.fulfilled_by.as_ref();
        let named = named.filter(|named| known.admits(self, &named.cite));
        let named = named.and_then(|named| self.find(&named.engagement));
        named
            .filter(|&handle| known.status(handle) == Some(Status::Held))
            .or_else(|| {
                let link = promised_link(promise)?;
                let number = link.number?.get();
                self.held_in_series(link, known)
                    .find(|&handle| self.number(handle) == Some(number))
            })
    }

    /// The first later meeting of the series that was held.
    fn overtaker(&self, promise: &Promise, known: &Known) -> Option<Handle> {
        let link = promised_link(promise)?;
        let number = link.number?.get();
        self.held_in_series(link, known)
            .filter(|&handle| self.number(handle) > Some(number))
            .min_by_key(|&handle| self.number(handle))
    }

    fn held_in_series<'a>(
        &'a self,
        link: &'a SeriesLink,
        known: &'a Known,
    ) -> impl Iterator<Item = Handle> + 'a {
        self.in_series(&link.slug)
            .iter()
            .copied()
            .filter(|&handle| known.status(handle) == Some(Status::Held))
    }

    fn number(&self, handle: Handle) -> Option<u32> {
        let link = self.entry(handle).engagement.series.as_ref()?;
        Some(link.number?.get())
    }
}

fn promised_link(promise: &Promise) -> Option<&SeriesLink> {
    promise.meeting.as_ref()?.series.as_ref()
}

/// How a promise due by a day was kept by an engagement of some date.
fn kept(by: Handle, date: Option<&Edtf>, due: Option<Day>) -> Outcome {
    let Some(due) = due else {
        return Outcome::Kept { by };
    };
    let Some(date) = date else {
        return Outcome::KeptPerhapsLate { by };
    };
    if date.latest().is_some_and(|latest| latest <= due) {
        return Outcome::Kept { by };
    }
    match date.earliest() {
        Some(earliest) if earliest > due => Outcome::KeptLate {
            by,
            late: DayRange {
                min: due.days_until(earliest).unsigned_abs(),
                max: date
                    .latest()
                    .map(|latest| due.days_until(latest).unsigned_abs()),
            },
        },
        _ => Outcome::KeptPerhapsLate { by },
    }
}
