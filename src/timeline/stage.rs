//! From an arrangement and its rows to the scene.

use std::collections::{BTreeMap, HashMap};

use super::{
    Arrangement, Item, Lane, Packing, TimeScale,
    axis::Axis,
    lines,
    marks::{self, Label, Mark},
    metrics::{
        AXIS_HEIGHT, FADE, HEAD_WIDTH, LABEL_GAP, LABEL_LONGEST, LANE_TOP, MARKER_DROP,
        MARKER_RADIUS, ROW_HEIGHT,
    },
    pack::{LanePacking, Pill, Placement},
    speak,
};
use crate::{
    catalogue::{Catalogue, Handle},
    date::{Day, Membership},
    scene::{
        Anchor, Layer, Paint, Point, Rect, Scene, Shape, Sign, Signs, Size, Stroke, Summary,
        Target, TargetKind, Text, TextMeasure, TextStyle, Token,
    },
    view::{TimeWindow, View},
};

/// Everything that a scene is made from.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// What there is.
    pub catalogue: &'a Catalogue,
    /// What the view shows of it.
    pub arrangement: &'a Arrangement,
    /// Rows at the level of zoom that the view is at.
    pub packing: &'a Packing,
    /// Time, scroll and selection.
    pub view: &'a View,
    /// Size of the picture in points.
    pub size: Size,
    /// The day that counts as today.
    pub today: Option<Day>,
    /// What the pointer and the keyboard are at.
    pub attention: Attention,
}

/// What the pointer and the keyboard are at; not part of a view, and of no export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attention {
    /// The engagement under the pointer.
    pub hovered: Option<Handle>,
    /// Whether the canvas has the keyboard.
    pub focused: bool,
}

impl Stage<'_> {
    /// The part of the picture that holds the lanes, without their heads.
    #[must_use]
    pub fn body(&self) -> Rect {
        Rect::new(
            HEAD_WIDTH.min(self.size.width),
            AXIS_HEIGHT.min(self.size.height),
            self.size.width,
            self.size.height,
        )
    }

    /// What is selected, if the catalogue has it.
    #[must_use]
    pub fn selected(&self) -> Option<Handle> {
        self.catalogue.find(self.view.selection.as_ref()?)
    }

    /// Between days and points.
    #[must_use]
    pub fn scale(&self) -> TimeScale {
        let body = self.body();
        TimeScale::new(self.arrangement.window(self.view), body.left, body.right)
    }
}

/// Makes the scene.
#[must_use]
pub fn layout(stage: &Stage<'_>, measure: &dyn TextMeasure) -> Scene {
    let mut build = Build::new(stage, measure);
    build.lanes();
    build.spines();
    build.today_and_context();
    build.finish()
}

/// A scene in the making.
struct Build<'a> {
    stage: &'a Stage<'a>,
    measure: &'a dyn TextMeasure,
    body: Rect,
    scale: TimeScale,
    axis: Axis,
    selected: Option<Handle>,
    grounds: Vec<Shape>,
    threads: Vec<Shape>,
    marks: Vec<Shape>,
    labels: Vec<Shape>,
    heads: Vec<Shape>,
    notes: Vec<Shape>,
    targets: Vec<Target>,
    summary: Summary,
    signs: Signs,
    /// Where labels of the lane being drawn begin that stand left of their markers, by place.
    begins: HashMap<usize, f64>,
    /// Markers of engagements that stand in several lanes, from top to bottom.
    spines: BTreeMap<Handle, Vec<Point>>,
    /// Engagements that stand in several lanes and are counted already, and whether as drawn.
    counted: HashMap<Handle, bool>,
}

/// One lane being drawn.
struct LaneFrame<'a> {
    number: usize,
    lane: &'a Lane,
    packing: &'a LanePacking,
    /// Top of the lane on screen.
    top: f64,
}

impl LaneFrame<'_> {
    fn row_middle(&self, row: usize) -> f64 {
        self.top + LANE_TOP + row as f64 * ROW_HEIGHT + MARKER_DROP
    }

    /// What the lane is painted with: every other one stands out.
    fn ground(&self) -> Token {
        if self.number.is_multiple_of(2) {
            Token::Lane
        } else {
            Token::Paper
        }
    }

    fn bottom(&self) -> f64 {
        self.top + self.packing.height
    }
}

impl<'a> Build<'a> {
    fn new(stage: &'a Stage<'a>, measure: &'a dyn TextMeasure) -> Self {
        let body = stage.body();
        let scale = stage.scale();
        Self {
            stage,
            measure,
            body,
            scale,
            axis: Axis::new(scale, body),
            selected: stage.selected(),
            grounds: Vec::new(),
            threads: Vec::new(),
            marks: Vec::new(),
            labels: Vec::new(),
            heads: Vec::new(),
            notes: Vec::new(),
            targets: Vec::new(),
            summary: Summary::default(),
            signs: Signs::default(),
            begins: HashMap::new(),
            spines: BTreeMap::new(),
            counted: HashMap::new(),
        }
    }

