//! The records of the wider collection, held against the notes from which they were drafted.
//!
//! The notes are not part of the project. `LEGATION_DOSSIER` names the folder that holds them:
//!
//! ```text
//! LEGATION_DOSSIER=../shared/dossier cargo test --test dossier -- --ignored
//! ```

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use common::embedded;
use legation::{
    catalogue::Catalogue,
    model::{Citation, Engagement, Locator, PartyCode, SeriesNumber, SourceKind, Status, TopicId},
};
use serde::Deserialize;

const FILES: [&str; 2] = [
    "west-and-indo-pacific.json",
    "russia-asia-africa-bodies.json",
];

#[derive(Deserialize)]
struct Notes {
    engagements: Vec<Note>,
    unconfirmed: Vec<serde_json::Value>,
}

/// One engagement as the notes have it.
#[derive(Deserialize)]
struct Note {
    id: String,
    edtf: String,
    partners: Vec<String>,
    format: String,
    mode: Option<String>,
    series: Option<NotedSeries>,
    status: String,
    place: Option<NotedPlace>,
    heads: Vec<NotedPerson>,
    topics: Vec<String>,
    announced_next: Option<serde_json::Value>,
    phrases: Vec<Phrase>,
    sources: Vec<Page>,
}

#[derive(Deserialize)]
struct NotedSeries {
    ordinal: Option<u32>,
}

#[derive(Deserialize)]
struct NotedPlace {
    country: Option<String>,
}

#[derive(Deserialize)]
struct NotedPerson {
    name: String,
    title: Option<String>,
    side: String,
}

#[derive(Deserialize)]
struct Phrase {
    text: String,
    url: String,
}

#[derive(Deserialize)]
struct Page {
    url: String,
    headline: Option<String>,
    published: Option<String>,
    official: bool,
}

fn notes() -> Vec<Notes> {
    let folder = std::env::var_os("LEGATION_DOSSIER");
    let folder = PathBuf::from(folder.expect("LEGATION_DOSSIER names the folder of the notes"));
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let read = FILES.map(|file| serde_json::from_str(&read(file)).unwrap());
    read.into()
}

/// The id of the record of a noted engagement.
fn record_id(noted: &str, file: usize) -> String {
    match noted {
        // Written with the articles, before the notes.
        "in-ru-jwg-ct-11" => return "in-ru-jwg-11".to_owned(),
        "in-ru-jwg-ct-13" => return "in-ru-jwg-13".to_owned(),
        "in-ru-nsa-2021-09" => return "in-ru-nsa-2021".to_owned(),
        // Announced by the meeting that set the group up, and so a promise of that meeting.
        "in-nl-ctjwg-1" => return "in-nl-jwg-1-promised".to_owned(),
        _ => {}
    }
    // In one of the files `ca` is Canada, in the other Central Asia.
    let id = match noted.strip_prefix("in-ca-") {
        Some(rest) if file == 1 => format!("in-central-asia-{rest}"),
        _ => noted.to_owned(),
    };
    id.replace("ctjwg", "jwg")
        .replace("-jwg-ct-", "-jwg-")
        .replace("in-uk-", "in-gb-")
}

/// Each noted engagement with its record.
fn pairs<'c>(notes: &'c [Notes], catalogue: &'c Catalogue) -> Vec<(&'c Note, &'c Engagement)> {
    let mut pairs = Vec::new();
    for (file, notes) in notes.iter().enumerate() {
        for note in &notes.engagements {
            let id = record_id(&note.id, file);
            let found = catalogue.find(&id.as_str().into());
            let found = found.unwrap_or_else(|| panic!("{} has no record {id}", note.id));
            pairs.push((note, &catalogue.entry(found).engagement));
        }
    }
    pairs
}

fn is_promised(engagement: &Engagement) -> bool {
    engagement.id.as_str() == "in-nl-jwg-1-promised"
}

