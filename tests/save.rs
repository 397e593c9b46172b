//! Views written as text, read back, and put into files that people wrote.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::{fs, path::Path};

use legation::{
    briefing::{Briefing, Callout, Step},
    date::Day,
    load::{Code, Input, Loaded, Options, Severity, load, report},
    model::{Collection, Mode, Rank, SourceKind, Status},
    save::{Change, Home, Record, Refusal, edit, replace, write},
    view::{
        Facet, Filter, Grouping, LaneId, LaneOrder, Lanes, Lens, Page, PlaceName, Pledge,
        PromiseGroup, PromiseOrder, Promises, SavedView, TimeWindow, Trend, TrendChoice, Value,
        View, Weakness,
    },
};
use proptest::{collection::btree_set, option, prelude::*, sample::select};

fn rank(number: u8) -> Rank {
    Rank::try_from(number).unwrap()
}

fn base() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base.ron");
    fs::read(path).unwrap()
}

/// What is loaded of a text beside the records of the fixtures.
fn loaded(text: &str) -> Loaded {
    let files = [("base.ron", base()), ("views.ron", text.into())];
    load(Input::memory(files), &Options::default())
}

fn saved(name: &str, view: View) -> SavedView {
    SavedView {
        name: name.to_owned(),
        view,
        note: None,
    }
}

/// A view of Russia, under a name.
fn russia(name: &str) -> SavedView {
    let view = View {
        filter: Filter::of([Value::Partner("RU".into())]),
        time: "2019/2024".parse().ok(),
        ..View::default()
    };
    saved(name, view)
}

fn views() -> &'static Path {
    Path::new("views.ron")
}

fn added(text: &str, saved: &SavedView) -> Result<String, Refusal> {
    edit(views(), text, Change::Add(Record::View(saved)))
}

fn names(text: &str) -> Vec<String> {
    let loaded = loaded(text);
    assert_eq!(report::human(&loaded.problems, false), "", "{text}");
    let views = loaded.records.saved_views.into_iter();
    views.map(|saved| saved.name).collect()
}

// --- the text of a record -------------------------------------------------------------------------

