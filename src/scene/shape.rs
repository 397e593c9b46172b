//! Shapes, and how they look.

use super::{Point, Rect, Token};
use crate::model::Marker;

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// Radius of the corners in points.
        rounding: f64,
        /// Inside.
        fill: Option<Paint>,
        /// Edge.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// Look.
        stroke: Stroke,
    },
    /// The marker of an engagement.
    Marker {
        /// Middle.
        centre: Point,
        /// Distance from the middle to the rim, in points.
        radius: f64,
        /// Look.
        look: MarkerLook,
    },
    /// A ring around a marker.
    Ring {
        /// Middle.
        centre: Point,
        /// Distance from the middle to the line, in points.
        radius: f64,
        /// Look.
        stroke: Stroke,
    },
    /// A line through several points.
    Path {
        /// From one end to the other.
        points: Vec<Point>,
        /// Look.
        stroke: Stroke,
    },
    /// How much is when: columns that stand on a base line.
    Ribbon {
        /// Bottom of the columns.
        base: f64,
        /// From left to right; they do not overlap.
        columns: Vec<Column>,
        /// Colour of what is certain; what is only possible is lighter, what was not held is a rim of it.
        paint: Paint,
    },
    /// A line of text.
    Text(Text),
}

/// One column of a ribbon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Height of what certainly was in each of its days.
    pub sure: f32,
    /// Height, on top of that, of what may have been.
    pub once: f32,
    /// Height, on top of both, of what was not held.
    pub hollow: f32,
}

impl Column {
    /// Height of all that is in it.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.sure + self.once + self.hollow
    }
}

/// How strong what is only possible is drawn in a ribbon, beside what is certain.
pub const ONCE_ALPHA: f32 = 0.4;

/// A colour by name, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The design token.
    pub token: Token,
    /// 0 is not there, 1 is opaque.
    pub alpha: f32,
}

impl From<Token> for Paint {
    fn from(token: Token) -> Self {
        Self { token, alpha: 1.0 }
    }
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub paint: Paint,
    /// Thickness in points.
    pub width: f64,
    /// Whole or broken.
    pub dash: Dash,
}

impl Stroke {
    /// A whole line.
    #[must_use]
    pub fn solid(paint: impl Into<Paint>, width: f64) -> Self {
        Self {
            paint: paint.into(),
            width,
            dash: Dash::Solid,
        }
    }

    /// A dashed line.
    #[must_use]
    pub fn dashed(paint: impl Into<Paint>, width: f64) -> Self {
        Self {
            paint: paint.into(),
            width,
            dash: Dash::Dashed,
        }
    }
}

/// Whether a line is whole or broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Whole.
    Solid,
    /// Dashes of 4 points, gaps of 3.
    Dashed,
    /// Dots, two points apart.
    Dotted,
}

/// How a marker looks. What is known of an engagement shows in its shape, never in colour alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkerLook {
    /// Shape, by format.
    pub shape: Marker,
    /// Filled when held.
    pub fill: Fill,
    /// Whole when the date is stated, broken when it is not sure.
    pub rim: Rim,
    /// Struck when postponed, crossed when cancelled.
    pub strike: Strike,
    /// Colour.
    pub paint: Paint,
}

/// Inside of a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Held.
    Filled,
    /// Not held, or not yet.
    Hollow,
}

/// Rim of a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rim {
    /// Stated.
    Solid,
    /// Uncertain or approximate.
    Dashed,
    /// Expected by a writer only.
    Dotted,
}

/// Line through a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strike {
    /// None.
    None,
    /// One: postponed.
    Struck,
    /// Two: cancelled.
    Crossed,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where its anchor is. Vertically this is always the middle of the line.
    pub at: Point,
    /// Which end of it is at `at`.
    pub anchor: Anchor,
    /// Font and size.
    pub style: TextStyle,
    /// Colour.
    pub paint: Paint,
    /// Width as measured, in points.
    pub width: f64,
}

impl Text {
    /// The rectangle that the text takes up.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let left = match self.anchor {
            Anchor::Left => self.at.x,
            Anchor::Middle => self.at.x - self.width / 2.0,
            Anchor::Right => self.at.x - self.width,
        };
        let half = self.style.size() * 0.6;
        Rect::new(left, self.at.y - half, left + self.width, self.at.y + half)
    }
}

