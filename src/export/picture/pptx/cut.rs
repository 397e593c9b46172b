//! Lines and areas, cut off where a layer ends: slides have no clips.

use crate::scene::{Point, Rect};

/// An edge of a rectangle: whether a point is on its inner side, and where a line crosses it.
#[derive(Clone, Copy)]
enum Edge {
    Left(f64),
    Right(f64),
    Top(f64),
    Bottom(f64),
}

impl Edge {
    fn of(rect: Rect) -> [Self; 4] {
        [
            Self::Left(rect.left),
            Self::Right(rect.right),
            Self::Top(rect.top),
            Self::Bottom(rect.bottom),
        ]
    }

    fn holds(self, at: Point) -> bool {
        match self {
            Self::Left(x) => at.x >= x,
            Self::Right(x) => at.x <= x,
            Self::Top(y) => at.y >= y,
            Self::Bottom(y) => at.y <= y,
        }
    }

    fn crossing(self, from: Point, to: Point) -> Point {
        match self {
            Self::Left(x) | Self::Right(x) => {
                let share = (x - from.x) / (to.x - from.x);
                Point::new(x, from.y + (to.y - from.y) * share)
            }
            Self::Top(y) | Self::Bottom(y) => {
                let share = (y - from.y) / (to.y - from.y);
                Point::new(from.x + (to.x - from.x) * share, y)
            }
        }
    }
}

/// What of an area is in a rectangle; nothing where none is.
pub(super) fn area(corners: &[Point], within: Rect) -> Vec<Point> {
    let mut corners = corners.to_vec();
    for edge in Edge::of(within) {
        let mut kept = Vec::with_capacity(corners.len() + 2);
        for (number, &to) in corners.iter().enumerate() {
            let before = if number == 0 { corners.len() } else { number } - 1;
            let from = corners[before];
            if edge.holds(from) != edge.holds(to) {
                kept.push(edge.crossing(from, to));
            }
            if edge.holds(to) {
                kept.push(to);
            }
        }
        corners = kept;
    }
    corners
}

/// What of a line is in a rectangle: a piece for each time that it comes in.
pub(super) fn line(points: &[Point], within: Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    for side in points.windows(2) {
        let Some((from, to)) = straight(side[0], side[1], within) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

fn straight(mut from: Point, mut to: Point, within: Rect) -> Option<(Point, Point)> {
    for edge in Edge::of(within) {
        match (edge.holds(from), edge.holds(to)) {
            (true, true) => {}
            (false, false) => return None,
            (true, false) => to = edge.crossing(from, to),
            (false, true) => from = edge.crossing(from, to),
        }
    }
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WITHIN: Rect = Rect::new(0.0, 0.0, 10.0, 10.0);

    #[test]
    fn an_area_ends_where_the_rectangle_does() {
        let at = Point::new;
        let corners = [at(-5.0, 2.0), at(5.0, 2.0), at(5.0, 20.0), at(-5.0, 20.0)];
        let cut = area(&corners, WITHIN);
        assert_eq!(cut.len(), 4);
        let rects = cut.iter().map(|at| Rect::around(*at, 0.0));
        let bounds = rects.reduce(Rect::union);
        assert_eq!(bounds, Some(Rect::new(0.0, 2.0, 5.0, 10.0)));
        assert!(area(&corners, Rect::new(6.0, 0.0, 9.0, 9.0)).is_empty());
        assert!(area(&[], WITHIN).is_empty());
    }

    #[test]
    fn a_line_comes_in_as_often_as_it_does() {
        let at = Point::new;
        let zigzag = [
            at(-5.0, 5.0),
            at(5.0, 5.0),
            at(5.0, 15.0),
            at(8.0, 15.0),
            at(8.0, 5.0),
        ];
        assert_eq!(
            line(&zigzag, WITHIN),
            [
                vec![at(0.0, 5.0), at(5.0, 5.0), at(5.0, 10.0)],
                vec![at(8.0, 10.0), at(8.0, 5.0)],
            ]
        );
        assert!(line(&[at(-5.0, 12.0), at(20.0, 12.0)], WITHIN).is_empty());
    }
}
