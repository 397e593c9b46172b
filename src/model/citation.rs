//! Citations: which source, which paragraph, which words a claim rests on.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::SourceId;

/// Proof of one claim.
///
/// In a record it is one of four forms, named for how much is known:
///
/// ```ron
/// Quote("sindhu-2019", 5, "11th meeting")   // source, paragraph, words exactly as printed
/// Para("sindhu-2019", 5)                    // source, paragraph
/// PageQuote("mea-2023", "in Moscow")        // the page was not read whole: words, no paragraph
/// Page("mea-2023")                          // the page was not read whole
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
pub struct Citation {
    /// The source cited.
    pub source: SourceId,
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
    /// The paragraph, if paragraphs could be counted.
    #[must_use]
    pub fn paragraph(&self) -> Option<NonZeroU32> {
        match self.locator {
            Locator::Paragraph(number) => Some(number),
            Locator::PageNotReadWhole => None,
        }
    }
}

/// The four ways in which a record writes a [`Citation`].
#[derive(Clone, Serialize, Deserialize)]
enum Form {
    Quote(SourceId, NonZeroU32, String),
    Para(SourceId, NonZeroU32),
    PageQuote(SourceId, String),
    Page(SourceId),
}

impl From<Form> for Citation {
    fn from(form: Form) -> Self {
        let (source, locator, words) = match form {
            Form::Quote(source, number, words) => (source, Locator::Paragraph(number), Some(words)),
            Form::Para(source, number) => (source, Locator::Paragraph(number), None),
            Form::PageQuote(source, words) => (source, Locator::PageNotReadWhole, Some(words)),
            Form::Page(source) => (source, Locator::PageNotReadWhole, None),
        };
        Self {
            source,
            locator,
            words,
        }
    }
}

impl From<Citation> for Form {
    fn from(citation: Citation) -> Self {
        let Citation {
            source,
            locator,
            words,
        } = citation;
        match (locator, words) {
            (Locator::Paragraph(number), Some(words)) => Self::Quote(source, number, words),
            (Locator::Paragraph(number), None) => Self::Para(source, number),
            (Locator::PageNotReadWhole, Some(words)) => Self::PageQuote(source, words),
            (Locator::PageNotReadWhole, None) => Self::Page(source),
        }
    }
}
