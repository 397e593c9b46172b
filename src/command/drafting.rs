//! Commands of whoever makes a briefing: which one is open, what is changed in it, and what is to be
//! saved.

use super::{Command, Request, Session};
use crate::{
    briefing::{Briefing, Draft, Edit, Step, StepEdit},
    catalogue::{Catalogue, one_line, slug},
    model::BriefingId,
    view::View,
};

/// A briefing that is open to be looked at or worked on.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafting {
    /// The briefing and its changes.
    pub draft: Draft,
    /// Whether it is the user's own; others are only looked at.
    pub is_own: bool,
    /// As it stands in its file; nothing when it was never written.
    saved: Option<Briefing>,
    /// Why it could not be written last.
    pub refused: Option<String>,
    /// Whether the last thing that was changed is the briefing: that is what is undone.
    leads: bool,
    /// Whether it was to be closed and is not saved.
    pub asks: bool,
}

impl Drafting {
    fn new(briefing: Briefing, is_own: bool, saved: Option<Briefing>) -> Self {
        Self {
            draft: Draft::new(briefing),
            is_own,
            saved,
            refused: None,
            leads: false,
            asks: false,
        }
    }

    /// Whether all of it is in its file.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        !self.is_own || self.saved.as_ref() == Some(self.draft.briefing())
    }

    /// Notes what came of writing it.
    pub fn note(&mut self, written: Result<(), String>) {
        match written {
            Ok(()) => {
                self.saved = Some(self.draft.briefing().clone());
                (self.refused, self.asks) = (None, false);
            }
            Err(why) => self.refused = Some(why),
        }
    }

    /// Takes another slug, because one is taken in a file that is not read yet, and asks again.
    pub fn take_another_slug(&mut self, number: u32) -> Briefing {
        let slug = self.draft.briefing().slug.to_string();
        let digits = |c: char| c.is_ascii_digit();
        let stem = slug.trim_end_matches(digits).trim_end_matches('-');
        let mut briefing = self.draft.briefing().clone();
        briefing.slug = format!("{stem}-{number}").as_str().into();
        self.draft = Draft::new(briefing.clone());
        briefing
    }

    /// Takes over what somebody has written into its file meanwhile, unless there is something here
    /// that is not saved.
    pub fn follow(&mut self, catalogue: &Catalogue) {
        let there = catalogue.briefing(self.draft.briefing().slug.as_str());
        let Some(there) = there.filter(|_| self.is_saved()) else {
            return;
        };
        if there != self.draft.briefing() {
            let chosen = self.draft.chosen();
            *self = Self::new(there.clone(), self.is_own, Some(there.clone()));
            self.draft.choose(chosen);
        }
    }
}

impl Session {
    /// Whether the next change to take back is one of a briefing.
    #[must_use]
    pub fn undoes_briefing(&self) -> bool {
        let drafting = self.drafting.as_ref();
        let is_next = |drafting: &Drafting| drafting.leads && drafting.draft.can_undo();
        self.briefings && drafting.is_some_and(is_next)
    }

    /// Whether the next change to make again is one of a briefing.
    #[must_use]
    pub fn redoes_briefing(&self) -> bool {
        let drafting = self.drafting.as_ref();
        let is_next = |drafting: &Drafting| drafting.leads && drafting.draft.can_redo();
        self.briefings && drafting.is_some_and(is_next)
    }

    /// The command that is meant: what is taken back is the last change, of the view or of a briefing.
    pub(super) fn meant(&self, command: Command) -> Command {
        match command {
            Command::Undo if self.undoes_briefing() => Command::UndoBriefing,
            Command::Redo if self.redoes_briefing() => Command::RedoBriefing,
            other => other,
        }
    }

    /// Something else than a briefing was changed.
    pub(super) fn leave_briefing(&mut self) {
        if let Some(drafting) = &mut self.drafting {
            drafting.leads = false;
        }
    }
}

