//! What the user chooses of a table: columns, their widths, and what it is sorted by.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::Column;

/// How narrow and how wide a column can be, in points.
pub const WIDTHS: RangeInclusive<u16> = 44..=1_200;

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Which.
    pub column: Column,
    /// Its width, in points.
    pub width: u16,
}

/// One of the columns that a table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SortBy {
    /// Which.
    pub column: Column,
    /// Whether the greatest comes first. What is not known comes last in either direction.
    pub descending: bool,
}

/// Columns and order of a table. There is always a column, and none is there twice; what else a file
/// says is put right when it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct TableLayout {
    columns: Vec<Shown>,
    sort: Vec<SortBy>,
}

/// A layout as a file has it.
#[derive(Deserialize)]
#[serde(rename = "TableLayout", deny_unknown_fields)]
struct Written {
    columns: Vec<Shown>,
    sort: Vec<SortBy>,
}

impl From<Written> for TableLayout {
    fn from(written: Written) -> Self {
        let mut layout = Self {
            columns: Vec::new(),
            sort: Vec::new(),
        };
        for shown in written.columns {
            if !layout.is_shown(shown.column) {
                layout.columns.push(shown);
                layout.resize(shown.column, shown.width);
            }
        }
        for by in written.sort {
            if layout.sorted_by(by.column).is_none() {
                layout.sort.push(by);
            }
        }
        if layout.columns.is_empty() {
            layout.columns = Self::default().columns;
        }
        layout
    }
}

impl Default for TableLayout {
    fn default() -> Self {
        let usual = Column::ALL.into_iter().filter(|column| column.is_usual());
        Self {
            columns: usual.map(Shown::usual).collect(),
            sort: vec![SortBy {
                column: Column::Date,
                descending: false,
            }],
        }
    }
}

impl Shown {
    fn usual(column: Column) -> Self {
        Self {
            column,
            width: column.usual_width(),
        }
    }
}

impl TableLayout {
    /// The columns that are shown, from left to right.
    #[must_use]
    pub fn columns(&self) -> &[Shown] {
        &self.columns
    }

    /// What the rows are sorted by: the first decides, the next where that leaves two alike.
    #[must_use]
    pub fn sort(&self) -> &[SortBy] {
        &self.sort
    }

    /// Whether a column is shown.
    #[must_use]
    pub fn is_shown(&self, column: Column) -> bool {
        self.position(column).is_some()
    }

