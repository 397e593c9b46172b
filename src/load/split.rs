//! A file's text, split into records, so that a bad one takes no neighbour with it.
//!
//! ```text
//! [                       the list around the records may be left out
//!     Party(code: "RU"),  ┐
//!     Topic(slug: "a"),   │ a *candidate* is a line whose first word is a kind of record, with `(`
//!     Engagement(         │ after it: the only places where reading starts anew after an error
//!         title: "…",     ┘
//! ```
//!
//! A record that the parser takes as it stands, from its bracket on, needs no splitting
//! ([`Splitter::next_or`]), and so it is with nearly all. For the others:
//!
//! No record holds a line that looks like a candidate outside quotation marks and comments, so
//! there a record that is still open ends at once. Within quotation marks it may be honest text, or
//! a closing mark was forgotten: then the record is read on and, if it does not parse, cut at the
//! first candidate that it swallowed ([`Splitter::cut`]). A budget on the bytes swallowed keeps the
//! work linear whatever the file holds.

use std::{cell::OnceCell, ops::Range};

use super::{kind::Kind, lex};

/// Brackets within brackets: far more than any record needs, and few enough for the stack of a
/// parser that recurses.
const MAX_DEPTH: usize = 64;

/// A record whose brackets close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) kind: Kind,
    /// From the word to the closing bracket.
    pub(crate) range: Range<usize>,
    /// Where its opening bracket is.
    pub(crate) body: usize,
    /// The first candidate within a quoted text or a comment of the record.
    pub(crate) swallowed: Option<usize>,
}

/// What stands next in a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A record that has been parsed already.
    Parsed(Slice),
    Record(Slice),
    /// A record that cannot be parsed for its brackets.
    Broken(Slice, Fault),
    /// A record of a kind that does not exist.
    UnknownRecord(Range<usize>),
    /// Text that is no record.
    Stray {
        range: Range<usize>,
        /// It looks like the rest of the record before, which was closed too early.
        continues: bool,
    },
    UnclosedComment(Range<usize>),
    /// The list around the records, opened here.
    UnclosedList(Range<usize>),
}

/// Why the brackets of a record do not close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The bracket here is never closed.
    Unclosed(usize),
    /// The bracket here is closed by another kind there.
    Mismatch(usize, usize),
    /// The quoted text here is never closed.
    Text(usize),
    /// The comment here is never closed.
    Comment(usize),
    /// The bracket here is one too many within others.
    TooDeep(usize),
}

/// An iterator over the pieces of a text.
pub(crate) struct Splitter<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where candidates start, in order; looked for when they are first wanted.
    candidates: OnceCell<Vec<usize>>,
    /// Bytes that may still be swallowed.
    budget: usize,
    list: List,
    /// Where the list around the records was opened and, once it is there, closed.
    list_start: usize,
    list_end: Option<usize>,
    stack: Vec<(u8, usize)>,
    /// End of the last whole record, while only white space and a comma followed it.
    just_closed: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum List {
    None,
    Open(usize),
    Closed,
}

