//! A date as a source states it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::expression::Expression;
use super::text_visitor::from_text;
use super::{Day, EdtfError, Kind, Membership, Qualifier, Window, display, parse, short};

/// A date as a source states it: a text in the Extended Date/Time Format (Library of Congress,
/// 4 February 2019), levels 0 and 1, and of level 2 "one of a set" and the parts of a year.
///
/// It keeps the text as typed, and two are equal when they are typed alike. In files it is that
/// text.
///
/// What is read, each with its [`Kind`]:
///
/// - a day, `2019-10-30`: [`Kind::Day`];
/// - a month, a year, digits unknown from the right, a part of a year (`2023-07`, `2021`, `202X`,
///   `2023-07-XX`, `2025-21`, `2025-37`), a set (`[2018-11-17..2023-11-17]`,
///   `[2024-12-19,2024-12-20]`, `[..2024-12-20]`): it happened once, on one of these days,
///   [`Kind::OneOf`];
/// - an interval, `2024-12-19/2024-12-20`: it lasted, [`Kind::Span`]; its ends may be coarse, and
///   go from the first day of the one to the last day of the other;
/// - an interval with one end open (`2019-10-31/..`) or unknown (`/2024-12-20`): [`Kind::Open`].
///
/// Every date may end with `?` (uncertain), `~` (approximate) or `%` (both), also within intervals
/// and sets. Sets have at most [`super::MAX_MEMBERS`] members.
#[derive(Clone)]
pub struct Edtf {
    text: Box<str>,
    expression: Expression,
    window: Window,
}

impl Edtf {
    /// Reads a text. The error says what is wrong, where, and what to do about it.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        let expression = parse::parse(text)?;
        Ok(Self {
            text: text.into(),
            window: Window::new(&expression),
            expression,
        })
    }

    /// The text as typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first day that it may touch; `None` when that side is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.window.earliest()
    }

    /// The last day that it may touch; `None` when that side is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        self.window.latest()
    }

    /// What kind of statement it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.window.kind()
    }

    /// How sure the source is, of all of it together: an interval with an uncertain start and an
    /// approximate end is both.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.expression.qualifier()
    }

    /// How sure the source is of the start, and of the end. Of what was on one day it is as sure of the one
    /// as of the other.
    #[must_use]
    pub fn qualifiers(&self) -> (Qualifier, Qualifier) {
        match &self.expression {
            Expression::Interval(start, end) => (start.qualifier(), end.qualifier()),
            Expression::Date(_) | Expression::Set(_) => (self.qualifier(), self.qualifier()),
        }
    }

    /// The days that it allows.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// Whether it falls in the days from `from` to `to`, both included; see [`Window::within`].
    #[must_use]
    pub fn within(&self, from: Day, to: Day) -> Membership {
        self.window.within(from, to)
    }

    /// In plain words, as exactly as it is known: "19–20 December 2024", "July 2023 (day not
    /// known)", "one day between 17 November 2018 and 17 November 2023".
    #[must_use]
    pub fn display(&self) -> String {
        display::display(&self.expression)
    }

    /// For a label: "19–20 Dec 2024", "2018–2023", "c. 2025", "9 Sep 2021 (?)". Never more exact
    /// than the date, and often less.
    #[must_use]
    pub fn short(&self) -> String {
        short::short(&self.expression, &self.window)
    }

    /// By which dates are put in order.
    #[must_use]
    pub fn sort_key(&self) -> SortKey {
        SortKey {
            earliest: self.earliest(),
            is_without_end: self.latest().is_none(),
            latest: self.latest(),
        }
    }
}

/// The order of dates: by the first day, where no limit comes first, then by the last day, where no
/// limit comes last. Records with equal keys are put in order by their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    // Compared from top to bottom, and None is less than every day.
    earliest: Option<Day>,
    is_without_end: bool,
    latest: Option<Day>,
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

impl PartialEq for Edtf {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Edtf {}

impl Hash for Edtf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edtf({})", self.text)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(
            deserializer,
            "a date in quotation marks, such as \"2019-10-30\"",
        )
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[test]
    fn in_a_file_a_date_is_its_text() {
        let date: Edtf = ron::from_str("\"2019-10-30\"").unwrap();
        assert_eq!(date.text(), "2019-10-30");
        assert_eq!(ron::to_string(&date).unwrap(), "\"2019-10-30\"");
        let owned: Edtf = serde_json::from_reader(&b"\"2023-07\""[..]).unwrap();
        assert_eq!(owned.kind(), Kind::OneOf);
    }

    #[test]
    fn a_refusal_in_a_file_says_the_same_as_the_parser() {
        let refusal = serde_json::from_str::<Edtf>("\"1900-02-29\"").unwrap_err();
        assert!(
            refusal
                .to_string()
                .starts_with("not a date: February 1900 has no day 29")
        );
        let refusal = serde_json::from_str::<Edtf>("\"Y170000002\"").unwrap_err();
        assert!(
            refusal
                .to_string()
                .starts_with("valid EDTF, not supported here: a year of")
        );
    }

    #[test]
    fn dates_are_in_order_of_their_first_day_then_of_their_last() {
        let texts = [
            "[..2019-01-01]",
            "/2024",
            "2019-01-01",
            "2019-01",
            "2019",
            "2019/..",
            "2019-01-02",
        ];
        let keys = texts.map(|text| Edtf::parse(text).unwrap().sort_key());
        assert!(keys.is_sorted());
    }
}
