//! What is counted of a whole catalogue under a lens.

use crate::{
    catalogue::{Catalogue, Columns, Known, Standing, YearCount},
    model::SourceKind,
    view::Lens,
};

/// Counts that stay the same until another catalogue or lens comes.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub years: Vec<YearCount>,
    pub standing: Standing,
    /// How many sources are believed, by kind; kinds without any are left out.
    pub kinds: Vec<(SourceKind, u32)>,
    /// The choices of sources that the catalogue offers.
    pub lenses: Vec<Lens>,
}

impl Counted {
    pub(super) fn new(catalogue: &Catalogue, known: &Known, columns: &Columns) -> Self {
        Self {
            years: catalogue.meetings_by_year(known),
            standing: Standing::new(catalogue, known, columns),
            kinds: kinds(catalogue, known),
            lenses: lenses(catalogue),
        }
    }
}

fn kinds(catalogue: &Catalogue, known: &Known) -> Vec<(SourceKind, u32)> {
    let mut counts = SourceKind::ALL.map(|kind| (kind, 0));
    for source in catalogue.sources() {
        if !known.believes(catalogue, &source.id) {
            continue;
        }
        let count = counts.iter_mut().find(|(kind, _)| *kind == source.kind);
        if let Some((_, count)) = count {
            *count += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The choices of sources that a catalogue offers.
fn lenses(catalogue: &Catalogue) -> Vec<Lens> {
    let mut lenses = vec![Lens::All, Lens::OfficialOnly];
    let collections = catalogue.collections();
    if collections.len() > 1 {
        lenses.extend(collections.into_iter().cloned().map(Lens::Collection));
    }
    lenses
}
