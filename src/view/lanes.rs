//! How the lanes are arranged: by the user, and by default.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::model::{PartyCode, RegionCode};

/// Names a lane.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LaneId {
    /// The lane of one country or body.
    Party(PartyCode),
    /// The countries of one region.
    Region(RegionCode),
    /// The countries that no region is recorded for.
    Elsewhere,
    /// Bodies, and what several partners did together outside of one.
    Multilateral,
    /// What several partners did together outside of a body.
    Together,
    /// What no partner is stated for.
    Nobody,
    /// All lanes for which a slide or a page has no room, in one. No view names it.
    #[serde(skip)]
    Rest,
}

impl LaneId {
    /// The party whose lane it is.
    #[must_use]
    pub fn party(&self) -> Option<&PartyCode> {
        match self {
            Self::Party(party) => Some(party),
            _ => None,
        }
    }

    /// Whether it stands for a group of lanes, and can be unfolded into them.
    #[must_use]
    pub fn is_group(&self) -> bool {
        matches!(self, Self::Region(_) | Self::Elsewhere | Self::Multilateral)
    }
}

/// What lanes are sorted by.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum LaneOrder {
    /// The most engagements first.
    #[default]
    Count,
    /// By name.
    Name,
    /// The earliest first engagement first.
    First,
    /// The latest last engagement first.
    Last,
}

impl LaneOrder {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Count, Self::Name, Self::First, Self::Last];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "Most engagements",
            Self::Name => "Name",
            Self::First => "First engagement",
            Self::Last => "Last engagement",
        }
    }
}

/// The user's own arrangement. What it does not speak of is arranged by how much there is of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lanes {
    /// What the others are sorted by.
    #[serde(skip_serializing_if = "is_default")]
    pub order: LaneOrder,
    /// Lanes that stand on top, in this order.
    #[serde(skip_serializing_if = "is_default")]
    pub pinned: Vec<PartyCode>,
    /// Lanes that are drawn as ribbons, and would otherwise be open.
    #[serde(skip_serializing_if = "is_default")]
    pub folded: BTreeSet<LaneId>,
    /// Lanes and groups that are open, and would otherwise be folded.
    #[serde(skip_serializing_if = "is_default")]
    pub unfolded: BTreeSet<LaneId>,
}
