//! In which order names come.

/// A text by which others are put in order as people look for them: without regard to case, to marks
/// on letters and to signs, and with the numbers in it as numbers, so that the 2nd meeting comes
/// before the 11th. Letters of other scripts come in the order of Unicode, after the Latin ones.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() {
            let mut digits = String::from(letter);
            while let Some(digit) = letters.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            push_number(&mut folded, &digits);
        } else if letter.is_alphanumeric() {
            for small in letter.to_lowercase() {
                match base(small) {
                    Some(base) => folded.push_str(base),
                    None => folded.push(small),
                }
            }
        } else if is_gap(letter) && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether words end at a sign; others, such as quotation marks, are as if they were not there.
fn is_gap(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '–' | '—' | '/' | ',' | ';' | ':')
}

/// A number with how many digits it has in front, which puts the longer ones last.
fn push_number(folded: &mut String, digits: &str) {
    let digits = digits.trim_start_matches('0');
    // Numbers of more than nine digits are none that people compare.
    let length = digits.len().min(9) as u8;
    folded.push(char::from(b'0' + length));
    folded.push_str(digits);
}

/// The plain letters under a Latin letter with marks.
fn base(letter: char) -> Option<&'static str> {
    let base = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // What to_lowercase leaves of a Turkish İ.
        '\u{0300}'..='\u{036F}' => "",
        _ => return None,
    };
    Some(base)
}

#[cfg(test)]
mod tests {
    use super::folded;

    fn in_order(texts: &[&str]) {
        for pair in texts.windows(2) {
            let (one, next) = (folded(pair[0]), folded(pair[1]));
            assert!(one < next, "{pair:?} are {one:?} and {next:?}");
        }
    }

    #[test]
    fn names_come_without_regard_to_case_marks_and_signs() {
        in_order(&["“Alpha”", "Ärmel", "beta", "Çelik", "Côte d’Ivoire", "dusk"]);
        assert_eq!(folded("Türkiye"), folded("TURKIYE"));
        assert_eq!(folded("Côte d’Ivoire"), folded("Cote d'Ivoire"));
        assert_eq!(folded("India–Russia"), folded("India  – Russia "));
        assert_eq!(folded("İstanbul"), "istanbul");
        in_order(&["Zürich", "Россия", "भारत"]);
    }

    #[test]
    fn numbers_come_as_numbers() {
        in_order(&["2nd meeting", "11th meeting", "101st meeting", "meeting"]);
        in_order(&["JWG 2", "JWG 10"]);
        assert_eq!(folded("007"), folded("7"));
    }

    #[test]
    fn what_begins_another_text_comes_first() {
        in_order(&["", "Japan", "Japan, Russia", "Japanese"]);
    }
}
