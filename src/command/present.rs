//! Presenting: which step is shown, and what the keys of a presenter do.

use super::{Command, Key, Request, Session, Sheet, Shortcut};
use crate::{
    briefing::{Briefing, Step},
    catalogue::{Catalogue, one_line},
    model::BriefingId,
    view::{History, View},
};

/// How many thumbnails stand beside each other in the overview.
pub const ACROSS: usize = 3;

/// A briefing that is being presented.
#[derive(Clone, Debug, PartialEq)]
pub struct Presenting {
    /// What is presented.
    pub briefing: Briefing,
    /// The step, counted from 0.
    pub at: usize,
    /// What is shown of it.
    pub shows: Shows,
    /// Whether the screen is black.
    pub is_black: bool,
    /// Whether the speaker's notes are open.
    pub has_notes: bool,
    /// Whether the keys are listed, above whatever is shown.
    pub has_keys: bool,
    /// The digits of a step that is being typed.
    pub typed: Option<usize>,
    /// The user's own view and its history, which come back when presenting ends.
    own: (View, History),
}

/// What a presenter shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The step.
    Step,
    /// All steps, with the one that the keys are at.
    Overview(usize),
    /// The timeline, to answer a question.
    Live,
}

/// What a presenter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the next step.
    Next,
    /// To the step before.
    Previous,
    /// To the last step.
    Last,
    /// All steps, or back to the one.
    Overview,
    /// A step further down in the overview.
    Down,
    /// A step further up in the overview.
    Up,
    /// A black screen, or no longer.
    Black,
    /// The speaker's notes, or no longer.
    Notes,
    /// A digit of the number of a step.
    Digit(u8),
    /// To the step that was typed or chosen; else to the live timeline.
    Choose,
    /// To a step, counted from 0.
    To(usize),
    /// From a step to the live timeline, and back to the step.
    Live,
    /// The list of these keys, or no longer.
    Keys,
    /// Out of the list of keys, the overview or the black screen; else the end of presenting.
    Leave,
}

impl Turn {
    /// Every turn that has a key.
    pub const ALL: [Self; 12] = [
        Self::Next,
        Self::Previous,
        Self::Last,
        Self::Overview,
        Self::Down,
        Self::Up,
        Self::Choose,
        Self::Live,
        Self::Black,
        Self::Notes,
        Self::Keys,
        Self::Leave,
    ];

    /// Every way to ask for something while steps are shown, and what it does.
    pub fn listed() -> impl Iterator<Item = (String, &'static str)> {
        Self::ALL.into_iter().flat_map(|turn| {
            let keys: Vec<String> = turn.shortcuts().iter().map(ToString::to_string).collect();
            let digits = (turn == Self::Choose).then(|| {
                (
                    "0 to 9, then Enter".to_owned(),
                    "Go to the step of that number",
                )
            });
            digits
                .into_iter()
                .chain([(keys.join("  or  "), turn.words().1)])
        })
    }

    /// Its keys, those of a clicker among them.
    #[must_use]
    pub fn shortcuts(self) -> Vec<Shortcut> {
        let keys: &[Key] = match self {
            Self::Next => &[Key::PageDown, Key::Char(' '), Key::Right],
            Self::Previous => &[Key::PageUp, Key::Left],
            Self::Overview => &[Key::Home],
            Self::Last => &[Key::End],
            Self::Black => &[Key::Char('b'), Key::Char('.')],
            Self::Notes => &[Key::Char('n')],
            Self::Choose => &[Key::Enter],
            Self::Live => &[Key::Char('l'), Key::Function(5)],
            Self::Keys => &[Key::Char('?'), Key::Function(1)],
            Self::Leave => &[Key::Escape],
            Self::Down => &[Key::Down],
            Self::Up => &[Key::Up],
            Self::Digit(_) | Self::To(_) => &[],
        };
        keys.iter().copied().map(Shortcut::plain).collect()
    }

