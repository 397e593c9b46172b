//! Slides: a sheet for each step of a briefing.
//!
//! A slide is calm. It has the title of its step, the timeline of its view with the rest standing back
//! behind what it is about, callouts, a legend in a few rows, and one line at its foot; lists of sources are for
//! paper. Where there is little to show it is shown larger; where there is much, lanes that it is not about are
//! lower, and one together where they have no room even so.

use std::{cell::RefCell, rc::Rc};

use rustc_hash::FxHashMap as HashMap;

use super::{
    Document, Extent, Options, Part, Role, Sheet, TimeOnSheet, asked,
    block::{Block, pitch, wrapped_to},
    callout::{self, Placed, Wish},
    draft::{Draft, Frame, GAP, MOST_LINES},
    fit, focus, key,
    notes::{Notes, Running},
    picture::{BELOW, LEGEND_GAP, leave_out_handles, shown as handles_shown, spoken},
    shown::Shown,
    ways::{ALONE, Lanes},
    words,
};
use crate::{
    briefing::{Briefing, Step},
    catalogue::{Catalogue, Handle, one_line},
    fonts::FaceMeasure,
    scene::{Point, Rect, Size, TargetKind, TextMeasure, TextStyle, Token},
    timeline::{Arrangement, Attention, Index, Stage, WhichLanes, layout},
    view::{LaneId, Lens, View},
};

/// Which share of the room that is left stands above the timeline, and the most of it.
const DROP: (f64, f64) = (0.3, 30.0);
/// Room for callouts above the timeline, where those below are in the way: none, one line, two.
const ABOVE: [f64; 3] = [0.0, 36.0, 54.0];
/// What it costs where a callout has no mark that it could stand beside.
const LOST: f64 = 1e6;
/// The most height of the legend, and what it has where callouts need the room: rows in which a sample may be as
/// high as two marks, and at last one that has none of these, or what cannot be left out.
const KEY: [f64; 3] = [54.0, 38.0, 16.0];
/// How often room is made for a legend, at most.
const MOST_TRIES: usize = 6;
/// The most that a title is enlarged which has no room in the largest type.
const LARGER_TITLE: f64 = 1.35;
/// The most lines of what is shown, in words.
const MOST_NOTES: usize = 2;
/// From which share of the width on the choice, in words, leaves no room for counts on one line.
const LONG_NOTE: f64 = 0.6;
/// Space between the timeline and what is said of it.
const ABOVE_NOTE: f64 = 6.0;

impl Document {
    /// A sheet for each step of a briefing.
    #[must_use]
    pub fn of_briefing(catalogue: &Catalogue, briefing: &Briefing, options: &Options) -> Self {
        Self::slides(catalogue, briefing, options).0
    }

    /// A sheet for each step of a briefing, and the sources that they name.
    pub(super) fn slides(
        catalogue: &Catalogue,
        briefing: &Briefing,
        options: &Options,
    ) -> (Self, Running) {
        let steps = &briefing.steps;
        let mut sheets: Vec<Option<Sheet>> = vec![None; steps.len()];
        let mut index: Option<(Lens, Option<crate::date::Day>, Index)> = None;
        let title = one_line(options.title.as_deref().unwrap_or(&briefing.title));
        let as_of = steps
            .iter()
            .find_map(|step| catalogue.as_of_day(&step.view, options.today));
        let mut running = Running::default();
        // A step that is about some has few sources, and one that is about everything has many: numbers begin
        // with those that can be read at the foot of a slide.
        let mut order: Vec<(usize, &Step)> = steps.iter().enumerate().collect();
        order.sort_by_key(|(_, step)| !is_about_some(step));
        for (number, step) in order {
            let day = catalogue.as_of_day(&step.view, options.today);
            let (lens, made_for) = (&step.view.lens, &index);
            let is_made = made_for
                .as_ref()
                .is_some_and(|(other, as_of, _)| other == lens && *as_of == day);
            if !is_made {
                let made = Index::new(catalogue, lens, day, &FaceMeasure);
                index = Some((lens.clone(), day, made));
            }
            let Some((_, _, index)) = &index else {
                continue;
            };
            let slide = Slide::new(catalogue, index, step, options, day);
            sheets[number] = Some(slide.sheet(number + 1, steps.len(), &mut running));
        }
        let document = Self {
            description: briefing
                .subtitle
                .as_deref()
                .map_or_else(|| title.clone(), one_line),
            language: "en",
            theme: options.theme,
            as_of,
            sheets: sheets.into_iter().flatten().collect(),
            title,
        };
        (document, running)
    }
}

