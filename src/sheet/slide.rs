//! Slides: a sheet for each step of a briefing.
//!
//! A slide is calm. It has the title of its step, the timeline of its view with the rest standing back
//! behind what it is about, callouts, and one line at its foot; the whole legend and lists of sources are
//! for paper. Where there is little to show it is shown larger.

use super::{
    Document, Extent, Options, Part, Role, Sheet, TimeOnSheet, asked,
    block::{Block, pitch, wrapped_to},
    callout::{self, Placed, Wish},
    draft::{Draft, Frame, GAP, MOST_LINES},
    fit::{self, Fitted, Room},
    focus, key,
    notes::{Notes, Running},
    picture::{BELOW, LEGEND_GAP, leave_out_handles, shown as handles_shown, spoken},
    words,
};
use crate::{
    briefing::{Briefing, Step},
    catalogue::{Catalogue, Handle, one_line},
    fonts::FaceMeasure,
    scene::{Point, Rect, Scene, Shape, Size, TargetKind, TextMeasure, TextStyle, Token},
    timeline::{AXIS_HEIGHT, Arrangement, Attention, Index, Stage, layout},
    view::{Lens, View},
};

/// How much larger the timeline is drawn where it has room, the largest first.
const LARGER: [f64; 3] = [1.3, 1.15, 1.0];
/// Up to which share of its room a timeline is drawn larger.
const CALM: f64 = 0.62;
/// Which share of the room is kept for a few callouts, and for more, where lanes can be lower.
const FOR_CALLOUTS: (f64, f64) = (0.24, 0.34);
/// Which share of the room that is left stands above the timeline, and the most of it.
const DROP: (f64, f64) = (0.3, 30.0);
/// Room for callouts above the timeline, where those below are in the way: none, one line, two.
const ABOVE: [f64; 3] = [0.0, 36.0, 54.0];
/// What it costs, beside what callouts cost, to make lanes lower, and to leave out those that a slide is not
/// about.
const LOWER: f64 = 100.0;
const ALONE: f64 = 2_500.0;
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

/// Whether a step names what it is about.
fn is_about_some(step: &Step) -> bool {
    !step.focus.is_empty() || !step.callouts.is_empty() || step.view.selection.is_some()
}

/// A step on its way to a sheet.
struct Slide<'a> {
    catalogue: &'a Catalogue,
    arrangement: Arrangement,
    step: &'a Step,
    view: View,
    frame: Frame<'a>,
    /// What it is about; nothing when it is about everything.
    about: Vec<Handle>,
    /// What is called out.
    called: Vec<Handle>,
}

/// Lanes in their room.
struct Lanes {
    arrangement: Arrangement,
    fitted: Fitted,
    /// How much larger they are drawn than everything else.
    larger: f64,
    /// How much worse that is than the best.
    cost: f64,
}

/// A timeline with its callouts.
struct Way {
    /// Its lanes, as they have room.
    arrangement: Arrangement,
    shown: Shown,
    callouts: Vec<Placed>,
}

/// A timeline with its callouts, and what is said below it, in lines.
struct Set {
    way: Way,
    note: Vec<String>,
}

/// The timeline of a slide at its place.
#[derive(Default)]
struct Shown {
    scene: Scene,
    spoken: Vec<(Rect, String)>,
    at: Point,
    /// All that is on it, also in pills and ribbons.
    handles: Vec<Handle>,
    /// What its signs mean.
    legend: Vec<Block>,
    /// Width of the heads of lanes.
    heads: f64,
    /// How much larger it is drawn than everything else.
    larger: f64,
}

