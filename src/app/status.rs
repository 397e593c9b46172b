//! The line at the bottom: what is shown, and what is wrong with the data.

use egui::{Align, Layout, Ui};

use super::{
    picker,
    progress::{self, Wait},
    theme, words,
};
use crate::{
    command::Command,
    date::{Day, year_words},
    scene::{Summary, Token},
    timeline::Arrangement,
    view::{Lens, Page, TimeWindow},
};

/// Less room than this, in points, is left empty.
const LEAST: f32 = 48.0;

/// What the status line says.
pub(super) struct Status<'a> {
    pub arrangement: &'a Arrangement,
    pub summary: Summary,
    pub window: TimeWindow,
    pub page: Page,
    /// What was done a moment ago.
    pub said: Option<&'a str>,
    /// The day as of which promises are judged, when one was chosen.
    pub judged: Option<Day>,
    /// How many rows of the table are picked and shown.
    pub picked: usize,
    pub lens: &'a Lens,
    /// Every choice of sources.
    pub lenses: &'a [Lens],
    pub problems: usize,
    /// How many of the problems are errors.
    pub errors: usize,
    /// What is waited for.
    pub wait: Option<&'a Wait>,
}

impl Status<'_> {
    /// Shows the line. Sets `stop` when what is waited for is to be stopped.
    pub(super) fn show(&self, ui: &mut Ui, stop: &mut bool) -> Vec<Command> {
        let mut commands = Vec::new();
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let ink = theme::ink(ui, Token::Ink2);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let scale = format!("{:.0} %", ui.ctx().zoom_factor() * 100.0);
                ui.label(egui::RichText::new(scale).small().color(ink));
                self.sources(ui, &mut commands);
                self.judged(ui, &mut commands);
                let (problems, token) = self.found();
                let text = egui::RichText::new(problems)
                    .small()
                    .color(theme::ink(ui, token));
                if ui.add(egui::Button::new(text).frame(false)).clicked() {
                    commands.push(Command::ToggleProblems);
                }
                if let Some(wait) = self.wait {
                    *stop |= progress::stop_button(ui, wait, true);
                    let text = egui::RichText::new(&wait.words).small().color(ink);
                    if ui.available_width() > LEAST {
                        ui.add(egui::Label::new(text).truncate());
                    }
                }
                // The counts get the room that is left, and are cut where it ends.
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let said = self.said.map(str::to_owned);
                    for text in said.into_iter().chain([self.shown(), self.counted()]) {
                        let text = egui::RichText::new(text).small().color(ink);
                        if ui.available_width() > LEAST {
                            ui.add(egui::Label::new(text).truncate());
                        }
                    }
                });
            });
        });
        commands
    }

    /// Which sources are believed, and the others to choose from.
    fn sources(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let ink = theme::ink(ui, Token::Ink2);
        let text = format!("Sources: {}", self.lens.words());
        let text = egui::RichText::new(text).small().color(ink);
        let button = egui::Button::new(text).frame(false);
        egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
            for choice in self.lenses {
                let command = Command::Believe(choice.clone());
                let name = words::sentence(&choice.words());
                let button = theme::selectable(ui, &name, choice == self.lens);
                let button = ui.add(button).on_hover_text(command.info().sentence);
                if button.clicked() {
                    commands.push(command);
                }
            }
            let pick = Command::ToggleSources;
            let info = pick.info();
            let button = picker::button(ui, self.lens);
            if ui.add(button).on_hover_text(info.sentence).clicked() {
                commands.push(pick);
            }
        });
    }

    /// As of which day promises are judged, when it is not the usual one: nobody is to take what is
    /// true of another day for the present.
    fn judged(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(day) = self.judged else {
            return;
        };
        let text = format!("Promises as of {}", day.plain());
        let ink = theme::ink(ui, Token::Warning);
        let text = egui::RichText::new(text).small().color(ink);
        let command = Command::ShowPage(Page::Promises);
        let button = ui.add(egui::Button::new(text).frame(false));
        if button.on_hover_text(command.info().sentence).clicked() {
            commands.push(command);
        }
    }

    /// What loading found. Records that were left out are said in another colour.
    fn found(&self) -> (String, Token) {
        let warnings = words::count(self.problems - self.errors, "warning");
        match (self.errors, self.problems) {
            (0, 0) => ("No problems in the data".to_owned(), Token::Ink2),
            (0, _) => (format!("{warnings} in the data"), Token::Ink2),
            (errors, _) => {
                let errors = words::count(errors, "error");
                (
                    format!("{errors} and {warnings} in the data"),
                    Token::Warning,
                )
            }
        }
    }

    /// "Showing 9 certainly and 2 possibly of 14 engagements · 2 folded · 2018 to 2025".
    fn shown(&self) -> String {
        // What a filter leaves out is part of all there is.
        let all = words::count(self.arrangement.in_all as usize, "engagement");
        if self.page != Page::Timeline {
            let shown = words::thousands(self.arrangement.shown());
            let mut text = format!("Showing {shown} of {all}");
            if self.page == Page::Table && self.picked > 0 {
                text += &format!(" · {} selected", words::thousands(self.picked));
            }
            return text;
        }
        let certainly = words::thousands(self.summary.certainly);
        let shown = match self.summary.possibly {
            0 => certainly,
            possibly => {
                let possibly = words::thousands(possibly);
                format!("{certainly} certainly and {possibly} possibly")
            }
        };
        let mut text = format!("Showing {shown} of {all}");
        if self.summary.folded > 0 {
            text += &format!(" · {} folded", words::thousands(self.summary.folded));
        }
        if self.summary.ribboned > 0 {
            text += &format!(" · {} in ribbons", words::thousands(self.summary.ribboned));
        }
        let undated = self.arrangement.undated.len();
        if undated > 0 {
            text += &format!(" · {} with no date", words::thousands(undated));
        }
        if self.arrangement.lanes.is_empty() {
            return text;
        }
        let year = |moment: f64| Day::from_number(moment.floor() as i64).ymd().0;
        let (from, to) = (year(self.window.start()), year(self.window.end()));
        if from == to {
            text + &format!(" · {}", year_words(from))
        } else {
            text + &format!(" · {} to {}", year_words(from), year_words(to))
        }
    }

    /// "7 meetings held, 5 announced or expected, 3 visits and messages not counted".
    fn counted(&self) -> String {
        let mut parts = vec![format!(
            "{} held",
            words::count(self.arrangement.meetings_held as usize, "meeting")
        )];
        if self.arrangement.meetings_ahead > 0 {
            parts.push(format!(
                "{} announced or not held",
                words::thousands(self.arrangement.meetings_ahead)
            ));
        }
        if self.arrangement.promises_kept > 0 {
            let kept = words::thousands(self.arrangement.promises_kept);
            parts.push(format!("{kept} promised and held since"));
        }
        match self.arrangement.not_counted {
            0 => {}
            1 => parts.push("1 visit or message not counted".to_owned()),
            number => {
                let number = words::thousands(number);
                parts.push(format!("{number} visits and messages not counted"));
            }
        }
        parts.join(", ")
    }
}
