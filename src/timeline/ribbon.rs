//! Ribbons: how much is when, a column for each pixel.
//!
//! ```text
//!                █   ▗▄▖
//!     ▌        ▄██▒▒▒▌ ▐▒▒▒      what was held, lasted and single days: full
//! ────▌──▌────▐███▒▒▒███▒▒▒──    once in those days, or doubtful: lighter, on top
//!                                announced, expected, postponed, cancelled: hollow, on top of both
//! ```
//!
//! A column counts everything that has a day in it, and grows by the same height whenever that number
//! doubles. The scale is the same in all ribbons of a picture and does not depend on where in time the
//! picture is, so that ribbons can be compared and do not change while they are panned. One engagement
//! alone is never thinner than two points, and what is hollow never so thin that it looks full; neither is
//! ever smoothed away.

use std::sync::LazyLock;

use super::{TimeScale, lane::Lane, tally::Walk};
use crate::scene::{Column, Rect};

/// A ribbon has its full height for no fewer than these.
const FULL: f64 = 15.0;
/// The least height of anything, in points.
const LEAST: f64 = 6.0;
/// The least width of anything, in points.
const THINNEST: f32 = 2.0;
/// The least width of what is hollow, in points: a rim, twice as much ground, a rim.
const THINNEST_HOLLOW: i64 = 4;
/// The least width of a step of its upper edge: many thin ones would be a thicket of rims.
const LEAST_STEP: i64 = 6;
/// The least height of what is hollow, where its lower edge is the upper one of something full: a rim, and
/// twice as much ground.
const LEAST_HOLLOW: f64 = 3.0;
/// Its own lower edge.
const RIM: f64 = 1.0;
/// What is full and stands below something hollow is no lower than this.
const LEAST_BELOW: f64 = 4.0;

/// Logarithms of one more than what a column mostly counts: a ribbon asks for two in each of its pixels.
static LOGARITHMS: LazyLock<Vec<f64>> =
    LazyLock::new(|| (0..1024).map(|count| f64::from(count + 1).log2()).collect());

/// How high a column is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heights {
    /// How often what it counts has doubled when it has its full height.
    doublings: f64,
}

/// How many are in a column.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// Held, and certainly then.
    certain: usize,
    /// Held, and perhaps then.
    possible: usize,
    not_held: usize,
}

impl Heights {
    /// For lanes of which the busiest has so many engagements a day, at a scale: full is four times
    /// what that lane has in a point on average.
    pub(super) fn new(a_day: f64, scale: TimeScale) -> Self {
        let full = 4.0 * a_day / scale.points_per_day();
        Self {
            doublings: (full.max(FULL) + 1.0).log2(),
        }
    }

    /// Height of a column in which so many are, in a ribbon of a height.
    fn of(self, count: usize, height: f64) -> f64 {
        if count == 0 {
            return 0.0;
        }
        let known = LOGARITHMS.get(count).copied();
        let share = known.unwrap_or_else(|| (count as f64 + 1.0).log2()) / self.doublings;
        // In whole points: what looks the same is the same, and one column with its neighbour.
        (share.min(1.0) * height).max(LEAST.min(height)).round()
    }

    /// The parts of a column. Whatever they are, it is as high as all of them together make it.
    fn parts(self, counts: Counts, height: f64) -> Parts {
        let Counts {
            certain,
            possible,
            not_held,
        } = counts;
        let whole = self.of(certain + possible + not_held, height);
        let sure = self.of(certain, height).min(whole);
        if not_held == 0 {
            return Parts {
                sure,
                below: whole,
                whole,
            };
        }
        let below = self.of(certain + possible, height);
        Parts { sure, below, whole }.opened()
    }
}

/// How high the parts of a column reach.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Parts {
    /// What certainly was.
    sure: f64,
    /// That, and what may have been.
    below: f64,
    /// Everything.
    whole: f64,
}

impl Parts {
    fn is_hollow(self) -> bool {
        self.whole > self.below
    }

