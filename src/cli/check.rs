//! `legation check`.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use legation::load::{Options, Severity, load, report};

use super::{
    Format, MISUSE, complain,
    read::{input, is_there},
    say,
};

#[derive(clap::Args)]
pub(super) struct Check {
    /// Folder or file of records; the built-in catalogue when absent
    path: Option<PathBuf>,
    /// Folder with the texts of the sources, to check quotes against
    #[arg(long, value_name = "FOLDER")]
    texts: Option<PathBuf>,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Check {
    pub(super) fn run(self) -> ExitCode {
        if let Err(error) = is_there(self.path.as_deref()) {
            complain(&error.to_string());
            return ExitCode::from(MISUSE);
        }
        if let Some(missing) = self.texts.as_ref().filter(|folder| !folder.is_dir()) {
            complain(&format!("there is no folder at {}", missing.display()));
            return ExitCode::from(MISUSE);
        }
        let options = Options {
            texts: self.texts,
            ..Options::default()
        };
        let loaded = load(input(self.path), &options);
        match self.format {
            Format::Human => {
                let colours = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
                say(&report::human(&loaded.problems, colours));
                say(&(report::summary(&loaded) + "\n"));
            }
            Format::Json => say(&(report::json(&loaded.problems) + "\n")),
        }
        ExitCode::from(u8::from(loaded.count(Severity::Error) > 0))
    }
}
