//! One record of a file changed, and no other byte.

use std::{ops::Range, path::Path};

use super::{Record, Refusal, record::quoted};
use crate::load::{Kind, Outline, Outlined, outline};

/// What is to be done to a file.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// A record is added, if there is none of its name.
    Add(Record<'a>),
    /// A record takes the place of the one of its name, or is added.
    Put(Record<'a>),
    /// The saved view of a name gets another.
    RenameView {
        /// What it is called.
        from: &'a str,
        /// What it is to be called.
        to: &'a str,
    },
    /// The saved view of a name goes.
    RemoveView(&'a str),
    /// The briefing of a slug goes.
    RemoveBriefing(&'a str),
}

impl Change<'_> {
    /// Whether it is a briefing that is changed.
    #[must_use]
    pub fn is_of_briefing(&self) -> bool {
        match self {
            Self::Add(record) | Self::Put(record) => matches!(record, Record::Briefing(_)),
            Self::RemoveBriefing(_) => true,
            Self::RenameView { .. } | Self::RemoveView(_) => false,
        }
    }

    /// The name of the record that is changed, as it is before.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Add(record) | Self::Put(record) => record.name(),
            Self::RenameView { from: name, .. }
            | Self::RemoveView(name)
            | Self::RemoveBriefing(name) => name,
        }
    }
}

/// The text of a file after a change. A text that is empty becomes a list with one record.
///
/// # Errors
/// When the text does not parse, when what is to be added is there, or what is to be changed is not.
pub fn edit(file: &Path, text: &str, change: Change<'_>) -> Result<String, Refusal> {
    // The mark of byte order is no part of the text that records are counted in.
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let outline = read(file, text)?;
    let found = |kind, name| find(file, &outline, kind, name);
    let edited = match change {
        Change::Add(record) if found(record.kind(), record.name()).is_ok() => {
            return Err(taken(record.kind(), record.name()));
        }
        Change::Add(record) => add(text, &outline, &record.text()?),
        Change::Put(record) => match found(record.kind(), record.name()) {
            Ok(old) => put(text, old, &record.text()?),
            Err(_) => add(text, &outline, &record.text()?),
        },
        Change::RenameView { from, to } => rename(file, text, &outline, from, to)?,
        Change::RemoveView(name) => remove(text, found(Kind::SavedView, name)?),
        Change::RemoveBriefing(slug) => remove(text, found(Kind::Briefing, slug)?),
    };
    // What was written is read once more: a file that people wrote is never left broken.
    read(file, &edited)?;
    Ok(format!("{mark}{edited}"))
}

fn read(file: &Path, text: &str) -> Result<Outline, Refusal> {
    let name = file.to_string_lossy();
    outline(&name, text).map_err(Refusal::Unreadable)
}

fn find<'o>(
    file: &Path,
    outline: &'o Outline,
    kind: Kind,
    name: &str,
) -> Result<&'o Outlined, Refusal> {
    let records = outline.records.iter();
    let mut of_kind = records.filter(|record| record.kind == kind);
    of_kind
        .find(|record| record.id == name)
        .ok_or_else(|| missing(file, kind, name))
}

fn missing(file: &Path, kind: Kind, name: &str) -> Refusal {
    Refusal::Missing {
        noun: kind.noun(),
        name: name.to_owned(),
        file: file.to_owned(),
    }
}

fn taken(kind: Kind, name: &str) -> Refusal {
    Refusal::Taken {
        noun: kind.noun(),
        name: name.to_owned(),
    }
}

/// A record at the end of a file: of its list, where it is one.
fn add(text: &str, outline: &Outline, record: &str) -> String {
    let end_of_line = end_of_line(text);
    let Some(list_end) = outline.list_end else {
        return if outline.records.is_empty() {
            new_list(text, record, end_of_line)
        } else {
            let gap = if text.ends_with(['\n', '\r']) {
                ""
            } else {
                end_of_line
            };
            format!(
                "{text}{gap}{}{end_of_line}",
                laid_out(record, "", end_of_line)
            )
        };
    };
    let (mut before, after) = (text[..list_end].to_owned(), &text[list_end..]);
    if let Some(last) = outline.records.last()
        && !has_comma_after(text, last.range.end)
    {
        before.insert(last.range.end, ',');
    }
    let indent = outline
        .records
        .last()
        .map_or("    ", |last| indent_at(text, last.range.start));
    let on_its_own = before.trim_end_matches([' ', '\t']);
    let gap = if on_its_own.ends_with(['\n', '\r']) {
        before.truncate(on_its_own.len());
        ""
    } else {
        end_of_line
    };
    let record = laid_out(record, indent, end_of_line);
    format!("{before}{gap}{indent}{record},{end_of_line}{after}")
}

