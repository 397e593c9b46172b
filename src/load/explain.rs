//! Why a record could not be parsed, in words that a person can act on.
//!
//! The parser says what went wrong and roughly where. The way to the value that it was reading, found
//! by parsing once more, and the tree of the record's text say exactly where.

use std::ops::Range;

use ron::error::{Error, SpannedError};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use super::{
    dates::{bad_dates, is_date_field},
    document::Document,
    kind::Kind,
    lex,
    locate::{Body, Node, Step},
    nearest::cure_from,
    parse::options,
    problem::{Code, Problem},
};

/// A problem and the stretch of the text that it is about.
pub(crate) struct Finding {
    pub(crate) range: Range<usize>,
    pub(crate) problem: Problem,
    /// Another stretch, and what is to be seen there.
    pub(crate) related: Option<(Range<usize>, String)>,
}

impl Finding {
    pub(crate) fn new(
        range: Range<usize>,
        code: Code,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) -> Self {
        Self {
            range,
            problem: Problem::new(code, message, cure),
            related: None,
        }
    }

    /// Moves it on by so many bytes.
    pub(crate) fn shift(&mut self, by: usize) {
        let moved = |range: &Range<usize>| range.start + by..range.end + by;
        self.range = moved(&self.range);
        if let Some((range, _)) = &mut self.related {
            *range = moved(range);
        }
    }

    /// The same with another stretch that helps to understand it.
    pub(crate) fn related(mut self, range: Range<usize>, message: impl Into<String>) -> Self {
        self.related = Some((range, message.into()));
        self
    }
}

/// What is wrong with a record that did not parse. `text` starts with its opening bracket.
pub(crate) fn explain<T: DeserializeOwned>(
    text: &str,
    kind: Kind,
    tree: &Node,
    error: SpannedError,
) -> Vec<Finding> {
    let dates = bad_dates(text, tree);
    let (path, error_code) = path_to_error::<T>(text).unwrap_or((None, error.code));
    let start = Document::offset_of(text, error.span.start.line, error.span.start.col);
    let end = Document::offset_of(text, error.span.end.line, error.span.end.col);
    let record = Broken {
        text,
        kind,
        tree,
        path: path.as_ref().map(steps).unwrap_or_default(),
        variant: path.as_ref().and_then(last_variant),
        span: start..end.max(start),
    };
    let mut findings = Vec::new();
    let is_about_date = record.last_field().is_some_and(is_date_field);
    if !is_about_date || dates.is_empty() {
        findings.push(record.finding(&error_code));
    }
    findings.extend(dates.into_iter().map(|(range, problem)| Finding {
        range,
        problem,
        related: None,
    }));
    findings
}

/// A quoted text that runs over the end of its line and after which a word follows at once: where a
/// closing quotation mark was forgotten.
pub(crate) fn forgotten_quote(text: &str, range: Range<usize>) -> Option<usize> {
    let bytes = &text.as_bytes()[..range.end];
    let mut at = range.start;
    while at < range.end {
        let end = match (bytes[at], bytes.get(at + 1)) {
            (b'"', _) => {
                let hashes = lex::raw_hashes(bytes, at);
                let end = match hashes {
                    Some(hashes) => lex::raw_text_end(bytes, at, hashes),
                    None => lex::text_end(bytes, at),
                };
                let spans_lines =
                    memchr::memchr(b'\n', &bytes[at..end.unwrap_or(range.end)]).is_some();
                let runs_on = end.is_none_or(|end| {
                    bytes
                        .get(end)
                        .is_none_or(|&byte| lex::is_name_byte(byte) || byte == b'"')
                });
                if runs_on && (spans_lines || end.is_none()) && hashes.is_none() {
                    return Some(at);
                }
                end.unwrap_or(range.end)
            }
            (b'/', Some(b'/')) => lex::line_end(bytes, at),
            (b'/', Some(b'*')) => lex::comment_end(bytes, at).unwrap_or(range.end),
            (b'\'', _) => lex::character_end(bytes, at),
            _ => at + 1,
        };
        at = end;
    }
    None
}

