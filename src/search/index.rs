//! The index: words, the texts that they stand in, and the engagements that say those.

use std::{ops::Range, sync::Arc};

use memchr::memchr2;
use rustc_hash::FxHashMap as HashMap;

use super::{
    fold::Folded,
    lexicon::Lexicon,
    proof::Proofs,
    read::{self, Mentions, Paragraph, TextId},
    scope::Scope,
    store::{Lists, Strings},
};
use crate::{
    catalogue::{Catalogue, Known},
    load::Texts,
};

/// The number of a word in the vocabulary, which is in order.
pub(super) type WordId = u32;

/// Everything of a catalogue by which engagements can be found.
///
/// It is made once for a catalogue, for all lenses at the same time: each mention knows the proof that
/// it rests on, and a [`Scope`] says which of them hold. Texts that many engagements share are kept
/// once.
#[derive(Clone, Debug)]
pub struct SearchIndex {
    pub(super) texts: Strings,
    /// Folded words, and other spellings by which texts are found, in order.
    pub(super) words: Strings,
    /// By word: the texts that it stands in, or that are found by it.
    pub(super) texts_of: Lists<TextId>,
    /// By text: its words, one after the other.
    pub(super) words_of: Lists<WordId>,
    pub(super) mentions: Mentions,
    /// By text: handles of the engagements that say it, in order.
    pub(super) said_by: Lists<u32>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) lexicon: Arc<Lexicon>,
    proofs: Proofs,
}

impl SearchIndex {
    /// Indexes a catalogue, and the texts of its sources as far as they are at hand. It takes a
    /// while for a large one, and belongs on a thread.
    #[must_use]
    pub fn new(catalogue: &Catalogue, texts: &Texts) -> Self {
        let contents = read::contents(catalogue, texts);
        let mut lexicon = Lexicon::new(catalogue);
        let mut folded = Folded::default();
        for text in 0..contents.texts.len() as TextId {
            let text = contents.texts.get(text);
            // Only a text with a hyphen or a bracket teaches anything.
            if memchr2(b'-', b'(', text.as_bytes()).is_some()
                || text.contains(['\u{2010}', '\u{2011}'])
            {
                folded.read(text);
                lexicon.learn(text, &folded);
            }
        }
        let words = Cut::new(&contents.texts, &lexicon);
        Self {
            said_by: contents.mentions.by_text(contents.texts.len()),
            texts: contents.texts,
            texts_of: Lists::turned(&words.found_by, words.vocabulary.len(), |word| word),
            words: words.vocabulary,
            words_of: words.in_row,
            mentions: contents.mentions,
            paragraphs: contents.paragraphs,
            lexicon: Arc::new(lexicon),
            proofs: contents.proofs,
        }
    }

    /// What may be found in it under a lens. `catalogue` is that which the index is of.
    #[must_use]
    pub fn scope(&self, catalogue: &Catalogue, known: &Known) -> Scope {
        Scope::new(&self.mentions, &self.proofs, catalogue, known)
    }

    /// How many engagements it is of.
    #[must_use]
    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether texts of sources are in it.
    #[must_use]
    pub fn has_passages(&self) -> bool {
        !self.paragraphs.is_empty()
    }

    /// Bytes that it takes up, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.texts.bytes()
            + self.words.bytes()
            + self.texts_of.bytes()
            + self.words_of.bytes()
            + self.mentions.bytes()
            + self.said_by.bytes()
            + size_of_val(&*self.paragraphs)
            + self.lexicon.bytes()
            + self.proofs.bytes()
    }

    /// The words that begin so.
    pub(super) fn beginning(&self, with: &str) -> Range<usize> {
        let from = self.words.first_where(|word| word >= with);
        let to = self
            .words
            .first_where(|word| word >= with && !word.starts_with(with));
        from as usize..to as usize
    }

    /// The word, where any text has it.
    pub(super) fn word(&self, word: &str) -> Option<WordId> {
        let at = self.words.first_where(|other| other >= word);
        ((at as usize) < self.words.len() && self.words.get(at) == word).then_some(at)
    }
}

/// Texts cut into words.
struct Cut {
    vocabulary: Strings,
    /// By text: its words, one after the other.
    in_row: Lists<WordId>,
    /// By text: its words and the others by which it is found, each once.
    found_by: Lists<WordId>,
}

impl Cut {
    fn new(texts: &Strings, lexicon: &Lexicon) -> Self {
        let mut numbers = Numbers::default();
        let mut in_row: Lists<WordId> = Lists::default();
        let mut found_by: Lists<WordId> = Lists::default();
        let mut folded = Folded::default();
        let mut words = Vec::new();
        for text in 0..texts.len() as TextId {
            folded.read(texts.get(text));
            words.clear();
            words.extend(folded.words().map(|word| numbers.number(word)));
            in_row.push(words.iter().copied());
            lexicon.also(&folded, |word, _| words.push(numbers.number(word)));
            words.sort_unstable();
            words.dedup();
            found_by.push(words.iter().copied());
        }
        let (vocabulary, places) = numbers.in_order();
        for list in [&mut in_row, &mut found_by] {
            for word in list.items_mut() {
                *word = places[*word as usize];
            }
        }
        in_row.shrink();
        Self {
            vocabulary,
            in_row,
            found_by,
        }
    }
}

/// Words, numbered as they come.
#[derive(Default)]
struct Numbers(HashMap<Box<str>, WordId>);

impl Numbers {
    fn number(&mut self, word: &str) -> WordId {
        if let Some(&number) = self.0.get(word) {
            return number;
        }
        let number = self.0.len() as WordId;
        self.0.insert(word.into(), number);
        number
    }

    /// The words in order, and for each number the place there.
    fn in_order(self) -> (Strings, Vec<WordId>) {
        let mut words: Vec<(Box<str>, WordId)> = self.0.into_iter().collect();
        words.sort_unstable();
        let mut vocabulary = Strings::default();
        let mut places = vec![0; words.len()];
        for (word, number) in words {
            places[number as usize] = vocabulary.push(&word);
        }
        vocabulary.shrink();
        (vocabulary, places)
    }
}
