//! Which catalogue is open, and how another one comes to be.
//!
//! Catalogues are read on a thread of their own, so that the window answers while a large one
//! loads. What cannot be opened never replaces what is open.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
};

use super::{
    job::forget,
    texts::{Shelf, trouble},
    watch::Watch,
};
use crate::{
    catalogue::Catalogue,
    load::{HowFar, Input, Loaded, Options, Problem, Progress, Severity, Texts, load},
    save::{Change, Home, Refusal, write},
};

/// Where a catalogue comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is built in.
    #[default]
    Embedded,
    /// A folder or a file.
    Path(PathBuf),
}

impl Origin {
    /// What loading is asked for.
    fn input(&self) -> Input {
        match self {
            Self::Embedded => Input::Embedded,
            Self::Path(path) => Input::Path(path.clone()),
        }
    }

    /// What it is called in a sentence.
    fn name(&self) -> String {
        match self {
            Self::Embedded => "the built-in catalogue".to_owned(),
            Self::Path(path) => path.display().to_string(),
        }
    }
}

/// The open catalogue, and what loading had to say.
pub(super) struct Library {
    pub catalogue: Arc<Catalogue>,
    pub problems: Arc<[Problem]>,
    /// How many of the problems are errors.
    pub errors: usize,
    /// The texts of sources, as far as they are at hand.
    pub texts: Arc<Texts>,
    /// Where they come from.
    pub shelf: Shelf,
    /// The file in which each saved view of the catalogue stands.
    views_in: Arc<[PathBuf]>,
    /// And each briefing; none for what comes with the program.
    briefings_in: Arc<[Option<PathBuf>]>,
    /// Whether each briefing is the user’s own, so that it can be changed.
    pub own_briefings: Vec<bool>,
    /// The user’s own folder.
    own_folder: Option<PathBuf>,
    /// Goes up by one with every new catalogue.
    pub generation: u64,
    /// Why something could not be opened, until it is read.
    pub notice: Option<String>,
    /// Whether the notice is of another catalogue than the open one.
    notice_is_elsewhere: bool,
    origin: Origin,
    /// How many times something was asked for; the number of the newest request.
    requests: u64,
    /// The newest request, while it is waited for.
    waiting: Option<Waiting>,
    watch: Option<Watch>,
    /// Whether it was said of the open catalogue that it cannot be watched.
    said_unwatched: bool,
    arrived: Receiver<Arrival>,
    sender: Sender<Arrival>,
}

/// What is being read.
struct Waiting {
    origin: Origin,
    progress: Arc<Progress>,
}

/// What the thread that reads brings back.
struct Arrival {
    /// Number of the request that this answers.
    request: u64,
    origin: Origin,
    /// The watch that was asked for. It was there before the first file was read, so that what is
    /// saved during the reading is noticed.
    watch: Option<Result<Watch, notify::Error>>,
    /// Nothing when the reading met an error of the program itself.
    reading: Option<Reading>,
}

/// What was read, ready to be shown: to move a million records from one place to another takes
/// longer than a frame.
struct Reading {
    catalogue: Arc<Catalogue>,
    problems: Arc<[Problem]>,
    errors: usize,
    texts: Arc<Texts>,
    views_in: Arc<[PathBuf]>,
    briefings_in: Arc<[Option<PathBuf>]>,
    /// What is wrong with the folder of texts.
    texts_notice: Option<String>,
    found_anything: bool,
}

/// What is read beside the records.
#[derive(Clone, Debug, Default)]
struct Beside {
    /// The folder with the texts of sources.
    texts: Option<PathBuf>,
    /// The user’s own folder.
    own_folder: Option<PathBuf>,
}

impl Beside {
    /// Where the views of a catalogue are kept.
    fn home(&self, origin: &Origin) -> Home {
        Home::of(&origin.input(), self.own_folder.clone())
    }
}