    /// The same with room for something hollow at the top, which what is below it makes. A column that is too
    /// low for both is full where something certainly was.
    fn opened(self) -> Self {
        let room = self.whole - LEAST_HOLLOW;
        if self.sure > 0.0 && room < LEAST_BELOW {
            return Self {
                sure: self.whole,
                below: self.whole,
                ..self
            };
        }
        let mut below = self.below.min(room).max(0.0);
        if below > self.sure {
            below = below.min(room - RIM).max(0.0);
        }
        Self {
            sure: self.sure.min(below),
            below,
            ..self
        }
    }

    /// The same where something before it reaches into it: so much that is certain, and what is hollow up to
    /// so high.
    fn reached(self, certain: f64, step: f64, is_hollow: bool) -> Self {
        let sure = self.sure.max(certain);
        let below = self.below.max(sure);
        let whole = self.whole.max(below).max(step);
        let reached = Self { sure, below, whole };
        if is_hollow { reached.opened() } else { reached }
    }

    /// What of it reaches into an empty column after it, where anything hollow does.
    fn beyond(self, is_sure: bool, is_hollow: bool) -> Self {
        if !is_hollow {
            return Self::default();
        }
        if is_sure || self.is_hollow() {
            return self;
        }
        Self {
            sure: 0.0,
            below: 0.0,
            ..self
        }
    }

    fn column(self, x: i64) -> Column {
        Column {
            left: x as f32,
            right: (x + 1) as f32,
            sure: self.sure as f32,
            once: (self.below - self.sure) as f32,
            hollow: (self.whole - self.below) as f32,
        }
    }
}

/// How far what is in columns has to reach so that it is not too thin, while they are gone through from left
/// to right.
#[derive(Clone, Copy, Debug)]
struct Reach {
    /// Where what is certain may end.
    sure: i64,
    /// Where a hollow may end.
    hollow: i64,
    /// How high it is, and up to where, so that no step of it is too thin.
    step: (f64, i64),
    /// Up to where a hollow may begin that had no room where it belongs.
    owed: i64,
    /// Whether the last hollow is where it belongs.
    is_in_place: bool,
    /// The column before.
    before: Parts,
}

impl Default for Reach {
    fn default() -> Self {
        Self {
            sure: i64::MIN,
            hollow: i64::MIN,
            step: (0.0, i64::MIN),
            owed: i64::MIN,
            is_in_place: false,
            before: Parts::default(),
        }
    }
}

impl Reach {
    /// What a column becomes, with what reaches into it from those before.
    fn widen(&mut self, x: i64, counts: Counts, own: Parts) -> Parts {
        let before = self.before;
        if counts.certain > 0 {
            let least = if x > self.sure { THINNEST as i64 } else { 1 };
            self.sure = self.sure.max(x + least);
        }
        let until = if before.is_hollow() {
            self.hollow
        } else {
            self.owed
        };
        let is_hollow = counts.not_held > 0 || x < until;
        let certain = if counts.certain == 0 && x < self.sure {
            before.sure
        } else {
            0.0
        };
        let (height, end) = self.step;
        let step = if is_hollow && x < end { height } else { 0.0 };
        let parts = if own.whole <= 0.0 {
            before.beyond(certain > 0.0, is_hollow)
        } else if certain > 0.0 || is_hollow {
            own.reached(certain, step, is_hollow)
        } else {
            own
        };
        if parts.is_hollow() {
            self.owed = i64::MIN;
            if !before.is_hollow() {
                // The edge of something full before it is its rim.
                let has_rim = before.sure >= parts.whole;
                self.hollow = x + THINNEST_HOLLOW - i64::from(has_rim);
                self.is_in_place = false;
            }
            self.is_in_place |= counts.not_held > 0;
            if parts.whole > step {
                self.step = (parts.whole, x + LEAST_STEP);
            }
        } else if counts.not_held > 0 || before.is_hollow() && self.is_in_place && x < self.hollow {
            self.owed = x + THINNEST_HOLLOW;
        }
        self.before = parts;
        parts
    }
}

/// Counts what is in the columns of a lane, from left to right.
struct Counting<'a> {
    sure: Walk<'a>,
    maybe: Walk<'a>,
    islands: Walk<'a>,
    /// There is nothing of it in most lanes.
    not_held: Option<[Walk<'a>; 2]>,
}

