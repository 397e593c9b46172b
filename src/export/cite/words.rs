//! What all formats say in the same words.

use super::{cited::Work, published::Published};
use crate::{
    catalogue::{Catalogue, one_line},
    model::{Source, SourceKind},
};

/// Stands where a headline would, when there is none on record.
pub const NO_HEADLINE: &str = "[no headline on record]";

/// Stands where a note names the publisher, when the record does not.
pub const NO_PUBLISHER: &str = "[publisher not stated]";

/// Chicago’s mark for a publication without a date.
const NO_DATE: &str = "n.d.";

/// What a library of references files a source under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Genre {
    /// In a newspaper, or by a broadcaster or an agency, which is named.
    News,
    /// On an account of somebody’s.
    Post,
    /// Any other page that has an address.
    Page,
    /// A text of which no address is known.
    Document,
}

impl Genre {
    pub(super) fn of(source: &Source) -> Self {
        use SourceKind::{Agency, AgencyCopy, Newspaper, OfficialSocialMedia};
        match source.kind {
            Newspaper | Agency | AgencyCopy if source.publisher.is_some() => Self::News,
            OfficialSocialMedia => Self::Post,
            _ if source.url.is_some() => Self::Page,
            _ => Self::Document,
        }
    }
}

/// The headline on one line, as printed; or the mark that there is none.
pub(super) fn headline(source: &Source) -> String {
    let headline = source.headline.as_deref().map(one_line);
    headline.unwrap_or_else(|| NO_HEADLINE.to_owned())
}

/// Paragraphs as Chicago cites them: "para. 4", "paras. 3–5, 7". `numbers` are in order, each once.
pub(super) fn paragraphs(numbers: &[u32]) -> Option<String> {
    let runs = numbers.chunk_by(|before, after| before + 1 == *after);
    let runs = runs.map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.iter().map(ToString::to_string).collect(),
    });
    let listed = runs.collect::<Vec<_>>().join(", ");
    match numbers {
        [] => None,
        [_] => Some(format!("para. {listed}")),
        _ => Some(format!("paras. {listed}")),
    }
}

/// A headline between quotation marks. Marks within it become single ones, which is all that Chicago
/// lets a writer change; a comma that follows stands before the closing mark.
pub(super) fn quoted(headline: &str, comma: bool) -> String {
    let inner = headline.replace(['“', '„'], "‘").replace('”', "’");
    let inner = inner.replace('"', "'");
    let comma = if comma { "," } else { "" };
    format!("“{inner}{comma}”")
}

/// Author, headline, publisher and date, with a mark for each of the last three that is not known.
pub(super) fn described(source: &Source) -> String {
    let mut text = String::new();
    if let Some(byline) = &source.byline {
        text += &format!("{}, ", one_line(byline));
    }
    text += &match source.headline {
        Some(_) => quoted(&headline(source), true),
        None => format!("{NO_HEADLINE},"),
    };
    format!("{text} {}, {}", publisher(source), date(source))
}

/// The publisher, or the mark that none is stated.
pub(super) fn publisher(source: &Source) -> String {
    let publisher = source.publisher.as_deref().map(one_line);
    publisher.unwrap_or_else(|| NO_PUBLISHER.to_owned())
}

/// The date of publication in words, or the mark that there is none.
pub(super) fn date(source: &Source) -> String {
    Published::of(source).map_or_else(|| NO_DATE.to_owned(), Published::words)
}

/// What a source prints again, described; none when it is an original.
///
/// The original is named whether or not the lens admits it: that this is a copy is a fact about the
/// copy.
pub(super) fn reprint(catalogue: &Catalogue, source: &Source) -> Option<String> {
    source.copy_of.as_ref()?;
    let original = catalogue.original(&source.id);
    let described = catalogue.source(original).map(described);
    Some(format!(
        "reprint of {}",
        described.unwrap_or_else(|| original.to_string())
    ))
}

/// What a reader should know of a source and why it is in the list, as sentences without a full stop:
/// of what kind it is, how its date is known, and what it is cited for.
pub(super) fn annotations(work: &Work<'_>) -> Vec<String> {
    let source = work.source;
    let mut found = vec![match &source.rests_on {
        Some(rests_on) => format!("{}: {}", source.kind.name(), one_line(rests_on)),
        None => source.kind.name().to_owned(),
    }];
    if let Some(published) = &source.published {
        let basis = one_line(&published.basis);
        found.push(format!("How its date is known: {basis}"));
    }
    found.extend(work.cited_for.iter().cloned());
    found
}

/// Makes the first letter a capital.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_listed_in_runs() {
        let listed = |numbers: &[u32]| paragraphs(numbers).unwrap_or_default();
        assert_eq!(listed(&[]), "");
        assert_eq!(listed(&[4]), "para. 4");
        assert_eq!(listed(&[4, 5]), "paras. 4–5");
        assert_eq!(listed(&[1, 3, 4, 5, 9]), "paras. 1, 3–5, 9");
    }

    #[test]
    fn marks_within_a_headline_become_single() {
        assert_eq!(
            quoted("Exercise for “Quad” Countries", true),
            "“Exercise for ‘Quad’ Countries,”"
        );
        assert_eq!(quoted("a \"b\"", false), "“a 'b'”");
    }
}
