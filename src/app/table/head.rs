//! The names of the columns: a click sorts, a drag moves, a drag of the edge resizes.

use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Popup, Rangef, Rect, Response, Role, Sense,
    SetOpenCommand, Stroke, Ui, WidgetInfo,
};

use super::{Columns, PADDING};
use crate::{
    app::{fonts, theme},
    command::Command,
    scene::Token,
    table::{Column, TableLayout},
};

/// How far beside the edge of a column the pointer takes hold of it, in points.
const GRIP: f32 = 4.0;
/// By how much a column is made wider or narrower from the menu, in points.
const STEP: u16 = 32;
/// Room for the sign of the order, in points.
const SIGN: f32 = 14.0;

/// What the names of the columns remember.
#[derive(Default)]
pub(super) struct Head {
    /// The column that is carried to another place.
    carried: Option<Column>,
    /// The column whose edge is dragged, and how far the pointer was beside the edge at first.
    resized: Option<(Column, f32)>,
    /// A column that is to be as wide as what is in it.
    pub to_fit: Option<Column>,
    /// A column that the keyboard has gone to.
    pub to_reveal: Option<Column>,
}

fn id(column: Column) -> Id {
    super::id().with(("column", column))
}

impl Head {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        columns: &Columns<'_>,
        commands: &mut Vec<Command>,
    ) {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        let line = Stroke::new(1.0, theme::ink(ui, Token::Rule));
        for (column, range) in columns.iter() {
            // What is out of sight can still be gone to by keyboard.
            let area = Rect::from_x_y_ranges(range, rect.y_range());
            let response = ui.interact(area, id(column), Sense::click_and_drag());
            announce(ui, &response, column, columns.layout);
            paint(ui, &response, column, columns.layout);
            let edge = ui.painter().round_to_pixel_center(range.max);
            ui.painter().vline(edge, rect.y_range().shrink(9.0), line);
            self.by_pointer(ui, &response, column, columns, commands);
            self.by_keyboard(ui, &response, column, columns.layout, commands);
            self.menu(&response, column, columns.layout, commands);
        }
        // Above the names, where two of them meet.
        for (column, range) in columns.iter() {
            self.edge(ui, column, range, rect, commands);
        }
        let bottom = ui.painter().round_to_pixel_center(rect.bottom() - 0.5);
        ui.painter().hline(rect.x_range(), bottom, line);
        self.carry(ui, rect, columns, commands);
    }

    fn by_pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        column: Column,
        columns: &Columns<'_>,
        commands: &mut Vec<Command>,
    ) {
        if response.clicked() {
            let add = ui.input(|input| input.modifiers.shift);
            commands.push(Command::SortTable { column, add });
        }
        if response.drag_started_by(egui::PointerButton::Primary) {
            self.carried = Some(column);
        }
        if response.gained_focus() {
            self.to_reveal = Some(column);
        }
        if !response.dragged() {
            let order = columns.layout.sorted_by(column);
            let next = order.is_some_and(|(_, by)| !by.descending);
            response.clone().on_hover_ui(|ui| {
                ui.strong(column.sentence());
                ui.label(format!("Click to sort, {}", column.order_name(next)));
                ui.weak(
                    "With Shift, beside the order there is; drag to move; right click for more",
                );
            });
        }
    }

    /// Keys of the name that has the keyboard: sideways to its neighbours, with Shift it takes their
    /// place, and down to its menu.
    fn by_keyboard(
        &mut self,
        ui: &Ui,
        response: &Response,
        column: Column,
        layout: &TableLayout,
        commands: &mut Vec<Command>,
    ) {
        if !response.has_focus() {
            return;
        }
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        for (key, right) in [(Key::ArrowLeft, false), (Key::ArrowRight, true)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
                commands.extend(moved(layout, column, right));
                self.to_reveal = Some(column);
            } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
                && let Some(other) = neighbour(layout, column, right)
            {
                ui.memory_mut(|memory| memory.request_focus(id(other)));
            }
        }
    }

    /// What can be done with a column, where its name was clicked or below it.
    fn menu(
        &mut self,
        response: &Response,
        column: Column,
        layout: &TableLayout,
        commands: &mut Vec<Command>,
    ) {
        let ctx = &response.ctx;
        let asked = response.has_focus()
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let open = (asked || response.secondary_clicked()).then_some(SetOpenCommand::Bool(true));
        let menu = Popup::menu(response).open_memory(open);
        menu.show(|ui| {
            let mut item = |ui: &mut Ui, name: &str, command: Option<Command>| {
                let button = ui.add_enabled(command.is_some(), egui::Button::new(name));
                if button.clicked() {
                    commands.extend(command);
                }
            };
            let width = layout.position(column);
            let width = width.map_or(0, |at| layout.columns()[at].width);
            let resized = |width| Some(Command::ResizeColumn { column, width });
            let others = layout.columns().len() > 1;
            let hide = others.then_some(Command::ToggleColumn(column));
            item(ui, "Hide", hide);
            item(ui, "Move left", moved(layout, column, false));
            item(ui, "Move right", moved(layout, column, true));
            item(ui, "Wider", resized(width.saturating_add(STEP)));
            item(ui, "Narrower", resized(width.saturating_sub(STEP)));
            if ui.button("As wide as what is in sight").clicked() {
                self.to_fit = Some(column);
            }
        });
    }

    /// The edge at the right of a column: dragged, it makes the column wider or narrower.
    fn edge(
        &mut self,
        ui: &Ui,
        column: Column,
        range: Rangef,
        rect: Rect,
        commands: &mut Vec<Command>,
    ) {
        let area = Rangef::new(range.max - GRIP, range.max + GRIP);
        let area = Rect::from_x_y_ranges(area, rect.y_range());
        // No stop for the Tab key: the menu of the column resizes too.
        let sense = Sense::CLICK | Sense::DRAG;
        let response = ui.interact(area, id(column).with("edge"), sense);
        let pointer = response.interact_pointer_pos();
        if response.drag_started() {
            let origin = ui.input(|input| input.pointer.press_origin());
            self.resized = origin.map(|origin| (column, origin.x - range.max));
        }
        if let (true, Some(at), Some((_, beside))) = (response.dragged(), pointer, self.resized) {
            let width = (at.x - beside - range.min).round().max(0.0) as u16;
            commands.push(Command::ResizeColumn { column, width });
        }
        if response.drag_stopped() {
            self.resized = None;
        }
        if response.double_clicked() {
            self.to_fit = Some(column);
        }
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeColumn);
            let stroke = Stroke::new(2.0, theme::ink(ui, Token::Mark));
            ui.painter().vline(range.max, rect.y_range(), stroke);
        }
    }

    /// A column on its way to another place: shows where, and puts it there.
    fn carry(&mut self, ui: &Ui, rect: Rect, columns: &Columns<'_>, commands: &mut Vec<Command>) {
        let Some(column) = self.carried else {
            return;
        };
        let (at, is_down) =
            ui.input(|input| (input.pointer.interact_pos(), input.pointer.any_down()));
        let Some(at) = at else {
            self.carried = None;
            return;
        };
        let mut after = columns.iter().filter(|(_, range)| at.x < range.center());
        let before = after.next();
        let last = columns
            .iter()
            .last()
            .map_or(rect.left(), |(_, range)| range.max);
        let line = before.map_or(last, |(_, range)| range.min);
        let before = before.map(|(before, _)| before);
        let follower = neighbour(columns.layout, column, true);
        let moves = before != Some(column) && before != follower;
        if is_down {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            if moves {
                let stroke = Stroke::new(2.0, theme::ink(ui, Token::Selection));
                ui.painter().vline(line, rect.y_range(), stroke);
            }
            return;
        }
        self.carried = None;
        if moves {
            commands.push(Command::PlaceColumn { column, before });
        }
    }
}

