//! The timeline as a widget: paints the scene and turns the pointer into commands.

use egui::{
    CursorIcon, EventFilter, Id, PointerButton, Popup, Pos2, Response, Role, Sense, Ui, Vec2,
    WidgetInfo,
};

use super::{heads, hint, names, paint, panel::in_a_line, theme, words};
use crate::{
    catalogue::{Catalogue, Handle},
    command::{Command, Wheel},
    model::Status,
    scene::{Folded, Point, Scene, Target, TargetKind, Token},
    timeline::{AXIS_HEIGHT, LaneStyle, Stage, opening},
    view::{LaneId, TimeWindow},
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
    /// What the drag that is going on does.
    grip: Option<Grip>,
    /// The lane whose menu is open.
    menu: Option<LaneId>,
    /// Whether Shift was held since the wheel last stood still.
    shifted: bool,
}

/// What a drag does, by where and how it began.
#[derive(Clone, Debug)]
enum Grip {
    /// It moves the picture.
    Picture,
    /// It selects a stretch of time on the axis, from a moment on.
    Range { from: f64, to: f64 },
    /// It draws a frame to zoom to, from a moment on.
    Zoom { from: f64, to: f64 },
    /// It carries a lane to another place.
    Lane(heads::Carried),
}

/// A list of what is folded into a pill, or drawn as a ribbon.
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

