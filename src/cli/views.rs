//! `legation views`, and saved views for whoever else needs one.

use std::{path::PathBuf, process::ExitCode};

use anyhow::bail;
use etcetera::{BaseStrategy, choose_base_strategy};
use legation::{catalogue::Catalogue, load::nearest, save::Home, view::View};

use super::{catalogue_along, ended, input, say};

/// Names that are listed at most when a wrong one is given.
const MAX_LISTED: usize = 8;

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

/// The catalogue at a path, or the built-in one, with the views that the user has saved of it.
pub(super) fn catalogue_with_views(path: Option<PathBuf>) -> Catalogue {
    let home = Home::of(&input(path.clone()), own_folder());
    catalogue_along(path, home.files())
}

/// The view that is saved under a name.
///
/// # Errors
/// When there is none; the error says which name is near, or which there are.
#[cfg_attr(
    not(feature = "gui"),
    allow(dead_code, reason = "so far only the window opens one")
)]
pub(super) fn saved_view(catalogue: &Catalogue, name: &str) -> anyhow::Result<View> {
    if let Some(saved) = catalogue.saved_view(name) {
        return Ok(saved.view.clone());
    }
    let names = || {
        catalogue
            .saved_views()
            .iter()
            .map(|saved| saved.name.as_str())
    };
    if names().next().is_none() {
        bail!("there is no saved view {name}, nor any other");
    }
    if let Some(near) = nearest(name, names()) {
        bail!("there is no saved view {name}; the nearest is {near}");
    }
    let mut listed: Vec<&str> = names().take(MAX_LISTED).collect();
    if names().count() > MAX_LISTED {
        listed.push("others, which legation views lists");
    }
    bail!(
        "there is no saved view {name}; there is: {}",
        listed.join(", ")
    )
}
