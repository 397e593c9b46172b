//! What a view shows, sorted into lanes.

use std::{
    collections::HashMap,
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use super::{
    index::{CountsAs, Index},
    item::Item,
    lane::{Guest, Lane},
    overview::Overview,
    plan::{self, Filled, Planned},
    tally::{LaneSpans, Tally, days},
};
use crate::{
    catalogue::{Catalogue, Handle, HomeLane, Known, Otherwise, Sieve},
    date::{Day, Membership},
    model::PartyCode,
    scene::TextMeasure,
    view::{LaneId, TimeWindow, View},
};

/// What a view shows: lanes from top to bottom, and what is in them. Each engagement is an item of
/// exactly one lane; those of several parties are guests in the lanes of the others.
#[derive(Clone, Debug)]
pub struct Arrangement {
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// What is known under the view's lens.
    pub known: Arc<Known>,
    /// What the lens leaves out or changes of what all sources say.
    pub otherwise: Arc<Otherwise>,
    /// How many of the engagements shown it changes.
    pub changed: u32,
    /// The stretch of time that holds everything, with a margin.
    pub bounds: TimeWindow,
    /// Engagements that pass the filter and have no date: shown in no lane.
    pub undated: Vec<Handle>,
    /// Engagements that are known under the lens, whether or not the filter shows them.
    pub in_all: u32,
    /// Meetings held among those shown, each counted once.
    pub meetings_held: u32,
    /// Meetings announced, expected, postponed or cancelled among those shown.
    pub meetings_ahead: u32,
    /// Promised meetings that have been held since: an engagement of its own tells of each.
    pub promises_kept: u32,
    /// Visits that contain meetings, and messages, among those shown.
    pub not_counted: u32,
    /// How many engagements the busiest lane has, for each day of the bounds.
    pub(super) busiest: f64,
    /// For each engagement of the catalogue, by handle, its place.
    places: Vec<Place>,
    /// The lane in which a party’s engagements are drawn, alone or with others of its group.
    lane_of: HashMap<PartyCode, usize>,
    /// All that is shown, counted by time.
    tally: Tally,
    /// Of dates with holes, whose it is and when, in order.
    islands: Arc<Vec<(Handle, i32, i32)>>,
}

/// Which lanes there are to be, where not those of what is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct WhichLanes<'a> {
    /// Those that the view has over all of time, as far as something is in them: as a window has them, in which time
    /// can be panned.
    pub of_all_time: bool,
    /// All but these are one, the last.
    pub apart: Option<&'a [LaneId]>,
}

/// With so many engagements lanes are made on several threads.
const WORTH_A_THREAD: usize = 50_000;
/// On how many at most.
const MOST_THREADS: usize = 4;

/// How many threads arrange so many engagements. It is over in a moment, so the window shares its core
/// with them: to leave one free would double the wait where there are two.
fn threads(engagements: usize) -> usize {
    if engagements < WORTH_A_THREAD {
        return 1;
    }
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    cores.clamp(2, MOST_THREADS)
}

/// A place in the lanes: the number of a lane from the top, and a place among its items. Half the
/// size of two `usize`, as there is one for every engagement of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    lane: u32,
    at: u32,
}

impl Place {
    const NOWHERE: Self = Self {
        lane: u32::MAX,
        at: u32::MAX,
    };
}

