//! The lanes of a slide, brought into its room.
//!
//! What a slide is about keeps its labels as long as can be: other lanes become lower first, then ribbons,
//! then low ribbons. Which lanes have no room even so is said, for whoever gathers them.

use super::room;
use crate::{
    catalogue::{Catalogue, one_line},
    fonts::FaceMeasure,
    scene::{TextMeasure, TextStyle},
    timeline::{
        Arrangement, Drawing, LanePacking, LaneShape, LaneSpan, LaneStyle, Level, Packing, Trim,
        axis_height,
    },
    view::{LaneId, TimeWindow},
};

/// The least height of a ribbon: that of its name.
const LOW: f64 = 17.0;
/// The least height of a lane of one line: that of its marks with rings, and without.
const LOW_LINE: [f64; 2] = [20.0, 17.0];
/// Less than can be seen, in points.
const ROUNDING: f64 = 1e-6;
/// Where a lane is that has no room.
const AWAY: f64 = 1e5;
/// The least and the most width of the heads of lanes.
const HEADS: (f64, f64) = (60.0, 152.0);
/// What stands beside the name of a lane: margins.
const BESIDE_NAME: f64 = 22.0;
/// How far a member of a group is moved in.
const INDENT: f64 = 10.0;
/// What is left over beside a name.
const SPARE: f64 = 4.0;

/// Rows and places of lanes that have room.
pub(super) struct Fitted {
    pub(super) packing: Packing,
    pub(super) spans: Vec<LaneSpan>,
    /// Height of all lanes that are shown.
    pub(super) height: f64,
    /// Whether some lanes have no room that the slide is about.
    pub(super) leaves_out: bool,
}

impl Fitted {
    /// Of each lane, whether it has room.
    pub(super) fn is_there(&self) -> impl Iterator<Item = bool> {
        self.spans.iter().map(|span| span.top < AWAY / 2.0)
    }
}

/// Room for lanes.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) window: TimeWindow,
    /// Width for time, in points.
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Gives lanes whose name would be cut the first of their other names that has room: "ASEAN".
pub(super) fn shorten_names(arrangement: &mut Arrangement, catalogue: &Catalogue) {
    for lane in &mut arrangement.lanes {
        let aside = BESIDE_NAME + if lane.is_member { INDENT } else { 0.0 };
        let has_room = |name: &str| FaceMeasure.width(name, TextStyle::Heading) + aside <= HEADS.1;
        let LaneId::Party(code) = &lane.id else {
            continue;
        };
        if has_room(&lane.name) {
            continue;
        }
        let others = catalogue.party(code).map(|party| &party.other_names);
        let mut others = others.into_iter().flatten();
        if let Some(name) = others.find(|name| has_room(name)) {
            lane.name = one_line(name).into();
        }
    }
}

/// Heads as wide as the longest name of a lane takes, an axis as high as its labels, and nothing that a slide
/// does not need; `width` is that of the whole timeline, in points.
pub(super) fn trim(arrangement: &Arrangement, window: TimeWindow, width: f64) -> Trim {
    let names = arrangement.lanes.iter().map(|lane| {
        let aside = if lane.is_member { INDENT } else { 0.0 };
        aside + FaceMeasure.width(&lane.name, TextStyle::Heading)
    });
    let widest = names.fold(0.0, f64::max);
    let heads = (widest + BESIDE_NAME + SPARE).clamp(HEADS.0, HEADS.1);
    Trim {
        heads,
        axis: axis_height((width - heads).max(1.0) / window.span()),
        counts: false,
        context: false,
    }
}

/// The lanes as they are.
fn packed(arrangement: &Arrangement, room: Room) -> Packing {
    let level = Level::new(room.width.max(1.0) / room.window.span(), None);
    let mut packing = Packing::new(arrangement, level);
    let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
    packing.prepare(arrangement, room.window, everywhere);
    packing
}

/// The lanes as they are, or with more rows, where they have room and nothing is folded.
pub(super) fn whole(arrangement: &Arrangement, room: Room) -> Option<Fitted> {
    let mut packing = packed(arrangement, room);
    unfold(arrangement, &mut packing, room);
    let (folded, _) = packing.folded(arrangement, room.window);
    let height = packing.height;
    (height <= room.height && folded == 0).then(|| Fitted {
        spans: packing.spans(),
        packing,
        height,
        leaves_out: false,
    })
}

/// Gives lanes more rows where something is folded and there is room.
fn unfold(arrangement: &Arrangement, packing: &mut Packing, room: Room) {
    let left = room.height - packing.height;
    let (folded, _) = packing.folded(arrangement, room.window);
    if left <= 0.0 || folded == 0 {
        return;
    }
    let lanes = 0..packing.lanes.len();
    room::grow(arrangement, packing, lanes, left);
    let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
    packing.prepare(arrangement, room.window, everywhere);
}

