//! Commands that hand over what is shown, as a file.

use std::path::PathBuf;

use super::{Command, Request, Session, Sheet};
use crate::{
    briefing::Briefing,
    catalogue::Catalogue,
    export::{FileFormat, Look},
    model::BriefingId,
    view::View,
};

/// Of which time a file is to tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportTime {
    /// Of that on screen.
    #[default]
    OnScreen,
    /// Of all that there is.
    Whole,
    /// Of the stretch that is selected on the axis.
    Selected,
}

impl ExportTime {
    /// What a file shows. Without a stretch that is selected, that is what is on screen.
    #[must_use]
    pub fn view(self, session: &Session) -> View {
        let on_screen = session.view.time;
        let time = match self {
            Self::OnScreen => on_screen,
            Self::Whole => None,
            Self::Selected => session.range.or(on_screen),
        };
        View {
            time,
            ..session.view.clone()
        }
    }
}

/// A file that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// In which format.
    pub format: FileFormat,
    /// Of which time.
    pub time: ExportTime,
    /// The slides that it holds in place of what is on screen.
    pub slides: Option<Slides>,
    /// How it looks, if it is a picture.
    pub look: Look,
    /// Where it is to be.
    pub path: PathBuf,
    /// Whether it takes the place of a file that is there.
    pub replace: bool,
}

/// Slides that a file is to hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Slides {
    /// Of which briefing.
    pub briefing: Briefing,
    /// The step of which a format that holds one sheet has the slide, counted from 0.
    pub step: usize,
}

impl Session {
    /// The briefing that is most likely to be exported: the one that is open, else the one that was presented
    /// last, else the first.
    #[must_use]
    pub fn likely_briefing(&self, catalogue: &Catalogue) -> Option<BriefingId> {
        let open = self.drafting.as_ref();
        let open = open.map(|drafting| &drafting.draft.briefing().slug);
        let presented = self.presented.as_ref();
        let presented = presented.filter(|slug| catalogue.briefing(slug.as_str()).is_some());
        let first = || catalogue.briefings().first().map(|first| &first.slug);
        open.or(presented).or_else(first).cloned()
    }
}

/// Whether a command is one of those that write files.
pub(super) fn is_of_files(command: &Command) -> bool {
    matches!(
        command,
        Command::ToggleExport
            | Command::ExportBriefing(_)
            | Command::ChooseExportPath(_)
            | Command::ExportTo(_)
    )
}

/// Opens the sheet that asks what is to be written, and asks for the writing.
pub(super) fn carry_out(
    command: Command,
    session: &mut Session,
    catalogue: &Catalogue,
) -> Option<Request> {
    match command {
        Command::ToggleExport => {
            session.to_export = None;
            session.shell.toggle(Sheet::Export);
            None
        }
        Command::ExportBriefing(briefing) => {
            session.to_export = briefing.or_else(|| session.likely_briefing(catalogue));
            session.shell.sheet = Some(Sheet::Export);
            None
        }
        Command::ChooseExportPath(path) => Some(Request::PickExportPath(path)),
        Command::ExportTo(export) => {
            let view = Box::new(export.time.view(session));
            Some(Request::Export { export, view })
        }
        _ => None,
    }
}

impl Command {
    /// Name and sentence of commands that write files, and of those that make briefings.
    pub(super) fn export_words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::ToggleExport => (
                "Export…",
                "Write what is shown into a file: a picture, a brief, a table, a calendar or citations",
            ),
            Self::ExportBriefing(None) => (
                "Export a briefing…",
                "Write the slides of a briefing and their sources into a file",
            ),
            Self::ExportBriefing(Some(_)) => (
                "Export…",
                "Write the slides of this briefing and their sources into a file",
            ),
            Self::ChooseExportPath(_) => ("Browse…", "Choose the file to write"),
            Self::ExportTo(export) if export.replace => (
                "Replace it",
                "Write the file in place of the one that is there",
            ),
            Self::ExportTo(_) => ("Export", "Write the file"),
            _ => return self.briefing_words(),
        })
    }
}