impl Arrangement {
    /// Sorts what a view shows into lanes, from nothing but the catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue, view: &View, measure: &dyn TextMeasure) -> Self {
        let index = Index::new(catalogue, &view.lens, view.as_of, measure);
        Self::from_index(&index, catalogue, view)
    }

    /// Sorts what a view shows into lanes. The index is that of the view’s lens.
    #[must_use]
    pub fn from_index(index: &Index, catalogue: &Catalogue, view: &View) -> Self {
        Self::with(
            index,
            catalogue,
            view,
            (|_| true, WhichLanes::default()),
            |_| (),
        )
        .0
    }

    /// The same of what certainly or possibly was in some days only, if any are named, and then of nothing without
    /// a date; and in the lanes that are asked for.
    #[must_use]
    pub fn of_part(
        index: &Index,
        catalogue: &Catalogue,
        view: &View,
        days: Option<(Day, Day)>,
        lanes: WhichLanes<'_>,
    ) -> Self {
        let was_then = |handle| {
            let Some((first, last)) = days else {
                return true;
            };
            let date = index.known.date(catalogue, handle);
            date.is_some_and(|date| date.within(first, last) != Membership::No)
        };
        Self::with(index, catalogue, view, (was_then, lanes), |_| ()).0
    }

    /// The same, and its overview for a picture of a width. In a large catalogue both are made at once.
    #[must_use]
    pub fn with_overview(
        index: &Index,
        catalogue: &Catalogue,
        view: &View,
        width: f64,
    ) -> (Self, Overview) {
        let overview = |arrangement: &Self| Overview::new(catalogue, arrangement, width);
        Self::with(
            index,
            catalogue,
            view,
            (|_| true, WhichLanes::default()),
            overview,
        )
    }

    /// The same of what is `asked` for, in the lanes that are, and what is made `beside`, as soon as the lanes are
    /// there.
    fn with<T>(
        index: &Index,
        catalogue: &Catalogue,
        view: &View,
        (asked, lanes): (impl Fn(Handle) -> bool, WhichLanes<'_>),
        beside: impl FnOnce(&Self) -> T,
    ) -> (Self, T) {
        let mut arrangement = Self::empty(index);
        let filled = arrangement.fill(index, view, asked);
        let mut planned = if lanes.of_all_time {
            let everything = Self::empty(index).fill(index, view, |_| true);
            let planned = plan::lanes(index, catalogue, view, &everything);
            plan::only_filled(planned, &filled)
        } else {
            plan::lanes(index, catalogue, view, &filled)
        };
        if let Some(apart) = lanes.apart {
            planned = plan::gathered(planned, apart);
        }
        arrangement.lay(index, &planned, &filled);
        arrangement.bounds = bounds(&arrangement.lanes);
        let counts = arrangement.lanes.iter().map(|lane| lane.items.len());
        arrangement.busiest = counts.max().unwrap_or(0) as f64 / arrangement.bounds.span();
        arrangement.find_places();
        let beside = arrangement.note_ends(index, beside);
        (arrangement, beside)
    }

    /// Nothing in no lane.
    fn empty(index: &Index) -> Self {
        Self {
            lanes: Vec::new(),
            known: Arc::clone(&index.known),
            otherwise: Arc::clone(&index.otherwise),
            changed: 0,
            bounds: TimeWindow::new(0.0, 0.0),
            undated: Vec::new(),
            in_all: 0,
            meetings_held: 0,
            meetings_ahead: 0,
            promises_kept: 0,
            not_counted: 0,
            busiest: 0.0,
            places: vec![Place::NOWHERE; index.len()],
            lane_of: HashMap::new(),
            tally: Tally::default(),
            islands: Arc::clone(&index.drawn.islands),
        }
    }

    /// Goes through all engagements and notes where each belongs.
    fn fill(&mut self, index: &Index, view: &View, asked: impl Fn(Handle) -> bool) -> Filled {
        let sieve = Sieve::new(&index.columns, &view.filter);
        let hidden: Vec<bool> = index
            .drawn
            .parties
            .iter()
            .map(|party| !view.shows_lane(&party.code))
            .collect();
        let mut filled = Filled::new(index.drawn.parties.len());
        self.tally.reserve(index.len());
        for number in 0..index.len() as u32 {
            let handle = Handle(number);
            if index.columns.status(handle).is_none() {
                continue;
            }
            self.in_all += 1;
            if !sieve.passes(handle) || !asked(handle) {
                continue;
            }
            let seats = index.seats(handle);
            let visible = || {
                let seats = seats.iter().copied();
                seats.filter(|&seat| !hidden[usize::from(seat)])
            };
            if visible().next().is_none() && !seats.is_empty() {
                continue;
            }
            self.changed += u32::from(index.otherwise.has(handle));
            match index.counts_as(handle) {
                CountsAs::Held => self.meetings_held += 1,
                CountsAs::Kept => self.promises_kept += 1,
                CountsAs::Ahead => self.meetings_ahead += 1,
                CountsAs::NotCounted => self.not_counted += 1,
            }
            let Some(item) = index.item(handle) else {
                self.undated.push(handle);
                continue;
            };
            let how = index.drawn.tallied[number as usize];
            self.tally.begin(number, how, item.first, item.after);
            let is_body = |seat: &u16| index.drawn.parties[usize::from(*seat)].is_body;
            let home = match HomeLane::among(visible, is_body) {
                HomeLane::Nobody => {
                    filled.nobody.push(handle);
                    continue;
                }
                HomeLane::Party(home) => {
                    filled.parties[usize::from(home)].own(item);
                    Some(home)
                }
                HomeLane::Together => {
                    filled.together.push(handle);
                    None
                }
            };
            for seat in visible().filter(|&seat| home != Some(seat)) {
                filled.parties[usize::from(seat)].take_part(item);
            }
        }
        filled
    }

    /// Makes the lanes of what belongs in them.
    fn lay(&mut self, index: &Index, planned: &[Planned], filled: &Filled) {
        for (lane, number) in planned.iter().zip(0..) {
            for &party in &lane.parties {
                let code = index.drawn.parties[usize::from(party)].code.clone();
                self.lane_of.insert(code, number);
            }
        }
        self.lanes = match threads(index.len()) {
            1 => {
                let lanes = planned.iter();
                lanes.map(|lane| make(lane, index, filled)).collect()
            }
            threads => make_together(planned, index, filled, threads),
        };
    }

    fn find_places(&mut self) {
        for (lane, number) in self.lanes.iter().zip(0..) {
            for (item, at) in lane.items.iter().zip(0..) {
                self.places[item.handle.0 as usize] = Place { lane: number, at };
            }
        }
    }

    /// Goes through everything in the order in which it ends, so that nothing has to be sorted. In a large
    /// catalogue that takes its time, and something else is made beside it.
    fn note_ends<T>(&mut self, index: &Index, beside: impl FnOnce(&Self) -> T) -> T {
        let lanes = self.lanes.iter_mut();
        let mut spans: Vec<LaneSpans> = lanes.map(|lane| std::mem::take(&mut lane.spans)).collect();
        let mut tally = std::mem::take(&mut self.tally);
        let mut noted = || note_ends(index, &self.places, &mut spans, &mut tally);
        let made = if threads(index.len()) == 1 {
            noted();
            beside(self)
        } else {
            std::thread::scope(|scope| {
                scope.spawn(noted);
                beside(self)
            })
        };
        self.tally = tally;
        for (lane, spans) in self.lanes.iter_mut().zip(spans) {
            lane.spans = spans;
        }
        made
    }

    /// How many engagements are shown in all, undated ones included.
    #[must_use]
    pub fn shown(&self) -> u32 {
        self.meetings_held + self.promises_kept + self.meetings_ahead + self.not_counted
    }

    /// All that is shown, undated ones included, by handle and so in order of time.
    pub fn handles(&self) -> impl Iterator<Item = Handle> {
        let places = self.places.iter().zip(0..);
        let mut undated = self.undated.iter().copied().peekable();
        places.filter_map(move |(place, number)| {
            let handle = Handle(number);
            let is_undated = undated.next_if_eq(&handle).is_some();
            (is_undated || *place != Place::NOWHERE).then_some(handle)
        })
    }

    /// What is shown next to an engagement in order of time, in any lane.
    #[must_use]
    pub fn beside(&self, handle: Handle, later: bool) -> Option<Handle> {
        let is_shown = |place: &Place| *place != Place::NOWHERE;
        let at = handle.0 as usize;
        let found = if later {
            let after = self.places.get(at + 1..)?.iter().position(is_shown);
            after.map(|steps| at + 1 + steps)
        } else {
            self.places.get(..at)?.iter().rposition(is_shown)
        };
        found.map(|number| Handle(number as u32))
    }

    /// The lane in which an engagement is drawn, and its place there.
    #[must_use]
    pub fn position(&self, handle: Handle) -> Option<(usize, usize)> {
        let place = *self.places.get(handle.0 as usize)?;
        (place != Place::NOWHERE).then_some((place.lane as usize, place.at as usize))
    }

    /// The item of an engagement.
    #[must_use]
    pub fn item(&self, handle: Handle) -> Option<&Item> {
        let (lane, at) = self.position(handle)?;
        Some(&self.lanes[lane].items[at])
    }

    /// The lane in which a party's engagements are drawn: its own, or that of its group.
    #[must_use]
    pub fn lane_of(&self, party: &PartyCode) -> Option<usize> {
        self.lane_of.get(party).copied()
    }

    /// The number of a lane from the top.
    #[must_use]
    pub fn lane(&self, id: &LaneId) -> Option<usize> {
        match id {
            LaneId::Party(party) => self
                .lane_of(party)
                .filter(|&lane| self.lanes[lane].id == *id),
            _ => self.lanes.iter().position(|lane| lane.id == *id),
        }
    }

    /// How many engagements touch a stretch of time, certainly and possibly. Where nothing is left
    /// out there is no doubt, whatever a date leaves open.
    #[must_use]
    pub fn count(&self, catalogue: &Catalogue, window: TimeWindow) -> (u32, u32) {
        let (from, to) = days(window);
        let ask = |number| {
            let date = self.known.date(catalogue, Handle(number));
            let last = Day::from_number(i64::from(to) - 1);
            date.map_or(Membership::No, |date| {
                date.within(Day::from_number(i64::from(from)), last)
            })
        };
        let (certainly, possibly) = self.tally.count(from, to, ask);
        let (certainly, possibly) = (certainly as u32, possibly as u32);
        if window.start() <= self.bounds.start() && self.bounds.end() <= window.end() {
            (certainly + possibly, 0)
        } else {
            (certainly, possibly)
        }
    }

    /// Whether an engagement has a day in a window, or may have had: one of which the date has holes
    /// only where it has none.
    #[must_use]
    pub fn touches(&self, item: &Item, window: TimeWindow) -> bool {
        let (from, to) = days(window);
        let is_within = item.after > from && item.first < to;
        is_within && (!item.has_holes || self.has_island(item.handle, from, to))
    }

    fn has_island(&self, handle: Handle, from: i32, to: i32) -> bool {
        let first = self.islands.partition_point(|island| island.0 < handle);
        let islands = self.islands[first..].iter();
        let mut own = islands.take_while(|island| island.0 == handle);
        own.any(|&(_, first, after)| after > from && first < to)
    }

    /// How many items of a lane touch a window.
    pub(super) fn touching(&self, lane: &Lane, window: TimeWindow) -> usize {
        let (from, to) = days(window);
        let with_holes = lane.spans.with_holes.iter();
        let with_holes = with_holes.map(|&at| &lane.items[at as usize]);
        let with_holes = with_holes.filter(|item| self.touches(item, window));
        lane.spans.touching(from, to) + with_holes.count()
    }

    /// The stretch of time that some engagements take up together.
    #[must_use]
    pub fn stretch_of(&self, handles: &[Handle]) -> Option<TimeWindow> {
        let items = || handles.iter().filter_map(|&handle| self.item(handle));
        items().next()?;
        let start = items().map(Item::start).fold(f64::INFINITY, f64::min);
        let end = items().map(Item::end).fold(f64::NEG_INFINITY, f64::max);
        Some(TimeWindow::new(start, end))
    }

    /// The stretch of time on screen: the view's own, or everything.
    #[must_use]
    pub fn window(&self, view: &View) -> TimeWindow {
        view.time.unwrap_or(self.bounds)
    }

    /// Bytes that it takes up beside the records, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let lanes: usize = self.lanes.iter().map(Lane::bytes).sum();
        lanes + size_of_val(&*self.places) + size_of_val(&*self.undated) + self.tally.bytes()
    }
}

