//! The window: puts the parts together, carries out commands, meets requests.

use std::{path::PathBuf, sync::Arc};

use egui::{CentralPanel, Frame, Margin, Panel as Dock, Popup, Ui};

use super::{
    arranged::{Arranged, Wanted},
    briefings::{self, Briefings},
    canvas::{self, Canvas},
    chips,
    cite::{self, Said},
    compare::Compare,
    derived::Derived,
    dialogs::{Dialogs, For},
    empty,
    exporting::{self, Exporter},
    find::{self, Finder},
    health::Health,
    hint,
    job::AT_ONCE,
    keyboard::{self, Held},
    legend,
    library::{Library, Origin},
    motion::Motion,
    overview::{Brushed, Strip},
    page::{Around, Pages},
    palette::{self, Palette},
    panel::Panel,
    picker::{Picker, Sources},
    present,
    progress::{self, Watcher},
    rail, range,
    results::List,
    search_field::{self, Asker},
    settle::Settling,
    sheets::{self, Told, Typed},
    source::{Open, SourcePane},
    status::Status,
    table, theme, top_bar,
};
use crate::{
    briefing::Briefing,
    catalogue::{Backing, Catalogue, Facets},
    command::{
        Command, OpenSource, Request, Room, Search, Session, Settings, Sheet, Surroundings,
        carry_out,
    },
    date::Day,
    fonts::FaceMeasure,
    save::{Change, Record, Refusal},
    scene::{Scene, Size, Token},
    timeline::{AXIS_HEIGHT, Attention, HEAD_WIDTH, Legend, OVERVIEW_HEIGHT, Stage, Trim, layout},
    view::{History, Lens, Page, View},
};

/// How the window starts.
#[derive(Clone, Debug)]
pub struct Start {
    /// The catalogue to open; the built-in one when absent.
    pub path: Option<PathBuf>,
    /// The folder with the texts of sources.
    pub texts: Option<PathBuf>,
    /// What the user prefers.
    pub settings: Settings,
    /// The day that counts as today.
    pub today: Day,
    /// What is shown at first.
    pub view: View,
    /// What is presented at first, if anything.
    pub present: Option<Presented>,
    /// The folder in which the system keeps what Legation keeps for the user, if there is one.
    pub own_folder: Option<PathBuf>,
}

/// Which briefing is presented at the start.
#[derive(Clone, Debug, PartialEq)]
pub enum Presented {
    /// This one.
    Briefing(Box<Briefing>),
    /// The one that there is, or one to be chosen.
    Any,
}

/// In a window lower than this, in points, the lanes need the room of the overview.
const LEAST_WITH_OVERVIEW: f32 = 560.0;

/// A source stands beside the panel where this much is left for the timeline, in points; else on top
/// of the panel.
const LEAST_BESIDE_SOURCE: f32 = 420.0;
/// Briefings stand beside the panel where this much is left for the timeline, which is worked with
/// while they are made; else in its place.
const LEAST_BESIDE_BRIEFINGS: f32 = 640.0;
/// Width of a source beside the panel, in points.
const SOURCE: f32 = 392.0;

/// For how many frames a large picture is there before what can be filtered by is counted.
const CALM: u32 = 6;

/// How many slugs are tried for a briefing.
const MOST_SLUGS: u32 = 100;

/// Everything behind one window.
pub struct Legation {
    library: Library,
    session: Session,
    canvas: Canvas,
    strip: Strip,
    arranged: Arranged,
    motion: Motion,
    settling: Settling,
    watcher: Watcher,
    /// Whether the catalogue that was asked for at the start is still waited for.
    is_starting: bool,
    /// Whether the last change of time came from the hand and is followed at once.
    by_hand: bool,
    dialogs: Dialogs,
    typed: Typed,
    /// The sheet that was open in the last frame.
    sheet_before: Option<Sheet>,
    today: Day,
    /// What is to be shown of the catalogue that was asked for at the start, until it is there.
    asked_view: Option<View>,
    /// The view that a catalogue begins with that was opened and is not yet arranged.
    first_view: Option<View>,
    pages: Pages,
    health: Health,
    compare: Compare,
    said: Said,
    source: SourcePane,
    picker: Picker,
    /// What each source stands behind.
    backing: Derived<u64, Arc<Backing>>,
    counting: Derived<u64, Arc<Facets>>,
    /// Which picture is shown, and in how many frames it was before it was counted.
    calm: (u64, u32),
    /// What can be filtered by, as far as it is counted.
    facets: Arc<Facets>,
    finder: Finder,
    palette: Palette,
    exporter: Exporter,
    briefings: Briefings,
    /// The reading of the catalogue that the open briefing was last compared with.
    briefing_of: u64,
    held: Held,
    /// Whether the first citation in the panel is to get the keyboard.
    reads_proof: bool,
    presenting: present::Stage,
    /// The briefing to present as soon as the catalogue is there that was asked for at the start.
    asked_briefing: Option<Presented>,
    /// Room for lanes in the last frame, in points.
    lanes_room: f64,
    /// The stamp of what was shown when the time shown last came to rest.
    stamp_at_rest: u64,
    /// Room for time in the last frame, in points.
    time_room: f64,
}

