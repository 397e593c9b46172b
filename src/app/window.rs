//! The window: puts the parts together, carries out commands, meets requests.

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Margin, Panel as Dock, Ui};

use super::{
    arranged::Arranged,
    canvas::{self, Canvas},
    dialogs::Dialogs,
    fonts::EguiMeasure,
    keyboard, legend,
    library::{Library, Origin},
    motion::Motion,
    overview::{Brushed, Strip},
    panel::Panel,
    rail,
    sheets::{self, Typed},
    status::Status,
    theme, top_bar,
};
use crate::{
    catalogue::{Catalogue, Facets, Known, Standing, YearCount},
    command::{Command, Request, Room, Session, Settings, Sheet, Surroundings, carry_out},
    date::{Day, Edtf},
    scene::{Scene, Size, Token},
    timeline::{
        AXIS_HEIGHT, Arrangement, Attention, HEAD_WIDTH, Legend, OVERVIEW_HEIGHT, Stage, layout,
    },
    view::{History, Lens, View},
};

/// How the window starts.
#[derive(Clone, Debug)]
pub struct Start {
    /// The catalogue to open; the built-in one when absent.
    pub path: Option<PathBuf>,
    /// What the user prefers.
    pub settings: Settings,
    /// The day that counts as today.
    pub today: Day,
    /// The sources believed at first.
    pub lens: Lens,
}

/// In a window lower than this, in points, the lanes need the room of the overview.
const LEAST_WITH_OVERVIEW: f32 = 560.0;

/// Everything behind one window.
pub struct Legation {
    library: Library,
    session: Session,
    canvas: Canvas,
    strip: Strip,
    arranged: Arranged,
    counted: Counted,
    motion: Motion,
    /// Whether the last change of time came from the hand and is followed at once.
    by_hand: bool,
    dialogs: Dialogs,
    typed: Typed,
    /// The sheet that was open in the last frame.
    sheet_before: Option<Sheet>,
    today: Day,
    /// The sources to believe in the catalogue that was asked for at the start, until it is there.
    first_lens: Option<Lens>,
    /// Room for lanes in the last frame, in points.
    lanes_room: f64,
    /// Points to pixels in the last frame; text is measured again when it changes.
    pixels_per_point: f32,
}

impl Legation {
    /// A window on the built-in catalogue, which starts to open another when asked to.
    #[must_use]
    pub fn new(ctx: &egui::Context, start: &Start) -> Self {
        theme::install(ctx);
        theme::apply(ctx, start.settings);
        let mut library = Library::new();
        if let Some(path) = &start.path {
            library.open(Origin::Path(path.clone()), ctx);
        }
        let mut session = Session::default();
        session.shell.settings = start.settings;
        Self {
            arranged: Arranged::new(),
            library,
            session,
            canvas: Canvas::default(),
            strip: Strip::default(),
            counted: Counted::default(),
            motion: Motion::default(),
            by_hand: true,
            dialogs: Dialogs::default(),
            typed: Typed::default(),
            sheet_before: None,
            today: start.today,
            first_lens: Some(start.lens.clone()),
            lanes_room: 400.0,
            pixels_per_point: 0.0,
        }
    }

