//! Where in a record's text a field stands: `points[2].topics[0]` to a range of bytes.
//!
//! The tree of ranges is built only when a problem must be located, and from any text: what cannot
//! be understood becomes a leaf.

use std::{borrow::Cow, ops::Range};

use super::lex;

/// Nodes within nodes that are kept apart; deeper ones are part of their parents.
const MAX_DEPTH: usize = 80;

/// A way from a record to one of its values, built on the stack while the record is walked, so that
/// walking costs nothing when there is nothing to report.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trail<'a> {
    Record,
    Field(&'a Trail<'a>, &'static str),
    Item(&'a Trail<'a>, usize),
    Text(&'a Trail<'a>, &'a str),
}

impl<'a> Trail<'a> {
    /// One step on, to a field.
    pub(crate) fn field(&'a self, name: &'static str) -> Self {
        Self::Field(self, name)
    }

    /// One step on, to an item of a list, counted from 0.
    pub(crate) fn item(&'a self, index: usize) -> Self {
        Self::Item(self, index)
    }

    /// One step on, to the quoted text that reads so, however deep within: for lists of which only
    /// what is in them is known, and not in which order it was written.
    pub(crate) fn text(&'a self, text: &'a str) -> Self {
        Self::Text(self, text)
    }

    /// The steps from the record on.
    pub(crate) fn steps(&self) -> Vec<Step<'static>> {
        let mut steps = Vec::new();
        let mut trail = self;
        loop {
            trail = match *trail {
                Trail::Record => break,
                Trail::Field(parent, name) => {
                    steps.push(Step::Field(Cow::Borrowed(name)));
                    parent
                }
                Trail::Item(parent, index) => {
                    steps.push(Step::Item(index));
                    parent
                }
                Trail::Text(parent, text) => {
                    steps.push(Step::Text(Cow::Owned(text.to_owned())));
                    parent
                }
            };
        }
        steps.reverse();
        steps
    }
}

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    Field(Cow<'a, str>),
    Item(usize),
    Text(Cow<'a, str>),
}

/// A value in a text.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) range: Range<usize>,
    /// Name before the bracket, or the whole of a bare word.
    pub(crate) name: Option<Range<usize>>,
    pub(crate) body: Body,
}

/// What a value is made of.
#[derive(Debug)]
pub(crate) enum Body {
    /// A number, a word, or nothing that is known.
    Plain,
    /// A quoted text; the range is that within the quotation marks.
    Text(Range<usize>),
    /// What stands in `(…)`, `[…]` or `{…}`.
    Group(u8, Vec<Entry>),
}

/// One value in brackets, with the field's name if it has one.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: Option<Range<usize>>,
    pub(crate) value: Node,
}

impl Node {
    /// Reads the value that starts at `at`.
    pub(crate) fn parse(text: &str, at: usize) -> Self {
        let mut reader = Reader {
            text: text.as_bytes(),
            at,
        };
        reader.value(0)
    }

    /// The field of that name of the value that starts at `at`, read no further than to its end.
    /// None when it is not there, or is more than a plain value.
    pub(crate) fn early_field(text: &str, at: usize, name: &str) -> Option<Self> {
        let mut reader = Reader {
            text: text.as_bytes(),
            at,
        };
        reader.skip_trivia();
        if reader.peek() != Some(b'(') {
            return None;
        }
        reader.at += 1;
        loop {
            reader.skip_trivia();
            match reader.peek()? {
                b',' => reader.at += 1,
                byte if lex::is_name_start(byte) => {
                    let entry = reader.entry(0);
                    if entry.is(text, name) {
                        let is_plain = matches!(entry.value.body, Body::Text(_));
                        return is_plain.then_some(entry.value);
                    }
                }
                _ => return None,
            }
        }
    }

