//! Which engagements stand under which partner: each under one, by the rule of the lanes.

use std::cmp::Reverse;

use rustc_hash::FxHashMap as HashMap;

use super::super::Handover;
use crate::{catalogue::Handle, model::PartyCode};

/// Engagements under one heading.
pub(super) struct Group {
    /// The partner or body; none where there is nothing to tell apart.
    pub(super) name: Option<String>,
    /// Places in [`Handover::handles`], in order of time.
    pub(super) members: Vec<usize>,
}

/// Where an engagement belongs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Home {
    Party(PartyCode),
    Several,
    Nobody,
}

/// The busiest partner first, then by name; what several partners did outside of a body, and what no
/// partner is stated for, at the end. One group alone has no name of its own.
pub(super) fn groups(handover: &Handover<'_>) -> Vec<Group> {
    let mut by_home: HashMap<Home, Vec<usize>> = HashMap::default();
    for (at, &handle) in handover.handles.iter().enumerate() {
        by_home.entry(home(handover, handle)).or_default().push(at);
    }
    let catalogue = handover.catalogue;
    let mut homes: Vec<_> = by_home.into_iter().collect();
    homes.sort_by_cached_key(|(home, members)| {
        let (rank, name) = match home {
            Home::Party(party) => (0, catalogue.party_name(party).to_owned()),
            Home::Several => (1, String::new()),
            Home::Nobody => (2, String::new()),
        };
        (rank, Reverse(members.len()), name)
    });
    let is_one = homes.len() == 1;
    let name = |home: Home| match home {
        Home::Party(party) => catalogue.party_name(&party).to_owned(),
        Home::Several => "Several partners".to_owned(),
        Home::Nobody => "No partner stated".to_owned(),
    };
    homes
        .into_iter()
        .map(|(home, members)| Group {
            name: (!is_one).then(|| name(home)),
            members,
        })
        .collect()
}

/// Its body where it has one with a lane, else its only partner with a lane.
fn home(handover: &Handover<'_>, handle: Handle) -> Home {
    let entry = handover.catalogue.entry(handle);
    let lanes: Vec<&PartyCode> = entry
        .lanes()
        .filter(|party| handover.view.shows_lane(party))
        .collect();
    let body = entry.engagement.body.as_ref();
    match (lanes.as_slice(), body) {
        ([], _) => Home::Nobody,
        ([only], _) => Home::Party((*only).clone()),
        (several, Some(body)) if several.contains(&body) => Home::Party(body.clone()),
        _ => Home::Several,
    }
}
