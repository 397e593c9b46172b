//! A scene in the making: grounds and heads of lanes, and what all its parts share.

use super::{
    Lane, LaneShape, LaneStyle, TimeScale,
    attended::{Attended, Placed},
    axis::Axis,
    finds::FIND_HEIGHT,
    item::Item,
    lines, marks,
    metrics::{GUEST_RADIUS, GUEST_STRIP, MARKER_RADIUS, RIBBON_MARGIN},
    pack::LanePacking,
    ribbon::{self, Heights},
    rows::Single,
    speak,
    stage::Stage,
};
use crate::{
    catalogue::Handle,
    scene::{
        Anchor, Column, Layer, Paint, Point, Rect, Scene, Shape, Sign, Signs, Size, Stroke,
        Summary, Target, TargetKind, Text, TextMeasure, TextStyle, Token,
    },
    view::TimeWindow,
};

/// A scene in the making.
pub(super) struct Build<'a> {
    pub stage: &'a Stage<'a>,
    pub measure: &'a dyn TextMeasure,
    pub body: Rect,
    pub scale: TimeScale,
    pub window: TimeWindow,
    pub axis: Axis,
    pub selected: Option<Handle>,
    pub grounds: Vec<Shape>,
    pub rules: Vec<Shape>,
    pub threads: Vec<Shape>,
    pub marks: Vec<Shape>,
    pub labels: Vec<Shape>,
    pub heads: Vec<Shape>,
    pub notes: Vec<Shape>,
    /// Bands through all lanes.
    pub bands: Vec<(Rect, Paint)>,
    pub targets: Vec<Target>,
    pub summary: Summary,
    pub signs: Signs,
    /// Labels of marks, in the order in which they were placed.
    pub placed: Vec<Placed>,
    /// Rectangles of markers, bars and dots.
    pub bodies: Vec<Rect>,
    /// What is drawn among the pills of the lane that is being drawn.
    pub singles: Vec<Single>,
    /// Marks that are looked at.
    pub attended: Vec<Attended<'a>>,
    /// Rectangles of other words and numbers, so that what is drawn later keeps clear of them.
    pub taken: Vec<Rect>,
    /// Engagements that are drawn with a marker and have something drawn to another lane or mark.
    pub linked: Vec<Linked>,
}

/// A mark from which a line leads somewhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linked {
    pub handle: Handle,
    pub lane: usize,
    /// Middle of the marker.
    pub centre: Point,
    /// Right end of everything but the label.
    pub right: f64,
    /// Whether others took part whose lanes are elsewhere.
    pub shared: bool,
    /// How much it matters.
    pub rank: u8,
}

/// One lane being drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct LaneFrame<'a> {
    pub number: usize,
    pub lane: &'a Lane,
    pub packing: &'a LanePacking,
    /// Top of the lane on screen.
    pub top: f64,
    /// Its height now.
    pub height: f64,
}

impl LaneFrame<'_> {
    pub(super) fn row_middle(&self, row: usize) -> f64 {
        self.top + self.packing.row_middle(row)
    }

    pub(super) fn pills_middle(&self) -> f64 {
        self.top + self.packing.pills_middle()
    }

    /// What the lane is painted with: every other one stands out.
    pub(super) fn ground(&self) -> Token {
        if self.number.is_multiple_of(2) {
            Token::Lane
        } else {
            Token::Paper
        }
    }

    pub(super) fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

impl<'a> Build<'a> {
    pub(super) fn new(stage: &'a Stage<'a>, measure: &'a dyn TextMeasure) -> Self {
        let body = stage.body();
        let scale = stage.scale();
        Self {
            stage,
            measure,
            body,
            scale,
            window: stage.window(),
            axis: Axis::new(scale, body),
            selected: stage.selected(),
            grounds: Vec::new(),
            rules: Vec::new(),
            threads: Vec::new(),
            marks: Vec::new(),
            labels: Vec::new(),
            heads: Vec::new(),
            notes: Vec::new(),
            bands: Vec::new(),
            targets: Vec::new(),
            summary: Summary::default(),
            signs: Signs::default(),
            placed: Vec::new(),
            bodies: Vec::new(),
            singles: Vec::new(),
            attended: Vec::new(),
            taken: Vec::new(),
            linked: Vec::new(),
        }
    }