impl<'a> Splitter<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        Self {
            bytes,
            at: attributes_end(bytes),
            candidates: OnceCell::new(),
            budget: bytes.len().saturating_mul(2),
            list: List::None,
            list_start: 0,
            list_end: None,
            stack: Vec::new(),
            just_closed: false,
        }
    }

    /// Up to where the text has been taken apart.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The list around the records, from its opening bracket to the one that closes it, when it is
    /// closed as far as the text has been taken apart.
    pub(crate) fn list(&self) -> Option<Range<usize>> {
        Some(self.list_start..self.list_end?)
    }

    /// Goes back to the first candidate that a record swallowed, for the record did not parse.
    /// Returns the part of it that is its own.
    pub(crate) fn cut(&mut self, slice: &Slice) -> Option<Range<usize>> {
        let cut = slice.swallowed?;
        self.at = cut;
        self.just_closed = false;
        Some(slice.range.start..cut)
    }

    /// The first candidate after `from`, or the end.
    fn next_candidate(&self, from: usize) -> usize {
        let candidates = self.candidates.get_or_init(|| candidates(self.bytes));
        let index = candidates.partition_point(|&candidate| candidate <= from);
        candidates.get(index).copied().unwrap_or(self.bytes.len())
    }

    fn record(&mut self, kind: Kind, start: usize, body: usize) -> Piece {
        let scan = self.scan(body, true);
        self.at = scan.end;
        self.just_closed = scan.fault.is_none();
        let slice = Slice {
            kind,
            range: start..scan.end,
            body,
            swallowed: scan.swallowed,
        };
        match scan.fault {
            None => Piece::Record(slice),
            Some(fault) => {
                if scan.end == self.bytes.len() && self.list != List::Closed {
                    // The list is unclosed because the record is.
                    self.list = List::None;
                }
                Piece::Broken(slice, fault)
            }
        }
    }

    fn unknown_record(&mut self, start: usize, body: usize) -> Piece {
        let scan = self.scan(body, false);
        self.at = scan.end;
        self.just_closed = false;
        Piece::UnknownRecord(start..scan.end)
    }

    /// Reads from an opening bracket to the one that closes it.
    fn scan(&mut self, body: usize, may_swallow: bool) -> Scan {
        let mut scan = Scanner {
            bytes: self.bytes,
            at: body,
            limit: self.next_candidate(body),
            swallowed: None,
            fault: None,
            extra_depth: 0,
        };
        self.stack.clear();
        loop {
            scan.skip_plain();
            if scan.at >= scan.limit {
                let opened = self.stack.first().map_or(body, |&(_, at)| at);
                let innermost = self.stack.last().map_or(opened, |&(_, at)| at);
                // At the end of a half-written file the innermost says most; before another record
                // the last bracket that nothing closed is to blame.
                let blamed = if self.stack.len() > 1 {
                    innermost
                } else {
                    opened
                };
                scan.fault.get_or_insert(Fault::Unclosed(blamed));
                return scan.finish();
            }
            let at = scan.at;
            match self.bytes[at] {
                b'(' | b'[' | b'{' => {
                    scan.at += 1;
                    if self.stack.len() < MAX_DEPTH {
                        self.stack.push((self.bytes[at], at));
                    } else {
                        scan.extra_depth += 1;
                        scan.fault.get_or_insert(Fault::TooDeep(at));
                    }
                }
                closing @ (b')' | b']' | b'}') => {
                    scan.at += 1;
                    if scan.extra_depth > 0 {
                        scan.extra_depth -= 1;
                    } else if let Some((opening, opened)) = self.stack.pop() {
                        if !closes(opening, closing) {
                            scan.fault.get_or_insert(Fault::Mismatch(opened, at));
                            scan.at = scan.limit;
                            return scan.finish();
                        }
                        if self.stack.is_empty() {
                            return scan.finish();
                        }
                    }
                }
                _ => {
                    if let Err(fault) = self.skip_quoted(&mut scan, may_swallow) {
                        scan.fault.get_or_insert(fault);
                        scan.at = scan.limit;
                        return scan.finish();
                    }
                }
            }
        }
    }

    /// Skips a quoted text, a character or a comment; anything else by one byte.
    fn skip_quoted(&mut self, scan: &mut Scanner<'_>, may_swallow: bool) -> Result<(), Fault> {
        let at = scan.at;
        // Nothing beyond the reach is looked at, so that an unclosed text costs no more than the
        // budget.
        let reach = if may_swallow {
            scan.limit.saturating_add(self.budget).min(self.bytes.len())
        } else {
            scan.limit
        };
        let bytes = &self.bytes[..reach];
        let (end, fault) = match (bytes[at], bytes.get(at + 1)) {
            (b'"' | b'#', _) => match (lex::raw_hashes(bytes, at), bytes[at]) {
                (Some(hashes), _) => (
                    lex::raw_text_end(bytes, at + hashes, hashes),
                    Fault::Text(at),
                ),
                (None, b'"') => (lex::text_end(bytes, at), Fault::Text(at)),
                (None, _) => (Some(at + 1), Fault::Text(at)),
            },
            (b'\'', _) => (Some(lex::character_end(bytes, at)), Fault::Text(at)),
            (b'/', Some(b'/')) => (Some(lex::line_end(bytes, at)), Fault::Comment(at)),
            (b'/', Some(b'*')) => (lex::comment_end(bytes, at), Fault::Comment(at)),
            _ => (Some(at + 1), Fault::Text(at)),
        };
        let Some(end) = end else {
            self.budget = self.budget.saturating_sub(reach - scan.limit);
            return Err(fault);
        };
        scan.at = end;
        if end > scan.limit {
            self.budget = self.budget.saturating_sub(end - scan.limit);
            scan.swallowed.get_or_insert(scan.limit);
            scan.limit = self.next_candidate(end - 1);
        }
        Ok(())
    }

    /// Skips to the next place where a kind of record is named, with a bracket after it.
    fn stray(&mut self) -> Piece {
        let start = self.at;
        let continues = self.just_closed && looks_like_a_field(self.bytes, start);
        let mut at = start + 1;
        while at < self.bytes.len() {
            if !lex::is_name_start(self.bytes[at]) {
                at += 1;
                continue;
            }
            let end = lex::name_end(self.bytes, at);
            if !lex::is_name_byte(self.bytes[at - 1]) && known_record(self.bytes, at, end).is_some()
            {
                break;
            }
            at = end;
        }
        self.at = at;
        self.just_closed = false;
        let range = trimmed(self.bytes, start..at);
        Piece::Stray { range, continues }
    }

    /// Skips white space and comments before a record.
    fn skip_trivia(&mut self) -> Result<(), Piece> {
        loop {
            self.at = lex::space_end(self.bytes, self.at);
            match self.bytes.get(self.at..self.at + 2) {
                Some(b"//") => self.at = lex::line_end(self.bytes, self.at),
                Some(b"/*") => self.skip_comment()?,
                _ => return Ok(()),
            }
            self.just_closed = false;
        }
    }

    fn skip_comment(&mut self) -> Result<(), Piece> {
        let start = self.at;
        let reach = start
            .saturating_add(2)
            .saturating_add(self.budget)
            .min(self.bytes.len());
        if let Some(end) = lex::comment_end(&self.bytes[..reach], start) {
            self.at = end;
            return Ok(());
        }
        self.budget = self.budget.saturating_sub(reach - start);
        self.at = lex::line_end(self.bytes, start);
        Err(Piece::UnclosedComment(start..start + 2))
    }

    fn finish(&mut self) -> Option<Piece> {
        match std::mem::replace(&mut self.list, List::Closed) {
            List::Open(at) => Some(Piece::UnclosedList(at..at + 1)),
            List::None | List::Closed => None,
        }
    }
}

