//! Rows: which item of a lane stands above which.
//!
//! Rows are assigned for a level of zoom at its smallest scale and do not know where in time the
//! view is. What does not overlap there overlaps at no scale of the level: two items move apart
//! when time is stretched, and labels stay as wide as they are.
//!
//! A lane with a few hundred items is packed as a whole. A larger one is cut into tiles of time, and
//! only those that are looked at are packed:
//!
//! ```text
//!        tile 0 (even)       tile 1 (odd)        tile 2 (even)
//!   ├───────────────────┼───────────────────┼───────────────────┤
//!    ● label   ● label  ● label             ● label    ● label
//!                            ● ● ● fitted in between ●
//! ```
//!
//! An even tile knows nothing of others. An odd one is fitted between its two neighbours, so that what
//! reaches over an edge has its room. So every tile is the same however one came to it, and costs what
//! is in it and in two more. What is longer than half a tile would reach too far: such items share a
//! row of their own.

use std::collections::HashMap;

use super::{
    Arrangement, Drawing, Guest, Item, Lack, Lane, LaneStyle, Level,
    lane::LASTING,
    metrics::{
        DOTS_APART, FADE, GROUP_HEAD, GUEST_STRIP, ITEM_GAP, LABEL_GAP, LANE_BOTTOM, LANE_LEAST,
        LANE_TOP, MARK_GAP, MARKER_DROP, MARKER_RADIUS, MOST_ROWS, PILL_PITCH, PILL_ROW,
        RIBBON_HEIGHT, ROW_HEIGHT, ROWS_EVER, SOFT_ROWS, THIN_HEIGHT,
    },
};
use crate::view::TimeWindow;

/// A lane with no more items than these is packed as a whole.
const WHOLE: usize = 512;
/// A lane with more items than these becomes a ribbon where it is crowded.
const MANY: usize = 96;
/// Crowded is where a dozen items have less room than this, in points: half of them would be folded.
const CROWDED: f64 = 66.0;
/// The least width of a tile at the smallest scale of the level, in points: a whole number of pills.
const TILE: f64 = 32.0 * PILL_PITCH;
/// How many tiles of a lane are kept.
const TILES_KEPT: usize = 128;

/// Where an item stands in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// In a row, with its label where there is room.
    InRow(u8),
    /// In a pill with others that begin near it.
    Folded,
}

/// How a lane is drawn at a level of zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneShape {
    /// Rows of marks.
    Rows,
    /// A ribbon.
    Ribbon,
    /// A name alone.
    Head,
}

/// Rows of one lane.
#[derive(Clone, Debug)]
pub struct LanePacking {
    /// Top of the lane below the top of the first, in points.
    pub top: f64,
    /// Height in points.
    pub height: f64,
    /// How it is drawn.
    pub shape: LaneShape,
    /// Rows of labels.
    pub rows: usize,
    /// Whether there is a row of pills below them.
    pub(super) has_pills: bool,
    /// Whether its labels have one line.
    pub(super) is_thin: bool,
    /// How much more rows would help: what has no row, and what has one without room for its label.
    pub(super) lack: Lack,
    /// How it was asked to be drawn.
    pub(super) drawing: Drawing,
    slots: Slots,
}

/// Where the items of one lane stand, as far as it is known.
#[derive(Clone, Debug)]
enum Slots {
    /// It has no rows.
    None,
    /// By place.
    Whole(Vec<Placement>),
    /// Cut into tiles, as soon as it has been looked at.
    Tiled(Option<Tiles>),
}

#[derive(Clone, Debug, Default)]
struct Tiles {
    tiles: HashMap<i64, Tile>,
    /// Places of the items that are longer than half a tile, in order, and whether they are drawn.
    long: Vec<(u32, bool)>,
}

/// What begins within one tile.
#[derive(Clone, Debug)]
struct Tile {
    /// Place of its first item.
    first: usize,
    placements: Vec<Placement>,
}

/// Where a lane is, below the top of the first, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LaneSpan {
    /// Its top.
    pub top: f64,
    /// Its height.
    pub height: f64,
}

/// Rows of all lanes at one level of zoom.
#[derive(Clone, Debug)]
pub struct Packing {
    /// Lanes from top to bottom, as in the arrangement.
    pub lanes: Vec<LanePacking>,
    /// Height of all lanes in points.
    pub height: f64,
    /// The smallest scale of the level, in points per day.
    pub(super) scale: f64,
}

