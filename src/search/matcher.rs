//! Which letters of a text a query finds.

use std::{ops::Range, sync::Arc};

use super::{
    fold::Folded,
    lexicon::{Lexicon, is_small},
    query::{Pattern, Query, Term},
    spelling,
};

/// Marks what a query finds, in any text.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    /// All that was typed.
    query: Query,
    /// The same without small words, where there are others: “of” stands in every line.
    telling: Query,
    lexicon: Arc<Lexicon>,
    is_loose: bool,
}

impl Matcher {
    pub(super) fn new(query: Query, lexicon: Arc<Lexicon>, is_loose: bool) -> Self {
        let is_small = |term: &Term| match term {
            Term::Word(patterns) => patterns.iter().any(|pattern| is_small(&pattern.text)),
            Term::Phrase { .. } => false,
        };
        let mut telling = query.clone();
        if !query.terms.iter().all(is_small) {
            telling.terms.retain(|term| !is_small(term));
        }
        Self {
            query,
            telling,
            lexicon,
            is_loose,
        }
    }

    /// The bytes of a text to be marked, in order, apart from each other, and whole characters. Of a
    /// word of which the start was typed only that is marked; all of it where it is written otherwise
    /// than it was typed. Small words are marked only where nothing else was typed.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        self.ranges_of(&self.telling, text)
    }

    /// The same in a text that was found: where it has small words only, these.
    pub(super) fn ranges_found(&self, text: &str) -> Vec<Range<usize>> {
        let ranges = self.ranges(text);
        if ranges.is_empty() {
            return self.ranges_of(&self.query, text);
        }
        ranges
    }

    fn ranges_of(&self, query: &Query, text: &str) -> Vec<Range<usize>> {
        if query.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let mut ranges = Vec::new();
        for term in &query.terms {
            match term {
                Term::Word(patterns) => self.word(&folded, patterns, &mut ranges),
                Term::Phrase { words, is_prefix } => {
                    phrase(&folded, words, *is_prefix, &mut ranges);
                }
            }
        }
        let words = query.terms.iter().filter_map(|term| match term {
            Term::Word(patterns) => Some(patterns),
            Term::Phrase { .. } => None,
        });
        let patterns: Vec<&Pattern> = words.flatten().collect();
        self.lexicon.also(&folded, |word, at| {
            let fits = patterns
                .iter()
                .any(|pattern| pattern.fits(word) || self.slips(pattern, word));
            if fits {
                ranges.push(folded.range(at));
            }
        });
        joined(ranges)
    }

    fn word(&self, folded: &Folded, patterns: &[Pattern], ranges: &mut Vec<Range<usize>>) {
        for (at, word) in folded.words().enumerate() {
            for pattern in patterns {
                if pattern.fits(word) {
                    ranges.push(folded.start(at, pattern.text.len()));
                } else if self.slips(pattern, word) {
                    ranges.push(folded.range(at..at + 1));
                }
            }
        }
    }

    fn slips(&self, pattern: &Pattern, word: &str) -> bool {
        self.is_loose
            && pattern.may_slip
            && spelling::is_slip(word, &pattern.text, pattern.is_prefix)
    }
}

fn phrase(folded: &Folded, words: &[String], is_prefix: bool, ranges: &mut Vec<Range<usize>>) {
    let Some((last, before)) = words.split_last() else {
        return;
    };
    for at in 0..(folded.len() + 1).saturating_sub(words.len()) {
        let end = at + before.len();
        let begins = (at..end)
            .zip(before)
            .all(|(at, word)| folded.word(at) == *word);
        let ends = if is_prefix {
            folded.word(end).starts_with(last)
        } else {
            folded.word(end) == last
        };
        if begins && ends {
            let last = folded.start(end, last.len());
            ranges.push(folded.range(at..end + 1).start..last.end);
        }
    }
}

/// In order, and one where they touch.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        let matcher = Matcher::new(Query::new(typed), Arc::default(), false);
        matcher
            .ranges(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn small_words_are_marked_only_where_they_are_all_that_was_typed() {
        let text = "The visit of the head of the council to Moscow";
        assert_eq!(marked("visit of the council", text), ["visit", "council"]);
        assert_eq!(marked("head of the", text), ["head"]);
        assert_eq!(marked("of the ", text).len(), 5);
        let matcher = Matcher::new(Query::new("visit of"), Arc::default(), false);
        assert_eq!(matcher.ranges("Head of it"), []);
        assert_eq!(matcher.ranges_found("Head of it"), vec![5..7; 1]);
        assert_eq!(
            marked("“head of the” visit", text),
            ["visit", "head of the"]
        );
    }
}
