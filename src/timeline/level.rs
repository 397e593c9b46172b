//! Levels of zoom: powers of two of points per day.

use serde::{Deserialize, Serialize};

/// How far beyond its octave a level is kept, in octaves, so that a small wobble of the fingers
/// does not rearrange the lanes.
const SLACK: f64 = 0.2;

/// A level of zoom. Rows are assigned once for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Level(i32);

impl Level {
    /// The level for a scale, staying at `previous` while the scale is near it.
    #[must_use]
    pub fn new(points_per_day: f64, previous: Option<Self>) -> Self {
        let octave = points_per_day.max(f64::MIN_POSITIVE).log2();
        if let Some(level) = previous {
            let from = f64::from(level.0) - SLACK;
            if (from..from + 1.0 + SLACK).contains(&octave) {
                return level;
            }
        }
        Self(octave.floor() as i32)
    }

    /// The smallest scale at which this level can be in use, in points per day. What does not
    /// overlap here overlaps at no scale of the level.
    #[must_use]
    pub fn least_points_per_day(self) -> f64 {
        (f64::from(self.0) - SLACK).exp2()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_holds_on_around_its_edges() {
        let level = Level::new(1.0, None);
        assert_eq!(level, Level(0));
        assert_eq!(Level::new(0.9, Some(level)), level);
        assert_eq!(Level::new(0.8, Some(level)), Level(-1));
        assert_eq!(Level::new(1.99, Some(level)), level);
        assert_eq!(Level::new(2.01, Some(level)), Level(1));
    }

    #[test]
    fn the_least_scale_is_below_every_scale_of_the_level() {
        let mut previous = None;
        for step in 0..2000 {
            let scale = 2.0_f64.powf(f64::from((step * 37) % 800) / 100.0 - 4.0);
            let level = Level::new(scale, previous);
            assert!(level.least_points_per_day() <= scale);
            previous = Some(level);
        }
    }
}
