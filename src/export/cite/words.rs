//! What all formats say in the same words.

use super::published::Published;
pub(super) use crate::catalogue::said;
pub use crate::catalogue::{NO_HEADLINE, NO_PUBLISHER};
use crate::{
    catalogue::{Catalogue, one_line},
    model::{Source, SourceKind},
};

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
            Newspaper | Agency | AgencyCopy if said(source.publisher.as_ref()).is_some() => {
                Self::News
            }
            OfficialSocialMedia => Self::Post,
            _ if source.url.is_some() => Self::Page,
            _ => Self::Document,
        }
    }
}

/// What a library of references files a source under: its headline as printed. Where none is on record it is
/// a description between brackets, as Chicago has it for what is untitled, which begins by saying so: nobody
/// takes it for words of the publisher, and of hundreds of such titles each is told from the others.
pub(super) fn title(source: &Source) -> String {
    said(source.headline.as_ref()).unwrap_or_else(|| {
        let open = NO_HEADLINE.trim_end_matches(']');
        format!("{open}: {}]", description(source))
    })
}

/// A source without its headline: "newspaper, The Daily Paper, 31 October 2019, recorded as daily-2019-10-31".
fn description(source: &Source) -> String {
    let kind = Some(source.kind).filter(|kind| *kind != SourceKind::Unknown);
    let kind = kind.map(|kind| kind.name().to_lowercase());
    let publisher = said(source.publisher.as_ref());
    let date = Published::of(source).map(Published::words);
    // A publisher may have several of one kind on one day.
    let record = Some(format!("recorded as {}", source.id));
    let parts = [kind, publisher, date, record].into_iter().flatten();
    one_line(&parts.collect::<Vec<_>>().join(", "))
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
pub(in crate::export) fn described(source: &Source) -> String {
    let mut text = String::new();
    if let Some(byline) = said(source.byline.as_ref()) {
        text += &format!("{byline}, ");
    }
    text += &match said(source.headline.as_ref()) {
        Some(headline) => quoted(&headline, true),
        None => format!("{NO_HEADLINE},"),
    };
    format!("{text} {}, {}", publisher(source), date(source))
}

/// The publisher, or the mark that none is stated.
pub(super) fn publisher(source: &Source) -> String {
    said(source.publisher.as_ref()).unwrap_or_else(|| NO_PUBLISHER.to_owned())
}

/// The date of publication in words, or the mark that there is none.
pub(super) fn date(source: &Source) -> String {
    Published::of(source).map_or_else(|| NO_DATE.to_owned(), Published::words)
}

/// What a source prints again, described; none when it is an original.
///
/// The original is named whether or not the lens admits it: that this is a copy is a fact about the
/// copy.
pub(in crate::export) fn reprint(catalogue: &Catalogue, source: &Source) -> Option<String> {
    source.copy_of.as_ref()?;
    let original = catalogue.original(&source.id);
    let described = catalogue.source(original).map(described);
    Some(format!(
        "reprint of {}",
        described.unwrap_or_else(|| original.to_string())
    ))
}

/// What a reader should know of a source, as sentences without a full stop: of what kind it is, how its
/// date is known, and that what stands for its title is none.
pub(super) fn facts(source: &Source) -> Vec<String> {
    let kind = source.kind.name();
    let mut facts = vec![match said(source.rests_on.as_ref()) {
        Some(rests_on) => format!("{kind}: {rests_on}"),
        None => kind.to_owned(),
    }];
    let basis = source.published.as_ref().map(|published| &published.basis);
    if let Some(basis) = said(basis) {
        facts.push(format!("How its date is known: {basis}"));
    }
    if said(source.headline.as_ref()).is_none() {
        facts.push(
            "No headline is on record: the title between brackets describes the source, and was not printed"
                .to_owned(),
        );
    }
    facts
}

/// What it reprints, where it is archived, and the facts: all that a format without fields for them
/// has to put into a note.
pub(super) fn remarks(catalogue: &Catalogue, source: &Source) -> Vec<String> {
    let reprint = reprint(catalogue, source).map(|reprint| capitalised(&reprint));
    let archived = source.archived.as_ref();
    let archived = archived.map(|address| format!("Archived at {address}"));
    let mut remarks: Vec<String> = reprint.into_iter().chain(archived).collect();
    remarks.extend(facts(source));
    remarks
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
