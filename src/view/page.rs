//! The four ways to see what a view shows.

use serde::{Deserialize, Serialize};

/// How the engagements of a view are shown.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Page {
    /// On lanes, by time.
    #[default]
    Timeline,
    /// As rows with columns.
    Table,
    /// Counted, as charts.
    Trends,
    /// What was promised, and what became of it.
    Promises,
}

impl Page {
    /// Every page, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Timeline, Self::Table, Self::Trends, Self::Promises];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Table => "Table",
            Self::Trends => "Trends",
            Self::Promises => "Promises",
        }
    }
}
