//! Searching: the index, what is found in it, and how far the keyboard is in the list of that.
//!
//! The index is made on a thread when something is first searched for, and not before: the window opens
//! without it, and who never searches never pays for it. What is found is worked out at once in a small
//! catalogue; in a large one on a thread, one letter at a time and the latest next, while the list
//! shows what it showed.

use std::sync::Arc;

use egui::{Id, Rect};

use super::{
    arranged::{Arranged, Shown},
    derived::Derived,
};
use crate::{
    catalogue::Handle,
    command::{Command, Session, Sheet},
    load::Texts,
    search::{Hits, Matcher, Results, Scope, SearchIndex},
    timeline::{Arrangement, Finds},
    view::Lens,
};

/// The field that is typed in.
pub(super) fn field() -> Id {
    Id::unique("search field")
}

/// What an index is asked through.
#[derive(Clone, PartialEq)]
struct Ground {
    /// Number of the catalogue among those that were opened.
    generation: u64,
    lens: Lens,
}

/// What is asked for.
#[derive(Clone, PartialEq)]
struct Asked {
    ground: Ground,
    /// Number of the picture: another one may show others.
    stamp: u64,
    text: String,
}

/// What was found.
pub(super) struct Answer {
    scope: Arc<Scope>,
    pub results: Results,
    finds: Finds,
}

impl Answer {
    fn new(
        text: &str,
        index: &SearchIndex,
        scope: Arc<Scope>,
        arranged: &Shown,
        everything: bool,
    ) -> Self {
        let (catalogue, arrangement) = (&arranged.catalogue, &arranged.arrangement);
        let is_shown = |handle| everything || is_shown(arrangement, handle);
        let results = Results::new(index, catalogue, &scope, text, is_shown);
        let found = results.hits().in_time().iter();
        let finds = if everything {
            Finds::default()
        } else {
            Finds::new(arrangement, found.map(|hit| hit.engagement))
        };
        Self {
            scope,
            results,
            finds,
        }
    }

    /// "3 of 12".
    pub(super) fn standing(&self, selected: Option<Handle>) -> String {
        self.results.standing(selected, &self.scope)
    }
}

/// Something that is derived, where it is what was asked for.
fn current<T>(derived: Option<(&T, bool)>) -> Option<&T> {
    derived
        .filter(|(_, is_current)| *is_current)
        .map(|(value, _)| value)
}

fn is_shown(arrangement: &Arrangement, handle: Handle) -> bool {
    arrangement.position(handle).is_some() || arrangement.undated.binary_search(&handle).is_ok()
}

/// How far a search is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Progress {
    /// Nothing is searched for.
    #[default]
    Off,
    /// What is asked for by now is still being found.
    Working,
    /// It is found.
    Done,
}

/// Finds what is searched for.
#[derive(Default)]
pub(super) struct Finder {
    index: Derived<u64, Arc<SearchIndex>>,
    scope: Derived<Ground, Arc<Scope>>,
    answers: Derived<Asked, Answer>,
    /// What the palette asks for, among all that is known.
    names: Derived<Asked, Answer>,
    /// What there is to be asked now.
    ground: Option<Ground>,
    stamp: u64,
    progress: Progress,
    /// A step that waits for what is being found.
    step: Option<Command>,
    /// The line of the list that the keyboard is at.
    pub at: Option<usize>,
    /// Where the field is.
    pub place: Option<Rect>,
    /// Whether the top bar has room for the field.
    pub has_bar: bool,
    /// Whether the field had the keyboard in the last frame.
    pub has_keyboard: bool,
}

impl Finder {
    /// Makes sure that what is asked for is found, or will be.
    pub(super) fn refresh(
        &mut self,
        ctx: &egui::Context,
        arranged: &Arranged,
        texts: &Arc<Texts>,
        session: &Session,
        typed_name: &str,
    ) {
        let is_palette = session.shell.sheet == Some(Sheet::Palette);
        let text = session.search.as_ref().map(|search| search.text.as_str());
        let text = text.filter(|text| !text.trim().is_empty());
        self.progress = match text {
            Some(_) => Progress::Working,
            None => Progress::Off,
        };
        if session.search.is_none() && !is_palette {
            self.step = None;
            // What was found is of a catalogue and a lens that may be others by the next time.
            self.ground = None;
            return;
        }
        let ground = Ground {
            generation: arranged.generation(),
            lens: arranged.lens().clone(),
        };
        self.stamp = arranged.stamp();
        self.ground = Some(ground.clone());
        let Some((index, scope)) = self.stand(ctx, arranged, texts, &ground) else {
            return;
        };
        let asked = |text: &str| Asked {
            ground: ground.clone(),
            stamp: self.stamp,
            text: text.to_owned(),
        };
        let questions = [
            (text, false),
            (Some(typed_name).filter(|_| is_palette), true),
        ];
        let questions = questions.map(|(text, everything)| (text.map(asked), everything));
        for (asked, everything) in questions {
            let Some(asked) = asked else {
                continue;
            };
            let (index, scope) = (Arc::clone(&index), Arc::clone(&scope));
            let (text, shown) = (asked.text.clone(), arranged.all_shown());
            let make = move || Answer::new(&text, &index, scope, &shown, everything);
            let count = arranged.catalogue().len();
            let answers = if everything {
                &mut self.names
            } else {
                &mut self.answers
            };
            let there = answers.get(asked, count, ctx, make);
            let is_there = there.is_some_and(|(_, is_current)| is_current);
            if !everything && (is_there || !self.answers.is_working()) {
                self.progress = Progress::Done;
            }
        }
    }

