//! Ribbons: how much is when, a column for each pixel.
//!
//! ```text
//!                █
//!     ▌        ▄██▒▒▒▒▒▒▒▒▒      what lasted and single days: full
//! ────▌──▌────▐███▒▒▒▒▒▒▒▒▒──    once in those days, or doubtful: lighter, on top
//! ```
//!
//! A column counts everything that has a day in it, and grows by the same height whenever that number
//! doubles. The scale is the same in all ribbons of a picture and does not depend on where in time the
//! picture is, so that ribbons can be compared and do not change while they are panned. One engagement
//! alone is never thinner than two points, and never smoothed away.

use std::sync::LazyLock;

use super::{TimeScale, lane::Lane, tally::Walk};
use crate::scene::{Column, Rect};

/// A ribbon has its full height for no fewer than these.
const FULL: f64 = 15.0;
/// The least height of anything, in points.
const LEAST: f64 = 6.0;
/// The least width of anything, in points.
const THINNEST: f32 = 2.0;

/// Logarithms of one more than what a column mostly counts: a ribbon asks for two in each of its pixels.
static LOGARITHMS: LazyLock<Vec<f64>> =
    LazyLock::new(|| (0..1024).map(|count| f64::from(count + 1).log2()).collect());

/// How high a column is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heights {
    /// How often what it counts has doubled when it has its full height.
    doublings: f64,
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
}

/// The columns of a lane over an area; neighbours of the same height are one.
pub(super) fn columns(lane: &Lane, scale: TimeScale, heights: Heights, area: Rect) -> Vec<Column> {
    let mut sure = Walk::new(&lane.spans.sure);
    let mut maybe = Walk::new(&lane.spans.maybe);
    let mut islands = Walk::new(&lane.spans.islands);
    let mut columns: Vec<Column> = Vec::new();
    // One more at the left, so that what begins there does not jump when it comes in.
    let first = area.left.floor() as i64 - 1;
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
        let certain = sure.touching(days.0, days.1);
        let possible = maybe.touching(days.0, days.1) + islands.touching(days.0, days.1);
        from = whole;
        if certain + possible == 0 {
            continue;
        }
        let whole = heights.of(certain + possible, area.height());
        let lower = heights.of(certain, area.height()).min(whole);
        let column = Column {
            left: x as f32,
            right: (x + 1) as f32,
            sure: lower as f32,
            once: (whole - lower) as f32,
        };
        push(&mut columns, column);
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
        let alike = last.sure.to_bits() == column.sure.to_bits()
            && last.once.to_bits() == column.once.to_bits();
        if alike && last.right >= column.left {
            last.right = column.right;
            return;
        }
    }
    columns.push(column);
}
