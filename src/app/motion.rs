//! Eased travel from one stretch of time to another.

use crate::view::TimeWindow;

/// How long a travel takes, in seconds.
const DURATION: f64 = 0.16;

/// The stretch of time being shown while the view's own has already changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Motion {
    shown: Option<TimeWindow>,
    travel: Option<Travel>,
}

#[derive(Clone, Copy, Debug)]
struct Travel {
    from: TimeWindow,
    to: TimeWindow,
    began: f64,
}

impl Motion {
    /// The window to show now, at `time` seconds, on the way to `goal`; and whether it is there.
    ///
    /// With `at_once` the goal is shown without a travel: what the hand moves follows the hand.
    pub(super) fn step(
        &mut self,
        goal: TimeWindow,
        time: f64,
        at_once: bool,
    ) -> (TimeWindow, bool) {
        let shown = self.shown.unwrap_or(goal);
        if at_once || shown == goal {
            self.travel = None;
            self.shown = Some(goal);
            return (goal, true);
        }
        let travel = match self.travel {
            Some(travel) if travel.to == goal => travel,
            _ => Travel {
                from: shown,
                to: goal,
                began: time,
            },
        };
        self.travel = Some(travel);
        let share = ((time - travel.began) / DURATION).clamp(0.0, 1.0);
        if share >= 1.0 {
            self.travel = None;
            self.shown = Some(goal);
            return (goal, true);
        }
        let eased = 1.0 - (1.0 - share).powi(3);
        let between = |from: f64, to: f64| from + (to - from) * eased;
        let window = TimeWindow::new(
            between(travel.from.start(), travel.to.start()),
            between(travel.from.end(), travel.to.end()),
        );
        self.shown = Some(window);
        (window, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn travel_ends_at_its_goal_and_never_overshoots() {
        let (from, to) = (TimeWindow::new(0.0, 100.0), TimeWindow::new(40.0, 60.0));
        let mut motion = Motion::default();
        motion.step(from, 0.0, true);
        let mut last = from;
        for frame in 0..20 {
            let (window, arrived) = motion.step(to, f64::from(frame) / 60.0, false);
            assert!(window.start() >= last.start() && window.start() <= to.start());
            assert_eq!(arrived, window == to);
            last = window;
        }
        assert_eq!(last, to);
    }
}
