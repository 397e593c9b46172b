//! The panel in which briefings are made.
//!
//! | file | holds |
//! |---|---|
//! | `list` | all briefings |
//! | `steps` | the steps of the one that is open |
//! | `fields` | what is typed, until it is done |
//! | `pictures` | what each step shows, small, and how much of it |

mod fields;
mod list;
mod pictures;
mod steps;

use std::sync::Arc;

use egui::{Button, FontId, Label, Response, RichText, ScrollArea, Ui};

use self::{
    fields::{Field, Fields},
    pictures::Pictures,
};
use super::{fonts, scroll, theme};
use crate::{
    briefing::Edit,
    catalogue::Catalogue,
    command::{Command, Drafting, Session},
    date::Day,
    scene::Token,
};

/// What the panel shows of.
pub(super) struct Of<'a> {
    pub catalogue: &'a Arc<Catalogue>,
    pub generation: u64,
    pub session: &'a Session,
    /// Whether each briefing of the catalogue is the user's own.
    pub own: &'a [bool],
    /// The day that counts as today.
    pub today: Day,
}

/// What the panel remembers.
#[derive(Default)]
pub(super) struct Briefings {
    fields: Fields,
    pictures: Pictures,
    /// The briefing that is deleted when that is said once more.
    removed: Option<crate::model::BriefingId>,
    /// The step whose head has the keyboard.
    held: Option<usize>,
    /// Whether the panel is to get the keyboard.
    wants_keyboard: bool,
    /// Whether another command opened the panel, and nobody has asked for the panel itself since.
    came_along: bool,
}

impl Briefings {
    /// Commands for keys that move the step that has the keyboard.
    pub(super) fn keys(&mut self, ctx: &egui::Context, session: &Session) -> Option<Command> {
        let from = self.held.filter(|_| session.briefings)?;
        let count = session.drafting.as_ref()?.draft.briefing().steps.len();
        let alt = egui::Modifiers::ALT;
        let (up, down) = ctx.input_mut(|input| {
            let up = input.consume_key(alt, egui::Key::ArrowUp);
            (up, input.consume_key(alt, egui::Key::ArrowDown))
        });
        let to = match (up, down) {
            (true, _) => from.checked_sub(1)?,
            (_, true) => Some(from + 1).filter(|to| *to < count)?,
            _ => return None,
        };
        self.fields.follow_step(to);
        let edit = Edit::MoveStep { from, to };
        Some(Command::EditBriefing(Box::new(edit)))
    }

    /// Takes note of whether the panel was open before a command and is after it.
    pub(super) fn note(&mut self, was_open: bool, is_open: bool, is_asked_for: bool) {
        if was_open != is_open {
            self.came_along = is_open && !is_asked_for;
        }
    }

    /// Gives the keyboard to a panel that came along with another command, and says whether it did: whoever asks
    /// for the panel then means to go there, and not to close it.
    pub(super) fn takes_keyboard(&mut self) -> bool {
        self.wants_keyboard = std::mem::take(&mut self.came_along);
        self.wants_keyboard
    }

    /// The changes that were typed into fields which were left. To be asked for once in each frame, after the
    /// panel was shown, and made before anything else is done.
    pub(super) fn left(&mut self, ctx: &egui::Context) -> Vec<Command> {
        self.fields.left(ctx)
    }

    /// All changes that were typed and are not made yet.
    pub(super) fn typed(&mut self) -> Vec<Command> {
        self.fields.changes()
    }

