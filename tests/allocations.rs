//! A frame asks for memory for what is on screen, and not for what is in the catalogue.

#[path = "common/mod.rs"]
mod common;

use allocation_counter::{AllocationInfo, measure};
use common::{Screen, synthetic};
use legation::view::TimeWindow;

/// What a layout asks for at stretches of time from everything down to a day.
fn layouts(count: usize) -> Vec<AllocationInfo> {
    let mut screen = Screen::new(synthetic::catalogue(count, 7));
    let bounds = screen.arrangement().bounds;
    let spans = [bounds.span(), 3_000.0, 365.0, 30.0, 7.0, 1.0];
    let middle = f64::midpoint(bounds.start(), bounds.end());
    let windows = spans.map(|span| TimeWindow::new(middle - span / 2.0, middle + span / 2.0));
    windows
        .into_iter()
        .map(|window| {
            screen.show(window);
            let mut shapes = 0;
            let info = measure(|| {
                let scene = screen.scene();
                shapes = scene.layers.iter().map(|layer| layer.shapes.len()).sum();
            });
            assert!(shapes > 0);
            info
        })
        .collect()
}

#[test]
fn a_frame_does_not_ask_for_memory_for_each_engagement() {
    let small = layouts(1_000);
    let large = layouts(50_000);
    let most = |infos: &[AllocationInfo]| infos.iter().map(|info| info.count_total).max();
    let (small, large) = (most(&small), most(&large));
    // Fifty times as many engagements fill the screen better, and no more than that.
    assert!(large < Some(20_000), "{large:?}");
    assert!(
        large < small.map(|small| 8 * small),
        "{small:?} and {large:?}"
    );
}
