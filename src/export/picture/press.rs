//! What every format paints: shapes, cut off where a layer ends, and text as glyphs.

use crate::{
    catalogue::{breaks_a_line, one_line},
    fonts::{Family, Line},
    scene::{Anchor, Brush, Rect, Shape, Text, Theme},
    sheet::{Link, Part},
};

/// A brush that can be kept within a rectangle.
pub(super) trait Press: Brush {
    /// Until [`Self::free`], nothing shows outside of a rectangle.
    fn keep_within(&mut self, clip: Rect);
    /// Ends the last [`Self::keep_within`].
    fn free(&mut self);
}

/// Paints a part, in points of its scene. What is all outside its layer is left out, and only what
/// reaches out of it is cut off.
pub(super) fn press(part: &Part, theme: Theme, press: &mut impl Press) {
    for layer in &part.scene.layers {
        let mut is_kept = false;
        for shape in &layer.shapes {
            let bounds = shape.bounds();
            if !touches(bounds, layer.clip) {
                continue;
            }
            let crosses = !is_inside(bounds, layer.clip);
            if crosses != is_kept {
                if crosses {
                    press.keep_within(layer.clip);
                } else {
                    press.free();
                }
                is_kept = crosses;
            }
            shape.paint(theme, press);
        }
        if is_kept {
            press.free();
        }
    }
}

/// Whether a line has a point in a rectangle too, which has no area.
fn touches(bounds: Rect, clip: Rect) -> bool {
    bounds.left <= clip.right
        && clip.left <= bounds.right
        && bounds.top <= clip.bottom
        && clip.top <= bounds.bottom
}

fn is_inside(bounds: Rect, clip: Rect) -> bool {
    clip.left <= bounds.left
        && bounds.right <= clip.right
        && clip.top <= bounds.top
        && bounds.bottom <= clip.bottom
}

/// A line of text, set.
pub(super) struct Written {
    /// What it says, without anything that has no place in a line.
    pub(super) words: String,
    pub(super) line: Line,
    /// Where it begins.
    pub(super) left: f64,
    /// Where its letters stand.
    pub(super) base: f64,
    /// Height of an em.
    pub(super) size: f64,
}

impl Written {
    pub(super) fn new(text: &Text) -> Self {
        let words = if text.text.contains(breaks_a_line) {
            one_line(&text.text)
        } else {
            text.text.clone()
        };
        let family = Family::of(text.style);
        let line = Line::new(&words, family);
        let size = text.style.size();
        let width = line.width * size;
        Self {
            left: match text.anchor {
                Anchor::Left => text.at.x,
                Anchor::Middle => text.at.x - width / 2.0,
                Anchor::Right => text.at.x - width,
            },
            base: text.at.y + family.face().base_line() * size,
            words,
            line,
            size,
        }
    }

    /// How wide it is.
    pub(super) fn width(&self) -> f64 {
        self.line.width * self.size
    }
}

/// Every text of a part that shows, in the order in which they are painted.
pub(super) fn texts(part: &Part) -> impl Iterator<Item = &Text> {
    let layers = part.scene.layers.iter();
    layers.flat_map(|layer| {
        let shapes = layer.shapes.iter();
        shapes.filter_map(|shape| match shape {
            Shape::Text(text) if touches(text.rect(), layer.clip) => Some(text),
            _ => None,
        })
    })
}

/// Whether a line goes on in the next without a space between them: an address is cut where its line ends.
pub(super) fn runs_on(line: &str, next: &str, links: &[Link]) -> bool {
    let both = format!("{line}{}", next.trim_end_matches('…'));
    links.iter().any(|link| link.address.contains(&both))
}
