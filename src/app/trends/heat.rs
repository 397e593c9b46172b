//! Numbers in cells, the darker the more, with names that stay in sight.

use std::{f32::consts::FRAC_PI_2, ops::Range};

use egui::{
    FontId, Id, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextWrapMode, Ui,
    UiBuilder, Vec2, WidgetInfo, WidgetText, epaint::TextShape,
};

use super::{
    super::theme,
    hand::{Chart, Hand, Place, Spot, Step},
    legend, visible_bars,
};
use crate::{
    scene::{Theme, Token},
    trends::{Count, Grid, Head, Ramp},
    view::Trend,
};

/// Height of a row, in points.
const ROW: f32 = 24.0;
/// Width of a column, in points.
const COLUMN: f32 = 38.0;
/// Room for the names of rows, in points, where there is that much.
const NAMES: f32 = 224.0;
/// Height of names that are written upwards, in points.
const UPWARDS: f32 = 186.0;
/// Height of names of years.
const LEVEL: f32 = 26.0;

/// Paints the cells into `rect`; returns the place that was pressed.
pub(super) fn show(ui: &mut Ui, rect: Rect, grid: &Grid, hand: &mut Hand) -> Option<Place> {
    let is_level = grid.trend == Trend::TopicOverTime;
    let head = if is_level {
        LEVEL
    } else {
        UPWARDS.min((rect.height() * 0.32).max(LEVEL))
    };
    let corner = rect.min + Vec2::new(NAMES.min(rect.width() * 0.4), head);
    let body = Rect::from_min_max(corner, rect.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(body));
    let size = Vec2::new(
        grid.columns.len() as f32 * COLUMN,
        grid.rows.len() as f32 * ROW,
    );
    let moved = std::mem::take(&mut hand.has_moved);
    visible_bars(&mut child);
    let mut scroll = ScrollArea::both()
        .id_salt(("cells", grid.trend))
        .auto_shrink(false);
    if hand.is_new && is_level {
        // Most is known of the last years.
        scroll = scroll.horizontal_scroll_offset((size.x + COLUMN - body.width()).max(0.0));
    }
    let painted = scroll.show_viewport(&mut child, |ui, viewport| {
        ui.set_min_size(size);
        let origin = ui.min_rect().min;
        if let Some(cursor) = hand.cursor.filter(|_| moved) {
            ui.scroll_to_rect(place_rect(origin, cursor).expand(4.0), None);
        }
        let shown = origin + viewport.min.to_vec2();
        let shown = Rect::from_min_size(shown, viewport.size().min(size));
        let spots = cells(ui, grid, origin, viewport);
        let pressed = hand.show(ui, shown, &grid.heading(), &spots, &Cells(grid));
        (origin, viewport, pressed)
    });
    let (origin, viewport, pressed) = painted.inner;
    names(
        ui,
        rect,
        body,
        grid,
        (origin, viewport),
        hand.at(),
        is_level,
    );
    pressed
}

fn place_rect(origin: Pos2, (row, column): Place) -> Rect {
    let at = origin + Vec2::new(column as f32 * COLUMN, row as f32 * ROW);
    Rect::from_min_size(at, Vec2::new(COLUMN, ROW))
}

/// What of `count` things of a length is in sight.
fn in_sight(from: f32, to: f32, length: f32, count: usize) -> Range<usize> {
    let first = (from / length).floor().max(0.0) as usize;
    let last = (to / length).ceil().max(0.0) as usize;
    first.min(count)..last.min(count)
}

fn cells(ui: &Ui, grid: &Grid, origin: Pos2, viewport: Rect) -> Vec<Spot> {
    let theme = theme::theme_of(ui.visuals());
    let ramp = Ramp::new(grid.most());
    let painter = ui.painter();
    let mut spots = Vec::new();
    for row in in_sight(viewport.top(), viewport.bottom(), ROW, grid.rows.len()) {
        for column in in_sight(
            viewport.left(),
            viewport.right(),
            COLUMN,
            grid.columns.len(),
        ) {
            let area = place_rect(origin, (row, column)).shrink(1.0);
            cell(painter, theme, &ramp, area, grid.cell(row, column));
            spots.push(Spot {
                place: (row, column),
                rects: vec![area],
            });
        }
    }
    spots
}

