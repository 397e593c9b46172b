//! The legend of a slide: what is on it, in rows below its timeline.
//!
//! All of it stands there where they have room for it. Where they have not, what an audience can best do without is left
//! out, and what tells how sure one can be of a mark is always told.

use super::{
    block::{Block, flowed},
    picture::{LEGEND_GAP, samples, told},
};
use crate::{
    fonts::FaceMeasure,
    scene::{Point, Scene, Sign, Signs},
    timeline::{Legend, Stage},
};

/// What a legend can tell: the shapes of formats, or a sign.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Formats,
    Sign(Sign),
}

/// So many of them are statuses, and so many always have a place.
const STATUSES: usize = 5;
const ALWAYS: usize = 14;

/// The most needed first. That a marker without anything beside it is a day goes without saying,
/// and the line of today has its name.
const NEEDED: [Told; 22] = [
    Told::Sign(Sign::Held),
    Told::Sign(Sign::Announced),
    Told::Sign(Sign::Expected),
    Told::Sign(Sign::Postponed),
    Told::Sign(Sign::Cancelled),
    Told::Sign(Sign::Doubtful),
    Told::Sign(Sign::Once),
    Told::Sign(Sign::OnceOpen),
    Told::Sign(Sign::Promise),
    Told::Sign(Sign::Ghost),
    Told::Sign(Sign::Otherwise),
    Told::Sign(Sign::Pill),
    Told::Sign(Sign::RibbonHollow),
    Told::Sign(Sign::Ribbon),
    Told::Formats,
    Told::Sign(Sign::Lasted),
    Told::Sign(Sign::LastedOpen),
    Told::Sign(Sign::Guest),
    Told::Sign(Sign::AsOf),
    Told::Sign(Sign::Event),
    Told::Sign(Sign::Partners),
    Told::Sign(Sign::Series),
];

/// What a picture has, each with its sample: as much of it as has room in rows no wider and no higher than that, and
/// always what tells how sure one can be. And how much is left out.
pub(super) fn lines(
    stage: &Stage<'_>,
    scene: &Scene,
    width: f64,
    most: f64,
) -> (Vec<Block>, usize) {
    let is_there = |told: &Told| match told {
        Told::Formats => true,
        Told::Sign(sign) => scene.signs.contains(*sign),
    };
    let mut there: Vec<Told> = NEEDED.into_iter().filter(is_there).collect();
    // What is filled needs no word where nothing is hollow.
    let is_status = |told: &&Told| NEEDED[..STATUSES].contains(told);
    if there.iter().filter(is_status).count() < 2 {
        there.retain(|told| *told != Told::Sign(Sign::Held));
    }
    let whole = samples_of(&there, stage, scene, width).len();
    loop {
        let lines = samples_of(&there, stage, scene, width);
        let last = there.pop();
        let is_needed = last.is_none_or(|last| NEEDED[..ALWAYS].contains(&last));
        if is_needed || height(&lines, width) <= most {
            let left_out = whole - lines.len();
            return (lines, left_out);
        }
    }
}

fn samples_of(there: &[Told], stage: &Stage<'_>, scene: &Scene, width: f64) -> Vec<Block> {
    let mut signs = Signs::default();
    for told in there {
        if let Told::Sign(sign) = told {
            signs.insert(*sign);
        }
    }
    // What has no targets has no shapes of formats.
    let targets = if there.contains(&Told::Formats) {
        scene.targets.clone()
    } else {
        Vec::new()
    };
    let scene = Scene {
        targets,
        signs,
        ..Scene::default()
    };
    let legend = Legend::new(stage, &scene, &FaceMeasure);
    samples(&told(&legend, |line| &line.short), width)
}

/// Height of all rows, in points.
pub(super) fn height(lines: &[Block], width: f64) -> f64 {
    flowed(lines, width, LEGEND_GAP).1
}

/// Where each stands in rows of a width that begin at a point.
pub(super) fn places(lines: &[Block], at: Point, width: f64) -> impl Iterator<Item = Point> {
    let (places, _) = flowed(lines, width, LEGEND_GAP);
    let there = move |place: Point| Point::new(at.x + place.x, at.y + place.y);
    places.into_iter().map(there)
}
