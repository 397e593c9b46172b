//! What is handed over: which engagements a view shows, and what every format makes of them.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use common::{articles, day, embedded, engagement, meeting, on_ground, time};
use legation::{
    catalogue::{Catalogue, Handle},
    export::{CitationFormat, FileFormat, Handover, LeftOut, Look},
    model::{EngagementId, PartyCode, Status},
    scene::FixedMeasure,
    timeline::Arrangement,
    view::{Filter, Lens, Page, Value, View},
};

fn of(lens: Lens) -> View {
    View {
        lens,
        ..View::default()
    }
}

fn bytes(catalogue: &Catalogue, view: &View, format: FileFormat) -> Vec<u8> {
    let handover = Handover::new(catalogue, view.clone());
    format.write(&handover, &Look::default()).unwrap().bytes
}

fn text(catalogue: &Catalogue, view: &View, format: FileFormat) -> String {
    String::from_utf8(bytes(catalogue, view, format)).unwrap()
}

fn json(catalogue: &Catalogue, view: &View, format: FileFormat) -> serde_json::Value {
    serde_json::from_str(&text(catalogue, view, format)).unwrap()
}

/// The cells of a sheet, line by line.
fn sheet(file: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut workbook = Xlsx::new(Cursor::new(file.to_vec())).unwrap();
    let range = workbook.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// Lines of a calendar as they were before they were folded.
fn unfolded(calendar: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    unfolded.split("\r\n").map(str::to_owned).collect()
}

fn ids(catalogue: &Catalogue, handles: &[Handle]) -> Vec<String> {
    let ids = handles.iter();
    ids.map(|&handle| catalogue.entry(handle).engagement.id.to_string())
        .collect()
}

/// One of each kind of date, one of each status, a promise, and meetings of several partners.
fn every_kind() -> Catalogue {
    let records = meeting("day", "2020-03-04", SAID)
        + &meeting("days", "2020-05-01/2020-05-03", "parties: [\"CC\"],")
        + &meeting("month", "2020-07", "")
        + &meeting(
            "years",
            "[2018-11-17..2023-11-17]",
            "parties: [\"BB\", \"CC\"],",
        )
        + &meeting("doubted", "2020-08-09?", "body: \"CLUB\",")
        + &meeting("open", "2019-10-31/..", "")
        + &engagement("ahead", "Announced", "2027-01-02", "")
        + &engagement("off", "Cancelled", "2020-09-01", "")
        + &engagement("later", "Postponed", "2020-09-02", "")
        + &meeting("before-us", "-0044-03-15", "")
        + r#"Engagement(id: "undated", title: "Undated", parties: ["DD"], format: "message", status: Held,
            dates: [], cite: [Page("paper")]),"#;
    on_ground(&records)
}

const SAID: &str = r#"
    series: (slug: "bb-group", number: Stated(1)),
    places: [(city: "Port", country: "BB", cite: [Para("ministry", 2)])],
    delegations: [
        (side: "AA", people: [(name: "First Person", office: "Secretary", cite: [Para("ministry", 3)])]),
        (side: "BB", people: [], cite: [Para("paper", 1)]),
    ],
    points: [
        (kind: Agreed, what: "To exchange experts", topics: ["one"], cite: [Quote("ministry", 4, "exchange experts")]),
        (kind: Agreed, what: "To meet each year", topics: ["two"], cite: [Para("ministry", 5), Para("ministry", 2)]),
        (kind: CalledFor, what: "Restraint", topics: ["one"], who: Side("BB"), cite: [OneOf(["paper", "ministry"])]),
    ],
    promises: [
        (id: "next", what: "To meet in 2021", due: "2021", basis: "“next year”", cite: [Para("ministry", 6)],
            meeting: (title: "Second meeting", format: "group", series: (slug: "bb-group", number: Stated(2)))),
        (id: "text", what: "To publish a text", cite: [Para("paper", 2)]),
    ],
    caveats: [(kind: OneSideOnly, what: "Only one side is quoted.", cite: [Para("paper", 3)])],
"#;

// --- which engagements ----------------------------------------------------------------------------

