//! What commands that choose engagements, sources and citations are called.

use super::{Cited, Command};
use crate::view::{Choice, Lens};

impl Command {
    /// Of commands that say which engagements are shown, and of those that cite them.
    pub(super) fn choice_words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::ToggleParty(_) => ("Show or hide partner", "Show or hide a partner’s lane"),
            Self::Choose(_, Choice::With) => ("Include", "Show engagements that have this"),
            Self::Choose(_, Choice::Without) => ("Exclude", "Show no engagements that have this"),
            Self::ChooseOnly(_) => (
                "Only this",
                "Show engagements that have this, whatever else of its kind was chosen",
            ),
            Self::AskFor(_) => ("Show only these", "Show engagements that have one of these"),
            Self::ForgetFacet(_) => ("Drop this filter", "Filter by this no longer"),
            Self::ShowHiddenLanes => ("Show hidden lanes", "Show every lane that was hidden"),
            Self::ClearFilter => ("Clear filters", "Show every engagement in every lane again"),
            Self::Believe(lens) => believe(lens),
            Self::Cite(format, Cited::Selection) => (format.name(), format.sentence()),
            Self::Cite(format, Cited::Shown) => (
                format.name(),
                "Copy the sources of everything that is shown in this form",
            ),
            Self::CompareThese => (
                "Compare…",
                "Put what was said side by side: of the rows picked, or of the selected meeting and \
                 the one before it",
            ),
            Self::Compare(_) => ("Compare", "Put what was said side by side"),
            _ => return None,
        })
    }
}

/// Name and sentence of believing these sources.
fn believe(lens: &Lens) -> (&'static str, &'static str) {
    match lens {
        Lens::All => ("Believe all sources", "Show what any source supports"),
        Lens::OfficialOnly => (
            "Believe official sources only",
            "Show only what a government or a body says on a site of its own",
        ),
        Lens::Collection(_) => (
            "Believe one collection only",
            "Show only what the sources of this collection support",
        ),
        Lens::Picked(_) => (
            "Believe picked sources only",
            "Show only what the sources picked support",
        ),
    }
}
