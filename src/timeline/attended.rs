//! Labels of what is looked at: they stand wherever there is room without covering a mark, and labels that
//! matter less give way.

use std::ops::Range;

use super::{
    marks::{self, Label, LabelPlace},
    metrics::{CAPTION_DROP, LABEL_GAP, MARKER_RADIUS},
    picture::{Build, LaneFrame},
};
use crate::{
    catalogue::Handle,
    scene::{Point, Rect, Token},
};

/// Middle of a label that stands above or below a marker, from the marker's middle: clear of its ring.
const ASIDE: f64 = MARKER_RADIUS + 12.0;
/// Half the height of a line of a label.
const HALF_LINE: f64 = 8.0;

/// A label that has been placed.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub rect: Rect,
    /// Its shapes among those of all labels.
    pub shapes: Range<usize>,
    /// What can be pointed at, and what of it is left without the label.
    pub target: Option<(usize, Rect)>,
}

/// A mark that is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attended<'a> {
    pub frame: LaneFrame<'a>,
    pub handle: Handle,
    /// Middle of its marker, or of the pill that it is folded into.
    pub centre: Point,
    /// From where to where that is drawn.
    pub body: (f64, f64),
    /// Its label among those placed.
    pub label: Option<usize>,
    /// Whether that says all there is to say.
    pub is_full: bool,
}

/// A place that a label could take, with or without its second line.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    place: LabelPlace,
    has_caption: bool,
    rect: Rect,
}

impl<'a> Build<'a> {
    pub(super) fn is_attended(&self, handle: Handle) -> bool {
        [self.stage.attention.hovered, self.selected].contains(&Some(handle))
    }

    /// Remembers a mark if it is looked at.
    pub(super) fn attend(
        &mut self,
        frame: &LaneFrame<'a>,
        handle: Handle,
        (centre, body): (Point, (f64, f64)),
        label: Option<usize>,
        is_full: bool,
    ) {
        if self.is_attended(handle) {
            self.attended.push(Attended {
                frame: *frame,
                handle,
                centre,
                body,
                label,
                is_full,
            });
        }
    }

    /// Gives what is selected, then what is under the pointer, a label in full.
    pub(super) fn attended_labels(&mut self) {
        let mut attended = std::mem::take(&mut self.attended);
        attended.sort_by_key(|mark| self.selected != Some(mark.handle));
        // What the pointer changes must not change what it is at: only the selection does.
        let mut gone: Vec<(usize, bool)> = Vec::new();
        let mut kept: Vec<Rect> = Vec::new();
        let mut chosen = Vec::new();
        for mark in &attended {
            let is_gone = |label: &usize| gone.iter().any(|(other, _)| other == label);
            let label = mark.label.filter(|label| !is_gone(label));
            let lasts = self.selected == Some(mark.handle);
            if let Some(label) = label.filter(|_| mark.is_full) {
                kept.push(self.placed[label].rect);
            } else if let Some((candidate, losers)) = self.best_place(mark, &kept) {
                let losers = losers.into_iter().chain(label);
                gone.extend(losers.map(|label| (label, lasts)));
                kept.push(candidate.rect);
                chosen.push((mark, candidate));
            }
        }
        self.drop_labels(&gone);
        self.taken
            .extend(self.placed.iter().map(|label| label.rect));
        for (mark, candidate) in chosen {
            self.attended_label(mark, candidate);
        }
    }