impl Packing {
    /// Assigns heights to all lanes of an arrangement, for a level of zoom, and rows to what is in the
    /// smaller ones. [`Self::prepare`] does the rest, where it is looked at.
    #[must_use]
    pub fn new(arrangement: &Arrangement, level: Level) -> Self {
        let scale = level.least_points_per_day();
        let mut top = 0.0;
        let lanes = arrangement
            .lanes
            .iter()
            .map(|lane| {
                let mut packing = pack_lane(lane, scale, Drawing::of(lane));
                packing.top = top;
                top += packing.height;
                packing
            })
            .collect();
        Self {
            lanes,
            height: top,
            scale,
        }
    }

    /// Rows of one lane alone, where they can be seen in a window of time.
    pub(super) fn of_lane(lane: &Lane, level: Level, window: TimeWindow) -> Self {
        let scale = level.least_points_per_day();
        let mut packing = pack_lane(lane, scale, Drawing::of(lane));
        packing.prepare(lane, window, scale);
        Self {
            height: packing.height,
            lanes: vec![packing],
            scale,
        }
    }

    /// Where the lanes are, from top to bottom.
    #[must_use]
    pub fn spans(&self) -> Vec<LaneSpan> {
        let lanes = self.lanes.iter();
        lanes
            .map(|lane| LaneSpan {
                top: lane.top,
                height: lane.height,
            })
            .collect()
    }

    /// Makes sure that everything has its row that can be seen in a window of time, in the lanes
    /// between two heights below the top of the first.
    pub fn prepare(&mut self, arrangement: &Arrangement, window: TimeWindow, heights: (f64, f64)) {
        let scale = self.scale;
        for (lane, packing) in arrangement.lanes.iter().zip(&mut self.lanes) {
            if packing.top > heights.1 || packing.top + packing.height < heights.0 {
                continue;
            }
            packing.prepare(lane, window, scale);
        }
    }

    /// Of what has a day in a window that has been prepared, how much is in a pill, or in a ribbon that more
    /// room would open; and how much there is in all.
    #[must_use]
    pub fn folded(&self, arrangement: &Arrangement, window: TimeWindow) -> (usize, usize) {
        let (mut folded, mut all) = (0, 0);
        for (number, lane) in arrangement.lanes.iter().enumerate() {
            let touching = arrangement.touching(lane, window);
            match (self.lanes[number].shape, lane.style) {
                (LaneShape::Rows, _) => {
                    all += touching;
                    self.visit(lane, number, window, |at, placement| {
                        let is_folded = placement == Placement::Folded;
                        folded +=
                            usize::from(is_folded && arrangement.touches(&lane.items[at], window));
                    });
                    folded += self.long_folded(lane, number, window).count();
                }
                (LaneShape::Ribbon, LaneStyle::Open) => {
                    all += touching;
                    folded += touching;
                }
                (LaneShape::Ribbon | LaneShape::Head, _) => {}
            }
        }
        (folded, all)
    }

    /// Whether an item of a lane has a row of its own here, if it is seen in a window that has been
    /// prepared.
    pub(super) fn is_in_row(
        &self,
        lane: &Lane,
        number: usize,
        at: usize,
        window: TimeWindow,
    ) -> bool {
        let shape = self.lanes.get(number).map(|packing| packing.shape);
        let mut is_in_row = false;
        if shape == Some(LaneShape::Rows) {
            self.visit(lane, number, window, |other, placement| {
                is_in_row |= other == at && placement != Placement::Folded;
            });
        }
        is_in_row
    }

    /// The pill that an item would be folded into: pills are numbered from left to right.
    pub(super) fn cell(&self, item: &Item) -> i64 {
        cell(item, self.scale)
    }

    /// The dot that a guest would share with others: dots are numbered from left to right.
    pub(super) fn dot(&self, guest: Guest) -> i64 {
        (f64::from(guest.first) * self.scale / DOTS_APART).floor() as i64
    }

    /// The row of an item in a lane that is packed as a whole.
    pub(super) fn row(&self, lane: usize, at: usize) -> Option<usize> {
        let Slots::Whole(placements) = &self.lanes.get(lane)?.slots else {
            return None;
        };
        match placements.get(at)? {
            Placement::InRow(row) => Some(usize::from(*row)),
            Placement::Folded => None,
        }
    }

