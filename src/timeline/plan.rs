//! Which lanes there are, in which order, and how each is drawn.
//!
//! Where there are few, every party has an open lane. Where there are many, the busiest and those
//! that the user pinned stand on top, open; the others are folded by region into one lane each, and
//! bodies, with what several partners did outside of one, into another. Whatever the user says of a
//! lane comes before all that.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use super::{index::Index, item::Item, lane::LaneStyle};
use crate::{
    catalogue::{Catalogue, Handle, NOBODY, TOGETHER},
    view::{LaneId, LaneOrder, View},
};

/// With no more lanes than these nothing is folded into groups.
const FEW_LANES: usize = 12;
/// How many lanes stand open on top of the groups.
const OPEN_ON_TOP: usize = 5;
/// A lane of a group with no more items than this is thin.
const THIN: usize = 4;

/// Who has what, before it is known which lanes there are.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// By number of the party.
    pub parties: Vec<Bucket>,
    /// What several partners did outside of a body.
    pub together: Vec<Handle>,
    /// What no partner is stated for.
    pub nobody: Vec<Handle>,
}

/// What belongs to one party.
#[derive(Clone, Debug, Default)]
pub(super) struct Bucket {
    /// What is drawn in its lane.
    pub items: Vec<Handle>,
    /// What it took part in and is drawn elsewhere.
    pub guests: Vec<Handle>,
    /// The first day of any of it, and the day after the last.
    days: Option<(i32, i32)>,
}

impl Bucket {
    /// Takes in what is drawn in its lane.
    pub(super) fn own(&mut self, item: &Item) {
        self.items.push(item.handle);
        self.see(item);
    }

    /// Takes in what is drawn elsewhere.
    pub(super) fn take_part(&mut self, item: &Item) {
        self.guests.push(item.handle);
        self.see(item);
    }

    fn see(&mut self, item: &Item) {
        let (first, after) = self.days.unwrap_or((item.first, item.after));
        self.days = Some((first.min(item.first), after.max(item.after)));
    }
}

impl Filled {
    pub(super) fn new(parties: usize) -> Self {
        Self {
            parties: vec![Bucket::default(); parties],
            ..Self::default()
        }
    }

    fn has(&self, party: u16) -> bool {
        let bucket = &self.parties[usize::from(party)];
        !bucket.items.is_empty() || !bucket.guests.is_empty()
    }
}

/// A lane that is to be made.
#[derive(Debug)]
pub(super) struct Planned {
    pub id: LaneId,
    pub name: Arc<str>,
    pub style: LaneStyle,
    pub is_member: bool,
    pub is_on_top: bool,
    pub is_pinned: bool,
    /// Numbers of the parties whose engagements are in it.
    pub parties: Vec<u16>,
    also: Vec<Also>,
}

/// What is in a lane beside the engagements of its parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Also {
    /// What several partners did outside of a body.
    Together,
    /// What no partner is stated for.
    Nobody,
}

impl Planned {
    fn party(index: &Index, party: u16, style: LaneStyle) -> Self {
        let partner = &index.drawn.parties[usize::from(party)];
        Self {
            id: LaneId::Party(partner.code.clone()),
            name: Arc::clone(&partner.name),
            style,
            is_member: false,
            is_on_top: false,
            is_pinned: false,
            parties: vec![party],
            also: Vec::new(),
        }
    }

    fn other(id: LaneId, name: &str, style: LaneStyle) -> Self {
        Self {
            also: match id {
                LaneId::Together => vec![Also::Together],
                LaneId::Nobody => vec![Also::Nobody],
                _ => Vec::new(),
            },
            id,
            name: name.into(),
            style,
            is_member: false,
            is_on_top: false,
            is_pinned: false,
            parties: Vec::new(),
        }
    }

    /// What is drawn in it. For a head nothing is: its lanes follow.
    pub(super) fn handles<'a>(&'a self, filled: &'a Filled) -> impl Iterator<Item = Handle> + 'a {
        let parties = self.parties.iter();
        let own = parties.flat_map(|&party| &filled.parties[usize::from(party)].items);
        let also = self.also.iter().flat_map(|also| match also {
            Also::Together => &filled.together,
            Also::Nobody => &filled.nobody,
        });
        own.chain(also).copied()
    }

