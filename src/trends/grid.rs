//! Numbers in rows and columns.

use super::{
    Basis, Years,
    evidence::{Backing, Evidence, Sources},
};
use crate::{
    date::Membership,
    model::{FormatId, PartyCode, TopicId},
    view::{Grouping, Trend},
};

/// What a row or a column stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Years.
    Years(Years),
    /// A topic.
    Topic(TopicId),
    /// A partner or body.
    Party(PartyCode),
    /// A format.
    Format(FormatId),
    /// Partners or bodies that have no row of their own, all but these.
    OtherParties(Vec<PartyCode>),
    /// Formats that have no row of their own: these.
    OtherFormats(Vec<FormatId>),
    /// No partner is stated.
    Nobody,
}

/// How many meetings, and what they rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Certainly.
    pub certainly: u32,
    /// Possibly: here or elsewhere, as the source does not say.
    pub possibly: u32,
    /// Independent sources behind them. Copies of one text count once.
    pub sources: u32,
}

impl Count {
    /// Whether there is none, not even possibly.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.most() == 0
    }

    /// At most so many.
    #[must_use]
    pub fn most(self) -> u32 {
        self.certainly + self.possibly
    }
}

/// A row or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it stands for.
    pub of: Axis,
    /// Name as shown on screen.
    pub name: String,
    /// All that is in it, each meeting once.
    pub count: Count,
}

/// Meetings held, counted in rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// What it is.
    pub trend: Trend,
    /// What meetings are put together by, where they are.
    pub by: Grouping,
    /// Rows, from the top.
    pub rows: Vec<Head>,
    /// Columns, from the left.
    pub columns: Vec<Head>,
    /// What the numbers rest on.
    pub basis: Basis,
    /// Row by row.
    cells: Vec<Count>,
}

impl Grid {
    /// The number in a row and a column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Count {
        let inside = column < self.columns.len();
        let at = self.cells.get(row * self.columns.len() + column);
        at.copied().filter(|_| inside).unwrap_or_default()
    }

    /// The largest number in it.
    #[must_use]
    pub fn most(&self) -> u32 {
        let cells = self.cells.iter();
        cells.map(|cell| cell.most()).max().unwrap_or(0)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.most() == 0
    }
}

/// A number while it is being counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    certainly: u32,
    possibly: u32,
    backing: Backing,
}

impl Tally {
    pub(super) fn add(&mut self, how: Membership, evidence: &Evidence) {
        self.add_part(true, how, evidence);
    }

    /// Adds a part of what is behind a meeting, which counts with its first part.
    pub(super) fn add_part(&mut self, is_first: bool, how: Membership, evidence: &Evidence) {
        match how {
            Membership::No => return,
            Membership::Possibly => self.possibly += u32::from(is_first),
            Membership::Certainly => self.certainly += u32::from(is_first),
        }
        self.backing.add(evidence);
    }

    fn count(self, sources: &Sources<'_>) -> Count {
        Count {
            certainly: self.certainly,
            possibly: self.possibly,
            sources: self.backing.count(sources),
        }
    }
}

/// A grid while it is being counted.
pub(super) struct Builder {
    pub rows: Vec<Tally>,
    pub columns: Vec<Tally>,
    cells: Vec<Tally>,
}

impl Builder {
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        Self {
            rows: vec![Tally::default(); rows],
            columns: vec![Tally::default(); columns],
            cells: vec![Tally::default(); rows * columns],
        }
    }

    /// Counts one meeting in some rows of a column.
    pub(super) fn add(
        &mut self,
        rows: &[usize],
        column: usize,
        how: Membership,
        evidence: &Evidence,
    ) {
        for &row in rows {
            self.cells[row * self.columns.len() + column].add(how, evidence);
        }
    }

    /// Puts names to the numbers.
    pub(super) fn finish(
        self,
        (trend, by): (Trend, Grouping),
        (rows, columns): (Side, Side),
        basis: Basis,
        sources: &Sources<'_>,
    ) -> Grid {
        let count = |tallies: Vec<Tally>| -> Vec<Count> {
            let tallies = tallies.into_iter();
            tallies.map(|tally| tally.count(sources)).collect()
        };
        let width = columns.names.len();
        let all = count(self.cells);
        let (row_order, rows) = rows.heads(&count(self.rows));
        let (column_order, columns) = columns.heads(&count(self.columns));
        let mut cells = Vec::with_capacity(rows.len() * columns.len());
        for row in row_order {
            cells.extend(column_order.iter().map(|column| all[row * width + column]));
        }
        Grid {
            trend,
            by,
            rows,
            columns,
            basis,
            cells,
        }
    }
}

/// The rows or the columns, before they are put in order.
pub(super) struct Side {
    pub names: Vec<(Axis, String)>,
    /// Whether the largest come first and empty ones are left out.
    pub by_size: bool,
}

impl Side {
    pub(super) fn of_years(columns: &[Years]) -> Self {
        let names = columns.iter();
        Self {
            names: names
                .map(|&years| (Axis::Years(years), years.words()))
                .collect(),
            by_size: false,
        }
    }

    /// Which of them there are, in order, and their heads.
    fn heads(self, counts: &[Count]) -> (Vec<usize>, Vec<Head>) {
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        if self.by_size {
            order.retain(|&at| !counts[at].is_empty());
            order.sort_by_key(|&at| (std::cmp::Reverse(counts[at].most()), &self.names[at].1));
        }
        let heads = order.iter().map(|&at| {
            let (of, name) = self.names[at].clone();
            let count = counts[at];
            Head { of, name, count }
        });
        let heads = heads.collect();
        (order, heads)
    }
}
