//! The system's dialogs for folders and files.
//!
//! They run on a thread of their own: on Linux they are another program that is asked over a bus,
//! and may never answer.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
};

/// A dialog that is open, if any.
#[derive(Default)]
pub(super) struct Dialogs {
    answer: Option<Receiver<Option<PathBuf>>>,
}

impl Dialogs {
    pub(super) fn pick_folder(&mut self, near: Option<&Path>, ctx: &egui::Context) {
        self.ask(near, ctx, |dialog| {
            dialog.set_title("Open a folder of records").pick_folder()
        });
    }

    pub(super) fn pick_file(&mut self, near: Option<&Path>, ctx: &egui::Context) {
        self.ask(near, ctx, |dialog| {
            dialog
                .set_title("Open a file of records")
                .add_filter("Records", &["ron"])
                .pick_file()
        });
    }

    fn ask(
        &mut self,
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
        self.answer = started.is_ok().then_some(answer);
    }

    /// The path that was chosen since this was last asked.
    pub(super) fn poll(&mut self) -> Option<PathBuf> {
        let answer = self.answer.as_ref()?.try_recv();
        match answer {
            Ok(chosen) => {
                self.answer = None;
                chosen
            }
            Err(mpsc::TryRecvError::Empty) => None,
            Err(mpsc::TryRecvError::Disconnected) => {
                self.answer = None;
                None
            }
        }
    }
}
