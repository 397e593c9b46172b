//! Text as it is searched: words in small letters without accents, and the way back to the text.

use std::ops::Range;

use unicode_normalization::char::{
    canonical_combining_class, decompose_compatible, is_combining_mark,
};

/// A text cut into folded words.
///
/// Folding puts aside case, accents, width and ligatures, leaves out apostrophes (`Sa’ar` is `saar`,
/// `Russia’s` is `russia`), and takes whatever is neither letter nor figure for a gap. It says for
/// each folded letter from which bytes of the text it comes.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    /// The letters of all words, one after the other.
    letters: String,
    /// For each byte of `letters`, where in the text the character begins and ends that it is from.
    origin: Vec<(u32, u32)>,
    words: Vec<Word>,
    /// What stands between the last word and the next.
    gap: u8,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    /// Where in `letters` it begins and ends.
    from: u32,
    to: u32,
    /// What stands before it.
    gap: u8,
    is_capitals: bool,
}

/// What stands between two words.
const HYPHEN: u8 = 1;
const DOT: u8 = 2;
const SPACE: u8 = 4;
const OTHER: u8 = 8;

/// A text folded: its words with one space between. Folding it again changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    let folded = Folded::new(text);
    let words: Vec<&str> = folded.words().collect();
    words.join(" ")
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.read(text);
        folded
    }

    /// Folds another text in the same memory.
    pub(super) fn read(&mut self, text: &str) {
        self.letters.clear();
        self.origin.clear();
        self.words.clear();
        self.gap = 0;
        let mut word = Open::default();
        for (at, character) in text.char_indices() {
            let origin = (at as u32, (at + character.len_utf8()) as u32);
            if character.is_ascii_alphanumeric() {
                self.letter(&mut word, character.to_ascii_lowercase(), origin);
            } else if !character.is_ascii() {
                self.beyond_ascii(&mut word, character, origin);
            } else {
                self.other(&mut word, character);
            }
            word.cased(character);
        }
        self.close(&mut word);
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, at: usize) -> &str {
        let word = self.words[at];
        &self.letters[word.from as usize..word.to as usize]
    }

    pub(super) fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|at| self.word(at))
    }

    /// Whether a word is of two letters or more, all of them capitals in the text.
    pub(super) fn is_capitals(&self, at: usize) -> bool {
        self.words[at].is_capitals
    }

    /// Whether one hyphen, and nothing else, stands before a word.
    pub(super) fn is_after_hyphen(&self, at: usize) -> bool {
        at > 0 && self.words[at].gap == HYPHEN
    }

    /// Whether a word and the one before it are initials of one name: single letters with no more
    /// than dots and spaces between.
    pub(super) fn continues_initials(&self, at: usize) -> bool {
        let is_letter = |at: usize| {
            let mut letters = self.word(at).chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        };
        at > 0 && self.words[at].gap & (HYPHEN | OTHER) == 0 && is_letter(at) && is_letter(at - 1)
    }

    /// The same, and a dot does stand between.
    pub(super) fn continues_dotted_initials(&self, at: usize) -> bool {
        self.continues_initials(at) && self.words[at].gap & DOT != 0
    }

    /// The bytes of the text that words come from, from the first one’s start to the last one’s end.
    pub(super) fn range(&self, words: Range<usize>) -> Range<usize> {
        let (first, last) = (self.words[words.start], self.words[words.end - 1]);
        self.origin(first.from..last.to)
    }

    /// The bytes of the text that the first `bytes` bytes of a word come from.
    pub(super) fn start(&self, word: usize, bytes: usize) -> Range<usize> {
        let from = self.words[word].from;
        self.origin(from..from + bytes as u32)
    }

    fn origin(&self, letters: Range<u32>) -> Range<usize> {
        let from = self.origin[letters.start as usize].0;
        let to = self.origin[letters.end as usize - 1].1;
        from as usize..to as usize
    }

    fn beyond_ascii(&mut self, word: &mut Open, character: char, origin: (u32, u32)) {
        if is_apostrophe(character) {
            word.apostrophe(self.letters.len());
            return;
        }
        if is_invisible(character) {
            return;
        }
        decompose_compatible(character, |part| {
            if is_accent(part) {
                // It belongs to the letter before it, and is marked with it.
                if let Some(last) = self.origin.last_mut().filter(|_| word.is_open()) {
                    last.1 = origin.1;
                }
            } else if part.is_alphanumeric() || is_combining_mark(part) {
                for small in part.to_lowercase().filter(|&small| !is_accent(small)) {
                    self.plain(word, small, origin);
                }
            } else {
                self.other(word, part);
            }
        });
    }

    /// A small letter, or the letters that it is written with where it is not at hand.
    fn plain(&mut self, word: &mut Open, small: char, origin: (u32, u32)) {
        let letters = match small {
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            'þ' => "th",
            'ø' => "o",
            'đ' | 'ð' => "d",
            'ħ' => "h",
            'ı' => "i",
            'ł' => "l",
            'ŧ' => "t",
            'ς' => "σ",
            other => return self.letter(word, other, origin),
        };
        for letter in letters.chars() {
            self.letter(word, letter, origin);
        }
    }

    fn letter(&mut self, word: &mut Open, letter: char, origin: (u32, u32)) {
        if word.from.is_none() {
            *word = Open {
                from: Some(self.letters.len()),
                ..Open::default()
            };
        }
        self.letters.push(letter);
        let bytes = self.letters.len();
        self.origin.resize(bytes, origin);
    }

    /// What is no letter.
    fn other(&mut self, word: &mut Open, character: char) {
        if is_apostrophe(character) {
            word.apostrophe(self.letters.len());
            return;
        }
        self.close(word);
        self.gap |= match character {
            // Beside any other sign two hyphens are a dash.
            '-' | '\u{2010}' if self.gap & HYPHEN != 0 => OTHER,
            '-' | '\u{2010}' => HYPHEN,
            '.' => DOT,
            _ if character.is_whitespace() => SPACE,
            _ => OTHER,
        };
    }

    fn close(&mut self, word: &mut Open) {
        let Open {
            from: Some(from),
            apostrophe,
            mut small,
            capitals,
        } = std::mem::take(word)
        else {
            return;
        };
        // "Russia’s" is said of Russia.
        let to = self.letters.len();
        if apostrophe == Some(to - 1) && from + 1 < to && self.letters.ends_with('s') {
            self.letters.truncate(to - 1);
            self.origin.truncate(to - 1);
            small = small.saturating_sub(1);
        }
        self.words.push(Word {
            from: from as u32,
            to: self.letters.len() as u32,
            gap: self.gap,
            is_capitals: small == 0 && capitals > 1,
        });
        self.gap = 0;
    }
}

