//! Citations, read back as a library of references would, and looked at as a reader does.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{articles, catalogue, embedded, meeting, on_ground};
use legation::{
    catalogue::{Catalogue, Handle, Known, Records, one_line},
    date::Edtf,
    export::{CitationFormat, NO_HEADLINE, NO_PUBLISHER, cite},
    load::{Input, Options, load},
    model::{Collection, EngagementId, PublishedDate, Source},
    view::Lens,
};
use proptest::prelude::*;
use serde_json::Value;

use CitationFormat::{BibLatex, ChicagoNote, CslJson, Ris};

fn all(catalogue: &Catalogue) -> Vec<Handle> {
    catalogue.entries().map(|(handle, _)| handle).collect()
}

fn of(catalogue: &Catalogue, ids: &[&str]) -> Vec<Handle> {
    let find = |id: &&str| catalogue.find(&EngagementId::from(*id)).unwrap();
    ids.iter().map(find).collect()
}

fn cited(catalogue: &Catalogue, lens: &Lens, ids: &[&str], format: CitationFormat) -> String {
    let known = Known::new(catalogue, lens);
    cite(catalogue, &known, &of(catalogue, ids), format).unwrap()
}

fn in_all(catalogue: &Catalogue, lens: &Lens, format: CitationFormat) -> String {
    let known = Known::new(catalogue, lens);
    cite(catalogue, &known, &all(catalogue), format).unwrap()
}

/// Every lens that a reader can choose, but for picking by hand.
fn lenses(catalogue: &Catalogue) -> Vec<Lens> {
    let collections = catalogue.collections().into_iter().cloned();
    let mut lenses: Vec<Lens> = collections.map(Lens::Collection).collect();
    lenses.extend([Lens::All, Lens::OfficialOnly]);
    lenses
}

/// The sources of all engagements under a lens, in order of first use.
fn expected<'c>(catalogue: &'c Catalogue, known: &Known) -> Vec<&'c Source> {
    let mut found: Vec<&Source> = Vec::new();
    for handle in all(catalogue) {
        if !known.has(handle) {
            continue;
        }
        for id in known.sources_of(catalogue, handle) {
            let source = catalogue.source(id).unwrap();
            if !found.iter().any(|one| one.id == source.id) {
                found.push(source);
            }
        }
    }
    found
}

/// What a library files a source under, but for white space: one headline is printed with two spaces in a
/// row. What stands for a headline that is not on record says so first.
fn check_title(title: &str, source: &Source) {
    let Some(headline) = &source.headline else {
        assert!(title.starts_with("[no headline on record: "), "{title}");
        assert!(title.ends_with(']'), "{title}");
        let name = source.publisher.as_deref().unwrap_or(source.id.as_str());
        assert!(title.contains(&one_line(name)), "{title}");
        return;
    };
    assert_eq!(title, one_line(headline));
}

// --- reading back ---------------------------------------------------------------------------------

/// An entry of BibLaTeX: its kind, its key and its fields without their outer braces.
#[derive(Debug)]
struct Entry {
    kind: String,
    key: String,
    fields: BTreeMap<String, String>,
}

/// Reads entries as `biber` does: a field ends with the brace that closes the one that opened it,
/// and a backslash in front of a brace changes nothing.
fn read_biblatex(text: &str) -> Vec<Entry> {
    let mut rest = text.trim();
    let mut entries = Vec::new();
    while let Some(entry) = rest.strip_prefix('@') {
        let (kind, entry) = entry.split_once('{').unwrap();
        let (key, mut entry) = entry.split_once(',').unwrap();
        let mut fields = BTreeMap::new();
        loop {
            entry = entry.trim_start_matches([' ', '\n', ',']);
            if let Some(after) = entry.strip_prefix('}') {
                rest = after.trim_start();
                break;
            }
            let (name, value) = entry.split_once('=').unwrap();
            let value = value.trim_start();
            let end = closing_brace(value);
            let field = value[1..end].to_owned();
            let is_new = fields.insert(name.trim().to_owned(), field).is_none();
            assert!(is_new, "{key} has two of {name}");
            entry = &value[end + 1..];
        }
        entries.push(Entry {
            kind: kind.to_owned(),
            key: key.to_owned(),
            fields,
        });
    }
    assert_eq!(rest, "");
    entries
}

