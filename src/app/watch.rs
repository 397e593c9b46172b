//! Notices when the files of the open catalogue change.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode},
};

/// Editors write a file in several steps; this long after the last one it is read.
const SETTLE: Duration = Duration::from_millis(250);

/// A watch on a folder or file. Ends when dropped.
pub(super) struct Watch {
    /// When the last change was seen that nobody has asked about yet.
    changed: Arc<Mutex<Option<Instant>>>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the records at `path`, and wakes the window when something there changes.
    pub(super) fn new(path: &Path, ctx: &egui::Context) -> Result<Self, notify::Error> {
        let of = if path.is_dir() { Of::Records } else { Of::File };
        Self::of(path, of, ctx)
    }

    /// Watches a folder of texts.
    pub(super) fn texts(folder: &Path, ctx: &egui::Context) -> Result<Self, notify::Error> {
        Self::of(folder, Of::Texts, ctx)
    }

    fn of(path: &Path, of: Of, ctx: &egui::Context) -> Result<Self, notify::Error> {
        let changed = Arc::new(Mutex::new(None));
        let wanted = Wanted {
            path: path.to_owned(),
            of,
        };
        let (last, waker) = (Arc::clone(&changed), ctx.clone());
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if !event.is_ok_and(|event| wanted.concerns(&event)) {
                return;
            }
            if let Ok(mut last) = last.lock() {
                *last = Some(Instant::now());
            }
            waker.request_repaint_after(SETTLE);
        })?;
        // Many editors replace a file rather than write into it, which ends a watch on the file.
        let (watched, mode) = match of {
            Of::Records => (path, RecursiveMode::Recursive),
            Of::Texts => (path, RecursiveMode::NonRecursive),
            Of::File => {
                let parent = path
                    .parent()
                    .filter(|parent| !parent.as_os_str().is_empty());
                (
                    parent.unwrap_or(Path::new(".")),
                    RecursiveMode::NonRecursive,
                )
            }
        };
        watcher.watch(watched, mode)?;
        Ok(Self {
            changed,
            _watcher: watcher,
        })
    }

    /// Whether something changed since this was last asked, and has come to rest. Wakes the window
    /// again when it has not.
    pub(super) fn has_changed(&self, ctx: &egui::Context) -> bool {
        let Ok(mut changed) = self.changed.lock() else {
            return false;
        };
        let Some(since) = changed.map(|last| last.elapsed()) else {
            return false;
        };
        if since < SETTLE {
            ctx.request_repaint_after(SETTLE.saturating_sub(since));
            return false;
        }
        *changed = None;
        true
    }
}

/// What is watched.
#[derive(Clone, Copy)]
enum Of {
    /// A folder of records, with the folders in it.
    Records,
    /// A folder of texts, whatever they are called.
    Texts,
    /// One file.
    File,
}

/// Which events matter.
struct Wanted {
    path: PathBuf,
    of: Of,
}

impl Wanted {
    fn concerns(&self, event: &Event) -> bool {
        if event.need_rescan() {
            return true;
        }
        // To read a file is an event too: minded, every reading would lead to the next.
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        if event.kind.is_access() && event.kind != written {
            return false;
        }
        event.paths.iter().any(|path| match self.of {
            Of::Records => path.extension().is_none_or(|ending| ending == "ron"),
            Of::Texts => true,
            Of::File => path.file_name() == self.path.file_name(),
        })
    }
}
