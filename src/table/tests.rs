//! Cells and orders of a small catalogue.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use super::{Column, Ground, SortBy, order};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    date::Day,
    load::{Input, Options, load},
    model::{Collection, EngagementId},
    view::Lens,
};

const RECORDS: &str = r#"[
    Catalogue(title: "Test", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21"),
    Party(code: "AA", name: "Arcadia"), Party(code: "BB", name: "Bordavia"), Party(code: "CC", name: "Çaldonia"),
    Party(code: "UN", name: "The body", kind: Body),
    Format(slug: "group", name: "Working group", short: "Group", sentence: "s", marker: Circle),
    Format(slug: "visit", name: "Visit", short: "Visit", sentence: "s", marker: Triangle),
    Topic(slug: "two", name: "Two things", sentence: "s"), Topic(slug: "one", name: "One thing", sentence: "s"),
    Series(slug: "bb", name: "The group", short: "Group", parties: ["BB"], format: "group"),
    Source(id: "paper", headline: "h", kind: Newspaper, collection: "few", url: "https://example.org/1"),
    Source(id: "site", headline: "h", kind: OfficialStatement, collection: "many", url: "https://example.org/2"),
    Engagement(id: "second", title: "2nd meeting", parties: ["BB"], format: "group", status: Held,
        series: (slug: "bb", number: Stated(2)), mode: Virtual,
        dates: [(date: "2020-01-10", basis: "b", cite: [Page("site")]), (date: "2020", basis: "b", cite: [Page("paper")])],
        places: [(city: "Bor", country: "BB", cite: [Page("site")])],
        points: [(kind: Discussed, what: "w", topics: ["two", "one"], cite: [Page("paper")])],
        delegations: [
            (side: "AA", people: [(name: "Ada", office: "Secretary", cite: [Page("paper")]), (name: "Bo", role: Member, cite: [Page("paper")])]),
            (side: "BB", people: [(name: "Cy", cite: [Page("site")])]),
        ],
        promises: [(id: "p", what: "A paper", due: "2021", basis: "b", cite: [Page("paper")])],
        cite: [Page("paper"), Page("site")]),
    Engagement(id: "eleventh", title: "11th\nmeeting", parties: ["BB", "CC"], format: "group", status: Held,
        series: (slug: "bb", number: Inferred(11)), dates: [(date: "2023-05", basis: "b", cite: [Page("paper")])], cite: [Page("paper")]),
    Engagement(id: "visit", title: "“A visit”", parties: ["CC"], format: "visit", status: Announced,
        dates: [(date: "[2019-01-01..2023-01-01]", basis: "b", cite: [Page("paper")])], cite: [Page("paper")]),
    Engagement(id: "early", title: "a visit", parties: [], body: "UN", format: "visit", status: Cancelled,
        dates: [(date: "2019-01-01?", basis: "b", cite: [Page("paper")])], cite: [Page("paper")]),
    Engagement(id: "undated", title: "Zebra", parties: ["BB"], format: "visit", status: Expected, dates: [], cite: [Page("paper")]),
]"#;

struct Table {
    catalogue: Catalogue,
    known: Known,
}

impl Table {
    fn new(lens: &Lens) -> Self {
        let options = Options {
            skip_lints: true,
            ..Options::default()
        };
        let loaded = load(Input::memory([("test.ron", RECORDS)]), &options);
        assert_eq!(loaded.problems, []);
        let catalogue = Catalogue::new(loaded.records);
        let known = Known::new(&catalogue, lens);
        Self { catalogue, known }
    }

    fn ground(&self) -> Ground<'_> {
        Ground {
            catalogue: &self.catalogue,
            known: &self.known,
            as_of: Day::from_ymd(2026, 11, 21).unwrap(),
        }
    }

    fn cell(&self, id: &str, column: Column) -> String {
        let handle = self.catalogue.find(&EngagementId::from(id)).unwrap();
        self.ground().cell(handle, column)
    }

    fn sorted(&self, by: &[(Column, bool)]) -> Vec<&str> {
        let sort: Vec<_> = by
            .iter()
            .map(|&(column, descending)| SortBy { column, descending })
            .collect();
        let shown: Vec<Handle> = self.catalogue.entries().map(|(handle, _)| handle).collect();
        let rows = order(self.ground(), &shown, &sort);
        assert_eq!(rows.len(), shown.len());
        rows.iter()
            .map(|row| self.catalogue.entry(*row).engagement.id.as_str())
            .collect()
    }
}

#[test]
fn dates_come_by_their_first_day_and_then_by_their_last() {
    let table = Table::new(&Lens::All);
    // What was on the first day of a window comes before what was some day in it.
    let up = ["early", "visit", "second", "eleventh", "undated"];
    assert_eq!(table.sorted(&[(Column::Date, false)]), up);
    let down = ["eleventh", "second", "visit", "early", "undated"];
    assert_eq!(table.sorted(&[(Column::Date, true)]), down);
    let last = ["early", "second", "visit", "eleventh", "undated"];
    assert_eq!(table.sorted(&[(Column::LastDay, false)]), last);
    assert_eq!(table.sorted(&[]), up);
}

