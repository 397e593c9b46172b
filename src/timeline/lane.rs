//! A lane: what is in it, and in which order.

use std::{collections::HashMap, sync::Arc};

use super::{item::Item, metrics::MOST_TRACKS, speak, tally::LaneSpans};
use crate::{catalogue::Handle, view::LaneId};

/// One lane, or the head of a group of lanes that is unfolded.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Which lane.
    pub id: LaneId,
    /// Name of the party or group.
    pub name: Arc<str>,
    /// How it is drawn.
    pub style: LaneStyle,
    /// Whether it is one of a group that is unfolded above it.
    pub is_member: bool,
    /// Whether it is one of those that stand open above the groups.
    pub is_on_top: bool,
    /// Whether the user put it where it is.
    pub is_pinned: bool,
    /// How many parties it stands for.
    pub parties: usize,
    /// Meetings held that are drawn in it.
    pub meetings_held: u32,
    /// Engagements held that are drawn in it, whether or not they are meetings.
    pub held: u32,
    /// Everything that is drawn in it with a mark of its own, by start.
    pub items: Vec<Item>,
    /// What its party took part in and is drawn in another lane, by start.
    pub guests: Vec<Guest>,
    /// For each item the latest end among it and those before it, so that the first item that can
    /// reach into a window is found by bisection.
    latest_after: Vec<i32>,
    pub(super) spans: LaneSpans,
    /// Places of the items that last longer than [`LASTING`] days, in order.
    pub(super) lasting: Vec<u32>,
    /// How many rows are kept for series.
    pub(super) tracks: u8,
    /// The median of the days in which a dozen items begin.
    pub(super) dozen: f64,
}

/// What lasts longer than so many days is looked for apart: it can reach far across others.
pub(super) const LASTING: i32 = 3;

/// How a lane is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneStyle {
    /// Rows of marks with labels.
    Open,
    /// One row of marks with labels of one line: there is little in it.
    Thin,
    /// A ribbon that says how much is when.
    Ribbon,
    /// The name of a group whose lanes follow.
    Head,
}

/// An engagement in a lane of one of its parties that is not the one in which it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guest {
    /// Its first day.
    pub(super) first: i32,
    /// Which engagement.
    pub handle: Handle,
}

impl Guest {
    /// An engagement as a guest.
    pub(super) fn of(item: &Item) -> Self {
        Self {
            first: item.first,
            handle: item.handle,
        }
    }
}

impl Lane {
    pub(super) fn new(id: LaneId, name: Arc<str>, style: LaneStyle) -> Self {
        Self {
            id,
            name,
            style,
            is_member: false,
            is_on_top: false,
            is_pinned: false,
            parties: 1,
            meetings_held: 0,
            held: 0,
            items: Vec::new(),
            guests: Vec::new(),
            latest_after: Vec::new(),
            spans: LaneSpans::default(),
            lasting: Vec::new(),
            tracks: 0,
            dozen: f64::INFINITY,
        }
    }

    /// How much is in it: "5 meetings held, 7 in all".
    #[must_use]
    pub fn tally(&self) -> String {
        speak::tally(self)
    }

    /// Sorts the items and fills in what depends on their order.
    pub(super) fn finish(&mut self) {
        if !self.items.is_sorted_by(|a, b| a.order(b).is_le()) {
            self.items.sort_unstable_by(Item::order);
        }
        if !self.guests.is_sorted() {
            self.guests.sort_unstable();
        }
        let mut latest = i32::MIN;
        self.latest_after = self
            .items
            .iter()
            .map(|item| {
                latest = latest.max(item.after);
                latest
            })
            .collect();
        let mut sure = 0;
        for item in &self.items {
            self.meetings_held += u32::from(item.is_meeting_held);
            self.held += u32::from(item.is_held());
            sure += u32::from(item.is_held() && item.is_sure_throughout());
        }
        let not_held = self.items.len() as u32 - self.held;
        self.spans.reserve(sure, self.held - sure, not_held);
        for (item, at) in self.items.iter().zip(0..) {
            self.spans.begin(item, at);
        }
        if self.style != LaneStyle::Ribbon {
            let lasts = |item: &Item| item.after - item.first > LASTING;
            let items = self.items.iter().zip(0..);
            let lasting = items.filter(|(item, _)| lasts(item)).map(|(_, at)| at);
            self.lasting = lasting.collect();
            self.link_series();
            self.lay_tracks();
            self.dozen = self.dozen();
        }
    }

    /// Links each meeting held to the one before it in its series.
    fn link_series(&mut self) {
        let mut last: HashMap<u32, u32> = HashMap::new();
        for at in 0..self.items.len() {
            let item = &mut self.items[at];
            if !item.has_series() || !item.is_meeting_held {
                continue;
            }
            item.set_previous(last.insert(item.series, at as u32));
        }
    }

    /// Gives the series with most meetings rows of their own, so that each reads as a line.
    fn lay_tracks(&mut self) {
        let mut sizes: HashMap<u32, (u32, u32)> = HashMap::new();
        for (item, at) in self.items.iter().zip(0..) {
            if item.has_series() {
                sizes.entry(item.series).or_insert((0, at)).0 += 1;
            }
        }
        let mut series: Vec<_> = sizes
            .into_iter()
            .filter(|(_, (size, _))| *size > 1)
            .collect();
        series.sort_unstable_by_key(|&(_, (size, first))| (std::cmp::Reverse(size), first));
        series.truncate(MOST_TRACKS);
        self.tracks = series.len() as u8;
        let track_of: HashMap<u32, u8> = series
            .into_iter()
            .zip(0..)
            .map(|((series, _), track)| (series, track))
            .collect();
        for item in &mut self.items {
            if let Some(&track) = track_of.get(&item.series) {
                item.track = track;
            }
        }
    }