    /// What its parties took part in and is drawn elsewhere. Bodies folded together have no guests: what is
    /// theirs is in the lane. In the lane of all that has no other some of it may be in the lane itself.
    pub(super) fn guests<'a>(&'a self, filled: &'a Filled) -> impl Iterator<Item = Handle> + 'a {
        let parties = self
            .parties
            .iter()
            .filter(|_| self.id != LaneId::Multilateral);
        parties
            .flat_map(|&party| &filled.parties[usize::from(party)].guests)
            .copied()
    }

    fn on_top(mut self) -> Self {
        self.is_on_top = true;
        self
    }

    fn of_group(mut self) -> Self {
        self.is_member = true;
        self
    }
}

/// What lanes are sorted by.
struct Sorter<'a> {
    index: &'a Index,
    filled: &'a Filled,
    order: LaneOrder,
}

impl Sorter<'_> {
    /// Sorts numbers of parties.
    fn sort(&self, parties: &mut [u16]) {
        parties.sort_by(|&a, &b| self.compare(&[a], &[b]));
    }

    /// The order of two lanes, each of some parties.
    fn compare(&self, a: &[u16], b: &[u16]) -> std::cmp::Ordering {
        let sum = |parties: &[u16], count: &dyn Fn(&Bucket) -> usize| -> usize {
            let buckets = parties
                .iter()
                .map(|&party| &self.filled.parties[usize::from(party)]);
            buckets.map(count).sum()
        };
        let busy = |parties: &[u16]| {
            Reverse((
                sum(parties, &|bucket| bucket.items.len()),
                sum(parties, &|bucket| bucket.guests.len()),
            ))
        };
        let name = |parties: &[u16]| {
            let first = parties.first()?;
            Some(&*self.index.drawn.parties[usize::from(*first)].name)
        };
        let by_time = match self.order {
            LaneOrder::Count | LaneOrder::Name => std::cmp::Ordering::Equal,
            LaneOrder::First => self.first(a).cmp(&self.first(b)),
            LaneOrder::Last => self.last(b).cmp(&self.last(a)),
        };
        let by_count = || match self.order {
            LaneOrder::Name => std::cmp::Ordering::Equal,
            _ => busy(a).cmp(&busy(b)),
        };
        by_time
            .then_with(by_count)
            .then_with(|| name(a).cmp(&name(b)))
    }

    fn days(&self, parties: &[u16]) -> impl Iterator<Item = (i32, i32)> {
        let buckets = parties
            .iter()
            .map(|&party| &self.filled.parties[usize::from(party)]);
        buckets.filter_map(|bucket| bucket.days)
    }

    fn first(&self, parties: &[u16]) -> i32 {
        let first = self.days(parties).map(|(first, _)| first).min();
        first.unwrap_or(i32::MAX)
    }

    fn last(&self, parties: &[u16]) -> i32 {
        let last = self.days(parties).map(|(_, after)| after).max();
        last.unwrap_or(i32::MIN)
    }
}

