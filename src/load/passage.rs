//! Where the words of a citation stand in the text of its source.
//!
//! The check of quotes and the window ask the same question here, and get the same answer: a quote is
//! found letter by letter, or not at all.

use std::ops::Range;

use crate::model::{Citation, Locator};

/// What a citation leads to in the text of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// The page as a whole: no paragraph was counted and no words are quoted.
    Page,
    /// A paragraph that holds the quoted words.
    Found {
        /// Its number, from 1.
        paragraph: usize,
        /// Where the words stand in it, in bytes; nowhere when none are quoted, in several places when
        /// it is not clear which are meant.
        words: Vec<Range<usize>>,
    },
    /// The paragraph is there, and the words are not in it.
    NotInParagraph {
        /// Its number, from 1.
        paragraph: usize,
        /// The first paragraph that holds them, if one does.
        instead: Option<usize>,
    },
    /// The page was cited without a paragraph, and the words are in none.
    NotInText,
    /// There are not so many paragraphs.
    BeyondEnd {
        /// How many there are.
        last: usize,
    },
}

impl Passage {
    /// Looks for a citation in the paragraphs of its source.
    #[must_use]
    pub fn find(paragraphs: &[String], citation: &Citation) -> Self {
        let words = citation.words.as_deref();
        let paragraph = match (citation.locator, words) {
            (Locator::Paragraph(number), _) => number.get() as usize,
            (Locator::PageNotReadWhole, None) => return Self::Page,
            (Locator::PageNotReadWhole, Some(words)) => match first_with(paragraphs, words) {
                Some(paragraph) => paragraph,
                None => return Self::NotInText,
            },
        };
        let Some(text) = paragraphs.get(paragraph - 1) else {
            let last = paragraphs.len();
            return Self::BeyondEnd { last };
        };
        let Some(words) = words else {
            let words = Vec::new();
            return Self::Found { paragraph, words };
        };
        let places = text.match_indices(words);
        let places: Vec<_> = places.map(|(at, found)| at..at + found.len()).collect();
        if places.is_empty() {
            let instead = first_with(paragraphs, words);
            return Self::NotInParagraph { paragraph, instead };
        }
        Self::Found {
            paragraph,
            words: places,
        }
    }

    /// The paragraph to look at, from 1.
    #[must_use]
    pub fn paragraph(&self) -> Option<usize> {
        match self {
            Self::Found { paragraph, .. } | Self::NotInParagraph { paragraph, .. } => {
                Some(*paragraph)
            }
            Self::Page | Self::NotInText | Self::BeyondEnd { .. } => None,
        }
    }

    /// Whether the text does not bear the citation out.
    #[must_use]
    pub fn is_orphaned(&self) -> bool {
        matches!(
            self,
            Self::NotInParagraph { .. } | Self::NotInText | Self::BeyondEnd { .. }
        )
    }
}

/// Number of the first paragraph that holds some words.
fn first_with(paragraphs: &[String], words: &str) -> Option<usize> {
    let holds = |paragraph: &String| paragraph.contains(words);
    Some(paragraphs.iter().position(holds)? + 1)
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;

    fn text() -> Vec<String> {
        let lines = [
            "A headline",
            "They met in Port. They met again.",
            "“We agree” – it said",
        ];
        lines.map(str::to_owned).to_vec()
    }

    fn cited(paragraph: Option<u32>, words: Option<&str>) -> Passage {
        let paragraph = paragraph.and_then(NonZeroU32::new);
        let citation = Citation {
            source: "paper".into(),
            or: Box::default(),
            own: false,
            locator: paragraph.map_or(Locator::PageNotReadWhole, Locator::Paragraph),
            words: words.map(str::to_owned),
        };
        Passage::find(&text(), &citation)
    }

    #[test]
    fn words_are_found_letter_by_letter_or_not_at_all() {
        let found = |paragraph, words: &[Range<usize>]| Passage::Found {
            paragraph,
            words: words.to_vec(),
        };
        assert_eq!(
            cited(Some(2), Some("met in Port")),
            found(2, std::slice::from_ref(&(5..16)))
        );
        assert_eq!(cited(Some(2), Some("They met")), found(2, &[0..8, 18..26]));
        assert_eq!(cited(Some(2), None), found(2, &[]));
        let otherwise = Passage::NotInParagraph {
            paragraph: 2,
            instead: None,
        };
        for words in ["met in port", "met  in Port", "met in Ports"] {
            assert_eq!(cited(Some(2), Some(words)), otherwise, "{words}");
        }
        // Other quotation marks are other letters.
        assert_eq!(cited(None, Some("\"We agree\"")), Passage::NotInText);
        let places = found(3, std::slice::from_ref(&(0..14)));
        assert_eq!(cited(None, Some("“We agree”")), places);
    }

    #[test]
    fn what_is_not_where_it_is_said_to_be_says_where_it_is() {
        let elsewhere = cited(Some(1), Some("met in Port"));
        let is = Passage::NotInParagraph {
            paragraph: 1,
            instead: Some(2),
        };
        assert_eq!(elsewhere, is);
        assert_eq!(cited(Some(9), None), Passage::BeyondEnd { last: 3 });
        assert_eq!(cited(None, None), Passage::Page);
        assert!(elsewhere.is_orphaned() && !cited(None, None).is_orphaned());
        assert_eq!(elsewhere.paragraph(), Some(1));
    }
}
