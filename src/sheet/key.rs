//! The legend of a slide: a row of signs that do not explain themselves, where there is room for it.

use super::{
    block::{Block, flowed},
    picture::{LEGEND_GAP, samples, told},
};
use crate::{
    fonts::FaceMeasure,
    scene::{Point, Rect, Scene, Sign, Signs},
    timeline::{Legend, Stage},
};

/// Signs that an audience may not know, the most needed first. What is held is told beside what is not.
const ASKED: [Sign; 11] = [
    Sign::Announced,
    Sign::Expected,
    Sign::Postponed,
    Sign::Cancelled,
    Sign::Doubtful,
    Sign::Once,
    Sign::OnceOpen,
    Sign::Promise,
    Sign::Ghost,
    Sign::Otherwise,
    Sign::Ribbon,
];
/// The most signs that are explained, beside what is held.
const MOST: usize = 4;
/// Space that is kept free around the row.
const AROUND: f64 = 4.0;

/// What a picture has of these signs, each with its sample.
pub(super) fn lines(stage: &Stage<'_>, scene: &Scene, width: f64) -> Vec<Block> {
    let mut signs = Signs::default();
    let asked = ASKED
        .into_iter()
        .filter(|sign| scene.signs.contains(*sign))
        .take(MOST);
    for sign in asked {
        signs.insert(sign);
        let is_status = (Sign::Announced..=Sign::Cancelled).contains(&sign);
        if is_status && scene.signs.contains(Sign::Held) {
            signs.insert(Sign::Held);
        }
    }
    // Without targets it has no shapes of formats, only signs.
    let of_signs = Scene {
        signs,
        ..Scene::default()
    };
    let legend = Legend::new(stage, &of_signs, &FaceMeasure);
    samples(&told(&legend, |line| &line.short), width)
}

/// The row at the lower edge of a room, where it has one that is clear of everything else: where each of as
/// many as have room stands.
pub(super) fn row(lines: &[Block], room: Rect, others: &[Rect]) -> Vec<Point> {
    let (mut places, _) = flowed(lines, room.width(), LEGEND_GAP);
    places.retain(|place| place.y == 0.0);
    let heights = lines[..places.len()].iter().map(|line| line.size.height);
    let top = room.bottom - heights.fold(0.0, f64::max);
    let row = Rect { top, ..room }.grown(AROUND);
    if others.iter().any(|other| other.overlaps(row)) {
        return Vec::new();
    }
    let there = |place: Point| Point::new(room.left + place.x, top + place.y);
    places.into_iter().map(there).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Size;

    #[test]
    fn a_row_is_one_row_and_clear_of_everything_else() {
        let size = Size {
            width: 30.0,
            height: 16.0,
        };
        let line = Block {
            size,
            ..Block::default()
        };
        let lines = vec![line; 4];
        let room = Rect::new(10.0, 0.0, 110.0, 100.0);
        let clear = [Rect::new(0.0, 0.0, 200.0, 79.0)];
        let places = row(&lines, room, &clear);
        assert_eq!(places, [Point::new(10.0, 84.0), Point::new(55.0, 84.0)]);
        assert!(row(&lines, room, &[Rect::new(0.0, 0.0, 20.0, 82.0)]).is_empty());
        assert!(row(&[], room, &[]).is_empty());
    }
}
