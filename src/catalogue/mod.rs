//! The catalogue: everything that was loaded, indexed, and never changed afterwards.

mod records;

pub use records::Records;
