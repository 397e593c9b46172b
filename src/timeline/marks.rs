//! How one engagement is drawn: marker, bar, bracket, label.

use super::{
    TimeScale,
    item::{Extent, Item},
    metrics::{CAPTION_DROP, FADE, LABEL_GAP, LABEL_SHORTEST, MARKER_RADIUS},
};
use crate::{
    catalogue::{Catalogue, Handle, Known, ordinal},
    date::{Edtf, Qualifier},
    model::Status,
    scene::{
        Anchor, Dash, Fill, MarkerLook, Paint, Point, Rect, Rim, Shape, Sign, Signs, Strike,
        Stroke, Text, TextMeasure, TextStyle, Token,
    },
};

/// Label of an engagement, as it stands beside its mark.
#[must_use]
pub fn label(catalogue: &Catalogue, known: &Known, handle: Handle) -> String {
    let link = known.series(catalogue, handle);
    let series = link.and_then(|link| Some((link, catalogue.series(&link.slug)?.short.as_str())));
    catalogue.entry(handle).label(series)
}

/// Its number in its series alone, where it has one that a source states or that was worked out: "13th".
pub(super) fn number(catalogue: &Catalogue, known: &Known, handle: Handle) -> Option<String> {
    let entry = catalogue.entry(handle);
    if entry.is_promised() || entry.engagement.label.is_some() {
        return None;
    }
    let number = known.series(catalogue, handle)?.number?;
    Some(ordinal(number.get()))
}

/// Second line of a label.
pub(super) fn caption(date: &Edtf) -> String {
    date.short()
}

/// Look of an engagement's marker: shape by format, inside by status, rim by certainty.
pub(super) fn look(
    catalogue: &Catalogue,
    known: &Known,
    handle: Handle,
    qualified: bool,
) -> MarkerLook {
    let engagement = &catalogue.entry(handle).engagement;
    let status = known.status(handle).unwrap_or(engagement.status);
    let rim = match (status, qualified) {
        (Status::Expected, _) => Rim::Dotted,
        (_, true) => Rim::Dashed,
        (_, false) => Rim::Solid,
    };
    MarkerLook {
        shape: catalogue.marker(handle),
        fill: if status == Status::Held {
            Fill::Filled
        } else {
            Fill::Hollow
        },
        rim,
        strike: match status {
            Status::Held | Status::Announced | Status::Expected => Strike::None,
            Status::Postponed => Strike::Struck,
            Status::Cancelled => Strike::Crossed,
        },
        paint: Token::Mark.into(),
    }
}

/// Look of an engagement's marker, outside of the timeline too.
#[must_use]
pub fn marker_look(catalogue: &Catalogue, known: &Known, handle: Handle) -> MarkerLook {
    let date = known.date(catalogue, handle);
    let qualified = date.is_some_and(|date| date.qualifier() != Qualifier::None);
    look(catalogue, known, handle, qualified)
}

/// The status that a look stands for.
fn status(look: MarkerLook) -> Sign {
    match (look.strike, look.fill, look.rim) {
        (Strike::Struck, ..) => Sign::Postponed,
        (Strike::Crossed, ..) => Sign::Cancelled,
        (Strike::None, Fill::Filled, _) => Sign::Held,
        (Strike::None, Fill::Hollow, Rim::Dotted) => Sign::Expected,
        (Strike::None, Fill::Hollow, _) => Sign::Announced,
    }
}

/// An item at its place on screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    extent: Extent,
    look: MarkerLook,
    /// Left end of the window, in points.
    left: f64,
    /// Right end.
    right: f64,
    /// Middle of the row.
    y: f64,
    /// Ends of the part of the screen where marks are drawn.
    screen: (f64, f64),
}

impl Mark {
    pub(super) fn new(item: &Item, scale: TimeScale, y: f64, body: Rect) -> Self {
        let ends = (
            scale.x_from_moment(item.start()),
            scale.x_from_moment(item.end()),
        );
        Self::between(item.extent, item.look, ends, y, body)
    }