#[test]
#[ignore = "needs the notes"]
fn every_noted_engagement_is_recorded_and_no_other() {
    let (notes, catalogue) = (notes(), embedded());
    let pairs = pairs(&notes, &catalogue);
    assert_eq!(pairs.len(), 362);
    let recorded: BTreeSet<&str> = pairs.iter().map(|(_, record)| record.id.as_str()).collect();
    // Two conferences stand in both files.
    assert_eq!(recorded.len(), 360);
    let addresses: BTreeSet<&str> = pairs
        .iter()
        .flat_map(|(note, _)| &note.sources)
        .map(|page| page.url.as_str())
        .collect();
    let mut beside = BTreeSet::new();
    for (_, entry) in catalogue.entries() {
        let engagement = &entry.engagement;
        if matches!(entry.origin, legation::catalogue::Origin::Record)
            && !recorded.contains(engagement.id.as_str())
        {
            beside.insert(engagement.id.as_str());
        }
    }
    // What only the articles tell of.
    let expected = [
        "in-mv-nctc-visit",
        "in-ru-galuzin-2024",
        "in-ru-lal-visit-2024",
        "in-ru-putin-visit-2025",
        "in-tj-greeting-2021",
    ];
    assert_eq!(beside, expected.into());
    // And every page of the wider collection was noted.
    for source in catalogue.sources() {
        if source.collection.0 == "corroboration" {
            let url = source.url.as_deref().unwrap();
            assert!(addresses.contains(url), "{}: {url}", source.id);
        }
    }
    assert_eq!(catalogue.sources().len(), addresses.len() + 5);
    assert!(notes.iter().all(|notes| !notes.unconfirmed.is_empty()));
}

#[test]
#[ignore = "needs the notes"]
fn every_record_says_what_was_noted() {
    let (notes, catalogue) = (notes(), embedded());
    let mut renamed = BTreeMap::new();
    for (note, record) in pairs(&notes, &catalogue) {
        let id = &note.id;
        let dates: Vec<&str> = record.dates.iter().map(|claim| claim.date.text()).collect();
        assert!(dates.contains(&note.edtf.as_str()), "{id}: {dates:?}");
        let parties: BTreeSet<&str> = record.parties.iter().map(PartyCode::as_str).collect();
        let partners: BTreeSet<&str> = note.partners.iter().map(String::as_str).collect();
        assert!(partners.is_subset(&parties), "{id}: {parties:?}");
        let extra: Vec<_> = parties.difference(&partners).collect();
        assert!(
            extra.is_empty() || id.starts_with("nmft-"),
            "{id}: {extra:?}"
        );
        assert_eq!(record.format.as_str(), note.format, "{id}");
        let status = match note.status.as_str() {
            "held" => Status::Held,
            "announced" => Status::Announced,
            "cancelled" => Status::Cancelled,
            other => panic!("{id}: {other}"),
        };
        assert_eq!(record.status, status, "{id}");
        let number = record.series.as_ref().and_then(|link| link.number);
        let ordinal = note.series.as_ref().and_then(|series| series.ordinal);
        assert_eq!(number.map(SeriesNumber::get), ordinal, "{id}");
        if is_promised(record) {
            continue;
        }
        // What an article reports without saying how the sides met is not said to be in person.
        if id != "in-ru-jwg-ct-11" {
            let mode = record.mode.map(|mode| format!("{mode:?}").to_lowercase());
            let noted = note.mode.as_ref().map(|mode| mode.replace('-', ""));
            assert_eq!(mode, noted, "{id}");
        }
        let noted_place = note
            .place
            .as_ref()
            .and_then(|place| place.country.as_deref());
        let countries = record
            .places
            .iter()
            .filter_map(|place| place.country.as_ref());
        let countries: Vec<&str> = countries.map(PartyCode::as_str).collect();
        assert!(
            noted_place.is_none_or(|country| countries.contains(&country)),
            "{id}: {countries:?}"
        );
        let people: BTreeMap<(&str, &str), &str> = record
            .delegations
            .iter()
            .flat_map(|delegation| {
                let people = delegation.people.iter();
                people.map(|person| {
                    let written = person.as_written.as_deref().unwrap_or(&person.name);
                    ((delegation.side.as_str(), written), person.name.as_str())
                })
            })
            .collect();
        for head in &note.heads {
            let name = head.name.replace('\'', "’");
            let side = head.side.as_str();
            let direct = people.get(&(side, name.as_str())).copied();
            let found = direct.or_else(|| {
                let mut names = people.iter().filter(|((at, _), _)| *at == side);
                names
                    .find(|(_, known)| **known == name)
                    .map(|(_, known)| *known)
            });
            let Some(found) = found else {
                panic!("{id}: {} of {side} is not among {people:?}", head.name);
            };
            let people = record.delegations.iter().flat_map(|side| &side.people);
            let of_that_name = people.filter(|person| person.name == found);
            let mut offices = of_that_name.filter_map(|person| person.office.as_deref());
            assert!(
                head.title.is_none() || offices.next().is_some(),
                "{id}: {found} has no office"
            );
            if found != name {
                renamed.insert(name, found.to_owned());
            }
        }
        let topics: BTreeSet<&str> = record
            .points
            .iter()
            .flat_map(|point| &point.topics)
            .map(TopicId::as_str)
            .collect();
        // A record that an article wrote has its topics from that article first.
        for topic in &note.topics {
            assert!(
                topics.contains(topic.as_str()),
                "{id}: {topic} is not in {topics:?}"
            );
        }
        assert!(
            note.announced_next.is_none() || !record.promises.is_empty(),
            "{id} promises nothing"
        );
    }
    // People under one spelling, with that of the page beside it.
    assert!(renamed.len() > 20, "{renamed:#?}");
}

