//! A record as the text that a person would write.

use ron::ser::PrettyConfig;
use serde::Serialize;

use crate::{
    briefing::Briefing,
    load::{self, Kind},
    view::SavedView,
};

/// How far brackets within brackets get lines of their own. What a filter asks for stands on one.
const VIEW_DEPTH: usize = 2;
const BRIEFING_DEPTH: usize = 4;

/// A record that can be written.
#[derive(Clone, Copy, Debug)]
pub enum Record<'a> {
    /// A view with a name.
    View(&'a SavedView),
    /// A talk through some views.
    Briefing(&'a Briefing),
}

impl Record<'_> {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::View(_) => Kind::SavedView,
            Self::Briefing(_) => Kind::Briefing,
        }
    }

    /// The name by which it is found.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::View(saved) => &saved.name,
            Self::Briefing(briefing) => briefing.slug.as_str(),
        }
    }

    /// Its text, with only what differs from a fresh view: `SavedView(…)`, without a comma after it.
    ///
    /// # Errors
    /// None that is known: everything in a record has a text.
    pub fn text(self) -> ron::Result<String> {
        let fields = match self {
            Self::View(saved) => fields(saved, VIEW_DEPTH),
            Self::Briefing(briefing) => fields(briefing, BRIEFING_DEPTH),
        };
        Ok(format!("{}{}", self.kind().word(), fields?))
    }
}

fn fields(record: &impl Serialize, depth: usize) -> ron::Result<String> {
    let config = PrettyConfig::new()
        .new_line("\n")
        .depth_limit(depth)
        // Escapes would make of some scripts what nobody can read; a text with quotation marks in it
        // is written as a raw one.
        .escape_strings(false);
    load::options().to_string_pretty(record, config)
}

/// What a saved view shows, as its field has it.
pub(super) fn shown(saved: &SavedView) -> ron::Result<String> {
    fields(&saved.view, VIEW_DEPTH - 1)
}

/// A text in quotation marks, as the fields of a record have it.
pub(super) fn quoted(text: &str) -> ron::Result<String> {
    fields(&text, 0)
}
