//! One promise as a row, and the names of the columns above the rows.

use egui::{
    Align2, Color32, CursorIcon, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, accesskit::Action, pos2, vec2,
};

use super::{Page, glyph, id, told::Told};
use crate::{
    app::{fonts, theme, words},
    catalogue::Followed,
    command::Command,
    scene::Token,
    view::PromiseOrder,
};

/// Where the columns begin and how wide they are, in points from the left end of a row.
pub(super) struct Columns {
    state: Column,
    partner: Column,
    what: Column,
    due: Column,
    /// Whether there is too little width for columns, and what they hold stands in lines.
    is_stacked: bool,
}

#[derive(Clone, Copy)]
struct Column {
    left: f32,
    width: f32,
}

/// Room between columns.
const GAP: f32 = 14.0;
/// Where the sign of the outcome is.
const SIGN: f32 = 28.0;
/// Where the first line of a row has its upper edge, and the second one.
const LINES: [f32; 2] = [6.0, 24.0];
/// Height of a row of two lines.
const ROW: f32 = 46.0;
/// Height of a row in which the columns are lines.
const STACKED: f32 = 82.0;
/// With less width than this there are no columns.
const LEAST: f32 = 480.0;

impl Columns {
    /// How far what belongs to a row is set in.
    pub(super) const INDENT: f32 = 40.0;

    pub(super) fn of(width: f32) -> Self {
        let inside = width - Self::INDENT - 8.0;
        let column = |left: f32, width: f32| Column {
            left: Self::INDENT + left,
            width,
        };
        if width < LEAST {
            let half = (inside - GAP) / 2.0;
            return Self {
                state: column(0.0, inside),
                partner: column(0.0, half),
                what: column(0.0, inside),
                due: column(half + GAP, half),
                is_stacked: true,
            };
        }
        let state = (inside * 0.24).clamp(124.0, 230.0);
        let partner = (inside * 0.15).clamp(78.0, 160.0);
        let due = (inside * 0.11).clamp(80.0, 130.0);
        let what = inside - state - partner - due - 3.0 * GAP;
        Self {
            state: column(0.0, state),
            partner: column(state + GAP, partner),
            what: column(state + partner + 2.0 * GAP, what),
            due: column(inside - due, due),
            is_stacked: false,
        }
    }

    /// How high a row is, in points.
    pub(super) fn row_height(&self) -> f32 {
        if self.is_stacked { STACKED } else { ROW }
    }
}

/// The names of the columns. A press sorts by what stands there.
pub(super) fn heads(ui: &mut Ui, page: &Page<'_>, columns: &Columns, commands: &mut Vec<Command>) {
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), 22.0));
    let line = Stroke::new(1.0, theme::ink(ui, Token::Rule));
    ui.painter().hline(place.x_range(), place.bottom(), line);
    let half = Column {
        left: columns.what.left + columns.what.width / 2.0,
        width: columns.what.width / 2.0,
    };
    let mut heads = [
        (columns.state, "What became of it", PromiseOrder::Lateness),
        (columns.partner, "Partner", PromiseOrder::Partner),
        (
            columns.what,
            "What was promised, and when",
            PromiseOrder::Promised,
        ),
        (columns.due, "Due", PromiseOrder::Due),
    ];
    if columns.is_stacked {
        let quarter = columns.what.width / 4.0;
        for (at, head) in heads.iter_mut().enumerate() {
            head.0.left = Columns::INDENT + quarter * at as f32;
            head.0.width = quarter - 4.0;
            head.1 = ["State", "Partner", "Promised", "Due"][at];
        }
    } else if half.width < 60.0 {
        heads[2].1 = "Promised";
    }
    for (column, name, order) in heads {
        let left = place.left() + column.left;
        let area = Rect::from_min_size(pos2(left, place.top()), vec2(column.width, place.height()));
        let is_chosen = page.around.view.promises.order == order;
        let head = ui.interact(area, id().with(("head", name)), Sense::click());
        head.widget_info(|| {
            let spoken = format!("Sort by: {}", order.name().to_lowercase());
            WidgetInfo::selected(Role::Button, true, is_chosen, spoken)
        });
        let lit = head.hovered() || head.has_focus();
        let token = if is_chosen || lit {
            Token::Mark
        } else {
            Token::Ink2
        };
        let ink = theme::ink(ui, token);
        let font = FontId::new(11.5, fonts::strong());
        let room = Rect::from_min_max(area.min + vec2(0.0, 3.0), area.max - vec2(14.0, 0.0));
        let end = write(ui, room, name, font, ink).right;
        if is_chosen {
            let tip = pos2(end + 8.0, area.top() + 12.0);
            let points = vec![
                tip + vec2(-3.5, -2.5),
                tip + vec2(3.5, -2.5),
                tip + vec2(0.0, 2.5),
            ];
            let arrow = egui::Shape::convex_polygon(points, ink, Stroke::NONE);
            ui.painter().add(arrow);
        }
        ring(ui, &head, area);
        if head
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_text(format!("Sort by: {}", order.name().to_lowercase()))
            .clicked()
        {
            commands.push(Command::OrderPromises(order));
        }
    }
}