/// Acts on a command of briefings, and asks for the writing of what was changed.
pub(super) fn carry_out(
    command: Command,
    session: &mut Session,
    catalogue: &Catalogue,
) -> Option<Request> {
    match command {
        Command::EditBriefings => {
            session.briefings = !session.briefings;
            None
        }
        Command::NewBriefing => {
            let step = step_of(session, catalogue);
            begin(session, catalogue, "New briefing", None, vec![step])
        }
        Command::OpenBriefing { briefing, is_own } => {
            open(session, catalogue, &briefing, is_own);
            None
        }
        Command::CopyBriefing(briefing) => {
            let original = catalogue.briefing(briefing.as_str())?.clone();
            let title = format!("{} (copy)", original.title);
            begin(
                session,
                catalogue,
                &title,
                original.subtitle,
                original.steps,
            )
        }
        Command::CloseBriefing { anyway } => {
            let drafting = session.drafting.as_mut()?;
            if drafting.is_saved() || anyway {
                session.drafting = None;
            } else {
                drafting.asks = true;
            }
            None
        }
        Command::RemoveBriefing(briefing) => {
            let is_open = |drafting: &Drafting| drafting.draft.briefing().slug == briefing;
            if session.drafting.as_ref().is_some_and(is_open) {
                session.drafting = None;
            }
            Some(Request::RemoveBriefing(briefing))
        }
        Command::AddStep => {
            let step = step_of(session, catalogue);
            match &session.drafting {
                Some(drafting) if drafting.is_own => change(session, Edit::AddStep(Box::new(step))),
                _ => begin(session, catalogue, "New briefing", None, vec![step]),
            }
        }
        Command::TakeView(step) => {
            let view = Box::new(view_of(session));
            change(session, Edit::Step(step, StepEdit::View(view)))
        }
        Command::CallOut(step) => {
            let engagement = session.view.selection.clone()?;
            let edit = StepEdit::AddCallout(engagement);
            change(session, Edit::Step(step, edit))
        }
        Command::BringForward(step) => {
            let engagement = session.view.selection.clone()?;
            let edit = StepEdit::BringForward(engagement);
            change(session, Edit::Step(step, edit))
        }
        Command::EditBriefing(edit) => change(session, in_lines(*edit)),
        Command::ChooseStep(step) => {
            session.drafting.as_mut()?.draft.choose(step);
            None
        }
        Command::UndoBriefing => step_back(session, Draft::undo),
        Command::RedoBriefing => step_back(session, Draft::redo),
        Command::SaveBriefing => request(session),
        _ => None,
    }
}

fn open(session: &mut Session, catalogue: &Catalogue, briefing: &BriefingId, is_own: bool) {
    let unsaved = |drafting: &Drafting| !drafting.is_saved();
    if session.drafting.as_ref().is_some_and(unsaved) {
        return;
    }
    let found = catalogue.briefing(briefing.as_str()).cloned();
    if let Some(found) = found {
        session.drafting = Some(Drafting::new(found.clone(), is_own, Some(found)));
        session.briefings = true;
    }
}

/// Begins a briefing of the user's own.
fn begin(
    session: &mut Session,
    catalogue: &Catalogue,
    title: &str,
    subtitle: Option<String>,
    steps: Vec<Step>,
) -> Option<Request> {
    let unsaved = |drafting: &Drafting| !drafting.is_saved();
    if let Some(drafting) = session.drafting.as_mut().filter(|at| unsaved(at)) {
        // What is not saved would be gone.
        drafting.asks = true;
        session.briefings = true;
        return None;
    }
    let briefing = Briefing {
        slug: free_slug(catalogue, title),
        title: title.to_owned(),
        subtitle,
        steps,
    };
    let mut drafting = Drafting::new(briefing, true, None);
    drafting.leads = true;
    session.drafting = Some(drafting);
    session.briefings = true;
    request(session)
}

fn change(session: &mut Session, edit: Edit) -> Option<Request> {
    let drafting = session.drafting.as_mut().filter(|at| at.is_own)?;
    drafting.leads = true;
    if !drafting.draft.change(edit) {
        return None;
    }
    request(session)
}

fn step_back(session: &mut Session, step: fn(&mut Draft) -> bool) -> Option<Request> {
    let drafting = session.drafting.as_mut().filter(|at| at.is_own)?;
    drafting.leads = true;
    if !step(&mut drafting.draft) {
        return None;
    }
    request(session)
}

/// Asks for the writing of what is open.
fn request(session: &Session) -> Option<Request> {
    let drafting = session.drafting.as_ref().filter(|at| at.is_own)?;
    let briefing = Box::new(drafting.draft.briefing().clone());
    let is_new = drafting.saved.is_none();
    Some(Request::SaveBriefing { briefing, is_new })
}

