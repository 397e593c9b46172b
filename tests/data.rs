//! The catalogue that ships, and the guide to its format.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use common::embedded;
use legation::{
    catalogue::{Catalogue, Columns, Facets, FollowUp, FollowUpOf, Handle, Known, Origin, Outcome},
    date::{Day, Edtf, Kind},
    export,
    load::{Code, Input, Loaded, MAX_QUOTED_WORDS, Options, Severity, load, report},
    model::{Citation, Engagement, EngagementId, PartyKind, SourceKind, Status},
    scene::FixedMeasure,
    timeline::Arrangement,
    view::{Facet, Filter, Lens, PromiseGroup, PromiseOrder, View},
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
    let mut rare = Vec::new();
    for problem in &loaded.problems {
        match problem.code {
            Code::SingleSource | Code::PromiseOverdue | Code::NumberMissing => {}
            _ => rare.push(format!("{}: {}", problem.code, problem.message)),
        }
    }
    // Two meetings beside a third country's summit or conference, and two men with the same
    // initials.
    let expected = [
        "spelled-two-ways: `Rajesh Kumar Singh` and `R. K. Singh` look like two spellings of one name",
        "place-outside-parties: `ZA` is neither the home country nor a partner here",
        "place-outside-parties: `KZ` is neither the home country nor a partner here",
    ];
    assert_eq!(rare, expected);
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
    for rival in &engagement.rival_statuses {
        claim("status", rival.status.as_str(), &rival.cite);
    }
    for promise in &engagement.promises {
        claim("promise", promise.id.as_str(), &promise.cite);
        if let Some(fulfilled) = &promise.fulfilled_by {
            claim("fulfilment", promise.id.as_str(), &fulfilled.cite);
        }
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
        "status",
    ];
    assert_eq!(kinds, expected, "the catalogue has each kind of claim");
    assert!(counted["point"] > 1_000, "{counted:?}");
}

/// A page that was published before a meeting can announce it and cannot know that it was held.
#[test]
fn no_meeting_was_held_according_to_a_page_from_before_it() {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &Lens::All);
    let mut looked_at = 0;
    for (handle, entry) in catalogue.entries() {
        let engagement = &entry.engagement;
        let first = known.date(&catalogue, handle).and_then(Edtf::earliest);
        let (Status::Held, Some(first)) = (engagement.status, first) else {
            continue;
        };
        for source in engagement.cite.iter().flat_map(Citation::sources) {
            let published = catalogue.source(source).unwrap().published.as_ref();
            let published = published.and_then(|published| published.date.latest());
            let too_early = published.is_some_and(|published| published < first);
            assert!(!too_early, "{}: {source}", engagement.id);
            looked_at += usize::from(published.is_some());
        }
    }
    assert!(looked_at > 400, "{looked_at}");
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
    assert!(quotes > 300, "{quotes}");
}

#[test]
fn every_country_lies_in_a_region_and_no_body_does() {
    let records = loaded().records;
    let mut used = BTreeSet::new();
    for party in &records.parties {
        let is_country = party.kind == PartyKind::Country;
        assert_eq!(party.region.is_some(), is_country, "{}", party.code);
        used.extend(party.region.clone());
    }
    let regions = records.regions.iter();
    let there: BTreeSet<_> = regions.map(|region| region.code.clone()).collect();
    assert_eq!(there, used, "a region without a country");
}

#[test]
fn regions_are_in_the_order_in_which_they_are_shown() {
    let catalogue = embedded();
    let names: Vec<_> = catalogue.regions().iter().map(|one| &*one.name).collect();
    let expected = [
        "Southern Asia",
        "Central Asia",
        "Southeast Asia",
        "Eastern Asia",
        "Western Asia",
        "Eastern Europe",
        "Southern Europe",
        "Western Europe",
        "Northern Europe",
        "Northern America",
        "Latin America",
        "Northern Africa",
        "Sub-Saharan Africa",
        "Australasia",
    ];
    assert_eq!(names, expected);
    for (party, region) in [
        ("IN", "Southern Asia"),
        ("IR", "Southern Asia"),
        ("RU", "Eastern Europe"),
        ("GB", "Northern Europe"),
        ("MX", "Latin America"),
        ("TZ", "Sub-Saharan Africa"),
    ] {
        let found = catalogue.region_of(&party.into()).unwrap();
        assert_eq!(found.name, region, "{party}");
    }
    assert_eq!(catalogue.region_of(&"EU".into()), None);
}

