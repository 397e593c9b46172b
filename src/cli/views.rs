//! `legation views`, and where the user’s own views are.

use std::{path::PathBuf, process::ExitCode};

use anyhow::bail;
use etcetera::{BaseStrategy, choose_base_strategy};

use super::{catalogue_with_views, ended, say};

#[derive(clap::Args)]
pub(super) struct Views {
    /// Folder or file of records; the built-in catalogue when absent
    path: Option<PathBuf>,
}

impl Views {
    pub(super) fn run(self) -> ExitCode {
        ended(self.list())
    }

    fn list(self) -> anyhow::Result<()> {
        if let Some(missing) = self.path.as_ref().filter(|path| !path.exists()) {
            bail!("there is nothing at {}", missing.display());
        }
        let catalogue = catalogue_with_views(self.path);
        if catalogue.saved_views().is_empty() {
            say("There are no saved views\n");
        }
        for saved in catalogue.saved_views() {
            say(&format!("{}\n", saved.name));
            let words = catalogue.view_words(&saved.view);
            let words = match words.as_slice() {
                [] => "Everything".to_owned(),
                words => words.join("; "),
            };
            say(&format!("    {words}\n"));
            if let Some(note) = &saved.note {
                say(&format!("    {note}\n"));
            }
        }
        Ok(())
    }
}

/// The folder in which the system keeps what Legation keeps for the user; none without a home.
pub(super) fn own_folder() -> Option<PathBuf> {
    let strategy = choose_base_strategy().ok()?;
    Some(strategy.data_dir().join("legation"))
}