    fn lanes(&mut self) {
        let Stage {
            arrangement,
            packing,
            view,
            ..
        } = self.stage;
        for (number, (lane, packing)) in arrangement.lanes.iter().zip(&packing.lanes).enumerate() {
            let frame = LaneFrame {
                number,
                lane,
                packing,
                top: self.body.top + packing.top - view.scroll,
            };
            self.count(&frame);
            if frame.bottom() < self.body.top || frame.top > self.body.bottom {
                continue;
            }
            self.ground(&frame);
            self.head(&frame);
            self.items(&frame);
            self.pills(&frame);
        }
        self.axis.grid(self.body, &mut self.grounds);
    }

    /// Counts what is in the stretch of time on screen, in whichever lane and however far down.
    fn count(&mut self, frame: &LaneFrame<'_>) {
        let window = self.stage.arrangement.window(self.stage.view);
        for at in frame.lane.between(window.start(), window.end()) {
            let item = &frame.lane.items[at];
            // What is open on one side counts where its known end is: that is where it is drawn.
            if item.end <= window.start() || item.start >= window.end() {
                continue;
            }
            let membership = self.membership(item.handle, window);
            if membership == Membership::No {
                continue;
            }
            let drawn = match frame.packing.placements[at] {
                Placement::InRow(_) => true,
                Placement::Folded(pill) => frame.packing.pills[pill as usize].items.len() == 1,
            };
            self.count_one(item, membership == Membership::Certainly, drawn);
        }
    }

    /// Whether an engagement was within the days on screen, of which the outermost may be cut.
    fn membership(&self, handle: Handle, window: TimeWindow) -> Membership {
        let Stage {
            catalogue,
            arrangement,
            ..
        } = self.stage;
        let bounds = arrangement.bounds;
        // Where nothing is left out there is no doubt, whatever a date leaves open.
        if window.start() <= bounds.start() && bounds.end() <= window.end() {
            return Membership::Certainly;
        }
        let first = Day::from_number(window.start().floor() as i64);
        let last = Day::from_number(window.end().ceil() as i64 - 1);
        let date = arrangement.known.date(catalogue, handle);
        date.map_or(Membership::No, |date| date.within(first, last))
    }

    /// Counts one engagement once, and as drawn when any of its lanes draws it.
    fn count_one(&mut self, item: &Item, certainly: bool, drawn: bool) {
        let handle = item.handle;
        let before = if item.shared {
            self.counted.insert(handle, drawn)
        } else {
            None
        };
        if before.is_none() {
            self.summary.in_window += 1;
            self.summary.certainly += u32::from(certainly);
            self.summary.possibly += u32::from(!certainly);
        }
        match (before, drawn) {
            (None, true) => self.summary.drawn += 1,
            (None, false) => self.summary.folded += 1,
            (Some(false), true) => {
                self.summary.folded -= 1;
                self.summary.drawn += 1;
            }
            (Some(true), false) => {
                self.counted.insert(handle, true);
            }
            (Some(true), true) | (Some(false), false) => {}
        }
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
        self.grounds.push(Shape::Line {
            from: Point::new(0.0, frame.bottom()),
            to: Point::new(width, frame.bottom()),
            stroke: Stroke::solid(Token::Rule, 1.0),
        });
    }

    fn head(&mut self, frame: &LaneFrame<'_>) {
        let room = self.body.left - 24.0;
        let mut line = |text: &str, drop: f64, style: TextStyle, token: Token| {
            let text = marks::fitted(text, room, style, self.measure);
            let width = self.measure.width(&text, style);
            self.heads.push(Shape::Text(Text {
                text,
                at: Point::new(16.0, frame.top + drop),
                anchor: Anchor::Left,
                style,
                paint: token.into(),
                width,
            }));
        };
        line(&frame.lane.name, 21.0, TextStyle::Heading, Token::Ink);
        let count = speak::lane_count(frame.lane);
        line(&count, 38.0, TextStyle::Caption, Token::Ink3);
        let rect = Rect::new(0.0, frame.top, self.body.left, frame.bottom());
        self.targets.push(Target {
            kind: TargetKind::LaneHead(frame.lane.party.clone()),
            lane: frame.number,
            rect,
            centre: rect.centre(),
            spoken: speak::head(frame.lane),
        });
    }

