//! Which trend is shown, and by what.

use serde::{Deserialize, Serialize};

use super::is_default;

/// One way to count what a view shows.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Trend {
    /// Meetings of each year.
    #[default]
    PerYear,
    /// How many meetings with whom speak of a topic.
    TopicByGroup,
    /// How many meetings of each year speak of a topic.
    TopicOverTime,
    /// How far the meetings of a series lie apart.
    Gaps,
}

impl Trend {
    /// Every trend, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::PerYear,
        Self::TopicByGroup,
        Self::TopicOverTime,
        Self::Gaps,
    ];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PerYear => "Meetings per year",
            Self::TopicByGroup => "Topics with whom",
            Self::TopicOverTime => "Topics over time",
            Self::Gaps => "Gaps in series",
        }
    }

    /// One sentence on what it shows.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::PerYear => "Show how many meetings were held in each year",
            Self::TopicByGroup => "Show how many meetings with whom speak of which topic",
            Self::TopicOverTime => "Show how many meetings of each year speak of which topic",
            Self::Gaps => "Show how far the meetings of each series lie apart",
        }
    }

    /// Whether it can be parted by partner or by format.
    #[must_use]
    pub fn is_grouped(self) -> bool {
        matches!(self, Self::PerYear | Self::TopicByGroup)
    }
}

/// What meetings are put together by.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Grouping {
    /// With whom.
    #[default]
    Partner,
    /// In what way.
    Format,
}

impl Grouping {
    /// Every grouping, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Partner, Self::Format];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Partner => "By partner",
            Self::Format => "By format",
        }
    }

    /// One sentence on what it does.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Partner => "Count meetings by partner or body",
            Self::Format => "Count meetings by format",
        }
    }
}

/// What the page of trends shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrendChoice {
    /// Which trend.
    #[serde(skip_serializing_if = "is_default")]
    pub trend: Trend,
    /// By what, where it can be parted.
    #[serde(skip_serializing_if = "is_default")]
    pub by: Grouping,
}
