//! A frame asks for memory for what is on screen, and not for what is in the catalogue.

#[path = "common/mod.rs"]
mod common;

use allocation_counter::{AllocationInfo, measure};
use common::{Screen, synthetic};
use legation::{
    timeline::{Level, Packing},
    view::TimeWindow,
};

/// Stretches of time from everything down to a day, around the middle of a catalogue.
fn windows(bounds: TimeWindow) -> [TimeWindow; 6] {
    let spans = [bounds.span(), 3_000.0, 365.0, 30.0, 7.0, 1.0];
    let middle = f64::midpoint(bounds.start(), bounds.end());
    spans.map(|span| TimeWindow::new(middle - span / 2.0, middle + span / 2.0))
}

/// What a layout asks for at each of these.
fn layouts(count: usize) -> Vec<AllocationInfo> {
    let mut screen = Screen::new(synthetic::catalogue(count, 7));
    windows(screen.arrangement().bounds)
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

/// What the rows ask for when a new level of zoom is reached.
fn packings(count: usize) -> Vec<AllocationInfo> {
    let screen = Screen::new(synthetic::catalogue(count, 7));
    let arrangement = screen.arrangement();
    windows(arrangement.bounds)
        .into_iter()
        .map(|window| {
            let mut height = 0.0;
            let info = measure(|| {
                let level = Level::new(1_400.0 / window.span(), None);
                let mut packing = Packing::new(arrangement, level);
                packing.prepare(arrangement, window, (0.0, 900.0));
                height = packing.height;
            });
            assert!(height > 0.0);
            info
        })
        .collect()
}

fn most(infos: &[AllocationInfo]) -> u64 {
    infos.iter().map(|info| info.count_total).fold(0, u64::max)
}

#[test]
fn a_layout_does_not_ask_for_memory_for_each_engagement() {
    let small = most(&layouts(1_000));
    let large = most(&layouts(50_000));
    // Fifty times as many engagements fill the screen better, and no more than that.
    assert!(large < 20_000, "{large}");
    assert!(large < 8 * small, "{small} and {large}");
}

#[test]
fn a_new_level_of_zoom_does_not_ask_for_memory_for_each_engagement() {
    let small = most(&packings(1_000));
    let large = most(&packings(50_000));
    assert!(large < 2_000, "{large}");
    assert!(large < 8 * small, "{small} and {large}");
}

/// The window whole, with rail, panel and overview: painted, and cut into triangles.
#[cfg(feature = "gui")]
mod window {
    use std::{thread, time::Duration};

    use allocation_counter::measure;
    use egui::{Context, Pos2, RawInput, Rect, Vec2};
    use legation::{
        app::{Legation, Start},
        command::{Command, Settings},
        date::Day,
        view::{TimeWindow, View},
    };

    use super::{common::synthetic, windows};

    fn frame(ctx: &Context, legation: &mut Legation) -> usize {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1_600.0, 900.0))),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| legation.ui(ui));
        output.textures_delta.clear();
        ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }

    /// The most that a frame asks for, of those in which each stretch of time is shown first and of
    /// those that follow.
    fn frames(count: usize) -> (u64, u64) {
        let ctx = Context::default();
        let start = Start {
            path: None,
            texts: None,
            settings: Settings::default(),
            today: Day::from_number(20_000),
            view: View::default(),
            present: None,
            own_folder: None,
        };
        let mut legation = Legation::new(&ctx, &start);
        let catalogue = synthetic::catalogue(count, 7);
        let bounds = {
            let screen = super::common::Screen::new(catalogue.clone());
            screen.arrangement().bounds
        };
        legation.show(catalogue);
        while {
            frame(&ctx, &mut legation);
            legation.is_arranging()
        } {
            thread::sleep(Duration::from_millis(1));
        }
        let mut all = (0, 0);
        let mut shapes = 0;
        for window in windows(bounds) {
            let near = TimeWindow::new(window.start() + 0.1, window.end() + 0.1);
            // Glyphs are drawn into their texture once, when they are met.
            for window in [near, window] {
                legation.send(Command::ShowTime(window), &ctx);
                frame(&ctx, &mut legation);
            }
            legation.send(Command::ShowTime(near), &ctx);
            let first = measure(|| shapes = frame(&ctx, &mut legation)).count_total;
            let next = measure(|| shapes = frame(&ctx, &mut legation)).count_total;
            assert!(shapes > 0);
            all = (first.max(all.0), next.max(all.1));
        }
        all
    }

    #[test]
    fn a_frame_of_the_window_does_not_ask_for_memory_for_each_engagement() {
        let small = frames(1_000);
        let large = frames(50_000);
        assert!(large.0 < 20_000 && large.1 < 10_000, "{large:?}");
        assert!(large.0 < 4 * small.0, "{small:?} and {large:?}");
        assert!(large.1 < 4 * small.1, "{small:?} and {large:?}");
    }
}
