//! The rows of one lane: marks, labels, lines of series, pills, and dots for guests.

use super::{
    Placement,
    attended::Placed,
    gallop::gallop,
    item::Item,
    lines::{self, PillLook},
    marks::{self, Label, Mark},
    metrics::{DOTS_APART, FADE, LABEL_GAP, LABEL_LONGEST, MARKER_RADIUS, ROWS_EVER},
    picture::{Build, LaneFrame, Linked},
};
use crate::{
    catalogue::Handle,
    model::Status,
    scene::{Fill, Fold, Folded, Point, Rect, Sign, Target, TargetKind, TextStyle, Token},
};

/// Radius of the ring that stands for a missing number.
const GHOST: f64 = 9.0;
/// Room between it and the line of its series.
const GHOST_GAP: f64 = 3.0;
/// Room that one of them needs in a gap, in points.
const GHOST_ROOM: f64 = 2.0 * (GHOST + GHOST_GAP) + 4.0;
/// How far the line of a series stays away from what stands between two of its meetings and is none of them.
const APART_FROM_OTHERS: f64 = 7.0;
/// Two pills are no nearer than this, from middle to middle, in points.
const PILLS_APART: f64 = 34.0;

/// A row while it is drawn from left to right.
#[derive(Clone, Debug, Default)]
struct RowState {
    /// The item before, drawn.
    drawn: Option<Drawn>,
    /// The last meeting of the series that the row is kept for.
    meeting: Option<usize>,
    /// The gaps between what has been drawn since.
    gaps: Vec<(f64, f64)>,
    /// The item that waits for the next one to be known: how far its label may reach depends on that.
    waiting: Option<Waiting>,
}

/// An item that has been drawn, or would be if it were in sight.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    /// Right end of it and of its label.
    right: f64,
    /// How far lines of series stay away from it.
    apart: f64,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    at: usize,
    mark: Mark,
    y: f64,
}

/// What is drawn for itself among the pills.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single {
    at: usize,
    mark: Mark,
    target: Option<usize>,
}

/// Neighbours that are folded into one pill.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// From the first stretch that is folded into it to the last.
    cells: (i64, i64),
    /// Place of the first.
    at: usize,
    count: usize,
    look: PillLook,
}

impl<'a> Build<'a> {
    pub(super) fn rows(&mut self, frame: &LaneFrame<'a>) {
        let mut rows: [RowState; ROWS_EVER] = std::array::from_fn(|_| RowState::default());
        let mut run: Option<Run> = None;
        let mut pending: Option<Run> = None;
        let here = (self.bodies.len(), self.taken.len(), self.placed.len());
        let mut through = 0_usize;
        let mut beside = PillLook::default();
        let mut only = 0;
        let (packing, arrangement) = (self.stage.packing, self.stage.arrangement);
        let window = self.window;
        // Pills whose middle is left of this would be cut off: they are counted beside the lane.
        let edge = self.scale.moment_from_x(self.body.left + 12.0);
        let first_cell = self.first_cell(edge);
        packing.visit(frame.lane, frame.number, window, |at, placement| {
            let item = &frame.lane.items[at];
            let is_touching = arrangement.touches(item, window);
            match placement {
                Placement::InRow(row) => {
                    self.summary.drawn += u32::from(is_touching);
                    let row = usize::from(row).min(ROWS_EVER - 1);
                    let y = frame.row_middle(row);
                    let mark = Mark::new(item, self.scale, y, self.body);
                    let state = &mut rows[row];
                    if let Some(before) = state.waiting.replace(Waiting { at, mark, y }) {
                        self.item(frame, before, state, mark.body().0);
                    }
                }
                Placement::Folded if !is_touching => {}
                Placement::Folded => {
                    self.summary.folded += 1;
                    let cell = packing.cell(item);
                    if cell < first_cell {
                        through += 1;
                        only = at;
                        beside.is_found |= self.stage.is_found(item.handle);
                        return;
                    }
                    let look = PillLook {
                        is_selected: self.selected == Some(item.handle),
                        is_found: self.stage.is_found(item.handle),
                    };
                    match &mut run {
                        Some(run) if run.cells.1 == cell => {
                            run.count += 1;
                            run.look.add(look);
                        }
                        other => {
                            let next = Run {
                                cells: (cell, cell),
                                at,
                                count: 1,
                                look,
                            };
                            if let Some(done) = other.replace(next) {
                                self.queue(frame, &mut pending, done);
                            }
                        }
                    }
                }
            }
        });
        for state in &mut rows {
            if let Some(last) = state.waiting.take() {
                self.item(frame, last, state, f64::INFINITY);
            }
        }
        if let Some(run) = run {
            self.queue(frame, &mut pending, run);
        }
        if let Some(run) = pending {
            self.pill(frame, run);
        }
        let mut long = 0;
        for at in packing.long_folded(frame.lane, frame.number, window) {
            long += 1;
            only = at;
            beside.is_found |= self.stage.is_found(frame.lane.items[at].handle);
        }
        self.summary.folded += long as u32;
        if through + long == 1 {
            self.single(frame, only);
        } else if through + long > 0 {
            self.through(frame, through + long, first_cell, beside);
        }
        self.guests(frame);
        self.single_labels(frame, here);
    }