#[test]
fn what_is_handed_over_is_what_the_timeline_shows() {
    let catalogue = embedded();
    let russia = Value::Partner(PartyCode::from("RU"));
    let views = [
        View::default(),
        of(articles()),
        of(Lens::OfficialOnly),
        View {
            filter: Filter::of([russia.clone(), Value::Status(Status::Held)]),
            ..View::default()
        },
        View {
            hidden: ["RU", "BRICS"].map(PartyCode::from).into(),
            ..View::default()
        },
    ];
    for view in views {
        let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
        let mut shown: Vec<Handle> = arrangement.handles().collect();
        let handover = Handover::new(&catalogue, view);
        let mut handed = handover.handles.clone();
        shown.sort_unstable();
        handed.sort_unstable();
        assert_eq!(handed, shown, "{:?}", handover.view);
        let all = handover.handles.len() + handover.left_out.all();
        assert_eq!(all, catalogue.len());
        let text = handover.counts();
        assert!(
            text.contains(&format!(": {} meeting", arrangement.meetings_held)),
            "{text}"
        );
    }
}

#[test]
fn what_may_have_been_in_the_time_asked_for_is_included_and_said_to_be_possible() {
    let catalogue = every_kind();
    let view = View {
        time: Some(time("2020-05-02", "2020-07-10")),
        ..View::default()
    };
    let handover = Handover::new(&catalogue, view.clone());
    assert_eq!(
        ids(&catalogue, &handover.handles),
        ["years", "open", "days", "month"]
    );
    assert_eq!(handover.possibly(), 3);
    let left_out = LeftOut {
        elsewhen: catalogue.len() - 5,
        undated: 1,
        ..LeftOut::default()
    };
    assert_eq!(handover.left_out, left_out);
    let rows = handover.rows();
    let in_days: Vec<_> = rows.iter().map(|row| row.in_days.unwrap()).collect();
    assert_eq!(in_days, ["possibly", "possibly", "certainly", "possibly"]);
    let brief = text(&catalogue, &view, FileFormat::Markdown);
    assert!(
        brief.contains("3 engagements only possibly in this time"),
        "{brief}"
    );
    assert_eq!(brief.matches("; possibly in this time").count(), 3);
    let file = bytes(&catalogue, &view, FileFormat::Xlsx);
    let cells = sheet(&file, "Engagements");
    assert_eq!(cells[1][10], Data::String("Possibly".to_owned()));
    assert_eq!(cells[3][10], Data::String("Certainly".to_owned()));
    for format in [FileFormat::Calendar, FileFormat::TimelineJs] {
        let text = unfolded(&text(&catalogue, &view, format)).concat();
        let said =
            text.matches("Possibly\\, and not").count() + text.matches("Possibly, and not").count();
        // A window of years is no slide.
        let expected = if format == FileFormat::Calendar { 3 } else { 2 };
        assert_eq!(said, expected, "{format:?}");
    }
}

#[test]
fn an_end_that_nobody_named_is_no_day() {
    let catalogue = every_kind();
    let mut view = View {
        time: Some(time("2020-05-02", "9999-12-31")),
        ..View::default()
    };
    let words = |view: &View| Handover::new(&catalogue, view.clone()).days_words();
    assert_eq!(words(&view), "from 2 May 2020 on");
    view.time = Some(time("2020-05", "2020-05"));
    assert_eq!(words(&view), "1–31 May 2020");
    view.time = None;
    assert_eq!(words(&view), "all of time");
}

#[test]
fn promises_are_judged_as_of_the_day_of_the_view() {
    let catalogue = every_kind();
    let mut view = View::default();
    let brief = text(&catalogue, &view, FileFormat::Markdown);
    assert!(brief.contains("as of 21 November 2026"), "{brief}");
    assert!(
        brief.contains("Overdue by 1,786 days with no record in this catalogue"),
        "{brief}"
    );
    view.as_of = Some(day("2021-06-01"));
    let brief = text(&catalogue, &view, FileFormat::Markdown);
    assert!(
        brief.contains("due 2021 (day not known) [1 ¶ 6]. **Open**"),
        "{brief}"
    );
    let rows = Handover::new(&catalogue, view.clone()).rows();
    let promised = rows.iter().find(|row| row.id == "next").unwrap();
    assert_eq!(promised.promise_state, Some("open"));
    let calendar = text(&catalogue, &view, FileFormat::Calendar);
    assert!(calendar.contains("DTSTAMP:20210601T000000Z"), "{calendar}");
}

/// The formats that say in words and cells what is shown.
fn texts() -> impl Iterator<Item = FileFormat> {
    let formats = FileFormat::ALL.into_iter();
    formats.filter(|format| !format.is_picture())
}

