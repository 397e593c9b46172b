//! The timeline of one page, and what stands right below it.

use std::ops::Range;

use rustc_hash::FxHashSet as HashSet;

use super::{
    Options,
    block::{Block, flowed, pitch, wrapped},
    focus, words,
};
use crate::{
    catalogue::{Catalogue, Handle, one_line},
    fonts::FaceMeasure,
    scene::{Rect, Scene, Shape, Size, TargetKind, TextStyle, Token},
    timeline::{
        AXIS_HEIGHT, Arrangement, Attention, FORMATS, Legend, LegendLine, Packing, Stage, Trim,
        layout,
    },
    view::{TimeWindow, View},
};

/// Space between the lines of a legend.
pub(super) const LEGEND_GAP: f64 = 15.0;
/// Less than can be seen, in points.
const HAIR: f64 = 1e-6;
/// Space between a sample and its words.
const SAMPLE_GAP: f64 = 4.0;
/// Style of what stands below the timeline.
pub(super) const BELOW: TextStyle = TextStyle::Caption;

/// Height of some lanes with the axis above them.
pub(super) fn height(packing: &Packing, lanes: Range<usize>) -> f64 {
    let lanes = packing.lanes[lanes].iter();
    AXIS_HEIGHT + lanes.map(|lane| lane.height).sum::<f64>()
}

/// What pictures are made from.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) arrangement: &'a Arrangement,
    /// Without selection or scroll.
    pub(super) view: &'a View,
    pub(super) options: &'a Options,
    /// Width of the heads of lanes.
    pub(super) heads: f64,
}

/// The timeline of one page.
pub(super) struct Picture {
    pub(super) scene: Scene,
    /// What the legend tells, in full.
    pub(super) told: Vec<Told>,
    /// The legend in full, and in short.
    legends: [Vec<Block>; 2],
    pub(super) notes: Vec<String>,
    /// What it shows: what has a mark of its own first, then what is in pills and ribbons or a dot.
    pub(super) shown: Vec<Handle>,
    /// Of each thing that is no text, where it is in the scene and what is said of it.
    pub(super) spoken: Vec<(Rect, String)>,
}

/// A line of a legend.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Whether it says which shape a format has.
    is_format: bool,
    line: LegendLine,
    words: String,
}

impl Ground<'_> {
    /// Whether a stretch of time is all that is asked for, and not the part of one page among several.
    fn shows_all_of_it(&self, window: TimeWindow) -> bool {
        let (first, last) = window.days();
        let asked = self.view.time.map(TimeWindow::days);
        asked.is_some_and(|(from, to)| {
            let there = self.arrangement.bounds;
            let (from, to) = (from.number() as f64, to.number() as f64);
            first.number() as f64 <= from.max(there.start())
                && last.number() as f64 >= to.min(there.end())
        })
    }

    /// The picture of some lanes in a stretch of time, of a width in points of a picture.
    pub(super) fn picture(
        &self,
        packing: &Packing,
        width: f64,
        lanes: Range<usize>,
        window: TimeWindow,
    ) -> Picture {
        let all = packing.lanes.len();
        // A lane that touches the edge counts as in sight, and so those of other pages keep off it by a hair.
        let above = if lanes.start > 0 { HAIR } else { 0.0 };
        let below = if lanes.end < all { 2.0 * HAIR } else { 0.0 };
        let first = packing.lanes.get(lanes.start);
        let view = View {
            time: Some(window),
            scroll: first.map_or(0.0, |lane| lane.top) + above,
            ..self.view.clone()
        };
        let stage = Stage {
            catalogue: self.catalogue,
            arrangement: self.arrangement,
            packing,
            on_the_way: &[],
            view: &view,
            size: Size {
                width,
                height: height(packing, lanes.clone()) - below,
            },
            today: self.options.today,
            attention: Attention::default(),
            finds: None,
            trim: Trim {
                heads: self.heads,
                ..Trim::default()
            },
        };
        let mut scene = layout(&stage, &FaceMeasure);
        leave_out_handles(&mut scene);
        if cuts_marks(&scene) {
            focus::whole_at_edges(&mut scene, stage.body());
        }
        let legend = Legend::new(&stage, &scene, &FaceMeasure);
        let spoken = spoken(&stage, &scene);
        let shown = shown(&stage, &scene);
        let mut notes = words::notes(
            self.arrangement,
            scene.summary,
            self.options.extent,
            self.shows_all_of_it(window),
        );
        notes.extend(words::lanes(self.arrangement, lanes));
        let told = told(&legend, |line| &line.means);
        let beside = self.options.size.inside().width();
        Picture {
            legends: [
                samples(&told, beside),
                samples(&self::told(&legend, |line| &line.short), beside),
            ],
            told,
            notes,
            shown,
            spoken,
            scene,
        }
    }
}

