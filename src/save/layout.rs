//! Lines, indents and commas of a file that somebody wrote.

/// Where the comma after a record stands, which white space and comments may separate from it.
pub(super) fn comma_after(text: &str, end: usize) -> Option<usize> {
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start();
        if let Some(line) = rest.strip_prefix("//") {
            rest = line.split_once(['\n', '\r']).map_or("", |(_, after)| after);
        } else if rest.starts_with("/*") {
            rest = after_comment(rest);
        } else {
            return rest.starts_with(',').then(|| text.len() - rest.len());
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
pub(super) fn indent_at(text: &str, start: usize) -> &str {
    start_of_line(text, start).map_or("", |line| &text[line..start])
}

/// The white space that the line starts with on which `at` is.
pub(super) fn indent_of_line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line = &text[start..at];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// A record with its lines where those around it are.
pub(super) fn laid_out(record: &str, indent: &str, end_of_line: &str) -> String {
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

/// The line break that is missing at the end of a text, if more is to follow on a line of its own.
pub(super) fn gap_after(text: &str, end_of_line: &'static str) -> &'static str {
    if text.is_empty() || text.ends_with(['\n', '\r']) {
        ""
    } else {
        end_of_line
    }
}

/// Where the line starts on which nothing but white space stands before `at`.
pub(super) fn start_of_line(text: &str, at: usize) -> Option<usize> {
    let start = text[..at].trim_end_matches([' ', '\t']).len();
    (start == 0 || text[..start].ends_with(['\n', '\r'])).then_some(start)
}

/// How the lines of a file end.
pub(super) fn end_of_line(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
