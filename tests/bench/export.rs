//! What pictures cost: a slide of the catalogue that ships, as SVG, PDF, PPTX and PNG, and an empty page beside it in
//! the same run. A slide as SVG, PDF or PPTX has half a second, a PNG of four times its size two.
//!
//! With the sheets, as nobody has those lying about. The PDF is a slide with all its sources; a second one is
//! the whole catalogue, as many pages as it takes. The slides of briefings have callouts to place, and a group of
//! their own.

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;

use common::{embedded, on_ground};
use criterion::{Criterion, criterion_group, criterion_main};
use legation::{
    catalogue::Catalogue,
    export,
    sheet::{Document, Extent, Options, PageSize},
    view::View,
};

fn document(catalogue: &Catalogue, size: PageSize, extent: Extent) -> Document {
    let options = Options {
        size,
        extent,
        ..Options::default()
    };
    Document::new(black_box(catalogue), &View::default(), &options)
}

fn pictures(criterion: &mut Criterion) {
    let catalogues = [("empty page", on_ground("")), ("embedded", embedded())];
    for (name, catalogue) in &catalogues {
        let mut group = criterion.benchmark_group(*name);
        group.sample_size(10);
        let one = |size| document(catalogue, size, Extent::OneSheet);
        for (what, size) in [("slide", PageSize::Slide), ("A4", PageSize::A4)] {
            group.bench_function(format!("sheet, {what}"), |bencher| {
                bencher.iter(|| one(size));
            });
            group.bench_function(format!("SVG, {what}"), |bencher| {
                bencher.iter(|| export::svg(&one(size), 0));
            });
            group.bench_function(format!("PDF, {what}"), |bencher| {
                bencher.iter(|| export::pdf(&one(size)).map(|file| file.len()).ok());
            });
            group.bench_function(format!("PPTX, {what}"), |bencher| {
                bencher.iter(|| export::pptx(&one(size)).map(|file| file.len()).ok());
            });
            group.bench_function(format!("PNG at four times its size, {what}"), |bencher| {
                bencher.iter(|| export::png(&one(size), 0, 4.0).map(|file| file.len()).ok());
            });
            group.bench_function(format!("PDF of all pages, {what}"), |bencher| {
                let all = || document(catalogue, size, Extent::Whole);
                bencher.iter(|| export::pdf(&all()).map(|file| file.len()).ok());
            });
            group.bench_function(format!("PPTX of all pages, {what}"), |bencher| {
                let all = || document(catalogue, size, Extent::Whole);
                bencher.iter(|| export::pptx(&all()).map(|file| file.len()).ok());
            });
        }
        group.finish();
    }
}

/// The slides of each briefing that ships: of which one takes as long as all, as numbers of sources run through them.
fn briefings(criterion: &mut Criterion) {
    let catalogue = embedded();
    let mut group = criterion.benchmark_group("briefing");
    group.sample_size(10);
    for briefing in catalogue.briefings() {
        let name = &briefing.slug;
        let slides = |size| {
            let options = Options {
                size,
                ..Options::default()
            };
            Document::handout(black_box(&catalogue), briefing, &options)
        };
        for (what, size) in [("slides", PageSize::Slide), ("A4", PageSize::A4)] {
            group.bench_function(format!("sheets, {what}, {name}"), |bencher| {
                bencher.iter(|| slides(size));
            });
        }
        group.bench_function(format!("PPTX, slides, {name}"), |bencher| {
            bencher.iter(|| {
                export::pptx(&slides(PageSize::Slide))
                    .map(|file| file.len())
                    .ok()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, pictures, briefings);
criterion_main!(benches);
