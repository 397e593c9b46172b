//! How well a catalogue is proved, in numbers.

use super::{Catalogue, Known, Origin};
use crate::date::Edtf;

/// What a reader should know before trusting the whole: counts of engagements written as records and
/// of series with gaps, going by the sources of one lens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Engagements written as records.
    pub records: usize,
    /// Those that rest on one source only.
    pub single_source: usize,
    /// Those that an official page stands behind.
    pub official: usize,
    /// Series of which a number is not on record as held.
    pub broken_series: usize,
    /// The date of the source that was published last.
    pub latest_source: Option<Edtf>,
}

impl Standing {
    /// Counts what is known.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known) -> Self {
        let mut standing = Self::default();
        for (handle, entry) in catalogue.entries() {
            if entry.origin != Origin::Record || !known.has(handle) {
                continue;
            }
            standing.records += 1;
            let sources = known.independent_sources(catalogue, handle);
            standing.single_source += usize::from(sources == 1);
            standing.official += usize::from(known.is_official(catalogue, handle));
        }
        for series in catalogue.all_series() {
            let missing = catalogue.missing_in(&series.slug, known);
            standing.broken_series += usize::from(!missing.is_empty());
        }
        let sources = catalogue.sources().iter();
        standing.latest_source = sources
            .filter(|source| known.believes(catalogue, &source.id))
            .filter_map(|source| Some(&source.published.as_ref()?.date))
            .max_by_key(|date| date.latest())
            .cloned();
        standing
    }
}
