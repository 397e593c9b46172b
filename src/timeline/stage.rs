//! What a scene is made from.

use super::{
    Arrangement, Finds, Guest, LaneSpan, Packing, Placement, TimeScale,
    metrics::{AXIS_HEIGHT, HEAD_WIDTH},
    picture::Build,
    speak,
};
use crate::{
    catalogue::{Catalogue, Handle},
    date::Day,
    scene::{Fold, Folded, Rect, Scene, Size, Target, TargetKind, TextMeasure},
    view::{TimeWindow, View},
};

/// Everything that a scene is made from.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// What there is.
    pub catalogue: &'a Catalogue,
    /// What the view shows of it.
    pub arrangement: &'a Arrangement,
    /// Rows at the level of zoom that the view is at.
    pub packing: &'a Packing,
    /// Where the lanes are on their way there; empty when they are there.
    pub on_the_way: &'a [LaneSpan],
    /// Time, scroll and selection.
    pub view: &'a View,
    /// Size of the picture in points.
    pub size: Size,
    /// The day that counts as today.
    pub today: Option<Day>,
    /// What the pointer and the keyboard are at.
    pub attention: Attention,
    /// What a search has found.
    pub finds: Option<&'a Finds>,
    /// What stands around the lanes.
    pub trim: Trim,
}

/// What stands around the lanes and behind them: all that there is in a window, less on a slide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trim {
    /// Width of the heads of lanes, in points.
    pub heads: f64,
    /// Height of the axis above the lanes, in points.
    pub axis: f64,
    /// Whether they say how much is in a lane.
    pub counts: bool,
    /// Whether events in the background are shown.
    pub context: bool,
}

impl Default for Trim {
    fn default() -> Self {
        Self {
            heads: HEAD_WIDTH,
            axis: AXIS_HEIGHT,
            counts: true,
            context: true,
        }
    }
}

/// What the pointer and the keyboard are at; not part of a view, and of no export.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Attention {
    /// The engagement under the pointer.
    pub hovered: Option<Handle>,
    /// Whether the canvas has the keyboard.
    pub focused: bool,
    /// A stretch of time that is selected on the axis.
    pub range: Option<TimeWindow>,
}