impl Reading {
    fn of(origin: &Origin, beside: &Beside, progress: &Arc<Progress>) -> Self {
        let texts = beside.texts.as_deref();
        let Loaded {
            records,
            problems,
            texts: found,
            views_in,
            briefings_in,
            ..
        } = load(
            origin.input(),
            &Options {
                // That there is no such folder is no error of the records.
                texts: texts.filter(|folder| folder.is_dir()).map(Path::to_owned),
                along: beside.home(origin).files(),
                progress: Some(Arc::clone(progress)),
                ..Options::default()
            },
        );
        let texts_notice = texts.and_then(|folder| trouble(folder, &found, &problems));
        Self {
            texts: Arc::new(found),
            texts_notice,
            views_in: views_in.into(),
            briefings_in: briefings_in.into(),
            ..Self::new(Catalogue::new(records), problems)
        }
    }

    fn new(catalogue: Catalogue, problems: Vec<Problem>) -> Self {
        let errors = problems.iter();
        let errors = errors.filter(|problem| problem.severity == Severity::Error);
        Self {
            errors: errors.count(),
            found_anything: !catalogue.is_empty() || catalogue.about().is_some(),
            catalogue: Arc::new(catalogue),
            problems: problems.into(),
            texts: Arc::default(),
            views_in: Arc::default(),
            briefings_in: Arc::default(),
            texts_notice: None,
        }
    }
}

impl Library {
    /// The built-in catalogue, opened at once: the first frame shows it.
    pub(super) fn new(own_folder: Option<PathBuf>) -> Self {
        let (sender, arrived) = mpsc::channel();
        let beside = Beside {
            texts: None,
            own_folder,
        };
        let first = Reading::of(&Origin::Embedded, &beside, &Arc::default());
        Self {
            catalogue: first.catalogue,
            problems: first.problems,
            errors: first.errors,
            texts: first.texts,
            views_in: first.views_in,
            own_briefings: own(&first.briefings_in),
            briefings_in: first.briefings_in,
            own_folder: beside.own_folder,
            shelf: Shelf::default(),
            generation: 0,
            notice: None,
            notice_is_elsewhere: false,
            origin: Origin::Embedded,
            requests: 0,
            waiting: None,
            watch: None,
            said_unwatched: false,
            arrived,
            sender,
        }
    }

    /// Opens a catalogue that is in memory already.
    pub(super) fn put(&mut self, catalogue: Catalogue) {
        self.show(Reading::new(catalogue, Vec::new()));
    }

    /// Shows what was read in place of what is shown.
    fn show(&mut self, reading: Reading) {
        let catalogue = std::mem::replace(&mut self.catalogue, reading.catalogue);
        let problems = std::mem::replace(&mut self.problems, reading.problems);
        let texts = std::mem::replace(&mut self.texts, reading.texts);
        forget((catalogue, problems, texts));
        self.errors = reading.errors;
        self.views_in = reading.views_in;
        self.own_briefings = own(&reading.briefings_in);
        self.briefings_in = reading.briefings_in;
        self.generation += 1;
    }

    /// Changes one of the saved views or briefings, where it stands, or adds one where those of this
    /// catalogue are kept; then it is read again. Returns the file.
    pub(super) fn change_views(
        &mut self,
        change: Change<'_>,
        ctx: &egui::Context,
    ) -> Result<PathBuf, Refusal> {
        let written = match self.file_of(change) {
            Some(file) => write(&file, change).map(|()| file),
            None => self.beside().home(&self.origin).save(change),
        };
        let is_listed = |name: &str| self.catalogue.saved_view(name).is_some();
        let file = written.map_err(|refusal| refusal.seen_from(is_listed))?;
        // What is watched is read again anyway.
        let is_watched = self.path().is_some_and(|path| file.starts_with(path));
        // What is being read may be older than what was written just now.
        if !is_watched || self.watch.is_none() || self.is_reading() {
            self.reload(ctx);
        }
        Ok(file)
    }

    /// The file in which what is changed stands.
    fn file_of(&self, change: Change<'_>) -> Option<PathBuf> {
        let name = change.name();
        if change.is_of_briefing() {
            let mut briefings = self.catalogue.briefings().iter();
            let at = briefings.position(|briefing| briefing.slug.as_str() == name)?;
            return self.briefings_in.get(at)?.clone();
        }
        let mut views = self.catalogue.saved_views().iter();
        let at = views.position(|saved| saved.name == name)?;
        self.views_in.get(at).filter(|file| file.is_file()).cloned()
    }

