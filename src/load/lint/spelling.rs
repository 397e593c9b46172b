//! Names that are spelled two ways.
//!
//! Names are compared within one side, one country's cities, and among armed groups. Two are one
//! name when they agree after accents, case, dots and hyphens are put aside, when one has initials
//! where the other has names, or when one slip of the keyboard parts them.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{Lint, Problem, RecordKey, Trail};
use crate::{load::problem::Code, model::Engagement};

/// Names of people shorter than this may differ by one letter and be two: Li Wei and Li Wen.
const MIN_LETTERS_OF_PEOPLE: usize = 8;

/// The same for other names.
const MIN_LETTERS: usize = 5;

/// Longer names are compared whole only.
const MAX_LETTERS: usize = 60;

/// Names that share a hash and are compared one by one.
const MAX_COMPARED: usize = 8;

/// What kind of name it is, so that a city is never taken for a person.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Person,
    City,
    Group,
}

/// A spelling, where it is met first.
struct Spelling<'a> {
    sort: Sort,
    /// Side or country.
    within: &'a str,
    text: &'a str,
    folded: String,
    record: RecordKey,
    spot: Spot,
    uses: usize,
}

/// Which field of an engagement.
#[derive(Clone, Copy)]
enum Spot {
    Person(usize, usize),
    City(usize),
    Group(usize),
}

/// All spellings of names.
#[derive(Default)]
pub(super) struct Spellings<'a> {
    spellings: Vec<Spelling<'a>>,
    known: FxHashMap<(Sort, &'a str, &'a str), usize>,
}

impl<'a> Spellings<'a> {
    pub(super) fn add(&mut self, record: RecordKey, engagement: &'a Engagement) {
        for (side, delegation) in engagement.delegations.iter().enumerate() {
            for (index, person) in delegation.people.iter().enumerate() {
                let spot = Spot::Person(side, index);
                let side = delegation.side.as_str();
                self.meet(Sort::Person, side, &person.name, record, spot);
            }
        }
        for (index, place) in engagement.places.iter().enumerate() {
            if let Some(city) = &place.city {
                let country = place.country.as_ref();
                let country = country.map_or("", |country| country.as_str());
                self.meet(Sort::City, country, city, record, Spot::City(index));
            }
        }
        for (index, group) in engagement.groups.iter().enumerate() {
            self.meet(Sort::Group, "", &group.name, record, Spot::Group(index));
        }
    }

    fn meet(&mut self, sort: Sort, within: &'a str, text: &'a str, record: RecordKey, spot: Spot) {
        match self.known.entry((sort, within, text)) {
            Entry::Occupied(index) => self.spellings[*index.get()].uses += 1,
            Entry::Vacant(free) => {
                free.insert(self.spellings.len());
                self.spellings.push(Spelling {
                    sort,
                    within,
                    text,
                    folded: fold(text),
                    record,
                    spot,
                    uses: 1,
                });
            }
        }
    }

    pub(super) fn report(self, lint: &mut Lint<'_>) {
        let spellings = self.spellings;
        let mut warned = vec![false; spellings.len()];
        for (a, b) in pairs(&spellings) {
            // The rarer of the two is the likelier slip, then the later.
            let (wrong, right) = if spellings[b].uses > spellings[a].uses {
                (a, b)
            } else {
                (b, a)
            };
            if std::mem::replace(&mut warned[wrong], true) {
                continue;
            }
            warn(lint, &spellings[wrong], &spellings[right]);
        }
    }
}

