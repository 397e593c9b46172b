//! Heads of lanes: their menu, and carrying a lane to another place.

use egui::{Button, Pos2, Rect, RichText, Stroke, Ui};

use super::{fonts, scroll, theme, top_bar};
use crate::{
    command::Command,
    model::PartyCode,
    scene::{Paint, Token},
    timeline::{AXIS_HEIGHT, LaneStyle, Stage},
    view::{LaneId, LaneOrder, Lanes, Value},
};

/// What can be done with a lane.
pub(super) fn menu(ui: &mut Ui, lane: &LaneId, stage: &Stage<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    if let Some(number) = stage.arrangement.lane(lane) {
        top_bar::within_the_window(ui, |ui| {
            of_the_lane(ui, number, stage, &mut commands);
            ui.separator();
            of_all_lanes(ui, stage, &mut commands);
        });
    }
    commands
}

/// A line of the menu. What would change nothing is there and cannot be pressed, so that the lines are
/// always in the same places.
fn item(
    ui: &mut Ui,
    commands: &mut Vec<Command>,
    button: Button<'_>,
    is_of_use: bool,
    command: Command,
) {
    let button = ui.add_enabled(is_of_use, button);
    scroll::follow_focus(&button);
    if button.clicked() {
        commands.push(command);
    }
}

/// What can be done with the lane of a number.
fn of_the_lane(ui: &mut Ui, number: usize, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    let shown = &stage.arrangement.lanes[number];
    let lane = &shown.id;
    let mut button = |ui: &mut Ui, name: &str, is_of_use: bool, command: Command| {
        item(ui, commands, Button::new(name), is_of_use, command);
    };
    let font = egui::FontId::new(13.0, fonts::strong());
    ui.label(RichText::new(&*shown.name).font(font));
    let is_folded = shown.style == LaneStyle::Ribbon;
    let name = if is_folded { "Unfold" } else { "Fold" };
    button(ui, name, true, Command::FoldLane(lane.clone()));
    if let Some(party) = lane.party() {
        let name = if shown.is_pinned {
            "Unpin"
        } else {
            "Pin on top"
        };
        button(ui, name, true, Command::PinLane(party.clone()));
        let has_more_on_top = number + 1 < on_top(stage).count();
        for (name, up, is_of_use) in [
            ("Move up", true, number > 0),
            ("Move down", false, has_more_on_top),
        ] {
            let party = party.clone();
            button(ui, name, is_of_use, Command::MoveLane { party, up });
        }
        button(ui, "Hide", true, Command::ToggleParty(party.clone()));
        let only = Command::ChooseOnly(Value::Partner(party.clone()));
        button(ui, "Only this", true, only);
    }
}

/// What can be done with all of them.
fn of_all_lanes(ui: &mut Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    ui.weak("Sort lanes by");
    for order in LaneOrder::ALL {
        let is_chosen = stage.view.lanes.order == order;
        let name = theme::selectable(ui, order.name(), is_chosen);
        item(ui, commands, name, true, Command::OrderLanes(order));
    }
    ui.separator();
    let usual = Command::ResetLanes;
    let is_of_use = stage.view.lanes != Lanes::default();
    let name = Button::new(usual.info().name);
    item(ui, commands, name, is_of_use, usual);
}

/// The parties whose lanes stand on top, above all groups.
fn on_top<'a>(stage: &Stage<'a>) -> impl Iterator<Item = &'a PartyCode> {
    let lanes = stage.arrangement.lanes.iter();
    lanes.map_while(|lane| lane.id.party().filter(|_| !lane.is_member))
}

/// Where the first lane begins, on screen or above it.
fn origin(rect: Rect, stage: &Stage<'_>) -> f32 {
    rect.top() + AXIS_HEIGHT as f32 - stage.view.scroll as f32
}

/// A lane that is carried to another place.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    party: PartyCode,
    at: Pos2,
}

impl Carried {
    pub(super) fn new(party: PartyCode, at: Pos2) -> Self {
        Self { party, at }
    }

    pub(super) fn to(&mut self, at: Pos2) {
        self.at = at;
    }

    /// The lane on top that would follow, and where a line between it and the one before is.
    fn gap(&self, rect: Rect, stage: &Stage<'_>) -> (Option<PartyCode>, f32) {
        let origin = origin(rect, stage);
        let mut end = origin;
        for (party, packing) in on_top(stage).zip(&stage.packing.lanes) {
            let top = origin + packing.top as f32;
            let height = packing.height as f32;
            if self.at.y < top + height / 2.0 {
                return (Some(party.clone()), top);
            }
            end = top + height;
        }
        (None, end)
    }

    /// Shows which lane it is, and where it would come to lie.
    pub(super) fn show(&self, ui: &Ui, rect: Rect, stage: &Stage<'_>) {
        let lanes = ui.painter_at(rect.with_min_y(rect.top() + AXIS_HEIGHT as f32));
        let lane = stage.arrangement.lane(&LaneId::Party(self.party.clone()));
        if let Some(packing) = lane.and_then(|lane| stage.packing.lanes.get(lane)) {
            let top = origin(rect, stage) + packing.top as f32;
            let height = packing.height as f32;
            let area = Rect::from_x_y_ranges(rect.x_range(), top..=top + height);
            let paint = Paint {
                token: Token::Selection,
                alpha: 0.1,
            };
            let theme = theme::theme_of(ui.visuals());
            lanes.rect_filled(area, 0.0, theme::area(theme, paint));
        }
        let (_, y) = self.gap(rect, stage);
        let stroke = Stroke::new(2.0, theme::ink(ui, Token::Selection));
        lanes.hline(rect.x_range(), y, stroke);
        ui.set_cursor_icon(egui::CursorIcon::Grabbing);
    }

    /// Puts it there.
    pub(super) fn drop(self, rect: Rect, stage: &Stage<'_>) -> Option<Command> {
        let (before, _) = self.gap(rect, stage);
        let from = stage.arrangement.lane(&LaneId::Party(self.party.clone()))?;
        let on_top = on_top(stage).count();
        let to = match &before {
            Some(before) => stage.arrangement.lane(&LaneId::Party(before.clone()))?,
            None => on_top,
        };
        // Where it was, and right below itself, is where it is.
        if from < on_top && (to == from || to == from + 1) {
            return None;
        }
        Some(Command::PlaceLane {
            party: self.party,
            before,
        })
    }
}
