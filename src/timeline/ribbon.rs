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

    /// What of it reaches into an empty column after it.
    fn beyond(self, is_hollow: bool) -> Self {
        match (is_hollow, self.is_hollow()) {
            (false, _) => Self::default(),
            (true, true) => self,
            (true, false) => Self {
                sure: 0.0,
                below: 0.0,
                ..self
            },
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
            before.beyond(is_hollow)
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
            }
            if parts.whole > step {
                self.step = (parts.whole, x + THINNEST_HOLLOW);
            }
        } else if counts.not_held > 0 {
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
    columns
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