/// A cell is as dark as what is certain, and has a broken edge where more is possible.
fn cell(painter: &egui::Painter, theme: Theme, ramp: &Ramp, area: Rect, count: Count) {
    let step = ramp.step(count.certainly).map(|step| step as u8);
    let ink = theme::colour(theme, step.map_or(Token::Ink2, Theme::on_step));
    match step {
        Some(step) => {
            let fill = theme::colour(theme, Token::Step(step));
            painter.rect_filled(area, 2.0, fill);
        }
        None if count.is_empty() => {
            let edge = Stroke::new(1.0, theme::colour(theme, Token::Rule).gamma_multiply(0.6));
            painter.rect_stroke(area, 2.0, edge, StrokeKind::Inside);
            return;
        }
        None => {}
    }
    if count.possibly > 0 {
        let inside = area.shrink(1.5);
        let corners = [
            inside.left_top(),
            inside.right_top(),
            inside.right_bottom(),
            inside.left_bottom(),
            inside.left_top(),
        ];
        let dashes = egui::Shape::dashed_line(&corners, Stroke::new(1.0, ink), 2.5, 2.0);
        painter.extend(dashes);
    }
    let text = count.short();
    let size = if text.len() > 4 { 10.0 } else { 11.0 };
    painter.text(
        area.center(),
        egui::Align2::CENTER_CENTER,
        text,
        FontId::proportional(size),
        ink,
    );
}

/// Names of rows at the left and of columns on top. They scroll with the cells in one direction and
/// stay in the other.
fn names(
    ui: &Ui,
    rect: Rect,
    body: Rect,
    grid: &Grid,
    (origin, viewport): (Pos2, Rect),
    at: Option<Place>,
    is_level: bool,
) {
    let left = Rect::from_min_max(Pos2::new(rect.left(), body.top()), body.left_bottom());
    for row in in_sight(viewport.top(), viewport.bottom(), ROW, grid.rows.len()) {
        let top = origin.y + row as f32 * ROW;
        let area = Rect::from_min_size(
            Pos2::new(left.left(), top),
            Vec2::new(left.width() - 8.0, ROW),
        );
        let is_lit = at.is_some_and(|at| at.0 == row);
        let name = Name::new(ui, grid, &grid.rows[row], is_lit);
        name.row(area, left);
    }
    let above = Rect::from_min_max(Pos2::new(body.left(), rect.top()), body.right_top());
    for column in in_sight(
        viewport.left(),
        viewport.right(),
        COLUMN,
        grid.columns.len(),
    ) {
        let from = origin.x + column as f32 * COLUMN;
        let area = Rect::from_min_size(
            Pos2::new(from, above.top()),
            Vec2::new(COLUMN, above.height()),
        );
        let is_lit = at.is_some_and(|at| at.1 == column);
        let name = Name::new(ui, grid, &grid.columns[column], is_lit);
        if is_level {
            name.level(area, above);
        } else {
            name.upwards(area, above);
        }
    }
}

/// The name of a row or a column.
struct Name<'a> {
    ui: &'a Ui,
    grid: &'a Grid,
    head: &'a Head,
    is_lit: bool,
}

impl<'a> Name<'a> {
    fn new(ui: &'a Ui, grid: &'a Grid, head: &'a Head, is_lit: bool) -> Self {
        Self {
            ui,
            grid,
            head,
            is_lit,
        }
    }

    fn ink(&self) -> egui::Color32 {
        let token = if self.is_lit { Token::Ink } else { Token::Ink2 };
        theme::ink(self.ui, token)
    }

    fn galley(&self, text: &str, room: f32) -> std::sync::Arc<egui::Galley> {
        let wrap = Some(TextWrapMode::Truncate);
        let font = FontId::proportional(12.0);
        WidgetText::from(text).into_galley(self.ui, wrap, room, font)
    }

    /// It can be pointed at and is announced; what is cut is read there.
    fn announce(&self, area: Rect, within: Rect, role: Role) {
        let area = area.intersect(within);
        if !area.is_positive() {
            return;
        }
        let id = Id::unique(("trend name", role == Role::RowHeader, &self.head.name));
        let response = self.ui.interact(area, id, Sense::hover());
        let said = self.grid.spoken_head(self.head);
        response.widget_info(|| WidgetInfo::labeled(role, true, &said));
        response.on_hover_text(said);
    }