    /// Starts to read a catalogue.
    pub(super) fn open(&mut self, origin: Origin, ctx: &egui::Context) {
        let beside = self.beside();
        self.open_with(origin, ctx, Watch::new, move |origin, progress| {
            Reading::of(origin, &beside, progress)
        });
    }

    fn beside(&self) -> Beside {
        Beside {
            texts: self.shelf.folder().map(Path::to_owned),
            own_folder: self.own_folder.clone(),
        }
    }

    /// Reads the texts of sources from a folder, or from none, and holds the quotes against them.
    pub(super) fn use_texts(&mut self, folder: Option<PathBuf>, ctx: &egui::Context) {
        self.shelf = Shelf::new(folder, ctx);
        self.reload(ctx);
    }

    /// Starts to read a catalogue, and to watch it first unless it is watched already. A watch on
    /// a large folder takes its time too, so both happen on the thread.
    fn open_with(
        &mut self,
        origin: Origin,
        ctx: &egui::Context,
        watch: impl FnOnce(&Path, &egui::Context) -> Result<Watch, notify::Error> + Send + 'static,
        read: impl FnOnce(&Origin, &Arc<Progress>) -> Reading + Send + 'static,
    ) {
        self.stop();
        let request = self.requests;
        let progress = Arc::<Progress>::default();
        self.waiting = Some(Waiting {
            origin: origin.clone(),
            progress: Arc::clone(&progress),
        });
        let unwatched = origin != self.origin || self.watch.is_none();
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        let reader = move || {
            let (watch, reading) = catch_unwind(AssertUnwindSafe(|| {
                let watch = match &origin {
                    Origin::Path(path) if unwatched => Some(watch(path, &ctx)),
                    _ => None,
                };
                (watch, Some(read(&origin, &progress)))
            }))
            .unwrap_or_default();
            if progress.is_cancelled() {
                return;
            }
            let arrival = Arrival {
                request,
                origin,
                watch,
                reading,
            };
            // The window may have been closed meanwhile; then nobody waits for this.
            let _ = sender.send(arrival);
            ctx.request_repaint();
        };
        let started = std::thread::Builder::new()
            .name("read catalogue".to_owned())
            .spawn(reader);
        if let Err(error) = started {
            self.waiting = None;
            self.notice = Some(format!("Could not start to read: {error}"));
        }
    }

    /// Reads the open catalogue again.
    pub(super) fn reload(&mut self, ctx: &egui::Context) {
        self.open(self.origin.clone(), ctx);
    }

    /// Whether something is being read.
    pub(super) fn is_reading(&self) -> bool {
        self.waiting.is_some()
    }

    /// What is being read, and how far that is.
    pub(super) fn reading(&self) -> Option<(String, HowFar)> {
        let waiting = self.waiting.as_ref()?;
        Some((waiting.origin.name(), waiting.progress.how_far()))
    }

    /// Stops reading, if something is being read. What is open stays open.
    pub(super) fn cancel(&mut self) -> bool {
        let Some(stopped) = self.stop() else {
            return false;
        };
        if stopped.origin == self.origin && self.path().is_some() {
            self.notice = Some(format!(
                "What is shown of {} may be out of date: Ctrl R reads it again",
                self.origin.name()
            ));
            self.notice_is_elsewhere = false;
        }
        true
    }

    /// Waits no longer for what is being read.
    fn stop(&mut self) -> Option<Waiting> {
        // What comes nevertheless is not what is waited for.
        self.requests += 1;
        let waiting = self.waiting.take()?;
        waiting.progress.cancel();
        Some(waiting)
    }

    /// Takes in what has been read, and starts to read what has changed on disk. Returns whether
    /// another catalogue than before is open.
    pub(super) fn poll(&mut self, ctx: &egui::Context) -> bool {
        let mut moved = false;
        while let Ok(arrival) = self.arrived.try_recv() {
            // An answer to a question that was meanwhile replaced by another, of this origin or of
            // another one.
            if arrival.request != self.requests {
                forget(arrival.reading);
                continue;
            }
            self.waiting = None;
            moved |= self.take(arrival);
        }
        // A change while something is being read is kept until that has been taken in.
        let changed = |watch: &Watch| watch.has_changed(ctx);
        if !self.is_reading() {
            let records = self.watch.as_ref().is_some_and(changed);
            if self.shelf.has_changed(ctx) || records {
                self.reload(ctx);
            }
        }
        moved
    }

