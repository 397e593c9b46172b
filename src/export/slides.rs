//! Slides of a briefing as files.

use super::{FileFormat, WriteError, picture};
use crate::{
    briefing::Briefing,
    catalogue::Catalogue,
    sheet::{Document, Extent, Options},
};

/// What a file holds of a briefing: all slides and after them their sources; where it can hold one sheet, the
/// slides, of which it is one.
#[must_use]
pub fn slides(catalogue: &Catalogue, briefing: &Briefing, options: &Options) -> Document {
    // However many sheets a file holds, a slide is laid out alike.
    let alike = Options {
        extent: Extent::Whole,
        ..options.clone()
    };
    match options.extent {
        Extent::Whole => Document::handout(catalogue, briefing, &alike),
        Extent::OneSheet => Document::of_briefing(catalogue, briefing, &alike),
    }
}

impl FileFormat {
    /// Writes sheets that are made already; where the format holds one, that of this number, counted from 0.
    /// `None` for a format that holds no sheets.
    ///
    /// # Errors
    /// When a picture would be too large, or the library that writes the format refuses.
    pub fn write_sheets(
        self,
        document: &Document,
        at: usize,
        scale: f64,
    ) -> Option<Result<Vec<u8>, WriteError>> {
        Some(match self {
            Self::Pdf => picture::pdf(document).map_err(WriteError::from),
            Self::Pptx => picture::pptx(document).map_err(WriteError::from),
            Self::Svg => Ok(picture::svg(document, at).unwrap_or_default().into_bytes()),
            Self::Png => picture::png(document, at, scale).map_err(WriteError::from),
            _ => return None,
        })
    }
}
