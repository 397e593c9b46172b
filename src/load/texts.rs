//! The texts of the sources, when the user has them, and the quotes held against them.
//!
//! A quote is found exactly or not at all: never loosely, never with other quotation marks.

use std::{
    collections::HashMap,
    fs,
    num::NonZeroU32,
    path::{Component, Path},
    sync::Arc,
};

use super::{
    document::Document,
    draft::{Draft, Finder, RecordKey},
    input,
    kind::Kind,
    locate::Trail,
    passage::Passage,
    problem::{Code, Place, Problem},
    progress::Progress,
    references::{Dropped, walk_record},
    rules::words_trail,
    walk::{Claim, Visitor},
};
use crate::model::{Citation, Locator, SourceId};

/// The paragraphs of sources.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    paragraphs: HashMap<SourceId, Arc<[String]>>,
}

impl Texts {
    /// The paragraphs of a source, in order: its non-empty lines. Citations count them from 1.
    #[must_use]
    pub fn paragraphs(&self, source: &SourceId) -> Option<&[String]> {
        self.paragraphs.get(source).map(AsRef::as_ref)
    }

    /// Where a citation leads to in the text of its source; `None` where that text is not here.
    #[must_use]
    pub fn look_up(&self, citation: &Citation) -> Option<Passage> {
        let paragraphs = self.paragraphs(&citation.source)?;
        Some(Passage::find(paragraphs, citation))
    }

    /// How many sources have their text here.
    #[must_use]
    pub fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// Whether no source has its text here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paragraphs.is_empty()
    }

    /// Reads the text of each source that names a file. One that is not there is a warning.
    pub(crate) fn read(
        folder: &Path,
        draft: &Draft,
        finder: &Finder<'_>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut texts = Self::default();
        if !folder.is_dir() {
            let name = folder.to_string_lossy();
            let problem = Problem::new(
                Code::MissingPath,
                format!("There is no folder of texts at `{name}`"),
                "Check the spelling of the path",
            );
            problems.push(problem.at(Place::whole(&name)));
            return texts;
        }
        for (source, origin) in draft.sources.iter() {
            let Some(file) = &source.text_file else {
                continue;
            };
            match read_text(folder, file, problems) {
                Ok(paragraphs) => {
                    texts
                        .paragraphs
                        .insert(source.id.clone(), paragraphs.into());
                }
                Err(message) => {
                    let problem = Problem::new(
                        Code::TextMissing,
                        message,
                        "Put the text there as UTF-8, or mend `text_file`",
                    );
                    let place = finder.place(origin, &Trail::Record.field("text_file"));
                    problems.push(problem.at(place).record(Kind::Source, source.id.as_str()));
                }
            }
        }
        texts
    }

    /// Quotes that are whole sentences: errors.
    pub(crate) fn check_sentences(
        &self,
        draft: &Draft,
        finder: &Finder<'_>,
        problems: &mut Vec<Problem>,
    ) -> Dropped {
        let mut dropped = Dropped::new();
        for record in self.check(draft, finder, problems, sentence_problem) {
            dropped.entry(record.0).or_default().insert(record.1);
        }
        dropped
    }

    /// Quotes that are not where they are said to be: warnings.
    pub(crate) fn check_quotes(
        &self,
        draft: &Draft,
        finder: &Finder<'_>,
        problems: &mut Vec<Problem>,
    ) {
        self.check(draft, finder, problems, quote_problem);
    }

    /// Holds every citation against its text and returns the records with a problem.
    fn check(
        &self,
        draft: &Draft,
        finder: &Finder<'_>,
        problems: &mut Vec<Problem>,
        judge: Judge,
    ) -> Vec<RecordKey> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut proof = Proof {
            texts: self,
            draft,
            finder,
            judge,
            record: (Kind::Series, 0),
            problems,
            found: Vec::new(),
        };
        for kind in [Kind::Series, Kind::Engagement, Kind::Context] {
            for index in 0..draft.origins(kind).len() {
                proof.record = (kind, index);
                walk_record(draft, proof.record, &mut proof);
            }
        }
        proof.found
    }
}

/// What is wrong with a citation, and whether with its words.
type Judge = fn(&[String], &Citation) -> Option<(Problem, Field)>;

#[derive(Clone, Copy)]
enum Field {
    Words,
    Paragraph,
}

struct Proof<'a> {
    texts: &'a Texts,
    draft: &'a Draft,
    finder: &'a Finder<'a>,
    judge: Judge,
    record: RecordKey,
    problems: &'a mut Vec<Problem>,
    found: Vec<RecordKey>,
}

impl Visitor for Proof<'_> {
    fn claims(&mut self, trail: &Trail<'_>, _claim: Claim, cite: &[Citation]) {
        for (index, citation) in cite.iter().enumerate() {
            let Some(paragraphs) = self.texts.paragraphs(&citation.source) else {
                continue;
            };
            let Some((problem, field)) = (self.judge)(paragraphs, citation) else {
                continue;
            };
            let cite_trail = trail.field("cite");
            let citation_trail = cite_trail.item(index);
            let trail = match field {
                Field::Words => words_trail(&citation_trail, citation),
                Field::Paragraph => citation_trail.item(1),
            };
            let origin = self.draft.origins(self.record.0)[self.record.1];
            let problem = problem.at(self.finder.place(origin, &trail));
            self.problems
                .push(problem.record(self.record.0, self.draft.id(self.record)));
            self.found.push(self.record);
        }
    }
}