    /// The moments that the pill of a number stands for.
    pub(super) fn cell_moments(&self, cell: i64) -> (f64, f64) {
        let pitch = PILL_PITCH / self.scale;
        (cell as f64 * pitch, (cell + 1) as f64 * pitch)
    }

    /// Calls `visit` with the place and the placement of every item of a lane that may be seen in a
    /// window, in order of time, as far as it is prepared; of what is long, with what is drawn only.
    pub(super) fn visit(
        &self,
        lane: &Lane,
        number: usize,
        window: TimeWindow,
        mut visit: impl FnMut(usize, Placement),
    ) {
        match &self.lanes[number].slots {
            Slots::None | Slots::Tiled(None) => {}
            Slots::Whole(placements) => {
                for (at, &placement) in placements.iter().enumerate() {
                    visit(at, placement);
                }
            }
            Slots::Tiled(Some(tiles)) => {
                let range = tiles_of(window, self.scale);
                let begun = lane.begun(window.end());
                let before = tiles.long.partition_point(|long| (long.0 as usize) < begun);
                for &(at, drawn) in &tiles.long[..before] {
                    if drawn && lane.items[at as usize].end() > window.start() {
                        visit(at as usize, Placement::InRow(long_row(MOST_ROWS)));
                    }
                }
                for number in range {
                    let Some(tile) = tiles.tiles.get(&number) else {
                        continue;
                    };
                    for (&placement, at) in tile.placements.iter().zip(tile.first..) {
                        if !tiles.is_long(at) {
                            visit(at, placement);
                        }
                    }
                }
            }
        }
    }

    /// Places of the long items of a lane that are not drawn and touch a window.
    pub(super) fn long_folded(
        &self,
        lane: &Lane,
        number: usize,
        window: TimeWindow,
    ) -> impl Iterator<Item = usize> {
        let long: &[(u32, bool)] = match &self.lanes[number].slots {
            Slots::Tiled(Some(tiles)) => &tiles.long,
            Slots::None | Slots::Whole(_) | Slots::Tiled(None) => &[],
        };
        let begun = lane.begun(window.end());
        let before = long.partition_point(|long| (long.0 as usize) < begun);
        long[..before]
            .iter()
            .filter(|long| !long.1)
            .map(|long| long.0 as usize)
            .filter(move |&at| {
                let item = &lane.items[at];
                item.end() > window.start() && item.start() < window.end()
            })
    }
}

impl LanePacking {
    /// Whether it is a single row with labels of one line.
    pub(crate) fn is_one_line(&self) -> bool {
        self.shape == LaneShape::Rows && self.is_thin && !self.has_pills
    }

    fn prepare(&mut self, lane: &Lane, window: TimeWindow, scale: f64) {
        if let Slots::Tiled(tiles) = &mut self.slots {
            let tiles = tiles.get_or_insert_with(|| Tiles::new(lane, scale));
            if tiles.tiles.len() > TILES_KEPT {
                tiles.tiles.clear();
            }
            for number in tiles_of(window, scale) {
                tiles.prepare(lane, number, scale);
            }
        }
    }

    /// Middle of a row, below the top of the lane.
    pub(super) fn row_middle(&self, row: usize) -> f64 {
        if self.is_thin {
            // A line made lower keeps its marks in the middle.
            THIN_HEIGHT.min(self.height) / 2.0
        } else {
            LANE_TOP + row as f64 * ROW_HEIGHT + MARKER_DROP
        }
    }

    /// Middle of the row of pills, below the top of the lane.
    pub(super) fn pills_middle(&self) -> f64 {
        let above = if self.is_thin {
            THIN_HEIGHT
        } else {
            LANE_TOP + self.rows as f64 * ROW_HEIGHT
        };
        above + PILL_ROW / 2.0 - 1.0
    }

    /// Middle of the strip of guests, below the top of the lane.
    pub(super) fn guests_middle(&self) -> f64 {
        match self.shape {
            LaneShape::Rows if !self.is_thin => self.height - GUEST_STRIP / 2.0 - 2.0,
            _ => self.height - 4.0,
        }
    }
}

