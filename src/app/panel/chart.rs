//! A small chart of the meetings held, year by year.

use egui::{Color32, Stroke, Ui};
use egui_plot::{AxisHints, Bar, BarChart};

use super::{
    super::{plots, theme},
    note, section,
};
use crate::{catalogue::YearCount, scene::Token};

/// Height of the chart in points.
const HEIGHT: f32 = 110.0;

/// Bars for what certainly was in a year, and hollow ones on top for what may have been.
pub(super) fn meetings_by_year(ui: &mut Ui, years: &[YearCount]) {
    if years.len() < 2 {
        return;
    }
    let span = (
        years.first().map_or(0.0, |first| f64::from(first.year)),
        years.last().map_or(0.0, |last| f64::from(last.year)),
    );
    section(ui, "Meetings held, by year");
    let mark = theme::ink(ui, Token::Mark);
    let paper = theme::ink(ui, Token::Paper);
    let certain = BarChart::new(
        "certainly in the year",
        bars(years, mark, mark, |year| year.certainly),
    )
    .element_formatter(Box::new(|bar, _| bar.name.clone()));
    let possible = BarChart::new(
        "possibly in the year",
        bars(years, mark, paper, |year| year.possibly),
    )
    .element_formatter(Box::new(|bar, _| bar.name.clone()))
    .stack_on(&[&certain]);
    plots::still("meetings by year", ui)
        .height(HEIGHT)
        .show_grid([false, true])
        .x_grid_spacer(move |_| plots::whole_steps(span, 8))
        .y_grid_spacer(|input| plots::whole_steps(input.bounds, 4))
        .custom_x_axes(vec![plots::axis(AxisHints::new_x(), ui)])
        .custom_y_axes(vec![
            plots::axis(AxisHints::new_y(), ui).min_thickness(16.0),
        ])
        .include_y(0.0)
        .show(ui, |plot| {
            plot.bar_chart(certain);
            plot.bar_chart(possible);
        });
    note(
        ui,
        "Filled: certainly in that year. Hollow: in that year or another, as the source does not say which.",
    );
}

fn bars(
    years: &[YearCount],
    edge: Color32,
    fill: Color32,
    height: impl Fn(&YearCount) -> u32,
) -> Vec<Bar> {
    years
        .iter()
        .map(|year| {
            let name = format!(
                "{}: {} certainly, {} possibly",
                year.year, year.certainly, year.possibly
            );
            let bar = Bar::new(f64::from(year.year), f64::from(height(year)));
            let edge = Stroke::new(1.0, edge);
            bar.width(0.62).name(name).fill(fill).stroke(edge)
        })
        .collect()
}
