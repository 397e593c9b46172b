//! From shapes to what every painter can paint: outlines, lines and text, each with its colour.
//!
//! How a marker, a broken rim, a dash or a ribbon looks is decided here and nowhere else, so that the
//! window, a picture in a file and a slide show the same marks at the same places.

use super::{
    Dash, Fill, MarkerLook, Paint, Point, Rect, Rgb, Rim, Shape, Strike, Stroke, Text, Theme,
    Token, ribbon::ribbon,
};
use crate::model::Marker;

/// Thickness of a marker's rim, in points.
const RIM: f64 = 1.6;

/// Something that paints.
pub trait Brush {
    /// Fills an outline.
    fn fill(&mut self, outline: Outline<'_>, colour: Colour);
    /// Draws a line along an outline, half of it on either side.
    fn edge(&mut self, outline: Outline<'_>, line: Line);
    /// Draws a line through points.
    fn line(&mut self, points: &[Point], line: Line);
    /// Draws the pieces of a broken line.
    fn pieces(&mut self, pieces: &mut dyn Iterator<Item = (Point, Point)>, line: Line);
    /// Draws a broken line. Only who has broken lines of his own, that stay one thing, does without pieces.
    fn broken(&mut self, course: Course<'_>, dashes: Dashes, line: Line) {
        let round;
        let points = match course {
            Course::Through(points) => points,
            Course::Round(outline) => {
                round = outline.round();
                &round
            }
        };
        self.pieces(&mut Pieces::new(points, dashes), line);
    }
    /// Fills many rectangles that do not overlap.
    fn bars(&mut self, bars: &mut dyn Iterator<Item = (Rect, Colour)>);
    /// Draws the rims of what is hollow in a ribbon.
    fn rims(&mut self, rims: &Rims, line: Line) {
        for rim in rims.iter() {
            self.edge(Outline::Polygon(rim), line);
        }
    }
    /// Writes a line of text.
    fn text(&mut self, text: &Text, colour: Colour);
}

/// Closed lines, clockwise, that are upright and level only: each through the middle of a rim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rims {
    corners: Vec<Point>,
    /// For each rim, how many corners there are up to its end.
    ends: Vec<usize>,
}

impl Rims {
    /// Goes on to another corner.
    pub(super) fn go(&mut self, x: f64, y: f64) {
        self.corners.push(Point::new(x, y));
    }

    /// Goes back to the first corner of this rim.
    pub(super) fn close(&mut self) {
        self.ends.push(self.corners.len());
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The corners of each; the last is not the first.
    pub fn iter(&self) -> impl Iterator<Item = &[Point]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        let rims = starts.zip(&self.ends);
        rims.map(|(&from, &to)| &self.corners[from..to])
    }
}

/// A closed outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline<'a> {
    /// A rectangle with round corners.
    Rect(Rect, f64),
    /// A circle around a point.
    Circle(Point, f64),
    /// The corners of a polygon, which is convex where it is filled.
    Polygon(&'a [Point]),
}

/// Where a broken line runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Course<'a> {
    /// From the first point to the last.
    Through(&'a [Point]),
    /// Once round an outline.
    Round(Outline<'a>),
}

/// How long dashes and the gaps between them are, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dashes {
    /// A dash.
    pub length: f64,
    /// The gap after it.
    pub gap: f64,
}

/// A colour and how much of it, as it is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// Red, green and blue.
    pub rgb: Rgb,
    /// 0 is not there, 1 is opaque.
    pub alpha: f32,
}

/// How a line is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its colour.
    pub colour: Colour,
    /// Its thickness in points.
    pub width: f64,
}

impl Colour {
    /// The colour of a line or a text.
    #[must_use]
    pub fn of_line(theme: Theme, paint: Paint) -> Self {
        Self {
            rgb: theme.rgb(paint.token),
            alpha: theme.alpha_of_line(paint.alpha),
        }
    }

