//! Comparing what was said: which engagements, or which partners on which topic.

use super::{Session, Sheet, Surroundings};
use crate::{
    catalogue::Handle,
    model::{EngagementId, PartyCode, TopicId},
    view::{Page, Value},
};

/// The most engagements that are compared side by side.
pub const MOST_COMPARED: usize = 3;

/// What is compared side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Two or three engagements.
    Engagements(Vec<EngagementId>),
    /// What was said with two partners.
    Partners {
        /// The first.
        one: PartyCode,
        /// The second.
        other: PartyCode,
        /// On this topic, or on all.
        topic: Option<TopicId>,
    },
}

impl Surroundings<'_> {
    /// Opens the comparison of what is picked; else of what is selected with the meeting before it; else
    /// of the two partners at the top.
    pub(super) fn compare_these(&self, session: &mut Session) {
        // Rows that are picked are seen on the page of the table only.
        let rows = session.picked.iter();
        let rows = rows.filter(|_| session.view.page == Page::Table);
        let rows = rows.filter(|&row| self.arrangement.known.has(row));
        let picked: Vec<Handle> = rows.take(MOST_COMPARED).collect();
        let handles = if picked.len() >= 2 {
            picked
        } else {
            let selected = session.view.selection.as_ref();
            let selected = selected.and_then(|id| self.catalogue.find(id));
            let known = &self.arrangement.known;
            let before = selected.and_then(|handle| self.catalogue.previous_held(handle, known));
            before.into_iter().chain(selected).collect()
        };
        let compared = if handles.len() >= 2 {
            let ids = handles.into_iter();
            let ids = ids.map(|handle| self.catalogue.entry(handle).engagement.id.clone());
            Some(Compared::Engagements(ids.collect()))
        } else {
            self.two_partners(session)
        };
        if let Some(compared) = compared {
            session.compared = Some(compared);
            session.shell.sheet = Some(Sheet::Compare);
        }
    }

    /// The first two partners that are asked for, or else at the top, or else known at all, on the topic that
    /// is asked for if it is one.
    fn two_partners(&self, session: &Session) -> Option<Compared> {
        let filter = &session.view.filter;
        let asked = filter.partners().cloned();
        let lanes = self.arrangement.lanes.iter();
        let on_top = lanes.filter_map(|lane| lane.id.party().cloned());
        let known = self.catalogue.entries();
        let known = known.filter(|(handle, _)| self.arrangement.known.has(*handle));
        let known = known.flat_map(|(_, entry)| entry.lanes().cloned());
        let mut parties = asked.chain(on_top).chain(known);
        let one = parties.next()?;
        let other = parties.find(|party| *party != one)?;
        let mut topics = filter.with.iter().filter_map(|value| match value {
            Value::Topic(topic) => Some(topic.clone()),
            _ => None,
        });
        let topic = topics.next().filter(|_| topics.next().is_none());
        Some(Compared::Partners { one, other, topic })
    }
}
