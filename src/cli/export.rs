//! `legation export`.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, bail};
use legation::{catalogue::Known, export, save};

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
        save::replace(&self.to, &text)
            .with_context(|| format!("could not write {}", self.to.display()))
    }
}
