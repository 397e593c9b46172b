//! Finding engagements in the catalogue that ships, and in small ones.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::{fs, sync::LazyLock};

use common::{articles, embedded, meeting, on_ground};
use legation::{
    catalogue::{Catalogue, Handle, Known},
    load::{Input, Options, Texts, load},
    model::{EngagementId, SourceId},
    search::{Field, Hits, Query, Results, Scope, SearchIndex, fold},
    view::Lens,
};
use proptest::prelude::*;

/// A catalogue under a lens, and what can be found in it.
struct Desk {
    catalogue: Catalogue,
    index: SearchIndex,
    scope: Scope,
}

impl Desk {
    fn new(catalogue: Catalogue, lens: &Lens) -> Self {
        Self::with_texts(catalogue, lens, &Texts::default())
    }

    fn with_texts(catalogue: Catalogue, lens: &Lens, texts: &Texts) -> Self {
        let index = SearchIndex::new(&catalogue, texts);
        let scope = index.scope(&catalogue, &Known::new(&catalogue, lens));
        Self {
            catalogue,
            index,
            scope,
        }
    }

    fn hits(&self, typed: &str) -> Hits {
        self.index.find(&Query::new(typed), &self.scope, |_| true)
    }

    fn id(&self, handle: Handle) -> &str {
        self.catalogue.entry(handle).engagement.id.as_str()
    }

    fn handle(&self, id: &str) -> Handle {
        self.catalogue.find(&EngagementId::from(id)).unwrap()
    }

    /// Ids in order of time.
    fn found(&self, typed: &str) -> Vec<&str> {
        let hits = self.hits(typed);
        let hits = hits.in_time().iter();
        hits.map(|hit| self.id(hit.engagement)).collect()
    }

    fn finds(&self, typed: &str, id: &str) -> bool {
        self.found(typed).contains(&id)
    }

    /// Where a hit was found, with brackets around what is marked.
    fn marked(&self, typed: &str, id: &str) -> Vec<String> {
        let hits = self.hits(typed);
        let found = self
            .index
            .found_in(self.handle(id), &hits, &self.scope, usize::MAX);
        let found = found.into_iter();
        found
            .map(|found| {
                let mut text = found.text.to_owned();
                for range in found.ranges.iter().rev() {
                    text.insert(range.end, ']');
                    text.insert(range.start, '[');
                }
                format!("{}: {text}", found.field.name())
            })
            .collect()
    }
}

static EVERYTHING: LazyLock<Desk> = LazyLock::new(|| Desk::new(embedded(), &Lens::All));
static ARTICLES: LazyLock<Desk> = LazyLock::new(|| Desk::new(embedded(), &articles()));

// Spellings

#[test]
fn accents_case_and_width_make_no_difference() {
    let male = EVERYTHING.found("Malé");
    assert!(male.contains(&"in-mv-summit-2019-06"));
    for typed in ["male", "MALE", "ｍａｌé", "Male\u{301}"] {
        assert_eq!(EVERYTHING.found(typed), male, "{typed}");
    }
    assert_eq!(EVERYTHING.found("turkiye"), EVERYTHING.found("Türkiye"));
    assert!(!EVERYTHING.found("Türkiye").is_empty());
}

#[test]
fn a_name_is_found_in_the_usual_transcriptions() {
    let nikolay = EVERYTHING.found("Nikolay Patrushev");
    assert!(nikolay.contains(&"in-ru-nsa-2021"));
    assert_eq!(EVERYTHING.found("Nikolai Patrushev"), nikolay);
    assert_eq!(
        EVERYTHING.marked("Nikolay Patrushev", "in-ru-nsa-2021")[0],
        "Title: Talks of Ajit Doval and [Nikolay] [Patrushev], the security chiefs of India and Russia, in New Delhi"
    );
    let organisation = EVERYTHING.found("radicalisation");
    assert!(organisation.len() > 3);
    assert_eq!(EVERYTHING.found("radicalization"), organisation);
}

