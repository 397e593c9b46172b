//! The timeline of a slide at its place, and what of it callouts should keep clear of.

use super::{block::Block, callout};
use crate::{
    catalogue::Handle,
    scene::{Point, Rect, Scene, Shape, Size},
};

/// The timeline of a slide at its place.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) scene: Scene,
    pub(super) spoken: Vec<(Rect, String)>,
    pub(super) at: Point,
    /// All that is on it, also in pills and ribbons.
    pub(super) handles: Vec<Handle>,
    /// What its signs mean.
    pub(super) legend: Vec<Block>,
    /// How many signs have no room there.
    pub(super) untold: usize,
    /// Width of the heads of lanes.
    pub(super) heads: f64,
    /// Height of the axis.
    pub(super) axis: f64,
    /// How much larger it is drawn than everything else.
    pub(super) larger: f64,
}

impl Shown {
    /// A point of the timeline, in points of everything else on the slide.
    pub(super) fn on_slide(&self, at: Point) -> Point {
        Point::new(
            self.at.x + at.x * self.larger,
            self.at.y + at.y * self.larger,
        )
    }

    /// What callouts should keep clear of.
    pub(super) fn ground(&self, room: Rect) -> callout::Ground {
        let Size { width, height } = self.scene.size;
        let on_slide = |rect: Rect| {
            let from = self.on_slide(Point::new(rect.left, rect.top));
            let to = self.on_slide(Point::new(rect.right, rect.bottom));
            Rect::new(from.x, from.y, to.x, to.y)
        };
        let mut ground = callout::Ground {
            room,
            axis: on_slide(Rect::new(0.0, 0.0, width, self.axis)),
            heads: self.at.x + self.heads * self.larger,
            ..callout::Ground::default()
        };
        let picture = Rect::new(0.0, 0.0, width, height);
        for layer in &self.scene.layers {
            let is_ground = matches!(layer.name, "lanes" | "axis ground" | "frame");
            if is_ground {
                continue;
            }
            for shape in &layer.shapes {
                let bounds = shape.bounds();
                let clip = layer.clip.common(picture);
                if !bounds.overlaps(clip) {
                    continue;
                }
                match shape {
                    Shape::Path { points, .. } => {
                        let sides = points.windows(2);
                        let sides = sides.map(|side| {
                            Rect::around(side[0], 0.5).union(Rect::around(side[1], 0.5))
                        });
                        ground.lines.extend(sides.map(on_slide));
                    }
                    Shape::Line { .. } if layer.name != "marks" => {
                        ground.lines.push(on_slide(bounds.common(clip)));
                    }
                    Shape::Text(_) => ground.words.push(on_slide(bounds.common(clip))),
                    _ => ground.marks.push(on_slide(bounds.common(clip))),
                }
            }
        }
        ground
    }
}
