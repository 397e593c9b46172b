//! Ways in which the lanes of a slide have room.

use std::rc::Rc;

use super::{
    fit::{self, Fitted, Room},
    slide::{Slide, arranged},
};
use crate::{scene::Rect, timeline::Arrangement, view::LaneId};

/// How much larger the timeline is drawn where it has room, the largest first.
const LARGER: [f64; 3] = [1.3, 1.15, 1.0];
/// Up to which share of its room a timeline is drawn larger.
const CALM: f64 = 0.62;
/// Which share of the room is kept for a few callouts, and for more, where lanes can be lower.
const FOR_CALLOUTS: (f64, f64) = (0.24, 0.34);
/// What it costs, beside what callouts cost, to make lanes lower, and to leave out those that a slide is not
/// about.
const LOWER: f64 = 100.0;
pub(super) const ALONE: f64 = 2_500.0;
/// What it costs where some lanes are not even one together.
const AWAY: f64 = 1_000.0;

/// Lanes in their room.
pub(super) struct Lanes {
    pub(super) arrangement: Rc<Arrangement>,
    pub(super) fitted: Fitted,
    /// How much larger they are drawn than everything else.
    pub(super) larger: f64,
    /// How much worse that is than the best.
    pub(super) cost: f64,
}

impl Slide<'_> {
    /// Ways in which lanes have room, the best first: larger where there is little of them, else lower, with
    /// room for callouts where all that the slide is about can still be seen; at last without the lanes that
    /// the slide is not about.
    pub(super) fn ways(&self, room: Rect) -> impl Iterator<Item = Lanes> {
        let window = self.arrangement.window(&self.view);
        let room_for = move |larger: f64, share: f64| {
            let width = room.width() / larger;
            let trim = fit::trim(&self.arrangement, window, width);
            Room {
                window,
                width: width - trim.heads,
                height: room.height() * share / larger - trim.axis,
            }
        };
        let calm = LARGER.into_iter().filter_map(move |larger| {
            let fitted = fit::whole(&self.arrangement, room_for(larger, CALM))?;
            Some(Lanes {
                arrangement: Rc::clone(&self.arrangement),
                fitted,
                larger,
                cost: 0.0,
            })
        });
        let kept = self.share_of_callouts();
        let mut shares = vec![1.0 - kept];
        if !self.called.is_empty() {
            shares.extend([1.0 - kept / 2.0, 1.0]);
        }
        let lower = shares.into_iter().filter_map(move |share| {
            let (arrangement, fitted) = self.gathered(room_for(1.0, share));
            let is_whole = share >= 1.0 || !fitted.leaves_out;
            let away = fitted.is_there().any(|is_there| !is_there);
            is_whole.then_some(Lanes {
                arrangement,
                fitted,
                larger: 1.0,
                cost: LOWER + if away { AWAY } else { 0.0 },
            })
        });
        let alone = (!self.called.is_empty()).then(move || {
            let (arrangement, fitted) = self.alone(room_for(1.0, 1.0))?;
            Some(Lanes {
                arrangement,
                fitted,
                larger: 1.0,
                cost: ALONE,
            })
        });
        let alone = alone.into_iter().flatten();
        calm.chain(lower).chain(alone)
    }

    /// All lanes made low enough; those that have no room even so are one, the last, if that has.
    fn gathered(&self, room: Room) -> (Rc<Arrangement>, Fitted) {
        let matters = self.matters(&self.arrangement);
        let fitted = fit::fit(&self.arrangement, &matters, room);
        let there = fitted.is_there().zip(&matters);
        let mut apart: Vec<bool> = there.map(|(there, matters)| there || *matters).collect();
        while apart.contains(&false) {
            let (arrangement, fitted) = self.fitted_apart(&apart, room);
            if fitted.is_there().all(|is_there| is_there) {
                return (arrangement, fitted);
            }
            // One that nothing is called out in makes room for the lane of all others.
            let last = (0..apart.len()).rfind(|&lane| apart[lane] && !matters[lane]);
            match last {
                Some(last) => apart[last] = false,
                None => break,
            }
        }
        (Rc::clone(&self.arrangement), fitted)
    }

    fn fitted_apart(&self, apart: &[bool], room: Room) -> (Rc<Arrangement>, Fitted) {
        let arrangement = self.apart(apart);
        let fitted = fit::fit(&arrangement, &self.matters(&arrangement), room);
        (arrangement, fitted)
    }

    /// What is shown with all lanes in one but those that stand apart. It is asked for again and again in rooms of
    /// other heights, and sorted only once.
    fn apart(&self, apart: &[bool]) -> Rc<Arrangement> {
        let mut known = self.known_apart.borrow_mut();
        if let Some(known) = known.get(apart) {
            return Rc::clone(known);
        }
        let lanes = self.arrangement.lanes.iter().zip(apart);
        let stay = lanes.filter(|(_, apart)| **apart);
        let stay: Vec<LaneId> = stay.map(|(lane, _)| lane.id.clone()).collect();
        let view = &self.step.view;
        let arrangement = Rc::new(arranged(self.index, self.catalogue, view, Some(&stay)));
        known.insert(apart.to_vec(), Rc::clone(&arrangement));
        arrangement
    }

    /// The lanes that the slide is about, and all others in one.
    fn alone(&self, room: Room) -> Option<(Rc<Arrangement>, Fitted)> {
        let matters = self.matters(&self.arrangement);
        if !matters.contains(&true) || !matters.contains(&false) {
            return None;
        }
        let (arrangement, fitted) = self.fitted_apart(&matters, room);
        let is_whole = fitted.is_there().all(|is_there| is_there);
        is_whole.then_some((arrangement, fitted))
    }

    /// Which share of the room is kept for callouts.
    pub(super) fn share_of_callouts(&self) -> f64 {
        match self.called.len() {
            0 => 0.0,
            1..=3 => FOR_CALLOUTS.0,
            _ => FOR_CALLOUTS.1,
        }
    }

    /// Of each lane, whether the slide is about something in it.
    fn matters(&self, arrangement: &Arrangement) -> Vec<bool> {
        let mut matters = vec![false; arrangement.lanes.len()];
        for &handle in self.about.iter().chain(&self.called) {
            if let Some((lane, _)) = arrangement.position(handle) {
                matters[lane] = true;
            }
        }
        matters
    }
}
