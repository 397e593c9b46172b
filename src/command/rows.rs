//! Moving among the rows of the table, and picking them.

use super::{Command, Picked, Session, Surroundings};
use crate::{catalogue::Handle, model::EngagementId, table::TableLayout};

/// The rows of the table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows<'a> {
    /// From the top, as the table is sorted.
    pub order: &'a [Handle],
    /// How many of them are in sight.
    pub in_sight: usize,
}

/// Where the keyboard goes in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowStep {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// As many rows up as are in sight.
    PageUp,
    /// As many rows down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl RowStep {
    /// Every step.
    pub const ALL: [Self; 6] = [
        Self::Up,
        Self::Down,
        Self::PageUp,
        Self::PageDown,
        Self::First,
        Self::Last,
    ];

    /// The row that it leads to from another one, or from nowhere, among `count` rows.
    fn leads_to(self, at: Option<usize>, in_sight: usize, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        // A row stays in sight as a thread.
        let page = in_sight.saturating_sub(1).max(1);
        Some(match (self, at) {
            (Self::Last, _) => last,
            (Self::First, _) | (_, None) => 0,
            (Self::Up, Some(at)) => at.saturating_sub(1),
            (Self::Down, Some(at)) => (at + 1).min(last),
            (Self::PageUp, Some(at)) => at.saturating_sub(page),
            (Self::PageDown, Some(at)) => (at + page).min(last),
        })
    }
}

impl Rows<'_> {
    fn position(self, handle: Handle) -> Option<usize> {
        self.order.iter().position(|row| *row == handle)
    }

    /// The rows to copy, from the top: those that are picked and in the table, or all when none is.
    pub(super) fn copied(self, picked: &Picked) -> Vec<Handle> {
        let rows = self.order.iter().copied();
        let chosen: Vec<_> = rows.filter(|row| picked.has(*row)).collect();
        if chosen.is_empty() {
            self.order.to_vec()
        } else {
            chosen
        }
    }
}

/// Commands that change the columns of the table and what it is sorted by.
pub(super) fn arrange_table(command: &Command, table: &mut TableLayout) {
    match *command {
        Command::SortTable { column, add } => table.sort_by(column, add),
        Command::ToggleColumn(column) => table.toggle(column),
        Command::PlaceColumn { column, before } => table.place(column, before),
        Command::ResizeColumn { column, width } => table.resize(column, width),
        _ => *table = TableLayout::default(),
    }
}

impl Surroundings<'_> {
    /// Acts on a command that selects or picks rows of the table.
    pub(super) fn walk(&self, command: &Command, session: &mut Session) {
        match command {
            Command::SelectRow(id) => self.select_row(session, id.clone()),
            Command::PickRow(id) => self.pick_row(session, id),
            Command::PickRowsTo(id) => {
                if let Some(to) = self.row(id) {
                    self.pick_to(session, to);
                }
            }
            Command::GoToRow { step, pick } => self.go_to_row(session, *step, *pick),
            _ => {
                for &row in self.rows.order {
                    session.picked.insert(row);
                }
            }
        }
    }

    /// The place of an engagement in the table.
    fn row(&self, id: &EngagementId) -> Option<usize> {
        self.rows.position(self.catalogue.find(id)?)
    }

    fn select_row(&self, session: &mut Session, id: EngagementId) {
        session.picked.clear();
        session.picked.anchor = self.catalogue.find(&id);
        self.select(session, id);
    }

    /// Picks a row or no longer. The row that is selected is one of those that are picked.
    fn pick_row(&self, session: &mut Session, id: &EngagementId) {
        let Some(handle) = self.catalogue.find(id) else {
            return;
        };
        let selected = self.selected_row(session);
        if let Some(selected) = selected.filter(|_| session.picked.is_empty()) {
            session.picked.insert(self.rows.order[selected]);
        }
        if session.picked.has(handle) {
            session.picked.remove(handle);
            if session.view.selection.as_ref() == Some(id) {
                let mut rows = self.rows.order.iter().copied();
                match rows.find(|row| session.picked.has(*row)) {
                    Some(left) => self.select(session, self.id(left)),
                    None => session.deselect(),
                }
            }
        } else {
            session.picked.insert(handle);
            self.select(session, id.clone());
        }
        session.picked.anchor = Some(handle);
    }

    /// Picks the rows from the one picked last to this one, and no others.
    fn pick_to(&self, session: &mut Session, to: usize) {
        let anchor = session.picked.anchor;
        let from = anchor.and_then(|anchor| self.rows.position(anchor));
        let from = from.or_else(|| self.selected_row(session)).unwrap_or(to);
        session.picked.clear();
        for &row in &self.rows.order[from.min(to)..=from.max(to)] {
            session.picked.insert(row);
        }
        session.picked.anchor = Some(self.rows.order[from]);
        self.select(session, self.id(self.rows.order[to]));
    }

    fn go_to_row(&self, session: &mut Session, step: RowStep, pick: bool) {
        let at = self.selected_row(session);
        let count = self.rows.order.len();
        let Some(to) = step.leads_to(at, self.rows.in_sight, count) else {
            return;
        };
        if pick {
            self.pick_to(session, to);
        } else {
            self.select_row(session, self.id(self.rows.order[to]));
        }
    }

    /// The row that is selected, if it is in the table.
    fn selected_row(&self, session: &Session) -> Option<usize> {
        self.row(session.view.selection.as_ref()?)
    }
}
