//! The rules that hold within one record, and between a record and itself.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use super::{
    draft::{Draft, Finder, RecordKey},
    kind::Kind,
    locate::Trail,
    problem::{Code, Problem},
    references::{Checker, Dropped},
};
use crate::model::{Citation, EngagementId, PartyCode, SourceId};

/// Words that a quote may have at most: a phrase is a proof, a sentence is the publisher's.
pub const MAX_QUOTED_WORDS: usize = 10;

/// Checks the record at hand.
pub(crate) fn check(checker: &mut Checker<'_, '_>) {
    let (kind, index) = checker.record;
    match kind {
        Kind::Catalogue if index > 0 => checker.error(
            &Trail::Record,
            Problem::new(
                Code::SecondCatalogue,
                "There is more than one record that says what the catalogue is",
                "Keep one `Catalogue`, and load catalogues one at a time",
            ),
        ),
        Kind::Source => check_links(checker, index),
        Kind::Series => {
            let parties = &checker.draft.series.values[index].parties;
            check_once(checker, &Trail::Record.field("parties"), parties);
        }
        Kind::Engagement => check_parties(checker, index),
        _ => {}
    }
}

fn check_links(checker: &mut Checker<'_, '_>, index: usize) {
    let draft = checker.draft;
    let source = &draft.sources.values[index];
    for (field, link) in [("url", &source.url), ("archived", &source.archived)] {
        if let Some(link) = link.as_deref().filter(|link| !is_web_link(link)) {
            let problem = Problem::new(
                Code::BadLink,
                format!("`{link}` is not a link to a page"),
                "Write the whole address, starting with `https://` or `http://`",
            );
            checker.error(&Trail::Record.field(field), problem);
        }
    }
}

/// Whether a text is an address of the web: its scheme, a host, and no white space.
fn is_web_link(link: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let head = link.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| &link[scheme.len()..])
    });
    let starts_well = |host: &str| host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    host.is_some_and(starts_well) && !link.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn check_parties(checker: &mut Checker<'_, '_>, index: usize) {
    let draft = checker.draft;
    let home = draft.abouts.values.first().map(|about| &about.home);
    let engagement = &draft.engagements.values[index];
    let record = Trail::Record;
    check_partners(checker, &record.field("parties"), &engagement.parties, home);
    for (number, promise) in engagement.promises.iter().enumerate() {
        let parties = promise
            .meeting
            .as_ref()
            .and_then(|meeting| meeting.parties.as_ref());
        if let Some(parties) = parties {
            let promises = record.field("promises");
            let promise = promises.item(number);
            let meeting = promise.field("meeting");
            check_partners(checker, &meeting.field("parties"), parties, home);
        }
    }
}

fn check_partners(
    checker: &mut Checker<'_, '_>,
    trail: &Trail<'_>,
    parties: &[PartyCode],
    home: Option<&PartyCode>,
) {
    check_once(checker, trail, parties);
    let at_home = parties.iter().position(|party| Some(party) == home);
    if let Some((index, home)) = at_home.zip(home) {
        let problem = Problem::new(
            Code::HomeAsPartner,
            format!("`{home}` is the home country and takes part in everything"),
            "Take it out of the partners",
        );
        checker.error(&trail.item(index), problem);
    }
}

/// Each partner is named once: a second time would count the meeting twice in its lane.
fn check_once(checker: &mut Checker<'_, '_>, trail: &Trail<'_>, parties: &[PartyCode]) {
    if let Some(index) = first_repeated(parties) {
        let problem = Problem::new(
            Code::DuplicateParty,
            format!("`{}` is in this list twice", parties[index]),
            "Name each partner once",
        );
        checker.error(&trail.item(index), problem);
    }
}

/// Where a list first names a party again.
fn first_repeated(parties: &[PartyCode]) -> Option<usize> {
    // Nearly every list is short, and then looking back is quicker than a set.
    if parties.len() <= 8 {
        return (1..parties.len()).find(|&index| parties[..index].contains(&parties[index]));
    }
    let mut met = HashSet::new();
    parties.iter().position(|party| !met.insert(party))
}

