//! In which order the rows come.

use rustc_hash::FxHashMap as HashMap;

use super::{Column, Ground, SortBy, collate::folded};
use crate::{
    catalogue::Handle,
    date::{Day, Edtf},
    model::SourceKind,
};

/// Of what nothing is known comes last, whichever way the rest is sorted.
const UNKNOWN: u64 = u64::MAX;
/// The greatest key of what is known.
const GREATEST: u64 = UNKNOWN - 1;

/// The engagements in `shown`, in the order that was asked for: by the first column in `sort`, where
/// that leaves two alike by the next, and at last by time and by their place in the catalogue. What is
/// not known comes last in either direction. Costs one key for each row and column, and a sort.
#[must_use]
pub fn order(ground: Ground<'_>, shown: &[Handle], sort: &[SortBy]) -> Vec<Handle> {
    let mut columns: Vec<Vec<u64>> = sort
        .iter()
        .map(|by| {
            let mut keys = keys(ground, shown, by.column);
            if by.descending {
                turn(&mut keys);
            }
            keys
        })
        .collect();
    columns.push(keys(ground, shown, Column::Date));
    let (first, others) = columns.split_first().unwrap_or((&NO_KEYS, &[]));
    let mut rows: Vec<(u64, u32)> = first.iter().copied().zip(0..).collect();
    rows.sort_unstable_by(|&(one, a), &(other, b)| {
        let then = || {
            let mut others = others.iter();
            let differ = others.find(|keys| keys[a as usize] != keys[b as usize]);
            match differ {
                Some(keys) => keys[a as usize].cmp(&keys[b as usize]),
                // In `shown` they are in the order of the catalogue.
                None => a.cmp(&b),
            }
        };
        one.cmp(&other).then_with(then)
    });
    rows.into_iter().map(|(_, at)| shown[at as usize]).collect()
}

static NO_KEYS: Vec<u64> = Vec::new();

/// Turns the order of what is known round.
fn turn(keys: &mut [u64]) {
    for key in keys.iter_mut().filter(|key| **key != UNKNOWN) {
        *key = GREATEST - *key;
    }
}

/// A number for each row by which a column is sorted.
fn keys(ground: Ground<'_>, shown: &[Handle], column: Column) -> Vec<u64> {
    let rows = shown.iter().copied();
    let (catalogue, known) = (ground.catalogue, ground.known);
    let or_unknown = |key: Option<u64>| key.unwrap_or(UNKNOWN);
    match column {
        Column::Date => rows
            .map(|handle| ground.date(handle).map_or(UNKNOWN, date))
            .collect(),
        Column::FirstDay => rows
            .map(|handle| or_unknown(ground.date(handle).and_then(Edtf::earliest).map(day)))
            .collect(),
        Column::LastDay => rows
            .map(|handle| or_unknown(ground.date(handle).and_then(Edtf::latest).map(day)))
            .collect(),
        Column::Weekday => rows
            .map(|handle| or_unknown(ground.weekday(handle).map(|day| day as u64)))
            .collect(),
        Column::Number => rows
            .map(|handle| or_unknown(ground.number(handle).map(|one| u64::from(one.get()))))
            .collect(),
        Column::Status => rows
            .map(|handle| or_unknown(known.status(handle).map(|status| status as u64)))
            .collect(),
        Column::Mode => rows
            .map(|handle| or_unknown(known.mode(catalogue, handle).map(|mode| mode as u64)))
            .collect(),
        Column::Sources => rows
            .map(|handle| known.independent_sources(catalogue, handle) as u64)
            .collect(),
        Column::Promises => rows
            .map(|handle| ground.promises(handle).count() as u64)
            .map(|made| if made == 0 { UNKNOWN } else { made })
            .collect(),
        Column::Kinds => rows.map(|handle| kinds(ground, handle)).collect(),
        _ => ranks(rows.map(|handle| ground.cell(handle, column))),
    }
}

/// A day as a number that is never negative.
fn day(day: Day) -> u64 {
    // Days of the calendar are a few million away from 1970, either way.
    (day.number() + i64::from(u32::MAX >> 1)) as u64
}

/// By the first day, where no limit comes first, then by the last, where no limit comes last.
fn date(date: &Edtf) -> u64 {
    let earliest = date.earliest().map_or(0, day);
    let latest = date.latest().map_or(u64::from(u32::MAX), day);
    earliest << 32 | latest
}

/// The most authoritative kind first; where that is the same the one with fewer others.
fn kinds(ground: Ground<'_>, handle: Handle) -> u64 {
    let places = ground.kinds(handle).filter_map(|kind| {
        let mut all = SourceKind::ALL.iter();
        all.position(|one| *one == kind)
    });
    let mut key = 0;
    let mut room = 60;
    for place in places {
        room -= 4;
        key |= (place as u64 + 1) << room;
    }
    if key == 0 { UNKNOWN } else { key }
}

/// The place of each text among all, where alike ones have the same.
fn ranks(texts: impl Iterator<Item = String>) -> Vec<u64> {
    let mut numbers: HashMap<String, u32> = HashMap::default();
    let mut rows = Vec::with_capacity(texts.size_hint().0);
    for text in texts {
        let next = numbers.len() as u32;
        rows.push(*numbers.entry(text).or_insert(next));
    }
    let mut distinct: Vec<(String, u32)> = numbers
        .into_iter()
        .map(|(text, number)| {
            let folded = folded(&text);
            // What is all signs is known, and comes after the words.
            let key = if folded.is_empty() { text } else { folded };
            (key, number)
        })
        .collect();
    distinct.sort_unstable();
    let mut ranks = vec![UNKNOWN; distinct.len()];
    let mut before: Option<&str> = None;
    let mut rank = 0;
    for (text, number) in &distinct {
        if before.is_some_and(|before| before != text) {
            rank += 1;
        }
        before = Some(text);
        if !text.is_empty() {
            ranks[*number as usize] = rank;
        }
    }
    rows.into_iter().map(|row| ranks[row as usize]).collect()
}
