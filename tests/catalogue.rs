//! What is known under a lens, what became of promises, and what is counted.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::collections::BTreeSet;

use common::{articles, day, embedded, engagement, meeting, on_ground};
use legation::{
    catalogue::{
        Befores, Catalogue, Columns, Facets, Handle, Known, Mention, Origin, Outcome, Row, Sieve,
        Weaknesses,
    },
    date::{Day, DayRange, Edtf},
    model::{Collection, EngagementId, PartyCode, Role, SourceId, Status},
    scene::FixedMeasure,
    timeline::Arrangement,
    view::{Choice, Facet, Filter, Lens, Pledge, Value, View, Weakness},
};

fn find(catalogue: &Catalogue, id: &str) -> Handle {
    catalogue.find(&EngagementId::from(id)).unwrap()
}

fn collection(name: &str) -> Lens {
    Lens::Collection(Collection(name.to_owned()))
}

fn picked(ids: &[&str]) -> Lens {
    Lens::Picked(ids.iter().map(|&id| SourceId::from(id)).collect())
}

// --- the lens -------------------------------------------------------------------------------------

/// One meeting of which the ministry and a newspaper say different things, and one that only the
/// newspaper reports.
fn two_accounts() -> Catalogue {
    on_ground(
        r#"
        Engagement(
            id: "both", title: "Both", parties: ["BB"], format: "group", status: Held,
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
                (name: "Second Person", office: "Secretary", cite: [Para("paper", 3)]),
            ])],
            points: [
                (kind: Agreed, what: "a", topics: ["one"], cite: [Para("ministry", 4)]),
                (kind: Discussed, what: "b", topics: ["two", "one"], cite: [Para("paper", 4)]),
            ],
            fora: [(body: "CLUB", cite: [Para("paper", 5)])],
            promises: [
                (id: "said-by-ministry", what: "To meet", due: "2021", basis: "b", cite: [Para("ministry", 6)], meeting: (title: "Next", format: "group")),
                (id: "said-by-paper", what: "To write", cite: [Para("paper", 6)]),
            ],
            cite: [Para("ministry", 1), Para("paper", 1)],
        ),
        Engagement(
            id: "press-only", title: "Press only", parties: ["CC"], format: "group", status: Held,
            dates: [(date: "2020-05-05", basis: "Stated", cite: [Para("ministry", 9)])],
            cite: [Para("paper", 9)],
        ),
        Engagement(
            id: "unproved", title: "Unproved", parties: ["DD"], format: "group", status: Held,
            dates: [(date: "2020-06-06", basis: "Stated")],
        ),
        "#,
    )
}

