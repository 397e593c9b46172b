//! The line below a page that says in words what is asked for and what is left out, each part of it a chip
//! that can be taken away. It stands at the bottom, so that the lanes stay where they are when it comes.

use egui::{Button, Frame, Margin, Panel as Dock, RichText, Ui};

use super::theme;
use crate::{
    catalogue::Catalogue,
    command::Command,
    scene::Token,
    view::{Choice, Facet, View},
};

/// Shows the line, if anything is left out.
pub(super) fn show(ui: &mut Ui, catalogue: &Catalogue, view: &View) -> Vec<Command> {
    let mut commands = Vec::new();
    if view.filter.is_empty() && view.hidden.is_empty() {
        return commands;
    }
    let frame = Frame::new()
        .fill(theme::ink(ui, Token::Paper))
        .inner_margin(Margin::symmetric(12, 5));
    Dock::bottom("chips")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
                line(ui, catalogue, view, &mut commands);
            });
        });
    commands
}

fn line(ui: &mut Ui, catalogue: &Catalogue, view: &View, commands: &mut Vec<Command>) {
    let mut before: Option<Facet> = None;
    for (value, choice) in view.filter.chosen() {
        let facet = value.facet();
        let is_new = before.replace(facet) != Some(facet);
        if is_new {
            say(ui, &format!("{}:", facet.name()));
        }
        let name = catalogue.value_name(value);
        let (joint, text) = match choice {
            Choice::With if is_new => ("", name),
            Choice::With => ("or", name),
            Choice::Without => ("", format!("not {name}")),
        };
        if !joint.is_empty() {
            say(ui, joint);
        }
        chip(ui, &text, Command::Choose(value.clone(), choice), commands);
    }
    for party in &view.hidden {
        let name = match party.as_str() {
            "" => "What no partner is stated for",
            _ => catalogue.party_name(party),
        };
        let text = format!("{name}: lane hidden");
        chip(ui, &text, Command::ToggleParty(party.clone()), commands);
    }
    let parts = view.filter.chosen().count() + view.hidden.len();
    if parts > 1 {
        let clear = Command::ClearFilter;
        let text = RichText::new(clear.info().name).color(theme::ink(ui, Token::Mark));
        if ui.add(Button::new(text).frame(false)).clicked() {
            commands.push(clear);
        }
    }
}

fn say(ui: &mut Ui, text: &str) {
    ui.label(
        RichText::new(text)
            .small()
            .color(theme::ink(ui, Token::Ink2)),
    );
}

/// A part of the filter, with a cross: pressed, it is gone.
fn chip(ui: &mut Ui, text: &str, command: Command, commands: &mut Vec<Command>) {
    let words = RichText::new(format!("{text}  ×")).small();
    let button = Button::new(words)
        .fill(theme::ink(ui, Token::AccentGround))
        .corner_radius(9.0);
    let response = ui
        .add(button)
        .on_hover_text("Take this part of the filter away");
    ui.accesskit_node_builder(response.id, |node| {
        node.set_label(format!("{text}, remove"));
    });
    if response.clicked() {
        commands.push(command);
    }
}