impl Splitter<'_> {
    /// The next piece. Where a record starts, `parse` is asked first: it says where the record ends
    /// if it could parse it, and then that is the piece.
    pub(crate) fn next_or(
        &mut self,
        parse: impl FnOnce(Kind, usize, usize) -> Option<usize>,
    ) -> Option<Piece> {
        loop {
            if let Err(comment) = self.skip_trivia() {
                return Some(comment);
            }
            let at = self.at;
            let Some(&byte) = self.bytes.get(at) else {
                return self.finish();
            };
            match byte {
                b',' => self.at += 1,
                b'[' if self.list == List::None => {
                    self.list = List::Open(at);
                    self.list_start = at;
                    self.at += 1;
                }
                b']' if matches!(self.list, List::Open(_)) => {
                    self.list = List::Closed;
                    self.list_end = Some(at);
                    self.at += 1;
                }
                _ if lex::is_name_start(byte) => {
                    let end = lex::name_end(self.bytes, at);
                    let body = lex::space_end(self.bytes, end);
                    if self.bytes.get(body) != Some(&b'(') {
                        return Some(self.stray());
                    }
                    let Some(kind) = Kind::from_word(&self.bytes[at..end]) else {
                        return Some(self.unknown_record(at, body));
                    };
                    let Some(end) = parse(kind, at, body) else {
                        return Some(self.record(kind, at, body));
                    };
                    self.at = end;
                    self.just_closed = true;
                    return Some(Piece::Parsed(Slice {
                        kind,
                        range: at..end,
                        body,
                        swallowed: None,
                    }));
                }
                _ => return Some(self.stray()),
            }
        }
    }
}

