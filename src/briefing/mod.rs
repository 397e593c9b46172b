//! Briefings: views in an order, with what is said of each, as plain data.
//!
//! What a step shows is a [`View`] and nothing else; so whatever can be looked at can be presented,
//! and a step can be opened in the window as it is. This room knows no catalogue: that records are
//! there is checked by whoever loads.

mod draft;

pub use draft::{Draft, Edit, StepEdit};

use serde::{Deserialize, Serialize};

use crate::{
    model::{BriefingId, EngagementId},
    view::View,
};

/// The most characters of the title of a step that have room on a slide, as ordinary words are: two lines.
pub const LONGEST_TITLE: usize = 155;

/// A talk through some views.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Briefing {
    /// Short name in small letters with hyphens: `promises`.
    pub slug: BriefingId,
    /// What it is about.
    pub title: String,
    /// A second line under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// What is shown, in this order.
    pub steps: Vec<Step>,
}

/// One view of a briefing, and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What the audience should take away.
    pub title: String,
    /// A second line under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// What is shown.
    #[serde(default, skip_serializing_if = "is_fresh")]
    pub view: View,
    /// The engagements that it is about; the others stand back. All are when none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub focus: Vec<EngagementId>,
    /// What is written beside marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub callouts: Vec<Callout>,
    /// For the speaker only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// A few words of the author’s own, beside the mark of an engagement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Callout {
    /// Beside whose mark.
    pub engagement: EngagementId,
    /// The words.
    pub text: String,
}

fn is_fresh(view: &View) -> bool {
    *view == View::default()
}