/// How many engagements a list of what is folded names.
const LISTED: usize = 200;
/// Below this speed, in points per second, a let-go drag stands still.
const STILL: f32 = 12.0;
/// Share of the speed that is left after a second.
const GLIDE: f32 = 0.002;
/// A stretch of time is drawn by a drag of at least so many points.
const LEAST_DRAWN: f64 = 3.0;

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
        thumb(ui, &painter, rect, stage);
        let mut hand = Hand {
            rect,
            stage,
            scene,
            commands: Vec::new(),
        };
        if let Some((target, at)) = announce(ui, id, rect, stage, scene) {
            self.press(target, at, &mut hand);
        }
        hand.wheel(ui, &response, wheel, &mut self.shifted);
        self.drag(ui, &response, &mut hand);
        self.point(ui, &response, &mut hand);
        self.pill_list(ui, &mut hand);
        self.lane_menu(&response, &mut hand);
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
        self.menu = None;
        self.grip = None;
    }

    /// The stretch of time that a drag is selecting.
    pub(super) fn range(&self) -> Option<TimeWindow> {
        match self.grip {
            Some(Grip::Range { from, to } | Grip::Zoom { from, to }) => Some(whole_days(from, to)),
            _ => None,
        }
    }

    /// Whether a drag is drawing a frame to zoom to.
    pub(super) fn is_zooming(&self) -> bool {
        matches!(self.grip, Some(Grip::Zoom { .. }))
    }

    /// A drag pans both ways and glides on a little when let go. On the axis it selects a stretch of
    /// time, with Shift it zooms to one, and on the head of a lane it moves the lane.
    fn drag(&mut self, ui: &Ui, response: &Response, hand: &mut Hand<'_>) {
        if response.drag_started() {
            response.request_focus();
            let origin = ui.input(|input| input.pointer.press_origin());
            // The other buttons only pan.
            let origin = origin.filter(|_| response.drag_started_by(PointerButton::Primary));
            self.grip = origin.map(|at| hand.grip(at, ui.input(|input| input.modifiers.shift)));
        }
        let at = response.interact_pointer_pos();
        if response.dragged() {
            self.momentum = Vec2::ZERO;
            match &mut self.grip {
                Some(Grip::Range { to, .. } | Grip::Zoom { to, .. }) => {
                    if let Some(at) = at {
                        *to = hand.moment(at);
                    }
                }
                Some(Grip::Lane(carried)) => {
                    if let Some(at) = at {
                        carried.to(at);
                        carried.show(ui, hand.rect, hand.stage);
                    }
                }
                Some(Grip::Picture) | None => hand.pan(-response.drag_delta()),
            }
            return;
        }
        let calm = ui.style().animation_time == 0.0;
        if response.drag_stopped() {
            match self.grip.take() {
                // A hand that trembled draws nothing.
                Some(Grip::Range { from, to } | Grip::Zoom { from, to })
                    if (to - from).abs() * hand.stage.scale().points_per_day() < LEAST_DRAWN => {}
                Some(Grip::Range { from, to }) => {
                    let range = whole_days(from, to);
                    hand.commands.push(Command::SelectRange(range));
                }
                Some(Grip::Zoom { from, to }) => {
                    hand.commands.push(Command::ShowTime(whole_days(from, to)));
                }
                Some(Grip::Lane(carried)) => {
                    hand.commands.extend(carried.drop(hand.rect, hand.stage));
                }
                Some(Grip::Picture) | None if !calm => {
                    self.momentum = ui.input(|input| input.pointer.velocity());
                }
                Some(Grip::Picture) | None => {}
            }
        }
        // A drag can end where nobody sees it, when there is no timeline for a while.
        self.grip = None;
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
        let quiet = response.dragged() || self.open_pill.is_some() || self.menu.is_some();
        let with_shift = ui.input(|input| input.modifiers.shift);
        if at.is_some_and(|at| hand.draws(at, with_shift)) {
            ui.set_cursor_icon(CursorIcon::Crosshair);
        }
        // The panel says already what is selected, and is not to be covered.
        let selected = hand.stage.selected();
        let known = |target: &&Target| selected.is_some() && target.kind.engagement() == selected;
        if let Some(target) = target.filter(|target| !quiet && !known(target)) {
            let x = at.map_or(0.0, |at| hand.point(at).x);
            show_hint(response, hand.stage, target, x);
        }
        if response.secondary_clicked() {
            self.menu = target.and_then(|target| match &target.kind {
                TargetKind::LaneHead(lane) => Some(lane.clone()),
                _ => None,
            });
        }
        if response.double_clicked() {
            hand.double_click(target, at);
        } else if response.clicked() {
            response.request_focus();
            self.click(target, at, hand);
        }
    }

    fn click(&mut self, target: Option<&Target>, at: Option<Pos2>, hand: &mut Hand<'_>) {
        self.open_pill = None;
        let target = target.filter(|target| !matches!(target.kind, TargetKind::Event(_)));
        let Some(target) = target else {
            let has_range = hand.stage.attention.range.is_some();
            let is_on_axis = at.is_some_and(|at| hand.is_on_axis(at));
            hand.commands.push(if has_range && is_on_axis {
                Command::ClearRange
            } else {
                Command::Deselect
            });
            return;
        };
        match &target.kind {
            TargetKind::Engagement(handle) | TargetKind::Guest(handle) => {
                hand.select(*handle, target.lane);
            }
            TargetKind::Pill(_) | TargetKind::Ribbon => {
                let x = at.map_or(0.0, |at| hand.point(at).x);
                let handles = hand.stage.holds(target, x);
                self.open(handles, target.lane, at, hand);
            }
            TargetKind::Ghost { .. } | TargetKind::Event(_) => {}
            TargetKind::LaneHead(lane) => hand.commands.push(Command::FoldLane(lane.clone())),
        }
    }

    /// A press through the accessibility tree: as a click, but at no place. So a ribbon offers all that
    /// it shows.
    fn press(&mut self, target: &Target, at: Pos2, hand: &mut Hand<'_>) {
        if target.kind == TargetKind::Ribbon {
            let handles = hand.stage.holds_in_sight(target);
            self.open(handles, target.lane, Some(at), hand);
        } else {
            self.click(Some(target), Some(at), hand);
        }
    }

    /// Lists what there is at a place of a lane, or selects the only one.
    fn open(&mut self, handles: Vec<Handle>, lane: usize, at: Option<Pos2>, hand: &mut Hand<'_>) {
        self.open_pill = None;
        match handles.as_slice() {
            [] => hand.commands.push(Command::Deselect),
            [only] => hand.select(*only, lane),
            _ => {
                self.open_pill = at.map(|at| OpenPill {
                    handles,
                    lane,
                    at,
                    fresh: true,
                });
            }
        }
    }

    /// What can be done with a lane, where its head was clicked.
    fn lane_menu(&mut self, response: &Response, hand: &mut Hand<'_>) {
        let Some(lane) = self.menu.clone() else {
            return;
        };
        // Each lane has its own, or a click on another head would close the one that is open.
        let menu = Popup::context_menu(response).id(response.id.with(("menu", &lane)));
        let shown = menu.show(|ui| {
            let commands = heads::menu(ui, &lane, hand.stage);
            hand.commands.extend(commands);
        });
        if shown.is_none() {
            self.menu = None;
        }
    }

    /// The list of what is folded into a pill, open where it was clicked.
    fn pill_list(&mut self, ui: &Ui, hand: &mut Hand<'_>) {
        let Some(mut pill) = self.open_pill.take() else {
            return;
        };
        let mut chosen = None;
        let area = egui::Area::new(Id::unique("pill list"))
            .order(egui::Order::Foreground)
            .constrain_to(hand.rect)
            .fixed_pos(pill.at + Vec2::new(0.0, 8.0))
            .show(ui, |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| {
                    egui::ScrollArea::vertical()
                        .max_height(320.0)
                        .show(ui, |ui| {
                            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                            for handle in pill.handles.iter().take(LISTED) {
                                if ui.button(title_and_date(hand.stage, *handle)).clicked() {
                                    chosen = Some(*handle);
                                }
                            }
                            if pill.handles.len() > LISTED {
                                let more = words::thousands(pill.handles.len() - LISTED);
                                ui.weak(format!("and {more} more: zoom in to see them"));
                            }
                        });
                });
            });
        if let Some(handle) = chosen {
            hand.select(handle, pill.lane);
        } else if pill.fresh || !area.response.clicked_elsewhere() {
            pill.fresh = false;
            self.open_pill = Some(pill);
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
        // What is folded before the picture begins is counted in the head.
        let is_head = !self.stage.body().contains(target.centre)
            && matches!(target.kind, TargetKind::LaneHead(_) | TargetKind::Pill(_));
        let is_on_axis = matches!(target.kind, TargetKind::Event(_));
        (is_on_axis || inside != is_head).then_some(target)
    }

    fn moment(&self, at: Pos2) -> f64 {
        let body = self.stage.body();
        let x = self.point(at).x.clamp(body.left, body.right);
        self.stage.scale().moment_from_x(x)
    }

    /// What a drag from a place does.
    fn grip(&self, at: Pos2, with_shift: bool) -> Grip {
        let from = self.moment(at);
        if self.is_on_axis(at) {
            return Grip::Range { from, to: from };
        }
        if self.draws(at, with_shift) {
            return Grip::Zoom { from, to: from };
        }
        let head = self.target(at).and_then(|target| match &target.kind {
            TargetKind::LaneHead(lane) => lane.party(),
            _ => None,
        });
        head.map_or(Grip::Picture, |party| {
            Grip::Lane(heads::Carried::new(party.clone(), at))
        })
    }

    fn is_on_axis(&self, at: Pos2) -> bool {
        let place = self.point(at);
        place.y < AXIS_HEIGHT && place.x >= self.stage.body().left
    }

    /// Whether a drag from a place draws a stretch of time.
    fn draws(&self, at: Pos2, with_shift: bool) -> bool {
        let is_beside = self.point(at).x < self.stage.body().left;
        self.is_on_axis(at) || with_shift && !is_beside
    }

    /// Selects what was clicked in a lane, counted from the top.
    fn select(&mut self, handle: Handle, lane: usize) {
        let id = self.stage.catalogue.entry(handle).engagement.id.clone();
        let lane = self.stage.arrangement.lanes.get(lane);
        self.commands.push(match lane {
            Some(lane) => Command::SelectInLane(id, lane.id.clone()),
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
    fn double_click(&mut self, target: Option<&Target>, at: Option<Pos2>) {
        let Some(target) = target else {
            self.commands.push(Command::FitAll);
            return;
        };
        match &target.kind {
            TargetKind::Engagement(handle) | TargetKind::Guest(handle) => {
                self.select(*handle, target.lane);
                self.commands.push(Command::FrameSelection);
            }
            TargetKind::Pill(_) => {
                let stage = self.stage;
                let folded = stage.holds(target, 0.0);
                let (window, width) = (stage.window(), stage.body().width());
                let (arrangement, packing) = (stage.arrangement, stage.packing);
                let closer = opening(arrangement, packing, &folded, window, width);
                self.commands.extend(closer.map(Command::ShowTime));
            }
            TargetKind::Ribbon => {
                let x = at.map_or(0.0, |at| self.point(at).x);
                let handles = self.stage.holds(target, x);
                if let Some(window) = self.stage.arrangement.stretch_of(&handles) {
                    self.commands.push(Command::ShowTime(window.widened(0.2)));
                }
            }
            TargetKind::Ghost { .. } | TargetKind::Event(_) | TargetKind::LaneHead(_) => {}
        }
    }
}

/// Where among the lanes one is, where not all of them are in sight. It only shows that there are more:
/// the wheel, the hand and the keys move them.
fn thumb(ui: &Ui, painter: &egui::Painter, rect: egui::Rect, stage: &Stage<'_>) {
    let all = stage.packing.height as f32;
    let top = rect.top() + AXIS_HEIGHT as f32;
    let room = rect.bottom() - top;
    if all <= room + 1.0 || room < 40.0 {
        return;
    }
    let height = (room * room / all).max(24.0);
    let share = (stage.view.scroll as f32 / (all - room)).clamp(0.0, 1.0);
    let at = egui::pos2(rect.right() - 5.0, top + share * (room - height));
    let bar = egui::Rect::from_min_size(at, egui::vec2(3.0, height));
    painter.rect_filled(bar, 1.5, theme::ink(ui, Token::Ink3).gamma_multiply(0.6));
}

/// From the start of the day of one moment to the end of that of another.
fn whole_days(from: f64, to: f64) -> TimeWindow {
    let (from, to) = (from.min(to), from.max(to));
    TimeWindow::new(from.floor(), to.ceil().max(from.floor() + 1.0))
}

/// Title and date, or the names of a lane's party, at once, beside the pointer.
fn show_hint(response: &Response, stage: &Stage<'_>, target: &Target, x: f64) {
    let Some(tooltip) = hint::at_pointer(response) else {
        return;
    };
    let handles = stage.holds(target, x);
    if handles.is_empty() {
        tooltip.show(|ui| lane_hint(ui, stage, target));
        return;
    }
    // What cannot be listed here is a click away.
    let most = 8;
    tooltip.show(|ui| {
        for handle in handles.iter().take(most) {
            engagement_hint(ui, stage, *handle);
        }
        if handles.len() > most {
            let more = words::thousands(handles.len() - most);
            ui.weak(format!("and {more} more: click to list them"));
        }
    });
}

/// What an engagement is called and when it was, from whom that is known, and what sources say that are
/// not believed.
fn engagement_hint(ui: &mut Ui, stage: &Stage<'_>, handle: Handle) {
    let (catalogue, known) = (stage.catalogue, &stage.arrangement.known);
    ui.strong(&catalogue.entry(handle).engagement.title);
    let date = known.date(catalogue, handle).map_or_else(
        || "No date known".to_owned(),
        |date| words::sentence(&date.display()),
    );
    ui.colored_label(theme::ink(ui, Token::Ink2), date);
    let only = known.date_only_from(catalogue, handle);
    if let Some(source) = only.and_then(|source| catalogue.source(source)) {
        let text = format!("Date known only from {}", in_a_line(source));
        ui.colored_label(theme::ink(ui, Token::Ink2), text);
    }
    if let Some(otherwise) = stage.otherwise(handle) {
        ui.colored_label(theme::ink(ui, Token::Warning), otherwise);
    }
}

/// What the party of a lane is called, and how much is in the lane; of a ghost what it stands for.
fn lane_hint(ui: &mut Ui, stage: &Stage<'_>, target: &Target) {
    let lane = stage.arrangement.lanes.get(target.lane);
    let party = lane.and_then(|lane| stage.catalogue.party(lane.id.party()?));
    match (&target.kind, party, lane) {
        (TargetKind::LaneHead(_) | TargetKind::Ribbon, Some(party), Some(lane)) => {
            names::show(ui, party);
            ui.label(lane.tally());
        }
        (TargetKind::LaneHead(_) | TargetKind::Ribbon, None, Some(lane)) => {
            ui.strong(&*lane.name);
            ui.label(lane.tally());
            if lane.id.is_group() {
                ui.weak("Click the name to fold or unfold");
            }
        }
        _ => {
            ui.label(stage.spoken(target));
        }
    }
}

fn title_and_date(stage: &Stage<'_>, handle: Handle) -> String {
    let catalogue: &Catalogue = stage.catalogue;
    let title = &catalogue.entry(handle).engagement.title;
    let mut text = title.clone();
    if let Some(date) = stage.arrangement.known.date(catalogue, handle) {
        text += &format!(" · {}", date.short());
    }
    // What did not happen, or not yet, does not stand among the others as if it had.
    let status = stage.arrangement.known.status(handle);
    if let Some(status) = status.filter(|status| *status != Status::Held) {
        text += &format!(" · {}", status.as_str());
    }
    text
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
    // Nobody listens: then there is nothing to say, and no time to be lost on it.
    ui.accesskit_node_builder(canvas, |_| ())?;
    let selected = stage.selected();
    let mut active = None;
    let mut pressed = None;
    for target in &scene.targets {
        let (id, role) = match &target.kind {
            TargetKind::Engagement(handle) | TargetKind::Guest(handle) => {
                (canvas.with((handle.0, target.lane)), Role::ListItem)
            }
            TargetKind::Pill(fold) => {
                let which = match fold.which {
                    Folded::Begin(first, _) => (first, 0),
                    Folded::Through(_) => (0, 1),
                };
                (canvas.with(("pill", target.lane, which)), Role::ListItem)
            }
            TargetKind::Ghost { before, number } => {
                (canvas.with(("ghost", before.0, number)), Role::ListItem)
            }
            TargetKind::Ribbon => (canvas.with(("ribbon", target.lane)), Role::ListItem),
            TargetKind::Event(number) => (canvas.with(("event", number)), Role::Note),
            TargetKind::LaneHead(lane) => (canvas.with(lane), Role::RowHeader),
        };
        let area = paint::rect(rect.min, target.rect).intersect(rect);
        let response = ui.interact(area, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, stage.spoken(target)));
        if let TargetKind::LaneHead(lane) = &target.kind
            && let Some(party) = lane.party().and_then(|party| stage.catalogue.party(party))
        {
            names::describe(ui, id, party);
        }
        let is_selected = selected.is_some() && target.kind.engagement() == selected;
        if is_selected {
            active = active.or(Some((id, target)));
        }
        let lane = stage.arrangement.lanes.get(target.lane);
        let is_open = lane.map(|lane| lane.style != LaneStyle::Ribbon);
        let is_open = is_open.filter(|_| matches!(target.kind, TargetKind::LaneHead(_)));
        let click = egui::accesskit::Action::Click;
        ui.accesskit_node_builder(id, |node| {
            node.add_action(click);
            node.set_selected(is_selected);
            if let Some(is_open) = is_open {
                node.set_expanded(is_open);
            }
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
            node.set_value(stage.spoken(target));
        }
        None => node.set_value(title_and_date(stage, handle)),
    });
}
