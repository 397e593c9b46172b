//! What the three steps of the layout cost: for the catalogue that ships, and for one of ten
//! thousand engagements as it opens and as it is looked at from near.
//!
//! Only the last step runs for every frame. It has 16 ms at most, and what is on screen should
//! decide how many of them it takes, not what is in the catalogue.

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;

use common::{Screen, embedded, synthetic};
use criterion::{Criterion, criterion_group, criterion_main};
use legation::{
    catalogue::Catalogue,
    scene::FixedMeasure,
    timeline::{Arrangement, Overview, Packing, layout},
    view::TimeWindow,
};

fn steps(criterion: &mut Criterion, name: &str, catalogue: Catalogue) {
    let mut group = criterion.benchmark_group(name);
    let mut screen = Screen::new(catalogue);
    let bounds = screen.arrangement().bounds;
    for (from_where, span) in [("all", bounds.span()), ("a year", 365.0), ("a month", 30.0)] {
        let middle = f64::midpoint(bounds.start(), bounds.end());
        let window = TimeWindow::new(middle - span / 2.0, middle + span / 2.0);
        screen.show(window);
        group.bench_function(format!("arrange, {from_where}"), |bencher| {
            let view = &screen.session.view;
            bencher.iter(|| Arrangement::new(black_box(&screen.catalogue), view, &FixedMeasure));
        });
        group.bench_function(format!("pack, {from_where}"), |bencher| {
            bencher.iter(|| Packing::new(black_box(screen.arrangement()), screen.level()));
        });
        group.bench_function(format!("layout, {from_where}"), |bencher| {
            bencher.iter(|| layout(black_box(&screen.stage()), &FixedMeasure));
        });
    }
    let arrangement = screen.arrangement();
    let overview = || Overview::new(black_box(&screen.catalogue), arrangement, screen.size.width);
    group.bench_function("overview, once", |bencher| bencher.iter(overview));
    let made = overview();
    group.bench_function("overview, a frame", |bencher| {
        bencher.iter(|| black_box(&made).scene(bounds, None, &FixedMeasure));
    });
    group.finish();
}

fn layouts(criterion: &mut Criterion) {
    steps(criterion, "embedded", embedded());
    steps(
        criterion,
        "10,000 engagements",
        synthetic::catalogue(10_000, 7),
    );
}

criterion_group!(benches, layouts);
criterion_main!(benches);
