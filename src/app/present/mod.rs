//! Presenting: slides on the whole screen.
//!
//! What is shown is `Session::presenting`; here it is composed for the size of the window and painted, with
//! the way from one step to the next. Everything that is done comes in and goes out as commands.

mod card;
mod choose;
mod keys;
mod speaker;

pub(super) use choose::list;
pub(super) use keys::{live as live_keys, presenting as keys};

use std::sync::Arc;

use egui::{CursorIcon, Id, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, accesskit::Role as Spoken};

use super::{
    derived::Derived,
    job::AT_ONCE,
    paint::{self, Ground},
    theme,
};
use crate::{
    briefing::Briefing,
    catalogue::Catalogue,
    command::{ACROSS, Command, Ground as Chosen, Presenting, Shows, Turn},
    date::Day,
    scene::{Theme, Token},
    sheet::{Document, Options, PageSize, Part, Role, Sheet, along, on_the_way},
};

/// How long the way to another step takes, in seconds.
const TRAVEL: f64 = 0.5;
/// After how many seconds a pointer that rests is hidden.
const POINTER: f64 = 2.0;
/// Space between thumbnails, in points.
const GAP: f32 = 24.0;

/// What is kept from frame to frame.
#[derive(Default)]
pub(super) struct Stage {
    slides: Derived<Key, Document>,
    /// The step that is shown, the one before, and since when.
    shown: Option<Shown>,
    /// Whether the system was asked for the whole screen.
    is_whole_screen: bool,
    /// Since when it is presented, in seconds of the window.
    began: Option<f64>,
    /// When the pointer moved last.
    moved: f64,
}

/// What slides depend on.
#[derive(PartialEq)]
struct Key {
    /// The catalogue, by number.
    generation: u64,
    briefing: Briefing,
    size: PageSize,
}

#[derive(Clone, Copy)]
struct Shown {
    at: usize,
    from: Option<usize>,
    since: f64,
}

/// What is presented, and of what.
pub(super) struct Around<'a> {
    pub catalogue: &'a Arc<Catalogue>,
    pub generation: u64,
    pub presenting: &'a Presenting,
    pub ground: Chosen,
    pub today: Day,
}

impl Stage {
    /// Forgets what was presented and gives the screen back.
    pub(super) fn rest(&mut self, ctx: &egui::Context) {
        if self.is_whole_screen {
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
        }
        if self.began.is_some() {
            *self = Self::default();
        }
    }

