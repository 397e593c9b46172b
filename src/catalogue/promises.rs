//! What became of promises.
//!
//! Kept or not is computed, never written down. A promised meeting is kept by the held engagement
//! of the same series and number, or by one that a source names as its fulfilment; never by one
//! that merely looks alike. [`Answer`] is the rule; the loader's check goes by it too.
//!
//! It is judged as of a day. The catalogue knows when engagements were, and not when a page was read:
//! as of a day only what was by then, as far as its date allows, has made, kept or overtaken a
//! promise. From the day on up to which the sources were read, all that is on record counts.

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Entry, Handle, Known, Origin, Outcome};
use crate::{
    date::{Day, DayRange, Edtf, Membership},
    model::{EngagementId, Promise, PromiseId, SeriesId, Status},
    view::View,
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

/// What records say of a meeting that was promised by its number in a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// It was held.
    Held(T),
    /// It was called off.
    CalledOff(T),
    /// It was put off.
    PutOff(T),
    /// There is no word of it, and a later meeting of the series was held.
    Overtaken(T),
    /// There is no word of it.
    Nothing,
}

impl<T> Answer<T> {
    /// The answer among the meetings of the series: `numbered` finds one of the promised number by
    /// its status, `later` the first of a higher number that was held.
    pub fn among(
        numbered: impl Fn(Status) -> Option<T>,
        later: impl FnOnce() -> Option<T>,
    ) -> Self {
        let held = numbered(Status::Held).map(Self::Held);
        held.or_else(|| numbered(Status::Cancelled).map(Self::CalledOff))
            .or_else(|| numbered(Status::Postponed).map(Self::PutOff))
            .or_else(|| later().map(Self::Overtaken))
            .unwrap_or(Self::Nothing)
    }
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

/// Numbered members of the series in which a meeting was promised by its number, by number and then
/// in order of time.
pub(super) type Numbers = HashMap<SeriesId, Vec<(u32, Handle)>>;

pub(super) fn numbers(
    promises: &[PromiseRef],
    entries: &[Entry],
    by_series: &HashMap<SeriesId, Vec<Handle>>,
) -> Numbers {
    let engagement = |handle: Handle| &entries[handle.index()].engagement;
    let mut numbers = Numbers::default();
    for promise in promises {
        let made = &engagement(promise.made_by).promises[promise.index];
        let Some((slug, _)) = promised(made) else {
            continue;
        };
        if numbers.contains_key(slug) {
            continue;
        }
        let members = by_series.get(slug).into_iter().flatten();
        let numbered = members.filter_map(|&handle| {
            let link = engagement(handle).series.as_ref()?;
            Some((link.number?.get(), handle))
        });
        let mut numbered: Vec<_> = numbered.collect();
        numbered.sort_unstable();
        numbers.insert(slug.clone(), numbered);
    }
    numbers
}

/// Series and number of a meeting that was promised.
fn promised(promise: &Promise) -> Option<(&SeriesId, u32)> {
    let link = promise.meeting.as_ref()?.series.as_ref()?;
    Some((&link.slug, link.number?.get()))
}

impl Catalogue {
    /// The day as of which a view judges promises: the one that was chosen, else the day up to which
    /// the sources were read, else today.
    #[must_use]
    pub fn as_of_day(&self, view: &View, today: Option<Day>) -> Option<Day> {
        view.as_of.or_else(|| self.read_until()).or(today)
    }

    /// The last day up to which the sources were read.
    #[must_use]
    pub fn read_until(&self) -> Option<Day> {
        self.as_of().and_then(Edtf::latest)
    }

    /// Whether an engagement was by the end of a day, going by the date that is known of it. What has
    /// no date possibly was. From the day on up to which the sources were read, all that is on record
    /// certainly was: they tell of it.
    #[must_use]
    pub fn was_by(&self, handle: Handle, known: &Known, day: Day) -> Membership {
        if self.read_until().is_some_and(|read| read <= day) {
            return Membership::Certainly;
        }
        let Some(date) = known.date(self, handle) else {
            return Membership::Possibly;
        };
        if date.earliest().is_some_and(|earliest| earliest > day) {
            Membership::No
        } else if date.latest().is_some_and(|latest| latest <= day) {
            Membership::Certainly
        } else {
            Membership::Possibly
        }
    }