    /// A lane of the picture, wherever it is scrolled to.
    pub(super) fn frame(&self, number: usize) -> Option<LaneFrame<'a>> {
        let packing = self.stage.packing.lanes.get(number)?;
        let span = self.stage.on_the_way.get(number);
        let (top, height) = span.map_or((packing.top, packing.height), |span| {
            (span.top, span.height)
        });
        Some(LaneFrame {
            number,
            lane: self.stage.arrangement.lanes.get(number)?,
            packing,
            top: self.body.top + top - self.stage.view.scroll,
            height,
        })
    }

    pub(super) fn lanes(&mut self) {
        let arrangement = self.stage.arrangement;
        let (certainly, possibly) = arrangement.count(self.stage.catalogue, self.window);
        self.summary.certainly = certainly;
        self.summary.possibly = possibly;
        for number in 0..arrangement.lanes.len() {
            let Some(frame) = self.frame(number) else {
                continue;
            };
            if frame.bottom() < self.body.top || frame.top > self.body.bottom {
                let count = self.touching(&frame);
                if frame.packing.shape == LaneShape::Ribbon {
                    self.summary.ribboned += count;
                    self.summary.ribboned_elsewhere += count;
                } else {
                    self.summary.elsewhere += count;
                }
                continue;
            }
            self.ground(&frame);
            self.head(&frame);
            match frame.packing.shape {
                LaneShape::Rows => self.rows(&frame),
                LaneShape::Ribbon => self.ribbon(&frame),
                LaneShape::Head => {}
            }
        }
        // On the grounds of both lanes that they part.
        self.grounds.append(&mut self.rules);
        self.axis.grid(self.body, &mut self.grounds);
    }

    /// How many items of a lane have a day in the window.
    fn touching(&self, frame: &LaneFrame<'_>) -> u32 {
        let arrangement = self.stage.arrangement;
        arrangement.touching(frame.lane, self.window) as u32
    }

    fn ground(&mut self, frame: &LaneFrame<'_>) {
        let width = self.stage.size.width;
        if frame.ground() != Token::Paper {
            self.grounds.push(Shape::Rect {
                rect: Rect::new(0.0, frame.top, width, frame.bottom()),
                rounding: 0.0,
                fill: Some(frame.ground().into()),
                stroke: None,
            });
        }
        self.rules.push(Shape::Line {
            from: Point::new(0.0, frame.bottom()),
            to: Point::new(width, frame.bottom()),
            stroke: Stroke::solid(Token::Rule, 1.0),
        });
    }

    fn head(&mut self, frame: &LaneFrame<'_>) {
        let lane = frame.lane;
        let can_unfold = lane.id.is_group();
        let is_low = frame.packing.height < 40.0;
        let mut left = 15.0;
        if can_unfold {
            let middle = if is_low {
                frame.top + frame.packing.height / 2.0
            } else {
                frame.top + 20.0
            };
            let is_open = lane.style == LaneStyle::Head;
            self.heads
                .push(lines::chevron(Point::new(9.0, middle), is_open));
        } else if lane.is_pinned {
            self.heads.push(lines::pin(Point::new(
                8.0,
                frame.top + if is_low { 13.0 } else { 20.0 },
            )));
        }
        if lane.is_member {
            left += 10.0;
        }
        let right = self.body.left - 9.0;
        let mut line = |text: &str, at: Point, anchor, room: f64, style: TextStyle, token| {
            let text = marks::fitted(text, room, style, self.measure);
            let width = self.measure.width(&text, style);
            self.heads.push(Shape::Text(Text {
                text,
                at,
                anchor,
                style,
                paint: Paint { token, alpha: 1.0 },
                width,
            }));
            width
        };
        let name_style = if lane.style == LaneStyle::Open || frame.packing.height > 40.0 {
            TextStyle::Heading
        } else {
            TextStyle::Label
        };
        let counts = self.stage.trim.counts;
        if is_low {
            let middle = frame.top + frame.height.min(frame.packing.height) / 2.0;
            let mut room = right - left;
            if counts {
                let count = speak::short_count(lane);
                let (anchor, style) = (Anchor::Right, TextStyle::Caption);
                let at = Point::new(right, middle);
                room -= 8.0 + line(&count, at, anchor, room, style, Token::Ink3);
            }
            let at = Point::new(left, middle);
            line(&lane.name, at, Anchor::Left, room, name_style, Token::Ink);
        } else {
            let at = |drop: f64| Point::new(left, frame.top + drop);
            let room = right - left + 6.0;
            line(
                &lane.name,
                at(20.0),
                Anchor::Left,
                room,
                name_style,
                Token::Ink,
            );
            if counts {
                let count = speak::lane_count(lane);
                let style = TextStyle::Caption;
                line(&count, at(36.0), Anchor::Left, room, style, Token::Ink3);
            }
        }
        // What is under the axis cannot be seen, and is not to be hit.
        let top = frame.top.max(self.body.top);
        let bottom = frame.bottom().min(self.body.bottom);
        let rect = Rect::new(0.0, top, self.body.left, bottom.max(top));
        self.targets.push(Target {
            kind: TargetKind::LaneHead(lane.id.clone()),
            lane: frame.number,
            rect,
            centre: rect.centre(),
        });
    }

    fn ribbon(&mut self, frame: &LaneFrame<'a>) {
        let count = self.touching(frame);
        self.summary.ribboned += count;
        let below = if frame.lane.guests.is_empty() {
            RIBBON_MARGIN
        } else {
            RIBBON_MARGIN + GUEST_STRIP - 3.0
        };
        let area = Rect::new(
            self.body.left,
            frame.top + RIBBON_MARGIN,
            self.body.right,
            frame.bottom() - below,
        );
        let heights = Heights::new(self.stage.arrangement.busiest, self.scale);
        let columns = ribbon::columns(frame.lane, self.scale, heights, area);
        if !columns.is_empty() {
            self.signs.insert(Sign::Ribbon);
            let is_in_sight = |column: &Column| {
                f64::from(column.right) > area.left && f64::from(column.left) < area.right
            };
            if columns.iter().any(|it| it.hollow > 0.0 && is_in_sight(it)) {
                self.signs.insert(Sign::RibbonHollow);
            }
            self.marks.push(Shape::Ribbon {
                base: area.bottom,
                columns,
                paint: Token::Mark.into(),
            });
        }
        let finds = self.stage.finds;
        let found = finds.map_or_else(Vec::new, |finds| {
            finds.columns(frame.number, self.scale, area)
        });
        if !found.is_empty() {
            self.signs.insert(Sign::Found);
            self.marks.push(Shape::Ribbon {
                base: frame.top + FIND_HEIGHT,
                columns: found,
                paint: Token::Warning.into(),
            });
        }
        if count > 0 {
            let rect = Rect::new(area.left, frame.top, area.right, frame.bottom());
            self.targets.push(Target {
                kind: TargetKind::Ribbon,
                lane: frame.number,
                rect,
                // Whatever else is there is nearer.
                centre: Point::new(rect.centre().x, f64::INFINITY),
            });
        }
        self.guests(frame);
        // What is looked at stands out of the crowd.
        let hovered = self.stage.attention.hovered;
        let attended = [hovered.filter(|_| hovered != self.selected), self.selected];
        for handle in attended.into_iter().flatten() {
            let Some((lane, at)) = self.stage.arrangement.position(handle) else {
                continue;
            };
            if lane != frame.number {
                continue;
            }
            let item = &frame.lane.items[at];
            let y = f64::midpoint(frame.top, frame.bottom());
            let mark = marks::Mark::new(item, self.scale, y, self.body);
            let (centre, (left, right)) = (mark.centre(), mark.body());
            if right < self.body.left || left > self.body.right {
                continue;
            }
            mark.shapes(self.body, &mut self.marks);
            self.signs.add(mark.signs(self.body));
            self.rings(handle, centre);
            self.bodies.push(Rect::around(centre, MARKER_RADIUS));
            let rect = Rect::around(centre, MARKER_RADIUS + 4.0);
            self.target(frame, handle, rect, centre);
            self.attend(frame, handle, mark.place(), None, false);
        }
    }

    /// Where the marker of an item stands.
    pub(super) fn centre(&self, item: &Item, y: f64) -> Point {
        marks::Mark::new(item, self.scale, y, self.body).centre()
    }

    pub(super) fn rings(&mut self, handle: Handle, centre: Point) {
        if self.stage.is_found(handle) {
            self.signs.insert(Sign::Found);
            self.marks.push(lines::found(centre));
        }
        if self.stage.arrangement.otherwise.has(handle) {
            self.signs.insert(Sign::Otherwise);
            self.marks.push(lines::otherwise(centre));
        }
        let mut ring = |radius: f64, stroke: Stroke| {
            self.marks.push(Shape::Ring {
                centre,
                radius,
                stroke,
            });
        };
        if self.selected == Some(handle) {
            ring(MARKER_RADIUS + 4.0, Stroke::solid(Token::Selection, 2.0));
            if self.stage.attention.focused {
                ring(MARKER_RADIUS + 7.5, Stroke::dashed(Token::Mark, 1.0));
            }
        } else if self.stage.attention.hovered == Some(handle) {
            let soft = Paint {
                token: Token::Selection,
                alpha: 0.5,
            };
            ring(MARKER_RADIUS + 4.0, Stroke::solid(soft, 2.0));
        }
    }

    /// Makes a mark something that can be pointed at, if any of it is in sight; its number among those.
    pub(super) fn target(
        &mut self,
        frame: &LaneFrame<'_>,
        handle: Handle,
        rect: Rect,
        centre: Point,
    ) -> Option<usize> {
        if !rect.overlaps(self.body) {
            return None;
        }
        self.targets.push(Target {
            kind: TargetKind::Engagement(handle),
            lane: frame.number,
            rect,
            centre,
        });
        Some(self.targets.len() - 1)
    }

    /// A dot for a guest: hollow where its place is not the day, but the start of days of which it was one.
    pub(super) fn dot(&mut self, centre: Point, is_attended: bool, is_once: bool) {
        let token = if is_attended {
            Token::Selection
        } else {
            Token::Mark
        };
        let paint = Paint {
            token,
            alpha: if is_attended { 1.0 } else { 0.8 },
        };
        let radius = if is_attended {
            GUEST_RADIUS + 1.0
        } else {
            GUEST_RADIUS
        };
        self.marks.push(if is_once {
            Shape::Ring {
                centre,
                radius,
                stroke: Stroke::solid(paint, 1.0),
            }
        } else {
            Shape::Rect {
                rect: Rect::around(centre, radius),
                rounding: radius,
                fill: Some(paint),
                stroke: None,
            }
        });
    }

    /// Paints the bands on what labels stand on too, which would show as patches in them otherwise.
    fn tint_labels(&mut self) {
        if self.bands.is_empty() {
            return;
        }
        for shape in std::mem::take(&mut self.labels) {
            let ground = match &shape {
                Shape::Rect {
                    rect,
                    fill: Some(fill),
                    rounding,
                    ..
                } if [Token::Paper, Token::Lane].contains(&fill.token) => {
                    Some((*rect, *rounding, fill.alpha))
                }
                _ => None,
            };
            self.labels.push(shape);
            let Some((ground, rounding, strength)) = ground else {
                continue;
            };
            for (band, paint) in &self.bands {
                if ground.overlaps(*band) {
                    self.labels.push(Shape::Rect {
                        rect: ground.common(*band),
                        rounding,
                        fill: Some(Paint {
                            alpha: paint.alpha * strength,
                            ..*paint
                        }),
                        stroke: None,
                    });
                }
            }
        }
    }

    pub(super) fn finish(mut self) -> Scene {
        self.tint_labels();
        let Size { width, height } = self.stage.size;
        let body = self.body;
        let mut axis = self.axis.layer(body, self.measure);
        axis.shapes.append(&mut self.notes);
        let mut frame = Vec::new();
        for (from, to) in [
            ((0.0, body.top), (width, body.top)),
            ((body.left, 0.0), (body.left, height)),
        ] {
            frame.push(Shape::Line {
                from: Point::new(from.0, from.1),
                to: Point::new(to.0, to.1),
                stroke: Stroke::solid(Token::Rule, 1.0),
            });
        }
        let whole = Rect::new(0.0, 0.0, width, height);
        let below_axis = Rect::new(0.0, body.top, width, height);
        let layer = |name, clip, shapes| Layer { name, clip, shapes };
        let layers = vec![
            layer("lanes", whole, self.grounds),
            layer("threads", body, self.threads),
            layer("marks", body, self.marks),
            layer("labels", body, self.labels),
            layer("heads", below_axis, self.heads),
            layer("axis ground", whole, vec![axis_ground(width, body.top)]),
            axis,
            layer("frame", whole, frame),
        ];
        Scene {
            size: self.stage.size,
            ground: Token::Paper,
            layers: layers
                .into_iter()
                .filter(|layer| !layer.shapes.is_empty())
                .collect(),
            targets: self.targets,
            summary: self.summary,
            signs: self.signs,
        }
    }
}

/// Covers what the lanes scroll under the axis.
fn axis_ground(width: f64, height: f64) -> Shape {
    Shape::Rect {
        rect: Rect::new(0.0, 0.0, width, height),
        rounding: 0.0,
        fill: Some(Token::Paper.into()),
        stroke: None,
    }
}