/// The lanes of a slide, with names that have room.
pub(super) fn arranged(
    index: &Index,
    catalogue: &Catalogue,
    view: &View,
    apart: Option<&[LaneId]>,
) -> Arrangement {
    let lanes = WhichLanes {
        of_all_time: false,
        apart,
    };
    let mut arrangement = asked::arrangement(index, catalogue, view, lanes);
    fit::shorten_names(&mut arrangement, catalogue);
    arrangement
}

/// Whether a step names what it is about.
fn is_about_some(step: &Step) -> bool {
    !step.focus.is_empty() || !step.callouts.is_empty() || step.view.selection.is_some()
}

/// A step on its way to a sheet.
pub(super) struct Slide<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) index: &'a Index,
    pub(super) arrangement: Rc<Arrangement>,
    /// With all lanes in one but some, as far as that was asked for.
    pub(super) known_apart: RefCell<HashMap<Vec<bool>, Rc<Arrangement>>>,
    pub(super) step: &'a Step,
    pub(super) view: View,
    frame: Frame<'a>,
    /// What it is about; nothing when it is about everything.
    pub(super) about: Vec<Handle>,
    /// What is called out.
    pub(super) called: Vec<Handle>,
}

/// A timeline with its callouts.
struct Way {
    /// Its lanes, as they have room.
    arrangement: Rc<Arrangement>,
    shown: Shown,
    callouts: Vec<Placed>,
}

/// A timeline with its callouts, and what is said below it, in lines.
struct Set {
    way: Way,
    note: Vec<String>,
}

impl<'a> Slide<'a> {
    fn new(
        catalogue: &'a Catalogue,
        index: &'a Index,
        step: &'a Step,
        options: &'a Options,
        as_of: Option<crate::date::Day>,
    ) -> Self {
        let arrangement = Rc::new(arranged(index, catalogue, &step.view, None));
        let width = options.size.inside().width();
        let view = View {
            scroll: 0.0,
            time: Some(asked::range(&arrangement, step.view.time, width)),
            ..step.view.clone()
        };
        let find = |id| catalogue.find(id);
        let mut about: Vec<Handle> = step.focus.iter().filter_map(find).collect();
        if about.is_empty() {
            about.extend(view.selection.as_ref().and_then(find));
        }
        let callouts = step.callouts.iter();
        let called: Vec<Handle> = callouts
            .filter_map(|callout| find(&callout.engagement))
            .collect();
        if !about.is_empty() {
            about.extend(&called);
        }
        Self {
            arrangement,
            known_apart: RefCell::default(),
            frame: Frame {
                options,
                inside: options.size.inside(),
                title: one_line(&step.title),
                subtitle: step.subtitle.as_deref().map(one_line).unwrap_or_default(),
                as_of: as_of.map(|day| format!("as of {}", day.short())),
            },
            catalogue,
            index,
            step,
            view,
            about,
            called,
        }
    }

