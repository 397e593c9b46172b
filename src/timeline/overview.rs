//! The overview: all of the time that there is, how much is in it, and which part is on screen.

use super::{Arrangement, Item, TimeScale, Unit, metrics::HEAD_WIDTH};
use crate::{
    catalogue::Catalogue,
    date::{Day, Edtf, Membership, Stretch, Style, month_name, year_words},
    scene::{
        Anchor, Layer, Paint, Point, Rect, Scene, Shape, Signs, Size, Stroke, Summary, Text,
        TextMeasure, TextStyle, Token,
    },
    view::TimeWindow,
};

/// Height of the overview, in points.
pub const OVERVIEW_HEIGHT: f64 = 90.0;
/// Room at both ends, where an edge can still be grabbed from outside.
const ENDS: f64 = 10.0;
/// Top and bottom of the brush.
const BRUSH: (f64, f64) = (8.0, 64.0);
/// What the bars stand on, and how high the highest is.
const BASE: f64 = 61.0;
const HIGHEST: f64 = 46.0;
/// The least heights of a bar, so that what is little is not nothing.
const LEAST_CERTAIN: f64 = 2.0;
const LEAST_POSSIBLE: f64 = 1.0;
/// Middle of the labels of the axis.
const LABELS: f64 = 77.0;
/// How far from an edge it can be grabbed.
const REACH: f64 = 6.0;
/// How far from its middle a brush can be moved, however narrow it is.
const LEAST_HOLD: f64 = 3.0;
/// A stretch drawn on empty ground that is shorter than this is a shaky click.
const LEAST_STROKE: f64 = 3.0;
/// The narrowest bar, which the buckets are chosen by.
const LEAST_BAR: f64 = 4.0;

/// Units, from fine to coarse, that engagements are counted by and the axis is divided into, with
/// the room that the date of one needs.
const UNITS: [(Unit, f64); 9] = [
    (Unit::Day, 96.0),
    (Unit::Month, 72.0),
    (Unit::Quarter, 72.0),
    (Unit::Years(1), 44.0),
    (Unit::Years(5), 48.0),
    (Unit::Years(10), 48.0),
    (Unit::Years(50), 56.0),
    (Unit::Years(100), 56.0),
    (Unit::Years(1000), 0.0),
];

/// The overview of one arrangement at one width. To make it costs a look at every engagement; to
/// draw it costs its buckets.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    bounds: TimeWindow,
    width: f64,
    buckets: Vec<Bucket>,
    /// How much is in the fullest bucket.
    most: f64,
}

/// How much is in one unit of the calendar.
///
/// Each engagement weighs 1 in all. One that lasted, or that happened once in a stretch of time,
/// weighs in each bucket as many of its days as fall in it, so that all buckets together weigh what
/// is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bucket {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// What was certainly in it.
    pub certainly: f64,
    /// What may have been in it, or in another.
    pub possibly: f64,
}

/// What of the overview is under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// The left edge of the brush: dragging it zooms.
    Start,
    /// The right edge.
    End,
    /// The brush: dragging it pans.
    Brush,
    /// Neither: dragging draws a new window, a click moves the brush there.
    Ground,
}

/// The finest unit with the room that `wanted` makes of the room of its date.
fn finest(points_per_day: f64, wanted: impl Fn(f64) -> f64) -> Unit {
    UNITS
        .into_iter()
        .find(|(unit, room)| unit.days() * points_per_day >= wanted(*room))
        .map_or(Unit::Years(1000), |(unit, _)| unit)
}

impl Bucket {
    fn all(&self) -> f64 {
        self.certainly + self.possibly
    }

    fn add(&mut self, membership: Membership, weight: f64) {
        if membership == Membership::Certainly {
            self.certainly += weight;
        } else {
            self.possibly += weight;
        }
    }

    /// Whether all days of an item fall in it.
    fn holds(&self, item: &Item) -> bool {
        self.first.number() <= i64::from(item.first)
            && i64::from(item.after) <= self.last.number() + 1
    }

    /// How many of the days of a stretch fall in it.
    fn days_of(&self, stretch: &Stretch) -> f64 {
        let from = stretch.earliest.unwrap_or(self.first).max(self.first);
        let to = stretch.latest.unwrap_or(self.last).min(self.last);
        (from.days_until(to) + 1).max(0) as f64
    }
}

