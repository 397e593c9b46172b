//! A stretch of days as people type it when they want to go there: "May 2023", "2019 to 21".
//!
//! Everything that [`Edtf`] reads is read too. What is in words is turned into such a text, so that
//! there is one calendar, and one voice that says which day a month does not have.

use thiserror::Error;

use super::words::days_words;
use super::{Edtf, EdtfError, Fault, Stretch, Style, month_name};

/// Why a text names no stretch of days.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotAStretch {
    /// Nothing was written.
    #[error("nothing is written")]
    Empty,
    /// A word that is no day, month or year, or one too many.
    #[error("“{0}” is no day, month or year here")]
    Word(String),
    /// A day or a month of no year.
    #[error("there is no year")]
    NoYear,
    /// A day of no month.
    #[error("there is a day, and no month")]
    NoMonth,
    /// A number that can be read in several ways.
    #[error("“{0}” may be a day, a month or a year")]
    Unclear(String),
    /// What was written is no date.
    #[error(transparent)]
    NotADate(#[from] EdtfError),
}

impl NotAStretch {
    /// What to write instead, as a sentence.
    #[must_use]
    pub fn cure(&self) -> String {
        let cure = match self {
            Self::NotADate(error) => match error {
                // Who types a date to go there has no source to look at.
                EdtfError::NotADate {
                    fault: Fault::NoSuchDay { .. },
                    ..
                } => "write a day that the month has",
                EdtfError::NotADate {
                    fault: Fault::Reversed,
                    ..
                } => "exchange the two ends",
                _ => return error.cure(),
            },
            Self::Empty | Self::Word(_) => "write a date such as 2019, May 2023 or 12 March 2019",
            Self::NoYear => "write the year with four digits, such as May 2023",
            Self::NoMonth => "write the month too, such as 12 March 2019",
            Self::Unclear(_) => "write both ends in full, such as May 2023 to August 2023",
        };
        cure.to_owned()
    }
}

impl Stretch {
    /// Reads what somebody typed: a day, a month or a year in words or in digits, two of them with
    /// "to" or a dash between them, or any text that [`Edtf`] reads. A date with several readings
    /// goes from the first day of them all to the last.
    pub fn from_typed(text: &str) -> Result<Self, NotAStretch> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NotAStretch::Empty);
        }
        let date = match Edtf::parse(text) {
            Err(_) if is_in_words(text) => Edtf::parse(&in_digits(text)?)?,
            read => read?,
        };
        Ok(Self {
            earliest: date.earliest(),
            latest: date.latest(),
        })
    }

    /// In plain words: "1–31 May 2023", "12 March 2019, a Tuesday", "from 31 October 2019 on".
    #[must_use]
    pub fn words(self) -> String {
        match (self.earliest, self.latest) {
            (Some(first), Some(last)) if first == last => {
                format!("{}, a {}", first.plain(), first.weekday())
            }
            (Some(first), Some(last)) => days_words(first, last, Style::Full),
            (Some(first), None) => format!("from {} on", first.plain()),
            (None, Some(last)) => format!("up to {}", last.plain()),
            (None, None) => "any day".to_owned(),
        }
    }
}

/// Whether a text that is no EDTF was not meant to be any.
fn is_in_words(text: &str) -> bool {
    let is_word = |part: &str| part.chars().count() >= 3 && !part.bytes().all(|byte| byte == b'X');
    text.len() <= super::MAX_BYTES
        && (text.contains(char::is_whitespace)
            || text.contains(DASHES)
            || two_years(text).is_some()
            || text
                .split(|letter: char| !letter.is_alphabetic())
                .any(is_word))
}

/// Dashes that stand between two dates, and never within one.
const DASHES: [char; 2] = ['–', '—'];
/// Words that do.
const BETWEEN: [&str; 4] = [" to ", " until ", " till ", " - "];

/// The text in the Extended Date/Time Format that says the same.
fn in_digits(text: &str) -> Result<String, NotAStretch> {
    let Some((from, to)) = ends(text) else {
        return Side::read(text)?.text();
    };
    let (from, to) = joined(Side::read(from)?, Side::read(to)?)?;
    Ok(format!("{}/{}", from.text()?, to.text()?))
}

