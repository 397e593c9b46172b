//! Two records that look like one.

use std::{collections::hash_map::Entry, hash::BuildHasher};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Kind, Lint, Problem, RecordKey, Trail};
use crate::{
    date::{Day, Kind as DateKind},
    load::{draft::Draft, problem::Code},
    model::{Engagement, PartyCode, Status},
};

/// Why two look like one.
#[derive(Clone, Copy)]
enum Alike {
    Number,
    Day,
}

/// Records that look like one met before.
pub(super) struct Twins<'a> {
    draft: &'a Draft,
    by_number: FxHashMap<(&'a str, u32, Status), RecordKey>,
    /// By a hash of day, format and parties, the first engagement that has these. Where the hashes
    /// of others are the same, they stand at the next that is free.
    by_day: FxHashMap<u64, usize>,
    found: Vec<(RecordKey, RecordKey, Alike)>,
}

impl<'a> Twins<'a> {
    pub(super) fn new(draft: &'a Draft) -> Self {
        Self {
            draft,
            by_number: FxHashMap::default(),
            by_day: FxHashMap::default(),
            found: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, record: RecordKey, engagement: &'a Engagement) {
        if matches!(engagement.status, Status::Cancelled | Status::Postponed) {
            return;
        }
        if let Some(link) = &engagement.series
            && let Some(number) = link.number
        {
            // What was announced and then held may well stand in two records.
            let key = (link.slug.as_str(), number.get(), engagement.status);
            match self.by_number.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(record);
                }
                Entry::Occupied(first) => {
                    self.found.push((record, *first.get(), Alike::Number));
                    return;
                }
            }
        }
        if let Some(first) = self.on_the_same_day(record, engagement)
            && !are_related(self.draft, record, first)
        {
            self.found.push((record, first, Alike::Day));
        }
    }

    /// The first engagement with the same day, format and parties.
    fn on_the_same_day(&mut self, record: RecordKey, engagement: &Engagement) -> Option<RecordKey> {
        let key = day_key(engagement)?;
        let mut hash = FxBuildHasher.hash_one(&key);
        loop {
            match self.by_day.entry(hash) {
                Entry::Vacant(free) => {
                    free.insert(record.1);
                    return None;
                }
                Entry::Occupied(other) => {
                    let other = *other.get();
                    if day_key(&self.draft.engagements.values[other]).as_ref() == Some(&key) {
                        return Some((Kind::Engagement, other));
                    }
                }
            }
            hash = hash.wrapping_add(1);
        }
    }

    pub(super) fn report(self, lint: &mut Lint<'_>) {
        for (record, first, alike) in self.found {
            warn(lint, record, first, alike);
        }
    }
}

/// Partners and body. Nearly always it is one, and that needs no list.
#[derive(PartialEq, Eq, Hash)]
enum Sides<'a> {
    One(&'a str),
    /// In order.
    Others(Vec<&'a str>),
}

/// The day, when it is one day, with format and partners in order.
fn day_key(engagement: &Engagement) -> Option<(Day, &str, Sides<'_>)> {
    let date = &engagement.dates.first()?.date;
    let day = date.earliest().filter(|_| date.kind() == DateKind::Day)?;
    let sides = match (engagement.parties.as_slice(), &engagement.body) {
        ([only], None) => Sides::One(only.as_str()),
        (parties, body) => {
            let mut sides: Vec<&str> = parties.iter().map(PartyCode::as_str).collect();
            sides.extend(body.as_ref().map(PartyCode::as_str));
            sides.sort_unstable();
            Sides::Others(sides)
        }
    };
    Some((day, engagement.format.as_str(), sides))
}

/// Part of one another, or two numbers of one series.
fn are_related(draft: &Draft, a: RecordKey, b: RecordKey) -> bool {
    let engagements = &draft.engagements.values;
    let (a, b) = (&engagements[a.1], &engagements[b.1]);
    let numbered = |engagement: &Engagement| {
        engagement
            .series
            .as_ref()
            .is_some_and(|link| link.number.is_some())
    };
    a.part_of.as_ref() == Some(&b.id)
        || b.part_of.as_ref() == Some(&a.id)
        || (numbered(a) && numbered(b))
}

fn warn(lint: &mut Lint<'_>, record: RecordKey, first: RecordKey, alike: Alike) {
    let record_trail = Trail::Record;
    let dates = record_trail.field("dates");
    let date = dates.item(0);
    let series = record_trail.field("series");
    let (trail, why) = match alike {
        Alike::Number => (series.field("number"), "has the same number in its series"),
        Alike::Day => (date.field("date"), "has the same day, format and parties"),
    };
    let id = lint.draft.id(first).to_string();
    let problem = Problem::new(
        Code::LooksAlike,
        format!("This looks like `{id}`, which {why}"),
        "Put what both say into one record, or mend what makes them look alike",
    )
    .related(lint.place(first, &trail), format!("`{id}` is here"));
    lint.warn(record, &trail, problem);
}
