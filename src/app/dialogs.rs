//! The system's dialogs for folders and files.
//!
//! They run on a thread of their own: on Linux they are another program that is asked over a bus,
//! and may never answer.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
};

/// What a path was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    /// A catalogue to open.
    Records,
    /// A folder of texts.
    Texts,
    /// A file to write.
    Export,
}

/// A dialog that is open, if any.
#[derive(Default)]
pub(super) struct Dialogs {
    answer: Option<(For, Receiver<Option<PathBuf>>)>,
}

impl Dialogs {
    pub(super) fn pick_folder(&mut self, near: Option<&Path>, ctx: &egui::Context) {
        self.ask(For::Records, near, ctx, |dialog| {
            dialog.set_title("Open a folder of records").pick_folder()
        });
    }

    pub(super) fn pick_texts(&mut self, near: Option<&Path>, ctx: &egui::Context) {
        self.ask(For::Texts, near, ctx, |dialog| {
            let title = "Choose the folder of article texts";
            dialog.set_title(title).pick_folder()
        });
    }

    pub(super) fn pick_file(&mut self, near: Option<&Path>, ctx: &egui::Context) {
        self.ask(For::Records, near, ctx, |dialog| {
            dialog
                .set_title("Open a file of records")
                .add_filter("Records", &["ron"])
                .pick_file()
        });
    }

    /// Asks for a file to write; that one is there already is asked by the sheet.
    pub(super) fn pick_export(&mut self, path: &Path, ctx: &egui::Context) {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        self.ask(For::Export, Some(path), ctx, |dialog| {
            let dialog = dialog.set_title("Export to a file");
            dialog.set_file_name(name.unwrap_or_default()).save_file()
        });
    }

    fn ask(
        &mut self,
        what: For,
        near: Option<&Path>,
        ctx: &egui::Context,
        show: impl FnOnce(rfd::FileDialog) -> Option<PathBuf> + Send + 'static,
    ) {
        let folder = near.and_then(|path| {
            if path.is_dir() {
                Some(path)
            } else {
                path.parent()
            }
        });
        let mut dialog = rfd::FileDialog::new();
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let (sender, answer) = mpsc::channel();
        let ctx = ctx.clone();
        let started = std::thread::Builder::new()
            .name("file dialog".to_owned())
            .spawn(move || {
                // The window may have been closed meanwhile; then nobody waits for this.
                let _ = sender.send(show(dialog));
                ctx.request_repaint();
            });
        self.answer = started.is_ok().then_some((what, answer));
    }

    /// The path that was chosen since this was last asked, and for what.
    pub(super) fn poll(&mut self) -> Option<(For, PathBuf)> {
        let (what, answer) = self.answer.as_ref()?;
        let what = *what;
        match answer.try_recv() {
            Ok(chosen) => {
                self.answer = None;
                chosen.map(|path| (what, path))
            }
            Err(mpsc::TryRecvError::Empty) => None,
            Err(mpsc::TryRecvError::Disconnected) => {
                self.answer = None;
                None
            }
        }
    }
}
