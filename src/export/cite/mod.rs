//! Citations of what engagements rest on, to paste into a paper or to read into a library of
//! references.
//!
//! What is cited are sources, never the catalogue: of each engagement those that the lens admits, in
//! the order of its record. Nothing is made up to fill a gap. A headline that is not on record is
//! marked, an author stands as printed (which part is the family name is not on record), a window of
//! time stays one, and there is no date of access, as the records hold none. A source that prints
//! another again is cited as itself, and says what it reprints. In a note every gap is marked, as a
//! reader sees nothing else; in the other formats what is not known has no field, but for the title,
//! without which none of them is complete: in place of a headline stands a description between brackets, and
//! a note says that it is one.
//!
//! | file | holds |
//! |---|---|
//! | `cited` | which sources are cited for which engagements, and where in them |
//! | `published` | what is known of a date of publication, in the ways that formats ask for |
//! | `words` | what all formats say in the same words |
//! | `chicago` `biblatex` `csl` `ris` | the formats |

mod biblatex;
mod chicago;
mod cited;
mod csl;
mod published;
mod ris;
pub(super) mod words;

pub use words::{NO_HEADLINE, NO_PUBLISHER};

use crate::catalogue::{Catalogue, Handle, Known};
pub(super) use chicago::record;
pub(super) use cited::Cited;

/// How citations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationFormat {
    /// Notes as in the Chicago Manual of Style, 17th edition: one for each engagement.
    ChicagoNote,
    /// Entries for `biblatex` and `biber`: one for each source.
    BibLatex,
    /// Items for programs that read the Citation Style Language: one for each source.
    CslJson,
    /// Records that every library of references reads: one for each source.
    Ris,
}

impl CitationFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::ChicagoNote, Self::BibLatex, Self::CslJson, Self::Ris];

    /// Name, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ChicagoNote => "Chicago note",
            Self::BibLatex => "BibLaTeX",
            Self::CslJson => "CSL-JSON",
            Self::Ris => "RIS",
        }
    }

    /// What it is good for.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ChicagoNote => "Footnotes to paste into a paper, one for each engagement",
            Self::BibLatex => "Entries for LaTeX, one for each source",
            Self::CslJson => "Items for Zotero, Pandoc and others, one for each source",
            Self::Ris => "Records for EndNote, Mendeley and others, one for each source",
        }
    }

    /// How the name of a file of them ends, without a dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::ChicagoNote => "txt",
            Self::BibLatex => "bib",
            Self::CslJson => "json",
            Self::Ris => "ris",
        }
    }
}

/// Citations of what these engagements rest on, as far as `known` admits it, with a line break at the
/// end.
///
/// Engagements stand in the order of `handles`, each once; those that are not known are left out.
/// Without any the text is empty, and in CSL-JSON an empty array.
///
/// # Errors
/// When JSON cannot be written, which no record is known to bring about.
pub fn cite(
    catalogue: &Catalogue,
    known: &Known,
    handles: &[Handle],
    format: CitationFormat,
) -> Result<String, serde_json::Error> {
    let cited = Cited::new(catalogue, known, handles);
    match format {
        CitationFormat::ChicagoNote => Ok(chicago::notes(catalogue, &cited)),
        CitationFormat::BibLatex => Ok(biblatex::entries(catalogue, &cited)),
        CitationFormat::CslJson => csl::items(catalogue, &cited),
        CitationFormat::Ris => Ok(ris::records(catalogue, &cited)),
    }
}
