//! Back and forward through views.

use super::View;

/// How many steps back are kept.
const DEPTH: usize = 200;

/// The views before and after the present one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    back: Vec<View>,
    forward: Vec<View>,
    /// Where the small steps since the last place began.
    drifting_from: Option<View>,
}

impl History {
    /// Remembers the view that is about to be left. What lay forward is forgotten.
    pub fn leave(&mut self, view: View) {
        self.forward.clear();
        self.drifting_from = None;
        if self.back.last() == Some(&view) {
            return;
        }
        if self.back.len() == DEPTH {
            self.back.remove(0);
        }
        self.back.push(view);
    }

    /// Takes a small step away from a view. Where such steps began is remembered once they have
    /// added up: `is_far` says so of the view that they began at.
    pub fn drift(&mut self, view: View, is_far: impl Fn(&View) -> bool) {
        let began = self.drifting_from.take().unwrap_or(view);
        if is_far(&began) {
            self.leave(began);
        } else {
            self.drifting_from = Some(began);
        }
    }

    /// The view before `present`, which becomes the next one forward.
    pub fn back(&mut self, present: &View) -> Option<View> {
        let view = self.back.pop()?;
        self.forward.push(present.clone());
        self.drifting_from = None;
        Some(view)
    }

    /// The view after `present`, which becomes the next one back.
    pub fn forward(&mut self, present: &View) -> Option<View> {
        let view = self.forward.pop()?;
        self.back.push(present.clone());
        self.drifting_from = None;
        Some(view)
    }

    /// Whether there is a step back.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a step forward.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::TimeWindow;

    fn view(start: f64) -> View {
        View {
            time: Some(TimeWindow::new(start, start + 10.0)),
            ..View::default()
        }
    }

    #[test]
    fn back_and_forward_return_to_the_same_views() {
        let mut history = History::default();
        history.leave(view(0.0));
        let there = view(5.0);
        let back = history.back(&there);
        assert_eq!(back, Some(view(0.0)));
        assert_eq!(history.forward(&view(0.0)), Some(there));
        assert!(!history.can_go_forward());
    }

    #[test]
    fn what_lay_forward_is_forgotten_also_where_the_way_back_stays_the_same() {
        let mut history = History::default();
        history.leave(view(0.0));
        history.leave(view(1.0));
        assert_eq!(history.back(&view(2.0)), Some(view(1.0)));
        assert!(history.can_go_forward());
        history.leave(view(0.0));
        assert!(!history.can_go_forward());
        assert_eq!(history.back, [view(0.0)]);
    }

    #[test]
    fn history_forgets_the_oldest_first() {
        let mut history = History::default();
        for step in 0..300 {
            history.leave(view(f64::from(step)));
        }
        assert_eq!(history.back.len(), DEPTH);
        assert_eq!(history.back[0], view(100.0));
    }
}
