//! A sheet in the making: rows of cells under names, and what of them a spreadsheet has room for.

use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError,
};

use crate::catalogue::is_web;
use crate::{catalogue::one_line, date::Day};

/// So many characters a cell holds, as UTF-16 counts them.
pub(super) const LONGEST: usize = 32_767;
/// So many rows a sheet holds below its names.
const MOST: usize = 1_048_575;
/// So many links a sheet may have; what is beyond them is text.
const LINKS: usize = 65_000;
/// So long an address may be to be a link.
const LONGEST_LINK: usize = 2_000;

/// The paper to print on, by its number in the format.
const A4: u8 = 9;
/// So many characters side by side on a page can be read: two thirds of the size that they have on screen.
const PAGE: f64 = 200.0;
/// How high a line is, in points.
const LINE: f64 = 15.0;

/// A column: its name, and how wide it is in characters.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    width: f64,
}

impl Column {
    pub(super) const fn new(name: &'static str, width: f64) -> Self {
        Self { name, width }
    }
}

/// What stands in a cell.
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(Day),
    Address(String),
}

impl Cell {
    /// A text on one line; an empty one is an empty cell.
    pub(super) fn text(text: &str) -> Self {
        let text = one_line(text);
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    pub(super) fn number(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.into()))
    }
}

/// A sheet.
pub(super) struct Sheet {
    pub(super) name: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    has_head: bool,
}

/// How cells look.
struct Looks {
    head: Format,
    /// What a row of a sheet without names of columns begins with.
    name: Format,
    /// Rows are one line high, so that many can be looked through; what a cell has no room for stands
    /// in the line above the sheet when it is selected.
    text: Format,
    /// On a sheet without names of columns, which is read and not looked through.
    told: Format,
    day: Format,
    link: Format,
}

impl Looks {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            name: top.clone().set_bold(),
            head: Format::new()
                .set_bold()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            text: top.clone(),
            told: top.clone().set_text_wrap(),
            day: top
                .clone()
                .set_num_format("yyyy-mm-dd")
                .set_align(FormatAlign::Left),
            link: top.set_hyperlink(),
        }
    }
}

impl Sheet {
    pub(super) fn new(name: &'static str, columns: &[Column]) -> Self {
        Self {
            name,
            columns: columns.to_vec(),
            rows: Vec::new(),
            has_head: true,
        }
    }

    /// A sheet without names of columns: each row begins with its own.
    pub(super) fn without_head(mut self) -> Self {
        self.has_head = false;
        self
    }

    pub(super) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// How many rows, and how many cells in the others, do not fit.
    pub(super) fn too_much(&self) -> (usize, usize) {
        let written = self.rows.iter().take(MOST).flatten();
        let cut = |cell: &&Cell| matches!(cell, Cell::Text(text) if fitting(text).1);
        (
            self.rows.len().saturating_sub(MOST),
            written.filter(cut).count(),
        )
    }

    /// How many lines a row takes whose texts go on below each other. Not every spreadsheet works it out
    /// for itself.
    fn lines(&self, row: &[Cell]) -> f64 {
        let cells = row.iter().zip(&self.columns);
        let lines = cells.map(|(cell, column)| match cell {
            Cell::Text(text) => (text.chars().count() as f64 / column.width).ceil(),
            _ => 1.0,
        });
        lines.fold(1.0, f64::max)
    }

    /// On paper: as many pages side by side as it takes for letters to be read, each with the names of the
    /// columns and with the first column, which says of what a row is.
    fn set_up_print(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let width: f64 = self.columns.iter().map(|column| column.width).sum();
        let first = self.columns.first().map_or(0.0, |column| column.width);
        let mut pages = 1;
        while f64::from(pages) * PAGE < width + f64::from(pages - 1) * first {
            pages += 1;
        }
        // Pages side by side follow each other.
        sheet
            .set_landscape()
            .set_paper_size(A4)
            .set_page_order(true);
        sheet.set_print_fit_to_pages(pages, 0);
        let cut = if self.has_head {
            "&CEach row shows one line of what its cells hold"
        } else {
            ""
        };
        sheet.set_footer(format!("&L&A{cut}&RPage &P of &N"));
        if self.has_head {
            sheet.set_repeat_rows(0, 0)?;
        }
        if pages > 1 {
            sheet.set_repeat_columns(0, 0)?;
        }
        Ok(())
    }

