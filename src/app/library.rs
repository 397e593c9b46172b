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

use super::watch::Watch;
use crate::{
    catalogue::Catalogue,
    load::{Input, Loaded, Options, Problem, Severity, load},
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

/// The open catalogue, and what loading had to say.
pub(super) struct Library {
    pub catalogue: Arc<Catalogue>,
    pub problems: Arc<[Problem]>,
    /// Goes up by one with every new catalogue.
    pub generation: u64,
    /// Why something could not be opened, until it is read.
    pub notice: Option<String>,
    /// Whether the notice is of another catalogue than the open one.
    notice_is_elsewhere: bool,
    origin: Origin,
    /// How many times something was asked for; the number of the newest request.
    requests: u64,
    /// Whether the newest request is still waited for.
    reading: bool,
    watch: Option<Watch>,
    /// Whether it was said of the open catalogue that it cannot be watched.
    said_unwatched: bool,
    arrived: Receiver<Arrival>,
    sender: Sender<Arrival>,
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

/// What was read.
struct Reading {
    catalogue: Catalogue,
    problems: Vec<Problem>,
    found_anything: bool,
}

impl Reading {
    fn of(origin: &Origin) -> Self {
        let input = match origin {
            Origin::Embedded => Input::Embedded,
            Origin::Path(path) => Input::Path(path.clone()),
        };
        let Loaded {
            records, problems, ..
        } = load(input, &Options::default());
        let catalogue = Catalogue::new(records);
        Self {
            found_anything: !catalogue.is_empty() || catalogue.about().is_some(),
            catalogue,
            problems,
        }
    }
}

impl Library {
    /// The built-in catalogue, opened at once: the first frame shows it.
    pub(super) fn new() -> Self {
        let (sender, arrived) = mpsc::channel();
        let first = Reading::of(&Origin::Embedded);
        Self {
            catalogue: Arc::new(first.catalogue),
            problems: first.problems.into(),
            generation: 0,
            notice: None,
            notice_is_elsewhere: false,
            origin: Origin::Embedded,
            requests: 0,
            reading: false,
            watch: None,
            said_unwatched: false,
            arrived,
            sender,
        }
    }

    /// Opens a catalogue that is in memory already.
    pub(super) fn put(&mut self, catalogue: Catalogue) {
        self.catalogue = Arc::new(catalogue);
        self.problems = Arc::new([]);
        self.generation += 1;
    }

    /// Starts to read a catalogue.
    pub(super) fn open(&mut self, origin: Origin, ctx: &egui::Context) {
        self.open_with(origin, ctx, Watch::new, Reading::of);
    }

    /// Starts to read a catalogue, and to watch it first unless it is watched already. A watch on
    /// a large folder takes its time too, so both happen on the thread.
    fn open_with(
        &mut self,
        origin: Origin,
        ctx: &egui::Context,
        watch: impl FnOnce(&Path, &egui::Context) -> Result<Watch, notify::Error> + Send + 'static,
        read: impl FnOnce(&Origin) -> Reading + Send + 'static,
    ) {
        self.requests += 1;
        self.reading = true;
        let request = self.requests;
        let unwatched = origin != self.origin || self.watch.is_none();
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        let reader = move || {
            let (watch, reading) = catch_unwind(AssertUnwindSafe(|| {
                let watch = match &origin {
                    Origin::Path(path) if unwatched => Some(watch(path, &ctx)),
                    _ => None,
                };
                (watch, Some(read(&origin)))
            }))
            .unwrap_or_default();
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
            self.reading = false;
            self.notice = Some(format!("Could not start to read: {error}"));
        }
    }

    /// Reads the open catalogue again.
    pub(super) fn reload(&mut self, ctx: &egui::Context) {
        self.open(self.origin.clone(), ctx);
    }

    /// Whether something is being read.
    pub(super) fn is_reading(&self) -> bool {
        self.reading
    }

    /// Takes in what has been read, and starts to read what has changed on disk. Returns whether
    /// another catalogue than before is open.
    pub(super) fn poll(&mut self, ctx: &egui::Context) -> bool {
        let mut moved = false;
        while let Ok(arrival) = self.arrived.try_recv() {
            // An answer to a question that was meanwhile replaced by another, of this origin or of
            // another one.
            if arrival.request != self.requests {
                continue;
            }
            self.reading = false;
            moved |= self.take(arrival);
        }
        // A change while something is being read is kept until that has been taken in.
        let changed = |watch: &Watch| watch.has_changed(ctx);
        if !self.is_reading() && self.watch.as_ref().is_some_and(changed) {
            self.reload(ctx);
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
        self.origin = arrival.origin;
        self.catalogue = Arc::new(reading.catalogue);
        self.problems = reading.problems.into();
        self.generation += 1;
        moved
    }

    /// How many of the problems are errors.
    pub(super) fn errors(&self) -> usize {
        let all = self.problems.iter();
        all.filter(|problem| problem.severity == Severity::Error)
            .count()
    }

    /// Path of the open catalogue, if it has one.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Embedded => None,
            Origin::Path(path) => Some(path),
        }
    }
}

/// Why nothing could be opened, in a sentence that names the path.
fn why(origin: &Origin, reading: Option<&Reading>) -> String {
    let name = match origin {
        Origin::Embedded => "the built-in catalogue".to_owned(),
        Origin::Path(path) => path.display().to_string(),
    };
    let Some(reading) = reading else {
        return format!(
            "Could not open {name}: Legation met an error it did not expect. Your files are unchanged"
        );
    };
    let errors = || {
        let all = reading.problems.iter();
        all.filter(|problem| problem.severity == Severity::Error)
    };
    match errors().next().or(reading.problems.first()) {
        Some(first) => {
            let others = errors().count().saturating_sub(1);
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
        Reading {
            catalogue: Catalogue::new(loaded.records),
            problems: Vec::new(),
            found_anything: true,
        }
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
        let (ctx, mut library) = (egui::Context::default(), Library::new());
        let folder = tempfile::tempdir().unwrap();
        let origin = Origin::Path(folder.path().to_owned());
        let (go, slow) = mpsc::channel::<()>();
        library.open_with(origin.clone(), &ctx, Watch::new, move |_| {
            slow.recv().unwrap();
            titled("old")
        });
        library.open_with(origin, &ctx, Watch::new, |_| titled("new"));
        wait(&mut library, |library| !library.is_reading());
        go.send(()).unwrap();
        std::thread::sleep(Duration::from_millis(50));
        library.poll(&ctx);
        assert_eq!(library.catalogue.title(), "new");
        assert_eq!(library.generation, 1);
    }

    #[test]
    fn an_old_reading_that_comes_first_is_not_taken_for_the_new_one() {
        let (ctx, mut library) = (egui::Context::default(), Library::new());
        let origin = Origin::Path("somewhere".into());
        let (go, slow) = mpsc::channel::<()>();
        library.open_with(origin.clone(), &ctx, Watch::new, |_| titled("old"));
        library.open_with(origin, &ctx, Watch::new, move |_| {
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
    fn what_is_saved_during_the_first_reading_is_read_afterwards() {
        let (ctx, mut library) = (egui::Context::default(), Library::new());
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
        library.open_with(origin, &ctx, Watch::new, move |origin| {
            let reading = Reading::of(origin);
            std::fs::write(&file, text).unwrap();
            reading
        });
        wait(&mut library, |library| {
            library.catalogue.title() == "saved meanwhile"
        });
    }

    #[test]
    fn a_reading_that_breaks_off_is_a_notice_and_not_an_endless_wait() {
        let (ctx, mut library) = (egui::Context::default(), Library::new());
        let origin = Origin::Path("/some/where".into());
        library.open_with(origin, &ctx, Watch::new, |_| panic!("as asked"));
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
        let (ctx, mut library) = (egui::Context::default(), Library::new());
        let origin = Origin::Path("somewhere".into());
        for said in [true, false] {
            library.open_with(
                origin.clone(),
                &ctx,
                |_, _| Err(notify::Error::generic("no room")),
                |_| titled("here"),
            );
            wait(&mut library, |library| !library.is_reading());
            let notice = library.notice.take();
            let right = |notice: &String| notice.contains("will not be noticed (no room): Ctrl R");
            assert_eq!(notice.as_ref().is_some_and(right), said, "{notice:?}");
        }
    }
}