    fn row(&self, area: Rect, within: Rect) {
        let painter = self.ui.painter_at(within);
        let ink = self.ink();
        let number = self.head.count.short();
        let second = theme::ink(self.ui, Token::Ink3);
        let number = painter.layout_no_wrap(number, FontId::proportional(11.0), second);
        let name = self.galley(&self.head.name, area.width() - number.size().x - 8.0);
        let middle = area.center().y;
        let at = Pos2::new(area.left(), middle - name.size().y / 2.0);
        painter.galley(at, name, ink);
        let at = Pos2::new(
            area.right() - number.size().x,
            middle - number.size().y / 2.0,
        );
        painter.galley(at, number, second);
        self.announce(area, within, Role::RowHeader);
    }

    fn level(&self, area: Rect, within: Rect) {
        let painter = self.ui.painter_at(within);
        let name = self.galley(&self.head.name, area.width());
        let at = area.center() - name.size() / 2.0;
        painter.galley(at, name, self.ink());
        self.announce(area, within, Role::ColumnHeader);
    }

    fn upwards(&self, area: Rect, within: Rect) {
        let painter = self.ui.painter_at(within);
        let name = self.galley(&self.head.name, area.height() - 10.0);
        // Turned to the left about its top left corner, which then is at the bottom.
        let at = Pos2::new(area.center().x - name.size().y / 2.0, area.bottom() - 6.0);
        let text = TextShape::new(at, name, self.ink()).with_angle(-FRAC_PI_2);
        painter.add(text);
        self.announce(area, within, Role::ColumnHeader);
    }
}

/// What the shades mean.
pub(super) fn legend(ui: &mut Ui, grid: &Grid) {
    let theme = theme::theme_of(ui.visuals());
    let sample = Vec2::new(COLUMN, 18.0);
    let count = |certainly, possibly| Count {
        certainly,
        possibly,
        sources: 0,
    };
    ui.horizontal_wrapped(|ui| {
        legend::close_together(ui);
        let ramp = Ramp::new(grid.most());
        let steps: Vec<_> = ramp.steps().collect();
        let size = Vec2::new(steps.len() as f32 * 46.0, 18.0);
        legend::entry(ui, size, "meetings", "meetings", |painter, rect| {
            for (number, (numbers, step)) in steps.iter().enumerate() {
                let corner = rect.min + Vec2::new(number as f32 * 46.0, 0.0);
                let area = Rect::from_min_size(corner, Vec2::new(44.0, 18.0));
                let words = crate::trends::range(*numbers.start(), *numbers.end());
                shade(
                    painter,
                    theme,
                    area,
                    *step as u8,
                    &words.replace(" to ", "–"),
                );
            }
        });
        if grid.basis.possibly > 0 && grid.trend == Trend::TopicOverTime {
            let means = "possibly, in that year or another";
            legend::entry(ui, sample, means, means, |painter, rect| {
                cell(painter, theme, &ramp, rect, count(0, 1));
            });
        }
        let means = "not mentioned in any source here";
        legend::entry(ui, sample, means, means, |painter, rect| {
            cell(painter, theme, &ramp, rect, count(0, 0));
        });
    });
}

/// The shade of a step with words on it.
fn shade(painter: &egui::Painter, theme: Theme, area: Rect, step: u8, words: &str) {
    painter.rect_filled(area, 2.0, theme::colour(theme, Token::Step(step)));
    let ink = theme::colour(theme, Theme::on_step(step));
    let font = FontId::proportional(11.0);
    painter.text(area.center(), egui::Align2::CENTER_CENTER, words, font, ink);
}

/// Cells, as the keys walk through them: empty ones have something to say too.
struct Cells<'a>(&'a Grid);

impl Chart for Cells<'_> {
    fn said(&self, (row, column): Place) -> String {
        self.0.spoken(row, column)
    }

    fn walk(&self, from: Option<Place>, step: Step) -> Option<Place> {
        let last = (
            self.0.rows.len().checked_sub(1)?,
            self.0.columns.len().checked_sub(1)?,
        );
        let Some((row, column)) = from.filter(|at| at.0 <= last.0 && at.1 <= last.1) else {
            return Some((0, 0));
        };
        Some(match step {
            Step::Left => (row, column.saturating_sub(1)),
            Step::Right => (row, (column + 1).min(last.1)),
            Step::Up => (row.saturating_sub(1), column),
            Step::Down => ((row + 1).min(last.0), column),
            Step::First => (row, 0),
            Step::Last => (row, last.1),
        })
    }
}
