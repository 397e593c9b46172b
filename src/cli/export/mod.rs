//! `legation export`.
//!
//! | file | holds |
//! |---|---|
//! | `which` | what is exported: options become a view |
//! | `named` | what people call parties, topics and formats, and what the catalogue does |
//! | `formats` | which format is meant |
//! | `picture` | how a picture is to look |
//! | `slides` | slides of a briefing |

mod formats;
mod named;
mod picture;
mod slides;
mod which;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, bail};
use legation::{
    catalogue::count,
    export::{FileFormat, Handover, Written},
    save,
    view::{Lens, Page},
};

use super::{
    complain, ended,
    read::{briefing_in_file, catalogue_with_views},
};
use picture::Picture;
use slides::Slides;
use which::Which;

/// What people do most, at the end of the help.
const EXAMPLES: &str = "Examples:
  legation export --to brief.md --party RU --from 2019 --to-date 2024
  legation export --to overdue.xlsx --with promise=overdue
  legation export --to moscow.csv --with place=Moscow --without status=cancelled
  legation export --to talk.pptx --briefing promises
  legation export FOLDER --to mine.pdf --view \"Russia since 2019\" --size a4";

#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    /// Folder or file of records; the built-in catalogue when absent
    path: Option<PathBuf>,
    /// File to write; its ending says the format. With - the output, whose format --format names
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// The format, where the ending does not say it
    #[arg(long, value_name = "NAME", value_parser = formats::by_word())]
    format: Option<FileFormat>,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    slides: Slides,
    #[command(flatten)]
    picture: Picture,
}

impl Export {
    pub(super) fn run(self) -> ExitCode {
        ended(self.export())
    }

    fn export(self) -> anyhow::Result<()> {
        let format = formats::chosen(&self.to, self.format)?;
        self.picture.can_be_used_by(format)?;
        let mut look = self.picture.look()?;
        let file = self.slides.briefing.as_ref().map(PathBuf::from);
        if let Some(file) = file.filter(|file| file.is_file()) {
            let (catalogue, briefing) = briefing_in_file(self.path, &file)?;
            let bytes = self.slides.write(&catalogue, &briefing, format, &look)?;
            return put(&self.to, &bytes);
        }
        let catalogue = catalogue_with_views(self.path)?;
        if catalogue.is_empty() {
            bail!("there is no engagement to write");
        }
        if let Some(name) = &self.slides.briefing {
            let briefing = catalogue.briefing_named(name)?;
            let bytes = self.slides.write(&catalogue, briefing, format, &look)?;
            return put(&self.to, &bytes);
        }
        let view = self.which.view(&catalogue)?;
        self.which.can_be_used_by(format, &view)?;
        look.title = look.title.or_else(|| self.which.named().map(str::to_owned));
        let handover = Handover::on(&catalogue, view, look.today);
        if handover.handles.is_empty() {
            let left_out = handover.left_out.words().unwrap_or_default();
            bail!("there is no engagement to write; left out: {left_out}");
        }
        let written = format.write(&handover, &look)?;
        put(&self.to, &written.bytes)?;
        tell(&handover, &written, format, &self.to);
        if let Some(other) = other_page(&handover, format) {
            complain(&other);
        }
        Ok(())
    }
}

/// Whether what is written goes to the output of the program, as programs agree on.
fn is_output(to: &Path) -> bool {
    to == Path::new("-")
}

/// What is written to, in words.
fn target_words(to: &Path) -> String {
    if is_output(to) {
        "the output".to_owned()
    } else {
        to.display().to_string()
    }
}

fn put(to: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let written = if is_output(to) {
        save::put_out(bytes)
    } else {
        save::replace(to, bytes)
    };
    written.with_context(|| format!("could not write {}", target_words(to)))
}

/// What is in the file where the saved view is of a page that the format does not have.
fn other_page(handover: &Handover<'_>, format: FileFormat) -> Option<String> {
    let page = handover.view.page;
    let of = count(handover.handles.len(), "engagement");
    match page {
        Page::Timeline | Page::Table => None,
        Page::Promises if matches!(format, FileFormat::Markdown | FileFormat::Xlsx) => None,
        Page::Promises => Some(format!(
            "the saved view is of promises, and {} tell of engagements: here is all that its filter and \
             time let through, with promises or without: {of}; a brief and a workbook list the promises",
            format.plural().to_lowercase()
        )),
        Page::Trends => Some(format!(
            "the saved view is of trends, and {} tell of engagements: here is all that its filter and \
             time let through, counted in a trend or not: {of}",
            format.plural().to_lowercase()
        )),
    }
}

/// Says what is not in the file, or not certainly, and what the file cannot say of itself.
fn tell(handover: &Handover<'_>, written: &Written, format: FileFormat, to: &Path) {
    let left_out = handover.left_out.words();
    let left_out = left_out.iter().chain(&written.left_out);
    for left_out in left_out {
        complain(&format!("left out: {left_out}"));
    }
    if handover.possibly() > 0 {
        let possibly = count(handover.possibly(), "engagement");
        let days = handover.days_words();
        complain(&format!("{possibly} only possibly in this time: {days}"));
    }
    let is_a_choice = handover.left_out.all() > 0 || handover.view.lens != Lens::All;
    if !format.tells_of_itself() && is_a_choice {
        complain(&format!(
            "{} cannot say of itself what it shows. Filter: {}. Time: {}. Sources believed: {}",
            target_words(to),
            handover.filter_words(),
            handover.days_words(),
            handover.lens_words()
        ));
    }
}
