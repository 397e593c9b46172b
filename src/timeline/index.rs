//! What a filter does not change: everything that is known of each engagement under a lens, as far
//! as it is drawn.

use std::sync::Arc;

use rustc_hash::FxHashMap as HashMap;

use super::{
    item::{Draft, Extent, Item, reach},
    marks,
    metrics::LABEL_LONGEST,
    tally::Tallied,
};
use crate::{
    catalogue::{Catalogue, Columns, ColumnsWriter, Handle, Known, Otherwise, Support},
    date::{Day, Edtf, Qualifier},
    model::{Counting, PartyCode, PartyKind, SeriesId, Status},
    scene::{TextMeasure, TextStyle},
    view::{LaneId, Lens},
};

/// What arrangements are made from, once for a catalogue, a lens and a measure of text.
#[derive(Clone, Debug)]
pub struct Index {
    /// What is known under the lens.
    pub known: Arc<Known>,
    /// What that leaves out or changes of what all sources say.
    pub otherwise: Arc<Otherwise>,
    pub(super) columns: Columns,
    /// Promised meetings that have been held by the day as of which promises are judged, by handle, in
    /// order.
    kept: Vec<Handle>,
    pub(super) drawn: Arc<Drawn>,
}

/// What is drawn: the same whatever the day as of which promises are judged.
#[derive(Debug)]
pub(super) struct Drawn {
    /// By handle: the engagement as an item, where it has a date.
    items: Vec<Option<Item>>,
    /// By handle: how its date is counted.
    pub tallied: Vec<Tallied>,
    /// Of dates with holes, whose it is and the days from a first up to the one after a last, in order.
    pub islands: Arc<Vec<(Handle, i32, i32)>>,
    /// The day after the last day of everything that has a date, in order, and whose it is.
    pub by_end: Vec<(i32, Handle)>,
    /// Every party that took part in anything.
    pub parties: Vec<Partner>,
    /// Where the parties of an engagement begin in `seats`; one more than there are engagements.
    seats_from: Vec<u32>,
    /// Numbers of parties: of each engagement its body’s first, then its partners’.
    seats: Vec<u16>,
}

/// A party that has a lane.
#[derive(Clone, Debug)]
pub(super) struct Partner {
    pub code: PartyCode,
    pub name: Arc<str>,
    pub is_body: bool,
    /// The group that it belongs to.
    pub group: LaneId,
}

impl Index {
    /// Reads what is known of a catalogue under a lens, and measures the labels. Promises are judged as
    /// of a day: the last up to which the sources of the catalogue were read, when none is given.
    #[must_use]
    pub fn new(
        catalogue: &Catalogue,
        lens: &Lens,
        as_of: Option<Day>,
        measure: &dyn TextMeasure,
    ) -> Self {
        let known = Known::new(catalogue, lens);
        // One after the other each engagement is read for everything: to come back to it costs more.
        let kept = kept(catalogue, &known, as_of);
        let as_of = judged_as_of(catalogue, as_of);
        let mut columns = ColumnsWriter::new(catalogue, &known, as_of);
        let mut reader = Reader::new(catalogue, &known, measure);
        for (handle, _) in catalogue.entries() {
            let support = known.has(handle).then(|| known.support(catalogue, handle));
            columns.add(handle, support.as_ref());
            reader.read(handle, support.as_ref());
        }
        Self {
            otherwise: Arc::new(Otherwise::new(catalogue, &known, as_of)),
            columns: columns.finish(),
            kept,
            drawn: Arc::new(reader.finish()),
            known: Arc::new(known),
        }
    }

    /// The same index with promises judged as of another day. The catalogue is the same.
    #[must_use]
    pub fn judged(&self, catalogue: &Catalogue, as_of: Option<Day>) -> Self {
        let kept = kept(catalogue, &self.known, as_of);
        let as_of = judged_as_of(catalogue, as_of);
        Self {
            kept,
            otherwise: Arc::new(self.otherwise.judged(catalogue, &self.known, as_of)),
            columns: self.columns.judged(catalogue, &self.known, as_of),
            drawn: Arc::clone(&self.drawn),
            known: Arc::clone(&self.known),
        }
    }

