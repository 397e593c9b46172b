//! The catalogue that ships, and the guide to its format.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::{collections::BTreeMap, fs, path::Path};

use common::embedded;
use legation::{
    catalogue::{Catalogue, Facets, Handle, Known, Outcome},
    date::Kind,
    load::{Code, Input, Loaded, MAX_QUOTED_WORDS, Options, Severity, load, report},
    model::{Citation, Collection, Engagement, EngagementId, Status},
    scene::FixedMeasure,
    timeline::Arrangement,
    view::{Lens, View},
};

fn loaded() -> Loaded {
    load(Input::Embedded, &Options::default())
}

fn guide() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md");
    fs::read_to_string(path).unwrap()
}

// --- the records ----------------------------------------------------------------------------------

#[test]
fn nothing_is_wrong_but_what_cannot_be_helped() {
    let loaded = loaded();
    assert_eq!(loaded.count(Severity::Error), 0);
    for problem in &loaded.problems {
        assert!(
            matches!(problem.code, Code::SingleSource | Code::PromiseOverdue),
            "{}",
            report::human(std::slice::from_ref(problem), false)
        );
    }
}

/// Every claim of an engagement that needs proof: what it is, and the proof.
fn claims(engagement: &Engagement) -> Vec<(String, &[Citation])> {
    let mut claims = vec![("existence".to_owned(), engagement.cite.as_slice())];
    let mut claim = |what: &str, name: &str, cite| claims.push((format!("{what} {name}"), cite));
    for date in &engagement.dates {
        claim("date", date.date.text(), date.cite.as_slice());
    }
    for place in &engagement.places {
        claim("place", place.city.as_deref().unwrap_or("?"), &place.cite);
    }
    for delegation in &engagement.delegations {
        if delegation.people.is_empty() || delegation.note.is_some() {
            claim("delegation", delegation.side.as_str(), &delegation.cite);
        }
        for person in &delegation.people {
            claim("person", &person.name, &person.cite);
        }
    }
    for point in &engagement.points {
        claim("point", &point.what, &point.cite);
    }
    for forum in &engagement.fora {
        claim("forum", forum.body.as_str(), &forum.cite);
    }
    for group in &engagement.groups {
        claim("group", &group.name, &group.cite);
    }
    for caveat in &engagement.caveats {
        claim("caveat", &caveat.what, &caveat.cite);
    }
    for promise in &engagement.promises {
        claim("promise", promise.id.as_str(), &promise.cite);
        let place = promise
            .meeting
            .as_ref()
            .and_then(|meeting| meeting.place.as_ref());
        if let Some(place) = place {
            claim("promised place", promise.id.as_str(), &place.cite);
        }
    }
    claims
}

#[test]
fn every_claim_has_proof() {
    let records = loaded().records;
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for engagement in &records.engagements {
        for (claim, cite) in claims(engagement) {
            assert!(
                !cite.is_empty(),
                "{}: {claim} has no citation",
                engagement.id
            );
            let kind = claim.split(' ').next().unwrap_or_default();
            *counted.entry(kind.to_owned()).or_default() += 1;
        }
        // Topics have no citation of their own: each comes with a point or a promise.
        for point in &engagement.points {
            assert!(
                !point.topics.is_empty(),
                "{}: {}",
                engagement.id,
                point.what
            );
        }
    }
    for event in &records.context {
        assert!(!event.cite.is_empty(), "{}", event.id);
    }
    for series in &records.series {
        assert!(!series.cite.is_empty(), "{}", series.slug);
    }
    let kinds: Vec<&str> = counted.keys().map(String::as_str).collect();
    let expected = [
        "caveat",
        "date",
        "delegation",
        "existence",
        "forum",
        "group",
        "person",
        "place",
        "point",
        "promise",
        "promised",
    ];
    assert_eq!(kinds, expected, "the catalogue has each kind of claim");
    assert!(counted["point"] > 50, "{counted:?}");
}

