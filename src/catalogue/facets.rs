//! How many engagements there are with each value that a filter can ask for.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{Catalogue, Columns, Handle, Sieve, sentence};
use crate::{
    model::PartyCode,
    view::{Facet, Filter, PlaceName, Value},
};

/// Into how many equal stretches of time a density is cut.
pub const STRETCHES: usize = 20;

/// How many engagements have a value.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueCount {
    /// The value.
    pub value: Value,
    /// How many are known.
    pub all: u32,
    /// How many of them pass what the filter asks of other facets: so many would be shown with this value
    /// alone of its facet.
    pub count: u32,
    /// How much of `count` is when, in equal stretches from the first day of all engagements to the last.
    /// What happened in several stretches, or once in one of several, is spread over them.
    pub density: [f32; STRETCHES],
}

/// What is known under a lens, counted by every value that a filter can ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// Values by facet, in the order of [`Facet::ALL`]; in each the most frequent first, whatever the
    /// filter is, so that choosing one moves none.
    pub values: Vec<(Facet, Vec<ValueCount>)>,
    /// How many engagements the filter shows.
    pub shown: u32,
    /// For each facet that the filter says something of, how many would be shown without that.
    pub without: Vec<(Facet, u32)>,
    /// How many would be shown if no lane was hidden.
    pub unhidden: u32,
    /// By facet, the most in one stretch of any of its densities.
    pub tallest: [f32; Facet::ALL.len()],
}

impl Facets {
    /// Counts what is known. `hidden` are the parties whose lanes are left out; `days` says from which day
    /// up to which an engagement may have been.
    #[must_use]
    pub fn new(
        catalogue: &Catalogue,
        columns: &Columns,
        filter: &Filter,
        hidden: &BTreeSet<PartyCode>,
        days: impl Fn(Handle) -> Option<(i32, i32)>,
    ) -> Self {
        let mut tally = Tally::new(columns, filter, hidden, span(columns, &days));
        for number in 0..columns.len() as u32 {
            let handle = Handle(number);
            if columns.status(handle).is_some() {
                tally.add(handle, days(handle));
            }
        }
        tally.facets(catalogue, filter)
    }

    /// The values of a facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &[ValueCount] {
        let found = self.values.iter().find(|(of, _)| *of == facet);
        found.map_or(&[], |(_, values)| values)
    }
}

/// From the first day of all that is known to the last.
fn span(columns: &Columns, days: impl Fn(Handle) -> Option<(i32, i32)>) -> (i32, i32) {
    let handles = (0..columns.len() as u32).map(Handle);
    let known = handles.filter(|handle| columns.status(*handle).is_some());
    known
        .filter_map(days)
        .fold((i32::MAX, i32::MIN), |(first, after), (from, to)| {
            (first.min(from), after.max(to))
        })
}

/// What a value has to do with lanes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seat {
    /// It is no partner.
    None,
    /// A partner with a lane.
    Shown,
    /// A partner without one, as others are asked for.
    NotAsked,
    /// A partner whose lane is hidden.
    Hidden,
}

/// Counts in the making.
struct Tally<'a> {
    columns: &'a Columns,
    sieve: Sieve<'a>,
    /// For each value, whether it is a party, and whether its lane is left out.
    seats: Vec<Seat>,
    facet_of: Vec<Facet>,
    span: (i32, i32),
    all: Vec<u32>,
    counts: Vec<u32>,
    densities: Vec<[f32; STRETCHES]>,
    shown: u32,
    unhidden: u32,
    /// By facet, how many only that keeps out.
    kept_out: [u32; Facet::ALL.len()],
}

impl<'a> Tally<'a> {
    fn new(
        columns: &'a Columns,
        filter: &Filter,
        hidden: &BTreeSet<PartyCode>,
        span: (i32, i32),
    ) -> Self {
        let values = columns.dictionary();
        let asks = filter.partners().next().is_some();
        let seat = |value: &Value| match value {
            Value::Partner(party) if hidden.contains(party) => Seat::Hidden,
            Value::Partner(_) if asks && !filter.with.contains(value) => Seat::NotAsked,
            Value::Partner(_) => Seat::Shown,
            _ => Seat::None,
        };
        Self {
            columns,
            sieve: Sieve::new(columns, filter),
            seats: values.iter().map(seat).collect(),
            facet_of: values.iter().map(Value::facet).collect(),
            span,
            all: vec![0; values.len()],
            counts: vec![0; values.len()],
            densities: vec![[0.0; STRETCHES]; values.len()],
            shown: 0,
            unhidden: 0,
            kept_out: [0; Facet::ALL.len()],
        }
    }

    fn add(&mut self, handle: Handle, days: Option<(i32, i32)>) {
        let values = self.columns.values(handle);
        // How many of its partners there are, are not hidden, and have a lane.
        let (mut seats, mut unhidden, mut shown) = (0, 0, 0);
        for &value in values {
            self.all[value as usize] += 1;
            let seat = self.seats[value as usize];
            seats += u32::from(seat != Seat::None);
            unhidden += u32::from(matches!(seat, Seat::Shown | Seat::NotAsked));
            shown += u32::from(seat == Seat::Shown);
        }
        let failed = self.sieve.failed(handle);
        self.unhidden += u32::from(failed.is_empty());
        let has_lane = |seen: u32| seen > 0 || seats == 0;
        let only = failed.only();
        // Were another partner asked for, its lane would be there.
        let of_partners = only == Some(Facet::Partner);
        if !has_lane(if of_partners { unhidden } else { shown }) {
            return;
        }
        if failed.is_empty() {
            self.shown += 1;
        } else if let Some(facet) = only {
            self.kept_out[facet as usize] += 1;
        } else {
            return;
        }
        let stretches = days.and_then(|days| self.stretches(days));
        for &value in values {
            let value = value as usize;
            if only.is_some_and(|facet| self.facet_of[value] != facet)
                || self.seats[value] == Seat::Hidden
            {
                continue;
            }
            self.counts[value] += 1;
            if let Some((from, to)) = stretches {
                let share = 1.0 / (to - from + 1) as f32;
                for weight in &mut self.densities[value][from..=to] {
                    *weight += share;
                }
            }
        }
    }