    /// Writes it: names that stay while one scrolls, and a filter on each.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let looks = Looks::new();
        sheet.set_name(self.name)?;
        for (column, at) in self.columns.iter().zip(0_u16..) {
            sheet.set_column_width(at, column.width)?;
        }
        let first = u32::from(self.has_head);
        if self.has_head {
            for (column, at) in self.columns.iter().zip(0_u16..) {
                sheet.write_string_with_format(0, at, column.name, &looks.head)?;
            }
            sheet.set_freeze_panes(1, 0)?;
            let rows = self.rows.len().min(MOST) as u32;
            let last = self.columns.len() as u16 - 1;
            sheet.autofilter(0, 0, rows, last)?;
        }
        self.set_up_print(sheet)?;
        let mut links = 0;
        for (row, number) in self.rows.iter().take(MOST).zip(first..) {
            if !self.has_head {
                sheet.set_row_height(number, LINE * self.lines(row))?;
            }
            for (cell, at) in row.iter().zip(0_u16..) {
                let look = match (self.has_head, at) {
                    (true, _) => &looks.text,
                    (false, 0) => &looks.name,
                    (false, _) => &looks.told,
                };
                write_cell(sheet, (number, at), cell, (look, &looks), &mut links)?;
            }
        }
        Ok(())
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    (look, looks): (&Format, &Looks),
    links: &mut usize,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        // Written as a string, no text is a formula, a number or a link.
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, fitting(text).0, look)?;
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, look)?;
        }
        Cell::Day(day) => {
            if let Some((year, month, of_month)) = day_of_a_spreadsheet(*day) {
                let date = ExcelDateTime::from_ymd(year, month, of_month)?;
                sheet.write_datetime_with_format(row, column, &date, &looks.day)?;
            } else {
                sheet.write_string_with_format(row, column, day.to_string(), look)?;
            }
        }
        Cell::Address(address) => {
            let fits = address.len() <= LONGEST_LINK && *links < LINKS;
            if fits && is_web(address) {
                *links += 1;
                sheet.write_url_with_format(row, column, Url::new(address), &looks.link)?;
            } else {
                sheet.write_string_with_format(row, column, fitting(address).0, look)?;
            }
        }
    }
    Ok(())
}

/// Year, month and day, where a spreadsheet knows the day. Of the first two months of 1900 it believes
/// that there was a 29 February in them, and so counts wrong.
pub(super) fn day_of_a_spreadsheet(day: Day) -> Option<(u16, u8, u8)> {
    let (year, month, of_month) = day.ymd();
    let is_known = (1900..=9999).contains(&year) && (year, month) >= (1900, 3);
    is_known.then_some((year as u16, month as u8, of_month as u8))
}

/// As much of a text as a cell holds, and whether that is less than all.
pub(super) fn fitting(text: &str) -> (&str, bool) {
    if text.len() <= LONGEST {
        return (text, false);
    }
    let mut room = LONGEST;
    for (at, letter) in text.char_indices() {
        if letter.len_utf16() > room {
            return (&text[..at], true);
        }
        room -= letter.len_utf16();
    }
    (text, false)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_cell_ends_and_not_before() {
        let long = "a".repeat(LONGEST);
        assert_eq!(fitting(&long), (long.as_str(), false));
        let longer = long.clone() + "b";
        assert_eq!(fitting(&longer), (long.as_str(), true));
        let wide = "ދ".repeat(LONGEST);
        assert_eq!(fitting(&wide), (wide.as_str(), false));
        // Two units each, of which an odd number does not fit.
        let (cut, is_cut) = ("😀".repeat(LONGEST), true);
        assert_eq!(fitting(&cut).1, is_cut);
        assert_eq!(fitting(&cut).0.chars().count(), LONGEST / 2);
    }

    #[test]
    fn days_before_march_1900_are_none_of_a_spreadsheet() {
        let day = |year, month, day| Day::from_ymd(year, month, day).unwrap();
        assert_eq!(day_of_a_spreadsheet(day(1900, 2, 28)), None);
        assert_eq!(day_of_a_spreadsheet(day(1900, 3, 1)), Some((1900, 3, 1)));
        assert_eq!(day_of_a_spreadsheet(day(-44, 3, 15)), None);
    }
}
