//! From the text of a file to records, each parsed alone.

use std::ops::Range;

use ron::{error::SpannedError, extensions::Extensions};
use serde::Deserialize;

use super::{
    document::Document,
    draft::{Draft, Origin, Wreck},
    explain::{Finding, explain, forgotten_quote, unclosed_text},
    kind::Kind,
    locate::{Node, Step},
    nearest::{listed, nearest},
    problem::{Code, Problem},
    progress::Progress,
    split::{Fault, Piece, Slice, Splitter},
};
use crate::{
    briefing::Briefing,
    model::{About, ContextEvent, Engagement, Format, Party, Region, Series, Source, Topic},
    view::SavedView,
};

/// `Some(…)` need not be written.
pub(crate) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads all records of a document into the draft, and what is wrong with the others.
pub(crate) fn read_document(
    draft: &mut Draft,
    index: usize,
    document: &Document,
    progress: &Progress,
    problems: &mut Vec<Problem>,
) {
    let (mut told, mut records) = (0, 0);
    let mut reader = Reader {
        index,
        document,
        options: options(),
        draft,
        problems,
        last: None,
        budget: document.text().len(),
        limit: 0,
    };
    let mut splitter = Splitter::new(document.text());
    while let Some(piece) =
        splitter.next_or(|kind, start, body| reader.parse_ahead(kind, start, body))
    {
        reader.read(piece, &mut splitter);
        records += 1;
        if progress.is_cancelled() {
            return;
        }
        if records == TELL_AFTER {
            progress.parsed(splitter.at().saturating_sub(told) as u64, records);
            (told, records) = (told.max(splitter.at()), 0);
        }
    }
    progress.parsed(document.text().len().saturating_sub(told) as u64, records);
}

/// Records after which it is told how far parsing is: to tell it after each would keep the threads
/// waiting for each other.
const TELL_AFTER: u64 = 64;

/// Bytes that are given to the parser before it is known where a record ends, or half as many.
/// Longer records are split off first.
const AHEAD: usize = 64 * 1024;

/// How much of a text a value takes up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Start,
}

/// A value, and the text after it.
fn read<'t, T: Deserialize<'t>>(
    options: &ron::Options,
    text: &'t str,
    extent: Extent,
) -> Result<(T, &'t str), SpannedError> {
    let mut reader = ron::Deserializer::from_str_with_options(text, options)?;
    let value = T::deserialize(&mut reader).map_err(|error| reader.span_error(error))?;
    if extent == Extent::Whole {
        reader.end().map_err(|error| reader.span_error(error))?;
    }
    Ok((value, reader.remainder()))
}

struct Reader<'a> {
    index: usize,
    document: &'a Document,
    options: ron::Options,
    draft: &'a mut Draft,
    problems: &'a mut Vec<Problem>,
    /// The record read last, if it was good.
    last: Option<Slice>,
    /// Bytes that may still be given to the parser in vain, so that a file full of errors costs no
    /// more than twice its length.
    budget: usize,
    /// Up to where the parser may look ahead at present. It moves on by leaps, for to look at bytes
    /// far away takes time.
    limit: usize,
}

