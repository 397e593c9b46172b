//! Table.

use egui::Ui;

use super::page::Around;
use crate::command::Command;

#[derive(Default)]
pub(super) struct Table {}

impl Table {
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, commands: &mut Vec<Command>) {
        let _ = (ui, around, commands);
    }
}
