//! One record of a file changed, and nothing around it but the comma that it needs.

use std::{ops::Range, path::Path};

use super::{
    Record, Refusal,
    layout::{
        comma_after, end_of_line, gap_after, indent_at, indent_of_line, laid_out, start_of_line,
    },
    record::{quoted, shown},
};
use crate::{
    load::{Kind, Outline, Outlined, outline},
    view::LONGEST_NAME,
};

/// What is to be done to a file.
#[derive(Clone, Copy, Debug)]
pub enum Change<'a> {
    /// A record is added, if there is none of its name.
    Add(Record<'a>),
    /// A record takes the place of the one of its name, or is added. A saved view that comes without a
    /// note leaves the one that stands there.
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
            return Err(taken(file, &outline, record.kind(), record.name()));
        }
        Change::Add(record) => add(text, &outline, &record.text()?),
        Change::Put(record) => match found(record.kind(), record.name()) {
            Ok(old) => put(text, old, record)?,
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

fn taken(file: &Path, outline: &Outline, kind: Kind, name: &str) -> Refusal {
    Refusal::Taken {
        noun: kind.noun(),
        name: name.to_owned(),
        file: file.to_owned(),
        free: free_name(outline, name),
    }
}

/// A name like one that is taken, with a number after it.
fn free_name(outline: &Outline, name: &str) -> String {
    let numbered = |number: usize| {
        let number = format!(" {number}");
        let head: String = name.chars().take(LONGEST_NAME - number.len()).collect();
        head + &number
    };
    let is_free = |name: &String| outline.records.iter().all(|record| record.id != *name);
    // One more than there are records: not all can be taken.
    let numbers = 2..outline.records.len() + 3;
    numbers.map(numbered).find(is_free).unwrap_or_default()
}

/// A record at the end of a file: of its list, where it has one.
fn add(text: &str, outline: &Outline, record: &str) -> String {
    let end_of_line = end_of_line(text);
    let Some(list) = &outline.list else {
        return if outline.records.is_empty() {
            new_list(text, record, end_of_line)
        } else {
            let gap = gap_after(text, end_of_line);
            let record = laid_out(record, "", end_of_line);
            format!("{text}{gap}{record}{end_of_line}")
        };
    };
    let last = outline.last_in_list();
    let indent = last.map_or("    ", |last| indent_at(text, last.range.start));
    let record = laid_out(record, indent, end_of_line);
    // A bracket that has a line of its own keeps it, with the white space before it.
    let at = start_of_line(text, list.end).unwrap_or(list.end);
    let gap = gap_after(&text[..at], end_of_line);
    let added = format!("{gap}{indent}{record},{end_of_line}");
    let comma = last
        .map(|last| last.range.end)
        .filter(|&end| comma_after(text, end).is_none());
    match comma {
        Some(end) => [&text[..end], ",", &text[end..at], &added, &text[at..]].concat(),
        None => replaced(text, at..at, &added),
    }
}

/// A list with one record, after whatever comments there are.
fn new_list(text: &str, record: &str, end_of_line: &'static str) -> String {
    let gap = gap_after(text, end_of_line);
    let record = laid_out(record, "    ", end_of_line);
    format!("{text}{gap}[{end_of_line}    {record},{end_of_line}]{end_of_line}")
}

/// A record in the place of another. A saved view that comes without a note takes the place of what is
/// shown alone: the note that stands there stays, and whatever else somebody wrote around it.
fn put(text: &str, old: &Outlined, record: Record<'_>) -> Result<String, Refusal> {
    let end_of_line = end_of_line(text);
    if let Record::View(saved) = record
        && saved.note.is_none()
        && let Some(name) = &old.name
    {
        let (range, lead, at) = match &old.view {
            Some(view) => (view.clone(), "", view.start),
            None => (name.end..name.end, "view: ", name.start),
        };
        let indent = indent_of_line(text, at);
        let view = laid_out(&shown(saved)?, indent, end_of_line);
        let gap = if lead.is_empty() {
            String::new()
        } else if text[old.range.start..name.start].contains(['\n', '\r']) {
            format!(",{end_of_line}{indent}")
        } else {
            ", ".to_owned()
        };
        return Ok(replaced(text, range, &[&gap, lead, &view].concat()));
    }
    let indent = indent_at(text, old.range.start);
    let record = laid_out(&record.text()?, indent, end_of_line);
    Ok(replaced(text, old.range.clone(), &record))
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
        return Err(taken(file, outline, Kind::SavedView, to));
    }
    let name = old.name.clone();
    let name = name.ok_or_else(|| missing(file, Kind::SavedView, from))?;
    Ok(replaced(text, name, &quoted(to)?))
}

/// A file without a record: with it go its comma and, where nothing else stands on them, its lines.
fn remove(text: &str, old: &Outlined) -> String {
    let Range { start, mut end } = old.range;
    // Comments between the record and its comma stay.
    let mut between = "";
    if let Some(comma) = comma_after(text, end) {
        between = &text[end..comma];
        if between.trim().is_empty() {
            between = "";
        }
        end = comma + 1;
    }
    let rest = text[end..].trim_start_matches([' ', '\t']);
    let breaks = ["\r\n", "\n", "\r"];
    let line_break = breaks.into_iter().find(|one| rest.starts_with(one));
    if between.is_empty()
        && let (Some(line), Some(line_break)) = (start_of_line(text, start), line_break)
    {
        return replaced(text, line..text.len() - rest.len() + line_break.len(), "");
    }
    replaced(text, start..end, between)
}

fn replaced(text: &str, range: Range<usize>, with: &str) -> String {
    [&text[..range.start], with, &text[range.end..]].concat()
}