    /// The place where the fewest others lose their labels, and those who do.
    fn best_place(&self, mark: &Attended<'_>, kept: &[Rect]) -> Option<(Candidate, Vec<usize>)> {
        let mut best: Option<(usize, Candidate, Vec<usize>)> = None;
        for candidate in self.candidates(mark) {
            let is_covered = |rect: &Rect| rect.overlaps(candidate.rect);
            if kept.iter().any(is_covered)
                || self.taken.iter().any(is_covered)
                || self.bodies.iter().any(is_covered)
            {
                continue;
            }
            let labels = self.placed.iter().enumerate();
            let losers: Vec<usize> = labels
                .filter(|(number, label)| Some(*number) != mark.label && is_covered(&label.rect))
                .map(|(number, _)| number)
                .collect();
            // A date is worth a neighbour’s label.
            let cost = 2 * losers.len() + if candidate.has_caption { 0 } else { 3 };
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, candidate, losers));
            }
        }
        best.map(|(_, candidate, losers)| (candidate, losers))
    }

    /// Where the label of a mark could stand inside the picture, the usual places first.
    fn candidates(&self, mark: &Attended<'_>) -> Vec<Candidate> {
        let Some(item) = self.stage.arrangement.item(mark.handle) else {
            return Vec::new();
        };
        let title = f64::from(item.label_width);
        let both = title.max(f64::from(item.caption_width));
        let (centre, body) = (mark.centre, mark.body);
        let (left, right) = (body.0.max(self.body.left), body.1.min(self.body.right));
        let can_caption = !mark.frame.packing.is_thin && item.caption_width > 0.0;
        let mut all = Vec::with_capacity(14);
        let mut offer = |x: f64, y: f64, has_caption: bool| {
            let width = if has_caption { both } else { title };
            let bottom = if has_caption {
                y + CAPTION_DROP + 7.0
            } else {
                y + HALF_LINE
            };
            let rect = Rect::new(x, y - HALF_LINE, x + width, bottom);
            let inside = Rect::new(
                self.body.left + 2.0,
                self.body.top,
                self.body.right - 2.0,
                self.body.bottom,
            );
            if inside.left <= rect.left
                && rect.right <= inside.right
                && inside.top <= rect.top
                && rect.bottom <= inside.bottom
            {
                let place = LabelPlace {
                    x,
                    y,
                    room: width,
                    inside: !has_caption,
                };
                all.push(Candidate {
                    place,
                    has_caption,
                    rect,
                });
            }
        };
        for has_caption in [true, false] {
            if has_caption && !can_caption {
                continue;
            }
            let width = if has_caption { both } else { title };
            offer(right + LABEL_GAP, centre.y, has_caption);
            offer(left - LABEL_GAP - width, centre.y, has_caption);
        }
        // Above or below, from the middle outwards; near the edges of the picture slid into it.
        let (least, most) = (self.body.left + 4.0, self.body.right - 4.0 - title);
        let reach = title / 2.0 - MARKER_RADIUS;
        for y in [centre.y + ASIDE, centre.y - ASIDE] {
            for share in [0.0, -0.5, 0.5, -1.0, 1.0] {
                let x = centre.x - title / 2.0 - share * reach;
                offer(x.min(most).max(least), y, false);
            }
        }
        all
    }

    fn attended_label(&mut self, mark: &Attended<'_>, candidate: Candidate) {
        let (catalogue, known) = (self.stage.catalogue, &self.stage.arrangement.known);
        let Some(item) = self.stage.arrangement.item(mark.handle) else {
            return;
        };
        let date = known.date(catalogue, mark.handle);
        let caption = date.map(marks::caption).filter(|_| candidate.has_caption);
        let title = marks::label(catalogue, known, mark.handle);
        let ground = match self.label_ground(&mark.frame, mark.handle) {
            found @ Token::WarningGround => found,
            // What stands beside its lane belongs to no lane.
            _ if candidate.rect.top < mark.frame.top
                || candidate.rect.bottom > mark.frame.bottom() =>
            {
                Token::Paper
            }
            ground => ground,
        };
        let label = Label {
            title: &title,
            caption: caption.as_deref(),
            widths: (f64::from(item.label_width), f64::from(item.caption_width)),
            strong: self.selected == Some(mark.handle),
            ground,
        };
        marks::label_shapes(&label, candidate.place, self.measure, &mut self.labels);
        self.taken.push(candidate.rect);
        if let Some(target) = self.targets.iter_mut().find(|target| {
            target.lane == mark.frame.number && target.kind.engagement() == Some(mark.handle)
        }) {
            // Above and below, others may lie between: only what is beside the mark belongs to it.
            let is_beside = (candidate.place.y - mark.centre.y).abs() < 1.0;
            if is_beside && self.selected == Some(mark.handle) {
                target.rect = target.rect.union(candidate.rect);
            }
        }
    }

    /// Takes away labels that gave way.
    fn drop_labels(&mut self, gone: &[(usize, bool)]) {
        if gone.is_empty() {
            return;
        }
        for &(number, _) in gone.iter().filter(|(_, lasts)| *lasts) {
            if let Some((target, rect)) = self.placed[number].target
                && let Some(target) = self.targets.get_mut(target)
            {
                target.rect = rect;
            }
        }
        let is_gone = |at: usize| {
            let mut gone = gone.iter();
            gone.any(|&(number, _)| self.placed[number].shapes.contains(&at))
        };
        let labels = std::mem::take(&mut self.labels).into_iter().enumerate();
        let labels = labels.filter(|(at, _)| !is_gone(*at));
        self.labels = labels.map(|(_, shape)| shape).collect();
        let is_gone = |number: usize| gone.iter().any(|&(other, _)| other == number);
        let mut numbers = 0..self.placed.len();
        self.placed
            .retain(|_| numbers.next().is_some_and(|number| !is_gone(number)));
    }
}