impl Iterator for Splitter<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        self.next_or(|_, _, _| None)
    }
}

/// Reading of one record.
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The next candidate: code must not go on there.
    limit: usize,
    swallowed: Option<usize>,
    fault: Option<Fault>,
    /// Brackets open beyond those on the stack.
    extra_depth: usize,
}

struct Scan {
    end: usize,
    swallowed: Option<usize>,
    fault: Option<Fault>,
}

impl Scanner<'_> {
    /// Skips bytes that neither open nor close anything.
    fn skip_plain(&mut self) {
        if self.at >= self.limit {
            return;
        }
        let rest = &self.bytes[self.at..self.limit];
        let plain = rest.iter().position(|&byte| SPECIAL[usize::from(byte)]);
        self.at += plain.unwrap_or(rest.len());
    }

    fn finish(self) -> Scan {
        // A record with a fault ends where the next may start, and swallows none.
        let swallowed = self.swallowed;
        match (&self.fault, swallowed) {
            (Some(_), Some(cut)) => Scan {
                end: cut,
                swallowed: None,
                fault: self.fault,
            },
            _ => Scan {
                end: self.at,
                swallowed,
                fault: self.fault,
            },
        }
    }
}

/// Bytes at which reading a record must stop and look.
static SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let special = b"()[]{}\"'#/";
    let mut index = 0;
    while index < special.len() {
        table[special[index] as usize] = true;
        index += 1;
    }
    table
};

fn closes(opening: u8, closing: u8) -> bool {
    matches!(
        (opening, closing),
        (b'(', b')') | (b'[', b']') | (b'{', b'}')
    )
}