    /// What holds from the first frame to the last, also while the live timeline is open: the whole screen,
    /// the clock, and the window of the speaker.
    pub(super) fn begin(&mut self, ctx: &egui::Context) {
        self.slides.poll();
        let time = ctx.input(|input| input.time);
        self.began.get_or_insert(time);
        if !std::mem::replace(&mut self.is_whole_screen, true) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(true));
            self.moved = time;
        }
    }

    /// The speaker's notes, where they are open.
    pub(super) fn notes(
        &self,
        ctx: &egui::Context,
        presenting: &Presenting,
        ground: Chosen,
    ) -> Vec<Command> {
        if !presenting.has_notes {
            return Vec::new();
        }
        let time = ctx.input(|input| input.time);
        let notes = speaker::Notes {
            presenting,
            sheets: self.sheets(presenting),
            theme: theme_on(ground, &ctx.global_style().visuals),
            elapsed: time - self.began.unwrap_or(time),
        };
        speaker::show(ctx, &notes)
    }

    /// Paints what is presented, and above it the list of keys where that is open.
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>) -> Vec<Command> {
        let rect = ui.max_rect();
        let theme = theme_on(around.ground, ui.visuals());
        let has_keys = around.presenting.has_keys;
        let commands = self.shown(ui, rect, around, theme);
        if !has_keys {
            return commands;
        }
        card::show(ui, rect, theme);
        // A click anywhere puts the list away, and does nothing else.
        let closes = |_| Command::Turn(Turn::Keys);
        commands.into_iter().take(1).map(closes).collect()
    }

    fn shown(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        around: &Around<'_>,
        theme: Theme,
    ) -> Vec<Command> {
        let response = ui.interact(rect, Id::unique("presenting"), Sense::click());
        self.compose(ui.ctx(), rect, around, theme);
        self.hide_pointer(ui);
        let presenting = around.presenting;
        let painter = ui.painter().clone();
        if presenting.is_black {
            let black = theme::colour(Theme::WhiteOnBlack, Token::Paper);
            painter.rect_filled(rect, 0.0, black);
            response.widget_info(|| WidgetInfo::labeled(Spoken::Canvas, true, "Black screen"));
            return if response.clicked() {
                vec![Command::Turn(Turn::Black)]
            } else {
                Vec::new()
            };
        }
        painter.rect_filled(rect, 0.0, theme::colour(theme, Token::Paper));
        let words = spoken(presenting);
        response.widget_info(|| WidgetInfo::labeled(Spoken::Canvas, true, &words));
        if let Shows::Overview(chosen) = presenting.shows {
            self.shown = None;
            return self.overview(ui, rect, presenting, chosen, theme);
        }
        self.slide(ui, rect, presenting, theme);
        if response.clicked() {
            return vec![Command::Turn(Turn::Next)];
        }
        Vec::new()
    }

    /// Makes the slides, if there are none for this size: on a thread, as places for callouts take longer than
    /// a frame. Until they are there those of another size stand in.
    fn compose(&mut self, ctx: &egui::Context, rect: Rect, around: &Around<'_>, theme: Theme) {
        let side = |points: f32| points.round().clamp(160.0, 20_000.0) as u16;
        let size = PageSize::Points(side(rect.width()), side(rect.height()));
        let briefing = &around.presenting.briefing;
        let is_made = self.slides.last().is_some_and(|(made, _)| {
            made.generation == around.generation && made.size == size && made.briefing == *briefing
        });
        if is_made {
            return;
        }
        let key = Key {
            generation: around.generation,
            briefing: briefing.clone(),
            size,
        };
        let options = Options {
            size,
            theme,
            today: Some(around.today),
            ..Options::default()
        };
        let (catalogue, briefing) = (Arc::clone(around.catalogue), briefing.clone());
        let make = move || Document::of_briefing(&catalogue, &briefing, &options);
        self.slides.get(key, AT_ONCE + 1, ctx, make);
    }

    /// Whether slides are being made.
    pub(super) fn is_working(&self) -> bool {
        self.slides.is_working()
    }

    /// The slides of what is presented, as far as there are any.
    fn sheets(&self, presenting: &Presenting) -> &[Sheet] {
        let there = self.slides.last();
        let there = there.filter(|(made, _)| made.briefing == presenting.briefing);
        there.map_or(&[], |(_, document)| &document.sheets)
    }

    /// Hides the pointer when it has rested for a while.
    fn hide_pointer(&mut self, ui: &Ui) {
        let (time, moves) = ui.input(|input| (input.time, input.pointer.is_moving()));
        if moves {
            self.moved = time;
        }
        let rests = time - self.moved;
        if rests >= POINTER {
            ui.set_cursor_icon(CursorIcon::None);
        } else {
            let left = std::time::Duration::from_secs_f64(POINTER - rests);
            ui.request_repaint_after(left);
        }
    }

    /// A step, or the way to it.
    fn slide(&mut self, ui: &Ui, rect: Rect, presenting: &Presenting, theme: Theme) {
        let at = presenting.at;
        let time = ui.input(|input| input.time);
        let still = ui.style().animation_time == 0.0;
        let shown = self.shown.get_or_insert(Shown {
            at,
            from: None,
            since: time,
        });
        if shown.at != at {
            *shown = Shown {
                at,
                from: Some(shown.at),
                since: time,
            };
        }
        let share = ((time - shown.since) / TRAVEL).clamp(0.0, 1.0);
        if still || share >= 1.0 {
            shown.from = None;
        }
        let from = shown.from;
        let sheets = self.sheets(presenting);
        let Some(sheet) = sheets.get(at) else {
            return;
        };
        let (corner, factor) = fitted(rect, sheet);
        let Some(before) = from.and_then(|from| sheets.get(from)) else {
            for part in &sheet.parts {
                paint_part(ui.painter(), corner, factor, part, 1.0, theme);
            }
            return;
        };
        ui.request_repaint();
        let eased = share * share * (3.0 - 2.0 * share);
        for (sheet, strength) in [(before, 1.0 - eased), (sheet, eased)] {
            let shown = match (before.time, sheets[at].time) {
                (Some(from), Some(to)) => Some(on_the_way(from.window, to.window, eased)),
                _ => None,
            };
            for part in &sheet.parts {
                // Callouts come when their marks have arrived.
                let strength = match part.role {
                    Role::Callout => (strength * 2.0 - 1.0).max(0.0),
                    _ => strength,
                };
                let led = shown
                    .zip(sheet.time)
                    .filter(|_| part.role == Role::Timeline);
                let strength = strength as f32;
                match led {
                    Some((shown, time)) => {
                        let mut part = part.clone();
                        part.scene = along(&part.scene, time, shown);
                        paint_part(ui.painter(), corner, factor, &part, strength, theme);
                    }
                    None => paint_part(ui.painter(), corner, factor, part, strength, theme),
                }
            }
        }
    }

    /// All steps, small.
    fn overview(
        &self,
        ui: &mut Ui,
        rect: Rect,
        presenting: &Presenting,
        chosen: usize,
        theme: Theme,
    ) -> Vec<Command> {
        let steps = &presenting.briefing.steps;
        let sheets = self.sheets(presenting);
        let mut commands = Vec::new();
        let places = thumbnails(rect, steps.len());
        for (number, (step, place)) in steps.iter().zip(places).enumerate() {
            if let Some(sheet) = sheets.get(number) {
                small(ui.painter(), place, sheet, theme);
            }
            let is_chosen = number == chosen;
            let (width, token) = if is_chosen {
                (3.0, Token::Selection)
            } else {
                (1.0, Token::Rule)
            };
            let edge = egui::Stroke::new(width, theme::colour(theme, token));
            ui.painter()
                .rect_stroke(place, 2.0, edge, egui::StrokeKind::Outside);
            let id = Id::unique(("step", number));
            let response = ui.interact(place, id, Sense::click());
            let words = format!("Step {}: {}", number + 1, step.title);
            response
                .widget_info(|| WidgetInfo::selected(Spoken::ListItem, true, is_chosen, &words));
            if response.clicked() {
                commands.push(Command::Turn(Turn::To(number)));
            }
        }
        commands
    }
}

