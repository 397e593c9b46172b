//! What belongs together: a mark with its bar and its label, so that they are moved and read out as one.
//!
//! A scene paints all marks, and above them all labels. On a slide a label comes right after its mark, unless
//! something painted between them lies under it: what covers what stays as it is.

use crate::{
    scene::{Layer, Point, Rect, Shape, Target, TargetKind},
    sheet::Part,
};

/// How far apart, in points, two places are taken for one.
const SAME: f64 = 0.05;
/// How far from the middle of a marker what is drawn beside it may be.
const BESIDE: f64 = 14.0;

/// Shapes that belong together.
#[derive(Debug)]
pub(super) struct Group<'a> {
    /// What they belong to, where that can be pointed at.
    pub(super) target: Option<&'a Target>,
    /// What is said of that; of what is painted in two groups, with the first.
    pub(super) words: Option<&'a str>,
    /// What the layer is called that the first of them is in.
    pub(super) layer: &'static str,
    /// Back to front, and the rectangle that each shows in.
    pub(super) shapes: Vec<(&'a Shape, Rect)>,
    owner: Option<usize>,
    bounds: Rect,
}

/// The shapes of a part, gathered, in the order in which they are painted and read.
pub(super) fn gathered(part: &Part) -> Vec<Group<'_>> {
    let targets = &part.scene.targets;
    let words = words(part);
    let mut groups: Vec<Group<'_>> = Vec::new();
    for layer in &part.scene.layers {
        let owners = owners(layer, targets);
        for (shape, owner) in layer.shapes.iter().zip(owners) {
            let bounds = shape.bounds();
            if !touches(bounds, layer.clip) {
                continue;
            }
            let bounds = bounds.common(layer.clip);
            let place = groups.iter().rposition(|group| match owner {
                Some(_) => group.owner == owner,
                None => group.owner.is_none() && group.layer == layer.name,
            });
            let is_covered = |at: usize| groups[at + 1..].iter().any(|group| group.lies_on(bounds));
            if let Some(at) = place.filter(|at| !is_covered(*at)) {
                groups[at].add(shape, bounds, layer.clip);
                continue;
            }
            let words = owner.and_then(|owner| words[owner]);
            let mut group = Group {
                target: owner.map(|owner| &targets[owner]),
                words: words.filter(|_| place.is_none()),
                layer: layer.name,
                shapes: Vec::new(),
                owner,
                bounds,
            };
            group.add(shape, bounds, layer.clip);
            groups.push(group);
        }
    }
    heads_first(&mut groups);
    groups
}

impl<'a> Group<'a> {
    fn add(&mut self, shape: &'a Shape, bounds: Rect, clip: Rect) {
        self.bounds = self.bounds.union(bounds);
        self.shapes.push((shape, clip));
    }

    /// Whether any of its shapes and a rectangle overlap.
    fn lies_on(&self, bounds: Rect) -> bool {
        let mut shapes = self.shapes.iter();
        self.bounds.overlaps(bounds)
            && shapes.any(|(shape, clip)| shape.bounds().common(*clip).overlaps(bounds))
    }

    /// The lane whose head it is.
    fn head_of(&self) -> Option<usize> {
        let target = self.target?;
        matches!(target.kind, TargetKind::LaneHead(_)).then_some(target.lane)
    }
}

/// Puts the name of a lane before what is in the lane, where nothing covers it.
fn heads_first(groups: &mut [Group<'_>]) {
    for at in 0..groups.len() {
        let Some(lane) = groups[at].head_of() else {
            continue;
        };
        let in_lane = |group: &Group<'_>| group.target.is_some_and(|target| target.lane == lane);
        let Some(first) = groups[..at].iter().position(in_lane) else {
            continue;
        };
        let bounds = groups[at].bounds;
        if !groups[first..at].iter().any(|group| group.lies_on(bounds)) {
            groups[first..=at].rotate_right(1);
        }
    }
}

/// Of each target what is said of it. Those of which nothing is said are left out of `spoken`; the others have
/// the same order there.
fn words(part: &Part) -> Vec<Option<&str>> {
    let mut spoken = part.spoken.iter().peekable();
    let targets = part.scene.targets.iter();
    let words = targets.map(|target| {
        let rect = part.on_sheet(target.rect);
        let said = spoken.next_if(|said| said.rect == rect)?;
        Some(said.words.as_str())
    });
    words.collect()
}

/// Of each shape of a layer the number of the target that it belongs to.
fn owners(layer: &Layer, targets: &[Target]) -> Vec<Option<usize>> {
    let mut owners = vec![None; layer.shapes.len()];
    // Bars come before their marker, and grounds before their words.
    let mut waiting: Vec<usize> = Vec::new();
    let mut mark: Option<(usize, Point)> = None;
    for (number, shape) in layer.shapes.iter().enumerate() {
        owners[number] = match shape {
            Shape::Line { .. } => None,
            Shape::Rect { rect, .. } => at_centre(targets, rect.centre()),
            Shape::Ring { centre, .. } => at_centre(targets, *centre),
            Shape::Marker { centre, .. } => {
                let owner = at_centre(targets, *centre);
                mark = owner.map(|owner| (owner, *centre));
                owner
            }
            Shape::Path { .. } => {
                let near = |(_, centre): &(usize, Point)| {
                    centre.distance(shape.bounds().centre()) < BESIDE
                };
                mark.filter(near).map(|(owner, _)| owner)
            }
            Shape::Ribbon { .. } => ribbon(targets, shape.bounds()),
            Shape::Text(text) => around(targets, text.rect().centre()),
        };
        if owners[number].is_none() {
            waiting.push(number);
            continue;
        }
        let is_its = |other: &Shape| match (shape, other) {
            (Shape::Marker { centre, .. }, Shape::Line { .. }) => {
                let Rect { top, bottom, .. } = other.bounds();
                top <= centre.y && centre.y <= bottom
            }
            (Shape::Text(text), Shape::Rect { .. }) => text.rect().overlaps(other.bounds()),
            _ => false,
        };
        for other in waiting.drain(..) {
            if is_its(&layer.shapes[other]) {
                owners[other] = owners[number];
            }
        }
    }
    owners
}

/// What stands right at a point.
fn at_centre(targets: &[Target], at: Point) -> Option<usize> {
    targets.iter().position(|target| {
        let is_mark = !matches!(
            target.kind,
            TargetKind::LaneHead(_) | TargetKind::Event(_) | TargetKind::Ribbon
        );
        is_mark && target.centre.distance(at) < SAME
    })
}

/// The smallest thing that a point is in.
fn around(targets: &[Target], at: Point) -> Option<usize> {
    let area = |number: &usize| {
        let rect = targets[*number].rect;
        rect.width() * rect.height()
    };
    let holds = |number: &usize| {
        let target = &targets[*number];
        target.kind != TargetKind::Ribbon && target.rect.contains(at)
    };
    let held = (0..targets.len()).filter(holds);
    held.min_by(|a, b| area(a).total_cmp(&area(b)))
}

fn ribbon(targets: &[Target], bounds: Rect) -> Option<usize> {
    targets.iter().position(|target| {
        target.kind == TargetKind::Ribbon && target.rect.contains(bounds.centre())
    })
}

fn touches(bounds: Rect, clip: Rect) -> bool {
    bounds.left <= clip.right
        && clip.left <= bounds.right
        && bounds.top <= clip.bottom
        && clip.top <= bounds.bottom
}
