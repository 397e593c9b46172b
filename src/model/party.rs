//! Parties: countries, and bodies that have members.

use serde::{Deserialize, Serialize};

use super::{PartyCode, RegionCode};

/// A country or a body that takes part in engagements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// ISO 3166-1 alpha-2 code, or the catalogue's own code of a body.
    pub code: PartyCode,
    /// Name in English.
    pub name: String,
    /// Country or body; a country when absent.
    #[serde(default)]
    pub kind: PartyKind,
    /// The region that a country belongs to. Bodies have none, and a country may have none.
    #[serde(default)]
    pub region: Option<RegionCode>,
    /// Name in its own language and script.
    #[serde(default)]
    pub native_name: Option<String>,
    /// Other spellings and abbreviations, for search and for the check of spellings.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// Members of a body, as far as a source states them.
    #[serde(default)]
    pub members: Vec<PartyCode>,
}

/// Whether a party is a country or a body.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum PartyKind {
    /// A country.
    #[default]
    Country,
    /// An organisation, grouping or conference.
    Body,
}
