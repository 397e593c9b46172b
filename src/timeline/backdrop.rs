//! What runs through all lanes: today, the day as of which promises are judged, and events in the
//! background.

use super::{
    lines::{self, Upright},
    metrics::AXIS_HEIGHT,
    picture::Build,
};
use crate::scene::{Anchor, Paint, Point, Rect, Shape, Sign, Text, TextStyle, Token};

impl Build<'_> {
    /// Lines and bands, with their names on the axis where there is room.
    pub(super) fn today_and_context(&mut self) {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        if let Some(today) = self.stage.today {
            let middle = today.number() as f64 + 0.5;
            self.band(middle, middle, Upright::Today, "today", &mut taken);
        }
        let chosen = self.stage.view.as_of;
        if let Some(day) = chosen.filter(|day| Some(*day) != self.stage.today) {
            let middle = day.number() as f64 + 0.5;
            let name = format!("promises as of {}", day.short());
            self.band(middle, middle, Upright::AsOf, &name, &mut taken);
        }
        let known = &self.stage.arrangement.known;
        for event in self.stage.catalogue.context() {
            if !known.admits(self.stage.catalogue, &event.cite) {
                continue;
            }
            let (earliest, latest) = (event.date.earliest(), event.date.latest());
            let (Some(start), Some(end)) = (earliest.or(latest), latest.or(earliest)) else {
                continue;
            };
            let (start, end) = (start.number() as f64, end.number() as f64 + 1.0);
            self.band(start, end, Upright::Event, &event.title, &mut taken);
        }
    }

    /// A line or band through all lanes, with its name on the axis where there is room.
    fn band(
        &mut self,
        start: f64,
        end: f64,
        what: Upright,
        name: &str,
        taken: &mut Vec<(f64, f64)>,
    ) {
        let from = self.scale.x_from_moment(start);
        let to = self.scale.x_from_moment(end);
        if to < self.body.left || from > self.body.right {
            return;
        }
        // Behind the markers, and above the ground of the lanes.
        if to - from < 3.0 {
            let x = f64::midpoint(from, to);
            let line = lines::moment(x, AXIS_HEIGHT - 12.0, self.body.bottom, what);
            self.threads.insert(0, line);
            self.signs.insert(match what {
                Upright::Today => Sign::Today,
                Upright::AsOf => Sign::AsOf,
                Upright::Event => Sign::Event,
            });
        } else {
            let (left, right) = (from.max(self.body.left), to.min(self.body.right));
            self.signs.insert(Sign::Period);
            // A strip under the axis says from when to when; the band below is only a hint of it.
            let strip = Rect::new(left, AXIS_HEIGHT - 2.5, right, AXIS_HEIGHT);
            self.notes.push(lines::strip(strip));
            // Where it would lie under most of the picture it says nothing, and is left out.
            if right - left < 0.5 * self.body.width() {
                let band = Rect::new(left, self.body.top, right, self.body.bottom);
                self.threads.insert(0, lines::band(band));
            }
        }
        let style = TextStyle::Caption;
        let width = self.measure.width(name, style);
        let left = if from + 4.0 + width <= self.body.right {
            from.max(self.body.left) + 4.0
        } else {
            from - 4.0 - width
        };
        let room = (left - 6.0, left + width + 6.0);
        let clear = taken
            .iter()
            .all(|other| room.1 <= other.0 || other.1 <= room.0);
        if left >= self.body.left && clear {
            taken.push(room);
            self.notes.push(Shape::Text(Text {
                text: name.to_owned(),
                at: Point::new(left, AXIS_HEIGHT - 8.5),
                anchor: Anchor::Left,
                style,
                paint: match what {
                    Upright::Today | Upright::AsOf => Token::Warning,
                    Upright::Event => Token::Ink3,
                }
                .into(),
                width,
            }));
        }
    }

    /// The stretch of time that is selected on the axis: a band, and how much is in it.
    pub(super) fn range(&mut self) {
        let Some(range) = self.stage.attention.range else {
            return;
        };
        let left = self.scale.x_from_moment(range.start()).max(self.body.left);
        let right = self.scale.x_from_moment(range.end()).min(self.body.right);
        if left >= right {
            return;
        }
        for (rect, alpha) in [
            (Rect::new(left, 0.0, right, AXIS_HEIGHT), 0.16),
            (
                Rect::new(left, self.body.top, right, self.body.bottom),
                0.07,
            ),
        ] {
            let shape = Shape::Rect {
                rect,
                rounding: 0.0,
                fill: Some(Paint {
                    token: Token::Selection,
                    alpha,
                }),
                stroke: None,
            };
            if rect.top < self.body.top {
                self.notes.push(shape);
            } else {
                self.threads.insert(0, shape);
            }
        }
        let edges = [range.start(), range.end()].map(|edge| self.scale.x_from_moment(edge));
        let in_sight = edges
            .into_iter()
            .filter(|x| (self.body.left..=self.body.right).contains(x));
        for x in in_sight {
            self.threads.push(lines::edge(x, self.body.bottom));
        }
    }
}
