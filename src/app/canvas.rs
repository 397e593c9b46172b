//! The timeline as a widget: paints the scene and turns the pointer into commands.

use egui::{EventFilter, Id, Pos2, Response, Role, Sense, Tooltip, Ui, Vec2, WidgetInfo};

use super::{names, paint, theme, words};
use crate::{
    catalogue::{Catalogue, Handle},
    command::{Command, Wheel},
    model::PartyCode,
    scene::{Point, Scene, Target, TargetKind, Token},
    timeline::Stage,
};

/// What the canvas remembers between frames.
#[derive(Clone, Debug, Default)]
pub(super) struct Canvas {
    /// The engagement under the pointer when the last frame was painted.
    pub hovered: Option<Handle>,
    /// Whether the canvas has the keyboard.
    pub focused: bool,
    /// What the pointer still carries after a drag was let go, in points per second.
    momentum: Vec2,
    /// The pill whose list is open.
    open_pill: Option<OpenPill>,
    /// Whether Shift was held since the wheel last stood still.
    shifted: bool,
}

/// A list of what is folded into a pill.
#[derive(Clone, Debug)]
struct OpenPill {
    handles: Vec<Handle>,
    /// The lane it is in.
    lane: usize,
    at: Pos2,
    /// Whether the click that opened it is still going on: it is a click elsewhere.
    fresh: bool,
}

/// The one thing on the timeline that takes the keyboard.
pub(super) fn id() -> Id {
    Id::unique("timeline")
}

/// Below this speed, in points per second, a let-go drag stands still.
const STILL: f32 = 12.0;
/// Share of the speed that is left after a second.
const GLIDE: f32 = 0.002;

impl Canvas {
    /// Paints the scene into `rect` and reports what the pointer asks for.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: egui::Rect,
        stage: &Stage<'_>,
        scene: &Scene,
        wheel: Wheel,
    ) -> Vec<Command> {
        let id = id();
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let label = format!("Timeline of {}", stage.catalogue.title());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &label));
        self.focused = response.has_focus();
        if self.focused {
            let keys = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, keys));
        }
        let painter = ui.painter_at(rect);
        paint::scene(&painter, rect.min, scene, theme::theme_of(ui.visuals()));
        let mut hand = Hand {
            rect,
            stage,
            scene,
            commands: Vec::new(),
        };
        if let Some((target, at)) = announce(ui, id, rect, stage, scene) {
            self.click(Some(target), Some(at), &mut hand);
        }
        hand.wheel(ui, &response, wheel, &mut self.shifted);
        self.drag(ui, &response, &mut hand);
        self.point(ui, &response, &mut hand);
        self.pill_list(ui, &mut hand);
        hand.commands
    }

    /// Closes the list of a pill, and says whether one was open.
    pub(super) fn close_list(&mut self) -> bool {
        self.open_pill.take().is_some()
    }

    /// Forgets everything that names an engagement: another catalogue has others.
    pub(super) fn forget(&mut self) {
        self.open_pill = None;
        self.hovered = None;
    }

    /// Dragging pans both ways and glides on a little when let go.
    fn drag(&mut self, ui: &Ui, response: &Response, hand: &mut Hand<'_>) {
        if response.drag_started() {
            response.request_focus();
        }
        if response.dragged() {
            self.momentum = Vec2::ZERO;
            hand.pan(-response.drag_delta());
            return;
        }
        let calm = ui.style().animation_time == 0.0;
        if response.drag_stopped() && !calm {
            self.momentum = ui.input(|input| input.pointer.velocity());
        }
        if ui.input(|input| input.pointer.any_pressed()) {
            self.momentum = Vec2::ZERO;
        }
        if self.momentum.length() > STILL {
            let seconds = ui.input(|input| input.stable_dt).min(0.05);
            hand.pan(-self.momentum * seconds);
            self.momentum *= GLIDE.powf(seconds);
            ui.request_repaint();
        } else {
            self.momentum = Vec2::ZERO;
        }
    }

    /// Hover and clicks.
    fn point(&mut self, ui: &Ui, response: &Response, hand: &mut Hand<'_>) {
        let at = response.hover_pos();
        let target = at.and_then(|at| hand.target(at));
        let hovered = target.and_then(|target| target.kind.engagement());
        if hovered != self.hovered {
            self.hovered = hovered;
            ui.request_repaint();
        }
        let quiet = response.dragged() || self.open_pill.is_some();
        // The panel says already what is selected, and is not to be covered.
        let selected = hand.stage.selected();
        let known = |target: &&Target| selected.is_some() && target.kind.engagement() == selected;
        if let Some(target) = target.filter(|target| !quiet && !known(target)) {
            hint(response, hand.stage, target);
        }
        if response.double_clicked() {
            hand.double_click(target);
        } else if response.clicked() {
            response.request_focus();
            self.click(target, at, hand);
        }
    }

    fn click(&mut self, target: Option<&Target>, at: Option<Pos2>, hand: &mut Hand<'_>) {
        self.open_pill = None;
        let Some(target) = target else {
            hand.commands.push(Command::Deselect);
            return;
        };
        match &target.kind {
            TargetKind::Engagement(handle) => hand.select(*handle, target.lane),
            TargetKind::Pill(handles) => {
                self.open_pill = at.map(|at| OpenPill {
                    handles: handles.clone(),
                    lane: target.lane,
                    at,
                    fresh: true,
                });
            }
            TargetKind::LaneHead(_) => {}
        }
    }

    /// The list of what is folded into a pill, open where it was clicked.
    fn pill_list(&mut self, ui: &Ui, hand: &mut Hand<'_>) {
        let Some(pill) = self.open_pill.clone() else {
            return;
        };
        let OpenPill {
            handles,
            lane,
            at,
            fresh,
        } = pill;
        if let Some(pill) = &mut self.open_pill {
            pill.fresh = false;
        }
        let area = egui::Area::new(Id::unique("pill list"))
            .order(egui::Order::Foreground)
            .constrain_to(hand.rect)
            .fixed_pos(at + Vec2::new(0.0, 8.0))
            .show(ui, |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| {
                    egui::ScrollArea::vertical()
                        .max_height(320.0)
                        .show(ui, |ui| {
                            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                            for handle in &handles {
                                if ui.button(title_and_date(hand.stage, *handle)).clicked() {
                                    hand.select(*handle, lane);
                                    self.open_pill = None;
                                }
                            }
                        });
                });
            });
        if !fresh && area.response.clicked_elsewhere() {
            self.open_pill = None;
        }
    }
}

