//! How far apart two dates lie, as a range of days.

use std::fmt;

use super::words::thousands;
use super::{Edtf, Stretch};

/// A number of days that is known only within limits; a whole number of days, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayRange {
    /// At least so many days.
    pub min: u64,
    /// At most so many; `None` when there is no limit.
    pub max: Option<u64>,
}

/// How many days lie between two dates: over every possible day of the one and of the other, the
/// smallest and the largest distance. The same day is 0, the next day 1. Holes of a set count; what
/// lasted counts with all its days, so the smallest distance is from end to start and the largest
/// from far end to far end. Which of the two comes first makes no difference.
#[must_use]
pub fn distance(a: &Edtf, b: &Edtf) -> DayRange {
    let (a, b) = (a.window(), b.window());
    let min = a
        .stretches()
        .iter()
        .flat_map(|one| b.stretches().iter().map(|other| gap(*one, *other)))
        .min()
        .unwrap_or(0);
    let max = reach(a.earliest(), b.latest())
        .zip(reach(b.earliest(), a.latest()))
        .map(|(one, other)| one.max(other).unsigned_abs());
    DayRange { min, max }
}

/// Days from the end of one stretch to the start of the other; 0 when they share a day.
fn gap(a: Stretch, b: Stretch) -> u64 {
    let ahead = reach(a.latest, b.earliest).unwrap_or(0);
    let behind = reach(b.latest, a.earliest).unwrap_or(0);
    ahead.max(behind).max(0).unsigned_abs()
}

fn reach(from: Option<super::Day>, to: Option<super::Day>) -> Option<i64> {
    Some(from?.days_until(to?))
}

impl DayRange {
    /// Roughly, for a label: "2 y 4 m", "5 months", "12 days", "5 to 7 months", "at least 3 y". Whole
    /// months that have gone by, and days below two of them.
    #[must_use]
    pub fn in_months(self) -> String {
        if self.min < 61 {
            return self.to_string();
        }
        let months = |days: u64| days * 10 / 304;
        let in_years = |months: u64| match (months / 12, months % 12) {
            (0, months) => format!("{months} months"),
            (years, 0) => format!("{years} y"),
            (years, months) => format!("{years} y {months} m"),
        };
        let from = months(self.min);
        match self.max.map(months) {
            None => format!("at least {}", in_years(from)),
            Some(to) if from == to => in_years(to),
            Some(to) if to < 12 => format!("{from} to {to} months"),
            Some(to) => format!("{} to {}", in_years(from), in_years(to)),
        }
    }
}

/// "12 days", "1,877 to 1,878 days", "at least 40 days".
impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let min = thousands(self.min);
        match self.max {
            None if self.min == 0 => f.write_str("an unknown number of days"),
            None => write!(f, "at least {min} {}", days(self.min)),
            Some(max) if max == self.min => write!(f, "{min} {}", days(max)),
            Some(max) => write!(f, "{min} to {} {}", thousands(max), days(max)),
        }
    }
}

fn days(number: u64) -> &'static str {
    if number == 1 { "day" } else { "days" }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> String {
        let (a, b) = (Edtf::parse(a).unwrap(), Edtf::parse(b).unwrap());
        assert_eq!(distance(&a, &b), distance(&b, &a));
        distance(&a, &b).to_string()
    }

    #[test]
    fn the_distance_of_days_is_a_number() {
        assert_eq!(between("2019-10-30", "2019-11-11"), "12 days");
        assert_eq!(between("2019-10-30", "2019-10-31"), "1 day");
        assert_eq!(between("2019-10-30", "2019-10-30"), "0 days");
    }

    #[test]
    fn the_distance_of_windows_is_a_window() {
        let meeting = "2019-10-30";
        assert_eq!(
            between(meeting, "[2024-12-19,2024-12-20]"),
            "1,877 to 1,878 days"
        );
        assert_eq!(
            between(meeting, "2024-12-19/2024-12-20"),
            "1,877 to 1,878 days"
        );
        assert_eq!(between("2023-07", "2023-07"), "0 to 30 days");
        assert_eq!(
            between("2019-01-01", "[2019-01-02,2019-01-05]"),
            "1 to 4 days"
        );
    }

    #[test]
    fn without_a_limit_the_distance_is_at_least_something() {
        assert_eq!(between("2019-01-01", "2019-02-10/.."), "at least 40 days");
        assert_eq!(
            between("2019-01-01", "[..2019-02-10]"),
            "an unknown number of days"
        );
        assert_eq!(
            between("[..2018-12-31]", "[2019-01-01..]"),
            "at least 1 day"
        );
    }

    #[test]
    fn a_label_counts_months_once_there_are_two() {
        let label = |min, max| DayRange { min, max }.in_months();
        assert_eq!(label(1, Some(1)), "1 day");
        assert_eq!(label(16, Some(60)), "16 to 60 days");
        assert_eq!(label(61, Some(61)), "2 months");
        assert_eq!(label(160, Some(220)), "5 to 7 months");
        assert_eq!(label(365, Some(365)), "1 y");
        assert_eq!(label(853, Some(853)), "2 y 4 m");
        assert_eq!(label(487, Some(882)), "1 y 4 m to 2 y 5 m");
        assert_eq!(label(730, None), "at least 2 y");
        assert_eq!(label(0, None), "an unknown number of days");
    }

    #[test]
    fn a_day_in_the_hole_of_a_set_is_not_in_the_set() {
        assert_eq!(
            between("2019-01-03", "[2019-01-01,2019-01-10]"),
            "2 to 7 days"
        );
    }
}
