//! Context events: the background against which engagements are read.

use serde::{Deserialize, Serialize};

use super::Citation;
use crate::date::Edtf;

/// Something that happened beside the engagements. Drawn as a faint line, never counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContextEvent {
    /// Slug.
    pub id: String,
    /// What happened, in a few words.
    pub title: String,
    /// When.
    pub date: Edtf,
    /// How the date is known.
    pub basis: String,
    /// Proof.
    #[serde(default)]
    pub cite: Vec<Citation>,
}