    /// What is from one place to another.
    pub(super) fn between(
        extent: Extent,
        look: MarkerLook,
        (left, right): (f64, f64),
        y: f64,
        body: Rect,
    ) -> Self {
        Self {
            extent,
            look,
            left,
            right,
            y,
            screen: (body.left, body.right),
        }
    }

    /// Whether the window is narrower than a marker, and so is drawn as one.
    fn is_narrow(&self) -> bool {
        self.right - self.left <= 2.0 * MARKER_RADIUS
    }

    /// Middle of the marker: the middle of the day; the start of what lasted or happened once in a
    /// window; its end when the start is not known.
    ///
    /// In a day that reaches out of the screen it stays on the screen, as far as the day does: the
    /// day is all that is known, and a part of it is seen.
    pub(super) fn centre(&self) -> Point {
        let x = match self.extent {
            _ if self.is_narrow() => f64::midpoint(self.left, self.right),
            Extent::Day => {
                let middle = f64::midpoint(self.left, self.right);
                let (from, to) = self.screen;
                let on_screen = middle.min(to - MARKER_RADIUS).max(from + MARKER_RADIUS);
                on_screen.clamp(self.left + MARKER_RADIUS, self.right - MARKER_RADIUS)
            }
            extent if extent.open_start() => self.right,
            _ => self.left,
        };
        Point::new(x, self.y)
    }

    /// From where to where anything but the label is drawn.
    pub(super) fn body(&self) -> (f64, f64) {
        let extent = self.extent;
        let centre = self.centre().x;
        if extent == Extent::Day || (self.is_narrow() && !extent.open_start() && !extent.open_end())
        {
            return (centre - MARKER_RADIUS, centre + MARKER_RADIUS);
        }
        let left = self.left
            - if extent.open_start() {
                FADE
            } else {
                MARKER_RADIUS
            };
        let right = self.right + if extent.open_end() { FADE } else { 0.0 };
        (left, right.max(centre + MARKER_RADIUS))
    }

    /// Middle of the marker, and from where to where anything but the label is drawn.
    pub(super) fn place(&self) -> (Point, (f64, f64)) {
        (self.centre(), self.body())
    }

    /// The rectangle of everything but the label.
    pub(super) fn rect(&self) -> Rect {
        let (left, right) = self.body();
        Rect::new(left, self.y - MARKER_RADIUS, right, self.y + MARKER_RADIUS)
    }

    /// Everything but the label.
    pub(super) fn shapes(&self, within: Rect, out: &mut Vec<Shape>) {
        let extent = self.extent;
        let window = extent != Extent::Day && !self.is_narrow();
        if window || extent.open_start() || extent.open_end() {
            self.line(within, out);
        }
        out.push(Shape::Marker {
            centre: self.centre(),
            radius: MARKER_RADIUS,
            look: self.look,
        });
    }

    /// What of it there is to explain, as far as it is in sight.
    pub(super) fn signs(&self, within: Rect) -> Signs {
        let mut signs = Signs::default();
        let extent = self.extent;
        let in_sight = |from: f64, to: f64| {
            let reach = MARKER_RADIUS;
            Rect::new(from, self.y - reach, to, self.y + reach).overlaps(within)
        };
        let x = self.centre().x;
        if in_sight(x - MARKER_RADIUS, x + MARKER_RADIUS) {
            let look = self.look;
            signs.insert(status(look));
            if look.rim == Rim::Dashed {
                signs.insert(Sign::Doubtful);
            }
            match extent {
                Extent::Day => signs.insert(Sign::Day),
                Extent::Lasted | Extent::Once if self.is_narrow() => signs.insert(Sign::TooShort),
                _ => {}
            }
        }
        let line = match extent {
            Extent::Lasted => Some(Sign::Lasted),
            Extent::Once => Some(Sign::Once),
            _ => None,
        };
        if let Some(line) = line
            && !self.is_narrow()
            && in_sight(self.left, self.right)
        {
            signs.insert(line);
        }
        let fades = extent.open_start() && in_sight(self.left - FADE, self.left)
            || extent.open_end() && in_sight(self.right, self.right + FADE);
        if fades {
            signs.insert(if extent.is_once() {
                Sign::OnceOpen
            } else {
                Sign::LastedOpen
            });
        }
        signs
    }