    /// What the user has open; for tests.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether a catalogue is being read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.library.is_reading()
    }

    /// Takes in what other threads have ready.
    pub fn poll(&mut self, ctx: &egui::Context) {
        let generation = self.library.generation;
        let opened_another = self.library.poll(ctx);
        if self.library.generation != generation {
            self.canvas.forget();
        }
        if opened_another {
            self.session.view = View::default();
            // The way back leads through another catalogue's engagements.
            self.session.history = History::default();
            self.by_hand = true;
        }
        if !self.library.is_reading()
            && let Some(lens) = self.first_lens.take()
        {
            self.believe_at_first(lens);
        }
        if let Some(path) = self.dialogs.poll() {
            self.library.open(Origin::Path(path), ctx);
        }
    }

    /// Believes the sources that were asked for at the start, if the catalogue has such.
    fn believe_at_first(&mut self, lens: Lens) {
        if let Lens::Collection(wanted) = &lens {
            let catalogue = &self.library.catalogue;
            if let Err(why) = catalogue.collection(&wanted.0) {
                self.library
                    .notice
                    .get_or_insert(format!("{why}; all sources are shown"));
                return;
            }
        }
        self.session.view.lens = lens;
    }

    /// Draws one frame and carries out what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.poll(&ctx);
        self.session.shell.fit(ctx.content_rect().width());
        self.refresh(&ctx);
        let mut commands = keyboard::commands(&ctx, canvas::id(), self.session.shell.sheet);
        commands.retain(|command| *command != Command::Close || !self.canvas.close_list());
        match dropped(&ctx).as_slice() {
            [] => {}
            [path] => commands.push(Command::OpenPath(path.clone())),
            several => {
                self.library.notice = Some(format!(
                    "{} files were dropped and none was opened: one catalogue is open at a time. \
                     Drop one file, or the folder that holds them",
                    several.len()
                ));
            }
        }
        self.top(ui, &mut commands);
        let summary_room = Self::bottom_room(ui);
        self.sides(ui, &mut commands);
        let scene = self.centre(ui, &mut commands);
        self.bottom(ui, summary_room, &scene, &mut commands);
        let sheet = self.session.shell.sheet;
        let opened = std::mem::replace(&mut self.sheet_before, sheet) != sheet;
        commands.extend(sheets::show(
            &ctx,
            &self.session.shell,
            opened,
            &self.library.problems,
            self.arranged.arrangement().bounds,
            &mut self.typed,
        ));
        for command in commands {
            self.carry_out(command, &ctx);
        }
    }

    fn refresh(&mut self, ctx: &egui::Context) {
        if (ctx.pixels_per_point() - self.pixels_per_point).abs() > f32::EPSILON {
            self.pixels_per_point = ctx.pixels_per_point();
            self.arranged.forget();
        }
        let generation = self.library.generation;
        let as_of = self.as_of();
        let catalogue = &self.library.catalogue;
        let view = &self.session.view;
        self.arranged
            .refresh(generation, catalogue, view, &EguiMeasure(ctx));
        let known = &self.arranged.arrangement().known;
        self.counted
            .refresh(generation, catalogue, &view.lens, known, as_of);
    }

    fn top(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let frame = bar();
        Dock::top("top bar")
            .exact_size(48.0)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                let title = self.library.catalogue.title();
                commands.extend(top_bar::show(ui, title, &self.session));
            });
        let Some(notice) = self.library.notice.clone() else {
            return;
        };
        let frame = Frame::new()
            .fill(theme::ink(ui, Token::WarningGround))
            .inner_margin(Margin::symmetric(16, 8));
        Dock::top("notice")
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if ui.button("Close").clicked() {
                            self.library.notice = None;
                        }
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            let ink = theme::ink(ui, Token::Warning);
                            let text = egui::RichText::new(notice).color(ink);
                            ui.add(egui::Label::new(text).wrap().selectable(true));
                        });
                    });
                });
            });
    }

    /// Keeps the bottom line's room; it is filled when the scene is known.
    fn bottom_room(ui: &mut Ui) -> egui::Rect {
        let frame = bar().fill(theme::ink(ui, Token::Panel));
        Dock::bottom("status")
            .exact_size(24.0)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| ui.max_rect())
            .inner
    }

    fn bottom(&self, ui: &mut Ui, room: egui::Rect, scene: &Scene, commands: &mut Vec<Command>) {
        let arrangement = self.arranged.arrangement();
        let status = Status {
            arrangement,
            summary: scene.summary,
            window: arrangement.window(&self.session.view),
            lens: &self.session.view.lens,
            lenses: &self.counted.lenses,
            problems: self.library.problems.len(),
            errors: self.library.errors(),
            loading: self.library.is_reading(),
        };
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(room));
        commands.extend(status.show(&mut line));
    }

    fn sides(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let width = ui.ctx().content_rect().width();
        if self.session.shell.rail {
            let frame = side().fill(theme::ink(ui, Token::Panel));
            Dock::left("rail")
                .exact_size(228.0)
                .resizable(false)
                .frame(frame)
                .show(ui, |ui| {
                    let catalogue = &self.library.catalogue;
                    let facets = &self.counted.facets;
                    commands.extend(rail::show(ui, catalogue, facets, &self.session.view));
                });
        }
        if self.session.shell.panel {
            let frame = side();
            let most = (width * 0.5).max(300.0);
            let wide = self.session.shell.room == Room::Wide;
            let usual = if wide { 392.0 } else { 340.0 };
            let dock = Dock::right("panel")
                .default_size(usual)
                .size_range(280.0..=most);
            dock.resizable(true).frame(frame).show(ui, |ui| {
                let selection = self.session.view.selection.as_ref();
                let panel = Panel {
                    catalogue: &self.library.catalogue,
                    known: &self.arranged.arrangement().known,
                    selected: selection.and_then(|id| self.library.catalogue.find(id)),
                    as_of: self.as_of(),
                    has_pages: self.session.shell.sheet.is_none(),
                    years: &self.counted.years,
                    standing: &self.counted.standing,
                };
                commands.extend(panel.show(ui));
            });
        }
    }

    /// Promises are judged as of the day up to which the sources were read.
    fn as_of(&self) -> Day {
        let as_of = self.library.catalogue.as_of();
        as_of.and_then(Edtf::latest).unwrap_or(self.today)
    }

    fn centre(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> Scene {
        CentralPanel::default()
            .frame(Frame::NONE)
            .show(ui, |ui| {
                let rect = ui.max_rect();
                self.timeline(ui, rect, commands)
            })
            .inner
    }

    /// Parts the room of the timeline from that of the overview below it, if there is one.
    fn split(&self, ui: &Ui, rect: egui::Rect) -> (egui::Rect, Option<egui::Rect>) {
        let has_room = ui.content_rect().height() >= LEAST_WITH_OVERVIEW;
        if !has_room || self.arranged.arrangement().lanes.is_empty() {
            return (rect, None);
        }
        let (lanes, strip) = rect.split_top_bottom_at_y(rect.bottom() - OVERVIEW_HEIGHT as f32);
        (lanes, Some(strip))
    }

    fn timeline(&mut self, ui: &mut Ui, rect: egui::Rect, commands: &mut Vec<Command>) -> Scene {
        let ctx = ui.ctx().clone();
        let (rect, strip) = self.split(ui, rect);
        let size = Size {
            width: f64::from(rect.width()),
            height: f64::from(rect.height()),
        };
        self.lanes_room = (size.height - AXIS_HEIGHT).max(0.0);
        let goal = self.arranged.arrangement().window(&self.session.view);
        let time = ctx.input(|input| input.time);
        let still = ctx.global_style().animation_time == 0.0;
        let (window, arrived) = self.motion.step(goal, time, self.by_hand || still);
        if !arrived {
            ctx.request_repaint();
        }
        self.arranged.pack(window, size.width - HEAD_WIDTH);
        if strip.is_some() {
            let catalogue = &self.library.catalogue;
            self.arranged.survey(catalogue, size.width);
        }
        let Some(packing) = self.arranged.packing() else {
            return Scene::default();
        };
        // Fewer lanes than before may leave the scroll beyond their end.
        let lowest = (packing.height - self.lanes_room).max(0.0);
        let view = View {
            time: Some(window),
            scroll: self.session.view.scroll.min(lowest),
            ..self.session.view.clone()
        };
        let stage = Stage {
            catalogue: &self.library.catalogue,
            arrangement: self.arranged.arrangement(),
            packing,
            view: &view,
            size,
            today: Some(self.today),
            attention: Attention {
                hovered: self.canvas.hovered,
                focused: self.canvas.focused,
            },
        };
        let scene = layout(&stage, &EguiMeasure(&ctx));
        if stage.arrangement.lanes.is_empty() {
            let lens = &self.session.view.lens;
            empty(ui, rect, stage.arrangement, lens, commands);
        } else {
            let wheel = self.session.shell.settings.wheel;
            commands.extend(self.canvas.show(ui, rect, &stage, &scene, wheel));
        }
        if let (Some(strip), Some(overview)) = (strip, self.arranged.overview()) {
            let brushed = Brushed {
                shown: window,
                goal,
            };
            commands.extend(self.strip.show(ui, strip, overview, brushed, self.today));
        }
        if self.session.shell.legend {
            let legend = Legend::new(&stage, &scene, &EguiMeasure(&ctx));
            commands.extend(legend::show(&ctx, rect, &legend));
        }
        scene
    }

    fn carry_out(&mut self, command: Command, ctx: &egui::Context) {
        self.by_hand = matches!(
            command,
            Command::ZoomAt { .. } | Command::Pan { .. } | Command::DragTime { .. }
        );
        let Some(packing) = self.arranged.packing() else {
            return;
        };
        let around = Surroundings {
            catalogue: &self.library.catalogue,
            arrangement: self.arranged.arrangement(),
            packing,
            lanes_room: self.lanes_room,
            dark: ctx.theme() == egui::Theme::Dark,
        };
        let settings_before = self.session.shell.settings;
        let request = carry_out(command, &mut self.session, &around);
        let settings = self.session.shell.settings;
        if settings != settings_before {
            theme::apply(ctx, settings);
        }
        if let Some(request) = request {
            self.meet(request, ctx);
        }
        ctx.request_repaint();
    }

    fn meet(&mut self, request: Request, ctx: &egui::Context) {
        match request {
            Request::PickFolder => self.dialogs.pick_folder(self.library.path(), ctx),
            Request::PickFile => self.dialogs.pick_file(self.library.path(), ctx),
            Request::OpenPath(path) => self.library.open(Origin::Path(path), ctx),
            Request::OpenEmbedded => self.library.open(Origin::Embedded, ctx),
            Request::Reload => self.library.reload(ctx),
            Request::OpenLink(address) => ctx.open_url(egui::OpenUrl::new_tab(address)),
            Request::Copy(text) => ctx.copy_text(text),
        }
    }
}

