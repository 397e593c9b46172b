//! Signs for what became of a promise. They differ in shape, not only in colour.

use egui::{Color32, Painter, Pos2, Stroke, pos2};

use crate::catalogue::Outcome;

/// Half the width of a sign, in points.
const HALF: f32 = 6.0;

/// Paints the sign of an outcome around a point.
pub(super) fn paint(painter: &Painter, centre: Pos2, outcome: Outcome, ink: Color32) {
    let stroke = Stroke::new(1.6, ink);
    let at = |x: f32, y: f32| pos2(centre.x + x * HALF, centre.y + y * HALF);
    let line = |points: &[Pos2]| {
        painter.line(points.to_vec(), stroke);
    };
    let ring = || {
        painter.circle_stroke(centre, HALF - 1.0, Stroke::new(1.4, ink));
    };
    match outcome {
        // A tick.
        Outcome::Kept { .. } => line(&[at(-0.8, 0.1), at(-0.25, 0.65), at(0.85, -0.65)]),
        // A tick with a clock's hand behind it: kept, and after its time.
        Outcome::KeptLate { .. } => {
            line(&[at(-1.0, -0.1), at(-0.45, 0.45), at(0.4, -0.8)]);
            line(&[at(0.3, 0.9), at(0.95, 0.9), at(0.95, 0.2)]);
        }
        // A tick with a point behind it, as in a question.
        Outcome::KeptPerhapsLate { .. } => {
            line(&[at(-1.0, -0.1), at(-0.45, 0.45), at(0.4, -0.8)]);
            painter.circle_filled(at(0.8, 0.75), 1.5, ink);
        }
        // An arrow into the open, as on the timeline.
        Outcome::Overdue { .. } => {
            painter.extend(egui::Shape::dashed_line(
                &[at(-1.0, 0.0), at(0.9, 0.0)],
                stroke,
                2.5,
                2.0,
            ));
            line(&[at(0.3, -0.65), at(1.0, 0.0), at(0.3, 0.65)]);
        }
        // Two arrow heads: another one passed.
        Outcome::Overtaken { .. } => {
            line(&[at(-0.8, -0.65), at(-0.1, 0.0), at(-0.8, 0.65)]);
            line(&[at(0.1, -0.65), at(0.8, 0.0), at(0.1, 0.65)]);
        }
        // As marks of what was put off and called off: one stroke, and two.
        Outcome::PutOff { .. } => {
            ring();
            line(&[at(-0.8, 0.8), at(0.8, -0.8)]);
        }
        Outcome::CalledOff { .. } => {
            ring();
            line(&[at(-0.8, 0.8), at(0.8, -0.8)]);
            line(&[at(-0.8, -0.8), at(0.8, 0.8)]);
        }
        Outcome::Open | Outcome::NotYetMade => ring(),
    }
}
