//! Topics and formats: the words by which engagements are sorted.

use serde::{Deserialize, Serialize};

use super::{FormatId, TopicId};

/// Something engagements are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Slug.
    pub slug: TopicId,
    /// Neutral name in sentence case.
    pub name: String,
    /// One sentence on what belongs here.
    pub sentence: String,
}

/// A way of meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// Slug.
    pub slug: FormatId,
    /// Neutral name in sentence case.
    pub name: String,
    /// Short form for labels: "JWG".
    pub short: String,
    /// One sentence on what belongs here.
    pub sentence: String,
    /// The marker's shape.
    pub marker: Marker,
    /// Whether engagements of this format are counted as meetings.
    #[serde(default)]
    pub counting: Counting,
}

/// Shape of a marker on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Marker {
    /// Joint working groups.
    Circle,
    /// Consultations and dialogues.
    Square,
    /// Talks of security advisers.
    Diamond,
    /// Visits and summits.
    Triangle,
    /// Conferences.
    Hexagon,
    /// Messages.
    SmallRing,
}

/// What an engagement counts as.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Counting {
    /// A meeting: part of every count.
    #[default]
    Meeting,
    /// A visit that contains meetings: its meetings are counted, it is not.
    Container,
    /// A greeting, post or call: not a meeting.
    Message,
}