// --- the five articles alone ----------------------------------------------------------------------

fn articles() -> (Catalogue, Known) {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &common::articles());
    (catalogue, known)
}

#[test]
fn seven_meetings_were_held() {
    let (catalogue, known) = articles();
    let held: BTreeSet<&str> = catalogue
        .entries()
        .filter(|(handle, _)| catalogue.is_meeting_held(*handle, &known))
        .map(|(_, entry)| entry.engagement.id.as_str())
        .collect();
    let expected = [
        "in-fr-jwg-14",
        "in-mv-jwg-2",
        "in-ru-galuzin-2024",
        "in-ru-jwg-11",
        "in-ru-jwg-13",
        "in-ru-nsa-2021",
        "in-ru-un-6",
    ];
    assert_eq!(held, expected.into());
}

#[test]
fn the_second_meeting_with_the_maldives_has_no_day() {
    let (catalogue, known) = articles();
    let handle = catalogue.find(&EngagementId::from("in-mv-jwg-2")).unwrap();
    let date = known.date(&catalogue, handle).unwrap();
    assert_eq!(date.text(), "[2018-11-17..2023-11-17]");
    assert_eq!(date.kind(), Kind::OneOf);
    // The wider record knows the day.
    let all = Known::new(&catalogue, &Lens::All);
    assert_eq!(all.date(&catalogue, handle).unwrap().text(), "2023-07-24");
}

/// What the catalogue said when the five articles were all that it had: this snapshot was made of
/// it then, and the wider record must not change a count, a date, a name or an outcome.
#[test]
fn the_five_articles_say_what_they_said_when_they_were_alone() {
    let (catalogue, known) = articles();
    let columns = Columns::new(&catalogue, &known, as_of(&catalogue));
    let none = BTreeSet::new();
    let facets = Facets::new(&catalogue, &columns, &Filter::default(), &none, |_| None);
    let mut lines: Vec<String> = Vec::new();
    for facet in [Facet::Partner, Facet::Format, Facet::Status, Facet::Topic] {
        let values = facets.of(facet).iter();
        let values = values.map(|one| format!("{:?} {}", one.value, one.all));
        lines.extend(values);
    }
    let view = View {
        lens: common::articles(),
        ..View::default()
    };
    let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
    lines.push(format!(
        "{} meetings held, {} ahead, {} not counted, {} undated, {} in all",
        arrangement.meetings_held,
        arrangement.meetings_ahead,
        arrangement.not_counted,
        arrangement.undated.len(),
        arrangement.in_all,
    ));
    let mut rows: Vec<String> = export::rows(&catalogue, &known)
        .iter()
        .map(|row| serde_json::to_string(row).unwrap())
        .collect();
    rows.sort();
    lines.extend(rows);
    let as_of = as_of(&catalogue);
    for &reference in catalogue.promises() {
        let promise = catalogue.promise(reference);
        if known.admits(&catalogue, &promise.cite) {
            let outcome = told(&catalogue, catalogue.outcome(reference, &known, as_of));
            lines.push(format!("{}: {outcome}", promise.id));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

// --- all of it ------------------------------------------------------------------------------------

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

fn as_of(catalogue: &Catalogue) -> Day {
    catalogue.as_of().and_then(Edtf::latest).unwrap()
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
        Outcome::NotYetMade => "not yet made".to_owned(),
    }
}

/// The five articles tell of promises, and of no meeting that kept one.
#[test]
fn the_five_articles_resolve_no_promise() {
    let (catalogue, known) = articles();
    let of = FollowUpOf {
        as_of: as_of(&catalogue),
        order: PromiseOrder::default(),
        only: None,
    };
    let follow_up = FollowUp::new(&catalogue, &known, |_| true, of);
    let count = |group| follow_up.counts.of(group);
    assert_eq!(follow_up.counts.all, 3);
    assert_eq!(count(PromiseGroup::Overdue), 2);
    assert_eq!(count(PromiseGroup::Overtaken), 1);
}

#[test]
fn the_page_lists_every_promise_that_the_catalogue_counts() {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &Lens::All);
    for order in PromiseOrder::ALL {
        let as_of = as_of(&catalogue);
        let of = |only| FollowUpOf { as_of, order, only };
        let all = FollowUp::new(&catalogue, &known, |_| true, of(None));
        assert_eq!(all.rows.len(), catalogue.promises().len());
        assert_eq!(all.counts, catalogue.count_promises(&known, as_of));
        for group in PromiseGroup::ALL {
            let some = FollowUp::new(&catalogue, &known, |_| true, of(Some(group)));
            assert_eq!(some.rows.len(), all.counts.of(group), "{group:?}");
            assert_eq!(some.counts, all.counts);
            assert!(some.rows.iter().all(|row| all.rows.contains(row)));
        }
    }
}

#[test]
fn every_promise_and_what_became_of_it() {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &Lens::All);
    let as_of = as_of(&catalogue);
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
        ("Region", records.regions.len()),
        ("Party", records.parties.len()),
        ("Topic", records.topics.len()),
        ("Format", records.formats.len()),
        ("Series", records.series.len()),
        ("Engagement", records.engagements.len()),
        ("Context", records.context.len()),
        ("SavedView", records.saved_views.len()),
        ("Briefing", records.briefings.len()),
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
        let date = Edtf::parse(text);
        assert!(date.is_ok(), "{text}: {date:?}");
        let once = row.contains("| once") || row.contains("| the same as");
        let kind = date.unwrap().kind();
        assert_eq!(kind == Kind::OneOf, once, "{row} is {kind:?}");
    }
}

