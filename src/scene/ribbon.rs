//! How a ribbon looks: what is certain full, what is only possible lighter, what was not held hollow.
//!
//! All three can be told apart without colours. Where nothing may be faint, what is only possible has
//! stripes: a lighter area would be hard to tell from a full one there, and a rim says that it was not held.

use super::{Brush, Colour, Column, Line, ONCE_ALPHA, Paint, Rect, Rims, Theme};

/// Thickness of the rim of what is hollow, in points. What is that thin is crisp: it lies on whole points.
const RIM: f64 = 1.0;
/// How far the middle of a rim lies inside of its outer edge.
const IN: f64 = RIM / 2.0;
/// Thickness of a stripe, in points, and of the gap below it.
const STRIPE: f32 = 1.0;

pub(super) fn ribbon(
    base: f64,
    columns: &[Column],
    paint: Paint,
    theme: Theme,
    brush: &mut impl Brush,
) {
    let full = Colour::of_area(theme, paint);
    let bar = |column: &Column, low: f32, high: f32, colour| {
        let bar = Rect::new(
            column.left.into(),
            base - f64::from(high),
            column.right.into(),
            base - f64::from(low),
        );
        (high > low).then_some((bar, colour))
    };
    let sure = columns
        .iter()
        .filter_map(|column| bar(column, 0.0, column.sure, full));
    if theme.has_no_faint_areas() {
        let stripes = columns.iter().flat_map(|column| {
            stripes(column).filter_map(|(low, high)| bar(column, low, high, full))
        });
        brush.bars(&mut sure.chain(stripes));
    } else {
        let lighter = Colour::of_area(
            theme,
            Paint {
                alpha: paint.alpha * ONCE_ALPHA,
                ..paint
            },
        );
        let once = columns.iter().filter_map(|column| {
            let high = column.sure + column.once;
            bar(column, column.sure, high, lighter)
        });
        brush.bars(&mut sure.chain(once));
    }
    let rims = rims(base, columns);
    if !rims.is_empty() {
        let line = Line {
            colour: full,
            width: RIM,
        };
        brush.rims(&rims, line);
    }
}

/// The stripes of a column, as heights of their lower and upper edges: from the top, which so is as high as it
/// would be full.
fn stripes(column: &Column) -> impl Iterator<Item = (f32, f32)> {
    let top = column.sure + column.once;
    let count = (column.once / (2.0 * STRIPE)).ceil() as u32;
    (0..count).map(move |number| {
        let high = top - number as f32 * 2.0 * STRIPE;
        ((high - STRIPE).max(column.sure), high)
    })
}

fn touch(column: &Column, next: &Column) -> bool {
    column.right >= next.left
}

/// What of a column is hollow, out to the outer edge of its rim.
#[derive(Clone, Copy)]
struct Hole {
    top: f64,
    bottom: f64,
    /// Whether something full is below it: the edge of that is its rim.
    is_on_full: bool,
}

impl Hole {
    fn of(column: &Column, base: f64) -> Self {
        let below = f64::from(column.sure + column.once);
        let is_on_full = column.sure > 0.0 && column.once <= 0.0;
        Self {
            top: base - f64::from(column.height()),
            bottom: base - below + if is_on_full { RIM } else { 0.0 },
            is_on_full,
        }
    }

    /// Whether the ground in it is open to the ground of another one beside it.
    fn opens_to(self, other: Self) -> bool {
        self.top.max(other.top) + RIM < self.bottom.min(other.bottom) - RIM
    }
}

/// The rims around neighbours that are hollow at the same height, clockwise, through the middle of the
/// line: neighbours have no wall between them, and steps where they are not alike.
fn rims(base: f64, columns: &[Column]) -> Rims {
    let mut rims = Rims::default();
    if columns.iter().all(|column| column.hollow <= 0.0) {
        return rims;
    }
    let is_hollow = |column: &Column| column.hollow > 0.0;
    let runs = columns.chunk_by(|a, b| {
        let is_one = touch(a, b) && is_hollow(a) && is_hollow(b);
        is_one && Hole::of(a, base).opens_to(Hole::of(b, base))
    });
    let mut before = None;
    let mut runs = runs.peekable();
    while let Some(run) = runs.next() {
        if run.first().is_some_and(is_hollow) {
            let after = runs.peek().and_then(|run| run.first());
            rim(base, run, (before, after), &mut rims);
        }
        before = run.last();
    }
    rims
}