fn cell(item: &Item, scale: f64) -> i64 {
    (item.start() * scale / PILL_PITCH).floor() as i64
}

/// Width of a tile, in points. Half of one is more than the days that [`Lane::lasting`] leaves out.
fn tile_width(scale: f64) -> f64 {
    TILE * (2.0 * (f64::from(LASTING) + 1.0) * scale / TILE)
        .ceil()
        .max(1.0)
}

/// The tiles of what may be seen in a window: what begins half a tile and a label before it too.
fn tiles_of(window: TimeWindow, scale: f64) -> std::ops::RangeInclusive<i64> {
    let tile = tile_width(scale);
    let before = tile / 2.0 + 300.0;
    let first = (window.start() * scale - before) / tile;
    let last = (window.end() * scale + 2.0 * MARKER_RADIUS) / tile;
    first.floor() as i64..=last.floor() as i64
}

/// The row of what is long.
fn long_row(rows: usize) -> u8 {
    rows.saturating_sub(1) as u8
}

/// From where to where an item reaches in its row, in points from the start of time: alone, and with
/// its label.
fn reach(item: &Item, scale: f64, with_label: bool) -> (f64, f64) {
    let lead = if item.extent.open_start() { FADE } else { 0.0 };
    let tail = if item.extent.open_end() { FADE } else { 0.0 };
    let left = item.start() * scale - MARKER_RADIUS - lead;
    let right = (item.end() * scale).max(item.start() * scale + MARKER_RADIUS) + tail;
    if !with_label {
        return (left, right + MARK_GAP);
    }
    let width = f64::from(item.label_width.max(item.caption_width));
    (left, right + LABEL_GAP + MARKER_RADIUS + width + ITEM_GAP)
}

/// A row while it is being filled: what is taken, from left to right.
#[derive(Clone, Debug, Default)]
struct Row {
    taken: Vec<(f64, f64)>,
}

/// Where something would be put into a row.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// Its place among what is taken.
    at: usize,
    /// Up to where there is room; before everything where there is none.
    end: f64,
}

impl Default for Gap {
    fn default() -> Self {
        Self {
            at: 0,
            end: f64::NEG_INFINITY,
        }
    }
}

impl Row {
    /// The gap that something finds which begins at a place.
    fn gap(&self, left: f64) -> Gap {
        let at = self.taken.partition_point(|taken| taken.1 <= left);
        let end = self.taken.get(at).map_or(f64::INFINITY, |next| next.0);
        Gap { at, end }
    }

    /// From the first taken to the last.
    fn span(&self) -> (f64, f64) {
        let first = self.taken.first().map_or(f64::INFINITY, |first| first.0);
        let last = self.taken.last().map_or(f64::NEG_INFINITY, |last| last.1);
        (first, last)
    }

    /// Takes a stretch of the row if it is free.
    fn take(&mut self, (left, right): (f64, f64)) -> bool {
        let Gap { at, end } = self.gap(left);
        if end < right {
            return false;
        }
        self.taken.insert(at, (left, right));
        true
    }
}

/// Rows of one stretch of a lane while they are being filled.
struct Filling<'a> {
    lane: &'a Lane,
    scale: f64,
    rows: Vec<Row>,
    /// How many of what has been placed have no room for their labels.
    bare: usize,
}