/// The way to the value at which parsing stops, and why it stops there.
fn path_to_error<T: DeserializeOwned>(text: &str) -> Option<(Option<Path>, Error)> {
    let mut deserializer = ron::Deserializer::from_str_with_options(text, &options()).ok()?;
    let error = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err()?;
    Some((Some(error.path().clone()), error.into_inner()))
}

fn steps(path: &Path) -> Vec<Step<'static>> {
    let mut steps = Vec::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => steps.push(Step::Item(*index)),
            Segment::Map { key } => steps.push(Step::Field(key.clone().into())),
            Segment::Enum { .. } => {}
            Segment::Unknown => break,
        }
    }
    steps
}

fn last_variant(path: &Path) -> Option<String> {
    path.iter().fold(None, |last, segment| match segment {
        Segment::Enum { variant } => Some(variant.clone()),
        Segment::Map { .. } => None,
        Segment::Seq { .. } | Segment::Unknown => last,
    })
}

/// A record that did not parse, and all that is known of why.
struct Broken<'a> {
    text: &'a str,
    kind: Kind,
    tree: &'a Node,
    path: Vec<Step<'static>>,
    /// The variant that was being read.
    variant: Option<String>,
    /// Where the parser was.
    span: Range<usize>,
}

impl Broken<'_> {
    fn finding(&self, error: &Error) -> Finding {
        match error {
            Error::NoSuchStructField {
                expected, found, ..
            } => self.unknown_field(found, expected),
            Error::MissingStructField { field, .. } => self.missing_field(field),
            Error::DuplicateStructField { field, .. } => self.duplicate_field(field),
            Error::NoSuchEnumVariant {
                expected, found, ..
            } => self.unknown_variant(found, expected),
            _ if self.is_citation() => self.bad_citation(error),
            Error::Message(message) if self.is_rank() => self.bad_rank(message),
            Error::Message(_) if self.last_field() == Some("as_of") => self.no_day(),
            Error::Message(_) if self.last_field() == Some("scroll") => self.bad_scroll(),
            Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => self.bad_number(),
            _ => match wanted(error) {
                Some(wanted) => self.wrong_type(&wanted, error),
                None => self.syntax(error),
            },
        }
    }

    fn node(&self) -> &Node {
        self.tree.deepest(self.text, &self.path)
    }

    /// The value at the end of the way, when it is there.
    fn value(&self) -> Option<&Node> {
        self.tree
            .find(self.text, &self.path)
            .filter(|node| !node.range.is_empty())
    }

    fn last_field(&self) -> Option<&str> {
        self.path.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(name.as_ref()),
            Step::Item(_) | Step::Text(_) => None,
        })
    }

    /// The innermost brackets with names in them on the way: what a field is a field of.
    fn fields_around(&self) -> (&Node, String) {
        let mut length = self.path.len();
        loop {
            let path = &self.path[..length];
            let node = self.tree.deepest(self.text, path);
            if matches!(node.body, Body::Group(b'(', _)) || length == 0 {
                return (node, self.noun(path));
            }
            length -= 1;
        }
    }

    /// What stands at the end of a way: "engagement", "item of `dates`".
    fn noun(&self, path: &[Step<'_>]) -> String {
        match path {
            [] => self.kind.noun().to_string(),
            [.., Step::Field(name), Step::Item(_)] => format!("item of `{name}`"),
            [.., Step::Field(name)] => format!("`{name}`"),
            [.., Step::Item(_) | Step::Text(_)] => "item".to_string(),
        }
    }

    fn unknown_field(&self, found: &str, expected: &[&str]) -> Finding {
        // The way may end at the brackets or at the field itself.
        let named = |node: &Node| {
            let is_it = |entry: &&super::locate::Entry| entry.is(self.text, found);
            node.entries()
                .iter()
                .find(is_it)
                .and_then(|entry| entry.key.clone())
        };
        let (around, noun) = self.fields_around();
        let range = named(around).or_else(|| named(self.node()));
        Finding::new(
            range.unwrap_or_else(|| self.span.clone()),
            Code::UnknownField,
            format!("This {noun} cannot have a field `{found}`"),
            cure_from(found, expected),
        )
    }

    fn missing_field(&self, field: &str) -> Finding {
        let (around, noun) = self.fields_around();
        Finding::new(
            around.head(),
            Code::MissingField,
            format!("This {noun} has no field `{field}`"),
            format!("Add `{field}: {}`", example(self.kind, field)),
        )
    }

    fn duplicate_field(&self, field: &str) -> Finding {
        let (around, noun) = self.fields_around();
        let mut keys = around
            .entries()
            .iter()
            .filter(|entry| entry.is(self.text, field));
        let first = keys.next().and_then(|entry| entry.key.clone());
        let second = keys.next().and_then(|entry| entry.key.clone());
        let finding = Finding::new(
            second.unwrap_or_else(|| self.span.clone()),
            Code::DuplicateField,
            format!("This {noun} has the field `{field}` twice"),
            "Keep one of the two",
        );
        match first {
            Some(first) => finding.related(first, "the first is here"),
            None => finding,
        }
    }

    fn unknown_variant(&self, found: &str, expected: &[&str]) -> Finding {
        let name = self
            .node()
            .name
            .clone()
            .filter(|name| &self.text[name.clone()] == found);
        let is_citation = expected.contains(&"PageQuote");
        let code = if is_citation {
            Code::BadCitation
        } else {
            Code::UnknownVariant
        };
        let message = match self.last_field() {
            _ if is_citation => format!("`{found}` is no kind of citation"),
            Some(field) => format!("`{field}` cannot be `{found}`"),
            None => format!("`{found}` is none of the values to choose from"),
        };
        Finding::new(
            name.unwrap_or_else(|| self.span.clone()),
            code,
            message,
            cure_from(found, expected),
        )
    }

    fn is_citation(&self) -> bool {
        let forms = ["Quote", "Para", "PageQuote", "Page", "OneOf", "OwnPages"];
        let in_variant = self
            .variant
            .as_deref()
            .is_some_and(|name| forms.contains(&name));
        let named = self
            .node()
            .name_in(self.text)
            .is_some_and(|name| forms.contains(&name));
        in_variant || named || (self.last_field() == Some("cite") && self.path.len() > 1)
    }

    fn bad_citation(&self, error: &Error) -> Finding {
        let citation = self.citation();
        let range = match self.value() {
            Some(node) if !std::ptr::eq(node, citation) => node.head(),
            _ => citation.head(),
        };
        let message = match error {
            Error::InvalidValueForType { .. } | Error::IntegerOutOfBounds
                if self.text[range.clone()].starts_with('0') =>
            {
                "Paragraphs are counted from 1".to_string()
            }
            _ => match citation.name_in(self.text) {
                Some("OneOf") if matches!(error, Error::Message(_)) => {
                    "`OneOf` needs two different sources or more".to_string()
                }
                Some(name) => format!("This `{name}` does not read as a citation"),
                None => "This does not read as a citation".to_string(),
            },
        };
        let forms = match citation.name_in(self.text) {
            Some("Quote") => "`Quote(\"source\", 5, \"the words\")`".to_string(),
            Some("Para") => "`Para(\"source\", 5)`".to_string(),
            Some("PageQuote") => "`PageQuote(\"source\", \"the words\")`".to_string(),
            Some("Page") => "`Page(\"source\")`".to_string(),
            Some("OneOf") => "`OneOf([\"source\", \"other-source\"])`".to_string(),
            _ => "`Quote(\"source\", 5, \"the words\")` or `Para(\"source\", 5)`".to_string(),
        };
        Finding::new(
            range,
            Code::BadCitation,
            message,
            format!("Write it as {forms}"),
        )
    }

    /// The whole citation on the way to the error.
    fn citation(&self) -> &Node {
        let end = self
            .path
            .iter()
            .rposition(|step| *step == Step::Field("cite".into()));
        let end = end.map_or(self.path.len(), |field| (field + 2).min(self.path.len()));
        self.tree.deepest(self.text, &self.path[..end])
    }

    /// A rank of a person, or one that a filter asks for.
    fn is_rank(&self) -> bool {
        self.last_field() == Some("rank") || self.variant.as_deref() == Some("Rank")
    }

    fn bad_rank(&self, message: &str) -> Finding {
        let range = self.value().map_or_else(|| self.span.clone(), Node::head);
        let mut message = message.to_string();
        if let Some(first) = message.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        Finding::new(
            range,
            Code::BadRank,
            message,
            "Write 1 for a head of state or government, down to 6 for a joint secretary or director",
        )
    }

    /// A date, and a good one, where a view wants a day.
    fn no_day(&self) -> Finding {
        Finding::new(
            self.value().map_or_else(|| self.span.clone(), Node::head),
            Code::BadTime,
            "A view judges promises as of one day, and this is not one",
            "Write a day, such as `2024-06-30`",
        )
    }

    fn bad_scroll(&self) -> Finding {
        Finding::new(
            self.value().map_or_else(|| self.span.clone(), Node::head),
            Code::BadNumber,
            "Lanes cannot be scrolled by this",
            "Write a number of points, 0 or more, or leave `scroll` out",
        )
    }

    fn bad_number(&self) -> Finding {
        // `Stated(12)`: the number within.
        let innermost = |node: &Node| match node.entries() {
            [only] => only.value.head(),
            _ => node.head(),
        };
        let range = self.value().map_or_else(|| self.span.clone(), innermost);
        let number = &self.text[range.clone()];
        Finding::new(
            range.clone(),
            Code::BadNumber,
            format!("`{number}` is not a number that can stand here"),
            "Write a whole number that is not negative and not above 4294967295",
        )
    }

    fn wrong_type(&self, wanted: &str, error: &Error) -> Finding {
        let Some(node) = self.value() else {
            return self.syntax(error);
        };
        // An item that is fine by itself, with something unreadable after it.
        if node.range.end <= self.span.start {
            return self.syntax(error);
        }
        let found = describe(self.text, node);
        if wanted.trim_start_matches("a ") == found.trim_start_matches("a ") {
            return self.syntax(error);
        }
        let subject = match self.path.last() {
            Some(Step::Field(name)) => format!("`{name}`"),
            Some(Step::Item(_) | Step::Text(_)) => {
                let field = self.last_field().unwrap_or("list");
                format!("Each item of `{field}`")
            }
            None => format!("This {}", self.kind.noun()),
        };
        Finding::new(
            node.head(),
            Code::WrongType,
            format!("{subject} must be {wanted}, and this is {found}"),
            format!("Write {wanted}"),
        )
    }

    fn syntax(&self, error: &Error) -> Finding {
        if let Some(quote) = forgotten_quote(self.text, 0..self.text.len()) {
            return unclosed_text(quote);
        }
        let word = self.span_of_word();
        if matches!(error, Error::ExpectedComma) && self.follows_a_quote(word.start) {
            return Finding::new(
                word.start - 1..word.start,
                Code::Syntax,
                "The text ends at this quotation mark",
                "One that belongs to the text is written `\\\"`; curly ones need nothing",
            );
        }
        if matches!(self.path.last(), Some(Step::Field(name)) if name == "number") {
            return Finding::new(
                word,
                Code::WrongType,
                "`number` must say whether a source states it",
                "Write `Stated(3)`, or `Inferred(3)` when the number was worked out",
            );
        }
        let (message, cure) = match error {
            Error::ExpectedComma => ("A comma is missing here", "Put a comma after the value"),
            Error::ExpectedMapColon => {
                ("A colon is missing here", "Write a field as `name: value`")
            }
            Error::ExpectedIdentifier => (
                "The name of a field should stand here",
                "Write a field as `name: value`",
            ),
            Error::InvalidEscape(_) => (
                "This backslash starts no escape that RON knows",
                "Write `\\\\` for a backslash",
            ),
            Error::ExpectedStringEnd => (
                "This text is never closed",
                "Add the closing quotation mark",
            ),
            Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd => (
                "A bracket should close here",
                "Look for a missing comma or bracket before this",
            ),
            _ => (
                "This cannot be read",
                "Look for a missing comma, bracket or quotation mark",
            ),
        };
        Finding::new(word, Code::Syntax, message, cure)
    }

    /// Whether a word follows a quotation mark at once, as after one that was meant to be part of the
    /// text.
    fn follows_a_quote(&self, start: usize) -> bool {
        let bytes = self.text.as_bytes();
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        start > 0 && bytes[start - 1] == b'"' && bytes.get(start).is_some_and(is_letter)
    }

    /// The word, sign or text that the parser stopped before.
    fn span_of_word(&self) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let start = lex::trivia_end(bytes, self.span.start.min(bytes.len()));
        let start = if start >= bytes.len() {
            self.span.start
        } else {
            start
        };
        let word = lex::name_end(bytes, start.min(bytes.len()));
        start..word.max(start + 1)
    }
}