/// The rim of columns without a wall between them. Where a column before or after them is full up to their
/// top, its edge is their wall.
fn rim(base: f64, run: &[Column], beside: (Option<&Column>, Option<&Column>), rims: &mut Rims) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return;
    };
    let is_wall = |beside: &Column, column: &Column| beside.sure >= column.height();
    let begins = beside.0.filter(|it| touch(it, first) && is_wall(it, first));
    let ends = beside.1.filter(|it| touch(last, it) && is_wall(it, last));
    let left = f64::from(first.left) + if begins.is_some() { -IN } else { IN };
    let right = f64::from(last.right) + if ends.is_some() { IN } else { -IN };
    let hole = |column: &Column| Hole::of(column, base);
    let steps = run.windows(2).map(|two| {
        let at = f64::from(two[1].left);
        (at, hole(&two[0]), hole(&two[1]))
    });
    rims.go(left, hole(first).top + IN);
    for (at, before, after) in steps.clone().filter(|(_, a, b)| differ(a.top, b.top)) {
        // The wall of a step is in the higher one.
        let x = at + if after.top < before.top { IN } else { -IN };
        rims.go(x, before.top + IN);
        rims.go(x, after.top + IN);
    }
    rims.go(right, hole(last).top + IN);
    rims.go(right, hole(last).bottom - IN);
    for (at, before, after) in steps.rev().filter(|(_, a, b)| differ(a.bottom, b.bottom)) {
        // It is in the one that reaches further down, or where it does not show: in what is full beside it.
        let x = if before.bottom > after.bottom {
            at + if after.is_on_full { IN } else { -IN }
        } else {
            at + if before.is_on_full { -IN } else { IN }
        };
        rims.go(x, after.bottom - IN);
        rims.go(x, before.bottom - IN);
    }
    rims.go(left, hole(first).bottom - IN);
    rims.close();
}

