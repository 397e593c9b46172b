//! Which format is meant: by the ending of the file, or by a word where that does not say.

use std::path::Path;

use anyhow::bail;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use legation::export::{CitationFormat, FileFormat};

use super::is_output;

/// Reads a format by the word that people type for it.
pub(super) fn by_word() -> impl TypedValueParser<Value = FileFormat> {
    let words =
        FileFormat::ALL.map(|format| PossibleValue::new(format.word()).help(format.sentence()));
    PossibleValuesParser::new(words).try_map(|word| {
        let mut formats = FileFormat::ALL.into_iter();
        let found = formats.find(|format| format.word() == word);
        found.ok_or("there is no such format")
    })
}

/// The format of a file.
pub(super) fn chosen(to: &Path, word: Option<FileFormat>) -> anyhow::Result<FileFormat> {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let by_ending = by_ending(&name.to_lowercase());
    let Some(format) = word else {
        if is_output(to) {
            bail!(
                "- is the output, which has no ending that says the format; name it with --format, \
                 or write to ./- if a file of that name is meant"
            );
        }
        return match by_ending {
            Some(format) => Ok(format),
            None => bail!(
                "{} ends in none of {}; name the format with --format",
                to.display(),
                endings()
            ),
        };
    };
    match by_ending {
        Some(other) if other != format && !is_shared(&name.to_lowercase(), format) => bail!(
            "{} ends as {} does, and --format asks for {}; leave one of them out",
            to.display(),
            other.name(),
            format.name()
        ),
        _ => Ok(format),
    }
}

/// The format with the longest ending that a name has.
fn by_ending(name: &str) -> Option<FileFormat> {
    let formats = FileFormat::ALL.into_iter();
    let ends = formats.filter(|format| ends_in(name, format.ending()));
    ends.max_by_key(|format| format.ending().len())
}

/// Whether files of a format may have this ending too, though it stands for another.
fn is_shared(name: &str, format: FileFormat) -> bool {
    let is_json = matches!(
        format,
        FileFormat::TimelineJs | FileFormat::Citations(CitationFormat::CslJson)
    );
    is_json && by_ending(name) == Some(FileFormat::Json)
}

/// Whether something stands before the ending.
fn ends_in(name: &str, ending: &str) -> bool {
    let stem = name.strip_suffix(ending);
    let stem = stem.and_then(|stem| stem.strip_suffix('.'));
    stem.is_some_and(|stem| !stem.is_empty())
}

/// Every ending, in the order of the formats.
fn endings() -> String {
    let endings = FileFormat::ALL.map(|format| format!(".{}", format.ending()));
    endings.join(", ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    fn word_of(name: &str, format: Option<FileFormat>) -> Option<&'static str> {
        let chosen = chosen(Path::new(name), format);
        chosen.ok().map(FileFormat::word)
    }

    #[test]
    fn the_longest_ending_says_the_format() {
        for (name, word) in [
            ("a.md", Some("markdown")),
            ("folder.csv/a.XLSX", Some("xlsx")),
            ("a.json", Some("json")),
            ("a.csl.json", Some("csl")),
            ("a.timeline.json", Some("timelinejs")),
            ("a.b.bib", Some("biblatex")),
            ("a.txt", Some("chicago")),
            (".csv", None),
            ("csv", None),
            ("a.doc", None),
        ] {
            assert_eq!((name, word_of(name, None)), (name, word));
        }
    }

    #[test]
    fn a_word_says_the_format_where_the_ending_does_not() {
        let timeline = Some(FileFormat::TimelineJs);
        assert_eq!(word_of("a", timeline), Some("timelinejs"));
        assert_eq!(word_of("a.json", timeline), Some("timelinejs"));
        assert_eq!(word_of("a.csv", timeline), None);
        assert_eq!(word_of("a.csl.json", timeline), None);
        assert_eq!(word_of("a.json", Some(FileFormat::Csv)), None);
    }
}
