//! What a filter asks for, side by side for all engagements.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Handle, Known, Outcome, PromiseRef, weak::Weaknesses};
use crate::{
    date::Day,
    model::{Counting, FormatId, PartyCode, Status, TopicId},
    view::{Facet, Filter, PlaceName, Pledge, Value},
};

/// For each engagement, by handle, its values of all facets: a few bytes that lie side by side, where
/// the records themselves are thousands of bytes apart. With it a million engagements are filtered in a
/// few milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// What is known of it; none when nothing is.
    statuses: Vec<Option<Status>>,
    countings: Vec<Counting>,
    /// Every value that any engagement has.
    dictionary: Vec<Value>,
    /// Where the values of an engagement begin in `values`; one more than there are engagements.
    values_from: Vec<u32>,
    /// Numbers of values in the dictionary.
    values: Vec<u32>,
}

impl Columns {
    /// The columns of what is known of a catalogue, with promises judged as of a day.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known, as_of: Day) -> Self {
        let mut writer = Writer::new(catalogue, known, as_of);
        let mut columns = Self {
            values_from: vec![0],
            ..Self::default()
        };
        for (handle, _) in catalogue.entries() {
            columns.statuses.push(known.status(handle));
            columns.countings.push(catalogue.counting(handle));
            if known.has(handle) {
                writer.write(handle, &mut columns.values);
            }
            columns.values_from.push(columns.values.len() as u32);
        }
        columns.dictionary = writer.dictionary;
        columns
    }

    /// How many engagements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.statuses.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty()
    }

    /// The status that holds; none when the engagement is not known.
    #[must_use]
    pub fn status(&self, handle: Handle) -> Option<Status> {
        self.statuses[handle.index()]
    }

    /// Whether it is a meeting, a visit that contains meetings, or a message.
    #[must_use]
    pub fn counting(&self, handle: Handle) -> Counting {
        self.countings[handle.index()]
    }

    /// Every value that any engagement has, by number.
    #[must_use]
    pub fn dictionary(&self) -> &[Value] {
        &self.dictionary
    }

    /// The numbers of the values of an engagement.
    #[must_use]
    pub fn values(&self, handle: Handle) -> &[u32] {
        let from = self.values_from[handle.index()] as usize;
        let to = self.values_from[handle.index() + 1] as usize;
        &self.values[from..to]
    }

    /// Bytes that it takes up, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.statuses)
            + size_of_val(&*self.countings)
            + size_of_val(&*self.dictionary)
            + size_of_val(&*self.values_from)
            + size_of_val(&*self.values)
    }
}

/// Writes the values of one engagement after the other.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    as_of: Day,
    /// Promises by the engagement that made them, and by the one that stands for them.
    promises: HashMap<Handle, Vec<PromiseRef>>,
    weak: Weaknesses<'a>,
    dictionary: Vec<Value>,
    parties: HashMap<&'a PartyCode, u32>,
    formats: HashMap<&'a FormatId, u32>,
    topics: HashMap<&'a TopicId, u32>,
    places: HashMap<(Option<&'a PartyCode>, Option<&'a str>), u32>,
    people: HashMap<&'a str, u32>,
    others: HashMap<Value, u32>,
}

impl<'a> Writer<'a> {
    fn new(catalogue: &'a Catalogue, known: &'a Known, as_of: Day) -> Self {
        let mut promises: HashMap<Handle, Vec<PromiseRef>> = HashMap::default();
        for &promise in catalogue.promises() {
            let cite = &catalogue.promise(promise).cite;
            if !known.has(promise.made_by) || !known.admits(catalogue, cite) {
                continue;
            }
            let stands_as = promise.stands_as.into_iter();
            for handle in stands_as.chain([promise.made_by]) {
                promises.entry(handle).or_default().push(promise);
            }
        }
        Self {
            catalogue,
            known,
            as_of,
            promises,
            weak: Weaknesses::new(catalogue, known),
            dictionary: Vec::new(),
            parties: HashMap::default(),
            formats: HashMap::default(),
            topics: HashMap::default(),
            places: HashMap::default(),
            people: HashMap::default(),
            others: HashMap::default(),
        }
    }

    fn write(&mut self, handle: Handle, out: &mut Vec<u32>) {
        let (catalogue, known) = (self.catalogue, self.known);
        let entry = catalogue.entry(handle);
        let dictionary = &mut self.dictionary;
        for party in entry.lanes() {
            let new = || Value::Partner(party.clone());
            out.push(number(&mut self.parties, dictionary, party, new));
        }
        let format = &entry.engagement.format;
        let new = || Value::Format(format.clone());
        out.push(number(&mut self.formats, dictionary, format, new));
        for topic in known.topics(catalogue, handle) {
            let new = || Value::Topic(topic.clone());
            out.push(number(&mut self.topics, dictionary, topic, new));
        }
        let first = out.len();
        for person in entry
            .engagement
            .delegations
            .iter()
            .flat_map(|side| &side.people)
        {
            if known.admits(catalogue, &person.cite) {
                let new = || Value::Person(person.name.clone());
                let number = number(&mut self.people, dictionary, person.name.as_str(), new);
                if !out[first..].contains(&number) {
                    out.push(number);
                }
            }
        }
        let place = known.place(catalogue, handle);
        let place = place.filter(|place| place.country.is_some() || place.city.is_some());
        if let Some(place) = place {
            let key = (place.country.as_ref(), place.city.as_deref());
            let new = || {
                Value::Place(Some(PlaceName {
                    country: place.country.clone(),
                    city: place.city.clone(),
                }))
            };
            out.push(number(&mut self.places, dictionary, key, new));
        } else {
            self.other(Value::Place(None), out);
        }
        if let Some(status) = known.status(handle) {
            self.other(Value::Status(status), out);
        }
        let first = out.len();
        for source in known.sources_of(catalogue, handle) {
            if let Some(source) = catalogue.source(source) {
                self.other_once(Value::Source(source.kind), first, out);
            }
        }
        self.other(Value::Rank(known.highest_head(catalogue, handle)), out);
        self.other(Value::Mode(known.mode(catalogue, handle)), out);
        let first = out.len();
        let promises = self.promises.remove(&handle).unwrap_or_default();
        for &promise in &promises {
            let outcome = catalogue.outcome(promise, known, self.as_of);
            if let Some(pledge) = outcome.pledge() {
                self.other_once(Value::Promise(Some(pledge)), first, out);
            }
        }
        if out.len() == first {
            self.other(Value::Promise(None), out);
        }
        for weakness in self.weak.of(handle) {
            self.other(Value::Weakness(weakness), out);
        }
    }