/// What stands before and after "to" or a dash.
fn ends(text: &str) -> Option<(&str, &str)> {
    // Lower case of ASCII alone leaves every letter where it is.
    let small = text.to_ascii_lowercase();
    let word = BETWEEN
        .iter()
        .find_map(|word| small.find(word).map(|at| (at, word.len())));
    let dash = || {
        let (at, dash) = text.match_indices(DASHES).next()?;
        Some((at, dash.len()))
    };
    let Some((at, length)) = word.or_else(dash) else {
        return two_years(text);
    };
    Some((&text[..at], &text[at + length..]))
}

/// `2019-2021`
fn two_years(text: &str) -> Option<(&str, &str)> {
    let (from, to) = text.split_once('-')?;
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_year(from) && is_year(to)).then_some((from, to))
}

/// One date, or one end of two.
enum Side {
    /// A text that is read as it is.
    Exact(String),
    /// Words and numbers.
    Parts(Parts),
}

/// What is said of a date in words.
#[derive(Clone, Default)]
struct Parts {
    year: Option<i16>,
    /// 1 to 12.
    month: Option<i8>,
    /// One or two digits: a day, unless the other end says that it is a year.
    number: Option<String>,
}

impl Side {
    fn read(text: &str) -> Result<Self, NotAStretch> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NotAStretch::Empty);
        }
        Parts::read(text).map(Self::Parts).or_else(|error| {
            let is_one = !text.contains(['/', '[']) && Edtf::parse(text).is_ok();
            if is_one {
                Ok(Self::Exact(text.to_owned()))
            } else {
                Err(error)
            }
        })
    }

    fn text(&self) -> Result<String, NotAStretch> {
        match self {
            Self::Exact(text) => Ok(text.clone()),
            Self::Parts(parts) => parts.text(),
        }
    }
}

impl Parts {
    fn read(text: &str) -> Result<Self, NotAStretch> {
        let mut parts = Self::default();
        let words = text.split(|letter: char| letter.is_whitespace() || letter == ',');
        for word in words.filter(|word| !word.is_empty()) {
            let small = word.trim_end_matches('.').to_lowercase();
            if ["the", "of", "from"].contains(&small.as_str()) {
                continue;
            }
            let fits = if let Some(month) = month(&small) {
                parts.month.replace(month).is_none()
            } else {
                parts.take_number(&small)
            };
            if !fits {
                return Err(NotAStretch::Word(word.to_owned()));
            }
        }
        Ok(parts)
    }

    /// Takes a year of four digits, or a number of one or two: "12", "12th".
    fn take_number(&mut self, word: &str) -> bool {
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if word.len() == 4 && is_number(word) {
            let year = word.parse().ok();
            return std::mem::replace(&mut self.year, year).is_none();
        }
        let mut endings = ["st", "nd", "rd", "th"].iter();
        let number = endings
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        let fits = matches!(number.len(), 1 | 2) && is_number(number);
        fits && self.number.replace(number.to_owned()).is_none()
    }

    fn text(&self) -> Result<String, NotAStretch> {
        match (self.year, self.month, self.number.as_deref()) {
            (Some(year), None, None) => Ok(format!("{year:04}")),
            (Some(year), Some(month), None) => Ok(format!("{year:04}-{month:02}")),
            (Some(year), Some(month), Some(day)) => Ok(format!("{year:04}-{month:02}-{day:0>2}")),
            (Some(_), None, Some(_)) => Err(NotAStretch::NoMonth),
            (None, ..) => Err(NotAStretch::NoYear),
        }
    }

    /// The number, when there is nothing else.
    fn only_number(&self) -> Option<&str> {
        match self {
            Self {
                year: None,
                month: None,
                number: Some(number),
            } => Some(number),
            _ => None,
        }
    }
}

/// The month with this name or its beginning, of three letters or more: "sept" is September.
fn month(word: &str) -> Option<i8> {
    let is_long = word.len() >= 3;
    let is_it = |month: &i8| {
        let name = month_name(*month, Style::Full).to_lowercase();
        name.starts_with(word)
    };
    (1..=12).find(is_it).filter(|_| is_long)
}

