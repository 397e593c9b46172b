//! Keeps the steps of the layout that need not be done again for every frame.
//!
//! What a change of filter, lens or catalogue needs is made at once where it takes no time, and on a
//! thread of its own where it does. Until it is there the picture stays as it was: everything in it
//! belongs together, the catalogue too.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use super::{
    counted::Counted,
    job::{AT_ONCE, Job, forget},
};
use crate::{
    catalogue::{Catalogue, Facets, Handle, Known, PromiseCounts},
    date::Day,
    fonts::FaceMeasure,
    timeline::{Arrangement, Index, Level, Overview, Packing},
    view::{Facet, Lens, TimeWindow, View},
};

/// How many levels of zoom are kept; a full zoom from centuries to a day passes about twenty.
const LEVELS_KEPT: usize = 32;

/// To read a record takes as long as to arrange so many.
const READING: usize = 10;

/// What a picture is asked for with.
#[derive(Clone)]
pub(super) struct Wanted {
    /// Number of the catalogue among those that were opened.
    pub generation: u64,
    pub catalogue: Arc<Catalogue>,
    pub view: View,
    pub today: Day,
    /// Width of the overview, in points.
    pub width: f64,
}

impl PartialEq for Wanted {
    /// Whether the same picture is wanted.
    fn eq(&self, other: &Self) -> bool {
        self.is_read_as(other)
            && self.as_of() == other.as_of()
            && self.view.shows_same_engagements(&other.view)
    }
}

impl Wanted {
    /// The day as of which promises are judged.
    fn as_of(&self) -> Day {
        let day = self.catalogue.as_of_day(&self.view, Some(self.today));
        day.unwrap_or(self.today)
    }

    /// Whether records are read in the same way: neither filter nor lanes change that, nor the day as of
    /// which promises are judged.
    fn is_read_as(&self, other: &Self) -> bool {
        self.generation == other.generation && self.view.lens == other.view.lens
    }
}

/// What neither filter nor lanes change.
struct Ground {
    wanted: Wanted,
    index: Index,
    /// How many promises there are, by what became of them.
    promises: PromiseCounts,
    counted: Arc<Counted>,
}

impl Ground {
    /// Makes what is wanted, of what there is as far as it is the same.
    fn new(wanted: &Wanted, there: Option<Arc<Self>>) -> Arc<Self> {
        let (catalogue, as_of) = (&wanted.catalogue, wanted.as_of());
        let there = there.filter(|there| there.wanted.is_read_as(wanted));
        let (index, counted) = match there {
            Some(there) if there.wanted.as_of() == as_of => return there,
            Some(there) => {
                let index = there.index.judged(catalogue, Some(as_of));
                (index, Arc::clone(&there.counted))
            }
            None => {
                let index = Index::new(catalogue, &wanted.view.lens, Some(as_of), &FaceMeasure);
                let counted = Counted::new(catalogue, &index.known, index.columns());
                (index, Arc::new(counted))
            }
        };
        Arc::new(Self {
            wanted: wanted.clone(),
            promises: catalogue.count_promises(&index.known, as_of),
            index,
            counted,
        })
    }
}

/// What depends on the filter and the lanes too.
struct Picture {
    ground: Arc<Ground>,
    wanted: Wanted,
    arrangement: Arc<Arrangement>,
    overview: Overview,
    /// All that is shown, in order of time, once somebody has asked.
    shown: OnceLock<Arc<[Handle]>>,
}

impl Picture {
    /// Makes what is wanted, on the ground that there is as far as it is the same.
    fn new(wanted: Wanted, there: Option<Arc<Ground>>) -> Self {
        let ground = Ground::new(&wanted, there);
        let (catalogue, view) = (&wanted.catalogue, &wanted.view);
        let (arrangement, overview) =
            Arrangement::with_overview(&ground.index, catalogue, view, wanted.width);
        Self {
            shown: OnceLock::new(),
            overview,
            arrangement: Arc::new(arrangement),
            ground,
            wanted,
        }
    }
}

/// What is shown, for a thread that works on it.
pub(super) struct Shown {
    pub catalogue: Arc<Catalogue>,
    pub arrangement: Arc<Arrangement>,
}

/// The arrangement of the present catalogue and filter, and rows for the levels visited.
pub(super) struct Arranged {
    picture: Picture,
    /// The next one.
    job: Job<Wanted, Picture>,
    /// How often another picture has come.
    stamp: u64,
    packings: HashMap<Level, Packing>,
    level: Option<Level>,
    /// Whether the last packing asked for was of another level than the one before.
    changed_level: bool,
}

impl Arranged {
    /// An arrangement of nothing, until [`Self::refresh`].
    pub(super) fn new() -> Self {
        let nothing = Wanted {
            generation: u64::MAX,
            catalogue: Arc::default(),
            view: View::default(),
            today: Day::from_number(0),
            width: 1.0,
        };
        Self {
            picture: Picture::new(nothing, None),
            job: Job::default(),
            stamp: 0,
            packings: HashMap::new(),
            level: None,
            changed_level: false,
        }
    }

