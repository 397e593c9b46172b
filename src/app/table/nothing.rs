//! What stands in place of a table without rows.

use egui::{Rect, Ui};

use crate::{
    app::{page::Around, words},
    command::Command,
    view::Lens,
};

pub(super) fn show(ui: &mut Ui, rect: Rect, around: &Around<'_>, commands: &mut Vec<Command>) {
    let room = rect.shrink2(egui::vec2(24.0, rect.height() * 0.4));
    let mut middle = ui.new_child(egui::UiBuilder::new().max_rect(room));
    let (text, way_out) = match (around.arrangement.in_all, &around.view.lens) {
        (0, Lens::All) => ("There is no engagement in this catalogue".to_owned(), None),
        (0, _) => (
            "No engagement in this catalogue is known from these sources".to_owned(),
            Some(Command::Believe(Lens::All)),
        ),
        _ => (
            "No engagement in this catalogue passes the filter".to_owned(),
            Some(Command::ClearFilter),
        ),
    };
    middle.vertical_centered(|ui| {
        ui.label(text);
        if way_out == Some(Command::ClearFilter) {
            for line in asked(around) {
                ui.weak(line);
            }
        }
        let Some(way_out) = way_out else {
            return;
        };
        ui.add_space(8.0);
        if ui.button(way_out.info().name).clicked() {
            commands.push(way_out);
        }
    });
}

/// What the filter asks for, a line for each thing: "Format: Joint Working Group or Visit".
fn asked(around: &Around<'_>) -> Vec<String> {
    let (catalogue, filter) = (around.catalogue, &around.view.filter);
    let formats = filter.formats.iter().map(|slug| {
        let format = catalogue.format(slug);
        format
            .map_or(slug.as_str(), |format| &format.name)
            .to_owned()
    });
    let statuses = filter.statuses.iter().copied().map(words::status);
    let topics = filter.topics.iter();
    let topics = topics.map(|topic| catalogue.topic_name(topic).to_owned());
    let mut lines = Vec::new();
    for (name, values) in [
        ("Format", formats.collect::<Vec<_>>()),
        ("Status", statuses.collect()),
        ("Topic", topics.collect()),
    ] {
        if !values.is_empty() {
            lines.push(format!("{name}: {}", values.join(" or ")));
        }
    }
    match around.view.hidden.len() {
        0 => {}
        1 => lines.push("1 partner is left out".to_owned()),
        hidden => lines.push(format!(
            "{} partners are left out",
            words::thousands(hidden)
        )),
    }
    lines
}