#[test]
#[ignore = "needs the notes"]
fn nobody_and_no_date_is_in_a_record_that_was_not_noted() {
    let (notes, catalogue) = (notes(), embedded());
    let mut noted: BTreeMap<&str, Vec<&Note>> = BTreeMap::new();
    for (note, record) in pairs(&notes, &catalogue) {
        noted.entry(record.id.as_str()).or_default().push(note);
    }
    let mut further_dates = Vec::new();
    for (_, entry) in catalogue.entries() {
        let record = &entry.engagement;
        let Some(notes) = noted.get(record.id.as_str()) else {
            continue;
        };
        let by_articles = |cite: &[Citation]| {
            cite.iter()
                .any(|one| matches!(one.locator, Locator::Paragraph(_)))
        };
        for claim in &record.dates {
            let known = notes.iter().any(|note| note.edtf == claim.date.text());
            if !known && !by_articles(&claim.cite) {
                further_dates.push(format!("{} {}", record.id, claim.date.text()));
            }
        }
        for person in record.delegations.iter().flat_map(|side| &side.people) {
            let written = person.as_written.as_deref().unwrap_or(&person.name);
            let known = notes
                .iter()
                .flat_map(|note| &note.heads)
                .any(|head| head.name.replace('\'', "’") == written.replace('\'', "’"));
            assert!(
                known || by_articles(&person.cite),
                "{}: {written}",
                record.id
            );
        }
        let phrases: Vec<(&str, &str)> = notes
            .iter()
            .flat_map(|note| &note.phrases)
            .map(|phrase| (phrase.text.trim(), phrase.url.as_str()))
            .collect();
        let pages: BTreeSet<&str> = notes
            .iter()
            .flat_map(|note| &note.sources)
            .map(|page| page.url.as_str())
            .collect();
        // A remark on a meeting may lean on the pages of its neighbours.
        let in_a_caveat = |citation: &Citation| {
            let mut caveats = record.caveats.iter().flat_map(|caveat| &caveat.cite);
            caveats.any(|one| std::ptr::eq(one, citation))
        };
        let mut quoted = 0;
        for citation in record.citations() {
            for source in citation.sources() {
                let source = catalogue.source(source).unwrap();
                let url = source.url.as_deref().unwrap_or_default();
                let by_an_article = source.collection.0 == "articles";
                assert!(
                    by_an_article || in_a_caveat(citation) || pages.contains(url),
                    "{}: {url}",
                    record.id
                );
            }
            let (Some(words), Locator::PageNotReadWhole) = (&citation.words, citation.locator)
            else {
                continue;
            };
            let source = catalogue.source(&citation.source).unwrap();
            let url = source.url.as_deref().unwrap();
            assert!(
                phrases.contains(&(words.as_str(), url)),
                "{}: “{words}” of {url}",
                record.id
            );
            quoted += 1;
        }
        assert!(
            quoted > 0 || phrases.is_empty() || is_promised(record),
            "{}",
            record.id
        );
    }
    insta::assert_snapshot!(further_dates.join("\n"));
}

#[test]
#[ignore = "needs the notes"]
fn every_page_is_described_as_it_was_noted() {
    let (notes, catalogue) = (notes(), embedded());
    let mut official = BTreeSet::new();
    for page in notes
        .iter()
        .flat_map(|notes| &notes.engagements)
        .flat_map(|note| &note.sources)
    {
        let mut sources = catalogue.sources().iter();
        let source = sources
            .find(|source| source.url.as_deref() == Some(&page.url))
            .unwrap();
        if let (Some(noted), Some(published)) = (&page.published, &source.published) {
            assert_eq!(published.date.text(), noted, "{}", source.id);
        }
        assert!(
            page.published.is_none() || source.published.is_some(),
            "{}",
            source.id
        );
        // What was noted from the address, or is a description, is no headline as printed.
        let is_printed = |headline: &&String| {
            !headline.ends_with("(slug)") && !headline.ends_with("(joint statement)")
        };
        if let Some(noted) = page.headline.as_ref().filter(is_printed) {
            assert_eq!(
                source.headline.as_deref(),
                Some(noted.trim()),
                "{}",
                source.id
            );
        }
        // A state’s broadcaster reports as others do.
        let is_official = source.kind == SourceKind::OfficialStatement;
        if page.official != is_official {
            official.insert(source.publisher.clone().unwrap());
        }
    }
    assert_eq!(official, ["All India Radio".to_owned()].into());
}