    /// The colour of a filled area.
    #[must_use]
    pub fn of_area(theme: Theme, paint: Paint) -> Self {
        Self {
            rgb: theme.rgb(paint.token),
            alpha: theme.alpha_of_area(paint.alpha),
        }
    }
}

impl Shape {
    /// Paints the shape in a theme.
    pub fn paint(&self, theme: Theme, brush: &mut impl Brush) {
        let line_of = |stroke: &Stroke| Line {
            colour: Colour::of_line(theme, stroke.paint),
            width: stroke.width,
        };
        match self {
            Self::Rect {
                rect,
                rounding,
                fill,
                stroke,
            } => {
                let outline = Outline::Rect(*rect, *rounding);
                if let Some(fill) = fill {
                    brush.fill(outline, Colour::of_area(theme, *fill));
                }
                if let Some(stroke) = stroke {
                    brush.edge(outline, line_of(stroke));
                }
            }
            Self::Line { from, to, stroke } => path(&[*from, *to], stroke, line_of(stroke), brush),
            Self::Ring {
                centre,
                radius,
                stroke,
            } => match stroke.dash {
                Dash::Solid => brush.edge(Outline::Circle(*centre, *radius), line_of(stroke)),
                dash => {
                    let round = Course::Round(Outline::Circle(*centre, *radius));
                    brush.broken(round, Dashes::of(dash), line_of(stroke));
                }
            },
            Self::Marker {
                centre,
                radius,
                look,
            } => marker(*centre, *radius, look, theme, brush),
            Self::Path { points, stroke } => path(points, stroke, line_of(stroke), brush),
            Self::Ribbon {
                base,
                columns,
                paint,
            } => ribbon(*base, columns, *paint, theme, brush),
            Self::Text(text) => brush.text(text, Colour::of_line(theme, text.paint)),
        }
    }
}

fn path(points: &[Point], stroke: &Stroke, line: Line, brush: &mut impl Brush) {
    match stroke.dash {
        Dash::Solid => brush.line(points, line),
        dash => brush.broken(Course::Through(points), Dashes::of(dash), line),
    }
}

fn marker(centre: Point, radius: f64, look: &MarkerLook, theme: Theme, brush: &mut impl Brush) {
    let colour = Colour::of_line(theme, look.paint);
    let paper = Colour::of_line(theme, Token::Paper.into());
    let filled = look.fill == Fill::Filled;
    let inside = if filled { colour } else { paper };
    let line = Line { colour, width: RIM };
    let body = |radius| Body::new(look.shape, centre, radius);
    if look.shape == Marker::SmallRing {
        // A ring stays a ring: what was sent has a dot in it.
        let ring = body(radius);
        brush.fill(ring.outline(), paper);
        if look.rim == Rim::Solid {
            brush.edge(ring.outline(), line);
        } else {
            broken_rim(&ring, look.rim, line, brush);
        }
        if filled {
            brush.fill(Outline::Circle(centre, radius * 0.3), colour);
        }
    } else if look.rim == Rim::Solid {
        let body = body(radius);
        brush.fill(body.outline(), inside);
        brush.edge(body.outline(), line);
    } else {
        // A broken rim shows on a filled marker too: it stands off from the fill.
        let (inner, rim) = if filled {
            (radius - 1.4, radius + 1.4)
        } else {
            (radius, radius + 0.6)
        };
        brush.fill(body(rim).outline(), paper);
        brush.fill(body(inner).outline(), inside);
        broken_rim(&body(rim), look.rim, line, brush);
    }
    strike(centre, radius, look.strike, line, brush);
}

fn strike(centre: Point, radius: f64, strike: Strike, line: Line, brush: &mut impl Brush) {
    let reach = radius + 3.0;
    let mut across = |slope: f64| {
        let from = Point::new(centre.x - reach, centre.y - reach * slope);
        let to = Point::new(centre.x + reach, centre.y + reach * slope);
        brush.line(&[from, to], line);
    };
    if strike != Strike::None {
        across(-1.0);
    }
    if strike == Strike::Crossed {
        across(1.0);
    }
}

