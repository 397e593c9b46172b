//! Counting what touches a stretch of time without going through it.

use super::{Item, gallop::gallop};
use crate::{
    date::{Certain, Day, Edtf, Membership},
    view::TimeWindow,
};

/// Stretches of whole days, to be counted by their ends alone: what has started, less what is over.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    /// First days, in order.
    starts: Vec<i32>,
    /// Days after the last, in order.
    ends: Vec<i32>,
}

impl Spans {
    pub(super) fn reserve(&mut self, count: usize) {
        self.starts.reserve_exact(count);
        self.ends.reserve_exact(count);
    }

    /// Takes in a start. Those that come in order need not be sorted.
    pub(super) fn begin(&mut self, start: i32) {
        self.starts.push(start);
    }

    /// Takes in an end.
    pub(super) fn end(&mut self, end: i32) {
        self.ends.push(end);
    }

    /// Puts the ends in order, once all are there.
    pub(super) fn finish(&mut self) {
        for ends in [&mut self.starts, &mut self.ends] {
            if !ends.is_sorted() {
                ends.sort_unstable();
            }
            ends.shrink_to_fit();
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// How many have a day from `from` up to, but not including, `to`.
    pub(super) fn touching(&self, from: i32, to: i32) -> usize {
        let begun = self.starts.partition_point(|&start| start < to);
        let over = self.ends.partition_point(|&end| end <= from);
        begun.saturating_sub(over)
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.starts) + size_of_val(&*self.ends)
    }
}

/// Goes through spans from left to right, so that each step costs no more than how far it leads.
pub(super) struct Walk<'a> {
    spans: &'a Spans,
    begun: usize,
    over: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(spans: &'a Spans) -> Self {
        Self {
            spans,
            begun: 0,
            over: 0,
        }
    }

    /// How many have a day from `from` up to `to`. Neither may be before that of the last step.
    pub(super) fn touching(&mut self, from: i32, to: i32) -> usize {
        self.begun = gallop(&self.spans.starts, self.begun, |&start| start < to);
        self.over = gallop(&self.spans.ends, self.over, |&end| end <= from);
        self.begun.saturating_sub(self.over)
    }
}

/// What happened once within some days, to be counted where all of them are shown: sorted by length,
/// in powers of two, because among spans of like length few can begin before a window and end after
/// it.
#[derive(Clone, Debug, Default)]
struct Enclosed {
    /// By the logarithm of the length.
    classes: Vec<Class>,
}

#[derive(Clone, Debug, Default)]
struct Class {
    spans: Spans,
    /// The same spans as pairs, by start.
    pairs: Vec<(i32, i32)>,
}

impl Enclosed {
    fn class(&mut self, start: i32, end: i32) -> &mut Class {
        let class = (end - start).max(1).ilog2() as usize;
        if self.classes.len() <= class {
            self.classes.resize_with(class + 1, Class::default);
        }
        &mut self.classes[class]
    }

    fn begin(&mut self, start: i32, end: i32) {
        let class = self.class(start, end);
        class.spans.begin(start);
        class.pairs.push((start, end));
    }

    fn end(&mut self, start: i32, end: i32) {
        self.class(start, end).spans.end(end);
    }

    fn finish(&mut self) {
        for class in &mut self.classes {
            class.spans.finish();
            if !class.pairs.is_sorted() {
                class.pairs.sort_unstable();
            }
            class.pairs.shrink_to_fit();
        }
    }

    /// How many lie all between `from` and `to`.
    fn inside(&self, from: i32, to: i32) -> usize {
        let longest = self.classes.iter().enumerate();
        longest
            .map(|(log, class)| class.inside(log, from, to))
            .sum()
    }
}

impl Class {
    /// Those that ended in time, less those that began too early; those that did both wrong, began
    /// too early and ended too late, are in neither count and are looked for among those that could.
    fn inside(&self, log: usize, from: i32, to: i32) -> usize {
        let least = 1_i64 << log.min(62);
        if least > i64::from(to) - i64::from(from) {
            return 0;
        }
        let Spans { starts, ends } = &self.spans;
        let in_time = ends.partition_point(|&end| end <= to);
        let too_early = starts.partition_point(|&start| start < from);
        let first = self
            .pairs
            .partition_point(|&(start, _)| i64::from(start) < i64::from(to) - 2 * least);
        let around = self.pairs[first.min(too_early)..too_early].iter();
        let around = around.filter(|&&(_, end)| end > to).count();
        (in_time + around).saturating_sub(too_early)
    }
}

