//! Legation: a timeline of diplomatic engagements, honest about dates and sources.

pub mod catalogue;
pub mod command;
pub mod date;
pub mod load;
pub mod model;
pub mod scene;
pub mod timeline;
pub mod view;