    fn take(&mut self, arrival: Arrival) -> bool {
        let moved = self.origin != arrival.origin;
        let reading = match arrival.reading {
            Some(reading) if reading.found_anything => reading,
            nothing => {
                self.notice = Some(why(&arrival.origin, nothing.as_ref()));
                self.notice_is_elsewhere = moved;
                if !moved && self.path().is_some_and(|path| !path.exists()) {
                    // What comes back under this name is another folder, and needs another watch.
                    self.watch = None;
                }
                return false;
            }
        };
        // Reading the open catalogue again says nothing of another that could not be opened.
        if moved || !self.notice_is_elsewhere {
            self.notice = None;
        }
        if moved {
            self.watch = None;
            self.said_unwatched = false;
        }
        match arrival.watch {
            Some(Ok(watch)) => {
                self.watch = Some(watch);
                self.said_unwatched = false;
            }
            Some(Err(error)) if !self.said_unwatched => {
                self.said_unwatched = true;
                self.notice = Some(format!(
                    "Changes on disk will not be noticed ({error}): Ctrl R reads again"
                ));
            }
            Some(Err(_)) | None => {}
        }
        if let Some(trouble) = self.shelf.say(reading.texts_notice.as_deref()) {
            self.notice = Some(trouble);
        }
        self.origin = arrival.origin;
        self.show(reading);
        moved
    }

    /// Path of the open catalogue, if it has one.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Embedded => None,
            Origin::Path(path) => Some(path),
        }
    }
}

/// Whether each of these stands in a file.
fn own(files: &[Option<PathBuf>]) -> Vec<bool> {
    files.iter().map(Option::is_some).collect()
}