fn closing_brace(value: &str) -> usize {
    assert!(value.starts_with('{'), "{value:.40}");
    let mut depth = 0_u32;
    for (at, letter) in value.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    panic!("a brace is never closed: {value:.80}");
}

/// What LaTeX would print of a field that has no command but those for single letters.
fn printed(field: &str) -> String {
    let mut plain = field.to_owned();
    for sign in ['$', '&', '#', '%', '_'] {
        let bare = plain.matches(sign).count();
        let escaped = format!("\\{sign}");
        assert_eq!(bare, plain.matches(&escaped).count(), "{field}");
        plain = plain.replace(&escaped, &sign.to_string());
    }
    for (command, sign) in [
        ("\\textasciitilde{}", "~"),
        ("\\textasciicircum{}", "^"),
        ("\\textbraceleft{}", "\u{1}"),
        ("\\textbraceright{}", "\u{2}"),
        ("\\textbackslash{}", "\u{3}"),
    ] {
        assert!(!plain.contains(sign), "{field}");
        plain = plain.replace(command, sign);
    }
    assert!(!plain.contains('\\'), "{field}");
    plain = plain.replace(['{', '}'], "");
    plain
        .replace('\u{1}', "{")
        .replace('\u{2}', "}")
        .replace('\u{3}', "\\")
}

/// The records of RIS, each as its lines of tag and value.
fn read_ris(text: &str) -> Vec<Vec<(String, String)>> {
    let mut records = Vec::new();
    let mut open: Option<Vec<(String, String)>> = None;
    assert!(text.is_empty() || text.ends_with("\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        let tag = line.as_bytes().get(..6).unwrap();
        assert!(tag[0].is_ascii_uppercase(), "{line}");
        assert!(
            tag[1].is_ascii_uppercase() || tag[1].is_ascii_digit(),
            "{line}"
        );
        assert_eq!(&tag[2..], b"  - ", "{line}");
        let (tag, value) = (line[..2].to_owned(), line[6..].to_owned());
        match (tag.as_str(), &mut open) {
            ("TY", None) => open = Some(vec![(tag, value)]),
            ("ER", Some(_)) => {
                assert_eq!(value, "");
                records.extend(open.take());
            }
            ("TY", Some(_)) | (_, None) => panic!("{line} is out of place"),
            (_, Some(lines)) => lines.push((tag, value)),
        }
    }
    assert!(open.is_none());
    records
}

fn tagged<'r>(record: &'r [(String, String)], tag: &str) -> Vec<&'r str> {
    let lines = record.iter().filter(|(one, _)| one == tag);
    lines.map(|(_, value)| value.as_str()).collect()
}