/// Turns movements of the pointer into commands.
struct Hand<'a> {
    rect: egui::Rect,
    stage: &'a Stage<'a>,
    scene: &'a Scene,
    commands: Vec<Command>,
}

impl<'a> Hand<'a> {
    fn point(&self, at: Pos2) -> Point {
        let offset = at - self.rect.min;
        Point::new(f64::from(offset.x), f64::from(offset.y))
    }

    fn target(&self, at: Pos2) -> Option<&'a Target> {
        let at = self.point(at);
        let inside = self.stage.body().contains(at);
        let target = self.scene.target_at(at)?;
        let is_head = matches!(target.kind, TargetKind::LaneHead(_));
        (inside != is_head).then_some(target)
    }

    /// Selects what was clicked in a lane, counted from the top.
    fn select(&mut self, handle: Handle, lane: usize) {
        let id = self.stage.catalogue.entry(handle).engagement.id.clone();
        let lane = self.stage.arrangement.lanes.get(lane);
        self.commands.push(match lane {
            Some(lane) => Command::SelectInLane(id, lane.party.clone()),
            None => Command::Select(id),
        });
    }

    fn pan(&mut self, delta: Vec2) {
        if delta == Vec2::ZERO {
            return;
        }
        self.commands.push(Command::Pan {
            days: f64::from(delta.x) / self.stage.scale().points_per_day(),
            points: f64::from(delta.y),
        });
    }

    /// Ctrl + wheel and pinch zoom at the pointer; the wheel scrolls lanes, sideways it pans time.
    /// For those who prefer it the wheel alone zooms, and with Shift it scrolls lanes.
    fn wheel(&mut self, ui: &Ui, response: &Response, wheel: Wheel, shifted: &mut bool) {
        let Some(at) = response.hover_pos() else {
            return;
        };
        let (mut zoom, mut scroll, shift) = ui.input(|input| {
            let zoom = input.zoom_delta_2d().x;
            (zoom, input.smooth_scroll_delta(), input.modifiers.shift)
        });
        // What is still on its way when Shift is let go belongs to the turn that was made with it.
        *shifted = scroll != Vec2::ZERO && (*shifted || shift);
        if wheel == Wheel::Zooms && *shifted {
            // With Shift it comes as a turn sideways.
            scroll = Vec2::new(0.0, scroll.x + scroll.y);
        } else if wheel == Wheel::Zooms {
            let speed = ui.options(|options| options.input_options.scroll_zoom_speed);
            zoom *= (scroll.y * speed).exp();
            scroll.y = 0.0;
        }
        if (zoom - 1.0).abs() > f32::EPSILON {
            let x = self.point(at).x.max(self.stage.body().left);
            self.commands.push(Command::ZoomAt {
                moment: self.stage.scale().moment_from_x(x),
                factor: f64::from(zoom),
            });
        } else {
            self.pan(-scroll);
        }
    }

    /// A double click zooms to what is under it, and shows everything on empty ground.
    fn double_click(&mut self, target: Option<&Target>) {
        let Some(target) = target else {
            self.commands.push(Command::FitAll);
            return;
        };
        match &target.kind {
            TargetKind::Engagement(handle) => {
                self.select(*handle, target.lane);
                self.commands.push(Command::FrameSelection);
            }
            TargetKind::Pill(handles) => {
                if let Some(window) = self.stage.arrangement.stretch_of(handles) {
                    self.commands.push(Command::ShowTime(window.widened(0.2)));
                }
            }
            TargetKind::LaneHead(_) => {}
        }
    }
}

