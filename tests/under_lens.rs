//! What a choice of sources changes, fact by fact, and who says otherwise.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{articles, day, embedded, on_ground};
use legation::{
    catalogue::{Backing, Catalogue, Changed, Handle, Known, Otherwise, Outcome, Part},
    model::{EngagementId, SourceId, SourceKind, Status},
    view::Lens,
};

fn find(catalogue: &Catalogue, id: &str) -> Handle {
    catalogue.find(&EngagementId::from(id)).unwrap()
}

fn picked(ids: &[&str]) -> Lens {
    Lens::Picked(ids.iter().map(|&id| SourceId::from(id)).collect())
}

/// What changes of an engagement under a lens, in words, each with those who say otherwise.
fn changes(catalogue: &Catalogue, id: &str, lens: &Lens) -> Vec<String> {
    let known = Known::new(catalogue, lens);
    let all = Known::new(catalogue, &Lens::All);
    let handle = find(catalogue, id);
    let changes = catalogue.under_lens(handle, &known, &all, day("2026-11-21"));
    let lines = changes.into_iter().map(|change| {
        let what = match change.what {
            Changed::Engagement => "not known".to_owned(),
            Changed::Date(claim) => format!("date {}", claim.date.text()),
            Changed::Place(place) => format!("place {}", place.city.clone().unwrap()),
            Changed::Status(status) => format!("status {}", status.as_str()),
            Changed::Mode(mode) => format!("mode {mode:?}"),
            Changed::Series(link) => format!("series {}", link.slug),
            Changed::Left(part, number) => format!("{number} {part:?}"),
            Changed::Outcome(_, Outcome::Kept { .. }) => "promise kept".to_owned(),
            Changed::Outcome(_, outcome) => format!("{outcome:?}"),
        };
        let sources: Vec<&str> = change
            .sources
            .iter()
            .map(|source| source.as_str())
            .collect();
        format!("{what}: {}", sources.join(", "))
    });
    lines.collect()
}

/// A meeting of which a ministry and a newspaper say different things, and one that keeps its promise,
/// of which only the newspaper tells.
fn two_accounts() -> Catalogue {
    on_ground(
        r#"
        Engagement(
            id: "both", title: "Both", parties: ["BB"], format: "group", status: Announced, mode: InPerson,
            series: (slug: "bb-group", number: Stated(1), cite: [Para("paper", 7)]),
            rival_statuses: [(status: Held, cite: [Para("paper", 1)])],
            dates: [
                (date: "2020-03-04", basis: "Stated", cite: [Para("ministry", 1)]),
                (date: "2020-03", basis: "Only the month", cite: [Para("paper", 1)]),
            ],
            places: [
                (city: "Port", country: "BB", cite: [Para("ministry", 2)]),
                (city: "Harbour", country: "BB", cite: [Para("paper", 2)]),
            ],
            delegations: [(side: "BB", people: [
                (name: "First Person", cite: [Para("ministry", 3)]),
                (name: "Second Person", cite: [Para("paper", 3)]),
            ])],
            points: [
                (kind: Agreed, what: "a", topics: ["one"], cite: [Para("ministry", 4)]),
                (kind: Discussed, what: "b", topics: ["two"], cite: [Para("paper", 4)]),
                (kind: Discussed, what: "c", topics: ["two"], cite: [OneOf(["paper", "ministry"])]),
            ],
            fora: [(body: "CLUB", cite: [Para("paper", 5)])],
            promises: [
                (id: "meet-again", what: "To meet again", due: "2021", basis: "b",
                    meeting: (title: "Next", format: "group", series: (slug: "bb-group", number: Stated(2))),
                    cite: [Para("ministry", 6)]),
                (id: "write", what: "To write", cite: [Para("paper", 6)]),
            ],
            cite: [Para("ministry", 1)],
        ),
        Engagement(
            id: "again", title: "Again", parties: ["BB"], format: "group", status: Held,
            series: (slug: "bb-group", number: Stated(2)),
            dates: [(date: "2021-05-05", basis: "Stated", cite: [Para("paper", 9)])],
            cite: [Para("paper", 9)],
        ),
        Engagement(
            id: "unproved", title: "Unproved", parties: ["DD"], format: "group", status: Held,
            dates: [(date: "2020-06-06", basis: "Stated")],
        ),
        "#,
    )
}

