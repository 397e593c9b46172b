//! The line at the bottom: what is shown, and what is wrong with the data.

use egui::{Align, Layout, Ui};

use super::{
    picker,
    progress::{self, Wait},
    theme, words,
};
use crate::{
    catalogue::Counted,
    command::{Command, Presenting, Turn},
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
    /// What is presented, while the timeline answers a question in the middle of it.
    pub presenting: Option<&'a Presenting>,
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
                    self.way_back(ui, &mut commands);
                    let said = self.said.map(str::to_owned);
                    let counted = self.counted();
                    let gaps = 2.0 * ui.spacing().item_spacing.x;
                    let room = ui.available_width() - width(ui, &counted) - gaps;
                    let shown = self.whole().filter(|text| width(ui, text) < room);
                    let shown = shown.unwrap_or_else(|| self.shown(&self.all()));
                    for text in said.into_iter().chain([shown, counted]) {
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

    /// That a briefing is being presented, and the key that leads back to it: "Step 6 of 7 · L returns".
    fn way_back(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let Some(presenting) = self.presenting else {
            return;
        };
        let command = Command::Turn(Turn::Live);
        let keys = Turn::Live.shortcuts();
        let key = keys.first().map(ToString::to_string).unwrap_or_default();
        let (at, all) = (presenting.at + 1, presenting.len());
        let text = format!("Step {at} of {all} · {key} returns");
        let ink = theme::ink(ui, Token::Ink);
        let text = egui::RichText::new(text).small().strong().color(ink);
        let button = ui.add(egui::Button::new(text).frame(false).truncate());
        let hint = "Go back to the step that is presented";
        if button.on_hover_text(hint).clicked() {
            commands.push(command);
        }
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

    /// "14 engagements". What a filter leaves out is part of all there is.
    fn all(&self) -> String {
        words::count(self.arrangement.in_all as usize, "engagement")
    }

    /// The same for a choice of sources, with what the catalogue has beside: "Showing 9 of 14 engagements
    /// known from these sources · 2018 to 2025 · 428 in the catalogue".
    fn whole(&self) -> Option<String> {
        let otherwise = &self.arrangement.otherwise;
        otherwise.everything()?;
        let all = self.arrangement.in_all as usize + otherwise.left_out();
        let shown = self.shown(&format!("{} known from these sources", self.all()));
        Some(format!(
            "{shown} · {} in the catalogue",
            words::thousands(all)
        ))
    }

    /// "Showing 9 certainly and 2 possibly of 14 engagements · 2 folded · 2018 to 2025".
    fn shown(&self, all: &str) -> String {
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
        let arrangement = self.arrangement;
        let counted = Counted {
            held: arrangement.meetings_held as usize,
            ahead: arrangement.meetings_ahead as usize,
            kept: arrangement.promises_kept as usize,
            not_counted: arrangement.not_counted as usize,
        };
        counted.words()
    }
}

/// Width of a text of the line, in points.
fn width(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let ink = egui::Color32::PLACEHOLDER;
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, ink);
    galley.size().x
}
