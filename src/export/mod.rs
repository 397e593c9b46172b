//! What is handed over: files of what a view shows, and citations of what it rests on.
//!
//! A [`Handover`] says which engagements a view shows and how many it leaves out and why; a
//! [`FileFormat`] writes it. An exporter returns bytes; it opens no file and reads no clock. The same
//! catalogue and view give the same bytes, and nothing is written that the window cannot show.
//!
//! | file | holds |
//! |---|---|
//! | `handover` `about` | what is shown, what is left out, and what is said of the whole |
//! | `meeting` `followed` `numbered` | one engagement, and one promise, in words; sources by numbers |
//! | `markdown` `workbook` `calendar` `timeline_js` | formats for people |
//! | `row` `table` `tab_separated` `promises` | tables for programs and for the clipboard |
//! | `cite` | citations |
//! | `picture` | sheets as SVG, PNG, PDF and PPTX |
//! | `slides` | those of a briefing |
//! | `file_format` `group` | which formats there are, and how they are offered |

mod about;
mod calendar;
mod cite;
mod file_format;
mod followed;
mod group;
mod handover;
mod markdown;
mod meeting;
mod numbered;
mod picture;
mod promises;
mod row;
mod slides;
mod tab_separated;
mod table;
mod timeline_js;
mod workbook;

pub use cite::{CitationFormat, NO_HEADLINE, NO_PUBLISHER, cite};
pub use file_format::{FileFormat, WriteError, Written};
pub use group::FormatGroup;
pub use handover::{Handover, LeftOut};
pub use picture::{Look, NoPdf, NoPng, NoPptx, pdf, png, pptx, svg};
pub use promises::promises;
pub use row::Row;
pub use slides::slides;
pub use tab_separated::tab_separated;
pub use table::{COLUMNS, csv, json, rows};
