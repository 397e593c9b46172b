//! The catalogue that is compiled into the program.

/// Name and text of each file of `data/`, in the order of their names. The build script lists them.
pub(crate) static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
