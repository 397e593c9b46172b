//! The keys of a presenter, on a card above what is shown.

use std::sync::Arc;

use egui::{
    CornerRadius, FontFamily, FontId, Galley, Label, Painter, Pos2, Rect, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2,
};

use super::super::{fonts, theme};
use crate::{
    command::Turn,
    scene::{Theme, Token},
};

/// Size of type on a screen of [`ROOM`], in points. It grows with the screen as slides do.
const TYPE: f32 = 20.0;
/// The size of the screen that the sizes here are for.
const ROOM: Vec2 = Vec2::new(1280.0, 720.0);
/// From the edge of the card to what stands on it.
const MARGIN: f32 = 36.0;
/// Between the keys and what they do.
const COLUMNS: f32 = 32.0;
/// Between one line and the next.
const LINES: f32 = 9.0;
/// Below the name of the card.
const HEAD: f32 = 18.0;
/// The widest that what a key does may be.
const WIDEST: f32 = 700.0;
/// The least share of its size that the card has on a small screen.
const LEAST: f32 = 0.5;
/// How much shows of what is below the card.
const BEHIND: f32 = 0.35;

/// A line of the card.
struct Line {
    keys: Arc<Galley>,
    does: Arc<Galley>,
}

/// What stands on the card, set in a size.
struct Card {
    name: Arc<Galley>,
    lines: Vec<Line>,
    /// How wide keys are.
    first: f32,
    size: Vec2,
    factor: f32,
}

/// Shows the card in the middle of the screen.
pub(super) fn show(ui: &mut Ui, rect: Rect, theme: Theme) {
    let grows = (rect.width() / ROOM.x).min(rect.height() / ROOM.y);
    let mut card = Card::new(ui.painter(), theme, grows.max(1.0), rect.width());
    let room = rect.size() - Vec2::splat(MARGIN);
    let share = (room.x / card.size.x).min(room.y / card.size.y);
    if share < 1.0 {
        let factor = (card.factor * share).max(LEAST);
        card = Card::new(ui.painter(), theme, factor, rect.width());
    }
    let place = Rect::from_center_size(rect.center(), card.size);
    let paper = theme::colour(theme, Token::Paper);
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, paper.gamma_multiply(1.0 - BEHIND));
    let edge = Stroke::new(1.0, theme::colour(theme, Token::Rule));
    painter.rect_filled(
        place,
        CornerRadius::same(6),
        theme::colour(theme, Token::Panel),
    );
    painter.rect_stroke(place, CornerRadius::same(6), edge, StrokeKind::Inside);
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        card.write(ui, place.min);
    });
}

impl Card {
    fn new(painter: &Painter, theme: Theme, factor: f32, room: f32) -> Self {
        let set = |words: &str, size: f32, family: FontFamily, token: Token, width: f32| {
            let font = FontId::new(size * factor, family);
            painter.layout(words.to_owned(), font, theme::colour(theme, token), width)
        };
        let name = set(
            "Keys while presenting",
            TYPE * 1.3,
            fonts::serif_strong(),
            Token::Ink,
            f32::INFINITY,
        );
        let keys = |keys: &str| set(keys, TYPE, fonts::strong(), Token::Ink, f32::INFINITY);
        let all: Vec<(Arc<Galley>, &str)> = Turn::listed()
            .map(|(shortcuts, does)| (keys(&shortcuts), does))
            .collect();
        let first = all
            .iter()
            .map(|(keys, _)| keys.size().x)
            .fold(0.0, f32::max);
        let aside = first + (COLUMNS + 2.0 * MARGIN) * factor;
        let widest = (WIDEST * factor).min((room - MARGIN - aside).max(120.0 * factor));
        let lines = all.into_iter().map(|(keys, does)| Line {
            keys,
            does: set(does, TYPE, FontFamily::Proportional, Token::Ink2, widest),
        });
        let lines: Vec<Line> = lines.collect();
        let second = lines.iter().map(|line| line.does.size().x);
        let width = aside + second.fold(0.0, f32::max);
        let height = lines.iter().map(|line| line.height() + LINES * factor);
        let height = name.size().y + (HEAD - LINES + 2.0 * MARGIN) * factor + height.sum::<f32>();
        Self {
            name,
            lines,
            first,
            size: Vec2::new(width, height),
            factor,
        }
    }

    fn write(self, ui: &mut Ui, corner: Pos2) {
        let mut put = |at: Pos2, galley: Arc<Galley>| {
            let rect = Rect::from_min_size(at, galley.size());
            ui.put(rect, Label::new(galley).selectable(false));
        };
        let mut at = corner + Vec2::splat(MARGIN * self.factor);
        let down = self.name.size().y + HEAD * self.factor;
        put(at, self.name);
        at.y += down;
        for line in self.lines {
            let down = line.height() + LINES * self.factor;
            put(at, line.keys);
            put(
                at + Vec2::new(self.first + COLUMNS * self.factor, 0.0),
                line.does,
            );
            at.y += down;
        }
    }
}

impl Line {
    fn height(&self) -> f32 {
        self.keys.size().y.max(self.does.size().y)
    }
}
