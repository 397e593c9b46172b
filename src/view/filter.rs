//! Which engagements are shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{FormatId, Status, TopicId};

/// A choice of engagements. An empty set asks nothing; several values in one set are alternatives;
/// the sets together must all be met.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Ways of meeting.
    pub formats: BTreeSet<FormatId>,
    /// What was talked about: engagements with a point on any of these.
    pub topics: BTreeSet<TopicId>,
    /// Whether it happened.
    pub statuses: BTreeSet<Status>,
}

impl Filter {
    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.formats.is_empty() && self.topics.is_empty() && self.statuses.is_empty()
    }
}