/// A word that is being read.
#[derive(Default)]
struct Open {
    from: Option<usize>,
    /// How many letters there were when its last apostrophe came.
    apostrophe: Option<usize>,
    small: u32,
    capitals: u32,
}

impl Open {
    fn is_open(&self) -> bool {
        self.from.is_some()
    }

    fn apostrophe(&mut self, letters: usize) {
        if self.is_open() {
            self.apostrophe = Some(letters);
        }
    }

    fn cased(&mut self, character: char) {
        if self.is_open() {
            self.small += u32::from(character.is_lowercase());
            self.capitals += u32::from(character.is_uppercase());
        }
    }
}

/// Signs within a word that are left out, and do not end it.
fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '`' | '´' | '’' | '‘' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ'
    )
}

/// Characters that only say how others are set: joiners, a hyphen for the end of a line, turns of
/// direction, variants of a sign.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Marks that are put aside. Those of class 0 are vowels in the scripts of India and the Maldives,
/// 8 voices a kana and 9 joins consonants: without them a word is another.
fn is_accent(character: char) -> bool {
    !matches!(canonical_combining_class(character), 0 | 8 | 9)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_accents_width_and_signs_are_put_aside() {
        for (text, folded) in [
            ("Malé", "male"),
            ("Male\u{301}", "male"),
            ("Türkiye – İstanbul", "turkiye istanbul"),
            ("Łódź, Ærø & Straße", "lodz aero strasse"),
            ("ＦＡＴＦ", "fatf"),
            ("Counter-Terrorism", "counter terrorism"),
            ("Gideon Sa’ar and Sa'ar", "gideon saar and saar"),
            (
                "Russia’s, the states’ ‘safe havens’",
                "russia the states safe havens",
            ),
            ("K.D. Dewal", "k d dewal"),
            ("3½ km²", "31 2 km2"),
            ("co\u{AD}operation", "cooperation"),
            ("Россия, Йемен", "россия иемен"),
            ("ΘΕΣΣΑΛΟΝΊΚΗΣ", "θεσσαλονικησ"),
            ("… — !", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn vowels_that_are_written_as_marks_stay() {
        assert_ne!(fold("मालदीव"), fold("मलदव"));
        assert_ne!(fold("ދިވެހި"), fold("ދވހ"));
        assert_eq!(fold("फ़्रांस"), fold("फ़्रांस"));
    }

    #[test]
    fn the_way_back_leads_to_whole_characters() {
        let text = "à Male\u{301}, Straße";
        let folded = Folded::new(text);
        assert_eq!(&text[folded.range(1..2)], "Male\u{301}");
        assert_eq!(&text[folded.start(1, 3)], "Mal");
        assert_eq!(&text[folded.start(1, 4)], "Male\u{301}");
        assert_eq!(&text[folded.start(2, 5)], "Straß");
        assert_eq!(&text[folded.range(0..3)], text);
    }

    #[test]
    fn capitals_hyphens_and_initials_are_seen() {
        let folded = Folded::new("SCO-RATS of the UK’s J. S. Rao -- us");
        let words: Vec<_> = folded.words().collect();
        assert_eq!(
            words,
            ["sco", "rats", "of", "the", "uk", "j", "s", "rao", "us"]
        );
        let is = |test: fn(&Folded, usize) -> bool| -> Vec<usize> {
            (0..folded.len()).filter(|&at| test(&folded, at)).collect()
        };
        assert_eq!(is(Folded::is_capitals), [0, 1, 4]);
        assert_eq!(is(Folded::is_after_hyphen), [1]);
        assert_eq!(is(Folded::continues_dotted_initials), [6]);
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_word_comes_from_whole_characters(text in "\\PC*") {
            let folded = Folded::new(&text);
            for at in 0..folded.len() {
                prop_assert!(!folded.word(at).is_empty());
                prop_assert!(text.get(folded.range(at..at + 1)).is_some());
                for (bytes, letter) in folded.word(at).char_indices() {
                    let bytes = bytes + letter.len_utf8();
                    prop_assert!(text.get(folded.start(at, bytes)).is_some());
                }
            }
        }
    }
}