/// A rim of dashes or dots, as many as go round without a remainder.
fn broken_rim(body: &Body, look: Rim, line: Line, brush: &mut impl Brush) {
    let rim = body.outline().round();
    let length: f64 = rim.windows(2).map(|side| side[0].distance(side[1])).sum();
    let (pitch, share) = match look {
        Rim::Dotted => (3.4, 0.42),
        Rim::Solid | Rim::Dashed => (5.6, 0.62),
    };
    let step = length / (length / pitch).round().max(3.0);
    let thin = Line {
        width: line.width * 0.85,
        ..line
    };
    let dashes = Dashes {
        length: step * share,
        gap: step * (1.0 - share),
    };
    brush.broken(Course::Round(body.outline()), dashes, thin);
}

/// How many corners stand for a circle where only straight lines will do.
const ROUND: usize = 32;

/// The body of a marker. Shapes are scaled so that all look equally heavy.
enum Body {
    Circle(Point, f64),
    Corners([Point; 6], usize),
}

impl Body {
    fn new(shape: Marker, centre: Point, radius: f64) -> Self {
        let regular = |centre, radius, corners, turn| {
            let mut points = [Point::default(); 6];
            for (number, point) in points.iter_mut().enumerate().take(corners) {
                *point = corner(centre, radius, turn + number as f64 / corners as f64);
            }
            Self::Corners(points, corners)
        };
        match shape {
            Marker::Circle => Self::Circle(centre, radius),
            Marker::SmallRing => Self::Circle(centre, radius * 0.85),
            Marker::Square => regular(centre, radius * 1.25, 4, 0.125),
            Marker::Diamond => regular(centre, radius * 1.25, 4, 0.25),
            Marker::Triangle => {
                let lower = Point::new(centre.x, centre.y + radius * 0.15);
                regular(lower, radius * 1.3, 3, 0.75)
            }
            Marker::Hexagon => regular(centre, radius * 1.15, 6, 0.0),
        }
    }

    fn outline(&self) -> Outline<'_> {
        match self {
            Self::Circle(centre, radius) => Outline::Circle(*centre, *radius),
            Self::Corners(points, count) => Outline::Polygon(&points[..*count]),
        }
    }
}

impl Outline<'_> {
    /// Its corners, back to the first; of what is round, so many that it looks so.
    #[must_use]
    pub fn round(self) -> Vec<Point> {
        match self {
            Self::Rect(rect, rounding) => closed(corners(rect, rounding).into_iter()),
            Self::Circle(centre, radius) => closed(circle(centre, radius)),
            Self::Polygon(points) => closed(points.iter().copied()),
        }
    }
}

/// The corners of a rectangle, clockwise from the lower right; each a quarter of a circle where it is round.
fn corners(rect: Rect, rounding: f64) -> Vec<Point> {
    let radius = rounding.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let steps = if radius > 0.0 { ROUND / 4 } else { 0 };
    let inner = [
        Point::new(rect.right - radius, rect.bottom - radius),
        Point::new(rect.left + radius, rect.bottom - radius),
        Point::new(rect.left + radius, rect.top + radius),
        Point::new(rect.right - radius, rect.top + radius),
    ];
    let corners = inner.into_iter().enumerate();
    let points = corners.flat_map(|(number, centre)| {
        let turn = move |step: usize| (number as f64 + step as f64 / (ROUND / 4) as f64) / 4.0;
        (0..=steps).map(move |step| corner(centre, radius, turn(step)))
    });
    points.collect()
}

fn circle(centre: Point, radius: f64) -> impl Iterator<Item = Point> + Clone {
    (0..ROUND).map(move |number| corner(centre, radius, number as f64 / ROUND as f64))
}

/// The point in a direction, in parts of a full turn from the right, clockwise.
fn corner(centre: Point, radius: f64, turn: f64) -> Point {
    let (sine, cosine) = (std::f64::consts::TAU * turn).sin_cos();
    Point::new(centre.x + radius * cosine, centre.y + radius * sine)
}

