//! The field in the top bar in which words are searched for.

use egui::{
    Align, Button, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Rect, RichText, Stroke,
    TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use super::{
    find::{self, Finder},
    theme,
};
use crate::{
    catalogue::{Catalogue, Handle},
    command::{Command, Session},
    scene::Token,
};

/// What the field is for.
const PROMPT: &str = "Search engagements, people, phrases";
/// The same in less room.
const SHORT_PROMPT: &str = "Search";
/// Width of the field, in points: at most, and below which there is a button in its place.
pub(super) const MOST: f32 = 340.0;
pub(super) const LEAST: f32 = 180.0;
/// In a field narrower than this there is no room for buttons.
const WITH_BUTTONS: f32 = 230.0;
/// Height of the field, in points.
const HEIGHT: f32 = 28.0;
/// The longest text that can be searched for, in characters.
const LONGEST: usize = 200;

/// For whom something is searched.
#[derive(Clone, Copy)]
pub(super) struct Asker<'a> {
    pub session: &'a Session,
    pub catalogue: &'a Catalogue,
    pub selected: Option<Handle>,
}

/// Shows the field, `width` points wide.
pub(super) fn show(
    ui: &mut Ui,
    width: f32,
    finder: &mut Finder,
    asker: &Asker<'_>,
    commands: &mut Vec<Command>,
) {
    let id = find::field();
    let session = asker.session;
    let search = session.search.as_ref();
    let mut text = search.map_or_else(String::new, |search| search.text.clone());
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    let mut keys = Vec::new();
    if has_keyboard {
        keys = taken(ui, finder, asker);
    }
    let edge = if has_keyboard {
        Token::Mark
    } else {
        Token::Rule
    };
    let high = theme::theme_of(ui.visuals()).has_high_contrast();
    let edge = if high && !has_keyboard {
        Token::Ink3
    } else {
        edge
    };
    let frame = Frame::new()
        .fill(theme::ink(ui, Token::Paper))
        .stroke(Stroke::new(1.0, theme::ink(ui, edge)))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(8, 0));
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, HEIGHT), egui::Sense::hover());
    finder.place = Some(rect);
    ui.painter()
        .add(frame.paint(rect.shrink2(egui::vec2(8.0, 1.0))));
    let inside = rect.shrink2(egui::vec2(8.0, 2.0));
    let mut line = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::right_to_left(Align::Center)),
    );
    line.spacing_mut().item_spacing.x = 4.0;
    let is_empty = text.is_empty();
    if is_empty {
        if !has_keyboard && width >= WITH_BUTTONS {
            key_hint(&mut line);
        }
    } else {
        beside(&mut line, width, finder, asker.selected, commands);
    }
    let room = line.available_width();
    let prompt = if room < 220.0 { SHORT_PROMPT } else { PROMPT };
    let prompt = RichText::new(prompt).color(theme::ink(&line, Token::Ink2));
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(prompt)
        .char_limit(LONGEST)
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 2))
        .align(egui::Align2::LEFT_CENTER)
        .min_size(egui::vec2(0.0, HEIGHT - 6.0))
        .desired_width(room);
    let field = line.add(edit);
    line.ctx()
        .accesskit_node_builder(field.id, |node| node.set_label(PROMPT));
    if field.gained_focus() && search.is_none() {
        commands.push(Command::AskForWords);
    }
    if field.changed() {
        finder.at = None;
        commands.push(Command::Find(text.clone()));
    }
    // A field that was left without a word searches for nothing.
    if finder.has_keyboard && !field.has_focus() && search.is_some() && text.trim().is_empty() {
        commands.push(Command::CloseSearch);
    }
    finder.has_keyboard = field.has_focus();
    commands.append(&mut keys);
}

/// What the keys ask for that the field does not need to write: up and down for the list, Enter to walk
/// through what was found.
fn taken(ui: &Ui, finder: &mut Finder, asker: &Asker<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    let is_listed = asker
        .session
        .search
        .as_ref()
        .is_some_and(|search| search.is_listed);
    let pressed =
        |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
    let lines = finder.answer().map_or(0, |answer| answer.results.lines());
    for _ in 0..pressed(Modifiers::NONE, Key::ArrowDown) {
        finder.at = match finder.at {
            Some(at) => Some((at + 1).min(lines.saturating_sub(1))),
            None => (lines > 0).then_some(0),
        };
        if !is_listed && lines > 0 {
            commands.push(Command::ListHits(true));
        }
    }
    for _ in 0..pressed(Modifiers::NONE, Key::ArrowUp) {
        finder.at = finder.at.and_then(|at| at.checked_sub(1));
    }
    // Shift first: Enter without it stands for both.
    for _ in 0..pressed(Modifiers::SHIFT, Key::Enter) {
        commands.push(Command::PreviousHit);
    }
    for _ in 0..pressed(Modifiers::NONE, Key::Enter) {
        let Some(at) = finder.at.take().filter(|_| is_listed) else {
            commands.push(Command::NextHit);
            continue;
        };
        let answer = finder.answer();
        if let Some(chosen) = answer.and_then(|answer| answer.results.leads_to(at)) {
            let id = asker.catalogue.entry(chosen).engagement.id.clone();
            commands.extend([Command::GoTo(id), Command::ListHits(false)]);
        }
    }
    commands
}

/// The shortcut, as a small key.
fn key_hint(ui: &mut Ui) {
    let info = Command::AskForWords.info();
    let Some(shortcut) = info.shortcuts.first() else {
        return;
    };
    let ink = theme::ink(ui, Token::Ink2);
    let text = RichText::new(shortcut.to_string()).size(11.0).color(ink);
    Frame::new()
        .stroke(Stroke::new(1.0, theme::ink(ui, Token::Rule)))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(4, 0))
        .show(ui, |ui| ui.label(text));
}

/// How far one is among what was found, and the ways on and out, from the right.
fn beside(
    ui: &mut Ui,
    width: f32,
    finder: &Finder,
    selected: Option<Handle>,
    commands: &mut Vec<Command>,
) {
    let mut buttons = vec![("×", Command::CloseSearch)];
    if width >= WITH_BUTTONS {
        buttons.extend([("›", Command::NextHit), ("‹", Command::PreviousHit)]);
    }
    let is_some = finder
        .answer()
        .is_some_and(|answer| !answer.results.hits().is_empty());
    for (sign, command) in buttons {
        let info = command.info();
        let enabled = is_some || command == Command::CloseSearch;
        let button = Button::new(sign)
            .frame(false)
            .min_size(egui::vec2(20.0, 22.0));
        let button = ui.add_enabled(enabled, button);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, info.name));
        let hint = match info.shortcuts.first() {
            Some(shortcut) => format!("{} ({shortcut})", info.sentence),
            None => info.sentence.to_owned(),
        };
        if button.on_hover_text(hint).clicked() {
            commands.push(command);
        }
    }
    let standing = match finder.answer() {
        Some(answer) => answer.standing(selected),
        None => "…".to_owned(),
    };
    let ink = theme::ink(ui, Token::Ink2);
    let label = ui.label(RichText::new(standing).size(11.0).color(ink));
    ui.accesskit_node_builder(label.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

/// Chooses all that stands in a field, so that the next letter begins anew.
pub(super) fn choose_all(ctx: &egui::Context, id: egui::Id, text: &str) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ctx, id);
}

/// Where the list hangs.
pub(super) fn below(place: Rect) -> egui::Pos2 {
    place.left_bottom() + egui::vec2(0.0, 6.0)
}
