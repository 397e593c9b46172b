//! The timeline of one page, and what stands right below it.

use super::{
    Options,
    block::{Block, flowed, pitch, wrapped},
    words,
};
use crate::{
    catalogue::{Catalogue, Handle, one_line},
    fonts::FaceMeasure,
    scene::{Rect, Scene, Shape, Size, TargetKind, TextStyle, Token},
    timeline::{
        AXIS_HEIGHT, Arrangement, Attention, Legend, LegendLine, Packing, Stage, Trim, layout,
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

/// What pictures are made from.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) arrangement: &'a Arrangement,
    pub(super) packing: &'a Packing,
    /// Without selection or scroll.
    pub(super) view: &'a View,
    pub(super) options: &'a Options,
    /// Width in points of a picture.
    pub(super) width: f64,
}

/// The timeline of one page.
pub(super) struct Picture {
    pub(super) scene: Scene,
    /// The legend in full, and in short.
    legends: [Vec<Block>; 2],
    pub(super) notes: Vec<String>,
    /// What has a mark of its own, in reading order.
    pub(super) drawn: Vec<Handle>,
    /// Of each thing that is no text, where it is in the scene and what is said of it.
    pub(super) spoken: Vec<(Rect, String)>,
}

impl Ground<'_> {
    /// Height of some lanes with the axis above them.
    pub(super) fn height(&self, lanes: std::ops::Range<usize>) -> f64 {
        let lanes = self.packing.lanes[lanes].iter();
        AXIS_HEIGHT + lanes.map(|lane| lane.height).sum::<f64>()
    }

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

    /// The picture of some lanes in a stretch of time.
    pub(super) fn picture(&self, lanes: std::ops::Range<usize>, window: TimeWindow) -> Picture {
        let all = self.packing.lanes.len();
        // A lane that touches the edge counts as in sight, and so those of other pages keep off it by a hair.
        let above = if lanes.start > 0 { HAIR } else { 0.0 };
        let below = if lanes.end < all { 2.0 * HAIR } else { 0.0 };
        let first = self.packing.lanes.get(lanes.start);
        let view = View {
            time: Some(window),
            scroll: first.map_or(0.0, |lane| lane.top) + above,
            ..self.view.clone()
        };
        let stage = Stage {
            catalogue: self.catalogue,
            arrangement: self.arrangement,
            packing: self.packing,
            on_the_way: &[],
            view: &view,
            size: Size {
                width: self.width,
                height: self.height(lanes) - below,
            },
            today: self.options.today,
            attention: Attention::default(),
            finds: None,
            trim: Trim::default(),
        };
        let mut scene = layout(&stage, &FaceMeasure);
        leave_out_handles(&mut scene);
        let legend = Legend::new(&stage, &scene, &FaceMeasure);
        let spoken = spoken(&stage, &scene);
        let drawn = scene.marked().collect();
        Picture {
            legends: [
                samples(&legend, |line| &line.means, self.width),
                samples(&legend, |line| &line.short, self.width),
            ],
            notes: words::notes(
                self.arrangement,
                scene.summary,
                self.options.extent,
                self.shows_all_of_it(window),
            ),
            drawn,
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

    /// The legend in rows no higher than `most`: in full where that has room, else in short, else as much
    /// of that as has. And how many of its lines have none.
    pub(super) fn legend(&self, width: f64, most: f64) -> (&[Block], f64, usize) {
        for lines in &self.legends {
            let (_, height) = flowed(lines, width, LEGEND_GAP);
            if height <= most {
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

/// Lines of a legend, each with its sample.
pub(super) fn samples(legend: &Legend, words: fn(&LegendLine) -> &str, width: f64) -> Vec<Block> {
    let lines = legend.lines();
    lines.map(|line| sample(line, words(line), width)).collect()
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
    let is_marker = |shape: &Shape| matches!(shape, Shape::Marker { .. });
    let has_marker = line.sample.iter().any(is_marker);
    let mut block = Block {
        shapes: moved.collect(),
        // What runs through the whole picture is as high as its sample, and would touch that of the row above.
        trim: (!has_marker).then_some(1.5),
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
    let shared = super::spread::OVERLAP * window.span();
    Some(format!(
        "{}, part {} of {}; parts share {:.0} days with the next",
        words::days(window),
        number + 1,
        windows.len(),
        shared
    ))
}