#[test]
fn only_what_differs_is_written() {
    let text = Record::View(&russia("Russia since 2019")).text().unwrap();
    insta::assert_snapshot!(text, @r#"
    SavedView(
        name: "Russia since 2019",
        view: (
            time: "2019/2024",
            filter: (with: [Partner("RU")]),
        ),
    )
    "#);
    let text = Record::View(&saved("All", View::default())).text().unwrap();
    insta::assert_snapshot!(text, @r#"
    SavedView(
        name: "All",
    )
    "#);
}

#[test]
fn everything_that_a_view_can_say_is_written_as_a_person_would() {
    let view = View {
        page: Page::Trends,
        trend: TrendChoice {
            trend: Trend::TopicByGroup,
            by: Grouping::Format,
        },
        time: "2019-10-30/2024-12".parse().ok(),
        scroll: 120.5,
        hidden: ["AE".into()].into(),
        lanes: Lanes {
            order: LaneOrder::Name,
            pinned: vec!["RU".into()],
            folded: [LaneId::Elsewhere].into(),
            unfolded: [LaneId::Party("UN".into()), LaneId::Multilateral].into(),
        },
        filter: Filter {
            with: [
                Value::Topic("terror-financing".into()),
                Value::Rank(Some(rank(1))),
                Value::Place(Some(PlaceName {
                    country: Some("RU".into()),
                    city: None,
                })),
                Value::Mode(None),
            ]
            .into(),
            without: [Value::Source(SourceKind::Newspaper)].into(),
        },
        lens: Lens::Collection(Collection("articles".into())),
        as_of: Day::from_ymd(2024, 6, 30),
        promises: Promises {
            only: Some(PromiseGroup::Overdue),
            ..Promises::default()
        },
        selection: Some("jwg-11".into()),
    };
    let saved = SavedView {
        note: Some("For Monday".into()),
        ..saved("Much", view)
    };
    let text = Record::View(&saved).text().unwrap();
    insta::assert_snapshot!(text);
    assert_eq!(loaded(&text).records.saved_views, [saved]);
}

#[test]
fn a_briefing_is_written_and_read_back() {
    let briefing = Briefing {
        slug: "talk".into(),
        title: "A “talk” with \"marks\" and a back\\slash".into(),
        subtitle: None,
        steps: vec![
            Step {
                title: "First".into(),
                view: russia("").view,
                focus: vec!["jwg-11".into()],
                callouts: vec![Callout {
                    engagement: "jwg-11".into(),
                    text: "Held on 30 October 2019".into(),
                }],
                notes: Some("Two lines\nof what is to be said.".into()),
                ..Step::default()
            },
            Step {
                title: "Second".into(),
                ..Step::default()
            },
        ],
    };
    let change = Change::Add(Record::Briefing(&briefing));
    let text = edit(Path::new("talk.ron"), "", change).unwrap();
    insta::assert_snapshot!(text);
    let loaded = loaded(&text);
    assert_eq!(report::human(&loaded.problems, false), "");
    assert_eq!(loaded.records.briefings, [briefing]);
    let without = edit(Path::new("talk.ron"), &text, Change::RemoveBriefing("talk"));
    assert_eq!(without.unwrap(), "[\n]\n");
}

/// Some values of each facet, as the records of the fixtures have them.
fn values() -> Vec<Value> {
    vec![
        Value::Partner("RU".into()),
        Value::Partner("AE".into()),
        Value::Format("jwg".into()),
        Value::Status(Status::Held),
        Value::Topic("terror-financing".into()),
        Value::Place(None),
        Value::Place(Some(PlaceName {
            country: Some("RU".into()),
            city: Some("Moscow \"on the\" \\river".into()),
        })),
        Value::Source(SourceKind::AgencyCopy),
        Value::Rank(None),
        Value::Rank(Some(rank(2))),
        Value::Mode(Some(Mode::Virtual)),
        Value::Promise(Some(Pledge::Overdue)),
        Value::Promise(None),
        Value::Weakness(Weakness::SingleSource),
    ]
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let some = || btree_set(select(values()), 0..6);
    (some(), some()).prop_map(|(with, without)| Filter { with, without })
}

fn any_lanes() -> impl Strategy<Value = Lanes> {
    let lane = select(vec![
        LaneId::Party("RU".into()),
        LaneId::Elsewhere,
        LaneId::Multilateral,
        LaneId::Together,
        LaneId::Nobody,
    ]);
    let pinned = prop_oneof![Just(vec![]), Just(vec!["RU".into(), "AE".into()])];
    let order = select(LaneOrder::ALL.to_vec());
    let some = || btree_set(lane.clone(), 0..3);
    (order, pinned, some(), some()).prop_map(|(order, pinned, folded, unfolded)| Lanes {
        order,
        pinned,
        folded,
        unfolded,
    })
}

fn any_promises() -> impl Strategy<Value = Promises> {
    let order = select(PromiseOrder::ALL.to_vec());
    let only = option::of(select(PromiseGroup::ALL.to_vec()));
    (order, only).prop_map(|(order, only)| Promises {
        order,
        only,
        ..Promises::default()
    })
}

fn any_view() -> impl Strategy<Value = View> {
    let time = option::of((-700_000.0..80_000.0_f64, 0.0..40_000.0_f64))
        .prop_map(|ends| ends.map(|(start, span)| TimeWindow::new(start, start + span)));
    let lens = select(vec![
        Lens::All,
        Lens::OfficialOnly,
        Lens::Collection(Collection("articles".into())),
        Lens::Picked(["paper".into(), "ministry".into()].into()),
        Lens::Picked([].into()),
    ]);
    let trend = (select(Trend::ALL.to_vec()), select(Grouping::ALL.to_vec()))
        .prop_map(|(trend, by)| TrendChoice { trend, by });
    let place = (
        select(Page::ALL.to_vec()),
        trend,
        time,
        prop_oneof![Just(0.0), 0.0..1e5],
        option::of(Just("jwg-11".into())),
    );
    let chosen = (
        any_filter(),
        any_lanes(),
        any_promises(),
        lens,
        option::of(-1000..40_000_i64),
        btree_set(select(vec!["RU", "UN"]), 0..3),
    );
    (place, chosen).prop_map(
        |(
            (page, trend, time, scroll, selection),
            (filter, lanes, promises, lens, as_of, hidden),
        )| {
            View {
                page,
                trend,
                time,
                scroll,
                hidden: hidden.into_iter().map(Into::into).collect(),
                lanes,
                filter,
                lens,
                as_of: as_of.map(Day::from_number),
                promises,
                selection,
            }
        },
    )
}

/// Names of any script, with whatever may be in a name.
fn any_name() -> impl Strategy<Value = String> {
    r#"[a-zA-Z0-9 "\\#'/(){}\[\],:“”é\u{430}-\u{44f}\u{905}-\u{94d}\u{4e00}-\u{4e20}*]{1,30}"#
        .prop_filter_map("it is a name", |name| {
            Some(SavedView::name_from(&name).ok()?.to_owned())
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A view is the same when read back, but for its time, which is rounded outwards to days.
    #[test]
    fn a_view_is_the_same_when_read_back(view in any_view(), name in any_name()) {
        let written = saved(&name, view.clone());
        let text = Record::View(&written).text().unwrap();
        let read = loaded(&text);
        prop_assert_eq!(report::human(&read.problems, false), "", "{}", text);
        let read = &read.records.saved_views[0];
        prop_assert_eq!(&read.name, &name);
        prop_assert_eq!(read.view.time.map(TimeWindow::days), view.time.map(TimeWindow::days));
        let rest = View { time: view.time, ..read.view.clone() };
        prop_assert_eq!(rest, view);
        // What was read is written as it stands there.
        prop_assert_eq!(Record::View(read).text().unwrap(), text);
    }

    /// What is added and taken away again leaves a file as it was, and what others wrote is there
    /// meanwhile, byte for byte.
    #[test]
    fn other_records_keep_every_byte(
        pieces in prop::collection::vec(select(PIECES.to_vec()), 0..6),
        name in any_name(),
        is_windows in any::<bool>(),
    ) {
        let mut text = format!("// Mine, do not touch ( \"\n[\n{}]\n", pieces.concat());
        if is_windows {
            text = text.replace('\n', "\r\n");
        }
        let one = russia(&format!("N {name}"));
        let after = added(&text, &one).unwrap();
        let head = text.len() - if is_windows { "]\r\n" } else { "]\n" }.len();
        prop_assert!(after.starts_with(&text[..head]));
        prop_assert!(loaded(&after).records.saved_views.contains(&one));
        let again = edit(views(), &after, Change::RemoveView(&one.name)).unwrap();
        prop_assert_eq!(again, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The same where records stand before the list and after it, where commas are missing or stand
    /// apart, and where the brackets are indented: at most a comma is put in.
    #[test]
    fn records_around_a_list_and_without_commas_keep_every_byte(
        before in prop::collection::vec(select(LOOSE_PIECES.to_vec()), 0..3),
        within in prop::collection::vec(select([PIECES, LOOSE_PIECES].concat()), 0..5),
        after in prop::collection::vec(select(LOOSE_PIECES.to_vec()), 0..3),
        brackets in select(vec![("[", "]"), ("  [ // open", "  ]"), ("\t[", "\t] // closed")]),
        is_windows in any::<bool>(),
    ) {
        let [before, within, after] = [before, within, after].map(|pieces| pieces.concat());
        let (open, close) = brackets;
        let mut text = format!("{before}{open}\n{within}{close}\n{after}");
        if is_windows {
            text = text.replace('\n', "\r\n");
        }
        let one = russia("One");
        let added = added(&text, &one).unwrap();
        prop_assert!(loaded(&added).records.saved_views.contains(&one), "{}", added);
        let mut again = edit(views(), &added, Change::RemoveView("One")).unwrap();
        if again != text {
            let pairs = again.bytes().zip(text.bytes());
            let at = pairs.take_while(|(one, other)| one == other).count();
            prop_assert_eq!(again.remove(at), ',', "{}", added);
        }
        prop_assert_eq!(again, text);
    }
}

/// Pieces without a comma at the end of a record, or with one that stands apart.
const LOOSE_PIECES: &[&str] = &[
    "    Region(code: \"150\", name: \"R\")\n",
    "Region(code: \"142\", name: \"R\") // no comma\n",
    "    Region(code: \"019\", name: \"R\") ,\n",
    "    Region(code: \"002\", name: \"R\") /* a comma, */\n    ,\n",
];

/// Pieces of a file that somebody wrote, in any order and any number of times but for the names.
const PIECES: &[&str] = &[
    "    // A comment of SavedView(name: \"no\")\n",
    "    /* One /* within */ another ] */\n",
    "    Topic(slug: \"terror-financing\", name: \"A ] name, \\\"so\\\"\", sentence: \"s\"), // at the end\n",
    "\n",
    "    Region(\n        // inside\n        code: \"151\", name: \"R\",\n    ),\n",
];

// --- one record of a file -------------------------------------------------------------------------

const FILE: &str = r#"// Views for Monday
[
    // The first
    SavedView(name: "One", view: (time: "2019")), // why
    SavedView(
        name: "Two", // a comment within
        view: (hidden: ["RU"]),
        note: "kept",
    ),

    SavedView(name: "Three")
    // and nothing after it
]
"#;

#[test]
fn a_record_is_added_at_the_end_of_the_list() {
    let text = added(FILE, &russia("Four")).unwrap();
    assert_eq!(names(&text), ["One", "Two", "Three", "Four"]);
    let before = FILE.replace("\"Three\")", "\"Three\"),");
    let record = r#"    SavedView(
        name: "Four",
        view: (
            time: "2019/2024",
            filter: (with: [Partner("RU")]),
        ),
    ),
]
"#;
    assert_eq!(
        text,
        before.replace("]\n", "").trim_end().to_owned() + "\n" + record
    );
}

#[test]
fn a_record_is_added_to_whatever_file_there_is() {
    let one = russia("Four");
    for (text, starts) in [
        ("", "[\n    SavedView("),
        ("// Only a comment", "// Only a comment\n[\n    SavedView("),
        ("[]", "[\n    SavedView("),
        (
            "SavedView(name: \"One\")",
            "SavedView(name: \"One\")\nSavedView(",
        ),
        (
            "[SavedView(name: \"One\")]",
            "[SavedView(name: \"One\"),\nSavedView(",
        ),
        (
            "\u{feff}[\r\n]\r\n",
            "\u{feff}[\r\n    SavedView(\r\n        name",
        ),
    ] {
        let after = added(text, &one).unwrap();
        assert!(after.starts_with(starts), "{after:?}");
        assert_eq!(names(&after).last().unwrap(), "Four");
    }
}

#[test]
fn a_name_is_taken_until_it_is_said_to_be_replaced() {
    let refusal = added(FILE, &russia("Two")).unwrap_err();
    assert_eq!(refusal.to_string(), "there is a saved view “Two” already");
    let put = russia("Two");
    let text = edit(views(), FILE, Change::Put(Record::View(&put))).unwrap();
    assert_eq!(names(&text), ["One", "Two", "Three"]);
    let (start, end) = (
        FILE.find("    SavedView(\n").unwrap(),
        FILE.find("\n\n").unwrap(),
    );
    assert!(text.starts_with(&FILE[..start]) && text.ends_with(&FILE[end..]));
    let new = edit(views(), FILE, Change::Put(Record::View(&russia("New")))).unwrap();
    assert_eq!(names(&new), ["One", "Two", "Three", "New"]);
}

#[test]
fn a_record_after_the_list_does_not_take_its_comma() {
    let text = "[SavedView(name: \"a\")]\nSavedView(name: \"b\")";
    let after = added(text, &saved("c", View::default())).unwrap();
    assert_eq!(names(&after), ["a", "c", "b"]);
    assert!(after.ends_with("]\nSavedView(name: \"b\")"), "{after}");
    let text = "SavedView(name: \"b\")\n[\n]\n";
    let after = added(text, &saved("c", View::default())).unwrap();
    assert!(after.starts_with(&text[..text.len() - 2]), "{after}");
}

#[test]
fn an_indented_bracket_keeps_its_indent() {
    let after = added("  [\n  ]\n", &saved("c", View::default())).unwrap();
    assert!(after.ends_with("),\n  ]\n"), "{after}");
}

#[test]
fn a_comma_that_stands_apart_goes_with_its_record() {
    let remove = |text: &str| edit(views(), text, Change::RemoveView("B")).unwrap();
    let (one, other) = ("[SavedView(name: \"A\"), ", "SavedView(name: \"C\")]");
    let text = format!("{one}SavedView(name: \"B\") , {other}");
    assert_eq!(remove(&text), format!("{one} {other}"));
    let text = format!("{one}\n    SavedView(name: \"B\")\n    ,\n{other}");
    assert_eq!(remove(&text), format!("{one}\n{other}"));
    let text = format!("{one}SavedView(name: \"B\") /* why */, {other}");
    assert_eq!(remove(&text), format!("{one} /* why */ {other}"));
}

#[test]
fn a_note_stays_when_what_is_shown_is_replaced() {
    let put = |text: &str, saved: &SavedView| {
        edit(views(), text, Change::Put(Record::View(saved))).unwrap()
    };
    let text = put(FILE, &russia("Two"));
    let after = r#"        view: (
            time: "2019/2024",
            filter: (with: [Partner("RU")]),
        ),
"#;
    let before = "        view: (hidden: [\"RU\"]),\n";
    assert_eq!(text, FILE.replace(before, after));
    let text = put(FILE, &saved("Two", View::default()));
    assert_eq!(text, FILE.replace("view: (hidden: [\"RU\"])", "view: ()"));
    // A view that says nothing of what it shows gets the field.
    for old in [
        "SavedView(name: \"Two\", note: \"kept\")",
        "SavedView(\n    note: \"kept\",\n    name: \"Two\",\n)",
    ] {
        let read = loaded(&put(old, &russia("Two"))).records.saved_views;
        let note = Some("kept".to_owned());
        assert_eq!(
            read,
            [SavedView {
                note,
                ..russia("Two")
            }]
        );
    }
    let note = Some("new".to_owned());
    let with_note = SavedView {
        note,
        ..russia("Two")
    };
    let read = loaded(&put(FILE, &with_note)).records.saved_views;
    assert_eq!(read[1], with_note);
}

#[test]
fn a_name_that_is_taken_and_not_listed_is_another_catalogues() {
    let refusal = || added(FILE, &russia("Two")).unwrap_err();
    let seen = refusal().seen_from(|_| true);
    assert_eq!(seen.to_string(), "there is a saved view “Two” already");
    let seen = refusal().seen_from(|name| name != "Two");
    assert_eq!(
        seen.to_string(),
        "the name “Two” is taken by a saved view that this catalogue cannot show: it is of another one, or names what is missing, and is kept in views.ron; “Two 2” is free"
    );
    let long = "é".repeat(120);
    let text = format!("SavedView(name: \"{long}\")");
    let Refusal::Taken { free, .. } = added(&text, &russia(&long)).unwrap_err() else {
        panic!("it is taken");
    };
    assert_eq!(free, format!("{} 2", "é".repeat(118)));
}

#[test]
fn a_new_name_changes_the_name_alone() {
    let rename = |from, to| edit(views(), FILE, Change::RenameView { from, to });
    assert_eq!(
        rename("Two", "Deux \"2\"").unwrap(),
        FILE.replace("\"Two\"", "r#\"Deux \"2\"\"#")
    );
    assert_eq!(rename("Two", "Two").unwrap(), FILE);
    assert!(matches!(rename("Two", "One"), Err(Refusal::Taken { .. })));
    let refusal = rename("Tow", "New").unwrap_err().to_string();
    assert_eq!(refusal, "there is no saved view “Tow” in views.ron");
}

#[test]
fn a_record_goes_with_its_lines_and_leaves_comments() {
    let remove = |name| edit(views(), FILE, Change::RemoveView(name)).unwrap();
    assert_eq!(
        remove("Three"),
        FILE.replace("    SavedView(name: \"Three\")\n", "")
    );
    let one = r#"SavedView(name: "One", view: (time: "2019")),"#;
    assert_eq!(remove("One"), FILE.replace(one, ""));
    let (start, end) = (
        FILE.find("    SavedView(\n").unwrap(),
        FILE.find("\n\n").unwrap(),
    );
    assert_eq!(remove("Two"), [&FILE[..start], &FILE[end + 1..]].concat());
}

#[test]
fn a_file_that_does_not_parse_is_not_touched_and_it_is_said_where() {
    for (text, place) in [
        ("[\n    SavedView(name: \"One\",\n", "views.ron:2:5"),
        ("[\n    SavedView(nam: \"One\"),\n]\n", "views.ron:2:15"),
        ("SavedView(name: \"One\")\n17\n", "views.ron:2:1"),
        ("[SavedView(name: \"One\")", "views.ron:1:1"),
    ] {
        let refusal = added(text, &russia("Two")).unwrap_err();
        assert!(matches!(refusal, Refusal::Unreadable(_)));
        let sentence = refusal.to_string();
        assert!(sentence.contains(place), "{sentence}");
    }
}

// --- files ----------------------------------------------------------------------------------------

#[test]
fn what_an_editor_wrote_meanwhile_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/views.ron");
    let add = |name| write(&path, Change::Add(Record::View(&russia(name))));
    add("One").unwrap();
    let meanwhile = fs::read_to_string(&path).unwrap() + "// mine\n";
    fs::write(&path, &meanwhile).unwrap();
    add("Two").unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.ends_with("// mine\n"));
    assert_eq!(names(&text), ["One", "Two"]);
    fs::write(&path, "[ SavedView(").unwrap();
    assert!(
        add("Three")
            .unwrap_err()
            .to_string()
            .contains("views.ron:1:3")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "[ SavedView(");
    let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing half written stays");
}

#[test]
fn a_file_is_replaced_whole_with_its_rights() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.bin");
    replace(&path, [0_u8, 159, 146]).unwrap();
    assert_eq!(fs::read(&path).unwrap(), [0, 159, 146]);
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    assert!(replace(&path, "other").is_err());
    assert_eq!(fs::read(&path).unwrap(), [0, 159, 146]);
}

