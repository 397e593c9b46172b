//! Pointer, keys and screen reader on a chart, whatever it is drawn as.
//!
//! A chart says which of its places are in sight and where; what is at the pointer, which place the
//! arrow keys are at, what is said of it and whether it was pressed is the same for all.

use egui::{
    Color32, EventFilter, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Tooltip,
    Ui, WidgetInfo, accesskit::Action,
};

use super::super::{hint, theme};
use crate::scene::Token;

/// A row and a column of a chart.
pub(super) type Place = (usize, usize);

/// A place that is in sight.
pub(super) struct Spot {
    pub place: Place,
    /// Where it is: a bar may have two parts.
    pub rects: Vec<Rect>,
}

impl Spot {
    fn bounds(&self) -> Rect {
        let rects = self.rects.iter().copied();
        rects.reduce(Rect::union).unwrap_or(Rect::NOTHING)
    }

    fn contains(&self, at: Pos2) -> bool {
        self.rects.iter().any(|rect| rect.contains(at))
    }
}

/// Where an arrow key leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

/// A chart as far as it is pointed at and walked through.
pub(super) trait Chart {
    /// What is said of a place.
    fn said(&self, place: Place) -> String;

    /// The place that a step leads to; from none the first.
    fn walk(&self, from: Option<Place>, step: Step) -> Option<Place>;
}

/// How the cursor, or the keyboard, came to a chart.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Reached {
    /// The user went there.
    #[default]
    Gone,
    /// The page gave the keyboard to the chart.
    Given,
    /// The arrow keys led there.
    Walked,
}

/// What is pointed at and where the keys are.
#[derive(Default)]
pub(super) struct Hand {
    pub hovered: Option<Place>,
    /// Where the arrow keys are.
    pub cursor: Option<Place>,
    /// Whether the keys have gone somewhere that may be out of sight.
    pub has_moved: bool,
    /// Whether the chart has the keyboard.
    pub is_focused: bool,
    /// Whether the chart is drawn for the first time.
    pub is_new: bool,
    /// How the cursor or the keyboard came to where it is.
    reached: Reached,
}

/// The one thing on the page that takes the arrow keys.
pub(super) fn id() -> Id {
    Id::unique("trend")
}

impl Hand {
    /// At no place of a chart that is yet to be drawn.
    pub(super) fn on_another_chart() -> Self {
        Self {
            is_new: true,
            ..Self::default()
        }
    }

    /// The place that is to be read about.
    pub(super) fn at(&self) -> Option<Place> {
        self.hovered.or(self.cursor.filter(|_| self.is_focused))
    }

