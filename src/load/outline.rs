//! Where the records of one file stand, for whoever changes the file.

use std::ops::Range;

use super::{
    document::Document,
    draft::Draft,
    kind::Kind,
    locate::Node,
    parse,
    problem::{Problem, Severity},
    progress::Progress,
    split::Splitter,
};

/// A record in a file, all of it: from its first letter to its closing bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outlined {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) range: Range<usize>,
    /// The name by which others refer to it, with its quotation marks.
    pub(crate) name: Option<Range<usize>>,
}

/// What stands where in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// In the order of the file.
    pub(crate) records: Vec<Outlined>,
    /// Where the list around them is closed, when there is a list.
    pub(crate) list_end: Option<usize>,
}

/// Reads where the records of a file stand. Whether what they refer to is there is not asked.
///
/// # Errors
/// The first problem for which that cannot be told.
pub(crate) fn outline(file: &str, text: &str) -> Result<Outline, Box<Problem>> {
    let mut problems = Vec::new();
    let bytes = text.as_bytes().to_vec();
    let document = Document::from_bytes(file, bytes, &mut problems);
    let mut draft = Draft::default();
    if let Some(document) = &document {
        let progress = Progress::default();
        parse::read_document(&mut draft, 0, document, &progress, &mut problems);
    }
    problems.retain(|problem| problem.severity == Severity::Error);
    problems.sort_by(Problem::compare);
    if let Some(first) = problems.into_iter().next() {
        return Err(Box::new(first));
    }
    Ok(document.map_or_else(Outline::default, |document| Outline {
        records: records(&draft, document.text()),
        list_end: list_end(document.text()),
    }))
}

fn records(draft: &Draft, text: &str) -> Vec<Outlined> {
    let mut records = Vec::new();
    for kind in Kind::ALL {
        for (index, origin) in draft.origins(kind).iter().enumerate() {
            let name = kind.id_field().and_then(|field| {
                let node = Node::early_field(&text[..origin.end], origin.body, field)?;
                Some(node.range)
            });
            records.push(Outlined {
                kind,
                id: draft.id((kind, index)).to_owned(),
                range: origin.start..origin.end,
                name,
            });
        }
    }
    records.sort_by_key(|record| record.range.start);
    records
}

/// Where the bracket stands that closes the list around the records.
fn list_end(text: &str) -> Option<usize> {
    let mut splitter = Splitter::new(text);
    while splitter.next().is_some() {}
    splitter.list_end()
}
