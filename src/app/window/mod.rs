//! The window: puts the parts together.
//!
//! | file | holds |
//! |---|---|
//! | `edges` | bars, rail, panel, and what opens beside it |
//! | `centre` | the timeline, another page, or what is presented |
//! | `on_top` | sheets, the list of what was found, the palette |
//! | `acts` | commands carried out, requests met |

mod acts;
mod centre;
mod edges;
mod on_top;

use std::{path::PathBuf, sync::Arc};

use egui::Ui;

use super::{
    arranged::{Arranged, Wanted},
    briefings::Briefings,
    canvas::{self, Canvas},
    chips,
    cite::Said,
    compare::Compare,
    derived::Derived,
    dialogs::{Dialogs, For},
    exporting::{self, Exporter},
    find::Finder,
    health::Health,
    hint,
    job::AT_ONCE,
    keyboard::{self, Held},
    library::{Library, Origin},
    motion::Motion,
    overview::Strip,
    page::{Around, Pages},
    palette::Palette,
    picker::Picker,
    present,
    progress::{self, Watcher},
    settle::Settling,
    sheets::Typed,
    source::SourcePane,
    table, theme,
};
use crate::{
    briefing::Briefing,
    catalogue::{Backing, Catalogue, Facets},
    command::{Command, Search, Session, Settings, Sheet},
    date::Day,
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

/// For how many frames a large picture is there before what can be filtered by is counted.
const CALM: u32 = 6;

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
        self.arranged.is_working() || self.pages.table.is_working() || self.presenting.is_working()
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
        // A window that nobody sees draws no frame before it closes.
        if acts::is_to_close(ctx) {
            self.keep_typed(ctx);
        }
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
            Some((For::Records, path)) => {
                self.keep_typed(ctx);
                self.library.open(Origin::Path(path), ctx);
            }
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
        commands.extend(self.on_top(&ctx));
        self.keep_left(&ctx, &mut commands);
        commands.extend(self.hold_back_closing(&ctx));
        for command in commands {
            self.carry_out(command, &ctx);
        }
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

    /// What each source of the catalogue stands behind, as soon as it is counted.
    fn backing(&mut self, ctx: &egui::Context) -> Option<Arc<Backing>> {
        let catalogue = Arc::clone(self.arranged.catalogue());
        let key = self.arranged.generation();
        let number = catalogue.len();
        let make = move || Arc::new(Backing::new(&catalogue));
        let counted = self.backing.get(key, number, ctx, make);
        counted.map(|(backing, _)| Arc::clone(backing))
    }
}

/// What was dropped on the window in this frame.
fn dropped(ctx: &egui::Context) -> Vec<PathBuf> {
    ctx.input(|input| {
        let files = input.raw.dropped_files.iter();
        files.map(|file| file.path().to_owned()).collect()
    })
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
