//! Meetings held, year by year.

use super::{Catalogue, Handle, Known};
use crate::date::{Day, Membership};

/// The most years that are counted one by one; a longer catalogue wants a coarser picture.
const MOST_YEARS: usize = 200;

/// Meetings held in one year. What a date leaves open is counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCount {
    /// The year, as ISO 8601 counts: 0 is 1 BCE.
    pub year: i16,
    /// Meetings that were certainly held in it.
    pub certainly: u32,
    /// Meetings that may have been held in it, or in another.
    pub possibly: u32,
}

impl Catalogue {
    /// Meetings held that are known, for every year from the first to the last that any of them
    /// may fall in. Empty when that is more than 200 years.
    #[must_use]
    pub fn meetings_by_year(&self, known: &Known) -> Vec<YearCount> {
        let dates: Vec<_> = self
            .entries()
            .map(|(handle, _)| handle)
            .filter(|&handle: &Handle| self.is_meeting_held(handle, known))
            .filter_map(|handle| known.date(self, handle))
            .collect();
        let year = |day: Day| day.ymd().0;
        // An open end is not followed to the end of time.
        let ends = || {
            let all = dates.iter();
            all.flat_map(|date| [date.earliest(), date.latest()])
                .flatten()
                .map(year)
        };
        let (Some(first), Some(last)) = (ends().min(), ends().max()) else {
            return Vec::new();
        };
        if usize::from(last.abs_diff(first)) >= MOST_YEARS {
            return Vec::new();
        }
        (first..=last)
            .filter_map(|year| {
                let from = Day::from_ymd(year, 1, 1)?;
                let to = Day::from_ymd(year, 12, 31)?;
                let mut count = YearCount {
                    year,
                    certainly: 0,
                    possibly: 0,
                };
                for date in &dates {
                    match date.within(from, to) {
                        Membership::Certainly => count.certainly += 1,
                        Membership::Possibly => count.possibly += 1,
                        Membership::No => {}
                    }
                }
                Some(count)
            })
            .collect()
    }
}