    /// How many engagements there are, known or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.drawn.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.drawn.items.is_empty()
    }

    /// What a filter asks for.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The first day of an engagement and the day after its last, where it has a date.
    #[must_use]
    pub fn days(&self, handle: Handle) -> Option<(i32, i32)> {
        let item = self.item(handle)?;
        Some((item.first, item.after))
    }

    pub(super) fn item(&self, handle: Handle) -> Option<&Item> {
        self.drawn.items[handle.0 as usize].as_ref()
    }

    pub(super) fn seats(&self, handle: Handle) -> &[u16] {
        let drawn = &self.drawn;
        let from = drawn.seats_from[handle.0 as usize] as usize;
        let to = drawn.seats_from[handle.0 as usize + 1] as usize;
        &drawn.seats[from..to]
    }

    pub(super) fn is_kept(&self, handle: Handle) -> bool {
        self.kept.binary_search(&handle).is_ok()
    }

    /// Bytes that it takes up beside the records, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let drawn = &self.drawn;
        self.known.bytes()
            + self.columns.bytes()
            + size_of_val(&*drawn.items)
            + size_of_val(&*drawn.tallied)
            + size_of_val(&*drawn.by_end)
            + size_of_val(&**drawn.islands)
            + size_of_val(&*self.kept)
            + size_of_val(&*drawn.seats_from)
            + size_of_val(&*drawn.seats)
    }
}

/// The day as of which promises are judged: where nobody says how far the sources were read, none is.
fn judged_as_of(catalogue: &Catalogue, as_of: Option<Day>) -> Day {
    let read = || catalogue.read_until();
    as_of.or_else(read).unwrap_or(Day::MIN)
}

/// Promised meetings that have been held by the day as of which promises are judged, in order. Where
/// nobody says a day, all that is on record counts.
fn kept(catalogue: &Catalogue, known: &Known, as_of: Option<Day>) -> Vec<Handle> {
    let as_of = as_of.or_else(|| catalogue.read_until());
    let promises = catalogue.promises().iter();
    let promised = promises.filter_map(|promise| promise.stands_as);
    let mut kept: Vec<Handle> = promised
        .filter(|&handle| known.has(handle) && catalogue.kept_by(handle, known, as_of).is_some())
        .collect();
    kept.sort_unstable();
    kept
}

/// Reads engagements one after the other.
struct Reader<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    measure: &'a dyn TextMeasure,
    series: HashMap<&'a SeriesId, u32>,
    party_at: HashMap<&'a PartyCode, u16>,
    islands: Vec<(Handle, i32, i32)>,
    drawn: Drawn,
}

impl<'a> Reader<'a> {
    fn new(catalogue: &'a Catalogue, known: &'a Known, measure: &'a dyn TextMeasure) -> Self {
        let count = catalogue.len();
        Self {
            catalogue,
            known,
            measure,
            series: HashMap::default(),
            party_at: HashMap::default(),
            islands: Vec::new(),
            drawn: Drawn {
                items: Vec::with_capacity(count),
                tallied: Vec::with_capacity(count),
                islands: Arc::default(),
                by_end: Vec::new(),
                parties: Vec::new(),
                seats_from: Vec::with_capacity(count + 1),
                seats: Vec::with_capacity(count),
            },
        }
    }

    /// Reads the next engagement, and what it rests on where it is known.
    fn read(&mut self, handle: Handle, support: Option<&Support<'_>>) {
        let (catalogue, known) = (self.catalogue, self.known);
        let entry = catalogue.entry(handle);
        let next = self.drawn.seats.len() as u32;
        self.drawn.seats_from.push(next);
        let Some(support) = support else {
            self.drawn.items.push(None);
            self.drawn.tallied.push(Tallied::NEVER);
            return;
        };
        for party in entry.lanes() {
            let number = self.party(party);
            self.drawn.seats.push(number);
        }
        let item = self.item(handle, support);
        self.drawn.items.push(item);
        let date = known.date(catalogue, handle);
        if let Some(date) = date.filter(|date| date.window().stretches().len() > 1) {
            self.islands.extend(islands(handle, date));
        }
        let tallied = date.map_or(Tallied::NEVER, Tallied::new);
        self.drawn.tallied.push(tallied);
    }

