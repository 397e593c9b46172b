//! What on a picture can be pointed at.

use super::{Handle, Point, Rect};
use crate::view::LaneId;

/// Something in sight that can be hovered, clicked, focused and announced.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it stands for.
    pub kind: TargetKind,
    /// Its lane, counted from the top.
    pub lane: usize,
    /// Where it can be hit: marker and label together.
    pub rect: Rect,
    /// Middle of the marker.
    pub centre: Point,
}

impl Target {
    /// How far a point is from the marker, for the choice between targets that overlap.
    #[must_use]
    pub fn distance(&self, at: Point) -> f64 {
        self.centre.distance(at)
    }
}

/// What a target stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetKind {
    /// One engagement.
    Engagement(Handle),
    /// One engagement, in the lane of a party that took part in it but is drawn elsewhere.
    Guest(Handle),
    /// Several that are folded into one pill.
    Pill(Fold),
    /// All that a lane holds, as a ribbon.
    Ribbon,
    /// A number that is missing in a series, between two meetings on record.
    Ghost {
        /// The meeting after the gap.
        before: Handle,
        /// The number.
        number: u32,
    },
    /// An event in the background, by its number in the catalogue.
    Event(usize),
    /// The head of a lane.
    LaneHead(LaneId),
}

/// What is folded into one pill. What it holds is looked up when it is asked for, so that a pill of
/// thousands costs no more than one of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// How many engagements.
    pub count: usize,
    /// Where they are to be found in their lane.
    pub which: Folded,
}

/// Where folded engagements are to be found in their lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// They begin within the stretches from one number to another.
    Begin(i64, i64),
    /// They are folded before the picture begins and reach into it: what begins before the stretch of
    /// this number, and what is longer than a pill can stand for.
    Through(i64),
}

impl TargetKind {
    /// The engagement, when it is one.
    #[must_use]
    pub fn engagement(&self) -> Option<Handle> {
        match self {
            Self::Engagement(handle) | Self::Guest(handle) => Some(*handle),
            Self::Pill(_)
            | Self::Ribbon
            | Self::Ghost { .. }
            | Self::Event(_)
            | Self::LaneHead(_) => None,
        }
    }
}
