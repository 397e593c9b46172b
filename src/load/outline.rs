//! Where the records of one file stand, for whoever changes the file.

use std::ops::Range;

use super::{
    document::Document,
    draft::Draft,
    kind::Kind,
    locate::{Node, Step},
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
    /// What a saved view shows, where it says so.
    pub(crate) view: Option<Range<usize>>,
}

/// What stands where in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// In the order of the file.
    pub(crate) records: Vec<Outlined>,
    /// From the bracket that opens the list around them to the one that closes it, when there is a
    /// list. Records may stand before it and after it too.
    pub(crate) list: Option<Range<usize>>,
}

impl Outline {
    /// The last record within the list.
    pub(crate) fn last_in_list(&self) -> Option<&Outlined> {
        let list = self.list.as_ref()?;
        let mut from_last = self.records.iter().rev();
        from_last.find(|one| list.start < one.range.start && one.range.end <= list.end)
    }
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
        list: list(document.text()),
    }))
}

/// Where the value of a field stands, of the record whose bracket is opened at `body`.
fn field(text: &str, body: usize, name: &str) -> Option<Range<usize>> {
    let record = Node::parse(text, body);
    let value = record.find(text, &[Step::Field(name.into())])?;
    Some(value.range.clone())
}

fn records(draft: &Draft, text: &str) -> Vec<Outlined> {
    let mut records = Vec::new();
    for kind in Kind::ALL {
        for (index, origin) in draft.origins(kind).iter().enumerate() {
            let name = kind.id_field().and_then(|field| {
                let node = Node::early_field(&text[..origin.end], origin.body, field)?;
                Some(node.range)
            });
            let view = (kind == Kind::SavedView).then(|| field(text, origin.body, "view"));
            records.push(Outlined {
                kind,
                id: draft.id((kind, index)).to_owned(),
                range: origin.start..origin.end,
                name,
                view: view.flatten(),
            });
        }
    }
    records.sort_by_key(|record| record.range.start);
    records
}

/// Where the list around the records stands.
fn list(text: &str) -> Option<Range<usize>> {
    let mut splitter = Splitter::new(text);
    while splitter.next().is_some() {}
    splitter.list()
}