#[test]
fn an_abbreviation_and_its_full_name_find_the_same() {
    let short = EVERYTHING.found("FATF");
    assert!(
        short.contains(&"in-ru-jwg-11"),
        "only its full name is there"
    );
    assert!(short.len() >= 10);
    let full = EVERYTHING.found("Financial Action Task Force");
    assert_eq!(full, short);
    // No page prints this one: it is how the topic is filed.
    let convention = EVERYTHING.found("convention on international terrorism");
    assert!(convention.len() > 3);
    assert_eq!(EVERYTHING.found("ccit"), convention);
    // Not everything with a council is the United Nations’.
    assert!(!EVERYTHING.finds("UNSC", "in-ru-nsa-2021"));
}

#[test]
fn an_abbreviation_marks_the_full_name_and_the_other_way_round() {
    let marked = EVERYTHING.marked("FATF", "in-ru-jwg-11");
    assert!(
        marked
            .iter()
            .any(|text| text.contains("the [Financial Action Task Force] and")),
        "{marked:#?}"
    );
    let headline = EVERYTHING.found("\"FATF in mind\"");
    let marked = EVERYTHING.marked("financial action task force", headline[0]);
    assert!(
        marked
            .iter()
            .any(|text| text.starts_with("Source: [FATF] in mind")),
        "{marked:#?}"
    );
}

#[test]
fn other_names_of_a_country_find_it() {
    let russia = EVERYTHING.found("Russia");
    for (typed, id) in [
        ("Россия", "in-ru-jwg-11"),
        ("Russian Federation", "in-ru-jwg-11"),
        ("Burma", "in-mm-nlm-2018"),
    ] {
        assert!(EVERYTHING.finds(typed, id), "{typed}");
    }
    assert!(russia.len() > 25);
    assert!(!EVERYTHING.found("Turkey").is_empty());
}

#[test]
fn what_one_page_calls_a_person_finds_them_everywhere() {
    // One page writes out his given names; the other meeting’s page has initials.
    let all = EVERYTHING.found("Gopal Pillai");
    assert!(all.len() > 1, "{all:?}");
    assert_eq!(
        EVERYTHING.found("GK Pillai"),
        EVERYTHING.found("G. K. Pillai")
    );
    assert_eq!(
        EVERYTHING.found("g.k. pillai"),
        EVERYTHING.found("gk pillai")
    );
}

#[test]
fn hyphens_make_no_difference() {
    let apart = EVERYTHING.found("counter terrorism");
    assert!(apart.len() > 100);
    let joined = EVERYTHING.found("counterterrorism");
    let with = EVERYTHING.found("counter-terrorism");
    for id in &joined {
        assert!(with.contains(id) && apart.contains(id), "{id}");
    }
    assert!(joined.len() > 100);
}

// Words, starts of words, phrases

#[test]
fn all_words_are_found_wherever_they_stand_and_the_last_may_be_begun() {
    let found = EVERYTHING.found("russia havens");
    assert!(found.contains(&"in-ru-jwg-11"));
    assert_eq!(EVERYTHING.found("havens russ"), found);
    // The first word is not the start of one.
    assert!(EVERYTHING.found("russ havens").is_empty());
    let months = EVERYTHING.found("october 2019");
    assert!(months.contains(&"in-ru-jwg-11"));
    assert_eq!(EVERYTHING.found("oct 2019"), months);
    assert!(EVERYTHING.finds("13th jwg russia", "in-ru-jwg-13"));
    assert!(EVERYTHING.finds("13 jwg russia", "in-ru-jwg-13"));
}

#[test]
fn a_phrase_is_found_as_it_stands() {
    let phrase = EVERYTHING.found("\"safe havens\"");
    assert!(phrase.contains(&"in-ru-jwg-11"));
    assert_eq!(EVERYTHING.found("“Safe Havens”"), phrase);
    assert!(EVERYTHING.found("\"havens safe\"").is_empty());
    assert!(!EVERYTHING.found("havens safe").is_empty());
    // While its end has not been typed the last word is begun.
    assert_eq!(
        EVERYTHING.found("\"safe have"),
        EVERYTHING.found("\"safe haven").as_slice()
    );
    assert!(EVERYTHING.found("\"safe have\"").is_empty());
}

