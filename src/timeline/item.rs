//! One engagement on the timeline: when, as days, and how it looks.

use crate::{
    catalogue::Handle,
    date::{Day, Edtf, Kind},
    scene::{Fill, MarkerLook},
};

/// No place, no series.
const NONE: u32 = u32::MAX;

/// One engagement in its lane. There is one for each engagement of a catalogue, and so it is small.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing that has nothing to do with the others"
)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Which engagement.
    pub handle: Handle,
    /// Its earliest day; with an open start, the known end’s.
    pub(super) first: i32,
    /// The day after its latest.
    pub(super) after: i32,
    /// Width of the label in points.
    pub label_width: f32,
    /// Width of the second line in points.
    pub caption_width: f32,
    /// Number of its series among those of the catalogue.
    pub(super) series: u32,
    previous: u32,
    /// How the marker looks.
    pub look: MarkerLook,
    /// What the date says.
    pub extent: Extent,
    /// How much it matters where there is no room for all: the rank of the highest head of a
    /// delegation first, then the number of sources.
    pub rank: u8,
    /// The row that its series stands in, where there is room.
    pub(super) track: u8,
    /// Whether others took part in it whose lanes are elsewhere.
    pub shared: bool,
    /// Whether it is a meeting, and held.
    pub(super) is_meeting_held: bool,
    /// Whether it certainly was in some days at all: its date is not qualified, and has both ends.
    pub(super) is_sure: bool,
    /// Whether its date has holes: not every day between the first and the last is possible.
    pub(super) has_holes: bool,
}

/// What an item is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub handle: Handle,
    pub days: (i32, i32),
    pub widths: (f32, f32),
    pub series: Option<u32>,
    pub look: MarkerLook,
    pub extent: Extent,
    pub rank: u8,
    pub is_meeting_held: bool,
    pub is_sure: bool,
    pub has_holes: bool,
}

impl Item {
    pub(super) fn new(draft: Draft) -> Self {
        Self {
            handle: draft.handle,
            first: draft.days.0,
            after: draft.days.1,
            label_width: draft.widths.0,
            caption_width: draft.widths.1,
            series: draft.series.unwrap_or(NONE),
            previous: NONE,
            look: draft.look,
            extent: draft.extent,
            rank: draft.rank,
            track: u8::MAX,
            shared: false,
            is_meeting_held: draft.is_meeting_held,
            is_sure: draft.is_sure,
            has_holes: draft.has_holes,
        }
    }

    /// Start of the earliest day, in days since 1970. With an open start, the start of the known
    /// end's day.
    #[must_use]
    pub fn start(&self) -> f64 {
        f64::from(self.first)
    }

    /// End of the latest day.
    #[must_use]
    pub fn end(&self) -> f64 {
        f64::from(self.after)
    }

    /// The neighbour before it in its series, as a place in the same lane.
    #[must_use]
    pub fn previous_in_series(&self) -> Option<usize> {
        (self.previous != NONE).then_some(self.previous as usize)
    }

    pub(super) fn set_previous(&mut self, place: Option<u32>) {
        self.previous = place.unwrap_or(NONE);
    }

    /// Whether it was held, and not announced, expected, postponed or cancelled: its marker is filled.
    pub(super) fn is_held(&self) -> bool {
        self.look.fill == Fill::Filled
    }

    /// Whether it certainly was in each of its days.
    pub(super) fn is_sure_throughout(&self) -> bool {
        self.is_sure && !self.extent.is_once()
    }

    /// Whether its series has a row of its own.
    pub(super) fn has_track(&self) -> bool {
        self.track != u8::MAX
    }

    pub(super) fn has_series(&self) -> bool {
        self.series != NONE
    }

    /// The order of a lane, in which no two of its items are equal.
    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let key = |item: &Self| (item.first, item.after, item.handle);
        key(self).cmp(&key(other))
    }
}

/// What a date says about the days between its earliest and its latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// It is one day.
    Day,
    /// It lasted all those days.
    Lasted,
    /// It lasted, with no known start.
    LastedFromUnknown,
    /// It lasted, with no known end.
    LastedToUnknown,
    /// It happened once in them.
    Once,
    /// It happened once, by the latest.
    OnceUntil,
    /// It happened once, from the earliest on.
    OnceFrom,
}

impl Extent {
    pub(super) fn new(date: &Edtf) -> Option<Self> {
        let ends = (date.earliest().is_some(), date.latest().is_some());
        match (date.kind(), ends) {
            (_, (false, false)) => None,
            (Kind::Day, _) => Some(Self::Day),
            (Kind::OneOf, (true, true)) => Some(Self::Once),
            (Kind::OneOf, (false, true)) => Some(Self::OnceUntil),
            (Kind::OneOf, (true, false)) => Some(Self::OnceFrom),
            (_, (true, true)) => Some(Self::Lasted),
            (_, (false, true)) => Some(Self::LastedFromUnknown),
            (_, (true, false)) => Some(Self::LastedToUnknown),
        }
    }

    /// Whether it happened once somewhere in the window, rather than all through it.
    #[must_use]
    pub fn is_once(self) -> bool {
        matches!(self, Self::Once | Self::OnceUntil | Self::OnceFrom)
    }

    /// Whether the start is not known.
    #[must_use]
    pub fn open_start(self) -> bool {
        matches!(self, Self::LastedFromUnknown | Self::OnceUntil)
    }

    /// Whether the end is not known.
    #[must_use]
    pub fn open_end(self) -> bool {
        matches!(self, Self::LastedToUnknown | Self::OnceFrom)
    }
}

/// From `earliest` up to the day after `latest`; one day at the known end of a date that is open on
/// the other side.
pub(super) fn reach(earliest: Option<Day>, latest: Option<Day>) -> (i32, i32) {
    let start = earliest.or(latest).map_or(0, Day::number);
    let after = latest.or(earliest).map_or(0, |day| day.number() + 1);
    (start as i32, after as i32)
}
