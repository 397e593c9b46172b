//! Moving through time, lanes and engagements.

use super::{Cited, Command, PAN_STEP, Rows, Session, ZOOM_STEP};
use crate::{
    catalogue::{Catalogue, Handle},
    model::EngagementId,
    search::{Hits, Scope},
    timeline::{Arrangement, Item, Packing, opening},
    view::{Page, TimeWindow},
};

/// What a command has to know of its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// What there is.
    pub catalogue: &'a Catalogue,
    /// What the view shows of it.
    pub arrangement: &'a Arrangement,
    /// Rows of the lanes.
    pub packing: &'a Packing,
    /// Rows of the table.
    pub rows: Rows<'a>,
    /// Height of the part of the window that shows lanes, in points.
    pub lanes_room: f64,
    /// Width of the part of the window that shows time, in points.
    pub time_room: f64,
    /// Whether the window is dark now, by choice or because the system says so.
    pub dark: bool,
    /// What the search has found, and the lens under which it did.
    pub hits: Option<(&'a Hits, &'a Scope)>,
}

impl Surroundings<'_> {
    /// Acts on a command that moves the view or the selection.
    pub(super) fn act(&self, command: Command, session: &mut Session) {
        match command {
            Command::ZoomIn => self.zoom(session, None, ZOOM_STEP),
            Command::ZoomOut => self.zoom(session, None, 1.0 / ZOOM_STEP),
            Command::ZoomAt { moment, factor } => self.zoom(session, Some(moment), factor),
            Command::PanEarlier => self.pan(session, -PAN_STEP * self.window(session).span(), 0.0),
            Command::PanLater => self.pan(session, PAN_STEP * self.window(session).span(), 0.0),
            Command::Pan { days, points } => self.pan(session, days, points),
            Command::ShowTime(window) | Command::DragTime { to: window, .. } => {
                self.show(session, window);
            }
            Command::SelectRange(range) => {
                session.range = range.is_sound().then_some(range);
            }
            Command::ZoomToRange => {
                if let Some(range) = session.range.take() {
                    self.show(session, range);
                }
            }
            Command::ClearRange => session.range = None,
            Command::FitAll => {
                session.view.time = None;
                session.view.scroll = 0.0;
            }
            Command::FrameSelection => self.frame(session),
            Command::OpenSelection => self.open(session),
            Command::Select(id) => self.select(session, id),
            Command::SelectInLane(id, lane) => {
                session.lane = Some(lane);
                self.select(session, id);
            }
            Command::GoTo(id) => {
                self.select(session, id);
                if let Some(item) = self.selected(session)
                    && let Some(lane) = self.lane(session, item)
                {
                    self.reveal(session, lane, item.handle);
                }
            }
            Command::ShowOnTimeline => self.show_on_timeline(session),
            Command::Deselect => session.deselect(),
            Command::NextInLane => self.step_in_lane(session, true),
            Command::PreviousInLane => self.step_in_lane(session, false),
            Command::LaneAbove => self.step_lane(session, -1),
            Command::LaneBelow => self.step_lane(session, 1),
            Command::NextHit => self.step_in_hits(session, true),
            Command::PreviousHit => self.step_in_hits(session, false),
            Command::NextInSeries => self.step_in_series(session, 1),
            Command::PreviousInSeries => self.step_in_series(session, -1),
            Command::NextOtherwise => self.step_in_otherwise(session),
            Command::First => self.end_of_lane(session, false),
            Command::Last => self.end_of_lane(session, true),
            _ => {}
        }
    }

    /// What is to be cited, in order of time.
    pub(super) fn cited(&self, cited: Cited, session: &Session) -> Vec<Handle> {
        match cited {
            Cited::Shown => self.arrangement.handles().collect(),
            Cited::Selection => {
                let id = session.view.selection.as_ref();
                let handle = id.and_then(|id| self.catalogue.find(id));
                let known = &self.arrangement.known;
                handle
                    .filter(|&handle| known.has(handle))
                    .into_iter()
                    .collect()
            }
        }
    }

    fn window(&self, session: &Session) -> TimeWindow {
        self.arrangement.window(&session.view)
    }

    fn zoom(&self, session: &mut Session, moment: Option<f64>, factor: f64) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        let window = self.window(session);
        let bounds = self.arrangement.bounds;
        let selected = self.selected(session).and_then(|item| {
            let middle = f64::midpoint(item.start(), item.end());
            window.contains(middle).then_some(middle)
        });
        // Keys zoom at the selected engagement when it is on screen: it is what is being looked at.
        let anchor = moment
            .or(selected)
            .unwrap_or(f64::midpoint(window.start(), window.end()));
        let zoomed = window.zoomed(anchor, factor, bounds.span());
        // Who zooms out wants to see more, and not what lies beyond the ends.
        let zoomed = if factor < 1.0 {
            zoomed.kept_inside(bounds)
        } else {
            zoomed
        };
        self.show(session, zoomed);
    }

    fn show(&self, session: &mut Session, window: TimeWindow) {
        if !window.is_sound() {
            return;
        }
        session.view.time = self.own(window.kept_near(self.arrangement.bounds));
    }

    /// A stretch of time as a view has it: of its own, or everything.
    pub(super) fn own(&self, window: TimeWindow) -> Option<TimeWindow> {
        (window != self.arrangement.bounds).then_some(window)
    }

    fn pan(&self, session: &mut Session, days: f64, points: f64) {
        if days != 0.0 {
            self.show(session, self.window(session).panned(days));
        }
        if !points.is_finite() {
            return;
        }
        let most = (self.packing.height - self.lanes_room).max(0.0);
        session.view.scroll = (session.view.scroll.min(most) + points).clamp(0.0, most);
    }

    /// The selected engagement.
    fn selected(&self, session: &Session) -> Option<&Item> {
        let handle = self.catalogue.find(session.view.selection.as_ref()?)?;
        self.arrangement.item(handle)
    }

    /// The lane that the keyboard is in: the one in which the selection was made, if it is there and
    /// still holds it, else the one in which it is drawn.
    fn lane(&self, session: &Session, item: &Item) -> Option<usize> {
        let chosen = session.lane.as_ref();
        let chosen = chosen.and_then(|id| self.arrangement.lane(id));
        let holds = |lane: &usize| self.arrangement.lanes[*lane].holds(item);
        let home = || Some(self.arrangement.position(item.handle)?.0);
        chosen.filter(holds).or_else(home)
    }

    /// Turns to the timeline, and to the selection there.
    fn show_on_timeline(&self, session: &mut Session) {
        if let Some(id) = session.view.selection.clone() {
            session.view.page = Page::Timeline;
            self.select(session, id);
            self.open(session);
        }
    }

    /// Selects an engagement, in the lane of the one before if that holds it too.
    pub(super) fn select(&self, session: &mut Session, id: EngagementId) {
        session.view.selection = Some(id);
        let lane = self
            .selected(session)
            .and_then(|item| self.lane(session, item));
        session.lane = lane.map(|lane| self.arrangement.lanes[lane].id.clone());
    }

    /// Selects an engagement in a lane, and brings it into the picture.
    fn select_in(&self, session: &mut Session, lane: usize, handle: Handle) {
        session.view.selection = Some(self.id(handle));
        session.lane = Some(self.arrangement.lanes[lane].id.clone());
        self.reveal(session, lane, handle);
    }

    pub(super) fn id(&self, handle: Handle) -> EngagementId {
        self.catalogue.entry(handle).engagement.id.clone()
    }

    /// Moves the view as little as shows an engagement in a lane.
    fn reveal(&self, session: &mut Session, lane: usize, handle: Handle) {
        let Some(item) = self.arrangement.item(handle) else {
            return;
        };
        let window = self.window(session);
        // Everything is shown with a margin of 5 %: what is only just inside that is inside.
        let edge = window.span() * 0.02;
        let room = window.span() * 0.2;
        if item.end() < window.start() + edge {
            self.show(session, window.panned(item.start() - room - window.start()));
        } else if item.start() > window.end() - edge {
            self.show(session, window.panned(item.start() + room - window.end()));
        }
        let packing = &self.packing.lanes[lane];
        let lowest = packing.top + packing.height - self.lanes_room;
        let highest = packing.top;
        session.view.scroll = if lowest > highest {
            highest
        } else {
            session.view.scroll.clamp(lowest.max(0.0), highest)
        };
    }

    /// Shows the selection with a month around it; once that is shown, with what is around that.
    fn frame(&self, session: &mut Session) {
        let Some(item) = self.selected(session) else {
            return;
        };
        // A month around a single day, half as much again around a window.
        let around = (item.end() - item.start()).max(20.0);
        let middle = f64::midpoint(item.start(), item.end());
        let close = TimeWindow::new(middle - around * 0.75, middle + around * 0.75);
        let close = close.kept_near(self.arrangement.bounds);
        if self.window(session) == close {
            let wide = TimeWindow::new(middle - around * 9.0, middle + around * 9.0);
            self.show(session, wide);
        } else {
            self.show(session, close);
        }
        if let Some(lane) = self.lane(session, item) {
            self.reveal(session, lane, item.handle);
        }
    }

    /// Zooms until the selection is no longer folded; what is not is shown with a month around it.
    fn open(&self, session: &mut Session) {
        let Some(handle) = self.selected(session).map(|item| item.handle) else {
            return;
        };
        let window = self.window(session);
        let (arrangement, packing) = (self.arrangement, self.packing);
        let closer = opening(arrangement, packing, &[handle], window, self.time_room);
        match closer {
            Some(closer) => {
                self.show(session, closer);
                if let Some((lane, _)) = arrangement.position(handle) {
                    self.reveal(session, lane, handle);
                }
            }
            None => self.frame(session),
        }
    }

    fn step_in_lane(&self, session: &mut Session, forward: bool) {
        let Some(item) = self.selected(session) else {
            return self.begin(session);
        };
        let Some(lane) = self.lane(session, item) else {
            return;
        };
        if let Some(next) = self.arrangement.lanes[lane].neighbour(item, forward) {
            self.select_in(session, lane, next);
        }
    }

    /// The first step of the keyboard selects the first engagement on screen.
    fn begin(&self, session: &mut Session) {
        let window = self.window(session);
        let mut lanes = self.arrangement.lanes.iter().enumerate();
        let on_screen = lanes.find_map(|(number, lane)| {
            let within = lane.between(window.start(), window.end()).next();
            within.map(|at| (number, lane.items[at].handle))
        });
        if let Some((lane, handle)) = on_screen {
            self.select_in(session, lane, handle);
        }
    }

    fn step_lane(&self, session: &mut Session, step: isize) {
        let Some(item) = self.selected(session) else {
            return self.begin(session);
        };
        let Some(lane) = self.lane(session, item) else {
            return;
        };
        let lanes = &self.arrangement.lanes;
        let mut next = lane.checked_add_signed(step);
        while let Some(lane) = next.filter(|&lane| lane < lanes.len()) {
            // An event of several lanes is in the next one too, and there it is no step.
            if let Some(handle) = lanes[lane].nearest(item) {
                return self.select_in(session, lane, handle);
            }
            next = lane.checked_add_signed(step);
        }
    }

    /// Whether an engagement is shown. What has no date has no mark, and can be read all the same.
    fn is_shown(&self, handle: Handle) -> bool {
        let undated = &self.arrangement.undated;
        self.arrangement.position(handle).is_some() || undated.binary_search(&handle).is_ok()
    }

    /// Selects the next engagement that all sources tell otherwise, in order of time and round again.
    fn step_in_otherwise(&self, session: &mut Session) {
        let selected = session.view.selection.as_ref();
        let selected = selected.and_then(|id| self.catalogue.find(id));
        let from = selected.map_or(0, |handle| handle.0 + 1);
        let all = self.catalogue.len() as u32;
        let otherwise = &self.arrangement.otherwise;
        let mut round = (from..all).chain(0..from).map(Handle);
        let next = round.find(|handle| otherwise.has(*handle) && self.is_shown(*handle));
        if let Some(next) = next {
            self.act(Command::GoTo(self.id(next)), session);
        }
    }

    fn step_in_series(&self, session: &mut Session, step: isize) {
        let handle = session
            .view
            .selection
            .as_ref()
            .and_then(|id| self.catalogue.find(id));
        let Some(handle) = handle else {
            return;
        };
        let Some(link) = self.arrangement.known.series(self.catalogue, handle) else {
            return;
        };
        let members = self.catalogue.in_series(&link.slug);
        // In order of time, and so of handles.
        let Ok(present) = members.binary_search(&handle) else {
            return;
        };
        // Outward from the present one, and no further than the nearest that is shown.
        let known = &self.arrangement.known;
        let is_shown = |member: &&Handle| {
            known.series(self.catalogue, **member).is_some() && self.is_shown(**member)
        };
        let next = if step > 0 {
            members[present + 1..].iter().find(is_shown)
        } else {
            members[..present].iter().rev().find(is_shown)
        };
        if let Some(&next) = next {
            self.act(Command::GoTo(self.id(next)), session);
        }
    }

    fn end_of_lane(&self, session: &mut Session, last: bool) {
        let item = self.selected(session);
        let lane = item.and_then(|item| self.lane(session, item));
        let lane = lane.or_else(|| {
            let mut lanes = self.arrangement.lanes.iter();
            lanes.position(|lane| lane.end(last).is_some())
        });
        let Some(lane) = lane else {
            return;
        };
        if let Some(handle) = self.arrangement.lanes[lane].end(last) {
            self.select_in(session, lane, handle);
        }
    }
}