#[test]
fn what_another_attempt_left_lying_is_in_nobodys_way() {
    let folder = tempfile::tempdir().unwrap();
    let number = std::process::id();
    for left in [
        format!(".a.txt.{number}.part"),
        format!(".a.txt.{number}.0.part"),
    ] {
        fs::write(folder.path().join(left), "half").unwrap();
    }
    let path = folder.path().join("a.txt");
    replace(&path, "whole").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_even_if_it_leads_to_nothing_yet() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("deep")).unwrap();
    let (link, real) = (
        folder.path().join("deep/link.txt"),
        folder.path().join("real.txt"),
    );
    std::os::unix::fs::symlink("../real.txt", &link).unwrap();
    for text in ["first", "second"] {
        replace(&link, text).unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), text);
    }
    let ring = folder.path().join("ring");
    std::os::unix::fs::symlink("ring", &ring).unwrap();
    assert!(replace(&ring, "text").is_err());
    assert!(ring.is_symlink());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_and_stays_one() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let other_end = pipe.clone();
    let reader = std::thread::spawn(move || fs::read_to_string(other_end).unwrap());
    replace(&pipe, "through it").unwrap();
    assert!(!fs::metadata(&pipe).unwrap().is_file());
    assert_eq!(reader.join().unwrap(), "through it");
}

