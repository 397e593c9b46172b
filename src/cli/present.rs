//! `legation present`: a briefing on the whole screen.

use std::{path::PathBuf, process::ExitCode};

use anyhow::ensure;
use legation::{app::Presented, catalogue::one_line};

use super::{
    MISUSE, complain,
    read::{briefing_in_file, catalogue_with_views},
    window::Window,
};

#[derive(clap::Args)]
pub(super) struct Present {
    /// Short name or title of a briefing, or a file that holds one; may be absent when there is one
    #[arg(value_name = "NAME|FILE")]
    what: Option<String>,
    #[command(flatten)]
    window: Window,
}

impl Present {
    pub(super) fn run(self) -> ExitCode {
        match self.presented() {
            Ok(presented) => self.window.open(Some(presented)),
            Err(error) => {
                complain(&format!("{error:#}"));
                ExitCode::from(MISUSE)
            }
        }
    }

    /// The briefing, looked for before there is a window, so that a wrong name is said where it was typed.
    fn presented(&self) -> anyhow::Result<Presented> {
        let Some(what) = &self.what else {
            return Ok(Presented::Any);
        };
        let file = PathBuf::from(what);
        let found = if file.is_file() {
            briefing_in_file(self.window.path.clone(), &file)?.1
        } else {
            let catalogue = catalogue_with_views(self.window.path.clone())?;
            catalogue.briefing_named(what)?.clone()
        };
        let place = if file.is_file() {
            format!(" in {}", file.display())
        } else {
            String::new()
        };
        ensure!(
            !found.steps.is_empty(),
            "“{}”{place} has no step, and so nothing to present: add one to its file, or in the window \
             under “Briefings…”",
            one_line(&found.title)
        );
        Ok(Presented::Briefing(Box::new(found)))
    }
}