    /// The value at the end of a way, if it is there.
    pub(crate) fn find(&self, text: &str, steps: &[Step<'_>]) -> Option<&Self> {
        let (node, rest) = self.follow(text, steps);
        rest.is_empty().then_some(node)
    }

    /// The last value on a way that is there.
    pub(crate) fn deepest(&self, text: &str, steps: &[Step<'_>]) -> &Self {
        self.follow(text, steps).0
    }

    fn follow<'n, 's, 't>(
        &'n self,
        text: &str,
        steps: &'s [Step<'t>],
    ) -> (&'n Self, &'s [Step<'t>]) {
        let mut node = self.inside_some(text);
        let mut rest = steps;
        while let Some((step, after)) = rest.split_first() {
            let Some(next) = node.step(text, step) else {
                break;
            };
            node = next.inside_some(text);
            rest = after;
        }
        (node, rest)
    }

    fn step(&self, text: &str, step: &Step<'_>) -> Option<&Self> {
        let entry = match step {
            Step::Field(name) => self.entries().iter().find(|entry| entry.is(text, name)),
            Step::Item(index) => self.entries().get(*index),
            Step::Text(wanted) => return self.holding(text, wanted),
        };
        entry.map(|entry| &entry.value)
    }

    /// The first quoted text within that reads so, as written.
    fn holding(&self, text: &str, wanted: &str) -> Option<&Self> {
        self.entries().iter().find_map(|Entry { value, .. }| {
            let is_it = value.quoted(text) == Some(wanted);
            is_it
                .then_some(value)
                .or_else(|| value.holding(text, wanted))
        })
    }

    /// `Some(x)` is `x`.
    fn inside_some(&self, text: &str) -> &Self {
        let mut node = self;
        while node.name_in(text) == Some("Some") {
            match node.entries() {
                [only] => node = &only.value,
                _ => break,
            }
        }
        node
    }

    /// What stands in its brackets, if it has any.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.body {
            Body::Group(_, entries) => entries,
            Body::Plain | Body::Text(_) => &[],
        }
    }

    /// Its name, as written.
    pub(crate) fn name_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.name.clone().map(|range| &text[range])
    }

    /// What stands between its quotation marks, as written.
    pub(crate) fn quoted<'t>(&self, text: &'t str) -> Option<&'t str> {
        match &self.body {
            Body::Text(range) => Some(&text[range.clone()]),
            Body::Plain | Body::Group(..) => None,
        }
    }

    /// What a caret should stand under: the value, or only its name or opening bracket when it is
    /// long.
    pub(crate) fn head(&self) -> Range<usize> {
        match (&self.body, &self.name) {
            (Body::Group(..), Some(name)) => name.clone(),
            (Body::Group(..), None) => self.range.start..self.range.start + 1,
            (Body::Plain | Body::Text(_), _) => self.range.clone(),
        }
    }

    /// Calls `visit` for every value within, with the name of the field it stands in.
    pub(crate) fn visit<'t>(&self, text: &'t str, visit: &mut dyn FnMut(Option<&'t str>, &Node)) {
        for entry in self.entries() {
            visit(entry.key.clone().map(|key| &text[key]), &entry.value);
            entry.value.visit(text, visit);
        }
    }
}

impl Entry {
    /// Whether this is the field of that name.
    pub(crate) fn is(&self, text: &str, name: &str) -> bool {
        self.key.clone().is_some_and(|key| &text[key] == name)
    }
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_trivia(&mut self) {
        self.at = lex::trivia_end(self.text, self.at);
    }

    fn value(&mut self, depth: usize) -> Node {
        self.skip_trivia();
        let start = self.at;
        let (name, body) = match self.peek() {
            Some(b'"' | b'#') => (None, self.text(start)),
            Some(b'\'') => {
                self.at = lex::character_end(self.text, start);
                (None, Body::Plain)
            }
            Some(b'(' | b'[' | b'{') => (None, self.group(depth)),
            Some(byte) if lex::is_name_start(byte) => self.named(depth),
            Some(byte) if !is_structure(byte) => {
                self.plain();
                (None, Body::Plain)
            }
            _ => (None, Body::Plain),
        };
        Node {
            range: start..self.at,
            name,
            body,
        }
    }

    /// A word, a raw text, or a name with brackets after it.
    fn named(&mut self, depth: usize) -> (Option<Range<usize>>, Body) {
        let start = self.at;
        self.at = lex::name_end(self.text, start);
        if matches!(self.peek(), Some(b'"' | b'#')) && lex::raw_hashes(self.text, self.at).is_some()
        {
            return (None, self.text(self.at));
        }
        let name = start..self.at;
        let bracket = lex::trivia_end(self.text, self.at);
        if self.text.get(bracket) == Some(&b'(') {
            self.at = bracket;
            return (Some(name), self.group(depth));
        }
        (Some(name), Body::Plain)
    }