/// A list with one record, after whatever comments there are.
fn new_list(text: &str, record: &str, end_of_line: &str) -> String {
    let gap = if text.is_empty() || text.ends_with(['\n', '\r']) {
        ""
    } else {
        end_of_line
    };
    let record = laid_out(record, "    ", end_of_line);
    format!("{text}{gap}[{end_of_line}    {record},{end_of_line}]{end_of_line}")
}

/// A record in the place of another.
fn put(text: &str, old: &Outlined, record: &str) -> String {
    let indent = indent_at(text, old.range.start);
    let record = laid_out(record, indent, end_of_line(text));
    replaced(text, old.range.clone(), &record)
}

fn rename(
    file: &Path,
    text: &str,
    outline: &Outline,
    from: &str,
    to: &str,
) -> Result<String, Refusal> {
    let old = find(file, outline, Kind::SavedView, from)?;
    if from != to && find(file, outline, Kind::SavedView, to).is_ok() {
        return Err(taken(Kind::SavedView, to));
    }
    let name = old.name.clone();
    let name = name.ok_or_else(|| missing(file, Kind::SavedView, from))?;
    Ok(replaced(text, name, &quoted(to)?))
}

/// A file without a record: with it go its comma and, where nothing else stands on them, its lines.
fn remove(text: &str, old: &Outlined) -> String {
    let mut range = old.range.clone();
    if text[range.end..].starts_with(',') {
        range.end += 1;
    }
    let before = &text[..range.start];
    let line_start = before.trim_end_matches([' ', '\t']).len();
    let starts_a_line = line_start == 0 || before[..line_start].ends_with(['\n', '\r']);
    let rest = text[range.end..].trim_start_matches([' ', '\t']);
    let breaks = ["\r\n", "\n", "\r"];
    let line_break = breaks.into_iter().find(|one| rest.starts_with(one));
    if starts_a_line && let Some(line_break) = line_break {
        range = line_start..text.len() - rest.len() + line_break.len();
    }
    replaced(text, range, "")
}

fn replaced(text: &str, range: Range<usize>, with: &str) -> String {
    [&text[..range.start], with, &text[range.end..]].concat()
}

/// Whether a comma follows a record, after white space and comments.
fn has_comma_after(text: &str, end: usize) -> bool {
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start();
        if let Some(line) = rest.strip_prefix("//") {
            rest = line.split_once(['\n', '\r']).map_or("", |(_, after)| after);
        } else if rest.starts_with("/*") {
            rest = after_comment(rest);
        } else {
            return rest.starts_with(',');
        }
    }
}

/// What follows a comment that may hold others.
fn after_comment(text: &str) -> &str {
    let mut depth = 0_u32;
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix("/*") {
            depth += 1;
            rest = inner;
        } else if let Some(outer) = rest.strip_prefix("*/") {
            depth -= 1;
            rest = outer;
            if depth == 0 {
                break;
            }
        } else {
            let next = rest.char_indices().nth(1);
            rest = next.map_or("", |(at, _)| &rest[at..]);
        }
    }
    rest
}

/// The white space before a record, if nothing else stands before it on its line.
fn indent_at(text: &str, start: usize) -> &str {
    let line = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let before = &text[line..start];
    if before.trim_matches([' ', '\t']).is_empty() {
        before
    } else {
        ""
    }
}

/// A record with its lines where those around it are.
fn laid_out(record: &str, indent: &str, end_of_line: &str) -> String {
    let between = format!("{end_of_line}{indent}");
    lines_outside_texts(record).join(&between)
}

/// The lines of a record. A line break within quotation marks belongs to a text, and is none.
fn lines_outside_texts(record: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut at) = (0, 0);
    let bytes = record.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = end_of_text(record, at),
            b'\n' => {
                lines.push(&record[start..at]);
                at += 1;
                start = at;
            }
            _ => at += 1,
        }
    }
    lines.push(&record[start..]);
    lines
}

/// Where a text ends whose quotation mark stands at `at`: as it is written here, it is raw where it has
/// quotation marks or backslashes in it.
fn end_of_text(record: &str, at: usize) -> usize {
    let hashes = record[..at].len() - record[..at].trim_end_matches('#').len();
    let closing = format!("\"{}", "#".repeat(hashes));
    let inside = &record[at + 1..];
    let length = inside
        .find(&closing)
        .map_or(inside.len(), |end| end + closing.len());
    at + 1 + length
}

/// How the lines of a file end.
fn end_of_line(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
