//! Writing: a record into a file of records, and a file into a folder.
//!
//! Only saved views and briefings are written; all else is for an editor of texts. What is written is
//! one record, and the rest of the file stays as it is, comments and order and all; only the comma
//! that a record before it needs is put in ([`edit`]). The file is whole at every moment
//! ([`replace`]). It is read when the change is made, and held against that once more right before the
//! new one takes its place: when an editor has written meanwhile, the change is made anew to what
//! stands there then ([`write()`]). Two windows of Legation wait for each other, two seconds at most for one change, where
//! the system lets a folder be locked: whoever changes a file has locked the one in which it stands. An editor knows of no
//! lock, and Windows locks no folder, so what is written in the moment between that look and the next step, a few
//! millionths of a second, is lost all the same; and so it may be after the two seconds.

mod edit;
mod file;
mod home;
mod layout;
mod record;

pub use edit::{Change, edit};
pub use file::{put_out, replace, write};
pub use home::Home;
pub use record::Record;

use std::{
    io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::load::Problem;

/// Why nothing was written.
#[derive(Debug, Error)]
pub enum Refusal {
    /// There is one of that name, and nobody said that it is to be replaced.
    #[error("there is a {noun} “{name}” already")]
    Taken {
        /// What kind of record.
        noun: &'static str,
        /// Its name.
        name: String,
        /// The file in which it stands.
        file: PathBuf,
        /// A name like it that is free there.
        free: String,
    },
    /// There is a saved view of that name, which names records that this catalogue does not
    /// have, and is therefore not listed with it.
    #[error(
        "the name “{name}” is taken by a saved view that this catalogue cannot show: it is of another one, or names what is missing, and is kept in {}; “{free}” is free",
        file.display()
    )]
    TakenElsewhere {
        /// The name.
        name: String,
        /// The file in which it stands.
        file: PathBuf,
        /// A name like it that is free there.
        free: String,
    },
    /// There is none of that name.
    #[error("there is no {noun} “{name}” in {}", file.display())]
    Missing {
        /// What kind of record.
        noun: &'static str,
        /// Its name.
        name: String,
        /// Where it was looked for.
        file: PathBuf,
    },
    /// Where the records of the file stand cannot be told.
    #[error("{} cannot be changed as it is: {}", place(.0), .0.message)]
    Unreadable(Box<Problem>),
    /// The record cannot be written.
    #[error("this cannot be written: {0}")]
    Unwritable(#[from] ron::Error),
    /// The file or its folder cannot be read or written.
    #[error("{} cannot be written: {}", file.display(), reason(.error))]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// There is no folder that views could be written to.
    #[error("there is no folder to save views in: {0}")]
    NoFolder(String),
}

impl Refusal {
    /// The same, as seen by somebody before whom only some saved views are listed.
    #[must_use]
    pub fn seen_from(self, is_listed: impl FnOnce(&str) -> bool) -> Self {
        match self {
            Self::Taken {
                name, file, free, ..
            } if !is_listed(&name) => Self::TakenElsewhere { name, file, free },
            other => other,
        }
    }
}

/// Where a problem is.
fn place(problem: &Problem) -> String {
    let place = problem.place.as_ref();
    place.map_or_else(|| "the file".to_owned(), crate::load::Place::to_text)
}

/// Why a file could not be written and what helps, in two sentences.
#[must_use]
pub fn why_not_written(path: &Path, error: &io::Error) -> String {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.unwrap_or(Path::new(".")).display();
    let file = path.display();
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            format!("You may not write {file}. Choose a folder of your own, or another name")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            format!("{folder} is on a disk that is read only. Choose a folder on another disk")
        }
        io::ErrorKind::NotFound => {
            format!("There is no folder {folder}. Make it, or choose another one")
        }
        io::ErrorKind::NotADirectory => {
            format!("{folder} is a file and no folder. Choose a folder")
        }
        io::ErrorKind::IsADirectory => {
            format!("{file} is a folder. Add the name of a file to it")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!(
                "There is no room left for {file}. Delete something there, or choose another disk"
            )
        }
        io::ErrorKind::AlreadyExists => format!(
            "Another program is writing {file} at this moment. Try again, or choose another name"
        ),
        io::ErrorKind::InvalidFilename => {
            format!("{file} cannot be the name of a file. Choose a shorter or plainer one")
        }
        _ => format!("{file} could not be written: {error}. Choose another folder or name"),
    }
}

/// Why the system refused, in plain words where there are any.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "it is on a disk that is read only".to_owned(),
        io::ErrorKind::NotFound => "its folder is gone".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::InvalidData => "what stands there is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}