    fn items(&mut self, frame: &LaneFrame<'_>) {
        let beyond = (LABEL_LONGEST + FADE + 4.0 * MARKER_RADIUS) / self.scale.points_per_day();
        let from = self.scale.moment_from_x(self.body.left) - beyond;
        let to = self.scale.moment_from_x(self.body.right) + beyond;
        let mut free_from = vec![f64::NEG_INFINITY; frame.packing.rows];
        for at in frame.lane.between(from, to) {
            if let Placement::InRow(row) = frame.packing.placements[at] {
                let row = usize::from(row);
                self.item(frame, at, row, &mut free_from[row]);
            }
        }
        for &at in frame.lane.threads_between(from, to) {
            self.thread(frame, at as usize);
        }
        self.begins.clear();
    }

    /// Draws one item. `free_from` says up to where its row is taken.
    fn item(&mut self, frame: &LaneFrame<'_>, at: usize, row: usize, free_from: &mut f64) {
        let y = frame.row_middle(row);
        let item = &frame.lane.items[at];
        let mark = Mark::new(item, self.scale, y, self.body);
        mark.shapes(self.body, &mut self.marks);
        self.signs.add(mark.signs(self.body));
        self.rings(item.handle, mark.centre());
        let (left, right) = mark.body();
        let mut rect = Rect::new(
            left,
            y - MARKER_RADIUS - 4.0,
            right,
            y + MARKER_RADIUS + 4.0,
        );
        let place = mark.label_place(self.body, *free_from);
        *free_from = right + LABEL_GAP;
        // An engagement of several lanes carries its label in the first of them only.
        let again = item.shared && self.spines.contains_key(&item.handle);
        if let (Some(place), false) = (place, again) {
            let label = self.label(frame, item, place, y);
            *free_from = free_from.max(label.right + LABEL_GAP);
            rect = rect.union(label);
        }
        if rect.left < left {
            self.begins.insert(at, rect.left);
        }
        self.target(frame, at, rect, mark.centre());
        if item.shared {
            self.spines
                .entry(item.handle)
                .or_default()
                .push(mark.centre());
        }
    }

    fn label(
        &mut self,
        frame: &LaneFrame<'_>,
        item: &Item,
        place: marks::LabelPlace,
        y: f64,
    ) -> Rect {
        let handle = item.handle;
        let catalogue = self.stage.catalogue;
        let title = marks::label(catalogue, &self.stage.arrangement.known, handle);
        let date = self.stage.arrangement.known.date(catalogue, handle);
        let caption = date.map(marks::caption).unwrap_or_default();
        let label = Label {
            title: &title,
            caption: &caption,
            strong: self.selected == Some(handle),
            ground: frame.ground(),
        };
        marks::label_shapes(&label, item, place, y, self.measure, &mut self.labels)
    }

