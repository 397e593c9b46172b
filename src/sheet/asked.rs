//! What a page shows of time: what is asked for, and nothing else.

use crate::{
    catalogue::Catalogue,
    date::Day,
    timeline::{Arrangement, HEAD_WIDTH, Index, WhichLanes},
    view::{TimeWindow, View},
};

/// Room beside what is asked for, in points: half a marker and a little.
const MARGIN: f64 = 12.0;

/// What a view shows, without what was never in the time that it asks for.
pub(super) fn arrangement(
    index: &Index,
    catalogue: &Catalogue,
    view: &View,
    lanes: WhichLanes<'_>,
) -> Arrangement {
    let days = view.time.map(TimeWindow::days);
    Arrangement::of_part(index, catalogue, view, days, lanes)
}

/// The stretch of time of a picture: what is asked for, and enough beside it that no mark is cut off. An end
/// of the calendar is one that nobody named, and there the picture ends with what there is.
pub(super) fn range(
    arrangement: &Arrangement,
    asked: Option<TimeWindow>,
    width: f64,
) -> TimeWindow {
    let there = arrangement.bounds;
    let Some(asked) = asked else {
        return there;
    };
    let (first, last) = asked.days();
    let start = if first > Day::MIN {
        asked.start()
    } else {
        there.start().min(asked.end())
    };
    let end = if last < Day::MAX {
        asked.end()
    } else {
        there.end().max(asked.start())
    };
    let margin = (end - start) * MARGIN / (width - HEAD_WIDTH).max(MARGIN);
    TimeWindow::new(start - margin, end + margin)
}
