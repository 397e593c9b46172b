//! What the command line understands, and what it answers.

mod check;
mod cite;
mod date;
mod export;
#[cfg(feature = "gui")]
mod present;
mod views;
#[cfg(feature = "gui")]
mod window;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::bail;
use clap::{Parser, Subcommand, ValueEnum};
use legation::{
    briefing::Briefing,
    catalogue::Catalogue,
    load::{Input, Options, Severity, load, nearest},
    save::Home,
    view::{Lens, View},
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
    /// Write what is asked for to a file: a picture, a brief, a workbook, a calendar, citations
    Export(Box<export::Export>),
    /// Present a briefing on the whole screen
    #[cfg(feature = "gui")]
    Present(Box<present::Present>),
    /// List the saved views, and what each shows
    Views(views::Views),
}

/// For people or for programs.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// Names of saved views that are listed at most when a wrong one is given.
const MAX_LISTED: usize = 8;

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

/// The catalogue at a path, or the built-in one.
fn input(path: Option<PathBuf>) -> Input {
    path.map_or(Input::Embedded, Input::Path)
}

/// The catalogue at a path, or the built-in one. That records with errors are left out is said.
fn catalogue(path: Option<PathBuf>) -> Catalogue {
    catalogue_along(path, Vec::new())
}

/// The same, with files that are read along with it.
fn catalogue_along(path: Option<PathBuf>, along: Vec<PathBuf>) -> Catalogue {
    let options = Options {
        along,
        ..Options::default()
    };
    let loaded = load(input(path), &options);
    let errors = loaded.count(Severity::Error);
    if errors > 0 {
        complain(&format!(
            "{errors} errors in the records, which are left out; legation check lists them"
        ));
    }
    Catalogue::new(loaded.records)
}

/// The catalogue at a path, or the built-in one, with the views that the user has saved of it.
fn catalogue_with_views(path: Option<PathBuf>) -> Catalogue {
    let home = Home::of(&input(path.clone()), views::own_folder());
    catalogue_along(path, home.files())
}

/// The view that is saved under a name.
///
/// # Errors
/// When there is none; the error says which name is near, or which there are.
fn saved_view(catalogue: &Catalogue, name: &str) -> anyhow::Result<View> {
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

/// The briefing of a short name or title.
///
/// # Errors
/// When there is none; the error says which name is near, or which there are.
fn briefing<'c>(catalogue: &'c Catalogue, name: &str) -> anyhow::Result<&'c Briefing> {
    let briefings = catalogue.briefings();
    let is_it = |briefing: &&Briefing| {
        briefing.slug.as_str() == name || briefing.title.eq_ignore_ascii_case(name)
    };
    if let Some(found) = briefings.iter().find(is_it) {
        return Ok(found);
    }
    let names = || briefings.iter().map(|briefing| briefing.slug.as_str());
    if let Some(near) = nearest(name, names()) {
        bail!("there is no briefing {name}; the nearest is {near}");
    }
    let listed: Vec<&str> = names().collect();
    if listed.is_empty() {
        bail!("there is no briefing {name}, nor any other");
    }
    bail!(
        "there is no briefing {name}; there is: {}",
        listed.join(", ")
    )
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
