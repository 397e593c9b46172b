//! What files say of the whole and of doubt: counts as of a day, dates that nobody is sure of, sources that
//! differ, headlines that are not on record.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::collections::BTreeMap;

use common::{day, embedded, meeting, on_ground, time};
use legation::{
    catalogue::Catalogue,
    export::{CitationFormat, FileFormat, Handover, Look},
    model::PartyCode,
    scene::FixedMeasure,
    timeline::Arrangement,
    view::{Filter, Page, PromiseGroup, Value, View},
};

fn text(catalogue: &Catalogue, view: &View, format: FileFormat) -> String {
    let handover = Handover::new(catalogue, view.clone());
    let written = format.write(&handover, &Look::default()).unwrap();
    String::from_utf8(written.bytes).unwrap()
}

fn as_of(text: &str) -> View {
    View {
        as_of: Some(day(text)),
        ..View::default()
    }
}

/// A meeting that promised the next for 2016, which was held in 2018.
fn kept_late() -> Catalogue {
    let first = meeting(
        "first",
        "2015-03-04",
        r#"series: (slug: "bb-group", number: Stated(1)),
        promises: [(id: "next", what: "To meet in 2016", due: "2016", basis: "“next year”", cite: [Para("ministry", 6)],
            meeting: (title: "Second meeting", format: "group", series: (slug: "bb-group", number: Stated(2))))],"#,
    );
    let second = meeting(
        "second",
        "2018-05-06",
        r#"series: (slug: "bb-group", number: Stated(2)),"#,
    );
    on_ground(&(first + &second))
}

// --- counts ---------------------------------------------------------------------------------------

#[test]
fn what_was_promised_is_held_since_only_from_the_day_on_that_it_was() {
    let catalogue = kept_late();
    let counts = |view: &View| Handover::new(&catalogue, view.clone()).counts();
    for (view, expected) in [
        (
            View::default(),
            "2 meetings held, 1 promised and held since",
        ),
        (
            as_of("2018-05-06"),
            "2 meetings held, 1 promised and held since",
        ),
        (
            as_of("2017-01-01"),
            "2 meetings held, 1 announced or not held",
        ),
    ] {
        assert_eq!(counts(&view), format!("3 engagements: {expected}"));
    }
    let brief = text(&catalogue, &as_of("2017-01-01"), FileFormat::Markdown);
    for words in [
        "1 announced or not held; 1 of the meetings held only after 1 January 2017\n",
        "**As of:** 1 January 2017, for promises; sources were read up to 21 November 2026\n",
    ] {
        assert!(brief.contains(words), "{words}: {brief}");
    }
    let brief = text(&catalogue, &View::default(), FileFormat::Markdown);
    assert!(brief.contains("held since\n"), "{brief}");
    assert!(brief.contains("**As of:** 21 November 2026\n"), "{brief}");
}

