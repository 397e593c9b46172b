//! How wide text is.
//!
//! The layout has to know the width of a label before it places it, and must not know fonts. The
//! window and the exporters bring a measure of the bundled fonts; tests bring a fixed one, so that
//! a scene in a test does not depend on fonts at all.

use super::TextStyle;

/// Tells the width of a line of text.
pub trait TextMeasure {
    /// Width in points.
    fn width(&self, text: &str, style: TextStyle) -> f64;
}

/// Every character is as wide as 0.55 of the font's size: close to Inter's mean.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedMeasure;

impl TextMeasure for FixedMeasure {
    fn width(&self, text: &str, style: TextStyle) -> f64 {
        text.chars().count() as f64 * style.size() * 0.55
    }
}
