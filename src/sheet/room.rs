//! The lanes of a page and the room for them: more rows where some is left, and lower lanes where a page that
//! cannot go on has too little.

use std::{cmp::Reverse, ops::Range};

use crate::timeline::{Arrangement, Drawing, LanePacking, LaneShape, LaneStyle, Packing};

/// Height of a ribbon where room is short.
const LOWER: f64 = 17.0;
/// Height of a ribbon where there is room.
const HIGHEST: f64 = 26.0;
/// Height of a lane of one line where room is short: that of its marks with rings, and of dots below them.
const LINE: f64 = 21.0;
/// The least height of a ribbon: that of its name.
const LOWEST: f64 = 16.0;
/// Less than can be seen, in points.
const ROUNDING: f64 = 0.01;
/// The most rows that a lane is given.
const MOST_ROWS: usize = 12;
/// Where another row does not help, so many more may.
const AHEAD: usize = 3;

/// Gives lanes more rows, one after the other the one that lacks most, until nothing in them is folded and
/// every label stands, or until so many points of room are used.
pub(super) fn grow(
    arrangement: &Arrangement,
    packing: &mut Packing,
    lanes: Range<usize>,
    mut room: f64,
) {
    let lack = |packing: &Packing, lane: usize| {
        let lack = packing.lanes[lane].lack();
        // What is folded cannot be seen at all.
        2 * lack.folded + lack.bare
    };
    let is_open = |lane: &usize| packing.lanes[*lane].drawing().style == LaneStyle::Open;
    let mut growing: Vec<usize> = lanes.filter(is_open).collect();
    loop {
        growing.retain(|&lane| lack(packing, lane) > 0);
        let most = growing.iter().copied();
        let Some(lane) = most.max_by_key(|&lane| (lack(packing, lane), Reverse(lane))) else {
            break;
        };
        let (before, drawing) = (lack(packing, lane), packing.lanes[lane].drawing());
        let height = packing.lanes[lane].height;
        let has_grown = (1..=AHEAD).any(|more| {
            let rows = drawing.rows + more;
            packing.redraw(arrangement, lane, Drawing { rows, ..drawing });
            let taken = packing.lanes[lane].height - height;
            rows <= MOST_ROWS && taken <= room && lack(packing, lane) < before
        });
        if has_grown {
            room -= packing.lanes[lane].height - height;
        } else {
            packing.redraw(arrangement, lane, drawing);
            growing.retain(|other| *other != lane);
        }
    }
}

/// Makes lanes lower, the last first, until all have room, and says how many have: ribbons first, then lanes
/// of fewer rows, of one line, and ribbons in their place.
pub(super) fn shrink(arrangement: &Arrangement, packing: &mut Packing, room: f64) -> usize {
    let steps = [
        (LaneStyle::Open, 2),
        (LaneStyle::Open, 1),
        (LaneStyle::Thin, 1),
        (LaneStyle::Ribbon, 1),
    ];
    squeeze(packing, is_low, room, LOWER);
    for (style, rows) in steps {
        if style == LaneStyle::Ribbon {
            squeeze(packing, LanePacking::is_one_line, room, LINE);
        }
        for lane in (0..packing.lanes.len()).rev() {
            if packing.height <= room + ROUNDING {
                break;
            }
            let before = packing.lanes[lane].clone();
            if before.shape != LaneShape::Rows {
                continue;
            }
            packing.redraw(arrangement, lane, Drawing { style, rows });
            if style == LaneStyle::Ribbon {
                packing.set_height(lane, LOWER);
            }
            if packing.lanes[lane].height >= before.height {
                packing.redraw(arrangement, lane, before.drawing());
                packing.set_height(lane, before.height);
            }
        }
    }
    squeeze(packing, is_low, room, LOWEST);
    relax(packing, room);
    let fits = |lane: &&LanePacking| lane.top + lane.height <= room + ROUNDING;
    packing.lanes.iter().take_while(fits).count().max(1)
}

/// Makes ribbons somewhat lower, and says whether all lanes have room then.
pub(super) fn squeezed(packing: &mut Packing, room: f64) -> bool {
    squeeze(packing, is_low, room, LOWER);
    packing.height <= room + ROUNDING
}

/// Whether a lane is a ribbon or the name of a group.
fn is_low(lane: &LanePacking) -> bool {
    lane.shape != LaneShape::Rows
}

/// Makes lanes of a sort lower, all alike.
fn squeeze(packing: &mut Packing, sort: fn(&LanePacking) -> bool, room: f64, least: f64) {
    let lanes = 0..packing.lanes.len();
    let lanes: Vec<usize> = lanes.filter(|&lane| sort(&packing.lanes[lane])).collect();
    let less = (packing.height - room).max(0.0) / lanes.len().max(1) as f64;
    for lane in lanes {
        let height = packing.lanes[lane].height;
        packing.set_height(lane, (height - less).max(least).min(height));
    }
}

/// Makes ribbons higher, all alike, where lanes have become lower than they had to.
fn relax(packing: &mut Packing, room: f64) {
    let lanes = 0..packing.lanes.len();
    let lanes: Vec<usize> = lanes.filter(|&lane| is_low(&packing.lanes[lane])).collect();
    let more = (room - packing.height).max(0.0) / lanes.len().max(1) as f64;
    for lane in lanes {
        let height = packing.lanes[lane].height;
        packing.set_height(lane, (height + more).min(HIGHEST).max(height));
    }
}
