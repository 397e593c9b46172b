//! Moving through time, lanes and engagements.

use super::{Command, PAN_STEP, Session, ZOOM_STEP};
use crate::{
    catalogue::{Catalogue, Handle},
    model::EngagementId,
    timeline::{Arrangement, Item, Lane, Packing},
    view::TimeWindow,
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
    /// Height of the part of the window that shows lanes, in points.
    pub lanes_room: f64,
    /// Whether the window is dark now, by choice or because the system says so.
    pub dark: bool,
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
            Command::FitAll => {
                session.view.time = None;
                session.view.scroll = 0.0;
            }
            Command::FrameSelection => self.frame(session),
            Command::Select(id) => {
                self.select(session, id);
            }
            Command::SelectInLane(id, lane) => {
                session.lane = Some(lane);
                self.select(session, id);
            }
            Command::GoTo(id) => {
                if let Some((lane, at)) = self.select(session, id) {
                    self.reveal(session, lane, at);
                }
            }
            Command::Deselect => session.deselect(),
            Command::NextInLane => self.step_in_lane(session, 1),
            Command::PreviousInLane => self.step_in_lane(session, -1),
            Command::LaneAbove => self.step_lane(session, -1),
            Command::LaneBelow => self.step_lane(session, 1),
            Command::NextInSeries => self.step_in_series(session, 1),
            Command::PreviousInSeries => self.step_in_series(session, -1),
            Command::First => self.end_of_lane(session, false),
            Command::Last => self.end_of_lane(session, true),
            _ => {}
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
        let selected = self.selected(session).and_then(|(lane, at)| {
            let item = &self.arrangement.lanes[lane].items[at];
            let middle = f64::midpoint(item.start, item.end);
            window.contains(middle).then_some(middle)
        });
        // Keys zoom at the selected engagement when it is on screen: it is what is being looked at.
        let anchor = moment
            .or(selected)
            .unwrap_or(f64::midpoint(window.start(), window.end()));
        let zoomed = window.zoomed(anchor, factor, bounds.span());
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

    /// Lane and place of the selected engagement.
    fn selected(&self, session: &Session) -> Option<(usize, usize)> {
        let handle = self.catalogue.find(session.view.selection.as_ref()?)?;
        self.arrangement
            .position_near(handle, session.lane.as_ref())
    }

    /// Selects an engagement, in the lane of the one before if that holds it too, and says where it
    /// stands.
    fn select(&self, session: &mut Session, id: EngagementId) -> Option<(usize, usize)> {
        session.view.selection = Some(id);
        let place = self.selected(session);
        session.lane = place.map(|(lane, _)| self.arrangement.lanes[lane].party.clone());
        place
    }

    /// Selects what is at a place, and brings it into the picture.
    fn select_at(&self, session: &mut Session, lane: usize, at: usize) {
        let Lane { party, items, .. } = &self.arrangement.lanes[lane];
        session.view.selection = Some(self.id(items[at].handle));
        session.lane = Some(party.clone());
        self.reveal(session, lane, at);
    }

    fn id(&self, handle: Handle) -> EngagementId {
        self.catalogue.entry(handle).engagement.id.clone()
    }

    /// Moves the view as little as shows an engagement.
    fn reveal(&self, session: &mut Session, lane: usize, at: usize) {
        let item = &self.arrangement.lanes[lane].items[at];
        let window = self.window(session);
        // Everything is shown with a margin of 5 %: what is only just inside that is inside.
        let edge = window.span() * 0.02;
        let room = window.span() * 0.2;
        if item.end < window.start() + edge {
            self.show(session, window.panned(item.start - room - window.start()));
        } else if item.start > window.end() - edge {
            self.show(session, window.panned(item.start + room - window.end()));
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

    fn frame(&self, session: &mut Session) {
        let Some((lane, at)) = self.selected(session) else {
            return;
        };
        let item = self.arrangement.lanes[lane].items[at];
        // A month around a single day, half as much again around a window.
        let around = (item.end - item.start).max(20.0);
        let middle = f64::midpoint(item.start, item.end);
        self.show(
            session,
            TimeWindow::new(middle - around * 0.75, middle + around * 0.75),
        );
        self.reveal(session, lane, at);
    }

    fn step_in_lane(&self, session: &mut Session, step: isize) {
        let Some((lane, at)) = self.selected(session) else {
            return self.begin(session);
        };
        let next = at.checked_add_signed(step);
        if let Some(next) = next.filter(|&next| next < self.arrangement.lanes[lane].items.len()) {
            self.select_at(session, lane, next);
        }
    }

    /// The first step of the keyboard selects the first engagement on screen.
    fn begin(&self, session: &mut Session) {
        let window = self.window(session);
        let on_screen = self
            .arrangement
            .lanes
            .iter()
            .enumerate()
            .find_map(|(lane, items)| {
                let within = items.between(window.start(), window.end()).next();
                within.map(|at| (lane, at))
            });
        if let Some((lane, at)) = on_screen {
            self.select_at(session, lane, at);
        }
    }

    fn step_lane(&self, session: &mut Session, step: isize) {
        let Some((lane, at)) = self.selected(session) else {
            return self.begin(session);
        };
        let selected = self.arrangement.lanes[lane].items[at];
        // An event of several lanes is in the next one too, and there it is no step.
        let nearest_in = |lane: usize| {
            let others = self.arrangement.lanes[lane].items.iter().enumerate();
            others
                .filter(|(_, item)| item.handle != selected.handle)
                .min_by(|a, b| {
                    let away = |item: &Item| (item.start - selected.start).abs();
                    away(a.1).total_cmp(&away(b.1))
                })
                .map(|(at, _)| at)
        };
        let lanes = self.arrangement.lanes.len();
        let mut next = lane.checked_add_signed(step);
        while let Some(lane) = next.filter(|&lane| lane < lanes) {
            if let Some(at) = nearest_in(lane) {
                return self.select_at(session, lane, at);
            }
            next = lane.checked_add_signed(step);
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
        let is_shown = |member: &&Handle| {
            let is_member = self
                .arrangement
                .known
                .series(self.catalogue, **member)
                .is_some();
            let is_there = self.arrangement.position(**member).is_some()
                // What has no date has no mark, and can be read all the same.
                || self.arrangement.undated.contains(*member);
            is_member && is_there
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
        let lane = self.selected(session).map_or(0, |(lane, _)| lane);
        let Some(count) = self
            .arrangement
            .lanes
            .get(lane)
            .map(|lane| lane.items.len())
        else {
            return;
        };
        if count > 0 {
            self.select_at(session, lane, if last { count - 1 } else { 0 });
        }
    }
}