/// Everything that the table of exports says of what is known.
fn known_as(catalogue: &Catalogue, lens: &Lens) -> String {
    let known = Known::new(catalogue, lens);
    let rows = legation::export::rows(catalogue, &known);
    let line = |row: legation::export::Row| {
        format!(
            "{} | {} | {} | {} | {} | {} | {} | {}",
            row.id,
            row.edtf.unwrap_or_default(),
            row.city.unwrap_or_default(),
            row.heads.join(", "),
            row.topics.join(" "),
            row.fora.join(" "),
            row.promises.join(", "),
            row.sources.join(" "),
        )
    };
    rows.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_source_together_gives_the_best_of_each_claim() {
    assert_eq!(
        known_as(&two_accounts(), &Lens::All),
        "both | 2020-03-04 | Port | BB: First Person, BB: Second Person, Secretary | one two | CLUB | To meet (due 2021), To write | ministry paper\n\
         press-only | 2020-05-05 |  |  |  |  |  | paper ministry\n\
         unproved | 2020-06-06 |  |  |  |  |  | \n\
         said-by-ministry | 2021 |  |  |  |  |  | ministry"
    );
}

#[test]
fn under_one_collection_only_its_claims_are_known() {
    assert_eq!(
        known_as(&two_accounts(), &collection("official")),
        "both | 2020-03-04 | Port | BB: First Person | one |  | To meet (due 2021) | ministry\n\
         said-by-ministry | 2021 |  |  |  |  |  | ministry"
    );
    assert_eq!(
        known_as(&two_accounts(), &collection("press")),
        "both | 2020-03 | Harbour | BB: Second Person, Secretary | two one | CLUB | To write | paper\n\
         press-only |  |  |  |  |  |  | paper"
    );
}

#[test]
fn official_sources_are_those_of_governments() {
    let catalogue = two_accounts();
    assert_eq!(
        known_as(&catalogue, &Lens::OfficialOnly),
        known_as(&catalogue, &collection("official"))
    );
    assert_eq!(
        known_as(&catalogue, &picked(&["paper"])),
        known_as(&catalogue, &collection("press"))
    );
    assert_eq!(known_as(&catalogue, &picked(&[])), "");
}

#[test]
fn what_one_of_several_pages_says_is_known_when_all_of_them_are_believed() {
    let catalogue = on_ground(
        r#"
        Engagement(
            id: "one-of", title: "One of", parties: ["BB"], format: "group", status: Held,
            series: (slug: "bb-group", number: Stated(3), cite: [Para("paper", 1)]),
            dates: [(date: "2020-03-04", basis: "Stated", cite: [Page("ministry")])],
            places: [(city: "Port", country: "BB", cite: [OneOf(["ministry", "paper"])])],
            cite: [Page("ministry"), Page("paper")],
        ),
        "#,
    );
    let handle = find(&catalogue, "one-of");
    let known = |lens: &Lens| {
        let known = Known::new(&catalogue, lens);
        let place = known.place(&catalogue, handle).is_some();
        let series = known.series(&catalogue, handle).is_some();
        (known.has(handle), place, series)
    };
    assert_eq!(known(&Lens::All), (true, true, true));
    assert_eq!(known(&picked(&["ministry", "paper"])), (true, true, true));
    // A label is no way around it.
    let label = |lens: Lens| {
        let view = View {
            lens,
            ..View::default()
        };
        let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
        arrangement.lanes[0].items[0].label_width
    };
    // "3rd Group" is longer than "One of".
    assert!(label(picked(&["paper", "ministry"])) > label(picked(&["ministry"])));
    // Either may be the one that says where it was. The newspaper alone puts it in the series.
    assert_eq!(known(&picked(&["paper"])), (true, false, true));
    assert_eq!(known(&picked(&["ministry"])), (true, false, false));
}

#[test]
fn own_pages_are_one_of_those_that_the_record_cites() {
    let record = |proof: &str| {
        let catalogue = on_ground(&format!(
            r#"
            Engagement(
                id: "own", title: "Own", parties: ["BB"], format: "group", status: Held,
                dates: [(date: "2020", basis: "Stated", cite: [{proof}])],
                promises: [(id: "said", what: "To write", cite: [{proof}])],
                cite: [Page("ministry"), PageQuote("paper", "met"), Page("ministry")],
            ),
            "#
        ));
        let own = catalogue.entry(find(&catalogue, "own")).engagement.clone();
        let of = |cite: &[legation::model::Citation]| {
            let sources = cite[0].sources().map(ToString::to_string);
            sources.collect::<Vec<_>>()
        };
        (of(&own.dates[0].cite), of(&own.promises[0].cite))
    };
    assert_eq!(
        record("OwnPages"),
        record(r#"OneOf(["ministry", "paper"])"#)
    );
}

#[test]
fn a_number_that_no_believed_source_states_keeps_no_promise() {
    let catalogue = on_ground(
        r#"
        Engagement(
            id: "first", title: "First", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2020", basis: "Stated", cite: [Page("ministry")])],
            promises: [(
                id: "second-promised", what: "To meet", cite: [Page("ministry")],
                meeting: (title: "Second", format: "group", series: (slug: "bb-group", number: Stated(2))),
            )],
            cite: [Page("ministry")],
        ),
        Engagement(
            id: "second", title: "Second", parties: ["BB"], format: "group", status: Held,
            series: (slug: "bb-group", number: Stated(2), cite: [Page("paper")]),
            dates: [(date: "2021", basis: "Stated", cite: [Page("ministry")])],
            cite: [Page("ministry"), Page("paper")],
        ),
        "#,
    );
    let second = find(&catalogue, "second");
    assert_eq!(
        outcome_under(&catalogue, &Lens::All),
        Outcome::Kept { by: second }
    );
    assert_eq!(
        outcome_under(&catalogue, &picked(&["ministry"])),
        Outcome::Open
    );
    // And so it is on the timeline once as held, and once as promised: counted apart.
    let counts = |lens| {
        let view = View {
            lens,
            ..View::default()
        };
        let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
        (
            arrangement.meetings_held,
            arrangement.promises_kept,
            arrangement.meetings_ahead,
        )
    };
    assert_eq!(counts(Lens::All), (2, 1, 0));
    assert_eq!(counts(picked(&["ministry"])), (2, 0, 1));
}

#[test]
fn of_pages_of_which_one_says_it_one_source_is_certain() {
    let catalogue = on_ground(
        r#"
        Engagement(
            id: "either", title: "Either", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2020", basis: "Stated", cite: [OneOf(["ministry", "paper"])])],
            cite: [OneOf(["ministry", "paper"])],
        ),
        Engagement(
            id: "one-and-either", title: "One, and either", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2021", basis: "Stated", cite: [OneOf(["ministry", "paper"])])],
            cite: [Page("ministry")],
        ),
        "#,
    );
    let known = Known::new(&catalogue, &Lens::All);
    let certain = |id| known.independent_sources(&catalogue, find(&catalogue, id));
    assert_eq!(certain("either"), 1);
    assert_eq!(certain("one-and-either"), 1);
}

#[test]
fn what_has_no_date_under_the_lens_is_counted_and_stands_in_no_lane() {
    let catalogue = two_accounts();
    let view = View {
        lens: collection("press"),
        ..View::default()
    };
    let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
    assert_eq!(arrangement.undated, [find(&catalogue, "press-only")]);
    assert_eq!(arrangement.shown(), 2);
    let lanes: Vec<_> = arrangement
        .lanes
        .iter()
        .map(|lane| lane.name.as_ref())
        .collect();
    assert_eq!(lanes, ["Bordavia"]);
}

fn columns(catalogue: &Catalogue, known: &Known) -> Columns {
    let as_of = catalogue.as_of().and_then(Edtf::latest);
    Columns::new(catalogue, known, as_of.unwrap_or(Day::MAX))
}

fn facets(catalogue: &Catalogue, lens: &Lens, filter: &Filter) -> Facets {
    let known = Known::new(catalogue, lens);
    let columns = columns(catalogue, &known);
    let days = |handle| {
        let date = known.date(catalogue, handle)?;
        let (first, last) = (date.earliest()?, date.latest()?);
        Some((first.number() as i32, last.number() as i32 + 1))
    };
    Facets::new(catalogue, &columns, filter, &BTreeSet::new(), days)
}

/// "one 1, two 1".
fn counts(catalogue: &Catalogue, facets: &Facets, facet: Facet) -> String {
    let values = facets.of(facet).iter();
    let values = values.map(|one| format!("{} {}", catalogue.value_name(&one.value), one.count));
    values.collect::<Vec<_>>().join(", ")
}

#[test]
fn facets_and_filters_go_by_what_is_known() {
    let catalogue = two_accounts();
    let topics = |lens: &Lens| {
        let facets = facets(&catalogue, lens, &Filter::default());
        counts(&catalogue, &facets, Facet::Topic)
    };
    assert_eq!(topics(&Lens::All), "One 1, Two 1");
    assert_eq!(topics(&collection("official")), "One 1");

    let filter = Filter::of([Value::Topic("two".into())]);
    let both = find(&catalogue, "both");
    let passes = |lens: &Lens| {
        let columns = columns(&catalogue, &Known::new(&catalogue, lens));
        Sieve::new(&columns, &filter).passes(both)
    };
    assert!(passes(&Lens::All));
    assert!(!passes(&collection("official")));
}

#[test]
fn filters_of_one_kind_are_alternatives_and_of_two_kinds_both_hold() {
    let records = meeting("held", "2020-01-01", "")
        + &engagement("announced", "Announced", "2021-01-01", "")
        + &engagement("cancelled", "Cancelled", "2022-01-01", "");
    let catalogue = on_ground(&records);
    let columns = columns(&catalogue, &Known::new(&catalogue, &Lens::All));
    let passing = |filter: &Filter| {
        let sieve = Sieve::new(&columns, filter);
        let all = catalogue.entries();
        all.filter(|(handle, _)| sieve.passes(*handle)).count()
    };
    let mut filter = Filter::default();
    assert_eq!(passing(&filter), 3);
    let statuses = [Status::Held, Status::Cancelled].map(Value::Status);
    filter.with.extend(statuses);
    assert_eq!(passing(&filter), 2);
    filter.with.insert(Value::Format("visit".into()));
    assert_eq!(passing(&filter), 0);
    filter.with.insert(Value::Format("group".into()));
    assert_eq!(passing(&filter), 2);
    // What is not wanted goes, whatever else is asked for.
    filter.toggle(Value::Status(Status::Held), Choice::Without);
    assert_eq!(passing(&filter), 1);
    filter.without.insert(Value::Format("group".into()));
    assert_eq!(passing(&filter), 0);
}

#[test]
fn the_status_that_holds_is_that_of_a_believed_source() {
    let catalogue = on_ground(
        r#"
        Engagement(
            id: "second", title: "t", parties: ["BB"], format: "group", status: Held,
            series: (slug: "bb-group", number: Stated(2)),
            rival_statuses: [
                (status: Expected, cite: [Para("paper", 2)]),
                (status: Cancelled, cite: [Para("reprint", 1)]),
            ],
            dates: [(date: "2020-01-01", basis: "Stated", cite: [Para("ministry", 1), Para("paper", 1)])],
            cite: [Para("ministry", 1)],
        ),
        Engagement(
            id: "first", title: "t", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2019-01-01", basis: "Stated", cite: [Para("paper", 1)])],
            promises: [(id: "promised", what: "w", due: "2021", basis: "b", cite: [Para("paper", 1)],
                meeting: (title: "t", format: "group", series: (slug: "bb-group", number: Inferred(2))))],
            cite: [Para("ministry", 1), Para("paper", 1)],
        ),
        "#,
    );
    let handle = find(&catalogue, "second");
    let status = |lens: &Lens| Known::new(&catalogue, lens).status(handle);
    assert_eq!(status(&Lens::All), Some(Status::Held));
    assert_eq!(status(&collection("official")), Some(Status::Held));
    assert_eq!(
        status(&picked(&["paper", "reprint"])),
        Some(Status::Expected)
    );
    assert_eq!(status(&picked(&["reprint"])), Some(Status::Cancelled));
    assert_eq!(status(&picked(&["paper", "ministry"])), Some(Status::Held));
    assert_eq!(status(&picked(&[])), None);

    let paper = Known::new(&catalogue, &picked(&["paper"]));
    let facets = facets(&catalogue, &picked(&["paper"]), &Filter::default());
    let statuses = counts(&catalogue, &facets, Facet::Status);
    assert_eq!(statuses, "Held 1, Announced 1, Expected 1");
    assert!(!catalogue.is_meeting_held(handle, &paper));
    let held = Filter::of([Value::Status(Status::Held)]);
    assert!(!Sieve::new(&columns(&catalogue, &paper), &held).passes(handle));
    let rows = legation::export::rows(&catalogue, &paper);
    let row = rows.iter().find(|row| row.id == "second").unwrap();
    assert_eq!(row.status, "expected");
    assert_eq!(row.sources, ["paper"]);
    let outcome = catalogue.outcome(catalogue.promises()[0], &paper, day("2020-06-30"));
    assert_eq!(outcome, Outcome::Open);
    let view = View {
        lens: picked(&["paper"]),
        ..View::default()
    };
    let arrangement = Arrangement::new(&catalogue, &view, &FixedMeasure);
    assert_eq!(arrangement.meetings_held, 1);
    assert_eq!(arrangement.lanes[0].meetings_held, 1);
}

#[test]
fn copies_of_one_text_are_one_source() {
    let catalogue = on_ground(
        r#"
        Source(id: "third-hand", kind: Aggregator, collection: "press", copy_of: "reprint"),
        Source(id: "other", kind: Newspaper, collection: "press"),
        Engagement(
            id: "much-copied", title: "t", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2020-01-01", basis: "Stated", cite: [Para("reprint", 1)])],
            cite: [Para("third-hand", 1), Para("paper", 1), Para("reprint", 2)],
        ),
        Engagement(
            id: "well-proved", title: "t", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2020-02-01", basis: "Stated", cite: [Para("reprint", 1)])],
            cite: [Para("other", 1), Para("paper", 1)],
        ),
        "#,
    );
    let independent = |lens: &Lens, id: &str| {
        Known::new(&catalogue, lens).independent_sources(&catalogue, find(&catalogue, id))
    };
    assert_eq!(independent(&Lens::All, "much-copied"), 1);
    assert_eq!(independent(&Lens::All, "well-proved"), 2);
    // A copy is proof enough where only the copy is believed.
    assert_eq!(independent(&picked(&["reprint"]), "much-copied"), 1);
    let known = Known::new(&catalogue, &Lens::All);
    let sources = known.sources_of(&catalogue, find(&catalogue, "much-copied"));
    assert_eq!(sources.len(), 3);
}

// --- promises -------------------------------------------------------------------------------------

/// The first meeting of a series promises the second, due as said; `records` follow.
fn promised(due: &str, records: &str) -> Catalogue {
    let due = if due.is_empty() {
        String::new()
    } else {
        format!("due: \"{due}\", basis: \"b\",")
    };
    let promise = format!(
        r#"series: (slug: "bb-group", number: Stated(1)),
        promises: [(id: "second-promised", what: "To meet again", {due} cite: [Para("ministry", 2)],
            meeting: (title: "Second", format: "group", series: (slug: "bb-group", number: Inferred(2))))],"#
    );
    on_ground(&(meeting("first", "2020-01-10", &promise) + records))
}

fn number(number: u32) -> String {
    format!("series: (slug: \"bb-group\", number: Stated({number})),")
}

fn outcome_under(catalogue: &Catalogue, lens: &Lens) -> Outcome {
    let reference = catalogue.promises()[0];
    catalogue.outcome(reference, &Known::new(catalogue, lens), day("2024-06-30"))
}

fn outcome(catalogue: &Catalogue) -> Outcome {
    outcome_under(catalogue, &Lens::All)
}

#[test]
fn a_promise_is_kept_up_to_the_last_day_that_was_promised() {
    for date in [
        "2021-12-31",
        "2020-05-01",
        "2021",
        "[2021-03-01,2021-12-31]",
    ] {
        let catalogue = promised("2021", &meeting("second", date, &number(2)));
        let by = find(&catalogue, "second");
        assert_eq!(outcome(&catalogue), Outcome::Kept { by }, "{date}");
    }
}

#[test]
fn a_promise_is_kept_late_by_a_range_of_days() {
    for (date, min, max) in [
        ("2022-01-01", 1, Some(1)),
        ("2022-01-11/2022-01-12", 11, Some(12)),
        ("[2022-01-10..2022-03-01]", 10, Some(60)),
        ("2022", 1, Some(365)),
        ("[2022-01-10..]", 10, None),
    ] {
        let catalogue = promised("2021", &meeting("second", date, &number(2)));
        let by = find(&catalogue, "second");
        let late = DayRange { min, max };
        assert_eq!(
            outcome(&catalogue),
            Outcome::KeptLate { by, late },
            "{date}"
        );
    }
}

#[test]
fn a_date_on_both_sides_of_the_last_day_is_perhaps_late() {
    for date in [
        "[2021-12-01..2022-02-01]",
        "2021-12-30/2022-01-02",
        "[2021-06-01..]",
    ] {
        let catalogue = promised("2021", &meeting("second", date, &number(2)));
        let by = find(&catalogue, "second");
        assert_eq!(
            outcome(&catalogue),
            Outcome::KeptPerhapsLate { by },
            "{date}"
        );
    }
}

#[test]
fn a_promise_without_a_date_is_kept_whenever_it_is() {
    let catalogue = promised("", &meeting("second", "2024-01-01", &number(2)));
    let by = find(&catalogue, "second");
    assert_eq!(outcome(&catalogue), Outcome::Kept { by });
}

/// The press knows that there was a second meeting, and not when.
#[test]
fn without_a_date_under_the_lens_nobody_can_say_that_it_was_in_time() {
    let catalogue = promised(
        "2021",
        r#"Engagement(id: "second", title: "t", parties: ["BB"], format: "group", status: Held,
            series: (slug: "bb-group", number: Stated(2)),
            dates: [(date: "2021-05-01", basis: "Stated", cite: [Para("ministry", 1)])],
            cite: [Para("paper", 1), Para("ministry", 1)]),"#,
    );
    let by = find(&catalogue, "second");
    assert_eq!(outcome(&catalogue), Outcome::Kept { by });
    let press = outcome_under(&catalogue, &collection("press"));
    assert_eq!(press, Outcome::KeptPerhapsLate { by });
}

#[test]
fn a_promise_is_open_until_its_last_day_and_overdue_from_the_day_after() {
    let catalogue = promised("2021", "");
    let reference = catalogue.promises()[0];
    let known = Known::new(&catalogue, &Lens::All);
    let on = |text: &str| catalogue.outcome(reference, &known, day(text));
    assert_eq!(on("2021-12-31"), Outcome::Open);
    assert_eq!(on("2022-01-01"), Outcome::Overdue { days: 1 });
    assert_eq!(on("2023-01-01"), Outcome::Overdue { days: 366 });
    assert_eq!(outcome(&promised("", "")), Outcome::Open);
    assert_eq!(outcome(&promised("2021/..", "")), Outcome::Open);
}

#[test]
fn a_later_number_that_was_held_overtakes_a_promise() {
    let later =
        meeting("fourth", "2023-01-01", &number(4)) + &meeting("third", "2022-06-01", &number(3));
    let catalogue = promised("2021", &later);
    let by = find(&catalogue, "third");
    assert_eq!(outcome(&catalogue), Outcome::Overtaken { by });
}

#[test]
fn what_was_not_held_or_has_another_number_keeps_no_promise() {
    for records in [
        engagement("second", "Announced", "2021-05-01", &number(2)),
        engagement("second", "Expected", "2021-05-01", &number(2)),
        meeting("alike", "2021-05-01", "label: \"Second\","),
        meeting("zeroth", "2021-05-01", &number(0)),
        engagement("third", "Announced", "2021-08-01", &number(3)),
    ] {
        let days = day("2021-12-31").days_until(day("2024-06-30"));
        let catalogue = promised("2021", &records);
        assert_eq!(outcome(&catalogue), Outcome::Overdue { days }, "{records}");
    }
}

#[test]
fn what_keeps_a_promise_has_to_be_known_under_the_lens() {
    let catalogue = promised(
        "2021",
        r#"Engagement(id: "second", title: "t", parties: ["BB"], format: "group", status: Held,
            series: (slug: "bb-group", number: Stated(2)),
            dates: [(date: "2021-05-01", basis: "Stated", cite: [Para("paper", 1)])],
            cite: [Para("paper", 1)]),"#,
    );
    let by = find(&catalogue, "second");
    assert_eq!(outcome(&catalogue), Outcome::Kept { by });
    let official = outcome_under(&catalogue, &Lens::OfficialOnly);
    assert!(matches!(official, Outcome::Overdue { .. }));
}