/// Both ends, of which each says what the other leaves out: "12 to 19 March 2019", "2019 to 21".
fn joined(from: Side, to: Side) -> Result<(Side, Side), NotAStretch> {
    let (mut from, mut to) = match (from, to) {
        (Side::Parts(from), Side::Parts(to)) => (from, to),
        complete => return Ok(complete),
    };
    if let Some(number) = to.only_number() {
        match &from {
            Parts {
                year: Some(year),
                month: None,
                number: None,
            } if number.len() == 2 => {
                let year = year_that_ends_with(number, *year);
                to = Parts {
                    year,
                    ..Parts::default()
                };
            }
            Parts {
                month: Some(_),
                number: Some(_),
                ..
            } => to.month = from.month,
            _ => return Err(NotAStretch::Unclear(number.to_owned())),
        }
    }
    if let Some(number) = from.only_number() {
        if to.month.is_none() || to.number.is_none() {
            return Err(NotAStretch::Unclear(number.to_owned()));
        }
        from.month = to.month;
    }
    // A winter goes over into the next year.
    let over = i16::from(from.month > to.month && to.month.is_some());
    from.year = from.year.or(to.year.map(|year| year - over));
    to.year = to.year.or(from.year.map(|year| year + over));
    Ok((Side::Parts(from), Side::Parts(to)))
}

