//! What all charts drawn with `egui_plot` share: they stand still, and count in whole numbers.

use egui::Ui;
use egui_plot::{AxisHints, GridMark, Plot};

use super::theme;
use crate::scene::Token;

/// A plot that nothing drags, zooms or scrolls.
pub(super) fn still<'a>(name: &str, ui: &Ui) -> Plot<'a> {
    Plot::new(name)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .grid_color(theme::ink(ui, Token::Rule))
}

/// An axis of whole numbers in the type of captions.
pub(super) fn axis<'a>(hints: AxisHints<'a>, ui: &Ui) -> AxisHints<'a> {
    hints
        .formatter(|mark, _| format!("{}", mark.value.round() as i64))
        .label_spacing(12.0..=16.0)
        .tick_label_font(egui::FontId::proportional(11.0))
        .tick_label_color(theme::ink(ui, Token::Ink2))
}

/// Marks at whole numbers, at most so many.
pub(super) fn whole_steps((from, to): (f64, f64), most: u32) -> Vec<GridMark> {
    steps((from, to), ((to - from) / f64::from(most)).ceil().max(1.0))
}

/// Marks at round numbers, at most so many.
pub(super) fn round_steps((from, to): (f64, f64), most: u32) -> Vec<GridMark> {
    let least = (to - from) / f64::from(most.max(1));
    let mut power = 1.0;
    let step = loop {
        let step = [1.0, 2.0, 5.0].map(|step| step * power);
        if let Some(step) = step.into_iter().find(|step| *step >= least) {
            break step;
        }
        power *= 10.0;
    };
    steps((from, to), step)
}

fn steps((from, to): (f64, f64), step: f64) -> Vec<GridMark> {
    let mut marks = Vec::new();
    let mut value = (from / step).ceil() * step;
    while value <= to {
        marks.push(GridMark {
            value,
            step_size: step,
        });
        value += step;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_at_round_numbers_and_few() {
        let at = |from, to, most| -> Vec<i64> {
            let marks = round_steps((from, to), most).into_iter();
            marks.map(|mark| mark.value as i64).collect()
        };
        assert_eq!(at(0.0, 4.3, 5), [0, 1, 2, 3, 4]);
        assert_eq!(at(1998.4, 2026.6, 10), [2000, 2005, 2010, 2015, 2020, 2025]);
        assert_eq!(at(-3.0, 5.0, 4), [-2, 0, 2, 4]);
        assert_eq!(at(0.0, 900.0, 4), [0, 500]);
        assert_eq!(at(0.0, 0.5, 4), [0]);
    }
}
