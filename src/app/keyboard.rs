//! From keys to commands.

use egui::{
    Event, FocusDirection, Id, Key as Pressed, Modifiers, text_selection::LabelSelectionState,
};

use super::{find, promises};
use crate::{
    command::{Command, Key, Sheet, Shortcut},
    view::Page,
};

/// Who has the keyboard.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// The timeline, the rows of the table, or nobody.
    Stage,
    /// A button, a box, or another thing that is pressed.
    Control,
    /// A menu that is open: Escape closes it, and arrows move in it.
    Menu,
    /// A list on top of the timeline.
    Sheet,
    /// A field that is typed in.
    Field,
    /// The field in which words are searched for.
    Search,
}

impl Holder {
    fn of(ctx: &egui::Context, stage: egui::Id, sheet: Option<Sheet>) -> Self {
        let asks = sheet.is_some_and(Sheet::asks);
        if !asks && ctx.memory(|memory| memory.has_focus(find::field())) {
            return Self::Search;
        }
        if asks || ctx.text_edit_focused() {
            return Self::Field;
        }
        if sheet.is_some() {
            return Self::Sheet;
        }
        if egui::Popup::is_any_open(ctx) {
            return Self::Menu;
        }
        match ctx.memory(egui::Memory::focused) {
            Some(focused) if focused != stage => Self::Control,
            _ => Self::Stage,
        }
    }

    /// Whether it needs this key for itself.
    fn keeps(self, key: Pressed, modifiers: Modifiers) -> bool {
        let is_arrow = matches!(
            key,
            Pressed::ArrowLeft | Pressed::ArrowRight | Pressed::ArrowUp | Pressed::ArrowDown
        );
        let bare = !modifiers.command && !modifiers.alt;
        // A field takes back what was typed in it, and copies that; and what is behind a list is not
        // changed unseen.
        let takes_back =
            modifiers.command && matches!(key, Pressed::Z | Pressed::Y | Pressed::A | Pressed::C);
        match self {
            Self::Stage => false,
            // Enter presses it.
            Self::Control => bare && (is_arrow || key == Pressed::Enter),
            Self::Menu => bare,
            // What closes it may, and nothing moves behind it.
            Self::Sheet => {
                let closes = [Pressed::Escape, Pressed::Questionmark, Pressed::F1];
                takes_back || bare && !closes.contains(&key)
            }
            // With Alt or Ctrl an arrow moves by words.
            Self::Field => is_arrow || takes_back || bare && key != Pressed::Escape,
            // And the keys that walk through what was found do it from there too.
            Self::Search => {
                let walks = [Pressed::Escape, Pressed::F3];
                is_arrow || takes_back || bare && !walks.contains(&key)
            }
        }
    }
}

/// Keys that were pressed for a field before it was there to take them.
///
/// On a slow machine several keys come in one frame. What follows a shortcut that opens a field is
/// meant for that field, and is kept until it is there; else letters would move the timeline.
#[derive(Default)]
pub(super) struct Held {
    field: Option<Id>,
    events: Vec<Event>,
    /// Whether the shortcut was a slash: as a character it is still to come, and meant for nobody.
    skips_slash: bool,
    /// How many more frames are waited for.
    patience: u8,
}

/// How many frames a field may take to be there.
const PATIENCE: u8 = 30;

impl Held {
    /// Keeps what is typed from now on for a field, and gives it the keyboard.
    pub(super) fn wait_for(&mut self, field: Id, ctx: &egui::Context) {
        ctx.memory_mut(|memory| memory.request_focus(field));
        self.field = Some(field);
        self.patience = PATIENCE;
        ctx.request_repaint();
    }

    /// Hands over what was kept when the field is there, before what was typed since. Until then that is
    /// kept too.
    pub(super) fn hand_over(&mut self, ctx: &egui::Context) {
        let Some(field) = self.field else {
            // What was to open the field did not.
            self.events.clear();
            self.skips_slash = false;
            return;
        };
        // An arrow that comes before whoever is to take it would lead the keyboard elsewhere.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let is_there = ctx.memory(|memory| memory.has_focus(field))
            && ctx
                .read_response(field)
                .is_some_and(|field| field.enabled());
        ctx.input_mut(|input| {
            let (typed, others) = std::mem::take(&mut input.events)
                .into_iter()
                .partition::<Vec<_>, _>(is_typed);
            for event in typed {
                self.keep(event);
            }
            input.events = others;
            if is_there {
                input.events.append(&mut self.events);
            }
        });
        self.patience -= 1;
        if is_there || self.patience == 0 {
            self.field = None;
            self.events.clear();
        } else {
            // A field that is only being measured gives the keyboard away again.
            ctx.memory_mut(|memory| memory.request_focus(field));
            ctx.request_repaint();
        }
    }
}

impl Held {
    fn keep(&mut self, event: Event) {
        let is_slash = matches!(&event, Event::Text(text) if text == "/");
        if !(is_slash && std::mem::take(&mut self.skips_slash)) {
            self.events.push(event);
        }
    }
}

/// Whether it is something that is typed.
fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_)
    )
}

/// Whether a command opens a field that takes the keyboard.
pub(super) fn opens_field(command: &Command, sheet: Option<Sheet>) -> bool {
    match command {
        Command::AskForWords
        | Command::AskForDate
        | Command::AskForPath
        | Command::SaveView
        | Command::ExportBriefing(_) => true,
        Command::TogglePalette => sheet != Some(Sheet::Palette),
        Command::ToggleExport => sheet != Some(Sheet::Export),
        _ => false,
    }
}

