//! Places of callouts, weighed together: what is best for one may be in the way of another.

use crate::scene::{Point, Rect};

/// How often each looks for a better place once all have one, at most.
pub(super) const ROUNDS: usize = 6;
/// How many places of two callouts are weighed at once.
const MOST_PAIRED: usize = 80;
/// Room that is kept around a box.
pub(super) const AROUND: f64 = 5.0;
/// What it costs to cover something, beside which no length of a line matters.
pub(super) const COVERED: f64 = 1e6;
/// What it costs to cross the line of another.
const CROSSED: f64 = 4_000.0;
/// From which cost on something is covered or crossed, so that it is worth to look further.
pub(super) const WORTH: f64 = 700.0;

/// A place that a callout could have, and what that costs by itself.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) rect: Rect,
    /// Which of the ways to set the words.
    pub(super) setting: usize,
    pub(super) leader: Option<(Point, Point)>,
    pub(super) cost: f64,
}

/// What two places cost beside each other.
pub(super) fn together(one: &Place, other: &Place) -> f64 {
    let mut cost = 0.0;
    let (grown, rect) = (other.rect.grown(AROUND), one.rect);
    if grown.overlaps(rect) {
        let shared = grown.common(rect);
        // To cover the words of another is worse than to cover a mark.
        cost += 3.0 * COVERED * (1.0 + shared.width() * shared.height());
    }
    for (one, other) in [(one, other), (other, one)] {
        if let Some((from, to)) = one.leader
            && crosses_box(from, to, other.rect.grown(4.0))
        {
            cost += CROSSED;
        }
    }
    if let (Some(one), Some(other)) = (one.leader, other.leader)
        && cross(one, other)
    {
        cost += CROSSED;
    }
    cost
}

/// Which place each of some callouts gets.
pub(super) struct Choice<'a> {
    places: &'a [Vec<Place>],
    of: Vec<usize>,
}

impl Choice<'_> {
    /// Each the best beside those before it in an order, then each and each two looking for better ones.
    pub(super) fn of_order<'a>(places: &'a [Vec<Place>], order: &[usize]) -> Choice<'a> {
        let mut choice = Choice {
            places,
            of: vec![0; places.len()],
        };
        for (number, &at) in order.iter().enumerate() {
            choice.of[at] = choice.best(at, &order[..number]);
        }
        for _ in 0..ROUNDS {
            let before = choice.of.clone();
            for &at in order {
                let others: Vec<usize> = order.iter().copied().filter(|it| *it != at).collect();
                choice.of[at] = choice.best(at, &others);
            }
            if choice.cost() >= WORTH {
                choice.each_two();
            }
            if choice.of == before {
                break;
            }
        }
        choice
    }

    pub(super) fn at(&self, at: usize) -> &Place {
        &self.places[at][self.of[at]]
    }

    fn best(&self, at: usize, others: &[usize]) -> usize {
        let cost = |place: &Place| -> f64 {
            let others = others.iter().map(|&other| together(place, self.at(other)));
            place.cost + others.sum::<f64>()
        };
        let mut best = (f64::INFINITY, 0);
        for (number, place) in self.places[at].iter().enumerate() {
            // They are sorted, and company costs nothing or more.
            if place.cost >= best.0 {
                break;
            }
            let cost = cost(place);
            if cost < best.0 {
                best = (cost, number);
            }
        }
        best.1
    }

    /// Moves two at once, which helps where each is in the way of the other.
    fn each_two(&mut self) {
        let count = self.of.len();
        for one in 0..count {
            for other in one + 1..count {
                let rest: Vec<usize> = (0..count).filter(|at| *at != one && *at != other).collect();
                let alone = |at: usize| -> Vec<f64> {
                    let places = self.places[at].iter().take(MOST_PAIRED);
                    let cost = places.map(|place| {
                        let rest = rest.iter().map(|&other| together(place, self.at(other)));
                        place.cost + rest.sum::<f64>()
                    });
                    cost.collect()
                };
                let (costs, others) = (alone(one), alone(other));
                let mut least = self.at(one).cost + self.at(other).cost;
                for at in [one, other] {
                    let rest = rest.iter().map(|&it| together(self.at(at), self.at(it)));
                    least += rest.sum::<f64>();
                }
                least += together(self.at(one), self.at(other));
                let mut best = None;
                for (a, cost) in costs.iter().enumerate() {
                    for (b, more) in others.iter().enumerate() {
                        if cost + more >= least {
                            continue;
                        }
                        let both = together(&self.places[one][a], &self.places[other][b]);
                        if cost + more + both < least {
                            least = cost + more + both;
                            best = Some((a, b));
                        }
                    }
                }
                if let Some((a, b)) = best {
                    (self.of[one], self.of[other]) = (a, b);
                }
            }
        }
    }

    pub(super) fn cost(&self) -> f64 {
        let count = self.of.len();
        let own: f64 = (0..count).map(|at| self.at(at).cost).sum();
        let mut company = 0.0;
        for one in 0..count {
            for other in one + 1..count {
                company += together(self.at(one), self.at(other));
            }
        }
        own + company
    }
}

/// Whether two lines cross.
pub(super) fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

fn crosses_box(from: Point, to: Point, rect: Rect) -> bool {
    let corner = Point::new;
    let corners = [
        corner(rect.left, rect.top),
        corner(rect.right, rect.top),
        corner(rect.right, rect.bottom),
        corner(rect.left, rect.bottom),
    ];
    let sides = (0..4).map(|at| (corners[at], corners[(at + 1) % 4]));
    rect.contains(from)
        || rect.contains(to)
        || sides.into_iter().any(|side| cross((from, to), side))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_or_do_not() {
        let at = Point::new;
        let one = (at(0.0, 0.0), at(10.0, 10.0));
        assert!(cross(one, (at(0.0, 10.0), at(10.0, 0.0))));
        assert!(!cross(one, (at(0.0, 1.0), at(9.0, 10.0))));
    }
}
