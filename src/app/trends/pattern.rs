//! Patterns that tell kinds apart where colours may not.

use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Ui};

use super::super::theme;
use crate::{
    scene::{KINDS, Paint, Token},
    trends::{Axis, Head},
};

/// Points from one line of a pattern to the next.
const APART: f32 = 5.0;
/// What is narrower than this, in points, has no room for a pattern.
const LEAST: f32 = 5.0;

/// How a row of a chart of years is drawn.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub ink: Color32,
    paper: Color32,
    hatch: Hatch,
}

#[derive(Clone, Copy)]
enum Hatch {
    None,
    Rising,
    Falling,
    Across,
    Down,
    Crossed,
    Dots,
}

impl Look {
    /// The look of a row by its number; what stands together is grey.
    pub(super) fn new(ui: &Ui, number: usize, head: &Head) -> Self {
        let own = matches!(head.of, Axis::Party(_) | Axis::Format(_));
        let (token, hatch) = if own && number < usize::from(KINDS) {
            let hatches = [
                Hatch::None,
                Hatch::Rising,
                Hatch::Dots,
                Hatch::Across,
                Hatch::Falling,
                Hatch::Crossed,
            ];
            (Token::Kind(number as u8), hatches[number % hatches.len()])
        } else if matches!(head.of, Axis::Nobody) {
            (Token::Ink3, Hatch::Down)
        } else {
            (Token::Ink3, Hatch::None)
        };
        let theme = theme::theme_of(ui.visuals());
        // What stands together does not stand out, and lines can be seen on it.
        let (token, alpha) = match (own, theme.has_high_contrast()) {
            (true, _) => (token, 1.0),
            (false, true) => (Token::Rule, 1.0),
            (false, false) => (token, 0.45),
        };
        Self {
            ink: theme::area(theme, Paint { token, alpha }),
            paper: theme::ink(ui, Token::Paper),
            hatch,
        }
    }

    /// What it is filled with: what is only possible is hollow.
    pub(super) fn fill(self, is_certain: bool) -> Color32 {
        if is_certain { self.ink } else { self.paper }
    }

    /// Draws the pattern on what is filled, or in its own ink on what is hollow.
    pub(super) fn hatch(self, painter: &Painter, rect: Rect, is_certain: bool) {
        if rect.width() < LEAST || rect.height() < 2.0 {
            return;
        }
        let ink = if is_certain { self.paper } else { self.ink };
        let stroke = Stroke::new(1.0, ink.gamma_multiply(if is_certain { 0.55 } else { 0.7 }));
        let inside = rect.shrink(1.0);
        let painter = painter.with_clip_rect(inside.intersect(painter.clip_rect()));
        match self.hatch {
            Hatch::None => {}
            Hatch::Rising => slanted(&painter, inside, stroke, true),
            Hatch::Falling => slanted(&painter, inside, stroke, false),
            Hatch::Crossed => {
                slanted(&painter, inside, stroke, true);
                slanted(&painter, inside, stroke, false);
            }
            Hatch::Across => {
                for y in along(inside.top() + 2.0, inside.bottom()) {
                    painter.hline(inside.x_range(), y, stroke);
                }
            }
            Hatch::Down => {
                for x in along(inside.left() + 2.0, inside.right()) {
                    painter.vline(x, inside.y_range(), stroke);
                }
            }
            Hatch::Dots => {
                for y in along(inside.top() + 2.5, inside.bottom()) {
                    for x in along(inside.left() + 2.5, inside.right()) {
                        painter.circle_filled(Pos2::new(x, y), 1.0, stroke.color);
                    }
                }
            }
        }
    }

    /// A small sample for the legend.
    pub(super) fn sample(self, painter: &Painter, rect: Rect, is_certain: bool) {
        let stroke = Stroke::new(1.2, self.ink);
        painter.rect(rect, 0.0, self.fill(is_certain), stroke, StrokeKind::Inside);
        self.hatch(painter, rect, is_certain);
    }
}

fn along(from: f32, to: f32) -> impl Iterator<Item = f32> {
    let count = ((to - from) / APART).ceil().max(0.0) as usize;
    (0..count).map(move |number| from + number as f32 * APART)
}

fn slanted(painter: &Painter, rect: Rect, stroke: Stroke, rising: bool) {
    let height = rect.height();
    for x in along(rect.left() - height, rect.right()) {
        let (low, high) = if rising {
            (rect.bottom(), rect.top())
        } else {
            (rect.top(), rect.bottom())
        };
        painter.line_segment([Pos2::new(x, low), Pos2::new(x + height, high)], stroke);
    }
}
