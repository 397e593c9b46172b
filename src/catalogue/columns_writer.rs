//! Writing down what a filter asks for, one engagement after the other.

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Columns, Handle, Known, Support, pledges::Pledges, weak::Weaknesses};
use crate::{
    date::Day,
    model::{FormatId, PartyCode, TopicId},
    view::{PlaceName, Value},
};

/// Makes [`Columns`]. All engagements have to be added, in order; whoever goes through them anyway can
/// do so on the way.
pub struct ColumnsWriter<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    pledges: Pledges,
    weak: Weaknesses<'a>,
    columns: Columns,
    dictionary: Dictionary,
    parties: HashMap<&'a PartyCode, u32>,
    formats: HashMap<&'a FormatId, u32>,
    topics: HashMap<&'a TopicId, u32>,
    places: HashMap<(Option<&'a PartyCode>, Option<&'a str>), u32>,
    people: HashMap<&'a str, u32>,
}

impl<'a> ColumnsWriter<'a> {
    /// Begins with what is known of a catalogue, with promises judged as of a day.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, known: &'a Known, as_of: Day) -> Self {
        Self {
            catalogue,
            known,
            pledges: Pledges::new(catalogue, known, as_of),
            weak: Weaknesses::new(catalogue, known),
            columns: Columns::with_capacity(catalogue.len()),
            dictionary: Dictionary::default(),
            parties: HashMap::default(),
            formats: HashMap::default(),
            topics: HashMap::default(),
            places: HashMap::default(),
            people: HashMap::default(),
        }
    }

    /// Adds the next engagement, and what it rests on where it is known.
    pub fn add(&mut self, handle: Handle, support: Option<&Support<'_>>) {
        self.columns.statuses.push(self.known.status(handle));
        self.columns.countings.push(self.catalogue.counting(handle));
        if let Some(support) = support {
            self.add_entry(handle);
            self.add_people(handle);
            self.add_stated(handle, support);
            for pledge in self.pledges.of(handle) {
                self.other(Value::Promise(pledge));
            }
            for weakness in self.weak.of_supported(handle, support) {
                self.other(Value::Weakness(weakness));
            }
        }
        let next = self.columns.values.len() as u32;
        self.columns.values_from.push(next);
    }

    /// What was written, once all were added.
    #[must_use]
    pub fn finish(self) -> Columns {
        Columns {
            dictionary: self.dictionary.values,
            ..self.columns
        }
    }

    /// What it is called: partners, format and topics.
    fn add_entry(&mut self, handle: Handle) {
        let out = &mut self.columns.values;
        let dictionary = &mut self.dictionary;
        let entry = self.catalogue.entry(handle);
        for party in entry.lanes() {
            let new = || Value::Partner(party.clone());
            out.push(dictionary.keyed(&mut self.parties, party, new));
        }
        let format = &entry.engagement.format;
        let new = || Value::Format(format.clone());
        out.push(dictionary.keyed(&mut self.formats, format, new));
        for topic in self.known.topics(self.catalogue, handle) {
            let new = || Value::Topic(topic.clone());
            out.push(dictionary.keyed(&mut self.topics, topic, new));
        }
    }

    /// Who took part, each once.
    fn add_people(&mut self, handle: Handle) {
        let out = &mut self.columns.values;
        let first = out.len();
        let sides = &self.catalogue.entry(handle).engagement.delegations;
        for person in sides.iter().flat_map(|side| &side.people) {
            if !self.known.admits(self.catalogue, &person.cite) {
                continue;
            }
            let new = || Value::Person(person.name.clone());
            let people = &mut self.people;
            let number = self.dictionary.keyed(people, person.name.as_str(), new);
            if !out[first..].contains(&number) {
                out.push(number);
            }
        }
    }

    /// Where it was, whether and how, who was sent, and which kinds of sources tell of it.
    fn add_stated(&mut self, handle: Handle, support: &Support<'_>) {
        let (catalogue, known) = (self.catalogue, self.known);
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
            let number = self.dictionary.keyed(&mut self.places, key, new);
            self.columns.values.push(number);
        } else {
            self.other(Value::Place(None));
        }
        if let Some(status) = known.status(handle) {
            self.other(Value::Status(status));
        }
        let sources = support.sources.iter().enumerate();
        for (at, source) in sources {
            let before = support.sources[..at].iter();
            if before.clone().all(|other| other.kind != source.kind) {
                self.other(Value::Source(source.kind));
            }
        }
        self.other(Value::Rank(known.highest_head(catalogue, handle)));
        self.other(Value::Mode(known.mode(catalogue, handle)));
    }

    /// Adds a value of which there are few.
    fn other(&mut self, value: Value) {
        let number = self.dictionary.number(value);
        self.columns.values.push(number);
    }
}

/// Values as they are met, each once.
#[derive(Default)]
pub(super) struct Dictionary {
    /// By number.
    pub values: Vec<Value>,
    numbers: HashMap<Value, u32>,
}

impl Dictionary {
    /// The number of a value, which gets one if it is new.
    pub(super) fn number(&mut self, value: Value) -> u32 {
        if let Some(&number) = self.numbers.get(&value) {
            return number;
        }
        let number = self.add(value.clone());
        self.numbers.insert(value, number);
        number
    }

    /// The number of a value that is looked up by something that need not be made first.
    fn keyed<K: Eq + std::hash::Hash>(
        &mut self,
        numbers: &mut HashMap<K, u32>,
        key: K,
        new: impl FnOnce() -> Value,
    ) -> u32 {
        *numbers.entry(key).or_insert_with(|| self.add(new()))
    }

    /// Adds a value that is not there yet.
    pub(super) fn add(&mut self, value: Value) -> u32 {
        self.values.push(value);
        self.values.len() as u32 - 1
    }
}
