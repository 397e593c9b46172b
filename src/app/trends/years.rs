//! Meetings of each year as stacked bars.

use egui::{Rect, Sense, Shape, Stroke, Ui, UiBuilder, Vec2};
use egui_plot::{AxisHints, Bar, BarChart, PlotBounds, PlotPoint, PlotTransform};

use super::{
    super::{plots, theme},
    hand::{Chart, Hand, Place, Spot, Step},
    legend,
    pattern::Look,
};
use crate::{
    date::year_words,
    scene::Token,
    trends::{Axis, Grid},
};

/// Width of a bar, as a share of its column.
const WIDTH: f64 = 0.72;
/// Size of a sample in the legend, in points.
const SAMPLE: Vec2 = Vec2::new(16.0, 12.0);

/// One part of a bar.
struct Segment {
    place: Place,
    is_certain: bool,
    from: f64,
    to: f64,
}

/// The numbers of the columns, as the axis has them: of years, of decades or of centuries.
#[derive(Clone, Copy)]
struct Columns {
    first: f64,
    step: i32,
}

impl Columns {
    fn new(grid: &Grid) -> Self {
        let years = grid.columns.first().map(|head| &head.of);
        let Some(Axis::Years(years)) = years else {
            return Self {
                first: 0.0,
                step: 1,
            };
        };
        // The first column may be cut by the end of the calendar, and then ends where others do.
        let step = i32::from(years.last) - i32::from(years.first) + 1;
        Self {
            first: f64::from(i32::from(years.first).div_euclid(step)),
            step,
        }
    }

    fn at(self, column: usize) -> f64 {
        self.first + column as f64
    }
}

/// The certain parts of a bar stand below the possible ones.
fn segments(grid: &Grid) -> Vec<Segment> {
    let mut segments = Vec::new();
    for column in 0..grid.columns.len() {
        let mut from = 0.0;
        for is_certain in [true, false] {
            for row in 0..grid.rows.len() {
                let cell = grid.cell(row, column);
                let number = if is_certain {
                    cell.certainly
                } else {
                    cell.possibly
                };
                if number == 0 {
                    continue;
                }
                let to = from + f64::from(number);
                segments.push(Segment {
                    place: (row, column),
                    is_certain,
                    from,
                    to,
                });
                from = to;
            }
        }
    }
    segments
}

/// Paints the chart into `rect`; returns the place that was pressed.
pub(super) fn show(ui: &mut Ui, rect: Rect, grid: &Grid, hand: &mut Hand) -> Option<Place> {
    let columns = Columns::new(grid);
    let segments = segments(grid);
    let highest = segments.iter().map(|one| one.to).fold(1.0, f64::max);
    let looks: Vec<Look> = (grid.rows.iter().enumerate())
        .map(|(number, head)| Look::new(ui, number, head))
        .collect();
    let transform = plot(ui, rect, (columns, grid.columns.len()), highest, {
        bars(ui, &segments, columns, &looks)
    });
    let frame = *transform.frame();
    let painter = ui.painter_at(frame.expand(1.0));
    let mut spots: Vec<Spot> = Vec::new();
    for segment in &segments {
        let area = area(&transform, columns, segment);
        looks[segment.place.0].hatch(&painter, area, segment.is_certain);
        let same_bar = spots.iter_mut().rev();
        let mut same_bar = same_bar.take_while(|spot| spot.place.1 == segment.place.1);
        match same_bar.find(|spot| spot.place == segment.place) {
            Some(spot) => spot.rects.push(area),
            None => spots.push(Spot {
                place: segment.place,
                rects: vec![area],
            }),
        }
    }
    if grid.basis.shared > 0 {
        totals(&painter, ui, &transform, columns, grid);
    }
    hand.show(ui, frame, &grid.heading(), &spots, &Bars(grid))
}

/// A chart for each row and each kind of certainty, all at the places that were worked out.
fn bars(ui: &Ui, segments: &[Segment], columns: Columns, looks: &[Look]) -> Vec<BarChart> {
    let paper = theme::ink(ui, Token::Paper);
    let chart = |row: usize, is_certain: bool| {
        let look = looks[row];
        let parts = segments.iter();
        let parts = parts.filter(|one| one.place.0 == row && one.is_certain == is_certain);
        let bars: Vec<Bar> = parts
            .map(|one| {
                let edge = if is_certain { paper } else { look.ink };
                Bar::new(columns.at(one.place.1), one.to - one.from)
                    .base_offset(one.from)
                    .width(WIDTH)
                    .fill(look.fill(is_certain))
                    .stroke(Stroke::new(1.2, edge))
            })
            .collect();
        let name = format!("{row} {is_certain}");
        (!bars.is_empty()).then(|| BarChart::new(name, bars).allow_hover(false))
    };
    let rows = 0..looks.len();
    rows.flat_map(|row| [chart(row, true), chart(row, false)])
        .flatten()
        .collect()
}

