//! What a slide is about stands out: the rest stands back, and what is called out has a ring.
//!
//! Which shape belongs to which mark is told by where it is, as the layout of the window knows no slides.
//! What stands back keeps its shape, its filling and its rim, so what they say can still be read.

use crate::{
    catalogue::Handle,
    scene::{
        Layer, Paint, Point, Rect, Scene, Shape, Stroke, Target, TargetKind, TextStyle, Token,
    },
};

/// How far from the middle of a marker its ring is, in points of the picture.
pub(super) const RING: f64 = 9.0;
/// How far from a mark a line that leads to it may end.
const NEAR: f64 = 10.0;

/// Lets everything stand back that does not belong to one of some engagements.
pub(super) fn stand_back(scene: &mut Scene, about: &[Handle]) {
    let bright = of(scene, about);
    let near: Vec<Rect> = bright
        .iter()
        .map(|target| target.rect.grown(NEAR))
        .collect();
    let lanes: Vec<usize> = bright.iter().map(|target| target.lane).collect();
    let heads: Vec<Rect> = scene
        .targets
        .iter()
        .filter(|target| matches!(target.kind, TargetKind::LaneHead(_)))
        .filter(|target| lanes.contains(&target.lane))
        .map(|target| target.rect)
        .collect();
    let stands_out = belongs(scene, about);
    let centres: Vec<Point> = bright.iter().map(|target| target.centre).collect();
    let mut arcs: Vec<Rect> = Vec::new();
    for layer in &mut scene.layers {
        for shape in &mut layer.shapes {
            let keeps = match (layer.name, &*shape) {
                ("threads", Shape::Path { points, .. }) => {
                    let ends = [points.first(), points.last()];
                    let keeps = ends
                        .into_iter()
                        .flatten()
                        .any(|end| near.iter().any(|rect| rect.contains(*end)));
                    if keeps {
                        arcs.push(shape.bounds().grown(NEAR));
                    }
                    keeps
                }
                ("threads", Shape::Line { from, to, .. }) => [from, to]
                    .into_iter()
                    .all(|end| near.iter().any(|rect| rect.contains(*end))),
                ("marks", Shape::Marker { centre, .. } | Shape::Ring { centre, .. }) => {
                    centres.iter().any(|own| own.distance(*centre) < 1.0)
                }
                ("labels", Shape::Text(text)) => {
                    let at = text.rect().centre();
                    let is_on_arc =
                        text.style == TextStyle::Caption && arcs.iter().any(|arc| arc.contains(at));
                    stands_out(at) || is_on_arc
                }
                ("marks" | "labels", _) => stands_out(shape.bounds().centre()),
                ("heads", _) => {
                    let at = shape.bounds().centre();
                    heads.iter().any(|head| head.contains(at))
                }
                _ => true,
            };
            if !keeps {
                faded(shape);
            }
        }
    }
}

/// The targets of some engagements.
fn of<'a>(scene: &'a Scene, handles: &[Handle]) -> Vec<&'a Target> {
    let is_one = |target: &&Target| {
        let handle = target.kind.engagement();
        handle.is_some_and(|handle| handles.contains(&handle))
    };
    scene.targets.iter().filter(is_one).collect()
}

/// Whether something in the middle of which a point is belongs to one of some engagements.
fn belongs(scene: &Scene, handles: &[Handle]) -> impl Fn(Point) -> bool + use<> {
    let own = of(scene, handles);
    let rects: Vec<Rect> = own.iter().map(|target| target.rect.grown(1.0)).collect();
    let others = scene.targets.iter().filter(|target| {
        let is_head = matches!(target.kind, TargetKind::LaneHead(_));
        !is_head && !own.iter().any(|own| std::ptr::eq(*own, *target))
    });
    let others: Vec<Rect> = others.map(|target| target.rect).collect();
    move |at: Point| {
        let smallest = |rects: &[Rect]| {
            let here = rects.iter().filter(|rect| rect.contains(at));
            let areas = here.map(|rect| rect.width() * rect.height());
            areas.fold(f64::INFINITY, f64::min)
        };
        let own = smallest(&rects);
        own.is_finite() && own <= smallest(&others) + 200.0
    }
}

/// Takes away words that would be cut at the upper or lower edge of the lanes.
pub(super) fn whole_words(scene: &mut Scene) {
    for layer in &mut scene.layers {
        let (top, bottom) = (layer.clip.top - 2.0, layer.clip.bottom + 2.0);
        layer.shapes.retain(|shape| match shape {
            Shape::Text(text) => {
                let rect = text.rect();
                let is_away = rect.bottom <= top || rect.top >= bottom;
                is_away || rect.top >= top && rect.bottom <= bottom
            }
            _ => true,
        });
    }
}

/// Puts a ring around the marks of some engagements.
pub(super) fn ring(scene: &mut Scene, handles: &[Handle]) {
    let targets = scene.targets.iter();
    let rings: Vec<Shape> = targets
        .filter(|target| match target.kind {
            TargetKind::Engagement(handle) => handles.contains(&handle),
            _ => false,
        })
        .map(|target| Shape::Ring {
            centre: target.centre,
            radius: RING,
            stroke: Stroke::solid(Token::Selection, 1.8),
        })
        .collect();
    let marks: Option<&mut Layer> = scene.layers.iter_mut().find(|layer| layer.name == "marks");
    if let Some(marks) = marks {
        marks.shapes.extend(rings);
    }
}

/// Lets a mark on the edge of time be seen whole, as far as its middle is in sight. Lines end at the edge.
pub(super) fn whole_at_edges(scene: &mut Scene, body: Rect) {
    let Some(at) = scene.layers.iter().position(|layer| layer.name == "marks") else {
        return;
    };
    let layer = &mut scene.layers[at];
    let shapes = std::mem::take(&mut layer.shapes);
    let (round, lines): (Vec<Shape>, Vec<Shape>) = shapes
        .into_iter()
        .partition(|shape| matches!(shape, Shape::Marker { .. } | Shape::Ring { .. }));
    layer.shapes = lines;
    // What begins with the next day is not in sight.
    let time = Rect {
        left: body.left - 0.5,
        right: body.right - 0.5,
        ..body
    };
    let is_in_sight = |shape: &Shape| time.contains(shape.bounds().centre());
    let whole = Layer {
        name: layer.name,
        clip: Rect {
            left: layer.clip.left - RING - 2.0,
            right: layer.clip.right + RING + 2.0,
            ..layer.clip
        },
        shapes: round.into_iter().filter(is_in_sight).collect(),
    };
    scene.layers.insert(at + 1, whole);
}

/// Gives a shape the colours of what stands back.
fn faded(shape: &mut Shape) {
    let line = |paint: &mut Paint| {
        if matches!(
            paint.token,
            Token::Mark | Token::Warning | Token::Good | Token::Selection | Token::Ink3
        ) {
            paint.token = Token::Faint;
        }
    };
    match shape {
        Shape::Text(text) => text.paint.token = Token::FaintInk,
        Shape::Rect { fill, stroke, .. } => {
            let strokes = stroke.iter_mut().map(|stroke| &mut stroke.paint);
            fill.iter_mut().chain(strokes).for_each(line);
        }
        Shape::Line { stroke, .. } | Shape::Ring { stroke, .. } | Shape::Path { stroke, .. } => {
            line(&mut stroke.paint);
        }
        Shape::Marker { look, .. } => line(&mut look.paint),
        Shape::Ribbon { paint, .. } => line(paint),
    }
}