    /// The first pill of which the middle is to the right of a moment.
    fn first_cell(&self, moment: f64) -> i64 {
        let (start, end) = self.stage.packing.cell_moments(0);
        let pitch = end - start;
        (moment / pitch - 0.5).ceil() as i64
    }

    /// Draws one item. Its label may reach up to `limit`, where the next one begins.
    fn item(
        &mut self,
        frame: &LaneFrame<'a>,
        Waiting { at, mark, y }: Waiting,
        state: &mut RowState,
        limit: f64,
    ) {
        let item = &frame.lane.items[at];
        let (left, right) = mark.body();
        let before = state.drawn;
        // In the row of a series stands what has no room elsewhere, and a line up to it would make it one
        // of them.
        let apart = if item.has_track() {
            0.0
        } else {
            APART_FROM_OTHERS
        };
        let mut now = Drawn {
            right: right + 4.0,
            apart,
        };
        let mut begins = left;
        let longest = right + LABEL_GAP + LABEL_LONGEST;
        let is_in_sight = longest >= self.body.left && left <= self.body.right + FADE;
        if is_in_sight {
            mark.shapes(self.body, &mut self.marks);
            self.signs.add(mark.signs(self.body));
            self.rings(item.handle, mark.centre());
            let reach = MARKER_RADIUS + 4.0;
            let mut rect = Rect::new(left, y - reach, right, y + reach);
            let from = before.map_or(f64::NEG_INFINITY, |before| before.right + LABEL_GAP);
            let (own, first) = (rect, self.labels.len());
            let label = self.label(frame, item, &mark, (from, limit - 4.0));
            if let Some((label, _)) = label {
                now.right = now.right.max(label.right + 4.0);
                begins = begins.min(label.left);
                rect = rect.union(label);
            }
            let target = self.target(frame, item.handle, rect, mark.centre());
            if let Some((rect, _)) = label {
                let shapes = first..self.labels.len();
                let target = target.map(|target| (target, own));
                self.placed.push(Placed {
                    rect,
                    shapes,
                    target,
                });
            }
            self.bodies.push(mark.rect());
            let number = label.map(|_| self.placed.len() - 1);
            let is_full = label.is_some_and(|(_, is_full)| is_full);
            self.attend(frame, item.handle, mark.place(), number, is_full);
            self.link(frame, item, &mark);
        }
        state.drawn = Some(now);
        if let Some(before) = before {
            let from = before.right + before.apart;
            state.gaps.push((from, begins - 3.0 - apart));
        }
        // What stands between two meetings of a series does not part them.
        if state.meeting.is_some() && item.previous_in_series() == state.meeting {
            self.thread(frame, item, &state.gaps, y);
        }
        if item.has_track() && item.is_meeting_held {
            state.meeting = Some(at);
            state.gaps.clear();
        }
    }

