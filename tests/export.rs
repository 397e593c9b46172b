//! The table of engagements, read back as a spreadsheet and as a program would.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::collections::HashMap;

use common::{embedded, meeting, on_ground};
use legation::{
    catalogue::{Catalogue, Known},
    export::{COLUMNS, Row, csv, json, rows},
    model::Collection,
    view::Lens,
};

fn table(catalogue: &Catalogue, lens: &Lens) -> Vec<Row> {
    rows(catalogue, &Known::new(catalogue, lens))
}

/// The lines of the CSV as maps from column to cell.
fn read_back(text: &str) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .deserialize::<HashMap<String, String>>()
        .map(|line| line.unwrap())
        .collect()
}

/// The items of a list in a cell, which is a line of CSV with semicolons.
fn split(cell: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(b';').has_headers(false);
    let mut lines = reader.from_reader(cell.as_bytes()).into_records();
    let line = lines.next().map(Result::unwrap);
    assert!(lines.next().is_none(), "{cell}");
    line.iter().flatten().map(str::to_owned).collect()
}

/// The one line about the engagements of a catalogue with a single one.
fn only_line(records: &str) -> HashMap<String, String> {
    let text = csv(&table(&on_ground(records), &Lens::All)).unwrap();
    let lines = read_back(&text);
    assert_eq!(lines.len(), 1, "{text}");
    lines[0].clone()
}

#[test]
fn there_are_25_columns_and_a_line_for_every_engagement() {
    let catalogue = embedded();
    let text = csv(&table(&catalogue, &Lens::All)).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let expected = "id title parties body format mode series number status edtf earliest latest \
        date_kind date_basis city country heads topics fora promises sources caveats \
        promise_state kept_by in_days";
    assert_eq!(columns.join(" "), expected);
    assert_eq!(columns, COLUMNS);
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), catalogue.len());
    assert!(records.iter().all(|record| record.len() == 25));
    assert!(text.ends_with('\n'));
    assert!(!text.starts_with('\u{feff}'));
}

#[test]
fn the_line_of_a_promised_meeting_says_what_became_of_it() {
    let lines = read_back(&csv(&table(&embedded(), &Lens::All)).unwrap());
    let told = |id: &str| {
        let line = lines.iter().find(|line| line["id"] == id).unwrap();
        (line["promise_state"].as_str(), line["kept_by"].as_str())
    };
    assert_eq!(told("in-ru-jwg-12-promised"), ("kept-late", "in-ru-jwg-12"));
    assert_eq!(told("in-il-jwg-9-promised"), ("overdue", ""));
    assert_eq!(told("asean-india-somtc-10-promised"), ("overtaken", ""));
    assert_eq!(told("in-ru-jwg-12"), ("", ""));
}

#[test]
fn the_line_of_one_meeting_says_all_that_is_known() {
    let text = csv(&table(&embedded(), &common::articles())).unwrap();
    let lines = read_back(&text);
    let line = lines
        .iter()
        .find(|line| line["id"] == "in-mv-jwg-2")
        .unwrap();
    for (column, cell) in [
        ("parties", "MV"),
        ("format", "jwg"),
        ("mode", "in-person"),
        ("series", "in-mv-jwg-ct"),
        ("number", "2"),
        ("status", "held"),
        ("edtf", "[2018-11-17..2023-11-17]"),
        ("earliest", "2018-11-17"),
        ("latest", "2023-11-17"),
        ("date_kind", "one-of"),
        ("city", "Malé"),
        ("country", "MV"),
        ("fora", "UN;CSC"),
        ("sources", "maldives-internet"),
    ] {
        assert_eq!(line[column], cell, "{column}");
    }
    let open = lines
        .iter()
        .find(|line| line["id"] == "in-ru-galuzin-2024")
        .unwrap();
    assert_eq!(
        (open["earliest"].as_str(), open["latest"].as_str()),
        ("", "2024-12-20")
    );
    let heads: Vec<&str> = line["heads"].split(';').collect();
    assert_eq!(
        heads,
        [
            "IN: Sanjay Verma, Secretary (West), Ministry of External Affairs",
            "MV: Ahmed Latheef, Foreign Secretary"
        ]
    );
}

#[test]
fn json_has_the_same_keys_in_the_same_order() {
    let text = json(&table(&embedded(), &Lens::All)).unwrap();
    let mut keys: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        if line == "  {" {
            keys.push(Vec::new());
        } else if let Some(key) = line.strip_prefix("    \"") {
            let key = key.split('"').next().unwrap_or_default();
            keys.last_mut().unwrap().push(key.to_owned());
        }
    }
    assert_eq!(keys.len(), embedded().len());
    for object in keys {
        assert_eq!(object, COLUMNS);
    }
    assert!(text.ends_with("]\n"));
}

