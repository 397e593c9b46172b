//! What runs through all lanes: today, the day as of which promises are judged, and events in the
//! background.

use super::{
    lines::{self, Upright},
    marks,
    picture::Build,
};
use crate::scene::{
    Anchor, Paint, Point, Rect, Shape, Sign, Target, TargetKind, Text, TextStyle, Token,
};

/// A name cut down to less than this says too little, in points.
const LEAST_NAME: f64 = 60.0;

impl Build<'_> {
    /// Lines and bands, with their names on the axis where there is room.
    pub(super) fn today_and_context(&mut self) {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        if let Some(today) = self.stage.today {
            let middle = today.number() as f64 + 0.5;
            self.band(middle, middle, Upright::Today, None, "today", &mut taken);
        }
        let chosen = self.stage.view.as_of;
        if let Some(day) = chosen.filter(|day| Some(*day) != self.stage.today) {
            let middle = day.number() as f64 + 0.5;
            let name = format!("promises as of {}", day.short());
            self.band(middle, middle, Upright::AsOf, None, &name, &mut taken);
        }
        if !self.stage.trim.context {
            return;
        }
        let known = &self.stage.arrangement.known;
        for (event, number) in self.stage.catalogue.context().iter().zip(0..) {
            if !known.admits(self.stage.catalogue, &event.cite) {
                continue;
            }
            let (earliest, latest) = (event.date.earliest(), event.date.latest());
            let (Some(start), Some(end)) = (earliest.or(latest), latest.or(earliest)) else {
                continue;
            };
            let (start, end) = (start.number() as f64, end.number() as f64 + 1.0);
            let what = (Upright::Event, Some(number));
            self.band(start, end, what.0, what.1, &event.title, &mut taken);
        }
    }

    /// A line or band through all lanes, of an event or of today, with its name on the axis where there
    /// is room.
    fn band(
        &mut self,
        start: f64,
        end: f64,
        what: Upright,
        event: Option<usize>,
        name: &str,
        taken: &mut Vec<(f64, f64)>,
    ) {
        let from = self.scale.x_from_moment(start);
        let to = self.scale.x_from_moment(end);
        if to < self.body.left || from > self.body.right {
            return;
        }
        let is_today = event.is_none();
        // Behind the markers, and above the ground of the lanes.
        if to - from < 3.0 {
            let x = f64::midpoint(from, to);
            let line = lines::moment(x, self.body.top - 12.0, self.body.bottom, what);
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
            let strip = Rect::new(left, self.body.top - 2.5, right, self.body.top);
            self.notes.push(lines::strip(strip));
            // Where it would lie under most of the picture it says nothing, and is left out.
            if right - left < 0.5 * self.body.width() {
                let band = Rect::new(left, self.body.top, right, self.body.bottom);
                self.band_of(band, lines::band_paint());
            }
        }
        let named = self.name(from, to, is_today, name, taken);
        if let Some(number) = event {
            // Where the line or the strip is under the axis, and where its name is.
            let (left, right) = (
                from.max(self.body.left) - 4.0,
                to.min(self.body.right) + 4.0,
            );
            let (left, right) =
                named.map_or((left, right), |(from, to)| (left.min(from), right.max(to)));
            let middle = f64::midpoint(left, right);
            self.targets.push(Target {
                kind: TargetKind::Event(number),
                lane: usize::MAX,
                rect: Rect::new(left, self.body.top - 14.0, right, self.body.top),
                centre: Point::new(middle, self.body.top - 7.0),
            });
        }
    }

    /// Paints a band behind the markers.
    fn band_of(&mut self, rect: Rect, paint: Paint) {
        self.threads.insert(0, lines::area(rect, paint));
        self.bands.push((rect, paint));
    }

    /// The name of a line or band, at the first of these places where no other stands: after its line, in its
    /// band, or else before its line; at the right end of the picture; cut there. From where to where it is.
    fn name(
        &mut self,
        from: f64,
        to: f64,
        is_today: bool,
        name: &str,
        taken: &mut Vec<(f64, f64)>,
    ) -> Option<(f64, f64)> {
        let style = TextStyle::Caption;
        let whole = self.measure.width(name, style);
        let Rect { left, right, .. } = self.body;
        let after = from.max(left) + 4.0;
        let is_band = to - from >= 3.0;
        let before = from - 4.0 - whole;
        let at_end = right - 4.0 - whole;
        let room_after = right - 4.0 - after;
        let places = [
            (after + whole <= right).then_some((after, whole)),
            (!is_band && before >= left).then_some((before, whole)),
            (at_end >= left + 4.0 && at_end < after).then_some((at_end, whole)),
            (room_after >= LEAST_NAME.min(whole)).then_some((after, room_after.min(whole))),
        ];
        let (left, name, width, reach) =
            places.into_iter().flatten().find_map(|(left, room)| {
                let name = marks::fitted(name, room, style, self.measure);
                let width = self.measure.width(&name, style);
                let reach = (left - 6.0, left + width + 6.0);
                let mut others = taken.iter();
                let is_clear = others.all(|other| reach.1 <= other.0 || other.1 <= reach.0);
                is_clear.then_some((left, name, width, reach))
            })?;
        taken.push(reach);
        // No tick of the axis runs through the words.
        let top = self.body.top - 15.0;
        self.notes.push(Shape::Rect {
            rect: Rect::new(left - 2.0, top, left + width + 2.0, self.body.top - 3.0),
            rounding: 2.0,
            fill: Some(Token::Paper.into()),
            stroke: None,
        });
        let token = if is_today {
            Token::Warning
        } else {
            Token::Ink3
        };
        self.notes.push(Shape::Text(Text {
            text: name,
            at: Point::new(left, self.body.top - 8.5),
            anchor: Anchor::Left,
            style,
            paint: token.into(),
            width,
        }));
        Some(reach)
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
        let token = Token::Selection;
        self.notes.push(lines::area(
            Rect::new(left, 0.0, right, self.body.top),
            Paint { token, alpha: 0.16 },
        ));
        let band = Rect::new(left, self.body.top, right, self.body.bottom);
        self.band_of(band, Paint { token, alpha: 0.07 });
        let edges = [range.start(), range.end()].map(|edge| self.scale.x_from_moment(edge));
        let in_sight = edges
            .into_iter()
            .filter(|x| (self.body.left..=self.body.right).contains(x));
        for x in in_sight {
            self.threads.push(lines::edge(x, self.body.bottom));
        }
    }
}
