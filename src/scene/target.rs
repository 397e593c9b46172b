//! What on a picture can be pointed at.

use super::{Handle, Point, Rect};
use crate::model::PartyCode;

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
    /// What a screen reader says.
    pub spoken: String,
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
    /// Several that are folded into one pill, in order of time.
    Pill(Vec<Handle>),
    /// The head of a lane.
    LaneHead(PartyCode),
}

impl TargetKind {
    /// The engagement, when it is one.
    #[must_use]
    pub fn engagement(&self) -> Option<Handle> {
        match self {
            Self::Engagement(handle) => Some(*handle),
            Self::Pill(_) | Self::LaneHead(_) => None,
        }
    }
}
