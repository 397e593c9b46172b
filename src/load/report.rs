//! Problems for people, as a compiler shows them, and for machines, as JSON.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Loaded, Place, Problem, Severity};

/// Columns beyond which lines are cut around the place.
const WIDTH: usize = 120;

/// Every problem with its line, a caret and the cure, a blank line after each. Colours are escape
/// codes for a terminal.
#[must_use]
pub fn human(problems: &[Problem], colours: bool) -> String {
    let renderer = if colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH);
    let mut text = String::new();
    for problem in problems {
        text.push_str(&render(problem, &renderer));
        text.push_str("\n\n");
    }
    text
}

/// Every problem as an object of a JSON array, with flat keys.
#[must_use]
pub fn json(problems: &[Problem]) -> String {
    // Plain data with text for keys: this does not fail.
    serde_json::to_string_pretty(problems).unwrap_or_else(|_| "[]".to_string())
}

/// "2 errors, 3 warnings in 6 files; 14 engagements loaded".
#[must_use]
pub fn summary(loaded: &Loaded) -> String {
    let errors = loaded.count(Severity::Error);
    let warnings = loaded.count(Severity::Warning);
    let found = match (errors, warnings) {
        (0, 0) => "No problems".to_string(),
        (0, _) => counted(warnings, "warning"),
        (_, 0) => counted(errors, "error"),
        _ => format!(
            "{}, {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    };
    let files = counted(loaded.files.len(), "file");
    let engagements = counted(loaded.records.engagements.len(), "engagement");
    format!("{found} in {files}; {engagements} loaded")
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn render(problem: &Problem, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(visible(&problem.message))
        .id(problem.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(place) = &problem.place {
        group = with_place(group, place, AnnotationKind::Primary);
    }
    for related in &problem.related {
        group = group.element(Level::NOTE.message(visible(&related.message)));
        group = with_place(group, &related.place, AnnotationKind::Context);
    }
    group = group.element(Level::HELP.message(visible(&problem.cure)));
    renderer.render(&[group])
}

fn with_place<'a>(group: Group<'a>, place: &'a Place, kind: AnnotationKind) -> Group<'a> {
    let file = visible(&place.file);
    let Some(excerpt) = &place.excerpt else {
        return group.element(Origin::path(file));
    };
    let before = visible(&excerpt.text[..excerpt.start]);
    let within = visible(&excerpt.text[excerpt.start..excerpt.end]);
    let after = visible(&excerpt.text[excerpt.end..]);
    let start = before.len();
    // A place without length still wants a caret.
    let end = if within.is_empty() {
        start + after.chars().next().map_or(0, char::len_utf8)
    } else {
        start + within.len()
    };
    let snippet = Snippet::source([before, within, after].concat())
        .line_start(place.line as usize)
        .annotation(kind.span(start..end));
    if excerpt.from_start {
        return group.element(snippet.path(file));
    }
    // The renderer counts columns in the text it is given, and this one lacks the line's start.
    let origin = Origin::path(file)
        .line(place.line as usize)
        .char_column(place.column as usize);
    group.element(origin).element(snippet)
}

/// Text that cannot move the cursor, ring the bell or turn the line around: control characters
/// become their pictures, and marks of direction a sign for something that cannot be shown.
fn visible(text: &str) -> Cow<'_, str> {
    let shown = |character: char| match character {
        '\t' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        other => other,
    };
    if text.chars().all(|character| shown(character) == character) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_file_reaches_the_terminal_raw() {
        assert_eq!(
            visible("a\u{1b}[31mb\u{7}\u{202e}c\td"),
            "a␛[31mb␇\u{fffd}c d"
        );
    }
}
