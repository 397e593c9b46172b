//! Searching for words: what is searched for, and walking through what was found.

use super::{Command, Session, Surroundings};

/// Words that are searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// Whether the list of what was found is open. The search goes on without it.
    pub is_listed: bool,
}

/// Commands that change what is searched for.
pub(super) fn change(command: Command, session: &mut Session) {
    match command {
        Command::Find(text) => {
            // Of nothing there is no list, but the field stays open.
            let is_listed = !text.trim().is_empty();
            session.search = Some(Search { text, is_listed });
        }
        Command::ListHits(is_listed) => {
            if let Some(search) = &mut session.search {
                search.is_listed = is_listed;
            }
        }
        Command::CloseSearch => session.search = None,
        // What was searched for is there to be searched for again.
        _ => {
            let search = session.search.get_or_insert_default();
            search.is_listed = !search.text.trim().is_empty();
            // The field is behind whatever lies on top.
            session.shell.sheet = None;
        }
    }
}

/// Closes the list of what was found, and says whether it was open. A field without a word is no search.
pub(super) fn close_list(search: &mut Option<Search>) -> bool {
    let Some(open) = search else {
        return false;
    };
    if open.text.trim().is_empty() {
        *search = None;
        return true;
    }
    std::mem::replace(&mut open.is_listed, false)
}

impl Surroundings<'_> {
    /// Selects the next of what was found, in order of time and round again. The list gives way: it would
    /// cover what is walked through.
    pub(super) fn step_in_hits(&self, session: &mut Session, forward: bool) {
        let Some((hits, scope)) = self.hits else {
            return;
        };
        let selected = session.view.selection.as_ref();
        let selected = selected.and_then(|id| self.catalogue.find(id));
        let next = if forward {
            hits.after(selected, scope)
        } else {
            hits.before(selected, scope)
        };
        let Some(next) = next else {
            return;
        };
        if let Some(search) = &mut session.search {
            search.is_listed = false;
        }
        let id = self.catalogue.entry(next).engagement.id.clone();
        self.act(Command::GoTo(id), session);
    }
}
