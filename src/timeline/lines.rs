//! What is drawn beside the engagements themselves: lines between them, pills, and what runs through
//! all lanes. The timeline and its legend both take it from here, so that they look the same.

use super::metrics::{MARKER_RADIUS, PILL_HEIGHT};
use crate::scene::{Anchor, Dash, Paint, Point, Rect, Shape, Stroke, Text, TextStyle, Token};

/// The thin line from one meeting of a series to the next.
pub(super) fn thread(from: Point, to: Point) -> Shape {
    let soft = Paint {
        token: Token::Mark,
        alpha: 0.35,
    };
    Shape::Line {
        from,
        to,
        stroke: Stroke::solid(soft, 1.0),
    }
}

/// The upright line that joins the mark of an engagement with the dots of its other parties.
pub(super) fn spine(from: Point, to: Point, is_attended: bool) -> Shape {
    let stroke = if is_attended {
        Stroke::solid(Token::Selection, 1.5)
    } else {
        let soft = Paint {
            token: Token::Mark,
            alpha: 0.28,
        };
        Stroke::solid(soft, 1.0)
    };
    Shape::Line { from, to, stroke }
}

/// What shows beside the name of a group whether its lanes follow.
pub(super) fn chevron(centre: Point, is_open: bool) -> Shape {
    let at = |x: f64, y: f64| {
        let (x, y) = if is_open { (y, x) } else { (x, y) };
        Point::new(centre.x + x, centre.y + y)
    };
    Shape::Path {
        points: vec![at(-2.0, -3.5), at(1.5, 0.0), at(-2.0, 3.5)],
        stroke: Stroke::solid(Token::Ink2, 1.5),
    }
}

/// What shows that the user put a lane where it is.
pub(super) fn pin(centre: Point) -> Shape {
    Shape::Rect {
        rect: Rect::around(centre, 2.0),
        rounding: 2.0,
        fill: Some(Token::Selection.into()),
        stroke: None,
    }
}

/// The ring of a number of which there is no record, and the number in it.
pub(super) fn ghost(text: String, width: f64, centre: Point, radius: f64) -> (Shape, Shape) {
    let ring = Shape::Ring {
        centre,
        radius,
        stroke: Stroke {
            paint: Token::Ink3.into(),
            width: 1.2,
            dash: Dash::Dotted,
        },
    };
    let number = Shape::Text(Text {
        text,
        at: centre,
        anchor: Anchor::Middle,
        style: TextStyle::Count,
        paint: Token::Ink3.into(),
        width,
    });
    (ring, number)
}

/// The arc from a promise to what became of it: level at both ends of a window, bulging upwards, and broken
/// under words that stand in it.
pub(super) fn arc(from: Point, to: Point, words: Option<Rect>, token: Token) -> Vec<Shape> {
    let control = arc_control(from, to);
    let steps = 16_u32;
    let points = (0..=steps).map(|step| {
        let share = f64::from(step) / f64::from(steps);
        on_arc(from, control, to, share)
    });
    let points: Vec<Point> = points.collect();
    let is_under = |one: Point, other: Point| {
        let side = Rect::new(
            one.x.min(other.x),
            one.y.min(other.y),
            one.x.max(other.x),
            one.y.max(other.y),
        );
        words.is_some_and(|words| words.overlaps(side))
    };
    let parts = points.chunk_by(|one, other| !is_under(*one, *other));
    let parts = parts.filter(|part| part.len() > 1);
    let path = |part: &[Point]| Shape::Path {
        points: part.to_vec(),
        stroke: Stroke::dashed(token, 1.3),
    };
    parts.map(path).collect()
}

/// What pulls an arc up.
fn arc_control(from: Point, to: Point) -> Point {
    let rise = ((to.x - from.x).abs() * 0.2).clamp(8.0, 26.0);
    Point::new(f64::midpoint(from.x, to.x), from.y.min(to.y) - rise)
}

/// A point of a quadratic curve.
fn on_arc(from: Point, control: Point, to: Point, share: f64) -> Point {
    let (a, b, c) = (
        (1.0 - share).powi(2),
        2.0 * share * (1.0 - share),
        share.powi(2),
    );
    Point::new(
        a * from.x + b * control.x + c * to.x,
        a * from.y + b * control.y + c * to.y,
    )
}

/// Where words on an arc stand: just above its middle.
pub(super) fn above_arc(from: Point, to: Point) -> Point {
    let middle = on_arc(from, arc_control(from, to), to, 0.5);
    Point::new(middle.x, middle.y - 7.0)
}