    /// Makes sure that the picture is the wanted one, or will be. Returns whether it is of another
    /// catalogue than before.
    pub(super) fn refresh(&mut self, wanted: &Wanted, ctx: &egui::Context) -> bool {
        let before = self.generation();
        if let Some((_, picture)) = self.job.done() {
            // With another filter than is wanted by now it may still be nearer to that than what there is;
            // of another catalogue or of other sources it is not, and nor is it when what there is is right.
            let is_nearer = self.picture.wanted != *wanted
                && picture.wanted.generation == wanted.generation
                && (picture.wanted.is_read_as(wanted) || !self.picture.wanted.is_read_as(wanted));
            if is_nearer {
                self.put(picture);
            } else {
                forget(picture);
            }
        }
        if self.picture.wanted != *wanted {
            let there = Arc::clone(&self.picture.ground);
            let is_read = there.wanted.is_read_as(wanted);
            let count = wanted.catalogue.len() * if is_read { 1 } else { READING };
            let job = wanted.clone();
            let make = move || Picture::new(job, Some(there));
            if let Some((_, picture)) = self.job.begin(wanted.clone(), count, ctx, make) {
                self.put(picture);
            }
        }
        self.generation() != before
    }

    fn put(&mut self, picture: Picture) {
        let before = std::mem::replace(&mut self.picture, picture);
        let packings = std::mem::take(&mut self.packings);
        self.stamp += 1;
        if before.wanted.catalogue.len() > AT_ONCE {
            forget((before, packings));
        }
    }

    /// Whether another picture is being made.
    pub(super) fn is_working(&self) -> bool {
        self.job.is_working()
    }

    /// Makes sure that there are rows for a window shown on `width` points, in the lanes that are
    /// scrolled to, or would be from the end of the last lane, and as far above and below as there is
    /// room.
    pub(super) fn pack(&mut self, window: TimeWindow, width: f64, scroll: f64, room: f64) {
        let level = Level::new(width.max(1.0) / window.span(), self.level);
        self.changed_level = self.level.is_some_and(|before| before != level);
        self.level = Some(level);
        if self.packings.len() > LEVELS_KEPT {
            self.packings.clear();
        }
        let arrangement = &self.picture.arrangement;
        let packing = self
            .packings
            .entry(level)
            .or_insert_with(|| Packing::new(arrangement, level));
        // Fewer lanes than before may leave the scroll beyond their end.
        let scroll = scroll.min((packing.height - room).max(0.0));
        packing.prepare(arrangement, window, (scroll - room, scroll + 2.0 * room));
    }

    /// Makes sure that there is an overview for a picture `width` points wide.
    pub(super) fn survey(&mut self, width: f64) {
        let picture = &mut self.picture;
        if (picture.overview.width() - width).abs() > f64::EPSILON {
            let catalogue = &picture.wanted.catalogue;
            picture.overview = Overview::new(catalogue, &picture.arrangement, width);
        }
    }

    /// The catalogue that everything here is of. It can be another one than was opened last, until
    /// that is arranged.
    pub(super) fn catalogue(&self) -> &Arc<Catalogue> {
        &self.picture.wanted.catalogue
    }

    /// Number of that catalogue among those that were opened.
    pub(super) fn generation(&self) -> u64 {
        self.picture.wanted.generation
    }

    /// The lens that it is seen through.
    pub(super) fn lens(&self) -> &Lens {
        &self.picture.wanted.view.lens
    }

    /// Catalogue and arrangement, to be taken along to a thread.
    pub(super) fn all_shown(&self) -> Shown {
        Shown {
            catalogue: Arc::clone(&self.picture.wanted.catalogue),
            arrangement: Arc::clone(&self.picture.arrangement),
        }
    }

    pub(super) fn arrangement(&self) -> &Arrangement {
        &self.picture.arrangement
    }

    pub(super) fn known(&self) -> &Arc<Known> {
        &self.picture.arrangement.known
    }

    /// All that is shown, in order of time.
    pub(super) fn shown(&self) -> &Arc<[Handle]> {
        let picture = &self.picture;
        let handles = || picture.arrangement.handles().collect();
        picture.shown.get_or_init(handles)
    }

    /// What counts the values that a filter can ask for: on any thread.
    pub(super) fn facets(&self) -> impl FnOnce() -> Facets + Send + 'static {
        let ground = Arc::clone(&self.picture.ground);
        let view = self.picture.wanted.view.clone();
        move || {
            let index = &ground.index;
            let days = |handle| index.days(handle);
            Facets::new(
                &ground.wanted.catalogue,
                index.columns(),
                &view.filter,
                &view.hidden,
                days,
            )
        }
    }

    /// What would be shown if the filter said nothing of a facet, in order of time: on any thread.
    pub(super) fn shown_without(
        &self,
        facet: Facet,
    ) -> impl FnOnce() -> Arc<[Handle]> + Send + 'static {
        let (ground, shown) = (Arc::clone(&self.picture.ground), Arc::clone(self.shown()));
        let mut view = self.picture.wanted.view.clone();
        let is_about = view.filter.is_about(facet);
        view.filter.forget(facet);
        move || {
            if !is_about {
                return shown;
            }
            let arrangement =
                Arrangement::from_index(&ground.index, &ground.wanted.catalogue, &view);
            arrangement.handles().collect()
        }
    }

    /// A number that is another one whenever what is shown may be.
    pub(super) fn stamp(&self) -> u64 {
        self.stamp
    }

    pub(super) fn counted(&self) -> &Counted {
        &self.picture.ground.counted
    }

    pub(super) fn promises(&self) -> &PromiseCounts {
        &self.picture.ground.promises
    }

    /// Whether the rows last asked for are of another level of zoom than those before.
    pub(super) fn has_changed_level(&self) -> bool {
        self.changed_level
    }

    /// The overview last asked for.
    pub(super) fn overview(&self) -> &Overview {
        &self.picture.overview
    }

    /// Rows for the window last packed for.
    pub(super) fn packing(&self) -> Option<&Packing> {
        self.packings.get(&self.level?)
    }
}
