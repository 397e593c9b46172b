//! Placeholder while the parser is written.
use serde::{Deserialize, Serialize};

use super::Day;

/// A date as a source states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edtf(String);

impl Edtf {
    /// Text as typed.
    pub fn text(&self) -> &str {
        &self.0
    }
    /// Earliest day.
    pub fn earliest(&self) -> Option<Day> {
        None
    }
    /// Latest day.
    pub fn latest(&self) -> Option<Day> {
        None
    }
}
/// Why not.
#[derive(Clone, Debug)]
pub enum EdtfError {}
/// Kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Day,
    Span,
    OneOf,
    Open,
}
/// Qualifier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Qualifier {
    None,
    Uncertain,
    Approximate,
    Both,
}
