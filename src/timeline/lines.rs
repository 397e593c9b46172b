//! What is drawn beside the engagements themselves: lines between them, pills, and what runs through
//! all lanes. The timeline and its legend both take it from here, so that they look the same.

use super::metrics::PILL_HEIGHT;
use crate::scene::{Anchor, Paint, Point, Rect, Shape, Stroke, Text, TextStyle, Token};

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

/// The upright line that joins the markers of one engagement.
pub(super) fn spine(from: Point, to: Point, selected: bool) -> Shape {
    let token = if selected {
        Token::Selection
    } else {
        Token::Mark
    };
    Shape::Line {
        from,
        to,
        stroke: Stroke::solid(token, 1.5),
    }
}

/// The line of today, or of an event in the background.
pub(super) fn moment(x: f64, top: f64, bottom: f64, is_today: bool) -> Shape {
    let (token, alpha) = if is_today {
        (Token::Selection, 1.0)
    } else {
        (Token::Ink3, 0.45)
    };
    Shape::Line {
        from: Point::new(x, top),
        to: Point::new(x, bottom),
        stroke: Stroke::solid(Paint { token, alpha }, 1.5),
    }
}

/// The strip under the axis that says from when to when something in the background was.
pub(super) fn strip(rect: Rect) -> Shape {
    ground(rect, 0.45)
}

/// The band through the lanes below it.
pub(super) fn band(rect: Rect) -> Shape {
    ground(rect, 0.05)
}

fn ground(rect: Rect, alpha: f32) -> Shape {
    let token = Token::Ink3;
    Shape::Rect {
        rect,
        rounding: 0.0,
        fill: Some(Paint { token, alpha }),
        stroke: None,
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
pub(super) fn pill(text: String, width: f64, centre: Point, selected: bool) -> PillShapes {
    let half = (width / 2.0 + 7.0).max(PILL_HEIGHT / 2.0 + 2.0);
    let rect = Rect::new(
        centre.x - half,
        centre.y - PILL_HEIGHT / 2.0,
        centre.x + half,
        centre.y + PILL_HEIGHT / 2.0,
    );
    let edge = if selected {
        Stroke::solid(Token::Selection, 2.0)
    } else {
        Stroke::solid(Token::Mark, 1.0)
    };
    PillShapes {
        rect,
        body: Shape::Rect {
            rect,
            rounding: PILL_HEIGHT / 2.0,
            fill: Some(Token::AccentGround.into()),
            stroke: Some(edge),
        },
        number: Shape::Text(Text {
            text,
            at: centre,
            anchor: Anchor::Middle,
            style: TextStyle::Count,
            paint: Token::Mark.into(),
            width,
        }),
    }
}