impl Picture {
    /// The whole legend in full.
    pub(super) fn whole_legend(&self) -> &[Block] {
        &self.legends[0]
    }

    /// The legend in rows no higher than `most`: in full where that leaves some room to spare, else in short,
    /// else as much of that as has room. And how many of its lines have none.
    pub(super) fn legend(&self, width: f64, most: f64, spare: f64) -> (&[Block], f64, usize) {
        for (lines, spare) in self.legends.iter().zip([spare, 0.0]) {
            let (_, height) = flowed(lines, width, LEGEND_GAP);
            if height + spare <= most {
                return (lines, height, 0);
            }
        }
        let [_, lines] = &self.legends;
        let heights = (0..lines.len()).rev().map(|fitting| {
            let (_, height) = flowed(&lines[..fitting], width, LEGEND_GAP);
            (fitting, height)
        });
        let mut fitting = heights.filter(|(_, height)| *height <= most);
        let (fitting, height) = fitting.next().unwrap_or_default();
        (&lines[..fitting], height, lines.len() - fitting)
    }

    /// What is said below it: of a page among several also which stretch of time it is.
    pub(super) fn note_lines(&self, width: f64, more: Option<String>) -> Vec<String> {
        let notes = self.notes.iter().cloned().chain(more);
        let notes: Vec<String> = notes.collect();
        wrapped(&notes.join(" · "), width, BELOW)
    }
}

/// Whether a mark stands on the edge of time, as on pages beside each other.
fn cuts_marks(scene: &Scene) -> bool {
    let marks = scene.layers.iter().filter(|layer| layer.name == "marks");
    let mut shapes = marks.flat_map(|layer| layer.shapes.iter().map(|shape| (layer.clip, shape)));
    shapes.any(|(clip, shape)| {
        let bounds = shape.bounds();
        let is_mark = matches!(shape, Shape::Marker { .. } | Shape::Ring { .. });
        is_mark && (bounds.left < clip.left || bounds.right > clip.right)
    })
}

/// What a picture shows, each once: what has a mark of its own in reading order, then what is counted in pills
/// and ribbons, or was taken part in and is marked elsewhere.
pub(super) fn shown(stage: &Stage<'_>, scene: &Scene) -> Vec<Handle> {
    let mut shown: Vec<Handle> = scene.marked().collect();
    let others = scene.targets.iter();
    let others = others.filter(|target| !matches!(target.kind, TargetKind::Engagement(_)));
    shown.extend(others.flat_map(|target| stage.holds_in_sight(target)));
    let mut met = HashSet::default();
    shown.retain(|handle| met.insert(*handle));
    shown
}

/// Of each thing in sight that is no text, where it is and what is said of it.
pub(super) fn spoken(stage: &Stage<'_>, scene: &Scene) -> Vec<(Rect, String)> {
    let body = stage.body();
    let marks = scene.targets.iter().filter(|target| {
        let is_mark = !matches!(target.kind, TargetKind::LaneHead(_));
        is_mark && (target.rect.overlaps(body) || matches!(target.kind, TargetKind::Event(_)))
    });
    marks
        .map(|target| (target.rect, one_line(&stage.spoken_as_believed(target))))
        .collect()
}

