//! Trends: what a view shows, counted by year, partner, format and topic, and the gaps in series.
//!
//! Everything here is worked out from the catalogue, what is known under a lens and the engagements
//! that are shown, and is finished data with names in it: whoever draws it asks the catalogue
//! nothing more. What counts is a meeting held. A date that may fall in several years is possibly
//! in each of them, a distance between dates is a range of days, and beside each number stands how
//! many independent sources are behind it. It draws nothing.

mod basis;
mod evidence;
mod gaps;
mod grid;
mod groups;
mod per_year;
mod ramp;
mod topics;
mod words;
mod years;

pub use basis::Basis;
pub use gaps::{Gap, Gaps, Met, SeriesGaps};
pub use grid::{Axis, Count, Grid, Head};
pub use ramp::{Ramp, STEPS};
pub use words::range;
pub use years::Years;

use std::collections::BTreeSet;

use crate::{
    catalogue::{Catalogue, Handle, Known},
    date::Day,
    model::PartyCode,
    view::{Grouping, Trend},
};

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What there is.
    pub catalogue: &'a Catalogue,
    /// What is known of it under the view's lens.
    pub known: &'a Known,
    /// What the view shows, by handle and so in order.
    pub handles: &'a [Handle],
    /// Parties whose lanes are left out: they get no bar and no row of their own.
    pub hidden: &'a BTreeSet<PartyCode>,
    /// The day as of which promises are judged; all that is on record counts where there is none.
    pub as_of: Option<Day>,
}

/// How many partners or formats have bars of their own in a chart by year; the others stand together.
pub const LARGEST: usize = 6;

impl Grid {
    /// A trend as a grid; none of what is no grid.
    #[must_use]
    pub fn of(trend: Trend, by: Grouping, shown: &Shown<'_>) -> Option<Self> {
        match trend {
            Trend::PerYear => Some(per_year::new(shown, by, LARGEST)),
            Trend::TopicByGroup => Some(topics::by_group(shown, by)),
            Trend::TopicOverTime => Some(topics::over_time(shown)),
            Trend::Gaps => None,
        }
    }

    /// Meetings of each year, by the largest partners or formats and the others together.
    #[must_use]
    pub fn per_year(shown: &Shown<'_>, by: Grouping, largest: usize) -> Self {
        per_year::new(shown, by, largest)
    }
}
