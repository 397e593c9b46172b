//! From files to records, with everything that is wrong with them.
//!
//! [`load`] never fails as a whole: it hands over what was good and a list of [`Problem`]s. It takes
//! a file apart into records, parses each alone, checks what they say of each other, and
//! leaves out a record that has an error together with what hangs on it. What merely looks wrong is
//! a warning. The place of a problem is worked out only when there is one.
//!
//! This room builds no index and decides nothing about what is shown.

mod callouts;
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
mod out_of_place;
mod outline;
mod parse;
mod passage;
mod problem;
mod progress;
mod references;
pub mod report;
mod rules;
mod split;
mod texts;
mod walk;
mod walk_view;

use std::{num::NonZero, ops::Range, panic::resume_unwind, path::PathBuf, sync::Arc, thread};

pub use input::{Input, MAX_FILE_BYTES};
pub use nearest::nearest;
pub use passage::Passage;
pub use problem::{Code, Excerpt, Place, Problem, Related, Severity};
pub use progress::{HowFar, Progress, Stage};
pub use rules::MAX_QUOTED_WORDS;
pub use texts::Texts;

pub(crate) use kind::Kind;
pub(crate) use outline::{Outline, Outlined, outline};
pub(crate) use parse::options;

use crate::catalogue::Records;
use document::Document;
use draft::{Draft, Finder, Origin};

/// How to load.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A folder with the texts of the sources, against which quotes are checked.
    pub texts: Option<PathBuf>,
    /// Report errors only.
    pub skip_lints: bool,
    /// How many threads may read at the same time; as many as the machine has when absent.
    pub threads: Option<NonZero<usize>>,
    /// Files with the user’s own views and briefings, which are read along with the input; other
    /// records have no place in them, for they would be in every catalogue. What in them names records
    /// that are not there may be another catalogue’s: it is left out with a warning, and is an error only
    /// where the built-in one is read.
    pub along: Vec<PathBuf>,
    /// Is told how far loading is, and can stop it.
    pub progress: Option<Arc<Progress>>,
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
    /// The file in which each saved view stands, in the order of the views.
    pub views_in: Vec<PathBuf>,
    /// The file in which each briefing stands, in the order of the briefings; none for what is built in.
    pub briefings_in: Vec<Option<PathBuf>>,
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
/// there. Nothing is, when it was stopped.
#[must_use]
pub fn load(input: Input, options: &Options) -> Loaded {
    let mut problems = Vec::new();
    let progress = &*options.progress.clone().unwrap_or_default();
    let is_embedded = matches!(input, Input::Embedded);
    let mut reading = input::read(input, progress, &mut problems);
    let input_ends = reading.documents.len();
    let along = reading.read_along(&options.along, progress, &mut problems);
    let mut draft = read_documents(&reading.documents, options, progress, &mut problems);
    out_of_place::drop_out_of_place(&mut draft, &reading.documents, input_ends, &mut problems);
    let mut texts = Texts::default();
    if progress.is_cancelled() {
        return Loaded::default();
    }
    if draft.is_empty() {
        report_nothing(&reading.name, &mut problems);
    } else {
        let finder = Finder::new(&reading.documents);
        texts = check(&mut draft, &finder, options, progress, &mut problems);
        // What ships is held against its briefings by tests, and is to be there at once.
        if !options.skip_lints && !is_embedded && !progress.is_cancelled() {
            callouts::check(&draft, &finder, &mut problems);
        }
    }
    if progress.is_cancelled() {
        return Loaded::default();
    }
    if !is_embedded {
        let theirs = |problem: &&mut Problem| is_of_another_catalogue(problem, &along);
        problems
            .iter_mut()
            .filter(theirs)
            .for_each(warn_of_another_catalogue);
    }
    problems.sort_by(Problem::compare);
    progress.finish();
    let name_of = |origin: &Origin| reading.documents[origin.document].name();
    let file_of = |origin: &Origin| {
        let name = name_of(origin);
        let is_file = !is_embedded || along.iter().any(|file| file == name);
        is_file.then(|| name.into())
    };
    Loaded {
        views_in: draft
            .saved_views
            .origins
            .iter()
            .map(|origin| name_of(origin).into())
            .collect(),
        briefings_in: draft.briefings.origins.iter().map(file_of).collect(),
        records: draft.into_records(),
        problems,
        files: reading.files,
        texts,
    }
}