    /// Name and sentence.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Next => ("Next step", "Go to the next step"),
            Self::Previous => ("Step before", "Go to the step before"),
            Self::Last => ("Last step", "Go to the last step"),
            Self::Overview => ("All steps", "Show all steps, or go back to the one"),
            Self::Down => (
                "Row below",
                "Go to the next step, or down a row where all are shown",
            ),
            Self::Up => (
                "Row above",
                "Go to the step before, or up a row where all are shown",
            ),
            Self::Black => ("Black screen", "Make the screen black, or no longer"),
            Self::Notes => ("Notes", "Open the speaker’s notes, or close them"),
            Self::Digit(_) => ("Number", "Type the number of a step"),
            Self::Choose => (
                "Go to this step",
                "Go to the step that is chosen, else to the live timeline",
            ),
            Self::To(_) => ("Go to step", "Go to this step"),
            Self::Live => (
                "Live timeline",
                "Open the step on the live timeline to answer a question, or go back to it",
            ),
            Self::Keys => ("Keys", "List these keys, or put the list away"),
            Self::Leave => ("Leave", "Close what is open, else end presenting"),
        }
    }
}

impl Presenting {
    /// How many steps there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.briefing.steps.len()
    }

    /// Whether there is nothing to present.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.briefing.steps.is_empty()
    }

    /// The step that is shown.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.briefing.steps.get(self.at)
    }

    /// The step after it.
    #[must_use]
    pub fn next(&self) -> Option<&Step> {
        self.briefing.steps.get(self.at + 1)
    }

    /// Whether the live timeline is open.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.shows == Shows::Live
    }

    fn go_to(&mut self, step: usize) {
        self.at = step.min(self.len().saturating_sub(1));
        self.shows = Shows::Step;
        self.is_black = false;
    }

    /// Moves within the overview, or from step to step.
    fn move_by(&mut self, by: isize) {
        let last = self.len().saturating_sub(1);
        let moved = |at: usize| at.saturating_add_signed(by).min(last);
        match self.shows {
            Shows::Overview(at) => self.shows = Shows::Overview(moved(at)),
            // Whoever sees black sees the step first, and then the next.
            Shows::Step if self.is_black => self.is_black = false,
            Shows::Step => self.at = moved(self.at),
            Shows::Live => {}
        }
    }
}

/// Begins to present a briefing, or says why that cannot be.
fn begin(briefing: Briefing, session: &mut Session) -> Option<Request> {
    if session.presenting.is_some() {
        return None;
    }
    session.shell.sheet = None;
    if briefing.steps.is_empty() {
        let title = one_line(&briefing.title);
        return Some(Request::Tell(format!(
            "“{title}” has no step, and so nothing to present: open it under “Briefings…” and add a step"
        )));
    }
    session.presented = Some(briefing.slug.clone());
    session.presenting = Some(Box::new(Presenting {
        briefing,
        at: 0,
        shows: Shows::Step,
        is_black: false,
        has_notes: false,
        has_keys: false,
        typed: None,
        own: (session.view.clone(), session.history.clone()),
    }));
    None
}

/// Carries out a command of presenting.
pub(super) fn carry_out(
    command: Command,
    session: &mut Session,
    catalogue: &Catalogue,
) -> Option<Request> {
    match command {
        Command::Present => return present(session, catalogue),
        Command::PresentBriefing(briefing) => return begin(*briefing, session),
        Command::PresentView => return begin(of_view(&session.view, catalogue), session),
        Command::Turn(wanted) => turn(wanted, session),
        _ => {}
    }
    None
}

/// Presents the only briefing, asks which where there are several, and where there is none presents what
/// is on screen. While presenting it leads to the live timeline and back.
fn present(session: &mut Session, catalogue: &Catalogue) -> Option<Request> {
    if session.presenting.is_some() {
        turn(Turn::Live, session);
        return None;
    }
    match catalogue.briefings() {
        [] => begin(of_view(&session.view, catalogue), session),
        [only] => begin(only.clone(), session),
        _ => {
            session.shell.toggle(Sheet::Present);
            None
        }
    }
}

/// A briefing of what is on screen alone.
fn of_view(view: &View, catalogue: &Catalogue) -> Briefing {
    let words = catalogue.view_name(view);
    Briefing {
        slug: BriefingId::from("view"),
        title: catalogue.title().to_owned(),
        subtitle: None,
        steps: vec![Step {
            title: catalogue.title().to_owned(),
            subtitle: Some(words),
            view: view.clone(),
            ..Step::default()
        }],
    }
}