    fn other(&mut self, value: Value, out: &mut Vec<u32>) {
        let next = self.dictionary.len() as u32;
        let number = *self.others.entry(value.clone()).or_insert(next);
        if number == next {
            self.dictionary.push(value);
        }
        out.push(number);
    }

    /// The same, unless it was written from a place on.
    fn other_once(&mut self, value: Value, first: usize, out: &mut Vec<u32>) {
        self.other(value, out);
        if let Some((last, before)) = out[first..].split_last()
            && before.contains(last)
        {
            out.pop();
        }
    }
}

/// The number of a value in the dictionary, which gets it if it is new.
fn number<K: Eq + std::hash::Hash>(
    known: &mut HashMap<K, u32>,
    dictionary: &mut Vec<Value>,
    key: K,
    new: impl FnOnce() -> Value,
) -> u32 {
    *known.entry(key).or_insert_with(|| {
        dictionary.push(new());
        dictionary.len() as u32 - 1
    })
}

impl Outcome {
    /// What became of it, in a word; none when it was not yet made.
    #[must_use]
    pub fn pledge(self) -> Option<Pledge> {
        Some(match self {
            Self::NotYetMade => return None,
            Self::Kept { .. } => Pledge::Kept,
            Self::KeptPerhapsLate { .. } => Pledge::KeptPerhapsLate,
            Self::KeptLate { .. } => Pledge::KeptLate,
            Self::CalledOff { .. } => Pledge::CalledOff,
            Self::PutOff { .. } => Pledge::PutOff,
            Self::Overtaken { .. } => Pledge::Overtaken,
            Self::Overdue { .. } => Pledge::Overdue,
            Self::Open => Pledge::Open,
        })
    }
}

/// The place of a facet’s values among those of an engagement, as [`Writer::write`] writes them.
fn place_of(facet: Facet) -> u8 {
    match facet {
        Facet::Partner => 0,
        Facet::Format => 1,
        Facet::Topic => 2,
        Facet::Person => 3,
        Facet::Place => 4,
        Facet::Status => 5,
        Facet::Source => 6,
        Facet::Rank => 7,
        Facet::Mode => 8,
        Facet::Promise => 9,
        Facet::Weakness => 10,
    }
}

/// Some facets, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FacetSet(u16);

impl FacetSet {
    /// One facet alone.
    #[must_use]
    pub fn one(facet: Facet) -> Self {
        Self(1 << facet as u16)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The only one, if there is one only.
    #[must_use]
    pub fn only(self) -> Option<Facet> {
        let is_one = self.0.is_power_of_two();
        is_one.then(|| Facet::ALL[self.0.trailing_zeros() as usize])
    }
}

/// A filter with the values in it looked up once.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    columns: &'a Columns,
    /// For each value: the bit of its facet where it is asked for, and where it is not wanted; and the
    /// place of its facet among those of an engagement.
    roles: Vec<(u16, u16, u8)>,
    /// Nothing is said of facets that are written after this place.
    last: u8,
    /// The facets of which something is asked for.
    required: u16,
}

impl<'a> Sieve<'a> {
    /// The filter, for the catalogue that the columns were made from.
    #[must_use]
    pub fn new(columns: &'a Columns, filter: &Filter) -> Self {
        let bit = |of: &BTreeSet<Value>, value: &Value| {
            if of.contains(value) {
                FacetSet::one(value.facet()).0
            } else {
                0
            }
        };
        let values = columns.dictionary.iter();
        let required = filter.with.iter();
        let required = required.fold(0, |all, value| all | FacetSet::one(value.facet()).0);
        Self {
            columns,
            roles: values
                .map(|value| {
                    let (with, without) = (bit(&filter.with, value), bit(&filter.without, value));
                    (with, without, place_of(value.facet()))
                })
                .collect(),
            last: filter
                .chosen()
                .map(|(value, _)| place_of(value.facet()))
                .max()
                .unwrap_or(0),
            required,
        }
    }

    /// The facets that keep an engagement out.
    #[must_use]
    pub fn failed(&self, handle: Handle) -> FacetSet {
        let (mut met, mut unwanted) = (0, 0);
        for &value in self.columns.values(handle) {
            let (with, without, place) = self.roles[value as usize];
            // Most filters say something of what is written first only.
            if place > self.last {
                break;
            }
            met |= with;
            unwanted |= without;
        }
        FacetSet(self.required & !met | unwanted)
    }

    /// Whether an engagement passes.
    #[must_use]
    pub fn passes(&self, handle: Handle) -> bool {
        self.failed(handle).is_empty()
    }
}
