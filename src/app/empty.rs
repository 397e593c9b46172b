//! What stands in place of a page that has nothing to show: why, and the ways out.

use egui::{Ui, UiBuilder};

use super::words;
use crate::{
    catalogue::Facets,
    command::Command,
    timeline::Arrangement,
    view::{Facet, Lens, View},
};

pub(super) fn show(
    ui: &mut Ui,
    rect: egui::Rect,
    arrangement: &Arrangement,
    view: &View,
    facets: &Facets,
    commands: &mut Vec<Command>,
) {
    let room = rect.shrink2(egui::vec2(24.0, rect.height() * 0.3));
    let mut middle = ui.new_child(UiBuilder::new().max_rect(room));
    middle.vertical_centered(|ui| {
        let lens = &view.lens;
        if arrangement.in_all == 0 {
            if *lens == Lens::All {
                ui.label("There is no engagement in this catalogue");
            } else {
                ui.label("No engagement in this catalogue is known from these sources");
                way_out(ui, Command::Believe(Lens::All), None, commands);
            }
        } else if !arrangement.undated.is_empty() {
            ui.label("Of no engagement that is left is a date known");
        } else {
            ui.label("No engagement in this catalogue passes the filter");
            for (command, text) in ways_out(view, facets) {
                way_out(ui, command, Some(text), commands);
            }
            way_out(ui, Command::ClearFilter, None, commands);
        }
    });
}

/// What stands on lanes that have nothing in the stretch of time that is shown, while there is something
/// before or after it.
pub(super) fn elsewhere(ui: &mut Ui, rect: egui::Rect, commands: &mut Vec<Command>) {
    let middle = egui::Rect::from_center_size(rect.center(), egui::vec2(rect.width() * 0.6, 60.0));
    let mut middle = ui.new_child(UiBuilder::new().max_rect(middle));
    middle.vertical_centered(|ui| {
        ui.label("Nothing that is shown lies in this stretch of time");
        way_out(ui, Command::FitAll, None, commands);
    });
}

/// What part of a filter alone could be dropped for something to be shown, and how much that would be.
fn ways_out(view: &View, facets: &Facets) -> Vec<(Command, String)> {
    let shown = |count: u32| words::count(count as usize, "engagement");
    let parts = facets.without.iter().filter(|(_, count)| *count > 0);
    let parts = parts.map(|&(facet, count)| {
        let chosen = view.filter.chosen();
        let of_it = chosen.filter(|(value, _)| value.facet() == facet).count();
        // All that is asked of it goes, and not one value.
        let all = match of_it {
            2.. => format!("all {of_it} of "),
            _ => String::new(),
        };
        let text = format!("Drop {all}“{}”: {}", facet.name(), shown(count));
        (Command::ForgetFacet(facet), text)
    });
    let mut ways: Vec<(Command, String)> = parts.collect();
    if !view.hidden.is_empty() && facets.unhidden > 0 {
        let command = Command::ShowHiddenLanes;
        let text = format!("{}: {}", command.info().name, shown(facets.unhidden));
        ways.push((command, text));
    }
    // The rest of the filter stays, and so it is no way out where that is all there is.
    let parts = Facet::ALL
        .into_iter()
        .filter(|facet| view.filter.is_about(*facet));
    if parts.count() + usize::from(!view.hidden.is_empty()) < 2 {
        ways.clear();
    }
    ways
}

fn way_out(ui: &mut Ui, command: Command, text: Option<String>, commands: &mut Vec<Command>) {
    ui.add_space(8.0);
    let text = text.unwrap_or_else(|| command.info().name.to_owned());
    if ui.button(text).clicked() {
        commands.push(command);
    }
}