#[test]
fn the_numbers_in_the_guide_are_those_of_the_catalogue() {
    let guide = guide().replace('\n', " ");
    let loaded = loaded();
    let single = loaded.problems.iter();
    let single = single.filter(|problem| problem.code == Code::SingleSource);
    let single = single.count();
    let records = loaded.records;
    let (written, series) = (records.engagements.len(), records.series.len());
    let partners = records.engagements.iter();
    let partners: BTreeSet<_> = partners
        .flat_map(|engagement| &engagement.parties)
        .collect();
    let partners = partners.len();
    let countries = records.parties.iter();
    let countries = countries.filter(|party| party.kind == PartyKind::Country);
    let countries = countries.count();
    let catalogue = Catalogue::new(records);
    let known = Known::new(&catalogue, &Lens::All);
    let arrangement = Arrangement::new(&catalogue, &View::default(), &FixedMeasure);
    let says = |sentence: String| assert!(guide.contains(&sentence), "{sentence}");
    says(format!("with {partners} partners"));
    says(format!(
        "{written} engagements are written as records, and they promise {} more meetings: {} in all. \
         {} are meetings held. There are {series} series.",
        catalogue.len() - written,
        catalogue.len(),
        arrangement.meetings_held,
    ));
    says(format!(
        "The {countries} countries, India among them, lie in {} regions",
        catalogue.regions().len()
    ));
    let as_of = as_of(&catalogue);
    let mut outcomes = [0; 4];
    for &reference in catalogue.promises() {
        let at = match catalogue.outcome(reference, &known, as_of) {
            Outcome::Kept { .. } | Outcome::KeptPerhapsLate { .. } | Outcome::KeptLate { .. } => 0,
            Outcome::Overdue { .. } => 1,
            Outcome::Overtaken { .. } => 2,
            Outcome::Open => 3,
            other => panic!("the guide does not speak of {other:?}"),
        };
        outcomes[at] += 1;
    }
    let [kept, overdue, overtaken, open] = outcomes;
    says(format!(
        "Of {} promises, {kept} were kept as far as the records tell, {overdue} are overdue with no \
         record, {overtaken} were overtaken by a later meeting, and {open} are open",
        catalogue.promises().len()
    ));
    let mut kinds: BTreeMap<SourceKind, usize> = BTreeMap::new();
    for source in catalogue.sources() {
        *kinds.entry(source.kind).or_default() += 1;
    }
    for (kind, count) in kinds {
        says(format!("| `{kind:?}` | {count} |"));
    }
    let outside = catalogue.sources().iter();
    let outside = outside.filter(|source| source.collection.0 == "corroboration");
    says(format!(
        "`corroboration` are {} public pages",
        outside.count()
    ));
    let copies = catalogue.sources().iter();
    let copies = copies.filter(|source| source.copy_of.is_some()).count();
    says(format!(
        "{copies} of these {} are copies",
        catalogue.sources().len()
    ));
    let official = Known::new(&catalogue, &Lens::OfficialOnly);
    let mut with_official = 0;
    for (handle, entry) in catalogue.entries() {
        let is_record = matches!(entry.origin, Origin::Record);
        with_official += usize::from(is_record && official.has(handle));
    }
    says(format!(
        "{single} engagements rest on a single source, and only {with_official} have an official page"
    ));
}