    fn finish(mut self) -> Drawn {
        let next = self.drawn.seats.len() as u32;
        self.drawn.seats_from.push(next);
        let dated = self.drawn.items.iter().flatten();
        let mut by_end: Vec<_> = dated.map(|item| (item.after, item.handle)).collect();
        by_end.sort_unstable();
        Drawn {
            by_end,
            islands: Arc::new(self.islands),
            ..self.drawn
        }
    }

    fn party(&mut self, code: &'a PartyCode) -> u16 {
        if let Some(&number) = self.party_at.get(code) {
            return number;
        }
        let number = self.drawn.parties.len() as u16;
        self.party_at.insert(code, number);
        let party = self.catalogue.party(code);
        let is_body = party.is_some_and(|party| party.kind == PartyKind::Body);
        let region = self.catalogue.region_of(code);
        self.drawn.parties.push(Partner {
            code: code.clone(),
            name: self.catalogue.party_name(code).into(),
            is_body,
            group: match region {
                _ if is_body => LaneId::Multilateral,
                Some(region) => LaneId::Region(region.code.clone()),
                None => LaneId::Elsewhere,
            },
        });
        number
    }

    fn item(&mut self, handle: Handle, support: &Support<'_>) -> Option<Item> {
        let Self {
            catalogue,
            known,
            measure,
            ..
        } = *self;
        let date = known.date(catalogue, handle)?;
        let extent = Extent::new(date)?;
        let width = |text: &str, style| measure.width(text, style).min(LABEL_LONGEST) as f32;
        let link = known.series(catalogue, handle);
        let next = self.series.len() as u32;
        let series = link.map(|link| *self.series.entry(&link.slug).or_insert(next));
        Some(Item::new(Draft {
            handle,
            days: reach(date.earliest(), date.latest()),
            widths: (
                width(
                    &marks::label(catalogue, known, handle),
                    TextStyle::LabelStrong,
                ),
                width(&marks::caption(date), TextStyle::Caption),
            ),
            series,
            look: marks::look(
                catalogue,
                known,
                handle,
                date.qualifier() != Qualifier::None,
            ),
            extent,
            rank: self.rank(handle, support),
            is_meeting_held: catalogue.is_meeting_held(handle, known),
            is_sure: date.window().certain().is_some(),
            has_holes: date.window().stretches().len() > 1,
        }))
    }

    /// 16 for each rank that the highest head of a delegation is above none, and one for each source.
    fn rank(&self, handle: Handle, support: &Support<'_>) -> u8 {
        let highest = self.known.highest_head(self.catalogue, handle);
        let above = highest.map_or(0, |rank| 7 - rank.get());
        let sources = support.sources.len().min(15);
        above * 16 + sources as u8
    }
}

/// The stretches of days of a date with holes.
fn islands(handle: Handle, date: &Edtf) -> impl Iterator<Item = (Handle, i32, i32)> {
    let stretches = date.window().stretches().iter();
    stretches.map(move |stretch| {
        let first = stretch.earliest.map_or(i32::MIN, |day| day.number() as i32);
        let latest = stretch.latest;
        let after = latest.map_or(i32::MAX, |day| day.number() as i32 + 1);
        (handle, first, after)
    })
}

impl Index {
    /// What an engagement is counted as.
    pub(super) fn counts_as(&self, handle: Handle) -> CountsAs {
        let held = self.columns.status(handle) == Some(Status::Held);
        match (self.columns.counting(handle), held) {
            (Counting::Meeting, true) => CountsAs::Held,
            (Counting::Meeting, false) if self.is_kept(handle) => CountsAs::Kept,
            (Counting::Meeting, false) => CountsAs::Ahead,
            (Counting::Container | Counting::Message, _) => CountsAs::NotCounted,
        }
    }
}

/// What an engagement is counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountsAs {
    /// A meeting held.
    Held,
    /// A promised meeting that has been held by the day as of which promises are judged.
    Kept,
    /// A meeting announced, expected, postponed or cancelled.
    Ahead,
    /// A visit or a message.
    NotCounted,
}
