//! The few rules of RON's spelling that splitting and locating need: where a text, a comment and a
//! name end. Everything else is left to the parser.

/// Whether a byte may stand in a name. Letters beyond ASCII may.
pub(crate) fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Whether a byte may start a name.
pub(crate) fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

/// Where the name that starts at `at` ends.
pub(crate) fn name_end(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    at + rest
        .iter()
        .position(|&byte| !is_name_byte(byte))
        .unwrap_or(rest.len())
}

/// Where white space, if any, that starts at `at` ends.
pub(crate) fn space_end(bytes: &[u8], at: usize) -> usize {
    let rest = &bytes[at..];
    at + rest
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or(rest.len())
}

/// Where the quoted text whose opening quote is at `at` ends, after its closing quote.
pub(crate) fn text_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// How many `#` stand before the quote of a raw text, when what stands at `at` (a `"` or a `#`)
/// belongs to one: `r"…"`, `r#"…"#`.
pub(crate) fn raw_hashes(bytes: &[u8], at: usize) -> Option<usize> {
    let is_prefix = |end: usize| {
        let name = bytes[..end]
            .iter()
            .rev()
            .take_while(|&&byte| is_name_byte(byte))
            .count();
        matches!(&bytes[end - name..end], b"r" | b"br")
    };
    if !is_prefix(at) {
        return None;
    }
    let hashes = bytes[at..].iter().take_while(|&&byte| byte == b'#').count();
    (bytes.get(at + hashes) == Some(&b'"')).then_some(hashes)
}

/// Where the raw text with its quote at `quote` and so many hashes ends, after the last hash.
pub(crate) fn raw_text_end(bytes: &[u8], quote: usize, hashes: usize) -> Option<usize> {
    let mut at = quote + 1;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)? + 1;
        let closing = bytes[at..]
            .iter()
            .take(hashes)
            .take_while(|&&byte| byte == b'#')
            .count();
        if closing == hashes {
            return Some(at + hashes);
        }
        at += closing;
    }
}

/// Where the character whose opening quote is at `at` ends; just after the quote when it is none.
pub(crate) fn character_end(bytes: &[u8], at: usize) -> usize {
    let body = at + 1;
    let end = match bytes.get(body) {
        // The longest escape is `\u{10FFFF}`.
        Some(b'\\') => (body + 2..body + 12).find(|&end| bytes.get(end) == Some(&b'\'')),
        Some(_) => (body + 1..body + 5).find(|&end| bytes.get(end) == Some(&b'\'')),
        None => None,
    };
    end.map_or(body, |end| end + 1)
}

/// Where the line that `at` is in ends, after its line feed.
pub(crate) fn line_end(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end + 1)
}

/// Where the comment `/* … */` that starts at `at` ends. Comments nest.
pub(crate) fn comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 1_usize;
    let mut at = at + 2;
    loop {
        at += memchr::memchr2(b'*', b'/', bytes.get(at..)?)?;
        match (bytes[at], bytes.get(at + 1)?) {
            (b'*', b'/') => depth -= 1,
            (b'/', b'*') => depth += 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Where white space and comments that start at `at` end. A comment that is never closed ends
/// where the bytes do.
pub(crate) fn trivia_end(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    loop {
        at = space_end(bytes, at);
        at = match bytes.get(at..at + 2) {
            Some(b"//") => line_end(bytes, at),
            Some(b"/*") => comment_end(bytes, at).unwrap_or(bytes.len()),
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_after_their_quote() {
        assert_eq!(text_end(br#""a\"b" c"#, 0), Some(6));
        assert_eq!(text_end(br#""a\\" c"#, 0), Some(5));
        assert_eq!(text_end(br#""a\"#, 0), None);
        assert_eq!(text_end(b"\"", 0), None);
    }

    #[test]
    fn raw_texts_end_after_their_hashes() {
        let text = br##"r#"a"b"# c"##;
        assert_eq!(raw_hashes(text, 1), Some(1));
        assert_eq!(raw_text_end(text, 2, 1), Some(8));
        assert_eq!(raw_hashes(br#"r"a""#, 1), Some(0));
        assert_eq!(raw_hashes(br#"for"a""#, 3), None);
        assert_eq!(raw_hashes(b"r#type", 1), None);
    }

    #[test]
    fn comments_nest() {
        assert_eq!(comment_end(b"/* a /* b */ */ c", 0), Some(15));
        assert_eq!(comment_end(b"/* a /* b */", 0), None);
        assert_eq!(comment_end(b"/*/", 0), None);
        assert_eq!(comment_end(b"/**/", 0), Some(4));
        assert_eq!(trivia_end(b" // a\n /* b */ c", 0), 15);
    }

    #[test]
    fn characters_end_after_their_quote() {
        assert_eq!(character_end(b"'a' ", 0), 3);
        assert_eq!(character_end(b"'\\'' ", 0), 4);
        assert_eq!(character_end(b"' a long way", 0), 1);
    }
}
