//! Sources: the articles and statements that everything rests on.

use serde::{Deserialize, Serialize};

use super::SourceId;
use crate::date::Edtf;

/// One article, statement or post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Slug by which citations name it.
    pub id: SourceId,
    /// Who published it; absent when the text does not say.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Headline exactly as printed; absent when it is not in the text.
    #[serde(default)]
    pub headline: Option<String>,
    /// Author as printed.
    #[serde(default)]
    pub byline: Option<String>,
    /// When it was published, as far as is known.
    #[serde(default)]
    pub published: Option<PublishedDate>,
    /// Public address, `http` or `https`.
    #[serde(default)]
    pub url: Option<String>,
    /// Address of an archived copy.
    #[serde(default)]
    pub archived: Option<String>,
    /// What kind of publication this is.
    pub kind: SourceKind,
    /// What it says that it rests on, in our words: "credits IDRW".
    #[serde(default)]
    pub rests_on: Option<String>,
    /// The source whose text this one prints again; the two count as one.
    #[serde(default)]
    pub copy_of: Option<SourceId>,
    /// The set that it was read with.
    pub collection: Collection,
    /// Name of the text file in the folder given with `--texts`.
    #[serde(default)]
    pub text_file: Option<String>,
    /// What a reader should know of this text as a whole.
    #[serde(default)]
    pub note: Option<String>,
}

/// A date of publication and how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedDate {
    /// The date.
    pub date: Edtf,
    /// How it is known: "date line", "the next Saturday after the meeting".
    pub basis: String,
}

/// What kind of publication a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// A statement on a government's or body's own site.
    OfficialStatement,
    /// A post by an official account.
    OfficialSocialMedia,
    /// The text of an official statement on somebody else's site.
    OfficialCopy,
    /// A news agency's own page.
    Agency,
    /// A news agency's report on somebody else's site.
    AgencyCopy,
    /// A newspaper's or broadcaster's own report.
    Newspaper,
    /// A site that collects what others published.
    Aggregator,
    /// Comment or analysis.
    Opinion,
    /// A document that was not meant for the public.
    Leak,
    /// The text does not say what kind of publication it is.
    Unknown,
}

impl SourceKind {
    /// Every kind, most authoritative first, and last the one that is not stated.
    pub const ALL: [Self; 10] = [
        Self::OfficialStatement,
        Self::OfficialSocialMedia,
        Self::OfficialCopy,
        Self::Agency,
        Self::AgencyCopy,
        Self::Newspaper,
        Self::Aggregator,
        Self::Opinion,
        Self::Leak,
        Self::Unknown,
    ];

    /// Plain name in sentence case, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OfficialStatement => "Official statement",
            Self::OfficialSocialMedia => "Official social media",
            Self::OfficialCopy => "Copy of an official text",
            Self::Agency => "News agency",
            Self::AgencyCopy => "Agency copy",
            Self::Newspaper => "Newspaper",
            Self::Aggregator => "Aggregator",
            Self::Opinion => "Opinion",
            Self::Leak => "Leaked document",
            Self::Unknown => "Kind not stated",
        }
    }

    /// Whether a government or body speaks for itself here, on a site or account of its own.
    #[must_use]
    pub fn is_official(self) -> bool {
        matches!(self, Self::OfficialStatement | Self::OfficialSocialMedia)
    }
}

/// The set that a source was read with. A source lens can be narrowed to one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Collection(pub String);