/// What is counted of the whole catalogue under a lens, and stays the same until another
/// catalogue or lens comes.
#[derive(Default)]
struct Counted {
    made_for: Option<(u64, Lens)>,
    facets: Facets,
    years: Vec<YearCount>,
    standing: Standing,
    /// The choices of sources that the catalogue offers.
    lenses: Vec<Lens>,
}

impl Counted {
    /// Makes sure that the counts are those of the catalogue's `generation` and of the lens.
    fn refresh(
        &mut self,
        generation: u64,
        catalogue: &Catalogue,
        lens: &Lens,
        known: &Known,
        as_of: Day,
    ) {
        let made_for = self.made_for.as_ref();
        if made_for.is_some_and(|(made, seen)| *made == generation && seen == lens) {
            return;
        }
        self.facets = Facets::new(catalogue, known);
        self.years = catalogue.meetings_by_year(known);
        self.standing = Standing::new(catalogue, known, as_of);
        self.lenses = lenses(catalogue);
        self.made_for = Some((generation, lens.clone()));
    }
}

/// What was dropped on the window in this frame.
fn dropped(ctx: &egui::Context) -> Vec<PathBuf> {
    ctx.input(|input| {
        let files = input.raw.dropped_files.iter();
        files.map(|file| file.path().to_owned()).collect()
    })
}