fn differ(a: f64, b: f64) -> bool {
    (a - b).abs() > 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Outline, Point, Rgb, Shape, Text, Token};

    /// Keeps what it is asked to paint.
    #[derive(Default)]
    struct Kept {
        bars: Vec<(Rect, Colour)>,
        rims: Vec<Vec<(f64, f64)>>,
        line: Option<Line>,
    }

    impl Brush for Kept {
        fn fill(&mut self, _: Outline<'_>, _: Colour) {}
        fn edge(&mut self, _: Outline<'_>, _: Line) {}
        fn line(&mut self, _: &[Point], _: Line) {}
        fn pieces(&mut self, _: &mut dyn Iterator<Item = (Point, Point)>, _: Line) {}
        fn bars(&mut self, bars: &mut dyn Iterator<Item = (Rect, Colour)>) {
            self.bars.extend(bars);
        }
        fn rims(&mut self, rims: &Rims, line: Line) {
            let corners = |rim: &[Point]| rim.iter().map(|at| (at.x, at.y)).collect();
            self.rims.extend(rims.iter().map(corners));
            self.line = Some(line);
        }
        fn text(&mut self, _: &Text, _: Colour) {}
    }

    /// Columns side by side on a base at 20, each of a width and of parts.
    fn painted(theme: Theme, columns: &[(f32, [f32; 3])]) -> Kept {
        let mut right = 0.0;
        let columns = columns.iter().map(|&(width, [sure, once, hollow])| {
            let left = right;
            right += width;
            Column {
                left,
                right,
                sure,
                once,
                hollow,
            }
        });
        let ribbon = Shape::Ribbon {
            base: 20.0,
            columns: columns.collect(),
            paint: Token::Mark.into(),
        };
        let mut kept = Kept::default();
        ribbon.paint(theme, &mut kept);
        kept
    }

    fn rims(columns: &[(f32, [f32; 3])]) -> Vec<Vec<(f64, f64)>> {
        painted(Theme::Light, columns).rims
    }

    #[test]
    fn what_is_hollow_alone_has_a_rim_all_round_inside_of_it() {
        let alone = rims(&[(4.0, [0.0, 0.0, 6.0])]);
        assert_eq!(
            alone,
            [[(0.5, 14.5), (3.5, 14.5), (3.5, 19.5), (0.5, 19.5)]]
        );
        // The edge of what is full below it is its own.
        let above = rims(&[(4.0, [5.0, 0.0, 3.0])]);
        assert_eq!(
            above,
            [[(0.5, 12.5), (3.5, 12.5), (3.5, 15.5), (0.5, 15.5)]]
        );
        assert!(rims(&[(4.0, [5.0, 3.0, 0.0])]).is_empty());
    }

    #[test]
    fn neighbours_share_a_rim_with_steps() {
        let step = rims(&[(4.0, [0.0, 0.0, 6.0]), (4.0, [0.0, 0.0, 9.0])]);
        assert_eq!(
            step,
            [[
                (0.5, 14.5),
                (4.5, 14.5),
                (4.5, 11.5),
                (7.5, 11.5),
                (7.5, 19.5),
                (0.5, 19.5)
            ]]
        );
        // Around something full the rim is behind its edges.
        let around = rims(&[
            (4.0, [0.0, 0.0, 8.0]),
            (2.0, [4.0, 0.0, 4.0]),
            (4.0, [0.0, 0.0, 8.0]),
        ]);
        assert_eq!(
            around,
            [[
                (0.5, 12.5),
                (9.5, 12.5),
                (9.5, 19.5),
                (5.5, 19.5),
                (5.5, 16.5),
                (4.5, 16.5),
                (4.5, 19.5),
                (0.5, 19.5)
            ]]
        );
        // One that is full to the top is a wall of both beside it.
        let between = rims(&[
            (4.0, [0.0, 0.0, 6.0]),
            (2.0, [6.0, 0.0, 0.0]),
            (4.0, [0.0, 0.0, 6.0]),
        ]);
        let ends = |rim: &Vec<(f64, f64)>| (rim[0].0, rim[1].0);
        assert_eq!(
            between.iter().map(ends).collect::<Vec<_>>(),
            [(0.5, 4.5), (5.5, 9.5)]
        );
        // What is hollow at other heights is another thing.
        let apart = rims(&[(4.0, [0.0, 0.0, 6.0]), (4.0, [0.0, 6.0, 6.0])]);
        assert_eq!(apart.len(), 2, "{apart:?}");
    }

    /// How light a colour is in grey.
    fn light(Rgb(red, green, blue): Rgb) -> f64 {
        0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
    }

    /// How much of the way from the ground to the colour of marks an area is in grey, on average: of what is
    /// inside of a point of its edges too.
    fn greys(theme: Theme, parts: [f32; 3]) -> (f64, f64) {
        const FINE: f64 = 0.25;
        let kept = painted(theme, &[(8.0, parts)]);
        let half = kept.line.map_or(0.0, |line| line.width / 2.0);
        let is_rim = |x: f64, y: f64| {
            kept.rims.iter().any(|rim| {
                let next = rim.iter().cycle().skip(1);
                rim.iter().zip(next).any(|(from, to)| {
                    let (left, right) = (from.0.min(to.0) - half, from.0.max(to.0) + half);
                    let (top, bottom) = (from.1.min(to.1) - half, from.1.max(to.1) + half);
                    Rect::new(left, top, right, bottom).contains(Point::new(x, y))
                })
            })
        };
        let ink = |x: f64, y: f64| {
            let bars = kept.bars.iter();
            let bars = bars.filter(|(bar, _)| bar.contains(Point::new(x, y)));
            let bar = bars.map(|(_, colour)| f64::from(colour.alpha)).sum::<f64>();
            if is_rim(x, y) { 1.0 } else { bar.min(1.0) }
        };
        let height = f64::from(parts.iter().sum::<f32>());
        let mean = |inside: f64| {
            let (mut sum, mut count) = (0.0, 0.0);
            let mut y = 20.0 - height + inside + FINE / 2.0;
            while y < 20.0 - inside {
                let mut x = inside + FINE / 2.0;
                while x < 8.0 - inside {
                    sum += ink(x, y);
                    count += 1.0;
                    x += FINE;
                }
                y += FINE;
            }
            sum / count
        };
        (mean(0.0), mean(1.0))
    }

    #[test]
    fn held_possible_and_not_held_can_be_told_apart_in_greys() {
        for theme in Theme::ALL {
            let ground = light(theme.rgb(Token::Paper));
            let mark = light(theme.rgb(Token::Mark));
            assert!((ground - mark).abs() > 100.0, "{theme:?}");
            let full = greys(theme, [8.0, 0.0, 0.0]);
            let possible = greys(theme, [0.0, 8.0, 0.0]);
            let hollow = greys(theme, [0.0, 0.0, 8.0]);
            assert!(full.0 > 0.99, "{theme:?}: {full:?}");
            assert!((0.3..0.7).contains(&possible.0), "{theme:?}: {possible:?}");
            // Its rim is as dark as what is full, and there is nothing in it.
            assert!((0.3..0.7).contains(&hollow.0), "{theme:?}: {hollow:?}");
            assert!(possible.1 > 0.3, "{theme:?}: {possible:?}");
            assert!(hollow.1 < 0.01, "{theme:?}: {hollow:?}");
        }
    }

    #[test]
    fn what_is_striped_is_as_high_as_it_would_be_full() {
        for (parts, tops) in [
            ([0.0, 5.0, 0.0], vec![15.0, 17.0, 19.0]),
            ([0.0, 6.0, 0.0], vec![14.0, 16.0, 18.0]),
            ([3.0, 2.0, 0.0], vec![15.0]),
        ] {
            let bars = painted(Theme::Print, &[(4.0, parts)]).bars;
            let stripes = bars.iter().filter(|(bar, _)| bar.height() < 2.0);
            let found: Vec<f64> = stripes.map(|(bar, _)| bar.top).collect();
            assert_eq!(found, tops, "{parts:?}");
        }
    }
}
