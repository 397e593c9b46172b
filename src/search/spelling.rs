//! Spellings that go by rules, and slips of the keyboard.
//!
//! Rules are few, and each only adds a second spelling: a word is always found as it is written.

/// The spelling that a folded word shares with others of its sound; none when it is the word itself.
///
/// | rule | makes one of |
/// |---|---|
/// | final y is i, and final ii and ii from iy are i | Nikolay, Nikolai; Dmitriy, Dmitry, Dmitri |
/// | final off and eff are ov and ev | Ivanoff, Ivanov |
/// | kh within a word is h | Bakhtiyor, Bahtiyor; but not Khan and Han |
/// | ks is x | Aleksandr, Alexandr |
/// | is before a vowel or at the end, after four letters, is iz | radicalisation, radicalization |
/// | an ordinal is its number | 13th, 13 |
pub(super) fn key(word: &str) -> Option<String> {
    if !word.is_ascii() || word.len() < 3 {
        return None;
    }
    if word.as_bytes()[0].is_ascii_digit() {
        let number = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ending = &word[number.len()..];
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        let is_ordinal = is_number && matches!(ending, "st" | "nd" | "rd" | "th");
        return is_ordinal.then(|| number.to_owned());
    }
    let has = |letters: &str| word.contains(letters);
    let may_change = word.ends_with(['y', 'f', 'i', 's']) || has("kh") || has("ks") || has("is");
    if !may_change {
        return None;
    }
    let key = ending(&sounds(word));
    (key != word).then_some(key)
}

/// Whether two folded words have one spelling.
pub(super) fn sound_alike(a: &str, b: &str) -> bool {
    let (of_a, of_b) = (key(a), key(b));
    of_a.as_deref().unwrap_or(a) == of_b.as_deref().unwrap_or(b)
}

fn ending(word: &str) -> String {
    if word.len() >= 5 {
        for (written, sounds) in [("off", "ov"), ("eff", "ev")] {
            if let Some(stem) = word.strip_suffix(written) {
                return format!("{stem}{sounds}");
            }
        }
    }
    let stem = word.trim_end_matches(['y', 'i']);
    if word.len() >= 4 && stem.len() < word.len() && !stem.is_empty() {
        return format!("{stem}i");
    }
    word.to_owned()
}

fn sounds(word: &str) -> String {
    let mut sounds = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let is_late = word.len() >= 7 && sounds.len() >= 4;
        let (taken, put) = if rest.starts_with("kh") && !sounds.is_empty() {
            (2, "h")
        } else if rest.starts_with("ks") {
            (2, "x")
        } else if is_late && rest.starts_with("is") && !rest[2..].starts_with(is_consonant) {
            (2, "iz")
        } else {
            (letter.len_utf8(), &rest[..letter.len_utf8()])
        };
        sounds.push_str(put);
        rest = &rest[taken..];
    }
    sounds
}

fn is_consonant(letter: char) -> bool {
    !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Words shorter than this are taken as they are typed.
pub(super) const MIN_LETTERS: usize = 6;

/// Whether one slip at most parts a word from the one that was typed: a letter too many, one
/// missing, another one, or two that changed places. `is_prefix`: the start of the word will do.
pub(super) fn is_slip(word: &str, typed: &str, is_prefix: bool) -> bool {
    let same = word
        .char_indices()
        .zip(typed.chars())
        .find(|((_, letter), other)| letter != other)
        .map_or(word.len().min(typed.len()), |((at, _), _)| at);
    // Up to there both are the same, byte by byte.
    let (word, typed) = (&word[same..], &typed[same..]);
    let fits = |word: &str, typed: &str| {
        if is_prefix {
            word.starts_with(typed)
        } else {
            word == typed
        }
    };
    if fits(word, typed) {
        return true;
    }
    let (of_word, of_typed) = (after_first(word), after_first(typed));
    let one_missing = of_word.is_some_and(|word| fits(word, typed));
    let one_too_many = of_typed.is_some_and(|typed| fits(word, typed));
    let Some((of_word, of_typed)) = of_word.zip(of_typed) else {
        return one_missing || one_too_many;
    };
    one_missing || one_too_many || fits(of_word, of_typed) || {
        let (first, second) = (word.chars().next(), of_word.chars().next());
        let swapped = typed.chars().next() == second && of_typed.chars().next() == first;
        let rests = after_first(of_word).zip(after_first(of_typed));
        swapped && rests.is_some_and(|(word, typed)| fits(word, typed))
    }
}

fn after_first(text: &str) -> Option<&str> {
    let mut letters = text.chars();
    letters.next().map(|_| letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (a, b) in [
            ("nikolay", "nikolai"),
            ("sergey", "sergei"),
            ("dmitriy", "dmitry"),
            ("dmitri", "dmitry"),
            ("yury", "yuri"),
            ("ivanoff", "ivanov"),
            ("gordeeff", "gordeev"),
            ("bakhtiyor", "bahtiyor"),
            ("aleksandr", "alexandr"),
            ("radicalisation", "radicalization"),
            ("radicalis", "radicaliz"),
            ("organised", "organized"),
            ("13th", "13"),
            ("1st", "1"),
        ] {
            assert!(sound_alike(a, b), "{a} {b}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [
            ("khan", "han"),
            ("day", "dai"),
            ("minister", "minizter"),
            ("off", "ov"),
            ("prise", "prize"),
            ("13a", "13"),
            ("male", "mali"),
            ("россия", "россии"),
        ] {
            assert!(!sound_alike(a, b), "{a} {b}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for typed in [
            "syromolotov",
            "syromolotv",
            "syromoolotov",
            "syromalotov",
            "syromlootov",
        ] {
            assert!(is_slip("syromolotov", typed, false), "{typed}");
        }
        assert!(!is_slip("syromolotov", "siromalotov", false));
        assert!(!is_slip("syromolotov", "syromal", false));
        assert!(is_slip("syromolotov", "syromal", true));
        assert!(!is_slip("syromolotov", "siromal", true));
        assert!(is_slip("malé", "male", false));
    }

    proptest! {
        #[test]
        fn a_slip_is_one_edit(word in "[abcé]{0,6}", typed in "[abcé]{0,6}") {
            let is_one = strsim::osa_distance(&word, &typed) <= 1;
            prop_assert_eq!(is_slip(&word, &typed, false), is_one);
            let mut starts = (0..=word.len()).filter_map(|end| word.get(..end));
            let of_start = starts.any(|start| strsim::osa_distance(start, &typed) <= 1);
            prop_assert_eq!(is_slip(&word, &typed, true), of_start);
        }
    }
}