    /// The bar of what lasted, or the bracket of what happened once.
    fn line(&self, within: Rect, out: &mut Vec<Shape>) {
        let extent = self.extent;
        let (dash, width) = if extent.is_once() {
            (Dash::Dashed, 1.5)
        } else {
            (Dash::Solid, 4.0)
        };
        let stroke = |alpha| Stroke {
            paint: Paint {
                token: Token::Mark,
                alpha,
            },
            width,
            dash,
        };
        let strength = if extent.is_once() { 0.9 } else { 0.55 };
        // Dashes are counted from the left end, which may lie far outside: only the part on screen
        // is drawn, and it starts on a multiple of the dash so that panning does not make it crawl.
        let period = 7.0;
        let hidden = (within.left - self.left - period).max(0.0);
        let from = self.left + (hidden / period).floor() * period;
        let to = self.right.min(within.right + period);
        if from < to {
            out.push(Shape::Line {
                from: Point::new(from, self.y),
                to: Point::new(to, self.y),
                stroke: stroke(strength),
            });
        }
        if extent.is_once() {
            let tick = |x: f64| Shape::Line {
                from: Point::new(x, self.y - 5.0),
                to: Point::new(x, self.y + 5.0),
                stroke: Stroke::solid(Token::Mark, 1.5),
            };
            if !extent.open_start() {
                out.push(tick(self.left));
            }
            if !extent.open_end() {
                out.push(tick(self.right));
            }
        }
        if extent.open_start() {
            self.fade(self.left, -1.0, stroke(strength), out);
        }
        if extent.open_end() {
            self.fade(self.right, 1.0, stroke(strength), out);
        }
    }

    /// A line that fades away from `from` to the left (−1) or right (1) and ends in an arrow.
    fn fade(&self, from: f64, direction: f64, stroke: Stroke, out: &mut Vec<Shape>) {
        let steps = 8;
        let step = (FADE - 6.0) / f64::from(steps) * direction;
        let mut x = from;
        let mut stroke = stroke;
        let strength = stroke.paint.alpha;
        for number in 0..steps {
            stroke.paint.alpha = strength * (1.0 - number as f32 / (steps as f32 + 1.5));
            // A piece shorter than a dash is drawn whole; the gap comes from leaving some out.
            let length = if stroke.dash == Dash::Dashed {
                0.6
            } else {
                1.0
            };
            out.push(Shape::Line {
                from: Point::new(x, self.y),
                to: Point::new(x + step * length, self.y),
                stroke: Stroke {
                    dash: Dash::Solid,
                    ..stroke
                },
            });
            x += step;
        }
        let tip = from + (FADE - 2.0) * direction;
        for side in [-1.0, 1.0] {
            out.push(Shape::Line {
                from: Point::new(tip - 5.0 * direction, self.y + 4.0 * side),
                to: Point::new(tip, self.y),
                stroke: Stroke::solid(
                    Paint {
                        token: Token::Mark,
                        alpha: 0.6,
                    },
                    1.5,
                ),
            });
        }
    }

