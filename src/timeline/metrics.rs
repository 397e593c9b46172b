//! Sizes of the timeline, in points.

/// Height of the axis above the lanes.
pub const AXIS_HEIGHT: f64 = 46.0;
/// Width of the lane heads at the left.
pub const HEAD_WIDTH: f64 = 120.0;
/// Height of one row of markers with two lines of label.
pub(super) const ROW_HEIGHT: f64 = 34.0;
/// Space above the first row of a lane.
pub(super) const LANE_TOP: f64 = 8.0;
/// Space below the last row of a lane.
pub(super) const LANE_BOTTOM: f64 = 8.0;
/// The least height of a lane: its head has two lines.
pub(super) const LANE_LEAST: f64 = 56.0;
/// Middle of the marker below the top of its row.
pub(super) const MARKER_DROP: f64 = 13.0;
/// Radius of a marker.
pub(super) const MARKER_RADIUS: f64 = 5.0;
/// Space between a marker and its label.
pub(super) const LABEL_GAP: f64 = 7.0;
/// Least space between a label and what comes next in its row.
pub(super) const ITEM_GAP: f64 = 10.0;
/// Second line of a label below the first.
pub(super) const CAPTION_DROP: f64 = 14.0;
/// Longest label before it is cut with an ellipsis.
pub(super) const LABEL_LONGEST: f64 = 190.0;
/// A label cut down to less than this says too little to be shown.
pub(super) const LABEL_SHORTEST: f64 = 40.0;
/// Length of the fading end of something with no known end.
pub(super) const FADE: f64 = 56.0;
/// The most rows in a lane; what finds no room in them is folded.
pub(super) const MOST_ROWS: usize = 6;
/// Width of the stretch of time that is folded into one pill.
pub(super) const PILL_PITCH: f64 = 44.0;
/// Height of a pill.
pub(super) const PILL_HEIGHT: f64 = 16.0;
