//! The speaker's own window: notes in large type, the step that is shown and the next one small, a clock and
//! the time since the start.
//!
//! Where there is no second window egui puts it into the first, where it can be moved and closed.

use std::time::{Duration, SystemTime};

use egui::{
    CentralPanel, Context, Frame, Id, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2,
    ViewportBuilder, ViewportClass, ViewportId, WidgetInfo, accesskit::Role as Spoken,
};
use jiff::{Timestamp, tz::TimeZone};

use super::{
    super::{fonts, theme},
    small,
};
use crate::{
    command::{Command, Presenting, Shows, Turn},
    scene::{Theme, Token},
    sheet::Sheet,
};

/// Size of the type of notes, in points.
const NOTES: f32 = 22.0;
/// Space around what is in the window, and between its columns.
const MARGIN: f32 = 20.0;
/// Height of what a small step is headed with.
const HEADED: f32 = 26.0;
/// From this width on steps stand beside the notes.
const BESIDE: f32 = 620.0;
/// Which share of the width small steps take beside notes, and of the height below them.
const STEPS: (f32, f32) = (0.4, 0.36);
/// Two small steps are shown where each is at least this share of how large one alone would be.
const NOT_MUCH_SMALLER: f32 = 0.7;

/// What the speaker sees of what is presented.
pub(super) struct Notes<'a> {
    pub(super) presenting: &'a Presenting,
    /// The slides, once they are made.
    pub(super) sheets: &'a [Sheet],
    /// What they are presented in.
    pub(super) theme: Theme,
    /// Seconds since the start.
    pub(super) elapsed: f64,
}

/// Shows the window, and says what was asked for in it.
pub(super) fn show(ctx: &Context, notes: &Notes<'_>) -> Vec<Command> {
    let builder = ViewportBuilder::default()
        .with_title("Legation: notes")
        .with_inner_size([900.0, 620.0])
        .with_min_inner_size([360.0, 300.0]);
    let mut commands = Vec::new();
    ctx.show_viewport_immediate(ViewportId::from_hash_of("notes"), builder, |ui, class| {
        let frame = Frame::new()
            .fill(theme::ink(ui, Token::Paper))
            .inner_margin(MARGIN);
        if class == ViewportClass::EmbeddedWindow {
            frame.show(ui, |ui| notes.show(ui, &mut commands));
            return;
        }
        commands.extend(super::keys(ui.ctx()));
        if ui.input(|input| input.viewport().close_requested()) {
            commands.push(Command::Turn(Turn::Notes));
        }
        // A window has no ground of its own: what no panel fills is black.
        let panel = CentralPanel::default().frame(frame);
        panel.show(ui, |ui| notes.show(ui, &mut commands));
    });
    // A clock has seconds.
    ctx.request_repaint_after(Duration::from_secs(1));
    commands
}

