//! The days that a date allows, and how they lie to a range of days.

use super::Day;
use super::expression::{Date, End, Expression, Member, Precision, Qualifier};

/// What kind of statement a date is. It follows how the date was written and not how wide it turned
/// out: `[2019-10-30]` is a one-of with one day in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One stated day.
    Day,
    /// It lasted, from one end to the other.
    Span,
    /// It happened once, on an unknown day among these: a set, but also a month, a year, a season,
    /// or a date with digits unknown.
    OneOf,
    /// It lasted, with an end that is open or unknown.
    Open,
}

impl Kind {
    /// The word used in exports: `day`, `span`, `one-of`, `open`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Span => "span",
            Self::OneOf => "one-of",
            Self::Open => "open",
        }
    }
}

/// Which days have to be shown for it to be certain that a date falls in them; see
/// [`Window::certain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certain {
    /// Any of the days from the first to the last.
    Any(Day, Day),
    /// All of them.
    All(Day, Day),
}

/// The answer to "is it in these days?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Membership {
    /// Not on any reading.
    No,
    /// On some readings, or the source is not sure.
    Possibly,
    /// On every reading.
    Certainly,
}

/// Consecutive days, both ends included. `None` is no limit on that side. Never backwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// First day.
    pub earliest: Option<Day>,
    /// Last day.
    pub latest: Option<Day>,
}

impl Stretch {
    pub(super) fn new(earliest: Day, latest: Day) -> Self {
        Self {
            earliest: Some(earliest),
            latest: Some(latest),
        }
    }

    /// Whether it has a day in common with the days from `from` to `to`.
    #[must_use]
    pub fn overlaps(self, from: Day, to: Day) -> bool {
        self.earliest.is_none_or(|earliest| earliest <= to)
            && self.latest.is_none_or(|latest| latest >= from)
    }

    /// Whether all of it lies in the days from `from` to `to`.
    #[must_use]
    pub fn is_inside(self, from: Day, to: Day) -> bool {
        self.earliest.is_some_and(|earliest| earliest >= from)
            && self.latest.is_some_and(|latest| latest <= to)
    }

    /// From the first day of both to the last.
    pub(super) fn hull(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.zip(other.earliest).map(|(a, b)| a.min(b)),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }
}

/// The days that a date allows: what layout, filters and counts ask about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    kind: Kind,
    hull: Stretch,
    shape: Shape,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// On one day among these. `islands` is empty when the hull has no holes.
    Once { islands: Box<[Stretch]>, sure: bool },
    /// From one end to the other. `sure` is the largest start and the smallest end of all readings,
    /// or nothing when there is no such day.
    Lasted { sure: Option<(Day, Day)> },
}

impl Window {
    pub(super) fn new(expression: &Expression) -> Self {
        match expression {
            Expression::Date(date) => Self::of_date(date),
            Expression::Interval(start, end) => Self::of_interval(start, end),
            Expression::Set(members) => Self::of_set(members, expression.qualifier()),
        }
    }

    fn of_date(date: &Date) -> Self {
        let kind = match date.precision {
            Precision::Day(_) => Kind::Day,
            _ => Kind::OneOf,
        };
        let (first, second) = date.stretches();
        let islands = second.map_or_else(Box::default, |second| Box::from([first, second]));
        Self {
            kind,
            hull: date.hull(),
            shape: Shape::Once {
                islands,
                sure: date.qualifier == Qualifier::None,
            },
        }
    }

    /// An end with a hole in it (a season without a hemisphere) counts from its first day to its
    /// last: the hole would make hardly a reading impossible, and the rule much harder to state.
    fn of_interval(start: &End, end: &End) -> Self {
        let both = start.date().is_some() && end.date().is_some();
        Self {
            kind: if both { Kind::Span } else { Kind::Open },
            hull: Stretch {
                earliest: start.hull().earliest,
                latest: end.hull().latest,
            },
            shape: Shape::Lasted {
                sure: sure_days(doubted(start), doubted(end)),
            },
        }
    }

    fn of_set(members: &[Member], qualifier: Qualifier) -> Self {
        let islands = merged(members);
        let hull = islands
            .iter()
            .copied()
            .reduce(Stretch::hull)
            .unwrap_or_default();
        Self {
            kind: Kind::OneOf,
            hull,
            shape: Shape::Once {
                islands: if islands.len() > 1 {
                    islands.into()
                } else {
                    Box::default()
                },
                sure: qualifier == Qualifier::None,
            },
        }
    }

