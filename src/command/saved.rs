//! Commands of saved views: their names, and what only the window can do for them.

use super::{Command, Request, Session, Sheet};
use crate::view::SavedView;

/// Opens the sheets of saved views, and asks for what is to be written. What cannot be a name asks for
/// nothing: the sheet stays, and says why.
pub(super) fn carry_out(command: Command, session: &mut Session) -> Option<Request> {
    let shell = &mut session.shell;
    match command {
        Command::SaveView => {
            shell.sheet = Some(Sheet::SaveView);
            None
        }
        Command::ListViews => {
            shell.toggle(Sheet::Views);
            None
        }
        Command::SaveViewAs { name, replace } => {
            let name = SavedView::name_from(&name).ok()?.to_owned();
            shell.sheet = None;
            let saved = Box::new(SavedView {
                name,
                view: session.view.clone(),
                note: None,
            });
            Some(Request::SaveView { saved, replace })
        }
        Command::RenameView { from, to } => {
            let to = SavedView::name_from(&to).ok()?.to_owned();
            (from != to).then_some(Request::RenameView { from, to })
        }
        Command::RemoveView(name) => Some(Request::RemoveView(name)),
        _ => None,
    }
}

impl Command {
    /// Name and sentence of commands of saved views.
    pub(super) fn saved_words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::SaveView => (
                "Save view…",
                "Keep what is on screen under a name, with its time, filters and sources",
            ),
            Self::SaveViewAs { replace: false, .. } => {
                ("Save", "Keep what is on screen under this name")
            }
            Self::SaveViewAs { replace: true, .. } => (
                "Replace it",
                "Keep what is on screen in place of the view of this name",
            ),
            Self::ListViews => (
                "Saved views and briefings…",
                "Open, rename or delete what was saved, or open a briefing",
            ),
            Self::ShowView(_) => ("Open view", "Show what was saved"),
            Self::RenameView { .. } => ("Rename", "Call the saved view by this name"),
            Self::RemoveView(_) => ("Delete", "Take the saved view out of its file"),
            _ => return None,
        })
    }
}