fn closed(points: impl Iterator<Item = Point> + Clone) -> Vec<Point> {
    points.clone().chain(points.take(1)).collect()
}

impl Dashes {
    fn of(dash: Dash) -> Self {
        let (length, gap) = match dash {
            Dash::Dotted => (1.5, 2.5),
            Dash::Solid | Dash::Dashed => (4.0, 3.0),
        };
        Self { length, gap }
    }
}

/// The pieces of a broken line, each on one side of the path.
struct Pieces<'a> {
    points: &'a [Point],
    dashes: Dashes,
    /// Where on the first side of `points` it goes on.
    at: f64,
    /// How much of the dash or gap is left.
    left: f64,
    is_dash: bool,
}

impl<'a> Pieces<'a> {
    fn new(points: &'a [Point], dashes: Dashes) -> Self {
        Self {
            points,
            dashes,
            at: 0.0,
            left: dashes.length,
            is_dash: true,
        }
    }
}

impl Iterator for Pieces<'_> {
    type Item = (Point, Point);

    fn next(&mut self) -> Option<Self::Item> {
        while let [from, to, ..] = *self.points {
            let side = from.distance(to);
            let rest = side - self.at;
            let between = |at: f64| {
                let part = at / side;
                Point::new(
                    from.x + (to.x - from.x) * part,
                    from.y + (to.y - from.y) * part,
                )
            };
            let is_dash = self.is_dash;
            let start = self.at;
            let step = self.left.min(rest);
            self.left -= step;
            self.at += step;
            if self.left <= 0.0 {
                self.is_dash = !is_dash;
                self.left = if self.is_dash {
                    self.dashes.length
                } else {
                    self.dashes.gap
                };
            }
            if self.at >= side {
                self.points = &self.points[1..];
                self.at = 0.0;
            }
            if is_dash && step > 1e-9 {
                return Some((between(start), between(start + step)));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(points: &[Point], dash: Dash) -> Pieces<'_> {
        Pieces::new(points, Dashes::of(dash))
    }

    #[test]
    fn dashes_and_gaps_add_up_to_the_line() {
        let points = [
            Point::new(0.0, 0.0),
            Point::new(10.0, 0.0),
            Point::new(10.0, 11.0),
        ];
        let pieces: Vec<_> = broken(&points, Dash::Dashed).collect();
        let length: f64 = pieces.iter().map(|(from, to)| from.distance(*to)).sum();
        // Three times four and three.
        assert!((length - 12.0).abs() < 1e-9, "{pieces:?}");
        assert_eq!(pieces[0], (Point::new(0.0, 0.0), Point::new(4.0, 0.0)));
        // The second dash goes round the corner, and so is two pieces.
        assert_eq!(pieces[1].1, Point::new(10.0, 0.0));
        assert_eq!(pieces.len(), 4);
    }

    #[test]
    fn what_goes_round_ends_where_it_began_and_stays_inside() {
        let rect = Rect::new(2.0, 3.0, 12.0, 9.0);
        for (outline, count) in [
            (Outline::Rect(rect, 0.0), 5),
            (Outline::Rect(rect, 2.0), 37),
            (Outline::Circle(rect.centre(), 3.0), 33),
        ] {
            let round = outline.round();
            assert_eq!(round.len(), count);
            assert_eq!(round.first(), round.last());
            let reach = Rect::new(1.999, 2.999, 12.001, 9.001);
            assert!(round.iter().all(|at| reach.contains(*at)), "{round:?}");
        }
        assert_eq!(Outline::Rect(rect, 0.0).round()[0], Point::new(12.0, 9.0));
    }

    #[test]
    fn a_line_of_no_length_has_no_pieces() {
        let point = Point::new(3.0, 3.0);
        assert_eq!(broken(&[point, point], Dash::Dotted).count(), 0);
        assert_eq!(broken(&[point], Dash::Dotted).count(), 0);
        assert_eq!(broken(&[], Dash::Dotted).count(), 0);
    }
}
