//! Notices when the files of the open catalogue change.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use notify_debouncer_mini::{
    DebounceEventResult, Debouncer, new_debouncer,
    notify::{self, RecommendedWatcher, RecursiveMode},
};

/// Editors write a file in several steps; this long after the last one it is read.
const SETTLE: Duration = Duration::from_millis(250);

/// A watch on a folder or file. Ends when dropped.
pub(super) struct Watch {
    changed: Arc<AtomicBool>,
    _debouncer: Debouncer<RecommendedWatcher>,
}

impl Watch {
    /// Watches `path`, and wakes the window when something there changes.
    pub(super) fn new(path: &Path, ctx: &egui::Context) -> Result<Self, notify::Error> {
        let changed = Arc::new(AtomicBool::new(false));
        let (flag, ctx) = (Arc::clone(&changed), ctx.clone());
        let wanted = path.to_owned();
        let is_folder = path.is_dir();
        let notice = move |events: DebounceEventResult| {
            let concerns = events.is_ok_and(|events| {
                events.iter().any(|event| {
                    if is_folder {
                        event.path.extension().is_none_or(|ending| ending == "ron")
                    } else {
                        event.path.file_name() == wanted.file_name()
                    }
                })
            });
            if concerns {
                flag.store(true, Ordering::Relaxed);
                ctx.request_repaint();
            }
        };
        let mut debouncer = new_debouncer(SETTLE, notice)?;
        // Many editors replace a file rather than write into it, which ends a watch on the file.
        let (watched, mode) = if is_folder {
            (path, RecursiveMode::Recursive)
        } else {
            let parent = path
                .parent()
                .filter(|parent| !parent.as_os_str().is_empty());
            (
                parent.unwrap_or(Path::new(".")),
                RecursiveMode::NonRecursive,
            )
        };
        debouncer.watcher().watch(watched, mode)?;
        Ok(Self {
            changed,
            _debouncer: debouncer,
        })
    }

    /// Whether something changed since this was last asked.
    pub(super) fn has_changed(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }
}