#[test]
fn a_source_that_names_the_fulfilment_counts_only_where_it_is_believed() {
    let first = meeting(
        "first",
        "2020-01-10",
        r#"promises: [(id: "talks-promised", what: "To talk", due: "2021", basis: "b", cite: [Para("ministry", 2)],
            fulfilled_by: (engagement: "talks", cite: [Para("paper", 3)]))],"#,
    );
    let catalogue = on_ground(&(first + &meeting("talks", "2021-02-02", "")));
    let by = find(&catalogue, "talks");
    assert_eq!(outcome(&catalogue), Outcome::Kept { by });
    let both = outcome_under(&catalogue, &picked(&["ministry", "paper"]));
    assert_eq!(both, Outcome::Kept { by });
    let official = outcome_under(&catalogue, &Lens::OfficialOnly);
    assert!(matches!(official, Outcome::Overdue { .. }));
}

#[test]
fn a_meeting_that_was_called_off_or_put_off_answers_its_promise() {
    let second = |status: &str| engagement("second", status, "2021-05-05", &number(2));
    let third = meeting("third", "2023-05-05", &number(3));
    let catalogue = promised("2021", &second("Cancelled"));
    let by = find(&catalogue, "second");
    assert_eq!(outcome(&catalogue), Outcome::CalledOff { by });
    let catalogue = promised("2021", &(second("Postponed") + &third));
    let by = find(&catalogue, "second");
    assert_eq!(outcome(&catalogue), Outcome::PutOff { by });
    let catalogue = promised("2021", &(second("Expected") + &third));
    let by = find(&catalogue, "third");
    assert_eq!(outcome(&catalogue), Outcome::Overtaken { by });
}

