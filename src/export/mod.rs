//! What is handed over: tables of what the catalogue holds, and citations of what it rests on.
//!
//! An exporter takes a catalogue and what is known under a lens, and returns text; it opens no file
//! and reads no clock. It can write down nothing that the window cannot show.

mod cite;
mod promises;
mod row;
mod tab_separated;
mod table;

pub use cite::{CitationFormat, NO_HEADLINE, NO_PUBLISHER, cite};
pub use promises::promises;
pub use row::Row;
pub use tab_separated::tab_separated;
pub use table::{COLUMNS, csv, json, rows};