#[test]
fn each_fact_that_more_sources_tell_otherwise_is_named_with_them() {
    let catalogue = two_accounts();
    assert_eq!(
        changes(&catalogue, "both", &picked(&["paper"])),
        [
            "date 2020-03-04: ministry",
            "place Port: ministry",
            "status announced: ministry",
            "mode InPerson: ministry",
            "1 People: ministry",
            // That the third is on one of two pages is not known from one of them.
            "2 Points: ministry",
            "1 Promises: ministry",
        ]
    );
    assert_eq!(
        changes(&catalogue, "both", &picked(&["ministry"])),
        [
            "series bb-group: paper",
            "1 People: paper",
            "2 Points: paper",
            "1 Promises: paper",
            "1 Named: paper",
            "promise kept: paper",
        ]
    );
    assert_eq!(changes(&catalogue, "both", &Lens::All), [""; 0]);
}

#[test]
fn what_the_sources_chosen_do_not_mention_says_who_does() {
    let catalogue = two_accounts();
    let ministry = picked(&["ministry"]);
    assert_eq!(
        changes(&catalogue, "again", &ministry),
        ["not known: paper"]
    );
    // Nobody is cited for it.
    assert_eq!(changes(&catalogue, "unproved", &ministry), ["not known: "]);
}

#[test]
fn the_five_articles_leave_years_open_where_other_pages_name_the_day() {
    let catalogue = embedded();
    let changes = changes(&catalogue, "in-mv-jwg-2", &articles());
    assert_eq!(
        changes[0],
        "date 2023-07-24: india-news-network-2023-07-25, republic-world-2023-07-25, \
         opindia-on-in-mv-jwg-2, newsx-on-in-mv-jwg-2"
    );
    assert!(
        changes[1].starts_with("3 Points: india-news-network"),
        "{changes:#?}"
    );
    assert_eq!(changes.len(), 2);
}

#[test]
fn no_change_names_a_source_that_is_believed_and_under_all_there_is_none() {
    let catalogue = embedded();
    let all = Known::new(&catalogue, &Lens::All);
    let as_of = day("2026-11-21");
    for lens in [Lens::All, Lens::OfficialOnly, articles()] {
        let known = Known::new(&catalogue, &lens);
        let mut found = 0;
        for (handle, _) in catalogue.entries() {
            let changes = catalogue.under_lens(handle, &known, &all, as_of);
            let mut sources = changes.iter().flat_map(|change| &change.sources);
            assert!(sources.all(|source| !known.believes(&catalogue, source)));
            let is_unknown = changes.iter().any(|one| one.what == Changed::Engagement);
            assert_eq!(is_unknown, !known.has(handle));
            found += changes.len();
        }
        assert_eq!(found == 0, lens == Lens::All, "{lens:?}: {found}");
    }
}

#[test]
fn a_date_that_one_source_alone_knows_better_names_it() {
    let catalogue = on_ground(
        r#"
        Source(id: "print", kind: AgencyCopy, collection: "c", copy_of: "ministry"),
        Engagement(id: "a", title: "A", parties: ["BB"], format: "group", status: Held,
            dates: [
                (date: "2020-03-04", basis: "b", cite: [Para("ministry", 1), Para("print", 1)]),
                (date: "2020-03", basis: "b", cite: [Para("paper", 1)]),
            ], cite: [Para("paper", 1)]),
        Engagement(id: "two", title: "Two", parties: ["BB"], format: "group", status: Held,
            dates: [
                (date: "2020-03-04", basis: "b", cite: [Para("ministry", 1), Para("paper", 1)]),
                (date: "2020-03", basis: "b", cite: [Para("paper", 1)]),
            ], cite: [Para("paper", 1)]),
        Engagement(id: "rival", title: "Rival", parties: ["BB"], format: "group", status: Held,
            dates: [
                (date: "2020-03-04", basis: "b", cite: [Para("ministry", 1)]),
                (date: "2020-03-05", basis: "b", cite: [Para("paper", 1)]),
            ], cite: [Para("paper", 1)]),
        Engagement(id: "one-of", title: "One of", parties: ["BB"], format: "group", status: Held,
            dates: [
                (date: "2020-03-04", basis: "b", cite: [OneOf(["ministry", "print"])]),
                (date: "2020-03", basis: "b", cite: [Para("paper", 1)]),
            ], cite: [Para("paper", 1)]),
        "#,
    );
    let all = Known::new(&catalogue, &Lens::All);
    let only = |id: &str, known: &Known| {
        let source = known.date_only_from(&catalogue, find(&catalogue, id));
        source.map(|source| source.as_str().to_owned())
    };
    assert_eq!(only("a", &all).as_deref(), Some("ministry"));
    for id in ["two", "rival", "one-of"] {
        assert_eq!(only(id, &all), None, "{id}");
    }
    // From the newspaper alone there is nothing less exact.
    let paper = Known::new(&catalogue, &picked(&["paper"]));
    assert_eq!(only("a", &paper), None);
}

