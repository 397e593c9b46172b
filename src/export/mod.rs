//! What is handed over: tables of what the catalogue holds, citations of what it rests on, and pictures of
//! what a view shows.
//!
//! An exporter takes a catalogue and what is known under a lens, or the sheets that were made of them, and
//! returns text or bytes; it opens no file and reads no clock. It can write down nothing that the window
//! cannot show.

mod cite;
mod picture;
mod promises;
mod row;
mod tab_separated;
mod table;

pub use cite::{CitationFormat, NO_HEADLINE, NO_PUBLISHER, cite};
pub use picture::{NoPdf, NoPng, pdf, png, svg};
pub use promises::promises;
pub use row::Row;
pub use tab_separated::tab_separated;
pub use table::{COLUMNS, csv, json, rows};
