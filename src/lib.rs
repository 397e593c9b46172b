//! Legation: a timeline of diplomatic engagements, honest about dates and sources.

#[cfg(feature = "gui")]
pub mod app;
pub mod briefing;
pub mod catalogue;
pub mod command;
pub mod date;
pub mod export;
pub mod fonts;
pub mod load;
pub mod model;
pub mod save;
pub mod scene;
pub mod search;
pub mod sheet;
pub mod table;
pub mod timeline;
pub mod trends;
pub mod view;
