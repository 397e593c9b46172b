//! Why a text is not a date that Legation reads.

use std::ops::Range;

use thiserror::Error;

/// Why a text was refused. The two families are different sentences on purpose: a writer of records
/// who typed a mistake has to mend it, one who typed valid EDTF has to say it in another way.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EdtfError {
    /// It is not EDTF at all, or names a day that the calendar does not have.
    #[error("not a date: {fault}")]
    NotADate {
        /// What is wrong.
        fault: Fault,
        /// Where, in bytes of the text, on character boundaries.
        at: Range<usize>,
    },
    /// It is valid EDTF of a sort that Legation does not draw.
    #[error("valid EDTF, not supported here: {feature}")]
    NotSupported {
        /// What it uses.
        feature: Feature,
        /// Where, in bytes of the text, on character boundaries.
        at: Range<usize>,
    },
}

impl EdtfError {
    /// The place of the mistake, in bytes of the text; empty at a place where something is missing.
    #[must_use]
    pub fn at(&self) -> Range<usize> {
        match self {
            Self::NotADate { at, .. } | Self::NotSupported { at, .. } => at.clone(),
        }
    }

    /// What to do about it, as a sentence.
    #[must_use]
    pub fn cure(&self) -> String {
        match self {
            Self::NotADate { fault, .. } => fault.cure(),
            Self::NotSupported { feature, .. } => feature.cure().to_owned(),
        }
    }

    /// Whether the text is valid EDTF all the same.
    #[must_use]
    pub fn is_valid_edtf(&self) -> bool {
        matches!(self, Self::NotSupported { .. })
    }
}

/// What makes a text not a date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Nothing was written.
    #[error("nothing is written")]
    Empty,
    /// Longer than [`super::MAX_BYTES`].
    #[error("it is {0} bytes long, and no date needs more than {max}", max = super::MAX_BYTES)]
    TooLong(usize),
    /// More members than [`super::MAX_MEMBERS`].
    #[error("the set has {0} members, and {max} are the most", max = super::MAX_MEMBERS)]
    TooManyMembers(usize),
    /// A year that is not four digits.
    #[error("a year has four digits")]
    YearDigits,
    /// A month or a day that is not two digits.
    #[error("a {0} has two digits")]
    PartDigits(&'static str),
    /// A character that cannot stand where it stands.
    #[error("{found:?} cannot stand here")]
    Unexpected {
        /// The character.
        found: char,
    },
    /// A space.
    #[error("there is a space")]
    Space,
    /// `x` for `X`.
    #[error("an unknown digit is a capital X")]
    SmallX,
    /// Year −0.
    #[error("there is no year -0000")]
    MinusZero,
    /// A month outside 01 to 12, and not a season or other part of a year either.
    #[error("there is no month {0}")]
    NoSuchMonth(String),
    /// A season or other part of a year with a day.
    #[error("{0} is a part of a year, and has no days of its own")]
    DayOfPart(String),
    /// A day that the month does not have.
    #[error("{month} has no day {day}")]
    NoSuchDay {
        /// The month, in words, with its year where that matters.
        month: String,
        /// The day as typed.
        day: String,
    },
    /// Two qualifiers where one belongs.
    #[error("there are two marks of doubt")]
    TwoQualifiers,
    /// A time of day that is none.
    #[error("what follows T is not a time of day")]
    BadTime,
    /// A time of day in an interval or a set, whose members are dates.
    #[error("an interval or a set is made of dates, without times of day")]
    TimeInside,
    /// A `Y` year that is none.
    #[error("a year after Y has more than four digits")]
    BadLongYear,
    /// `S` without a number.
    #[error("after S stands the number of digits that count")]
    BadSignificantDigits,
    /// `/`, `/..`, `../` or `../..`.
    #[error("neither end of the interval is given")]
    NoEnds,
    /// More than one `/`.
    #[error("an interval has one slash")]
    Slashes,
    /// The last day comes before the first.
    #[error("it ends before it begins")]
    Reversed,
    /// A bracket without its partner.
    #[error("the set does not end with {0:?}")]
    Unclosed(char),
    /// A set with nothing in it, or two commas with nothing between them.
    #[error("a member of the set is missing")]
    EmptyMember,
    /// `[..]`.
    #[error("the range has no end on either side")]
    NoRangeEnds,
    /// `..b` that is not first, or `a..` that is not last.
    #[error("only the first member may begin with \"..\", and only the last may end with it")]
    OpenInside,
}

