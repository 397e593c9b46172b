//! Keeps the steps of the layout that need not be done again for every frame.
//!
//! What a change of filter, lens or catalogue needs is made at once where it takes no time, and on a
//! thread of its own where it does. Until it is there the picture stays as it was: everything in it
//! belongs together, the catalogue too.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, OnceLock,
        mpsc::{self, Receiver, TryRecvError},
    },
};

use super::{counted::Counted, library::forget};
use crate::{
    catalogue::{Catalogue, Facets, Handle, Known},
    date::Day,
    fonts::FaceMeasure,
    timeline::{Arrangement, Index, Level, Overview, Packing},
    view::{Lens, TimeWindow, View},
};

/// How many levels of zoom are kept; a full zoom from centuries to a day passes about twenty.
const LEVELS_KEPT: usize = 32;
/// A catalogue with no more engagements than these is arranged at once.
const AT_ONCE: usize = 20_000;

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

impl Wanted {
    /// The day as of which promises are judged.
    fn as_of(&self) -> Option<Day> {
        self.catalogue.as_of_day(&self.view, Some(self.today))
    }
}

/// What depends on catalogue and lens.
struct Ground {
    generation: u64,
    lens: Lens,
    /// The day as of which promises are judged.
    as_of: Option<Day>,
    catalogue: Arc<Catalogue>,
    index: Index,
    counted: Counted,
}

/// What depends on the filter and the lanes too.
struct Picture {
    ground: Arc<Ground>,
    view: View,
    arrangement: Arc<Arrangement>,
    overview: Overview,
    /// All that is shown, in order of time, once somebody has asked.
    shown: OnceLock<Arc<[Handle]>>,
}

impl Ground {
    fn is_of(&self, wanted: &Wanted) -> bool {
        self.generation == wanted.generation
            && self.lens == wanted.view.lens
            && self.as_of == wanted.as_of()
    }
}

impl Picture {
    fn is_of(&self, wanted: &Wanted) -> bool {
        self.ground.is_of(wanted) && self.view.shows_same_engagements(&wanted.view)
    }

    /// Makes what is wanted, on the ground that there is if it is the same.
    fn new(wanted: &Wanted, ground: Option<Arc<Ground>>) -> Self {
        let catalogue = &wanted.catalogue;
        let ground = ground.unwrap_or_else(|| {
            let lens = wanted.view.lens.clone();
            let as_of = wanted.as_of();
            let index = Index::new(catalogue, &lens, as_of, &FaceMeasure);
            Arc::new(Ground {
                generation: wanted.generation,
                counted: Counted::new(catalogue, &index.known),
                catalogue: Arc::clone(catalogue),
                lens,
                as_of,
                index,
            })
        });
        let (arrangement, overview) =
            Arrangement::with_overview(&ground.index, catalogue, &wanted.view, wanted.width);
        Self {
            shown: OnceLock::new(),
            overview,
            view: wanted.view.clone(),
            arrangement: Arc::new(arrangement),
            ground,
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
    job: Option<(Wanted, Receiver<Picture>)>,
    /// What could not be made.
    given_up: Option<(u64, View)>,
    /// How often another picture has come.
    stamp: u64,
    /// How often one of another catalogue or other sources has.
    ground_stamp: u64,
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
            picture: Picture::new(&nothing, None),
            job: None,
            given_up: None,
            stamp: 0,
            ground_stamp: 0,
            packings: HashMap::new(),
            level: None,
            changed_level: false,
        }
    }

    /// Makes sure that the picture is the wanted one, or will be. Returns whether it is of another
    /// catalogue than before.
    pub(super) fn refresh(&mut self, wanted: &Wanted, ctx: &egui::Context) -> bool {
        let before = self.picture.ground.generation;
        self.take(wanted);
        // One job at a time: what is wanted by then is made when it is done.
        if self.job.is_none() && !self.picture.is_of(wanted) && !self.has_given_up(wanted) {
            let ground = &self.picture.ground;
            let ground = ground.is_of(wanted).then(|| Arc::clone(ground));
            if wanted.catalogue.len() <= AT_ONCE {
                self.put(Picture::new(wanted, ground));
            } else {
                self.start(wanted, ground, ctx);
            }
        }
        self.picture.ground.generation != before
    }

