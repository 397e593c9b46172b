//! Regions: the groups that countries are sorted into.

use serde::{Deserialize, Serialize};

use super::RegionCode;

/// A part of the world. A country belongs to one at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The number that UN M49 gives it, as text.
    pub code: RegionCode,
    /// Name in English.
    pub name: String,
}