/// Does what a presenter wants.
fn turn(turn: Turn, session: &mut Session) {
    let Some(mut presenting) = session.presenting.take() else {
        return;
    };
    let was_live = presenting.is_live();
    let typed = presenting.typed.take();
    // Whatever else is asked for, the list has done its work.
    let had_keys = std::mem::take(&mut presenting.has_keys);
    match turn {
        Turn::Next => presenting.move_by(1),
        Turn::Previous => presenting.move_by(-1),
        Turn::Down | Turn::Up => {
            let across = match presenting.shows {
                Shows::Overview(_) => ACROSS.cast_signed(),
                Shows::Step | Shows::Live => 1,
            };
            presenting.move_by(if turn == Turn::Down { across } else { -across });
        }
        Turn::Last => presenting.go_to(usize::MAX),
        Turn::To(step) => presenting.go_to(step),
        Turn::Overview => {
            presenting.is_black = false;
            presenting.shows = match presenting.shows {
                Shows::Overview(_) => Shows::Step,
                _ => Shows::Overview(presenting.at),
            };
        }
        Turn::Black => presenting.is_black = !presenting.is_black,
        Turn::Notes => presenting.has_notes = !presenting.has_notes,
        Turn::Digit(digit) => {
            let number = typed.unwrap_or(0) * 10 + usize::from(digit);
            presenting.typed = Some(number.min(999));
        }
        Turn::Choose => match (typed, presenting.shows) {
            (Some(number), _) => presenting.go_to(number.saturating_sub(1)),
            (None, Shows::Overview(at)) => presenting.go_to(at),
            (None, _) => presenting.shows = Shows::Live,
        },
        Turn::Live => {
            presenting.shows = match presenting.shows {
                Shows::Live => Shows::Step,
                _ => Shows::Live,
            };
        }
        Turn::Keys => {
            presenting.has_keys = !had_keys;
            presenting.typed = typed;
        }
        Turn::Leave if had_keys => {}
        Turn::Leave => {
            let is_on_top = presenting.is_black || presenting.shows != Shows::Step;
            if !is_on_top && typed.is_none() {
                (session.view, session.history) = presenting.own;
                return;
            }
            presenting.is_black = false;
            presenting.shows = Shows::Step;
        }
    }
    if presenting.is_live() && !was_live {
        presenting.is_black = false;
        if let Some(step) = presenting.step() {
            session.view = step.view.clone();
        }
    } else if was_live && !presenting.is_live() {
        (session.view, session.history) = presenting.own.clone();
        session.shell.sheet = None;
        session.range = None;
    }
    session.presenting = Some(presenting);
}

impl Command {
    /// Name and sentence of commands of presenting.
    pub(super) fn present_words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Present => (
                "Present",
                "Show a briefing, or what is on screen, in large type on the whole screen",
            ),
            Self::PresentBriefing(_) => ("Present this", "Show this briefing on the whole screen"),
            Self::PresentView => (
                "Present what is on screen",
                "Show what is on screen in large type on the whole screen",
            ),
            Self::Turn(turn) => turn.words(),
            Self::SetGround(ground) => ground.words(),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presenting(steps: usize) -> Session {
        let mut session = Session::default();
        session.view.scroll = 7.0;
        assert_eq!(begin(talk(steps), &mut session), None);
        session
    }

    fn talk(steps: usize) -> Briefing {
        let step = |number: usize| Step {
            title: format!("Step {number}"),
            view: View {
                time: "2019/2020".parse().ok(),
                ..View::default()
            },
            ..Step::default()
        };
        Briefing {
            slug: BriefingId::from("talk"),
            title: "Talk".to_owned(),
            subtitle: None,
            steps: (1..=steps).map(step).collect(),
        }
    }

    fn at(session: &Session) -> usize {
        session.presenting.as_ref().map_or(99, |now| now.at)
    }

    fn does(session: &mut Session, turns: &[Turn]) {
        for &one in turns {
            turn(one, session);
        }
    }

