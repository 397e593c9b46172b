//! Where the views of a catalogue are kept.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Change, Refusal, write};
use crate::load::Input;

/// The file of saved views, in whatever folder.
const VIEWS: &str = "views.ron";
/// The folder of briefings in the user’s own folder.
const BRIEFINGS: &str = "briefings";

/// Where the views of a catalogue are kept: with the catalogue, and where that cannot be written, in
/// the user’s own folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The file beside the records; none for the catalogue that is built in.
    beside: Option<PathBuf>,
    /// Whether loading the catalogue reads that file anyway.
    is_read_with_catalogue: bool,
    /// The user’s own folder, where the system has one.
    own: Option<PathBuf>,
}

impl Home {
    /// The home of the views of an input.
    #[must_use]
    pub fn of(input: &Input, own: Option<PathBuf>) -> Self {
        let Input::Path(path) = input else {
            return Self {
                own,
                ..Self::default()
            };
        };
        let is_folder = path.is_dir();
        let folder = if is_folder {
            Some(path.as_path())
        } else {
            path.parent()
        };
        Self {
            beside: folder.map(|folder| folder.join(VIEWS)),
            is_read_with_catalogue: is_folder || path.file_name().is_some_and(|name| name == VIEWS),
            own,
        }
    }

    /// The files that are to be read along with the catalogue, in order: those that are there.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let beside = self.beside.iter().filter(|_| !self.is_read_with_catalogue);
        let mut files: Vec<PathBuf> = beside.cloned().collect();
        if let Some(own) = &self.own {
            files.push(own.join(VIEWS));
            files.extend(briefings(&own.join(BRIEFINGS)));
        }
        files.retain(|file| file.is_file());
        files
    }

    /// Saves a change to the views: beside the catalogue, or else in the user’s own folder. Returns
    /// the file.
    ///
    /// # Errors
    /// When it could be saved nowhere, and why.
    pub fn save(&self, change: Change<'_>) -> Result<PathBuf, Refusal> {
        let own = self.own.as_ref().map(|own| own.join(VIEWS));
        let refusal = match &self.beside {
            None => None,
            Some(beside) => match write(beside, change) {
                Ok(()) => return Ok(beside.clone()),
                Err(refusal) if !may_not_write(&refusal) => return Err(refusal),
                Err(refusal) => Some(refusal),
            },
        };
        match (own, refusal) {
            (Some(own), _) => write(&own, change).map(|()| own),
            (None, Some(refusal)) => Err(refusal),
            (None, None) => Err(Refusal::NoFolder(
                "the built-in catalogue has no folder, and you have no home folder".to_owned(),
            )),
        }
    }
}

/// Whether a file was refused because it is somebody else’s, or protected.
fn may_not_write(refusal: &Refusal) -> bool {
    let Refusal::File { error, .. } = refusal else {
        return false;
    };
    matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    )
}

/// The briefings in a folder, by name.
fn briefings(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .collect();
    files.sort();
    files
}