/// A folder of records, a file of records, and a folder of the user’s own.
fn places() -> (tempfile::TempDir, Input, Input, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records");
    fs::create_dir(&records).unwrap();
    fs::write(records.join("base.ron"), base()).unwrap();
    let as_folder = Input::Path(records.clone());
    let as_file = Input::Path(records.join("base.ron"));
    let own = folder.path().join("own/legation");
    (folder, as_folder, as_file, own)
}

fn names_in(input: &Input, own: Option<&Path>) -> Vec<String> {
    let options = Options {
        along: Home::of(input, own.map(Path::to_owned)).files(),
        ..Options::default()
    };
    let loaded = load(input.clone(), &options);
    let views = loaded.records.saved_views.iter();
    assert_eq!(loaded.views_in.len(), views.len());
    views.map(|saved| saved.name.clone()).collect()
}

#[test]
fn views_are_saved_beside_the_records_and_read_with_them() {
    let (_keep, folder, file, own) = places();
    let one = russia("One");
    let home = Home::of(&folder, Some(own.clone()));
    let path = home.save(Change::Add(Record::View(&one))).unwrap();
    assert!(path.ends_with("records/views.ron"));
    for input in [&folder, &file] {
        assert_eq!(names_in(input, Some(&own)), ["One"]);
    }
    let two = russia("Two");
    let home = Home::of(&file, Some(own.clone()));
    assert_eq!(home.save(Change::Add(Record::View(&two))).unwrap(), path);
    assert_eq!(names_in(&folder, None), ["One", "Two"]);
    assert!(!own.exists());
    // The file of views itself is a file of records too.
    assert_eq!(
        names_in(&Input::Path(path), None).len(),
        0,
        "its parties are not there"
    );
}