#[test]
fn json_and_csv_say_the_same() {
    let rows = table(&embedded(), &Lens::All);
    let objects: Vec<serde_json::Value> = serde_json::from_str(&json(&rows).unwrap()).unwrap();
    let lines = read_back(&csv(&rows).unwrap());
    assert_eq!(objects.len(), lines.len());
    for (object, line) in objects.iter().zip(&lines) {
        for column in COLUMNS {
            let cell = match &object[column] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Array(items) => {
                    let items = items.iter().map(|item| item.as_str().unwrap());
                    assert!(items.eq(split(&line[column])), "{} {column}", line["id"]);
                    continue;
                }
                other => other.to_string(),
            };
            assert_eq!(line[column], cell, "{} {column}", line["id"]);
        }
    }
}

#[test]
fn no_cell_is_run_as_a_formula() {
    let record = r#"Engagement(
        id: "m", title: "=HYPERLINK(\"http://example.org\", \"click\")", parties: ["BB"], format: "group", status: Held,
        dates: [(date: "2020-01-01", basis: "\t=1+1", cite: [Para("ministry", 1)])],
        places: [(city: "@SUM(A1)", cite: [Para("ministry", 1)])],
        promises: [(id: "p", what: "+49 30 1234", cite: [Para("ministry", 1)])],
        caveats: [(kind: Ambiguous, what: " -2+3", cite: [Para("ministry", 1)])],
        cite: [Para("ministry", 1)],
    ),"#;
    let line = only_line(record);
    assert_eq!(
        line["title"],
        r#"'=HYPERLINK("http://example.org", "click")"#
    );
    assert_eq!(line["date_basis"], "'\t=1+1");
    assert_eq!(line["city"], "'@SUM(A1)");
    assert_eq!(line["promises"], "'+49 30 1234");
    assert_eq!(line["caveats"], "' -2+3");
    // A program that reads JSON runs nothing, and gets the words as they are.
    let text = json(&table(&on_ground(record), &Lens::All)).unwrap();
    let objects: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(objects[0]["city"], "@SUM(A1)");
}

#[test]
fn no_cell_of_the_catalogue_that_ships_needs_defusing() {
    let text = csv(&table(&embedded(), &Lens::All)).unwrap();
    for line in read_back(&text) {
        for (column, cell) in line {
            assert!(!cell.starts_with('\''), "{column}: {cell}");
        }
    }
}

#[test]
fn quotes_breaks_commas_and_scripts_survive() {
    let title = "He said \\\"no\\\", twice;\\nthen left — Malé, ދިވެހިރާއްޖެ";
    let record = meeting(
        "m",
        "2020-01-01",
        r#"caveats: [
            (kind: Ambiguous, what: "one; and more", cite: [Para("ministry", 1)]),
            (kind: Ambiguous, what: "two, \"three\"\nfour", cite: [Para("ministry", 1)]),
        ],"#,
    )
    .replace("Meeting m", title);
    let line = only_line(&record);
    assert_eq!(
        line["title"],
        "He said \"no\", twice;\nthen left — Malé, ދިވެހިރާއްޖެ"
    );
    // A semicolon stands between items, and within quotation marks.
    let caveats = split(&line["caveats"]);
    assert_eq!(caveats, ["one; and more", "two, \"three\"\nfour"]);
}

#[test]
fn days_before_the_common_era_are_written_as_iso_does() {
    let record = meeting("m", "-0044-03-15/-0043", "");
    let line = only_line(&record);
    // A spreadsheet would take the sign for a formula and do a sum.
    assert_eq!(line["edtf"], "'-0044-03-15/-0043");
    assert_eq!(line["earliest"], "'-0044-03-15");
    assert_eq!(line["latest"], "'-0043-12-31");
    let rows = table(&on_ground(&record), &Lens::All);
    assert_eq!(rows[0].earliest.as_deref(), Some("-0044-03-15"));
    assert_eq!(rows[0].latest.as_deref(), Some("-0043-12-31"));
    let first_year = only_line(&meeting("m", "0000-12-31", ""));
    assert_eq!(first_year["earliest"], "0000-12-31");
}

#[test]
fn a_collection_narrows_the_table() {
    let records = meeting("official", "2020-01-01", "")
        + &meeting("press", "2020-02-01", "").replace("ministry", "paper");
    let catalogue = on_ground(&records);
    let ids = |lens: &Lens| {
        let rows = table(&catalogue, lens);
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&Lens::All), ["official", "press"]);
    let press = Lens::Collection(Collection("press".to_owned()));
    assert_eq!(ids(&press), ["press"]);
}

#[test]
fn what_is_not_known_is_empty_or_null() {
    let record =
        r#"Engagement(id: "bare", title: "Bare", format: "group", status: Held, dates: []),"#;
    let line = only_line(record);
    let filled: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|column| !line[*column].is_empty())
        .collect();
    assert_eq!(filled, ["id", "title", "format", "status"]);
    let text = json(&table(&on_ground(record), &Lens::All)).unwrap();
    let objects: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(objects[0]["earliest"].is_null());
    assert_eq!(objects[0]["parties"], serde_json::json!([]));
}
