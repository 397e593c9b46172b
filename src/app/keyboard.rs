//! From keys to commands.

use egui::{Event, Key as Pressed, Modifiers};

use crate::command::{Command, Key, Shortcut};

/// The commands whose shortcuts were pressed, in order. Keys without Ctrl or Alt are left alone
/// while something else wants the keyboard; what is used is taken out of the input.
pub(super) fn commands(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let command = command_for(event, typing);
            let used = command.is_some();
            found.extend(command);
            !used
        });
    });
    found
}

fn command_for(event: &Event, typing: bool) -> Option<Command> {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let bare = !modifiers.command && !modifiers.alt;
    if typing && bare && *key != Pressed::Escape {
        return None;
    }
    Command::listed().into_iter().find(|command| {
        let shortcuts = command.info().shortcuts;
        shortcuts
            .iter()
            .any(|shortcut| is_pressed(shortcut, *key, *physical_key, *modifiers))
    })
}

fn is_pressed(
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
            let letter = character.is_ascii_alphanumeric();
            same && (!letter || shortcut.shift == modifiers.shift)
        }
        Key::At(letter) => physical.or(Some(key)) == pressed_for(letter) && !modifiers.shift,
        named => pressed_named(named) == Some(key) && shortcut.shift == modifiers.shift,
    }
}

fn pressed_for(character: char) -> Option<Pressed> {
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
                let twin = seen.iter().find(|(other, _)| *other == shortcut);
                assert!(twin.is_none(), "{shortcut}: {command:?} and {twin:?}");
                seen.push((shortcut, command.clone()));
            }
        }
    }
}