#[test]
fn views_of_the_built_in_catalogue_are_in_the_users_own_folder() {
    let (_keep, folder, _, own) = places();
    let home = Home::of(&Input::Embedded, Some(own.clone()));
    assert!(home.files().is_empty());
    let mut strange = russia("Financing");
    strange.view.filter = Filter::of([Value::Partner("MV".into())]);
    home.save(Change::Add(Record::View(&strange))).unwrap();
    home.save(Change::Add(Record::View(&russia("Russia"))))
        .unwrap();
    fs::create_dir(own.join("briefings")).unwrap();
    let talk = "Briefing(slug: \"talk\", title: \"T\", steps: [(title: \"S\")])";
    fs::write(own.join("briefings/talk.ron"), talk).unwrap();
    assert_eq!(
        names_in(&Input::Embedded, Some(&own)),
        ["Financing", "Russia"]
    );
    // Another catalogue does without what names records that it does not have.
    assert_eq!(names_in(&folder, Some(&own)), ["Russia"]);
    let options = Options {
        along: Home::of(&folder, Some(own.clone())).files(),
        ..Options::default()
    };
    let loaded = load(folder, &options);
    let [left_out] = loaded.problems.as_slice() else {
        panic!("{}", report::human(&loaded.problems, false));
    };
    assert_eq!(left_out.severity, Severity::Warning);
    let said = "; the record is left out with this catalogue";
    assert!(left_out.message.ends_with(said), "{}", left_out.message);
    let place = left_out.place.as_ref().unwrap();
    assert!(place.file.ends_with("legation/views.ron"));
    assert_eq!(loaded.records.briefings.len(), 1);
    assert!(loaded.views_in[0].ends_with("legation/views.ron"));
}

