//! What the user is looking at, as plain data.
//!
//! A [`View`] is the live state of the window, a step in its history, what a [`SavedView`] keeps, a
//! step of a briefing and the argument of an export: there is no second way to say what is on screen. It names records by id only, holds nothing that can be derived,
//! and knows no catalogue, so that it can be written to a file and read back beside another one.

mod filter;
mod history;
mod lanes;
mod lens;
mod page;
mod promises;
mod saved;
mod time;
mod trend;

pub use filter::{Choice, Facet, Filter, PlaceName, Pledge, Value, Weakness};
pub use history::History;
pub use lanes::{LaneId, LaneOrder, Lanes};
pub use lens::Lens;
pub use page::Page;
pub use promises::{PromiseGroup, PromiseOrder, Promises};
pub use saved::{BadName, LONGEST_NAME, SavedView};
pub use time::{NotATime, SHORTEST_SPAN, TimeWindow};
pub use trend::{Grouping, Trend, TrendChoice};

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::{
    date::Day,
    model::{EngagementId, PartyCode},
};

/// What is on screen.
///
/// In a file it is what differs from a fresh view, in the order in which a reader asks for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// How it is shown.
    #[serde(skip_serializing_if = "is_default")]
    pub page: Page,
    /// Which trend the page of trends shows.
    #[serde(skip_serializing_if = "is_default")]
    pub trend: TrendChoice,
    /// The stretch of time shown; `None` shows everything.
    #[serde(skip_serializing_if = "is_default")]
    pub time: Option<TimeWindow>,
    /// How far the lanes are scrolled down, in points.
    #[serde(skip_serializing_if = "is_default", deserialize_with = "points")]
    pub scroll: f64,
    /// Lanes that are left out.
    #[serde(skip_serializing_if = "is_default")]
    pub hidden: BTreeSet<PartyCode>,
    /// How the others are arranged.
    #[serde(skip_serializing_if = "is_default")]
    pub lanes: Lanes,
    /// Which engagements are shown.
    #[serde(skip_serializing_if = "is_default")]
    pub filter: Filter,
    /// Which sources are believed.
    #[serde(skip_serializing_if = "is_default")]
    pub lens: Lens,
    /// The day as of which promises are judged; `None` is the day up to which the sources of the
    /// catalogue were read.
    #[serde(skip_serializing_if = "is_default")]
    pub as_of: Option<Day>,
    /// How promises are shown.
    #[serde(skip_serializing_if = "is_default")]
    pub promises: Promises,
    /// The engagement whose detail is open.
    #[serde(skip_serializing_if = "is_default")]
    pub selection: Option<EngagementId>,
}

/// Whether a value is what a view has when nothing is said of it; then it is not written.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A length in points that can be reckoned with.
fn points<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let points = f64::deserialize(deserializer)?;
    if points.is_finite() && points >= 0.0 {
        Ok(points)
    } else {
        Err(D::Error::custom("`scroll` is not a number of points"))
    }
}

impl View {
    /// Whether a party has a lane: not if it is hidden, nor if others are asked for.
    #[must_use]
    pub fn shows_lane(&self, party: &PartyCode) -> bool {
        let mut asked = self.filter.partners().peekable();
        let is_asked = asked.peek().is_none() || asked.any(|other| other == party);
        is_asked && !self.hidden.contains(party)
    }

    /// Whether both views ask the same engagements in the same lanes: only page, trend, time,
    /// scroll and selection may differ.
    #[must_use]
    pub fn shows_same_engagements(&self, other: &Self) -> bool {
        self.filter == other.filter
            && self.lens == other.lens
            && self.hidden == other.hidden
            && self.lanes == other.lanes
    }

    /// This choice of engagements and lanes, seen from where another view stands: on its page and
    /// trend, at its time, scroll and selection.
    #[must_use]
    pub fn at_the_place_of(&self, other: &Self) -> Self {
        Self {
            page: other.page,
            trend: other.trend,
            time: other.time,
            scroll: other.scroll,
            selection: other.selection.clone(),
            promises: self.promises.at_the_place_of(&other.promises),
            ..self.clone()
        }
    }
}
