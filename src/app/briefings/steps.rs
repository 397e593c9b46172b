//! The steps of a briefing, in their order; the one that is worked on is open.

use egui::{Label, RichText, Ui};

use super::{Briefings, Field, Of, press, press_named, second, warn};
use crate::{
    app::{scroll, theme},
    briefing::{Callout, Edit, Step, StepEdit},
    catalogue::one_line,
    command::{Command, Drafting},
    model::EngagementId,
    sheet::cut_off,
    timeline::warnings,
};

impl Briefings {
    pub(super) fn steps(
        &mut self,
        ui: &mut Ui,
        of: &Of<'_>,
        drafting: &Drafting,
        commands: &mut Vec<Command>,
    ) {
        let steps = &drafting.draft.briefing().steps;
        if steps.is_empty() {
            warn(
                ui,
                "There is no step yet: show something, and add it as a step",
            );
        }
        for (number, step) in steps.iter().enumerate() {
            ui.push_id(number, |ui| {
                ui.add_space(6.0);
                theme::hairline(ui);
                self.head(ui, drafting, number, step, commands);
                let sight = self.pictures.show(ui, of.catalogue, step);
                let is_chosen = drafting.draft.chosen() == number;
                match (is_chosen, drafting.is_own) {
                    (true, true) => self.opened(ui, of, number, step, commands),
                    (true, false) => looked_at(ui, of, step, commands),
                    (false, _) => {}
                }
                // Below the fields, which would jump when a warning comes while they are pressed.
                if drafting.is_own {
                    let warnings = warnings(of.catalogue, step, sight.as_ref());
                    for words in cut_off(step).into_iter().chain(warnings) {
                        warn(ui, &words);
                    }
                }
            });
        }
    }

    /// Number and title of a step: pressed, the step opens.
    fn head(
        &mut self,
        ui: &mut Ui,
        drafting: &Drafting,
        number: usize,
        step: &Step,
        commands: &mut Vec<Command>,
    ) {
        let is_chosen = drafting.draft.chosen() == number;
        let title = match one_line(&step.title) {
            title if title.trim().is_empty() => "no title".to_owned(),
            title => title,
        };
        let name = format!("{}. {title}", number + 1);
        let head = ui.add(theme::selectable(ui, &name, is_chosen).wrap());
        scroll::follow_focus(&head);
        if self.fields.is_followed(number) {
            head.request_focus();
        }
        if head.has_focus() && drafting.is_own {
            self.held = Some(number);
        }
        let head = head.on_hover_text("Open this step; Alt ↑ and Alt ↓ move it");
        if head.clicked() {
            commands.push(Command::ChooseStep(number));
        }
    }