fn note_ends(index: &Index, places: &[Place], spans: &mut [LaneSpans], tally: &mut Tally) {
    let place = |handle: Handle| Some(places[handle.0 as usize]).filter(|at| *at != Place::NOWHERE);
    for &(after, handle) in &index.drawn.by_end {
        let Some((place, item)) = place(handle).zip(index.item(handle)) else {
            continue;
        };
        spans[place.lane as usize].end(item);
        tally.end(index.drawn.tallied[handle.0 as usize], after);
    }
    for &(handle, first, after) in index.drawn.islands.iter() {
        if let Some((place, item)) = place(handle).zip(index.item(handle)) {
            spans[place.lane as usize].island(item, first, after);
        }
    }
    for spans in spans {
        spans.finish();
    }
    tally.finish();
}

/// Makes one lane.
fn make(planned: &Planned, index: &Index, filled: &Filled) -> Lane {
    let mut lane = Lane::new(planned.id.clone(), Arc::clone(&planned.name), planned.style);
    lane.is_member = planned.is_member;
    lane.is_on_top = planned.is_on_top;
    lane.is_pinned = planned.is_pinned;
    lane.parties = planned.parties.len();
    // Those of each party are in order, and put in order together they are nearly so by date.
    let mut handles: Vec<Handle> = Vec::with_capacity(planned.handles(filled).count());
    handles.extend(planned.handles(filled));
    handles.sort();
    // Room for all at once: growing by and by costs more than all else here.
    lane.items.reserve_exact(handles.len());
    lane.items.extend(handles.iter().filter_map(|&handle| {
        let mut item = *index.item(handle)?;
        item.shared = index.seats(handle).len() > 1;
        Some(item)
    }));
    lane.guests.reserve_exact(planned.guests(filled).count());
    let is_rest = planned.id == LaneId::Rest;
    let is_here = |handle: &Handle| is_rest && handles.binary_search(handle).is_ok();
    lane.guests.extend(
        planned
            .guests(filled)
            .filter(|handle| !is_here(handle))
            .filter_map(|handle| Some(Guest::of(index.item(handle)?))),
    );
    if planned.parties.len() > 1 {
        lane.guests.sort_unstable();
        lane.guests.dedup();
    }
    lane.finish();
    lane
}

/// Makes several lanes at a time.
fn make_together(planned: &[Planned], index: &Index, filled: &Filled, threads: usize) -> Vec<Lane> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(lane) = planned.get(number) else {
                return made;
            };
            made.push((number, make(lane, index, filled)));
        }
    };
    let mut made = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        for other in others {
            match other.join() {
                Ok(lanes) => made.extend(lanes),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_by_key(|(number, _)| *number);
    made.into_iter().map(|(_, lane)| lane).collect()
}

/// The stretch of time that holds every item, and 5 % of it on both sides.
fn bounds(lanes: &[Lane]) -> TimeWindow {
    let ends = || lanes.iter().filter_map(Lane::ends);
    let start = ends().map(|(start, _)| start).fold(f64::INFINITY, f64::min);
    let end = ends().map(|(_, end)| end).fold(f64::NEG_INFINITY, f64::max);
    if start > end {
        return TimeWindow::new(0.0, 365.0);
    }
    // A catalogue of one day is shown with a fortnight around it.
    let margin = ((end - start) * 0.05).max(14.0);
    TimeWindow::new(start - margin, end + margin)
}