/// Title and date, or the names of a lane's party, at once, beside the pointer.
fn hint(response: &Response, stage: &Stage<'_>, target: &Target) {
    let tooltip = Tooltip::for_widget(response).at_pointer().gap(14.0);
    let handles: &[Handle] = match &target.kind {
        TargetKind::Engagement(handle) => std::slice::from_ref(handle),
        TargetKind::Pill(handles) => handles,
        TargetKind::LaneHead(party) => {
            tooltip.show(|ui| lane_hint(ui, stage, target, party));
            return;
        }
    };
    // What cannot be listed here is a click away.
    let most = 8;
    tooltip.show(|ui| {
        for handle in handles.iter().take(most) {
            let catalogue = stage.catalogue;
            ui.strong(&catalogue.entry(*handle).engagement.title);
            let date = stage.arrangement.known.date(catalogue, *handle);
            let date = date.map_or_else(
                || "No date known".to_owned(),
                |date| words::sentence(&date.display()),
            );
            ui.colored_label(theme::ink(ui, Token::Ink2), date);
        }
        if handles.len() > most {
            ui.weak(format!(
                "and {} more: click to list them",
                handles.len() - most
            ));
        }
    });
}

/// What the party of a lane is called, and how much is in the lane.
fn lane_hint(ui: &mut Ui, stage: &Stage<'_>, target: &Target, party: &PartyCode) {
    let lane = stage.arrangement.lanes.get(target.lane);
    match (stage.catalogue.party(party), lane) {
        (Some(party), Some(lane)) => {
            names::show(ui, party);
            ui.label(lane.tally());
        }
        _ => {
            ui.label(&target.spoken);
        }
    }
}

fn title_and_date(stage: &Stage<'_>, handle: Handle) -> String {
    let catalogue: &Catalogue = stage.catalogue;
    let title = &catalogue.entry(handle).engagement.title;
    match stage.arrangement.known.date(catalogue, handle) {
        Some(date) => format!("{title} · {}", date.short()),
        None => title.clone(),
    }
}

/// Gives every visible mark a node in the accessibility tree. The marks share the canvas's one tab
/// stop: they can be read and pressed, and the arrow keys move among them. Returns the one that was
/// pressed through the tree, and its middle.
fn announce<'a>(
    ui: &Ui,
    canvas: Id,
    rect: egui::Rect,
    stage: &Stage<'_>,
    scene: &'a Scene,
) -> Option<(&'a Target, Pos2)> {
    let selected = stage.selected();
    let mut active = None;
    let mut pressed = None;
    for (number, target) in scene.targets.iter().enumerate() {
        let (id, role) = match &target.kind {
            TargetKind::Engagement(handle) => {
                (canvas.with((handle.0, target.lane)), Role::ListItem)
            }
            TargetKind::Pill(_) => (canvas.with(("pill", number)), Role::ListItem),
            TargetKind::LaneHead(party) => (canvas.with(party.as_str()), Role::RowHeader),
        };
        let area = paint::rect(rect.min, target.rect).intersect(rect);
        let response = ui.interact(area, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, &target.spoken));
        if let TargetKind::LaneHead(party) = &target.kind {
            if let Some(party) = stage.catalogue.party(party) {
                names::describe(ui, id, party);
            }
            continue;
        }
        let is_selected = selected.is_some() && target.kind.engagement() == selected;
        if is_selected {
            active = active.or(Some((id, target)));
        }
        let click = egui::accesskit::Action::Click;
        ui.accesskit_node_builder(id, |node| {
            node.add_action(click);
            node.set_selected(is_selected);
        });
        if ui.input(|input| input.has_accesskit_action_request(id, click)) {
            pressed = Some((target, area.center()));
        }
    }
    if let Some(handle) = selected {
        speak_selection(ui, canvas, stage, handle, active);
    }
    pressed
}

/// The keys move the selection and not the keyboard's focus, so the canvas itself says what is
/// selected, and which of its marks that is when it is on screen.
fn speak_selection(
    ui: &Ui,
    canvas: Id,
    stage: &Stage<'_>,
    handle: Handle,
    mark: Option<(Id, &Target)>,
) {
    ui.accesskit_node_builder(canvas, |node| match mark {
        Some((id, target)) => {
            node.set_active_descendant(id.accesskit_id());
            node.set_value(target.spoken.as_str());
        }
        None => node.set_value(title_and_date(stage, handle)),
    });
}
