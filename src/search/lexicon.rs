//! What else the words of a text are called, as far as the catalogue says it: abbreviations and full
//! names, other spellings of people, words with and without a hyphen.

use std::{collections::BTreeSet, ops::Range};

use rustc_hash::FxHashMap as HashMap;

use super::{
    fold::{Folded, fold},
    spelling,
};
use crate::{
    catalogue::Catalogue,
    date::{Style, month_name},
    model::{Party, PartyKind, Person},
};

/// The longest abbreviation that brackets are believed to explain.
const LONGEST_ABBREVIATION: usize = 8;
/// Parts of a word that are found alone where it is written as one: "counterterrorism" as
/// "terrorism", and not "cooperation" as "operation".
const SHORTEST_PART: usize = 4;

/// Phrases, and the words by which they are found besides their own.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    /// By their first word.
    phrases: HashMap<Box<str>, Vec<Phrase>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    /// The words after the first.
    rest: Words,
    /// Whether it counts only where it is written in capitals: "US", and not "us".
    in_capitals: bool,
    /// The words by which it is found too.
    says: Words,
}

type Words = Box<[Box<str>]>;

impl Lexicon {
    /// What the records of parties, topics, formats and people say of names, whatever sources are
    /// believed: what things are called is under no lens.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut lexicon = Self::default();
        for month in 1..=12 {
            let [full, short] = [Style::Full, Style::Short].map(|style| month_name(month, style));
            lexicon.teach(&fold(full), &fold(short), false);
        }
        for party in catalogue.parties() {
            lexicon.party(party);
        }
        for topic in catalogue.topics() {
            lexicon.named(&topic.name, topic.slug.as_str());
        }
        for format in catalogue.formats() {
            lexicon.named(&format.name, format.slug.as_str());
            lexicon.named(&format.name, &format.short);
            lexicon.initials(&format.name);
        }
        for (_, entry) in catalogue.entries() {
            let sides = entry.engagement.delegations.iter();
            for person in sides.flat_map(|side| &side.people) {
                lexicon.person(person);
            }
        }
        lexicon
    }

    /// Calls `say` with every further word by which a text is found, and with the words of the text
    /// that it stands for.
    pub(super) fn also(&self, text: &Folded, mut say: impl FnMut(&str, Range<usize>)) {
        for at in 0..text.len() {
            let word = text.word(at);
            if let Some(key) = spelling::key(word) {
                say(&key, at..at + 1);
            }
            for phrase in self.phrases.get(word).into_iter().flatten() {
                let range = at..at + 1 + phrase.rest.len();
                if phrase.stands_at(text, at) {
                    phrase.says.iter().for_each(|word| say(word, range.clone()));
                }
            }
            if text.continues_initials(at)
                && !(at + 1 < text.len() && text.continues_initials(at + 1))
            {
                let first = (0..at).rev().find(|&at| !text.continues_initials(at));
                let first = first.unwrap_or(0);
                let joined: String = (first..=at).map(|at| text.word(at)).collect();
                say(&joined, first..at + 1);
            }
        }
    }

    /// Learns from a text which words are written with a hyphen, and what stands in brackets after a
    /// full name: "Joint Working Group (JWG)".
    pub(super) fn learn(&mut self, text: &str, folded: &Folded) {
        for at in 1..folded.len() {
            let (first, second) = (folded.word(at - 1), folded.word(at));
            if folded.is_after_hyphen(at) {
                self.compound(first, second);
            }
            if folded.is_capitals(at) && is_in_brackets(text, folded.range(at..at + 1)) {
                self.explained(folded, at);
            }
        }
    }

    fn compound(&mut self, first: &str, second: &str) {
        let is_word = |part: &str| part.len() > 1 && part.chars().all(char::is_alphabetic);
        if !(is_word(first) && is_word(second)) {
            return;
        }
        let (apart, joined) = (format!("{first} {second}"), format!("{first}{second}"));
        self.teach(&apart, &joined, false);
        if first.len().min(second.len()) >= SHORTEST_PART {
            self.teach(&joined, &apart, false);
        }
    }

    /// An abbreviation in brackets is believed when it is the initials of the words before it.
    fn explained(&mut self, folded: &Folded, at: usize) {
        let short = folded.word(at);
        if short.len() > LONGEST_ABBREVIATION {
            return;
        }
        for from in (at.saturating_sub(2 * short.len())..at).rev() {
            let words: Vec<&str> = (from..at).map(|at| folded.word(at)).collect();
            if words.len() > 1 && !is_small(words[0]) && initials(&words) == *short {
                self.both_ways(&words.join(" "), short);
                return;
            }
        }
    }

    /// Full names of a party and its abbreviations say each other.
    fn party(&mut self, party: &Party) {
        let code = (party.kind == PartyKind::Body).then(|| party.code.as_str());
        let names = std::iter::once(&party.name).chain(&party.other_names);
        let names: Vec<&str> = names.map(String::as_str).chain(code).collect();
        let folded: Vec<Folded> = names.iter().map(|name| Folded::new(name)).collect();
        let is_short = |name: &&Folded| name.len() == 1 && name.is_capitals(0);
        for full in folded.iter().filter(|name| name.len() > 1) {
            let words: Vec<&str> = full.words().collect();
            let full = words.join(" ");
            for short in folded.iter().filter(is_short) {
                if abbreviates(short.word(0), &full) {
                    self.both_ways(&full, short.word(0));
                }
            }
        }
        if party.kind == PartyKind::Body {
            self.initials(&party.name);
        }
    }

    /// A name is found by the words of its slug too, which may be the usual abbreviation.
    fn named(&mut self, name: &str, slug: &str) {
        self.teach(&fold(name), &fold(slug), false);
    }

    /// A name of three words or more is found by its initials.
    fn initials(&mut self, name: &str) {
        let name = fold(name);
        let words: Vec<&str> = name.split(' ').collect();
        let short = initials(&words);
        if short.chars().count() >= 3 {
            self.teach(&name, &short, false);
        }
    }

    /// A person is found everywhere by what one page calls them, without the office that it adds.
    fn person(&mut self, person: &Person) {
        let Some(written) = &person.as_written else {
            return;
        };
        let (name, written) = (fold(&person.name), fold(written));
        let office = fold(person.office.as_deref().unwrap_or_default());
        let names: Vec<&str> = name.split(' ').collect();
        let is_name = |word: &&str| !office.split(' ').any(|other| other == *word);
        let spelled: Vec<&str> = written.split(' ').filter(is_name).collect();
        let is_same = spelled.iter().any(|word| names.contains(word));
        if is_same && names.len() > 1 && spelled.len() <= names.len() + 1 {
            // What sounds alike is found anyway.
            let others = spelled
                .into_iter()
                .filter(|word| !names.iter().any(|name| spelling::sound_alike(name, word)));
            self.teach(&name, &others.collect::<Vec<_>>().join(" "), false);
        }
    }

    fn both_ways(&mut self, full: &str, short: &str) {
        self.teach(full, short, false);
        self.teach(short, full, true);
    }

    /// That a phrase, folded, is found by other words, folded, too.
    fn teach(&mut self, phrase: &str, says: &str, in_capitals: bool) {
        let mut words = phrase.split(' ');
        let Some(first) = words.next().filter(|first| !first.is_empty()) else {
            return;
        };
        let own: BTreeSet<&str> = phrase.split(' ').collect();
        let says = says
            .split(' ')
            .filter(|word| !word.is_empty() && !own.contains(word));
        let phrase = Phrase {
            rest: words.map(Box::from).collect(),
            in_capitals,
            says: says.map(Box::from).collect(),
        };
        if phrase.says.is_empty() {
            return;
        }
        let known = self.phrases.entry(first.into()).or_default();
        if !known.contains(&phrase) {
            known.push(phrase);
        }
    }

    /// Bytes that it takes up, more or less.
    pub(super) fn bytes(&self) -> usize {
        let words = |words: &Words| {
            words
                .iter()
                .map(|word| size_of::<Box<str>>() + word.len())
                .sum::<usize>()
        };
        let phrase =
            |phrase: &Phrase| size_of::<Phrase>() + words(&phrase.rest) + words(&phrase.says);
        let all = self.phrases.iter();
        all.map(|(first, phrases)| {
            size_of::<(Box<str>, Vec<Phrase>)>()
                + first.len()
                + phrases.iter().map(phrase).sum::<usize>()
        })
        .sum()
    }
}