// --- every format ---------------------------------------------------------------------------------

/// What of a format names an engagement, so that it can be looked for.
fn names(format: FileFormat, catalogue: &Catalogue, handle: Handle) -> String {
    let engagement = &catalogue.entry(handle).engagement;
    let title = legation::catalogue::one_line(&engagement.title);
    match format {
        FileFormat::Calendar => format!("UID:{}@", engagement.id),
        FileFormat::Csv => format!("\n{},", engagement.id),
        FileFormat::Json => format!("\"id\": \"{}\"", engagement.id),
        FileFormat::TimelineJs => format!("\"legation-{}\"", engagement.id),
        FileFormat::Citations(CitationFormat::CslJson) => serde_json::to_string(&title)
            .unwrap()
            .trim_matches('"')
            .to_owned(),
        _ => title,
    }
}

#[test]
fn every_engagement_shown_is_in_the_file_or_counted() {
    let catalogue = embedded();
    for lens in [Lens::All, articles()] {
        let handover = Handover::new(&catalogue, of(lens));
        for format in texts() {
            let written = format.write(&handover, &Look::default()).unwrap();
            let text = if format == FileFormat::Xlsx {
                let rows = sheet(&written.bytes, "Engagements");
                let titles = rows.iter().map(|row| row[1].to_string());
                titles.collect::<Vec<_>>().join("\n")
            } else {
                String::from_utf8(written.bytes).unwrap()
            };
            let text = text.replace("\r\n ", "").replace("\\&", "&");
            let is_there = |handle: &&Handle| text.contains(&names(format, &catalogue, **handle));
            let there = handover.handles.iter().filter(is_there).count();
            let missing = handover.handles.len() - there;
            let counted = written
                .left_out
                .iter()
                .any(|sentence| sentence.starts_with(&format!("{missing} engagement")));
            assert!(
                missing == 0 || counted,
                "{format:?}: {missing}, {:?}",
                written.left_out
            );
        }
    }
}

#[test]
fn what_has_no_day_is_in_no_picture_and_counted() {
    let catalogue = embedded();
    let handover = Handover::new(&catalogue, View::default());
    let has_no_date = |handle: &&Handle| handover.known.date(&catalogue, **handle).is_none();
    let undated = handover.handles.iter().filter(has_no_date).count();
    let all = handover.handles.len();
    assert!(undated > 0);
    let without = format!("{undated} with no date");
    for format in FileFormat::ALL {
        let share = handover.share(format);
        if format.is_picture() {
            let dated = all - undated;
            let said = format!("{dated} of {all} engagements; left out: {without}");
            assert!(share.starts_with(&said), "{format:?}: {share}");
        } else {
            assert_eq!(share, format!("{all} of {all} engagements"), "{format:?}");
        }
    }
    let written = FileFormat::Svg.write(&handover, &Look::default()).unwrap();
    let is_said = |words: &String| words.starts_with(&without);
    assert!(
        written.left_out.iter().any(is_said),
        "{:?}",
        written.left_out
    );
    let svg = String::from_utf8(written.bytes).unwrap();
    assert!(svg.contains(&format!("{undated} undated")));
    // Where a stretch of time is asked for they are left out of every format, and counted once.
    let view = View {
        time: Some(time("2019-01-01", "2020-01-01")),
        ..View::default()
    };
    let handover = Handover::new(&catalogue, view);
    let share = handover.share(FileFormat::Pdf);
    assert_eq!(share, handover.share(FileFormat::Csv));
    assert_eq!(share.matches("with no date").count(), 1, "{share}");
}