    /// The label of an item between two places, in full or as a number in its series alone; and whether it
    /// is in full.
    fn label(
        &mut self,
        frame: &LaneFrame<'a>,
        item: &Item,
        mark: &Mark,
        free: (f64, f64),
    ) -> Option<(Rect, bool)> {
        let catalogue = self.stage.catalogue;
        let known = &self.stage.arrangement.known;
        let widths = (f64::from(item.label_width), f64::from(item.caption_width));
        let full = if frame.packing.is_thin {
            widths.0
        } else {
            widths.0.max(widths.1)
        };
        let strong = self.selected == Some(item.handle);
        let ground = self.label_ground(frame, item.handle);
        let place = mark.label_place(full, self.body, free);
        if let Some(place) = place.filter(|place| place.room >= full) {
            let title = marks::label(catalogue, known, item.handle);
            let caption = if frame.packing.is_thin {
                None
            } else {
                known.date(catalogue, item.handle).map(marks::caption)
            };
            let label = Label {
                title: &title,
                caption: caption.as_deref(),
                widths,
                strong,
                ground,
            };
            let rect = marks::label_shapes(&label, place, self.measure, &mut self.labels);
            return Some((rect, true));
        }
        // A number alone says which meeting it is only where its series has a row of its own.
        let number = Some(item).filter(|item| item.has_track());
        let number = number.and_then(|item| marks::number(catalogue, known, item.handle));
        let (title, place) = match (place, number) {
            (Some(place), None) => (marks::label(catalogue, known, item.handle), place),
            (cut, Some(number)) => {
                let width = self.measure.width(&number, TextStyle::LabelStrong);
                let place = mark.label_place(width, self.body, free);
                match (place.filter(|place| place.room >= width), cut) {
                    (Some(place), _) => (number, place),
                    (None, Some(cut)) => (marks::label(catalogue, known, item.handle), cut),
                    (None, None) => return None,
                }
            }
            (None, None) => return None,
        };
        let style = TextStyle::LabelStrong;
        let label = Label {
            widths: (self.measure.width(&title, style), 0.0),
            title: &title,
            caption: None,
            strong,
            ground,
        };
        let rect = marks::label_shapes(&label, place, self.measure, &mut self.labels);
        Some((rect, false))
    }

    /// What a label stands on: what was found stands out as if marked with a pen.
    pub(super) fn label_ground(&self, frame: &LaneFrame<'_>, handle: Handle) -> Token {
        if self.stage.is_found(handle) {
            Token::WarningGround
        } else {
            frame.ground()
        }
    }

    /// The thin line from the meeting before this one in its series up to where this one begins, as far
    /// as nothing stands there, and on it the numbers of which there is no record.
    fn thread(&mut self, frame: &LaneFrame<'a>, item: &Item, gaps: &[(f64, f64)], y: f64) {
        // Only what is on screen: the ends may be centuries away.
        let (left, right) = (self.body.left - 8.0, self.body.right + 8.0);
        let mut line = |from: f64, to: f64| {
            let (from, to) = (from.max(left), to.min(right));
            if to - from >= 2.0 {
                self.signs.insert(Sign::Series);
                let (from, to) = (Point::new(from, y), Point::new(to, y));
                self.threads.push(lines::thread(from, to));
            }
        };
        let missing = missing_before(self.stage, item);
        let count = missing.map_or(0, |(first, last)| last - first + 1);
        // They stand together, where there is most room.
        let widest = gaps.iter().map(|(from, to)| to - from).fold(0.0, f64::max);
        let has_room = f64::from(count) * GHOST_ROOM + 8.0 <= widest;
        let mut ghosts = missing.filter(|_| has_room);
        let mut rings = Vec::new();
        for &(from, to) in gaps {
            let is_widest = to - from >= widest;
            let Some((first, last)) = ghosts.filter(|_| is_widest) else {
                line(from, to);
                continue;
            };
            ghosts = None;
            let step = (to - from) / f64::from(count + 1);
            let mut begin = from;
            for number in first..=last {
                let x = from + step * f64::from(number - first + 1);
                line(begin, x - GHOST - GHOST_GAP);
                begin = x + GHOST + GHOST_GAP;
                rings.push((number, x));
            }
            line(begin, to);
        }
        for (number, x) in rings {
            self.ghost(frame, item.handle, number, Point::new(x, y));
        }
    }

    fn ghost(&mut self, frame: &LaneFrame<'a>, before: Handle, number: u32, centre: Point) {
        let rect = Rect::around(centre, GHOST);
        if !rect.overlaps(self.body) {
            return;
        }
        self.signs.insert(Sign::Ghost);
        let text = number.to_string();
        let width = self.measure.width(&text, TextStyle::Count);
        let (ring, number_text) = lines::ghost(text, width, centre, GHOST);
        self.marks.push(ring);
        self.labels.push(number_text);
        self.taken.push(rect);
        self.targets.push(Target {
            kind: TargetKind::Ghost { before, number },
            lane: frame.number,
            rect,
            centre,
        });
    }

    /// An engagement that would be alone in its pill is drawn for itself.
    fn single(&mut self, frame: &LaneFrame<'a>, at: usize) {
        let item = &frame.lane.items[at];
        let y = frame.pills_middle();
        let mark = Mark::new(item, self.scale, y, self.body);
        let (left, right) = mark.body();
        self.summary.folded -= 1;
        self.summary.drawn += 1;
        if right < self.body.left || left > self.body.right {
            return;
        }
        let centre = mark.centre();
        mark.shapes(self.body, &mut self.marks);
        self.signs.add(mark.signs(self.body));
        self.rings(item.handle, centre);
        let reach = MARKER_RADIUS + 3.0;
        let rect = Rect::new(left, y - reach, right, y + reach);
        let target = self.target(frame, item.handle, rect, centre);
        self.bodies.push(mark.rect());
        self.singles.push(Single { at, mark, target });
        self.link(frame, item, &mark);
    }

