//! Sheets as files: SVG, PNG and PDF.
//!
//! All three paint a sheet with the same [`Brush`] calls as the window, shape by shape, and set text with
//! the same faces. So a mark is where it is in the window, and a letter is where the next format has it.
//!
//! | file | holds |
//! |---|---|
//! | `press` | what every format paints: shapes, cut off where a layer ends, and text as glyphs |
//! | `glyphs` | outlines of glyphs |
//! | `svg` `png` `pdf` | the formats |
//! | `tags` | what a part of a PDF is for, for those who do not see it |

mod glyphs;
mod pdf;
mod png;
mod press;
mod svg;
mod tags;

pub use self::{
    pdf::{NoPdf, pdf},
    png::{NoPng, png},
    svg::svg,
};