/// Room of a bar at the top or bottom. What has no ground of its own lies on the window's paper.
fn bar() -> Frame {
    Frame::new().inner_margin(Margin::symmetric(16, 0))
}

/// Room of a panel at a side. Its scroll bar stands in the margin at the right, beside what is
/// written and pressed and not on top of it.
fn side() -> Frame {
    Frame::new().inner_margin(Margin {
        left: 16,
        right: 16 - theme::SCROLL_BAR,
        top: 12,
        bottom: 12,
    })
}

/// The choices of sources that a catalogue offers.
fn lenses(catalogue: &Catalogue) -> Vec<Lens> {
    let mut lenses = vec![Lens::All, Lens::OfficialOnly];
    let collections = catalogue.collections();
    if collections.len() > 1 {
        lenses.extend(collections.into_iter().cloned().map(Lens::Collection));
    }
    lenses
}

/// What stands in place of a timeline that has nothing to show.
fn empty(
    ui: &mut Ui,
    rect: egui::Rect,
    arrangement: &Arrangement,
    lens: &Lens,
    commands: &mut Vec<Command>,
) {
    let mut middle = ui.new_child(
        egui::UiBuilder::new().max_rect(rect.shrink2(egui::vec2(24.0, rect.height() * 0.4))),
    );
    let (text, way_out) = match (arrangement.in_all, lens) {
        (0, Lens::All) => ("There is no engagement in this catalogue", None),
        (0, _) => (
            "No engagement in this catalogue is known from these sources",
            Some(Command::Believe(Lens::All)),
        ),
        _ if !arrangement.undated.is_empty() => {
            ("Of no engagement that is left is a date known", None)
        }
        _ => (
            "No engagement in this catalogue passes the filter",
            Some(Command::ClearFilter),
        ),
    };
    middle.vertical_centered(|ui| {
        ui.label(text);
        let Some(way_out) = way_out else {
            return;
        };
        ui.add_space(8.0);
        if ui.button(way_out.info().name).clicked() {
            commands.push(way_out);
        }
    });
}