    /// Tried at no more than a thousand places, so that it costs nothing in a large lane.
    fn dozen(&self) -> f64 {
        let count = self.items.len();
        if count <= 12 {
            return f64::INFINITY;
        }
        let step = (count / 1000).max(1);
        let mut days: Vec<i32> = (0..count - 12)
            .step_by(step)
            .map(|at| self.items[at + 12].first - self.items[at].first)
            .collect();
        let middle = days.len() / 2;
        let (_, median, _) = days.select_nth_unstable(middle);
        f64::from(*median)
    }

    /// Whether an engagement is drawn in it, or its party took part.
    #[must_use]
    pub fn holds(&self, item: &Item) -> bool {
        let guest = Guest::of(item);
        self.items
            .binary_search_by(|other| other.order(item))
            .is_ok()
            || self.guests.binary_search(&guest).is_ok()
    }

    /// The engagement after one of the lane, or the one before it: of what is drawn in it and what
    /// its party took part in elsewhere.
    #[must_use]
    pub fn neighbour(&self, item: &Item, forward: bool) -> Option<Handle> {
        let key = |item: &Item| (item.first, item.after, item.handle);
        let at = self.items.partition_point(|other| key(other) < key(item));
        let guest = Guest::of(item);
        let seat = self.guests.partition_point(|other| *other < guest);
        let (own, other) = if forward {
            let is_here = self
                .items
                .get(at)
                .is_some_and(|other| other.handle == item.handle);
            let is_guest = self.guests.get(seat) == Some(&guest);
            (
                self.items.get(at + usize::from(is_here)),
                self.guests.get(seat + usize::from(is_guest)),
            )
        } else {
            (
                at.checked_sub(1).map(|at| &self.items[at]),
                seat.checked_sub(1).map(|at| &self.guests[at]),
            )
        };
        let own = own.map(|own| (own.first, own.handle));
        let other = other.map(|other| (other.first, other.handle));
        let nearest = match (own, other) {
            (Some(own), Some(other)) if forward => own.min(other),
            (Some(own), Some(other)) => own.max(other),
            (own, other) => own.or(other)?,
        };
        Some(nearest.1)
    }

    /// The engagement in the lane that begins nearest to one of another lane, that one left out.
    #[must_use]
    pub fn nearest(&self, to: &Item) -> Option<Handle> {
        let at = self.items.partition_point(|item| item.first < to.first);
        let seat = self.guests.partition_point(|guest| guest.first < to.first);
        // Of those that begin on the same day one at most is left out.
        let items = self.items[at.saturating_sub(2)..].iter().take(4);
        let guests = self.guests[seat.saturating_sub(2)..].iter().take(4);
        let items = items.map(|item| (item.first, item.handle));
        items
            .chain(guests.map(|guest| (guest.first, guest.handle)))
            .filter(|(_, handle)| *handle != to.handle)
            .min_by_key(|&(first, handle)| (first.abs_diff(to.first), handle))
            .map(|(_, handle)| handle)
    }

    /// The first engagement in the lane, or the last.
    #[must_use]
    pub fn end(&self, last: bool) -> Option<Handle> {
        let key = |first: i32, handle: Handle| (first, handle);
        let (item, guest) = if last {
            (self.items.last(), self.guests.last())
        } else {
            (self.items.first(), self.guests.first())
        };
        let own = item.map(|item| key(item.first, item.handle));
        let other = guest.map(|guest| key(guest.first, guest.handle));
        let found = match (own, other) {
            (Some(own), Some(other)) if last => own.max(other),
            (Some(own), Some(other)) => own.min(other),
            (own, other) => own.or(other)?,
        };
        Some(found.1)
    }

    /// Places of the items that may touch the days from `from` to `to`.
    #[must_use]
    pub fn between(&self, from: f64, to: f64) -> std::ops::Range<usize> {
        let first = self
            .latest_after
            .partition_point(|&after| f64::from(after) <= from);
        first.min(self.begun(to))..self.begun(to)
    }

    /// The latest end among the items up to a place.
    pub(super) fn latest_to(&self, at: usize) -> i32 {
        self.latest_after.get(at).copied().unwrap_or(i32::MAX)
    }

    /// From the start of its first item to the end of the last.
    pub(super) fn ends(&self) -> Option<(f64, f64)> {
        let first = self.items.first()?;
        Some((first.start(), f64::from(*self.latest_after.last()?)))
    }

    /// How many items begin before a moment.
    pub(super) fn begun(&self, moment: f64) -> usize {
        self.items.partition_point(|item| item.start() < moment)
    }

    /// The guests whose marks stand at moments from `from` to `to`.
    pub(super) fn guests_between(&self, from: f64, to: f64) -> &[Guest] {
        let at = |moment: f64| {
            self.guests
                .partition_point(|guest| f64::from(guest.first) < moment)
        };
        let first = at(from);
        &self.guests[first..at(to).max(first)]
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.items)
            + size_of_val(&*self.guests)
            + size_of_val(&*self.latest_after)
            + size_of_val(&*self.lasting)
            + self.spans.bytes()
    }
}
