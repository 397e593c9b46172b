//! Which sources are believed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    date::thousands,
    model::{Collection, Source, SourceId},
};

/// A choice of sources. Under a lens the catalogue shows only what these sources support.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lens {
    /// Every source.
    #[default]
    All,
    /// Official statements and posts.
    OfficialOnly,
    /// The sources of one collection.
    Collection(Collection),
    /// A hand-picked set.
    Picked(BTreeSet<SourceId>),
}

impl Lens {
    /// It in a word or two: "official only".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::OfficialOnly => "official only".to_owned(),
            Self::Collection(collection) => collection.0.clone(),
            Self::Picked(picked) => format!("{} picked", thousands(picked.len() as u64)),
        }
    }

    /// Whether a source is believed.
    #[must_use]
    pub fn admits(&self, source: &Source) -> bool {
        match self {
            Self::All => true,
            Self::OfficialOnly => source.kind.is_official(),
            Self::Collection(collection) => source.collection == *collection,
            Self::Picked(ids) => ids.contains(&source.id),
        }
    }
}