#[test]
fn a_file_and_the_window_count_alike_as_of_any_day() {
    let catalogue = embedded();
    let mut seen = std::collections::BTreeSet::new();
    for view in [
        View::default(),
        as_of("2012-01-01"),
        as_of("2019-06-30"),
        as_of("2024-02-29"),
    ] {
        let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
        let counted = legation::catalogue::Counted {
            held: arrangement.meetings_held as usize,
            ahead: arrangement.meetings_ahead as usize,
            kept: arrangement.promises_kept as usize,
            not_counted: arrangement.not_counted as usize,
        };
        let counts = Handover::new(&catalogue, view).counts();
        assert!(counts.ends_with(&counted.words()), "{counts}: {counted:?}");
        seen.insert(counted.kept);
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

// --- groups ---------------------------------------------------------------------------------------

/// Titles by the heading, group or lane that they stand under.
type Grouped = BTreeMap<String, Vec<String>>;

fn by_heading(brief: &str) -> Grouped {
    let mut grouped = Grouped::new();
    let mut heading = String::new();
    for line in brief.lines().take_while(|line| *line != "## Sources") {
        if let Some(name) = line.strip_prefix("## ") {
            name.clone_into(&mut heading);
        } else if let Some(rest) = line.strip_prefix("- **").filter(|_| !heading.is_empty()) {
            let title = rest.split(":** ").nth(1).unwrap();
            let title = title.split(". ").next().unwrap().to_owned();
            grouped.entry(heading.clone()).or_default().push(title);
        }
    }
    grouped
}

fn by_group(timeline: &str) -> Grouped {
    let timeline: serde_json::Value = serde_json::from_str(timeline).unwrap();
    let mut grouped = Grouped::new();
    for slide in timeline["events"].as_array().unwrap() {
        let group = slide["group"].as_str().unwrap().to_owned();
        let title = slide["text"]["headline"].as_str().unwrap().to_owned();
        grouped.entry(group).or_default().push(title);
    }
    grouped
}

fn by_lane(catalogue: &Catalogue, view: &View) -> Grouped {
    let arrangement = Arrangement::new(catalogue, view, &FixedMeasure);
    let lanes = arrangement
        .lanes
        .iter()
        .filter(|lane| !lane.items.is_empty());
    let titles = lanes.map(|lane| {
        let items = lane.items.iter();
        let titles = items.map(|item| catalogue.entry(item.handle).engagement.title.clone());
        (lane.name.to_string(), titles.collect())
    });
    titles.collect()
}

#[test]
fn an_engagement_stands_in_every_file_where_it_is_on_the_timeline() {
    let days = (1..=9).map(|day| format!("2020-03-0{day}"));
    let parties = [
        r#"parties: ["BB"],"#,
        r#"parties: ["BB", "CC"],"#,
        r#"parties: ["BB", "CC"], body: "CLUB","#,
        // A body may stand among the partners.
        r#"parties: ["DD", "CLUB"],"#,
        r#"parties: ["CLUB"],"#,
        r#"parties: ["CC", "DD"],"#,
        "parties: [],",
        r#"parties: ["CC"],"#,
        r#"parties: ["DD", "BB"], body: "CLUB","#,
    ];
    let records = days.zip(parties).zip("abcdefghi".chars());
    let records: String = records
        .map(|((day, parties), id)| meeting(&id.to_string(), &day, parties))
        .collect();
    let catalogue = on_ground(&records);
    let party = |code: &str| Value::Partner(PartyCode::from(code));
    let hiding = |codes: &[&str]| View {
        hidden: codes.iter().map(|code| PartyCode::from(*code)).collect(),
        ..View::default()
    };
    for view in [
        View::default(),
        hiding(&["CC"]),
        hiding(&["CLUB"]),
        hiding(&["CLUB", "DD"]),
        View {
            filter: Filter::of([party("BB"), party("CC")]),
            ..View::default()
        },
    ] {
        let lanes = by_lane(&catalogue, &view);
        assert!(lanes.len() > 1);
        assert_eq!(
            by_group(&text(&catalogue, &view, FileFormat::TimelineJs)),
            lanes,
            "{view:?}"
        );
        // Up to a certain number each is told at length.
        if Handover::new(&catalogue, view.clone()).handles.len() > 8 {
            assert_eq!(
                by_heading(&text(&catalogue, &view, FileFormat::Markdown)),
                lanes,
                "{view:?}"
            );
        }
    }
}

// --- promises -------------------------------------------------------------------------------------

/// Entries of a calendar or slides: what is told, and the list of sources below it.
fn entries(text: &str, format: FileFormat) -> Vec<(String, String)> {
    let parts = |entry: &str, mark: &str| {
        let (told, sources) = entry.split_once(mark).unwrap();
        (told.to_owned(), sources.to_owned())
    };
    if format == FileFormat::TimelineJs {
        let timeline: serde_json::Value = serde_json::from_str(text).unwrap();
        let slides = timeline["events"].as_array().unwrap().iter();
        let texts = slides.map(|slide| slide["text"]["text"].as_str().unwrap());
        return texts.map(|text| parts(text, "<p>Sources:</p>")).collect();
    }
    let lines = text.replace("\r\n ", "");
    let lines = lines
        .split("\r\n")
        .filter(|line| line.starts_with("DESCRIPTION:"));
    lines
        .skip(1)
        .map(|line| parts(line, "\\nSources:\\n"))
        .collect()
}

/// The numbers of sources in marks such as "[3 ¶ 1; one of 4/5]", as far as they begin a mark.
fn cited(told: &str) -> Vec<usize> {
    let marks = told.split('[').skip(1);
    let mark = |mark: &str| {
        let mark = mark.strip_prefix("one of ").unwrap_or(mark);
        let end = mark.find(|c: char| !c.is_ascii_digit())?;
        let is_mark = mark[end..].starts_with([']', ' ', ';', '/', '\\']);
        mark[..end].parse().ok().filter(|_| is_mark)
    };
    marks.filter_map(mark).collect()
}

#[test]
fn what_became_of_promises_is_told_with_them_as_of_the_day_and_with_its_sources() {
    let catalogue = embedded();
    for format in [FileFormat::Calendar, FileFormat::TimelineJs] {
        let of = |view: &View| {
            text(&catalogue, view, format)
                .replace("\r\n ", "")
                .replace("\\,", ",")
        };
        let now = of(&View::default());
        let then = of(&as_of("2019-01-01"));
        for (text, day) in [(&now, "21 November 2026"), (&then, "1 January 2019")] {
            let told = text
                .matches(&format!("What became of it, as of {day}"))
                .count();
            assert!(told > 30, "{format:?}: {told}");
        }
        let kept = |text: &str| text.matches(": Kept").count() + text.matches("</b> Kept").count();
        assert!(kept(&now) > kept(&then) && kept(&then) > 0, "{format:?}");
        let entries = entries(&now, format);
        assert!(entries.len() > 300);
        for (told, sources) in entries {
            for number in cited(&told) {
                assert!(
                    sources.contains(&format!("[{number}] ")),
                    "{number}: {told} {sources}"
                );
            }
        }
    }
}

/// Which promises a page lists says nothing of those that are told with their engagements.
#[test]
fn what_became_of_promises_has_its_sources_when_the_page_lists_others() {
    let catalogue = embedded();
    for only in [None, Some(PromiseGroup::Overdue), Some(PromiseGroup::Kept)] {
        let mut view = View {
            page: Page::Promises,
            filter: Filter::of([Value::Partner(PartyCode::from("RU"))]),
            time: Some(time("1900", "2020")),
            ..View::default()
        };
        view.promises.only = only;
        for format in [FileFormat::Calendar, FileFormat::TimelineJs] {
            let text = text(&catalogue, &view, format).replace("\r\n ", "");
            let ends = text.replace("\\n", "\n").replace("</li>", "\n");
            let decided: Vec<&str> = ends
                .lines()
                .filter(|line| line.contains("What became of it") && line.contains("Kept"))
                .collect();
            assert!(decided.len() > 1, "{only:?} {format:?}: {}", decided.len());
            for line in decided {
                assert_eq!(cited(line).len().min(1), 1, "{only:?} {format:?}: {line}");
            }
        }
    }
}

#[test]
fn the_address_of_an_entry_is_that_of_a_page_that_tells_of_it() {
    let promising = r#"series: (slug: "bb-group", number: Stated(1)),
        promises: [(id: "next", what: "To meet in 2016", due: "2016", basis: "b", cite: [Para("ministry", 6)],
            meeting: (title: "Second", format: "group", series: (slug: "bb-group", number: Stated(2))))],"#;
    let second = r#"series: (slug: "bb-group", number: Stated(2)),"#;
    let records = meeting("first", "2015-03-04", promising)
        + &meeting("second", "2018-05-06", second).replace("ministry", "page")
        + r#"Source(id: "page", kind: Newspaper, collection: "press", url: "https://example.org/second"),"#;
    let calendar = text(&on_ground(&records), &View::default(), FileFormat::Calendar);
    let calendar = calendar.replace("\r\n ", "");
    // What was promised is not on the page that tells how it was kept, and that is named among its sources.
    assert_eq!(
        calendar
            .matches("\r\nURL:https://example.org/second\r\n")
            .count(),
        1
    );
    let entry = calendar.split("UID:next@").nth(1).unwrap();
    let entry = entry.split("END:").next().unwrap();
    assert!(
        !entry.contains("URL:") && entry.contains("https://example.org/second"),
        "{entry}"
    );
}

// --- doubt ----------------------------------------------------------------------------------------

#[test]
fn what_is_in_doubt_is_on_no_day_of_a_timeline_or_a_calendar() {
    let dates = [
        (
            "a",
            "2020-08-09?",
            "That is in doubt, so TimelineJS puts this at the start of August 2020;",
        ),
        (
            "b",
            "2020-08-09~",
            "That is only about right, so TimelineJS puts this at the start of August 2020;",
        ),
        (
            "c",
            "2020-08~",
            "That is only about right, so TimelineJS puts this at the start of 2020;",
        ),
        (
            "d",
            "2020-08-09~/2020-08-10~",
            "Its start and end are only about right, so TimelineJS puts both at the start of August 2020.",
        ),
        (
            "e",
            "2020-08-09%/2020-08-09%",
            "Its start and end are only about right, and in doubt, so TimelineJS puts both at the start of August 2020.",
        ),
        ("f", "2020~", ""),
    ];
    let records: String = dates
        .iter()
        .map(|(id, date, _)| meeting(id, date, ""))
        .collect();
    let catalogue = on_ground(&records);
    let calendar = text(&catalogue, &View::default(), FileFormat::Calendar);
    assert!(
        !calendar.contains("DTSTART") && !calendar.contains("VEVENT"),
        "{calendar}"
    );
    let timeline = text(&catalogue, &View::default(), FileFormat::TimelineJs);
    assert!(!timeline.contains("\"day\""), "{timeline}");
    for (id, _, words) in dates.iter().filter(|(_, _, words)| !words.is_empty()) {
        let slide = timeline
            .split(&format!("\"legation-{id}\""))
            .nth(1)
            .unwrap();
        let slide = slide.split("unique_id").next().unwrap();
        assert!(slide.contains(words), "{slide}");
    }
    assert!(!timeline.contains("\"legation-f\""));
    assert!(
        timeline.contains("About 2020 (day not known):"),
        "{timeline}"
    );
}

// --- briefs ---------------------------------------------------------------------------------------

/// Nine meetings, so that each has one line. The fifth has a point that only the paper makes.
fn nine() -> Catalogue {
    let more = |number: u32| match number {
        5 => {
            r#"points: [(kind: Agreed, what: "To meet", topics: ["one"], cite: [Para("paper", 2)])],"#
        }
        _ => "",
    };
    let records: String = (1..=9)
        .map(|number| {
            meeting(
                &format!("m{number}"),
                &format!("2020-03-0{number}"),
                more(number),
            )
        })
        .collect();
    on_ground(&records)
}

#[test]
fn a_brief_lists_the_sources_that_it_cites_and_counts_the_others() {
    let brief = text(&nine(), &View::default(), FileFormat::Markdown);
    assert!(
        brief.contains("1 source that nothing here cites\n"),
        "{brief}"
    );
    let (told, sources) = brief.split_once("## Sources\n\n").unwrap();
    assert!(
        sources.starts_with("1. ") && !sources.contains("\n2. "),
        "{sources}"
    );
    assert!(sources.contains("recorded as ministry") && !sources.contains("recorded as paper"));
    // As many as the list has: the other is among what is left out.
    assert!(told.contains("**Rests on:** 1 source "), "{told}");
    // Told in full, the paper is cited.
    let catalogue = nine();
    let view = View {
        time: Some(time("2020-03-05", "2020-03-06")),
        ..View::default()
    };
    let brief = text(&catalogue, &view, FileFormat::Markdown);
    assert!(
        brief.contains("To meet [2 ¶ 2]") && brief.contains("\n2. "),
        "{brief}"
    );
    assert!(
        brief.contains("**Left out:** 7 at other times\n"),
        "{brief}"
    );
}

#[test]
fn what_a_brief_rests_on_is_what_it_lists() {
    let brief = text(&embedded(), &View::default(), FileFormat::Markdown);
    let (told, sources) = brief.split_once("## Sources\n\n").unwrap();
    let is_entry = |line: &&str| line.starts_with(|first: char| first.is_ascii_digit());
    let listed = sources.lines().filter(is_entry).count();
    let said = format!("**Rests on:** {listed} sources (");
    assert!(
        listed > 100 && told.contains(&said),
        "{listed}: {told:.800}"
    );
}

#[test]
fn a_line_of_a_brief_says_that_sources_differ() {
    let rival = r#"rival_statuses: [(status: Expected, cite: [Para("paper", 7)])],"#;
    let records: String = (1..=9)
        .map(|number| {
            let more = if number == 1 { rival } else { "" };
            meeting(&format!("m{number}"), &format!("2020-03-0{number}"), more)
        })
        .collect();
    let date = r#"(date: "2020-03-01", basis: "Stated", cite: [Para("ministry", 1)])"#;
    let other = r#"(date: "2020-03-02/2020-03-03", basis: "Stated", cite: [Para("paper", 4)])"#;
    let records = records.replacen(date, &format!("{date}, {other}"), 1);
    let brief = text(&on_ground(&records), &View::default(), FileFormat::Markdown);
    let expected = "- **1 March 2020:** Meeting m1. Group, held [1 ¶ 1]; \
        another date: 2–3 March 2020 [2 ¶ 4]; another status: expected [2 ¶ 7]\n";
    assert!(brief.contains(expected), "{brief}");
    assert_eq!(brief.matches("; another").count(), 2);
}

#[test]
fn what_was_on_or_before_a_day_is_told_at_that_day() {
    let records = meeting("before", "[..2020-03-04]", "")
        + &meeting("ended", "/2019-01-31", "")
        + &meeting("on", "2020-03-04", "")
        + &meeting("month", "2020-03", "")
        + &meeting("early", "2001", "")
        + &meeting("late", "2021-05-06/..", "");
    let catalogue = on_ground(&records);
    let handover = Handover::new(&catalogue, View::default());
    let ids = handover.handles.iter();
    let ids: Vec<&str> = ids
        .map(|&one| catalogue.entry(one).engagement.id.as_str())
        .collect();
    assert_eq!(ids, ["early", "ended", "month", "before", "on", "late"]);
}

// --- sources without a headline -------------------------------------------------------------------

#[test]
fn no_publisher_breaks_out_of_a_description_that_stands_for_a_headline() {
    for text in [
        "} } \\input{/etc/passwd} % @article{evil,",
        "TY  - BOOK\r\nER  - \r\n] (a real title",
        "</script><b>\"quoted\"\u{202E}",
        "=1+1;@SUM(A1)",
    ] {
        let quoted = ron::to_string(text).unwrap();
        let records = meeting("m", "2020-03-04", "").replace("ministry", "evil")
            + &format!(
                r#"Source(id: "evil", publisher: {quoted}, kind: Newspaper, collection: "press"),"#
            );
        let catalogue = on_ground(&records);
        let of = |format| self::text(&catalogue, &View::default(), FileFormat::Citations(format));
        let said = legation::catalogue::one_line(text);
        let title = format!("[no headline on record: newspaper, {said}, recorded as evil]");
        let csl: serde_json::Value = serde_json::from_str(&of(CitationFormat::CslJson)).unwrap();
        assert_eq!(csl[0]["title"], title);
        assert_eq!(csl.as_array().unwrap().len(), 1);
        let ris = of(CitationFormat::Ris);
        assert!(ris.contains(&format!("\r\nTI  - {title}\r\n")), "{ris}");
        assert_eq!(ris.matches("\r\nER  - \r\n").count(), 1, "{ris}");
        let bib = of(CitationFormat::BibLatex);
        assert_eq!(
            bib.lines().filter(|line| line.starts_with('@')).count(),
            1,
            "{bib}"
        );
        assert_eq!(bib.lines().last(), Some("}"), "{bib}");
        assert!(
            bib.contains("  title = {{[no headline on record: newspaper, "),
            "{bib}"
        );
    }
}
