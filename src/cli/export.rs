//! `legation export`.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{self, ExitCode},
};

use anyhow::{Context, bail};
use legation::{catalogue::Known, export};

use super::{catalogue, ended, ends_in, lens};

#[derive(clap::Args)]
pub(super) struct Export {
    /// Folder or file of records; the built-in catalogue when absent
    path: Option<PathBuf>,
    /// File to write, ending in .csv or .json
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Show only what the sources of this collection support
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
}

impl Export {
    pub(super) fn run(self) -> ExitCode {
        ended(self.export())
    }

    fn export(self) -> anyhow::Result<()> {
        let as_csv = ends_in(&self.to, "csv");
        if !as_csv && !ends_in(&self.to, "json") {
            bail!("{} ends in neither .csv nor .json", self.to.display());
        }
        let catalogue = catalogue(self.path);
        if catalogue.is_empty() {
            bail!("there is no engagement to write");
        }
        let known = Known::new(&catalogue, &lens(&catalogue, self.collection.as_deref())?);
        let rows = export::rows(&catalogue, &known);
        let text = if as_csv {
            export::csv(&rows)?
        } else {
            export::json(&rows)?
        };
        replace(&self.to, &text).with_context(|| format!("could not write {}", self.to.display()))
    }
}

/// Puts a file where another may be. The text is written beside it first, so that whatever goes
/// wrong, the old file is whole.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one, and what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "it is protected against writing",
        ));
    }
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", process::id()));
    let beside = path.with_file_name(name);
    let write = || {
        let mut file = File::create_new(&beside)?;
        file.write_all(text.as_bytes())?;
        if let Some(old) = &old {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&beside, &path)
    };
    write().inspect_err(|error| {
        if error.kind() != io::ErrorKind::AlreadyExists {
            let _ = fs::remove_file(&beside);
        }
    })
}