/// Checks the words of a citation. The way ends at the citation.
pub(crate) fn check_quote(
    checker: &mut Checker<'_, '_>,
    trail: &Trail<'_>,
    citation: &Citation,
    words: &str,
) {
    if is_clearly_short(words) {
        return;
    }
    let count = words.split_whitespace().count();
    let problem = match count {
        0 => Problem::new(
            Code::EmptyQuote,
            "This quote has no words",
            "Quote the words, or write `Para` or `Page` without any",
        ),
        1..=MAX_QUOTED_WORDS => return,
        _ => Problem::new(
            Code::LongQuote,
            format!("This quote has {count} words, and ten are allowed"),
            "Quote only the words that matter",
        ),
    };
    checker.error(&words_trail(trail, citation), problem);
}

/// Whether there are words, and too few places between them for more than are allowed. So it is
/// nearly always, and to see it takes no look at single characters.
fn is_clearly_short(words: &str) -> bool {
    let maybe_between = |byte: &&u8| !(b'!'..=b'~').contains(*byte);
    let between = words.as_bytes().iter().filter(maybe_between).count();
    between < words.len() && between < MAX_QUOTED_WORDS
}

/// `OwnPages` where the record itself cites none.
pub(crate) fn no_own_pages(checker: &mut Checker<'_, '_>, trail: &Trail<'_>) {
    let problem = Problem::new(
        Code::BadCitation,
        "`OwnPages` are those of an engagement’s own `cite`, and here there are none",
        "Name the pages: `OneOf([\"source\", \"other-source\"])`",
    );
    checker.error(trail, problem);
}

/// The way to the words of a citation.
pub(crate) fn words_trail<'a>(citation_trail: &'a Trail<'a>, citation: &Citation) -> Trail<'a> {
    let before_words = if citation.paragraph().is_some() { 2 } else { 1 };
    citation_trail.item(before_words)
}

/// Finds sources that are copies of themselves and engagements that are part of themselves, over
/// however many steps.
pub(crate) fn check_loops(
    draft: &Draft,
    finder: &Finder<'_>,
    dropped: &mut Dropped,
    problems: &mut Vec<Problem>,
) {
    let copies: Vec<_> = draft
        .sources
        .values
        .iter()
        .map(|source| source.copy_of.as_ref().map(SourceId::as_str))
        .collect();
    let parts: Vec<_> = draft
        .engagements
        .values
        .iter()
        .map(|engagement| engagement.part_of.as_ref().map(EngagementId::as_str))
        .collect();
    for (kind, field, what, targets) in [
        (Kind::Source, "copy_of", "a copy", copies),
        (Kind::Engagement, "part_of", "a part", parts),
    ] {
        for index in loops(draft, kind, &targets) {
            let origin = draft.origins(kind)[index];
            problems.push(
                Problem::new(
                    Code::ReferenceLoop,
                    format!("Step by step, this {} is {what} of itself", kind.noun()),
                    format!("Take `{field}` away where it is wrong"),
                )
                .at(finder.place(origin, &Trail::Record.field(field)))
                .record(kind, draft.id((kind, index))),
            );
            dropped.entry(kind).or_default().insert(index);
        }
    }
}

/// The records that lead back to themselves when each leads to at most one other.
fn loops(draft: &Draft, kind: Kind, targets: &[Option<&str>]) -> Vec<usize> {
    if targets.iter().all(Option::is_none) {
        return Vec::new();
    }
    let owner = |key: RecordKey| draft.id(key);
    let mut indices = FxHashMap::default();
    for index in 0..targets.len() {
        indices.entry(owner((kind, index))).or_insert(index);
    }
    let next: Vec<Option<usize>> = targets
        .iter()
        .map(|target| indices.get((*target)?).copied())
        .collect();
    // The walk on which each record was first met; one that meets its own walk is on a loop.
    let mut met_on = vec![usize::MAX; next.len()];
    let mut found = Vec::new();
    for start in 0..next.len() {
        let mut at = start;
        while met_on[at] == usize::MAX {
            met_on[at] = start;
            match next[at] {
                Some(to) => at = to,
                None => break,
            }
        }
        if met_on[at] == start && next[at].is_some() {
            let first = at;
            loop {
                found.push(at);
                match next[at] {
                    Some(to) if to != first => at = to,
                    _ => break,
                }
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for good in ["https://mea.gov.in/x?y", "HTTP://a.in", "http://[::1]/"] {
            assert!(is_web_link(good), "{good}");
        }
        for bad in [
            "",
            "mea.gov.in",
            "ftp://a.in",
            "https://",
            "https:// a.in",
            "javascript:alert(1)",
        ] {
            assert!(!is_web_link(bad), "{bad}");
        }
    }
}
