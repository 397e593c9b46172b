//! The line above the table: how it is sorted, and what can be done with it.

use egui::{Align, Layout, Rect, RichText, Ui};

use super::MARGIN;
use crate::{
    app::{scroll, theme, top_bar, words},
    command::Command,
    scene::Token,
    table::{Column, TableLayout},
};

/// What the line says.
pub(super) struct Says<'a> {
    pub layout: &'a TableLayout,
    /// How many rows there are.
    pub rows: usize,
    /// How many of them are picked.
    pub picked: usize,
    /// Whether another order is being worked out.
    pub is_sorting: bool,
    /// What was copied last.
    pub copied: Option<&'a str>,
}

pub(super) fn show(ui: &mut Ui, rect: Rect, says: &Says<'_>, commands: &mut Vec<Command>) {
    let room = rect.shrink2(egui::vec2(MARGIN + super::PADDING, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout));
    let ui = &mut line;
    let ink = theme::ink(ui, Token::Ink2);
    ui.menu_button("Columns", |ui| {
        top_bar::within_the_window(ui, |ui| columns(ui, says.layout, commands));
    });
    copy(ui, says, commands);
    if let Some(copied) = says.copied {
        let text = RichText::new(copied).color(theme::ink(ui, Token::Good));
        live(ui, text);
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let text = if says.is_sorting {
            "Sorting…".to_owned()
        } else {
            sorted(says.layout)
        };
        live(ui, RichText::new(text).color(ink));
    });
}

/// A text that screen readers hear when it changes.
fn live(ui: &mut Ui, text: RichText) {
    let said = ui.add(egui::Label::new(text.size(12.0)).truncate());
    ui.accesskit_node_builder(said.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

fn copy(ui: &mut Ui, says: &Says<'_>, commands: &mut Vec<Command>) {
    let command = Command::CopyTable;
    let info = command.info();
    let name = match (says.picked, says.rows) {
        (0, 1) => "Copy 1 row".to_owned(),
        (0, rows) => format!("Copy all {}", words::count(rows, "row")),
        (picked, _) => format!("Copy {}", words::count(picked, "row")),
    };
    let keys = info.shortcuts.first();
    let keys = keys.map_or_else(String::new, |keys| format!(" ({keys})"));
    let hint = format!("{}{keys}", info.sentence);
    if ui.button(name).on_hover_text(hint).clicked() {
        commands.push(command);
    }
}

/// "Sorted by partners, A to Z, then by number, largest first".
fn sorted(layout: &TableLayout) -> String {
    let by = layout.sort().iter().map(|by| {
        let name = by.column.name().to_lowercase();
        format!("by {name}, {}", by.column.order_name(by.descending))
    });
    let by: Vec<_> = by.collect();
    format!("Sorted {}", by.join(", then "))
}

/// The columns to choose from.
fn columns(ui: &mut Ui, layout: &TableLayout, commands: &mut Vec<Command>) {
    for column in Column::ALL {
        let is_shown = layout.is_shown(column);
        let mut ticked = is_shown;
        // There is always one.
        let is_of_use = !is_shown || layout.columns().len() > 1;
        let line = egui::Checkbox::new(&mut ticked, column.name());
        let line = ui.add_enabled(is_of_use, line);
        let line = line.on_hover_text(column.sentence());
        scroll::follow_focus(&line);
        if line.clicked() {
            commands.push(Command::ToggleColumn(column));
        }
    }
    ui.separator();
    let usual = Command::ResetTable;
    let is_of_use = *layout != TableLayout::default();
    let button = egui::Button::new(usual.info().name);
    let button = ui.add_enabled(is_of_use, button);
    scroll::follow_focus(&button);
    if button.clicked() {
        commands.push(usual);
        ui.close();
    }
}