#[test]
fn each_source_counts_the_engagements_behind_it() {
    let catalogue = two_accounts();
    let backing = Backing::new(&catalogue);
    let at = |id: &str| catalogue.source_position(&SourceId::from(id)).unwrap();
    // Both meetings, and what was promised.
    assert_eq!(backing.count(at("paper")), (2, 2));
    assert_eq!(backing.count(at("ministry")), (2, 2));
    let one_of = on_ground(
        r#"Engagement(id: "x", title: "X", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2020", basis: "b", cite: [OneOf(["paper", "ministry"])])],
            cite: [Para("paper", 1)]),"#,
    );
    let backing = Backing::new(&one_of);
    let at = |id: &str| one_of.source_position(&SourceId::from(id)).unwrap();
    assert_eq!(backing.count(at("paper")), (1, 1));
    assert_eq!(backing.count(at("ministry")), (0, 1));
}

#[test]
fn all_sources_picked_by_hand_are_all_sources() {
    let catalogue = two_accounts();
    let paper = SourceId::from("paper");
    let without = catalogue.lens_with(&Lens::All, [&paper], false);
    let known = Known::new(&catalogue, &without);
    assert!(!known.believes(&catalogue, &paper));
    assert!(!known.has(find(&catalogue, "unproved")));
    assert_eq!(catalogue.lens_with(&without, [&paper], true), Lens::All);
    let official = catalogue.believed(&Lens::OfficialOnly);
    let sources = catalogue.sources().iter();
    let is_official = |kind: SourceKind| kind.is_official();
    let count = sources.filter(|source| is_official(source.kind)).count();
    assert_eq!(official.len(), count);
}

#[test]
fn a_part_left_out_is_counted_once() {
    let catalogue = two_accounts();
    let known = Known::new(&catalogue, &picked(&["paper"]));
    let all = Known::new(&catalogue, &Lens::All);
    let handle = find(&catalogue, "both");
    let changes = catalogue.under_lens(handle, &known, &all, day("2026-11-21"));
    let people = changes
        .iter()
        .filter(|one| matches!(one.what, Changed::Left(Part::People, _)));
    assert_eq!(people.count(), 1);
    assert_eq!(all.status(handle), Some(Status::Announced));
    assert_eq!(known.status(handle), Some(Status::Held));
}

#[test]
fn what_a_mark_says_is_what_the_panel_says() {
    let catalogue = embedded();
    let as_of = day("2026-11-21");
    let all = Known::new(&catalogue, &Lens::All);
    for lens in [articles(), Lens::OfficialOnly] {
        let known = Known::new(&catalogue, &lens);
        let otherwise = Otherwise::new(&catalogue, &known, as_of);
        let (mut left_out, mut changed) = (0, 0);
        for (handle, entry) in catalogue.entries() {
            let changes = catalogue.under_lens(handle, &known, &all, as_of);
            let is_said = |what: &Changed<'_>| match what {
                Changed::Engagement | Changed::Mode(_) => false,
                Changed::Left(part, _) => *part == Part::People,
                _ => true,
            };
            let said = changes.iter().filter(|change| is_said(&change.what));
            let said = said.count();
            let id = &entry.engagement.id;
            assert_eq!(otherwise.has(handle), said > 0, "{id}: {changes:?}");
            let words = otherwise.words(&catalogue, &known, handle);
            let told = words.map_or(0, |words| words.split("; ").count());
            assert_eq!(told, said, "{id}");
            left_out += usize::from(!known.has(handle));
            changed += usize::from(said > 0);
        }
        assert_eq!(otherwise.left_out(), left_out);
        assert!(
            changed > 0 && left_out > 0,
            "{lens:?}: {changed} {left_out}"
        );
    }
    let nothing = Otherwise::new(&catalogue, &all, as_of);
    assert_eq!(nothing, Otherwise::default());
}

#[test]
fn what_is_otherwise_is_told_in_a_line() {
    let catalogue = two_accounts();
    let words = |source: &str| {
        let known = Known::new(&catalogue, &picked(&[source]));
        let otherwise = Otherwise::new(&catalogue, &known, day("2026-11-21"));
        otherwise.words(&catalogue, &known, find(&catalogue, "both"))
    };
    assert_eq!(
        words("paper").unwrap(),
        "Under all sources: 4 March 2020; Port, Bordavia; announced; 1 more person"
    );
    assert_eq!(
        words("ministry").unwrap(),
        "Under all sources: of the series Group; 1 more person; a promise kept"
    );
}