impl Legation {
    /// A window on the built-in catalogue, which starts to open another when asked to.
    #[must_use]
    pub fn new(ctx: &egui::Context, start: &Start) -> Self {
        theme::install(ctx);
        theme::apply(ctx, start.settings);
        let mut library = Library::new(start.own_folder.clone());
        if start.texts.is_some() {
            library.use_texts(start.texts.clone(), ctx);
        }
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
            motion: Motion::default(),
            settling: Settling::default(),
            watcher: Watcher::default(),
            is_starting: start.path.is_some(),
            by_hand: true,
            dialogs: Dialogs::default(),
            typed: Typed::default(),
            sheet_before: None,
            today: start.today,
            asked_view: Some(start.view.clone()),
            first_view: None,
            pages: Pages::default(),
            health: Health::default(),
            compare: Compare::default(),
            said: Said::default(),
            source: SourcePane::default(),
            picker: Picker::default(),
            backing: Derived::default(),
            counting: Derived::default(),
            calm: (0, 0),
            facets: Arc::default(),
            finder: Finder::default(),
            palette: Palette::default(),
            exporter: Exporter::default(),
            briefings: Briefings::default(),
            briefing_of: 0,
            held: Held::default(),
            reads_proof: false,
            presenting: present::Stage::default(),
            asked_briefing: start.present.clone(),
            lanes_room: 400.0,
            stamp_at_rest: 0,
            time_room: 800.0,
        }
    }

    /// What the user has open; for tests.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Shows a catalogue that is in memory; for tests and benchmarks.
    pub fn show(&mut self, catalogue: Catalogue) {
        self.library.put(catalogue);
        self.first_view = Some(View::default());
    }

    /// Carries out a command as if the user had sent it; for tests and benchmarks.
    pub fn send(&mut self, command: Command, ctx: &egui::Context) {
        self.carry_out(command, ctx);
    }

    /// Whether a picture of what is asked for is still being made.
    #[must_use]
    pub fn is_arranging(&self) -> bool {
        self.arranged.is_working() || self.pages.table.is_working()
    }

    /// Whether a file is being written.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.exporter.is_writing()
    }

    /// Whether something is being searched for.
    #[must_use]
    pub fn is_finding(&self) -> bool {
        self.finder.is_working()
    }

    /// Whether a catalogue is being read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.library.is_reading()
    }

    /// Takes in what other threads have ready.
    pub fn poll(&mut self, ctx: &egui::Context) {
        if self.library.poll(ctx) {
            self.first_view = Some(View::default());
        }
        // What is built in is there already, also while its texts are read.
        if !(self.is_starting && self.library.is_reading())
            && let Some(view) = self.asked_view.take()
        {
            self.show_at_first(view);
        }
        let read = self.library.generation;
        if std::mem::replace(&mut self.briefing_of, read) != read
            && let Some(drafting) = &mut self.session.drafting
        {
            drafting.follow(&self.library.catalogue);
        }
        match self.dialogs.poll() {
            Some((For::Records, path)) => self.library.open(Origin::Path(path), ctx),
            Some((For::Texts, folder)) => self.library.use_texts(Some(folder), ctx),
            Some((For::Export, path)) => self.exporter.take_path(&path),
            None => {}
        }
        match self.exporter.poll() {
            Some(Ok(said)) => self.said.say(said, ctx),
            // Whoever looks at the sheet reads it there.
            Some(Err(why)) if self.session.shell.sheet != Some(Sheet::Export) => {
                self.library.notice = Some(why);
            }
            Some(Err(_)) | None => {}
        }
    }

    /// Shows what was asked for at the start; under all sources, if the catalogue has no such ones.
    fn show_at_first(&mut self, mut view: View) {
        if let Lens::Collection(wanted) = &view.lens
            && let Err(why) = self.library.catalogue.collection(&wanted.0)
        {
            self.library
                .notice
                .get_or_insert(format!("{why}; all sources are shown"));
            view.lens = Lens::All;
        }
        if view != View::default() {
            self.first_view = Some(view);
        }
    }

    /// Draws one frame and carries out what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.poll(&ctx);
        if self.present(ui, &ctx) {
            return;
        }
        self.session.shell.fit(ctx.content_rect().width());
        self.refresh(&ctx);
        self.count(&ctx);
        self.wait(&ctx);
        self.search(&ctx);
        let lists = |search: &Search| search.is_listed;
        let is_listed = self.session.search.as_ref().is_some_and(lists);
        hint::cover(&ctx, self.session.shell.sheet.is_some() || is_listed);
        self.held.hand_over(&ctx);
        let moved = self.briefings.keys(&ctx, &self.session);
        let back = match &self.session.presenting {
            Some(_) => present::live_keys(&ctx, self.session.shell.sheet),
            None => Vec::new(),
        };
        let mut commands = keyboard::commands(
            &ctx,
            self.stage_id(),
            self.session.shell.sheet,
            self.session.view.page,
            &mut self.held,
        );
        commands.extend(back);
        commands.retain(|command| *command != Command::Close || !self.closes_itself());
        commands.extend(moved);
        commands.extend(self.hold_back_closing(&ctx));
        commands.extend(self.finder.step());
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
        commands.extend(chips::show(
            ui,
            self.arranged.catalogue(),
            &self.session.view,
        ));
        self.sides(ui, &mut commands);
        let scene = self.centre(ui, &mut commands);
        self.bottom(ui, summary_room, &scene, &mut commands);
        let sheet = self.session.shell.sheet;
        let opened = std::mem::replace(&mut self.sheet_before, sheet) != sheet;
        let backing = match sheet {
            Some(Sheet::Sources) => self.backing(&ctx),
            _ => None,
        };
        let told = Told {
            problems: &self.library.problems,
            bounds: self.arranged.arrangement().bounds,
            texts: self.library.shelf.folder(),
            texts_count: self.library.texts.len(),
            sources: Sources {
                catalogue: self.arranged.catalogue(),
                generation: self.arranged.generation(),
                lens: &self.session.view.lens,
                backing: backing.as_deref(),
            },
            view: &self.session.view,
        };
        let shell = &self.session.shell;
        let (typed, picker) = (&mut self.typed, &mut self.picker);
        commands.extend(sheets::show(&ctx, shell, opened, &told, typed, picker));
        self.health.rest(sheet);
        if sheet == Some(Sheet::Health) {
            let problems = self.library.problems.len();
            let arranged = &self.arranged;
            commands.extend(
                self.health
                    .show(&ctx, arranged, &self.facets, problems, opened),
            );
        }
        if let (Some(Sheet::Compare), Some(compared)) = (sheet, &self.session.compared) {
            let around = around(&self.arranged, &self.session, self.today);
            commands.extend(self.compare.show(&ctx, &around, compared));
        }
        commands.extend(self.on_top(&ctx, opened));
        for command in commands {
            self.carry_out(command, &ctx);
        }
    }

    /// Shows what is presented in place of all else; whether it did.
    fn present(&mut self, ui: &mut Ui, ctx: &egui::Context) -> bool {
        let is_there = !self.library.is_reading() && self.first_view.is_none();
        if is_there && let Some(asked) = self.asked_briefing.take() {
            let command = match asked {
                Presented::Briefing(briefing) => Command::PresentBriefing(briefing),
                Presented::Any => Command::Present,
            };
            self.refresh(ctx);
            self.carry_out(command, ctx);
        }
        let Some(presenting) = self.session.presenting.as_deref() else {
            self.presenting.rest(ctx);
            return false;
        };
        self.presenting.begin(ctx);
        let ground = self.session.shell.settings.ground;
        let mut commands = self.presenting.notes(ctx, presenting, ground);
        let is_live = presenting.is_live();
        if !is_live {
            commands.extend(present::keys(ctx));
            let around = present::Around {
                catalogue: &self.library.catalogue,
                generation: self.library.generation,
                presenting,
                ground,
                today: self.today,
            };
            let stage = &mut self.presenting;
            let shown = CentralPanel::default().frame(Frame::NONE);
            commands.extend(shown.show(ui, |ui| stage.show(ui, &around)).inner);
        }
        for command in commands {
            self.carry_out(command, ctx);
        }
        !is_live
    }

    /// What takes the keys of the page.
    fn stage_id(&self) -> egui::Id {
        match self.session.view.page {
            Page::Table => table::id(),
            _ => canvas::id(),
        }
    }

    /// Makes sure that what is searched for is found, or will be.
    fn search(&mut self, ctx: &egui::Context) {
        let (arranged, session) = (&self.arranged, &self.session);
        // The texts belong to the catalogue that was opened last.
        if self.arranged.generation() == self.library.generation {
            let (texts, typed) = (&self.library.texts, &self.palette.typed);
            self.finder.refresh(ctx, arranged, texts, session, typed);
        }
    }

    /// Whether something that is no part of the session was closed by Escape.
    fn closes_itself(&mut self) -> bool {
        if self.session.shell.sheet.is_none() && self.finder.has_keyboard {
            let search = self.session.search.as_ref();
            let is_folded = |text: &str| !text.trim().is_empty();
            // The keyboard is given back, and what was found stays marked.
            if search.is_some_and(|search| !search.is_listed && is_folded(&search.text)) {
                return true;
            }
        }
        self.canvas.close_list() || self.stop_waiting()
    }

    /// The list of what was found, and the palette.
    fn on_top(&mut self, ctx: &egui::Context, opened: bool) -> Vec<Command> {
        let selection = self.session.view.selection.as_ref();
        let catalogue = self.arranged.catalogue();
        let list = List {
            catalogue,
            known: self.arranged.known(),
            session: &self.session,
            selected: selection.and_then(|id| catalogue.find(id)),
            has_bar: self.finder.has_bar,
        };
        let mut commands = list.show(ctx, &mut self.finder);
        if self.session.shell.sheet == Some(Sheet::Palette) {
            let around = palette::Around {
                catalogue,
                known: self.arranged.known(),
                lenses: &self.arranged.counted().lenses,
                generation: self.arranged.generation(),
            };
            commands.extend(self.palette.show(ctx, opened, &self.finder, &around));
        }
        if self.session.shell.sheet == Some(Sheet::Export) {
            let of = to_export(&self.arranged, &self.session, self.today);
            commands.extend(self.exporter.show(ctx, &of, opened));
        }
        commands
    }

    /// Looks at what is waited for, and says so in the middle while nothing that was asked for is
    /// there.
    fn wait(&mut self, ctx: &egui::Context) {
        let arranging = self.arranged.is_working();
        self.is_starting &= arranging || self.library.is_reading();
        self.watcher.look(ctx, &self.library, arranging);
        let wait = self.watcher.wait().filter(|_| self.is_starting);
        if wait.is_some_and(|wait| progress::in_the_middle(ctx, wait)) {
            self.library.cancel();
        }
    }

    /// Stops what is waited for, unless nothing was said of it or something lies on top.
    fn stop_waiting(&mut self) -> bool {
        let is_said = self.watcher.wait().is_some_and(|wait| wait.stops);
        is_said && self.session.shell.sheet.is_none() && self.library.cancel()
    }

    fn refresh(&mut self, ctx: &egui::Context) {
        let view = self.first_view.as_ref().unwrap_or(&self.session.view);
        let wanted = Wanted {
            generation: self.library.generation,
            catalogue: Arc::clone(&self.library.catalogue),
            view: view.clone(),
            today: self.today,
            width: self.arranged.overview().width(),
        };
        if !self.arranged.refresh(&wanted, ctx) {
            return;
        }
        self.canvas.forget();
        self.session.picked.clear();
        if let Some(view) = self.first_view.take() {
            self.session.view = view;
            self.session.range = None;
            // The way back leads through another catalogue's engagements.
            self.session.history = History::default();
            self.session.shell.source = None;
            // What could not be saved is kept all the same.
            self.session.drafting = self.session.drafting.take().filter(|at| !at.is_saved());
            self.by_hand = true;
        }
    }

    /// Makes sure that it is counted, or will be, what can be filtered by.
    fn count(&mut self, ctx: &egui::Context) {
        let (stamp, number) = (self.arranged.stamp(), self.arranged.catalogue().len());
        // A thread that counts takes its time from the one that makes the next picture: it begins when
        // a picture has been there for a moment.
        if self.calm.0 != stamp {
            self.calm = (stamp, 0);
        }
        if self.arranged.is_working() {
            return;
        }
        if number > AT_ONCE && self.calm.1 < CALM {
            self.calm.1 += 1;
            ctx.request_repaint();
            return;
        }
        let facets = self.arranged.facets();
        let make = move || Arc::new(facets());
        if let Some((facets, _)) = self.counting.get(stamp, number, ctx, make) {
            self.facets = Arc::clone(facets);
        }
    }

    fn top(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let frame = bar();
        Dock::top("top bar")
            .exact_size(48.0)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                let selection = self.session.view.selection.as_ref();
                let catalogue = self.arranged.catalogue();
                let asker = Asker {
                    session: &self.session,
                    catalogue,
                    selected: selection.and_then(|id| catalogue.find(id)),
                };
                commands.extend(top_bar::show(ui, &mut self.finder, &asker));
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

    fn bottom(
        &mut self,
        ui: &mut Ui,
        room: egui::Rect,
        scene: &Scene,
        commands: &mut Vec<Command>,
    ) {
        let arrangement = self.arranged.arrangement();
        let status = Status {
            arrangement,
            summary: scene.summary,
            window: arrangement.window(&self.session.view),
            page: self.session.view.page,
            said: self.said.now(ui.ctx()),
            judged: self.session.view.as_of,
            picked: self.pages.table.picked(),
            lens: self.arranged.lens(),
            lenses: &self.arranged.counted().lenses,
            problems: self.library.problems.len(),
            errors: self.library.errors,
            wait: self.watcher.wait().filter(|_| !self.is_starting),
        };
        if let Some(wait) = status.wait {
            progress::on_the_edge(ui, room, wait);
        }
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(room));
        let mut stop = false;
        commands.extend(status.show(&mut line, &mut stop));
        if stop {
            self.library.cancel();
        }
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
                    let catalogue = self.arranged.catalogue();
                    let facets = &self.facets;
                    let (arrangement, view) = (self.arranged.arrangement(), &self.session.view);
                    commands.extend(rail::show(ui, catalogue, facets, arrangement, view));
                });
        }
        let open = self.session.shell.source.clone();
        let open = open.filter(|open| {
            let is_there = self.arranged.catalogue().source(&open.source).is_some();
            self.session.shell.panel && is_there
        });
        self.source.look(ui.ctx(), open.as_ref());
        let reads_proof = std::mem::take(&mut self.reads_proof);
        let has_briefings = self.session.briefings;
        if !self.session.shell.panel && !has_briefings {
            return;
        }
        let wide = self.session.shell.room == Room::Wide;
        let usual = if wide { 392.0 } else { 340.0 };
        let rail = if self.session.shell.rail { 228.0 } else { 0.0 };
        let mut is_beside = width - rail - usual - SOURCE >= LEAST_BESIDE_SOURCE;
        if has_briefings {
            let beside = width - rail - usual - SOURCE >= LEAST_BESIDE_BRIEFINGS;
            let is_alone = !beside || !self.session.shell.panel;
            let dock = Dock::right("briefings")
                .default_size(if wide { SOURCE } else { 320.0 })
                .size_range(280.0..=(width * 0.5).max(300.0))
                .resizable(true);
            let frame = Frame::new().inner_margin(Margin::symmetric(16, 12));
            dock.frame(frame.fill(theme::ink(ui, Token::Panel)))
                .show(ui, |ui| commands.extend(self.make_briefings(ui)));
            if is_alone {
                return;
            }
            // There is no room for a third.
            is_beside = false;
        }
        let most = (width * 0.5).max(300.0);
        let dock = Dock::right("panel")
            .default_size(usual)
            .size_range(280.0..=most)
            .resizable(true);
        dock.frame(side()).show(ui, |ui| match &open {
            Some(open) if !is_beside => commands.extend(self.source(ui, open, true)),
            _ => commands.extend(self.panel(ui, reads_proof)),
        });
        if let Some(open) = open.filter(|_| is_beside) {
            let frame = side().fill(theme::ink(ui, Token::Panel));
            let dock = Dock::right("source")
                .default_size(SOURCE)
                .size_range(300.0..=most)
                .resizable(true);
            dock.frame(frame)
                .show(ui, |ui| commands.extend(self.source(ui, &open, false)));
        }
    }

    fn make_briefings(&mut self, ui: &mut Ui) -> Vec<Command> {
        let of = briefings::Of {
            catalogue: &self.library.catalogue,
            generation: self.library.generation,
            session: &self.session,
            own: &self.library.own_briefings,
        };
        self.briefings.show(ui, &of)
    }

    /// Keeps the window open once where a briefing could not be saved, and shows why.
    fn hold_back_closing(&mut self, ctx: &egui::Context) -> Option<Command> {
        let asked = ctx.input(|input| input.viewport().close_requested());
        let drafting = self.session.drafting.as_ref().filter(|_| asked)?;
        if drafting.is_saved() || drafting.asks {
            return None;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        self.session.briefings = true;
        self.library.notice = Some(
            "A briefing is not saved: save it again, or close the window once more to lose it"
                .to_owned(),
        );
        Some(Command::CloseBriefing { anyway: false })
    }

    fn panel(&mut self, ui: &mut Ui, reads_proof: bool) -> Vec<Command> {
        let as_of = self.as_of();
        let view = &self.session.view;
        let selection = view.selection.as_ref();
        let panel = Panel {
            catalogue: self.arranged.catalogue(),
            known: self.arranged.known(),
            everything: self.arranged.arrangement().otherwise.everything(),
            arrangement: self.arranged.arrangement(),
            selected: selection.and_then(|id| self.arranged.catalogue().find(id)),
            as_of,
            promises: self.arranged.promises(),
            matcher: self.finder.matcher(),
            has_pages: self.session.shell.sheet.is_none(),
            is_filtered: !view.filter.is_empty() || !view.hidden.is_empty(),
            reads_proof,
            years: &self.arranged.counted().years,
            standing: &self.arranged.counted().standing,
            kinds: &self.arranged.counted().kinds,
        };
        panel.show(ui)
    }

    /// The source that is open, beside the panel or on top of it.
    fn source(&mut self, ui: &mut Ui, open: &OpenSource, is_on_top: bool) -> Vec<Command> {
        let backing = self.backing(ui.ctx());
        let catalogue = self.arranged.catalogue();
        let Some(source) = catalogue.source(&open.source) else {
            return Vec::new();
        };
        let selection = self.session.view.selection.as_ref();
        let open = Open {
            catalogue,
            known: self.arranged.known(),
            lens: &self.session.view.lens,
            selected: selection.and_then(|id| catalogue.find(id)),
            asked: open,
            source,
            texts: &self.library.texts,
            has_folder: self.library.shelf.folder().is_some(),
            backing: backing.as_deref(),
            is_on_top,
            has_pages: self.session.shell.sheet.is_none() && is_on_top,
        };
        self.source.show(ui, &open)
    }

    /// What each source of the catalogue stands behind, as soon as it is counted.
    fn backing(&mut self, ctx: &egui::Context) -> Option<Arc<Backing>> {
        let catalogue = Arc::clone(self.arranged.catalogue());
        let key = self.arranged.generation();
        let number = catalogue.len();
        let make = move || Arc::new(Backing::new(&catalogue));
        let counted = self.backing.get(key, number, ctx, make);
        counted.map(|(backing, _)| Arc::clone(backing))
    }

    /// The day as of which promises are judged.
    fn as_of(&self) -> Day {
        let catalogue = self.arranged.catalogue();
        let day = catalogue.as_of_day(&self.session.view, Some(self.today));
        day.unwrap_or(self.today)
    }

    fn centre(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> Scene {
        CentralPanel::default()
            .frame(Frame::NONE)
            .show(ui, |ui| {
                let rect = ui.max_rect();
                if self.session.view.page == Page::Timeline {
                    return self.timeline(ui, rect, commands);
                }
                let around = around(&self.arranged, &self.session, self.today);
                match self.session.view.page {
                    Page::Table | Page::Trends if around.shown.is_empty() => {
                        let (arrangement, view) = (around.arrangement, around.view);
                        empty::show(ui, rect, arrangement, view, &self.facets, commands);
                    }
                    Page::Timeline => {}
                    Page::Table => self.pages.table.show(ui, &around, commands),
                    Page::Trends => self.pages.trends.show(ui, &around, commands),
                    Page::Promises => self.pages.promises.show(ui, &around, commands),
                }
                Scene::default()
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
        let scroll = self.session.view.scroll;
        let width = size.width - HEAD_WIDTH;
        self.time_room = width.max(1.0);
        self.arranged.pack(window, width, scroll, self.lanes_room);
        if strip.is_some() {
            self.arranged.survey(size.width);
        }
        let Some(packing) = self.arranged.packing() else {
            return Scene::default();
        };
        // Fewer lanes than before may leave the scroll beyond their end.
        let lowest = (packing.height - self.lanes_room).max(0.0);
        let arrangement = self.arranged.arrangement();
        let mut scroll = self.session.view.scroll.min(lowest);
        let anchor = ctx.input(|input| input.pointer.hover_pos());
        let anchor = anchor.filter(|at| rect.contains(*at));
        let anchor = anchor.map(|at| f64::from(at.y - rect.top()) - AXIS_HEIGHT);
        // Where other engagements have come, and the time shown with them, the scroll stays: what was
        // looked at may be gone, and what has come above it would not be seen.
        let are_the_same = self.arranged.stamp() == self.stamp_at_rest;
        if arrived {
            self.stamp_at_rest = self.arranged.stamp();
        }
        if self.arranged.has_changed_level() && are_the_same {
            // What is looked at stays where it is, whatever becomes of the lanes above it.
            let anchor = anchor.unwrap_or(0.0).max(0.0);
            let stays = self
                .settling
                .scroll_for(arrangement, packing, anchor)
                .map_or(scroll, |stays| stays.min(lowest));
            if (stays - scroll).abs() > 0.5 {
                let points = stays - scroll;
                commands.push(Command::Pan { days: 0.0, points });
                scroll = stays;
            }
        }
        let rested = self
            .settling
            .step(arrangement, packing, scroll, time, still);
        if !rested {
            ctx.request_repaint();
        }
        let view = View {
            time: Some(window),
            scroll,
            ..self.session.view.clone()
        };
        let stage = Stage {
            catalogue: self.arranged.catalogue(),
            arrangement: self.arranged.arrangement(),
            packing,
            on_the_way: if rested { &[] } else { self.settling.shown() },
            view: &view,
            size,
            today: Some(self.today),
            attention: Attention {
                hovered: self.canvas.hovered,
                focused: self.canvas.focused,
                range: self.canvas.range().or(self.session.range),
            },
            finds: self.finder.finds(),
            trim: Trim::default(),
        };
        let scene = layout(&stage, &FaceMeasure);
        if stage.arrangement.lanes.is_empty() {
            empty::show(ui, rect, stage.arrangement, &view, &self.facets, commands);
        } else {
            let wheel = self.session.shell.settings.wheel;
            commands.extend(self.canvas.show(ui, rect, &stage, &scene, wheel));
            if scene.summary.in_window() == 0 && arrived {
                empty::elsewhere(ui, rect, commands);
            }
            let range = stage.attention.range;
            if let Some(range) = range.filter(|_| !self.canvas.is_zooming()) {
                commands.extend(range::show(&ctx, rect, &stage, range));
            }
        }
        if let Some(strip) = strip {
            let overview = self.arranged.overview();
            let brushed = Brushed {
                shown: window,
                goal,
            };
            commands.extend(self.strip.show(ui, strip, overview, brushed, self.today));
        }
        if self.session.shell.legend {
            let legend = Legend::new(&stage, &scene, &FaceMeasure);
            commands.extend(legend::show(&ctx, rect, &legend));
        }
        scene
    }

    fn carry_out(&mut self, command: Command, ctx: &egui::Context) {
        self.by_hand = match command {
            Command::ZoomAt { .. } | Command::DragTime { .. } => true,
            // Scrolling is no travel through time, and ends none.
            Command::Pan { days, .. } => days != 0.0 || self.by_hand,
            _ => false,
        };
        if self.arranged.packing().is_none() {
            // A page that draws no lanes has packed none, and commands are answered there too.
            let window = self.arranged.arrangement().window(&self.session.view);
            let scroll = self.session.view.scroll;
            self.arranged
                .pack(window, self.time_room, scroll, self.lanes_room);
        }
        if self.finder.puts_off(&command, &self.session) {
            return;
        }
        let asks = keyboard::opens_field(&command, self.session.shell.sheet);
        let is_search = command == Command::AskForWords;
        let turns_to = keyboard::turns_to(&command, self.session.view.page);
        let Some(packing) = self.arranged.packing() else {
            return;
        };
        let around = Surroundings {
            catalogue: self.arranged.catalogue(),
            arrangement: self.arranged.arrangement(),
            packing,
            rows: self.pages.table.rows(self.arranged.catalogue()),
            lanes_room: self.lanes_room,
            time_room: self.time_room,
            dark: ctx.theme() == egui::Theme::Dark,
            hits: self.finder.hits(),
        };
        let settings_before = self.session.shell.settings;
        let was_presenting = self.session.presenting.as_ref().map(|now| now.is_live());
        let sheet_before = self.session.shell.sheet;
        let request = carry_out(command, &mut self.session, &around);
        if self.session.presenting.as_ref().map(|now| now.is_live()) != was_presenting {
            // The view is another one: nothing in it stays where it was.
            self.settling = Settling::default();
            self.by_hand = true;
        }
        let settings = self.session.shell.settings;
        if settings != settings_before {
            theme::apply(ctx, settings);
        }
        if let Some(request) = request {
            self.meet(request, ctx);
        }
        let sheet = self.session.shell.sheet;
        if asks || sheet.is_some() && sheet != sheet_before {
            // What is open in front of the page would lie on it, or behind what opens now.
            Popup::close_all(ctx);
            self.canvas.close_list();
        }
        if asks && is_search {
            self.held.wait_for(find::field(), ctx);
            let search = self.session.search.as_ref();
            search_field::choose_all(ctx, find::field(), search.map_or("", |search| &search.text));
        } else if asks {
            self.held.wait_for(sheets::field_id(), ctx);
        } else if let Some(rows) = turns_to {
            self.held.wait_for(rows, ctx);
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
            Request::SaveView { saved, replace } => {
                let record = Record::View(&saved);
                let change = if replace {
                    Change::Put(record)
                } else {
                    Change::Add(record)
                };
                self.change_views(change, &saved.name, "is saved", ctx);
            }
            Request::RenameView { from, to } => {
                let change = Change::RenameView {
                    from: &from,
                    to: &to,
                };
                self.change_views(change, &to, "is its name now,", ctx);
            }
            Request::RemoveView(name) => {
                self.change_views(
                    Change::RemoveView(&name),
                    &name,
                    "is deleted, no longer",
                    ctx,
                );
            }
            Request::SaveBriefing { briefing, is_new } => {
                self.save_briefing(*briefing, is_new, ctx);
            }
            Request::RemoveBriefing(briefing) => {
                let slug = briefing.as_str();
                let change = Change::RemoveBriefing(slug);
                self.change_views(change, slug, "is deleted, no longer", ctx);
            }
            Request::PickExportPath(path) => self.dialogs.pick_export(&path, ctx),
            Request::Export { export, view } => {
                let of = to_export(&self.arranged, &self.session, self.today);
                self.exporter.write(*export, *view, &of, ctx);
            }
            Request::PickTexts => self.dialogs.pick_texts(self.library.shelf.folder(), ctx),
            Request::UseTexts(folder) => self.library.use_texts(folder, ctx),
            Request::OpenLink(address) => ctx.open_url(egui::OpenUrl::new_tab(address)),
            Request::ReadProof => self.reads_proof = true,
            Request::Copy(text) => ctx.copy_text(text),
            Request::Cite(..) if *self.arranged.lens() != self.session.view.lens => {
                let text = "The sources chosen are still being looked at: cite in a moment";
                self.library.notice = Some(text.to_owned());
            }
            Request::Cite(format, handles) => {
                let (catalogue, known) = (self.arranged.catalogue(), self.arranged.known());
                let what = (format, handles.as_slice());
                if let Err(why) = cite::copy(catalogue, known, what, &mut self.said, ctx) {
                    self.library.notice = Some(why);
                }
            }
            Request::CopyTable(rows) => self.pages.table.copy(rows, &self.session.table, ctx),
        }
    }
}

impl Legation {
    /// Writes a briefing down, and notes whether that worked. A name that a file has already, which is not
    /// read yet, becomes another one.
    fn save_briefing(&mut self, mut briefing: Briefing, is_new: bool, ctx: &egui::Context) {
        let mut number = 2;
        let written = loop {
            let record = Record::Briefing(&briefing);
            let change = if is_new {
                Change::Add(record)
            } else {
                Change::Put(record)
            };
            match (
                self.library.change_views(change, ctx),
                &mut self.session.drafting,
            ) {
                (Err(Refusal::Taken { .. }), Some(drafting)) if number < MOST_SLUGS => {
                    briefing = drafting.take_another_slug(number);
                    number += 1;
                }
                (written, _) => break written,
            }
        };
        let written = match written {
            Ok(file) => {
                let said = format!("“{}” is saved in {}", briefing.title, file.display());
                self.said.say(said, ctx);
                Ok(())
            }
            Err(refusal) => Err(crate::catalogue::sentence(&refusal.to_string())),
        };
        if let Some(drafting) = &mut self.session.drafting {
            drafting.note(written);
        }
    }

    /// Has the files of saved views changed, and says what was done and where, or why not.
    fn change_views(&mut self, change: Change<'_>, name: &str, done: &str, ctx: &egui::Context) {
        match self.library.change_views(change, ctx) {
            Ok(file) => {
                let file = file.display();
                self.said.say(format!("“{name}” {done} in {file}"), ctx);
            }
            Err(refusal) => {
                let why = refusal.to_string();
                self.library.notice = Some(crate::catalogue::sentence(&why));
            }
        }
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

/// What is shown, for pages and sheets that show it in another way than on lanes.
fn around<'a>(arranged: &'a Arranged, session: &'a Session, today: Day) -> Around<'a> {
    let (view, catalogue) = (&session.view, arranged.catalogue());
    Around {
        catalogue: arranged.catalogue(),
        known: arranged.known(),
        shown: arranged.shown(),
        arrangement: arranged.arrangement(),
        view,
        session,
        as_of: catalogue.as_of_day(view, Some(today)).unwrap_or(today),
        today,
        has_keys: session.shell.sheet.is_none(),
        stamp: arranged.stamp(),
    }
}

/// What can be written into a file.
fn to_export<'a>(arranged: &'a Arranged, session: &'a Session, today: Day) -> exporting::Of<'a> {
    exporting::Of {
        catalogue: arranged.catalogue(),
        generation: arranged.generation(),
        session,
        today,
    }
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
