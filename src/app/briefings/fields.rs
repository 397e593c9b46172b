//! Fields of a briefing. What is typed becomes a change when the field is left, and not letter by letter.

use egui::{TextEdit, Ui};

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

/// A field that is typed in.
struct Typed {
    field: Field,
    text: String,
    /// What stood there before.
    before: String,
    /// Whether it was seen in this frame.
    is_there: bool,
}

/// What is typed.
#[derive(Default)]
pub(super) struct Fields {
    typed: Option<Typed>,
    /// The head of a step that is to get the keyboard.
    followed: Option<usize>,
    /// The field that is to get the keyboard as soon as it is there.
    wanted: Option<Field>,
}

impl Fields {
    pub(super) fn begin(&mut self) {
        if let Some(typed) = &mut self.typed {
            typed.is_there = false;
        }
    }

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
    pub(super) fn line(
        &mut self,
        ui: &mut Ui,
        field: Field,
        name: &str,
        value: &str,
    ) -> Option<Command> {
        self.field(ui, field, name, value, false)
    }

    /// A field of several lines.
    pub(super) fn lines(
        &mut self,
        ui: &mut Ui,
        field: Field,
        name: &str,
        value: &str,
    ) -> Option<Command> {
        self.field(ui, field, name, value, true)
    }

    fn field(
        &mut self,
        ui: &mut Ui,
        field: Field,
        name: &str,
        value: &str,
        is_long: bool,
    ) -> Option<Command> {
        let typed = self.typed.as_ref().filter(|typed| typed.field == field);
        let mut text = typed.map_or_else(|| value.to_owned(), |typed| typed.text.clone());
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
        if response.lost_focus() {
            self.typed = self.typed.take().filter(|typed| typed.field != field);
            return (text != value).then(|| field.edit(text));
        }
        if response.has_focus() {
            self.typed = Some(Typed {
                field,
                text,
                before: value.to_owned(),
                is_there: true,
            });
        }
        None
    }

    /// The change that is in a field which is no longer there.
    pub(super) fn flush(&mut self) -> Option<Command> {
        let gone = self.typed.take_if(|typed| !typed.is_there)?;
        (gone.text != gone.before).then(|| gone.field.edit(gone.text))
    }
}
