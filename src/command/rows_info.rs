//! What the commands of the table are called, and how they are reached.

use super::{Command, Key, RowStep, Shortcut};

impl Command {
    /// Those of the table.
    pub(super) fn listed_of_table() -> impl Iterator<Item = Self> {
        let rows = [false, true].into_iter().flat_map(|pick| {
            let steps = RowStep::ALL.into_iter();
            steps.map(move |step| Self::GoToRow { step, pick })
        });
        let others = [
            Self::PickAll,
            Self::CopyTable,
            Self::ShowOnTimeline,
            Self::ResetTable,
        ];
        rows.chain(others)
    }

    /// Whether it moves about in the table: on other pages its keys do something else.
    #[must_use]
    pub fn is_of_table(&self) -> bool {
        matches!(
            self,
            Self::GoToRow { .. } | Self::PickAll | Self::CopyTable | Self::ShowOnTimeline
        )
    }

    /// Of commands of the table.
    pub(super) fn table_words(&self) -> (&'static str, &'static str) {
        match self {
            Self::SortTable { .. } => ("Sort", "Sort the table by this column"),
            Self::ToggleColumn(_) => ("Show or hide column", "Show or hide a column of the table"),
            Self::PlaceColumn { .. } => ("Move column", "Put a column of the table elsewhere"),
            Self::ResizeColumn { .. } => ("Resize column", "Make a column wider or narrower"),
            Self::ResetTable => (
                "Columns as usual",
                "Show the usual columns of the table, sorted by date",
            ),
            Self::SelectRow(_) => ("Select row", "Open this engagement in the panel"),
            Self::PickRow(_) => ("Pick row", "Pick this row beside the others, or no longer"),
            Self::PickRowsTo(_) => ("Pick rows", "Pick all rows down or up to this one"),
            Self::GoToRow { step, pick } => step.words(*pick),
            Self::PickAll => ("Pick all rows", "Pick every row of the table"),
            Self::CopyTable => (
                "Copy rows",
                "Copy the rows of the table that are picked, or all, for a spreadsheet",
            ),
            Self::ShowOnTimeline => (
                "Show on the timeline",
                "Show the selected engagement on the timeline",
            ),
            _ => ("Arrange lanes", "Choose which lanes there are, and where"),
        }
    }
}

impl RowStep {
    /// Name and sentence of going there.
    fn words(self, pick: bool) -> (&'static str, &'static str) {
        match (self, pick) {
            (Self::Up, false) => ("Row above", "Go to the row above in the table"),
            (Self::Down, false) => ("Row below", "Go to the row below in the table"),
            (Self::PageUp, false) => ("Page of rows up", "Go up a page of the table"),
            (Self::PageDown, false) => ("Page of rows down", "Go down a page of the table"),
            (Self::First, false) => ("First row", "Go to the first row of the table"),
            (Self::Last, false) => ("Last row", "Go to the last row of the table"),
            (Self::Up, true) => ("Pick the row above", "Pick the row above too"),
            (Self::Down, true) => ("Pick the row below", "Pick the row below too"),
            (Self::PageUp, true) => ("Pick a page up", "Pick a page of the table up"),
            (Self::PageDown, true) => ("Pick a page down", "Pick a page of the table down"),
            (Self::First, true) => ("Pick up to the first", "Pick all rows up to the first"),
            (Self::Last, true) => ("Pick down to the last", "Pick all rows down to the last"),
        }
    }

    pub(super) fn shortcut(self, pick: bool) -> Shortcut {
        let shortcut = Shortcut::plain(match self {
            Self::Up => Key::Up,
            Self::Down => Key::Down,
            Self::PageUp => Key::PageUp,
            Self::PageDown => Key::PageDown,
            Self::First => Key::Home,
            Self::Last => Key::End,
        });
        if pick { shortcut.shifted() } else { shortcut }
    }
}