/// Pairs of spellings that are one name, in order.
fn pairs(spellings: &[Spelling<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut whole: FxHashMap<(Sort, &str, &str), usize> = FxHashMap::default();
    let mut initials: FxHashMap<(Sort, &str, String), Vec<usize>> = FxHashMap::default();
    let mut slips: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (index, spelling) in spellings.iter().enumerate() {
        match whole.entry((spelling.sort, spelling.within, &spelling.folded)) {
            Entry::Occupied(first) => {
                pairs.push((*first.get(), index));
                continue;
            }
            Entry::Vacant(free) => {
                free.insert(index);
            }
        }
        if let Some(short) = with_initials(spelling) {
            let others = initials
                .entry((spelling.sort, spelling.within, short))
                .or_default();
            let matches = others.iter().filter(|&&other| {
                is_abbreviated(&spellings[other].folded) != is_abbreviated(&spelling.folded)
            });
            pairs.extend(matches.map(|&other| (other, index)));
            if others.len() < MAX_COMPARED {
                others.push(index);
            }
        }
        for hash in slip_hashes(spelling) {
            let others = slips.entry(hash).or_default();
            let matches = others
                .iter()
                .filter(|&&other| is_slip(&spellings[other], spelling));
            pairs.extend(matches.map(|&other| (other, index)));
            if others.len() < MAX_COMPARED && others.last() != Some(&index) {
                others.push(index);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// "john smith" and "j smith" are both "j smith"; a name of one word is none.
fn with_initials(spelling: &Spelling<'_>) -> Option<String> {
    if spelling.sort != Sort::Person {
        return None;
    }
    let (given, family) = spelling.folded.rsplit_once(' ')?;
    let initials: String = if is_abbreviated(&spelling.folded) {
        given.chars().filter(|c| !c.is_whitespace()).collect()
    } else {
        given
            .split(' ')
            .filter_map(|word| word.chars().next())
            .collect()
    };
    Some(format!("{initials} {family}"))
}

/// Whether all words but the last are initials; folding has joined them into one word, such as
/// "kv ramana", so only the first may be longer than a letter, and it has no vowel to be a name by.
fn is_abbreviated(folded: &str) -> bool {
    folded.rsplit_once(' ').is_some_and(|(given, _)| {
        let letters = given.chars().count();
        letters == 1 || (letters <= 3 && !given.contains(['a', 'e', 'i', 'o', 'u', 'y', ' ']))
    })
}

/// Hashes of a name and of the name without each of its letters: two names that one slip parts
/// share one.
fn slip_hashes(spelling: &Spelling<'_>) -> Vec<u64> {
    const BASE: u64 = 0x0100_0000_01B3;
    let letters: Vec<u64> = spelling
        .folded
        .chars()
        .map(|c| u64::from(u32::from(c)))
        .collect();
    let length = letters.len();
    let min_letters = match spelling.sort {
        Sort::Person => MIN_LETTERS_OF_PEOPLE,
        Sort::City | Sort::Group => MIN_LETTERS,
    };
    if !(min_letters..=MAX_LETTERS).contains(&length) || spelling.text.contains(numeric) {
        return Vec::new();
    }
    let mut powers = vec![1_u64];
    let mut before = vec![0_u64];
    for (index, letter) in letters.iter().enumerate() {
        powers.push(powers[index].wrapping_mul(BASE));
        before.push(before[index].wrapping_mul(BASE).wrapping_add(*letter));
    }
    let whole = before[length];
    let without = |index: usize| {
        let after = length - index - 1;
        let tail = whole.wrapping_sub(before[index + 1].wrapping_mul(powers[after]));
        before[index].wrapping_mul(powers[after]).wrapping_add(tail)
    };
    let mut hashes: Vec<u64> = (0..length).map(without).collect();
    hashes.push(whole);
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn numeric(character: char) -> bool {
    character.is_numeric()
}

fn is_slip(a: &Spelling<'_>, b: &Spelling<'_>) -> bool {
    (a.sort, a.within) == (b.sort, b.within)
        && strsim::osa_distance(&a.folded, &b.folded) == 1
        // A slip is rarely made at the first letter, and there it parts two names.
        && a.folded.chars().next() == b.folded.chars().next()
}

/// Lower case, without accents, dots and hyphens, with initials in a row joined.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut after_initial = false;
    let separators =
        |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '‐' | '–' | '\u{a0}' | ',');
    for word in name.split(separators).filter(|word| !word.is_empty()) {
        let is_initial = word.chars().count() == 1 || is_initials(word);
        if !(folded.is_empty() || (after_initial && is_initial)) {
            folded.push(' ');
        }
        after_initial = is_initial;
        for character in word
            .chars()
            .filter(|c| !matches!(c, '\'' | '’' | '‘' | '`'))
        {
            push_folded(&mut folded, character);
        }
    }
    folded
}

/// "KV".
fn is_initials(word: &str) -> bool {
    word.len() <= 3 && word.chars().all(|c| c.is_ascii_uppercase())
}

fn push_folded(folded: &mut String, character: char) {
    for lower in character.to_lowercase() {
        match lower {
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ĥ' | 'ħ' => folded.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
            'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
            'ţ' | 'ť' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ŵ' => folded.push('w'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'ё' => folded.push('е'),
            // A mark that combines with the letter before it.
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
}

fn warn(lint: &mut Lint<'_>, wrong: &Spelling<'_>, right: &Spelling<'_>) {
    let related = with_trail(right.spot, |trail| lint.place(right.record, trail));
    let problem = Problem::new(
        Code::SpelledTwoWays,
        format!(
            "`{}` and `{}` look like two spellings of one name",
            wrong.text, right.text
        ),
        match wrong.sort {
            Sort::Person => {
                "If it is one person, use one spelling, and give the source's own as `as_written`"
            }
            Sort::City | Sort::Group => "Use one spelling, if both are one",
        },
    )
    .related(related, "the other spelling is here");
    with_trail(wrong.spot, |trail| lint.warn(wrong.record, trail, problem));
}

fn with_trail<R>(spot: Spot, use_it: impl FnOnce(&Trail<'_>) -> R) -> R {
    let record = Trail::Record;
    match spot {
        Spot::Person(side, person) => {
            let delegations = record.field("delegations");
            let delegation = delegations.item(side);
            let people = delegation.field("people");
            use_it(&people.item(person).field("name"))
        }
        Spot::City(index) => use_it(&record.field("places").item(index).field("city")),
        Spot::Group(index) => use_it(&record.field("groups").item(index).field("name")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_name(a: &str, b: &str) -> bool {
        let spelling = |text| Spelling {
            sort: Sort::Person,
            within: "RU",
            text,
            folded: fold(text),
            record: (crate::load::kind::Kind::Engagement, 0),
            spot: Spot::Group(0),
            uses: 1,
        };
        !pairs(&[spelling(a), spelling(b)]).is_empty()
    }

    #[test]
    fn one_name_is_known_in_two_spellings() {
        assert!(one_name("José Núñez", "Jose Nunez"));
        assert!(one_name("K.V. Ramana", "KV Ramana"));
        assert!(one_name("K. V. Ramana", "KV Ramana"));
        assert!(one_name("Mahaveer Singhvi", "Mahaveer Singvi"));
        assert!(one_name("M. Singhvi", "Mahaveer Singhvi"));
        assert!(one_name("Abdul-Rahman Ali", "Abdul Rahman Ali"));
    }

    #[test]
    fn two_names_are_two() {
        assert!(!one_name("Ivan Petrov", "Oleg Petrov"));
        assert!(!one_name("Li Wei", "Li Wen"));
        assert!(!one_name("Person 17 of many", "Person 18 of many"));
        assert!(!one_name("M. Singhvi", "Arvind Singhvi"));
    }
}