#[test]
fn what_is_nowhere_is_not_found() {
    let hits = EVERYTHING.hits("zyxwvut");
    assert!(hits.is_empty() && !hits.is_loose());
    assert_eq!((hits.len(), hits.hidden(), hits.passages()), (0, 0, 0));
    assert_eq!(hits.after(None, &EVERYTHING.scope), None);
    for nothing in ["", " ", "…", "\"", "-’-"] {
        assert!(EVERYTHING.hits(nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn a_slip_is_forgiven_only_where_nothing_else_is_found() {
    let right = EVERYTHING.hits("Syromolotov");
    assert!(!right.is_loose() && !right.is_empty());
    for typed in [
        "Syromolotow",
        "Siromolotov",
        "Syromolotv",
        "Syrmoolotov",
        "Siromol",
    ] {
        let hits = EVERYTHING.hits(typed);
        assert!(hits.is_loose(), "{typed}");
        assert_eq!(hits.in_time().len(), right.in_time().len(), "{typed}");
    }
    let marked = EVERYTHING.marked("Siromolotov", "in-ru-jwg-11");
    assert_eq!(
        marked[0],
        "Person: Oleg [Syromolotov], Deputy Minister of Foreign Affairs"
    );
    // That the lens does not admit it makes it no slip of another word.
    assert!(!ARTICLES.hits("Syromolotov").is_loose());
    assert!(ARTICLES.found("Syromolotov").is_empty());
    assert!(!EVERYTHING.hits("Moscow zyxwvut").is_loose());
    // Short words are taken as they are.
    assert!(EVERYTHING.found("Dovel").is_empty());
}

#[test]
fn more_words_than_are_looked_for_at_once_are_all_looked_for() {
    let title = "6th round of India–Russia consultations on United Nations issues";
    let quoted =
        "December 19 and 20 Moscow Tanmaya Lal Secretary West Ministry of External Affairs";
    let typed = format!("{title} {quoted}");
    assert!(EVERYTHING.finds(&typed, "in-ru-un-6"));
    assert!(EVERYTHING.found(&format!("{typed} zyxwvut")).is_empty());
}

// The lens

#[test]
fn words_are_found_under_the_lens_only_where_it_has_them() {
    for typed in ["safe havens", "\"safe havens\""] {
        let found = ARTICLES.found(typed);
        assert!(found.contains(&"in-ru-jwg-11"), "Russia 2019");
        assert!(found.contains(&"in-fr-jwg-14"), "France 2020");
        assert!(!found.contains(&"in-ru-jwg-13"), "Russia 2024");
    }
    let known = Known::new(&ARTICLES.catalogue, &articles());
    for typed in ["m", "india", "terrorism", "russia", "singh"] {
        for hit in ARTICLES.hits(typed).in_time() {
            assert!(known.has(hit.engagement), "{typed}");
        }
    }
}

#[test]
fn people_points_and_sources_that_the_lens_does_not_admit_find_nothing() {
    // Only the wider record names who led the sides in 2019, and has a headline with her in it.
    assert!(EVERYTHING.finds("Vijay Thakur Singh", "in-ru-jwg-11"));
    assert!(!ARTICLES.finds("Vijay Thakur Singh", "in-ru-jwg-11"));
    assert!(EVERYTHING.finds("double standards", "in-ru-jwg-11"));
    assert!(!ARTICLES.finds("double standards", "in-ru-jwg-11"));
    assert!(EVERYTHING.finds("urdupoint", "in-ru-jwg-11"));
    assert!(ARTICLES.found("urdupoint").is_empty());
}

#[test]
fn a_claim_of_one_of_several_pages_is_found_when_all_are_believed() {
    let catalogue = || {
        on_ground(&meeting(
            "a",
            "2019",
            r#"points: [(kind: Discussed, what: "Smuggling", topics: ["one"], cite: [OneOf(["ministry", "paper"])])],"#,
        ))
    };
    let picked = |sources: &[&str]| {
        let sources = sources.iter().map(|source| SourceId::from(*source));
        Desk::new(catalogue(), &Lens::Picked(sources.collect()))
    };
    assert!(picked(&["ministry", "paper"]).finds("smuggling", "a"));
    assert!(picked(&["ministry"]).found("smuggling").is_empty());
    assert!(picked(&["ministry"]).finds("bordavia", "a"));
    assert!(picked(&["paper"]).found("bordavia").is_empty());
}

#[test]
fn a_claim_without_proof_is_found_only_where_every_source_is_believed() {
    let record = meeting("a", "2019", r#"groups: [(name: "Smugglers")],"#);
    let official = Desk::new(on_ground(&record), &Lens::OfficialOnly);
    assert!(official.finds("bordavia", "a"));
    assert!(official.found("smugglers").is_empty());
    assert!(Desk::new(on_ground(&record), &Lens::All).finds("smugglers", "a"));
}

#[test]
fn hits_are_in_the_order_of_the_dates_that_hold() {
    let records = [
        // The paper has it earlier than the ministry.
        r#"Engagement(id: "a", title: "Meeting a", label: "a", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2010", basis: "b", cite: [Para("ministry", 1)]), (date: "2000", basis: "b", cite: [Para("paper", 1)])],
            cite: [Para("ministry", 1), Para("paper", 1)]),"#,
        r#"Engagement(id: "b", title: "Meeting b", label: "b", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2005", basis: "b", cite: [Para("paper", 1)])], cite: [Para("paper", 1)]),"#,
        r#"Engagement(id: "c", title: "Meeting c", label: "c", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "1990", basis: "b", cite: [Para("ministry", 1)])], cite: [Para("paper", 1)]),"#,
    ]
    .concat();
    let all = Desk::new(on_ground(&records), &Lens::All);
    assert_eq!(all.found("meeting"), ["c", "b", "a"]);
    let paper = Lens::Picked([SourceId::from("paper")].into());
    let paper = Desk::new(on_ground(&records), &paper);
    // Of the last the paper has no date.
    assert_eq!(paper.found("meeting"), ["a", "b", "c"]);
    let hits = paper.hits("meeting");
    let walk = |from: Option<&str>| {
        let from = from.map(|id| paper.handle(id));
        let next = hits.after(from, &paper.scope).unwrap();
        let back = hits.before(from, &paper.scope).unwrap();
        (paper.id(next), paper.id(back))
    };
    assert_eq!(walk(None), ("a", "c"));
    assert_eq!(walk(Some("a")), ("b", "c"));
    assert_eq!(walk(Some("b")), ("c", "a"));
    assert_eq!(walk(Some("c")), ("a", "b"));
    assert_eq!(hits.position(paper.handle("b"), &paper.scope), Some(1));
}

#[test]
fn walking_goes_on_from_an_engagement_that_was_not_found() {
    let desk = &*EVERYTHING;
    let hits = desk.hits("Patrushev");
    let outside = desk.handle("in-ru-jwg-12");
    assert_eq!(hits.position(outside, &desk.scope), None);
    let next = hits.after(Some(outside), &desk.scope).unwrap();
    let back = hits.before(Some(outside), &desk.scope).unwrap();
    assert!(back < outside && outside < next);
    let at = |handle| hits.position(handle, &desk.scope).unwrap();
    assert_eq!(at(back) + 1, at(next));
}

// What is told of a hit

#[test]
fn a_hit_says_where_it_was_found_and_what_to_mark() {
    assert_eq!(
        EVERYTHING.marked("male", "in-mv-nctc-visit"),
        [
            "Place: [Malé], Maldives",
            "Quoted words: by the Indian delegation when they are in [Male]",
            "Quoted words: when they are in [Male]",
            "Caveat: Whose centre it is and which ministry speaks is not said; with the delegation in [Malé], both are taken to be Maldivian.",
        ]
    );
    // A text with both words comes before one with the first.
    let marked = EVERYTHING.marked("joint havens", "in-ru-jwg-11");
    assert!(marked[0].starts_with("Title: 11th meeting of the India–Russia [Joint]"));
    let marked = EVERYTHING.marked("elimination havens", "in-ru-jwg-11");
    assert_eq!(
        marked[0],
        "Quoted words: [elimination] of all safe [havens] for terrorists"
    );
}

#[test]
fn hits_are_counted_by_field() {
    let hits = EVERYTHING.hits("patrushev");
    let with_person = hits
        .in_time()
        .iter()
        .filter(|hit| hit.fields.contains(Field::Person));
    assert_eq!(hits.count(Field::Person), with_person.count());
    assert!(hits.count(Field::Person) >= 7);
    assert!(hits.count(Field::Title) >= 3);
    assert!(hits.count(Field::Title) < hits.len());
    assert_eq!(hits.count(Field::Passage), 0);
}

#[test]
fn the_best_hits_have_it_in_the_title_and_as_a_whole_word() {
    let desk = &*EVERYTHING;
    let hits = desk.hits("india");
    let best = hits.best(5);
    assert_eq!(best.len(), 5);
    assert!(best.iter().all(|hit| hit.fields.contains(Field::Title)));
    let records = [
        meeting(
            "a",
            "2001",
            "points: [(kind: Discussed, what: \"Smuggling\", topics: [\"one\"], cite: [Para(\"ministry\", 1)])],",
        ),
        meeting("b", "2002", "label: \"Smugglings\","),
        meeting("c", "2003", "label: \"Smuggling\","),
    ];
    let small = Desk::new(on_ground(&records.concat()), &Lens::All);
    let hits = small.hits("smuggling");
    let best: Vec<&str> = hits
        .best(2)
        .iter()
        .map(|hit| small.id(hit.engagement))
        .collect();
    assert_eq!(best, ["c", "b"]);
    assert_eq!(hits.best(9).len(), 3);
}

#[test]
fn what_is_not_shown_is_counted_and_left_out() {
    let desk = &*EVERYTHING;
    let shown = |handle: Handle| desk.id(handle).starts_with("in-ru");
    let query = Query::new("patrushev");
    let hits = desk.index.find(&query, &desk.scope, shown);
    assert!(hits.len() >= 3 && hits.hidden() >= 4);
    assert_eq!(hits.len() + hits.hidden(), desk.hits("patrushev").len());
    // Something is found, so no slip is forgiven.
    let hits = desk.index.find(&query, &desk.scope, |_| false);
    assert!(hits.is_empty() && hits.hidden() > 0 && !hits.is_loose());
}

#[test]
fn promised_meetings_are_found() {
    let found = EVERYTHING.found("\"15th JWG\"");
    assert!(found.contains(&"in-fr-jwg-15-promised"), "{found:?}");
}

// Texts of the sources

#[test]
fn passages_lead_to_their_source_and_to_who_cites_them() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Headline\n\nBoth sides spoke of smuggling by sea.\nNobody cites the lighthouse.\n";
    fs::write(folder.path().join("paper.txt"), text).unwrap();
    let records = r#"[
        Catalogue(title: "Test", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21"),
        Party(code: "AA", name: "Homeland"),
        Party(code: "BB", name: "Bordavia"),
        Format(slug: "group", name: "Group", short: "Group", sentence: "s", marker: Circle),
        Source(id: "ministry", kind: OfficialStatement, collection: "official"),
        Source(id: "paper", kind: Newspaper, collection: "press", text_file: "paper.txt"),
        Engagement(id: "a", title: "Meeting", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2001", basis: "b", cite: [Para("paper", 2)])], cite: [Para("ministry", 1)]),
        Engagement(id: "b", title: "Meeting", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2002", basis: "b", cite: [Para("paper", 1)])], cite: [Para("paper", 1)]),
    ]"#;
    let options = Options {
        texts: Some(folder.path().to_owned()),
        ..Options::default()
    };
    let loaded = load(Input::memory([("test.ron", records)]), &options);
    let desk = |lens: &Lens| {
        let catalogue = Catalogue::new(loaded.records.clone());
        Desk::with_texts(catalogue, lens, &loaded.texts)
    };
    let all = desk(&Lens::All);
    assert!(all.index.has_passages());
    assert_eq!(all.found("smuggling"), ["a"]);
    let listed = Results::new(
        &all.index,
        &all.catalogue,
        &all.scope,
        "smuggling sea",
        |_| true,
    );
    assert_eq!(listed.summary(), "1 engagement, 1 passage");
    assert_eq!(listed.passages()[0].title, "paper, paragraph 2");
    let a = Some(all.handle("a"));
    assert_eq!(
        [listed.leads_to(0), listed.leads_to(1), listed.leads_to(2)],
        [a, a, None]
    );
    // A passage that nobody cites is found and leads nowhere.
    let listed = Results::new(&all.index, &all.catalogue, &all.scope, "lighthouse", |_| {
        true
    });
    assert_eq!(listed.summary(), "No engagement, 1 passage");
    assert_eq!((listed.lines(), listed.leads_to(0)), (1, None));
    let hits = all.hits("smuggling sea");
    assert_eq!(
        (hits.len(), hits.passages(), hits.count(Field::Passage)),
        (1, 1, 1)
    );
    let passage = all
        .index
        .passage(&all.catalogue, &hits, &all.scope, 0)
        .unwrap();
    assert_eq!(
        (passage.source.id.as_str(), passage.paragraph.get()),
        ("paper", 2)
    );
    assert_eq!(passage.cited_by, [all.handle("a")]);
    let marked: Vec<&str> = passage
        .found
        .ranges
        .iter()
        .map(|range| &passage.found.text[range.clone()])
        .collect();
    assert_eq!(marked, ["smuggling", "sea"]);
    assert_eq!(
        all.index.passage(&all.catalogue, &hits, &all.scope, 1),
        None
    );

    let uncited = all.hits("lighthouse");
    assert_eq!((uncited.len(), uncited.passages()), (0, 1));
    let official = desk(&Lens::OfficialOnly);
    let hits = official.hits("smuggling");
    assert_eq!((hits.len(), hits.passages()), (0, 0));
}

// Any words in any text

/// Texts of an engagement that anybody can copy from: its label, title, points and quotes.
fn texts_of(handle: Handle) -> Vec<&'static str> {
    let engagement = &EVERYTHING.catalogue.entry(handle).engagement;
    let points = engagement.points.iter().map(|point| &*point.what);
    let sides = engagement.delegations.iter().flat_map(|side| &side.people);
    let people = sides.flat_map(|person| {
        std::iter::once(&*person.name)
            .chain(person.office.as_deref())
            .chain(person.as_written.as_deref())
    });
    let quotes = engagement
        .citations()
        .filter_map(|citation| citation.words.as_deref());
    let places = engagement
        .places
        .iter()
        .filter_map(|place| place.city.as_deref());
    let caveats = engagement.caveats.iter().map(|caveat| &*caveat.what);
    let title = std::iter::once(&*engagement.title).chain(engagement.label.as_deref());
    title
        .chain(points)
        .chain(people)
        .chain(quotes)
        .chain(places)
        .chain(caveats)
        .collect()
}

#[test]
fn every_text_of_every_engagement_finds_it() {
    for (handle, _) in EVERYTHING.catalogue.entries() {
        for text in texts_of(handle) {
            let hits = EVERYTHING.hits(text);
            assert!(hits.position(handle, &EVERYTHING.scope).is_some(), "{text}");
            // As a phrase too, unless it has quotation marks of its own.
            if !text.contains(['"', '“', '”', '„', '«']) {
                let hits = EVERYTHING.hits(&format!("\"{text}\""));
                assert!(
                    hits.position(handle, &EVERYTHING.scope).is_some(),
                    "“{text}”"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn a_word_copied_from_an_engagement_finds_it(pick in any::<prop::sample::Index>(), which in any::<prop::sample::Index>(), word in any::<prop::sample::Index>()) {
        let handle = Handle(pick.index(EVERYTHING.catalogue.len()) as u32);
        let texts = texts_of(handle);
        let text = texts[which.index(texts.len())];
        let words: Vec<&str> = text.split_whitespace().filter(|word| !fold(word).is_empty()).collect();
        let word = words[word.index(words.len())];
        for typed in [word.to_owned(), word.to_uppercase(), fold(word)] {
            let hits = EVERYTHING.hits(&typed);
            prop_assert!(hits.position(handle, &EVERYTHING.scope).is_some(), "{typed}");
            prop_assert!(!hits.is_loose());
        }
    }

    #[test]
    fn each_hit_has_something_to_mark(pick in any::<prop::sample::Index>(), which in any::<prop::sample::Index>(), cut in 1_usize..9, lens in any::<bool>()) {
        let handle = Handle(pick.index(EVERYTHING.catalogue.len()) as u32);
        let texts = texts_of(handle);
        let typed: String = texts[which.index(texts.len())].chars().take(cut).collect();
        let desk = if lens { &*ARTICLES } else { &*EVERYTHING };
        let hits = desk.hits(&typed);
        for hit in hits.in_time().iter().take(20) {
            let found = desk.index.found_in(hit.engagement, &hits, &desk.scope, 3);
            prop_assert!(!found.is_empty());
            for found in found {
                prop_assert!(hit.fields.contains(found.field));
                prop_assert!(!found.ranges.is_empty(), "{typed} in {}", found.text);
                for range in found.ranges {
                    prop_assert!(found.text.get(range).is_some());
                }
            }
        }
    }

    #[test]
    fn any_query_on_any_text_marks_whole_characters(typed in "\\PC*", text in "\\PC*", start in 0_usize..20) {
        let piece: String = text.chars().skip(start).take(5).collect();
        for typed in [typed, piece] {
            let hits = EVERYTHING.hits(&typed);
            let mut end = 0;
            for range in hits.matcher().ranges(&text) {
                prop_assert!(range.start >= end && range.start < range.end);
                end = range.end;
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}

#[test]
fn an_index_can_be_made_on_one_thread_and_asked_on_another() {
    fn is_sendable<T: Send + Sync + 'static>() {}
    is_sendable::<SearchIndex>();
    is_sendable::<Scope>();
    is_sendable::<Hits>();
}

#[test]
fn an_empty_catalogue_has_nothing() {
    let desk = Desk::new(Catalogue::default(), &Lens::All);
    assert!(desk.index.is_empty() && !desk.index.has_passages());
    assert!(desk.found("a").is_empty());
    assert!(desk.found("\"a b\"").is_empty());
}

// What a list shows

#[test]
fn a_list_says_how_much_was_found_why_and_what_is_hidden() {
    let desk = &*ARTICLES;
    let results = |typed: &str, shown: &dyn Fn(Handle) -> bool| {
        Results::new(&desk.index, &desk.catalogue, &desk.scope, typed, shown)
    };
    let all = results("\"safe havens\"", &|_| true);
    assert_eq!(
        (all.summary(), all.hidden()),
        ("2 engagements".to_owned(), None)
    );
    let [russia, france] = ["in-ru-jwg-11", "in-fr-jwg-14"].map(|id| desk.handle(id));
    let standing = |handle| all.standing(handle, &desk.scope);
    assert_eq!(standing(None), "2 found");
    assert_eq!(standing(Some(france)), "2 of 2");
    let reason = all.rows()[0].reason.as_ref().unwrap();
    assert_eq!((reason.field, &*reason.text), (Field::Topic, "Safe havens"));
    let marked: Vec<&str> = reason
        .ranges
        .iter()
        .map(|at| &reason.text[at.clone()])
        .collect();
    assert_eq!(marked, ["Safe havens"]);
    assert!(
        all.by_field()
            .iter()
            .any(|(field, _)| *field == Field::Quote)
    );
    let some = results("\"safe havens\"", &|handle| handle == russia);
    assert_eq!(some.summary(), "1 engagement");
    assert_eq!(some.hidden().unwrap(), "1 more is hidden by the filter");
    let none = results("\"safe havens\"", &|_| false);
    assert!(none.is_nothing() && none.is_question());
    assert_eq!(none.summary(), "Nothing is found");
    assert_eq!(none.hidden().unwrap(), "2 are hidden by the filter");
    assert!(!results(" - ", &|_| true).is_question());
}
