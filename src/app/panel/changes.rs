//! What the choice of sources changes of an engagement, said beside the fact that it changes.

use egui::{Button, Label, RichText, Ui};

use super::{super::theme, claims::place_name, flat, link, proof::in_a_line};
use crate::{
    app::{scroll, words},
    catalogue::{Catalogue, Change, Changed, Part, PromiseRef},
    command::Command,
    scene::Token,
    view::Lens,
};

/// How many sources are named in a hint.
const NAMED: usize = 8;

/// What more sources would say otherwise.
pub(super) struct Changes<'a> {
    catalogue: &'a Catalogue,
    all: Vec<Change<'a>>,
}

impl<'a> Changes<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, all: Vec<Change<'a>>) -> Self {
        Self { catalogue, all }
    }

    /// How much is changed, and the way to all sources.
    pub(super) fn summary(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        if self.all.is_empty() {
            return;
        }
        let is_unknown = self.all[0].what == Changed::Engagement;
        let text = match self.all.len() {
            _ if is_unknown => "Other sources tell of it".to_owned(),
            1 => "The sources chosen change one thing here".to_owned(),
            number => format!("The sources chosen change {number} things here"),
        };
        ui.horizontal_wrapped(|ui| {
            let ink = theme::ink(ui, Token::Warning);
            ui.label(RichText::new(text).size(12.0).color(ink));
            let command = Command::Believe(Lens::All);
            let info = command.info();
            let button = ui.add(link(ui, info.name));
            scroll::follow_focus(&button);
            if button.on_hover_text(info.sentence).clicked() {
                commands.push(command);
            }
        });
        if is_unknown {
            self.note(ui, |what| *what == Changed::Engagement, commands);
        }
    }

    /// Whether one of the changes is like this.
    pub(super) fn has(&self, is_meant: &impl Fn(&Changed<'_>) -> bool) -> bool {
        self.all.iter().any(|change| is_meant(&change.what))
    }

    /// Says which of the changes are like this, each in a line. Pressed, it opens the first source that
    /// says so.
    pub(super) fn note(
        &self,
        ui: &mut Ui,
        is_meant: impl Fn(&Changed<'_>) -> bool,
        commands: &mut Vec<Command>,
    ) {
        for change in self.all.iter().filter(|change| is_meant(&change.what)) {
            let ink = theme::ink(ui, Token::Warning);
            let text = RichText::new(self.text(&change.what)).size(12.0).color(ink);
            let Some(first) = change.sources.first() else {
                ui.add(Label::new(text).wrap());
                continue;
            };
            let button = flat(ui, Button::new(text).frame(false).wrap());
            scroll::follow_focus(&button);
            let hint = self.hint(change);
            ui.accesskit_node_builder(button.id, |node| node.set_description(hint.as_str()));
            if button.on_hover_text(hint).clicked() {
                commands.push(Command::ShowSource {
                    source: (*first).clone(),
                    cited: None,
                });
            }
        }
    }

    /// The same for what became of a promise.
    pub(super) fn of_promise(&self, ui: &mut Ui, promise: PromiseRef, commands: &mut Vec<Command>) {
        let is_of_it =
            |what: &Changed<'_>| matches!(what, Changed::Outcome(of, _) if *of == promise);
        self.note(ui, is_of_it, commands);
    }

    fn text(&self, what: &Changed<'_>) -> String {
        let more = |number: usize, one: &str, many: &str, whence: &str| {
            let noun = if number == 1 { one } else { many };
            format!("{number} more {noun} {whence} other sources only")
        };
        match what {
            Changed::Engagement => "Which sources those are".to_owned(),
            Changed::Date(claim) => format!("Other sources say {}", claim.date.display()),
            Changed::Place(place) => {
                format!("Other sources say {}", place_name(self.catalogue, place))
            }
            Changed::Status(status) => format!("Other sources say that it was {}", status.as_str()),
            Changed::Mode(mode) => format!("Other sources say: {}", mode.words()),
            Changed::Series(link) => {
                let series = self.catalogue.series(&link.slug);
                let name = series.map_or(link.slug.as_str(), |series| &series.name);
                format!("Other sources say that it is of the series {name}")
            }
            Changed::Left(Part::People, number) => more(*number, "person", "people", "named by"),
            Changed::Left(Part::Points, number) => more(*number, "point", "points", "from"),
            Changed::Left(Part::Promises, number) => more(*number, "promise", "promises", "from"),
            Changed::Left(Part::Named, number) => {
                more(*number, "forum or group", "forums or groups", "named by")
            }
            Changed::Outcome(_, outcome) => format!(
                "From all sources: {}",
                self.catalogue.outcome_words(*outcome)
            ),
        }
    }

    /// Who says so.
    fn hint(&self, change: &Change<'_>) -> String {
        let mut lines = vec!["Not among the sources chosen:".to_owned()];
        let sources = change.sources.iter();
        let named = sources
            .take(NAMED)
            .filter_map(|id| self.catalogue.source(id));
        lines.extend(named.map(in_a_line));
        let others = change.sources.len().saturating_sub(NAMED);
        if others > 0 {
            lines.push(format!("and {} more", words::thousands(others)));
        }
        lines.join("\n")
    }
}
