//! Sizes of the timeline, in points.

/// Height of the axis above the lanes.
pub const AXIS_HEIGHT: f64 = 46.0;
/// Height of an axis of years alone, where nothing in the background is named on it.
pub(super) const AXIS_OF_YEARS: f64 = 36.0;
/// Width of the lane heads at the left.
pub const HEAD_WIDTH: f64 = 148.0;
/// Height of one row of markers with two lines of label.
pub(super) const ROW_HEIGHT: f64 = 31.0;
/// Height of the row of pills.
pub(super) const PILL_ROW: f64 = 18.0;
/// Height of the strip in which dots stand for what a party took part in elsewhere.
pub(super) const GUEST_STRIP: f64 = 9.0;
/// Space above the first row of a lane.
pub(super) const LANE_TOP: f64 = 7.0;
/// Space below the last row of a lane.
pub(super) const LANE_BOTTOM: f64 = 6.0;
/// The least height of an open lane: its head has two lines.
pub(super) const LANE_LEAST: f64 = 48.0;
/// Height of a thin lane: its one row has labels of one line.
pub(super) const THIN_HEIGHT: f64 = 26.0;
/// Height of a lane that is a ribbon.
pub(super) const RIBBON_HEIGHT: f64 = 26.0;
/// Height of the head of a group that is unfolded.
pub(super) const GROUP_HEAD: f64 = 24.0;
/// The least room of a ribbon above and below.
pub(super) const RIBBON_MARGIN: f64 = 3.0;
/// Middle of the marker below the top of its row.
pub(super) const MARKER_DROP: f64 = 11.0;
/// Radius of a marker.
pub(super) const MARKER_RADIUS: f64 = 5.0;
/// Radius of the dot of a guest.
pub(super) const GUEST_RADIUS: f64 = 2.0;
/// Width of the stretch of time for which one dot of a guest stands, in points.
pub(super) const DOTS_APART: f64 = 7.0;
/// Space between a marker and its label.
pub(super) const LABEL_GAP: f64 = 7.0;
/// Least space between a label and what comes next in its row.
pub(super) const ITEM_GAP: f64 = 10.0;
/// Second line of a label below the first.
pub(super) const CAPTION_DROP: f64 = 13.5;
/// Longest label before it is cut with an ellipsis.
pub(super) const LABEL_LONGEST: f64 = 190.0;
/// A label cut down to less than this says too little to be shown.
pub(super) const LABEL_SHORTEST: f64 = 56.0;
/// Length of the fading end of something with no known end.
pub(super) const FADE: f64 = 56.0;
/// The most rows in a lane, where nobody gives it more; what finds no room in them is folded.
pub(super) const MOST_ROWS: usize = 3;
/// The most rows that a lane can be given.
pub(super) const ROWS_EVER: usize = 12;
/// Up to so many rows there may be for the sake of labels; more only where markers would be folded.
pub(super) const SOFT_ROWS: usize = 2;
/// The most rows that are kept for one series each.
pub(super) const MOST_TRACKS: usize = 2;
/// Least space between two markers in a row.
pub(super) const MARK_GAP: f64 = 1.0;
/// Width of the stretch of time that is folded into one pill.
pub(super) const PILL_PITCH: f64 = 44.0;
/// Height of a pill.
pub(super) const PILL_HEIGHT: f64 = 15.0;