impl Fault {
    fn cure(&self) -> String {
        let cure = match self {
            Self::Empty => "write a date, such as 2019-10-30",
            Self::TooLong(_) => "write one date, one interval or one set",
            Self::TooManyMembers(_) => "write neighbouring dates as a range, such as [2018..2023]",
            Self::YearDigits => "write the year with four digits, such as 2019 or -0044",
            Self::PartDigits(part) => {
                return format!("write the {part} with two digits, such as 07");
            }
            Self::Unexpected { found } => return unexpected_cure(*found).to_owned(),
            Self::Space => "take out the space",
            Self::SmallX => "write X, such as 2023-07-XX",
            Self::MinusZero => "write 0000 for the year 1 BCE, and -0001 for 2 BCE",
            Self::NoSuchMonth(_) => {
                "write 01 to 12 for a month, 21 to 32 for a season, 33 to 36 for a quarter, \
                 37 to 39 for a third of the year, or 40 and 41 for a half"
            }
            Self::DayOfPart(_) => "leave out the day, or write a month from 01 to 12",
            Self::NoSuchDay { .. } => {
                "look at the source again, and write XX for the day if it does not say"
            }
            Self::TwoQualifiers => "write one: ? for uncertain, ~ for approximate, % for both",
            Self::BadTime | Self::TimeInside => "leave out the time: Legation keeps days",
            Self::BadLongYear => "write a year of four digits without Y",
            Self::BadSignificantDigits => "write a decade as 195X and a century as 19XX",
            Self::NoEnds => "write at least one end, such as 2019-10-31/.. or /2024-12-20",
            Self::Slashes => "write the first and the last day with one slash between them",
            Self::Reversed => "exchange the two ends, or look at the source again",
            Self::Unclosed(bracket) => return format!("end the set with {bracket}"),
            Self::EmptyMember => "write a date before and after each comma",
            Self::NoRangeEnds => "write at least one end, such as [..2024-12-20]",
            Self::OpenInside => "put the members in order of time",
        };
        cure.to_owned()
    }
}

fn unexpected_cure(found: char) -> &'static str {
    match found {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "write a plain hyphen",
        '/' => "write the year first, with hyphens: 2019-10-30",
        'u' => "write X for an unknown digit",
        '?' | '~' | '%' => "put the mark of doubt at the end of the date",
        _ if found.is_numeric() && !found.is_ascii() => "write the digits 0 to 9",
        _ => "write the year first, then month and day in digits: 2019-10-30",
    }
}

/// What is valid EDTF and not drawn here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Feature {
    /// `2004-01-01T10:10:10Z`
    #[error("a time of day")]
    TimeOfDay,
    /// `Y170000002`
    #[error("a year of more than four digits")]
    LongYear,
    /// `Y-17E7`
    #[error("a year with an exponent")]
    ExponentialYear,
    /// `1950S2`
    #[error("a number of significant digits")]
    SignificantDigits,
    /// `2004-06~-11`, `?2004-06-~11`
    #[error("doubt about only a part of a date")]
    PartQualified,
    /// `1XXX-12`, `156X-12-25`, `1984-1X`
    #[error("unknown digits in this place")]
    UnknownDigits,
    /// `{1960,1961-12}`
    #[error("all of a set")]
    AllOfSet,
    /// `9999-28`, a winter that ends in the year 10000.
    #[error("a season that ends after the year 9999")]
    BeyondCalendar,
}

impl Feature {
    fn cure(self) -> &'static str {
        match self {
            Self::TimeOfDay => "leave out the T and the time: Legation keeps days",
            Self::LongYear | Self::ExponentialYear => {
                "write a year between -9999 and 9999, without Y"
            }
            Self::SignificantDigits => "write a decade as 195X and a century as 19XX",
            Self::PartQualified => {
                "put the mark at the end, where it stands for the whole date: 2004-06-11~"
            }
            Self::UnknownDigits => {
                "write the possible dates as a set, such as [1984-10..1984-12], or leave out what \
                 is not known: 2023-07-XX, 2023-XX-XX, 202X, 20XX"
            }
            Self::AllOfSet => {
                "write what lasted as an interval, such as 2019-10-30/2019-10-31, or make one \
                 record for each date"
            }
            Self::BeyondCalendar => "write the months that are meant",
        }
    }
}
