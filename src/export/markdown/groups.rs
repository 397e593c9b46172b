//! Which engagements stand under which partner: each under one, by the rule of the lanes.

use std::cmp::Reverse;

use rustc_hash::FxHashMap as HashMap;

use super::super::Handover;
use crate::{catalogue::HomeLane, model::PartyCode};

/// Engagements under one heading.
pub(super) struct Group {
    /// The partner or body; none where there is nothing to tell apart.
    pub(super) name: Option<String>,
    /// Places in [`Handover::handles`], in order of time.
    pub(super) members: Vec<usize>,
}

/// The busiest partner first, then by name; what several partners did outside of a body, and what no
/// partner is stated for, at the end. One group alone has no name of its own.
pub(super) fn groups(handover: &Handover<'_>) -> Vec<Group> {
    let catalogue = handover.catalogue;
    let mut by_home: HashMap<HomeLane<&PartyCode>, Vec<usize>> = HashMap::default();
    for (at, &handle) in handover.handles.iter().enumerate() {
        let home = catalogue.home_lane(handle, &handover.view);
        by_home.entry(home).or_default().push(at);
    }
    let mut homes: Vec<_> = by_home.into_iter().collect();
    homes.sort_by_cached_key(|(home, members)| {
        let rank = match home {
            HomeLane::Party(_) => 0,
            HomeLane::Together => 1,
            HomeLane::Nobody => 2,
        };
        // Two parties may have one name.
        (
            rank,
            Reverse(members.len()),
            home.name(catalogue).to_owned(),
            *home,
        )
    });
    let is_one = homes.len() == 1;
    let groups = homes.into_iter().map(|(home, members)| Group {
        name: (!is_one).then(|| home.name(catalogue).to_owned()),
        members,
    });
    groups.collect()
}