impl Stage<'_> {
    /// The part of the picture that holds the lanes, without their heads.
    #[must_use]
    pub fn body(&self) -> Rect {
        Rect::new(
            self.trim.heads.min(self.size.width),
            self.trim.axis.min(self.size.height),
            self.size.width,
            self.size.height,
        )
    }

    /// What is selected, if the catalogue has it.
    #[must_use]
    pub fn selected(&self) -> Option<Handle> {
        self.catalogue.find(self.view.selection.as_ref()?)
    }

    /// The stretch of time on screen.
    #[must_use]
    pub fn window(&self) -> TimeWindow {
        self.arrangement.window(self.view)
    }

    /// Between days and points.
    #[must_use]
    pub fn scale(&self) -> TimeScale {
        let body = self.body();
        TimeScale::new(self.window(), body.left, body.right)
    }

    /// Whether a search has found an engagement.
    #[must_use]
    pub fn is_found(&self, handle: Handle) -> bool {
        self.finds.is_some_and(|finds| finds.has(handle))
    }

    /// What a target of a scene of this stage holds, in order of time: one engagement, those in a
    /// pill, or those that a ribbon shows at a place, by its distance from the left.
    #[must_use]
    pub fn holds(&self, target: &Target, x: f64) -> Vec<Handle> {
        match &target.kind {
            TargetKind::Engagement(handle) => vec![*handle],
            TargetKind::Guest(handle) => self.at_dot(target.lane, *handle),
            TargetKind::Pill(fold) => self.folded(target.lane, *fold),
            TargetKind::Ribbon => {
                // And up to three points beside it.
                let scale = self.scale();
                let around = (scale.moment_from_x(x - 3.0), scale.moment_from_x(x + 3.0));
                self.in_ribbon(target.lane, around)
            }
            TargetKind::Ghost { .. } | TargetKind::Event(_) | TargetKind::LaneHead(_) => Vec::new(),
        }
    }

    /// What all sources say otherwise of an engagement, where the lens changes it.
    #[must_use]
    pub fn otherwise(&self, handle: Handle) -> Option<String> {
        let Arrangement {
            otherwise, known, ..
        } = self.arrangement;
        otherwise.words(self.catalogue, known, handle)
    }

    /// How many of those that a target holds are known otherwise from all sources; none where it is none.
    #[must_use]
    pub fn changed(&self, target: &Target) -> Option<usize> {
        let otherwise = &self.arrangement.otherwise;
        otherwise.everything()?;
        let held = self.holds(target, 0.0).into_iter();
        let changed = held.filter(|handle| otherwise.has(*handle)).count();
        (changed > 0).then_some(changed)
    }

    /// What a target holds, wherever in the picture: of a ribbon all that it shows.
    #[must_use]
    pub fn holds_in_sight(&self, target: &Target) -> Vec<Handle> {
        match target.kind {
            TargetKind::Ribbon => {
                let window = self.window();
                self.in_ribbon(target.lane, (window.start(), window.end()))
            }
            _ => self.holds(target, 0.0),
        }
    }

    /// What shares a dot with a guest of a lane.
    fn at_dot(&self, lane: usize, handle: Handle) -> Vec<Handle> {
        let Some(lane) = self.arrangement.lanes.get(lane) else {
            return Vec::new();
        };
        let Some(guest) = self.arrangement.item(handle).map(Guest::of) else {
            return vec![handle];
        };
        let cell = self.packing.dot(guest);
        let from = lane
            .guests
            .partition_point(|other| self.packing.dot(*other) < cell);
        let here = lane.guests[from..].iter();
        here.take_while(|other| self.packing.dot(**other) == cell)
            .map(|guest| guest.handle)
            .collect()
    }

    /// What is in a ribbon between two moments.
    fn in_ribbon(&self, lane: usize, (from, to): (f64, f64)) -> Vec<Handle> {
        let Some(lane) = self.arrangement.lanes.get(lane) else {
            return Vec::new();
        };
        let around = TimeWindow::new(from, to);
        let items = lane.items[lane.between(from, to)].iter();
        items
            .filter(|item| self.arrangement.touches(item, around))
            .map(|item| item.handle)
            .collect()
    }

    /// What is folded into a pill of a lane.
    fn folded(&self, number: usize, fold: Fold) -> Vec<Handle> {
        let Some(lane) = self.arrangement.lanes.get(number) else {
            return Vec::new();
        };
        let window = self.window();
        let mut handles = Vec::with_capacity(fold.count);
        self.packing.visit(lane, number, window, |at, placement| {
            if placement != Placement::Folded {
                return;
            }
            let item = &lane.items[at];
            let cell = self.packing.cell(item);
            let is_in = match fold.which {
                Folded::Begin(first, last) => (first..=last).contains(&cell),
                Folded::Through(before) => cell < before,
            };
            if is_in && self.arrangement.touches(item, window) {
                handles.push(item.handle);
            }
        });
        if let Folded::Through(_) = fold.which {
            let long = self.packing.long_folded(lane, number, window);
            handles.extend(long.map(|at| lane.items[at].handle));
        }
        handles
    }

    /// What a screen reader says of a target.
    #[must_use]
    pub fn spoken(&self, target: &Target) -> String {
        speak::target(self, target, true)
    }

    /// The same without what sources say that are not believed: for pages that are handed over.
    #[must_use]
    pub fn spoken_as_believed(&self, target: &Target) -> String {
        speak::target(self, target, false)
    }
}

/// Makes the scene.
#[must_use]
pub fn layout(stage: &Stage<'_>, measure: &dyn TextMeasure) -> Scene {
    let mut build = Build::new(stage, measure);
    build.lanes();
    build.attended_labels();
    build.links();
    build.today_and_context();
    build.range();
    build.finish()
}