impl<'a> Slide<'a> {
    fn new(
        catalogue: &'a Catalogue,
        index: &Index,
        step: &'a Step,
        options: &'a Options,
        as_of: Option<crate::date::Day>,
    ) -> Self {
        let mut arrangement = asked::arrangement(index, catalogue, &step.view);
        fit::shorten_names(&mut arrangement, catalogue);
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
            frame: Frame {
                options,
                inside: options.size.inside(),
                title: one_line(&step.title),
                subtitle: step.subtitle.as_deref().map(one_line).unwrap_or_default(),
                as_of: as_of.map(|day| format!("as of {}", day.short())),
            },
            catalogue,
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
        let above_note = Rect {
            bottom: at.y - ABOVE_NOTE,
            ..self.frame.inside
        };
        let mut others: Vec<Rect> = set.way.callouts.iter().map(|it| it.rect).collect();
        others.push(shown.rect());
        let places = key::row(&shown.legend, above_note, &others);
        for (block, at) in shown.legend.iter().zip(places) {
            draft.put(Role::LegendLine, at, block.clone());
        }
        if is_empty {
            let words = if self.arrangement.lanes.is_empty() {
                words::nothing(&self.arrangement)
            } else {
                "Nothing on record was in this time".to_owned()
            };
            let lines = wrapped_to(
                MOST_LINES,
                &words,
                self.frame.inside.width(),
                TextStyle::Lead,
            );
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
            Way {
                arrangement: self.arrangement.clone(),
                shown: Shown::default(),
                callouts: Vec::new(),
            }
        } else {
            self.timeline(room)
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

    /// The timeline in its room, in the way that leaves its callouts clear; else in the one in which they
    /// are in the way of least.
    fn timeline(&self, room: Rect) -> Way {
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
                let Some(shown) = self.shown(&lanes, room, above) else {
                    continue;
                };
                let wishes = self.wishes(&shown);
                let (callouts, cost) = callout::place(&wishes, &shown.ground(room));
                let cost = cost + lanes.cost + above;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    let way = Way {
                        arrangement: lanes.arrangement.clone(),
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
        // The first way has no room kept above, so there is one.
        best.map_or_else(
            || Way {
                arrangement: self.arrangement.clone(),
                shown: Shown::default(),
                callouts: Vec::new(),
            },
            |(_, way)| way,
        )
    }

    /// Ways in which lanes have room, the best first: larger where there is little of them, else lower, with
    /// room for callouts where all that the slide is about can still be seen; at last without the lanes that
    /// the slide is not about.
    fn ways(&self, room: Rect) -> impl Iterator<Item = Lanes> {
        let heads = fit::trim(&self.arrangement).heads;
        let window = self.arrangement.window(&self.view);
        let room_for = move |larger: f64, share: f64| Room {
            window,
            width: room.width() / larger - heads,
            height: room.height() * share / larger - AXIS_HEIGHT,
        };
        let calm = LARGER.into_iter().filter_map(move |larger| {
            let calm = room_for(larger, CALM);
            Some(Lanes {
                arrangement: self.arrangement.clone(),
                fitted: fit::whole(&self.arrangement, calm)?,
                larger,
                cost: 0.0,
            })
        });
        let kept = self.share_of_callouts();
        let mut shares = vec![1.0 - kept];
        if !self.called.is_empty() {
            shares.extend([1.0 - kept / 2.0, 1.0]);
        }
        let lower = shares.into_iter().filter_map(move |share| {
            let mut arrangement = self.arrangement.clone();
            let fitted = fit::fit(&mut arrangement, &self.matters(), room_for(1.0, share));
            let is_whole = share >= 1.0 || !fitted.leaves_out;
            is_whole.then_some(Lanes {
                arrangement,
                fitted,
                larger: 1.0,
                cost: LOWER,
            })
        });
        let alone = (!self.called.is_empty()).then(move || {
            let only = fit::only(&self.arrangement, &self.matters(), room_for(1.0, 1.0));
            let (arrangement, fitted) = only?;
            Some(Lanes {
                arrangement,
                fitted,
                larger: 1.0,
                cost: ALONE,
            })
        });
        let alone = alone.into_iter().flatten();
        calm.chain(lower).chain(alone)
    }

    /// Which share of the room is kept for callouts.
    fn share_of_callouts(&self) -> f64 {
        match self.called.len() {
            0 => 0.0,
            1..=3 => FOR_CALLOUTS.0,
            _ => FOR_CALLOUTS.1,
        }
    }

    /// Of each lane, whether the slide is about something in it.
    fn matters(&self) -> Vec<bool> {
        let mut matters = vec![false; self.arrangement.lanes.len()];
        for &handle in self.about.iter().chain(&self.called) {
            if let Some((lane, _)) = self.arrangement.position(handle) {
                matters[lane] = true;
            }
        }
        matters
    }

    /// The timeline with room kept `above` it; nothing where that has no room.
    fn shown(&self, lanes: &Lanes, room: Rect, above: f64) -> Option<Shown> {
        let Lanes {
            arrangement,
            fitted,
            larger,
            ..
        } = lanes;
        let larger = *larger;
        let trim = fit::trim(arrangement);
        let stage = Stage {
            catalogue: self.catalogue,
            arrangement,
            packing: &fitted.packing,
            on_the_way: &fitted.spans,
            view: &self.view,
            size: Size {
                width: room.width() / larger,
                height: AXIS_HEIGHT + fitted.height,
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
        let legend = key::lines(&stage, &scene, room.width());
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
            at: Point::new(room.left, room.top + drop),
            heads: trim.heads,
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

impl Shown {
    /// Where it is on the slide.
    fn rect(&self) -> Rect {
        let Size { width, height } = self.scene.size;
        let end = self.on_slide(Point::new(width, height));
        Rect::new(self.at.x, self.at.y, end.x, end.y)
    }

    /// A point of the timeline, in points of everything else on the slide.
    fn on_slide(&self, at: Point) -> Point {
        Point::new(
            self.at.x + at.x * self.larger,
            self.at.y + at.y * self.larger,
        )
    }

    /// What callouts should keep clear of.
    fn ground(&self, room: Rect) -> callout::Ground {
        let Size { width, height } = self.scene.size;
        let on_slide = |rect: Rect| {
            let from = self.on_slide(Point::new(rect.left, rect.top));
            let to = self.on_slide(Point::new(rect.right, rect.bottom));
            Rect::new(from.x, from.y, to.x, to.y)
        };
        let mut ground = callout::Ground {
            room,
            axis: on_slide(Rect::new(0.0, 0.0, width, AXIS_HEIGHT)),
            heads: self.at.x + self.heads * self.larger,
            ..callout::Ground::default()
        };
        let picture = Rect::new(0.0, 0.0, width, height);
        for layer in &self.scene.layers {
            let is_ground = matches!(layer.name, "lanes" | "axis ground" | "frame");
            if is_ground {
                continue;
            }
            for shape in &layer.shapes {
                let bounds = shape.bounds();
                let clip = layer.clip.common(picture);
                if !bounds.overlaps(clip) {
                    continue;
                }
                match shape {
                    Shape::Path { points, .. } => {
                        let sides = points.windows(2);
                        let sides = sides.map(|side| {
                            Rect::around(side[0], 0.5).union(Rect::around(side[1], 0.5))
                        });
                        ground.lines.extend(sides.map(on_slide));
                    }
                    Shape::Line { .. } if layer.name != "marks" => {
                        ground.lines.push(on_slide(bounds.common(clip)));
                    }
                    Shape::Text(_) => ground.words.push(on_slide(bounds.common(clip))),
                    _ => ground.marks.push(on_slide(bounds.common(clip))),
                }
            }
        }
        ground
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
