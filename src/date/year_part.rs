//! Seasons, quarters and other parts of a year: the codes 21 to 41 in the place of a month.

use super::words::{Style, month_name, month_words, year_words};
use super::{Day, Stretch};

/// A part of a year, by its code in EDTF: 21 to 24 seasons wherever they are, 25 to 28 seasons of
/// the northern hemisphere, 29 to 32 of the southern, 33 to 36 quarters, 37 to 39 thirds
/// ("quadrimesters"), 40 and 41 halves ("semestrals").
///
/// EDTF names the codes and gives them no dates, so these windows are Legation's own:
///
/// - A season is three whole months, as meteorologists count: northern spring is March to May.
/// - A season that crosses the new year belongs to the year in which it begins: northern winter
///   2025 is December 2025 to February 2026. So the seasons of a year follow each other in time.
/// - A season with no hemisphere (21 to 24) is the one or the other. EDTF calls those codes
///   independent of location, and this room cannot know where the source stood; to read them as
///   northern would be a claim that nobody made. `2025-21` is therefore a day in March to May or in
///   September to November. Who knows the hemisphere writes `2025-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct YearPart(i8);

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const NORTH: [i8; 4] = [3, 6, 9, 12];
const SOUTH: [i8; 4] = [9, 12, 3, 6];

impl YearPart {
    /// The part with this code; `None` outside 21 to 41.
    pub(super) fn from_code(code: i8) -> Option<Self> {
        (21..=41).contains(&code).then_some(Self(code))
    }

    /// The days that it may mean in a year, in order: two stretches for a season without a
    /// hemisphere, one for all else. `None` when it runs past the last day of the calendar.
    pub(super) fn stretches(self, year: i16) -> Option<(Stretch, Option<Stretch>)> {
        let (start, length) = self.months();
        let one = months_of(year, start, length)?;
        let Some(other) = self.other_start() else {
            return Some((one, None));
        };
        let other = months_of(year, other, length)?;
        Some(if one.earliest < other.earliest {
            (one, Some(other))
        } else {
            (other, Some(one))
        })
    }

    /// First month and number of months, in the north where there is a choice.
    fn months(self) -> (i8, i8) {
        match self.0 {
            code @ 21..25 => (NORTH[(code - 21) as usize], 3),
            code @ 25..29 => (NORTH[(code - 25) as usize], 3),
            code @ 29..33 => (SOUTH[(code - 29) as usize], 3),
            code @ 33..37 => (3 * (code - 33) + 1, 3),
            code @ 37..40 => (4 * (code - 37) + 1, 4),
            code => (6 * (code - 40) + 1, 6),
        }
    }

    /// First month in the south, of a season that has no hemisphere.
    fn other_start(self) -> Option<i8> {
        (21..25)
            .contains(&self.0)
            .then(|| SOUTH[(self.0 - 21) as usize])
    }

    /// "spring 2025", "first quarter of 2025", "early 2025".
    pub(super) fn name(self, year: i16) -> String {
        let year = year_words(year);
        match self.0 {
            code @ 21..25 => format!("{} {year}", SEASONS[(code - 21) as usize]),
            code @ 25..29 => format!("northern {} {year}", SEASONS[(code - 25) as usize]),
            code @ 29..33 => format!("southern {} {year}", SEASONS[(code - 29) as usize]),
            33 => format!("first quarter of {year}"),
            34 => format!("second quarter of {year}"),
            35 => format!("third quarter of {year}"),
            36 => format!("fourth quarter of {year}"),
            37 => format!("early {year}"),
            38 => format!("mid-{year}"),
            39 => format!("late {year}"),
            40 => format!("first half of {year}"),
            _ => format!("second half of {year}"),
        }
    }

    /// For a label: "spring 2025", "Q1 2025", "early 2025".
    pub(super) fn short(self, year: i16) -> String {
        match self.0 {
            code @ 33..37 => format!("Q{} {}", code - 32, year_words(year)),
            40 => format!("first half {}", year_words(year)),
            41 => format!("second half {}", year_words(year)),
            _ => self.name(year),
        }
    }

    /// The months, as this program reads the code: "January to April".
    pub(super) fn month_range(self, year: i16) -> String {
        let (start, length) = self.months();
        match self.other_start() {
            None => range_words(year, start, length),
            Some(south) => format!(
                "{} in the north, {} in the south",
                range_words(year, start, length),
                range_words(year, south, length)
            ),
        }
    }
}

/// The days of so many months from this one on.
fn months_of(year: i16, start: i8, length: i8) -> Option<Stretch> {
    let (end_year, end_month) = month_after(year, start, length - 1);
    Some(Stretch {
        earliest: Some(Day::from_ymd(year, start, 1)?),
        latest: Some(last_day(end_year, end_month)?),
    })
}

/// The last day of a month; `None` outside the calendar.
pub(super) fn last_day(year: i16, month: i8) -> Option<Day> {
    let first = jiff::civil::Date::new(year, month, 1).ok()?;
    Day::from_ymd(year, month, first.days_in_month())
}

fn month_after(year: i16, month: i8, months: i8) -> (i16, i8) {
    let index = month - 1 + months;
    (year + i16::from(index / 12), index % 12 + 1)
}

/// "March to May", "December 2025 to February 2026".
fn range_words(year: i16, start: i8, length: i8) -> String {
    let (end_year, end_month) = month_after(year, start, length - 1);
    if end_year == year {
        let (from, to) = (
            month_name(start, Style::Full),
            month_name(end_month, Style::Full),
        );
        return format!("{from} to {to}");
    }
    let from = month_words(year, start, Style::Full);
    format!(
        "{from} to {}",
        month_words(end_year, end_month, Style::Full)
    )
}