    fn rings(&mut self, handle: Handle, centre: Point) {
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

    /// The thin line from the meeting before this one in its series, up to where this one begins.
    fn thread(&mut self, frame: &LaneFrame<'_>, at: usize) {
        let item = &frame.lane.items[at];
        let Placement::InRow(row) = frame.packing.placements[at] else {
            return;
        };
        let mark = Mark::new(
            item,
            self.scale,
            frame.row_middle(usize::from(row)),
            self.body,
        );
        let Some(previous) = item.previous_in_series.map(|previous| previous as usize) else {
            return;
        };
        if !frame.packing.threads[at] {
            return;
        }
        let Placement::InRow(row) = frame.packing.placements[previous] else {
            return;
        };
        let before = Mark::new(
            &frame.lane.items[previous],
            self.scale,
            frame.row_middle(usize::from(row)),
            self.body,
        );
        // From row to row it would run through the labels between them.
        if (before.centre().y - mark.centre().y).abs() > 0.5 {
            return;
        }
        let label = LABEL_GAP + before.item.label_width + 4.0;
        let from = before.body().1 + label;
        let begins = self.begins.get(&at).copied().unwrap_or(f64::INFINITY);
        let to = begins.min(mark.body().0) - 3.0;
        // Only what is on screen: the ends may be centuries away.
        let from = from.max(self.body.left - 8.0);
        let to = to.min(self.body.right + 8.0);
        if to - from < 4.0 {
            return;
        }
        let (from, to) = (
            Point::new(from, mark.centre().y),
            Point::new(to, mark.centre().y),
        );
        if Rect::new(from.x, from.y - 0.5, to.x, to.y + 0.5).overlaps(self.body) {
            self.signs.insert(Sign::Series);
        }
        self.threads.push(lines::thread(from, to));
    }

    fn target(&mut self, frame: &LaneFrame<'_>, at: usize, rect: Rect, centre: Point) {
        let handle = frame.lane.items[at].handle;
        let known = &self.stage.arrangement.known;
        if !rect.overlaps(self.body) {
            return;
        }
        self.targets.push(Target {
            kind: TargetKind::Engagement(handle),
            lane: frame.number,
            rect,
            centre,
            spoken: speak::engagement(self.stage.catalogue, known, handle, frame.lane, at),
        });
    }

    fn pills(&mut self, frame: &LaneFrame<'_>) {
        let y = frame.row_middle(frame.packing.rows);
        // Brackets may run behind the pills, so that the counts can be read.
        for pill in &frame.packing.pills {
            if let [single] = pill.items[..] {
                self.single(frame, single as usize, y);
            }
        }
        for pill in frame
            .packing
            .pills
            .iter()
            .filter(|pill| pill.items.len() > 1)
        {
            let from = self.scale.x_from_moment(pill.start);
            let to = self.scale.x_from_moment(pill.end);
            if to >= self.body.left && from <= self.body.right {
                self.pill(frame, pill, Point::new(f64::midpoint(from, to), y));
            }
        }
    }

    /// An engagement that would be alone in its pill is drawn for itself, without a label.
    fn single(&mut self, frame: &LaneFrame<'_>, at: usize, y: f64) {
        let item = &frame.lane.items[at];
        let mark = Mark::new(item, self.scale, y, self.body);
        let (centre, (left, right)) = (mark.centre(), mark.body());
        if right < self.body.left || left > self.body.right {
            return;
        }
        mark.shapes(self.body, &mut self.marks);
        self.signs.add(mark.signs(self.body));
        self.rings(item.handle, centre);
        let reach = MARKER_RADIUS + 4.0;
        self.target(
            frame,
            at,
            Rect::new(left, y - reach, right, y + reach),
            centre,
        );
        if item.shared {
            self.spines.entry(item.handle).or_default().push(centre);
        }
    }

    fn pill(&mut self, frame: &LaneFrame<'_>, pill: &Pill, centre: Point) {
        let text = pill.items.len().to_string();
        let width = self.measure.width(&text, TextStyle::Count);
        let handles: Vec<Handle> = pill
            .items
            .iter()
            .map(|&at| frame.lane.items[at as usize].handle)
            .collect();
        let selected = self
            .selected
            .is_some_and(|handle| handles.contains(&handle));
        let lines::PillShapes { rect, body, number } = lines::pill(text, width, centre, selected);
        self.marks.push(body);
        self.labels.push(number);
        if rect.overlaps(self.body) {
            self.signs.insert(Sign::Pill);
            self.targets.push(Target {
                spoken: speak::pill(handles.len(), frame.lane),
                kind: TargetKind::Pill(handles),
                lane: frame.number,
                rect,
                centre,
            });
        }
    }

    /// Lines that join the markers of an engagement of several parties.
    fn spines(&mut self) {
        for (&handle, points) in &self.spines {
            let (Some(first), Some(last)) = (points.first(), points.last()) else {
                continue;
            };
            if points.len() < 2 {
                continue;
            }
            let selected = self.selected == Some(handle);
            self.threads.push(lines::spine(*first, *last, selected));
            // Two markers of one engagement can be a little apart, where one of them is folded.
            let (left, right) = (first.x.min(last.x) - 0.5, first.x.max(last.x) + 0.5);
            if Rect::new(left, first.y, right, last.y).overlaps(self.body) {
                self.signs.insert(Sign::Partners);
            }
        }
    }

    fn today_and_context(&mut self) {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        if let Some(today) = self.stage.today {
            let middle = today.number() as f64 + 0.5;
            self.band(middle, middle, true, "today", &mut taken);
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
            self.band(start, end, false, &event.title, &mut taken);
        }
    }

    /// A line or band through all lanes, with its name on the axis where there is room.
    fn band(
        &mut self,
        start: f64,
        end: f64,
        is_today: bool,
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
            let line = lines::moment(x, AXIS_HEIGHT - 12.0, self.body.bottom, is_today);
            self.threads.insert(0, line);
            self.signs
                .insert(if is_today { Sign::Today } else { Sign::Event });
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
                paint: if is_today {
                    Token::Warning
                } else {
                    Token::Ink3
                }
                .into(),
                width,
            }));
        }
    }

    fn finish(mut self) -> Scene {
        let Size { width, height } = self.stage.size;
        let body = self.body;
        let mut axis = self.axis.layer(body, self.measure);
        axis.shapes.append(&mut self.notes);
        let mut frame = Vec::new();
        for (from, to) in [
            ((0.0, AXIS_HEIGHT), (width, AXIS_HEIGHT)),
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
            layer("axis ground", whole, vec![axis_ground(width)]),
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
fn axis_ground(width: f64) -> Shape {
    Shape::Rect {
        rect: Rect::new(0.0, 0.0, width, AXIS_HEIGHT),
        rounding: 0.0,
        fill: Some(Token::Paper.into()),
        stroke: None,
    }
}