    pub(super) fn show(&mut self, ui: &mut Ui, of: &Of<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        self.held = None;
        self.pictures.begin(of.generation, of.today);
        if std::mem::take(&mut self.wants_keyboard)
            && let Some(drafting) = &of.session.drafting
        {
            self.fields.follow_step(drafting.draft.chosen());
        }
        ui.horizontal(|ui| {
            let font = FontId::new(19.0, fonts::serif_strong());
            ui.label(RichText::new("Briefings").font(font));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let close = ui.button("Close");
                if close.clicked() {
                    self.came_along = false;
                    commands.push(Command::EditBriefings);
                }
            });
        });
        ui.add_space(4.0);
        ScrollArea::vertical()
            .auto_shrink([false, false])
            .show(ui, |ui| {
                scroll::by_pages(ui);
                theme::beside_scroll_bar(ui);
                ui.vertical(|ui| match &of.session.drafting {
                    Some(drafting) => self.open(ui, of, drafting, &mut commands),
                    None => self.list(ui, of, &mut commands),
                });
            });
        // Whoever is in the panel already need not be led there.
        let focused = ui.memory(egui::Memory::focused);
        let focused = focused.and_then(|id| ui.ctx().read_response(id));
        let across = ui.max_rect().x_range();
        self.came_along &= !focused.is_some_and(|at| across.contains(at.rect.center().x));
        commands
    }

    fn open(&mut self, ui: &mut Ui, of: &Of<'_>, drafting: &Drafting, commands: &mut Vec<Command>) {
        let briefing = drafting.draft.briefing();
        ui.horizontal_wrapped(|ui| {
            press(ui, true, Command::CloseBriefing { anyway: false }, commands);
            let present = Command::PresentBriefing(Box::new(briefing.clone()));
            press(ui, !briefing.steps.is_empty(), present, commands);
            let export = Command::ExportBriefing(Some(briefing.slug.clone()));
            press(ui, !briefing.steps.is_empty(), export, commands);
            if drafting.is_own {
                let draft = &drafting.draft;
                press(ui, draft.can_undo(), Command::UndoBriefing, commands);
                press(ui, draft.can_redo(), Command::RedoBriefing, commands);
            } else {
                let copy = Command::CopyBriefing(briefing.slug.clone());
                press(ui, true, copy, commands);
            }
        });
        standing(ui, drafting, commands);
        if drafting.is_own {
            self.fields.line(ui, Field::Title, "Title", &briefing.title);
            let subtitle = briefing.subtitle.as_deref().unwrap_or_default();
            self.fields.line(ui, Field::Subtitle, "Subtitle", subtitle);
        } else {
            let font = FontId::new(15.0, fonts::strong());
            ui.add(Label::new(RichText::new(&briefing.title).font(font)).wrap());
            if let Some(subtitle) = &briefing.subtitle {
                second(ui, subtitle);
            }
        }
        ui.add_space(6.0);
        self.steps(ui, of, drafting, commands);
        if drafting.is_own {
            ui.add_space(6.0);
            press(ui, true, Command::AddStep, commands);
        }
    }
}

/// Whether what is seen is in its file.
fn standing(ui: &mut Ui, drafting: &Drafting, commands: &mut Vec<Command>) {
    if !drafting.is_own {
        second(ui, "It comes with the catalogue: copy it to change it");
        return;
    }
    if let Some(why) = &drafting.refused {
        warn(ui, &format!("Not saved: {why}"));
        ui.horizontal_wrapped(|ui| {
            press(ui, true, Command::SaveBriefing, commands);
            if drafting.asks {
                press(ui, true, Command::CloseBriefing { anyway: true }, commands);
            }
        });
    } else if drafting.draft.briefing().title.trim().is_empty() {
        // In the room of the other words: what is below does not jump.
        warn(ui, "The briefing has no title");
    } else if drafting.is_saved() {
        second(ui, "Saved");
    }
}

/// A button for a command, with its keys.
fn press(ui: &mut Ui, is_of_use: bool, command: Command, commands: &mut Vec<Command>) -> Response {
    let info = command.info();
    let hint = match info.shortcuts.first() {
        Some(key) => format!("{} ({key})", info.sentence),
        None => info.sentence.to_owned(),
    };
    let button = ui.add_enabled(is_of_use, Button::new(info.name));
    scroll::follow_focus(&button);
    let button = button.on_hover_text(hint);
    if button.clicked() {
        commands.push(command);
    }
    button
}

/// The same, with a name of its own for those who hear it.
fn press_named(
    ui: &mut Ui,
    is_of_use: bool,
    command: Command,
    spoken: &str,
    commands: &mut Vec<Command>,
) {
    let info = command.info();
    let text = RichText::new(info.name).small();
    let button = ui.add_enabled(is_of_use, Button::new(text));
    scroll::follow_focus(&button);
    ui.accesskit_node_builder(button.id, |node| node.set_label(spoken));
    if button.on_hover_text(info.sentence).clicked() {
        commands.push(command);
    }
}

fn second(ui: &mut Ui, words: &str) {
    let ink = theme::ink(ui, Token::Ink2);
    ui.add(Label::new(RichText::new(words).small().color(ink)).wrap());
}

fn warn(ui: &mut Ui, words: &str) {
    let ink = theme::ink(ui, Token::Warning);
    ui.add(Label::new(RichText::new(words).small().color(ink)).wrap());
}
