//! From files to records, with everything that is wrong with them.
//!
//! [`load`] never fails as a whole: it hands over what was good and a list of [`Problem`]s. It takes
//! a file apart into records, parses each alone, checks what they say of each other, and
//! leaves out a record that has an error together with what hangs on it. What merely looks wrong is
//! a warning. The place of a problem is worked out only when there is one.
//!
//! This room builds no index and decides nothing about what is shown.

mod dates;
mod document;
mod draft;
mod embedded;
mod explain;
mod input;
mod kind;
mod lex;
mod lint;
mod locate;
mod nearest;
mod parse;
mod problem;
mod references;
pub mod report;
mod rules;
mod split;
mod texts;
mod walk;

use std::path::PathBuf;

pub use input::{Input, MAX_FILE_BYTES};
pub use problem::{Code, Excerpt, Place, Problem, Related, Severity};
pub use rules::MAX_QUOTED_WORDS;
pub use texts::Texts;

use crate::catalogue::Records;
use draft::{Draft, Finder};

/// How to load.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A folder with the texts of the sources, against which quotes are checked.
    pub texts: Option<PathBuf>,
    /// Report errors only.
    pub skip_lints: bool,
}

/// What was loaded.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The records that are in order.
    pub records: Records,
    /// What is wrong, in order of file, line and column.
    pub problems: Vec<Problem>,
    /// The files that were read, in order.
    pub files: Vec<PathBuf>,
    /// The texts of the sources, as far as they were given.
    pub texts: Texts,
}

impl Loaded {
    /// How many problems are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    }
}

/// Loads records. Whatever is wrong is among the problems; nothing panics, and what is good is
/// there.
#[must_use]
pub fn load(input: Input, options: &Options) -> Loaded {
    let mut problems = Vec::new();
    let reading = input::read(input, &mut problems);
    let mut draft = Draft::default();
    for (index, document) in reading.documents.iter().enumerate() {
        parse::read_document(&mut draft, index, document, &mut problems);
    }
    let mut texts = Texts::default();
    if draft.is_empty() {
        report_nothing(&reading.name, &mut problems);
    } else {
        let finder = Finder::new(&reading.documents);
        texts = check(&mut draft, &finder, options, &mut problems);
    }
    problems.sort_by(Problem::compare);
    Loaded {
        records: draft.into_records(),
        problems,
        files: reading.files,
        texts,
    }
}

fn check(
    draft: &mut Draft,
    finder: &Finder<'_>,
    options: &Options,
    problems: &mut Vec<Problem>,
) -> Texts {
    let texts = match &options.texts {
        Some(folder) => Texts::read(folder, draft, finder, problems),
        None => Texts::default(),
    };
    let whole_sentences = texts.check_sentences(draft, finder, problems);
    let dropped = references::check(draft, finder, whole_sentences, problems);
    draft.drop_all(&dropped);
    texts.check_quotes(draft, finder, problems);
    if !options.skip_lints {
        lint::check(draft, finder, problems);
    }
    texts
}

/// An input without any record, unless something else is wrong that explains it.
fn report_nothing(name: &str, problems: &mut Vec<Problem>) {
    if problems.is_empty() {
        problems.push(Problem::new(
            Code::NoRecords,
            format!("There is no record in {name}"),
            "Give a folder with `.ron` files, or one such file",
        ));
    }
}
