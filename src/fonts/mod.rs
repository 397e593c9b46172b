//! The bundled typefaces: which there are, which stands in for which, how wide their text is, and
//! which glyphs write it.
//!
//! The window and the exporters write with the same faces, measured in the same way; so a label that
//! has room in one has room in the other. What is not here is how a glyph becomes ink: the window
//! leaves that to egui, and the exporters to the libraries that write their formats.
//!
//! | file | holds |
//! |---|---|
//! | `face` | the faces as bytes, and what is read from them |
//! | `family` | which face writes what, and which ones stand in for it |
//! | `measure` | how wide a line of text is |
//! | `line` | a line of text as glyphs, in the order in which they stand |

mod face;
mod family;
mod line;
mod measure;

pub use face::{Face, Outline};
pub use family::Family;
pub use line::{Glyph, Line, Run};
pub use measure::{FaceMeasure, width};