#[test]
fn what_is_opened_is_not_read_along_once_more() {
    let (_keep, folder, _, _) = places();
    let Input::Path(own) = &folder else {
        panic!("it is a folder");
    };
    fs::write(own.join("views.ron"), "SavedView(name: \"A\")").unwrap();
    assert_eq!(names_in(&folder, Some(own)), ["A"]);
}

#[test]
fn what_is_no_text_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("views.ron");
    fs::write(&path, [0x5b, 0xff, 0x5d]).unwrap();
    let refusal = write(&path, Change::Add(Record::View(&russia("One")))).unwrap_err();
    assert!(
        refusal
            .to_string()
            .ends_with("what stands there is not UTF-8")
    );
    assert_eq!(fs::read(&path).unwrap(), [0x5b, 0xff, 0x5d]);
}

#[test]
fn a_mistake_in_the_users_own_folder_is_located() {
    let (_keep, folder, _, own) = places();
    fs::create_dir_all(&own).unwrap();
    fs::write(
        own.join("views.ron"),
        "SavedView(name: \"A\", view: (time: \"2019/..\"))",
    )
    .unwrap();
    let options = Options {
        along: Home::of(&folder, Some(own)).files(),
        ..Options::default()
    };
    let problems = load(folder, &options).problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, Code::BadTime);
}

