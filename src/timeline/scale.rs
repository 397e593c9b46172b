//! Between days and points.

use crate::{date::Day, view::TimeWindow};

/// Maps moments, in days, to positions, in points from the left edge of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    start: f64,
    left: f64,
    points_per_day: f64,
}

impl TimeScale {
    /// The scale that spreads a window from `left` to `right`. At least a point wide.
    #[must_use]
    pub fn new(window: TimeWindow, left: f64, right: f64) -> Self {
        Self {
            start: window.start(),
            left,
            points_per_day: (right - left).max(1.0) / window.span(),
        }
    }

    /// Points that a day takes up.
    #[must_use]
    pub fn points_per_day(self) -> f64 {
        self.points_per_day
    }

    /// Position of a moment.
    #[must_use]
    pub fn x_from_moment(self, moment: f64) -> f64 {
        self.left + (moment - self.start) * self.points_per_day
    }

    /// Position of the start of a day.
    #[must_use]
    pub fn x_from_day(self, day: Day) -> f64 {
        self.x_from_moment(day.number() as f64)
    }

    /// Moment at a position.
    #[must_use]
    pub fn moment_from_x(self, x: f64) -> f64 {
        self.start + (x - self.left) / self.points_per_day
    }
}
