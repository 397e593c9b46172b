//! Engagements as the rows of a table: which columns there are, what stands in a cell, and in which
//! order the rows come.
//!
//! A table of a million rows is an order of handles and nothing more: what stands in a cell is made
//! when somebody looks at it, or copies it. What the user chooses, which columns and how they are
//! sorted, is a [`TableLayout`]. How a table is drawn stays outside, and so does which rows are picked.

mod cell;
mod collate;
mod column;
mod layout;
mod order;

pub use cell::Ground;
pub use column::Column;
pub use layout::{Shown, SortBy, TableLayout, WIDTHS};
pub use order::order;

#[cfg(test)]
mod tests;