    /// What became of a promise by the day `as_of`, going by the sources that `known` admits.
    #[must_use]
    pub fn outcome(&self, reference: PromiseRef, known: &Known, as_of: Day) -> Outcome {
        if self.was_by(reference.made_by, known, as_of) == Membership::No {
            return Outcome::NotYetMade;
        }
        let promise = self.promise(reference);
        let due = promise.due.as_ref().and_then(Edtf::latest);
        let by_then = Among {
            known,
            as_of: Some(as_of),
        };
        let answer = match self.named_fulfilment(promise, by_then) {
            Some(by) => Answer::Held(by),
            None => self.answer(promise, by_then),
        };
        match (answer, due) {
            (Answer::Held(by), _) => kept(by, known.date(self, by), due),
            (Answer::CalledOff(by), _) => Outcome::CalledOff { by },
            (Answer::PutOff(by), _) => Outcome::PutOff { by },
            (Answer::Overtaken(by), _) => Outcome::Overtaken { by },
            (Answer::Nothing, Some(due)) if due < as_of => Outcome::Overdue {
                days: as_of.number() - due.number(),
            },
            (Answer::Nothing, _) => Outcome::Open,
        }
    }

    /// Whether the record that decides an outcome certainly was by the day `as_of`, and not only
    /// possibly.
    #[must_use]
    pub fn is_certain_by(&self, outcome: Outcome, known: &Known, as_of: Day) -> bool {
        let by = outcome.by();
        by.is_none_or(|by| self.was_by(by, known, as_of) == Membership::Certainly)
    }

    /// The promise with an id.
    #[must_use]
    pub fn find_promise(&self, id: &PromiseId) -> Option<PromiseRef> {
        let mut promises = self.promises().iter().copied();
        promises.find(|&reference| self.promise(reference).id == *id)
    }

    /// The promise that an announced engagement stands for.
    #[must_use]
    pub fn promise_behind(&self, handle: Handle) -> Option<PromiseRef> {
        let Origin::Promise { made_by, index } = &self.entry(handle).origin else {
            return None;
        };
        Some(PromiseRef {
            made_by: self.find(made_by)?,
            index: *index,
            stands_as: Some(handle),
        })
    }

    /// The held engagement that kept by a day the promise for which an announced one stands; whenever
    /// that was, where no day is given.
    #[must_use]
    pub fn kept_by(&self, handle: Handle, known: &Known, as_of: Option<Day>) -> Option<Handle> {
        let promise = self.promise(self.promise_behind(handle)?);
        let among = Among { known, as_of };
        let named = self.named_fulfilment(promise, among);
        named.or_else(|| {
            let (slug, number) = promised(promise)?;
            self.of_number(slug, number, among, Status::Held)
        })
    }

    /// The held engagement that a source names as the fulfilment.
    fn named_fulfilment(&self, promise: &Promise, among: Among<'_>) -> Option<Handle> {
        let named = promise.fulfilled_by.as_ref();
        let named = named.filter(|named| among.known.admits(self, &named.cite));
        let named = named.and_then(|named| self.find(&named.engagement));
        named.filter(|&handle| among.has(self, handle, Status::Held))
    }

    /// What the series says of the promised number.
    fn answer(&self, promise: &Promise, among: Among<'_>) -> Answer<Handle> {
        let Some((slug, number)) = promised(promise) else {
            return Answer::Nothing;
        };
        Answer::among(
            |status| self.of_number(slug, number, among, status),
            || {
                let mut later = self.numbered_from(slug, number.checked_add(1)?, among.known);
                let later = later.find(|&(_, handle)| among.has(self, handle, Status::Held));
                Some(later?.1)
            },
        )
    }

    /// The first meeting of this number in a series that has a status.
    fn of_number(
        &self,
        slug: &SeriesId,
        number: u32,
        among: Among<'_>,
        status: Status,
    ) -> Option<Handle> {
        let members = self.numbered_from(slug, number, among.known);
        let mut members = members.take_while(|&(found, _)| found == number);
        let found = members.find(|&(_, handle)| among.has(self, handle, status));
        Some(found?.1)
    }

    /// Members of a series from a number on, by number and then in order of time, as far as their
    /// place in the series is known.
    fn numbered_from<'k>(
        &'k self,
        slug: &SeriesId,
        from: u32,
        known: &'k Known,
    ) -> impl Iterator<Item = (u32, Handle)> + use<'k> {
        let members = self.by_number.get(slug).map_or(&[][..], Vec::as_slice);
        let start = members.partition_point(|&(number, _)| number < from);
        let members = members[start..].iter().copied();
        members.filter(move |&(_, handle)| known.series(self, handle).is_some())
    }
}

/// The engagements that may answer a promise.
#[derive(Clone, Copy)]
struct Among<'a> {
    known: &'a Known,
    /// Only those that were by this day; all when absent.
    as_of: Option<Day>,
}

impl Among<'_> {
    /// Whether an engagement is among them and has a status.
    fn has(self, catalogue: &Catalogue, handle: Handle, status: Status) -> bool {
        let was = |day| catalogue.was_by(handle, self.known, day) != Membership::No;
        self.known.status(handle) == Some(status) && self.as_of.is_none_or(was)
    }
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