    fn opened(
        &mut self,
        ui: &mut Ui,
        of: &Of<'_>,
        number: usize,
        step: &Step,
        commands: &mut Vec<Command>,
    ) {
        let last = of
            .session
            .drafting
            .as_ref()
            .map_or(0, |drafting| drafting.draft.briefing().steps.len() - 1);
        ui.horizontal_wrapped(|ui| {
            let mut edit = |ui: &mut Ui, is_of_use: bool, edit: Edit| {
                let command = Command::EditBriefing(Box::new(edit));
                let spoken = format!("{} step {}", command.info().name, number + 1);
                press_named(ui, is_of_use, command, &spoken, commands);
            };
            let up = Edit::MoveStep {
                from: number,
                to: number.saturating_sub(1),
            };
            let down = Edit::MoveStep {
                from: number,
                to: number + 1,
            };
            edit(ui, number > 0, up);
            edit(ui, number < last, down);
            edit(ui, true, Edit::CopyStep(number));
            edit(ui, true, Edit::RemoveStep(number));
        });
        ui.horizontal_wrapped(|ui| {
            go_to(ui, step, commands);
            press(ui, true, Command::TakeView(number), commands);
        });
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let fields = &mut self.fields;
        let field = Field::StepTitle(number);
        fields.line(ui, field, "Title of the step", &step.title);
        let subtitle = text(&step.subtitle);
        let field = Field::StepSubtitle(number);
        fields.line(ui, field, "Subtitle of the step", &subtitle);
        let notes = text(&step.notes);
        fields.lines(ui, Field::Notes(number), "Notes for the speaker", &notes);
        for (which, callout) in step.callouts.iter().enumerate() {
            ui.push_id(which, |ui| {
                self.callout(ui, of, (number, which), callout, commands);
            });
        }
        let selection = of.session.view.selection.as_ref();
        let has_selection = selection.is_some();
        if press(ui, has_selection, Command::CallOut(number), commands).clicked() {
            // What is called out already has its field.
            let is_it = |callout: &Callout| Some(&callout.engagement) == selection;
            let there = step.callouts.iter().position(is_it);
            let which = there.unwrap_or(step.callouts.len());
            self.fields.write_in(Field::Callout(number, which));
        }
        for engagement in &step.focus {
            ui.push_id(engagement, |ui| {
                in_front(ui, of, number, engagement, commands);
            });
        }
        press(ui, has_selection, Command::BringForward(number), commands);
        if !has_selection {
            let words = "Select an engagement on the timeline to call it out or bring it forward";
            second(ui, words);
        }
    }

    fn callout(
        &mut self,
        ui: &mut Ui,
        of: &Of<'_>,
        (step, number): (usize, usize),
        callout: &Callout,
        commands: &mut Vec<Command>,
    ) {
        let title = title_of(of, &callout.engagement);
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(RichText::new(&title).small()).wrap());
            let edit = Edit::Step(step, StepEdit::RemoveCallout(number));
            let command = Command::EditBriefing(Box::new(edit));
            let spoken = format!("Remove the callout of {title}");
            press_named(ui, true, command, &spoken, commands);
        });
        let name = format!("Callout of {title}");
        let field = Field::Callout(step, number);
        self.fields.line(ui, field, &name, &callout.text);
    }
}

/// The open step of a briefing that cannot be changed.
fn looked_at(ui: &mut Ui, of: &Of<'_>, step: &Step, commands: &mut Vec<Command>) {
    go_to(ui, step, commands);
    for words in step.subtitle.iter().chain(&step.notes) {
        second(ui, words);
    }
    for callout in &step.callouts {
        let title = title_of(of, &callout.engagement);
        second(ui, &format!("{title}: {}", one_line(&callout.text)));
    }
    for engagement in &step.focus {
        second(ui, &format!("In front: {}", title_of(of, engagement)));
    }
}

fn go_to(ui: &mut Ui, step: &Step, commands: &mut Vec<Command>) {
    let show = Command::ShowView(Box::new(step.view.clone()));
    let button = ui.button("Show this step");
    scroll::follow_focus(&button);
    if button.on_hover_text(show.info().sentence).clicked() {
        commands.push(show);
    }
}

fn title_of(of: &Of<'_>, engagement: &EngagementId) -> String {
    let handle = of.catalogue.find(engagement);
    handle.map_or_else(
        || engagement.to_string(),
        |handle| one_line(&of.catalogue.entry(handle).engagement.title),
    )
}

/// One of those that the step is about.
fn in_front(
    ui: &mut Ui,
    of: &Of<'_>,
    step: usize,
    engagement: &EngagementId,
    commands: &mut Vec<Command>,
) {
    let title = title_of(of, engagement);
    ui.horizontal_wrapped(|ui| {
        let words = format!("In front: {title}");
        ui.add(Label::new(RichText::new(words).small()).wrap());
        let edit = Edit::Step(step, StepEdit::SendBack(engagement.clone()));
        let command = Command::EditBriefing(Box::new(edit));
        press_named(ui, true, command, &format!("Send {title} back"), commands);
    });
}
