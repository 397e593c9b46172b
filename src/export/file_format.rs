//! The formats of files: pictures, and what says in words and cells what is shown.

use super::{
    CitationFormat, Handover, Look, NoPdf, NoPng, NoPptx, about::Fact, calendar, cite, csv, json,
    markdown, numbered::Numbered, picture, timeline_js, workbook,
};
use crate::{
    catalogue::{Handle, count, one_line},
    sheet::{Document, Extent},
    view::Facet,
};
use CitationFormat::{BibLatex, ChicagoNote, CslJson, Ris};

/// A format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileFormat {
    /// Pages with text as text, tagged, with live links.
    Pdf,
    /// Slides with shapes and text that can be changed.
    Pptx,
    /// One page as a vector picture.
    Svg,
    /// One page as pixels.
    Png,
    /// A brief to read, in Markdown.
    Markdown,
    /// A workbook with sheets of engagements, promises and sources.
    Xlsx,
    /// The table of engagements as comma-separated values.
    Csv,
    /// The same as an array of objects.
    Json,
    /// A calendar, RFC 5545.
    Calendar,
    /// A timeline for Knight Lab’s `TimelineJS`.
    TimelineJs,
    /// What is shown is based on, as citations.
    Citations(CitationFormat),
}

/// A file, and what could not be put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// Sentences, without a full stop, on what is shown and the format cannot hold.
    pub left_out: Vec<String>,
}

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// As JSON.
    #[error("JSON cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    /// As comma-separated values.
    #[error("the table cannot be written: {0}")]
    Csv(#[from] ::csv::Error),
    /// As a workbook.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// As a PDF.
    #[error(transparent)]
    Pdf(#[from] NoPdf),
    /// As slides.
    #[error(transparent)]
    Pptx(#[from] NoPptx),
    /// As pixels.
    #[error(transparent)]
    Png(#[from] NoPng),
}

impl FileFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Pdf,
        Self::Pptx,
        Self::Svg,
        Self::Png,
        Self::Markdown,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::Calendar,
        Self::TimelineJs,
        Self::Citations(ChicagoNote),
        Self::Citations(BibLatex),
        Self::Citations(CslJson),
        Self::Citations(Ris),
    ];

    /// Name, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Pptx => "PowerPoint slides",
            Self::Svg => "SVG picture",
            Self::Png => "PNG picture",
            Self::Markdown => "Markdown brief",
            Self::Xlsx => "Excel workbook",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Calendar => "Calendar (ICS)",
            Self::TimelineJs => "TimelineJS",
            Self::Citations(ChicagoNote) => "Chicago notes",
            Self::Citations(format) => format.name(),
        }
    }

    /// The name where several files, or several parts of one, are spoken of.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Citations(_) => "Citations",
            Self::Pdf | Self::Pptx | Self::Svg | Self::Png => "Pictures",
            Self::Markdown => "Briefs",
            Self::Xlsx => "Workbooks",
            Self::Csv | Self::Json => "Tables",
            Self::Calendar => "Calendars",
            Self::TimelineJs => "Timelines",
        }
    }

    /// The word that people type for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Markdown => "markdown",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Calendar => "ics",
            Self::TimelineJs => "timelinejs",
            Self::Citations(ChicagoNote) => "chicago",
            Self::Citations(BibLatex) => "biblatex",
            Self::Citations(CslJson) => "csl",
            Self::Citations(Ris) => "ris",
        }
    }

    /// What it is good for.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Pdf => "The timeline on as many pages as it takes, with its sources",
            Self::Pptx => "The same pages as slides, whose shapes and words can be changed",
            Self::Svg => "The timeline on one page, for any size",
            Self::Png => "The timeline on one page, for any program",
            Self::Markdown => "A brief to read and to print, with numbered sources",
            Self::Xlsx => "Sheets of engagements, promises and sources, with dates that sort",
            Self::Csv => "The table of engagements for any program, a line for each",
            Self::Json => "The table of engagements for programs, an object for each",
            Self::Calendar => "Days on which something was, for a calendar",
            Self::TimelineJs => "Slides for a timeline on a web page",
            Self::Citations(format) => format.sentence(),
        }
    }

    /// How the name of a file of it ends, in small letters without a dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Markdown => "md",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Calendar => "ics",
            Self::TimelineJs => "timeline.json",
            Self::Citations(CslJson) => "csl.json",
            Self::Citations(format) => format.ending(),
        }
    }

    /// Whether it is a picture of the timeline, which has a size and colours.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Pdf | Self::Pptx | Self::Svg | Self::Png)
    }

    /// Whether it says what became of promises, so that it matters as of which day.
    #[must_use]
    pub fn judges_promises(self) -> bool {
        !matches!(self, Self::Citations(_))
    }

    /// Whether the file itself can say what it shows, under which filter and lens, and what was left
    /// out. Of the others, which are for programs that know only rows, it has to be said beside them.
    #[must_use]
    pub fn tells_of_itself(self) -> bool {
        !matches!(
            self,
            Self::Csv | Self::Json | Self::Citations(CslJson | Ris)
        )
    }

    /// Writes what is handed over; a picture as the look says. The same handover and look give the same
    /// bytes.
    ///
    /// # Errors
    /// When a picture would be too large, or the library that writes the format refuses, which no record
    /// is known to bring about.
    pub fn write(self, handover: &Handover<'_>, look: &Look) -> Result<Written, WriteError> {
        let whole = |text: String| Written {
            bytes: text.into_bytes(),
            left_out: Vec::new(),
        };
        Ok(match self {
            Self::Pdf => sheets(handover, look, Extent::Whole, picture::pdf)?,
            Self::Pptx => sheets(handover, look, Extent::Whole, picture::pptx)?,
            Self::Svg => sheets(handover, look, Extent::OneSheet, |document| {
                Ok::<_, WriteError>(picture::svg(document, 0).unwrap_or_default().into_bytes())
            })?,
            Self::Png => sheets(handover, look, Extent::OneSheet, |document| {
                picture::png(document, 0, look.scale)
            })?,
            Self::Markdown => markdown::brief(handover),
            Self::Xlsx => workbook::workbook(handover)?,
            Self::Csv => whole(csv(&handover.rows())?),
            Self::Json => whole(json(&handover.rows())?),
            Self::Calendar => calendar::calendar(handover),
            Self::TimelineJs => timeline_js::timeline(handover)?,
            Self::Citations(format) => citations(handover, format)?,
        })
    }
}

