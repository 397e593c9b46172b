//! What a view shows, sorted into lanes.

use std::{collections::HashMap, sync::Arc};

use super::{marks, metrics::LABEL_LONGEST, speak};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    date::{Day, Edtf, Kind, Qualifier},
    model::{Counting, PartyCode, Status},
    scene::{MarkerLook, TextMeasure, TextStyle},
    view::{TimeWindow, View},
};

/// What a view shows: lanes from top to bottom, and what is in them.
#[derive(Clone, Debug)]
pub struct Arrangement {
    /// Lanes from top to bottom. The busiest come first.
    pub lanes: Vec<Lane>,
    /// What is known under the view's lens.
    pub known: Known,
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
    /// For each engagement of the catalogue, by handle, the first of its places.
    first_place: Vec<Option<Place>>,
}

/// A place in the lanes: the number of a lane from the top, and a place among its items. Half the
/// size of two `usize`, as there is one for every engagement of the catalogue.
#[derive(Clone, Copy, Debug)]
struct Place {
    lane: u32,
    at: u32,
}

/// The lane of one party.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Whose lane it is; empty for engagements that no partner is stated for.
    pub party: PartyCode,
    /// The party's name.
    pub name: Arc<str>,
    /// Meetings held in it.
    pub meetings_held: u32,
    /// Everything in it, by start.
    pub items: Vec<Item>,
    /// For each item the latest end among it and those before it, so that the first item that can
    /// reach into a window is found by bisection.
    latest_end: Vec<f64>,
    /// Places of the items that a line leads to from the one before in their series, in the order
    /// of the ones before.
    threads: Vec<u32>,
    /// For each of them the latest start among it and those before it, for bisection.
    latest_thread: Vec<f64>,
}

/// One engagement in one lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Which engagement.
    pub handle: Handle,
    /// Start of the earliest day, in days since 1970. With an open start, the start of the known
    /// end's day.
    pub start: f64,
    /// End of the latest day.
    pub end: f64,
    /// What the date says.
    pub extent: Extent,
    /// How the marker looks.
    pub look: MarkerLook,
    /// Width of the label in points.
    pub label_width: f64,
    /// Width of the second line in points.
    pub caption_width: f64,
    /// The neighbour before it in its series, as a place in the same lane.
    pub previous_in_series: Option<u32>,
    /// The neighbour after it.
    pub next_in_series: Option<u32>,
    /// Whether it stands in other lanes too.
    pub shared: bool,
}

impl Item {
    /// The order of a lane, in which no two of its items are equal.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.start
            .total_cmp(&other.start)
            .then(self.end.total_cmp(&other.end))
            .then(self.handle.cmp(&other.handle))
    }
}

/// What a date says about the days between its earliest and its latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// It is one day.
    Day,
    /// It lasted all those days.
    Lasted,
    /// It lasted, with no known start.
    LastedFromUnknown,
    /// It lasted, with no known end.
    LastedToUnknown,
    /// It happened once in them.
    Once,
    /// It happened once, by the latest.
    OnceUntil,
    /// It happened once, from the earliest on.
    OnceFrom,
}

impl Extent {
    fn new(date: &Edtf) -> Option<Self> {
        let ends = (date.earliest().is_some(), date.latest().is_some());
        match (date.kind(), ends) {
            (_, (false, false)) => None,
            (Kind::Day, _) => Some(Self::Day),
            (Kind::OneOf, (true, true)) => Some(Self::Once),
            (Kind::OneOf, (false, true)) => Some(Self::OnceUntil),
            (Kind::OneOf, (true, false)) => Some(Self::OnceFrom),
            (_, (true, true)) => Some(Self::Lasted),
            (_, (false, true)) => Some(Self::LastedFromUnknown),
            (_, (true, false)) => Some(Self::LastedToUnknown),
        }
    }

    /// Whether it happened once somewhere in the window, rather than all through it.
    #[must_use]
    pub fn is_once(self) -> bool {
        matches!(self, Self::Once | Self::OnceUntil | Self::OnceFrom)
    }

    /// Whether the start is not known.
    #[must_use]
    pub fn open_start(self) -> bool {
        matches!(self, Self::LastedFromUnknown | Self::OnceUntil)
    }

    /// Whether the end is not known.
    #[must_use]
    pub fn open_end(self) -> bool {
        matches!(self, Self::LastedToUnknown | Self::OnceFrom)
    }
}

/// The days from the start of `earliest` to the end of `latest`; one day at the known end of a date
/// that is open on the other side.
fn reach(earliest: Option<Day>, latest: Option<Day>) -> (f64, f64) {
    let start = earliest.or(latest).map_or(0.0, |day| day.number() as f64);
    let end = latest
        .or(earliest)
        .map_or(0.0, |day| day.number() as f64 + 1.0);
    (start, end)
}

