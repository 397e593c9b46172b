//! How far to zoom until what is folded stands for itself.

use super::{Arrangement, Level, Packing};
use crate::{catalogue::Handle, view::TimeWindow};

/// The shortest stretch of time that is shown to open something, in days.
const SHORTEST: f64 = 1.0;

/// The widest window in which the first of some engagements that are folded now has a row of its own,
/// and in which as many of the others are in sight as can be. `None` when it has one already.
///
/// `window` is shown now with the rows of `packing`, on `width` points. What no zoom can part from its
/// neighbours is shown as near as can be.
#[must_use]
pub fn opening(
    arrangement: &Arrangement,
    packing: &Packing,
    folded: &[Handle],
    window: TimeWindow,
    width: f64,
) -> Option<TimeWindow> {
    let first = *folded.first()?;
    let (number, at) = arrangement.position(first)?;
    let lane = &arrangement.lanes[number];
    if packing.is_in_row(lane, number, at, window) {
        return None;
    }
    let item = &lane.items[at];
    let all = arrangement.stretch_of(folded)?;
    let mut span = window.span();
    loop {
        span = (span / 2.0).max(SHORTEST);
        // All of them in the middle if there is room, else the first a quarter of the way in.
        let start = if all.span() <= span * 0.8 {
            f64::midpoint(all.start(), all.end()) - span / 2.0
        } else {
            item.start() - span / 4.0
        };
        let closer = TimeWindow::new(start, start + span);
        let level = Level::new(width / span, None);
        let rows = Packing::of_lane(lane, level, closer);
        if span <= SHORTEST || rows.is_in_row(lane, 0, at, closer) {
            return Some(closer);
        }
    }
}