impl Filling<'_> {
    /// Places some items. The meetings of the longest series stand in the rows that are theirs, so
    /// that each reads as a line; of what stands too near, what matters more comes first. Then the
    /// others, first where their labels have room, then where their markers have. What finds no room at
    /// all is folded.
    fn place(&mut self, first: usize, skip: impl Fn(usize) -> bool, out: &mut [Placement]) {
        let items = &self.lane.items[first..first + out.len()];
        // What ranks highest first, and among equals what is earlier, as one number to sort by.
        let order = items.iter().zip(0_u64..);
        let order = order.filter(|(_, at)| !skip(first + *at as usize));
        let mut order: Vec<u64> = order
            .map(|(item, at)| u64::from(u8::MAX - item.rank) << 32 | at)
            .collect();
        order.sort_unstable();
        let order = order.into_iter().map(|key| key as u32);
        let rows = self.rows.len();
        let mut left = Vec::with_capacity(order.len());
        let mut tracked = Vec::with_capacity(order.len());
        for at in order {
            let item = &items[at as usize];
            let track = usize::from(item.track);
            if track < rows && self.rows[track].take(reach(item, self.scale, false)) {
                out[at as usize] = Placement::InRow(track as u8);
                tracked.push(at);
            } else {
                left.push(at);
            }
        }
        for at in tracked {
            let item = &items[at as usize];
            let (_, from) = reach(item, self.scale, false);
            let (_, to) = reach(item, self.scale, true);
            self.rows[usize::from(item.track)].take((from, to));
        }
        let tracks = usize::from(self.lane.tracks).min(rows);
        // From the first to the last meeting a series has its row for itself, as far as that goes.
        let series: Vec<(f64, f64)> = self.rows[..tracks].iter().map(Row::span).collect();
        let beside = |row: usize, (from, to): (f64, f64)| {
            let own = series.get(row);
            own.is_none_or(|own| to <= own.0 || own.1 <= from)
        };
        // Rows that a lane is given beside the usual ones are there for labels.
        let soft = if rows > MOST_ROWS {
            rows
        } else {
            SOFT_ROWS.min(rows)
        };
        for at in left {
            let item = &items[at as usize];
            let (from, to) = reach(item, self.scale, false);
            let (_, label) = reach(item, self.scale, true);
            let mut gaps = [Gap::default(); ROWS_EVER];
            for (gap, row) in gaps.iter_mut().zip(&self.rows) {
                *gap = row.gap(from);
            }
            let has_room = |rows: std::ops::Range<usize>, to: f64, apart: bool| {
                let mut rows = rows;
                rows.find(|&row| gaps[row].end >= to && (!apart || beside(row, (from, to))))
            };
            let found = has_room(0..soft, label, true)
                .map(|row| (row, label))
                .or_else(|| Some((has_room(0..soft, to, true)?, to)))
                .or_else(|| Some((has_room(soft..rows, label, false)?, label)))
                .or_else(|| Some((has_room(soft..rows, to, false)?, to)))
                .or_else(|| Some((has_room(0..soft, to, false)?, to)));
            let found = found.map(|(row, to)| {
                self.rows[row].taken.insert(gaps[row].at, (from, to));
                self.bare += usize::from(to < label);
                row
            });
            if let Some(row) = found {
                out[at as usize] = Placement::InRow(row as u8);
            }
        }
    }
}

pub(super) fn pack_lane(lane: &Lane, scale: f64, drawing: Drawing) -> LanePacking {
    let mut packing = LanePacking {
        top: 0.0,
        height: 0.0,
        shape: LaneShape::Rows,
        rows: 0,
        has_pills: false,
        is_thin: drawing.style == LaneStyle::Thin,
        lack: Lack::default(),
        drawing,
        slots: Slots::None,
    };
    match drawing.style {
        LaneStyle::Head => {
            packing.shape = LaneShape::Head;
            packing.height = GROUP_HEAD;
        }
        LaneStyle::Ribbon => {
            packing.shape = LaneShape::Ribbon;
            packing.height = RIBBON_HEIGHT;
        }
        LaneStyle::Open if lane.items.len() > MANY && lane.dozen * scale < CROWDED => {
            packing.shape = LaneShape::Ribbon;
            packing.height = LANE_LEAST;
        }
        LaneStyle::Open | LaneStyle::Thin => {
            pack_rows(lane, scale, drawing.rows.clamp(1, ROWS_EVER), &mut packing);
        }
    }
    packing
}

fn pack_rows(lane: &Lane, scale: f64, most: usize, packing: &mut LanePacking) {
    let most = if packing.is_thin { 1 } else { most };
    if lane.items.len() <= WHOLE {
        let mut placements = vec![Placement::Folded; lane.items.len()];
        let mut filling = Filling {
            lane,
            scale,
            rows: vec![Row::default(); most],
            bare: 0,
        };
        filling.place(0, |_| false, &mut placements);
        packing.rows = close_up(&mut placements);
        let folded = placements.iter();
        let folded = folded.filter(|placement| !matches!(placement, Placement::InRow(_)));
        packing.lack = Lack {
            folded: folded.count(),
            bare: filling.bare,
        };
        packing.has_pills = packing.lack.folded > 0;
        packing.slots = Slots::Whole(placements);
    } else {
        packing.rows = if packing.is_thin { 1 } else { MOST_ROWS };
        packing.has_pills = true;
        packing.slots = Slots::Tiled(None);
    }
    let pills = if packing.has_pills { PILL_ROW } else { 0.0 };
    let guests = if lane.guests.is_empty() {
        0.0
    } else {
        GUEST_STRIP
    };
    packing.height = if packing.is_thin {
        // Below a row alone there is room for dots; below pills there is none.
        THIN_HEIGHT + pills + if packing.has_pills { guests } else { 0.0 }
    } else {
        let rows = packing.rows as f64 * ROW_HEIGHT;
        (LANE_TOP + rows + pills + guests + LANE_BOTTOM).max(LANE_LEAST)
    };
}