/// Which end of a text is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts there.
    Left,
    /// It is centred there.
    Middle,
    /// It ends there.
    Right,
}

/// The few styles that pictures use. Sizes are in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// Label of an engagement: medium, 12.5.
    Label,
    /// The label of the selected one: semibold, 12.5.
    LabelStrong,
    /// Second line of a label, notes on the axis: regular, 11.
    Caption,
    /// Name of a lane, upper row of the axis: semibold, 13.
    Heading,
    /// Lower row of the axis: regular, 11.5.
    Tick,
    /// Number in a pill: medium, 11.
    Count,
    /// Title of a page: serif, semibold, 24.
    Title,
    /// A title of more than one line: serif, semibold, 17.
    LongTitle,
    /// What stands below a title: regular, 13.
    Lead,
}

impl TextStyle {
    /// Every style.
    pub const ALL: [Self; 9] = [
        Self::Label,
        Self::LabelStrong,
        Self::Caption,
        Self::Heading,
        Self::Tick,
        Self::Count,
        Self::Title,
        Self::LongTitle,
        Self::Lead,
    ];

    /// Size in points.
    #[must_use]
    pub fn size(self) -> f64 {
        match self {
            Self::Label | Self::LabelStrong => 12.5,
            Self::Heading | Self::Lead => 13.0,
            Self::Title => 24.0,
            Self::LongTitle => 17.0,
            Self::Tick => 11.5,
            Self::Caption | Self::Count => 11.0,
        }
    }
}

impl Shape {
    /// The rectangle that nothing of it reaches out of.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let grown = |rect: Rect, by: f64| {
            Rect::new(
                rect.left - by,
                rect.top - by,
                rect.right + by,
                rect.bottom + by,
            )
        };
        let of_points = |points: &[Point], stroke: &Stroke| {
            let rects = points
                .iter()
                .map(|at| Rect::around(*at, stroke.width / 2.0));
            rects.reduce(Rect::union).unwrap_or_default()
        };
        match self {
            Self::Rect { rect, stroke, .. } => {
                grown(*rect, stroke.map_or(0.0, |stroke| stroke.width / 2.0))
            }
            Self::Line { from, to, stroke } => of_points(&[*from, *to], stroke),
            Self::Marker {
                centre,
                radius,
                look,
            } => {
                // Corners reach further than circles, and a broken rim stands off.
                let rim = if look.rim == Rim::Solid { 0.8 } else { 2.2 };
                let reach = radius * 1.3 + rim;
                Rect::around(
                    *centre,
                    match look.strike {
                        Strike::None => reach,
                        Strike::Struck | Strike::Crossed => reach.max(radius + 4.0),
                    },
                )
            }
            Self::Ring {
                centre,
                radius,
                stroke,
            } => Rect::around(*centre, radius + stroke.width / 2.0),
            Self::Path { points, stroke } => of_points(points, stroke),
            Self::Ribbon { base, columns, .. } => {
                let columns = columns.iter().map(|column| {
                    let top = base - f64::from(column.height());
                    Rect::new(column.left.into(), top, column.right.into(), *base)
                });
                columns.reduce(Rect::union).unwrap_or_default()
            }
            Self::Text(text) => text.rect(),
        }
    }
}

impl Shape {
    /// The same shape further to the right and further down.
    #[must_use]
    pub fn moved(&self, right: f64, down: f64) -> Self {
        let to = |at: Point| Point::new(at.x + right, at.y + down);
        let mut shape = self.clone();
        match &mut shape {
            Self::Rect { rect, .. } => {
                *rect = Rect::new(
                    rect.left + right,
                    rect.top + down,
                    rect.right + right,
                    rect.bottom + down,
                );
            }
            Self::Line { from, to: end, .. } => (*from, *end) = (to(*from), to(*end)),
            Self::Marker { centre, .. } | Self::Ring { centre, .. } => *centre = to(*centre),
            Self::Path { points, .. } => points.iter_mut().for_each(|at| *at = to(*at)),
            Self::Ribbon { base, columns, .. } => {
                *base += down;
                for column in columns {
                    column.left += right as f32;
                    column.right += right as f32;
                }
            }
            Self::Text(text) => text.at = to(text.at),
        }
        shape
    }
}