    /// What kind of statement it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// First possible day; `None` when there is no limit on that side.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.hull.earliest
    }

    /// Last possible day; `None` when there is no limit on that side.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        self.hull.latest
    }

    /// The possible days in order, as stretches that neither touch nor overlap. There is more than
    /// one only for a one-of with holes.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        match &self.shape {
            Shape::Once { islands, .. } if !islands.is_empty() => islands,
            _ => std::slice::from_ref(&self.hull),
        }
    }

    /// The first and last day on which it certainly was going on; `None` when no day is certain. A
    /// month has none; `2018-09/2018-11` has 30 September to 1 November.
    #[must_use]
    pub fn core(&self) -> Option<(Day, Day)> {
        let (first, last) = match &self.shape {
            Shape::Once { sure: true, .. } => {
                let day = self.hull.earliest?;
                return (self.hull.latest == Some(day)).then_some((day, day));
            }
            Shape::Once { sure: false, .. } => return None,
            Shape::Lasted { sure } => (*sure)?,
        };
        (first <= last).then_some((first, last))
    }

    /// Which days have to be shown for it to be certain that it falls in them, so that many dates can
    /// be counted without asking each. `None` when nothing makes it certain.
    ///
    /// Agrees with [`Self::within`]: `Certainly` is said exactly where this is met.
    #[must_use]
    pub fn certain(&self) -> Option<Certain> {
        match &self.shape {
            Shape::Once { sure, .. } => {
                let (first, last) = (self.hull.earliest?, self.hull.latest?);
                sure.then_some(Certain::All(first, last))
            }
            Shape::Lasted { sure } => {
                let (start, end) = (*sure)?;
                Some(if start <= end {
                    Certain::Any(start, end)
                } else {
                    Certain::All(end, start)
                })
            }
        }
    }

    /// Whether it falls in the days from `from` to `to`, both included.
    ///
    /// What happened once is certainly in them when every possible day is, and possibly when some
    /// are. What lasted is in them when it shares at least one day with them: certainly when it
    /// does so on every reading, that is for every first and last day that the text allows, and
    /// possibly when it does so on some. A qualified date proves nothing, so its readings for
    /// "certainly" are all days; an open or unknown end likewise. No days (`from` after `to`) hold
    /// nothing.
    #[must_use]
    pub fn within(&self, from: Day, to: Day) -> Membership {
        if from > to {
            return Membership::No;
        }
        match &self.shape {
            Shape::Once { sure, .. } => self.once_within(*sure, from, to),
            Shape::Lasted { sure } => self.lasted_within(*sure, from, to),
        }
    }

    fn once_within(&self, sure: bool, from: Day, to: Day) -> Membership {
        if sure && self.hull.is_inside(from, to) {
            return Membership::Certainly;
        }
        if self
            .stretches()
            .iter()
            .any(|stretch| stretch.overlaps(from, to))
        {
            return Membership::Possibly;
        }
        Membership::No
    }

    /// Some reading starts after `to` when the largest start does, and some ends before `from` when
    /// the smallest end does.
    fn lasted_within(&self, sure: Option<(Day, Day)>, from: Day, to: Day) -> Membership {
        if !self.hull.overlaps(from, to) {
            return Membership::No;
        }
        match sure {
            Some((start, end)) if start <= to && end >= from => Membership::Certainly,
            _ => Membership::Possibly,
        }
    }
}

/// The days that an end may be on the readings for "certainly": all of time when the source is not
/// sure of it.
fn doubted(end: &End) -> Stretch {
    match end.qualifier() {
        Qualifier::None => end.hull(),
        _ => Stretch::default(),
    }
}

/// The largest start and the smallest end of all readings. An end is never before its start, so the
/// largest start is at most the largest end, and the smallest end at least the smallest start.
fn sure_days(start: Stretch, end: Stretch) -> Option<(Day, Day)> {
    let largest_start = smaller(start.latest, end.latest)?;
    let smallest_end = start.earliest.max(end.earliest)?;
    Some((largest_start, smallest_end))
}