/// Axes and bars, with `egui_plot`; returns where things are.
fn plot(
    ui: &mut Ui,
    rect: Rect,
    (columns, number): (Columns, usize),
    highest: f64,
    charts: Vec<BarChart>,
) -> PlotTransform {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let bounds = (columns.first - 0.6, columns.at(number) - 0.4);
    let top = highest * 1.04 + 0.2;
    let most = (rect.width() / 64.0).max(2.0) as u32;
    let step = columns.step;
    let years = plots::axis(AxisHints::new_x(), &child).formatter(move |mark, _| {
        let year = mark.value.round() as i32 * step;
        i16::try_from(year).map_or_else(|_| String::new(), year_words)
    });
    let numbers = plots::axis(AxisHints::new_y(), &child).min_thickness(24.0);
    let most_numbers = (rect.height() / 56.0).clamp(2.0, 8.0) as u32;
    plots::still("meetings per year", &child)
        .show_grid([false, true])
        .sense(Sense::hover())
        .x_grid_spacer(move |_| plots::round_steps(bounds, most))
        .y_grid_spacer(move |_| plots::round_steps((0.0, top), most_numbers))
        .custom_x_axes(vec![years])
        .custom_y_axes(vec![numbers])
        .show(&mut child, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([bounds.0, 0.0], [bounds.1, top]));
            for chart in charts {
                plot.bar_chart(chart);
            }
        })
        .transform
}

fn area(transform: &PlotTransform, columns: Columns, segment: &Segment) -> Rect {
    let x = columns.at(segment.place.1);
    transform.rect_from_values(
        &PlotPoint::new(x - WIDTH / 2.0, segment.from),
        &PlotPoint::new(x + WIDTH / 2.0, segment.to),
    )
}

/// A line across each bar at the number of meetings, each counted once: solid at what is certain,
/// broken at what is possible.
fn totals(
    painter: &egui::Painter,
    ui: &Ui,
    transform: &PlotTransform,
    columns: Columns,
    grid: &Grid,
) {
    let stroke = Stroke::new(1.6, theme::ink(ui, Token::Ink));
    for (column, head) in grid.columns.iter().enumerate() {
        let x = columns.at(column);
        let across = |number: u32| {
            let end = |side: f64| {
                transform.position_from_point(&PlotPoint::new(x + side * 0.44, f64::from(number)))
            };
            [end(-1.0), end(1.0)]
        };
        if head.count.certainly > 0 {
            painter.line_segment(across(head.count.certainly), stroke);
        }
        if head.count.possibly > 0 {
            painter.extend(broken(&across(head.count.most()), stroke));
        }
    }
}

/// The line at what is possible.
fn broken(across: &[egui::Pos2; 2], stroke: Stroke) -> Vec<Shape> {
    Shape::dashed_line(across, stroke, 3.0, 2.0)
}

/// What the bars and lines mean.
pub(super) fn legend(ui: &mut Ui, grid: &Grid) {
    ui.horizontal_wrapped(|ui| {
        legend::close_together(ui);
        for (number, head) in grid.rows.iter().enumerate() {
            let look = Look::new(ui, number, head);
            let said = grid.spoken_head(head);
            legend::entry(ui, SAMPLE, &head.name, &said, |painter, rect| {
                look.sample(painter, rect, true);
            });
        }
        if grid.basis.possibly > 0
            && let Some(head) = grid.rows.first()
        {
            let look = Look::new(ui, 0, head);
            let means = "Hollow: in that year or another, as the source does not say which";
            legend::entry(ui, SAMPLE, "hollow: possibly", means, |painter, rect| {
                look.sample(painter, rect, false);
            });
        }
        if grid.basis.shared > 0 {
            let ink = theme::ink(ui, Token::Ink);
            let means = "All meetings of the year, each counted once";
            legend::entry(
                ui,
                SAMPLE,
                "line: all, each meeting once",
                means,
                |painter, rect| {
                    painter.hline(rect.x_range(), rect.center().y, Stroke::new(1.6, ink));
                },
            );
            if grid.columns.iter().any(|head| head.count.possibly > 0) {
                let means = "With meetings that were in that year or another";
                let name = "broken line: all, with those possible";
                legend::entry(ui, SAMPLE, name, means, |painter, rect| {
                    let across = [rect.left_center(), rect.right_center()];
                    painter.extend(broken(&across, Stroke::new(1.6, ink)));
                });
            }
        }
    });
}

/// A chart of bars, as the keys walk through it: along the years, and up and down in a bar.
struct Bars<'a>(&'a Grid);

impl Bars<'_> {
    fn is_there(&self, place: Place) -> bool {
        !self.0.cell(place.0, place.1).is_empty()
    }

    fn in_column(&self, column: usize, near: usize) -> Option<Place> {
        let rows = (0..self.0.rows.len()).filter(|&row| self.is_there((row, column)));
        let nearest = rows.min_by_key(|row| row.abs_diff(near));
        nearest.map(|row| (row, column))
    }
}

impl Chart for Bars<'_> {
    fn said(&self, (row, column): Place) -> String {
        self.0.spoken(row, column)
    }

    fn walk(&self, from: Option<Place>, step: Step) -> Option<Place> {
        let width = self.0.columns.len();
        let mut all = 0..width;
        let Some((row, column)) = from.filter(|&place| self.is_there(place)) else {
            return all.find_map(|column| self.in_column(column, 0));
        };
        match step {
            Step::Left => (0..column).rev().find_map(|to| self.in_column(to, row)),
            Step::Right => (column + 1..width).find_map(|to| self.in_column(to, row)),
            Step::First => all.find_map(|to| self.in_column(to, row)),
            Step::Last => all.rev().find_map(|to| self.in_column(to, row)),
            Step::Up => {
                let mut rows = row + 1..self.0.rows.len();
                rows.find(|&to| self.is_there((to, column)))
                    .map(|to| (to, column))
            }
            Step::Down => {
                let mut rows = (0..row).rev();
                rows.find(|&to| self.is_there((to, column)))
                    .map(|to| (to, column))
            }
        }
    }
}
