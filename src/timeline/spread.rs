//! How far apart the first and the last engagement of a stretch of time lie.
//!
//! Which one comes first may not be known: a meeting on some day of a month may have been before one in
//! the middle of it, or after. So this is no distance between two of them, but between whichever is
//! first and whichever is last.

use super::{Arrangement, Item, lane::Lane, tally::days};
use crate::{
    catalogue::{Catalogue, Handle},
    date::{Day, DayRange, Edtf, Membership, distance},
    view::TimeWindow,
};

/// A day, as a number, and whose it is.
type End = (i32, Handle);

/// What decides how far apart the first and the last of some engagements are.
struct Ends<'a> {
    arrangement: &'a Arrangement,
    catalogue: &'a Catalogue,
    /// The whole days of the stretch of time, up to the day after the last.
    from: i32,
    to: i32,
    /// The two that may be first: those that can begin soonest.
    soonest: Two,
    /// The two that may be last: those that can end latest, by the negative of that day.
    latest: Two,
    /// The first that is over for certain.
    first_over: Option<End>,
    /// The last that has begun for certain.
    last_begun: Option<End>,
}

/// The two smallest of what was seen, each of another engagement.
#[derive(Default)]
struct Two([Option<End>; 2]);

impl Two {
    fn see(&mut self, end: End) {
        let [first, second] = &mut self.0;
        let is_here = |place: &Option<End>| place.is_some_and(|place| place.1 == end.1);
        if is_here(first) || is_here(second) {
            return;
        }
        if first.is_none_or(|first| end < first) {
            *second = first.replace(end);
        } else if second.is_none_or(|second| end < second) {
            *second = Some(end);
        }
    }

    /// Whether a day would change nothing.
    fn is_beyond(&self, day: i32) -> bool {
        self.0[1].is_some_and(|second| second.0 <= day)
    }

    fn handles(&self) -> impl Iterator<Item = Handle> + '_ {
        self.0.iter().flatten().map(|end| end.1)
    }
}

impl Ends<'_> {
    /// Whether all of its days lie in the stretch of time, for certain.
    fn is_inside(&self, item: &Item) -> bool {
        let is_open = item.extent.open_start() || item.extent.open_end();
        if is_open || item.first < self.from || item.after > self.to {
            return false;
        }
        let last = Day::from_number(i64::from(self.to) - 1);
        self.date(item.handle).is_some_and(|date| {
            date.within(Day::from_number(i64::from(self.from)), last) == Membership::Certainly
        })
    }

    fn date(&self, handle: Handle) -> Option<&Edtf> {
        self.arrangement.known.date(self.catalogue, handle)
    }

    /// Goes through a lane from both ends, and no further than there is something to find.
    fn see(&mut self, lane: &Lane) {
        let from = lane.items.partition_point(|item| item.first < self.from);
        let to = lane.items.partition_point(|item| item.first < self.to);
        for item in &lane.items[from..to.max(from)] {
            let is_over = self.first_over.is_some_and(|over| over.0 <= item.first);
            if is_over && self.soonest.is_beyond(item.first) {
                break;
            }
            if self.is_inside(item) {
                self.soonest.see((item.first, item.handle));
                let over = (item.after, item.handle);
                self.first_over = Some(self.first_over.map_or(over, |least| least.min(over)));
            }
        }
        for at in (from..to).rev() {
            let item = &lane.items[at];
            let begins_last = self.last_begun.is_none_or(|last| item.first > last.0);
            if !begins_last && self.latest.is_beyond(-lane.latest_to(at)) {
                break;
            }
            let is_wanted = begins_last || !self.latest.is_beyond(-item.after);
            if is_wanted && self.is_inside(item) {
                self.latest.see((-item.after, item.handle));
                if begins_last {
                    self.last_begun = Some((item.first, item.handle));
                }
            }
        }
    }

    fn spread(&self) -> Option<DayRange> {
        let apart = |a: Handle, b: Handle| Some(distance(self.date(a)?, self.date(b)?));
        let least = apart(self.first_over?.1, self.last_begun?.1)?;
        let pairs = self.soonest.handles().flat_map(|first| {
            let others = self.latest.handles().filter(move |last| *last != first);
            others.filter_map(move |last| apart(first, last)?.max)
        });
        Some(DayRange {
            min: least.min,
            max: Some(pairs.max()?),
        })
    }
}

impl Arrangement {
    /// How far the first and the last engagement lie apart of those that lie in a stretch of time with
    /// all their days, for certain. None where there are fewer than two.
    #[must_use]
    pub fn spread(&self, catalogue: &Catalogue, window: TimeWindow) -> Option<DayRange> {
        let (from, to) = days(window);
        let mut ends = Ends {
            arrangement: self,
            catalogue,
            from,
            to,
            soonest: Two::default(),
            latest: Two::default(),
            first_over: None,
            last_begun: None,
        };
        for lane in &self.lanes {
            ends.see(lane);
        }
        ends.spread()
    }
}