/// Puts lanes below one another without those that are away, and says how high all are.
fn stacked(spans: &mut [LaneSpan], is_away: &[bool]) -> f64 {
    let mut top = 0.0;
    for (span, is_away) in spans.iter_mut().zip(is_away) {
        span.top = if *is_away { AWAY } else { top };
        if !is_away {
            top += span.height;
        }
    }
    top
}

/// Makes lanes lower, the last first, until all have room; `matters` says of each whether the slide is
/// about something in it.
pub(super) fn fit(arrangement: &Arrangement, matters: &[bool], room: Room) -> Fitted {
    let mut packing = packed(arrangement, room);
    let steps = [
        (false, LaneStyle::Thin),
        (true, LaneStyle::Thin),
        (false, LaneStyle::Ribbon),
    ];
    let all_alike = !matters.contains(&true);
    for (also_what_matters, style) in steps {
        // Where no lane matters more than another, the busiest does not get a ribbon alone.
        let has_room = |packing: &Packing| lowest(packing, matters) <= room.height;
        let whole = all_alike && style == LaneStyle::Ribbon && !has_room(&packing);
        for lane in (0..matters.len()).rev() {
            if has_room(&packing) && !whole {
                break;
            }
            let before = packing.lanes[lane].clone();
            let is_lower = match style {
                LaneStyle::Thin => before.drawing().style == LaneStyle::Open,
                _ => matches!(before.drawing().style, LaneStyle::Open | LaneStyle::Thin),
            };
            if !is_lower || matters[lane] && !also_what_matters {
                continue;
            }
            packing.redraw(arrangement, lane, Drawing { style, rows: 1 });
            if packing.lanes[lane].height >= before.height && !whole {
                packing.redraw(arrangement, lane, before.drawing());
            }
        }
    }
    let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
    packing.prepare(arrangement, room.window, everywhere);
    unfold(arrangement, &mut packing, room);
    squeezed(packing, matters, room.height)
}

/// The least height that a lane can have, and whether it can be made lower at all.
fn least(packing: &Packing, lane: usize, matters: bool) -> f64 {
    let lane = &packing.lanes[lane];
    if lane.shape == LaneShape::Ribbon {
        LOW.min(lane.height)
    } else if lane.is_one_line() {
        LOW_LINE[usize::from(!matters)].min(lane.height)
    } else {
        lane.height
    }
}

/// The least height of all lanes.
fn lowest(packing: &Packing, matters: &[bool]) -> f64 {
    let lanes = matters.iter().enumerate();
    lanes
        .map(|(lane, matters)| least(packing, lane, *matters))
        .sum()
}

/// Makes ribbons lower, all alike, then lanes of one line, and leaves out from below what still has no room.
fn squeezed(mut packing: Packing, matters: &[bool], room: f64) -> Fitted {
    let is_ribbon = |lane: &LanePacking| lane.shape == LaneShape::Ribbon;
    lower(&mut packing, matters, room, |lane, _| is_ribbon(lane));
    lower(&mut packing, matters, room, |lane, matters| {
        lane.is_one_line() && !matters
    });
    lower(&mut packing, matters, room, |lane, _| lane.is_one_line());
    let mut spans = packing.spans();
    let mut height = packing.height;
    let mut is_away = vec![false; spans.len()];
    for keep in [true, false] {
        for lane in (0..spans.len()).rev() {
            if height <= room + 0.5 || is_away[lane] || keep && matters[lane] {
                continue;
            }
            is_away[lane] = true;
            height -= spans[lane].height;
        }
    }
    let height = stacked(&mut spans, &is_away);
    let leaves_out = is_away
        .iter()
        .zip(matters)
        .any(|(away, matters)| *away && *matters);
    Fitted {
        packing,
        spans,
        height,
        leaves_out,
    }
}

/// Makes lanes of a sort lower, all alike, until all lanes have room. Those that can go no lower leave more to the
/// others.
fn lower(
    packing: &mut Packing,
    matters: &[bool],
    room: f64,
    can_be: impl Fn(&LanePacking, bool) -> bool,
) {
    for _ in 0..matters.len() {
        let too_much = packing.height - room;
        let can = |lane: &usize| {
            let height = packing.lanes[*lane].height;
            can_be(&packing.lanes[*lane], matters[*lane])
                && height > least(packing, *lane, matters[*lane]) + ROUNDING
        };
        let can: Vec<usize> = (0..matters.len()).filter(can).collect();
        if too_much <= ROUNDING || can.is_empty() {
            break;
        }
        let less = too_much / can.len() as f64;
        for lane in can {
            let least = least(packing, lane, matters[lane]);
            let height = (packing.lanes[lane].height - less).max(least);
            packing.set_height(lane, height);
        }
    }
}
