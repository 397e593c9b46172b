//! Lines from one mark to another: spines of engagements of several parties, arcs of promises.

use std::collections::HashMap;

use super::{
    lines,
    metrics::MARKER_RADIUS,
    picture::{Build, Linked},
};
use crate::{
    catalogue::{Handle, Outcome},
    date::Day,
    scene::{Anchor, Point, Rect, Shape, Sign, Stroke, Text, TextStyle, Token},
};

/// An arc is drawn only where it is at least so long, in points.
const LEAST_ARC: f64 = 24.0;
/// How far out of the picture an arc is led, in points.
const BEYOND: f64 = 60.0;
/// Length of the arrow of what is overdue where the way to today is not clear, in points.
const STUB: f64 = 20.0;
/// Room between a line and the words that it leaves out, in points.
const WORDS_APART: f64 = 4.0;
/// A part of a line that is shorter than this is left out, in points.
const LEAST_PART: f64 = 4.0;
/// How far words on an arc stand lower where they would be under the axis, at most.
const MOST_LOWERED: f64 = 10.0;
/// Two spines that nobody looks at are no nearer than this, in points.
const SPINES_APART: f64 = 10.0;

impl Build<'_> {
    pub(super) fn links(&mut self) {
        let linked = std::mem::take(&mut self.linked);
        self.faint_spines(&linked);
        let attended = [self.stage.attention.hovered, self.selected];
        for handle in attended.into_iter().flatten() {
            if let Some(centre) = self.whereabouts(handle, &linked) {
                self.spine(handle, centre, true);
            }
        }
        self.arcs(&linked);
        self.linked = linked;
    }

    /// The spines of what nobody looks at, as far as they can be told apart: of two that are too near
    /// each other the one that matters more.
    fn faint_spines(&mut self, linked: &[Linked]) {
        let shared = linked.iter().filter(|link| link.shared);
        let mut shared: Vec<&Linked> = shared
            .filter(|link| !self.is_attended(link.handle))
            .collect();
        shared.sort_by_key(|link| (std::cmp::Reverse(link.rank), link.handle));
        let mut drawn: Vec<f64> = Vec::with_capacity(shared.len());
        for link in shared {
            let x = link.centre.x;
            let at = drawn.partition_point(|&other| other < x);
            let is_near =
                |other: Option<&f64>| other.is_some_and(|other| (other - x).abs() < SPINES_APART);
            let before = at.checked_sub(1).and_then(|at| drawn.get(at));
            if is_near(before) || is_near(drawn.get(at)) {
                continue;
            }
            if self.spine(link.handle, link.centre, false) {
                drawn.insert(at, x);
            }
        }
    }

    /// Where the marker of an engagement stands; where it is folded, the middle of its lane.
    fn whereabouts(&self, handle: Handle, linked: &[Linked]) -> Option<Point> {
        if let Some(link) = linked.iter().find(|link| link.handle == handle) {
            return Some(link.centre);
        }
        let (lane, at) = self.stage.arrangement.position(handle)?;
        let frame = self.frame(lane)?;
        let middle = f64::midpoint(frame.top, frame.bottom());
        Some(self.centre(&frame.lane.items[at], middle))
    }

    /// The upright line from a mark to the lanes of all parties, and the dots on it; whether there is
    /// one.
    fn spine(&mut self, handle: Handle, centre: Point, is_attended: bool) -> bool {
        if centre.x < self.body.left || centre.x > self.body.right {
            return false;
        }
        let arrangement = self.stage.arrangement;
        let Some((home, _)) = arrangement.position(handle) else {
            return false;
        };
        let (mut top, mut bottom) = (centre.y, centre.y);
        let mut dots = Vec::new();
        for party in self.stage.catalogue.entry(handle).lanes() {
            let Some(lane) = arrangement.lane_of(party).filter(|&lane| lane != home) else {
                continue;
            };
            let Some(frame) = self.frame(lane) else {
                continue;
            };
            let y = frame.top + frame.packing.guests_middle();
            top = top.min(y);
            bottom = bottom.max(y);
            dots.push(Point::new(centre.x, y));
        }
        if dots.is_empty() {
            return false;
        }
        // Only what is on screen: lanes may be thousands of points away.
        let (from, to) = (
            top.max(self.body.top - 8.0),
            bottom.min(self.body.bottom + 8.0),
        );
        if from >= to {
            return false;
        }
        self.signs.insert(Sign::Partners);
        let (from, to) = (Point::new(centre.x, from), Point::new(centre.x, to));
        self.threads.push(lines::spine(from, to, is_attended));
        for dot in dots {
            if is_attended && self.body.contains(dot) {
                self.dot(dot, true, false);
            }
        }
        true
    }

    /// Arcs from promised meetings to what became of them: always of those that were kept late or are
    /// overdue, of others where one of their ends is looked at.
    fn arcs(&mut self, linked: &[Linked]) {
        let place: HashMap<Handle, &Linked> =
            linked.iter().map(|link| (link.handle, link)).collect();
        let catalogue = self.stage.catalogue;
        let known = &self.stage.arrangement.known;
        let as_of = catalogue.as_of_day(self.stage.view, self.stage.today);
        for link in linked {
            let Some((promise, as_of)) = catalogue.promise_behind(link.handle).zip(as_of) else {
                continue;
            };
            let outcome = catalogue.outcome(promise, known, as_of);
            let looked_at = self.is_attended(link.handle)
                || outcome.by().is_some_and(|by| self.is_attended(by));
            let (token, by) = match outcome {
                Outcome::KeptLate { by, .. } => (Token::Warning, by),
                Outcome::Kept { by } if looked_at => (Token::Good, by),
                Outcome::KeptPerhapsLate { by } if looked_at => (Token::Warning, by),
                Outcome::Overdue { .. } => {
                    self.overdue(link, as_of);
                    continue;
                }
                _ => continue,
            };
            let to = place
                .get(&by)
                .map(|by| by.centre)
                .or_else(|| self.mark_in_lane(by, link.lane))
                .or_else(|| self.out_of_sight(by, link.lane));
            if let Some(to) = to {
                self.promise(link, to, token, &outcome.words());
            }
        }
    }

    /// Where an engagement has its target in a lane.
    fn mark_in_lane(&self, handle: Handle, lane: usize) -> Option<Point> {
        let mut targets = self.targets.iter();
        let target = targets
            .find(|target| target.lane == lane && target.kind.engagement() == Some(handle))?;
        Some(target.centre)
    }

    /// Where an engagement would have its mark in a lane, beyond an edge of the picture.
    fn out_of_sight(&self, handle: Handle, lane: usize) -> Option<Point> {
        let (home, at) = self.stage.arrangement.position(handle)?;
        let row = self.stage.packing.row(home, at).filter(|_| home == lane)?;
        let frame = self.frame(lane)?;
        let mut centre = self.centre(&frame.lane.items[at], frame.row_middle(row));
        // Not so far that the line would have to be drawn for nobody to see.
        centre.x = centre.x.min(self.body.right + BEYOND);
        Some(centre)
    }

    fn promise(&mut self, link: &Linked, to: Point, token: Token, text: &str) {
        let from = Point::new(link.right + 2.0, link.centre.y);
        let to = Point::new(to.x - 7.0, to.y);
        if to.x - from.x < LEAST_ARC || from.x > self.body.right || to.x < self.body.left {
            return;
        }
        self.signs.insert(Sign::Promise);
        let middle = lines::above_arc(from, to);
        let words = self.note_on_arc(text, middle, token, to.x - from.x);
        self.threads.extend(lines::arc(from, to, words, token));
    }

    /// A promise that is overdue leads to the day up to which that is known. Across other marks the line
    /// would seem to lead from one to the next: then only its beginning is drawn.
    fn overdue(&mut self, link: &Linked, as_of: Day) {
        let known_to = self.scale.x_from_moment(as_of.number() as f64 + 0.5) - 3.0;
        let y = link.centre.y;
        let labels = self.taken.iter().filter(|label| {
            label.top < y
                && label.bottom > y
                && label.left < link.right + 12.0
                && label.right > link.right
        });
        let labels = labels.map(|label| label.right + 4.0);
        let begin = labels.fold(link.right + 2.0, f64::max);
        let marks = self.targets.iter().filter(|target| {
            target.lane == link.lane
                && target.centre.x > link.centre.x + 1.0
                && (target.centre.y - y).abs() < MARKER_RADIUS
        });
        let next = marks.map(|target| target.rect.left);
        let next = next.fold(f64::INFINITY, f64::min);
        let is_clear = next > known_to || self.is_attended(link.handle);
        let tip = if is_clear {
            known_to
        } else {
            known_to.min(begin + STUB)
        };
        if tip - begin < STUB - 2.0 || begin > self.body.right || (!is_clear && tip + 3.0 > next) {
            return;
        }
        self.signs.insert(Sign::Promise);
        let ends = (
            begin.max(self.body.left - 8.0),
            tip.min(self.body.right + 8.0),
        );
        // Through words it would read as if they were struck out.
        for (from, to) in self.clear_of_words(ends, y) {
            self.threads.push(Shape::Path {
                points: vec![Point::new(from, y), Point::new(to, y)],
                stroke: Stroke::dashed(Token::Warning, 1.3),
            });
        }
        self.threads
            .push(lines::arrow(Point::new(tip, y), Token::Warning));
        let middle = Point::new(f64::midpoint(ends.0, ends.1), y - 8.0);
        self.note_on_arc("overdue", middle, Token::Warning, ends.1 - ends.0);
    }

    /// The parts of a level line on which no words stand.
    fn clear_of_words(&self, (from, to): (f64, f64), y: f64) -> Vec<(f64, f64)> {
        let words = self.taken.iter();
        let words = words.filter(|rect| rect.top < y && y < rect.bottom);
        let mut words: Vec<(f64, f64)> = words
            .map(|rect| (rect.left - WORDS_APART, rect.right + WORDS_APART))
            .filter(|(left, right)| *left < to && *right > from)
            .collect();
        words.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut parts = Vec::with_capacity(words.len() + 1);
        let mut begin = from;
        for (left, right) in words {
            parts.push((begin, left));
            begin = begin.max(right);
        }
        parts.push((begin, to));
        parts.retain(|(from, to)| to - from >= LEAST_PART);
        parts
    }

    /// Words on an arc, where they cover nothing; where they are then.
    fn note_on_arc(&mut self, text: &str, mut at: Point, token: Token, room: f64) -> Option<Rect> {
        let style = TextStyle::Caption;
        let width = self.measure.width(text, style);
        // Words half under the axis cannot be read: those of the first lane stand in their arc.
        let hidden = self.body.top - (at.y - 7.0);
        if hidden > 0.0 && hidden <= MOST_LOWERED {
            at.y += hidden;
        }
        let rect = Rect::new(
            at.x - width / 2.0 - 2.0,
            at.y - 7.0,
            at.x + width / 2.0 + 2.0,
            at.y + 7.0,
        );
        // As little can those beside the picture.
        let is_inside = self.body.common(rect) == rect;
        let is_clear = || {
            let labels = self.taken.iter().any(|taken| taken.overlaps(rect));
            let marks = self.marks.iter().any(|mark| match mark {
                Shape::Marker { centre, radius, .. } => {
                    Rect::around(*centre, *radius).overlaps(rect)
                }
                _ => false,
            });
            !labels && !marks
        };
        if width > room || !is_inside || !is_clear() {
            return None;
        }
        self.taken.push(rect);
        self.labels.push(Shape::Text(Text {
            text: text.to_owned(),
            at,
            anchor: Anchor::Middle,
            style,
            paint: token.into(),
            width,
        }));
        Some(rect)
    }
}