/// What a screen reader says of the step.
fn spoken(presenting: &Presenting) -> String {
    let Some(step) = presenting.step() else {
        return presenting.briefing.title.clone();
    };
    let mut words = format!(
        "Step {} of {}: {}",
        presenting.at + 1,
        presenting.len(),
        step.title
    );
    let more = step.subtitle.iter();
    for text in more.chain(step.callouts.iter().map(|callout| &callout.text)) {
        words += ". ";
        words += text;
    }
    words
}

/// Where the thumbnails of some steps are, all alike and all in sight.
fn thumbnails(rect: Rect, count: usize) -> Vec<Rect> {
    let rows = count.div_ceil(ACROSS).max(1);
    let room = rect.shrink(GAP * 2.0);
    let across = (room.width() - GAP * (ACROSS as f32 - 1.0)) / ACROSS as f32;
    let down = (room.height() - GAP * (rows as f32 - 1.0)) / rows as f32;
    let factor = (across / rect.width()).min(down / rect.height()).max(0.01);
    let size = rect.size() * factor;
    let whole = Vec2::new(
        size.x * ACROSS as f32 + GAP * (ACROSS as f32 - 1.0),
        size.y * rows as f32 + GAP * (rows as f32 - 1.0),
    );
    let first = room.center() - whole / 2.0;
    let place = |number: usize| {
        let (column, row) = ((number % ACROSS) as f32, (number / ACROSS) as f32);
        let aside = Vec2::new(column * (size.x + GAP), row * (size.y + GAP));
        Rect::from_min_size(first + aside, size)
    };
    (0..count).map(place).collect()
}

/// In which colours steps are shown.
fn theme_on(ground: Chosen, visuals: &egui::Visuals) -> Theme {
    match ground {
        Chosen::Theme => theme::theme_of(visuals),
        Chosen::Black => Theme::WhiteOnBlack,
    }
}

/// A step as large as a place.
fn small(painter: &egui::Painter, place: Rect, sheet: &Sheet, theme: Theme) {
    let factor = place.width() / sheet.size.width as f32;
    let clipped = painter.with_clip_rect(place.intersect(painter.clip_rect()));
    clipped.rect_filled(place, 0.0, theme::colour(theme, Token::Paper));
    for part in &sheet.parts {
        // Small type is not read here, and takes time.
        if matches!(
            part.role,
            Role::Note | Role::LegendLine | Role::Source | Role::AsOf
        ) {
            continue;
        }
        paint_part(&clipped, place.min, factor, part, 1.0, theme);
    }
}

/// Where a sheet is in a place, and how much larger than it is: both are one where it was made for that place.
fn fitted(place: Rect, sheet: &Sheet) -> (Pos2, f32) {
    let size = Vec2::new(sheet.size.width as f32, sheet.size.height as f32);
    let factor = (place.width() / size.x).min(place.height() / size.y);
    // Sheets are whole points large, and windows need not be: letters would be blurred.
    if (factor - 1.0).abs() < 0.005 {
        return (place.min, 1.0);
    }
    (place.center() - size * factor / 2.0, factor)
}

fn paint_part(
    painter: &egui::Painter,
    corner: Pos2,
    factor: f32,
    part: &Part,
    strength: f32,
    theme: Theme,
) {
    if strength <= 0.0 {
        return;
    }
    let ground = Ground {
        origin: corner + Vec2::new(part.at.x as f32, part.at.y as f32) * factor,
        factor: part.factor as f32 * factor,
        strength,
    };
    paint::scaled(painter, ground, &part.scene, theme);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thumbnails_are_in_sight_and_apart() {
        for size in [Vec2::new(640.0, 400.0), Vec2::new(1920.0, 1080.0)] {
            let rect = Rect::from_min_size(Pos2::ZERO, size);
            for count in 1..=24 {
                let places = thumbnails(rect, count);
                for (number, place) in places.iter().enumerate() {
                    assert!(rect.contains_rect(*place), "{count}: {place:?}");
                    for other in &places[..number] {
                        assert!(!other.shrink(0.1).intersects(*place), "{count}");
                    }
                }
            }
        }
    }
}