    fn sheet(mut self, number: usize, of: usize, running: &mut Running) -> Sheet {
        let (title, mut draft) = self.head();
        let is_empty = self.is_empty();
        draft.notes.clone_from(&self.step.notes);
        // What is said below the picture is known once there is one: a second line where one was too short.
        let said = FaceMeasure.width(&self.choice().join(" · "), BELOW);
        let is_long = said > LONG_NOTE * self.frame.inside.width();
        let mut set = self.set(draft.top, if is_long { MOST_NOTES } else { 1 });
        if !is_long && set.note.len() > 1 {
            set = self.set(draft.top, MOST_NOTES);
        }
        let shown = set.way.shown;
        self.arrangement = set.way.arrangement;
        for (at, leader) in set.way.callouts.iter().filter_map(Placed::leader_block) {
            draft.put(Role::Rule, at, leader);
        }
        for callout in &set.way.callouts {
            let at = Point::new(callout.rect.left, callout.rect.top);
            draft.put(Role::Callout, at, callout.block());
        }
        let note = Block::of_lines(&set.note, BELOW, Token::Ink3);
        let bottom = self.frame.foot_top() - ABOVE_NOTE;
        let at = Point::new(self.frame.inside.left, bottom - note.size.height);
        draft.put(Role::Note, at, note);
        let width = self.frame.inside.width();
        let key_top = at.y - ABOVE_NOTE - key::height(&shown.legend, width);
        let key_at = Point::new(self.frame.inside.left, key_top);
        let places = key::places(&shown.legend, key_at, width);
        for (block, at) in shown.legend.iter().zip(places) {
            draft.put(Role::LegendLine, at, block.clone());
        }
        if is_empty {
            let words = if self.arrangement.lanes.is_empty() {
                words::nothing(&self.arrangement)
            } else {
                "Nothing on record was in this time".to_owned()
            };
            let lines = wrapped_to(MOST_LINES, &words, width, TextStyle::Lead);
            let block = Block::of_lines(&lines, TextStyle::Lead, Token::Ink2);
            let at = Point::new(self.frame.inside.left, draft.top + GAP);
            draft.put(Role::Note, at, block);
        }
        self.foot(&shown.handles, (number, of), running, &mut draft);
        let time = TimeOnSheet {
            window: self.arrangement.window(&self.view),
            left: shown.heads,
            right: shown.scene.size.width,
        };
        let part = self.frame.part(
            Role::Timeline,
            shown.at,
            shown.scene,
            shown.spoken,
            Vec::new(),
        );
        let part = enlarged(part, shown.larger);
        let mut sheet = self.frame.finish(draft);
        let is_subtitle = |part: &Part| part.role == Role::Subtitle;
        let at = usize::from(sheet.parts.first().is_some_and(is_subtitle));
        sheet.parts.insert(at, part);
        sheet.parts.insert(0, title);
        sheet.time = Some(time).filter(|_| !is_empty);
        sheet
    }

    /// Whether there is nothing that it could show.
    fn is_empty(&self) -> bool {
        let window = self.arrangement.window(&self.view);
        self.arrangement.count(self.catalogue, window) == (0, 0)
    }

    /// The timeline below `top`, above some lines of what is said of it.
    fn set(&self, top: f64, lines: usize) -> Set {
        let note = ABOVE_NOTE + lines as f64 * pitch(BELOW);
        let room = Rect {
            top,
            bottom: self.frame.foot_top() - note - ABOVE_NOTE,
            ..self.frame.inside
        };
        let way = if self.is_empty() {
            // A scale of time without anything on it would make up a time, and a lane would say that others were
            // not looked at.
            self.nothing()
        } else {
            self.with_key(room)
        };
        let note = self.note(&way, lines.max(MOST_NOTES));
        Set { way, note }
    }

    /// The title, as large as has room, and a sheet with what stands below it.
    fn head(&self) -> (Part, Draft) {
        let frame = &self.frame;
        let width = frame.inside.width();
        let is_wide = FaceMeasure.width(&frame.title, TextStyle::Title) > width;
        let style = if is_wide {
            TextStyle::LongTitle
        } else {
            TextStyle::Title
        };
        let lines = wrapped_to(MOST_LINES, &frame.title, width, style);
        let block = Block::of_lines(&lines, style, Token::Ink);
        let larger = if is_wide {
            (width / block.size.width).clamp(1.0, LARGER_TITLE)
        } else {
            1.0
        };
        let height = block.size.height * larger;
        let at = Point::new(frame.inside.left, frame.inside.top);
        let title = frame.part(Role::Title, at, block.scene(), Vec::new(), Vec::new());
        // Nothing but room: title and subtitle are set here.
        let mut draft = frame.head("", "", Role::Title);
        draft.top += height + 1.0;
        if !frame.subtitle.is_empty() {
            let lines = wrapped_to(MOST_LINES, &frame.subtitle, width, TextStyle::Lead);
            let block = Block::of_lines(&lines, TextStyle::Lead, Token::Ink2);
            let at = Point::new(at.x, at.y + height + 2.0);
            draft.top += block.size.height + 1.0;
            draft.put(Role::Subtitle, at, block);
        }
        (enlarged(title, larger), draft)
    }