impl Reader<'_> {
    fn read(&mut self, piece: Piece, splitter: &mut Splitter<'_>) {
        let before = self.last.take();
        match piece {
            Piece::Parsed(slice) => self.last = Some(slice),
            Piece::Record(slice) => self.record(slice, splitter),
            Piece::Broken(slice, fault) => self.broken(&slice, &fault),
            Piece::UnknownRecord(range) => self.unknown_record(range),
            Piece::Stray { range, continues } => self.stray(range, continues, before),
            Piece::UnclosedComment(range) => self.report(Finding::new(
                range,
                Code::UnclosedComment,
                "This comment is never closed",
                "Close it with `*/`",
            )),
            Piece::UnclosedList(range) => self.report(Finding::new(
                range,
                Code::UnclosedList,
                "The list that starts here is never closed",
                "Put `]` at the end of the file, and check that the file is whole",
            )),
        }
    }

    fn record(&mut self, slice: Slice, splitter: &mut Splitter<'_>) {
        if self.document.is_damaged(&slice.range) {
            // Its bad bytes have been reported. One of them may have been a quotation mark.
            let range = splitter.cut(&slice).unwrap_or(slice.range.clone());
            self.lose(&Slice { range, ..slice }, |_, _| Vec::new());
            return;
        }
        let range = slice.body..slice.range.end;
        let Err(error) = self.parse(slice.kind, slice.range.start, range, Extent::Whole) else {
            self.last = Some(slice);
            return;
        };
        if let Some(range) = splitter.cut(&slice) {
            let range = trimmed(self.document.text(), range);
            let quote = forgotten_quote(self.document.text(), range.clone())
                .or_else(|| first_long_text(self.document.text(), range.clone()));
            let cut = Slice { range, ..slice };
            let finding = unclosed_text(quote.unwrap_or(cut.body));
            self.lose(&cut, |_, _| vec![finding]);
            return;
        }
        self.lose(&slice, |text, tree| {
            let mut findings = explain_kind(text, slice.kind, tree, error);
            for finding in &mut findings {
                let is_whole_record = finding.range == (0..1);
                finding.shift(slice.body);
                if is_whole_record {
                    finding.range.start = slice.range.start;
                }
            }
            findings
        });
    }

    /// Reports what is wrong with a record and keeps what can still be read of it.
    fn lose(&mut self, slice: &Slice, findings: impl FnOnce(&str, &Node) -> Vec<Finding>) {
        let text = &self.document.text()[slice.body..slice.range.end.max(slice.body)];
        let tree = Node::parse(text, 0);
        let id = id_of(text, slice.kind, &tree);
        for mut finding in findings(text, &tree) {
            finding.problem.record.clone_from(&id);
            finding.problem.noun = Some(slice.kind.noun());
            self.report(finding);
        }
        let mut texts = Vec::new();
        tree.visit(text, &mut |_, node| {
            texts.extend(node.quoted(text).map(str::to_string));
        });
        self.draft.wrecks.push(Wreck {
            kind: slice.kind,
            origin: self.origin(slice),
            id,
            series: series_of(text, &tree),
            texts,
        });
    }

    /// Parses a record whose end is not known yet, and returns it. `None` when that fails for
    /// whatever reason; then the record is split off and looked at more closely.
    fn parse_ahead(&mut self, kind: Kind, start: usize, body: usize) -> Option<usize> {
        let text = self.document.text();
        if self.limit < text.len() && self.limit < body.saturating_add(AHEAD / 2) {
            self.limit = text.floor_char_boundary(body.saturating_add(AHEAD));
        }
        let limit = self.limit;
        let left = self.budget.checked_sub(limit - body)?;
        if self.document.is_damaged(&(start..limit)) {
            return None;
        }
        let end = self.parse(kind, start, body..limit, Extent::Start);
        if end.is_err() {
            self.budget = left;
        }
        end.ok()
    }

    /// Parses a record of a kind from a stretch of the text, and returns where it ends.
    fn parse(
        &mut self,
        kind: Kind,
        start: usize,
        range: Range<usize>,
        extent: Extent,
    ) -> Result<usize, SpannedError> {
        let text = &self.document.text()[range.clone()];
        let options = &self.options;
        let draft = &mut *self.draft;
        let origin = |rest: &str| Origin {
            document: self.index,
            start,
            body: range.start,
            end: range.end - rest.len(),
        };
        macro_rules! push {
            ($shelf:ident) => {{
                let (value, rest) = read(options, text, extent)?;
                draft.$shelf.push(value, origin(rest));
                rest
            }};
        }
        let rest = match kind {
            Kind::Catalogue => push!(abouts),
            Kind::Source => push!(sources),
            Kind::Region => push!(regions),
            Kind::Party => push!(parties),
            Kind::Topic => push!(topics),
            Kind::Format => push!(formats),
            Kind::Series => push!(series),
            Kind::Engagement => {
                let (mut engagement, rest): (Engagement, _) = read(options, text, extent)?;
                engagement.fill_own_pages();
                draft.engagements.push(engagement, origin(rest));
                rest
            }
            Kind::Context => push!(contexts),
            Kind::SavedView => push!(saved_views),
            Kind::Briefing => push!(briefings),
        };
        Ok(range.end - rest.len())
    }

    fn broken(&mut self, slice: &Slice, fault: &Fault) {
        let text = self.document.text();
        let slice = Slice {
            range: trimmed(text, slice.range.clone()),
            ..slice.clone()
        };
        if self.document.is_damaged(&slice.range) {
            self.lose(&slice, |_, _| Vec::new());
            return;
        }
        let finding = match forgotten_quote(text, slice.range.clone()) {
            Some(quote) => unclosed_text(quote),
            None => explain_fault(text, &slice, fault),
        };
        self.lose(&slice, |_, _| vec![finding]);
    }

    fn unknown_record(&mut self, range: Range<usize>) {
        let text = self.document.text();
        let word = &text[range.clone()];
        let word = word
            .split(|c: char| c == '(' || c.is_whitespace())
            .next()
            .unwrap_or(word);
        let words = Kind::ALL.map(Kind::word);
        let cure = match nearest(word, words) {
            Some(near) => format!("Write `{near}`"),
            None => format!("Use one of {}", listed(&words)),
        };
        self.report(Finding::new(
            range.start..range.start + word.len(),
            Code::UnknownRecord,
            format!("There is no kind of record called `{word}`"),
            cure,
        ));
    }

    /// Text that is no record. When it looks like the rest of the record before it, that record
    /// lost part of itself and is left out too.
    fn stray(&mut self, range: Range<usize>, continues: bool, before: Option<Slice>) {
        if self.document.is_damaged(&range) {
            return;
        }
        let first_line = self.document.text()[range.clone()]
            .lines()
            .next()
            .unwrap_or("")
            .len();
        let head = range.start..range.start + first_line;
        match before {
            Some(slice) if continues => {
                let end = slice.range.end;
                let finding = Finding::new(
                    head,
                    Code::StrayText,
                    format!("This field stands outside its {}", slice.kind.noun()),
                    "Take out the closing bracket that is one too many before it",
                )
                .related(
                    end - 1..end,
                    format!("the {} is closed here", slice.kind.noun()),
                );
                self.draft.pop(slice.kind);
                self.lose(&slice, |_, _| vec![finding]);
            }
            _ => self.report(Finding::new(
                head,
                Code::StrayText,
                "This is not part of any record",
                format!("Take it out, or start a record with one of {}", {
                    listed(&Kind::ALL.map(Kind::word))
                }),
            )),
        }
    }

    fn origin(&self, slice: &Slice) -> Origin {
        Origin {
            document: self.index,
            start: slice.range.start,
            body: slice.body,
            end: slice.range.end.max(slice.body),
        }
    }

    fn report(&mut self, finding: Finding) {
        let mut problem = finding.problem.at(self.document.place(finding.range));
        if let Some((range, message)) = finding.related {
            problem = problem.related(self.document.place(range), message);
        }
        self.problems.push(problem);
    }
}

