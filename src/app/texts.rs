//! The folder from which the texts of sources are read.

use std::path::{Path, PathBuf};

use super::{watch::Watch, words};
use crate::load::{Code, Problem, Texts};

/// The folder of texts, if there is one.
#[derive(Default)]
pub(super) struct Shelf {
    folder: Option<PathBuf>,
    watch: Option<Watch>,
    /// Whether it was said what is wrong with it.
    said: bool,
}

impl Shelf {
    /// A folder, watched from now on. One that cannot be watched is read again with the records.
    pub(super) fn new(folder: Option<PathBuf>, ctx: &egui::Context) -> Self {
        let is_there = folder.as_deref().filter(|folder| folder.is_dir());
        let watch = is_there.and_then(|folder| Watch::texts(folder, ctx).ok());
        Self {
            folder,
            watch,
            said: false,
        }
    }

    pub(super) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Whether a text has changed since this was last asked.
    pub(super) fn has_changed(&self, ctx: &egui::Context) -> bool {
        let watch = self.watch.as_ref();
        watch.is_some_and(|watch| watch.has_changed(ctx))
    }

    /// What is to be said of its trouble: not the same again whenever it is read.
    pub(super) fn say(&mut self, trouble: Option<&str>) -> Option<String> {
        let is_new = !std::mem::replace(&mut self.said, trouble.is_some());
        trouble.filter(|_| is_new).map(str::to_owned)
    }
}

/// What is wrong with a folder of texts, and the cure. `problems` are those of the whole reading.
pub(super) fn trouble(folder: &Path, texts: &Texts, problems: &[Problem]) -> Option<String> {
    let name = folder.display();
    if !folder.is_dir() {
        return Some(format!(
            "There is no folder of texts at {name}. Check the spelling of the path, or choose another \
             folder in the menu Open"
        ));
    }
    let is_of_text = |problem: &&Problem| {
        let place = problem.place.as_ref();
        let is_inside = place.is_some_and(|place| Path::new(&*place.file).starts_with(folder));
        problem.code == Code::TextMissing || is_inside
    };
    let mut found = problems.iter().filter(is_of_text);
    let Some(first) = found.next() else {
        let is_of_use = !texts.is_empty();
        return (!is_of_use).then(|| {
            format!(
                "No source names a text, so nothing was read from {name}. Write the name of its file \
                 as text_file in the record of the source"
            )
        });
    };
    let more = match found.count() {
        0 => String::new(),
        count => format!(" (and {} more; Ctrl M lists them)", words::thousands(count)),
    };
    let (message, cure) = (&first.message, &first.cure);
    let place = first
        .place
        .as_ref()
        .filter(|_| first.code != Code::TextMissing);
    let place = place.map_or(String::new(), |place| format!("{}: ", place.to_text()));
    let how_many = if texts.is_empty() {
        format!("No text could be read from {name}. ")
    } else {
        String::new()
    };
    Some(format!("{how_many}{place}{message}. {cure}{more}"))
}