#[test]
fn a_format_that_can_says_what_it_shows_and_what_not() {
    let catalogue = embedded();
    let view = View {
        filter: Filter::of([Value::Partner(PartyCode::from("FR"))]),
        lens: articles(),
        ..View::default()
    };
    for format in texts() {
        let file = bytes(&catalogue, &view, format);
        let text = if format == FileFormat::Xlsx {
            let rows = sheet(&file, "About").into_iter().flatten();
            rows.map(|cell| cell.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        } else {
            String::from_utf8(file)
                .unwrap()
                .replace("\r\n ", "")
                .replace("\\,", ",")
        };
        let said = [
            "India’s counter-terrorism diplomacy",
            "Partners: France",
            "the collection “articles” only",
            "21 November 2026",
            "414 of which no source that is believed tells, 12 by the filter",
        ];
        for words in said {
            // Citations judge no promises, and so are of no day.
            let is_asked = words != "21 November 2026" || format.judges_promises();
            let is_said = text.contains(words);
            let is_expected = format.tells_of_itself() && is_asked;
            assert_eq!(is_said, is_expected, "{format:?}: {words}");
        }
    }
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    for format in FileFormat::ALL {
        let view = View {
            page: Page::Promises,
            time: Some(time("2019", "2021")),
            as_of: Some(day("2022-02-02")),
            ..View::default()
        };
        let one = bytes(&embedded(), &view, format);
        let other = bytes(&embedded(), &view, format);
        assert!(one == other, "{format:?}");
    }
}

#[test]
fn a_catalogue_that_says_nothing_of_itself_is_written_too() {
    let records = meeting("m", "2020-03-04", SAID);
    let ground = common::GROUND;
    let begin = ground.find("Catalogue(").unwrap();
    let end = begin + ground[begin..].find('\n').unwrap();
    let without = format!("[{}{}{records}]", &ground[..begin], &ground[end..]);
    let input = legation::load::Input::memory([("test.ron", without.as_str())]);
    let loaded = legation::load::load(input, &legation::load::Options::default());
    let catalogue = Catalogue::new(loaded.records);
    assert_eq!(catalogue.read_until(), None);
    assert!(!catalogue.is_empty());
    for format in FileFormat::ALL {
        let file = bytes(&catalogue, &View::default(), format);
        assert!(!file.is_empty(), "{format:?}");
    }
    let brief = text(&catalogue, &View::default(), FileFormat::Markdown);
    assert!(brief.contains("promises are not judged"), "{brief}");
    assert!(!brief.contains("## Promises"), "{brief}");
}

#[test]
fn small_files_look_so() {
    let catalogue = every_kind();
    for (name, format) in [
        ("a_brief", FileFormat::Markdown),
        ("a_calendar", FileFormat::Calendar),
        ("a_timeline", FileFormat::TimelineJs),
        (
            "chicago_notes",
            FileFormat::Citations(CitationFormat::ChicagoNote),
        ),
        ("biblatex", FileFormat::Citations(CitationFormat::BibLatex)),
    ] {
        let text = text(&catalogue, &View::default(), format);
        insta::assert_snapshot!(name, text.replace("\r\n", "\n"));
    }
    let held = View {
        filter: Filter::of([
            Value::Partner(PartyCode::from("BB")),
            Value::Status(Status::Held),
        ]),
        ..View::default()
    };
    let brief = text(&catalogue, &held, FileFormat::Markdown);
    insta::assert_snapshot!("a_brief_in_full", brief);
    let file = bytes(&catalogue, &View::default(), FileFormat::Xlsx);
    let sheets = ["Engagements", "Promises", "Sources", "About"].map(|name| {
        let lines = sheet(&file, name).into_iter().map(|line| {
            let cells = line.iter().map(cell);
            cells.collect::<Vec<_>>().join(" | ")
        });
        format!("--- {name}\n{}", lines.collect::<Vec<_>>().join("\n"))
    });
    insta::assert_snapshot!("a_workbook", sheets.join("\n"));
}

/// A cell with its kind, where that is not text.
fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(day) => {
            let (year, month, of_month, ..) = day.to_ymd_hms_milli();
            format!("day {year:04}-{month:02}-{of_month:02}")
        }
        Data::Float(number) => format!("number {number}"),
        other => other.to_string(),
    }
}

// --- dates ----------------------------------------------------------------------------------------

