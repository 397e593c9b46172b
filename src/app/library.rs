//! Which catalogue is open, and how another one comes to be.
//!
//! Catalogues are read on a thread of their own, so that the window answers while a large one
//! loads. What cannot be opened never replaces what is open.

use std::{
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
    origin: Origin,
    /// What is being read.
    pending: Option<Origin>,
    watch: Option<Watch>,
    arrived: Receiver<Arrival>,
    sender: Sender<Arrival>,
}

struct Arrival {
    origin: Origin,
    catalogue: Catalogue,
    problems: Vec<Problem>,
    found_anything: bool,
}

impl Arrival {
    fn read(origin: Origin) -> Self {
        let input = match &origin {
            Origin::Embedded => Input::Embedded,
            Origin::Path(path) => Input::Path(path.clone()),
        };
        let Loaded {
            records, problems, ..
        } = load(input, &Options::default());
        let catalogue = Catalogue::new(records);
        Self {
            found_anything: !catalogue.is_empty() || catalogue.about().is_some(),
            origin,
            catalogue,
            problems,
        }
    }
}

impl Library {
    /// The built-in catalogue, opened at once: the first frame shows it.
    pub(super) fn new() -> Self {
        let (sender, arrived) = mpsc::channel();
        let first = Arrival::read(Origin::Embedded);
        Self {
            catalogue: Arc::new(first.catalogue),
            problems: first.problems.into(),
            generation: 0,
            notice: None,
            origin: Origin::Embedded,
            pending: None,
            watch: None,
            arrived,
            sender,
        }
    }

    /// Starts to read a catalogue.
    pub(super) fn open(&mut self, origin: Origin, ctx: &egui::Context) {
        self.pending = Some(origin.clone());
        let (sender, ctx) = (self.sender.clone(), ctx.clone());
        let reader = move || {
            // The window may have been closed meanwhile; then nobody waits for this.
            let _ = sender.send(Arrival::read(origin));
            ctx.request_repaint();
        };
        let started = std::thread::Builder::new()
            .name("read catalogue".to_owned())
            .spawn(reader);
        if let Err(error) = started {
            self.pending = None;
            self.notice = Some(format!("Could not start to read: {error}"));
        }
    }

    /// Reads the open catalogue again.
    pub(super) fn reload(&mut self, ctx: &egui::Context) {
        self.open(self.origin.clone(), ctx);
    }

    /// Whether something is being read.
    pub(super) fn is_reading(&self) -> bool {
        self.pending.is_some()
    }

    /// Takes in what has been read, and starts to read what has changed on disk. Returns whether
    /// another catalogue than before is open.
    pub(super) fn poll(&mut self, ctx: &egui::Context) -> bool {
        // A change while something is being read waits until that has been taken in.
        if !self.is_reading() && self.watch.as_ref().is_some_and(Watch::has_changed) {
            self.reload(ctx);
        }
        let mut moved = false;
        while let Ok(arrival) = self.arrived.try_recv() {
            // An answer to a question that was meanwhile replaced by another.
            if self.pending.as_ref() != Some(&arrival.origin) {
                continue;
            }
            self.pending = None;
            moved |= self.take(arrival, ctx);
        }
        moved
    }

    fn take(&mut self, arrival: Arrival, ctx: &egui::Context) -> bool {
        if !arrival.found_anything {
            self.notice = Some(why(&arrival));
            if arrival.origin == self.origin && self.path().is_some_and(|path| !path.exists()) {
                // What comes back under this name is another folder, and needs another watch.
                self.watch = None;
            }
            return false;
        }
        let moved = self.origin != arrival.origin;
        if moved || self.watch.is_none() {
            self.watch = match &arrival.origin {
                Origin::Embedded => None,
                Origin::Path(path) => Watch::new(path, ctx).ok(),
            };
        }
        self.origin = arrival.origin;
        self.catalogue = Arc::new(arrival.catalogue);
        self.problems = arrival.problems.into();
        self.generation += 1;
        self.notice = None;
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

/// Why nothing could be opened, in a sentence that names the path.
fn why(arrival: &Arrival) -> String {
    let name = match &arrival.origin {
        Origin::Embedded => "the built-in catalogue".to_owned(),
        Origin::Path(path) => path.display().to_string(),
    };
    let errors = || {
        let all = arrival.problems.iter();
        all.filter(|problem| problem.severity == Severity::Error)
    };
    match errors().next().or(arrival.problems.first()) {
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
