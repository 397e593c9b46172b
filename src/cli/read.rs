//! Reading a catalogue, with all that is wrong in it said where one would look for it.

use std::{
    ops::Deref,
    path::{Path, PathBuf},
};

use anyhow::bail;
use legation::{
    briefing::Briefing,
    catalogue::{Catalogue, count},
    load::{Input, Options, Place, Problem, Severity, load, nearest},
    save::Home,
    view::View,
};

use super::{complain, views};

/// Names that are listed at most when a wrong one is given.
const MAX_LISTED: usize = 8;
/// Errors that are told one by one at most.
const MAX_TOLD: usize = 3;

/// A catalogue, and what kept records out of it.
pub(super) struct Read {
    catalogue: Catalogue,
    /// Errors, and of files that are read along with the catalogue what they name and is not there, which may
    /// be another catalogue’s.
    pub(super) problems: Vec<Problem>,
}

impl Deref for Read {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        &self.catalogue
    }
}

/// The catalogue at a path, or the built-in one.
pub(super) fn input(path: Option<PathBuf>) -> Input {
    path.map_or(Input::Embedded, Input::Path)
}

/// Refuses a path at which there is nothing.
pub(super) fn is_there(path: Option<&Path>) -> anyhow::Result<()> {
    match path.filter(|path| !path.exists()) {
        Some(missing) => bail!(
            "there is nothing at {}; give a folder or file of records",
            missing.display()
        ),
        None => Ok(()),
    }
}

/// The catalogue at a path, or the built-in one. That records with errors are left out is said.
pub(super) fn catalogue(path: Option<PathBuf>) -> anyhow::Result<Read> {
    catalogue_along(path, Vec::new())
}

/// The same, with files that are read along with it.
pub(super) fn catalogue_along(path: Option<PathBuf>, along: Vec<PathBuf>) -> anyhow::Result<Read> {
    let read = quietly(path, along)?;
    tell(&read.problems);
    Ok(read)
}

/// The same, and nothing is said of errors.
pub(super) fn quietly(path: Option<PathBuf>, along: Vec<PathBuf>) -> anyhow::Result<Read> {
    is_there(path.as_deref())?;
    let files: Vec<String> = along
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let options = Options {
        along,
        ..Options::default()
    };
    let loaded = load(input(path), &options);
    let is_along = |place: &Place| files.iter().any(|file| *file == *place.file);
    let problems = loaded.problems.into_iter().filter(|problem| {
        problem.severity == Severity::Error || problem.place.as_ref().is_some_and(is_along)
    });
    let problems = problems.collect();
    Ok(Read {
        catalogue: Catalogue::new(loaded.records),
        problems,
    })
}

/// The catalogue at a path, or the built-in one, with the views that the user has saved of it.
pub(super) fn catalogue_with_views(path: Option<PathBuf>) -> anyhow::Result<Read> {
    let home = Home::of(&input(path.clone()), views::own_folder());
    catalogue_along(path, home.files())
}

/// The first briefing of a file that the records have not, and the catalogue with it. That records with errors
/// are left out is said.
pub(super) fn briefing_in_file(
    path: Option<PathBuf>,
    file: &Path,
) -> anyhow::Result<(Read, Briefing)> {
    let without = quietly(path.clone(), Vec::new())?;
    let with = quietly(path, vec![file.to_owned()])?;
    let mut briefings = with.briefings().iter();
    let is_new = |briefing: &&Briefing| without.briefing(briefing.slug.as_str()) != Some(*briefing);
    if let Some(found) = briefings.find(is_new).cloned() {
        tell(&without.problems);
        return Ok((with, found));
    }
    let mut problems = with.problems.iter();
    match problems.find(|problem| !without.problems.contains(problem)) {
        Some(problem) => bail!("there is no briefing to show: {}", in_a_line(problem)),
        None => bail!(
            "there is no briefing in {} that the records do not have",
            file.display()
        ),
    }
}

/// Says that records with errors are left out, and of the first few why.
pub(super) fn tell(problems: &[Problem]) {
    let errors = problems.iter();
    let errors = errors.filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<&Problem> = errors.collect();
    for error in errors.iter().take(MAX_TOLD) {
        complain(&in_a_line(error));
    }
    if !errors.is_empty() {
        let are = if errors.len() == 1 { "is" } else { "are" };
        complain(&format!(
            "{} in the records, and what has one {are} left out; legation check shows them all",
            count(errors.len(), "error")
        ));
    }
}

/// "views.ron:3:14: a view names what is not there; take it out".
pub(super) fn in_a_line(problem: &Problem) -> String {
    let place = problem.place.as_ref().map(Place::to_text);
    let place = place.map_or_else(String::new, |place| format!("{place}: "));
    format!("{place}{}; {}", problem.message, small(&problem.cure))
}

/// A sentence as the second half of another.
fn small(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

impl Read {
    /// The view that is saved under a name.
    ///
    /// # Errors
    /// When there is none; the error says what is wrong with it, which name is near, or which there are.
    pub(super) fn view(&self, name: &str) -> anyhow::Result<View> {
        if let Some(saved) = self.saved_view(name) {
            return Ok(saved.view.clone());
        }
        let names = self.saved_views().iter().map(|saved| saved.name.as_str());
        Err(self.none("saved view", name, names))
    }

    /// The briefing of a short name or title.
    ///
    /// # Errors
    /// When there is none; the error says what is wrong with it, which name is near, or which there are.
    pub(super) fn briefing_named(&self, name: &str) -> anyhow::Result<&Briefing> {
        let briefings = self.briefings();
        let is_it = |briefing: &&Briefing| {
            briefing.slug.as_str() == name || briefing.title.eq_ignore_ascii_case(name)
        };
        if let Some(found) = briefings.iter().find(is_it) {
            return Ok(found);
        }
        let names = briefings.iter().map(|briefing| briefing.slug.as_str());
        Err(self.none("briefing", name, names))
    }

    /// That there is no record of a name.
    fn none<'n>(
        &self,
        noun: &str,
        name: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) -> anyhow::Error {
        let is_of_it =
            |one: &&Problem| one.noun == Some(noun) && one.record.as_deref() == Some(name);
        let mut problems = self.problems.iter();
        if let Some(problem) = problems.find(is_of_it) {
            let why = in_a_line(problem);
            return anyhow::anyhow!("the {noun} {name} cannot be used: {why}");
        }
        let mut listed: Vec<&str> = names.clone().take(MAX_LISTED).collect();
        if listed.is_empty() {
            return anyhow::anyhow!("there is no {noun} {name}, nor any other");
        }
        if let Some(near) = nearest(name, names.clone()) {
            return anyhow::anyhow!("there is no {noun} {name}; the nearest is {near}");
        }
        if names.count() > MAX_LISTED {
            listed.push("others, which legation views lists");
        }
        anyhow::anyhow!("there is no {noun} {name}; there is: {}", listed.join(", "))
    }
}