/// The smaller of two last days, where none is later than any.
fn smaller(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Sorted, with overlapping and adjoining stretches made one.
fn merged(members: &[Member]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = members
        .iter()
        .flat_map(|member| {
            let (first, second) = member.stretches();
            std::iter::once(first).chain(second)
        })
        .collect();
    all.sort_by_key(|stretch| stretch.earliest);
    let mut merged: Vec<Stretch> = Vec::with_capacity(all.len());
    for stretch in all {
        match merged.last_mut() {
            Some(last) if adjoins(*last, stretch) => *last = last.hull(stretch),
            _ => merged.push(stretch),
        }
    }
    merged
}

/// Whether no day lies between a stretch and one that starts no earlier.
fn adjoins(one: Stretch, next: Stretch) -> bool {
    let (Some(latest), Some(earliest)) = (one.latest, next.earliest) else {
        return true;
    };
    earliest.number() <= latest.number() + 1
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;
    use crate::date::Edtf;

    fn day(text: &str) -> Day {
        Edtf::parse(text).unwrap().earliest().unwrap()
    }

    fn within(text: &str, from: &str, to: &str) -> Membership {
        Edtf::parse(text).unwrap().within(day(from), day(to))
    }

    #[test]
    fn what_happened_once_is_certain_only_when_every_day_is() {
        assert_eq!(
            within("2023-07", "2023-07-01", "2023-07-31"),
            Membership::Certainly
        );
        assert_eq!(
            within("2023-07", "2023-07-02", "2023-07-31"),
            Membership::Possibly
        );
        assert_eq!(
            within("2023-07", "2023-08-01", "2023-08-31"),
            Membership::No
        );
        let set = "[2024-12-19,2024-12-22]";
        assert_eq!(within(set, "2024-12-20", "2024-12-21"), Membership::No);
        assert_eq!(
            within(set, "2024-12-20", "2024-12-22"),
            Membership::Possibly
        );
        assert_eq!(
            within(set, "2024-12-19", "2024-12-22"),
            Membership::Certainly
        );
        assert_eq!(
            within("[..2024-12-20]", "1900-01-01", "2025-01-01"),
            Membership::Possibly
        );
    }

    #[test]
    fn what_lasted_is_certain_when_it_overlaps_on_every_reading() {
        let span = "2018-09/2018-11";
        assert_eq!(
            within(span, "2018-10-05", "2018-10-06"),
            Membership::Certainly
        );
        assert_eq!(
            within(span, "2018-09-10", "2018-09-12"),
            Membership::Possibly
        );
        assert_eq!(
            within(span, "2018-01-01", "2018-09-30"),
            Membership::Certainly
        );
        assert_eq!(within(span, "2018-12-01", "2018-12-31"), Membership::No);
        // It began, and is all that is known.
        assert_eq!(
            within("2019-10-31/..", "2019-10-01", "2019-10-31"),
            Membership::Certainly
        );
        assert_eq!(
            within("2019-10-31/..", "2020-01-01", "2020-12-31"),
            Membership::Possibly
        );
    }

    #[test]
    fn a_qualifier_takes_certainty_away_and_adds_no_days() {
        assert_eq!(
            within("2021-09-09?", "2021-01-01", "2021-12-31"),
            Membership::Possibly
        );
        assert_eq!(
            within("2021-09-09?", "2021-09-10", "2021-12-31"),
            Membership::No
        );
        // One end is sure, so a range that holds all of that end is too.
        assert_eq!(
            within("2019~/2021-05", "2021-05-01", "2021-05-31"),
            Membership::Certainly
        );
        assert_eq!(
            within("2019~/2021-05", "2020-01-01", "2020-12-31"),
            Membership::Possibly
        );
    }

    #[test]
    fn nothing_is_in_no_days() {
        assert_eq!(within("2021", "2021-12-31", "2021-01-01"), Membership::No);
    }

    #[test]
    fn members_that_touch_are_one_stretch() {
        let set = Edtf::parse("[2024-12-22,2024-12-19,2024-12-20..2024-12-21]").unwrap();
        assert_eq!(set.window().stretches().len(), 1);
        let holes = Edtf::parse("[1667,1668,1670..1672]").unwrap();
        assert_eq!(holes.window().stretches().len(), 2);
        assert_eq!(
            Edtf::parse("2025-21").unwrap().window().stretches().len(),
            2
        );
    }

    #[test]
    fn the_core_is_what_is_certain_on_every_reading() {
        let core = |text: &str| Edtf::parse(text).unwrap().window().core();
        assert_eq!(
            core("2018-09/2018-11"),
            Some((day("2018-09-30"), day("2018-11-01")))
        );
        assert_eq!(
            core("2019-10-30"),
            Some((day("2019-10-30"), day("2019-10-30")))
        );
        assert_eq!(core("2019-10-30?"), None);
        assert_eq!(core("2018-09"), None);
        assert_eq!(core("2018/2018"), None);
        assert_eq!(
            core("2019-10-31/.."),
            Some((day("2019-10-31"), day("2019-10-31")))
        );
        assert_eq!(core("2019-10-31~/.."), None);
    }

    #[test]
    fn a_million_dates_fit_into_little_memory() {
        assert!(size_of::<Edtf>() <= 160, "{}", size_of::<Edtf>());
    }
}
