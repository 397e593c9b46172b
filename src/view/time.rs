//! The stretch of time on screen, and how zooming and panning move it.

use serde::{Deserialize, Serialize};

/// The shortest stretch that can be shown, in days.
pub const SHORTEST_SPAN: f64 = 1.0;

/// By how much arithmetic may miss [`SHORTEST_SPAN`] in and around the calendar, in days.
const ROUNDING: f64 = 1e-6;

/// Ends further from 1970 than this, in days, are none: two and a half million years, where the
/// calendar ends after ten thousand. Beyond it a day is soon too small to be told from none.
const FARTHEST: f64 = 1e9;

/// A stretch of time, in days since 1 January 1970 as [`crate::date::Day`] counts them.
///
/// Both ends are fractions of days: a window can start at noon. A file that names ends that are no
/// window is refused.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct TimeWindow {
    start: f64,
    end: f64,
}

/// A window as a file has it.
#[derive(Deserialize)]
#[serde(rename = "TimeWindow", deny_unknown_fields)]
struct Ends {
    start: f64,
    end: f64,
}

impl TryFrom<Ends> for TimeWindow {
    type Error = String;

    /// What is shorter than a day is widened, as by [`TimeWindow::new`].
    fn try_from(Ends { start, end }: Ends) -> Result<Self, String> {
        let window = Self { start, end };
        if !window.is_sound() {
            return Err(format!(
                "a window from {start} to {end} is none: write two days, counted from 1 January 1970"
            ));
        }
        if start > end {
            return Err(format!(
                "a window starts before it ends, and this one goes from {start} to {end}"
            ));
        }
        // What zooming left a rounding short of a day is kept as it is.
        if window.span() >= SHORTEST_SPAN - ROUNDING {
            return Ok(window);
        }
        Ok(Self::new(start, end))
    }
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

    /// Left edge.
    #[must_use]
    pub fn start(self) -> f64 {
        self.start
    }

    /// Right edge; a rounding aside, at least [`SHORTEST_SPAN`] after the left one.
    #[must_use]
    pub fn end(self) -> f64 {
        self.end
    }

    /// Whether both ends are numbers, and near enough to the calendar to reckon with.
    #[must_use]
    pub fn is_sound(self) -> bool {
        // Not a number is in no range.
        let is_near = |end: f64| (-FARTHEST..=FARTHEST).contains(&end);
        is_near(self.start) && is_near(self.end)
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

    /// The window moved back so that all of it lies inside `bounds`, or all of them where it is longer.
    #[must_use]
    pub fn kept_inside(self, bounds: Self) -> Self {
        if self.span() >= bounds.span() * (1.0 - 1e-9) {
            return bounds;
        }
        let earliest = (bounds.start - self.start).max(0.0);
        let latest = (bounds.end - self.end).min(0.0);
        self.panned(if earliest > 0.0 { earliest } else { latest })
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

    fn read(text: &str) -> Result<TimeWindow, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_no_window_is_not_read_as_one() {
        for ends in [
            "10.0, \"end\": 9.0",
            "1e300, \"end\": 2e300",
            "-1e10, \"end\": 0.0",
            "0.0, \"end\": 1e999",
            "0.0",
            "0.0, \"end\": 2.0, \"middle\": 1.0",
        ] {
            assert!(read(&format!("{{\"start\": {ends}}}")).is_err(), "{ends}");
        }
        for ends in ["NaN, end: 1.0", "0.0, end: inf", "-inf, end: inf"] {
            let text = format!("TimeWindow(start: {ends})");
            assert!(ron::from_str::<TimeWindow>(&text).is_err(), "{ends}");
        }
        assert_eq!(
            read("{\"start\": 10.0, \"end\": 10.0}"),
            Ok(TimeWindow::new(9.5, 10.5))
        );
    }

    #[test]
    fn ends_that_cannot_be_reckoned_with_are_known() {
        assert!(TimeWindow::new(-4.4e6, 3e6).is_sound());
        let window = TimeWindow::new(0.0, 10.0);
        for days in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            assert!(!window.panned(days).is_sound());
            assert!(!TimeWindow::new(days, 0.0).is_sound());
            assert!(!window.zoomed(days, 2.0, 1e6).is_sound());
        }
    }

    proptest! {
        /// What is written is read back to the bit, also at the end of a zoom.
        #[test]
        fn a_window_is_the_same_when_read_back(start in -4e6..3e6_f64, span in 0.0..1e6_f64, factor in 0.1..1e7_f64) {
            let window = TimeWindow::new(start, start + span).zoomed(start, factor, 1e7);
            let text = ron::to_string(&window).unwrap_or_default();
            prop_assert_eq!(ron::from_str(&text), Ok(window));
        }

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