/// Where the lines start whose first word is a kind of record with a bracket after it.
fn candidates(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut line = 0;
    while line < bytes.len() {
        let at = line
            + bytes[line..]
                .iter()
                .take_while(|&&byte| is_blank(byte))
                .count();
        if bytes.get(at).is_some_and(u8::is_ascii_uppercase) {
            let end = lex::name_end(bytes, at);
            if known_record(bytes, at, end).is_some() {
                found.push(at);
            }
        }
        line = lex::line_end(bytes, at);
    }
    found
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

fn known_record(bytes: &[u8], at: usize, end: usize) -> Option<Kind> {
    let kind = Kind::from_word(&bytes[at..end])?;
    (bytes.get(lex::space_end(bytes, end)) == Some(&b'(')).then_some(kind)
}

/// Whether a lower-case name and a colon stand here.
fn looks_like_a_field(bytes: &[u8], at: usize) -> bool {
    let end = lex::name_end(bytes, at);
    bytes[at].is_ascii_lowercase() && bytes.get(lex::space_end(bytes, end)) == Some(&b':')
}

/// Where the lines `#![enable(…)]` end, if the text starts with them. What they enable is switched
/// on or unknown to the model.
fn attributes_end(bytes: &[u8]) -> usize {
    let mut end = 0;
    loop {
        let at = lex::trivia_end(bytes, end);
        if !bytes[at..].starts_with(b"#![") {
            return end;
        }
        match memchr::memchr(b']', &bytes[at..]) {
            Some(length) => end = at + length + 1,
            None => return end,
        }
    }
}

fn trimmed(bytes: &[u8], range: Range<usize>) -> Range<usize> {
    let blank = bytes[range.clone()]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_whitespace());
    range.start..range.end - blank.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let show = |range: &Range<usize>| text[range.clone()].replace('\n', "⏎");
        Splitter::new(text)
            .map(|piece| match piece {
                Piece::Parsed(slice) | Piece::Record(slice) => show(&slice.range),
                Piece::Broken(slice, fault) => format!("{fault:?} {}", show(&slice.range)),
                Piece::UnknownRecord(range) => format!("unknown {}", show(&range)),
                Piece::Stray { range, continues } => format!("stray {continues} {}", show(&range)),
                Piece::UnclosedComment(_) => "comment".into(),
                Piece::UnclosedList(_) => "list".into(),
            })
            .collect()
    }

    #[test]
    fn the_list_and_commas_are_optional() {
        let wanted = ["Topic(a)", "Party(b)"];
        assert_eq!(pieces("[Topic(a), Party(b),]"), wanted);
        assert_eq!(pieces("Topic(a)\nParty(b)"), wanted);
        assert_eq!(
            pieces("#![enable(implicit_some)]\n[\nTopic(a),\nParty(b)\n]\n"),
            wanted
        );
    }

    #[test]
    fn brackets_in_texts_and_comments_do_not_count() {
        for text in [
            r#"Topic(a: ")")"#,
            r#"Topic(a: "\")")"#,
            r##"Topic(a: r#")")"#)"##,
            "Topic(a: ')')",
            "Topic( /* ) */ a)",
            "Topic( // )\n a)",
        ] {
            assert_eq!(pieces(text), [text.replace('\n', "⏎")]);
        }
    }

    #[test]
    fn an_open_record_ends_at_the_next() {
        assert_eq!(
            pieces("Topic(a: [1,\nParty(b)"),
            ["Unclosed(9) Topic(a: [1,⏎", "Party(b)"]
        );
        assert_eq!(
            pieces("[Topic(a: [1),\nParty(b)]"),
            ["Mismatch(10, 12) Topic(a: [1),⏎", "Party(b)"]
        );
    }

    #[test]
    fn an_open_text_ends_at_the_next() {
        assert_eq!(
            pieces("Topic(a: \"x)\nParty(b)\nParty(c)"),
            ["Text(9) Topic(a: \"x)⏎", "Party(b)", "Party(c)"]
        );
    }

    #[test]
    fn a_swallowed_record_can_be_cut_free() {
        let text = "Topic(a: \"x)\nParty(b: \"y\")";
        let mut splitter = Splitter::new(text);
        assert!(matches!(splitter.next(), Some(Piece::Broken(..))));
        let text = "Topic(a: \"x,\nParty(b: \"y),\nParty(c)";
        let mut splitter = Splitter::new(text);
        let Some(Piece::Record(slice)) = splitter.next() else {
            panic!("its brackets close");
        };
        assert_eq!(splitter.cut(&slice), Some(0..13));
        assert!(matches!(splitter.next(), Some(Piece::Broken(..))));
        assert!(matches!(splitter.next(), Some(Piece::Record(_))));
    }

    #[test]
    fn strays_and_strangers_are_found() {
        assert_eq!(pieces("Topc(a), Topic(b)"), ["unknown Topc(a)", "Topic(b)"]);
        assert_eq!(
            pieces("Topic(b) 17 Topic(c)"),
            ["Topic(b)", "stray false 17", "Topic(c)"]
        );
        assert_eq!(pieces("Topic(b), a: 1)"), ["Topic(b)", "stray true a: 1)"]);
        assert_eq!(pieces("/* a\nTopic(b)"), ["comment", "Topic(b)"]);
        assert_eq!(pieces("[Topic(b)"), ["Topic(b)", "list"]);
    }

    #[test]
    fn depth_is_bounded() {
        let text = format!("Topic{}{}", "(".repeat(1000), ")".repeat(1000));
        assert!(pieces(&text)[0].starts_with("TooDeep"));
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for unit in [
            "Topic(\"\n",
            "/*\n",
            "Topic(\n",
            "Topic(/*\n",
            "Topic(r#\"\n",
            "a: \"\n",
        ] {
            let text = unit.repeat(200_000);
            assert!(Splitter::new(&text).count() > 0);
        }
    }
}