impl Overview {
    /// Counts what an arrangement shows, for a picture as wide as the timeline above.
    #[must_use]
    pub fn new(catalogue: &Catalogue, arrangement: &Arrangement, width: f64) -> Self {
        let mut overview = Self {
            bounds: arrangement.bounds,
            width,
            buckets: Vec::new(),
            most: 0.0,
        };
        let points_per_day = overview.scale().points_per_day();
        let unit = finest(points_per_day, |_| LEAST_BAR);
        let ticks = unit.ticks(
            overview.bounds.start(),
            overview.bounds.end(),
            points_per_day,
        );
        overview.buckets = ticks
            .iter()
            .map(|tick| Bucket {
                first: tick.day,
                last: Day::from_number(tick.next.number() - 1).max(tick.day),
                certainly: 0.0,
                possibly: 0.0,
            })
            .collect();
        for lane in &arrangement.lanes {
            // Items come in the order of their starts, and so do the buckets that they start in.
            let mut at = 0;
            for item in &lane.items {
                let begins = |bucket: &Bucket| bucket.first.number() <= i64::from(item.first);
                while overview.buckets.get(at + 1).is_some_and(begins) {
                    at += 1;
                }
                match overview.buckets.get_mut(at) {
                    Some(bucket) if bucket.holds(item) => {
                        let membership = if item.is_sure {
                            Membership::Certainly
                        } else {
                            Membership::Possibly
                        };
                        bucket.add(membership, 1.0);
                    }
                    _ => {
                        if let Some(date) = arrangement.known.date(catalogue, item.handle) {
                            overview.add(item, date);
                        }
                    }
                }
            }
        }
        let all = overview.buckets.iter().map(Bucket::all);
        overview.most = all.fold(0.0, f64::max);
        overview
    }

    /// Adds one engagement, which no bucket holds alone.
    fn add(&mut self, item: &Item, date: &Edtf) {
        let at = |moment: f64| {
            let before = |bucket: &Bucket| bucket.first.number() as f64 <= moment;
            self.buckets.partition_point(before).saturating_sub(1)
        };
        let (first, last) = (at(item.start()), at(item.end() - 1.0));
        let Some(buckets) = self.buckets.get_mut(first..=last.max(first)) else {
            return;
        };
        if let [only] = buckets {
            only.add(date.within(only.first, only.last), 1.0);
            return;
        }
        let stretches = date.window().stretches();
        let days_in = |bucket: &Bucket| -> f64 {
            let days = stretches.iter().map(|stretch| bucket.days_of(stretch));
            days.sum()
        };
        let days: f64 = buckets.iter().map(days_in).sum();
        for bucket in buckets {
            let weight = days_in(bucket) / days.max(1.0);
            bucket.add(date.within(bucket.first, bucket.last), weight);
        }
    }

    /// What it was made for: a picture so wide.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// How much is when, from the first bucket to the last, without a gap.
    #[must_use]
    pub fn buckets(&self) -> &[Bucket] {
        &self.buckets
    }

    /// Where the strip of time lies; to its left there is as much room as lane heads take.
    #[must_use]
    pub fn strip(&self) -> Rect {
        let left = HEAD_WIDTH + ENDS;
        let right = (self.width - ENDS).max(left + 1.0);
        Rect::new(left, 0.0, right, OVERVIEW_HEIGHT)
    }

    /// Between days and points.
    #[must_use]
    pub fn scale(&self) -> TimeScale {
        let strip = self.strip();
        TimeScale::new(self.bounds, strip.left, strip.right)
    }

    /// Where the brush of a window lies. It reaches out of the strip where the window reaches out
    /// of what there is.
    #[must_use]
    pub fn brush(&self, window: TimeWindow) -> Rect {
        let scale = self.scale();
        Rect::new(
            scale.x_from_moment(window.start()),
            BRUSH.0,
            scale.x_from_moment(window.end()),
            BRUSH.1,
        )
    }

    /// What can be grabbed at a place, by its distance from the left.
    ///
    /// Edges come before the brush between them, except where it is so narrow that it could no
    /// longer be moved: then they are grabbed from outside. A window that shows everything cannot be
    /// moved anywhere, and so a new one can be drawn across it.
    #[must_use]
    pub fn grip_at(&self, window: TimeWindow, x: f64) -> Grip {
        let brush = self.brush(window);
        let half = brush.width() / 2.0;
        let away = x - brush.centre().x;
        let hold = (half - REACH).max(LEAST_HOLD);
        if away.abs() > half.max(LEAST_HOLD) + REACH {
            Grip::Ground
        } else if away.abs() > hold {
            if away < 0.0 { Grip::Start } else { Grip::End }
        } else if self.shows_everything(window) {
            Grip::Ground
        } else {
            Grip::Brush
        }
    }