/// The first year from `from` on that ends with these two digits.
fn year_that_ends_with(digits: &str, from: i16) -> Option<i16> {
    let digits: i16 = digits.parse().ok()?;
    Some(from + (digits - from).rem_euclid(100))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// First and last day, as ISO 8601 writes them.
    fn days(text: &str) -> String {
        let day =
            |day: Option<super::super::Day>| day.map_or("..".to_owned(), |day| day.to_string());
        match Stretch::from_typed(text) {
            Ok(stretch) => format!("{} {}", day(stretch.earliest), day(stretch.latest)),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn dates_are_read_in_words_and_in_digits() {
        for (text, read) in [
            ("2019", "2019-01-01 2019-12-31"),
            ("2019-05", "2019-05-01 2019-05-31"),
            (" May 2023 ", "2023-05-01 2023-05-31"),
            ("may, 2023", "2023-05-01 2023-05-31"),
            ("2023 May", "2023-05-01 2023-05-31"),
            ("Sept. 2021", "2021-09-01 2021-09-30"),
            ("12 March 2019", "2019-03-12 2019-03-12"),
            ("March 12, 2019", "2019-03-12 2019-03-12"),
            ("the 1st of March 2019", "2019-03-01 2019-03-01"),
            ("2019-03-12", "2019-03-12 2019-03-12"),
            ("202X", "2020-01-01 2029-12-31"),
            ("2023-05~", "2023-05-01 2023-05-31"),
            ("2019-10-31/..", "2019-10-31 .."),
            ("[..2024-12-20]", ".. 2024-12-20"),
        ] {
            assert_eq!(days(text), read, "{text}");
        }
    }

    #[test]
    fn two_dates_lend_each_other_what_they_leave_out() {
        for (text, read) in [
            ("2019 to 2021", "2019-01-01 2021-12-31"),
            ("2019 to 21", "2019-01-01 2021-12-31"),
            ("2019–21", "2019-01-01 2021-12-31"),
            ("2019-2021", "2019-01-01 2021-12-31"),
            ("2019 - 2021", "2019-01-01 2021-12-31"),
            ("1999 TO 02", "1999-01-01 2002-12-31"),
            ("from 2019 until 2021", "2019-01-01 2021-12-31"),
            ("2019-05/2019-08", "2019-05-01 2019-08-31"),
            ("2019-05 to 2019-08", "2019-05-01 2019-08-31"),
            ("2019-05 to August 2019", "2019-05-01 2019-08-31"),
            ("May to August 2019", "2019-05-01 2019-08-31"),
            ("May 2019 to August", "2019-05-01 2019-08-31"),
            ("November to February 2020", "2019-11-01 2020-02-29"),
            ("November 2019 to February", "2019-11-01 2020-02-29"),
            ("12 to 19 March 2019", "2019-03-12 2019-03-19"),
            ("12–19 March 2019", "2019-03-12 2019-03-19"),
            ("12 March 2019 to 19", "2019-03-12 2019-03-19"),
            ("28 Dec to 3 Jan 2021", "2020-12-28 2021-01-03"),
            ("2019 to 3 May 2020", "2019-01-01 2020-05-03"),
        ] {
            assert_eq!(days(text), read, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said_in_words() {
        for (text, error, cure) in [
            ("", "nothing is written", "write a date such as"),
            (
                "soon",
                "“soon” is no day, month or year here",
                "write a date such as",
            ),
            (
                "May June 2023",
                "“June” is no day, month or year here",
                "write a date such as",
            ),
            (
                "Ma 2023",
                "“Ma” is no day, month or year here",
                "write a date such as",
            ),
            ("May", "there is no year", "write the year with four digits"),
            (
                "12 March",
                "there is no year",
                "write the year with four digits",
            ),
            (
                "May 23 to June",
                "there is no year",
                "write the year with four digits",
            ),
            (
                "12 2019",
                "there is a day, and no month",
                "write the month too",
            ),
            (
                "May 2023 to 8",
                "“8” may be a day, a month or a year",
                "write both ends in full",
            ),
            (
                "19 to 2021",
                "“19” may be a day, a month or a year",
                "write both ends in full",
            ),
            (
                "31 April 2023",
                "not a date: April 2023 has no day 31",
                "write a day that",
            ),
            (
                "2021 to 2019",
                "not a date: it ends before it begins",
                "exchange the two ends",
            ),
            (
                "2019-13",
                "not a date: there is no month 13",
                "write 01 to 12",
            ),
            (
                "2019 to",
                "“to” is no day, month or year here",
                "write a date such as",
            ),
            (
                "to 2019",
                "“to” is no day, month or year here",
                "write a date such as",
            ),
            (
                "2019 to  ",
                "“to” is no day, month or year here",
                "write a date such as",
            ),
            ("2019–", "nothing is written", "write a date such as"),
            (
                "30/10/2019",
                "not a date: '/' cannot stand here",
                "write the year first",
            ),
        ] {
            let refusal = Stretch::from_typed(text).unwrap_err();
            assert_eq!(refusal.to_string(), error, "{text}");
            assert!(
                refusal.cure().starts_with(cure),
                "{text}: {}",
                refusal.cure()
            );
        }
    }

    #[test]
    fn a_stretch_has_words() {
        for (text, words) in [
            ("May 2023", "1–31 May 2023"),
            ("2019 to 21", "1 January 2019 – 31 December 2021"),
            ("12 March 2019", "12 March 2019, a Tuesday"),
            ("2019-10-31/..", "from 31 October 2019 on"),
            ("/2024-12-20", "up to 20 December 2024"),
        ] {
            assert_eq!(Stretch::from_typed(text).unwrap().words(), words);
        }
    }

    proptest! {
        /// Whatever is typed is read or refused, and what is read is not backwards.
        #[test]
        fn nothing_typed_makes_it_panic(text in "([0-9]{1,4}|to|May|[a-zé–—/.,X~ -]){0,8}") {
            if let Ok(Stretch { earliest: Some(first), latest: Some(last) }) = Stretch::from_typed(&text) {
                prop_assert!(first <= last);
            }
        }

        /// What the format reads is read the same way here.
        #[test]
        fn every_date_of_the_format_is_read(year in 1..9999_i16, month in 1..=12_i8) {
            let text = format!("{year:04}-{month:02}");
            let date = Edtf::parse(&text).unwrap();
            let stretch = Stretch::from_typed(&text).unwrap();
            prop_assert_eq!((stretch.earliest, stretch.latest), (date.earliest(), date.latest()));
            let words = format!("{} {year:04}", month_name(month, Style::Full));
            prop_assert_eq!(Stretch::from_typed(&words).unwrap(), stretch);
        }
    }
}