    /// Takes what is at `area` in hand and returns the place that was pressed.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        area: Rect,
        name: &str,
        spots: &[Spot],
        chart: &dyn Chart,
    ) -> Option<Place> {
        let response = ui.interact(area, id(), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name));
        let mut pressed = announce(ui, &response, area, spots, chart);
        let at = response.hover_pos();
        let spot = at.and_then(|at| spots.iter().find(|spot| spot.contains(at)));
        self.hovered = spot.map(|spot| spot.place);
        if let Some(spot) = spot {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            let said = chart.said(spot.place);
            if let Some(tooltip) = hint::at_pointer(&response) {
                tooltip.show(|ui| ui.label(said));
            }
            if response.clicked() {
                self.reached = Reached::Gone;
                self.cursor = Some(spot.place);
                pressed = Some(spot.place);
            }
        }
        pressed = pressed.or(self.keys(ui, &response, chart));
        self.mark(ui, area, spots);
        self.speak(ui, spots, chart);
        self.show_words(ui, spots, chart);
        pressed
    }

    /// Whoever opens the page can use the arrow keys at once, unless the keyboard is elsewhere.
    pub(super) fn give_focus(&mut self, ui: &Ui) {
        let is_free = ui.memory(|memory| memory.focused().is_none());
        if is_free && ui.is_enabled() {
            ui.memory_mut(|memory| memory.request_focus(id()));
            self.reached = Reached::Given;
        }
    }

    fn keys(&mut self, ui: &Ui, response: &Response, chart: &dyn Chart) -> Option<Place> {
        self.is_focused = response.has_focus();
        if !self.is_focused {
            self.reached = Reached::Gone;
        }
        if !self.is_focused {
            return None;
        }
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), arrows));
        for (key, step) in [
            (Key::ArrowLeft, Step::Left),
            (Key::ArrowRight, Step::Right),
            (Key::ArrowUp, Step::Up),
            (Key::ArrowDown, Step::Down),
            (Key::Home, Step::First),
            (Key::End, Step::Last),
        ] {
            if ui.input(|input| input.key_pressed(key) && input.modifiers.is_none()) {
                self.cursor = chart.walk(self.cursor, step).or(self.cursor);
                self.has_moved = true;
                self.reached = Reached::Walked;
                ui.request_repaint();
            }
        }
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        self.cursor.filter(|_| enter)
    }

    /// Rings around what is pointed at and where the keys are.
    fn mark(&self, ui: &Ui, area: Rect, spots: &[Spot]) {
        let painter = ui.painter_at(area.expand(2.0));
        let ring = |place: Option<Place>, colour: Color32, width: f32| {
            let spot = spots.iter().find(|spot| Some(spot.place) == place);
            for rect in spot.iter().flat_map(|spot| &spot.rects) {
                let stroke = Stroke::new(width, colour);
                painter.rect_stroke(rect.expand(1.0), 2.0, stroke, StrokeKind::Outside);
            }
        };
        ring(self.hovered, theme::ink(ui, Token::Ink), 1.0);
        let cursor = self.cursor.filter(|_| self.is_focused);
        ring(cursor, theme::ink(ui, Token::Selection), 2.0);
        if self.is_focused && cursor.is_none() && self.reached != Reached::Given {
            let stroke = Stroke::new(1.0, theme::ink(ui, Token::Mark));
            painter.rect_stroke(area, 2.0, stroke, StrokeKind::Inside);
        }
    }

    /// What the keys have gone to is read beside it, as by pointing at it.
    fn show_words(&self, ui: &Ui, spots: &[Spot], chart: &dyn Chart) {
        let cursor = self.cursor.filter(|_| self.reached == Reached::Walked);
        let spot = spots.iter().find(|spot| Some(spot.place) == cursor);
        if let Some(spot) = spot.filter(|_| self.hovered.is_none()) {
            let place = ui.layer_id();
            Tooltip::always_open(ui.ctx().clone(), place, id(), spot.bounds())
                .gap(6.0)
                .show(|ui| ui.label(chart.said(spot.place)));
        }
    }

    /// The keys move the cursor and not the keyboard's focus, so the chart says where they are.
    fn speak(&self, ui: &Ui, spots: &[Spot], chart: &dyn Chart) {
        let Some(cursor) = self.cursor.filter(|_| self.is_focused) else {
            return;
        };
        let is_in_sight = spots.iter().any(|spot| spot.place == cursor);
        ui.accesskit_node_builder(id(), |node| {
            node.set_value(chart.said(cursor));
            if is_in_sight {
                node.set_active_descendant(node_of(cursor).accesskit_id());
            }
        });
    }
}

fn node_of(place: Place) -> Id {
    id().with(place)
}

/// Gives every place in sight a node that says what is there. Returns the one that was pressed
/// through the tree.
fn announce(
    ui: &Ui,
    response: &Response,
    area: Rect,
    spots: &[Spot],
    chart: &dyn Chart,
) -> Option<Place> {
    // Nobody listens: then there is nothing to say.
    ui.accesskit_node_builder(response.id, |_| ())?;
    let mut pressed = None;
    for spot in spots {
        let node = node_of(spot.place);
        let rect = spot.bounds().intersect(area);
        let cell = ui.interact(rect, node, Sense::hover());
        cell.widget_info(|| WidgetInfo::labeled(Role::Cell, true, chart.said(spot.place)));
        ui.accesskit_node_builder(node, |node| node.add_action(Action::Click));
        if ui.input(|input| input.has_accesskit_action_request(node, Action::Click)) {
            pressed = Some(spot.place);
        }
    }
    pressed
}