/// The column beside another one.
fn neighbour(layout: &TableLayout, column: Column, right: bool) -> Option<Column> {
    let at = layout.position(column)?;
    let at = at.checked_add_signed(if right { 1 } else { -1 })?;
    layout.columns().get(at).map(|shown| shown.column)
}

/// The command that moves a column past its neighbour.
fn moved(layout: &TableLayout, column: Column, right: bool) -> Option<Command> {
    let other = neighbour(layout, column, right)?;
    let before = if right {
        neighbour(layout, other, true)
    } else {
        Some(other)
    };
    Some(Command::PlaceColumn { column, before })
}

/// "Partners, sorted A to Z", "Number, sorted largest first, second of 2".
fn spoken(column: Column, layout: &TableLayout) -> String {
    let mut spoken = column.name().to_owned();
    if let Some((at, by)) = layout.sorted_by(column) {
        spoken += &format!(", sorted {}", column.order_name(by.descending));
        let all = layout.sort().len();
        if all > 1 {
            spoken += &format!(", {} of {all}", at + 1);
        }
    }
    spoken
}

fn announce(ui: &Ui, response: &Response, column: Column, layout: &TableLayout) {
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), spoken(column, layout))
    });
    ui.accesskit_node_builder(response.id, |node| {
        use egui::accesskit::SortDirection::{Ascending, Descending};
        if let Some((_, by)) = layout.sorted_by(column) {
            node.set_sort_direction(if by.descending { Descending } else { Ascending });
        }
        node.set_description(column.sentence());
    });
}

fn paint(ui: &Ui, response: &Response, column: Column, layout: &TableLayout) {
    let rect = response.rect;
    let order = layout.sorted_by(column);
    let lit = response.hovered() || response.has_focus();
    let ink = if order.is_some() || lit {
        Token::Ink
    } else {
        Token::Ink2
    };
    let ink = theme::ink(ui, ink);
    let inside = rect.shrink2(egui::vec2(PADDING, 0.0));
    let sign = if order.is_some() { SIGN } else { 0.0 };
    let font = egui::FontId::new(12.0, fonts::strong());
    let galley = egui::WidgetText::from(column.name()).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        (inside.width() - sign).max(0.0),
        font,
    );
    let width = galley.size().x;
    let left = if column.is_number() {
        inside.right() - width - sign
    } else {
        inside.left()
    };
    let at = egui::pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if let Some((at, by)) = order {
        let middle = egui::pos2(left + width + 8.0, rect.center().y);
        triangle(ui, middle, by.descending);
        if layout.sort().len() > 1 {
            let number = (at + 1).to_string();
            let font = egui::FontId::new(9.0, fonts::strong());
            let mark = theme::ink(ui, Token::Mark);
            let place = middle + egui::vec2(5.0, -3.0);
            ui.painter()
                .text(place, egui::Align2::LEFT_CENTER, number, font, mark);
        }
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme::ink(ui, Token::Mark));
        let around = rect.shrink2(egui::vec2(2.0, 4.0));
        ui.painter()
            .rect_stroke(around, 4.0, ring, egui::StrokeKind::Inside);
    }
}

/// The sign of an order: its tip is where the smallest is.
fn triangle(ui: &Ui, middle: egui::Pos2, descending: bool) {
    let tip = if descending { 2.5 } else { -2.5 };
    let corners = [(-3.5, -tip), (3.5, -tip), (0.0, tip)];
    let corners = corners.map(|(x, y)| middle + egui::vec2(x, y)).to_vec();
    let mark = theme::ink(ui, Token::Mark);
    let shape = egui::Shape::convex_polygon(corners, mark, Stroke::NONE);
    ui.painter().add(shape);
}
