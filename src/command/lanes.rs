//! Arranging the lanes.

use super::{Command, Session, Surroundings};
use crate::{
    model::PartyCode,
    timeline::LaneStyle,
    view::{LaneId, Lanes},
};

impl Surroundings<'_> {
    /// Acts on a command that arranges lanes.
    pub(super) fn arrange(&self, command: Command, session: &mut Session) {
        match command {
            Command::FoldLane(lane) => self.fold(session, lane),
            Command::PinLane(party) => pin(session, party),
            Command::MoveLane { party, up } => self.move_lane(session, &party, up),
            Command::PlaceLane { party, before } => {
                self.place(session, party, before.as_ref());
            }
            Command::FoldThisLane => {
                if let Some(lane) = self.this_lane(session) {
                    self.fold(session, lane);
                }
            }
            Command::PinThisLane => {
                if let Some(party) = self.this_party(session) {
                    pin(session, party);
                }
            }
            Command::HideThisLane => {
                if let Some(party) = self.this_party(session) {
                    session.view.hidden.insert(party);
                }
            }
            Command::MoveThisLaneUp => {
                if let Some(party) = self.this_party(session) {
                    self.move_lane(session, &party, true);
                }
            }
            Command::MoveThisLaneDown => {
                if let Some(party) = self.this_party(session) {
                    self.move_lane(session, &party, false);
                }
            }
            Command::OrderLanes(order) => session.view.lanes.order = order,
            Command::ResetLanes => session.view.lanes = Lanes::default(),
            _ => {}
        }
    }

    /// The lane that the keyboard is in.
    fn this_lane(&self, session: &Session) -> Option<LaneId> {
        let selected = session.view.selection.as_ref();
        let selected = selected.and_then(|id| self.catalogue.find(id));
        let home = || {
            let (lane, _) = self.arrangement.position(selected?)?;
            Some(self.arrangement.lanes[lane].id.clone())
        };
        let chosen = session.lane.clone();
        chosen
            .filter(|lane| self.arrangement.lane(lane).is_some())
            .or_else(home)
    }

    fn this_party(&self, session: &Session) -> Option<PartyCode> {
        self.this_lane(session)?.party().cloned()
    }

    /// Folds what is open, and unfolds what is folded.
    fn fold(&self, session: &mut Session, lane: LaneId) {
        let style = self.arrangement.lane(&lane);
        let style = style.map(|number| self.arrangement.lanes[number].style);
        let lanes = &mut session.view.lanes;
        match style {
            // What the user folded is as it was before; what is folded by itself is unfolded.
            Some(LaneStyle::Ribbon) if lanes.folded.remove(&lane) => {}
            Some(LaneStyle::Ribbon) => {
                lanes.unfolded.insert(lane);
            }
            Some(LaneStyle::Head) => {
                lanes.unfolded.remove(&lane);
            }
            // What the user unfolded is as it was before.
            Some(LaneStyle::Open | LaneStyle::Thin) if lanes.unfolded.remove(&lane) => {}
            Some(LaneStyle::Open | LaneStyle::Thin) => {
                lanes.folded.insert(lane);
            }
            None => {}
        }
    }

    /// The parties whose lanes stand on top, by the user's will or by default.
    fn on_top(&self) -> Vec<PartyCode> {
        let lanes = self.arrangement.lanes.iter();
        let on_top = lanes.filter(|lane| lane.is_on_top);
        on_top.filter_map(|lane| lane.id.party().cloned()).collect()
    }

    /// Puts a lane one further up or down. Whoever moves a lane wants all of those on top to stay
    /// where they are.
    fn move_lane(&self, session: &mut Session, party: &PartyCode, up: bool) {
        let mut on_top = self.on_top();
        let Some(at) = on_top.iter().position(|other| other == party) else {
            // From among the groups the way up leads to the end of those on top.
            if up {
                on_top.push(party.clone());
                keep(session, &on_top);
            }
            return;
        };
        let to = if up {
            at.checked_sub(1)
        } else {
            Some(at + 1).filter(|&to| to < on_top.len())
        };
        if let Some(to) = to {
            on_top.swap(at, to);
            keep(session, &on_top);
        }
    }

    fn place(&self, session: &mut Session, party: PartyCode, before: Option<&PartyCode>) {
        if before == Some(&party) {
            return;
        }
        let mut on_top = self.on_top();
        on_top.retain(|other| *other != party);
        let at = before.and_then(|before| on_top.iter().position(|other| other == before));
        on_top.insert(at.unwrap_or(on_top.len()), party);
        keep(session, &on_top);
    }
}

/// Keeps a lane open on top, or no longer.
fn pin(session: &mut Session, party: PartyCode) {
    let lanes = &mut session.view.lanes;
    let before = lanes.pinned.len();
    lanes.pinned.retain(|other| *other != party);
    if lanes.pinned.len() == before {
        lanes.folded.remove(&LaneId::Party(party.clone()));
        lanes.pinned.push(party);
    }
}

/// Keeps the lanes on top in this order. Those that were pinned and are not in sight now, as the filter
/// leaves nothing in them, keep their places.
fn keep(session: &mut Session, on_top: &[PartyCode]) {
    let pinned = std::mem::take(&mut session.view.lanes.pinned);
    let mut next = on_top.iter();
    let mut kept: Vec<PartyCode> = pinned
        .into_iter()
        .filter_map(|party| {
            if on_top.contains(&party) {
                next.next().cloned()
            } else {
                Some(party)
            }
        })
        .collect();
    kept.extend(next.cloned());
    session.view.lanes.pinned = kept;
}
