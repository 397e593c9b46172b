//! Names put in order by how well they fit what was typed, for lists that are short enough to be read
//! whole at every letter: commands, saved views, partners. Engagements are found in the index.

use std::ops::Range;

use rustc_hash::FxHashSet as HashSet;

use super::fold::Folded;

/// A name that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its place among those that were handed over, from 0.
    pub place: usize,
    /// The bytes of it to be marked: in order, apart from each other, whole characters.
    pub ranges: Vec<Range<usize>>,
}

/// The names that fit what was typed, the best first; of equals, in the order in which they came.
///
/// What was typed is a row of starts of words, in order, with words left out between: "go da" and
/// "gtd" are both "Go to date". The fewer words are left out the better, and it counts most
/// that none is at the beginning. Nothing typed fits every
/// name.
#[must_use]
pub fn rank<'n>(typed: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<Ranked> {
    let typed: Vec<String> = Folded::new(typed).words().map(str::to_owned).collect();
    let mut fitting = Vec::new();
    let mut folded = Folded::default();
    for (place, name) in names.into_iter().enumerate() {
        folded.read(name);
        let Some(fit) = fit(&typed, &folded) else {
            continue;
        };
        let starts = fit.starts.iter();
        let ranges = starts
            .map(|&(word, bytes)| folded.start(word, bytes))
            .collect();
        fitting.push((fit.cost, Ranked { place, ranges }));
    }
    fitting.sort_by_key(|(cost, _)| *cost);
    fitting.into_iter().map(|(_, ranked)| ranked).collect()
}

/// How a name fits. The first difference decides, and less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    /// Words typed as one that are several, as in "gtd".
    split: bool,
    /// Words before the first.
    before: usize,
    /// Words left out after it.
    between: usize,
    /// Letters that are not typed.
    letters: usize,
}

struct Fit {
    cost: Cost,
    /// Words of the name, and the bytes of each that are typed.
    starts: Vec<(usize, usize)>,
}

/// The best fit. Words typed are starts of words; only where that fails may one of them be the starts
/// of several.
fn fit(typed: &[String], name: &Folded) -> Option<Fit> {
    let rows = (0..=name.len()).filter_map(|from| {
        let starts = row(typed, name, from, false)?;
        Some((starts, false))
    });
    let split = (0..=name.len()).filter_map(|from| {
        let starts = row(typed, name, from, true)?;
        Some((starts, true))
    });
    let all: usize = name.words().map(str::len).sum();
    let fits = rows.chain(split).map(|(starts, split)| {
        let written: usize = starts.iter().map(|(_, bytes)| bytes).sum();
        let first = starts.first().map_or(0, |&(word, _)| word);
        let last = starts.last().map_or(0, |&(word, _)| word);
        let cost = Cost {
            split,
            before: first,
            between: (last + 1 - first).saturating_sub(starts.len()),
            letters: if typed.is_empty() { 0 } else { all - written },
        };
        Fit { cost, starts }
    });
    fits.min_by_key(|fit| fit.cost)
}

/// The typed words as starts of the words of a name, the first of them at `from`.
fn row(
    typed: &[String],
    name: &Folded,
    from: usize,
    may_split: bool,
) -> Option<Vec<(usize, usize)>> {
    let Some((first, others)) = typed.split_first() else {
        return (from == 0).then(Vec::new);
    };
    if from >= name.len() {
        return None;
    }
    let mut starts = Vec::new();
    let mut next = take(first, name, from, may_split, &mut starts)?;
    for word in others {
        let taken = (next..name.len()).find_map(|at| take(word, name, at, may_split, &mut starts));
        next = taken?;
    }
    Some(starts)
}

/// Takes one typed word from a word of the name on, and returns the word to go on with.
fn take(
    typed: &str,
    name: &Folded,
    at: usize,
    may_split: bool,
    starts: &mut Vec<(usize, usize)>,
) -> Option<usize> {
    if name.word(at).starts_with(typed) {
        starts.push((at, typed.len()));
        return Some(at + 1);
    }
    if !may_split {
        return None;
    }
    let taken = split(typed, name, at)?;
    let next = taken.last().map_or(at, |&(word, _)| word + 1);
    starts.extend(taken);
    Some(next)
}

