//! Entries for `biblatex` and `biber`.
//!
//! Headlines stand in a second pair of braces, so that no style changes their capitals; so does the
//! author, so that nobody makes a family name of the last word. What a style would print in a list of
//! references is in the usual fields; what an entry is cited for is an `annotation`, which the usual
//! styles leave out. Dates are EDTF of level 1, as far as `biblatex` reads it; what happened once in a
//! stretch of time has no such form, and its words are the `note`.

use std::fmt::Write;

use super::{
    cited::{Cited, Work},
    published::Published,
    words::{self, Genre},
};
use crate::{
    catalogue::{Catalogue, one_line},
    model::Source,
};

/// An entry for each source, with an empty line between them.
pub(super) fn entries(catalogue: &Catalogue, cited: &Cited<'_>) -> String {
    let entries: Vec<String> = cited
        .works
        .iter()
        .map(|work| entry(catalogue, work))
        .collect();
    entries.join("\n")
}

fn entry(catalogue: &Catalogue, work: &Work<'_>) -> String {
    let source = work.source;
    let genre = Genre::of(source);
    let kind = match (genre, &source.url) {
        (Genre::News, _) => "article",
        (_, Some(_)) => "online",
        (_, None) => "misc",
    };
    let mut text = format!("@{kind}{{{},\n", key(source.id.as_str()));
    // Writing to a string cannot fail.
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(text, "  {name} = {{{value}}},");
    };
    if let Some(byline) = words::said(source.byline.as_ref()) {
        field("author", &format!("{{{}}}", escaped(&byline)));
    }
    let headline = escaped(&words::title(source));
    field("title", &format!("{{{headline}}}"));
    if let Some(publisher) = words::said(source.publisher.as_ref()) {
        let publisher = escaped(&publisher);
        if genre == Genre::News {
            field("journaltitle", &publisher);
        } else {
            // A list: without braces of its own, "Health and Family Welfare" would be two.
            field("organization", &format!("{{{publisher}}}"));
        }
    }
    if let Some(date) = date(source) {
        field("date", &date);
    }
    if let Some(url) = &source.url {
        field("url", &address(url));
    }
    let notes = notes(catalogue, source);
    if !notes.is_empty() {
        field("note", &escaped(&notes.join("; ")));
    }
    if let Some(archived) = &source.archived {
        // Within a field that is no address the signs have to be escaped like any others.
        field(
            "addendum",
            &escaped(&one_line(&format!("Archived at {archived}"))),
        );
    }
    let mut annotation = words::facts(source);
    annotation.extend(work.cited_for.iter().cloned());
    let annotation = annotation.join(". ");
    field("annotation", &escaped(&format!("{annotation}.")));
    text + "}\n"
}

/// The date, or the year where only that can be said: without one a style prints that there is no
/// date, which is not so.
fn date(source: &Source) -> Option<String> {
    let published = Published::of(source)?;
    let year = || published.year().map(|year| format!("{year:04}"));
    published.level_1().or_else(year)
}

fn notes(catalogue: &Catalogue, source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(published) = Published::of(source)
        && published.level_1().is_none()
    {
        found.push(format!("Published {}", published.words()));
    }
    let reprint = words::reprint(catalogue, source);
    found.extend(reprint.map(|reprint| words::capitalised(&reprint)));
    found
}

/// The slug, in which every letter that a key may not hold is its number between colons, so that no
/// two slugs become one key.
fn key(slug: &str) -> String {
    let mut key = String::new();
    for letter in slug.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.') {
            key.push(letter);
        } else {
            key += &format!(":{:x}:", u32::from(letter));
        }
    }
    key
}

/// Text in which LaTeX sees nothing to act on. Braces become commands, as `biber` counts even those
/// with a backslash.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => safe += "\\textbackslash{}",
            '{' => safe += "\\textbraceleft{}",
            '}' => safe += "\\textbraceright{}",
            '~' => safe += "\\textasciitilde{}",
            '^' => safe += "\\textasciicircum{}",
            '$' | '&' | '#' | '%' | '_' => safe.extend(['\\', letter]),
            _ => safe.push(letter),
        }
    }
    safe
}

/// An address, which `biber` takes as it is but for braces and backslashes.
fn address(url: &str) -> String {
    let url = one_line(url).replace('\\', "%5C").replace(' ', "%20");
    url.replace('{', "%7B").replace('}', "%7D")
}

#[cfg(test)]
mod tests {
    use super::{address, escaped, key};

    #[test]
    fn nothing_in_a_text_is_a_command() {
        assert_eq!(
            escaped(r"50% of A&B_c #1 costs $2 ~ ^ \ {x}"),
            r"50\% of A\&B\_c \#1 costs \$2 \textasciitilde{} \textasciicircum{} \textbackslash{} \textbraceleft{}x\textbraceright{}"
        );
        assert_eq!(
            address("https://a.b/{x}\\y%20_#z"),
            "https://a.b/%7Bx%7D%5Cy%20_#z"
        );
    }

    #[test]
    fn no_two_slugs_share_a_key() {
        assert_eq!(key("hindu-2020-01-02"), "hindu-2020-01-02");
        let keys = ["a b", "a,b", "a-b", "a:2c:b", "é"].map(key);
        assert_eq!(keys, ["a:20:b", "a:2c:b", "a-b", "a:3a:2c:3a:b", ":e9:"]);
    }
}