fn read_csl(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

// --- what it looks like ---------------------------------------------------------------------------

#[test]
fn the_five_articles_as_notes() {
    insta::assert_snapshot!(in_all(&embedded(), &articles(), ChicagoNote));
}

#[test]
fn the_five_articles_for_latex() {
    insta::assert_snapshot!(in_all(&embedded(), &articles(), BibLatex));
}

#[test]
fn the_five_articles_as_csl_json() {
    insta::assert_snapshot!(in_all(&embedded(), &articles(), CslJson));
}

#[test]
fn the_five_articles_as_ris() {
    let text = in_all(&embedded(), &articles(), Ris);
    insta::assert_snapshot!(text.replace("\r\n", "\n"));
}

/// With a headline and without, a copy and what it prints again, sources that are cited twice, and a
/// promise of which one of several pages tells.
#[test]
fn pages_with_and_without_headline_in_every_format() {
    let catalogue = embedded();
    let ids = [
        "asean-india-somtc-11",
        "in-us-jwg-1",
        "in-us-jwg-2",
        "in-cn-nsa-2025-06",
        "in-cn-sr-24-promised",
    ];
    let mut text = String::new();
    for format in CitationFormat::ALL {
        let cited = cited(&catalogue, &Lens::All, &ids, format);
        text += &format!("=== {}\n{}", format.name(), cited.replace("\r\n", "\n"));
    }
    insta::assert_snapshot!(text);
}

/// Sources of every kind, as no catalogue that ships has them all.
const SHELF: &str = r#"[
    Catalogue(title: "A “small” shelf", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21"),
    Party(code: "AA", name: "Homeland"),
    Party(code: "BB", name: "Bordavia"),
    Format(slug: "group", name: "Group", short: "Group", sentence: "s", marker: Circle),
    Source(id: "window", headline: "Talks: 50% of A&B_C agreed!", byline: "A. Writer and B. Writer",
        publisher: "The Bordavian", published: (date: "[2018-11-17..2023-11-17]", basis: "Between two meetings that it names"),
        url: "https://example.org/a_b%20c#d?e=~f", kind: Newspaper, collection: "press"),
    Source(id: "within-a-year", headline: "Exercise for “Quad” countries", publisher: "Ministry of Trade and Industry",
        published: (date: "[2019-05-01,2019-05-03]", basis: "One of two editions"), archived: "https://archive.example/2019_05",
        url: "https://example.org/quad", kind: OfficialStatement, collection: "official"),
    Source(id: "month", publisher: "Bordavian News Agency", published: (date: "2019-05", basis: "The page gives the month"),
        url: "https://example.org/month", kind: Agency, rests_on: "a statement", collection: "press"),
    Source(id: "about", publisher: "Blog", published: (date: "2025~", basis: "Guessed from its neighbours"),
        url: "https://example.org/about", kind: Opinion, collection: "press"),
    Source(id: "doubtful", publisher: "Foreign Office", published: (date: "2021-09-09?", basis: "Hard to read"),
        url: "https://example.org/post/1", kind: OfficialSocialMedia, collection: "official"),
    Source(id: "days", publisher: "Gazette", headline: "Report of two days", published: (date: "2019-12-30/2020-01-02", basis: "Printed so"),
        kind: Unknown, collection: "press"),
    Source(id: "reprint", publisher: "Collector", headline: "Talks agreed", published: (date: "2024", basis: "Foot of the page"),
        url: "https://example.org/reprint", kind: Aggregator, copy_of: "window", collection: "copies"),
    Source(id: "second-reprint", publisher: "Second collector", url: "https://example.org/second", kind: Aggregator, copy_of: "reprint", collection: "copies"),
    Source(id: "bare", kind: Unknown, collection: "press"),
    Engagement(id: "first", title: "First meeting", parties: ["BB"], format: "group", status: Held,
        dates: [(date: "2019-05-04", basis: "b", cite: [Para("window", 3)])],
        cite: [Quote("window", 4, "first meeting"), Para("window", 7), Para("month", 1), Page("within-a-year"), Para("bare", 2)]),
    Engagement(id: "second", title: "Second meeting", parties: ["BB"], format: "group", status: Cancelled,
        dates: [(date: "2020", basis: "b", cite: [Page("about")])],
        caveats: [(kind: Ambiguous, what: "w", cite: [OneOf(["days", "doubtful"])])],
        cite: [Page("about"), Para("window", 9), Para("bare", 5), Page("month"), Page("reprint"), Page("second-reprint"), Page("within-a-year")]),
    Engagement(id: "unproved", title: "Third meeting", parties: ["BB"], format: "group", status: Held, dates: []),
]"#;

#[test]
fn every_kind_of_source_and_of_date_in_every_format() {
    let catalogue = catalogue(SHELF);
    let mut text = String::new();
    for format in CitationFormat::ALL {
        let cited = in_all(&catalogue, &Lens::All, format);
        text += &format!("=== {}\n{}", format.name(), cited.replace("\r\n", "\n"));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_note_says_no_more_of_one_of_several_pages_than_is_known() {
    let note = |cite: &str| {
        let catalogue = on_ground(&format!(
            r#"
            Source(id: "a", headline: "Alpha", publisher: "A", kind: Newspaper, collection: "press"),
            Source(id: "b", headline: "Beta", publisher: "B", kind: Newspaper, collection: "press"),
            Source(id: "c", headline: "Gamma", publisher: "C", kind: Newspaper, collection: "press"),
            Engagement(id: "x", title: "X", parties: ["BB"], format: "group", status: Held,
                dates: [(date: "2020", basis: "b")], cite: [{cite}]),
            "#
        ));
        let note = cited(&catalogue, &Lens::All, &["x"], ChicagoNote);
        let (_, sources) = note.trim().split_once(": ").unwrap();
        sources.to_owned()
    };
    assert_eq!(
        note(r#"OneOf(["a", "b"])"#),
        "at least one of the following: “Alpha,” A, n.d.; “Beta,” B, n.d."
    );
    // The page that is named may be the one: nothing need be on the other.
    for cite in [
        r#"Para("a", 1), OneOf(["a", "b"])"#,
        r#"OneOf(["b", "a"]), Para("a", 1)"#,
    ] {
        assert_eq!(
            note(cite),
            "“Alpha,” A, n.d., para. 1; perhaps also: “Beta,” B, n.d."
        );
    }
    assert_eq!(
        note(r#"Para("a", 1), OneOf(["a", "b"]), OneOf(["b", "c"])"#),
        "“Alpha,” A, n.d., para. 1; at least one of the following: “Beta,” B, n.d.; “Gamma,” C, n.d."
    );
}

// --- what always holds ----------------------------------------------------------------------------

#[test]
fn every_admitted_source_is_cited_once_in_order_of_first_use_and_no_other() {
    let catalogue = embedded();
    for lens in lenses(&catalogue) {
        let known = Known::new(&catalogue, &lens);
        let expected = expected(&catalogue, &known);
        assert!(!expected.is_empty());
        assert!(
            expected
                .iter()
                .all(|source| known.believes(&catalogue, &source.id))
        );
        let ids: Vec<&str> = expected.iter().map(|source| source.id.as_str()).collect();

        let entries = read_biblatex(&in_all(&catalogue, &lens, BibLatex));
        let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ids);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());

        let items = read_csl(&in_all(&catalogue, &lens, CslJson));
        let found: Vec<&str> = items
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(found, ids);

        let records = read_ris(&in_all(&catalogue, &lens, Ris));
        let found: Vec<&str> = records.iter().map(|one| tagged(one, "ID")[0]).collect();
        assert_eq!(found, ids);
    }
}

#[test]
fn no_format_invents_a_headline_or_leaves_one_out() {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &Lens::All);
    let expected = expected(&catalogue, &known);
    let entries = read_biblatex(&in_all(&catalogue, &Lens::All, BibLatex));
    let items = read_csl(&in_all(&catalogue, &Lens::All, CslJson));
    let records = read_ris(&in_all(&catalogue, &Lens::All, Ris));
    let missing = expected
        .iter()
        .filter(|source| source.headline.is_none())
        .count();
    assert!(missing > 100, "{missing}");
    for (at, source) in expected.iter().enumerate() {
        let title = printed(&entries[at].fields["title"]);
        check_title(&title, source);
        assert_eq!(items[at]["title"], *title);
        assert_eq!(tagged(&records[at], "TI"), [title]);
        // Only what is no headline is said to be none.
        let notes = [
            printed(&entries[at].fields["annotation"]),
            items[at]["note"].as_str().unwrap().to_owned(),
            tagged(&records[at], "N1").concat(),
        ];
        for note in notes {
            let is_said = note.contains("No headline is on record: the title between brackets");
            assert_eq!(is_said, source.headline.is_none(), "{note}");
        }
    }
}

#[test]
fn no_two_sources_without_headline_share_a_description() {
    let catalogue = embedded();
    let items = read_csl(&in_all(&catalogue, &Lens::All, CslJson));
    let mut titles = BTreeMap::<&str, Vec<&str>>::new();
    for item in &items {
        let title = item["title"].as_str().unwrap();
        if title.starts_with("[no headline on record: ") {
            let id = item["id"].as_str().unwrap();
            titles.entry(title).or_default().push(id);
        }
    }
    assert!(titles.len() > 300, "{}", titles.len());
    let shared: Vec<_> = titles.iter().filter(|(_, ids)| ids.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn every_entry_for_latex_has_the_fields_of_its_kind() {
    let shelf = catalogue(SHELF);
    for catalogue in [embedded(), shelf] {
        for entry in read_biblatex(&in_all(&catalogue, &Lens::All, BibLatex)) {
            let has = |name: &str| entry.fields.contains_key(name);
            match entry.kind.as_str() {
                "article" => assert!(has("journaltitle") && !has("organization"), "{entry:?}"),
                "online" => assert!(has("url") && !has("journaltitle"), "{entry:?}"),
                "misc" => assert!(!has("url") && !has("journaltitle"), "{entry:?}"),
                other => panic!("{other} is no kind of entry that is written here"),
            }
            for (name, field) in &entry.fields {
                if name != "url" && name != "date" {
                    printed(field);
                }
            }
            let source = catalogue.source(&entry.key.as_str().into()).unwrap();
            assert_eq!(entry.fields.get("url"), source.url.as_ref());
        }
    }
}

#[test]
fn a_note_names_each_source_of_its_engagement_and_marks_what_is_missing() {
    let catalogue = embedded();
    for lens in lenses(&catalogue) {
        let known = Known::new(&catalogue, &lens);
        for handle in all(&catalogue) {
            let note = cite(&catalogue, &known, &[handle], ChicagoNote).unwrap();
            if !known.has(handle) {
                assert_eq!(note, "");
                continue;
            }
            assert_eq!(note.lines().count(), 1);
            assert!(!note.contains(".."), "{note}");
            let mut sources: Vec<&Source> = Vec::new();
            for id in known.sources_of(&catalogue, handle) {
                let source = catalogue.source(id).unwrap();
                if let Some(url) = &source.url {
                    assert!(note.contains(url.as_str()), "{note}");
                }
                // What a copy reprints is described beside it.
                let original = source.copy_of.as_ref();
                sources.extend(original.map(|_| catalogue.source(catalogue.original(id)).unwrap()));
                sources.push(source);
            }
            let count = |is: &dyn Fn(&Source) -> bool| sources.iter().filter(|one| is(one)).count();
            let marks = note.matches(NO_HEADLINE).count();
            assert_eq!(marks, count(&|one| one.headline.is_none()), "{note}");
            let marks = note.matches(NO_PUBLISHER).count();
            assert_eq!(marks, count(&|one| one.publisher.is_none()), "{note}");
            let marks = note.matches(" n.d.").count();
            assert_eq!(marks, count(&|one| one.published.is_none()), "{note}");
        }
    }
}

#[test]
fn notes_of_all_engagements_give_no_address_that_the_lens_leaves_out() {
    let catalogue = embedded();
    for lens in lenses(&catalogue) {
        let known = Known::new(&catalogue, &lens);
        let text = in_all(&catalogue, &lens, ChicagoNote);
        let shown = all(&catalogue).into_iter().filter(|&one| known.has(one));
        assert_eq!(text.lines().count(), shown.count());
        let mut given = BTreeSet::new();
        for word in text
            .split([' ', '\n'])
            .filter(|word| word.starts_with("http"))
        {
            let address = word.trim_end_matches([',', ';', '.', ')']);
            let is_of_admitted = catalogue.sources().iter().any(|source| {
                let url = source.url.as_deref().unwrap_or_default();
                url.trim_end_matches([',', ';', '.', ')']) == address
                    && known.believes(&catalogue, &source.id)
            });
            assert!(is_of_admitted, "{address}");
            given.insert(address.to_owned());
        }
        let expected = expected(&catalogue, &known);
        let with_address: BTreeSet<&str> = expected
            .iter()
            .filter_map(|source| source.url.as_deref())
            .collect();
        assert_eq!(given.len(), with_address.len());
    }
}

#[test]
fn items_hold_what_the_schema_demands_and_nothing_else() {
    const FIELDS: [&str; 9] = [
        "id",
        "type",
        "author",
        "title",
        "container-title",
        "publisher",
        "issued",
        "URL",
        "note",
    ];
    let shelf = catalogue(SHELF);
    for catalogue in [embedded(), shelf] {
        for item in read_csl(&in_all(&catalogue, &Lens::All, CslJson)) {
            let item = item.as_object().unwrap();
            for field in ["id", "type", "title"] {
                assert!(item[field].is_string(), "{item:?}");
            }
            assert!(item.keys().all(|key| FIELDS.contains(&key.as_str())));
            let Some(issued) = item.get("issued") else {
                continue;
            };
            if let Some(parts) = issued.get("date-parts") {
                let parts = parts.as_array().unwrap();
                assert!((1..=2).contains(&parts.len()));
                for part in parts {
                    assert!((1..=3).contains(&part.as_array().unwrap().len()));
                }
                assert!(issued.get("literal").is_none());
            } else {
                assert!(!issued["literal"].as_str().unwrap().is_empty());
            }
        }
    }
}

#[test]
fn dates_for_latex_are_level_1_and_mean_what_the_record_means() {
    let shelf = catalogue(SHELF);
    for catalogue in [embedded(), shelf] {
        for entry in read_biblatex(&in_all(&catalogue, &Lens::All, BibLatex)) {
            let source = catalogue.source(&entry.key.as_str().into()).unwrap();
            let note = entry.fields.get("note").map_or("", String::as_str);
            let Some(date) = entry.fields.get("date") else {
                let published = source.published.as_ref();
                let words = published.map(|published| published.date.display());
                assert!(words.is_none_or(|words| note.contains(&words)), "{entry:?}");
                continue;
            };
            assert!(!date.contains('['), "{date}");
            let (date, published) = (Edtf::parse(date).unwrap(), source.published.as_ref());
            let exact = &published.unwrap().date;
            let is_same = date.earliest() == exact.earliest() && date.latest() == exact.latest();
            // Else it is the year alone, and the words say the rest.
            assert!(is_same || note.contains(&exact.display()), "{entry:?}");
            assert!(date.earliest() <= exact.earliest() && date.latest() >= exact.latest());
        }
    }
}

#[test]
fn only_what_is_certain_of_a_date_has_a_tag_in_ris() {
    let catalogue = catalogue(SHELF);
    let records = read_ris(&in_all(&catalogue, &Lens::All, Ris));
    let found: BTreeMap<&str, (Vec<&str>, Vec<&str>)> = records
        .iter()
        .map(|one| {
            let dates = (tagged(one, "PY"), tagged(one, "DA"));
            (tagged(one, "ID")[0], dates)
        })
        .collect();
    for (id, year, day) in [
        ("window", None, None),
        ("within-a-year", Some("2019"), None),
        ("month", Some("2019"), Some("2019/05//")),
        ("about", None, None),
        ("doubtful", None, None),
        ("days", None, None),
        ("reprint", Some("2024"), None),
        ("bare", None, None),
    ] {
        let expected = (Vec::from_iter(year), Vec::from_iter(day));
        assert_eq!((id, &found[id]), (id, &expected));
    }
}

#[test]
fn an_engagement_that_the_lens_hides_is_not_cited() {
    let catalogue = catalogue(SHELF);
    let official = Lens::Collection(Collection("official".to_owned()));
    let notes = in_all(&catalogue, &official, ChicagoNote);
    // What "one of two pages" says is not known where only one of them is believed.
    let full = "“Exercise for ‘Quad’ countries,” Ministry of Trade and Industry, 1 or 3 May 2019, \
        https://example.org/quad, archived at https://archive.example/2019_05";
    let expected = [
        format!("First meeting, date not known: {full}."),
        "Second meeting (cancelled), date not known: “Exercise for ‘Quad’ countries,” Ministry of \
            Trade and Industry."
            .to_owned(),
    ];
    assert_eq!(notes.lines().collect::<Vec<_>>(), expected);
    let nobody = Lens::Picked(BTreeSet::new());
    for (format, empty) in CitationFormat::ALL.into_iter().zip(["", "", "[]\n", ""]) {
        assert_eq!(in_all(&catalogue, &nobody, format), empty);
    }
}

#[test]
fn engagements_stand_in_the_order_asked_for_and_each_once() {
    let catalogue = embedded();
    let ids = ["in-us-jwg-2", "in-us-jwg-1", "in-us-jwg-2"];
    let notes = cited(&catalogue, &Lens::All, &ids, ChicagoNote);
    let begins: Vec<&str> = notes.lines().map(|note| &note[..3]).collect();
    assert_eq!(begins, ["2nd", "1st"]);
    let ris = cited(&catalogue, &Lens::All, &ids, Ris);
    assert_eq!(ris.matches("Cited for 2nd meeting").count(), 1);
}

#[test]
fn a_short_form_that_fits_two_sources_is_not_used() {
    let records = r#"
        Source(id: "one", headline: "Ministers hold talks today", publisher: "Mint", url: "https://example.org/1", kind: Newspaper, collection: "press"),
        Source(id: "two", headline: "Ministers hold talks today on trade", publisher: "Mint", url: "https://example.org/2", kind: Newspaper, collection: "press"),
        Source(id: "three", headline: "Ministers hold talks today", publisher: "Dawn", url: "https://example.org/3", kind: Newspaper, collection: "press"),
    "#
    .to_owned()
        + &meeting("m", "2020-01-01", "").replace(r#"cite: [Para("ministry", 1)]),"#, r#"cite: [Page("one"), Page("two"), Page("three")]),"#)
        + &meeting("n", "2020-01-02", "").replace(r#"cite: [Para("ministry", 1)]),"#, r#"cite: [Page("one"), Page("two"), Page("three")]),"#);
    let catalogue = on_ground(&records);
    let notes = in_all(&catalogue, &Lens::All, ChicagoNote);
    let second = notes.lines().nth(1).unwrap();
    assert!(second.contains("https://example.org/1"), "{second}");
    assert!(second.contains("https://example.org/2"), "{second}");
    assert!(
        second.contains("“Ministers hold talks today,” Dawn"),
        "{second}"
    );
    assert!(!second.contains("https://example.org/3"), "{second}");
}

#[test]
fn every_format_says_what_it_is_in_words_of_its_own() {
    let names: BTreeSet<_> = CitationFormat::ALL.map(CitationFormat::name).into();
    let sentences: BTreeSet<_> = CitationFormat::ALL.map(CitationFormat::sentence).into();
    let endings: BTreeSet<_> = CitationFormat::ALL.map(CitationFormat::ending).into();
    assert_eq!((names.len(), sentences.len(), endings.len()), (4, 4, 4));
    assert!(sentences.iter().all(|one| !one.ends_with('.')));
}

/// The records of the shelf, with one source that says all this of itself.
fn shelf_with(texts: &[String; 6]) -> Catalogue {
    let loaded = load(Input::memory([("shelf.ron", SHELF)]), &Options::default());
    let mut records: Records = loaded.records;
    let source = &mut records.sources[0];
    let [headline, byline, publisher, basis, rests_on, url] = texts.clone();
    source.headline = Some(headline);
    source.byline = Some(byline);
    source.publisher = Some(publisher);
    source.rests_on = Some(rests_on);
    source.url = Some(format!("https://example.org/{url}"));
    source.archived = source.url.clone();
    source.published = Some(PublishedDate {
        date: Edtf::parse("2019-05").unwrap(),
        basis: basis.clone(),
    });
    records.engagements[0].title = basis;
    Catalogue::new(records)
}

proptest! {
    #[test]
    fn whatever_a_source_says_of_itself_the_formats_stay_whole(
        texts in prop::array::uniform6("([a-z ]|[\\\\{}$&#%_~^\"'“”\r\n\t@,=<>-]|\\PC){0,24}"),
    ) {
        let catalogue = shelf_with(&texts);
        let sources = expected(&catalogue, &Known::new(&catalogue, &Lens::All)).len();
        let entries = read_biblatex(&in_all(&catalogue, &Lens::All, BibLatex));
        prop_assert_eq!(entries.len(), sources);
        for entry in &entries {
            for (name, field) in &entry.fields {
                prop_assert!(!field.contains('\n'));
                if name == "url" {
                    let is_bare = !field.contains(['{', '}', '\\', ' ']);
                    prop_assert!(is_bare, "{field}");
                } else if name != "date" {
                    printed(field);
                }
            }
        }
        let printed_headline = one_line(&texts[0]);
        let is_blank = printed_headline.is_empty();
        let title = printed(&entries[0].fields["title"]);
        if is_blank {
            prop_assert!(title.starts_with("[no headline on record: "), "{title}");
        } else {
            prop_assert_eq!(title, printed_headline);
        }
        prop_assert_eq!(read_ris(&in_all(&catalogue, &Lens::All, Ris)).len(), sources);
        prop_assert_eq!(read_csl(&in_all(&catalogue, &Lens::All, CslJson)).len(), sources);
        let notes = in_all(&catalogue, &Lens::All, ChicagoNote);
        prop_assert_eq!(notes.lines().count(), 3);
    }
}
