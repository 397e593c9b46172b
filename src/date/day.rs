//! A day of the proleptic Gregorian calendar.

use std::fmt;
use std::str::FromStr;

use jiff::{Span, civil};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use thiserror::Error;

use super::text_visitor::from_text;
use super::words::{Style, day_words};
use super::{Edtf, EdtfError, Kind, Qualifier, Weekday};

const EPOCH: civil::Date = civil::date(1970, 1, 1);

/// A day, counted from 1 January 1970, which is 0. Years −9999 to 9999, of which 0 is 1 BCE, as
/// ISO 8601 counts them. Stored and compared as one whole number of days; in files it is written as
/// in records, `2019-10-30`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// 1 January −9999.
    pub const MIN: Self = Self(-4_371_587);
    /// 31 December 9999.
    pub const MAX: Self = Self(2_932_896);

    /// The day with this number, in days since 1 January 1970. A number outside the calendar gives
    /// [`Day::MIN`] or [`Day::MAX`], so that panning past the end of time stops there.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self(number.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// The day of a calendar date; `None` when there is no such day.
    #[must_use]
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = civil::Date::new(year, month, day).ok()?;
        Some(Self(date.duration_since(EPOCH).as_hours() / 24))
    }

    /// Year (0 is 1 BCE), month (1 to 12), day of the month (1 to 31).
    #[must_use]
    pub fn ymd(self) -> (i16, i8, i8) {
        let date = self.civil();
        (date.year(), date.month(), date.day())
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday::from_number(self.0)
    }

    /// Days from this day to the other: positive when the other is later.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.0 - self.0
    }

    /// In plain words: "30 October 2019", "15 March 45 BCE".
    #[must_use]
    pub fn plain(self) -> String {
        day_words(self, Style::Full)
    }

    /// In plain words for a label: "30 Oct 2019".
    #[must_use]
    pub fn short(self) -> String {
        day_words(self, Style::Short)
    }

    pub(super) fn civil(self) -> civil::Date {
        // The number is within the calendar, so the sum is too and never saturates.
        EPOCH.saturating_add(Span::new().days(self.0))
    }
}

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotADay {
    /// It is no date at all.
    #[error(transparent)]
    Date(#[from] EdtfError),
    /// It is a date, and not one day without doubt.
    #[error("`{0}` is not one plain day")]
    NotPlain(String),
}

/// Reads what ISO 8601 writes: `2019-10-30`, `-0044-03-15`.
impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let date = Edtf::parse(text)?;
        let is_plain = date.kind() == Kind::Day && date.qualifier() == Qualifier::None;
        let day = date.earliest().filter(|_| is_plain);
        day.ok_or_else(|| NotADay::NotPlain(text.to_owned()))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(
            deserializer,
            "a day in quotation marks, such as \"2019-10-30\"",
        )
    }
}

/// As ISO 8601 writes it: `2019-10-30`, `-0044-03-15`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        let sign = if year < 0 { "-" } else { "" };
        let year = year.unsigned_abs();
        f.pad(&format!("{sign}{year:04}-{month:02}-{day:02}"))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Day({self})")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[test]
    fn the_epoch_is_day_zero_and_a_thursday() {
        let epoch = Day::from_ymd(1970, 1, 1).unwrap();
        assert_eq!(epoch.number(), 0);
        assert_eq!(epoch.weekday().name(), "Thursday");
    }

    #[test]
    fn the_ends_of_the_calendar_are_where_the_constants_say() {
        assert_eq!(Day::from_ymd(-9999, 1, 1), Some(Day::MIN));
        assert_eq!(Day::from_ymd(9999, 12, 31), Some(Day::MAX));
        assert_eq!(Day::from_number(i64::MIN).to_string(), "-9999-01-01");
        assert_eq!(Day::from_number(i64::MAX).to_string(), "9999-12-31");
    }

    #[test]
    fn every_day_survives_the_way_to_the_calendar_and_back() {
        for number in (Day::MIN.0..=Day::MAX.0).step_by(97) {
            let (year, month, day) = Day(number).ymd();
            assert_eq!(Day::from_ymd(year, month, day), Some(Day(number)));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        assert_eq!(Day::from_ymd(1900, 2, 29), None);
        assert_eq!(Day::from_ymd(2019, 13, 1), None);
        assert_eq!(Day::from_ymd(10000, 1, 1), None);
        assert!(Day::from_ymd(2000, 2, 29).is_some());
    }

    #[test]
    fn a_day_is_written_for_machines_and_for_people() {
        let ides = Day::from_ymd(-44, 3, 15).unwrap();
        assert_eq!(ides.to_string(), "-0044-03-15");
        assert_eq!(ides.plain(), "15 March 45 BCE");
        let meeting = Day::from_ymd(2019, 10, 30).unwrap();
        assert_eq!(meeting.to_string(), "2019-10-30");
        assert_eq!(meeting.plain(), "30 October 2019");
        assert_eq!(meeting.short(), "30 Oct 2019");
        assert_eq!(meeting.weekday(), Weekday::Wednesday);
    }

    #[test]
    fn in_a_file_a_day_is_written_as_in_records() {
        let day = Day::from_ymd(2019, 10, 30).unwrap();
        let text = serde_json::to_string(&day).unwrap();
        assert_eq!(text, "\"2019-10-30\"");
        assert_eq!(serde_json::from_str::<Day>(&text).unwrap(), day);
        for wrong in [
            "3",
            "\"2019-10\"",
            "\"2019-10-30?\"",
            "\"2019-13-01\"",
            "\"\"",
        ] {
            assert!(serde_json::from_str::<Day>(wrong).is_err(), "{wrong}");
        }
    }
}