    /// The index and the scope of what is shown now, when they are there.
    fn stand(
        &mut self,
        ctx: &egui::Context,
        arranged: &Arranged,
        texts: &Arc<Texts>,
        ground: &Ground,
    ) -> Option<(Arc<SearchIndex>, Arc<Scope>)> {
        let generation = ground.generation;
        let (catalogue, texts) = (Arc::clone(arranged.catalogue()), Arc::clone(texts));
        let make = move || Arc::new(SearchIndex::new(&catalogue, &texts));
        // Even of a small catalogue it takes longer than a frame.
        let index = self.index.get(generation, usize::MAX, ctx, make);
        let index = Arc::clone(current(index)?);
        let (catalogue, known) = (
            Arc::clone(arranged.catalogue()),
            Arc::clone(arranged.known()),
        );
        let within = Arc::clone(&index);
        let make = move || Arc::new(within.scope(&catalogue, &known));
        let count = arranged.catalogue().len();
        let scope = self.scope.get(ground.clone(), count, ctx, make);
        let scope = Arc::clone(current(scope)?);
        Some((index, scope))
    }

    /// What was asked last and what was found, unless that was in another catalogue or under another lens:
    /// what the lens does not admit is not shown for a moment either.
    fn found(&self) -> Option<(&Asked, &Answer)> {
        let is_of = |asked: &Asked| Some(&asked.ground) == self.ground.as_ref();
        let found = self.answers.last().filter(|(asked, _)| is_of(asked));
        found.filter(|_| self.progress != Progress::Off)
    }

    /// What was found last in what is shown.
    pub(super) fn answer(&self) -> Option<&Answer> {
        self.found().map(|(_, answer)| answer)
    }

    /// What the palette has found.
    pub(super) fn named(&self) -> Option<&Answer> {
        let (asked, answer) = self.names.last()?;
        (Some(&asked.ground) == self.ground.as_ref()).then_some(answer)
    }

    /// Whether the index is being made.
    pub(super) fn is_reading(&self) -> bool {
        self.index.is_working()
    }

    /// Whether something is being found, or what is needed for that made.
    pub(super) fn is_working(&self) -> bool {
        let there = [self.index.is_working(), self.scope.is_working()];
        let found = [self.answers.is_working(), self.names.is_working()];
        there.into_iter().chain(found).any(|is_working| is_working)
            || self.progress == Progress::Working
    }

    /// What to mark on the timeline: where what was found lies is known for one picture only.
    pub(super) fn finds(&self) -> Option<&Finds> {
        let (asked, answer) = self.found()?;
        (asked.stamp == self.stamp).then_some(&answer.finds)
    }

    /// What marks the words that are searched for.
    pub(super) fn matcher(&self) -> Option<&Matcher> {
        Some(self.answer()?.results.hits().matcher())
    }

    /// What a command walks through.
    pub(super) fn hits(&self) -> Option<(&Hits, &Scope)> {
        let answer = self.answer()?;
        Some((answer.results.hits(), &answer.scope))
    }

    /// Whether a command has to wait until what was typed by now is found; it is remembered.
    pub(super) fn puts_off(&mut self, command: &Command, session: &Session) -> bool {
        if !matches!(command, Command::NextHit | Command::PreviousHit) {
            return false;
        }
        let text = session.search.as_ref().map(|search| search.text.as_str());
        let is_found = |(asked, _): (&Asked, _)| Some(asked.text.as_str()) == text;
        let waits = text.is_some_and(|text| !text.trim().is_empty())
            && !(self.progress == Progress::Done && self.found().is_some_and(is_found));
        if waits {
            self.step = Some(command.clone());
        }
        waits
    }

    /// The step that need not wait any longer.
    pub(super) fn step(&mut self) -> Option<Command> {
        if self.progress == Progress::Done && self.answer().is_some() {
            self.step.take()
        } else {
            None
        }
    }
}