/// What is shown as sheets, in a format for them.
fn sheets<E: Into<WriteError>>(
    handover: &Handover<'_>,
    look: &Look,
    extent: Extent,
    write: impl FnOnce(&Document) -> Result<Vec<u8>, E>,
) -> Result<Written, WriteError> {
    let document = Document::new(handover.catalogue, &handover.view, &look.options(extent));
    let no_room = document.no_room();
    let no_room = (no_room > 0).then(|| {
        format!(
            "{} in lanes for which one page has no room, as it says; a PDF and slides have pages for them",
            count(no_room, "engagement")
        )
    });
    Ok(Written {
        bytes: write(&document).map_err(Into::into)?,
        left_out: handover
            .in_no_picture()
            .into_iter()
            .chain(no_room)
            .collect(),
    })
}

/// Citations of what is shown. Where the format has comments they begin with what the file shows.
fn citations(handover: &Handover<'_>, format: CitationFormat) -> Result<Written, WriteError> {
    let Handover {
        catalogue, known, ..
    } = handover;
    let has_none = |handle: &&Handle| known.sources_of(catalogue, **handle).is_empty();
    let without = handover.handles.iter().filter(has_none).count();
    let is_by_source = format != ChicagoNote;
    let left_out: Vec<String> = (is_by_source && without > 0)
        .then(|| format!("{} with no source to cite", count(without, "engagement")))
        .into_iter()
        .collect();
    let numbered = Numbered::new(handover);
    let mut facts = handover.facts(&numbered, &left_out);
    // Promises are not judged here, and what decides them is not cited.
    let is_judged = handover.view.filter.is_about(Facet::Promise);
    facts.retain(|(name, _)| *name != "Rests on" && (is_judged || *name != "As of"));
    let head = match format {
        ChicagoNote => head(handover, &facts, ""),
        // Between entries all is a comment but a commercial at.
        BibLatex => head(handover, &facts, "% ").replace('@', "(at)"),
        CslJson | Ris => String::new(),
    };
    let text = cite::cite(catalogue, known, &handover.handles, format)?;
    Ok(Written {
        bytes: (head + &text).into_bytes(),
        left_out,
    })
}

fn head(handover: &Handover<'_>, facts: &[Fact], before: &str) -> String {
    let mut text = format!("{before}{}\n", handover.title());
    for (name, fact) in facts {
        text += &format!("{before}{name}: {}\n", one_line(fact));
    }
    text + "\n"
}
