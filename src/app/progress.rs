//! What is being waited for: in words, as a bar, and with a way to stop it.
//!
//! While another catalogue stays open it stands in the status line, with the bar on its upper edge.
//! When the window has opened for a catalogue that is not there yet, it stands in the middle.

use egui::{Align2, Area, Frame, Label, Order, Rect, RichText, Ui};

use super::{fonts, library::Library, theme, words};
use crate::{
    load::{HowFar, Stage},
    scene::Token,
};

/// Seconds for which nothing is said of waiting: most of it is over by then.
const PATIENCE: f64 = 0.25;
/// Seconds from one look to the next.
const PACE: f64 = 0.1;

/// Keeps watch over what is waited for.
#[derive(Default)]
pub(super) struct Watcher {
    /// When the waiting began, in seconds of the window.
    since: Option<f64>,
    /// What was being opened last.
    name: String,
    wait: Option<Wait>,
}

/// What is waited for, as it is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wait {
    /// What is being opened.
    pub name: String,
    pub words: String,
    /// How much of it is done, from 0 to 1.
    pub share: f32,
    /// Whether it can be stopped.
    pub stops: bool,
}

impl Watcher {
    /// Looks at what is waited for in this frame.
    pub(super) fn look(&mut self, ctx: &egui::Context, library: &Library, arranging: bool) {
        self.wait = None;
        let reading = library.reading();
        if reading.is_none() && !arranging {
            self.since = None;
            return;
        }
        let now = ctx.input(|input| input.time);
        let passed = now - *self.since.get_or_insert(now);
        ctx.request_repaint_after_secs(if passed < PATIENCE {
            (PATIENCE - passed) as f32
        } else {
            PACE as f32
        });
        if passed < PATIENCE {
            return;
        }
        let (words, share, stops) = match reading {
            Some((name, how_far)) => {
                self.name = name;
                (reading_words(how_far), how_far.share as f32, true)
            }
            None => ("Arranging the lanes…".to_owned(), 1.0, false),
        };
        self.wait = Some(Wait {
            name: format!("Opening {}", self.name),
            words,
            share,
            stops,
        });
    }

    /// What is waited for, when that takes its time.
    pub(super) fn wait(&self) -> Option<&Wait> {
        self.wait.as_ref()
    }
}

/// "Reading… 43 %, 430,000 of about 1,000,000 records".
fn reading_words(how_far: HowFar) -> String {
    let HowFar {
        stage,
        share,
        records,
        of,
    } = how_far;
    let done = words::thousands(records);
    // What is not all done is not called that.
    let percent = (share * 100.0).floor().min(99.0);
    match (stage, of) {
        (Stage::Reading, Some(of)) => {
            let about = words::thousands(in_round_numbers(of.max(records)));
            format!("Reading… {percent} %, {done} of about {about} records")
        }
        (Stage::Reading, None) => format!("Reading… {percent} %"),
        (Stage::Checking, of) => {
            let all = words::thousands(of.unwrap_or(records));
            format!("Checking… {percent} %, {done} of {all} records")
        }
        (Stage::Done, _) => format!("Putting {done} records in order…"),
    }
}

/// A number of which only the first two digits are sure.
fn in_round_numbers(number: u64) -> u64 {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    (number + unit / 2) / unit * unit
}

/// A bar in a rectangle, filled as far as it is done.
pub(super) fn bar(ui: &Ui, rect: Rect, share: f32) {
    let painter = ui.painter();
    let rounding = rect.height() / 2.0;
    painter.rect_filled(rect, rounding, theme::ink(ui, Token::Rule));
    let mut done = rect;
    done.set_width(rect.width() * share.clamp(0.0, 1.0));
    painter.rect_filled(done, rounding, theme::ink(ui, Token::Mark));
}

/// A thin bar on the upper edge of the status line, from one side of the window to the other.
pub(super) fn on_the_edge(ui: &Ui, line: Rect, wait: &Wait) {
    let window = ui.ctx().content_rect();
    let edge = Rect::from_x_y_ranges(window.x_range(), line.top()..=line.top() + 2.0);
    bar(ui, edge, wait.share);
}

/// What is waited for, in the middle of the window. Returns whether it is to be stopped.
pub(super) fn in_the_middle(ctx: &egui::Context, wait: &Wait) -> bool {
    let width = (ctx.content_rect().width() - 96.0).clamp(160.0, 420.0);
    let card = Area::new(egui::Id::unique("progress"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ctx, |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(16.0);
            frame.show(ui, |ui| card(ui, wait, width)).inner
        });
    card.inner
}

fn card(ui: &mut Ui, wait: &Wait, width: f32) -> bool {
    ui.set_width(width);
    let font = egui::FontId::new(14.0, fonts::strong());
    ui.add(Label::new(RichText::new(&wait.name).font(font)).truncate());
    ui.add_space(8.0);
    let (_, rect) = ui.allocate_space(egui::vec2(width, 6.0));
    bar(ui, rect, wait.share);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let stop = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(stop, |ui| {
            let stopped = stop_button(ui, wait, false);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(&wait.words).truncate());
            });
            stopped
        })
        .inner
    })
    .inner
}

/// The way to stop what is waited for, if there is one. Returns whether it was pressed.
pub(super) fn stop_button(ui: &mut Ui, wait: &Wait, small: bool) -> bool {
    if !wait.stops {
        return false;
    }
    let button = if small {
        egui::Button::new(RichText::new("Cancel").small()).small()
    } else {
        egui::Button::new("Cancel")
    };
    ui.add(button)
        .on_hover_text("Stop reading; what is open stays open (Esc)")
        .clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(stage: Stage, share: f64, records: u64, of: Option<u64>) -> String {
        reading_words(HowFar {
            stage,
            share,
            records,
            of,
        })
    }

    #[test]
    fn words_are_no_more_exact_than_what_is_known() {
        assert_eq!(
            said(Stage::Reading, 0.437, 430_012, Some(1_004_321)),
            "Reading… 43 %, 430,012 of about 1,000,000 records"
        );
        assert_eq!(said(Stage::Reading, 0.03, 0, None), "Reading… 3 %");
        assert_eq!(
            said(Stage::Checking, 0.999, 1_004_000, Some(1_004_321)),
            "Checking… 99 %, 1,004,000 of 1,004,321 records"
        );
        assert_eq!(
            said(Stage::Done, 1.0, 1_004_321, Some(1_004_321)),
            "Putting 1,004,321 records in order…"
        );
    }

    #[test]
    fn round_numbers_have_two_digits() {
        let pairs = [(7, 7), (99, 99), (104, 100), (995, 1_000), (12_499, 12_000)];
        for (number, round) in pairs {
            assert_eq!(in_round_numbers(number), round);
        }
    }
}
