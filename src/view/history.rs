//! Back and forward through views, and taking back what was changed in them.

use super::View;

/// How many steps back are kept.
const DEPTH: usize = 200;

/// The views before and after the present one, and the changes that led to it.
///
/// Back and forward lead to views as they were. Undoing is something else: it takes back the last
/// change of what is chosen (filter, lens, lanes, whatever a view has but its place), and stays at
/// the time, the scroll and the selection that the user has gone to since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    back: Vec<View>,
    forward: Vec<View>,
    /// Where the small steps since the last place began.
    drifting_from: Option<View>,
    /// The views in which a change was made. What they say of their place does not count.
    changed: Vec<View>,
    /// The views in which a change was taken back.
    undone: Vec<View>,
}

impl History {
    /// Remembers the view that is about to be left. What lay forward is forgotten.
    pub fn leave(&mut self, view: View) {
        self.forward.clear();
        self.drifting_from = None;
        if self.back.last() == Some(&view) {
            return;
        }
        push(&mut self.back, view);
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

    /// Remembers a change from one view to the next, if it is one of more than the place. What was
    /// undone before is forgotten.
    pub fn change(&mut self, before: &View, after: &View) {
        if before.at_the_place_of(after) != *after {
            push(&mut self.changed, before.clone());
            self.undone.clear();
        }
    }

    /// The present view without its last change.
    pub fn undo(&mut self, present: &View) -> Option<View> {
        let view = self.changed.pop()?.at_the_place_of(present);
        self.undone.push(present.clone());
        Some(view)
    }

    /// The present view with the change that was undone last.
    pub fn redo(&mut self, present: &View) -> Option<View> {
        let view = self.undone.pop()?.at_the_place_of(present);
        self.changed.push(present.clone());
        Some(view)
    }

    /// The view that undoing leads to, but for its place.
    #[must_use]
    pub fn next_undo(&self) -> Option<&View> {
        self.changed.last()
    }

    /// The view that redoing leads to, but for its place.
    #[must_use]
    pub fn next_redo(&self) -> Option<&View> {
        self.undone.last()
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

/// Adds a view, and forgets the oldest when there are too many.
fn push(views: &mut Vec<View>, view: View) {
    if views.len() == DEPTH {
        views.remove(0);
    }
    views.push(view);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Lens, TimeWindow, Value};

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

    /// A view of all lanes but these.
    fn without(lanes: &[&str]) -> View {
        View {
            hidden: lanes.iter().map(|lane| (*lane).into()).collect(),
            ..View::default()
        }
    }

    /// Goes through views by changing them, and returns the last.
    fn changing(history: &mut History, views: &[View]) -> View {
        for step in views.windows(2) {
            history.change(&step[0], &step[1]);
        }
        views[views.len() - 1].clone()
    }

    #[test]
    fn changes_are_undone_one_by_one_and_made_again() {
        let mut history = History::default();
        let views = [without(&[]), without(&["A"]), without(&["A", "B"])];
        let mut present = changing(&mut history, &views);
        for earlier in [&views[1], &views[0]] {
            present = history.undo(&present).expect("a change");
            assert_eq!(present, *earlier);
        }
        assert_eq!(history.undo(&present), None);
        for later in [&views[1], &views[2]] {
            present = history.redo(&present).expect("what was undone");
            assert_eq!(present, *later);
        }
        assert_eq!(history.redo(&present), None);
        assert_eq!(history.undo(&present).as_ref(), Some(&views[1]));
    }

    #[test]
    fn undoing_stays_where_one_is() {
        let mut history = History::default();
        let changed = changing(&mut history, &[view(0.0), without(&["A"])]);
        let here = View {
            time: Some(TimeWindow::new(70.0, 80.0)),
            scroll: 12.0,
            selection: Some("meeting".into()),
            ..changed
        };
        let undone = history.undo(&here).expect("a change");
        assert_eq!(undone, without(&[]).at_the_place_of(&here));
        let elsewhere = View {
            time: None,
            scroll: 3.0,
            ..undone
        };
        let again = history.redo(&elsewhere).expect("what was undone");
        assert_eq!(again, without(&["A"]).at_the_place_of(&elsewhere));
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let mut history = History::default();
        let changed = changing(&mut history, &[without(&[]), without(&["A"])]);
        let undone = history.undo(&changed).expect("a change");
        history.change(&undone, &without(&["B"]));
        assert_eq!(history.redo(&without(&["B"])), None);
        assert_eq!(history.undo(&without(&["B"])), Some(without(&[])));
    }

    #[test]
    fn moving_is_no_change_and_forgets_nothing() {
        let mut history = History::default();
        let changed = changing(&mut history, &[without(&[]), without(&["A"])]);
        let undone = history.undo(&changed).expect("a change");
        history.change(&undone, &view(20.0));
        assert!(history.next_undo().is_none());
        assert_eq!(
            history.redo(&view(20.0)).map(|view| view.hidden),
            Some(changed.hidden)
        );
    }

    #[test]
    fn filter_lens_and_lanes_are_each_a_change() {
        let mut filtered = View::default();
        filtered.filter.with.insert(Value::Format("group".into()));
        let believed = View {
            lens: Lens::OfficialOnly,
            ..View::default()
        };
        for change in [filtered, believed, without(&["A"])] {
            let mut history = History::default();
            history.change(&View::default(), &change);
            assert_eq!(history.undo(&change), Some(View::default()));
        }
    }

    #[test]
    fn the_oldest_changes_are_forgotten_first() {
        let mut history = History::default();
        for step in 0..300 {
            let names = [format!("{step}"), format!("{}", step + 1)];
            history.change(&without(&[&names[0]]), &without(&[&names[1]]));
        }
        assert_eq!(history.changed.len(), DEPTH);
        assert_eq!(history.changed[0], without(&["100"]));
    }
}
