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
        let empty = |year| YearCount {
            year,
            certainly: 0,
            possibly: 0,
        };
        let mut counts: Vec<YearCount> = (first..=last).map(empty).collect();
        let at = |year: i16| usize::from(year.abs_diff(first));
        for date in dates {
            // Outside of these years it is in none.
            let from = date.earliest().map_or(0, |day| at(year(day)));
            let to = date.latest().map_or(at(last), |day| at(year(day)));
            for count in &mut counts[from..=to] {
                let days = Day::from_ymd(count.year, 1, 1).zip(Day::from_ymd(count.year, 12, 31));
                match days.map(|(from, to)| date.within(from, to)) {
                    Some(Membership::Certainly) => count.certainly += 1,
                    Some(Membership::Possibly) => count.possibly += 1,
                    Some(Membership::No) | None => {}
                }
            }
        }
        counts
    }
}