// --- what promises stand for ----------------------------------------------------------------------

#[test]
fn a_promised_meeting_is_an_announced_engagement_of_its_own() {
    let catalogue = promised("2021", "");
    let handle = find(&catalogue, "second-promised");
    let entry = catalogue.entry(handle);
    assert_eq!(catalogue.len(), 2);
    assert_eq!(entry.engagement.status, Status::Announced);
    assert_eq!(entry.engagement.parties, [PartyCode::from("BB")]);
    assert_eq!(entry.engagement.dates[0].date.text(), "2021");
    assert_eq!(
        entry.label(entry.engagement.series.as_ref().map(|link| (link, "Group"))),
        "2nd Group, promised"
    );
    let made_by = EngagementId::from("first");
    assert_eq!(entry.origin, Origin::Promise { made_by, index: 0 });
    assert_eq!(catalogue.promises()[0].stands_as, Some(handle));
    let known = Known::new(&catalogue, &Lens::All);
    assert!(!catalogue.is_meeting_held(handle, &known));
}

#[test]
fn a_promised_meeting_may_name_its_own_partners_and_body() {
    let first = meeting(
        "first",
        "2020-01-10",
        r#"promises: [
            (id: "conference", what: "w", cite: [Para("ministry", 2)], meeting: (title: "Conference", parties: ["CC", "CLUB"], body: "CLUB", format: "group")),
            (id: "letter", what: "To write", cite: [Para("ministry", 2)]),
        ],"#,
    );
    let catalogue = on_ground(&first);
    assert_eq!(catalogue.len(), 2);
    let conference = catalogue.entry(find(&catalogue, "conference"));
    let lanes: Vec<_> = conference.lanes().map(PartyCode::as_str).collect();
    assert_eq!(lanes, ["CLUB", "CC"]);
    // Without a due date there is nothing to draw, and it is there all the same.
    assert_eq!(conference.engagement.dates, []);
    assert_eq!(catalogue.promises().len(), 2);
    assert_eq!(catalogue.promises()[1].stands_as, None);
}