/// Why nothing could be opened, in a sentence that names the path.
fn why(origin: &Origin, reading: Option<&Reading>) -> String {
    let name = origin.name();
    let Some(reading) = reading else {
        return format!(
            "Could not open {name}: Legation met an error it did not expect. Your files are unchanged"
        );
    };
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let first = reading.problems.iter().find(is_error);
    match first.or(reading.problems.first()) {
        Some(first) => {
            let others = reading.errors.saturating_sub(1);
            let more = match others {
                0 => String::new(),
                count => format!(" (and {count} more; legation check lists them)"),
            };
            format!(
                "Could not open {name}. {}. {}{more}",
                first.message, first.cure
            )
        }
        None => format!("Could not open {name}: there are no records in it"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

    use std::{
        sync::mpsc,
        time::{Duration, Instant},
    };

    use super::*;

    /// Another catalogue than any on disk, known by its title.
    fn titled(title: &str) -> Reading {
        let text = format!(
            r#"[Catalogue(title: "{title}", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21")]"#
        );
        let loaded = load(Input::memory([("a.ron", &*text)]), &Options::default());
        Reading::new(Catalogue::new(loaded.records), Vec::new())
    }

    fn wait(library: &mut Library, so: impl Fn(&Library) -> bool) {
        let ctx = egui::Context::default();
        let until = Instant::now() + Duration::from_secs(20);
        while !so(library) {
            library.poll(&ctx);
            assert!(Instant::now() < until, "waited in vain");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn the_newest_of_two_readings_of_the_same_path_wins() {
        let (ctx, mut library) = (egui::Context::default(), Library::new(None));
        let folder = tempfile::tempdir().unwrap();
        let origin = Origin::Path(folder.path().to_owned());
        let (go, slow) = mpsc::channel::<()>();
        library.open_with(origin.clone(), &ctx, Watch::new, move |_, _| {
            slow.recv().unwrap();
            titled("old")
        });
        library.open_with(origin, &ctx, Watch::new, |_, _| titled("new"));
        wait(&mut library, |library| !library.is_reading());
        go.send(()).unwrap();
        std::thread::sleep(Duration::from_millis(50));
        library.poll(&ctx);
        assert_eq!(library.catalogue.title(), "new");
        assert_eq!(library.generation, 1);
    }

    #[test]
    fn an_old_reading_that_comes_first_is_not_taken_for_the_new_one() {
        let (ctx, mut library) = (egui::Context::default(), Library::new(None));
        let origin = Origin::Path("somewhere".into());
        let (go, slow) = mpsc::channel::<()>();
        library.open_with(origin.clone(), &ctx, Watch::new, |_, _| titled("old"));
        library.open_with(origin, &ctx, Watch::new, move |_, _| {
            slow.recv().unwrap();
            titled("new")
        });
        std::thread::sleep(Duration::from_millis(50));
        library.poll(&ctx);
        assert!(library.is_reading());
        go.send(()).unwrap();
        wait(&mut library, |library| !library.is_reading());
        assert_eq!(library.catalogue.title(), "new");
    }

    #[test]
    fn what_was_stopped_is_not_taken_in_when_it_comes_all_the_same() {
        let (ctx, mut library) = (egui::Context::default(), Library::new(None));
        assert!(!library.cancel(), "there is nothing to stop");
        let (go, slow) = mpsc::channel::<()>();
        let (seen, stopped) = mpsc::channel();
        let origin = Origin::Path("somewhere".into());
        library.open_with(origin.clone(), &ctx, Watch::new, move |_, progress| {
            slow.recv().unwrap();
            seen.send(progress.is_cancelled()).unwrap();
            titled("stopped")
        });
        assert!(library.cancel());
        assert!(!library.is_reading());
        go.send(()).unwrap();
        assert!(stopped.recv().unwrap(), "the thread is told");
        std::thread::sleep(Duration::from_millis(50));
        library.poll(&ctx);
        assert_eq!((library.generation, &library.notice), (0, &None));
        // Another request stops the one before it.
        let (seen, stopped) = mpsc::channel();
        let (go, slow) = mpsc::channel::<()>();
        library.open_with(origin.clone(), &ctx, Watch::new, move |_, progress| {
            slow.recv().unwrap();
            seen.send(progress.is_cancelled()).unwrap();
            titled("first")
        });
        library.open_with(origin, &ctx, Watch::new, |_, _| titled("second"));
        go.send(()).unwrap();
        assert!(stopped.recv().unwrap());
        wait(&mut library, |library| !library.is_reading());
        assert_eq!(library.catalogue.title(), "second");
    }

    #[test]
    fn what_is_saved_during_the_first_reading_is_read_afterwards() {
        let (ctx, mut library) = (egui::Context::default(), Library::new(None));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        let record = |title: &str| {
            format!(
                r#"[Catalogue(title: "{title}", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21")]"#
            )
        };
        std::fs::write(&file, record("before")).unwrap();
        let text = record("saved meanwhile");
        let origin = Origin::Path(folder.path().to_owned());
        library.open_with(origin, &ctx, Watch::new, move |origin, progress| {
            let reading = Reading::of(origin, &Beside::default(), progress);
            std::fs::write(&file, text).unwrap();
            reading
        });
        wait(&mut library, |library| {
            library.catalogue.title() == "saved meanwhile"
        });
    }

    #[test]
    fn a_reading_that_breaks_off_is_a_notice_and_not_an_endless_wait() {
        let (ctx, mut library) = (egui::Context::default(), Library::new(None));
        let origin = Origin::Path("/some/where".into());
        library.open_with(origin, &ctx, Watch::new, |_, _| panic!("as asked"));
        wait(&mut library, |library| !library.is_reading());
        let notice = library.notice.clone().unwrap();
        assert!(
            notice.starts_with("Could not open /some/where: "),
            "{notice}"
        );
        assert_eq!(library.generation, 0, "what is open stays open");
    }

    #[test]
    fn that_nothing_is_watched_is_said_once() {
        let (ctx, mut library) = (egui::Context::default(), Library::new(None));
        let origin = Origin::Path("somewhere".into());
        for said in [true, false] {
            library.open_with(
                origin.clone(),
                &ctx,
                |_, _| Err(notify::Error::generic("no room")),
                |_, _| titled("here"),
            );
            wait(&mut library, |library| !library.is_reading());
            let notice = library.notice.take();
            let right = |notice: &String| notice.contains("will not be noticed (no room): Ctrl R");
            assert_eq!(notice.as_ref().is_some_and(right), said, "{notice:?}");
        }
    }
}
