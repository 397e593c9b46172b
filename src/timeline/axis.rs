//! The axis above the lanes: two levels of the calendar, and the names of context events.

use super::{
    Tick, TimeScale, Unit,
    metrics::{AXIS_HEIGHT, AXIS_OF_YEARS},
};
use crate::{
    date::Day,
    scene::{Anchor, Layer, Point, Rect, Shape, Stroke, Text, TextMeasure, TextStyle, Token},
};

/// Middle of the upper row of labels.
const UPPER: f64 = 11.0;
/// Middle of the lower row.
const LOWER: f64 = 25.0;
/// Height of the ticks that labels stand beside.
const TICK: f64 = 12.0;

/// Room that a week needs for the number of its first day, in points.
const WEEK_ROOM: f64 = 32.0;

/// Axis and grid for one stretch of time.
pub(super) struct Axis {
    scale: TimeScale,
    from: f64,
    to: f64,
    labelled: Unit,
    /// Where the lanes begin.
    bottom: f64,
}

/// Height that an axis needs at a scale where nothing in the background is named on it: of years alone it has
/// one row of labels.
#[must_use]
pub fn axis_height(points_per_day: f64) -> f64 {
    match Unit::labelled(points_per_day).heading() {
        Some(_) => AXIS_HEIGHT,
        None => AXIS_OF_YEARS,
    }
}

impl Axis {
    /// The axis over `area`, which is the lanes without their heads.
    pub(super) fn new(scale: TimeScale, area: Rect) -> Self {
        Self {
            scale,
            from: scale.moment_from_x(area.left),
            to: scale.moment_from_x(area.right),
            labelled: Unit::labelled(scale.points_per_day()),
            bottom: area.top,
        }
    }

    /// Hairlines through the lanes where labelled units begin.
    pub(super) fn grid(&self, area: Rect, out: &mut Vec<Shape>) {
        let ticks = self
            .labelled
            .ticks(self.from, self.to, self.scale.points_per_day());
        for tick in ticks {
            let x = self.scale.x_from_day(tick.day);
            if x < area.left {
                continue;
            }
            out.push(Shape::Line {
                from: Point::new(x, area.top),
                to: Point::new(x, area.bottom),
                stroke: Stroke::solid(Token::Rule, 1.0),
            });
        }
    }

    /// The axis itself.
    pub(super) fn layer(&self, area: Rect, measure: &dyn TextMeasure) -> Layer {
        let mut shapes = Vec::new();
        let scale = self.scale.points_per_day();
        if let Some(unit) = Unit::unlabelled(scale, self.labelled) {
            for tick in unit.ticks(self.from, self.to, scale) {
                shapes.push(self.tick(tick.day, self.bottom - 5.0));
            }
        }
        let heading = self.labelled.heading();
        let mut taken = Vec::new();
        for tick in self.labelled.ticks(self.from, self.to, scale) {
            shapes.push(self.tick(tick.day, self.bottom - TICK));
            let (y, style, token) = if heading.is_some() {
                (LOWER, TextStyle::Tick, Token::Ink2)
            } else {
                ((self.bottom - TICK) / 2.0, TextStyle::Heading, Token::Ink2)
            };
            let width = measure.width(&tick.label, style);
            let mut x = self.scale.x_from_day(tick.day) + 5.0;
            // A year or a month goes on until the next; a number of five or ten is where it stands.
            if matches!(self.labelled, Unit::Years(1) | Unit::Month) {
                x = self.stuck(x, &tick, width, area);
            }
            // A label that would be cut off at an edge says nothing.
            if x < area.left || x + width > area.right {
                continue;
            }
            taken.push((x, x + width));
            shapes.push(text(tick.label, Point::new(x, y), width, style, token));
        }
        if self.labelled == Unit::Month && scale * 7.0 >= WEEK_ROOM {
            self.weeks(area, measure, &taken, &mut shapes);
        }
        if let Some(unit) = heading {
            self.headings(unit, area, measure, &mut shapes);
        }
        Layer {
            name: "axis",
            clip: Rect::new(area.left, 0.0, area.right, self.bottom),
            shapes,
        }
    }

    /// Numbers of days between the names of months, a week apart, so that a day can be read off.
    fn weeks(
        &self,
        area: Rect,
        measure: &dyn TextMeasure,
        taken: &[(f64, f64)],
        out: &mut Vec<Shape>,
    ) {
        let style = TextStyle::Caption;
        for tick in Unit::Day.ticks(self.from, self.to, self.scale.points_per_day()) {
            let (_, _, day) = tick.day.ymd();
            let x = self.scale.x_from_day(tick.day) + 5.0;
            let number = day.to_string();
            let width = measure.width(&number, style);
            if ![8, 15, 22].contains(&day) || x < area.left || x + width > area.right {
                continue;
            }
            let mut names = taken.iter();
            if names.any(|(from, to)| x - 6.0 < *to && *from < x + width + 6.0) {
                continue;
            }
            out.push(self.tick(tick.day, self.bottom - 9.0));
            out.push(text(
                number,
                Point::new(x, LOWER),
                width,
                style,
                Token::Ink3,
            ));
        }
    }

    /// Names of the larger unit; the first one sticks to the left edge while its unit lasts.
    fn headings(&self, unit: Unit, area: Rect, measure: &dyn TextMeasure, out: &mut Vec<Shape>) {
        let style = TextStyle::Heading;
        let scale = self.scale.points_per_day();
        for tick in unit.ticks(self.from, self.to, scale) {
            let width = measure.width(&tick.label, style);
            let start = self.scale.x_from_day(tick.day) + 5.0;
            let x = self.stuck(start, &tick, width, area);
            if self.scale.x_from_day(tick.day) >= area.left {
                out.push(self.tick(tick.day, 4.0));
            }
            if x < area.left || x + width > area.right {
                continue;
            }
            out.push(text(
                tick.label,
                Point::new(x, UPPER),
                width,
                style,
                Token::Ink,
            ));
        }
    }

    /// Where a label stands that sticks to the left edge while its unit lasts.
    fn stuck(&self, start: f64, tick: &Tick, width: f64, area: Rect) -> f64 {
        let end = self.scale.x_from_day(tick.next) - 8.0;
        start.max((area.left + 5.0).min(end - width))
    }

    fn tick(&self, day: Day, top: f64) -> Shape {
        let x = self.scale.x_from_day(day);
        Shape::Line {
            from: Point::new(x, top),
            to: Point::new(x, self.bottom),
            stroke: Stroke::solid(Token::Rule, 1.0),
        }
    }
}

fn text(text: String, at: Point, width: f64, style: TextStyle, token: Token) -> Shape {
    Shape::Text(Text {
        text,
        at,
        anchor: Anchor::Left,
        style,
        paint: token.into(),
        width,
    })
}
