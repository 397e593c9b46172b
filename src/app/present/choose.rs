//! Which briefing is presented, where there are several.

use egui::{Button, RichText, ScrollArea, Ui};

use super::super::{scroll, theme};
use crate::{
    catalogue::{Catalogue, count, one_line},
    command::Command,
    scene::Token,
};

/// Briefings to present, and what is on screen as one slide.
pub(in crate::app) fn list(
    ui: &mut Ui,
    opened: bool,
    catalogue: &Catalogue,
    commands: &mut Vec<Command>,
) {
    let mut is_first = opened;
    let mut offer = |ui: &mut Ui, name: &str, more: &str, command: Command| {
        let button = ui.add(Button::new(one_line(name)).wrap());
        scroll::follow_focus(&button);
        if std::mem::take(&mut is_first) {
            button.request_focus();
        }
        if button.clicked() {
            commands.push(command);
        }
        let ink = theme::ink(ui, Token::Ink2);
        ui.label(RichText::new(more).small().color(ink));
        ui.add_space(6.0);
    };
    ScrollArea::vertical().show(ui, |ui| {
        for briefing in catalogue.briefings() {
            let steps = count(briefing.steps.len(), "step");
            let more = match &briefing.subtitle {
                Some(subtitle) => format!("{} · {steps}", one_line(subtitle)),
                None => steps,
            };
            let command = Command::PresentBriefing(Box::new(briefing.clone()));
            offer(ui, &briefing.title, &more, command);
        }
        let command = Command::PresentView;
        let info = command.info();
        offer(ui, info.name, "As one slide", command);
        let ink = theme::ink(ui, Token::Ink2);
        let keys = "While presenting, ? lists the keys, and Esc ends it";
        ui.label(RichText::new(keys).small().color(ink));
    });
}