#[test]
fn no_format_makes_a_day_of_a_window() {
    let catalogue = every_kind();
    let view = View::default();
    let calendar = text(&catalogue, &view, FileFormat::Calendar);
    let lines = unfolded(&calendar);
    // What happened once in 2018 to 2023 has no day in the calendar, and its words have it.
    let at = lines
        .iter()
        .position(|line| line == "UID:years@AA.legation")
        .unwrap();
    assert_eq!(lines[at - 1], "BEGIN:VJOURNAL");
    let end = at
        + lines[at..]
            .iter()
            .position(|line| line.starts_with("END:"))
            .unwrap();
    let entry = &lines[at..end];
    assert!(
        entry.iter().all(|line| !line.starts_with("DTSTART")),
        "{entry:?}"
    );
    let words = "One day between 17 November 2018 and 17 November 2023";
    assert!(
        entry
            .iter()
            .any(|line| line.starts_with("DESCRIPTION") && line.contains(words))
    );
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 5);
    assert_eq!(
        calendar.matches("BEGIN:VJOURNAL").count(),
        catalogue.len() - 5
    );

    let timeline = json(&catalogue, &view, FileFormat::TimelineJs);
    let slides = timeline["events"].as_array().unwrap();
    let slide = |id: &str| {
        let id = format!("legation-{id}");
        slides
            .iter()
            .find(|slide| slide["unique_id"] == id.as_str())
    };
    assert!(slide("years").is_none());
    let title = timeline["title"]["text"]["text"].as_str().unwrap();
    assert!(title.contains(words), "{title}");
    let month = slide("month").unwrap();
    assert_eq!(
        month["start_date"],
        serde_json::json!({"year": 2020, "month": 7})
    );
    assert!(month.get("end_date").is_none());
    assert_eq!(month["display_date"], "July 2020 (day not known)");
    let days = slide("days").unwrap();
    assert_eq!(
        days["end_date"],
        serde_json::json!({"year": 2020, "month": 5, "day": 3})
    );

    let file = bytes(&catalogue, &view, FileFormat::Xlsx);
    let rows = sheet(&file, "Engagements");
    let row = rows
        .iter()
        .find(|row| row[19] == Data::String("years".to_owned()))
        .unwrap();
    assert_eq!(row[0], Data::String(words.to_owned()));
    assert_eq!(cell(&row[7]), "day 2018-11-17");
    assert_eq!(cell(&row[8]), "day 2023-11-17");
    assert_eq!(
        row[9],
        Data::String("once, on one of these days".to_owned())
    );
    let row = rows
        .iter()
        .find(|row| row[19] == Data::String("before-us".to_owned()))
        .unwrap();
    assert_eq!(row[7], Data::String("-0044-03-15".to_owned()));
}

#[test]
fn a_calendar_says_what_was_held_announced_and_called_off() {
    let calendar = text(&every_kind(), &View::default(), FileFormat::Calendar);
    let lines = unfolded(&calendar);
    let status = |id: &str| {
        let uid = format!("UID:{id}@AA.legation");
        let at = lines.iter().position(|line| *line == uid).unwrap();
        let status = lines[at..]
            .iter()
            .find_map(|line| line.strip_prefix("STATUS:"));
        status.unwrap().to_owned()
    };
    let told = ["day", "ahead", "later", "off", "month", "next"].map(status);
    assert_eq!(
        told,
        [
            "CONFIRMED",
            "TENTATIVE",
            "TENTATIVE",
            "CANCELLED",
            "FINAL",
            "DRAFT"
        ]
    );
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
    assert!(calendar.contains("DTSTART;VALUE=DATE:20200501\r\nDTEND;VALUE=DATE:20200504\r\n"));
}

// --- hostile texts --------------------------------------------------------------------------------

/// Texts that would be something else than words where nobody takes care.
const HOSTILE: [&str; 12] = [
    "=HYPERLINK(\"http://evil.example\",\"click\")",
    "+1-2",
    "-2+3",
    "@SUM(A1)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)> &amp; \"quoted\" 'single'",
    "[click](javascript:alert(1)) ![x](y) `code` **bold** # head | cell",
    "line one\r\nEND:VEVENT\r\nBEGIN:VEVENT\n\n# heading\n- item",
    "\u{202E}desrever\u{202C} \u{2066}isolated\u{2069}",
    "bell \u{7} nothing \u{0} escape \u{1b}[31m tab\ttab",
    "@article{evil, title={x}} } \\input{/etc/passwd} % comment",
    "TY  - BOOK ; a, b \\n c; _x000D_ mit ދިވެހި 😀",
];

