//! What is drawn on the bars of gaps, and what it means.

use egui::{Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2};

use super::{super::theme, legend};
use crate::{
    catalogue::stretches,
    scene::Token,
    trends::{Gaps, SeriesGaps},
};

/// Thickness of a bar, in points.
pub(super) const BAR: f32 = 14.0;
/// Size of a sample in the legend, in points.
const SAMPLE: Vec2 = Vec2::new(20.0, 18.0);

/// A stroke for a day, a hollow box for a window.
pub(super) fn meeting(ink: Color32, painter: &Painter, (from, to): (f32, f32), y: f32) {
    let half = BAR / 2.0 + 2.0;
    if to - from < 4.0 {
        let x = f32::midpoint(from, to);
        painter.vline(x, y - half..=y + half, Stroke::new(2.0, ink));
        return;
    }
    let window = Rect::from_x_y_ranges(from..=to, y - half..=y + half);
    let corners = [
        window.left_top(),
        window.right_top(),
        window.right_bottom(),
        window.left_bottom(),
        window.left_top(),
    ];
    painter.extend(Shape::dashed_line(
        &corners,
        Stroke::new(1.2, ink),
        3.0,
        2.0,
    ));
}

/// The length of a gap in days, where it has room on its bar.
pub(super) fn length(
    ui: &Ui,
    painter: &Painter,
    series: &SeriesGaps,
    at: usize,
    sure: Option<(f32, f32)>,
    y: f32,
) {
    let Some((from, to)) = sure else {
        return;
    };
    let gap = &series.gaps[at];
    let ink = theme::ink(ui, Token::Ink);
    for text in [gap.days.to_string(), SeriesGaps::short(gap)] {
        let galley = painter.layout_no_wrap(text, FontId::proportional(10.5), ink);
        if galley.size().x + 8.0 < to - from {
            let corner = Pos2::new(f32::midpoint(from, to), y) - galley.size() / 2.0;
            painter.galley(corner, galley, ink);
            return;
        }
    }
}

/// A dotted ring above a gap in which numbers are missing, and the numbers where there is room.
pub(super) fn ghosts(ui: &Ui, painter: &Painter, series: &SeriesGaps, at: usize, rect: Rect) {
    let missing = &series.gaps[at].missing;
    if missing.is_empty() {
        return;
    }
    let ink = theme::ink(ui, Token::Ink2);
    let text = stretches(missing);
    let galley = painter.layout_no_wrap(text, FontId::proportional(10.5), ink);
    let has_room = galley.size().x + 14.0 < rect.width();
    let width = if has_room {
        galley.size().x + 14.0
    } else {
        8.0
    };
    let centre = Pos2::new(rect.center().x - width / 2.0 + 4.0, rect.top() - 7.0);
    ring(painter, centre, ink);
    if has_room {
        let at = Pos2::new(centre.x + 8.0, centre.y - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
    }
}

fn ring(painter: &Painter, centre: Pos2, ink: Color32) {
    let round = (0..=24_u8).map(|step| {
        let angle = f32::from(step) / 24.0 * std::f32::consts::TAU;
        centre + Vec2::angled(angle) * 4.0
    });
    let round: Vec<Pos2> = round.collect();
    painter.extend(Shape::dashed_line(&round, Stroke::new(1.2, ink), 1.5, 1.5));
}

/// What strokes, boxes, bars and rings mean.
pub(super) fn legend(ui: &mut Ui, gaps: &Gaps) {
    let theme = theme::theme_of(ui.visuals());
    let ink = move |token| theme::colour(theme, token);
    let mark = ink(Token::Mark);
    ui.horizontal_wrapped(|ui| {
        legend::close_together(ui);
        let name = "a meeting";
        legend::entry(ui, SAMPLE, name, name, |painter, rect| {
            let x = rect.center().x;
            meeting(mark, painter, (x - 1.0, x + 1.0), rect.center().y);
        });
        if gaps.has_windows {
            let name = "once or for long, on days in there";
            legend::entry(ui, SAMPLE, name, name, |painter, rect| {
                meeting(mark, painter, (rect.left(), rect.right()), rect.center().y);
            });
        }
        for (name, step, token) in [
            ("days from one to the next", 0, Token::Step(1)),
            ("the longest of its series", 2, Token::Mark),
        ] {
            legend::entry(ui, SAMPLE, name, name, |painter, rect| {
                let bar = rect.shrink2(Vec2::new(0.0, 2.0));
                let edge = Stroke::new(1.0, ink(token));
                let fill = ink(Token::Step(step));
                painter.rect(bar, 0.0, fill, edge, StrokeKind::Inside);
            });
        }
        if gaps.series.iter().any(|series| !series.missing.is_empty()) {
            let name = "numbers not on record as held";
            legend::entry(ui, SAMPLE, name, name, |painter, rect| {
                ring(painter, rect.center(), ink(Token::Ink2));
            });
        }
    });
}
