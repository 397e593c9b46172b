//! What is handed over: tables of what the catalogue holds.
//!
//! An exporter takes a catalogue and what is known under a lens, and returns text; it opens no file
//! and reads no clock. It can write down nothing that the window cannot show.

mod row;
mod table;

pub use row::Row;
pub use table::{COLUMNS, csv, json, rows};
