//! A briefing in the making: every change of it, and the way back.

use super::{Briefing, Callout, Step};
use crate::{model::EngagementId, view::View};

/// The most changes that can be taken back.
const MOST: usize = 200;

/// A change of a briefing. Steps and callouts are counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// What it is about.
    Title(String),
    /// The line under the title; none when it is empty.
    Subtitle(String),
    /// A step comes after the one that is chosen, and is chosen.
    AddStep(Box<Step>),
    /// A step goes.
    RemoveStep(usize),
    /// A step comes once more.
    CopyStep(usize),
    /// A step goes to another place.
    MoveStep {
        /// Which.
        from: usize,
        /// Where it is then.
        to: usize,
    },
    /// A step changes.
    Step(usize, StepEdit),
}

/// A change of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepEdit {
    /// What the audience should take away.
    Title(String),
    /// The line under the title; none when it is empty.
    Subtitle(String),
    /// For the speaker; none when it is empty.
    Notes(String),
    /// What is shown.
    View(Box<View>),
    /// Something is to be written beside a mark.
    AddCallout(EngagementId),
    /// What is written beside a mark.
    CalloutText(usize, String),
    /// Nothing is written beside a mark any longer.
    RemoveCallout(usize),
    /// What the step is about; what is not named stands back.
    BringForward(EngagementId),
    /// The step is not about it any longer.
    SendBack(EngagementId),
}

/// A briefing in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    briefing: Briefing,
    chosen: usize,
    before: Vec<Briefing>,
    after: Vec<Briefing>,
}

impl Draft {
    /// Begins with a briefing as it is.
    #[must_use]
    pub fn new(briefing: Briefing) -> Self {
        Self {
            briefing,
            chosen: 0,
            before: Vec::new(),
            after: Vec::new(),
        }
    }

    /// The briefing as it is now.
    #[must_use]
    pub fn briefing(&self) -> &Briefing {
        &self.briefing
    }

    /// The number of the step that is worked on.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// Works on another step.
    pub fn choose(&mut self, step: usize) {
        self.chosen = step;
        self.stay_within();
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether there is a change to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Makes a change, and says whether it was one.
    pub fn change(&mut self, edit: Edit) -> bool {
        let before = self.briefing.clone();
        self.make(edit);
        self.stay_within();
        if self.briefing == before {
            return false;
        }
        self.after.clear();
        self.before.push(before);
        if self.before.len() > MOST {
            self.before.remove(0);
        }
        true
    }

    /// Takes the last change back, and says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.before.pop() else {
            return false;
        };
        self.after
            .push(std::mem::replace(&mut self.briefing, before));
        self.stay_within();
        true
    }

    /// Makes the change again that was taken back, and says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.after.pop() else {
            return false;
        };
        self.before
            .push(std::mem::replace(&mut self.briefing, after));
        self.stay_within();
        true
    }

    fn make(&mut self, edit: Edit) {
        let briefing = &mut self.briefing;
        let count = briefing.steps.len();
        match edit {
            Edit::Title(title) => briefing.title = title,
            Edit::Subtitle(subtitle) => briefing.subtitle = stated(subtitle),
            Edit::AddStep(step) => {
                let at = (self.chosen + 1).min(count);
                briefing.steps.insert(at, *step);
                self.chosen = at;
            }
            Edit::RemoveStep(step) if step < count => {
                briefing.steps.remove(step);
                if self.chosen > step {
                    self.chosen -= 1;
                }
            }
            Edit::CopyStep(step) if step < count => {
                let copy = briefing.steps[step].clone();
                briefing.steps.insert(step + 1, copy);
                self.chosen = step + 1;
            }
            Edit::MoveStep { from, to } if from < count && to < count => {
                let step = briefing.steps.remove(from);
                briefing.steps.insert(to, step);
                self.chosen = to;
            }
            Edit::Step(number, edit) => {
                if let Some(step) = briefing.steps.get_mut(number) {
                    step.change(edit);
                }
            }
            Edit::RemoveStep(_) | Edit::CopyStep(_) | Edit::MoveStep { .. } => {}
        }
    }

    fn stay_within(&mut self) {
        let last = self.briefing.steps.len().saturating_sub(1);
        self.chosen = self.chosen.min(last);
    }
}

