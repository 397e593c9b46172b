//! Legation: a timeline of diplomatic engagements, honest about dates and sources.

pub mod catalogue;
pub mod date;
pub mod load;
pub mod model;