    #[test]
    fn a_briefing_without_steps_is_not_presented_and_it_is_said_why() {
        let mut session = Session::default();
        session.shell.sheet = Some(Sheet::Present);
        let Some(Request::Tell(words)) = begin(talk(0), &mut session) else {
            panic!("nothing was said");
        };
        assert!(words.contains("“Talk” has no step"), "{words}");
        assert_eq!((session.presenting, session.shell.sheet), (None, None));
    }

    #[test]
    fn steps_follow_each_other_and_end_at_the_last() {
        let mut session = presenting(3);
        does(&mut session, &[Turn::Previous]);
        assert_eq!(at(&session), 0);
        does(&mut session, &[Turn::Next, Turn::Next, Turn::Next]);
        assert_eq!(at(&session), 2);
        does(&mut session, &[Turn::Previous]);
        assert_eq!(at(&session), 1);
        does(&mut session, &[Turn::Last]);
        assert_eq!(at(&session), 2);
    }

    #[test]
    fn a_number_and_enter_lead_to_that_step() {
        let mut session = presenting(12);
        does(
            &mut session,
            &[Turn::Digit(1), Turn::Digit(1), Turn::Choose],
        );
        assert_eq!(at(&session), 10);
        does(
            &mut session,
            &[Turn::Digit(9), Turn::Digit(9), Turn::Choose],
        );
        assert_eq!(at(&session), 11);
        does(&mut session, &[Turn::Digit(2), Turn::Next, Turn::Choose]);
        assert!(session.presenting.unwrap_or_else(|| panic!()).is_live());
    }

    #[test]
    fn the_overview_is_walked_through_in_rows() {
        let mut session = presenting(8);
        does(&mut session, &[Turn::Overview, Turn::Down, Turn::Next]);
        assert_eq!(at(&session), 0);
        does(&mut session, &[Turn::Choose]);
        assert_eq!(at(&session), 4);
    }

    #[test]
    fn escape_closes_what_is_open_and_then_ends() {
        let mut session = presenting(2);
        let own = session.view.clone();
        does(&mut session, &[Turn::Black, Turn::Leave]);
        assert!(session.presenting.is_some());
        does(&mut session, &[Turn::Live]);
        assert_ne!(session.view, own);
        session.view.scroll = 300.0;
        does(&mut session, &[Turn::Live]);
        assert_eq!(session.view, own);
        does(&mut session, &[Turn::Overview, Turn::Leave, Turn::Leave]);
        assert_eq!((session.presenting.is_none(), session.view), (true, own));
    }

    #[test]
    fn the_list_of_keys_is_put_away_before_anything_else_is_left() {
        let mut session = presenting(3);
        let lists = |session: &Session| session.presenting.as_ref().map(|now| now.has_keys);
        does(&mut session, &[Turn::Keys]);
        assert_eq!(lists(&session), Some(true));
        does(&mut session, &[Turn::Keys]);
        assert_eq!(lists(&session), Some(false));
        does(&mut session, &[Turn::Overview, Turn::Keys, Turn::Leave]);
        let now = session.presenting.as_ref().map(|now| now.shows);
        assert_eq!(
            (lists(&session), now),
            (Some(false), Some(Shows::Overview(0)))
        );
        does(&mut session, &[Turn::Leave, Turn::Keys, Turn::Next]);
        assert_eq!((lists(&session), at(&session)), (Some(false), 1));
        does(&mut session, &[Turn::Leave]);
        assert!(session.presenting.is_none());
    }

    #[test]
    fn every_key_of_a_presenter_is_listed() {
        let listed: Vec<String> = Turn::listed().map(|(keys, _)| keys).collect();
        for turn in Turn::ALL {
            for shortcut in turn.shortcuts() {
                let is_there =
                    |keys: &String| keys.split("  or  ").any(|key| key == shortcut.to_string());
                assert!(
                    listed.iter().any(is_there),
                    "{turn:?}: {shortcut} is not in {listed:?}"
                );
            }
        }
    }

    #[test]
    fn after_black_the_step_comes_back_first() {
        let mut session = presenting(2);
        does(&mut session, &[Turn::Black, Turn::Next]);
        let now = session.presenting.unwrap_or_else(|| panic!());
        assert_eq!((now.at, now.is_black), (0, false));
    }
}