    /// Where a label of a width stands, between the two places where its row is taken: after the
    /// marker or the right end; slid along inside the picture when that end is far away; to the left
    /// when it would be cut off and there is room. Where it is cut off in any case it is given what room
    /// there is. `None` when hardly any of it would be seen.
    pub(super) fn label_place(
        &self,
        width: f64,
        within: Rect,
        (free_from, free_to): (f64, f64),
    ) -> Option<LabelPlace> {
        let (body_left, body_right) = self.body();
        let after = body_right + LABEL_GAP;
        // A fragment of a label at the left edge says nothing.
        // Nor does one of which the mark is out of sight.
        if body_right < within.left || body_left > within.right {
            return None;
        }
        let at = |x: f64, inside: bool| LabelPlace {
            x,
            y: self.y,
            room: width,
            inside,
        };
        let right = within.right.min(free_to);
        if after + width <= right {
            return Some(at(after, false));
        }
        let before = body_left - LABEL_GAP - width;
        if before >= free_from.max(within.left + 4.0) {
            return Some(at(before, false));
        }
        // A window that runs through the picture carries its label inside, on its line.
        let inside = body_left.max(within.left) + 2.0 * MARKER_RADIUS + LABEL_GAP;
        // Its own marker may hang on the right end.
        let marker = if self.extent.open_start() {
            self.centre().x - MARKER_RADIUS - 2.0
        } else {
            f64::INFINITY
        };
        if inside + width <= right.min(body_right).min(marker) {
            return Some(at(inside, true));
        }
        // What would be cut off is shortened, and dropped where little would be left.
        let room = right - after;
        (room >= LABEL_SHORTEST.min(width)).then_some(LabelPlace {
            x: after,
            y: self.y,
            room: room.min(width),
            inside: false,
        })
    }
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelPlace {
    /// Left end in points.
    pub x: f64,
    /// Middle of the first line.
    pub y: f64,
    /// How wide it may be.
    pub room: f64,
    /// Whether it stands on the item's own line and needs a ground to be read on.
    pub inside: bool,
}

/// A label's two lines.
pub(super) struct Label<'a> {
    pub title: &'a str,
    /// Left out in a lane where labels have one line.
    pub caption: Option<&'a str>,
    /// Widths of both, as measured.
    pub widths: (f64, f64),
    pub strong: bool,
    /// What the lane is painted with.
    pub ground: Token,
}

impl Label<'_> {
    /// Width of the longer line.
    pub(super) fn width(&self) -> f64 {
        if self.caption.is_some() {
            self.widths.0.max(self.widths.1)
        } else {
            self.widths.0
        }
    }
}

/// Text of a label at a place, and the rectangle it takes up.
pub(super) fn label_shapes(
    label: &Label<'_>,
    place: LabelPlace,
    measure: &dyn TextMeasure,
    out: &mut Vec<Shape>,
) -> Rect {
    let style = if label.strong {
        TextStyle::LabelStrong
    } else {
        TextStyle::Label
    };
    let width = label.width().min(place.room);
    let y = place.y;
    let bottom = match label.caption {
        Some(_) => y + CAPTION_DROP + 7.0,
        None => y + 8.0,
    };
    let rect = Rect::new(place.x, y - 8.0, place.x + width, bottom);
    // No line runs through the words: where one lies behind them it is faint.
    let is_marked = label.ground == Token::WarningGround;
    let (rect_of_ground, alpha) = if place.inside || is_marked {
        // What was found is marked with both its lines.
        let bottom = if is_marked { bottom } else { y + 8.0 };
        let rect = Rect::new(place.x - 3.0, y - 8.0, place.x + width + 3.0, bottom);
        (rect, 1.0)
    } else {
        (rect, 0.8)
    };
    out.push(Shape::Rect {
        rect: rect_of_ground,
        rounding: 2.0,
        fill: Some(Paint {
            token: label.ground,
            alpha,
        }),
        stroke: None,
    });
    let mut line = |text: &str, room: f64, drop: f64, style: TextStyle, token: Token| {
        let text = fitted(text, room, style, measure);
        let width = measure.width(&text, style);
        out.push(Shape::Text(Text {
            text,
            at: Point::new(place.x, y + drop),
            anchor: Anchor::Left,
            style,
            paint: token.into(),
            width,
        }));
    };
    let room = |width: f64| width.min(place.room);
    line(label.title, room(label.widths.0), 0.0, style, Token::Ink);
    if let Some(caption) = label.caption {
        let style = TextStyle::Caption;
        let room = room(label.widths.1);
        let ink = if is_marked { Token::Ink2 } else { Token::Ink3 };
        line(caption, room, CAPTION_DROP, style, ink);
    }
    rect
}

/// A text, cut with an ellipsis where it is wider than `room`.
#[must_use]
pub fn fitted(text: &str, room: f64, style: TextStyle, measure: &dyn TextMeasure) -> String {
    if text.is_empty() || measure.width(text, style) <= room + 0.5 {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut = |at: usize| format!("{}…", text[..at].trim_end());
    let fits = ends.partition_point(|&at| measure.width(&cut(at), style) <= room);
    cut(ends[fits.saturating_sub(1)])
}