/// A closing quotation mark that was forgotten.
pub(crate) fn unclosed_text(quote: usize) -> Finding {
    Finding::new(
        quote..quote + 1,
        Code::UnclosedText,
        "This quotation mark is never closed",
        "Add the closing quotation mark; one that belongs to the text is written `\\\"`",
    )
}

/// What the parser wanted, in plain words, when it wanted another kind of value.
fn wanted(error: &Error) -> Option<String> {
    let wanted = match error {
        Error::ExpectedArray => "a list, `[…]`",
        Error::ExpectedString => "a text in quotation marks",
        Error::ExpectedInteger => "a whole number",
        Error::ExpectedFloat => "a number",
        Error::ExpectedBoolean => "`true` or `false`",
        Error::ExpectedIdentifier => "a name without quotation marks",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "fields in `(…)`",
        Error::ExpectedOption => "`None` or `Some(…)`",
        Error::ExpectedDifferentStructName { expected, .. } => {
            return Some(format!("`{expected}(…)` or plain `(…)`"));
        }
        Error::InvalidValueForType { expected, .. } if expected.starts_with("a nonzero") => {
            "a whole number above 0"
        }
        Error::InvalidValueForType { expected, .. } => {
            return Some(expected.clone());
        }
        Error::ExpectedDifferentLength { expected, .. } => return Some(expected.clone()),
        _ => return None,
    };
    Some(wanted.to_string())
}