/// A typed word as starts of neighbouring words, each as long as leaves a fit for the rest.
fn split(typed: &str, name: &Folded, at: usize) -> Option<Vec<(usize, usize)>> {
    let mut starts = Vec::new();
    let mut hopeless = HashSet::default();
    split_on(typed, name, at, &mut starts, &mut hopeless).then_some(starts)
}

/// `hopeless`: how much was left of what was typed, and from which word on it could not be found.
fn split_on(
    typed: &str,
    name: &Folded,
    at: usize,
    starts: &mut Vec<(usize, usize)>,
    hopeless: &mut HashSet<(usize, usize)>,
) -> bool {
    if typed.is_empty() {
        return true;
    }
    if at >= name.len() || hopeless.contains(&(typed.len(), at)) {
        return false;
    }
    let same = name.word(at).char_indices().zip(typed.chars());
    let ends: Vec<usize> = same
        .take_while(|((_, letter), other)| letter == other)
        .map(|((start, letter), _)| start + letter.len_utf8())
        .collect();
    for end in ends.into_iter().rev() {
        starts.push((at, end));
        if split_on(&typed[end..], name, at + 1, starts, hopeless) {
            return true;
        }
        starts.pop();
    }
    hopeless.insert((typed.len(), at));
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranked(typed: &str, names: &[&str]) -> Vec<String> {
        let marked = |ranked: &Ranked| {
            let name = names[ranked.place];
            let mut text = String::new();
            let mut at = 0;
            for range in &ranked.ranges {
                text += &format!("{}[{}]", &name[at..range.start], &name[range.clone()]);
                at = range.end;
            }
            text + &name[at..]
        };
        let all = rank(typed, names.iter().copied());
        all.iter().map(marked).collect()
    }

    #[test]
    fn names_are_found_by_starts_of_words_and_by_initials() {
        let names = ["Go to date", "Go to the next meeting", "Zoom to date"];
        assert_eq!(ranked("gtd", &names), ["[G]o [t]o [d]ate"]);
        assert_eq!(ranked("go da", &names), ["[Go] to [da]te"]);
        assert_eq!(
            ranked("to d", &names),
            ["Go [to] [d]ate", "Zoom [to] [d]ate"]
        );
        assert_eq!(ranked("gototh", &names), ["[Go] [to] [th]e next meeting"]);
        assert_eq!(ranked("date go", &names), Vec::<String>::new());
        assert_eq!(ranked("", &names), names);
    }

    #[test]
    fn the_beginning_counts_most_and_then_what_is_left_out() {
        let names = [
            "Saudi Arabia",
            "Visit to Sri Lanka",
            "Sri Lanka",
            "South Korea and Sri Lanka",
        ];
        assert_eq!(
            ranked("s", &names),
            [
                "[S]ri Lanka",
                "[S]audi Arabia",
                "[S]outh Korea and Sri Lanka",
                "Visit to [S]ri Lanka"
            ]
        );
        assert_eq!(ranked("turkiye", &["Türkiye"]), ["[Türkiye]"]);
        // Words as they are come before the initials of several.
        assert_eq!(
            ranked("sa", &["Show all", "Saved view"]),
            ["[Sa]ved view", "[S]how [a]ll"]
        );
    }

    proptest! {
        #[test]
        fn whatever_is_typed_marks_whole_characters(
            typed in "\\PC{0,12}",
            names in proptest::collection::vec("\\PC{0,20}", 0..6),
        ) {
            for ranked in rank(&typed, names.iter().map(String::as_str)) {
                let mut end = 0;
                for range in ranked.ranges {
                    prop_assert!(range.start >= end);
                    end = range.end;
                    prop_assert!(names[ranked.place].get(range).is_some());
                }
            }
        }

        #[test]
        fn a_name_is_found_by_the_starts_of_its_words(name in "[a-zé]{1,4}( [a-zé]{1,4}){0,5}", cut in 1_usize..4) {
            let starts = name.split(' ').map(|word| word.chars().take(cut).collect::<String>());
            let starts: Vec<String> = starts.collect();
            prop_assert_eq!(rank(&starts.join(" "), [name.as_str()]).len(), 1);
            prop_assert_eq!(rank(&starts.concat(), [name.as_str()]).len(), 1);
        }
    }
}