/// What takes the keys once a command has been carried out, where it is there only in the next frame.
pub(super) fn turns_to(command: &Command, page: Page) -> Option<Id> {
    let turns = *command == Command::ShowPage(Page::Promises) && page != Page::Promises;
    turns.then(promises::id)
}

/// The commands whose shortcuts were pressed, in order. Keys that whoever has the keyboard needs are
/// left alone; what is used is taken out of the input, and what was typed after a shortcut that opens a
/// field is held for that. A sheet that asks for something is a field from its first frame, though it gets
/// the focus only in its second. `stage` is what the page shows: the timeline, or the rows of the table.
pub(super) fn commands(
    ctx: &egui::Context,
    stage: egui::Id,
    sheet: Option<Sheet>,
    page: Page,
    held: &mut Held,
) -> Vec<Command> {
    let holder = Holder::of(ctx, stage, sheet);
    let marked = ctx.with_plugin(|marked: &mut LabelSelectionState| marked.has_selection());
    let words_are_marked = marked == Some(true);
    let mut found: Vec<Command> = Vec::new();
    ctx.input_mut(|input| {
        let mut opened = false;
        input.events.retain(|event| {
            if opened && is_typed(event) {
                held.keep(event.clone());
                return false;
            }
            // Words that are marked are what is meant to be copied.
            let command = command_for(event, holder, page)
                .filter(|command| *command != Command::CopyTable || !words_are_marked);
            let Some(command) = command else {
                return true;
            };
            opened = opens_field(&command, sheet) || turns_to(&command, page).is_some();
            let slash = Pressed::Slash;
            held.skips_slash = opened && matches!(event, Event::Key { key, .. } if *key == slash);
            found.push(command);
            false
        });
    });
    found
}

fn command_for(event: &Event, holder: Holder, page: Page) -> Option<Command> {
    let (key, physical_key, modifiers) = match event {
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } => (*key, *physical_key, *modifiers),
        // What the keys for copying are, the system knows.
        Event::Copy => (Pressed::C, None, Modifiers::COMMAND),
        _ => return None,
    };
    if holder.keeps(key, modifiers) {
        return None;
    }
    let mut commands = Command::listed().into_iter();
    commands.find(|command| {
        let shortcuts = command.info().shortcuts;
        is_of(command, page)
            && shortcuts
                .iter()
                .any(|shortcut| is_pressed(shortcut, key, physical_key, modifiers))
    })
}

/// Whether a command has its keys on a page.
fn is_of(command: &Command, page: Page) -> bool {
    match page {
        Page::Timeline => !command.is_of_table(),
        Page::Table => !command.is_of_timeline(),
        Page::Trends | Page::Promises => !command.is_of_timeline() && !command.is_of_table(),
    }
}

/// Whether an event is this shortcut.
pub(super) fn is_pressed(
    shortcut: &Shortcut,
    key: Pressed,
    physical: Option<Pressed>,
    modifiers: Modifiers,
) -> bool {
    let held = shortcut.command == modifiers.command && shortcut.alt == modifiers.alt;
    if !held {
        return false;
    }
    match shortcut.key {
        // A character says itself whether Shift was needed to type it, except for letters.
        Key::Char(character) => {
            let same = pressed_for(character) == Some(key);
            let letter = character.is_ascii_alphabetic();
            same && (!letter || shortcut.shift == modifiers.shift)
        }
        Key::At(letter) => physical.or(Some(key)) == pressed_for(letter) && !modifiers.shift,
        named => pressed_named(named) == Some(key) && shortcut.shift == modifiers.shift,
    }
}

fn pressed_for(character: char) -> Option<Pressed> {
    if character == ' ' {
        return Some(Pressed::Space);
    }
    Pressed::from_name(&character.to_uppercase().to_string())
}

fn pressed_named(key: Key) -> Option<Pressed> {
    match key {
        Key::Left => Some(Pressed::ArrowLeft),
        Key::Right => Some(Pressed::ArrowRight),
        Key::Up => Some(Pressed::ArrowUp),
        Key::Down => Some(Pressed::ArrowDown),
        Key::Home => Some(Pressed::Home),
        Key::End => Some(Pressed::End),
        Key::PageUp => Some(Pressed::PageUp),
        Key::PageDown => Some(Pressed::PageDown),
        Key::Enter => Some(Pressed::Enter),
        Key::Escape => Some(Pressed::Escape),
        Key::Function(number) => Pressed::from_name(&format!("F{number}")),
        Key::Char(_) | Key::At(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_names_a_key_that_exists_and_only_one_command() {
        let mut seen: Vec<(Shortcut, Command)> = Vec::new();
        for command in Command::listed() {
            for shortcut in command.info().shortcuts {
                let exists = match shortcut.key {
                    Key::Char(character) | Key::At(character) => pressed_for(character).is_some(),
                    named => pressed_named(named).is_some(),
                };
                assert!(exists, "{shortcut} of {command:?} is no key");
                let meet = |other: &Command| {
                    let mut pages = Page::ALL.into_iter();
                    pages.any(|page| is_of(&command, page) && is_of(other, page))
                };
                let mut same = seen.iter().filter(|(other, _)| *other == shortcut);
                let twin = same.find(|(_, other)| meet(other));
                assert!(twin.is_none(), "{shortcut}: {command:?} and {twin:?}");
                seen.push((shortcut, command.clone()));
            }
        }
    }
}
