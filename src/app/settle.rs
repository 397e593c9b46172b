//! Lanes that come to rest: what a change of level or of the lanes moves up or down is shown moving.

use std::collections::HashMap;

use crate::{
    timeline::{Arrangement, LaneSpan, Packing},
    view::LaneId,
};

/// How long it takes, in seconds.
const DURATION: f64 = 0.16;

/// Where lanes stood before the last change, and how far they have come.
#[derive(Debug, Default)]
pub(super) struct Settling {
    /// Lanes as they are meant to be, to notice that they change.
    goal: Vec<LaneSpan>,
    lanes: Vec<LaneId>,
    scroll: f64,
    /// How far each lane was from its goal when the last change came.
    away: Vec<LaneSpan>,
    began: f64,
    shown: Vec<LaneSpan>,
}

impl Settling {
    /// Takes note of where the lanes are to be at `time` seconds, and works out where they are shown.
    /// Returns whether they are there. With `at_once` they always are.
    pub(super) fn step(
        &mut self,
        arrangement: &Arrangement,
        packing: &Packing,
        scroll: f64,
        time: f64,
        at_once: bool,
    ) -> bool {
        let goal = packing.spans();
        let lanes = arrangement.lanes.iter().map(|lane| &lane.id);
        let is_same = goal == self.goal && lanes.clone().eq(self.lanes.iter());
        if !is_same {
            let lanes: Vec<LaneId> = lanes.cloned().collect();
            self.away = self.away_from(&goal, &lanes, scroll);
            self.began = time;
            self.goal = goal;
            self.lanes = lanes;
        }
        self.scroll = scroll;
        let share = ((time - self.began) / DURATION).clamp(0.0, 1.0);
        if at_once || share >= 1.0 {
            self.away.clear();
        }
        let left = (1.0 - share).powi(3);
        self.shown.clear();
        self.shown
            .extend(self.goal.iter().enumerate().map(|(at, goal)| {
                let away = self.away.get(at).copied().unwrap_or_default();
                LaneSpan {
                    top: goal.top + away.top * left,
                    height: (goal.height + away.height * left).max(1.0),
                }
            }));
        self.away.is_empty()
    }

    /// How far each lane stands on screen from where it is to be. A lane that was not there comes from
    /// where it is to be.
    fn away_from(&self, goal: &[LaneSpan], lanes: &[LaneId], scroll: f64) -> Vec<LaneSpan> {
        let before: HashMap<&LaneId, LaneSpan> =
            self.lanes.iter().zip(self.shown.iter().copied()).collect();
        let lanes = lanes.iter().zip(goal);
        lanes
            .map(|(lane, goal)| {
                before
                    .get(lane)
                    .map_or_else(LaneSpan::default, |before| LaneSpan {
                        top: (before.top - self.scroll) - (goal.top - scroll),
                        height: before.height - goal.height,
                    })
            })
            .collect()
    }

    /// Where the lanes are shown, from top to bottom.
    pub(super) fn shown(&self) -> &[LaneSpan] {
        &self.shown
    }

    /// How far the lanes have to be scrolled for the one at `y`, below the top of what is shown, to stay
    /// where it was in the last frame, though what is above it has another height now. None where
    /// there was none.
    pub(super) fn scroll_for(
        &self,
        arrangement: &Arrangement,
        packing: &Packing,
        y: f64,
    ) -> Option<f64> {
        let place = self.scroll + y;
        let holds = |span: &LaneSpan| span.top <= place && place < span.top + span.height;
        let at = self.goal.iter().position(holds)?;
        let now = arrangement.lane(self.lanes.get(at)?)?;
        let (before, now) = (self.goal[at], &packing.lanes[now]);
        // The same place within the lane, as far as it is still that high.
        let share = ((place - before.top) / before.height).clamp(0.0, 1.0);
        Some((now.top + share * now.height - y).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        load::{Input, Options, load},
        scene::FixedMeasure,
        timeline::Level,
        view::View,
    };

    fn arranged(unfolded: bool, points_per_day: f64) -> (Arrangement, Packing) {
        let loaded = load(Input::Embedded, &Options::default());
        let catalogue = crate::catalogue::Catalogue::new(loaded.records);
        let mut view = View::default();
        if unfolded {
            view.lanes.unfolded.insert(LaneId::Multilateral);
        }
        let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
        let packing = Packing::new(&arrangement, Level::new(points_per_day, None));
        (arrangement, packing)
    }

    #[test]
    fn lanes_come_from_where_they_were_and_end_where_they_are_to_be() {
        let (before, after) = (arranged(false, 0.1), arranged(true, 0.1));
        let mut settling = Settling::default();
        assert!(settling.step(&before.0, &before.1, 0.0, 0.0, true));
        assert_eq!(settling.shown(), before.1.spans());
        let last = before.0.lanes.len() - 1;
        let now = after.0.lane(&before.0.lanes[last].id).unwrap_or_default();
        assert!(after.1.lanes[now].top > before.1.lanes[last].top);
        let mut top = before.1.lanes[last].top;
        for frame in 0..=12 {
            let rested = settling.step(&after.0, &after.1, 0.0, f64::from(frame) / 60.0, false);
            let shown = settling.shown()[now].top;
            let goal = after.1.lanes[now].top;
            assert!(shown >= top && shown <= goal, "frame {frame}: {shown}");
            assert_eq!(rested, frame >= 10, "frame {frame}");
            top = shown;
        }
        assert_eq!(settling.shown(), after.1.spans());
    }

    #[test]
    fn the_lane_under_the_pointer_stays_where_it_is() {
        let (far, near) = (arranged(false, 0.1), arranged(false, 3.0));
        let mut settling = Settling::default();
        settling.step(&far.0, &far.1, 0.0, 0.0, true);
        for (lane, scroll) in [(0, 0.0), (2, 40.0), (7, 300.0)] {
            settling.step(&far.0, &far.1, scroll, 1.0, true);
            let y = far.1.lanes[lane].top + far.1.lanes[lane].height / 2.0 - scroll;
            let scrolled = settling.scroll_for(&near.0, &near.1, y).unwrap_or(-1.0);
            let now = &near.1.lanes[lane];
            let place = now.top + now.height / 2.0 - scrolled;
            // No further up than to the top.
            assert!(
                (place - y).abs() < 1e-6 || scrolled == 0.0,
                "{lane}: {place} for {y}"
            );
        }
    }
}
