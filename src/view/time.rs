//! The stretch of time on screen, and how zooming and panning move it.

use serde::{Deserialize, Serialize};

/// The shortest stretch that can be shown, in days.
pub const SHORTEST_SPAN: f64 = 1.0;

/// A stretch of time, in days since 1 January 1970 as [`crate::date::Day`] counts them.
///
/// Both ends are fractions of days: a window can start at noon.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWindow {
    /// Left edge.
    pub start: f64,
    /// Right edge; never less than [`SHORTEST_SPAN`] after `start`.
    pub end: f64,
}

impl TimeWindow {
    /// The window between two moments, in either order, widened to [`SHORTEST_SPAN`].
    #[must_use]
    pub fn new(a: f64, b: f64) -> Self {
        let (start, end) = if a <= b { (a, b) } else { (b, a) };
        let missing = (SHORTEST_SPAN - (end - start)).max(0.0);
        Self {
            start: start - missing / 2.0,
            end: end + missing / 2.0,
        }
    }

    /// Length in days.
    #[must_use]
    pub fn span(self) -> f64 {
        self.end - self.start
    }

    /// Whether a moment lies inside.
    #[must_use]
    pub fn contains(self, moment: f64) -> bool {
        (self.start..=self.end).contains(&moment)
    }

    /// The window after zooming by `factor` (above 1 zooms in) with the moment `anchor` staying
    /// where it is on screen. The span stays between [`SHORTEST_SPAN`] and `longest` days.
    #[must_use]
    pub fn zoomed(self, anchor: f64, factor: f64, longest: f64) -> Self {
        let longest = longest.max(SHORTEST_SPAN);
        let span = (self.span() / factor).clamp(SHORTEST_SPAN, longest);
        let scale = span / self.span();
        let start = anchor - (anchor - self.start) * scale;
        Self {
            start,
            end: start + span,
        }
    }

    /// The window moved by some days, later when positive.
    #[must_use]
    pub fn panned(self, days: f64) -> Self {
        Self {
            start: self.start + days,
            end: self.end + days,
        }
    }

    /// The window moved back so that at least its middle stays inside `bounds`, and no longer
    /// than they are.
    #[must_use]
    pub fn kept_near(self, bounds: Self) -> Self {
        if self.span() > bounds.span() {
            return bounds;
        }
        let middle = f64::midpoint(self.start, self.end);
        self.panned(middle.clamp(bounds.start, bounds.end) - middle)
    }

    /// The window with a share of its span added on both sides.
    #[must_use]
    pub fn widened(self, share: f64) -> Self {
        let margin = self.span() * share;
        Self::new(self.start - margin, self.end + margin)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_window_is_never_shorter_than_a_day() {
        let window = TimeWindow::new(10.0, 10.0);
        assert_eq!(
            window,
            TimeWindow {
                start: 9.5,
                end: 10.5
            }
        );
        assert_eq!(window.zoomed(10.0, 100.0, 1e6), window);
    }

    #[test]
    fn a_window_dragged_away_comes_back_to_the_catalogue() {
        let bounds = TimeWindow::new(0.0, 100.0);
        let far = TimeWindow::new(500.0, 520.0).kept_near(bounds);
        assert_eq!(far, TimeWindow::new(90.0, 110.0));
    }

    proptest! {
        /// A hundred steps in and a hundred out leave the anchor where it was, within half a pixel
        /// of a window 1600 px wide.
        #[test]
        fn zooming_does_not_drift(start in -1e6..1e6_f64, span in 400.0..40_000.0_f64, at in 0.0..1.0_f64) {
            let before = TimeWindow::new(start, start + span);
            let anchor = start + span * at;
            let mut window = before;
            for factor in std::iter::repeat_n(1.05, 100).chain(std::iter::repeat_n(1.0 / 1.05, 100)) {
                window = window.zoomed(anchor, factor, 1e9);
                let x = (anchor - window.start) / window.span() * 1600.0;
                prop_assert!((x - at * 1600.0).abs() < 0.5);
            }
        }
    }
}