/// Takes away rows in which nothing stands, and says how many are left.
fn close_up(placements: &mut [Placement]) -> usize {
    let mut is_used = [false; ROWS_EVER];
    for placement in placements.iter() {
        if let Placement::InRow(row) = placement {
            is_used[usize::from(*row)] = true;
        }
    }
    let above = |row: u8| {
        is_used[..usize::from(row)]
            .iter()
            .filter(|used| **used)
            .count()
    };
    for placement in placements.iter_mut() {
        if let Placement::InRow(row) = placement {
            *row = above(*row) as u8;
        }
    }
    is_used.iter().filter(|used| **used).count()
}

impl Tiles {
    fn new(lane: &Lane, scale: f64) -> Self {
        let limit = tile_width(scale) / 2.0 / scale;
        let lasts = |at: &u32| {
            let item = &lane.items[*at as usize];
            item.end() - item.start() > limit
        };
        let long = lane.lasting.iter().copied().filter(lasts);
        let mut long: Vec<(u32, bool)> = long.map(|at| (at, false)).collect();
        let mut order: Vec<usize> = (0..long.len()).collect();
        let item = |number: usize| &lane.items[long[number].0 as usize];
        order.sort_unstable_by_key(|&number| (std::cmp::Reverse(item(number).rank), number));
        let mut row = Row::default();
        let drawn: Vec<usize> = order
            .into_iter()
            .filter(|&number| row.take(reach(item(number), scale, true)))
            .collect();
        for number in drawn {
            long[number].1 = true;
        }
        Self {
            tiles: HashMap::new(),
            long,
        }
    }

    fn is_long(&self, at: usize) -> bool {
        let at = at as u32;
        self.long.binary_search_by_key(&at, |long| long.0).is_ok()
    }

    /// Makes sure that there is a tile.
    fn prepare(&mut self, lane: &Lane, number: i64, scale: f64) {
        if self.tiles.contains_key(&number) {
            return;
        }
        let is_even = number.rem_euclid(2) == 0;
        if !is_even {
            self.prepare(lane, number - 1, scale);
            self.prepare(lane, number + 1, scale);
        }
        let begins = |number: i64| {
            let moment = number as f64 * tile_width(scale) / scale;
            lane.items.partition_point(|item| item.start() < moment)
        };
        let range = begins(number)..begins(number + 1);
        let rows = MOST_ROWS - usize::from(!self.long.is_empty());
        let mut filling = Filling {
            lane,
            scale,
            rows: vec![Row::default(); rows],
            bare: 0,
        };
        if !is_even {
            for neighbour in [number - 1, number + 1] {
                self.block(lane, neighbour, scale, &mut filling.rows);
            }
        }
        let mut placements = vec![Placement::Folded; range.len()];
        filling.place(range.start, |at| self.is_long(at), &mut placements);
        self.tiles.insert(
            number,
            Tile {
                first: range.start,
                placements,
            },
        );
    }

    /// Takes from rows what a neighbour has taken.
    fn block(&self, lane: &Lane, number: i64, scale: f64, rows: &mut [Row]) {
        let Some(tile) = self.tiles.get(&number) else {
            return;
        };
        // Markers first: where one stands, there is no room for the label of another.
        for label in [false, true] {
            for (placement, item) in tile.placements.iter().zip(&lane.items[tile.first..]) {
                if let Placement::InRow(row) = placement
                    && let Some(row) = rows.get_mut(usize::from(*row))
                {
                    let bare = reach(item, scale, false);
                    row.take(if label {
                        (bare.1, reach(item, scale, true).1)
                    } else {
                        bare
                    });
                }
            }
        }
    }
}
