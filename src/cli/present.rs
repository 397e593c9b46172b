//! `legation present`: a briefing on the whole screen.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::bail;
use legation::{app::Presented, briefing::Briefing};

use super::{
    MISUSE, complain,
    read::{catalogue_with_views, in_a_line, quietly, tell},
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
            self.in_file(&file)?
        } else {
            let catalogue = catalogue_with_views(self.window.path.clone())?;
            catalogue.briefing_named(what)?.clone()
        };
        Ok(Presented::Briefing(Box::new(found)))
    }

    /// The first briefing of a file.
    fn in_file(&self, file: &Path) -> anyhow::Result<Briefing> {
        let records = &self.window.path;
        let without = quietly(records.clone(), Vec::new())?;
        let with = quietly(records.clone(), vec![file.to_owned()])?;
        let mut briefings = with.briefings().iter();
        let is_new =
            |briefing: &&Briefing| without.briefing(briefing.slug.as_str()) != Some(*briefing);
        if let Some(found) = briefings.find(is_new) {
            tell(&without.problems);
            return Ok(found.clone());
        }
        let mut problems = with.problems.iter();
        match problems.find(|problem| !without.problems.contains(problem)) {
            Some(problem) => bail!("there is no briefing to present: {}", in_a_line(problem)),
            None => bail!(
                "there is no briefing in {} that the records do not have",
                file.display()
            ),
        }
    }
}
