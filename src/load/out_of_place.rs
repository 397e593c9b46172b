//! Records of the catalogue in files that hold only what the user has saved of it.

use std::collections::{HashMap, HashSet};

use super::{
    document::Document,
    draft::Draft,
    kind::Kind,
    problem::{Code, Problem},
};

/// Leaves out what is neither a saved view nor a briefing in the documents from `first` on, and says so:
/// an engagement there would be in every catalogue that is opened, and in all that is exported of it.
pub(super) fn drop_out_of_place(
    draft: &mut Draft,
    documents: &[Document],
    first: usize,
    problems: &mut Vec<Problem>,
) {
    let mut dropped = HashMap::<Kind, HashSet<usize>>::new();
    let of_catalogue = |kind: &Kind| !matches!(kind, Kind::SavedView | Kind::Briefing);
    for kind in Kind::ALL.into_iter().filter(of_catalogue) {
        for (index, origin) in draft.origins(kind).iter().enumerate() {
            if origin.document < first {
                continue;
            }
            let word = origin.start..origin.start + kind.word().len();
            let problem = Problem::new(
                Code::RecordOutOfPlace,
                format!(
                    "This {} stands in a file that is read along for its saved views and briefings",
                    kind.noun()
                ),
                "Move it into a file of the catalogue that it belongs to",
            );
            let problem = problem.at(documents[origin.document].place(word));
            problems.push(match draft.id((kind, index)) {
                "" => problem,
                id => problem.record(kind, id),
            });
            dropped.entry(kind).or_default().insert(index);
        }
    }
    draft.drop_all(&dropped);
}