/// How the date of one engagement is counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tallied {
    first: i32,
    after: i32,
    how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// It is never certain.
    Never,
    /// It is certain as soon as one of the days is shown.
    Any,
    /// It is certain when all of them are shown.
    All,
    /// It has holes, and has to be asked.
    Odd,
}

impl Tallied {
    /// What is never certain.
    pub(super) const NEVER: Self = Self {
        first: 0,
        after: 0,
        how: How::Never,
    };

    pub(super) fn new(date: &Edtf) -> Self {
        let new = |first: Day, last: Day, how| Self {
            first: first.number() as i32,
            after: last.number() as i32 + 1,
            how,
        };
        if date.window().stretches().len() > 1 {
            return Self {
                how: How::Odd,
                ..Self::NEVER
            };
        }
        match date.window().certain() {
            None => Self::NEVER,
            Some(Certain::Any(first, last)) => new(first, last, How::Any),
            // What is one day is shown wholly or not at all.
            Some(Certain::All(first, last)) if first == last => new(first, last, How::Any),
            Some(Certain::All(first, last)) => new(first, last, How::All),
        }
    }
}

/// Everything that an arrangement shows, counted by what is known of when it was.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// From the first day of each to the last.
    touching: Spans,
    /// Certain as soon as one of these days is shown.
    any: Spans,
    /// Certain when all of these days are shown.
    all: Enclosed,
    /// Dates with holes, to be asked one by one: start, end, and a number to ask by.
    odd: Vec<(i32, i32, u32)>,
}

impl Tally {
    /// Makes room for so many engagements.
    pub(super) fn reserve(&mut self, count: usize) {
        self.touching.reserve(count);
        self.any.reserve(count);
    }

    /// Takes in where an engagement begins, known by a number. If they come in the order of their
    /// starts nothing has to be sorted.
    pub(super) fn begin(&mut self, number: u32, how: Tallied, start: i32, end: i32) {
        if how.how == How::Odd {
            self.odd.push((start, end, number));
            return;
        }
        self.touching.begin(start);
        match how.how {
            How::Any => self.any.begin(how.first),
            How::All => self.all.begin(how.first, how.after),
            How::Never | How::Odd => {}
        }
    }

    /// Takes in where it ends; best in the order of the ends.
    pub(super) fn end(&mut self, how: Tallied, end: i32) {
        match how.how {
            How::Odd => return,
            How::Any => self.any.end(how.after),
            How::All => self.all.end(how.first, how.after),
            How::Never => {}
        }
        self.touching.end(end);
    }

    pub(super) fn finish(&mut self) {
        self.touching.finish();
        self.any.finish();
        self.all.finish();
    }

    /// How many touch the days from `from` up to `to`, certainly and possibly. `ask` says of one with
    /// holes in its date which it is, if any.
    pub(super) fn count(
        &self,
        from: i32,
        to: i32,
        ask: impl Fn(u32) -> Membership,
    ) -> (usize, usize) {
        let touching = self.touching.touching(from, to);
        let mut certainly = self.any.touching(from, to) + self.all.inside(from, to);
        let mut possibly = touching.saturating_sub(certainly);
        for &(start, end, number) in &self.odd {
            if start >= to || end <= from {
                continue;
            }
            match ask(number) {
                Membership::No => {}
                Membership::Possibly => possibly += 1,
                Membership::Certainly => certainly += 1,
            }
        }
        (certainly, possibly)
    }

    pub(super) fn bytes(&self) -> usize {
        let classes = self.all.classes.iter();
        let classes: usize = classes
            .map(|class| class.spans.bytes() + size_of_val(&*class.pairs))
            .sum();
        self.touching.bytes() + self.any.bytes() + classes + size_of_val(&*self.odd)
    }
}

/// The whole days that a window shows, the outermost perhaps in part: from the first, up to the day
/// after the last.
pub(super) fn days(window: TimeWindow) -> (i32, i32) {
    (window.start().floor() as i32, window.end().ceil() as i32)
}

