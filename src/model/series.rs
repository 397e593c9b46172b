//! Series: meetings that are numbered or named as one.

use serde::{Deserialize, Serialize};

use super::{Citation, FormatId, PartyCode, SeriesId, list::list};
use crate::date::Edtf;

/// A run of meetings held under one name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Slug.
    pub slug: SeriesId,
    /// Name in full.
    pub name: String,
    /// Short form for labels: "JWG".
    pub short: String,
    /// The party or body that it is held with; several for a series of several partners.
    #[serde(deserialize_with = "list")]
    pub parties: Vec<PartyCode>,
    /// Format of its meetings; a promised meeting takes it from here.
    pub format: FormatId,
    /// When it was founded, where a source says.
    #[serde(default)]
    pub founded: Option<Edtf>,
    /// Proof of the name and of the founding.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<String>,
}