    /// Labels of what is drawn among the pills, where nothing else stands.
    /// `here` is from where on bodies, other words and labels are of this lane.
    fn single_labels(&mut self, frame: &LaneFrame<'a>, here: (usize, usize, usize)) {
        let singles = std::mem::take(&mut self.singles);
        for single in &singles {
            let item = &frame.lane.items[single.at];
            let label = self.single_label(frame, item, single, here);
            let number = label.map(|_| self.placed.len() - 1);
            let is_full = label.is_some_and(|is_full| is_full);
            let place = single.mark.place();
            self.attend(frame, item.handle, place, number, is_full);
        }
        self.singles = singles;
        self.singles.clear();
    }

    /// Places the label of one, and says whether it is in full.
    fn single_label(
        &mut self,
        frame: &LaneFrame<'a>,
        item: &Item,
        single: &Single,
        here: (usize, usize, usize),
    ) -> Option<bool> {
        let own = single.mark.rect();
        let middle = f64::midpoint(own.top, own.bottom);
        let (top, bottom) = (middle - 8.0, middle + 8.0);
        let in_the_way = |rect: &Rect| rect.bottom > top && rect.top < bottom;
        let marks = self.bodies[here.0..].iter().filter(|body| **body != own);
        let labels = self.placed[here.2..].iter().map(|label| &label.rect);
        let others = marks.chain(&self.taken[here.1..]).chain(labels);
        let others: Vec<&Rect> = others.filter(|rect| in_the_way(rect)).collect();
        let right = others.iter();
        let right = right
            .filter(|rect| rect.right > own.right)
            .map(|rect| rect.left)
            .fold(f64::INFINITY, f64::min);
        let width = f64::from(item.label_width);
        let place = single
            .mark
            .label_place(width, self.body, (own.right, right - 4.0))?;
        // On its own line it may still meet what stands there.
        let room = Rect::new(place.x, top, place.x + place.room.min(width), bottom);
        if others.iter().any(|rect| rect.overlaps(room)) {
            return None;
        }
        let title = marks::label(
            self.stage.catalogue,
            &self.stage.arrangement.known,
            item.handle,
        );
        let label = Label {
            title: &title,
            caption: None,
            widths: (width, 0.0),
            strong: self.selected == Some(item.handle),
            ground: self.label_ground(frame, item.handle),
        };
        let first = self.labels.len();
        let rect = marks::label_shapes(&label, place, self.measure, &mut self.labels);
        let target = single.target.and_then(|number| {
            let target = self.targets.get_mut(number)?;
            let alone = target.rect;
            target.rect = alone.union(rect);
            Some((number, alone))
        });
        self.placed.push(Placed {
            rect,
            shapes: first..self.labels.len(),
            target,
        });
        Some(place.room >= width)
    }

    /// Remembers a mark from which a line may lead elsewhere.
    fn link(&mut self, frame: &LaneFrame<'a>, item: &Item, mark: &Mark) {
        let is_promised = item.look.fill == Fill::Hollow;
        if item.shared || is_promised {
            self.linked.push(Linked {
                handle: item.handle,
                lane: frame.number,
                centre: mark.centre(),
                right: mark.body().1,
                shared: item.shared,
                rank: item.rank,
            });
        }
    }

    /// Draws a pill once the next one is known: at the right edge of the picture, where a pill is pushed
    /// back into it, the two may have to be one.
    fn queue(&mut self, frame: &LaneFrame<'a>, pending: &mut Option<Run>, run: Run) {
        if let Some(before) = pending {
            if self.middle(run) - self.middle(*before) < PILLS_APART {
                before.cells.1 = run.cells.1;
                before.count += run.count;
                before.look.add(run.look);
                return;
            }
            self.pill(frame, *before);
        }
        *pending = Some(run);
    }

    /// Where the middle of a pill stands: at the right edge it stays in sight.
    fn middle(&self, run: Run) -> f64 {
        let (start, _) = self.stage.packing.cell_moments(run.cells.0);
        let (_, end) = self.stage.packing.cell_moments(run.cells.1);
        let middle = self.scale.x_from_moment(f64::midpoint(start, end));
        middle.min(self.body.right - PILLS_APART / 2.0)
    }