/// Whether an engagement has a value, as its record says.
fn has(catalogue: &Catalogue, known: &Known, handle: Handle, value: &Value) -> bool {
    let entry = catalogue.entry(handle);
    let as_of = catalogue.as_of().and_then(Edtf::latest).unwrap();
    match value {
        Value::Partner(party) => entry.lanes().any(|lane| lane == party),
        Value::Format(format) => entry.engagement.format == *format,
        Value::Status(status) => known.status(handle) == Some(*status),
        Value::Topic(topic) => known.topics(catalogue, handle).contains(&topic),
        Value::Place(name) => {
            let place = known.place(catalogue, handle);
            place.map(|place| (place.country.as_ref(), place.city.as_ref()))
                == name
                    .as_ref()
                    .map(|name| (name.country.as_ref(), name.city.as_ref()))
        }
        Value::Source(kind) => {
            let sources = known.sources_of(catalogue, handle).into_iter();
            let mut kinds = sources.map(|source| catalogue.source(source).unwrap().kind);
            kinds.any(|other| other == *kind)
        }
        Value::Person(name) => {
            let sides = entry.engagement.delegations.iter();
            let mut people = sides.flat_map(|side| &side.people);
            people.any(|person| person.name == *name && known.admits(catalogue, &person.cite))
        }
        Value::Rank(rank) => {
            let sides = entry.engagement.delegations.iter();
            let people = sides.flat_map(|side| &side.people);
            let heads = people.filter(|person| {
                person.role == Role::Head && known.admits(catalogue, &person.cite)
            });
            heads.filter_map(|head| head.rank).min() == *rank
        }
        Value::Weakness(weakness) => Weaknesses::new(catalogue, known)
            .of(handle)
            .contains(weakness),
        Value::Mode(mode) => known.mode(catalogue, handle) == *mode,
        Value::Promise(pledge) => {
            let made = catalogue.promises().iter().filter(|promise| {
                let cite = &catalogue.promise(**promise).cite;
                known.has(promise.made_by) && known.admits(catalogue, cite)
            });
            let mut pledges = made.filter_map(|made| {
                let outcome = catalogue.outcome(*made, known, as_of);
                let parts = [Some(made.made_by), made.stands_as, outcome.by()];
                outcome.pledge().filter(|_| parts.contains(&Some(handle)))
            });
            match pledge {
                None => pledges.next().is_none(),
                Some(pledge) => pledges.any(|other| other == *pledge),
            }
        }
    }
}