    fn shows_everything(&self, window: TimeWindow) -> bool {
        window.start() <= self.bounds.start() && self.bounds.end() <= window.end()
    }

    /// What becomes of a window when what is grabbed at one place is dragged to another.
    #[must_use]
    pub fn dragged(&self, grip: Grip, window: TimeWindow, from: f64, to: f64) -> TimeWindow {
        let scale = self.scale();
        let strip = self.strip();
        let days = (to - from) / scale.points_per_day();
        let within = |moment: f64| moment.clamp(self.bounds.start(), self.bounds.end());
        let window = match grip {
            Grip::Start => TimeWindow::new(within(window.start() + days), window.end()),
            Grip::End => TimeWindow::new(window.start(), within(window.end() + days)),
            Grip::Brush => self.moved(window, days),
            Grip::Ground if (to - from).abs() < LEAST_STROKE => window,
            Grip::Ground => {
                let moment = |x: f64| scale.moment_from_x(x.clamp(strip.left, strip.right));
                TimeWindow::new(moment(from), moment(to))
            }
        };
        window.kept_near(self.bounds)
    }

    /// The window with its middle at a place, or as near to it as there is something to show.
    #[must_use]
    pub fn centred(&self, window: TimeWindow, x: f64) -> TimeWindow {
        let middle = f64::midpoint(window.start(), window.end());
        self.moved(window, self.scale().moment_from_x(x) - middle)
    }

    /// Moves a window, but not out of what there is, nor further out than it was.
    fn moved(&self, window: TimeWindow, days: f64) -> TimeWindow {
        let earliest = (self.bounds.start() - window.start()).min(0.0);
        let latest = (self.bounds.end() - window.end()).max(0.0);
        window.panned(days.clamp(earliest, latest))
    }

    /// "Overview: 2000 to 2028, showing 2012 to 2016".
    #[must_use]
    pub fn spoken(&self, window: TimeWindow) -> String {
        let all = stretch_words(self.bounds, false);
        if self.shows_everything(window) {
            return format!("Overview: {all}, showing everything");
        }
        format!("Overview: {all}, showing {}", stretch_words(window, true))
    }

    /// The picture, with a window brushed and a day marked as today.
    #[must_use]
    pub fn scene(
        &self,
        window: TimeWindow,
        today: Option<Day>,
        measure: &dyn TextMeasure,
    ) -> Scene {
        let strip = self.strip();
        let whole = Rect::new(0.0, 0.0, self.width, OVERVIEW_HEIGHT);
        let inside = Rect::new(
            strip.left - ENDS + 1.0,
            0.0,
            strip.right + ENDS,
            OVERVIEW_HEIGHT,
        );
        let layer = |name, clip, shapes| Layer { name, clip, shapes };
        let layers = vec![
            layer("overview ground", whole, ground(whole)),
            layer("overview axis", inside, self.axis(measure)),
            layer("overview bars", strip, self.bars()),
            layer("overview brush", inside, self.marks(window, today)),
        ];
        Scene {
            size: Size {
                width: self.width,
                height: OVERVIEW_HEIGHT,
            },
            ground: Token::Panel,
            layers,
            targets: Vec::new(),
            summary: Summary::default(),
            signs: Signs::default(),
        }
    }

    fn axis(&self, measure: &dyn TextMeasure) -> Vec<Shape> {
        let scale = self.scale();
        let strip = self.strip();
        let points_per_day = scale.points_per_day();
        let unit = finest(points_per_day, |room| room);
        let style = TextStyle::Caption;
        let mut free_from = strip.left - ENDS;
        let mut shapes = Vec::new();
        for tick in unit.ticks(self.bounds.start(), self.bounds.end(), points_per_day) {
            let x = scale.x_from_day(tick.day);
            if x < strip.left || x > strip.right {
                continue;
            }
            shapes.push(Shape::Line {
                from: Point::new(x, BRUSH.1),
                to: Point::new(x, BRUSH.1 + 5.0),
                stroke: Stroke::solid(Token::Ink3, 1.0),
            });
            let text = date_words(unit, tick.day);
            let width = measure.width(&text, style);
            if x - 2.0 < free_from || x - 2.0 + width > strip.right + ENDS {
                continue;
            }
            free_from = x + width + 8.0;
            shapes.push(Shape::Text(Text {
                text,
                at: Point::new(x - 2.0, LABELS),
                anchor: Anchor::Left,
                style,
                paint: Token::Ink3.into(),
                width,
            }));
        }
        shapes
    }

