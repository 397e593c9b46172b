//! A date expression as it was written, before anybody asks which days it means.

use super::year_part::{YearPart, last_day};
use super::{Day, Stretch};

/// How sure the source is of a date: EDTF's `?`, `~` and `%`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Stated plainly.
    #[default]
    None,
    /// `?`: the source doubts it.
    Uncertain,
    /// `~`: about then.
    Approximate,
    /// `%`: about then, and in doubt.
    Both,
}

impl Qualifier {
    /// The word used in exports: `none`, `uncertain`, `approximate`, `both`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Uncertain => "uncertain",
            Self::Approximate => "approximate",
            Self::Both => "both",
        }
    }

    /// Whether the source is in doubt (`?` or `%`).
    #[must_use]
    pub fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }

    /// Whether the date is only about right (`~` or `%`).
    #[must_use]
    pub fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }

    /// What is true of a whole when this is true of one part and `other` of another: a doubt about
    /// any part is a doubt about the whole.
    pub(super) fn and(self, other: Self) -> Self {
        match (
            self.is_uncertain() || other.is_uncertain(),
            self.is_approximate() || other.is_approximate(),
        ) {
            (false, false) => Self::None,
            (true, false) => Self::Uncertain,
            (false, true) => Self::Approximate,
            (true, true) => Self::Both,
        }
    }

    pub(super) fn from_char(mark: char) -> Option<Self> {
        match mark {
            '?' => Some(Self::Uncertain),
            '~' => Some(Self::Approximate),
            '%' => Some(Self::Both),
            _ => None,
        }
    }
}

/// Everything that this program can read.
#[derive(Clone, Debug)]
pub(super) enum Expression {
    /// `2019-10-30`, `2023-07`: happened once.
    Date(Date),
    /// `a/b`: lasted.
    Interval(End, End),
    /// `[a,b..c]`: happened once, on a day of one of the members.
    Set(Box<[Member]>),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    Date(Date),
    /// `..`: no limit set.
    Open,
    /// Nothing: there is one, and nobody knows when.
    Unknown,
}

/// One member of a set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Member {
    Date(Date),
    /// `a..b`, `..b`, `a..`; never without both ends.
    Range(Option<Date>, Option<Date>),
}

/// One date with its qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) precision: Precision,
    pub(super) qualifier: Qualifier,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    Day(Day),
    /// `2023-07` and `2023-07-XX`: some day of the month.
    Month(i16, i8),
    /// `2021`: some day of the year.
    Year(i16),
    /// `2021-XX` and `2021-XX-XX`: the same days, but the source says that it does not know.
    YearOnly(i16),
    /// `202X`, `20XX`: some day of these years.
    Years(i16, i16),
    /// `2025-33`: some day of a part of the year.
    Part(i16, YearPart),
}

impl Precision {
    /// The days that it may mean; `None` when they run past the calendar.
    pub(super) fn stretches(self) -> Option<(Stretch, Option<Stretch>)> {
        let (first, last) = match self {
            Self::Day(day) => (day, day),
            Self::Month(year, month) => (Day::from_ymd(year, month, 1)?, last_day(year, month)?),
            Self::Year(year) | Self::YearOnly(year) => whole_years(year, year)?,
            Self::Years(first, last) => whole_years(first, last)?,
            Self::Part(year, part) => return part.stretches(year),
        };
        Some((Stretch::new(first, last), None))
    }

    pub(super) fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }
}

fn whole_years(first: i16, last: i16) -> Option<(Day, Day)> {
    Some((Day::from_ymd(first, 1, 1)?, Day::from_ymd(last, 12, 31)?))
}

impl Date {
    /// The days that it may mean: one stretch, or two where there is a hole. The parser lets only
    /// dates within the calendar through, so there always are some.
    pub(super) fn stretches(&self) -> (Stretch, Option<Stretch>) {
        self.precision.stretches().unwrap_or_default()
    }

    /// From the first possible day to the last, holes included.
    pub(super) fn hull(&self) -> Stretch {
        let (first, second) = self.stretches();
        second.map_or(first, |second| first.hull(second))
    }

    /// The one day that it names, when it names one.
    pub(super) fn day(&self) -> Option<Day> {
        match self.precision {
            Precision::Day(day) => Some(day),
            _ => None,
        }
    }
}

impl End {
    pub(super) fn qualifier(&self) -> Qualifier {
        match self {
            Self::Date(date) => date.qualifier,
            Self::Open | Self::Unknown => Qualifier::None,
        }
    }

    /// The days it may be; without limits where nothing is stated.
    pub(super) fn hull(&self) -> Stretch {
        match self {
            Self::Date(date) => date.hull(),
            Self::Open | Self::Unknown => Stretch::default(),
        }
    }

    pub(super) fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Member {
    /// The one or two dates that it names.
    pub(super) fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        let (one, other) = match self {
            Self::Date(date) => (Some(*date), None),
            Self::Range(from, to) => (*from, *to),
        };
        one.into_iter().chain(other)
    }

    pub(super) fn qualifier(&self) -> Qualifier {
        self.dates()
            .fold(Qualifier::None, |all, date| all.and(date.qualifier))
    }

    /// The days it may mean; a range is everything from its first day to its last.
    pub(super) fn stretches(&self) -> (Stretch, Option<Stretch>) {
        match self {
            Self::Date(date) => date.stretches(),
            Self::Range(from, to) => {
                let range = Stretch {
                    earliest: from.and_then(|date| date.hull().earliest),
                    latest: to.and_then(|date| date.hull().latest),
                };
                (range, None)
            }
        }
    }
}

impl Expression {
    pub(super) fn qualifier(&self) -> Qualifier {
        match self {
            Self::Date(date) => date.qualifier,
            Self::Interval(start, end) => start.qualifier().and(end.qualifier()),
            Self::Set(members) => members
                .iter()
                .fold(Qualifier::None, |all, member| all.and(member.qualifier())),
        }
    }
}