#[test]
fn another_day_changes_what_became_of_promises_and_nothing_else() {
    let catalogue = common::embedded();
    let days = ["1990-01-01", "2024-02-29", "2026-06-30", "2040-01-01"].map(day);
    for lens in [Lens::All, Lens::OfficialOnly] {
        let known = Known::new(&catalogue, &lens);
        let mut judged = columns(&catalogue, &known);
        let mut stories = BTreeSet::new();
        for day in days {
            judged = judged.judged(&catalogue, &known, day);
            let anew = Columns::new(&catalogue, &known, day);
            let values = |columns: &Columns, handle| -> Vec<Value> {
                let numbers = columns.values(handle).iter();
                let values = numbers.map(|&number| columns.dictionary()[number as usize].clone());
                values.collect()
            };
            let mut story = Vec::new();
            for (handle, _) in catalogue.entries() {
                let told = values(&judged, handle);
                assert_eq!(told, values(&anew, handle));
                assert_eq!(judged.status(handle), anew.status(handle));
                let of_promises = |value: &Value| value.facet() == Facet::Promise;
                story.extend(told.into_iter().filter(of_promises));
            }
            let dictionary = |columns: &Columns| -> BTreeSet<Value> {
                columns.dictionary().iter().cloned().collect()
            };
            assert_eq!(dictionary(&judged), dictionary(&anew));
            assert_eq!(judged.dictionary().len(), dictionary(&judged).len());
            stories.insert(story);
        }
        assert!(stories.len() > 1, "another day says something else");
    }
}

/// Columns answer what the records would.
#[test]
fn a_sieve_lets_through_what_the_filter_does() {
    let catalogue = common::embedded();
    for lens in [Lens::All, Lens::OfficialOnly, common::articles()] {
        let known = Known::new(&catalogue, &lens);
        let columns = columns(&catalogue, &known);
        let mut random = common::Random::new(4);
        let dictionary = columns.dictionary();
        let mut passed = 0;
        for round in 0..300 {
            let mut filter = Filter::default();
            for _ in 0..=random.below(3) {
                let value = dictionary[random.below(dictionary.len())].clone();
                let choice = if random.unit() < 0.5 {
                    Choice::With
                } else {
                    Choice::Without
                };
                filter.toggle(value, choice);
            }
            if round % 10 == 0 {
                filter.with.insert(Value::Topic("no such topic".into()));
            }
            let sieve = Sieve::new(&columns, &filter);
            for (handle, _) in catalogue.entries() {
                // What is not known is left out before it is asked for.
                if !known.has(handle) {
                    assert_eq!(columns.status(handle), None);
                    continue;
                }
                let failed: Vec<Facet> = Facet::ALL
                    .into_iter()
                    .filter(|facet| {
                        let of = |value: &&Value| value.facet() == *facet;
                        let has = |value: &Value| has(&catalogue, &known, handle, value);
                        let mut with = filter.with.iter().filter(of).peekable();
                        let lacks = with.peek().is_some() && !with.any(has);
                        lacks || filter.without.iter().filter(of).any(has)
                    })
                    .collect();
                let place = format!("{handle:?} {filter:?}");
                assert_eq!(sieve.passes(handle), failed.is_empty(), "{place}");
                let only = (failed.len() == 1).then(|| failed[0]);
                assert_eq!(sieve.failed(handle).only(), only, "{place}");
                passed += usize::from(failed.is_empty());
            }
        }
        assert!(passed > 100, "{passed}");
    }
}

/// Whoever asks for promises that were kept sees what kept them, and as of a day before that neither.
#[test]
fn what_decided_a_promise_is_found_with_it() {
    let catalogue = common::embedded();
    let known = Known::new(&catalogue, &Lens::All);
    let handle = |id: &str| catalogue.find(&id.into()).unwrap();
    let shown = |day: &str, pledge: Pledge| -> Vec<Handle> {
        let columns = Columns::new(&catalogue, &known, common::day(day));
        let mut filter = Filter::default();
        filter.toggle(Value::Promise(Some(pledge)), Choice::With);
        let sieve = Sieve::new(&columns, &filter);
        let all = catalogue.entries().map(|(handle, _)| handle);
        all.filter(|handle| sieve.passes(*handle)).collect()
    };
    let (promised, held) = (handle("in-ru-jwg-12-promised"), handle("in-ru-jwg-12"));
    let late = shown("2026-11-21", Pledge::KeptLate);
    assert!(late.contains(&promised) && late.contains(&held));
    let overdue = shown("2022-06-01", Pledge::Overdue);
    assert!(overdue.contains(&promised) && !overdue.contains(&held));
}

