//! `legation date`.

use std::process::ExitCode;

use legation::date::{DateReport, Edtf, report_human};

use super::{Format, complain, say};

#[derive(clap::Args)]
pub(super) struct Date {
    /// A date in the Extended Date/Time Format, such as 2019-10-30 or [2018-11-17..2023-11-17]
    #[arg(allow_hyphen_values = true)]
    text: String,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Date {
    pub(super) fn run(self) -> ExitCode {
        let date = match Edtf::parse(&self.text) {
            Ok(date) => date,
            Err(error) => {
                complain(&format!("{error}; {}", error.cure()));
                return ExitCode::FAILURE;
            }
        };
        match self.format {
            Format::Human => say(&report_human(&date)),
            Format::Json => match serde_json::to_string_pretty(&DateReport::new(&date)) {
                Ok(text) => say(&(text + "\n")),
                Err(error) => {
                    complain(&error.to_string());
                    return ExitCode::FAILURE;
                }
            },
        }
        ExitCode::SUCCESS
    }
}
