//! What the command line understands, and what it answers.

mod check;
mod cite;
mod date;
mod export;
#[cfg(feature = "gui")]
mod present;
mod read;
mod views;
#[cfg(feature = "gui")]
mod window;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use anyhow::bail;
use clap::{Parser, Subcommand, ValueEnum};
use legation::{catalogue::Catalogue, load::nearest, view::Lens};

/// A timeline of diplomatic engagements, honest about dates and sources.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[cfg(feature = "gui")]
    #[command(flatten)]
    window: window::Window,
}

#[derive(Subcommand)]
enum Action {
    /// Say what is wrong with records: exit 0 clean or warnings only, 1 with errors, 2 misuse
    Check(check::Check),
    /// Print citations of what engagements rest on
    Cite(cite::Cite),
    /// Say what a date means: exit 0, or 1 with the reason when it is not accepted
    Date(date::Date),
    /// Write what is asked for to a file: a picture, a brief, a workbook, a calendar, citations
    Export(Box<export::Export>),
    /// Present a briefing on the whole screen
    #[cfg(feature = "gui")]
    Present(Box<present::Present>),
    /// List the saved views, and the briefings, and what each shows
    Views(views::Views),
}

/// For people or for programs.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// Something went wrong that is not the records' fault.
const MISUSE: u8 = 2;

/// Does what the command line asks for.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.action {
        Some(Action::Check(arguments)) => arguments.run(),
        Some(Action::Cite(arguments)) => arguments.run(),
        Some(Action::Date(arguments)) => arguments.run(),
        Some(Action::Export(arguments)) => arguments.run(),
        #[cfg(feature = "gui")]
        Some(Action::Present(arguments)) => arguments.run(),
        Some(Action::Views(arguments)) => arguments.run(),
        #[cfg(feature = "gui")]
        None => arguments.window.run(),
        #[cfg(not(feature = "gui"))]
        None => {
            complain("this build has no window; see legation --help for what it can do");
            ExitCode::from(MISUSE)
        }
    }
}

/// The lens on one collection, or on every source.
fn lens(catalogue: &Catalogue, collection: Option<&str>) -> anyhow::Result<Lens> {
    let Some(name) = collection else {
        return Ok(Lens::All);
    };
    match catalogue.collection(name) {
        Ok(found) => Ok(Lens::Collection(found.clone())),
        Err(error) => match nearest(name, error.there.iter().map(String::as_str)) {
            Some(nearest) => bail!("{error}; the nearest is {nearest}"),
            None => Err(error.into()),
        },
    }
}

/// How it ended: well, or with a sentence on standard error.
fn ended(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(MISUSE)
        }
    }
}

/// Writes to standard output. A reader that has gone away, as `head` does, is no error.
fn say(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

/// Writes a sentence to standard error.
fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "legation: {sentence}");
}
