//! The gaps in series: a row for each series, a bar from each meeting to the next.

use std::ops::Range;

use egui::{
    FontId, Id, Pos2, Rect, Role, ScrollArea, Sense, Stroke, TextWrapMode, Ui, UiBuilder, Vec2,
    WidgetInfo, WidgetText,
};
use egui_plot::{AxisHints, Bar, BarChart, GridMark, PlotBounds, PlotPoint, PlotTransform};

use super::{
    super::{plots, theme},
    hand::{Chart, Hand, Place, Spot, Step},
    marks::{self, BAR},
    visible_bars,
};
use crate::{
    date::{Day, year_words},
    scene::Token,
    trends::{Gaps, SeriesGaps},
};

/// Height of a row, in points.
const ROW: f32 = 46.0;
/// Room for the names of series, in points, where there is that much.
const NAMES: f32 = 300.0;
/// Height of the axis, in points.
const AXIS: f32 = 22.0;
/// How far the bar lies below the middle of its row, in points: above it is room for numbers.
const BELOW: f32 = 5.0;

/// Paints the chart into `rect`; returns the place that was pressed.
pub(super) fn show(ui: &mut Ui, rect: Rect, gaps: &Gaps, hand: &mut Hand) -> Option<Place> {
    let names = NAMES.min(rect.width() * 0.4);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let moved = std::mem::take(&mut hand.has_moved);
    let total = gaps.series.len() as f32 * ROW;
    visible_bars(&mut child);
    let area = ScrollArea::vertical().id_salt("gaps").auto_shrink(false);
    area.show_viewport(&mut child, |ui, viewport| {
        let width = rect.width() - f32::from(theme::SCROLL_BAR);
        ui.set_min_size(Vec2::new(width, total + AXIS));
        let top = ui.min_rect().top();
        if let Some((row, _)) = hand.cursor.filter(|_| moved) {
            let from = Pos2::new(rect.left(), top + row as f32 * ROW);
            // The axis lies over the last row in sight.
            let row = Rect::from_min_size(from, Vec2::new(1.0, ROW + AXIS));
            ui.scroll_to_rect(row, None);
        }
        let from = Pos2::new(rect.left(), top + viewport.top());
        let seen = Rect::from_min_size(from, Vec2::new(width, rect.height()));
        let first = (viewport.top() / ROW).floor().max(0.0) as usize;
        let last = (viewport.bottom() / ROW).ceil().max(0.0) as usize;
        let rows = first.min(gaps.series.len())..last.min(gaps.series.len());
        let room = Rect::from_min_max(seen.min + Vec2::new(names, 0.0), seen.max);
        let transform = plot(ui, room, gaps, &rows, viewport.top());
        let frame = *transform.frame();
        let spots = bars(ui, frame, gaps, &rows, &transform);
        let pressed = hand.show(ui, frame, &gaps.heading(), &spots, &Rows(gaps));
        let place = Rect::from_min_max(seen.min, Pos2::new(room.left() - 8.0, frame.bottom()));
        series_names(ui, place, gaps, &rows, top, hand.at());
        pressed
    })
    .inner
}

/// All the time from the first meeting to the last, in days, with a margin.
fn time(gaps: &Gaps) -> (f64, f64) {
    let Some((first, last)) = gaps.days else {
        return (0.0, 365.0);
    };
    let (first, last) = (first.number() as f64, last.number() as f64 + 1.0);
    let margin = (last - first) * 0.02 + 10.0;
    (first - margin, last + margin)
}

/// Marks at the first days of round years.
fn years((from, to): (f64, f64), most: u32) -> Vec<GridMark> {
    let year = |day: f64| f64::from(Day::from_number(day.floor() as i64).ymd().0);
    let marks = plots::round_steps((year(from), year(to)), most).into_iter();
    let at = marks.filter_map(|mark| {
        let day = Day::from_ymd(mark.value.round() as i16, 1, 1)?;
        Some(GridMark {
            value: day.number() as f64,
            // It is measured in days, to tell whether there is room for words.
            step_size: mark.step_size * 365.25,
        })
    });
    at.collect()
}

