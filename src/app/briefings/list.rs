//! All briefings: one's own to edit, others to look at and to copy.

use egui::{Label, RichText, Ui};

use super::{Briefings, Of, press, press_named, second};
use crate::{
    app::{theme, words},
    briefing::Briefing,
    catalogue::one_line,
    command::Command,
    scene::Token,
};

impl Briefings {
    pub(super) fn list(&mut self, ui: &mut Ui, of: &Of<'_>, commands: &mut Vec<Command>) {
        press(ui, true, Command::NewBriefing, commands);
        let all = || of.catalogue.briefings().iter().zip(of.own);
        let is_any_own = all().any(|(_, is_own)| *is_own);
        if is_any_own {
            heading(ui, "Yours");
            for (briefing, _) in all().filter(|(_, is_own)| **is_own) {
                self.line(ui, briefing, true, commands);
            }
        }
        if all().any(|(_, is_own)| !is_own) {
            heading(ui, "From the catalogue");
            for (briefing, _) in all().filter(|(_, is_own)| !**is_own) {
                self.line(ui, briefing, false, commands);
            }
        }
    }

    fn line(
        &mut self,
        ui: &mut Ui,
        briefing: &Briefing,
        is_own: bool,
        commands: &mut Vec<Command>,
    ) {
        ui.add_space(4.0);
        let title = one_line(&briefing.title);
        ui.add(Label::new(RichText::new(&title).strong()).wrap());
        let steps = words::count(briefing.steps.len(), "step");
        let subtitle = briefing.subtitle.as_deref().map(one_line);
        let said = [Some(steps), subtitle];
        second(
            ui,
            &said.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        );
        ui.horizontal_wrapped(|ui| {
            let slug = &briefing.slug;
            let present = Command::PresentBriefing(Box::new(briefing.clone()));
            let spoken = format!("{} {title}", present.info().name);
            press_named(ui, !briefing.steps.is_empty(), present, &spoken, commands);
            let open = Command::OpenBriefing {
                briefing: slug.clone(),
                is_own,
            };
            let name = open.info().name;
            press_named(ui, true, open, &format!("{name} {title}"), commands);
            let copy = Command::CopyBriefing(slug.clone());
            press_named(ui, true, copy, &format!("Copy {title}"), commands);
            if !is_own {
                return;
            }
            let is_sure = self.removed.as_ref() == Some(slug);
            let name = if is_sure {
                "Delete for good"
            } else {
                "Delete…"
            };
            let button = ui.add(egui::Button::new(RichText::new(name).small()));
            let spoken = format!("{} {title}", name.trim_end_matches('…'));
            ui.accesskit_node_builder(button.id, |node| node.set_label(spoken));
            if !button.clicked() {
                return;
            }
            if is_sure {
                self.removed = None;
                commands.push(Command::RemoveBriefing(slug.clone()));
            } else {
                self.removed = Some(slug.clone());
            }
        });
    }
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    let ink = theme::ink(ui, Token::Ink2);
    ui.label(RichText::new(words).color(ink));
}
