//! Fields of a briefing. What is typed becomes a change when the field is left, and not letter by letter;
//! at the latest before anything else is done.

use egui::{Context, Id, Memory, TextEdit, Ui};

use crate::{
    app::scroll,
    briefing::{Edit, StepEdit},
    command::Command,
};

/// The most characters of a field.
const LONGEST: usize = 4_000;

/// Which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Title,
    Subtitle,
    StepTitle(usize),
    StepSubtitle(usize),
    Notes(usize),
    Callout(usize, usize),
}

impl Field {
    fn edit(self, text: String) -> Command {
        let edit = match self {
            Self::Title => Edit::Title(text),
            Self::Subtitle => Edit::Subtitle(text),
            Self::StepTitle(step) => Edit::Step(step, StepEdit::Title(text)),
            Self::StepSubtitle(step) => Edit::Step(step, StepEdit::Subtitle(text)),
            Self::Notes(step) => Edit::Step(step, StepEdit::Notes(text)),
            Self::Callout(step, number) => Edit::Step(step, StepEdit::CalloutText(number, text)),
        };
        Command::EditBriefing(Box::new(edit))
    }
}

/// What was typed into a field. It is kept until the field is left.
struct Typed {
    field: Field,
    id: Id,
    text: String,
    /// What the briefing holds of it.
    known: String,
    /// Whether the field was seen in this frame.
    is_there: bool,
}

/// What is typed, each field for itself: another one that gets the keyboard takes nothing away.
#[derive(Default)]
pub(super) struct Fields {
    typed: Vec<Typed>,
    /// The head of a step that is to get the keyboard.
    followed: Option<usize>,
    /// The field that is to get the keyboard as soon as it is there.
    wanted: Option<Field>,
}

impl Fields {
    /// Has the keyboard go on from the head of a step.
    pub(super) fn follow_step(&mut self, step: usize) {
        self.followed = Some(step);
    }

    /// Whether the head of a step is to get the keyboard.
    pub(super) fn is_followed(&mut self, step: usize) -> bool {
        let is_it = self.followed == Some(step);
        if is_it {
            self.followed = None;
        }
        is_it
    }

    /// Gives the keyboard to a field that is not there yet.
    pub(super) fn write_in(&mut self, field: Field) {
        self.wanted = Some(field);
    }

    /// A field of one line.
    pub(super) fn line(&mut self, ui: &mut Ui, field: Field, name: &str, value: &str) {
        self.field(ui, field, name, value, false);
    }

    /// A field of several lines.
    pub(super) fn lines(&mut self, ui: &mut Ui, field: Field, name: &str, value: &str) {
        self.field(ui, field, name, value, true);
    }

    fn field(&mut self, ui: &mut Ui, field: Field, name: &str, value: &str, is_long: bool) {
        let at = self.typed.iter().position(|typed| typed.field == field);
        let mut text = at.map_or_else(|| value.to_owned(), |at| self.typed[at].text.clone());
        let edit = if is_long {
            TextEdit::multiline(&mut text).desired_rows(3)
        } else {
            TextEdit::singleline(&mut text)
        };
        let edit = edit
            .id_salt(field)
            .hint_text(name)
            .char_limit(LONGEST)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        ui.accesskit_node_builder(response.id, |node| node.set_label(name));
        if self.wanted.take_if(|wanted| *wanted == field).is_some() {
            response.request_focus();
        }
        scroll::follow_focus(&response);
        match at {
            Some(at) => {
                let typed = &mut self.typed[at];
                (typed.text, typed.id, typed.is_there) = (text, response.id, true);
            }
            None if text != value => self.typed.push(Typed {
                field,
                id: response.id,
                text,
                known: value.to_owned(),
                is_there: true,
            }),
            None => {}
        }
    }

    /// All changes that were typed and are not yet known, in the order in which they were begun.
    pub(super) fn changes(&mut self) -> Vec<Command> {
        let unknown = self.typed.iter_mut().filter(|at| at.text != at.known);
        let change = |typed: &mut Typed| {
            typed.known.clone_from(&typed.text);
            typed.field.edit(typed.text.clone())
        };
        unknown.map(change).collect()
    }

    /// The same of fields that were left or are gone, which forget what was typed. To be asked for once in each
    /// frame, after the fields were shown.
    pub(super) fn left(&mut self, ctx: &Context) -> Vec<Command> {
        let focused = ctx.memory(Memory::focused);
        let mut changes = Vec::new();
        self.typed.retain_mut(|typed| {
            let is_there = std::mem::take(&mut typed.is_there);
            let is_left = !is_there || focused != Some(typed.id);
            if is_left && typed.text != typed.known {
                changes.push(typed.field.edit(std::mem::take(&mut typed.text)));
            }
            !is_left
        });
        changes
    }
}
