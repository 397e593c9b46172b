//! Sheets as files: SVG, PNG, PDF and PPTX.
//!
//! All of them paint a sheet with the same [`Brush`] calls as the window, shape by shape, and set text with
//! the same faces. So a mark is where it is in the window, and a letter is where the next format has it.
//!
//! | file | holds |
//! |---|---|
//! | `press` | what every format paints: shapes, cut off where a layer ends, and text as glyphs |
//! | `glyphs` | outlines of glyphs |
//! | `svg` `png` `pdf` | the formats |
//! | `tags` | what a part of a PDF is for, for those who do not see it |
//! | `pptx` | slides whose shapes and words can be changed |
//! | `xml` | words inside XML |

mod glyphs;
mod pdf;
mod png;
mod pptx;
mod press;
mod svg;
mod tags;
mod xml;

use crate::{
    date::Day,
    scene::Theme,
    sheet::{Extent, Options, PageSize},
};

pub use self::{
    pdf::{NoPdf, pdf},
    png::{NoPng, png},
    pptx::{NoPptx, pptx},
    svg::svg,
};

/// How a picture is to look.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// How large its sheets are.
    pub size: PageSize,
    /// Its colours.
    pub theme: Theme,
    /// The title; that of the catalogue when absent.
    pub title: Option<String>,
    /// The day that a line is drawn for as today; none when absent.
    pub today: Option<Day>,
    /// How many pixels a PNG has for each point of its size, 1 to 4.
    pub scale: f64,
}

impl Look {
    /// What sheets are made by that look so: one, or as many as it takes.
    #[must_use]
    pub fn options(&self, extent: Extent) -> Options {
        Options {
            size: self.size,
            theme: self.theme,
            title: self.title.clone(),
            today: self.today,
            extent,
        }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            size: PageSize::default(),
            theme: Theme::default(),
            title: None,
            today: None,
            scale: 1.0,
        }
    }
}