/// The lanes of a view from top to bottom.
pub(super) fn lanes(
    index: &Index,
    catalogue: &Catalogue,
    view: &View,
    filled: &Filled,
) -> Vec<Planned> {
    let sorter = Sorter {
        index,
        filled,
        order: view.lanes.order,
    };
    let mut parties: Vec<u16> = (0..index.drawn.parties.len() as u16)
        .filter(|&party| filled.has(party))
        .collect();
    sorter.sort(&mut parties);
    let pinned = pinned(index, view, &parties);
    let others = usize::from(!filled.together.is_empty()) + usize::from(!filled.nobody.is_empty());
    let mut lanes: Vec<Planned> = pinned
        .iter()
        .map(|&party| {
            let mut lane = Planned::party(index, party, LaneStyle::Open);
            lane.is_pinned = true;
            lane.on_top()
        })
        .collect();
    parties.retain(|party| !pinned.contains(party));
    if pinned.len() + parties.len() + others <= FEW_LANES {
        let open = parties.into_iter();
        lanes.extend(open.map(|party| Planned::party(index, party, LaneStyle::Open).on_top()));
        if !filled.together.is_empty() {
            lanes.push(together());
        }
    } else {
        let on_top = on_top(&sorter, &parties, pinned.len());
        lanes.extend(
            on_top
                .iter()
                .map(|&party| Planned::party(index, party, LaneStyle::Open).on_top()),
        );
        parties.retain(|party| !on_top.contains(party));
        lanes.extend(groups(&sorter, catalogue, view, &parties));
    }
    if !filled.nobody.is_empty() {
        lanes.push(Planned::other(LaneId::Nobody, NOBODY, LaneStyle::Open));
    }
    for lane in &mut lanes {
        if lane.style != LaneStyle::Head && view.lanes.folded.contains(&lane.id) {
            lane.style = LaneStyle::Ribbon;
        } else if lane.style == LaneStyle::Thin && view.lanes.unfolded.contains(&lane.id) {
            lane.style = LaneStyle::Open;
        }
    }
    lanes
}

/// Lanes in which something is, and the names of groups that have one.
pub(super) fn only_filled(lanes: Vec<Planned>, filled: &Filled) -> Vec<Planned> {
    let mut kept = Vec::with_capacity(lanes.len());
    let mut head = None;
    for lane in lanes {
        if lane.style == LaneStyle::Head {
            head = Some(lane);
            continue;
        }
        head = head.filter(|_| lane.is_member);
        let has_any = lane.handles(filled).next().is_some() || lane.guests(filled).next().is_some();
        if has_any {
            kept.extend(head.take());
            kept.push(lane);
        }
    }
    kept
}

/// The same with all lanes in one at the end but those that stand apart: "5 other lanes", a ribbon. One alone keeps
/// its name. The name of a group stays where one of its lanes does.
pub(super) fn gathered(lanes: Vec<Planned>, apart: &[LaneId]) -> Vec<Planned> {
    let (mut stay, mut others) = (Vec::new(), Vec::new());
    let (mut head, mut has_head) = (None, false);
    for mut lane in lanes {
        let is_apart = apart.contains(&lane.id);
        if lane.style == LaneStyle::Head {
            (head, has_head) = (Some(lane).filter(|_| is_apart), false);
        } else if is_apart {
            if lane.is_member {
                has_head |= head.is_some();
                stay.extend(head.take());
            }
            lane.is_member &= has_head;
            stay.push(lane);
        } else {
            others.push(lane);
        }
    }
    let style = LaneStyle::Ribbon;
    if others.len() < 2 {
        stay.extend(others.into_iter().map(|lane| Planned { style, ..lane }));
        return stay;
    }
    let name = crate::catalogue::count(others.len(), "other lane");
    let mut rest = Planned::other(LaneId::Rest, &name, style);
    for lane in others {
        rest.parties.extend(lane.parties);
        rest.also.extend(lane.also);
    }
    stay.push(rest);
    stay
}

fn together() -> Planned {
    Planned::other(LaneId::Together, TOGETHER, LaneStyle::Open)
}

/// What the user pinned and has something, in the user's order.
fn pinned(index: &Index, view: &View, parties: &[u16]) -> Vec<u16> {
    let pinned = view.lanes.pinned.iter();
    pinned
        .filter_map(|code| {
            let mut there = parties.iter().copied();
            there.find(|&party| index.drawn.parties[usize::from(party)].code == *code)
        })
        .collect()
}