/// One row at its place.
pub(super) fn show(
    ui: &mut Ui,
    place: Rect,
    page: &Page<'_>,
    columns: &Columns,
    number: usize,
    commands: &mut Vec<Command>,
) {
    let row = &page.follow_up.rows[number];
    let told = Told::new(page, row);
    let promise = page.id_of(row);
    let row_id = id().with(promise.as_str());
    let area = ui.interact(place, row_id, Sense::CLICK);
    let is_open = page.open == Some(number);
    announce(ui, &area, page, number, &told, is_open);
    ground(ui, place, page, number, area.hovered());
    if is_open {
        fold_out(ui, place, true);
    } else {
        fold_out(ui, place, false);
        let line = Stroke::new(1.0, theme::ink(ui, Token::Rule));
        ui.painter()
            .hline(place.x_range(), place.bottom() - 0.5, line);
    }
    let opener = Rect::from_min_size(place.min, vec2(SIGN - 8.0, place.height()));
    let opener = ui.interact(opener, row_id.with("opener"), Sense::CLICK);
    let unfold = Command::UnfoldPromise(promise.clone());
    opener.widget_info(|| {
        let spoken = format!("{}: {}", unfold.info().name, told.what);
        WidgetInfo::labeled(Role::Button, true, spoken)
    });
    let at_opener = opener.clicked();
    opener
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(unfold.info().name);
    let (by, cut) = told.write(ui, place, columns, row);
    let at_by = by.zip(row.outcome.by()).is_some_and(|(rect, by)| {
        let link = ui.interact(rect, row_id.with("by"), Sense::CLICK);
        let title = &page.around.catalogue.entry(by).engagement.title;
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Open {title}")));
        let clicked = link.clicked();
        link.on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_text(format!("Open {title}"));
        if clicked {
            let id = &page.around.catalogue.entry(by).engagement.id;
            commands.push(Command::Select(id.clone()));
        }
        clicked
    });
    if at_opener {
        commands.push(unfold);
    } else if area.double_clicked() && !at_by {
        commands.push(Command::ShowPromise(promise));
    } else if area.clicked() && !at_by {
        commands.push(Command::SelectPromise(promise));
    }
    let area = if cut.is_empty() {
        area
    } else {
        area.on_hover_ui_at_pointer(|ui| {
            for text in &cut {
                ui.label(text);
            }
        })
    };
    if at_opener || area.clicked() {
        ui.memory_mut(|memory| memory.request_focus(id()));
    }
}

/// The ground of a row: of the one at hand, of what is selected, and of the others.
fn ground(ui: &Ui, place: Rect, page: &Page<'_>, number: usize, hovered: bool) {
    let row = &page.follow_up.rows[number];
    let selected = page.around.selected();
    let is_selected = selected.is_some()
        && (selected == Some(row.promise.made_by)
            || selected == row.promise.stands_as
            || selected == row.outcome.by());
    let is_at = page.at == Some(number);
    let token = if is_at && is_selected {
        Token::AccentGround
    } else if hovered || is_selected {
        Token::Lane
    } else {
        Token::Paper
    };
    if token != Token::Paper {
        ui.painter().rect_filled(place, 4.0, theme::ink(ui, token));
    }
    let has_keys = ui.memory(|memory| memory.has_focus(id()));
    if is_at && has_keys {
        let line = Stroke::new(1.5, theme::ink(ui, Token::Mark));
        let inside = place.shrink2(vec2(0.5, 1.0));
        ui.painter()
            .rect_stroke(inside, 4.0, line, StrokeKind::Inside);
    }
}

