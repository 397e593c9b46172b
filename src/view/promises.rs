//! How the page of promises is arranged.

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::model::PromiseId;

/// What rows of promises are sorted by.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum PromiseOrder {
    /// What is overdue for longest first, then what was kept late; then what is coming, the
    /// soonest first; and last what was kept in time.
    #[default]
    Lateness,
    /// The earliest last day first; those without a date at the end.
    Due,
    /// The promise that was made first.
    Promised,
    /// By the name of the partner.
    Partner,
}

impl PromiseOrder {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Lateness, Self::Due, Self::Promised, Self::Partner];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lateness => "Lateness",
            Self::Due => "Due date",
            Self::Promised => "When promised",
            Self::Partner => "Partner",
        }
    }
}

/// Promises that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PromiseGroup {
    /// The last day promised has passed with no record.
    Overdue,
    /// The last day promised is still to come.
    Coming,
    /// Open, and no last day was promised.
    Undated,
    /// Kept, in time or late.
    Kept,
    /// Those of the kept ones that were late, or perhaps late.
    Late,
    /// A later meeting of the series was held, and this one is not on record.
    Overtaken,
    /// Put off or called off.
    Withdrawn,
}

impl PromiseGroup {
    /// Every group. All but [`Self::Late`], which is part of [`Self::Kept`], are apart from each
    /// other.
    pub const ALL: [Self; 7] = [
        Self::Overdue,
        Self::Coming,
        Self::Undated,
        Self::Kept,
        Self::Late,
        Self::Overtaken,
        Self::Withdrawn,
    ];
}

/// How the page of promises is arranged, and where the user is on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Promises {
    /// What the rows are sorted by.
    #[serde(skip_serializing_if = "is_default")]
    pub order: PromiseOrder,
    /// The only group that is shown; `None` shows all.
    #[serde(skip_serializing_if = "is_default")]
    pub only: Option<PromiseGroup>,
    /// The row that the keyboard goes on from.
    #[serde(skip_serializing_if = "is_default")]
    pub at: Option<PromiseId>,
    /// The row that shows the proof on both sides.
    #[serde(skip_serializing_if = "is_default")]
    pub open: Option<PromiseId>,
}

impl Promises {
    /// This arrangement, seen from where another one stands.
    pub(super) fn at_the_place_of(&self, other: &Self) -> Self {
        Self {
            at: other.at.clone(),
            open: other.open.clone(),
            ..self.clone()
        }
    }
}
