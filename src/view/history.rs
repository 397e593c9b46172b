//! Back and forward through views.

use super::View;

/// How many steps back are kept.
const DEPTH: usize = 200;

/// The views before and after the present one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    back: Vec<View>,
    forward: Vec<View>,
}

impl History {
    /// Remembers the view that is about to be left. What lay forward is forgotten.
    pub fn leave(&mut self, view: View) {
        if self.back.last() == Some(&view) {
            return;
        }
        if self.back.len() == DEPTH {
            self.back.remove(0);
        }
        self.back.push(view);
        self.forward.clear();
    }

    /// The view before `present`, which becomes the next one forward.
    pub fn back(&mut self, present: &View) -> Option<View> {
        let view = self.back.pop()?;
        self.forward.push(present.clone());
        Some(view)
    }

    /// The view after `present`, which becomes the next one back.
    pub fn forward(&mut self, present: &View) -> Option<View> {
        let view = self.forward.pop()?;
        self.back.push(present.clone());
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
    fn history_forgets_the_oldest_first() {
        let mut history = History::default();
        for step in 0..300 {
            history.leave(view(f64::from(step)));
        }
        assert_eq!(history.back.len(), DEPTH);
        assert_eq!(history.back[0], view(100.0));
    }
}
