//! How well a catalogue is proved, in numbers.

use super::{Catalogue, Columns, Known, Origin};
use crate::{
    date::Edtf,
    view::{Value, Weakness},
};

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
    /// Counts what is known. The columns are those of `known`.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known, columns: &Columns) -> Self {
        let mut standing = Self::default();
        let place = |value| columns.dictionary().iter().position(|one| *one == value);
        let single_source = place(Value::Weakness(Weakness::SingleSource));
        let not_official = place(Value::Weakness(Weakness::NoOfficialPage));
        for (handle, entry) in catalogue.entries() {
            if entry.origin != Origin::Record || !known.has(handle) {
                continue;
            }
            let has = |value: Option<usize>| {
                let mut values = columns.values(handle).iter();
                values.any(|&one| Some(one as usize) == value)
            };
            standing.records += 1;
            standing.single_source += usize::from(has(single_source));
            standing.official += usize::from(!has(not_official));
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
