//! The way from one slide to the next: through time, at a pace that does not make one dizzy.
//!
//! Both timelines are drawn along the same moving stretch of time, the one coming while the other goes, so
//! that a mark on both stays one mark and one sees where in time one is led.

use super::TimeOnSheet;
use crate::{
    scene::{Point, Scene, Shape},
    view::TimeWindow,
};

/// How much further out the way leads between stretches that share nothing, at most.
const MOST_OUT: f64 = 1.5;

/// The stretch of time after a share of the way. Zooming is even to the eye when each moment multiplies the
/// scale by the same factor; while it zooms, one moment stays in place. Between places far apart it leads
/// out and in again, so that there is something to see on the way.
#[must_use]
pub fn on_the_way(from: TimeWindow, to: TimeWindow, share: f64) -> TimeWindow {
    if share <= 0.0 {
        return from;
    }
    if share >= 1.0 {
        return to;
    }
    let middle = |window: TimeWindow| f64::midpoint(window.start(), window.end());
    let (first, last) = (from.span(), to.span());
    let span = first * (last / first).powf(share);
    // How far the middle has come: as far as the zoom has, where there is one.
    let come = if (last / first).ln().abs() > 1e-3 {
        (span - first) / (last - first)
    } else {
        share
    };
    let centre = middle(from) + (middle(to) - middle(from)) * come;
    let apart = (middle(to) - middle(from)).abs() / first.max(last) - 1.0;
    let out = 1.0 + apart.clamp(0.0, MOST_OUT) * 4.0 * share * (1.0 - share);
    let half = span * out / 2.0;
    TimeWindow::new(centre - half, centre + half)
}

/// A timeline that was laid out for one stretch of time, as it is while another is shown: what stands at a
/// moment moves with it, and keeps its size.
#[must_use]
pub fn along(scene: &Scene, time: TimeOnSheet, shown: TimeWindow) -> Scene {
    let per_day = (time.right - time.left) / time.window.span();
    let now_per_day = (time.right - time.left) / shown.span();
    let moved = |x: f64| {
        let moment = time.window.start() + (x - time.left) / per_day;
        time.left + (moment - shown.start()) * now_per_day
    };
    let mut scene = scene.clone();
    let layers = scene.layers.iter_mut();
    let in_time = ["threads", "marks", "labels", "axis"];
    for layer in layers.filter(|layer| in_time.contains(&layer.name)) {
        layer.clip.left = layer.clip.left.max(time.left);
        for shape in &mut layer.shapes {
            *shape = shape_along(shape, moved);
        }
    }
    scene
}

fn shape_along(shape: &Shape, moved: impl Fn(f64) -> f64) -> Shape {
    let to = |at: Point| Point::new(moved(at.x), at.y);
    match shape {
        Shape::Line {
            from,
            to: end,
            stroke,
        } => Shape::Line {
            from: to(*from),
            to: to(*end),
            stroke: *stroke,
        },
        Shape::Path { points, stroke } => Shape::Path {
            points: points.iter().copied().map(to).collect(),
            stroke: *stroke,
        },
        Shape::Ribbon {
            base,
            columns,
            paint,
        } => {
            let columns = columns.iter().map(|column| {
                let mut column = *column;
                column.left = moved(column.left.into()) as f32;
                column.right = moved(column.right.into()) as f32;
                column
            });
            Shape::Ribbon {
                base: *base,
                columns: columns.collect(),
                paint: *paint,
            }
        }
        // What has a size keeps it: its left end moves, or its middle where it is round.
        Shape::Marker { centre, .. } | Shape::Ring { centre, .. } => {
            shape.moved(moved(centre.x) - centre.x, 0.0)
        }
        Shape::Rect { rect, .. } => shape.moved(moved(rect.left) - rect.left, 0.0),
        Shape::Text(text) => {
            let left = text.rect().left;
            shape.moved(moved(left) - left, 0.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_moment_that_both_show_at_one_place_stays_there() {
        let (from, to) = (TimeWindow::new(0.0, 1_000.0), TimeWindow::new(450.0, 550.0));
        for step in 0..=20 {
            let shown = on_the_way(from, to, f64::from(step) / 20.0);
            let middle = f64::midpoint(shown.start(), shown.end());
            assert!((middle - 500.0).abs() < 1e-6);
        }
    }

    #[test]
    fn between_places_far_apart_it_leads_out() {
        let (from, to) = (TimeWindow::new(0.0, 100.0), TimeWindow::new(900.0, 1_000.0));
        let half = on_the_way(from, to, 0.5);
        assert!(half.span() > 200.0);
        assert_eq!(on_the_way(from, to, 0.0), from);
        assert_eq!(on_the_way(from, to, 1.0), to);
    }

    proptest! {
        #[test]
        fn the_way_never_leaps(
            from in (0.0..9e4_f64, 30.0..9e4_f64),
            to in (0.0..9e4_f64, 30.0..9e4_f64),
        ) {
            let window = |(start, span): (f64, f64)| TimeWindow::new(start, start + span);
            let (from, to) = (window(from), window(to));
            let mut before = from;
            for step in 1..=200 {
                let shown = on_the_way(from, to, f64::from(step) / 200.0);
                prop_assert!(shown.span() / before.span() < 1.15);
                prop_assert!(before.span() / shown.span() < 1.15);
                before = shown;
            }
            prop_assert_eq!(before, to);
        }
    }
}