/// What shows whether the proof is open.
fn fold_out(ui: &Ui, place: Rect, is_open: bool) {
    let centre = pos2(place.left() + 10.0, place.top() + LINES[0] + 8.0);
    let at = |x: f32, y: f32| {
        let (x, y) = if is_open { (y, x) } else { (x, y) };
        centre + vec2(x, y)
    };
    let line = Stroke::new(1.5, theme::ink(ui, Token::Ink2));
    ui.painter()
        .line(vec![at(-2.0, -3.5), at(1.5, 0.0), at(-2.0, 3.5)], line);
}

/// What is heard of a row.
fn announce(
    ui: &Ui,
    area: &Response,
    page: &Page<'_>,
    number: usize,
    told: &Told<'_>,
    is_open: bool,
) {
    let of = page.follow_up.rows.len();
    area.widget_info(|| {
        let spoken = format!("{}, {} of {of}", told.spoken, number + 1);
        WidgetInfo::labeled(Role::ListItem, true, spoken)
    });
    let is_at = page.at == Some(number);
    ui.accesskit_node_builder(area.id, |node| {
        node.add_action(Action::Click);
        node.set_selected(is_at);
        node.set_expanded(is_open);
    });
    if is_at {
        ui.accesskit_node_builder(id(), |node| {
            node.set_active_descendant(area.id.accesskit_id());
            node.set_value(told.spoken.as_str());
        });
    }
}

/// A focus ring around something that has the keyboard.
fn ring(ui: &Ui, response: &Response, area: Rect) {
    if response.has_focus() {
        let line = Stroke::new(1.5, theme::ink(ui, Token::Mark));
        let around = area.expand2(vec2(4.0, -1.0));
        ui.painter()
            .rect_stroke(around, 4.0, line, StrokeKind::Inside);
    }
}

impl Told<'_> {
    /// Writes the row. Returns where what decided it is named, and what had to be cut.
    fn write(
        &self,
        ui: &Ui,
        place: Rect,
        columns: &Columns,
        row: &Followed,
    ) -> (Option<Rect>, Vec<String>) {
        let first = FontId::proportional(13.0);
        let second = FontId::proportional(11.5);
        let ink = |token| theme::ink(ui, token);
        let lines = |column: Column, line: usize| {
            let y = if columns.is_stacked {
                LINES[0] + 18.0 * line as f32
            } else {
                LINES[line]
            };
            let left = place.left() + column.left;
            Rect::from_min_size(pos2(left, place.top() + y), vec2(column.width, 18.0))
        };
        let token = words::token_of(row.outcome);
        let centre = pos2(place.left() + SIGN, place.top() + LINES[0] + 8.0);
        glyph::paint(ui.painter(), centre, row.outcome, ink(token));
        let strong = FontId::new(12.5, fonts::medium());
        let is_stacked = columns.is_stacked;
        let mut cut = Vec::new();
        let mut put = |column, line, text: &str, font: FontId, token| {
            let written = write(ui, lines(column, line), text, font, ink(token));
            if written.is_cut {
                cut.push(text.to_owned());
            }
            written.rect
        };
        put(columns.state, 0, &self.state, strong, token);
        let leads = row.outcome.by().is_some();
        let then = if leads { Token::Mark } else { Token::Ink2 };
        let then = put(columns.state, 1, &self.then, second.clone(), then);
        let due = if self.is_due { Token::Ink } else { Token::Ink3 };
        let (partner, what, promised) = if is_stacked { (2, 3, 3) } else { (0, 0, 1) };
        put(
            columns.partner,
            partner,
            &self.partner,
            first.clone(),
            Token::Ink,
        );
        put(columns.due, partner, &self.due, first.clone(), due);
        put(columns.what, what, self.what, first, Token::Ink);
        if !is_stacked {
            put(columns.what, promised, &self.promised, second, Token::Ink2);
        }
        (leads.then_some(then), cut)
    }
}

/// A text that was written.
struct Written {
    rect: Rect,
    right: f32,
    is_cut: bool,
}

/// Writes a line of text into a room, cut where the room ends.
fn write(ui: &Ui, room: Rect, text: &str, font: FontId, ink: Color32) -> Written {
    let wrap = Some(egui::TextWrapMode::Truncate);
    let job = egui::WidgetText::from(egui::RichText::new(text).font(font.clone()));
    let galley = job.into_galley(ui, wrap, room.width(), font);
    let rect = Align2::LEFT_TOP.anchor_size(room.min, galley.size());
    let is_cut = galley.elided;
    ui.painter().galley(rect.min, galley, ink);
    Written {
        rect,
        right: rect.right(),
        is_cut,
    }
}