/// A catalogue in which everything that is free text is this text.
fn hostile(text: &str) -> Catalogue {
    let quoted = ron::to_string(text).unwrap();
    let records = meeting(
        "m",
        "2020-03-04",
        &format!(
            r#"places: [(city: {quoted}, country: "BB", cite: [Para("evil", 2)])],
            delegations: [(side: "AA", people: [(name: {quoted}, office: {quoted}, cite: [Para("evil", 3)])])],
            points: [(kind: Agreed, what: {quoted}, topics: ["one"], cite: [Para("evil", 4)])],
            promises: [(id: "p", what: {quoted}, due: "2021", basis: {quoted}, cite: [Para("evil", 5)])],
            caveats: [(kind: Ambiguous, what: {quoted}, cite: [Para("evil", 6)])],"#
        ),
    )
    .replace("\"Meeting m\"", &quoted)
        + &format!(
            r#"Source(id: "evil", publisher: {quoted}, headline: {quoted}, byline: {quoted}, kind: Newspaper,
                url: "https://a.example/?q=%3Cb%3E&x='y'", collection: "press"),"#
        );
    let options = legation::load::Options {
        skip_lints: true,
        ..legation::load::Options::default()
    };
    let ground = common::GROUND;
    let all = format!("[{ground}{records}]");
    let input = legation::load::Input::memory([("test.ron", all.as_str())]);
    let catalogue = Catalogue::new(legation::load::load(input, &options).records);
    assert!(
        catalogue.find(&EngagementId::from("m")).is_some(),
        "{text:?}"
    );
    catalogue
}

#[test]
fn no_text_is_a_formula_in_a_workbook() {
    for text in HOSTILE {
        let file = bytes(&hostile(text), &View::default(), FileFormat::Xlsx);
        let mut workbook = Xlsx::new(Cursor::new(file.clone())).unwrap();
        for name in ["Engagements", "Promises", "Sources", "About"] {
            let formulas = workbook.worksheet_formula(name).unwrap();
            assert_eq!(formulas.used_cells().count(), 0, "{text:?} in {name}");
        }
        let rows = sheet(&file, "Engagements");
        assert_eq!(rows.len(), 2);
        let said = legation::catalogue::one_line(text);
        assert_eq!(rows[1][1], Data::String(said.clone()), "{text:?}");
        let sources = sheet(&file, "Sources");
        assert!(
            sources
                .iter()
                .any(|row| row[1] == Data::String(said.clone()))
        );
    }
}

#[test]
fn no_text_begins_anything_in_a_calendar() {
    for text in HOSTILE {
        let calendar = self::text(&hostile(text), &View::default(), FileFormat::Calendar);
        let lines = unfolded(&calendar);
        assert_eq!(
            lines
                .iter()
                .filter(|line| line.starts_with("BEGIN:"))
                .count(),
            2,
            "{text:?}"
        );
        assert_eq!(
            lines.iter().filter(|line| line.starts_with("END:")).count(),
            2,
            "{text:?}"
        );
        assert!(
            !calendar.replace("\r\n", "").contains(char::is_control),
            "{text:?}"
        );
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let name = line.split([':', ';']).next().unwrap();
            let is_name = name
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'-');
            assert!(is_name, "{text:?}: {line}");
        }
    }
}

#[test]
fn no_text_is_markup_on_a_slide() {
    for text in HOSTILE {
        let timeline = json(&hostile(text), &View::default(), FileFormat::TimelineJs);
        let slides = timeline["events"].as_array().unwrap().iter();
        for slide in slides.chain([&timeline["title"]]) {
            for html in [&slide["text"]["text"], &slide["text"]["headline"]] {
                let html = html.as_str().unwrap();
                assert!(!html.contains(char::is_control), "{text:?}");
                for tag in html.split('<').skip(1) {
                    let tag = tag.split('>').next().unwrap();
                    let ours = ["p", "/p", "ul", "/ul", "li", "/li", "b", "/b", "/a"];
                    let link = "a href=\"https://a.example/?q=%3Cb%3E&amp;x=&#39;y&#39;\" \
                        target=\"_blank\" rel=\"noopener\"";
                    assert!(ours.contains(&tag) || tag == link, "{text:?}: {tag}");
                }
            }
        }
    }
}

#[test]
fn no_text_is_a_line_of_its_own_in_a_brief() {
    let plain = text(&hostile("Plain"), &View::default(), FileFormat::Markdown);
    let begins = |brief: &str| -> Vec<String> {
        let lines = brief.lines();
        let mark = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        lines.map(mark).collect()
    };
    for text in HOSTILE {
        let brief = self::text(&hostile(text), &View::default(), FileFormat::Markdown);
        assert_eq!(begins(&brief).len(), begins(&plain).len(), "{text:?}");
        assert!(
            !brief.contains("<img") && !brief.contains("<script"),
            "{brief}"
        );
        // A bracket with a backslash before it is none.
        let brackets = brief.replace("\\]", "");
        assert!(
            !brackets.contains("](") && !brackets.contains("]["),
            "{brief}"
        );
        let control = |letter: char| letter != '\n' && legation::catalogue::breaks_a_line(letter);
        assert!(!brief.contains(control), "{text:?}");
        // The only links are addresses of sources.
        let links = brief.matches("<http").count();
        assert_eq!(links, 1, "{text:?}");
    }
}