fn sentence_problem(paragraphs: &[String], citation: &Citation) -> Option<(Problem, Field)> {
    let words = citation.words.as_deref()?;
    let is_sentence = match citation.locator {
        Locator::Paragraph(number) => paragraphs
            .get(number.get() as usize - 1)
            .is_some_and(|paragraph| is_whole_sentence(paragraph, words)),
        Locator::PageNotReadWhole => paragraphs
            .iter()
            .any(|paragraph| is_whole_sentence(paragraph, words)),
    };
    let problem = Problem::new(
        Code::QuoteWholeSentence,
        "This quote is a whole sentence of its source",
        "Quote only the words that matter",
    );
    is_sentence.then_some((problem, Field::Words))
}

fn quote_problem(paragraphs: &[String], citation: &Citation) -> Option<(Problem, Field)> {
    let source = &citation.source;
    match Passage::find(paragraphs, citation) {
        Passage::Found { paragraph, words }
            if words.len() > 1 && citation.paragraph().is_some() =>
        {
            let problem = Problem::new(
                Code::QuoteFoundTwice,
                format!("These words stand twice in paragraph {paragraph} of `{source}`"),
                "Quote a word or two more, so that it is clear which is meant",
            );
            Some((problem, Field::Words))
        }
        Passage::Page | Passage::Found { .. } => None,
        Passage::NotInParagraph {
            instead: Some(number),
            ..
        } => {
            let problem = Problem::new(
                Code::QuoteInOtherParagraph,
                format!("These words stand in paragraph {number} of `{source}`"),
                format!("Write paragraph {number}"),
            );
            Some((problem, Field::Words))
        }
        Passage::NotInParagraph { .. } | Passage::NotInText => {
            Some((not_found(source), Field::Words))
        }
        Passage::BeyondEnd { last } => {
            let number = citation.paragraph().map_or(0, NonZeroU32::get);
            let problem = Problem::new(
                Code::ParagraphBeyondEnd,
                format!("`{source}` has {last} paragraphs, and this is number {number}"),
                "Count its non-empty lines from 1, the headline among them if it is in the text",
            );
            Some((problem, Field::Paragraph))
        }
    }
}

fn not_found(source: &SourceId) -> Problem {
    Problem::new(
        Code::QuoteNotFound,
        format!("These words are not in the text of `{source}`"),
        "Copy them exactly as printed, with the same quotation marks and misprints",
    )
}

/// The non-empty lines of a text file; the sentence is why there are none.
fn read_text(
    folder: &Path,
    file: &str,
    problems: &mut Vec<Problem>,
) -> Result<Vec<String>, String> {
    let mut parts = Path::new(file).components();
    let is_plain_name = matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(_)), None)
    );
    if !is_plain_name {
        return Err(format!(
            "`{file}` is not the plain name of a file in the folder of texts"
        ));
    }
    let path = folder.join(file);
    let is_file = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return Err(format!("The text `{file}` is not in the folder of texts"));
    }
    let document = input::read_bytes(&path, &Progress::default(), problems)
        .and_then(|bytes| Document::from_bytes(&path.to_string_lossy(), bytes, problems));
    let Some(document) = document else {
        return Err(format!("The text `{file}` cannot be read"));
    };
    let lines = document.text().lines().map(str::trim);
    Ok(lines
        .filter(|line| !line.is_empty())
        .map(str::to_string)
        .collect())
}

/// Whether words stand in a paragraph as a whole sentence, or as all of it.
fn is_whole_sentence(paragraph: &str, words: &str) -> bool {
    let words = words.trim();
    !words.is_empty()
        && paragraph.match_indices(words).any(|(start, _)| {
            let before = &paragraph[..start];
            let after = &paragraph[start + words.len()..];
            starts_sentence(before, words) && ends_sentence(words, after)
        })
}

fn starts_sentence(before: &str, words: &str) -> bool {
    let before = before
        .trim_end()
        .trim_end_matches(is_quotation_mark)
        .trim_end();
    if before.is_empty() {
        return true;
    }
    let capital = words
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase());
    capital && before.ends_with(is_stop) && !ends_with_abbreviation(before)
}

fn ends_sentence(words: &str, after: &str) -> bool {
    let words = words.trim_end_matches(is_quotation_mark);
    let rest = after.trim_start_matches(is_quotation_mark);
    let stop_follows = rest.strip_prefix(is_stop).is_some_and(|rest| {
        rest.chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || is_quotation_mark(c))
    });
    let stop_within = words.ends_with(is_stop)
        && !ends_with_abbreviation(words)
        && rest.chars().next().is_none_or(char::is_whitespace);
    rest.trim().is_empty() || stop_follows || stop_within
}

/// "Mr.", "Lt.", "J.", "U.S.": a full stop that ends no sentence.
fn ends_with_abbreviation(text: &str) -> bool {
    const SHORT: [&str; 16] = [
        "mr", "mrs", "ms", "dr", "shri", "smt", "st", "lt", "gen", "col", "prof", "amb", "hon",
        "no", "vs", "sh",
    ];
    let Some(text) = text.strip_suffix('.') else {
        return false;
    };
    let word = text
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    word.chars().count() == 1 || SHORT.contains(&word.to_lowercase().as_str())
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '।')
}

fn is_quotation_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_known_by_their_ends() {
        let paragraph = "Both sides met. Mr. Rao said: “We agree.” They will meet again";
        assert!(is_whole_sentence(paragraph, "Both sides met"));
        assert!(is_whole_sentence(paragraph, "Both sides met."));
        assert!(is_whole_sentence(paragraph, "They will meet again"));
        assert!(!is_whole_sentence(paragraph, "sides met"));
        assert!(!is_whole_sentence(paragraph, "They will meet"));
        assert!(!is_whole_sentence(paragraph, "Rao said: “We agree.”"));
    }
}