/// Axis and bars, with `egui_plot`. Down the page a point of the screen is 1; rows are counted from
/// the top of the first.
fn plot(ui: &mut Ui, room: Rect, gaps: &Gaps, rows: &Range<usize>, scrolled: f32) -> PlotTransform {
    let mut child = ui.new_child(UiBuilder::new().max_rect(room));
    let time = time(gaps);
    let most = (room.width() / 72.0).max(2.0) as u32;
    let axis = plots::axis(AxisHints::new_x(), &child).formatter(|mark, _| {
        let year = Day::from_number(mark.value.round() as i64).ymd().0;
        year_words(year)
    });
    let charts = charts(ui, gaps, rows);
    let top = -f64::from(scrolled);
    let bottom = top - f64::from(room.height() - AXIS);
    plots::still("gaps in series", &child)
        .show_grid([true, false])
        .show_axes([true, false])
        .sense(Sense::hover())
        .x_grid_spacer(move |_| years(time, most))
        .custom_x_axes(vec![axis])
        .show(&mut child, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([time.0, bottom], [time.1, top]));
            for chart in charts {
                plot.bar_chart(chart);
            }
        })
        .transform
}

/// Where the bars of a row lie, down from the top.
fn line_of(row: usize) -> f64 {
    -f64::from(row as f32 * ROW + ROW / 2.0 + BELOW)
}

/// From when to when a gap lasted for certain: from the last day of the one to the first of the next.
fn certain(series: &SeriesGaps, at: usize) -> Option<(f64, f64)> {
    let from = series.met.get(at)?.latest?.number() as f64 + 1.0;
    let to = series.met.get(at + 1)?.earliest?.number() as f64;
    (from < to).then_some((from, to))
}

/// What is certain of each gap as a bar; the longest of a series in another colour, with an edge.
fn charts(ui: &Ui, gaps: &Gaps, rows: &Range<usize>) -> Vec<BarChart> {
    let mut charts = Vec::new();
    for is_longest in [false, true] {
        let mut bars = Vec::new();
        for row in rows.clone() {
            let series = &gaps.series[row];
            for at in 0..series.gaps.len() {
                let Some((from, to)) = certain(series, at) else {
                    continue;
                };
                if is_the_longest(series, at) != is_longest {
                    continue;
                }
                let step = if is_longest { 2 } else { 0 };
                let edge = if is_longest {
                    Stroke::new(1.2, theme::ink(ui, Token::Mark))
                } else {
                    Stroke::new(1.0, theme::ink(ui, Token::Step(1)))
                };
                let bar = Bar::new(line_of(row), to - from).base_offset(from);
                let fill = theme::ink(ui, Token::Step(step));
                bars.push(
                    bar.width(f64::from(BAR))
                        .fill(fill)
                        .stroke(edge)
                        .horizontal(),
                );
            }
        }
        let name = if is_longest { "longest" } else { "gaps" };
        charts.push(BarChart::new(name, bars).allow_hover(false));
    }
    charts
}

/// Whether no other gap of the series is certainly longer than this one is at least. With two or more.
fn is_the_longest(series: &SeriesGaps, at: usize) -> bool {
    let days = series.gaps[at].days;
    series.gaps.len() > 1 && days.min == series.longest.min && days.min > 0
}

/// Paints meetings, lengths and missing numbers on the bars; returns where the gaps are.
fn bars(
    ui: &Ui,
    frame: Rect,
    gaps: &Gaps,
    rows: &Range<usize>,
    transform: &PlotTransform,
) -> Vec<Spot> {
    let painter = ui.painter_at(frame);
    let rule = Stroke::new(1.0, theme::ink(ui, Token::Rule));
    let mark = theme::ink(ui, Token::Mark);
    let mut spots = Vec::new();
    for row in rows.clone() {
        let series = &gaps.series[row];
        let y = transform
            .position_from_point(&PlotPoint::new(0.0, line_of(row)))
            .y;
        let x = |day: f64| transform.position_from_point(&PlotPoint::new(day, 0.0)).x;
        painter.hline(frame.x_range(), y - BELOW + ROW / 2.0, rule);
        for at in 0..series.gaps.len() {
            let rect = reach(series, at, frame, &x, y);
            if frame.intersects(rect) {
                let sure = certain(series, at).map(|(from, to)| (x(from), x(to)));
                marks::length(ui, &painter, series, at, sure, y);
                marks::ghosts(ui, &painter, series, at, rect);
                spots.push(Spot {
                    place: (row, at),
                    rects: vec![rect.intersect(frame)],
                });
            }
        }
        for met in &series.met {
            let ends = [met.earliest, met.latest].map(|day| day.map(|day| day.number() as f64));
            let from = ends[0].map_or(frame.left(), x);
            let to = ends[1].map_or(frame.right(), |day| x(day + 1.0));
            marks::meeting(mark, &painter, (from, to), y);
        }
    }
    spots
}