    /// The timeline with its legend below it: as much of that as leaves callouts a clear place, and one row at
    /// least.
    fn with_key(&self, room: Rect) -> Way {
        let mut best: Option<(f64, Way)> = None;
        let mut heights = self.key_heights(room).to_vec();
        heights.dedup();
        let mut tried = 0;
        while let Some(kept) = heights.get(tried).copied() {
            tried += 1;
            let above = Rect {
                bottom: room.bottom - kept - ABOVE_NOTE,
                ..room
            };
            let (cost, way) = self.timeline(above, kept);
            let needed = key::height(&way.shown.legend, room.width());
            if needed > kept && tried < MOST_TRIES {
                // In its room lanes have become what they were not before, and have signs of that.
                heights.insert(tried, needed);
                continue;
            }
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, way));
            }
            // What is in the way of less may be worth a sign that is not told; a lane less is not.
            if cost < ALONE {
                break;
            }
        }
        best.map_or_else(|| self.nothing(), |(_, way)| way)
    }

    /// Heights of the legend of the lanes in the first way that they have room, no more than each that is allowed.
    fn key_heights(&self, room: Rect) -> [f64; KEY.len()] {
        let lanes = self.ways(room).next();
        KEY.map(|most| {
            let shown = lanes
                .as_ref()
                .and_then(|lanes| self.shown(lanes, room, 0.0, most));
            shown.map_or(0.0, |shown| key::height(&shown.legend, room.width()))
        })
    }

    fn nothing(&self) -> Way {
        Way {
            arrangement: Rc::clone(&self.arrangement),
            shown: Shown::default(),
            callouts: Vec::new(),
        }
    }

    /// The timeline in its room, in the way that leaves its callouts clear; else in the one in which they
    /// are in the way of least; and what that costs. Below it there is room for a legend of a height.
    fn timeline(&self, room: Rect, key: f64) -> (f64, Way) {
        let clear = callout::CLEAR * self.called.len() as f64;
        let mut best: Option<(f64, Way)> = None;
        let mut tried: Vec<(f64, f64)> = Vec::new();
        'all: for lanes in self.ways(room) {
            // Less room makes no difference where lanes have enough, and a worse way is not tried in vain.
            let way = (lanes.larger, lanes.fitted.height);
            let is_worse = best.as_ref().is_some_and(|(least, _)| *least <= lanes.cost);
            if is_worse || tried.contains(&way) {
                continue;
            }
            tried.push(way);
            for above in ABOVE {
                let Some(shown) = self.shown(&lanes, room, above, key) else {
                    continue;
                };
                let wishes = self.wishes(&shown);
                let (callouts, cost) = callout::place(&wishes, &shown.ground(room));
                let lost = wishes.iter().filter(|wish| wish.mark.is_none()).count();
                let cost = cost + lanes.cost + above + LOST * lost as f64;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    let way = Way {
                        arrangement: Rc::clone(&lanes.arrangement),
                        shown,
                        callouts,
                    };
                    best = Some((cost, way));
                }
                if cost <= clear {
                    break 'all;
                }
            }
        }
        best.unwrap_or_else(|| (0.0, self.nothing()))
    }

    /// The timeline with room kept `above` it, and a legend no higher than `key`; nothing where that has no room.
    fn shown(&self, lanes: &Lanes, room: Rect, above: f64, key: f64) -> Option<Shown> {
        let Lanes {
            arrangement,
            fitted,
            larger,
            ..
        } = lanes;
        let larger = *larger;
        let width = room.width() / larger;
        let trim = fit::trim(arrangement, arrangement.window(&self.view), width);
        let stage = Stage {
            catalogue: self.catalogue,
            arrangement,
            packing: &fitted.packing,
            on_the_way: &fitted.spans,
            view: &self.view,
            size: Size {
                width,
                height: trim.axis + fitted.height,
            },
            today: self.frame.options.today,
            attention: Attention::default(),
            finds: None,
            trim,
        };
        let left = room.height() - stage.size.height * larger;
        if above > 0.0 && (self.called.is_empty() || left < above) {
            return None;
        }
        let drop = self.drop(room, left).max(above);
        let mut scene = layout(&stage, &FaceMeasure);
        let (legend, untold) = key::lines(&stage, &scene, room.width(), key);
        let handles = handles_shown(&stage, &scene);
        leave_out_handles(&mut scene);
        let spoken = spoken(&stage, &scene);
        if !self.about.is_empty() {
            focus::stand_back(&mut scene, &self.about);
        }
        focus::whole_words(&mut scene);
        focus::ring(&mut scene, &self.called);
        focus::whole_at_edges(&mut scene, stage.body());
        Some(Shown {
            scene,
            spoken,
            handles,
            legend,
            untold,
            at: Point::new(room.left, room.top + drop),
            heads: trim.heads,
            axis: trim.axis,
            larger,
        })
    }

    /// How much lower than its room a timeline begins that leaves some height of it.
    fn drop(&self, room: Rect, left: f64) -> f64 {
        let callouts = room.height() * self.share_of_callouts();
        ((left - callouts) * DROP.0).clamp(0.0, DROP.1)
    }

    /// What is to be said of which marks.
    fn wishes(&self, shown: &Shown) -> Vec<Wish> {
        // Who has not written anything yet does not want an empty box.
        let callouts = self.step.callouts.iter();
        let written = callouts.filter(|callout| !callout.text.trim().is_empty());
        let wishes = written.map(|callout| {
            let handle = self.catalogue.find(&callout.engagement);
            let mark = handle.and_then(|handle| {
                let mut targets = shown.scene.targets.iter();
                targets.find(|target| target.kind == TargetKind::Engagement(handle))
            });
            Wish {
                mark: mark.map(|mark| shown.on_slide(mark.centre)),
                reach: (focus::RING + 1.0) * shown.larger,
                text: one_line(&callout.text),
            }
        });
        wishes.collect()
    }

    /// What is shown, in words: filter and sources believed.
    fn choice(&self) -> Vec<String> {
        words::choice(self.catalogue, &self.view)
    }

    /// What is shown, in words, and what of it is not marked one by one, in lines.
    fn note(&self, way: &Way, most: usize) -> Vec<String> {
        let mut said = self.choice();
        said.extend(words::notes(
            &way.arrangement,
            way.shown.scene.summary,
            Extent::OneSheet,
            false,
        ));
        said.extend(words::untold(way.shown.untold));
        let width = self.frame.inside.width();
        wrapped_to(most, &said.join(" · "), width, BELOW)
    }

    /// What the sources at the foot are those of: what the slide is about, as far as it is there, or everything; a
    /// meeting that was promised is there together with the one that kept it, which the callouts of a slide may
    /// tell of.
    fn proved(&self, shown: &[Handle]) -> Vec<Handle> {
        let mut proved = self.named_or_all(shown);
        let known = &self.arrangement.known;
        let as_of = self
            .catalogue
            .as_of_day(&self.view, self.frame.options.today);
        let kept = proved
            .iter()
            .filter_map(|&handle| self.catalogue.kept_by(handle, known, as_of));
        let kept: Vec<Handle> = kept.collect();
        proved.extend(kept);
        proved
    }

    fn named_or_all(&self, shown: &[Handle]) -> Vec<Handle> {
        for named in [&self.about, &self.called] {
            let there = named.iter().filter(|handle| shown.contains(handle));
            let there: Vec<Handle> = there.copied().collect();
            if !there.is_empty() {
                return there;
            }
        }
        shown.to_vec()
    }

    /// The line at the bottom: the sources of what the slide is about, as many as have room, by their numbers
    /// in the whole briefing.
    fn foot(
        &self,
        shown: &[Handle],
        (number, of): (usize, usize),
        running: &mut Running,
        draft: &mut Draft,
    ) {
        let mut notes = Notes::new(self.catalogue, &self.arrangement.known);
        let here = notes.of(&self.proved(shown)).into_iter();
        let mut here: Vec<(usize, usize)> = here
            .map(|source| (running.number(&notes, source), source))
            .collect();
        here.sort_unstable();
        draft.sources = here.iter().map(|(number, _)| *number).collect();
        let frame = &self.frame;
        let top = frame.foot_top() + GAP;
        let end = frame.inside.right - frame.foot_words(draft, number, of).1 - LEGEND_GAP;
        let mut left = frame.inside.left;
        for (number, source) in here {
            let block = notes.short_as(source, number);
            let right = left + block.size.width;
            if right > end {
                break;
            }
            draft.put(Role::Source, Point::new(left, top), block);
            left = right + LEGEND_GAP;
        }
        frame.foot(draft, number, of);
    }
}

/// A part drawn larger, with what can be heard of it where it is then.
fn enlarged(mut part: Part, larger: f64) -> Part {
    let at = part.at;
    part.factor *= larger;
    let moved = |along: f64, from: f64| from + (along - from) * larger;
    for spoken in &mut part.spoken {
        let rect = spoken.rect;
        spoken.rect = Rect::new(
            moved(rect.left, at.x),
            moved(rect.top, at.y),
            moved(rect.right, at.x),
            moved(rect.bottom, at.y),
        );
    }
    part
}
