//! The rail at the left: the values by which engagements are chosen, each with its count and with how much
//! of it is when.

use egui::{Button, Id, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::{fonts, names, theme, words};
use crate::{
    catalogue::{Catalogue, Facets, ValueCount},
    command::Command,
    scene::Token,
    timeline::Arrangement,
    view::{Choice, Facet, Filter, Lens, Value, View},
};

pub(super) fn show(
    ui: &mut Ui,
    catalogue: &Catalogue,
    facets: &Facets,
    arrangement: &Arrangement,
    view: &View,
) -> Vec<Command> {
    let mut commands = Vec::new();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        theme::beside_scroll_bar(ui);
        ui.spacing_mut().item_spacing.y = 2.0;
        // Always there, so that a filter moves nothing under the pointer that set it.
        let clear = Command::ClearFilter;
        let filtered = !view.filter.is_empty() || !view.hidden.is_empty();
        let button = Button::new(clear.info().name);
        if ui.add_enabled(filtered, button).clicked() {
            commands.push(clear);
        }
        sources(ui, arrangement, &mut commands);
        for (facet, values) in &facets.values {
            // Where nothing is stated there is nothing to choose.
            if values.iter().any(|one| !one.value.is_unstated()) {
                let tallest = facets.tallest[*facet as usize];
                let values = (*facet, values.as_slice(), tallest);
                section(ui, catalogue, values, &view.filter, &mut commands);
            }
        }
    });
    commands
}

/// What the choice of sources leaves out and changes, where not all are believed, and the ways to it.
fn sources(ui: &mut Ui, arrangement: &Arrangement, commands: &mut Vec<Command>) {
    let otherwise = &arrangement.otherwise;
    if otherwise.everything().is_none() {
        return;
    }
    heading(ui, "Under all sources");
    let mut line = |number: usize, text: &str, command: Command| {
        let text = format!("{} {text}", words::thousands(number));
        if number == 0 {
            ui.label(RichText::new(text).color(theme::ink(ui, Token::Ink2)));
            return;
        }
        let text = RichText::new(text).color(theme::ink(ui, Token::Warning));
        let button = ui.add(Button::new(text).frame(false));
        if button.on_hover_text(command.info().sentence).clicked() {
            commands.push(command);
        }
    };
    let all = Command::Believe(Lens::All);
    line(otherwise.left_out(), "more engagements", all);
    let changed = arrangement.changed as usize;
    line(changed, "shown are told otherwise", Command::NextOtherwise);
}

/// The most values that are listed; others are found by searching.
const MOST_AT_ONCE: usize = 500;

/// How many values of a facet are shown before all are asked for.
fn most(facet: Facet) -> usize {
    match facet {
        Facet::Partner => 12,
        Facet::Format | Facet::Topic => 8,
        Facet::Place | Facet::Person => 6,
        _ => usize::MAX,
    }
}

