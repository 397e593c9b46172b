//! `legation export`.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{self, ExitCode},
};

use anyhow::{Context, bail};
use legation::{catalogue::Known, export, view::View};

use super::{catalogue, ended, ends_in, lens, picture::Picture};

#[derive(clap::Args)]
pub(super) struct Export {
    /// Folder or file of records; the built-in catalogue when absent
    path: Option<PathBuf>,
    /// File to write, ending in .csv or .json, or in .svg, .png or .pdf for a picture
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Show only what the sources of this collection support
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    #[command(flatten)]
    picture: Picture,
}

impl Export {
    pub(super) fn run(self) -> ExitCode {
        ended(self.export())
    }

    fn export(self) -> anyhow::Result<()> {
        let as_csv = ends_in(&self.to, "csv");
        let as_picture = Picture::is_for(&self.to);
        if !as_csv && !as_picture && !ends_in(&self.to, "json") {
            bail!(
                "{} ends in none of .csv, .json, .svg, .png and .pdf",
                self.to.display()
            );
        }
        let catalogue = catalogue(self.path);
        if catalogue.is_empty() {
            bail!("there is no engagement to write");
        }
        let lens = lens(&catalogue, self.collection.as_deref())?;
        let bytes = if as_picture {
            let view = View {
                lens,
                ..View::default()
            };
            self.picture.write(&catalogue, &view, &self.to)?
        } else {
            let rows = export::rows(&catalogue, &Known::new(&catalogue, &lens));
            let text = if as_csv {
                export::csv(&rows)?
            } else {
                export::json(&rows)?
            };
            text.into_bytes()
        };
        replace(&self.to, &bytes).with_context(|| format!("could not write {}", self.to.display()))
    }
}

/// Puts a file where another may be. It is written beside it first, so that whatever goes
/// wrong, the old file is whole.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
        file.write_all(bytes)?;
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