#[test]
fn files_of_saved_views_bring_no_other_records() {
    let (_keep, folder, file, own) = places();
    fs::create_dir_all(own.join("briefings")).unwrap();
    let region = "Region(code: \"151\", name: \"R\")\n";
    fs::write(
        own.join("views.ron"),
        format!("SavedView(name: \"A\")\n{region}"),
    )
    .unwrap();
    fs::write(own.join("briefings/talk.ron"), region).unwrap();
    let plain = load(folder.clone(), &Options::default()).records.regions;
    let options = |input| Options {
        along: Home::of(input, Some(own.clone())).files(),
        ..Options::default()
    };
    let loaded = load(folder.clone(), &options(&folder));
    let codes: Vec<Code> = loaded.problems.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::RecordOutOfPlace; 2]);
    let place = loaded.problems[1].place.as_ref().unwrap();
    assert!(place.to_text().ends_with("views.ron:2:1"));
    assert_eq!(loaded.problems[1].record.as_deref(), Some("151"));
    assert_eq!(loaded.records.regions, plain);
    assert_eq!(loaded.records.saved_views.len(), 1);
    // What stands beside a single file is read along with it, and in a folder it is of the catalogue.
    fs::remove_dir_all(&own).unwrap();
    let Input::Path(records) = &folder else {
        panic!("it is a folder");
    };
    fs::write(records.join("views.ron"), region).unwrap();
    assert_eq!(load(file.clone(), &options(&file)).problems.len(), 1);
    assert_eq!(
        load(folder.clone(), &options(&folder))
            .records
            .regions
            .len(),
        plain.len() + 1
    );
}

