//! The keys of a presenter, those of a clicker among them.

use egui::{Context, Event, Key as Pressed};

use super::super::keyboard::is_pressed;
use crate::command::{Command, Sheet, Turn};

/// What was asked for by key while steps are shown. All keys are the presenter's.
pub(in crate::app) fn presenting(ctx: &Context) -> Vec<Command> {
    let mut turns = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let turn = turn_for(event, &Turn::ALL).or_else(|| digit(event));
            turns.extend(turn.map(Command::Turn));
            turn.is_none()
        });
    });
    turns
}

/// What was asked for by key on the live timeline: only the way back, unless something else is typed in.
pub(in crate::app) fn live(ctx: &Context, sheet: Option<Sheet>) -> Vec<Command> {
    if sheet.is_some() || ctx.text_edit_focused() {
        return Vec::new();
    }
    let mut turns = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let turn = turn_for(event, &[Turn::Live]);
            turns.extend(turn.map(Command::Turn));
            turn.is_none()
        });
    });
    turns
}

fn turn_for(event: &Event, among: &[Turn]) -> Option<Turn> {
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
    let mut turns = among.iter().copied();
    turns.find(|turn| {
        let mut shortcuts = turn.shortcuts().into_iter();
        shortcuts.any(|shortcut| is_pressed(&shortcut, *key, *physical_key, *modifiers))
    })
}

fn digit(event: &Event) -> Option<Turn> {
    let digits = [
        Pressed::Num0,
        Pressed::Num1,
        Pressed::Num2,
        Pressed::Num3,
        Pressed::Num4,
        Pressed::Num5,
        Pressed::Num6,
        Pressed::Num7,
        Pressed::Num8,
        Pressed::Num9,
    ];
    let Event::Key {
        key, pressed: true, ..
    } = event
    else {
        return None;
    };
    let digit = digits.iter().position(|digit| digit == key)?;
    Some(Turn::Digit(digit as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Pressed) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        }
    }

    #[test]
    fn a_clicker_and_a_keyboard_say_the_same() {
        for (keys, turn) in [
            (
                vec![Pressed::PageDown, Pressed::Space, Pressed::ArrowRight],
                Turn::Next,
            ),
            (vec![Pressed::PageUp, Pressed::ArrowLeft], Turn::Previous),
            (vec![Pressed::B, Pressed::Period], Turn::Black),
            (vec![Pressed::Home], Turn::Overview),
            (vec![Pressed::End], Turn::Last),
            (vec![Pressed::N], Turn::Notes),
            (vec![Pressed::L, Pressed::F5], Turn::Live),
            (vec![Pressed::Enter], Turn::Choose),
            (vec![Pressed::Questionmark, Pressed::F1], Turn::Keys),
            (vec![Pressed::Escape], Turn::Leave),
        ] {
            for key in keys {
                assert_eq!(turn_for(&press(key), &Turn::ALL), Some(turn), "{key:?}");
            }
        }
        assert_eq!(digit(&press(Pressed::Num7)), Some(Turn::Digit(7)));
    }
}
