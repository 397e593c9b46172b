//! What is known of a date of publication, in the ways that formats ask for.

use crate::{
    date::{Day, Edtf, Kind, Qualifier, Style, month_name, year_words},
    model::Source,
};

/// Codes above this stand for parts of a year that only level 2 of EDTF knows.
const LAST_SEASON: u32 = 24;

/// How much of a date is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    Year(i16),
    Month(i16, i8),
    Day(Day),
    /// From one day to another.
    Days(Day, Day),
    /// Anything else, which only words can say.
    Window,
}

/// A date of publication.
#[derive(Clone, Copy, Debug)]
pub(super) struct Published<'c> {
    date: &'c Edtf,
    pub(super) stated: Stated,
    pub(super) qualifier: Qualifier,
}

impl<'c> Published<'c> {
    /// Of a source, if anything is known.
    pub(super) fn of(source: &'c Source) -> Option<Self> {
        let published = source.published.as_ref()?;
        Some(Self::new(&published.date))
    }

    fn new(date: &'c Edtf) -> Self {
        Self {
            date,
            stated: stated(date),
            qualifier: date.qualifier(),
        }
    }

    /// Whether the source states it without doubt.
    fn is_plain(self) -> bool {
        self.qualifier == Qualifier::None
    }

    /// In words. A newspaper of May 2019 is cited by its month, and nobody misses the day; so that
    /// the day is not known is said only of what is no plain month or year.
    pub(super) fn words(self) -> String {
        match self.stated {
            Stated::Year(year) if self.is_plain() => year_words(year),
            Stated::Month(year, month) if self.is_plain() => {
                format!("{} {}", month_name(month, Style::Full), year_words(year))
            }
            _ => self.date.display(),
        }
    }

    /// The year that it certainly was in; none where that is in doubt, or before the common era.
    pub(super) fn year(self) -> Option<i16> {
        let (first, _, _) = self.date.earliest()?.ymd();
        let (last, _, _) = self.date.latest()?.ymd();
        (self.is_plain() && first == last && (1..=9999).contains(&first)).then_some(first)
    }

    /// As level 1 of EDTF writes it, where that can.
    pub(super) fn level_1(self) -> Option<String> {
        let text = self.date.text();
        if is_level_1(text) {
            return Some(text.to_owned());
        }
        if !self.is_plain() {
            return None;
        }
        match self.stated {
            Stated::Year(year) => Some(iso_year(year)),
            Stated::Month(year, month) => Some(format!("{}-{month:02}", iso_year(year))),
            Stated::Day(day) => Some(day.to_string()),
            Stated::Days(first, last) => Some(format!("{first}/{last}")),
            Stated::Window => None,
        }
    }
}

fn iso_year(year: i16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

/// Whether a text that is EDTF is of level 1: no set, and no part of a year but the four seasons.
fn is_level_1(text: &str) -> bool {
    let is_simple = |date: &str| {
        let date = date.trim_end_matches(['?', '~', '%']);
        let date = date.strip_prefix('-').unwrap_or(date);
        let part = date.split('-').nth(1);
        part.and_then(|part| part.parse::<u32>().ok())
            .is_none_or(|part| part <= LAST_SEASON)
    };
    !text.starts_with('[') && text.split('/').all(is_simple)
}

/// By its days, so that `2019-05`, `2019-05-XX` and `[2019-05-01..2019-05-31]` are one month.
fn stated(date: &Edtf) -> Stated {
    let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
        return Stated::Window;
    };
    match date.kind() {
        Kind::Span if first != last => {
            let is_exact = date.window().core() == Some((first, last));
            if is_exact {
                Stated::Days(first, last)
            } else {
                Stated::Window
            }
        }
        Kind::OneOf if date.window().stretches().len() > 1 => Stated::Window,
        _ => stretch(first, last),
    }
}

fn stretch(first: Day, last: Day) -> Stated {
    let (year, month, day) = first.ymd();
    let end = last.ymd();
    if first == last {
        return Stated::Day(first);
    }
    if (month, day) == (1, 1) && end == (year, 12, 31) {
        return Stated::Year(year);
    }
    let (_, _, next) = Day::from_number(last.number() + 1).ymd();
    if day == 1 && next == 1 && (end.0, end.1) == (year, month) {
        return Stated::Month(year, month);
    }
    Stated::Window
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    /// Text; words; year; level 1.
    const TABLE: &[(&str, &str, Option<i16>, Option<&str>)] = &[
        (
            "2019-10-31",
            "31 October 2019",
            Some(2019),
            Some("2019-10-31"),
        ),
        ("2019-05", "May 2019", Some(2019), Some("2019-05")),
        ("2019-05-XX", "May 2019", Some(2019), Some("2019-05-XX")),
        (
            "[2019-05-01..2019-05-31]",
            "May 2019",
            Some(2019),
            Some("2019-05"),
        ),
        ("2024-02", "February 2024", Some(2024), Some("2024-02")),
        ("2019", "2019", Some(2019), Some("2019")),
        ("[2019]", "2019", Some(2019), Some("2019")),
        ("2025~", "about 2025 (day not known)", None, Some("2025~")),
        (
            "2019-12-30/2020-01-02",
            "30 December 2019 – 2 January 2020",
            None,
            Some("2019-12-30/2020-01-02"),
        ),
        (
            "[2018-11-17..2023-11-17]",
            "one day between 17 November 2018 and 17 November 2023",
            None,
            None,
        ),
        (
            "[2019-05-01,2019-05-03]",
            "1 or 3 May 2019",
            Some(2019),
            None,
        ),
        (
            "[2021-09-09?,2021-09-10]",
            "one day: 9 September 2021 (uncertain) or 10 September 2021",
            None,
            None,
        ),
        (
            "2025-37",
            "early 2025 (January to April; day not known)",
            Some(2025),
            None,
        ),
        (
            "2025-22",
            "summer 2025 (June to August in the north, December 2025 to February 2026 in the south; day not known)",
            None,
            Some("2025-22"),
        ),
        ("202X", "the 2020s (day not known)", None, Some("202X")),
        (
            "../2024-12-20",
            "until 20 December 2024, start open",
            None,
            Some("../2024-12-20"),
        ),
        ("-0044-03-15", "15 March 45 BCE", None, Some("-0044-03-15")),
        ("[-0044]", "45 BCE", None, Some("-0044")),
    ];

    #[test]
    fn every_date_is_as_exact_as_it_is_known() {
        for &(text, words, year, level_1) in TABLE {
            let date = Edtf::parse(text).unwrap();
            let published = Published::new(&date);
            assert_eq!((text, published.words().as_str()), (text, words));
            assert_eq!((text, published.year()), (text, year));
            let found = published.level_1();
            assert_eq!((text, found.as_deref()), (text, level_1));
            // What is handed over as EDTF means the same days.
            if let Some(found) = found {
                let again = Edtf::parse(&found).unwrap();
                assert_eq!(again.earliest(), date.earliest(), "{text}");
                assert_eq!(again.latest(), date.latest(), "{text}");
            }
        }
    }
}
