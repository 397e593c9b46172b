//! Putting rows on the clipboard: many of them beside the window.

use std::sync::{
    Arc,
    mpsc::{self, Receiver, TryRecvError},
};

use super::Ordered;
use crate::{
    app::words, catalogue::Handle, command::Session, export::tab_separated, model::EngagementId,
    table::Column,
};

/// Of no more rows than these the text is made at once.
const AT_ONCE: usize = 2_000;

/// What is being copied, and what is said of it.
#[derive(Default)]
pub(super) struct Copying {
    job: Option<(usize, Receiver<String>)>,
    said: Option<Said>,
}

/// Words that are on screen until something else is done.
struct Said {
    words: String,
    /// What was picked and selected when they were said.
    of: Option<(u64, Option<EngagementId>)>,
}

impl Copying {
    /// Copies rows, from the top, with a line of names above them.
    pub(super) fn start(
        &mut self,
        ordered: Arc<Ordered>,
        columns: Vec<Column>,
        rows: Vec<Handle>,
        ctx: &egui::Context,
    ) {
        let count = rows.len();
        let make = move || tab_separated(ordered.ground(), &columns, &rows);
        if count <= AT_ONCE {
            ctx.copy_text(make());
            self.say(copied(count));
            return;
        }
        let (sender, receiver) = mpsc::channel();
        let waker = ctx.clone();
        let work = move || {
            // The window may have been closed meanwhile.
            let _ = sender.send(make());
            waker.request_repaint();
        };
        let thread = std::thread::Builder::new().name("copy rows".to_owned());
        if thread.spawn(work).is_ok() {
            self.job = Some((count, receiver));
            self.say(format!("Copying {}…", words::count(count, "row")));
        } else {
            self.say("The rows could not be copied".to_owned());
        }
    }

    fn say(&mut self, words: String) {
        self.said = Some(Said { words, of: None });
    }

    /// Takes in what is ready, and forgets what was said of something that is over.
    pub(super) fn poll(&mut self, ctx: &egui::Context, session: &Session) {
        if let Some((count, receiver)) = &self.job {
            let count = *count;
            match receiver.try_recv() {
                Ok(text) => {
                    self.job = None;
                    ctx.copy_text(text);
                    self.say(copied(count));
                }
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    self.job = None;
                    self.say("The rows could not be copied".to_owned());
                }
            }
        }
        let now = || (session.picked.version(), session.view.selection.clone());
        if let Some(said) = &mut self.said {
            let of = said.of.get_or_insert_with(now);
            if *of != now() {
                self.said = None;
            }
        }
    }

    /// What is said of the last copy.
    pub(super) fn said(&self) -> Option<&str> {
        self.said.as_ref().map(|said| said.words.as_str())
    }
}

/// "12 rows copied".
fn copied(count: usize) -> String {
    format!("{} copied", words::count(count, "row"))
}
