//! Years, and in which of them a date falls.

use crate::date::{Day, Edtf, Membership, year_words};

/// The most columns of years; a longer time is counted by decades, or by centuries.
const MOST: i32 = 200;

/// Consecutive years: one, a decade or a century.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Years {
    /// The first, as ISO 8601 counts: 0 is 1 BCE.
    pub first: i16,
    /// The last.
    pub last: i16,
}

impl Years {
    /// First and last day.
    #[must_use]
    pub fn days(self) -> (Day, Day) {
        (
            Day::from_ymd(self.first, 1, 1).unwrap_or(Day::MIN),
            Day::from_ymd(self.last, 12, 31).unwrap_or(Day::MAX),
        )
    }

    /// "2019", "1990 to 1999".
    #[must_use]
    pub fn words(self) -> String {
        if self.first == self.last {
            return year_words(self.first);
        }
        format!("{} to {}", year_words(self.first), year_words(self.last))
    }
}

/// All the years that dates may fall in, in columns of equal length.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    pub columns: Vec<Years>,
    /// Years of a column.
    step: i32,
    first: i32,
}

impl Calendar {
    /// From the first year that any of these dates names to the last. An open end is not followed to
    /// the end of time.
    pub(super) fn new<'a>(dates: impl Iterator<Item = &'a Edtf>) -> Self {
        let years = dates.flat_map(|date| [date.earliest(), date.latest()]);
        let years = years.flatten().map(|day| i32::from(day.ymd().0));
        let ends = years.fold(None, |ends: Option<(i32, i32)>, year| {
            let (first, last) = ends.unwrap_or((year, year));
            Some((first.min(year), last.max(year)))
        });
        let Some((first, last)) = ends else {
            return Self::default();
        };
        let step = [1, 10, 100];
        let step = step.into_iter().find(|step| (last - first) / step < MOST);
        let step = step.unwrap_or(1000);
        let first = first.div_euclid(step) * step;
        let starts = (0..=(last - first) / step).map(|number| first + number * step);
        let year = |year: i32| year.clamp(-9999, 9999) as i16;
        Self {
            columns: starts
                .map(|start| Years {
                    first: year(start),
                    last: year(start + step - 1),
                })
                .collect(),
            step,
            first,
        }
    }

    /// The columns that a date falls in, and whether certainly.
    pub(super) fn of(&self, date: &Edtf) -> Vec<(usize, Membership)> {
        if self.columns.is_empty() {
            return Vec::new();
        }
        let last = self.columns.len() - 1;
        let at = |day: Day| ((i32::from(day.ymd().0) - self.first) / self.step) as usize;
        let from = date.earliest().map_or(0, at).min(last);
        let to = date.latest().map_or(last, at).min(last);
        let within = (from..=to).map(|column| {
            let (first, last) = self.columns[column].days();
            (column, date.within(first, last))
        });
        within
            .filter(|(_, membership)| *membership != Membership::No)
            .collect()
    }
}