/// The values of one facet.
fn section(
    ui: &mut Ui,
    catalogue: &Catalogue,
    (facet, values, tallest): (Facet, &[ValueCount], f32),
    filter: &Filter,
    commands: &mut Vec<Command>,
) {
    heading(ui, facet.name());
    let most = most(facet);
    let key = Id::unique(("all values", facet.name()));
    let all = ui.data(|data| data.get_temp(key)).unwrap_or(false);
    // What is chosen is always in sight, to be taken back.
    let is_chosen = filter.is_about(facet);
    let first = if all { MOST_AT_ONCE } else { most };
    for (one, at) in values.iter().zip(0..) {
        if at >= first && !is_chosen {
            break;
        }
        let choice = filter.choice(&one.value);
        if at >= first && choice.is_none() {
            continue;
        }
        let row = Row {
            catalogue,
            one,
            choice,
            tallest,
        };
        let value = || one.value.clone();
        commands.extend(match row.show(ui) {
            Pressed::Not => None,
            Pressed::Row => Some(Command::Choose(value(), Choice::With)),
            Pressed::Without => Some(Command::Choose(value(), Choice::Without)),
            Pressed::Only => Some(Command::ChooseOnly(value())),
        });
    }
    if values.len() > most {
        let text = if all {
            "Show fewer".to_owned()
        } else {
            format!("Show all {}", words::thousands(values.len()))
        };
        let text = RichText::new(text).color(theme::ink(ui, Token::Mark));
        let spoken = format!("{}: {}", facet.name(), text.text());
        let response = ui.add(Button::new(text).frame(false));
        ui.accesskit_node_builder(response.id, |node| node.set_label(spoken));
        if response.clicked() {
            ui.data_mut(|data| data.insert_temp(key, !all));
        }
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(12.0);
    let font = egui::FontId::new(11.0, fonts::strong());
    ui.label(
        RichText::new(text)
            .font(font)
            .color(theme::ink(ui, Token::Ink2)),
    );
    ui.add_space(2.0);
}

/// Height of a row, in points.
const ROW: f32 = 24.0;
/// Side of its box.
const BOX: f32 = 13.0;
/// Room at the right of the count.
const EDGE: f32 = 2.0;
/// Room between box, name and count.
const GAP: f32 = 8.0;
/// Size of the strip that shows how much is when.
const STRIP: egui::Vec2 = egui::vec2(30.0, 11.0);
/// Room for the counts of most rows, so that the strips stand below each other.
const COUNT: f32 = 26.0;

/// What was pressed of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Not,
    /// The row.
    Row,
    /// "only" at its right end.
    Only,
    /// The row with Alt held.
    Without,
}

/// A value with its box, how much of it is when, and its count.
struct Row<'a> {
    catalogue: &'a Catalogue,
    one: &'a ValueCount,
    choice: Option<Choice>,
    /// The most in one stretch of time of all values of the facet.
    tallest: f32,
}