/// Takes away what shows that a lane can be unfolded or was pinned: nobody can press paper.
pub(super) fn leave_out_handles(scene: &mut Scene) {
    let heads = scene
        .layers
        .iter_mut()
        .filter(|layer| layer.name == "heads");
    for layer in heads {
        layer.shapes.retain(|shape| matches!(shape, Shape::Text(_)));
    }
}

/// What a legend tells. What says two things and looks like one has one line: who is held and on what day
/// are both told by a marker that is filled and alone.
pub(super) fn told(legend: &Legend, words: fn(&LegendLine) -> &str) -> Vec<Told> {
    let mut all = Vec::new();
    for group in &legend.groups {
        for line in &group.lines {
            let told = Told {
                is_format: group.name == FORMATS,
                line: line.clone(),
                words: words(line).to_owned(),
            };
            told.add_to(&mut all);
        }
    }
    all
}

impl Told {
    /// Adds it to others: to what looks the same, where that is among them.
    pub(super) fn add_to(&self, all: &mut Vec<Self>) {
        // Samples of one sign may differ from page to page: they have the shape of a marker that is there.
        let looks_alike = |other: &&mut Self| {
            let (own, other_line) = (&self.line, &other.line);
            let is_alike = other_line.sample == own.sample || other_line.drawn == own.drawn;
            other.is_format == self.is_format && is_alike
        };
        let Some(other) = all.iter_mut().find(looks_alike) else {
            all.push(self.clone());
            return;
        };
        for part in self.words.split(" · ") {
            if !other
                .words
                .split(" · ")
                .any(|there| there.starts_with(part))
            {
                other.words += " · ";
                other.words += part;
            }
        }
    }
}

/// The lines of a legend.
pub(super) fn samples(told: &[Told], width: f64) -> Vec<Block> {
    let told = told.iter();
    told.map(|told| sample(&told.line, &told.words, width))
        .collect()
}

/// A line of a legend: its sample, no wider than what is drawn, and its words.
fn sample(line: &LegendLine, words: &str, width: f64) -> Block {
    let bounds = line.sample.iter().map(Shape::bounds).reduce(Rect::union);
    let bounds = bounds.unwrap_or_default();
    // Rows stand closer together than samples in a list.
    let height = line.size.height - 2.0;
    let moved = line
        .sample
        .iter()
        .map(|shape| shape.moved(-bounds.left, -1.0));
    // What runs through the whole picture is as high as its sample, and would touch that of the row above.
    let is_through = |shape: &Shape| match shape {
        Shape::Line { .. } => true,
        Shape::Rect { rounding, .. } => *rounding <= 0.0,
        _ => false,
    };
    let mut block = Block {
        shapes: moved.collect(),
        trim: line.sample.iter().all(is_through).then_some(1.5),
        ..Block::default()
    };
    let left = bounds.width() + SAMPLE_GAP;
    let lines = wrapped(words, width - left, BELOW);
    block.size.height = ((height - pitch(BELOW)) / 2.0).max(0.0);
    for line in lines {
        block.line(&line, left, BELOW, Token::Ink2);
    }
    block.size.height = block.size.height.max(height);
    block
}

/// Which of several pages beside each other a stretch of time is, and what it shares with them.
pub(super) fn place_in_time(windows: &[TimeWindow], number: usize) -> Option<String> {
    if windows.len() < 2 {
        return None;
    }
    let window = windows[number];
    let part = format!(
        "{}, part {} of {}",
        words::days(window),
        number + 1,
        windows.len()
    );
    let Some(next) = windows.get(number + 1) else {
        return Some(part);
    };
    let shared = window.end() - next.start();
    Some(format!(
        "{part}; {shared:.0} days of it are on the next page too"
    ))
}
