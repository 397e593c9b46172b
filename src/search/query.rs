//! What somebody types to find something.

use super::{
    fold::Folded,
    spelling::{self, MIN_LETTERS},
};

/// Words to be found, each of them somewhere in an engagement, and phrases between quotation marks,
/// each of them in one text as it stands. The last word may be the start of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// What has to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A word, in any of these spellings.
    Word(Vec<Pattern>),
    /// Folded words one after the other.
    Phrase {
        words: Vec<String>,
        /// Whether the last of them may be the start of a word.
        is_prefix: bool,
    },
}

/// A folded word, or the start of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    pub text: String,
    pub is_prefix: bool,
    /// Whether it is what was typed, and long enough for a slip.
    pub may_slip: bool,
}

impl Query {
    /// Reads what was typed. Any text is a query; one without a letter or figure asks nothing.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let parts: Vec<&str> = typed.split(is_quotation_mark).collect();
        let last = parts.iter().rposition(|part| Folded::new(part).len() > 0);
        let mut terms = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let is_last = Some(at) == last;
            if at % 2 == 1 {
                // A phrase whose end has not been typed is still being typed.
                terms.extend(phrase(part, is_last && at + 1 == parts.len()));
            } else {
                words(part, is_last, &mut terms);
            }
        }
        let mut query = Self::default();
        for term in terms {
            if !query.terms.contains(&term) {
                query.terms.push(term);
            }
        }
        query
    }

    /// Whether it asks nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a word of it is long enough to be found with a slip.
    pub(super) fn may_slip(&self) -> bool {
        self.terms.iter().any(|term| match term {
            Term::Word(patterns) => patterns.iter().any(|pattern| pattern.may_slip),
            Term::Phrase { .. } => false,
        })
    }

    /// The same, with slips only in words of which every spelling passes.
    pub(super) fn with_slips_in(&self, passes: impl Fn(&Pattern) -> bool) -> Self {
        let mut query = self.clone();
        for term in &mut query.terms {
            if let Term::Word(patterns) = term
                && !patterns.iter().all(&passes)
            {
                for pattern in patterns {
                    pattern.may_slip = false;
                }
            }
        }
        query
    }
}

impl Pattern {
    /// Whether a folded word is meant.
    pub(super) fn fits(&self, word: &str) -> bool {
        if self.is_prefix {
            word.starts_with(&self.text)
        } else {
            word == self.text
        }
    }
}

fn phrase(text: &str, is_prefix: bool) -> Option<Term> {
    let words: Vec<String> = Folded::new(text).words().map(str::to_owned).collect();
    (!words.is_empty()).then_some(Term::Phrase { words, is_prefix })
}

fn words(text: &str, is_last: bool, terms: &mut Vec<Term>) {
    let folded = Folded::new(text);
    let mut at = 0;
    while at < folded.len() {
        // "K.D." is one word, as "KD" is.
        let mut end = at + 1;
        while end < folded.len() && folded.continues_dotted_initials(end) {
            end += 1;
        }
        let is_prefix = is_last && end == folded.len();
        let pattern = |text: String| Pattern {
            text,
            is_prefix,
            may_slip: false,
        };
        let typed: String = (at..end).map(|at| folded.word(at)).collect();
        let letters = typed.chars().count();
        let mut patterns = Vec::new();
        if let Some(key) = spelling::key(&typed) {
            patterns.push(pattern(key));
        }
        // Written with a hyphen it may stand as one word.
        if folded.is_after_hyphen(at) {
            patterns.push(pattern(format!("{}{typed}", folded.word(at - 1))));
        }
        if end < folded.len() && folded.is_after_hyphen(end) {
            let joined = pattern(format!("{typed}{}", folded.word(end)));
            patterns.push(Pattern {
                is_prefix: is_last && end + 1 == folded.len(),
                ..joined
            });
        }
        let may_slip = letters >= MIN_LETTERS && !typed.contains(char::is_numeric);
        patterns.insert(
            0,
            Pattern {
                may_slip,
                ..pattern(typed)
            },
        );
        terms.push(Term::Word(patterns));
        at = end;
    }
}

fn is_quotation_mark(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms as text: a star for the start of a word, a bar between spellings.
    fn read(typed: &str) -> String {
        let pattern = |pattern: &Pattern| {
            let star = if pattern.is_prefix { "*" } else { "" };
            format!("{}{star}", pattern.text)
        };
        let term = |term: &Term| match term {
            Term::Word(patterns) => patterns.iter().map(pattern).collect::<Vec<_>>().join("|"),
            Term::Phrase { words, is_prefix } => {
                format!("[{}]{}", words.join(" "), if *is_prefix { "*" } else { "" })
            }
        };
        let query = Query::new(typed);
        query.terms.iter().map(term).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_last_word_is_the_start_of_one() {
        assert_eq!(read("safe hav"), "safe hav*");
        assert_eq!(read("Malé "), "male*");
        assert_eq!(read("Nikolay P"), "nikolay|nikolai p*");
        assert_eq!(read("the the"), "the the*");
    }

    #[test]
    fn quoted_words_are_a_phrase() {
        assert_eq!(read("india “safe havens”"), "india [safe havens]");
        assert_eq!(read("\"safe hav"), "[safe hav]*");
        assert_eq!(read("\"safe\" hav"), "[safe] hav*");
        assert_eq!(read("\"\" “"), "");
    }

    #[test]
    fn hyphens_and_dots_leave_it_open_how_a_word_is_written() {
        assert_eq!(
            read("counter-terror"),
            "counter|counterterror* terror*|counterterror*"
        );
        assert_eq!(read("K.D. Dewal"), "kd dewal*");
        assert_eq!(read("U.S"), "us*");
    }
}
