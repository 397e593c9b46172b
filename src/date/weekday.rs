//! The seven days of the week.

use std::fmt;

/// A day of the week; Monday first, as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The English name: "Wednesday".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Monday => "Monday",
            Self::Tuesday => "Tuesday",
            Self::Wednesday => "Wednesday",
            Self::Thursday => "Thursday",
            Self::Friday => "Friday",
            Self::Saturday => "Saturday",
            Self::Sunday => "Sunday",
        }
    }

    /// The weekday with this English name, in any case; `None` for any other word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|weekday| weekday.name().eq_ignore_ascii_case(name))
    }

    /// Of a day number: day 0, 1 January 1970, was a Thursday.
    pub(super) fn from_number(number: i64) -> Self {
        Self::ALL[(number + 3).rem_euclid(7) as usize]
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_goes_round_on_both_sides_of_the_epoch() {
        assert_eq!(Weekday::from_number(0), Weekday::Thursday);
        assert_eq!(Weekday::from_number(-1), Weekday::Wednesday);
        assert_eq!(Weekday::from_number(4), Weekday::Monday);
        assert_eq!(Weekday::from_number(-700), Weekday::Thursday);
    }

    #[test]
    fn a_name_is_found_in_any_case() {
        assert_eq!(Weekday::from_name("monday"), Some(Weekday::Monday));
        assert_eq!(Weekday::from_name("Mon"), None);
    }
}