impl<'a> Counting<'a> {
    fn new(lane: &'a Lane) -> Self {
        let spans = &lane.spans;
        let not_held = [&spans.not_held, &spans.islands_not_held];
        let is_there = not_held.iter().any(|spans| !spans.is_empty());
        Self {
            sure: Walk::new(&spans.sure),
            maybe: Walk::new(&spans.maybe),
            islands: Walk::new(&spans.islands),
            not_held: is_there.then(|| not_held.map(Walk::new)),
        }
    }

    fn touching(&mut self, from: i32, to: i32) -> Counts {
        let not_held = self.not_held.iter_mut().flatten();
        Counts {
            certain: self.sure.touching(from, to),
            possible: self.maybe.touching(from, to) + self.islands.touching(from, to),
            not_held: not_held.map(|walk| walk.touching(from, to)).sum(),
        }
    }
}

/// The columns of a lane over an area; neighbours of the same height are one.
pub(super) fn columns(lane: &Lane, scale: TimeScale, heights: Heights, area: Rect) -> Vec<Column> {
    let mut counting = Counting::new(lane);
    let mut columns: Vec<Column> = Vec::new();
    let mut reach = Reach::default();
    // Some more at the left, so that what begins there does not jump when it comes in.
    let first = area.left.floor() as i64 - THINNEST_HOLLOW + 1;
    let last = area.right.ceil() as i64;
    let day = |x: i64| scale.moment_from_x(x as f64);
    let mut from = day(first).floor();
    for x in first..last {
        let moment = day(x + 1);
        let whole = moment.floor();
        let days = (
            from as i32,
            (whole as i32).saturating_add(i32::from(moment > whole)),
        );
        let counts = counting.touching(days.0, days.1);
        from = whole;
        let own = heights.parts(counts, area.height());
        let parts = reach.widen(x, counts, own);
        if parts.whole > 0.0 {
            push(&mut columns, parts.column(x));
        }
    }
    for at in 0..columns.len() {
        let next = columns.get(at + 1).map_or(f32::INFINITY, |next| next.left);
        let column = &mut columns[at];
        column.right = column.right.max((column.left + THINNEST).min(next));
    }
    reach_back(&mut columns);
    columns
}

/// What is hollow and has no room to the right because something full is there has some to the left, unless
/// it goes on beyond that.
fn reach_back(columns: &mut [Column]) {
    let mut begin = 0;
    for at in 0..columns.len() {
        if columns[at].hollow <= 0.0 {
            begin = at + 1;
            continue;
        }
        let next = columns.get(at + 1);
        if next.is_some_and(|next| next.hollow > 0.0 && next.left <= columns[at].right) {
            continue;
        }
        let then = columns.get(at + 2).filter(|then| then.hollow > 0.0);
        let goes_on =
            then.is_some_and(|then| then.left <= columns[at].right + THINNEST_HOLLOW as f32);
        if goes_on {
            begin = at + 1;
            continue;
        }
        // The edge of the full one is the rim on that side.
        let from = columns[at].right - (THINNEST_HOLLOW - 1) as f32;
        let room = begin.checked_sub(1).map_or(from, |at| {
            let before = &columns[at];
            let gives_way = before.sure + before.hollow <= 0.0;
            if gives_way {
                before.left + THINNEST
            } else {
                before.right
            }
        });
        let left = columns[begin].left.min(from.max(room));
        columns[begin].left = left;
        if let Some(before) = begin.checked_sub(1) {
            columns[before].right = columns[before].right.min(left);
        }
        begin = at + 1;
    }
}

