//! The bar at the top: name, catalogue, and what opens from it.

use egui::{Align, Button, Layout, RichText, Ui};

use super::{fonts, theme};
use crate::{
    command::{Command, Shell, ThemeChoice},
    scene::Token,
};

pub(super) fn show(ui: &mut Ui, title: &str, shell: &Shell) -> Vec<Command> {
    let mut commands = Vec::new();
    ui.horizontal_centered(|ui| {
        ui.label(
            RichText::new("Legation")
                .font(egui::FontId::new(19.0, fonts::serif_strong()))
                .color(theme::ink(ui, Token::Ink)),
        );
        ui.add_space(4.0);
        let right = 330.0;
        let room = (ui.available_width() - right).max(60.0);
        ui.allocate_ui_with_layout(
            egui::vec2(room, 24.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                let text = RichText::new(title).color(theme::ink(ui, Token::Ink2));
                ui.add(egui::Label::new(text).truncate());
            },
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            toggle(ui, &mut commands, Command::TogglePanel, shell.panel);
            toggle(ui, &mut commands, Command::ToggleRail, shell.rail);
            ui.menu_button("View", |ui| {
                for command in [
                    Command::FitAll,
                    Command::FrameSelection,
                    Command::ZoomIn,
                    Command::ZoomOut,
                    Command::Back,
                    Command::Forward,
                    Command::ClearFilter,
                ] {
                    item(ui, &mut commands, command, None);
                }
                ui.separator();
                for choice in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
                    let chosen = Some(shell.theme == choice);
                    item(ui, &mut commands, Command::SetTheme(choice), chosen);
                }
                ui.separator();
                item(ui, &mut commands, Command::ToggleProblems, None);
                item(ui, &mut commands, Command::ToggleShortcuts, None);
            });
            ui.menu_button("Open", |ui| {
                for command in [
                    Command::OpenFolder,
                    Command::OpenFile,
                    Command::AskForPath,
                    Command::OpenEmbedded,
                    Command::Reload,
                ] {
                    item(ui, &mut commands, command, None);
                }
            });
        });
    });
    commands
}

/// A line of a menu: the command's name and its shortcut.
fn item(ui: &mut Ui, commands: &mut Vec<Command>, command: Command, chosen: Option<bool>) {
    let info = command.info();
    let mut button = Button::new(info.name).selected(chosen == Some(true));
    if let Some(shortcut) = info.shortcuts.first() {
        button = button.shortcut_text(shortcut.to_string());
    }
    if ui.add(button).on_hover_text(info.sentence).clicked() {
        commands.push(command);
    }
}

/// A button that shows whether what it opens is open.
fn toggle(ui: &mut Ui, commands: &mut Vec<Command>, command: Command, open: bool) {
    let info = command.info();
    let hint = info.shortcuts.first().map_or_else(
        || info.sentence.to_owned(),
        |shortcut| format!("{} ({shortcut})", info.sentence),
    );
    let button = ui
        .add(Button::selectable(open, info.name))
        .on_hover_text(hint);
    if button.clicked() {
        commands.push(command);
    }
}
