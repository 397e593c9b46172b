//! Rows: which item of a lane stands above which.
//!
//! Rows are assigned for a level of zoom at its smallest scale and do not know where in time the
//! view is. What does not overlap there overlaps at no scale of the level: two items move apart
//! when time is stretched, and labels stay as wide as they are.

use std::collections::HashMap;

use super::{
    Arrangement, Item, Lane, Level,
    metrics::{
        FADE, ITEM_GAP, LABEL_GAP, LANE_BOTTOM, LANE_LEAST, LANE_TOP, MARKER_RADIUS, MOST_ROWS,
        PILL_PITCH, ROW_HEIGHT,
    },
};

/// Where an item stands in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// In a row, with room for its label.
    InRow(u8),
    /// In the pill with this number.
    Folded(u32),
}

/// Several items drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    /// Start of the first item, in days since 1970.
    pub start: f64,
    /// End of the stretch of time that the pill stands for.
    pub end: f64,
    /// Places of the items in the lane.
    pub items: Vec<u32>,
}

/// Rows of one lane.
#[derive(Clone, Debug, PartialEq)]
pub struct LanePacking {
    /// For each item of the lane.
    pub placements: Vec<Placement>,
    /// For each item: whether the line from the meeting before it in its series has a clear way.
    pub threads: Vec<bool>,
    /// Pills in order of time; they stand in a row below the others.
    pub pills: Vec<Pill>,
    /// Rows of markers, without that of the pills.
    pub rows: usize,
    /// Top of the lane below the top of the first, in points.
    pub top: f64,
    /// Height in points.
    pub height: f64,
}

/// Rows of all lanes at one level of zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Packing {
    /// Lanes from top to bottom, as in the arrangement.
    pub lanes: Vec<LanePacking>,
    /// Height of all lanes in points.
    pub height: f64,
}

impl Packing {
    /// Assigns rows to everything in an arrangement, for a level of zoom.
    #[must_use]
    pub fn new(arrangement: &Arrangement, level: Level) -> Self {
        let scale = level.least_points_per_day();
        let mut top = 0.0;
        let lanes = arrangement
            .lanes
            .iter()
            .map(|lane| {
                let mut packing = pack_lane(lane, scale);
                packing.top = top;
                top += packing.height;
                packing
            })
            .collect();
        Self { lanes, height: top }
    }
}

/// From where to where an item and its label reach in its row, in points from the start of time.
fn reach(item: &Item, scale: f64) -> (f64, f64) {
    let lead = if item.extent.open_start() { FADE } else { 0.0 };
    let tail = if item.extent.open_end() { FADE } else { 0.0 };
    let left = item.start * scale - MARKER_RADIUS - lead;
    let right = (item.end * scale).max(item.start * scale + MARKER_RADIUS) + tail;
    let label = LABEL_GAP + MARKER_RADIUS + item.label_width.max(item.caption_width);
    (left, right + label + ITEM_GAP)
}

/// A row while it is being filled.
#[derive(Clone, Copy)]
struct Row {
    /// Up to where it is taken, in points from the start of time.
    end: f64,
    /// The item that the line of a series leads to from the last one in it.
    awaits: Option<u32>,
}

fn pack_lane(lane: &Lane, scale: f64) -> LanePacking {
    let mut rows: Vec<Row> = Vec::with_capacity(MOST_ROWS);
    let mut placements: Vec<Placement> = Vec::with_capacity(lane.items.len());
    let mut threads = vec![true; lane.items.len()];
    let mut folded = Vec::new();
    for (item, at) in lane.items.iter().zip(0_u32..) {
        let preferred = item
            .previous_in_series
            .and_then(|previous| row_of(placements[previous as usize]));
        let (left, right) = reach(item, scale);
        let Some(row) = free_row(&rows, left, preferred, at) else {
            folded.push(at);
            placements.push(Placement::Folded(0));
            continue;
        };
        placements.push(Placement::InRow(row as u8));
        if row == rows.len() {
            rows.push(Row {
                end: right,
                awaits: None,
            });
        }
        // What stands in the way of a series' line takes the line away.
        if let Some(awaited) = rows[row].awaits.filter(|&awaited| awaited != at) {
            threads[awaited as usize] = false;
        }
        rows[row] = Row {
            end: right,
            awaits: item.next_in_series,
        };
    }
    let pills = fold(lane, &folded, scale);
    for (pill, number) in pills.iter().zip(0..) {
        for &at in &pill.items {
            placements[at as usize] = Placement::Folded(number);
        }
    }
    let rows_in_all = rows.len() + usize::from(!pills.is_empty());
    LanePacking {
        placements,
        threads,
        pills,
        rows: rows.len(),
        top: 0.0,
        height: (LANE_TOP + rows_in_all as f64 * ROW_HEIGHT + LANE_BOTTOM).max(LANE_LEAST),
    }
}

fn row_of(placement: Placement) -> Option<usize> {
    match placement {
        Placement::InRow(row) => Some(usize::from(row)),
        Placement::Folded(_) => None,
    }
}

/// The row in which the item at `at` finds room from `left` on: the preferred one, else the first
/// that no series' line runs along, else a new one, else any.
fn free_row(rows: &[Row], left: f64, preferred: Option<usize>, at: u32) -> Option<usize> {
    let free = |row: usize| rows.get(row).is_none_or(|row| row.end <= left);
    let clear = |row: usize| rows[row].awaits.is_none_or(|awaited| awaited == at);
    preferred
        .filter(|&row| free(row))
        .or_else(|| (0..rows.len()).find(|&row| free(row) && clear(row)))
        .or_else(|| (rows.len() < MOST_ROWS).then_some(rows.len()))
        .or_else(|| (0..rows.len()).find(|&row| free(row)))
}

/// Pills for items that found no row: one for each stretch of time, on a grid that depends on the
/// scale alone.
fn fold(lane: &Lane, folded: &[u32], scale: f64) -> Vec<Pill> {
    let pitch = PILL_PITCH / scale;
    let mut pills: Vec<Pill> = Vec::new();
    let mut number_of: HashMap<i64, usize> = HashMap::new();
    for &at in folded {
        let item = &lane.items[at as usize];
        let cell = (item.start / pitch).floor();
        let number = *number_of.entry(cell as i64).or_insert_with(|| {
            pills.push(Pill {
                start: cell * pitch,
                end: (cell + 1.0) * pitch,
                items: Vec::new(),
            });
            pills.len() - 1
        });
        pills[number].items.push(at);
    }
    pills
}