#[test]
fn numbers_come_as_numbers_and_what_has_none_last_in_either_direction() {
    let table = Table::new(&Lens::All);
    let rest = ["early", "visit", "undated"];
    let up = table.sorted(&[(Column::Number, false)]);
    assert_eq!(up[..2], ["second", "eleventh"]);
    assert_eq!(up[2..], rest);
    let down = table.sorted(&[(Column::Number, true)]);
    assert_eq!(down[..2], ["eleventh", "second"]);
    assert_eq!(down[2..], rest);
}

#[test]
fn names_come_as_people_look_for_them_and_alike_ones_by_time() {
    let table = Table::new(&Lens::All);
    let titles = ["second", "eleventh", "early", "visit", "undated"];
    assert_eq!(table.sorted(&[(Column::Title, false)]), titles);
    // Alike stay by time the other way round too, and what has no partner stays last.
    let partners = ["visit", "eleventh", "second", "undated", "early"];
    assert_eq!(table.sorted(&[(Column::Partners, true)]), partners);
}

#[test]
fn a_second_column_decides_where_the_first_does_not() {
    let table = Table::new(&Lens::All);
    let by_format = ["undated", "early", "visit", "second", "eleventh"];
    let sort = [(Column::Format, false), (Column::Title, true)];
    assert_eq!(table.sorted(&sort)[..1], by_format[..1]);
    let sort = [(Column::Format, true), (Column::Number, true)];
    assert_eq!(table.sorted(&sort)[..2], ["eleventh", "second"]);
    let sort = [(Column::Format, true), (Column::Number, false)];
    assert_eq!(table.sorted(&sort)[..2], ["second", "eleventh"]);
}

#[test]
fn other_columns_come_in_an_order_that_means_something() {
    let table = Table::new(&Lens::All);
    let statuses = ["second", "eleventh", "visit", "undated", "early"];
    assert_eq!(table.sorted(&[(Column::Status, false)]), statuses);
    let first = |column, descending| table.sorted(&[(column, descending)])[0];
    assert_eq!(first(Column::Sources, true), "second");
    assert_eq!(first(Column::Kinds, false), "second");
    assert_eq!(first(Column::Kinds, true), "early");
    assert_eq!(first(Column::Promises, true), "second");
    assert_eq!(first(Column::Mode, true), "second");
    assert_eq!(first(Column::Weekday, true), "second");
    assert_eq!(first(Column::FirstDay, true), "eleventh");
    for column in Column::ALL {
        for descending in [false, true] {
            let mut rows = table.sorted(&[(column, descending)]);
            rows.sort_unstable();
            assert_eq!(rows.len(), 5, "by {column:?}");
        }
    }
}

#[test]
fn cells_say_what_is_known_and_no_more() {
    let table = Table::new(&Lens::All);
    for (id, column, says) in [
        ("second", Column::Date, "10 January 2020"),
        ("second", Column::Weekday, "Friday"),
        ("second", Column::Number, "2"),
        ("second", Column::Series, "The group"),
        ("second", Column::Place, "Bor, Bordavia"),
        ("second", Column::Mode, "By video or telephone"),
        (
            "second",
            Column::Heads,
            "Arcadia: Ada, Secretary; Bordavia: Cy",
        ),
        ("second", Column::Topics, "Two things, One thing"),
        ("second", Column::Promises, "1 overdue"),
        ("second", Column::Sources, "2"),
        ("second", Column::Kinds, "Official statement, Newspaper"),
        ("second", Column::FirstDay, "2020-01-10"),
        ("second", Column::Id, "second"),
        ("eleventh", Column::Title, "11th meeting"),
        ("eleventh", Column::Number, "worked out: 11"),
        ("eleventh", Column::Partners, "Bordavia, Çaldonia"),
        ("eleventh", Column::LastDay, "2023-05-31"),
        // A month and a day in doubt have no day of the week.
        ("eleventh", Column::Weekday, ""),
        ("early", Column::Weekday, ""),
        ("early", Column::Body, "The body"),
        ("early", Column::Status, "Cancelled"),
        ("undated", Column::Date, ""),
        ("undated", Column::FirstDay, ""),
        ("undated", Column::Promises, ""),
    ] {
        assert_eq!(table.cell(id, column), says, "{column:?} of {id}");
    }
    let window = table.cell("visit", Column::Date);
    assert_eq!(window, "One day between 1 January 2019 and 1 January 2023");
}

#[test]
fn cells_go_by_the_sources_that_are_believed() {
    let table = Table::new(&Lens::Collection(Collection("few".to_owned())));
    assert_eq!(table.cell("second", Column::Date), "2020 (day not known)");
    assert_eq!(table.cell("second", Column::Place), "");
    assert_eq!(
        table.cell("second", Column::Heads),
        "Arcadia: Ada, Secretary"
    );
    assert_eq!(table.cell("second", Column::Kinds), "Newspaper");
    assert_eq!(table.cell("second", Column::Sources), "1");
}

#[test]
fn a_row_is_read_aloud_with_its_title_first() {
    let table = Table::new(&Lens::All);
    let handle = table.catalogue.find(&EngagementId::from("second")).unwrap();
    let columns = [Column::Date, Column::Title, Column::Number, Column::Body];
    let spoken = table.ground().spoken(handle, columns.into_iter());
    assert_eq!(spoken, "2nd meeting, 10 January 2020, number 2");
}
