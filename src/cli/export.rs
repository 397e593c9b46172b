//! `legation export`.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context, bail};
use legation::{
    catalogue::{Catalogue, Known},
    export,
    load::{Options, Severity, load},
    model::Collection,
    view::Lens,
};

use super::{MISUSE, complain, ends_in, input};

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
        match self.export() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                complain(&format!("{error:#}"));
                ExitCode::from(MISUSE)
            }
        }
    }

    fn export(self) -> anyhow::Result<()> {
        let as_csv = ends_in(&self.to, "csv");
        if !as_csv && !ends_in(&self.to, "json") {
            bail!("{} ends in neither .csv nor .json", self.to.display());
        }
        let loaded = load(input(self.path), &Options::default());
        let errors = loaded.count(Severity::Error);
        if errors > 0 {
            complain(&format!(
                "{errors} errors in the records, which are left out; legation check lists them"
            ));
        }
        let catalogue = Catalogue::new(loaded.records);
        if catalogue.is_empty() {
            bail!("there is no engagement to write");
        }
        let known = Known::new(&catalogue, &lens(&catalogue, self.collection)?);
        let rows = export::rows(&catalogue, &known);
        let text = if as_csv {
            export::csv(&rows)?
        } else {
            export::json(&rows)?
        };
        fs::write(&self.to, text).with_context(|| format!("could not write {}", self.to.display()))
    }
}

fn lens(catalogue: &Catalogue, collection: Option<String>) -> anyhow::Result<Lens> {
    let Some(name) = collection else {
        return Ok(Lens::All);
    };
    let there = catalogue.collections();
    if !there.iter().any(|one| one.0 == name) {
        let names: Vec<_> = there.iter().map(|one| one.0.as_str()).collect();
        bail!(
            "there is no collection {name}; there is: {}",
            names.join(", ")
        );
    }
    Ok(Lens::Collection(Collection(name)))
}