/// Whether a problem is only that a file that was read along names what this catalogue does not have.
fn is_of_another_catalogue(problem: &Problem, along: &[String]) -> bool {
    let place = problem.place.as_ref();
    problem.code.is_of_a_name()
        && place.is_some_and(|place| along.iter().any(|file| *file == *place.file))
}

/// A view of another catalogue is no mistake, but whoever misses it here is to find out why.
fn warn_of_another_catalogue(problem: &mut Problem) {
    problem.severity = Severity::Warning;
    problem.message += "; the record is left out with this catalogue";
}

/// Bytes of records from which a thread of its own is worth while.
const WORTH_A_THREAD: usize = 128 * 1024;

/// Reads the documents, several at a time where there is much to read. What is found is in the order
/// of the documents, however many threads there were.
fn read_documents(
    documents: &[Document],
    options: &Options,
    progress: &Progress,
    problems: &mut Vec<Problem>,
) -> Draft {
    let read = |part: Range<usize>| {
        let (mut draft, mut problems) = (Draft::default(), Vec::new());
        for index in part {
            let document = &documents[index];
            parse::read_document(&mut draft, index, document, progress, &mut problems);
        }
        (draft, problems)
    };
    let bytes: usize = documents.iter().map(|document| document.text().len()).sum();
    let most = options.threads.map_or_else(cores, NonZero::get);
    let parts = shares(documents, bytes.div_ceil(WORTH_A_THREAD).clamp(1, most));
    let mut whole = Draft::default();
    thread::scope(|scope| {
        let mut parts = parts.into_iter();
        // The first part is read here, while the others are read elsewhere.
        let first = parts.next();
        let others: Vec<_> = parts.map(|part| scope.spawn(|| read(part))).collect();
        let mut add = |(draft, found): (Draft, Vec<Problem>)| {
            whole.append(draft);
            problems.extend(found);
        };
        add(read(first.unwrap_or_default()));
        for other in others {
            add(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
    });
    whole
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Divides documents into so many stretches, in order, of about as many bytes each.
fn shares(documents: &[Document], count: usize) -> Vec<Range<usize>> {
    let bytes: usize = documents.iter().map(|document| document.text().len()).sum();
    let mut shares = Vec::new();
    let (mut start, mut so_far) = (0, 0);
    for (index, document) in documents.iter().enumerate() {
        so_far += document.text().len();
        if so_far * count >= bytes * (shares.len() + 1) || index + 1 == documents.len() {
            shares.push(start..index + 1);
            start = index + 1;
        }
    }
    shares
}

fn check(
    draft: &mut Draft,
    finder: &Finder<'_>,
    options: &Options,
    progress: &Progress,
    problems: &mut Vec<Problem>,
) -> Texts {
    let texts = match &options.texts {
        Some(folder) => Texts::read(folder, draft, finder, problems),
        None => Texts::default(),
    };
    let whole_sentences = texts.check_sentences(draft, finder, problems);
    let means = references::Means {
        draft,
        finder,
        skip_lints: options.skip_lints,
        progress,
    };
    let dropped = references::check(&means, whole_sentences, problems);
    if progress.is_cancelled() {
        return texts;
    }
    draft.drop_all(&dropped);
    texts.check_quotes(draft, finder, problems);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(lengths: &[usize]) -> Vec<Document> {
        let texts = lengths.iter().map(|&length| " ".repeat(length));
        texts
            .map(|text| Document::from_bytes("a.ron", text.into_bytes(), &mut Vec::new()).unwrap())
            .collect()
    }

    #[test]
    fn documents_are_shared_out_in_order_and_none_twice() {
        for lengths in [
            &[][..],
            &[0, 0],
            &[5],
            &[1, 1, 1, 1],
            &[90, 1, 1],
            &[1, 1, 90, 0],
        ] {
            let documents = documents(lengths);
            for count in 1..6 {
                let shares = shares(&documents, count);
                let all: Vec<usize> = shares.iter().cloned().flatten().collect();
                assert_eq!(all, (0..documents.len()).collect::<Vec<_>>());
                assert!(
                    shares.len() <= count.max(1) + 1,
                    "{lengths:?} in {count}: {shares:?}"
                );
            }
        }
    }
}
