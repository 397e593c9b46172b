//! The speaker's own window: notes in large type, what comes next, a clock and the time since the start.
//!
//! Where there is no second window egui puts it into the first, where it can be moved and closed.

use std::time::{Duration, SystemTime};

use egui::{Context, Frame, RichText, ScrollArea, Ui, ViewportBuilder, ViewportClass, ViewportId};
use jiff::{Timestamp, tz::TimeZone};

use super::super::{fonts, theme};
use crate::{
    command::{Command, Presenting, Turn},
    scene::Token,
};

/// Size of the type of notes, in points.
const NOTES: f32 = 22.0;

pub(super) fn show(ctx: &Context, presenting: &Presenting, elapsed: f64) -> Vec<Command> {
    let builder = ViewportBuilder::default()
        .with_title("Legation: notes")
        .with_inner_size([900.0, 620.0]);
    let mut commands = Vec::new();
    ctx.show_viewport_immediate(ViewportId::from_hash_of("notes"), builder, |ui, class| {
        if class != ViewportClass::EmbeddedWindow {
            commands.extend(super::keys(ui.ctx()));
            if ui.input(|input| input.viewport().close_requested()) {
                commands.push(Command::Turn(Turn::Notes));
            }
        }
        let frame = Frame::new()
            .fill(theme::ink(ui, Token::Paper))
            .inner_margin(20);
        frame.show(ui, |ui| notes(ui, presenting, elapsed));
    });
    // A clock has seconds.
    ctx.request_repaint_after(Duration::from_secs(1));
    commands
}

fn notes(ui: &mut Ui, presenting: &Presenting, elapsed: f64) {
    let (second, first) = (theme::ink(ui, Token::Ink2), theme::ink(ui, Token::Ink));
    ui.horizontal(|ui| {
        let clock = |text: String| RichText::new(text).size(26.0).color(first);
        ui.label(clock(time_of_day(SystemTime::now())));
        ui.add_space(24.0);
        ui.label(clock(minutes(elapsed)));
        ui.label(RichText::new("since the start").size(15.0).color(second));
        ui.add_space(24.0);
        let place = format!("{} / {}", presenting.at + 1, presenting.len());
        ui.label(clock(place));
    });
    ui.add_space(12.0);
    let Some(step) = presenting.step() else {
        return;
    };
    let title = RichText::new(&step.title).size(24.0);
    ui.label(title.family(fonts::serif_strong()).color(first));
    let next = presenting.next().map_or_else(
        || "This is the last step".to_owned(),
        |next| format!("Next: {}", next.title),
    );
    ui.label(RichText::new(next).size(16.0).color(second));
    ui.add_space(12.0);
    ScrollArea::vertical().show(ui, |ui| {
        let notes = step.notes.as_deref().unwrap_or("No notes for this step");
        ui.label(RichText::new(notes).size(NOTES).color(first));
    });
}

/// "4:07", "1:02:33".
fn minutes(seconds: f64) -> String {
    let all = seconds.max(0.0) as u64;
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// The time where the machine is: "14:05".
fn time_of_day(now: SystemTime) -> String {
    let Ok(now) = Timestamp::try_from(now) else {
        return String::new();
    };
    let here = now.to_zoned(TimeZone::system());
    format!("{:02}:{:02}", here.hour(), here.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_since_the_start_is_told_in_minutes() {
        assert_eq!(minutes(0.4), "0:00");
        assert_eq!(minutes(247.9), "4:07");
        assert_eq!(minutes(3_753.0), "1:02:33");
    }
}