    /// Whether making this failed before: it is not tried again and again.
    fn has_given_up(&self, wanted: &Wanted) -> bool {
        self.given_up.as_ref().is_some_and(|(generation, view)| {
            *generation == wanted.generation && view.shows_same_engagements(&wanted.view)
        })
    }

    /// Makes a picture on a thread of its own.
    fn start(&mut self, wanted: &Wanted, ground: Option<Arc<Ground>>, ctx: &egui::Context) {
        let (sender, receiver) = mpsc::channel();
        let (job, ctx) = (wanted.clone(), ctx.clone());
        let work = move || {
            let picture = AssertUnwindSafe(|| Picture::new(&job, ground));
            if let Ok(picture) = catch_unwind(picture) {
                // The window may have been closed, or another picture wanted meanwhile.
                let _ = sender.send(picture);
            }
            ctx.request_repaint();
        };
        let name = "arrange lanes".to_owned();
        match std::thread::Builder::new().name(name).spawn(work) {
            Ok(_) => self.job = Some((wanted.clone(), receiver)),
            // Without a thread it takes its time here.
            Err(_) => self.put(Picture::new(wanted, None)),
        }
    }

    /// Takes in what a thread has ready, if it is of the catalogue that is wanted now. With another
    /// filter than is wanted by now it is still nearer to that than what there was.
    fn take(&mut self, wanted: &Wanted) {
        let Some((_, receiver)) = &self.job else {
            return;
        };
        match receiver.try_recv() {
            Ok(picture) => {
                self.job = None;
                if picture.ground.generation == wanted.generation {
                    self.put(picture);
                } else {
                    forget(picture);
                }
            }
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => {
                let job = self.job.take().map(|(wanted, _)| wanted);
                self.given_up = job.map(|wanted| (wanted.generation, wanted.view));
            }
        }
    }

    fn put(&mut self, picture: Picture) {
        let before = std::mem::replace(&mut self.picture, picture);
        self.packings.clear();
        self.stamp += 1;
        if !Arc::ptr_eq(&before.ground, &self.picture.ground) {
            self.ground_stamp += 1;
        }
        if before.ground.catalogue.len() > AT_ONCE {
            forget(before);
        }
    }

    /// Whether another picture is being made.
    pub(super) fn is_working(&self) -> bool {
        self.job.is_some()
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
        let Picture {
            ground,
            arrangement,
            overview,
            ..
        } = &mut self.picture;
        if (overview.width() - width).abs() > f64::EPSILON {
            *overview = Overview::new(&ground.catalogue, arrangement, width);
        }
    }

    /// The catalogue that everything here is of. It can be another one than was opened last, until
    /// that is arranged.
    pub(super) fn catalogue(&self) -> &Arc<Catalogue> {
        &self.picture.ground.catalogue
    }

    /// Number of that catalogue among those that were opened.
    pub(super) fn generation(&self) -> u64 {
        self.picture.ground.generation
    }

    /// The lens that it is seen through.
    pub(super) fn lens(&self) -> &Lens {
        &self.picture.ground.lens
    }

    /// Catalogue and arrangement, to be taken along to a thread.
    pub(super) fn all_shown(&self) -> Shown {
        Shown {
            catalogue: Arc::clone(&self.picture.ground.catalogue),
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
        let view = self.picture.view.clone();
        move || {
            let index = &ground.index;
            let days = |handle| index.days(handle);
            Facets::new(
                &ground.catalogue,
                index.columns(),
                &view.filter,
                &view.hidden,
                days,
            )
        }
    }

    /// A number that is another one whenever what is shown may be.
    pub(super) fn stamp(&self) -> u64 {
        self.stamp
    }

    /// The same for what neither filter nor lanes change.
    pub(super) fn ground_stamp(&self) -> u64 {
        self.ground_stamp
    }

    pub(super) fn counted(&self) -> &Counted {
        &self.picture.ground.counted
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