/// A count beside a value is what choosing that value alone of its facet shows.
#[test]
fn counts_of_values_are_what_choosing_them_shows() {
    let catalogue = common::embedded();
    let mut random = common::Random::new(8);
    let known = Known::new(&catalogue, &Lens::All);
    let columns = columns(&catalogue, &known);
    for _ in 0..20 {
        let mut filter = Filter::default();
        for _ in 0..random.below(3) {
            let value = columns.dictionary()[random.below(columns.dictionary().len())].clone();
            filter.toggle(value, Choice::With);
        }
        let counted = facets(&catalogue, &Lens::All, &filter);
        let passing = |filter: &Filter| {
            let sieve = Sieve::new(&columns, filter);
            let all = catalogue.entries();
            all.filter(|(handle, _)| known.has(*handle) && sieve.passes(*handle))
                .count() as u32
        };
        assert_eq!(counted.shown, passing(&filter));
        for (facet, values) in &counted.values {
            for one in values {
                let mut chosen = filter.clone();
                chosen.forget(*facet);
                chosen.with.insert(one.value.clone());
                assert_eq!(one.count, passing(&chosen), "{:?} {filter:?}", one.value);
                let dated: f32 = one.density.iter().sum();
                assert!(dated <= one.count as f32 + 0.01, "{:?}", one.value);
            }
        }
        for (facet, count) in &counted.without {
            let mut dropped = filter.clone();
            dropped.forget(*facet);
            assert_eq!(*count, passing(&dropped));
        }
    }
}

/// "single, undated".
fn weak(catalogue: &Catalogue, known: &Known, id: &str) -> Vec<Weakness> {
    Weaknesses::new(catalogue, known).of(find(catalogue, id))
}

#[test]
fn a_record_is_weak_in_the_ways_that_its_sources_make_it() {
    let catalogue = two_accounts();
    let all = Known::new(&catalogue, &Lens::All);
    // The month that the paper gives contradicts no day in it, but another place does.
    assert_eq!(weak(&catalogue, &all, "both"), [Weakness::Conflict]);
    let press = Known::new(&catalogue, &collection("press"));
    let expected = [Weakness::SingleSource, Weakness::NoOfficialPage];
    assert_eq!(weak(&catalogue, &press, "both"), expected);
    let press_only = [
        Weakness::SingleSource,
        Weakness::NoOfficialPage,
        Weakness::NoDate,
    ];
    assert_eq!(weak(&catalogue, &press, "press-only"), press_only);
    // What is not known is not weak.
    let none = Known::new(&catalogue, &picked(&[]));
    assert_eq!(weak(&catalogue, &none, "both"), []);
}

#[test]
fn the_maldives_second_meeting_is_weak_in_the_articles_and_less_so_in_the_wider_record() {
    let catalogue = common::embedded();
    let weak = |lens: &Lens| weak(&catalogue, &Known::new(&catalogue, lens), "in-mv-jwg-2");
    assert!(weak(&common::articles()).contains(&Weakness::WideDate));
    assert!(!weak(&Lens::All).contains(&Weakness::WideDate));
}

#[test]
fn which_meeting_was_before_is_the_same_asked_of_one_and_of_many() {
    let catalogue = embedded();
    let mut found = 0;
    for lens in [Lens::All, Lens::OfficialOnly, articles()] {
        let known = Known::new(&catalogue, &lens);
        let befores = Befores::new(&catalogue, &known);
        for (handle, _) in catalogue.entries() {
            let before = catalogue.previous_held(handle, &known);
            assert_eq!(befores.previous_held(handle), before);
            assert_eq!(
                befores.since(handle),
                catalogue.since_previous(handle, &known)
            );
            found += usize::from(before.is_some());
        }
    }
    assert!(found > 200, "{found}");
}

#[test]
fn since_the_meeting_before_names_what_is_new_and_what_is_not_mentioned() {
    let point = |topic: &str, words: &str| {
        format!(
            r#"(kind: Discussed, what: "w", topics: ["{topic}"], cite: [Quote("paper", 1, "{words}")]),"#
        )
    };
    let record = |number: u32, date: &str, points: &str| {
        meeting(
            &format!("m{number}"),
            date,
            &format!(
                r#"series: (slug: "bb-group", number: Stated({number})), points: [{points}],"#
            ),
        )
    };
    let records = record(1, "2019-03-04", &point("one", "first words"))
        + &record(2, "2020-03", &point("two", "second words"));
    let catalogue = on_ground(&records);
    let known = Known::new(&catalogue, &Lens::All);
    let since = catalogue.since_previous(find(&catalogue, "m2"), &known);
    let since = since.unwrap();
    assert_eq!(since.previous, find(&catalogue, "m1"));
    assert_eq!(since.apart.unwrap().to_string(), "363 to 393 days");
    let told = |mentions: &[Mention<'_>]| {
        let told = mentions.iter();
        let told = told.map(|one| format!("{}: {}", one.topic, one.words.unwrap().0));
        told.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told(&since.new), "two: second words");
    assert_eq!(told(&since.not_mentioned), "one: first words");
    assert!(since.shares_a_source);
    assert_eq!(
        catalogue.since_previous(find(&catalogue, "m1"), &known),
        None
    );
}

