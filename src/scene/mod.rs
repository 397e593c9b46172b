//! The display list: what a picture of the timeline consists of.
//!
//! The layout makes a [`Scene`]; the window paints it and exporters write it down. A scene knows
//! shapes, text and design tokens in points, and what on it can be pointed at. It knows of an
//! engagement nothing but a number to ask for it by.

mod brush;
mod geometry;
mod measure;
mod ribbon;
mod shape;
mod sign;
mod target;
mod theme;
mod transcript;

pub use brush::{Brush, Colour, Course, Dashes, Line, Outline, Rims};
pub use geometry::{Point, Rect, Size};
pub use measure::{FixedMeasure, TextMeasure};
pub use shape::{
    Anchor, Column, Dash, Fill, MarkerLook, ONCE_ALPHA, Paint, Rim, Shape, Strike, Stroke, Text,
    TextStyle,
};
pub use sign::{Sign, Signs};
pub use target::{Fold, Folded, Target, TargetKind};
pub use theme::{HEAT, KINDS, Rgb, Theme, Token};

pub use crate::catalogue::Handle;

/// A picture, back to front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width and height in points.
    pub size: Size,
    /// What the whole picture is painted on.
    pub ground: Token,
    /// Layers, back to front.
    pub layers: Vec<Layer>,
    /// What can be hovered, clicked, focused and announced, in reading order.
    pub targets: Vec<Target>,
    /// What the status line says of the picture.
    pub summary: Summary,
    /// What is in sight that a legend can explain.
    pub signs: Signs,
}

/// Shapes that are cut off at one rectangle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// What it is, for people who read a transcript.
    pub name: &'static str,
    /// Nothing of the layer shows outside.
    pub clip: Rect,
    /// Shapes, back to front.
    pub shapes: Vec<Shape>,
}

/// Engagements counted by what is known of when they were, and by what became of them in the
/// picture. Certain and possible ones add up to all of them, and so do the four others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// In the stretch of time on screen on every reading of their dates.
    pub certainly: u32,
    /// In it on some readings only.
    pub possibly: u32,
    /// Drawn with a marker of their own.
    pub drawn: u32,
    /// Folded into pills.
    pub folded: u32,
    /// In ribbons, those of lanes that are scrolled out of the picture among them.
    pub ribboned: u32,
    /// How many of those are in lanes that are scrolled out of the picture.
    pub ribboned_elsewhere: u32,
    /// In other lanes that are scrolled out of the picture.
    pub elsewhere: u32,
}

impl Summary {
    /// Engagements that were or may have been in the stretch of time on screen, each counted once.
    #[must_use]
    pub fn in_window(self) -> u32 {
        self.certainly + self.possibly
    }
}

impl Scene {
    /// The target at a point, the topmost first.
    #[must_use]
    pub fn target_at(&self, at: Point) -> Option<&Target> {
        self.targets
            .iter()
            .filter(|target| target.rect.contains(at))
            .min_by(|a, b| a.distance(at).total_cmp(&b.distance(at)))
    }

    /// The engagements that have a marker of their own, in reading order.
    pub fn marked(&self) -> impl Iterator<Item = Handle> {
        let of_target = |target: &Target| match target.kind {
            TargetKind::Engagement(handle) => Some(handle),
            _ => None,
        };
        self.targets.iter().filter_map(of_target)
    }

    /// The target of an engagement, if it is in the picture.
    #[must_use]
    pub fn target_of(&self, handle: Handle) -> Option<&Target> {
        self.targets
            .iter()
            .find(|target| target.kind.engagement() == Some(handle))
    }
}
