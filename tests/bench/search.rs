//! What a keystroke costs in the search field: each query is typed letter by letter, and the slowest
//! of its letters counts. Marking the fifty texts that a list shows is part of it.
//!
//! In the table at the end the best of some passes counts, so that what else the machine did meanwhile
//! does not. So it does for what it costs to make the index, beside what the timeline’s own takes,
//! and to change the lens.
#![expect(
    clippy::print_stdout,
    reason = "the times are what this program is for"
)]

#[path = "../common/mod.rs"]
mod common;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use common::{embedded, synthetic};
use criterion::{Criterion, criterion_group};
use legation::{
    catalogue::{Catalogue, Known},
    load::Texts,
    scene::FixedMeasure,
    search::{Hits, Query, Scope, SearchIndex},
    timeline::Index,
    view::Lens,
};

/// How often each letter is typed.
const PASSES: usize = 9;
/// Lines that a list of hits shows.
const SHOWN: usize = 50;

/// What is typed, and why.
const QUERIES: [(&str, &str); 9] = [
    ("m", "one letter, in nearly all"),
    ("meeting", "a word in most"),
    ("p1", "a name and its like"),
    ("consultations 2019", "two words"),
    ("talked about at some length", "words that most share"),
    ("\"met on that day\"", "a phrase that all share"),
    ("meeting 12345", "a word in most, and one in one"),
    ("october 2019 partner", "a month and a partner"),
    ("zyxwvutsrqp", "nothing, and nothing like it"),
];

/// One keystroke: what is typed so far is read and found, and what a list shows of it is marked.
fn keystroke(index: &SearchIndex, scope: &Scope, typed: &str) -> Hits {
    let hits = index.find(&Query::new(typed), scope, |_| true);
    for hit in hits.in_time().iter().take(SHOWN) {
        black_box(index.found_in(hit.engagement, &hits, scope, 1));
    }
    hits
}

/// Every state of the field while a query is typed.
fn letters(query: &str) -> impl Iterator<Item = &str> {
    let ends = query
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    ends.map(|end| &query[..end])
}

/// The shortest of some runs, and the last result.
fn timed<R>(passes: usize, mut run: impl FnMut() -> R) -> (Duration, R) {
    let mut once = || {
        let began = Instant::now();
        let result = run();
        (began.elapsed(), result)
    };
    let (mut shortest, mut result) = once();
    for _ in 1..passes {
        let (time, next) = once();
        shortest = shortest.min(time);
        result = next;
    }
    (shortest, result)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn table(catalogue: &Catalogue) {
    let engagements = catalogue.len();
    let (build, index) = timed(3, || SearchIndex::new(catalogue, &Texts::default()));
    let (timeline, _) = timed(3, || Index::new(catalogue, &Lens::All, None, &FixedMeasure));
    println!("\n{engagements} engagements");
    println!(
        "  made in {:.0} ms, the timeline's index in {:.0} ms; {} bytes for each engagement",
        milliseconds(build),
        milliseconds(timeline),
        index.bytes() / engagements
    );
    for lens in [Lens::All, Lens::OfficialOnly] {
        let known = Known::new(catalogue, &lens);
        let (change, scope) = timed(5, || index.scope(catalogue, &known));
        println!(
            "  {lens:?}: lens changed in {:.1} ms, {} bytes",
            milliseconds(change),
            scope.bytes()
        );
        for (query, why) in QUERIES {
            let slowest = letters(query).map(|typed| {
                let (time, hits) = timed(PASSES, || keystroke(&index, &scope, typed));
                (time, typed, hits.len())
            });
            let (time, typed, hits) = slowest.max().expect("a query has letters");
            let milliseconds = milliseconds(time);
            println!("    {milliseconds:7.3} ms  {typed:28} {hits:7} hits   ({query}: {why})");
        }
    }
}

fn searching(criterion: &mut Criterion) {
    let catalogue = synthetic::catalogue(100_000, 7);
    let index = SearchIndex::new(&catalogue, &Texts::default());
    let mut group = criterion.benchmark_group("100,000 engagements");
    group.sample_size(20);
    for lens in [Lens::All, Lens::OfficialOnly] {
        let scope = index.scope(&catalogue, &Known::new(&catalogue, &lens));
        for query in ["m", "meeting", "consultations 2019", "zyxwvutsrqp"] {
            group.bench_function(format!("{query}, {lens:?}"), |bencher| {
                bencher.iter(|| keystroke(&index, &scope, black_box(query)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, searching);

fn main() {
    benches();
    table(&embedded());
    for engagements in [10_000, 100_000, 1_000_000] {
        table(&synthetic::catalogue(engagements, 7));
    }
}