#[test]
fn what_was_said_is_compared_by_topic_as_far_as_the_lens_goes() {
    let catalogue = common::embedded();
    let known = Known::new(&catalogue, &common::articles());
    let column = |id: &str| vec![find(&catalogue, id)];
    let columns = ["in-ru-jwg-11", "in-fr-jwg-14", "in-ru-jwg-13"].map(column);
    let all = catalogue.compare(&known, &columns, None);
    let mut rows = all.rows.iter();
    let havens = rows
        .find(|row| row.topic.as_str() == "safe-havens")
        .unwrap();
    let mentioned: Vec<bool> = havens.cells.iter().map(|cell| !cell.is_empty()).collect();
    assert_eq!(mentioned, [true, true, false]);
    let words = havens.cells[0][0].words.as_ref().unwrap();
    assert!(words.contains("safe haven"), "{words}");
    // What most of them mention comes first.
    let empty = |row: &Row| row.cells.iter().filter(|cell| cell.is_empty()).count();
    assert!(all.rows.is_sorted_by_key(empty));
    assert!(!all.shares_sources());
    let one = catalogue.compare(&known, &columns, Some(&havens.topic));
    assert_eq!(one.rows.len(), 1);
    assert_eq!(
        one.sources, all.sources,
        "a column rests on what it rests on"
    );
    let none = Known::new(&catalogue, &picked(&[]));
    assert!(catalogue.compare(&none, &columns, None).rows.is_empty());
}

// --- counts ---------------------------------------------------------------------------------------

#[test]
fn visits_that_contain_meetings_and_messages_are_not_counted_as_meetings() {
    let records = meeting("meeting", "2020-01-01", "")
        + &meeting("of three", "2020-02-01", r#"parties: ["BB", "CC", "DD"],"#)
        + &meeting("visit", "2020-03-01", "").replace("\"group\"", "\"visit\"")
        + &meeting("message", "2020-04-01", "").replace("\"group\"", "\"message\"")
        + &engagement("announced", "Announced", "2020-05-01", "")
        + &engagement("cancelled", "Cancelled", "2020-06-01", "");
    let catalogue = on_ground(&records);
    let arrangement = Arrangement::new(&catalogue, &View::default(), &FixedMeasure);
    assert_eq!(arrangement.meetings_held, 2);
    assert_eq!(arrangement.meetings_ahead, 2);
    assert_eq!(arrangement.not_counted, 2);
    let held: Vec<_> = arrangement
        .lanes
        .iter()
        .map(|lane| format!("{} {}+{}", lane.name, lane.meetings_held, lane.guests.len()))
        .collect();
    // What three did is drawn in one lane, and each of the three took part.
    let expected = [
        "Bordavia 1+1",
        "Caldonia 0+1",
        "Dunmark 0+1",
        "Several partners 1+0",
    ];
    assert_eq!(held, expected);
}

#[test]
fn engagements_are_in_order_of_earliest_day_latest_day_and_id() {
    let dates = [
        ("z", "2020-01-05"),
        ("undated", ""),
        ("a", "2020-01-05"),
        ("month", "2020-01"),
        ("long", "2020-01-05/2020-02-01"),
        ("from", "2020-01-05/.."),
        ("until", "[..2020-01-05]"),
        ("old", "-0044-03-15"),
    ];
    let records: String = dates
        .iter()
        .map(|(id, date)| {
            if date.is_empty() {
                format!("Engagement(id: \"{id}\", title: \"t\", parties: [\"BB\"], format: \"group\", status: Held, dates: []),")
            } else {
                meeting(id, date, "")
            }
        })
        .collect();
    let catalogue = on_ground(&records);
    let order: Vec<_> = catalogue
        .entries()
        .map(|(_, entry)| entry.engagement.id.as_str())
        .collect();
    let expected = ["until", "old", "month", "a", "z", "long", "from", "undated"];
    assert_eq!(order, expected);
}

#[test]
fn an_engagement_stands_in_each_lane_once() {
    let mut engagement = on_ground(&meeting("one", "2020-01-01", ""))
        .entry(Handle(0))
        .engagement
        .clone();
    engagement.body = Some("CLUB".into());
    engagement.parties = ["BB", "CLUB", "BB", "CC"].map(PartyCode::from).into();
    let entry = legation::catalogue::Entry {
        engagement,
        origin: Origin::Record,
    };
    let lanes: Vec<_> = entry.lanes().map(PartyCode::as_str).collect();
    assert_eq!(lanes, ["CLUB", "BB", "CC"]);
}

#[test]
fn a_party_is_in_the_region_that_its_record_names() {
    let catalogue = on_ground(
        r#"
        Region(code: "419", name: "Far away"),
        Region(code: "034", name: "Around\tthe corner"),
        Party(code: "EE", name: "Eastland", region: "034"),
        "#,
    );
    // In the order of the file, and each name on one line.
    let regions: Vec<_> = catalogue
        .regions()
        .iter()
        .map(|region| (region.code.as_str(), region.name.as_str()))
        .collect();
    assert_eq!(regions, [("419", "Far away"), ("034", "Around the corner")]);
    let near = &catalogue.regions()[1];
    assert_eq!(catalogue.region(&"034".into()), Some(near));
    assert_eq!(catalogue.region(&"151".into()), None);
    assert_eq!(catalogue.region_of(&"EE".into()), Some(near));
    for without in ["BB", "CLUB", "AA", "nobody"] {
        assert_eq!(catalogue.region_of(&without.into()), None, "{without}");
    }
}

#[test]
fn labels_and_names_of_lanes_are_one_line() {
    let mut records = legation::catalogue::Records::default();
    let ground = on_ground(&meeting(
        "one",
        "2020-01-01",
        "label: \"Two\\nlines \\u{202E}\",",
    ));
    let entry = ground.entry(Handle(0));
    assert_eq!(entry.label(None), "Two lines");
    let mut party = ground.party(&"BB".into()).unwrap().clone();
    party.name = "Bord\r\navia".to_owned();
    records.parties.push(party);
    assert_eq!(
        Catalogue::new(records).party_name(&"BB".into()),
        "Bord avia"
    );
}