#[test]
fn citations_of_hostile_texts_stay_what_they_are() {
    for text in HOSTILE {
        let catalogue = hostile(text);
        let of = |format| self::text(&catalogue, &View::default(), FileFormat::Citations(format));
        let csl: serde_json::Value = serde_json::from_str(&of(CitationFormat::CslJson)).unwrap();
        assert_eq!(csl.as_array().unwrap().len(), 2);
        let bib = of(CitationFormat::BibLatex);
        assert_eq!(
            bib.lines().filter(|line| line.starts_with('@')).count(),
            2,
            "{bib}"
        );
        let head = bib.lines().take_while(|line| !line.is_empty());
        assert!(head.clone().count() > 3);
        assert!(
            head.clone()
                .all(|line| line.starts_with("% ") && !line.contains('@'))
        );
        let ris = of(CitationFormat::Ris);
        assert_eq!(
            ris.split("\r\n")
                .filter(|line| line.starts_with("TY  - "))
                .count(),
            2
        );
    }
}

#[test]
fn a_very_long_text_is_cut_in_a_workbook_only_and_counted() {
    let long = "word ".repeat(20_000);
    let catalogue = hostile(&long);
    for format in texts() {
        let handover = Handover::new(&catalogue, View::default());
        let written = format.write(&handover, &Look::default()).unwrap();
        if format == FileFormat::Xlsx {
            let rows = sheet(&written.bytes, "Engagements");
            assert_eq!(rows[1][1].to_string().len(), 32_767);
            let told = written.left_out.join("; ");
            assert!(told.contains("5 cells of Engagements"), "{told}");
        } else {
            assert!(written.left_out.is_empty(), "{format:?}");
        }
    }
}

#[test]
fn only_addresses_of_the_web_are_links() {
    // Loading refuses other addresses, so the records are changed behind its back.
    let records = common::bare::parse(&format!("[{}]", common::GROUND));
    let mut all = legation::catalogue::Records::default();
    for record in records {
        match record {
            common::bare::Record::Source(mut source) => {
                source.url = Some("javascript:alert(1)//https://a.b".to_owned());
                source.archived = Some("file:///etc/passwd".to_owned());
                all.sources.push(source);
            }
            common::bare::Record::Catalogue(about) => all.about = Some(about),
            common::bare::Record::Party(party) => all.parties.push(party),
            common::bare::Record::Format(format) => all.formats.push(format),
            _ => {}
        }
    }
    for record in common::bare::parse(&format!("[{}]", meeting("m", "2020-01-02", ""))) {
        if let common::bare::Record::Engagement(engagement) = record {
            all.engagements.push(engagement);
        }
    }
    let catalogue = Catalogue::new(all);
    let brief = text(&catalogue, &View::default(), FileFormat::Markdown);
    assert!(
        !brief.contains("javascript") && !brief.contains("file:"),
        "{brief}"
    );
    let calendar = text(&catalogue, &View::default(), FileFormat::Calendar);
    assert!(!calendar.contains("\nURL"), "{calendar}");
    let timeline = text(&catalogue, &View::default(), FileFormat::TimelineJs);
    assert!(!timeline.contains("href"), "{timeline}");
    let file = bytes(&catalogue, &View::default(), FileFormat::Xlsx);
    // The address is there to be read, as text.
    let sources = sheet(&file, "Sources");
    assert!(sources[1][8].to_string().starts_with("javascript"));
    let mut names = zip_names(&file);
    names.retain(|name| name.contains("worksheets/_rels"));
    assert!(names.is_empty(), "{names:?}");
}

/// Names of the parts of a workbook, from the directory at its end.
fn zip_names(file: &[u8]) -> Vec<String> {
    let entry = |at: &usize| file[*at..].starts_with(b"PK\x01\x02");
    let entries = (0..file.len().saturating_sub(46)).filter(entry);
    let name = |at: usize| {
        let length = usize::from(u16::from_le_bytes([file[at + 28], file[at + 29]]));
        String::from_utf8_lossy(&file[at + 46..at + 46 + length]).into_owned()
    };
    entries.map(name).collect()
}
