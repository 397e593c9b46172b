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
