//! What loading costs beside a bare parse of the same bytes by `ron`, which finds one mistake at
//! most and checks nothing.

#[path = "../common/mod.rs"]
mod common;

use std::{fs, hint::black_box, path::Path, time::Duration};

use common::synthetic;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use legation::{
    load::{Input, Options, load},
    model::{About, ContextEvent, Engagement, Format, Party, Region, Series, Source, Topic},
};
use ron::extensions::Extensions;
use serde::Deserialize;

/// A record as `ron` alone would read it.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only the time that it takes to read them counts")]
enum Record {
    Catalogue(About),
    Source(Source),
    Region(Region),
    Party(Party),
    Topic(Topic),
    Format(Format),
    Series(Series),
    Engagement(Engagement),
    Context(ContextEvent),
}

fn bare(text: &str) -> Vec<Record> {
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES;
    let options = ron::Options::default().with_default_extension(extensions);
    options.from_str(text).expect("the records are in order")
}

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

fn loading(criterion: &mut Criterion) {
    let files = data();
    let bytes = files.iter().map(String::len).sum::<usize>();
    let mut group = criterion.benchmark_group("the catalogue that ships");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("bare ron", |bencher| {
        bencher.iter(|| {
            for text in &files {
                black_box(bare(black_box(text)));
            }
        });
    });
    for (name, skip_lints) in [("load without lints", true), ("load", false)] {
        let options = Options {
            skip_lints,
            ..Options::default()
        };
        group.bench_function(name, |bencher| {
            bencher.iter(|| load(black_box(Input::Embedded), &options));
        });
    }
    group.finish();
    let text = synthetic::text(20_000, 7);
    let mut group = criterion.benchmark_group("20,000 engagements");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(10))
        .throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("bare ron", |bencher| {
        bencher.iter(|| bare(black_box(&text)));
    });
    for (name, skip_lints) in [("load without lints", true), ("load", false)] {
        let options = Options {
            skip_lints,
            ..Options::default()
        };
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || Input::memory([("synthetic.ron", text.as_str())]),
                |input| load(input, &options),
                criterion::BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, loading);
criterion_main!(benches);
