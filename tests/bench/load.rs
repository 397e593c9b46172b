//! What loading costs beside a bare parse of the same bytes by `ron`, which finds one mistake at
//! most and checks nothing. Both on one thread, and neither with what it costs to forget the
//! records again.
//!
//! The ratios at the end are the medians of runs that took turns, so that what else the machine
//! did meanwhile fell on both.
#![expect(
    clippy::print_stdout,
    reason = "the ratios are what this program is for"
)]

#[path = "../common/mod.rs"]
mod common;

use std::{
    fs,
    hint::black_box,
    num::NonZero,
    path::Path,
    time::{Duration, Instant},
};

use common::{bare, synthetic};
use criterion::{BatchSize, Criterion, Throughput, criterion_group};
use legation::load::{Input, Options, load};

/// How often the two take turns.
const TURNS: usize = 9;

/// The texts of the files that are built in.
fn data() -> Vec<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("data")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder of the records") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ron") {
                texts.push(fs::read_to_string(path).expect("a file of records"));
            }
        }
    }
    texts
}

fn input(texts: &[String]) -> Input {
    let names = (0..).map(|number| format!("{number:04}.ron"));
    Input::memory(names.zip(texts.iter().map(String::as_str)))
}

/// On one thread.
fn options(skip_lints: bool) -> Options {
    Options {
        skip_lints,
        threads: NonZero::new(1),
        ..Options::default()
    }
}

fn group(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(20)
        .measurement_time(Duration::from_secs(5))
        .throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("bare ron", |bencher| {
        let parse = |text: &String| bare::parse(black_box(text));
        let parse = || texts.iter().map(parse).collect::<Vec<_>>();
        bencher.iter_with_large_drop(parse);
    });
    for (name, skip_lints) in [("load without lints", true), ("load", false)] {
        let options = options(skip_lints);
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || input(texts),
                |input| load(input, &options),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn loading(criterion: &mut Criterion) {
    group(criterion, "the catalogue that ships", &data());
    for (name, engagements) in [("1,000 engagements", 1_000), ("10,000 engagements", 10_000)] {
        group(criterion, name, &[synthetic::text(engagements, 7)]);
    }
}

/// Seconds that something takes.
fn seconds<R>(run: impl FnOnce() -> R) -> f64 {
    let began = Instant::now();
    let result = run();
    let seconds = began.elapsed().as_secs_f64();
    drop(black_box(result));
    seconds
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn ratio(name: &str, texts: &[String]) {
    let mut times = [vec![], vec![], vec![]];
    for _ in 0..TURNS {
        let parse = |text: &String| bare::parse(black_box(text));
        times[0].push(seconds(|| texts.iter().map(parse).collect::<Vec<_>>()));
        for (skip_lints, times) in [true, false].into_iter().zip(&mut times[1..]) {
            let (input, options) = (input(texts), options(skip_lints));
            times.push(seconds(|| load(input, &options)));
        }
    }
    let [bare, without, whole] = times.map(median);
    println!(
        "{name}: bare ron {bare:.4} s; load without lints {without:.4} s, {:.2} times that; \
         load {whole:.4} s, {:.2} times",
        without / bare,
        whole / bare
    );
}

criterion_group!(benches, loading);

fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
    // `cargo test --benches` wants to know only whether it runs, and a filter wants something else.
    if std::env::args().any(|argument| argument == "--bench") && std::env::args().count() == 2 {
        ratio("The catalogue that ships", &data());
        ratio("100,000 engagements", &[synthetic::text(100_000, 7)]);
    }
}
