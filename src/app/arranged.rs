//! Keeps the steps of the layout that need not be done again for every frame.

use std::collections::HashMap;

use crate::{
    catalogue::Catalogue,
    scene::{FixedMeasure, TextMeasure},
    timeline::{Arrangement, Level, Overview, Packing},
    view::{TimeWindow, View},
};

/// How many levels of zoom are kept; a full zoom from centuries to a day passes about twenty.
const LEVELS_KEPT: usize = 32;

/// The arrangement of the present catalogue and filter, and rows for the levels visited.
pub(super) struct Arranged {
    made_for: Option<(u64, View)>,
    arrangement: Arrangement,
    packings: HashMap<Level, Packing>,
    level: Option<Level>,
    overview: Option<Overview>,
}

impl Arranged {
    /// An arrangement of nothing, until [`Self::refresh`].
    pub(super) fn new() -> Self {
        let nothing = Catalogue::default();
        Self {
            made_for: None,
            arrangement: Arrangement::new(&nothing, &View::default(), &FixedMeasure),
            packings: HashMap::new(),
            level: None,
            overview: None,
        }
    }

    /// Makes sure that the arrangement is that of the catalogue's `generation` and of the view.
    pub(super) fn refresh(
        &mut self,
        generation: u64,
        catalogue: &Catalogue,
        view: &View,
        measure: &dyn TextMeasure,
    ) {
        let current = self
            .made_for
            .as_ref()
            .is_some_and(|(made, seen)| *made == generation && seen.shows_same_engagements(view));
        if current {
            return;
        }
        self.arrangement = Arrangement::new(catalogue, view, measure);
        self.packings.clear();
        self.overview = None;
        self.made_for = Some((generation, view.clone()));
    }

    /// Forgets widths of text, which a change of fonts or of scale makes wrong.
    pub(super) fn forget(&mut self) {
        self.made_for = None;
    }

    /// Makes sure that there are rows for a window shown on `width` points.
    pub(super) fn pack(&mut self, window: TimeWindow, width: f64) {
        let level = Level::new(width.max(1.0) / window.span(), self.level);
        self.level = Some(level);
        if self.packings.len() > LEVELS_KEPT {
            self.packings.clear();
        }
        let arrangement = &self.arrangement;
        self.packings
            .entry(level)
            .or_insert_with(|| Packing::new(arrangement, level));
    }

    /// Makes sure that there is an overview for a picture `width` points wide.
    pub(super) fn survey(&mut self, catalogue: &Catalogue, width: f64) {
        let made = self.overview.as_ref();
        if made.is_none_or(|overview| (overview.width() - width).abs() > f64::EPSILON) {
            self.overview = Some(Overview::new(catalogue, &self.arrangement, width));
        }
    }

    pub(super) fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// The overview last asked for.
    pub(super) fn overview(&self) -> Option<&Overview> {
        self.overview.as_ref()
    }

    /// Rows for the window last packed for.
    pub(super) fn packing(&self) -> Option<&Packing> {
        self.packings.get(&self.level?)
    }
}