#[test]
fn quoted_words_are_few() {
    assert_eq!(MAX_QUOTED_WORDS, 10);
    let records = loaded().records;
    let engagements = records.engagements.iter().flat_map(Engagement::citations);
    let series = records.series.iter().flat_map(|series| &series.cite);
    let context = records.context.iter().flat_map(|event| &event.cite);
    let mut quotes = 0;
    for words in engagements
        .chain(series)
        .chain(context)
        .filter_map(|one| one.words.as_ref())
    {
        let count = words.split_whitespace().count();
        assert!((1..=10).contains(&count), "“{words}” has {count} words");
        quotes += 1;
    }
    assert!(quotes > 100, "{quotes}");
}

#[test]
fn seven_meetings_were_held() {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &Lens::All);
    let arrangement = Arrangement::new(&catalogue, &View::default(), &FixedMeasure);
    assert_eq!(arrangement.meetings_held, 7);
    assert_eq!(arrangement.meetings_ahead, 5);
    assert_eq!(arrangement.not_counted, 2);
    let held: Vec<&str> = catalogue
        .entries()
        .filter(|(handle, _)| catalogue.is_meeting_held(*handle, &known))
        .map(|(_, entry)| entry.engagement.id.as_str())
        .collect();
    let expected = [
        "in-ru-galuzin-2024",
        "in-mv-jwg-2",
        "in-ru-jwg-11",
        "in-fr-jwg-14",
        "in-ru-nsa-2021",
        "in-ru-jwg-13",
        "in-ru-un-6",
    ];
    assert_eq!(held, expected);
}

#[test]
fn the_second_meeting_with_the_maldives_has_no_day() {
    let catalogue = embedded();
    let handle = catalogue.find(&EngagementId::from("in-mv-jwg-2")).unwrap();
    let dates = &catalogue.entry(handle).engagement.dates;
    assert_eq!(dates.len(), 1);
    assert_eq!(dates[0].date.text(), "[2018-11-17..2023-11-17]");
    assert_eq!(dates[0].date.kind(), Kind::OneOf);
}

#[test]
fn the_five_articles_alone_say_the_same() {
    let catalogue = embedded();
    let articles = Lens::Collection(Collection("articles".to_owned()));
    let all = Known::new(&catalogue, &Lens::All);
    let five = Known::new(&catalogue, &articles);
    assert_eq!(
        Facets::new(&catalogue, &five),
        Facets::new(&catalogue, &all)
    );
    let arrange = |lens| {
        let view = View {
            lens,
            ..View::default()
        };
        let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
        (
            arrangement.meetings_held,
            arrangement.meetings_ahead,
            arrangement.not_counted,
            arrangement.undated,
        )
    };
    assert_eq!(arrange(articles), arrange(Lens::All));
    assert_eq!(catalogue.sources().len(), 5);
    for source in catalogue.sources() {
        assert_eq!(source.collection.0, "articles");
    }
}