fn explain_kind(text: &str, kind: Kind, tree: &Node, error: SpannedError) -> Vec<Finding> {
    let explain = match kind {
        Kind::Catalogue => explain::<About>,
        Kind::Source => explain::<Source>,
        Kind::Region => explain::<Region>,
        Kind::Party => explain::<Party>,
        Kind::Topic => explain::<Topic>,
        Kind::Format => explain::<Format>,
        Kind::Series => explain::<Series>,
        Kind::Engagement => explain::<Engagement>,
        Kind::Context => explain::<ContextEvent>,
        Kind::SavedView => explain::<SavedView>,
        Kind::Briefing => explain::<Briefing>,
    };
    explain(text, kind, tree, error)
}

fn explain_fault(text: &str, slice: &Slice, fault: &Fault) -> Finding {
    let noun = slice.kind.noun();
    let bracket = |at: usize| &text[at..=at];
    match *fault {
        Fault::Unclosed(at) if at == slice.body => Finding::new(
            slice.range.start..at + 1,
            Code::UnclosedBracket,
            format!("This {noun} is never closed"),
            "Add `)` where it ends",
        ),
        Fault::Unclosed(at) => Finding::new(
            at..at + 1,
            Code::UnclosedBracket,
            format!("This `{}` is never closed", bracket(at)),
            format!("Add `{}` where it ends", closing(bracket(at))),
        ),
        Fault::Mismatch(opened, closed) => Finding::new(
            opened..opened + 1,
            Code::UnclosedBracket,
            format!(
                "This `{}` is closed by `{}`",
                bracket(opened),
                bracket(closed)
            ),
            format!("Add `{}` where it ends", closing(bracket(opened))),
        )
        .related(
            closed..closed + 1,
            format!("`{}` stands here", bracket(closed)),
        ),
        Fault::Text(at) => unclosed_text(at),
        Fault::Comment(at) => Finding::new(
            at..at + 2,
            Code::UnclosedComment,
            "This comment is never closed",
            "Close it with `*/`",
        ),
        Fault::TooDeep(at) => Finding::new(
            at..at + 1,
            Code::TooDeep,
            format!("This {noun} has more brackets within brackets than any record needs"),
            "Take out the brackets that are not needed",
        ),
    }
}

fn closing(opening: &str) -> &'static str {
    match opening {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

fn id_of(text: &str, kind: Kind, tree: &Node) -> Option<String> {
    let field = Step::Field(kind.id_field()?.into());
    tree.find(text, &[field])?.quoted(text).map(str::to_string)
}

fn series_of(text: &str, tree: &Node) -> Option<(String, u32)> {
    let find = |field: &'static str| {
        tree.find(
            text,
            &[Step::Field("series".into()), Step::Field(field.into())],
        )
    };
    let slug = find("slug")?.quoted(text)?;
    let number = &find("number")?.entries().first()?.value;
    Some((slug.to_string(), text[number.range.clone()].parse().ok()?))
}

/// The first quoted text that runs over the end of its line.
fn first_long_text(text: &str, range: Range<usize>) -> Option<usize> {
    let part = &text[range.clone()];
    let mut found = None;
    let body = part.find('(')?;
    Node::parse(part, body).visit(part, &mut |_, node| {
        if found.is_none()
            && node
                .quoted(part)
                .is_some_and(|quoted| quoted.contains('\n'))
        {
            found = Some(range.start + node.range.start);
        }
    });
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let length = text[range.clone()]
        .trim_end_matches(|c: char| c.is_whitespace() || c == ',')
        .len();
    range.start..range.start + length
}