impl Step {
    fn change(&mut self, edit: StepEdit) {
        match edit {
            StepEdit::Title(title) => self.title = title,
            StepEdit::Subtitle(subtitle) => self.subtitle = stated(subtitle),
            StepEdit::Notes(notes) => self.notes = stated(notes),
            StepEdit::View(view) => self.view = *view,
            StepEdit::AddCallout(engagement) => {
                let is_there = |callout: &Callout| callout.engagement == engagement;
                if !self.callouts.iter().any(is_there) {
                    let text = String::new();
                    self.callouts.push(Callout { engagement, text });
                }
            }
            StepEdit::CalloutText(number, text) => {
                if let Some(callout) = self.callouts.get_mut(number) {
                    callout.text = text;
                }
            }
            StepEdit::RemoveCallout(number) if number < self.callouts.len() => {
                self.callouts.remove(number);
            }
            StepEdit::RemoveCallout(_) => {}
            StepEdit::BringForward(engagement) => {
                if !self.focus.contains(&engagement) {
                    self.focus.push(engagement);
                }
            }
            StepEdit::SendBack(engagement) => self.focus.retain(|other| *other != engagement),
        }
    }
}

/// A text, if it says anything.
fn stated(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(titles: &[&str]) -> Draft {
        let step = |title: &&str| Step {
            title: (*title).to_owned(),
            ..Step::default()
        };
        Draft::new(Briefing {
            slug: "talk".into(),
            title: "Talk".to_owned(),
            subtitle: None,
            steps: titles.iter().map(step).collect(),
        })
    }

    fn titles(draft: &Draft) -> Vec<&str> {
        let steps = draft.briefing().steps.iter();
        steps.map(|step| step.title.as_str()).collect()
    }

    #[test]
    fn steps_are_added_moved_copied_and_removed_and_all_can_be_undone() {
        let mut draft = draft(&["a", "b"]);
        let new = Step {
            title: "n".to_owned(),
            ..Step::default()
        };
        assert!(draft.change(Edit::AddStep(Box::new(new))));
        assert_eq!((titles(&draft), draft.chosen()), (vec!["a", "n", "b"], 1));
        assert!(draft.change(Edit::MoveStep { from: 1, to: 2 }));
        assert_eq!((titles(&draft), draft.chosen()), (vec!["a", "b", "n"], 2));
        assert!(draft.change(Edit::CopyStep(0)));
        assert_eq!(titles(&draft), ["a", "a", "b", "n"]);
        assert!(draft.change(Edit::RemoveStep(3)));
        assert_eq!(titles(&draft), ["a", "a", "b"]);
        while draft.undo() {}
        assert_eq!(titles(&draft), ["a", "b"]);
        while draft.redo() {}
        assert_eq!(titles(&draft), ["a", "a", "b"]);
        draft.undo();
        draft.change(Edit::Title("Other".to_owned()));
        assert!(!draft.can_redo(), "what follows is another story");
    }

    #[test]
    fn what_is_not_there_is_changed_by_nothing() {
        let mut draft = draft(&["a"]);
        for edit in [
            Edit::RemoveStep(1),
            Edit::CopyStep(9),
            Edit::MoveStep { from: 0, to: 1 },
            Edit::Step(3, StepEdit::Title("x".to_owned())),
            Edit::Step(0, StepEdit::RemoveCallout(0)),
            Edit::Step(0, StepEdit::CalloutText(0, "x".to_owned())),
            Edit::Title("Talk".to_owned()),
            Edit::Subtitle("  ".to_owned()),
        ] {
            assert!(!draft.change(edit.clone()), "{edit:?}");
        }
        assert!(!draft.can_undo());
    }

    #[test]
    fn what_is_brought_forward_is_named_once_and_can_be_sent_back() {
        let mut draft = draft(&["a"]);
        let forward = |id: &str| Edit::Step(0, StepEdit::BringForward(id.into()));
        assert!(draft.change(forward("one")) && draft.change(forward("two")));
        assert!(!draft.change(forward("one")), "it is there");
        assert!(draft.change(Edit::Step(0, StepEdit::SendBack("one".into()))));
        assert_eq!(draft.briefing().steps[0].focus, ["two".into()]);
        assert!(draft.undo());
        assert_eq!(
            draft.briefing().steps[0].focus,
            ["one".into(), "two".into()]
        );
    }

    #[test]
    fn an_engagement_is_called_out_once() {
        let mut draft = draft(&["a"]);
        let call = || Edit::Step(0, StepEdit::AddCallout("x".into()));
        assert!(draft.change(call()));
        assert!(!draft.change(call()));
        let text = StepEdit::CalloutText(0, "Here".to_owned());
        assert!(draft.change(Edit::Step(0, text)));
        assert_eq!(draft.briefing().steps[0].callouts[0].text, "Here");
    }
}