/// What a step shows: what is on screen, without what is selected in it.
fn view_of(session: &Session) -> View {
    View {
        selection: None,
        ..session.view.clone()
    }
}

/// What is on screen as a step, called as its view would be.
fn step_of(session: &Session, catalogue: &Catalogue) -> Step {
    let view = view_of(session);
    Step {
        title: catalogue.view_name(&view),
        view,
        ..Step::default()
    }
}

/// A slug for a title that no briefing has.
fn free_slug(catalogue: &Catalogue, title: &str) -> BriefingId {
    let stem = slug(title).unwrap_or_else(|| "briefing".to_owned());
    let numbered = (2..).map(|number: u32| format!("{stem}-{number}"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    let free = names.find(|name| catalogue.briefing(name).is_none());
    free.unwrap_or(stem).as_str().into()
}

/// An edit whose texts stand on one line where there is room for one.
fn in_lines(edit: Edit) -> Edit {
    let line = |text: String| one_line(&text).trim().to_owned();
    match edit {
        Edit::Title(text) => Edit::Title(line(text)),
        Edit::Subtitle(text) => Edit::Subtitle(line(text)),
        Edit::Step(step, edit) => Edit::Step(
            step,
            match edit {
                StepEdit::Title(text) => StepEdit::Title(line(text)),
                StepEdit::Subtitle(text) => StepEdit::Subtitle(line(text)),
                StepEdit::CalloutText(number, text) => StepEdit::CalloutText(number, line(text)),
                StepEdit::Notes(text) => StepEdit::Notes(text.trim().to_owned()),
                other => other,
            },
        ),
        other => other,
    }
}

impl Command {
    /// Name and sentence of commands that make briefings.
    pub(super) fn briefing_words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::EditBriefings => (
                "Briefings…",
                "Make a briefing of views, or look at one: its steps, titles, callouts and notes",
            ),
            Self::NewBriefing => (
                "New briefing",
                "Begin a briefing with what is on screen as its first step",
            ),
            Self::OpenBriefing { is_own: true, .. } => ("Edit", "Work on this briefing"),
            Self::OpenBriefing { .. } => ("Look at", "Look at this briefing"),
            Self::CopyBriefing(_) => ("Copy to edit", "Make a briefing of your own of this one"),
            Self::CloseBriefing { anyway: false } => {
                ("All briefings", "Go back to the list of briefings")
            }
            Self::CloseBriefing { .. } => {
                ("Close without saving", "Forget what could not be saved")
            }
            Self::RemoveBriefing(_) => ("Delete", "Take the briefing out of its file"),
            Self::AddStep => (
                "Add this view as a step",
                "Put what is on screen into the briefing that was edited last",
            ),
            Self::TakeView(_) => (
                "Take over this view",
                "Have the step show what is on screen now",
            ),
            Self::CallOut(_) => (
                "Call out the selected engagement",
                "Write something beside the mark of the selected engagement",
            ),
            Self::BringForward(_) => (
                "Bring the selected engagement forward",
                "Have what the step is not about stand back",
            ),
            Self::EditBriefing(edit) => edit_words(edit),
            Self::ChooseStep(_) => ("Open step", "Work on this step"),
            Self::UndoBriefing => ("Undo", "Take back the last change of the briefing"),
            Self::RedoBriefing => ("Redo", "Make the change again that was taken back"),
            Self::SaveBriefing => ("Save again", "Try once more to write the briefing"),
            _ => return None,
        })
    }
}

fn edit_words(edit: &Edit) -> (&'static str, &'static str) {
    match edit {
        Edit::RemoveStep(_) => ("Delete", "Take the step out of the briefing"),
        Edit::CopyStep(_) => ("Duplicate", "Put the step in once more"),
        Edit::MoveStep { from, to } if to <= from => ("Up", "Show the step earlier"),
        Edit::MoveStep { .. } => ("Down", "Show the step later"),
        Edit::Step(_, StepEdit::RemoveCallout(_)) => {
            ("Remove", "Write nothing beside this mark any longer")
        }
        Edit::Step(_, StepEdit::SendBack(_)) => (
            "Send back",
            "The step is not about this engagement any longer",
        ),
        _ => ("Edit", "Change the briefing"),
    }
}