    /// Bars for what is certain, and lighter ones on top for what is possible.
    fn bars(&self) -> Vec<Shape> {
        let scale = self.scale();
        let strip = self.strip();
        let mut shapes = vec![Shape::Line {
            from: Point::new(strip.left, BASE + 0.5),
            to: Point::new(strip.right, BASE + 0.5),
            stroke: Stroke::solid(Token::Rule, 1.0),
        }];
        let high = |weight: f64, least: f64| {
            if weight > 0.0 {
                (weight / self.most * HIGHEST).max(least)
            } else {
                0.0
            }
        };
        for bucket in &self.buckets {
            if bucket.all() <= 0.0 {
                continue;
            }
            let left = scale.x_from_day(bucket.first).max(strip.left);
            let right = scale.x_from_moment(bucket.last.number() as f64 + 1.0) - 1.0;
            let right = right.min(strip.right).max(left + 1.0);
            let certain = BASE - high(bucket.certainly, LEAST_CERTAIN);
            let possible = certain - high(bucket.possibly, LEAST_POSSIBLE);
            let mut bar = |top: f64, bottom: f64, alpha: f32| {
                let token = Token::Mark;
                shapes.push(Shape::Rect {
                    rect: Rect::new(left, top, right, bottom),
                    rounding: 0.0,
                    fill: Some(Paint { token, alpha }),
                    stroke: None,
                });
            };
            if bucket.certainly > 0.0 {
                bar(certain, BASE, 0.6);
            }
            if bucket.possibly > 0.0 {
                bar(possible, certain, 0.22);
            }
        }
        shapes
    }

    /// Today and the brush.
    fn marks(&self, window: TimeWindow, today: Option<Day>) -> Vec<Shape> {
        let strip = self.strip();
        let mut shapes = Vec::new();
        let today = today.map(|day| self.scale().x_from_moment(day.number() as f64 + 0.5));
        if let Some(x) = today.filter(|x| (strip.left..=strip.right).contains(x)) {
            shapes.push(Shape::Line {
                from: Point::new(x, BRUSH.0),
                to: Point::new(x, BRUSH.1),
                stroke: Stroke::solid(Token::Selection, 1.5),
            });
        }
        let brush = self.brush(window);
        // An edge beyond the end is cut off, and what is centuries away is not drawn that far.
        let beyond = 2.0 * ENDS;
        let left = brush.left.max(strip.left - beyond);
        let right = brush.right.min(strip.right + beyond);
        if left <= right {
            let narrow = (3.0 - (right - left)).max(0.0) / 2.0;
            shapes.push(Shape::Rect {
                rect: Rect::new(left - narrow, brush.top, right + narrow, brush.bottom),
                rounding: 3.0,
                fill: Some(Paint {
                    token: Token::Mark,
                    alpha: 0.1,
                }),
                stroke: Some(Stroke::solid(Token::Mark, 1.5)),
            });
        }
        shapes
    }
}

fn ground(whole: Rect) -> Vec<Shape> {
    vec![
        Shape::Rect {
            rect: whole,
            rounding: 0.0,
            fill: Some(Token::Panel.into()),
            stroke: None,
        },
        Shape::Line {
            from: Point::new(0.0, 0.5),
            to: Point::new(whole.right, 0.5),
            stroke: Stroke::solid(Token::Rule, 1.0),
        },
    ]
}

/// A date on the axis, with its year: no heading stands above it.
fn date_words(unit: Unit, day: Day) -> String {
    let (year, month, _) = day.ymd();
    match unit {
        Unit::Day => day.short(),
        Unit::Month | Unit::Quarter => {
            format!("{} {}", month_name(month, Style::Short), year_words(year))
        }
        Unit::Years(_) => year_words(year),
    }
}

/// From which year to which; within one year from which day to which, where that is asked for.
fn stretch_words(window: TimeWindow, with_days: bool) -> String {
    let first = Day::from_number(window.start().floor() as i64);
    let last = Day::from_number(window.end().ceil() as i64 - 1).max(first);
    let (from, to) = (first.ymd().0, last.ymd().0);
    if from != to {
        format!("{} to {}", year_words(from), year_words(to))
    } else if with_days && first != last {
        format!("{} to {}", first.plain(), last.plain())
    } else if with_days {
        first.plain()
    } else {
        year_words(from)
    }
}
