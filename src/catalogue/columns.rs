//! What a filter asks for, side by side for all engagements.

use std::collections::BTreeSet;

use super::{
    Catalogue, ColumnsWriter, Handle, Known, columns_writer::Dictionary, pledges::Pledges,
};
use crate::{
    date::Day,
    model::{Counting, Status},
    view::{Facet, Filter, Value},
};

/// For each engagement, by handle, its values of all facets: a few bytes that lie side by side, where
/// the records themselves are thousands of bytes apart. With it a million engagements are filtered in a
/// few milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// What is known of it; none when nothing is.
    pub(super) statuses: Vec<Option<Status>>,
    pub(super) countings: Vec<Counting>,
    /// Every value that any engagement has.
    pub(super) dictionary: Vec<Value>,
    /// Where the values of an engagement begin in `values`; one more than there are engagements.
    pub(super) values_from: Vec<u32>,
    /// Numbers of values in the dictionary.
    pub(super) values: Vec<u32>,
}

impl Columns {
    /// The columns of what is known of a catalogue, with promises judged as of a day.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known, as_of: Day) -> Self {
        let mut writer = ColumnsWriter::new(catalogue, known, as_of);
        for (handle, _) in catalogue.entries() {
            let support = known.has(handle).then(|| known.support(catalogue, handle));
            writer.add(handle, support.as_ref());
        }
        writer.finish()
    }

    /// The same with promises judged as of another day, which is quicker than to read everything again.
    #[must_use]
    pub fn judged(&self, catalogue: &Catalogue, known: &Known, as_of: Day) -> Self {
        let pledges = Pledges::new(catalogue, known, as_of);
        let mut dictionary = Dictionary::default();
        // What became of promises is told anew; all else is what it was, by another number.
        let kept = self.dictionary.iter();
        let kept: Vec<Option<u32>> = kept
            .map(|value| {
                let stays = value.facet() != Facet::Promise;
                stays.then(|| dictionary.add(value.clone()))
            })
            .collect();
        let mut values = Vec::with_capacity(self.values.len());
        let mut values_from = Vec::with_capacity(self.values_from.len());
        values_from.push(0);
        for number in 0..self.len() as u32 {
            let handle = Handle(number);
            let mut is_told = false;
            for &value in self.values(handle) {
                if let Some(number) = kept[value as usize] {
                    values.push(number);
                } else if !std::mem::replace(&mut is_told, true) {
                    let told = pledges.of(handle).into_iter();
                    values.extend(told.map(|pledge| dictionary.number(Value::Promise(pledge))));
                }
            }
            values_from.push(values.len() as u32);
        }
        Self {
            statuses: self.statuses.clone(),
            countings: self.countings.clone(),
            dictionary: dictionary.values,
            values_from,
            values,
        }
    }

    /// Columns of nothing, with room for so many engagements.
    pub(super) fn with_capacity(count: usize) -> Self {
        let mut values_from = Vec::with_capacity(count + 1);
        values_from.push(0);
        Self {
            statuses: Vec::with_capacity(count),
            countings: Vec::with_capacity(count),
            values_from,
            ..Self::default()
        }
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

/// The place of a facet’s values among those of an engagement, as [`super::ColumnsWriter`] writes them.
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