    /// The place of a column among those that are shown.
    #[must_use]
    pub fn position(&self, column: Column) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|shown| shown.column == column)
    }

    /// The place of a column among those that the rows are sorted by, and its direction.
    #[must_use]
    pub fn sorted_by(&self, column: Column) -> Option<(usize, SortBy)> {
        let mut sort = self.sort.iter().copied().enumerate();
        sort.find(|(_, by)| by.column == column)
    }

    /// Sorts by a column, in the other direction when it is sorted by that alone. With `add` the
    /// column decides where those before it leave two alike: at first one way, then the other, then
    /// no longer.
    pub fn sort_by(&mut self, column: Column, add: bool) {
        let ascending = SortBy {
            column,
            descending: false,
        };
        let alone = self.sort.len() == 1;
        match self.sorted_by(column) {
            Some((at, by)) if alone || add && !by.descending => {
                self.sort[at].descending = !by.descending;
            }
            Some((at, _)) if add => {
                self.sort.remove(at);
            }
            None if add => self.sort.push(ascending),
            _ => self.sort = vec![ascending],
        }
    }

    /// Hides a column, unless it is the only one, or shows it at its usual place: after the nearest
    /// that usually stands before it.
    pub fn toggle(&mut self, column: Column) {
        if let Some(at) = self.position(column) {
            if self.columns.len() > 1 {
                self.columns.remove(at);
            }
            return;
        }
        let before = Column::ALL.into_iter().take_while(|other| *other != column);
        let at = before.filter_map(|other| self.position(other)).last();
        let at = at.map_or(0, |at| at + 1);
        self.columns.insert(at, Shown::usual(column));
    }

    /// Puts a column that is shown before another one, or last.
    pub fn place(&mut self, column: Column, before: Option<Column>) {
        if before == Some(column) {
            return;
        }
        let Some(from) = self.position(column) else {
            return;
        };
        let moved = self.columns.remove(from);
        let at = before.and_then(|before| self.position(before));
        let at = at.unwrap_or(self.columns.len());
        self.columns.insert(at, moved);
    }

    /// Gives a column that is shown a width, in points, as far as [`WIDTHS`] allow.
    pub fn resize(&mut self, column: Column, width: u16) {
        if let Some(at) = self.position(column) {
            self.columns[at].width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(layout: &TableLayout) -> Vec<&'static str> {
        let columns = layout.columns().iter();
        columns.map(|shown| shown.column.name()).collect()
    }

    fn sorted(layout: &TableLayout) -> Vec<(Column, bool)> {
        let sort = layout.sort().iter();
        sort.map(|by| (by.column, by.descending)).collect()
    }

    #[test]
    fn sorting_again_turns_the_order_round() {
        let mut layout = TableLayout::default();
        layout.sort_by(Column::Title, false);
        assert_eq!(sorted(&layout), [(Column::Title, false)]);
        layout.sort_by(Column::Title, false);
        assert_eq!(sorted(&layout), [(Column::Title, true)]);
        layout.sort_by(Column::Title, false);
        assert_eq!(sorted(&layout), [(Column::Title, false)]);
    }

    #[test]
    fn a_second_column_is_added_turned_and_taken_away() {
        let mut layout = TableLayout::default();
        layout.sort_by(Column::Partners, false);
        layout.sort_by(Column::Number, true);
        let both = [(Column::Partners, false), (Column::Number, false)];
        assert_eq!(sorted(&layout), both);
        layout.sort_by(Column::Number, true);
        let both = [(Column::Partners, false), (Column::Number, true)];
        assert_eq!(sorted(&layout), both);
        layout.sort_by(Column::Number, true);
        assert_eq!(sorted(&layout), [(Column::Partners, false)]);
        // The last one is never taken away: rows are in some order.
        layout.sort_by(Column::Partners, true);
        assert_eq!(sorted(&layout), [(Column::Partners, true)]);
        layout.sort_by(Column::Number, true);
        layout.sort_by(Column::Number, false);
        assert_eq!(sorted(&layout), [(Column::Number, false)]);
    }

    #[test]
    fn a_column_comes_back_to_its_usual_place() {
        let mut layout = TableLayout::default();
        let before = names(&layout);
        layout.toggle(Column::Format);
        assert!(!layout.is_shown(Column::Format));
        layout.toggle(Column::Format);
        assert_eq!(names(&layout), before);
        layout.toggle(Column::Weekday);
        assert_eq!(names(&layout)[..3], ["Date", "Weekday", "Engagement"]);
    }

    #[test]
    fn the_last_column_stays() {
        let mut layout = TableLayout::default();
        for column in Column::ALL.into_iter().filter(|column| column.is_usual()) {
            layout.toggle(column);
        }
        assert_eq!(names(&layout), ["Sources"]);
        layout.toggle(Column::Sources);
        assert_eq!(names(&layout), ["Sources"]);
    }

    #[test]
    fn columns_are_moved_and_resized() {
        let mut layout = TableLayout::default();
        layout.place(Column::Number, Some(Column::Date));
        assert_eq!(names(&layout)[..2], ["Number", "Date"]);
        layout.place(Column::Number, Some(Column::Number));
        assert_eq!(names(&layout)[0], "Number");
        layout.place(Column::Number, None);
        assert_eq!(names(&layout).last(), Some(&"Number"));
        layout.resize(Column::Number, 3);
        let last = layout.columns().last().map(|shown| shown.width);
        assert_eq!(last, Some(*WIDTHS.start()));
    }

    #[test]
    fn a_layout_is_the_same_when_read_back_and_put_right_when_it_was_wrong() {
        let mut layout = TableLayout::default();
        layout.toggle(Column::Id);
        layout.sort_by(Column::Partners, false);
        layout.sort_by(Column::Number, true);
        let text = ron::to_string(&layout).unwrap_or_default();
        assert_eq!(ron::from_str(&text), Ok(layout));
        let text = "(columns: [(column: Id, width: 0), (column: Id, width: 90)], \
                    sort: [(column: Date, descending: true), (column: Date, descending: false)])";
        let read: Result<TableLayout, _> = ron::from_str(text);
        let read = read.unwrap_or_default();
        assert_eq!(names(&read), ["Id"]);
        assert_eq!(read.columns()[0].width, *WIDTHS.start());
        assert_eq!(sorted(&read), [(Column::Date, true)]);
        let none: Result<TableLayout, _> = ron::from_str("(columns: [], sort: [])");
        assert!(none.is_ok_and(|layout| layout.is_shown(Column::Title)));
    }
}
