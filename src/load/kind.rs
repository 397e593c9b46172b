//! The kinds of record that a file may hold.

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Catalogue,
    Source,
    Region,
    Party,
    Topic,
    Format,
    Series,
    Engagement,
    Context,
    SavedView,
    Briefing,
}

impl Kind {
    /// Every kind, at the place of its number.
    pub(crate) const ALL: [Self; 11] = [
        Self::Catalogue,
        Self::Source,
        Self::Region,
        Self::Party,
        Self::Topic,
        Self::Format,
        Self::Series,
        Self::Engagement,
        Self::Context,
        Self::SavedView,
        Self::Briefing,
    ];

    /// The word that starts such a record.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Catalogue => "Catalogue",
            Self::Source => "Source",
            Self::Region => "Region",
            Self::Party => "Party",
            Self::Topic => "Topic",
            Self::Format => "Format",
            Self::Series => "Series",
            Self::Engagement => "Engagement",
            Self::Context => "Context",
            Self::SavedView => "SavedView",
            Self::Briefing => "Briefing",
        }
    }

    /// The same within a sentence.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Source => "source",
            Self::Region => "region",
            Self::Party => "party",
            Self::Topic => "topic",
            Self::Format => "format",
            Self::Series => "series",
            Self::Engagement => "engagement",
            Self::Context => "context event",
            Self::SavedView => "saved view",
            Self::Briefing => "briefing",
        }
    }

    /// The field by which others refer to such a record.
    pub(crate) fn id_field(self) -> Option<&'static str> {
        match self {
            Self::Catalogue => None,
            Self::Source | Self::Engagement | Self::Context => Some("id"),
            Self::Region | Self::Party => Some("code"),
            Self::Topic | Self::Format | Self::Series | Self::Briefing => Some("slug"),
            Self::SavedView => Some("name"),
        }
    }

    pub(crate) fn from_word(word: &[u8]) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.word().as_bytes() == word)
    }
}