#[test]
fn without_a_folder_it_is_said_that_there_is_none() {
    let one = russia("One");
    let home = Home::of(&Input::Embedded, None);
    let refusal = home.save(Change::Add(Record::View(&one))).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "there is no folder to save views in: the built-in catalogue has no folder, and you have no home folder"
    );
}

/// Protects the file of views against writing, as a folder of somebody else would be.
#[test]
fn what_cannot_be_written_is_saved_in_the_users_own_folder() {
    let (keep, folder, _, own) = places();
    let beside = keep.path().join("records/views.ron");
    fs::write(&beside, "// protected\n").unwrap();
    let mut rights = fs::metadata(&beside).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&beside, rights).unwrap();
    let one = russia("One");
    let home = Home::of(&folder, Some(own.clone()));
    let path = home.save(Change::Add(Record::View(&one))).unwrap();
    assert_eq!(path, own.join("views.ron"));
    assert_eq!(names_in(&folder, Some(&own)), ["One"]);
    let refusal = Home::of(&folder, None).save(Change::Add(Record::View(&one)));
    let sentence = refusal.unwrap_err().to_string();
    assert!(
        sentence.ends_with("views.ron cannot be written: you may not write there"),
        "{sentence}"
    );
}

#[test]
fn facets_of_the_values_tried_are_all_but_people() {
    let tried: std::collections::BTreeSet<Facet> = values().iter().map(Value::facet).collect();
    let expected = Facet::ALL
        .into_iter()
        .filter(|facet| *facet != Facet::Person);
    assert!(tried.into_iter().eq(expected));
}