/// Adds a column, or lets the last one reach on.
fn push(columns: &mut Vec<Column>, column: Column) {
    if let Some(last) = columns.last_mut() {
        let parts = |column: &Column| [column.sure, column.once, column.hollow].map(f32::to_bits);
        if parts(last) == parts(&column) && last.right >= column.left {
            last.right = column.right;
            return;
        }
    }
    columns.push(column);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        timeline::{LaneStyle, tally::Spans},
        view::{LaneId, TimeWindow},
    };

    const HEIGHT: f64 = 20.0;

    /// Days and how long they last, of what was certain, possible, and not held.
    type Sorts<'a> = [&'a [(i32, i32)]; 3];

    fn lane(sorts: Sorts<'_>) -> Lane {
        let spans = |sort: &[(i32, i32)]| {
            let mut spans = Spans::default();
            for &(first, days) in sort {
                spans.begin(first);
                spans.end(first + days);
            }
            spans.finish();
            spans
        };
        let mut lane = Lane::new(LaneId::Elsewhere, "Elsewhere".into(), LaneStyle::Ribbon);
        lane.spans.sure = spans(sorts[0]);
        lane.spans.maybe = spans(sorts[1]);
        lane.spans.not_held = spans(sorts[2]);
        lane
    }

    fn heights(scale: TimeScale) -> Heights {
        Heights::new(0.01, scale)
    }

    /// A point a day, from day 0 at 0.
    fn drawn(sorts: Sorts<'_>, height: f64) -> Vec<Column> {
        let scale = TimeScale::new(TimeWindow::new(0.0, 100.0), 0.0, 100.0);
        let area = Rect::new(0.0, 0.0, 100.0, height);
        columns(&lane(sorts), scale, heights(scale), area)
    }

    fn counts(sorts: Sorts<'_>, day: i32) -> [usize; 3] {
        sorts.map(|sort| {
            let there = sort
                .iter()
                .filter(|(first, days)| (*first..first + days).contains(&day));
            there.count()
        })
    }

    fn at(columns: &[Column], day: i32) -> Option<&Column> {
        let middle = day as f32 + 0.5;
        columns
            .iter()
            .find(|column| column.left < middle && middle < column.right)
    }

    /// Its parts, which are whole points.
    fn parts(column: &Column) -> [i32; 3] {
        [column.sure, column.once, column.hollow].map(|height| height as i32)
    }

    #[test]
    fn a_lone_day_is_full_where_it_was_held_and_hollow_where_it_was_not() {
        for (sorts, width, expected) in [
            ([&[(40, 1)][..], &[], &[]], 2.0, [6, 0, 0]),
            ([&[], &[(40, 1)][..], &[]], 2.0, [0, 6, 0]),
            ([&[], &[], &[(40, 1)][..]], 4.0, [0, 0, 6]),
        ] {
            let columns = drawn(sorts, HEIGHT);
            let [column] = columns.as_slice() else {
                panic!("{columns:?}");
            };
            assert_eq!((column.left, column.right - column.left), (40.0, width));
            assert_eq!(parts(column), expected);
        }
    }

    #[test]
    fn where_one_was_held_and_one_was_not_both_can_be_seen() {
        let both: Sorts<'_> = [&[(40, 1)], &[], &[(40, 1)]];
        let high = drawn(both, HEIGHT);
        assert_eq!(high.len(), 1, "{high:?}");
        assert_eq!(parts(&high[0]), [5, 0, 3]);
        // Where there is no room for one above the other they stand side by side.
        let low = drawn(both, 5.0);
        let [full, hollow] = low.as_slice() else {
            panic!("{low:?}");
        };
        assert_eq!(
            (full.left, full.right, parts(full)),
            (40.0, 42.0, [5, 0, 0])
        );
        // The edge of the full one is its rim on that side.
        assert_eq!(
            (hollow.left, hollow.right, parts(hollow)),
            (42.0, 45.0, [0, 0, 5])
        );
    }

    #[test]
    fn a_day_that_was_held_is_no_thinner_among_others() {
        for sorts in [
            [&[(40, 1)][..], &[(20, 60)][..], &[]],
            [&[(40, 1)][..], &[], &[(20, 60)][..]],
        ] {
            let columns = drawn(sorts, HEIGHT);
            let full = columns.iter().filter(|column| column.sure > 0.0);
            let widths = full.map(|column| column.right - column.left);
            assert!((widths.sum::<f32>() - 2.0).abs() < 0.01, "{columns:?}");
        }
    }

    prop_compose! {
        fn sort(most: usize)(spans in prop::collection::vec((0..90_i32, 1..30_i32), 0..most)) -> Vec<(i32, i32)> {
            spans
        }
    }

    proptest! {
        #[test]
        fn the_parts_of_a_column_are_as_high_as_what_they_count_together(
            certain in 0..40_usize,
            possible in 0..40_usize,
            not_held in 0..40_usize,
            height in 4..30_u8,
        ) {
            let scale = TimeScale::new(TimeWindow::new(0.0, 100.0), 0.0, 100.0);
            let (heights, height) = (heights(scale), f64::from(height));
            let counts = Counts { certain, possible, not_held };
            let Parts { sure, below, whole } = heights.parts(counts, height);
            let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
            prop_assert!(same(whole, heights.of(certain + possible + not_held, height)));
            prop_assert!(0.0 <= sure && sure <= below && below <= whole);
            prop_assert_eq!(certain > 0, sure > 0.0);
            if not_held == 0 {
                prop_assert!(same(below, whole));
                prop_assert!(same(sure, heights.of(certain, height).min(whole)));
            } else if whole - LEAST_HOLLOW >= LEAST_BELOW || certain == 0 {
                prop_assert!(whole - below >= LEAST_HOLLOW);
            } else {
                prop_assert!(same(sure, whole));
            }
        }

        #[test]
        fn columns_count_what_is_there_and_reach_no_further_than_they_must(
            certain in sort(6),
            possible in sort(6),
            not_held in sort(6),
            height in 4..30_u8,
        ) {
            let sorts: Sorts<'_> = [&certain, &possible, &not_held];
            let height = f64::from(height);
            let columns = drawn(sorts, height);
            let scale = TimeScale::new(TimeWindow::new(0.0, 100.0), 0.0, 100.0);
            let own = |day: i32| heights(scale).of(counts(sorts, day).iter().sum(), height) as f32;
            let reach = (2 * THINNEST_HOLLOW + LEAST_STEP) as i32;
            for pair in columns.windows(2) {
                prop_assert!(pair[0].right <= pair[1].left, "they overlap: {pair:?}");
            }
            for day in 0..100 {
                let [held, perhaps, not] = counts(sorts, day);
                let before = |of: usize, days: i32| {
                    (day - days..day).any(|day| counts(sorts, day)[of] > 0)
                };
                let soon = (day..day + 4).any(|day| counts(sorts, day)[2] > 0);
                let Some(column) = at(&columns, day) else {
                    prop_assert_eq!(held + perhaps + not, 0, "nothing is drawn at {}", day);
                    continue;
                };
                let most = (day - reach..=day).map(own).fold(0.0, f32::max);
                prop_assert!(own(day) <= column.height(), "{day}: {column:?}");
                prop_assert!(column.height() <= most || soon, "{day}: {column:?}");
                if held > 0 {
                    prop_assert!(column.sure > 0.0, "{day}: {column:?}");
                }
                if held + perhaps == 0 && not > 0 && !before(0, reach) {
                    prop_assert!(column.sure + column.once <= 0.0, "{day}: {column:?}");
                }
                if column.hollow > 0.0 {
                    prop_assert!(not > 0 || before(2, reach) || soon, "{day}: {column:?}");
                } else if not > 0 {
                    // There is room for what is full only.
                    prop_assert!(column.sure >= column.height(), "{day}: {column:?}");
                }
                if !before(2, reach) && !soon && !before(0, 2) {
                    prop_assert!((column.height() - own(day)).abs() < 0.01 || own(day) <= 0.0);
                }
            }
        }

        #[test]
        fn what_was_not_held_looks_hollow_near_its_days(
            certain in sort(6),
            possible in sort(6),
            not_held in sort(3),
            height in 4..30_u8,
        ) {
            let columns = drawn([&certain, &possible, &not_held], height.into());
            let is_hollow = |x: f32| {
                let there = at(&columns, x.floor() as i32);
                there.is_some_and(|column| column.hollow > 0.0)
            };
            for &(first, days) in &not_held {
                let shown = (first - 4..first + days + 10).filter(|&day| is_hollow(day as f32));
                // What is full lies over it in a column that is too low for both.
                let is_covered = (first..first + days).all(|day| {
                    at(&columns, day).is_some_and(|column| column.sure > 0.0)
                });
                let is_full = |mut days: std::ops::Range<i32>| {
                    days.any(|day| at(&columns, day).is_some_and(|it| it.hollow <= 0.0))
                };
                let is_between = is_full(first - 4..first) && is_full(first + days..first + days + 4);
                let is_cut = first < 4 || first + days > 86;
                let is_hidden = is_covered || is_between || is_cut;
                prop_assert!(shown.count() >= 3 || is_hidden, "{columns:?}");
            }
        }
    }
}