    /// A quoted text whose quotation mark or first hash is at `at`.
    fn text(&mut self, at: usize) -> Body {
        let length = self.text.len();
        let inner = match lex::raw_hashes(self.text, at) {
            Some(hashes) => {
                let end = lex::raw_text_end(self.text, at + hashes, hashes);
                self.at = end.unwrap_or(length);
                at + hashes + 1..end.map_or(length, |end| end - hashes - 1)
            }
            None if self.text[at] == b'"' => {
                let end = lex::text_end(self.text, at);
                self.at = end.unwrap_or(length);
                at + 1..end.map_or(length, |end| end - 1)
            }
            None => {
                self.at = at + 1;
                return Body::Plain;
            }
        };
        Body::Text(inner)
    }

    fn group(&mut self, depth: usize) -> Body {
        let opening = self.text[self.at];
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            self.skip_trivia();
            match self.peek() {
                None => break,
                Some(b')' | b']' | b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b',' | b':') => self.at += 1,
                Some(_) if depth >= MAX_DEPTH => self.at += 1,
                Some(_) => entries.push(self.entry(depth)),
            }
        }
        Body::Group(opening, entries)
    }

    fn entry(&mut self, depth: usize) -> Entry {
        let start = self.at;
        let key = self.key();
        let mut value = self.value(depth + 1);
        if key.is_some() && value.range.is_empty() {
            value.range = start..start;
        }
        if self.at == start {
            self.at += 1;
        }
        Entry { key, value }
    }

    /// The field's name and its colon, if they stand here.
    fn key(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        if !lex::is_name_start(self.peek()?) {
            return None;
        }
        let end = lex::name_end(self.text, start);
        let colon = lex::trivia_end(self.text, end);
        if self.text.get(colon) != Some(&b':') {
            return None;
        }
        self.at = colon + 1;
        Some(start..end)
    }

    fn plain(&mut self) {
        let rest = &self.text[self.at..];
        let end = rest
            .iter()
            .position(|&byte| byte.is_ascii_whitespace() || is_structure(byte));
        self.at += end.unwrap_or(rest.len()).max(1);
    }
}

fn is_structure(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':' | b'"' | b'/'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'t>(text: &'t str, trail: Trail<'_>) -> Option<&'t str> {
        let node = Node::parse(text, 0);
        node.find(text, &trail.steps())
            .map(|node| &text[node.range.clone()])
    }

    const RECORD: &str = r#"Engagement( // "(
        id: "a", label: Some("x"), /* who: */
        who: Side("RU"), cite: [Quote("s", 5, r"a b"), Page("t")],
        points: [(kind: Agreed, topics: ["c", "d"]), Point(topics: [])],
    )"#;

    #[test]
    fn fields_items_and_payloads_are_found() {
        let record = Trail::Record;
        assert_eq!(find(RECORD, record.field("id")), Some("\"a\""));
        assert_eq!(find(RECORD, record.field("label")), Some("\"x\""));
        assert_eq!(find(RECORD, record.field("who").item(0)), Some("\"RU\""));
        let cite = record.field("cite");
        assert_eq!(find(RECORD, cite.item(0).item(2)), Some("r\"a b\""));
        assert_eq!(find(RECORD, cite.item(1)), Some("Page(\"t\")"));
        let points = record.field("points");
        let first = points.item(0);
        assert_eq!(find(RECORD, first.field("topics").item(1)), Some("\"d\""));
        assert_eq!(find(RECORD, points.item(1).field("topics")), Some("[]"));
        assert_eq!(find(RECORD, record.field("format")), None);
        assert_eq!(find(RECORD, record.field("cite").text("t")), Some("\"t\""));
        assert_eq!(find(RECORD, record.field("cite").text("c")), None);
    }

    #[test]
    fn a_text_is_found_early_where_the_tree_has_it() {
        let body = RECORD.find('(').unwrap();
        let found = |name: &str| {
            let node = Node::early_field(RECORD, body, name)?;
            Some(&RECORD[node.range])
        };
        assert_eq!(found("id"), Some("\"a\""));
        // For these one has to look into the tree.
        assert_eq!(found("label"), None);
        assert_eq!(found("points"), None);
        assert_eq!(found("format"), None);
        for text in ["", "(", "(a", "(a:", "(a: b", "(\"a\")", "([)", "(a: \"b"] {
            let _ = Node::early_field(text, 0, "c");
        }
    }

    #[test]
    fn nonsense_makes_a_tree_too() {
        for text in [
            "",
            "(",
            "(a:",
            "a: (]",
            "((((",
            "\"",
            "r#",
            "(/",
            ")",
            "(a b 'c d",
            "(%&;:,)",
        ] {
            Node::parse(text, 0);
        }
        Node::parse(&"(".repeat(100_000), 0);
        Node::parse(&"[a:".repeat(100_000), 0);
    }
}
