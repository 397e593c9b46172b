//! How well a catalogue is proved, in numbers.

use super::{Catalogue, Known, Origin, Outcome};
use crate::date::{Day, Edtf};

/// What a reader should know before trusting the whole: counts of engagements written as records,
/// of promises, and of series with gaps, going by the sources of one lens.
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
    /// Promises that were kept, in time or late.
    pub kept: usize,
    /// Promises whose last day has passed with no record.
    pub overdue: usize,
    /// Promises that a later meeting overtook.
    pub overtaken: usize,
    /// Promises that were called off or put off.
    pub withdrawn: usize,
    /// Promises that are open.
    pub open: usize,
    /// The date of the source that was published last.
    pub latest_source: Option<Edtf>,
}

impl Standing {
    /// Counts what is known by the day `as_of`.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known, as_of: Day) -> Self {
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
        standing.count_promises(catalogue, known, as_of);
        let sources = catalogue.sources().iter();
        standing.latest_source = sources
            .filter(|source| known.believes(catalogue, &source.id))
            .filter_map(|source| Some(&source.published.as_ref()?.date))
            .max_by_key(|date| date.latest())
            .cloned();
        standing
    }

    fn count_promises(&mut self, catalogue: &Catalogue, known: &Known, as_of: Day) {
        for &reference in catalogue.promises() {
            let promise = catalogue.promise(reference);
            if !known.has(reference.made_by) || !known.admits(catalogue, &promise.cite) {
                continue;
            }
            let count = match catalogue.outcome(reference, known, as_of) {
                Outcome::Kept { .. }
                | Outcome::KeptPerhapsLate { .. }
                | Outcome::KeptLate { .. } => &mut self.kept,
                Outcome::Overdue { .. } => &mut self.overdue,
                Outcome::Overtaken { .. } => &mut self.overtaken,
                Outcome::CalledOff { .. } | Outcome::PutOff { .. } => &mut self.withdrawn,
                Outcome::Open => &mut self.open,
            };
            *count += 1;
        }
    }
}