    fn pill(&mut self, frame: &LaneFrame<'a>, run: Run) {
        if run.count == 1 {
            self.single(frame, run.at);
            return;
        }
        let centre = Point::new(self.middle(run), frame.pills_middle());
        let fold = Fold {
            count: run.count,
            which: Folded::Begin(run.cells.0, run.cells.1),
        };
        let text = run.count.to_string();
        let width = self.measure.width(&text, TextStyle::Count);
        let lines::PillShapes { rect, body, number } = lines::pill(text, width, centre, run.look);
        if run.look.is_found {
            self.signs.insert(Sign::Found);
        }
        self.marks.push(body);
        self.labels.push(number);
        self.taken.push(rect);
        self.signs.insert(Sign::Pill);
        self.targets.push(Target {
            kind: TargetKind::Pill(fold),
            lane: frame.number,
            rect,
            centre,
        });
        if let Some(selected) = self.selected.filter(|_| run.look.is_selected) {
            let place = (centre, (rect.left, rect.right));
            self.attend(frame, selected, place, None, false);
        }
    }

    /// Counts, beside the lane, what is folded before the picture begins and reaches into it.
    fn through(&mut self, frame: &LaneFrame<'a>, count: usize, first_cell: i64, look: PillLook) {
        let text = format!("‹ {count}");
        let width = self.measure.width(&text, TextStyle::Count);
        let half = (width / 2.0 + 7.0).min(self.stage.trim.heads / 2.0);
        let centre = Point::new(self.body.left - half - 4.0, frame.pills_middle());
        let lines::PillShapes { rect, body, number } = lines::pill(text, width, centre, look);
        self.heads.push(body);
        self.heads.push(number);
        self.signs.insert(Sign::Pill);
        self.targets.push(Target {
            kind: TargetKind::Pill(Fold {
                count,
                which: Folded::Through(first_cell),
            }),
            lane: frame.number,
            rect,
            centre,
        });
    }

    /// Dots for what the party took part in and is drawn elsewhere; one for those that fall together, on a
    /// grid that depends on the level alone.
    pub(super) fn guests(&mut self, frame: &LaneFrame<'a>) {
        let y = frame.top + frame.packing.guests_middle();
        let (packing, arrangement) = (self.stage.packing, self.stage.arrangement);
        let margin = 2.0 * DOTS_APART / self.scale.points_per_day();
        let (from, to) = (self.window.start() - margin, self.window.end() + margin);
        let mut left = frame.lane.guests_between(from, to);
        while let Some(&guest) = left.first() {
            let cell = packing.dot(guest);
            let here = gallop(left, 1, |other| packing.dot(*other) <= cell);
            left = &left[here..];
            let Some(item) = arrangement.item(guest.handle) else {
                continue;
            };
            let centre = Point::new(self.centre(item, y).x, y);
            let rect = Rect::around(centre, 4.5);
            if !rect.overlaps(self.body) {
                continue;
            }
            self.signs.insert(Sign::Guest);
            self.bodies.push(rect);
            self.dot(centre, false, item.extent.is_once());
            self.targets.push(Target {
                kind: TargetKind::Guest(guest.handle),
                lane: frame.number,
                rect,
                centre,
            });
        }
    }
}

/// The numbers between a meeting and the one before it in its series, if there is no record of any of
/// them.
fn missing_before(stage: &super::Stage<'_>, item: &Item) -> Option<(u32, u32)> {
    let arrangement = stage.arrangement;
    let known = &arrangement.known;
    let (lane, _) = arrangement.position(item.handle)?;
    let previous = arrangement.lanes[lane].items[item.previous_in_series()?].handle;
    let number = |handle: Handle| Some(known.series(stage.catalogue, handle)?.number?.get());
    let (before, after) = (number(previous)?, number(item.handle)?);
    let (first, last) = (before.checked_add(1)?, after.checked_sub(1)?);
    if first > last {
        return None;
    }
    // One that another lane shows, or whose date is not known, is not missing.
    let series = &known.series(stage.catalogue, item.handle)?.slug;
    let is_held = |handle: &&Handle| known.status(**handle) == Some(Status::Held);
    let on_record = stage.catalogue.in_series(series).iter().filter(is_held);
    let mut numbers = on_record.filter_map(|&handle| number(handle));
    let is_between = |number: u32| (first..=last).contains(&number);
    (!numbers.any(is_between)).then_some((first, last))
}
