//! The thread that writes a file, and what came of it.

use std::{path::PathBuf, sync::Arc};

use egui::{Label, RichText, Ui};

use super::slides_words;
use crate::{
    app::{
        job::{AT_ONCE, Job},
        theme, words,
    },
    catalogue::Catalogue,
    command::{Export, Slides},
    export::{Handover, slides},
    save,
    scene::Token,
    sheet::{Document, Extent, Options},
    view::View,
};

/// What became of the last file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum State {
    #[default]
    Nothing,
    /// There is a file at the path: whether it is to be replaced is asked.
    Taken(PathBuf),
    Writing(PathBuf),
    Saved {
        path: PathBuf,
        words: String,
    },
    Failed(String),
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    Taken,
    Failed(String),
}

/// Writes one file at a time.
#[derive(Default)]
pub(super) struct Writing {
    pub state: State,
    job: Job<u64, Result<String, Why>>,
    /// How many files were asked for.
    asked: u64,
}

impl Writing {
    /// Says nothing any longer of a file that is written or was not.
    pub(super) fn forget(&mut self) {
        if !matches!(self.state, State::Writing(_)) {
            self.state = State::Nothing;
        }
    }

    pub(super) fn begin(
        &mut self,
        catalogue: Arc<Catalogue>,
        export: Export,
        view: View,
        pages: Option<usize>,
        ctx: &egui::Context,
    ) {
        if self.job.is_working() {
            return;
        }
        self.asked += 1;
        self.state = State::Writing(export.path.clone());
        let make = move || write(&catalogue, &export, view, pages);
        // However little there is to write, a disk may be slow.
        self.job.begin(self.asked, AT_ONCE + 1, ctx, make);
        if !self.job.is_working() {
            let why = "The system has no thread to write with. Try again in a moment";
            self.state = State::Failed(why.to_owned());
        }
    }

    /// Takes in what the thread has done: what it says, or why there is no file.
    pub(super) fn poll(&mut self) -> Option<Result<String, String>> {
        let State::Writing(path) = &self.state else {
            return None;
        };
        let path = path.clone();
        let done = self.job.done();
        let (state, said) = match done {
            None if self.job.is_working() => return None,
            None => {
                let why = "Legation met an error it did not expect, and has written nothing. \
                           Choose another format";
                (State::Failed(why.to_owned()), Some(Err(why.to_owned())))
            }
            Some((_, Ok(words))) => {
                let said = words.clone();
                (State::Saved { path, words }, Some(Ok(said)))
            }
            Some((_, Err(Why::Taken))) => (State::Taken(path), None),
            Some((_, Err(Why::Failed(why)))) => (State::Failed(why.clone()), Some(Err(why))),
        };
        self.state = state;
        said
    }

    /// What became of the last file, in words.
    pub(super) fn say(&self, ui: &mut Ui) {
        let (said, token) = match &self.state {
            State::Nothing => return,
            State::Taken(path) => (
                format!("There is a file {} already", path.display()),
                Token::Warning,
            ),
            State::Writing(path) => (format!("Writing {}…", path.display()), Token::Ink2),
            State::Saved { words, .. } => (words.clone(), Token::Good),
            State::Failed(why) => (why.clone(), Token::Warning),
        };
        let ink = theme::ink(ui, token);
        let label = Label::new(RichText::new(said).color(ink)).wrap();
        let said = ui.add(label.selectable(true));
        ui.accesskit_node_builder(said.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
}

/// Writes a file: "Saved to /a/b.pdf, 3 pages; left out: 12 by the filter".
fn write(
    catalogue: &Catalogue,
    export: &Export,
    view: View,
    pages: Option<usize>,
) -> Result<String, Why> {
    let Export {
        format, look, path, ..
    } = export;
    if !export.replace && path.symlink_metadata().is_ok_and(|there| !there.is_dir()) {
        return Err(Why::Taken);
    }
    if let Some(slides) = &export.slides {
        return write_slides(catalogue, export, slides);
    }
    let handover = Handover::new(catalogue, view);
    if handover.handles.is_empty() {
        let left_out = handover.left_out.words().unwrap_or_default();
        return Err(Why::Failed(format!(
            "There is no engagement to write; left out: {left_out}. Choose another time or filter"
        )));
    }
    let written = format.write(&handover, look);
    let written = written.map_err(|why| Why::Failed(words::sentence(&why.to_string())))?;
    save::replace(path, &written.bytes)
        .map_err(|error| Why::Failed(save::why_not_written(path, &error)))?;
    let mut said = format!("Saved to {}", path.display());
    if format.is_picture() {
        let pages = pages.unwrap_or_else(|| {
            let options = Options {
                size: look.size,
                extent: format.extent(),
                ..Options::default()
            };
            let document = Document::new(catalogue, &handover.view, &options);
            document.sheets.len()
        });
        said += &format!(", {}", words::count(pages, "page"));
    } else {
        said += &format!(", {}", words::count(handover.handles.len(), "engagement"));
    }
    let left_out: Vec<String> = handover
        .left_out
        .words()
        .into_iter()
        .chain(written.left_out)
        .collect();
    if !left_out.is_empty() {
        said += &format!("; left out: {}", left_out.join("; "));
    }
    Ok(said)
}

/// Writes the slides of a briefing: "Saved to /a/b.pdf, 8 slides and 3 pages of sources".
fn write_slides(catalogue: &Catalogue, export: &Export, of: &Slides) -> Result<String, Why> {
    let Export {
        format, look, path, ..
    } = export;
    let extent = format.extent();
    let document = slides(catalogue, &of.briefing, &look.options(extent));
    let written = format.write_sheets(&document, of.step, look.scale);
    let Some(written) = written.filter(|_| !document.sheets.is_empty()) else {
        let why = "There is no slide to write. Choose another briefing, or a format for pictures";
        return Err(Why::Failed(why.to_owned()));
    };
    let bytes = written.map_err(|why| Why::Failed(words::sentence(&why.to_string())))?;
    save::replace(path, &bytes)
        .map_err(|error| Why::Failed(save::why_not_written(path, &error)))?;
    let how_much = match extent {
        Extent::OneSheet => format!("step {}", of.step + 1),
        Extent::Whole => slides_words(of.briefing.steps.len(), document.sheets.len()),
    };
    Ok(format!("Saved to {}, {how_much}", path.display()))
}