impl Notes<'_> {
    fn show(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        self.clock(ui);
        ui.add_space(12.0);
        let room = ui.available_rect_before_wrap();
        let (said, small) = self.split(room);
        ui.scope_builder(UiBuilder::new().max_rect(said), |ui| self.said(ui));
        if let Some(small) = small {
            self.steps(ui, small, commands);
        }
    }

    /// The time of day, the time since the start, where one is, and what the audience sees of it.
    fn clock(&self, ui: &mut Ui) {
        let (second, first) = (theme::ink(ui, Token::Ink2), theme::ink(ui, Token::Ink));
        let presenting = self.presenting;
        ui.horizontal_wrapped(|ui| {
            let clock = |text: String| RichText::new(text).size(26.0).color(first);
            ui.label(clock(time_of_day(SystemTime::now())));
            ui.add_space(24.0);
            ui.label(clock(minutes(self.elapsed)));
            ui.label(RichText::new("since the start").size(15.0).color(second));
            ui.add_space(24.0);
            let place = format!("{} / {}", presenting.at + 1, presenting.len());
            ui.label(clock(place));
            if let Some(words) = on_screen(presenting) {
                ui.add_space(24.0);
                let warning = theme::ink(ui, Token::Warning);
                ui.label(RichText::new(words).size(15.0).color(warning));
            }
        });
    }

    /// Where notes have room, and where small steps have.
    fn split(&self, room: Rect) -> (Rect, Option<Rect>) {
        let is_bounded = room.is_finite() && room.height() > 2.0 * HEADED;
        if self.sheets.is_empty() || !is_bounded {
            return (room, None);
        }
        if room.width() >= BESIDE {
            let at = room.right() - room.width() * STEPS.0;
            let (said, small) = room.split_left_right_at_x(at);
            return (said.with_max_x(at - MARGIN), Some(small));
        }
        let at = room.bottom() - room.height() * STEPS.1;
        let (said, small) = room.split_top_bottom_at_y(at);
        (said.with_max_y(at - MARGIN / 2.0), Some(small))
    }

    /// What is to be said.
    fn said(&self, ui: &mut Ui) {
        let (second, first) = (theme::ink(ui, Token::Ink2), theme::ink(ui, Token::Ink));
        let Some(step) = self.presenting.step() else {
            return;
        };
        let title = RichText::new(&step.title).size(24.0);
        ui.label(title.family(fonts::serif_strong()).color(first));
        let next = self.presenting.next().map_or_else(
            || "This is the last step".to_owned(),
            |next| format!("Next: {}", next.title),
        );
        ui.label(RichText::new(next).size(16.0).color(second));
        ui.add_space(12.0);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let notes = step.notes.as_deref().unwrap_or("No notes for this step");
            ui.label(RichText::new(notes).size(NOTES).color(first));
        });
    }

    /// The next step small, and the one that is shown where both have room.
    fn steps(&self, ui: &mut Ui, room: Rect, commands: &mut Vec<Command>) {
        let sheets = self.sheets;
        let at = self.presenting.at;
        let (now, next) = (sheets.get(at), sheets.get(at + 1));
        // The next one is what a speaker looks for here: it is first, and may be alone.
        let wanted = [("Next", next, at + 1), ("This step", now, at)];
        let wanted = wanted
            .into_iter()
            .filter_map(|(words, sheet, number)| Some((words, sheet?, number)));
        let wanted: Vec<(&str, &Sheet, usize)> = wanted.collect();
        let sheets: Vec<&Sheet> = wanted.iter().map(|(_, sheet, _)| *sheet).collect();
        let second = theme::ink(ui, Token::Ink2);
        for ((words, sheet, number), place) in wanted.iter().zip(places(room, &sheets)) {
            let head = Rect::from_min_size(
                place.min - Vec2::new(0.0, HEADED),
                Vec2::new(place.width(), HEADED),
            );
            let builder = UiBuilder::new().max_rect(head);
            ui.scope_builder(builder, |ui| {
                ui.label(RichText::new(*words).size(15.0).color(second));
            });
            small(ui.painter(), place, sheet, self.theme);
            let edge = egui::Stroke::new(1.0, theme::ink(ui, Token::Rule));
            ui.painter()
                .rect_stroke(place, 0.0, edge, egui::StrokeKind::Outside);
            let is_next = *number != at;
            let (sense, role) = if is_next {
                (Sense::click(), Spoken::Button)
            } else {
                (Sense::hover(), Spoken::Image)
            };
            let response = ui.interact(place, Id::unique(("small", *words)), sense);
            let title = &self.presenting.briefing.steps[*number].title;
            let words = format!("{words}, step {}: {title}", number + 1);
            response.widget_info(|| WidgetInfo::labeled(role, true, &words));
            if is_next && response.clicked() {
                commands.push(Command::Turn(Turn::To(*number)));
            }
        }
    }
}

/// Where small sheets stand, below one another or beside, each below its heading: two where that makes them
/// not much smaller, else the first alone.
fn places(room: Rect, sheets: &[&Sheet]) -> Vec<Rect> {
    let Some(first) = sheets.first() else {
        return Vec::new();
    };
    let shape = (first.size.width / first.size.height) as f32;
    let wide = |width: f32, height: f32| width.min((height - HEADED) * shape).max(1.0);
    let alone = wide(room.width(), room.height());
    let below = wide(room.width(), (room.height() - MARGIN) / 2.0);
    let beside = wide((room.width() - MARGIN) / 2.0, room.height());
    let both = below.max(beside);
    let (width, count) = if sheets.len() > 1 && both >= alone * NOT_MUCH_SMALLER {
        (both, sheets.len())
    } else {
        (alone, 1)
    };
    let size = Vec2::new(width, width / shape);
    let step = if below >= beside {
        Vec2::new(0.0, size.y + HEADED + MARGIN)
    } else {
        Vec2::new(size.x + MARGIN, 0.0)
    };
    let corner = room.min + Vec2::new(0.0, HEADED);
    (0..count)
        .map(|number| Rect::from_min_size(corner + step * number as f32, size))
        .collect()
}

/// What the audience sees where it is not the step.
fn on_screen(presenting: &Presenting) -> Option<&'static str> {
    if presenting.is_black {
        return Some("The screen is black");
    }
    match presenting.shows {
        Shows::Step => None,
        Shows::Overview(_) => Some("All steps are shown"),
        Shows::Live => Some("The timeline is shown"),
    }
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

    #[test]
    fn small_steps_have_room_and_stand_apart() {
        let size = crate::scene::Size {
            width: 1280.0,
            height: 720.0,
        };
        let sheet = Sheet {
            size,
            ground: Token::Paper,
            parts: Vec::new(),
            notes: None,
            time: None,
        };
        for (width, height, count) in [
            (344.0, 500.0, 2),
            (600.0, 150.0, 2),
            (344.0, 330.0, 1),
            (200.0, 150.0, 1),
        ] {
            let room = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width, height));
            let made = places(room, &[&sheet, &sheet]);
            assert_eq!(made.len(), count, "{width} × {height}");
            for (number, place) in made.iter().enumerate() {
                assert!(room.expand(0.1).contains_rect(*place));
                assert!(place.top() >= HEADED);
                let others = &made[..number];
                assert!(others.iter().all(|other| !other.intersects(*place)));
            }
        }
        assert!(places(Rect::EVERYTHING, &[]).is_empty());
    }
}