/// What a value is, in plain words.
fn describe(text: &str, node: &Node) -> String {
    match &node.body {
        Body::Text(_) => "a text in quotation marks".to_string(),
        Body::Group(b'[', _) => "a list, `[…]`".to_string(),
        Body::Group(b'{', _) => "a map, `{…}`".to_string(),
        Body::Group(..) => match node.name_in(text) {
            Some(name) => format!("`{name}(…)`"),
            None => "fields in `(…)`".to_string(),
        },
        Body::Plain => format!("`{}`", text[node.range.clone()].trim()),
    }
}

/// What a missing field may look like.
fn example(kind: Kind, field: &str) -> String {
    if is_date_field(field) {
        return "\"2019-10-30\"".to_string();
    }
    let text = match (kind, field) {
        (Kind::Series | Kind::Format | Kind::Topic, "slug") | (_, "id" | "slug" | "format") => {
            "\"a-slug\""
        }
        (_, "steps" | "parties" | "topics" | "dates" | "people" | "cite") => "[]",
        (_, "basis") => "\"how it is known\"",
        (_, "status") => "Held",
        (Kind::Region, "code") => "\"151\"",
        (_, "code" | "home" | "side" | "body") => "\"RU\"",
        (Kind::Source, "kind") => "Newspaper",
        (_, "marker") => "Circle",
        (_, "kind") => "Discussed",
        _ => "\"…\"",
    };
    text.to_string()
}