impl Arrangement {
    /// Sorts what a view shows into lanes.
    #[must_use]
    pub fn new(catalogue: &Catalogue, view: &View, measure: &dyn TextMeasure) -> Self {
        let known = Known::new(catalogue, &view.lens);
        let mut arrangement = Self {
            lanes: Vec::new(),
            known,
            bounds: TimeWindow::new(0.0, 0.0),
            undated: Vec::new(),
            in_all: 0,
            meetings_held: 0,
            meetings_ahead: 0,
            promises_kept: 0,
            not_counted: 0,
            first_place: Vec::new(),
        };
        let nobody = PartyCode::from("");
        let mut lane_at: HashMap<&PartyCode, usize> = HashMap::new();
        for (handle, entry) in catalogue.entries() {
            let known = &arrangement.known;
            if !known.has(handle) {
                continue;
            }
            arrangement.in_all += 1;
            if !catalogue.passes(handle, &view.filter, known) {
                continue;
            }
            // What no partner is stated for has a lane too, or it would be lost.
            let alone = entry.lanes().next().is_none().then_some(&nobody);
            let lanes = || entry.lanes().chain(alone);
            let visible = || lanes().filter(|party| !view.hidden.contains(*party));
            if visible().next().is_none() {
                continue;
            }
            arrangement.count(catalogue, handle);
            let Some(mut item) = item(catalogue, handle, &arrangement.known, measure) else {
                arrangement.undated.push(handle);
                continue;
            };
            item.shared = visible().nth(1).is_some();
            for party in visible() {
                let at = *lane_at.entry(party).or_insert_with(|| {
                    arrangement.lanes.push(Lane::new(catalogue, party));
                    arrangement.lanes.len() - 1
                });
                let lane = &mut arrangement.lanes[at];
                lane.items.push(item);
                lane.meetings_held +=
                    u32::from(catalogue.is_meeting_held(handle, &arrangement.known));
            }
        }
        for lane in &mut arrangement.lanes {
            lane.finish(catalogue, &arrangement.known);
        }
        arrangement.lanes.sort_by(|a, b| {
            let busiest = b.meetings_held.cmp(&a.meetings_held);
            busiest
                .then_with(|| b.items.len().cmp(&a.items.len()))
                .then_with(|| a.name.cmp(&b.name))
        });
        arrangement.bounds = bounds(&arrangement.lanes);
        arrangement.first_place = first_places(&arrangement.lanes, catalogue.len());
        arrangement
    }

    fn count(&mut self, catalogue: &Catalogue, handle: Handle) {
        let held = self.known.status(handle) == Some(Status::Held);
        match (catalogue.counting(handle), held) {
            (Counting::Meeting, true) => self.meetings_held += 1,
            (Counting::Meeting, false) if catalogue.kept_by(handle, &self.known).is_some() => {
                self.promises_kept += 1;
            }
            (Counting::Meeting, false) => self.meetings_ahead += 1,
            (Counting::Container | Counting::Message, _) => self.not_counted += 1,
        }
    }

    /// How many engagements are shown in all, undated ones included.
    #[must_use]
    pub fn shown(&self) -> u32 {
        self.meetings_held + self.promises_kept + self.meetings_ahead + self.not_counted
    }

    /// The first lane that holds an engagement, and its place there.
    #[must_use]
    pub fn position(&self, handle: Handle) -> Option<(usize, usize)> {
        let place = (*self.first_place.get(handle.0 as usize)?)?;
        Some((place.lane as usize, place.at as usize))
    }

    /// The lane of a party and an engagement's place there, if that lane holds it; else the first
    /// lane that does.
    #[must_use]
    pub fn position_near(
        &self,
        handle: Handle,
        party: Option<&PartyCode>,
    ) -> Option<(usize, usize)> {
        let (first, at) = self.position(handle)?;
        let item = &self.lanes[first].items[at];
        let preferred = || {
            let party = party?;
            let lane = self.lanes.iter().position(|lane| lane.party == *party)?;
            Some((lane, self.lanes[lane].position(item)?))
        };
        let elsewhere = if item.shared { preferred() } else { None };
        Some(elsewhere.unwrap_or((first, at)))
    }

    /// The stretch of time that some engagements take up together.
    #[must_use]
    pub fn stretch_of(&self, handles: &[Handle]) -> Option<TimeWindow> {
        let items = || {
            let places = handles.iter().filter_map(|&handle| self.position(handle));
            places.map(|(lane, at)| &self.lanes[lane].items[at])
        };
        items().next()?;
        let start = items().map(|item| item.start).fold(f64::INFINITY, f64::min);
        let end = items()
            .map(|item| item.end)
            .fold(f64::NEG_INFINITY, f64::max);
        Some(TimeWindow::new(start, end))
    }

    /// The stretch of time on screen: the view's own, or everything.
    #[must_use]
    pub fn window(&self, view: &View) -> TimeWindow {
        view.time.unwrap_or(self.bounds)
    }
}

