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
    catalogue::{Catalogue, Columns, Handle, Known, Otherwise},
    date::{Day, Qualifier},
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
    /// By handle: the engagement as an item, where it has a date.
    items: Vec<Option<Item>>,
    /// By handle: how its date is counted.
    pub(super) tallied: Vec<Tallied>,
    /// Of dates with holes, whose it is and the days from a first up to the one after a last, in order.
    pub(super) islands: Arc<Vec<(Handle, i32, i32)>>,
    /// The day after the last day of everything that has a date, in order, and whose it is.
    pub(super) by_end: Vec<(i32, Handle)>,
    /// Promised meetings that have been held since, by handle, in order.
    kept: Vec<Handle>,
    /// Every party that took part in anything.
    pub(super) parties: Vec<Partner>,
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
        let read = || catalogue.read_until();
        // Where nobody says how far the sources were read, no promise is judged.
        let as_of = as_of.or_else(read).unwrap_or(Day::MIN);
        let known = Known::new(catalogue, lens);
        let mut reader = Reader {
            catalogue,
            known: &known,
            measure,
            series: HashMap::default(),
            party_at: HashMap::default(),
            parties: Vec::new(),
        };
        let mut items = Vec::with_capacity(catalogue.len());
        let mut tallied = Vec::with_capacity(catalogue.len());
        let mut kept = Vec::new();
        let mut islands = Vec::new();
        let mut seats_from = Vec::with_capacity(catalogue.len() + 1);
        let mut seats = Vec::with_capacity(catalogue.len());
        for (handle, entry) in catalogue.entries() {
            seats_from.push(seats.len() as u32);
            if !known.has(handle) {
                items.push(None);
                tallied.push(Tallied::NEVER);
                continue;
            }
            for party in entry.lanes() {
                seats.push(reader.party(party));
            }
            if entry.is_promised() && catalogue.kept_by(handle, &known).is_some() {
                kept.push(handle);
            }
            items.push(reader.item(handle));
            let date = known.date(catalogue, handle);
            if let Some(date) = date.filter(|date| date.window().stretches().len() > 1) {
                let stretches = date.window().stretches().iter();
                islands.extend(stretches.map(|stretch| {
                    let first = stretch.earliest.map_or(i32::MIN, |day| day.number() as i32);
                    let after = stretch
                        .latest
                        .map_or(i32::MAX, |day| day.number() as i32 + 1);
                    (handle, first, after)
                }));
            }
            tallied.push(date.map_or(Tallied::NEVER, Tallied::new));
        }
        seats_from.push(seats.len() as u32);
        let parties = reader.parties;
        let dated = items.iter().flatten();
        let mut by_end: Vec<_> = dated.map(|item: &Item| (item.after, item.handle)).collect();
        by_end.sort_unstable();
        Self {
            columns: Columns::new(catalogue, &known, as_of),
            otherwise: Arc::new(Otherwise::new(catalogue, &known, as_of)),
            known: Arc::new(known),
            items,
            tallied,
            islands: Arc::new(islands),
            by_end,
            kept,
            parties,
            seats_from,
            seats,
        }
    }

    /// How many engagements there are, known or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
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
        self.items[handle.0 as usize].as_ref()
    }

    pub(super) fn seats(&self, handle: Handle) -> &[u16] {
        let from = self.seats_from[handle.0 as usize] as usize;
        let to = self.seats_from[handle.0 as usize + 1] as usize;
        &self.seats[from..to]
    }

    pub(super) fn is_kept(&self, handle: Handle) -> bool {
        self.kept.binary_search(&handle).is_ok()
    }

    /// Bytes that it takes up beside the records, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.known.bytes()
            + self.columns.bytes()
            + size_of_val(&*self.items)
            + size_of_val(&*self.tallied)
            + size_of_val(&*self.by_end)
            + size_of_val(&**self.islands)
            + size_of_val(&*self.kept)
            + size_of_val(&*self.seats_from)
            + size_of_val(&*self.seats)
    }
}

/// Reads engagements one after the other.
struct Reader<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    measure: &'a dyn TextMeasure,
    series: HashMap<&'a SeriesId, u32>,
    party_at: HashMap<&'a PartyCode, u16>,
    parties: Vec<Partner>,
}

impl<'a> Reader<'a> {
    fn party(&mut self, code: &'a PartyCode) -> u16 {
        if let Some(&number) = self.party_at.get(code) {
            return number;
        }
        let number = self.parties.len() as u16;
        self.party_at.insert(code, number);
        let party = self.catalogue.party(code);
        let is_body = party.is_some_and(|party| party.kind == PartyKind::Body);
        let region = self.catalogue.region_of(code);
        self.parties.push(Partner {
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

    fn item(&mut self, handle: Handle) -> Option<Item> {
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
            rank: self.rank(handle),
            is_meeting_held: catalogue.is_meeting_held(handle, known),
            is_sure: date.window().certain().is_some(),
            has_holes: date.window().stretches().len() > 1,
        }))
    }

    /// 16 for each rank that the highest head of a delegation is above none, and one for each source.
    fn rank(&self, handle: Handle) -> u8 {
        let highest = self.known.highest_head(self.catalogue, handle);
        let above = highest.map_or(0, |rank| 7 - rank.get());
        let sources = self.known.sources_of(self.catalogue, handle).len().min(15);
        above * 16 + sources as u8
    }
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
    /// A promised meeting that has been held since.
    Kept,
    /// A meeting announced, expected, postponed or cancelled.
    Ahead,
    /// A visit or a message.
    NotCounted,
}