impl Row<'_> {
    /// The row is known by its value, so that it keeps the keyboard when rows come and go above it. A
    /// party’s other names are a hover away.
    fn show(&self, ui: &mut Ui) -> Pressed {
        let name = self.catalogue.value_name(&self.one.value);
        let size = egui::vec2(ui.available_width(), ROW);
        let (_, rect) = ui.allocate_space(size);
        let id = Id::unique(("rail", &self.one.value));
        let response = ui.interact(rect, id, Sense::click());
        let count = words::thousands(self.one.count);
        response.widget_info(|| {
            let excluded = match self.choice {
                Some(Choice::Without) => ", excluded",
                _ => "",
            };
            let spoken = format!("{name}, {count}{excluded}");
            let checked = self.choice == Some(Choice::With);
            WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), checked, spoken)
        });
        let party = match &self.one.value {
            Value::Partner(party) => self.catalogue.party(party),
            _ => None,
        };
        if let Some(party) = party {
            names::describe(ui, response.id, party);
        }
        let mut only_from = f32::INFINITY;
        if ui.is_rect_visible(rect) {
            let (cut, from) = self.paint(ui, &response, &name, count);
            only_from = from;
            let hint = response.clone();
            if let Some(party) = party.filter(|party| names::has_others(party)) {
                hint.on_hover_ui(|ui| names::show(ui, party));
            } else if cut {
                hint.on_hover_text(name);
            }
        }
        if !response.clicked() {
            return Pressed::Not;
        }
        if ui.input(|input| input.modifiers.alt) {
            return Pressed::Without;
        }
        match response.interact_pointer_pos() {
            Some(at) if at.x >= only_from => Pressed::Only,
            _ => Pressed::Row,
        }
    }

    /// Whether the name had to be cut, and from where on "only" can be pressed.
    fn paint(&self, ui: &Ui, response: &egui::Response, name: &str, count: String) -> (bool, f32) {
        let rect = response.rect;
        let lit = response.hovered() || response.has_focus();
        let is_out = self.choice == Some(Choice::Without);
        // What would show nothing stands back.
        let ink = if self.one.count == 0 || is_out {
            theme::ink(ui, Token::Ink2)
        } else {
            theme::ink(ui, Token::Ink)
        };
        let second = theme::ink(ui, Token::Ink2);
        let middle = rect.center().y;
        let square = egui::Rect::from_center_size(
            egui::pos2(rect.left() + BOX / 2.0, middle),
            egui::Vec2::splat(BOX),
        );
        if response.has_focus() {
            let ring = egui::Stroke::new(1.5, theme::ink(ui, Token::Mark));
            let around = rect.expand2(egui::vec2(3.0, -1.0));
            ui.painter()
                .rect_stroke(around, 4.0, ring, egui::StrokeKind::Inside);
        }
        choice_box(ui, square, self.choice, lit);
        let text = egui::FontId::proportional(13.0);
        let number = if lit {
            let mark = theme::ink(ui, Token::Mark);
            ui.painter()
                .layout_no_wrap("only".to_owned(), text.clone(), mark)
        } else {
            ui.painter().layout_no_wrap(count, text.clone(), second)
        };
        let right = rect.right() - EDGE;
        let beside = number.size().x.max(COUNT) + EDGE;
        let strip = egui::Rect::from_min_size(
            egui::pos2(
                rect.right() - beside - STRIP.x - 4.0,
                middle - STRIP.y / 2.0,
            ),
            STRIP,
        );
        self.density(ui, strip);
        let room = strip.left() - GAP - square.right() - GAP;
        let galley = egui::WidgetText::from(name).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            room,
            text,
        );
        let at = egui::pos2(square.right() + GAP, middle - galley.size().y / 2.0);
        let cut = galley.elided;
        let width = galley.size().x;
        ui.painter().galley(at, galley, ink);
        if is_out {
            let line = at.x..=at.x + width;
            let stroke = egui::Stroke::new(1.0, ink);
            ui.painter().hline(line, middle + 0.5, stroke);
        }
        let at = egui::pos2(right - number.size().x, middle - number.size().y / 2.0);
        let from = at.x - GAP / 2.0;
        ui.painter().galley(at, number, second);
        (cut, from)
    }

    /// How much of it is when, from the first day of the catalogue to the last.
    fn density(&self, ui: &Ui, strip: egui::Rect) {
        if self.tallest <= 0.0 {
            return;
        }
        let colour = theme::ink(ui, Token::Mark).gamma_multiply(0.55);
        let width = strip.width() / self.one.density.len() as f32;
        for (share, number) in self.one.density.iter().zip(0_u8..) {
            if *share <= 0.0 {
                continue;
            }
            // By the root, or what is rare would not be seen beside what is frequent.
            let height = (share / self.tallest).sqrt() * strip.height();
            let left = strip.left() + f32::from(number) * width;
            let bar = egui::Rect::from_min_max(
                egui::pos2(left, strip.bottom() - height.max(1.0)),
                egui::pos2(left + width - 0.5, strip.bottom()),
            );
            ui.painter().rect_filled(bar, 0.0, colour);
        }
    }
}

/// A box: filled and ticked when asked for, crossed when not wanted.
pub(super) fn choice_box(ui: &Ui, square: egui::Rect, choice: Option<Choice>, lit: bool) {
    let mark = theme::ink(ui, Token::Mark);
    let paper = theme::ink(ui, Token::Paper);
    let edge = if lit || choice.is_some() {
        mark
    } else {
        theme::ink(ui, Token::Ink3)
    };
    let painter = ui.painter();
    let at = |x: f32, y: f32| square.min + egui::vec2(x, y) * BOX;
    if choice == Some(Choice::With) {
        painter.rect_filled(square, 3.0, mark);
        let tick = vec![at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.30)];
        painter.line(tick, egui::Stroke::new(1.6, paper));
        return;
    }
    let stroke = egui::Stroke::new(1.0, edge);
    painter.rect(square, 3.0, paper, stroke, egui::StrokeKind::Inside);
    if choice == Some(Choice::Without) {
        let stroke = egui::Stroke::new(1.6, mark);
        painter.line_segment([at(0.3, 0.3), at(0.7, 0.7)], stroke);
        painter.line_segment([at(0.7, 0.3), at(0.3, 0.7)], stroke);
    }
}
