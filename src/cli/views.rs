//! `legation views`, and where the user’s own views are.

use std::{path::PathBuf, process::ExitCode};

use etcetera::{BaseStrategy, choose_base_strategy};

use legation::catalogue::count;

use super::{ended, read::catalogue_with_views, say};

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
        let catalogue = catalogue_with_views(self.path)?;
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
        for briefing in catalogue.briefings() {
            let steps = count(briefing.steps.len(), "step");
            say(&format!("{}\n", briefing.slug.as_str()));
            say(&format!("    Briefing of {steps}: {}\n", briefing.title));
            if let Some(subtitle) = &briefing.subtitle {
                say(&format!("    {subtitle}\n"));
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