impl Phrase {
    /// Whether it stands in a text from a word on, of which the first is known to be its own.
    fn stands_at(&self, text: &Folded, at: usize) -> bool {
        at + self.rest.len() < text.len()
            && (!self.in_capitals || text.is_capitals(at))
            && (at + 1..)
                .zip(&self.rest)
                .all(|(at, word)| text.word(at) == &**word)
    }
}

/// Whether an abbreviation can be one of a full name: its letters stand there in order, and both
/// begin alike. "Security Council" is not what UNSC stands for.
fn abbreviates(short: &str, full: &str) -> bool {
    let mut letters = full.chars();
    short.chars().next() == full.chars().next()
        && short
            .chars()
            .all(|letter| letters.any(|other| other == letter))
}

/// The first letters of the words that matter.
fn initials(words: &[&str]) -> String {
    let words = words.iter().filter(|word| !is_small(word));
    words.filter_map(|word| word.chars().next()).collect()
}

/// Whether a word says nothing of what a text is about.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "at"
            | "by"
            | "for"
            | "in"
            | "of"
            | "on"
            | "or"
            | "the"
            | "to"
            | "with"
    )
}

fn is_in_brackets(text: &str, range: Range<usize>) -> bool {
    text[..range.start].ends_with('(') && text[range.end..].starts_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(texts: &[&str]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for text in texts {
            lexicon.learn(text, &Folded::new(text));
        }
        lexicon
    }

    fn also(lexicon: &Lexicon, text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        let mut said = Vec::new();
        lexicon.also(&folded, |word, range| {
            said.push(format!("{word}: {}", &text[folded.range(range)]));
        });
        said
    }

    #[test]
    fn brackets_explain_abbreviations_that_are_initials() {
        let lexicon = lexicon(&["the Joint Working Group (JWG), the Eurasian Group (EAG)"]);
        assert_eq!(
            also(&lexicon, "a joint working group"),
            ["jwg: joint working group"]
        );
        assert_eq!(
            also(&lexicon, "The JWG"),
            ["joint: JWG", "working: JWG", "group: JWG"]
        );
        assert_eq!(also(&lexicon, "jwg and EAG"), Vec::<String>::new());
    }

    #[test]
    fn words_are_found_with_and_without_their_hyphen() {
        let lexicon = lexicon(&["counter-terrorism and co-operation"]);
        assert_eq!(
            also(&lexicon, "Counter terrorism"),
            ["counterterrorism: Counter terrorism"]
        );
        let apart = ["counter: counterterrorism", "terrorism: counterterrorism"];
        assert_eq!(also(&lexicon, "counterterrorism"), apart);
        assert_eq!(
            also(&lexicon, "co-operation"),
            ["cooperation: co-operation"]
        );
        assert_eq!(also(&lexicon, "cooperation"), Vec::<String>::new());
    }

    #[test]
    fn initials_are_found_as_one_word() {
        let lexicon = Lexicon::default();
        assert_eq!(also(&lexicon, "K. D. Dewal"), ["kd: K. D"]);
        assert_eq!(
            also(&lexicon, "M J Akbar of the U.S.A."),
            ["mj: M J", "usa: U.S.A"]
        );
    }

    #[test]
    fn an_abbreviation_has_the_letters_of_its_name() {
        assert!(abbreviates("unsc", "united nations security council"));
        assert!(abbreviates("gctf", "global counterterrorism forum"));
        assert!(!abbreviates("unsc", "security council"));
    }
}
