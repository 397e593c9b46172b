//! The catalogues that tests and benchmarks are run on: whether they are what they are said to be.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use common::synthetic;
use legation::{
    catalogue::{Catalogue, Records},
    date::{Edtf, Kind},
    load::{Input, Options, Severity, load, report},
    model::Status,
};

fn loaded(input: Input) -> Records {
    let loaded = load(input, &Options::default());
    assert_eq!(
        loaded.count(Severity::Error),
        0,
        "{}",
        report::human(&loaded.problems, false)
    );
    loaded.records
}

#[test]
fn text_and_files_hold_the_same_records_as_are_made_at_once() {
    for (engagements, seed) in [(1, 1), (700, 7), (2_000, 5)] {
        let records = synthetic::records(engagements, seed);
        let text = synthetic::text(engagements, seed);
        assert_eq!(loaded(Input::memory([("a.ron", text)])), records);
        let files = synthetic::files(engagements, seed, 7);
        assert_eq!(loaded(Input::memory(files)), records);
        assert_eq!(Catalogue::new(records).len(), engagements);
    }
}

#[test]
fn the_same_number_and_seed_give_the_same_records() {
    assert!(synthetic::records(500, 3) == synthetic::records(500, 3));
    assert!(synthetic::records(500, 3) != synthetic::records(500, 4));
}

#[test]
fn they_look_like_diplomacy() {
    let records = synthetic::records(5_000, 7);
    let engagements = &records.engagements;
    assert_eq!(records.parties.len(), 1 + 40 + 3);
    let unsorted = |code: &str| code.starts_with('P');
    let unsorted = records
        .parties
        .iter()
        .filter(|party| party.region.is_none() && unsorted(party.code.as_str()));
    assert_eq!(unsorted.count(), 2);
    let parties: HashSet<_> = engagements.iter().flat_map(|one| &one.parties).collect();
    let bodies: HashSet<_> = engagements
        .iter()
        .filter_map(|one| one.body.as_ref())
        .collect();
    assert_eq!((parties.len(), bodies.len()), (40, 3));
    let several = engagements.iter().filter(|one| one.parties.len() > 1);
    let (of_bodies, others): (Vec<_>, Vec<_>) = several.partition(|one| one.body.is_some());
    assert!(of_bodies.len() > 50 && others.len() > 200);

    let dates = engagements.iter().map(|one| &one.dates[0].date);
    let kinds: BTreeSet<Kind> = dates.clone().map(Edtf::kind).collect();
    assert_eq!(kinds.len(), 4);
    let holes = dates.clone().map(|date| date.window().stretches().len());
    let holes = holes.filter(|&stretches| stretches > 1).count();
    assert!((10..60).contains(&holes), "{holes}");
    let years: Vec<i16> = dates
        .filter_map(|date| Some(date.earliest()?.ymd().0))
        .collect();
    let span = (years.iter().min(), years.iter().max());
    assert_eq!(span, (Some(&2001), Some(&2025)));
    let mut days: BTreeMap<_, usize> = BTreeMap::new();
    for one in engagements {
        *days.entry(one.dates[0].date.earliest()).or_default() += 1;
    }
    let mut busiest: Vec<usize> = days.into_values().collect();
    busiest.sort_unstable_by_key(|&count| std::cmp::Reverse(count));
    // Spread evenly, a tenth of the days would see a fifth of all.
    let tenth: usize = busiest.iter().take(913).sum();
    assert!(tenth * 3 > engagements.len(), "{tenth}");

    let statuses: HashSet<Status> = engagements.iter().map(|one| one.status).collect();
    assert_eq!(statuses.len(), 5);
    let promises: usize = engagements.iter().map(|one| one.promises.len()).sum();
    assert!(promises > 50, "{promises}");
}

#[test]
fn higher_numbers_of_a_series_are_later() {
    let records = synthetic::records(5_000, 7);
    let mut series: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for one in &records.engagements {
        if let Some(link) = &one.series {
            let date = &one.dates[0].date;
            let members = series.entry(&link.slug).or_default();
            members.push((link.number.unwrap().get(), date.earliest(), date.latest()));
        }
    }
    assert!(series.len() > 43);
    for members in series.values_mut() {
        members.sort_unstable();
        for (at, (number, ..)) in members.iter().enumerate() {
            let later = &members[at + 1..];
            assert!(later.iter().all(|(other, ..)| other != number));
        }
        for pair in members.windows(2) {
            let (first, then) = (pair[0].1, pair[1].2);
            assert!(first.zip(then).is_none_or(|(first, then)| first <= then));
        }
    }
}