    /// The first and the last stretch that some days lie in.
    fn stretches(&self, (first, after): (i32, i32)) -> Option<(usize, usize)> {
        let all = i64::from(self.span.1) - i64::from(self.span.0);
        if all <= 0 {
            return None;
        }
        let at = |day: i64| {
            let share = (day - i64::from(self.span.0)) as f64 / all as f64;
            ((share * STRETCHES as f64).max(0.0) as usize).min(STRETCHES - 1)
        };
        let (from, to) = (at(i64::from(first)), at(i64::from(after) - 1));
        Some((from, to.max(from)))
    }

    fn facets(self, catalogue: &Catalogue, filter: &Filter) -> Facets {
        let mut values: Vec<(Facet, Vec<ValueCount>)> =
            Facet::ALL.map(|facet| (facet, Vec::new())).into();
        let counted = self.all.into_iter().zip(self.counts).zip(self.densities);
        for (value, ((all, count), density)) in self.columns.dictionary().iter().zip(counted) {
            values[value.facet() as usize].1.push(ValueCount {
                value: value.clone(),
                all,
                count,
                density,
            });
        }
        for (facet, values) in &mut values {
            if has_own_order(*facet) {
                values.sort_by(|a, b| a.value.cmp(&b.value));
            } else {
                values
                    .sort_by_cached_key(|one| (Reverse(one.all), catalogue.value_name(&one.value)));
            }
            // What is not stated is no value among others.
            values.sort_by_key(|one| one.value.is_unstated());
        }
        let mut tallest = [0.0; Facet::ALL.len()];
        for (facet, values) in &values {
            let densities = values.iter().flat_map(|one| one.density);
            tallest[*facet as usize] = densities.fold(0.0, f32::max);
        }
        let said = Facet::ALL
            .into_iter()
            .filter(|facet| filter.is_about(*facet));
        Facets {
            without: said
                .map(|facet| (facet, self.shown + self.kept_out[facet as usize]))
                .collect(),
            values,
            shown: self.shown,
            unhidden: self.unhidden,
            tallest,
        }
    }
}

/// Whether the values of a facet have an order of their own, which says more than how frequent they are.
fn has_own_order(facet: Facet) -> bool {
    matches!(
        facet,
        Facet::Status
            | Facet::Source
            | Facet::Rank
            | Facet::Mode
            | Facet::Promise
            | Facet::Weakness
    )
}

impl Catalogue {
    /// What a value of a facet is called, in sentence case.
    #[must_use]
    pub fn value_name(&self, value: &Value) -> String {
        match value {
            Value::Partner(party) => self.party_name(party).to_owned(),
            Value::Format(slug) => {
                let format = self.format(slug);
                format
                    .map_or(slug.as_str(), |format| &format.name)
                    .to_owned()
            }
            Value::Status(status) => sentence(status.as_str()),
            Value::Topic(topic) => self.topic_name(topic).to_owned(),
            Value::Place(Some(place)) => self.place_name(place),
            Value::Place(None) => "No place stated".to_owned(),
            Value::Source(kind) => kind.name().to_owned(),
            Value::Person(name) => name.clone(),
            Value::Rank(Some(rank)) => rank.name().to_owned(),
            Value::Rank(None) => "No rank recorded".to_owned(),
            Value::Mode(Some(mode)) => sentence(mode.words()),
            Value::Mode(None) => "Not stated".to_owned(),
            Value::Promise(Some(pledge)) => pledge.name().to_owned(),
            Value::Promise(None) => "No promise on record".to_owned(),
            Value::Weakness(weakness) => weakness.name().to_owned(),
        }
    }

    /// What a filter asks for, facet by facet: "Partners: Russia or France", "Format: not Conference".
    #[must_use]
    pub fn filter_words(&self, filter: &Filter) -> Vec<String> {
        let mut parts = Vec::new();
        for facet in Facet::ALL {
            let of = |value: &&Value| value.facet() == facet;
            let names = |values: &BTreeSet<Value>| -> Vec<String> {
                let values = values.iter().filter(of);
                values.map(|value| self.value_name(value)).collect()
            };
            let (with, without) = (names(&filter.with), names(&filter.without));
            let mut said = Vec::new();
            if !with.is_empty() {
                said.push(with.join(" or "));
            }
            said.extend(without.iter().map(|name| format!("not {name}")));
            if !said.is_empty() {
                parts.push(format!("{}: {}", facet.name(), said.join(", ")));
            }
        }
        parts
    }

    /// A place as a value of a filter: a city that is its country is named once.
    fn place_name(&self, place: &PlaceName) -> String {
        let (city, country) = (place.city.as_deref(), place.country.as_ref());
        let country = country.filter(|code| city != Some(self.party_name(code)));
        let name = self.place_words(city, country);
        name.unwrap_or_else(|| "Somewhere".to_owned())
    }

    /// "Moscow, Russia", "Moscow" or "Russia"; none when neither is known.
    #[must_use]
    pub fn place_words(&self, city: Option<&str>, country: Option<&PartyCode>) -> Option<String> {
        let country = country.map(|code| self.party_name(code));
        let parts: Vec<&str> = city.into_iter().chain(country).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
