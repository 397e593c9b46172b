//! What the command line understands, and what it answers.

mod check;
mod cite;
mod date;
mod export;
mod picture;
#[cfg(feature = "gui")]
mod window;

use std::{
    ffi::OsStr,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand, ValueEnum};
use legation::{
    catalogue::Catalogue,
    load::{Input, Options, Severity, load},
    view::Lens,
};

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
    /// Write the table of engagements, or a picture of the timeline, to a file
    Export(export::Export),
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
        None => arguments.window.run(),
        #[cfg(not(feature = "gui"))]
        None => {
            complain("this build has no window; see legation --help for what it can do");
            ExitCode::from(MISUSE)
        }
    }
}

/// The catalogue at a path, or the built-in one.
fn input(path: Option<PathBuf>) -> Input {
    path.map_or(Input::Embedded, Input::Path)
}

/// The catalogue at a path, or the built-in one. That records with errors are left out is said.
fn catalogue(path: Option<PathBuf>) -> Catalogue {
    let loaded = load(input(path), &Options::default());
    let errors = loaded.count(Severity::Error);
    if errors > 0 {
        complain(&format!(
            "{errors} errors in the records, which are left out; legation check lists them"
        ));
    }
    Catalogue::new(loaded.records)
}

/// The lens on one collection, or on every source.
fn lens(catalogue: &Catalogue, collection: Option<&str>) -> anyhow::Result<Lens> {
    Ok(match collection {
        Some(name) => Lens::Collection(catalogue.collection(name)?.clone()),
        None => Lens::All,
    })
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

/// Whether a path ends in this, in whatever case.
fn ends_in(path: &std::path::Path, ending: &str) -> bool {
    path.extension()
        .and_then(OsStr::to_str)
        .is_some_and(|found| found.eq_ignore_ascii_case(ending))
}
