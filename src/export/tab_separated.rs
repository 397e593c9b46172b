//! Rows of the table as a spreadsheet takes them from the clipboard.

use super::table::defused;
use crate::{
    catalogue::Handle,
    table::{Column, Ground},
};

/// A line of names and a line for each row, with tabs between the cells. What is not known is an empty
/// cell. No cell can be taken for a formula, or for two.
#[must_use]
pub fn tab_separated(ground: Ground<'_>, columns: &[Column], rows: &[Handle]) -> String {
    let mut text = String::new();
    let names = columns.iter().map(|column| column.name().to_owned());
    line(&mut text, names);
    for &row in rows {
        let cells = columns.iter().map(|&column| ground.cell(row, column));
        line(&mut text, cells);
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, one) in cells.enumerate() {
        if at > 0 {
            text.push('\t');
        }
        text.push_str(&cell(&one));
    }
    text.push('\n');
}

/// A cell is on one line already. A quotation mark at its start would be taken for the begin of a text
/// that goes on over tabs and lines.
fn cell(text: &str) -> String {
    let safe = defused(text);
    if safe.starts_with('"') {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_taken_for_a_formula_or_for_two() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("\"No Money\" talks"), "\"\"\"No Money\"\" talks\"");
        assert_eq!(cell("a \"quoted\" word"), "a \"quoted\" word");
        assert_eq!(cell("30 October 2019"), "30 October 2019");
    }
}