impl Lane {
    /// How much is in it: "5 meetings held, 7 in all".
    #[must_use]
    pub fn tally(&self) -> String {
        speak::tally(self)
    }

    fn new(catalogue: &Catalogue, party: &PartyCode) -> Self {
        Self {
            party: party.clone(),
            name: match party.as_str() {
                "" => "No partner stated".into(),
                _ => catalogue.party_name(party).into(),
            },
            meetings_held: 0,
            items: Vec::new(),
            latest_end: Vec::new(),
            threads: Vec::new(),
            latest_thread: Vec::new(),
        }
    }

    /// Sorts the items and fills in what depends on their order.
    fn finish(&mut self, catalogue: &Catalogue, known: &Known) {
        self.items.sort_by(Item::order);
        self.latest_end = running_maximum(self.items.iter().map(|item| item.end));
        let mut last: HashMap<_, u32> = HashMap::new();
        for at in 0..self.items.len() {
            let handle = self.items[at].handle;
            let Some(link) = known.series(catalogue, handle) else {
                continue;
            };
            if !catalogue.is_meeting_held(handle, known) {
                continue;
            }
            let previous = last.insert(&link.slug, at as u32);
            self.items[at].previous_in_series = previous;
            if let Some(previous) = previous {
                self.items[previous as usize].next_in_series = Some(at as u32);
            }
        }
        let next = self.items.iter().filter_map(|item| item.next_in_series);
        self.threads = next.collect();
        let starts = self.threads.iter();
        self.latest_thread = running_maximum(starts.map(|&at| self.items[at as usize].start));
    }

    /// The place in the lane of an engagement that is known from this lane or another.
    fn position(&self, item: &Item) -> Option<usize> {
        self.items.binary_search_by(|other| other.order(item)).ok()
    }

    /// Places of the items that may touch the days from `from` to `to`.
    #[must_use]
    pub fn between(&self, from: f64, to: f64) -> std::ops::Range<usize> {
        let first = self.latest_end.partition_point(|&end| end < from);
        let last = self.items.partition_point(|item| item.start <= to);
        first..last.max(first)
    }

    /// Places of the items whose line from the one before in their series may touch the days from
    /// `from` to `to`; the two ends may lie far outside.
    pub(super) fn threads_between(&self, from: f64, to: f64) -> &[u32] {
        let first = self.latest_thread.partition_point(|&start| start < from);
        let last = self.threads.partition_point(|&at| {
            let previous = self.items[at as usize].previous_in_series;
            previous.is_none_or(|previous| self.items[previous as usize].start <= to)
        });
        &self.threads[first.min(last)..last]
    }
}

/// For each of the catalogue's engagements, of which there are `count`, its place in the topmost
/// lane that holds it.
fn first_places(lanes: &[Lane], count: usize) -> Vec<Option<Place>> {
    let mut places = vec![None; count];
    for (lane, number) in lanes.iter().zip(0..) {
        for (item, at) in lane.items.iter().zip(0..) {
            places[item.handle.0 as usize].get_or_insert(Place { lane: number, at });
        }
    }
    places
}

fn item(
    catalogue: &Catalogue,
    handle: Handle,
    known: &Known,
    measure: &dyn TextMeasure,
) -> Option<Item> {
    let date = known.date(catalogue, handle)?;
    let (start, end) = reach(date.earliest(), date.latest());
    let label = marks::label(catalogue, known, handle);
    Some(Item {
        handle,
        start,
        end,
        extent: Extent::new(date)?,
        look: marks::look(
            catalogue,
            known,
            handle,
            date.qualifier() != Qualifier::None,
        ),
        label_width: measure
            .width(&label, TextStyle::LabelStrong)
            .min(LABEL_LONGEST),
        caption_width: measure
            .width(&marks::caption(date), TextStyle::Caption)
            .min(LABEL_LONGEST),
        previous_in_series: None,
        next_in_series: None,
        shared: false,
    })
}

/// Of each number the largest among it and those before it.
fn running_maximum(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut largest = f64::NEG_INFINITY;
    numbers
        .map(|number| {
            largest = largest.max(number);
            largest
        })
        .collect()
}

/// The stretch of time that holds every item, and 5 % of it on both sides.
fn bounds(lanes: &[Lane]) -> TimeWindow {
    let items = || lanes.iter().flat_map(|lane| &lane.items);
    let start = items().map(|item| item.start).fold(f64::INFINITY, f64::min);
    let end = items()
        .map(|item| item.end)
        .fold(f64::NEG_INFINITY, f64::max);
    if start > end {
        return TimeWindow::new(0.0, 365.0);
    }
    // A catalogue of one day is shown with a fortnight around it.
    let margin = ((end - start) * 0.05).max(14.0);
    TimeWindow::new(start - margin, end + margin)
}