/// The place of a gap on screen: from the middle of the one meeting to the middle of the next, and
/// wide enough to be pointed at.
fn reach(series: &SeriesGaps, at: usize, frame: Rect, x: &impl Fn(f64) -> f32, y: f32) -> Rect {
    let middle = |at: usize| {
        let met = &series.met[at];
        let first = met
            .earliest
            .map_or(frame.left(), |day| x(day.number() as f64));
        let last = met
            .latest
            .map_or(frame.right(), |day| x(day.number() as f64 + 1.0));
        f32::midpoint(first, last)
    };
    let (one, other) = (middle(at), middle(at + 1));
    let (from, to) = (one.min(other), one.max(other));
    let missing = (6.0 - (to - from)).max(0.0) / 2.0;
    Rect::from_x_y_ranges(
        from - missing..=to + missing,
        y - BAR / 2.0 - 1.0..=y + BAR / 2.0 + 1.0,
    )
}

/// Names of series, and how often each met.
fn series_names(
    ui: &Ui,
    place: Rect,
    gaps: &Gaps,
    rows: &Range<usize>,
    top: f32,
    at: Option<Place>,
) {
    let painter = ui.painter_at(place);
    let truncate = Some(TextWrapMode::Truncate);
    for row in rows.clone() {
        let series = &gaps.series[row];
        let from = Pos2::new(place.left(), top + row as f32 * ROW);
        let area = Rect::from_min_size(from, Vec2::new(place.width(), ROW));
        let ink = theme::ink(ui, Token::Ink);
        let second = theme::ink(ui, Token::Ink2);
        let line = |text: &str, size: f32| {
            let font = FontId::proportional(size);
            WidgetText::from(text).into_galley(ui, truncate, area.width(), font)
        };
        let is_lit = at.is_some_and(|at| at.0 == row);
        painter.galley(
            area.min + Vec2::new(0.0, 7.0),
            line(&series.name, 12.5),
            ink,
        );
        painter.galley(
            area.min + Vec2::new(0.0, 24.0),
            line(&series.summary(), 11.0),
            if is_lit { ink } else { second },
        );
        let seen = area.intersect(place);
        if !seen.is_positive() {
            continue;
        }
        let id = Id::unique(("series", series.slug.as_str()));
        let response = ui.interact(seen, id, Sense::hover());
        let said = || format!("{}: {}", series.name, series.lines().join("; "));
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, said()));
        response.on_hover_ui(|ui| {
            ui.strong(&series.name);
            for line in series.lines() {
                ui.label(line);
            }
        });
    }
}

/// Gaps, as the keys walk through them: along a series, and to the gap of another series that began
/// nearest.
struct Rows<'a>(&'a Gaps);

impl Rows<'_> {
    fn began(&self, (row, at): Place) -> i64 {
        let met = self.0.series.get(row).and_then(|series| series.met.get(at));
        let day = met.and_then(|met| met.earliest.or(met.latest));
        day.map_or(0, Day::number)
    }

    fn nearest(&self, row: usize, from: Place) -> Option<Place> {
        let began = self.began(from);
        let gaps = 0..self.0.series.get(row)?.gaps.len();
        let nearest = gaps.min_by_key(|&at| self.began((row, at)).abs_diff(began));
        nearest.map(|at| (row, at))
    }
}

impl Chart for Rows<'_> {
    fn said(&self, (row, at): Place) -> String {
        let series = self.0.series.get(row);
        series.map_or_else(String::new, |series| series.spoken(at))
    }

    fn walk(&self, from: Option<Place>, step: Step) -> Option<Place> {
        let there = |&(row, at): &Place| {
            let series = self.0.series.get(row);
            series.is_some_and(|series| at < series.gaps.len())
        };
        let Some((row, at)) = from.filter(there) else {
            return Some((0, 0)).filter(there);
        };
        let to = match step {
            Step::Left => (row, at.checked_sub(1)?),
            Step::Right => (row, at + 1),
            Step::First => (row, 0),
            Step::Last => (row, self.0.series[row].gaps.len() - 1),
            Step::Up => self.nearest(row.checked_sub(1)?, (row, at))?,
            Step::Down => self.nearest(row + 1, (row, at))?,
        };
        Some(to).filter(there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_at_the_first_days_of_years() {
        let day = |year| Day::from_ymd(year, 1, 1).map_or(0.0, |day| day.number() as f64);
        let marks = years((day(2003), day(2026)), 6);
        let at: Vec<f64> = marks.iter().map(|mark| mark.value).collect();
        assert_eq!(at, [2005, 2010, 2015, 2020, 2025].map(day));
    }
}
