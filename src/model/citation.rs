//! Citations: which source, which paragraph, which words a claim rests on.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::SourceId;

/// Proof of one claim.
///
/// In a record it is one of six forms, named for how much is known:
///
/// ```ron
/// Quote("sindhu-2019", 5, "11th meeting")   // source, paragraph, words exactly as printed
/// Para("sindhu-2019", 5)                    // source, paragraph
/// PageQuote("mea-2023", "in Moscow")        // the page was not read whole: words, no paragraph
/// Page("mea-2023")                          // the page was not read whole
/// OneOf(["mea-2023", "hindu-2023-07-24"])   // one of these pages; which one was not noted
/// OwnPages                                  // one of the pages that the record's own `cite` names
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct Citation {
    /// The source cited.
    pub source: SourceId,
    /// Further sources, when all that was noted is that one of them or [`Self::source`] says it.
    pub or: Box<[SourceId]>,
    /// Whether it is written as `OwnPages`. Its sources are those of the engagement's own `cite`,
    /// which [`super::Engagement::fill_own_pages`] puts in; none where that names none.
    pub own: bool,
    /// Where in it.
    pub locator: Locator,
    /// The words, exactly as printed, misprints included: at most ten and never a whole sentence.
    pub words: Option<String>,
}

/// Where in a source a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Locator {
    /// The nth non-empty line of the text, counted from 1.
    Paragraph(NonZeroU32),
    /// Only part of the page was read, so its paragraphs could not be counted.
    PageNotReadWhole,
}

impl Citation {
    /// Every source that may be the one: a single one, except in `OneOf`.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> + Clone {
        std::iter::once(&self.source).chain(&self.or)
    }

    /// The paragraph, if paragraphs could be counted.
    #[must_use]
    pub fn paragraph(&self) -> Option<NonZeroU32> {
        match self.locator {
            Locator::Paragraph(number) => Some(number),
            Locator::PageNotReadWhole => None,
        }
    }
}

/// The six ways in which a record writes a [`Citation`].
#[derive(Clone, Serialize, Deserialize)]
enum Form {
    Quote(SourceId, NonZeroU32, String),
    Para(SourceId, NonZeroU32),
    PageQuote(SourceId, String),
    Page(SourceId),
    OneOf(Vec<SourceId>),
    OwnPages,
}

impl TryFrom<Form> for Citation {
    type Error = &'static str;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let mut or = Vec::new();
        let own = matches!(form, Form::OwnPages);
        let (source, locator, words) = match form {
            Form::Quote(source, number, words) => (source, Locator::Paragraph(number), Some(words)),
            Form::Para(source, number) => (source, Locator::Paragraph(number), None),
            Form::PageQuote(source, words) => (source, Locator::PageNotReadWhole, Some(words)),
            Form::Page(source) => (source, Locator::PageNotReadWhole, None),
            Form::OneOf(mut sources) => {
                let differ = |at: usize| !sources[..at].contains(&sources[at]);
                if sources.len() < 2 || !(1..sources.len()).all(differ) {
                    return Err("`OneOf` needs two different sources or more");
                }
                or = sources.split_off(1);
                (sources.remove(0), Locator::PageNotReadWhole, None)
            }
            Form::OwnPages => (SourceId::from(""), Locator::PageNotReadWhole, None),
        };
        Ok(Self {
            source,
            or: or.into(),
            own,
            locator,
            words,
        })
    }
}

impl From<Citation> for Form {
    fn from(citation: Citation) -> Self {
        let Citation {
            source,
            or,
            own,
            locator,
            words,
        } = citation;
        if own {
            return Self::OwnPages;
        }
        if !or.is_empty() {
            return Self::OneOf(std::iter::once(source).chain(or).collect());
        }
        match (locator, words) {
            (Locator::Paragraph(number), Some(words)) => Self::Quote(source, number, words),
            (Locator::Paragraph(number), None) => Self::Para(source, number),
            (Locator::PageNotReadWhole, Some(words)) => Self::PageQuote(source, words),
            (Locator::PageNotReadWhole, None) => Self::Page(source),
        }
    }
}