#[test]
fn every_engagement() {
    let catalogue = embedded();
    let lines: Vec<String> = catalogue
        .entries()
        .map(|(_, entry)| {
            let engagement = &entry.engagement;
            let dates = engagement.dates.iter();
            let dates: Vec<_> = dates.map(|claim| claim.date.text()).collect();
            format!(
                "{} {:?} {}",
                engagement.id,
                engagement.status,
                dates.join(" or ")
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

fn told(catalogue: &Catalogue, outcome: Outcome) -> String {
    let id = |handle: Handle| catalogue.entry(handle).engagement.id.as_str();
    match outcome {
        Outcome::Kept { by } => format!("kept by {}", id(by)),
        Outcome::KeptPerhapsLate { by } => format!("kept, perhaps late, by {}", id(by)),
        Outcome::KeptLate { by, late } => format!("kept {late} late by {}", id(by)),
        Outcome::CalledOff { by } => format!("called off: {}", id(by)),
        Outcome::PutOff { by } => format!("put off: {}", id(by)),
        Outcome::Overtaken { by } => format!("overtaken by {}", id(by)),
        Outcome::Overdue { days } => format!("overdue by {days} days with no record"),
        Outcome::Open => "open".to_owned(),
    }
}

#[test]
fn every_promise_and_what_became_of_it() {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &Lens::All);
    let as_of = catalogue
        .as_of()
        .and_then(legation::date::Edtf::latest)
        .unwrap();
    let lines: Vec<String> = catalogue
        .promises()
        .iter()
        .map(|&reference| {
            let promise = catalogue.promise(reference);
            let due = promise.due.as_ref().map_or("no date", |due| due.text());
            let outcome = told(&catalogue, catalogue.outcome(reference, &known, as_of));
            format!("{} due {due}: {outcome}", promise.id)
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

// --- the guide ------------------------------------------------------------------------------------

/// What stands between lines of backticks that begin with this word.
fn blocks<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    text.split(&format!("```{word}\n"))
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next())
        .collect()
}

#[test]
fn the_examples_of_the_guide_load_together_without_a_problem() {
    let guide = guide();
    let blocks = blocks(&guide, "ron");
    assert!(blocks.len() > 8);
    let files = blocks
        .iter()
        .enumerate()
        .map(|(number, text)| (format!("example-{number}.ron"), text.as_bytes()));
    let loaded = load(Input::memory(files), &Options::default());
    assert_eq!(report::human(&loaded.problems, false), "");
    let records = loaded.records;
    assert!(records.about.is_some());
    for (kind, count) in [
        ("Source", records.sources.len()),
        ("Party", records.parties.len()),
        ("Topic", records.topics.len()),
        ("Format", records.formats.len()),
        ("Series", records.series.len()),
        ("Engagement", records.engagements.len()),
        ("Context", records.context.len()),
    ] {
        assert!(count > 0, "no example of {kind}");
    }
    let promises = records
        .engagements
        .iter()
        .map(|engagement| engagement.promises.len());
    assert!(promises.sum::<usize>() > 0, "no example of a promise");
}

/// Codes in the first column of the tables between two headings, with what the second says.
fn codes_in_the_guide() -> BTreeMap<String, String> {
    let guide = guide();
    let section = guide.split("## What the check finds").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let mut codes = BTreeMap::new();
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        for code in cells[0].split('`').skip(1).step_by(2) {
            let before = codes.insert(code.to_owned(), cells[1].to_owned());
            assert_eq!(before, None, "{code} is listed twice");
        }
    }
    codes
}

#[test]
fn the_guide_lists_every_code_and_its_kind() {
    let codes = Code::ALL
        .iter()
        .map(|code| (code.to_string(), code.severity().as_str().to_owned()));
    assert_eq!(codes_in_the_guide(), codes.collect());
}

#[test]
fn the_dates_of_the_guide_are_dates() {
    let guide = guide();
    let section = guide.split("| you write | it means |").nth(1).unwrap();
    let rows: Vec<&str> = section
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert!(rows.len() > 15);
    for row in rows {
        let text = row.split('`').nth(1).unwrap();
        let date = legation::date::Edtf::parse(text);
        assert!(date.is_ok(), "{text}: {date:?}");
        let once = row.contains("| once") || row.contains("| the same as");
        let kind = date.unwrap().kind();
        assert_eq!(kind == Kind::OneOf, once, "{row} is {kind:?}");
    }
}

#[test]
fn the_numbers_in_the_guide_are_those_of_the_catalogue() {
    let guide = guide();
    let sentence = "Eleven engagements are written as records, and they promise three more: 14 in all. Seven are meetings held.";
    assert!(guide.replace('\n', " ").contains(sentence));
    let records = loaded().records;
    assert_eq!(records.engagements.len(), 11);
    let catalogue = Catalogue::new(records);
    assert_eq!(catalogue.len(), 14);
    let with = |status| {
        let all = catalogue.entries();
        all.filter(|(_, entry)| entry.engagement.status == status)
            .count()
    };
    assert!(guide.contains("four are announced and one is only expected"));
    assert_eq!(with(Status::Announced), 4);
    assert_eq!(with(Status::Expected), 1);
}