/// Spans of one lane, apart for what was held and is certain in every day of it, what was held and only
/// may have been then, and what was not held. Each engagement is in one of them.
#[derive(Clone, Debug, Default)]
pub(super) struct LaneSpans {
    /// Days, and what lasted, as far as they are certain.
    pub sure: Spans,
    /// What happened once, and whatever is doubtful.
    pub maybe: Spans,
    /// What was announced, expected, postponed or cancelled, whatever its date.
    pub not_held: Spans,
    /// The days of dates with holes: one span for each stretch.
    pub islands: Spans,
    /// The same of what was not held.
    pub islands_not_held: Spans,
    /// Places of the items with such dates.
    pub with_holes: Vec<u32>,
}

impl LaneSpans {
    fn of(&mut self, item: &Item) -> &mut Spans {
        if !item.is_held() {
            &mut self.not_held
        } else if item.is_sure_throughout() {
            &mut self.sure
        } else {
            &mut self.maybe
        }
    }

    /// Makes room for so many of each sort.
    pub(super) fn reserve(&mut self, sure: u32, maybe: u32, not_held: u32) {
        self.sure.reserve(sure as usize);
        self.maybe.reserve(maybe as usize);
        self.not_held.reserve(not_held as usize);
    }

    /// Takes in where an item of a place begins.
    pub(super) fn begin(&mut self, item: &Item, at: u32) {
        if item.has_holes {
            self.with_holes.push(at);
        } else {
            self.of(item).begin(item.first);
        }
    }

    /// Takes in where an item ends.
    pub(super) fn end(&mut self, item: &Item) {
        if !item.has_holes {
            self.of(item).end(item.after);
        }
    }

    /// Takes in one stretch of the date of an item with holes.
    pub(super) fn island(&mut self, item: &Item, first: i32, after: i32) {
        let islands = if item.is_held() {
            &mut self.islands
        } else {
            &mut self.islands_not_held
        };
        islands.begin(first);
        islands.end(after);
    }

    pub(super) fn finish(&mut self) {
        self.sure.finish();
        self.maybe.finish();
        self.not_held.finish();
        self.islands.finish();
        self.islands_not_held.finish();
    }

    /// How many items without holes have a day from `from` up to, but not including, `to`.
    pub(super) fn touching(&self, from: i32, to: i32) -> usize {
        let spans = [&self.sure, &self.maybe, &self.not_held];
        spans.map(|spans| spans.touching(from, to)).iter().sum()
    }

    pub(super) fn bytes(&self) -> usize {
        self.sure.bytes()
            + self.maybe.bytes()
            + self.not_held.bytes()
            + self.islands.bytes()
            + self.islands_not_held.bytes()
            + size_of_val(&*self.with_holes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counting_by_ends_is_counting_one_by_one(
            spans in prop::collection::vec((-50..50_i32, 1..40_i32), 0..60),
            from in -60..60_i32,
            length in 1..80_i32,
        ) {
            let to = from + length;
            let mut counted = Spans::default();
            let mut enclosed = Enclosed::default();
            for &(start, length) in &spans {
                counted.begin(start);
                counted.end(start + length);
                enclosed.begin(start, start + length);
                enclosed.end(start, start + length);
            }
            counted.finish();
            enclosed.finish();
            let touching = spans.iter().filter(|(start, length)| *start < to && start + length > from);
            prop_assert_eq!(counted.touching(from, to), touching.count());
            let inside = spans.iter().filter(|(start, length)| *start >= from && start + length <= to);
            prop_assert_eq!(enclosed.inside(from, to), inside.count());
        }

        #[test]
        fn a_walk_counts_what_a_look_counts(
            spans in prop::collection::vec((-50..50_i32, 1..40_i32), 0..60),
            width in 1..9_i32,
        ) {
            let mut counted = Spans::default();
            for &(start, length) in &spans {
                counted.begin(start);
                counted.end(start + length);
            }
            counted.finish();
            let mut walk = Walk::new(&counted);
            for step in 0..20 {
                let from = -60 + step * width;
                prop_assert_eq!(walk.touching(from, from + width), counted.touching(from, from + width));
            }
        }
    }
}
