//! Which texts have which words and phrases of a query.

use super::{
    index::SearchIndex,
    query::{Pattern, Term},
    read::TextId,
    spelling,
};

/// Terms that are looked for at the same time: each has two bits of a text’s marks.
pub(super) const AT_ONCE: usize = 16;

/// The bits that say which terms are in a text; those above say which are there as whole words.
const IN_TEXT: u32 = (1 << AT_ONCE) - 1;

/// How many of the terms stand in a text that has these marks.
pub(super) fn terms_in(mark: u32) -> u32 {
    (mark & IN_TEXT).count_ones()
}

/// How many of them stand there as whole words.
pub(super) fn whole_terms_in(mark: u32) -> u32 {
    (mark >> AT_ONCE).count_ones()
}

/// Which texts have which terms.
pub(super) struct Marks {
    /// By text.
    pub of_text: Vec<u32>,
    /// For each term, how often the texts are said that have it.
    pub reach: Vec<usize>,
    all: u32,
}

impl Marks {
    pub(super) fn new(index: &SearchIndex, terms: &[Term], is_loose: bool) -> Self {
        let mut marks = Self {
            of_text: vec![0; index.texts.len()],
            reach: vec![0; terms.len()],
            all: (1 << terms.len()) - 1,
        };
        for (number, term) in terms.iter().enumerate() {
            match term {
                Term::Word(patterns) => {
                    for pattern in patterns {
                        marks.pattern(index, number, pattern, is_loose);
                    }
                }
                Term::Phrase { words, is_prefix } => marks.phrase(index, number, words, *is_prefix),
            }
        }
        marks
    }

    pub(super) fn has_all(&self, text: TextId) -> bool {
        self.of_text[text as usize] & IN_TEXT == self.all
    }

    pub(super) fn texts_with(&self, term: usize) -> impl Iterator<Item = usize> {
        let texts = self.of_text.iter().enumerate();
        texts.filter_map(move |(text, mark)| (mark >> term & 1 != 0).then_some(text))
    }

    fn mark(&mut self, index: &SearchIndex, term: usize, texts: &[TextId], is_whole: bool) {
        let bit = 1 << term;
        let bits = bit | u32::from(is_whole) << (AT_ONCE + term);
        for &text in texts {
            let mark = &mut self.of_text[text as usize];
            if *mark & bit == 0 {
                self.reach[term] += index.said_by.get(text as usize).len();
            }
            *mark |= bits;
        }
    }

    fn pattern(&mut self, index: &SearchIndex, term: usize, pattern: &Pattern, is_loose: bool) {
        if let Some(word) = index.word(&pattern.text) {
            self.mark(index, term, index.texts_of.get(word as usize), true);
        }
        if pattern.is_prefix {
            let words = index.beginning(&pattern.text);
            self.mark(index, term, index.texts_of.several(words), false);
        }
        if is_loose && pattern.may_slip {
            for word in 0..index.words.len() {
                let letters = index.words.get(word as u32);
                let is_number = letters.starts_with(char::is_numeric);
                if !is_number && spelling::is_slip(letters, &pattern.text, pattern.is_prefix) {
                    self.mark(index, term, index.texts_of.get(word), false);
                }
            }
        }
    }

    fn phrase(&mut self, index: &SearchIndex, term: usize, words: &[String], is_prefix: bool) {
        let mut ranges = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            let range = if is_prefix && at + 1 == words.len() {
                index.beginning(word)
            } else {
                let found = index.word(word).map(|word| word as usize);
                found.map_or(0..0, |word| word..word + 1)
            };
            ranges.push(range);
        }
        let places = |at: &usize| index.texts_of.several(ranges[*at].clone()).len();
        let Some(rarest) = (0..ranges.len()).min_by_key(places) else {
            return;
        };
        let stands_in = |text: TextId| {
            let words = index.words_of.get(text as usize);
            words.windows(ranges.len()).any(|words| {
                let mut both = words.iter().zip(&ranges);
                both.all(|(&word, range)| range.contains(&(word as usize)))
            })
        };
        let candidates = index.texts_of.several(ranges[rarest].clone()).iter();
        let texts: Vec<TextId> = candidates
            .copied()
            .filter(|&text| stands_in(text))
            .collect();
        self.mark(index, term, &texts, true);
    }
}