/// The open arrow of what is still waited for, at its right end.
pub(super) fn arrow(tip: Point, token: Token) -> Shape {
    Shape::Path {
        points: vec![
            Point::new(tip.x - 5.0, tip.y - 4.0),
            tip,
            Point::new(tip.x - 5.0, tip.y + 4.0),
        ],
        stroke: Stroke::solid(token, 1.3),
    }
}

/// What an upright line through all lanes stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Upright {
    /// Today.
    Today,
    /// The day as of which promises are judged.
    AsOf,
    /// An event in the background.
    Event,
}

/// A line through all lanes.
pub(super) fn moment(x: f64, top: f64, bottom: f64, what: Upright) -> Shape {
    let stroke = match what {
        Upright::Today => Stroke::solid(Token::Selection, 1.5),
        Upright::AsOf => Stroke::dashed(Token::Warning, 1.5),
        Upright::Event => {
            let soft = Paint {
                token: Token::Ink3,
                alpha: 0.45,
            };
            Stroke::solid(soft, 1.5)
        }
    };
    Shape::Line {
        from: Point::new(x, top),
        to: Point::new(x, bottom),
        stroke,
    }
}

/// An edge of a stretch of time that is selected.
pub(super) fn edge(x: f64, bottom: f64) -> Shape {
    Shape::Line {
        from: Point::new(x, 0.0),
        to: Point::new(x, bottom),
        stroke: Stroke::dashed(Token::Ink2, 1.0),
    }
}

/// The strip under the axis that says from when to when something in the background was.
pub(super) fn strip(rect: Rect) -> Shape {
    let token = Token::Ink3;
    area(rect, Paint { token, alpha: 0.45 })
}

/// What the band through the lanes below it is painted with.
pub(super) fn band_paint() -> Paint {
    Paint {
        token: Token::Ink3,
        alpha: 0.05,
    }
}

/// A rectangle without an edge.
pub(super) fn area(rect: Rect, paint: Paint) -> Shape {
    Shape::Rect {
        rect,
        rounding: 0.0,
        fill: Some(paint),
        stroke: None,
    }
}

/// The ring around the marker of what a search has found: nearer to it than that of the selection.
pub(super) fn found(centre: Point) -> Shape {
    Shape::Ring {
        centre,
        radius: MARKER_RADIUS + 2.0,
        stroke: Stroke::solid(Token::Warning, 1.5),
    }
}

/// The corner at the upper right of the marker of what all sources tell otherwise: just outside the ring
/// of what was found, and within what keeps labels and rows apart.
pub(super) fn otherwise(centre: Point) -> Shape {
    let (near, far) = (MARKER_RADIUS - 2.0, MARKER_RADIUS + 2.5);
    let at = |x: f64, y: f64| Point::new(centre.x + x, centre.y - y);
    Shape::Path {
        points: vec![at(near, far), at(far, far), at(far, near)],
        stroke: Stroke::solid(Token::Warning, 1.5),
    }
}

/// How a pill looks, by what is folded into it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PillLook {
    /// Whether that is selected.
    pub is_selected: bool,
    /// Whether a search has found some of it.
    pub is_found: bool,
}

impl PillLook {
    /// Takes in the look of what is folded with it.
    pub(super) fn add(&mut self, other: Self) {
        self.is_selected |= other.is_selected;
        self.is_found |= other.is_found;
    }
}

/// A pill.
pub(super) struct PillShapes {
    /// Where it is.
    pub rect: Rect,
    /// Its body.
    pub body: Shape,
    /// Its number.
    pub number: Shape,
}

/// A pill with a number, of which the text is `width` points wide.
pub(super) fn pill(text: String, width: f64, centre: Point, look: PillLook) -> PillShapes {
    let half = (width / 2.0 + 7.0).max(PILL_HEIGHT / 2.0 + 2.0);
    let rect = Rect::new(
        centre.x - half,
        centre.y - PILL_HEIGHT / 2.0,
        centre.x + half,
        centre.y + PILL_HEIGHT / 2.0,
    );
    let (ground, ink) = if look.is_found {
        (Token::WarningGround, Token::Warning)
    } else {
        (Token::AccentGround, Token::Mark)
    };
    let edge = match look {
        PillLook {
            is_selected: true, ..
        } => Stroke::solid(Token::Selection, 2.0),
        PillLook { is_found: true, .. } => Stroke::solid(ink, 2.0),
        _ => Stroke::solid(ink, 1.0),
    };
    PillShapes {
        rect,
        body: Shape::Rect {
            rect,
            rounding: PILL_HEIGHT / 2.0,
            fill: Some(ground.into()),
            stroke: Some(edge),
        },
        number: Shape::Text(Text {
            text,
            at: centre,
            anchor: Anchor::Middle,
            style: TextStyle::Count,
            paint: ink.into(),
            width,
        }),
    }
}