/// The busiest countries of those that are not pinned, in the view's order.
fn on_top(sorter: &Sorter<'_>, parties: &[u16], pinned: usize) -> Vec<u16> {
    let is_country = |party: &u16| {
        let partner = &sorter.index.drawn.parties[usize::from(*party)];
        let bucket = &sorter.filled.parties[usize::from(*party)];
        !partner.is_body && !bucket.items.is_empty()
    };
    let mut busiest: Vec<u16> = parties.iter().copied().filter(is_country).collect();
    let by_count = Sorter {
        order: LaneOrder::Count,
        ..*sorter
    };
    by_count.sort(&mut busiest);
    busiest.truncate(OPEN_ON_TOP.saturating_sub(pinned));
    sorter.sort(&mut busiest);
    busiest
}

/// The others, by group: folded into one lane, or unfolded into theirs.
fn groups(
    sorter: &Sorter<'_>,
    catalogue: &Catalogue,
    view: &View,
    parties: &[u16],
) -> Vec<Planned> {
    let mut members: BTreeMap<&LaneId, Vec<u16>> = BTreeMap::new();
    for &party in parties {
        let group = &sorter.index.drawn.parties[usize::from(party)].group;
        members.entry(group).or_default().push(party);
    }
    let multilateral = LaneId::Multilateral;
    if !sorter.filled.together.is_empty() {
        members.entry(&multilateral).or_default();
    }
    let mut groups: Vec<(&LaneId, Arc<str>, Vec<u16>)> = members
        .into_iter()
        .map(|(id, members)| (id, group_name(catalogue, id).into(), members))
        .collect();
    groups.sort_by(|(a_id, a_name, a), (b_id, b_name, b)| {
        let place = |id: &LaneId| place_of_group(catalogue, id);
        match sorter.order {
            LaneOrder::Count => place(a_id).cmp(&place(b_id)),
            LaneOrder::Name => a_name.cmp(b_name),
            LaneOrder::First | LaneOrder::Last => sorter.compare(a, b),
        }
    });
    groups
        .into_iter()
        .flat_map(|(id, name, members)| group(sorter, view, id, &name, members))
        .collect()
}

/// The place of a group among the others: what is multilateral first, then the regions as the records
/// have them, so that a filter moves none of them.
fn place_of_group(catalogue: &Catalogue, id: &LaneId) -> usize {
    match id {
        LaneId::Multilateral => 0,
        LaneId::Region(code) => {
            let mut regions = catalogue.regions().iter();
            regions
                .position(|region| region.code == *code)
                .map_or(usize::MAX - 1, |place| place + 1)
        }
        _ => usize::MAX,
    }
}

/// The lanes of one group.
fn group(
    sorter: &Sorter<'_>,
    view: &View,
    id: &LaneId,
    name: &str,
    members: Vec<u16>,
) -> Vec<Planned> {
    let with_together = *id == LaneId::Multilateral && !sorter.filled.together.is_empty();
    let lane_of = |party: u16| {
        let count = sorter.filled.parties[usize::from(party)].items.len();
        let style = if count <= THIN {
            LaneStyle::Thin
        } else {
            LaneStyle::Open
        };
        Planned::party(sorter.index, party, style)
    };
    // A group of one is that one.
    if let ([only], false) = (members.as_slice(), with_together) {
        let mut lane = lane_of(*only);
        if !view.lanes.unfolded.contains(&lane.id) {
            lane.style = LaneStyle::Ribbon;
        }
        return vec![lane];
    }
    if !view.lanes.unfolded.contains(id) {
        let mut lane = Planned::other(id.clone(), name, LaneStyle::Ribbon);
        lane.parties = members;
        if with_together {
            lane.also = vec![Also::Together];
        }
        return vec![lane];
    }
    let mut lanes = vec![Planned::other(id.clone(), name, LaneStyle::Head)];
    lanes.extend(members.into_iter().map(|party| lane_of(party).of_group()));
    if with_together {
        lanes.push(together().of_group());
    }
    lanes
}

/// What a group is called.
fn group_name<'a>(catalogue: &'a Catalogue, id: &'a LaneId) -> &'a str {
    match id {
        LaneId::Region(code) => catalogue
            .region(code)
            .map_or(code.as_str(), |region| &region.name),
        LaneId::Multilateral => "Multilateral",
        _ => "Other countries",
    }
}
