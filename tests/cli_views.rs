//! Saved views and briefings on the command line: what is exported of them, and what is said of broken ones.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const RECORDS: &str = r#"[
    Catalogue(title: "Test", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21"),
    Party(code: "AA", name: "Homeland"),
    Party(code: "BB", name: "Bordavia"),
    Format(slug: "group", name: "Group", short: "Group", sentence: "s", marker: Circle),
    Series(slug: "bb-group", name: "Group", short: "Group", parties: ["BB"], format: "group", cite: [Para("ministry", 1)]),
    Source(id: "ministry", kind: OfficialStatement, collection: "official"),
    Engagement(id: "first", title: "First", parties: ["BB"], format: "group", status: Held,
        series: (slug: "bb-group", number: Stated(1)),
        dates: [(date: "2015-01-01", basis: "Stated", cite: [Para("ministry", 1)])],
        promises: [
            (id: "next", what: "To meet in 2016", due: "2016", basis: "b", cite: [Para("ministry", 2)],
                meeting: (title: "Second", format: "group", series: (slug: "bb-group", number: Stated(2)))),
            (id: "text", what: "To publish a text", cite: [Para("ministry", 3)]),
        ],
        cite: [Para("ministry", 1)]),
    Engagement(id: "late", title: "Late", parties: ["BB"], format: "group", status: Held,
        dates: [(date: "2020-03-04", basis: "Stated", cite: [Para("ministry", 1)])],
        cite: [Para("ministry", 1)]),
]"#;

const VIEWS: &str = r#"[
    SavedView(name: "Years", view: (time: "2014/2018")),
    SavedView(name: "Overdue", view: (page: Promises, promises: (only: Overdue))),
    SavedView(name: "Counted", view: (page: Trends)),
    SavedView(name: "Rows", view: (page: Table)),
]"#;

/// The records and the views, in a folder that is also a home of nobody.
fn folder(views: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records");
    fs::create_dir(&records).unwrap();
    fs::write(records.join("records.ron"), RECORDS).unwrap();
    fs::write(records.join("views.ron"), views).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_legation"))
        .env("NO_COLOR", "1")
        .env("HOME", folder)
        .env_remove("XDG_DATA_HOME")
        .current_dir(folder)
        .stdin(Stdio::null())
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// What is exported of a view to a file in the folder, and what is said beside.
fn export(folder: &TempDir, name: &str, to: &str, more: &[&str]) -> (String, String) {
    let mut arguments = vec!["export", "records", "--view", name, "--to", to];
    arguments.extend(more);
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = fs::read(folder.path().join(to)).unwrap();
    (
        String::from_utf8_lossy(&text).into_owned(),
        said(&output).to_owned(),
    )
}

#[test]
fn one_end_of_the_time_of_a_view_can_be_changed_alone() {
    let folder = folder(VIEWS);
    let time = |more: &[&str]| {
        let (brief, _) = export(&folder, "Years", "a.md", more);
        let line = brief
            .lines()
            .find(|line| line.contains("**Time:**"))
            .unwrap();
        line.trim_start_matches("- **Time:** ").to_owned()
    };
    assert_eq!(time(&[]), "2014 to 2018");
    assert_eq!(time(&["--from", "2015"]), "2015 to 2018");
    assert_eq!(time(&["--to-date", "2020"]), "2014 to 2020");
    assert_eq!(
        time(&["--from", "2010", "--to-date", "May 2016"]),
        "1 January 2010 – 31 May 2016"
    );
    let output = run(
        folder.path(),
        &[
            "export", "records", "--view", "Years", "--to", "b.md", "--from", "2019",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    let why = "after the end of the saved view, 31 December 2018; give --to-date too";
    assert!(said(&output).contains(why), "{}", said(&output));
}

#[test]
fn a_view_of_promises_lists_them_and_says_so_where_it_cannot() {
    let folder = folder(VIEWS);
    let (brief, told) = export(&folder, "Overdue", "a.md", &[]);
    assert!(brief.contains("To meet in 2016"), "{brief}");
    assert!(!brief.contains("To publish a text; promised"), "{brief}");
    assert!(
        brief.contains("**Left out:** 1 promise of other groups\n"),
        "{brief}"
    );
    assert!(
        told.contains("left out: 1 promise of other groups") && !told.contains("saved view"),
        "{told}"
    );
    let (table, told) = export(&folder, "Overdue", "a.csv", &[]);
    assert_eq!(table.lines().count(), 4);
    assert!(
        told.ends_with(
            "legation: the saved view is of promises, and tables tell of engagements: here is all that \
             its filter and time let through, with promises or without: 3 engagements; a brief and a \
             workbook list the promises\n"
        ),
        "{told}"
    );
    let (_, told) = export(&folder, "Counted", "a.ics", &["--from", "2020"]);
    assert!(
        told.ends_with(
            "legation: the saved view is of trends, and calendars tell of engagements: here is all that \
             its filter and time let through, counted in a trend or not: 1 engagement\n"
        ),
        "{told}"
    );
    let (_, told) = export(&folder, "Rows", "a.csv", &[]);
    assert_eq!(told, "");
}

#[test]
fn a_broken_view_is_said_with_its_place_and_its_cure() {
    let broken = VIEWS.replace("2014/2018", "2014?");
    let folder = folder(&broken);
    let arguments = ["export", "records", "--view", "Years", "--to", "a.md"];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    let place = "records/views.ron:2:";
    let last = said(&output).lines().last().unwrap();
    assert!(
        last.contains(&format!("the saved view Years cannot be used: {place}")),
        "{last}"
    );
    assert!(
        last.contains("; write two plain dates, such as 2019/2024"),
        "{last}"
    );
    // The list goes on with those that are in order, and says the same.
    let output = run(folder.path(), &["views", "records"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"Overdue\n"));
    assert!(said(&output).contains(place), "{}", said(&output));
    assert!(
        said(&output).ends_with(
            "1 error in the records, and what has one is left out; legation check shows them all\n"
        ),
        "{}",
        said(&output)
    );
}

/// What the output of the program leads to was opened by somebody else, who said whether what stands there
/// is to stay.
#[cfg(target_os = "linux")]
#[test]
fn what_is_redirected_to_the_end_of_a_file_stands_after_what_was_there() {
    use std::os::unix::fs::MetadataExt;
    let folder = folder(VIEWS);
    let file = folder.path().join("all.csv");
    fs::write(&file, "before\n").unwrap();
    let inode = fs::metadata(&file).unwrap().ino();
    for to in ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let output = Command::new(env!("CARGO_BIN_EXE_legation"))
            .current_dir(folder.path())
            .args(["export", "records", "--format", "csv", "--to", to])
            .stdin(Stdio::null())
            .stdout(fs::File::options().append(true).open(&file).unwrap())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("before\nid,title,"), "{text}");
    assert_eq!(text.matches("id,title,").count(), 4);
    assert_eq!(fs::metadata(&file).unwrap().ino(), inode);
    let beside = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(beside, 2);
}

/// Who redirects the output of several programs into one file, and their messages too, has them share the place
/// up to which it is written.
#[cfg(target_os = "linux")]
#[test]
fn what_is_written_after_a_table_into_the_same_output_stands_after_it() {
    use std::io::Write;
    let folder = folder(VIEWS);
    for to in [
        "-",
        "/dev/stdout",
        "/dev/fd/1",
        "/dev/stderr",
        "/proc/self/fd/2",
    ] {
        let mut file = fs::File::create(folder.path().join("all.csv")).unwrap();
        let status = Command::new(env!("CARGO_BIN_EXE_legation"))
            .current_dir(folder.path())
            .args(["export", "records", "--format", "csv", "--to", to])
            .args(["--from", "2020"])
            .stdin(Stdio::null())
            .stdout(file.try_clone().unwrap())
            .stderr(file.try_clone().unwrap())
            .status()
            .unwrap();
        assert!(status.success());
        file.write_all(b"done\n").unwrap();
        let text = fs::read_to_string(folder.path().join("all.csv")).unwrap();
        assert!(text.starts_with("id,title,"), "{to}: {text}");
        assert!(text.contains("\nlate,Late,"), "{to}: {text}");
        assert!(text.contains("\nlegation: left out: "), "{to}: {text}");
        assert!(text.ends_with("\ndone\n"), "{to}: {text}");
    }
}

#[test]
fn a_hyphen_is_the_output_and_no_file() {
    let folder = folder(VIEWS);
    let export = |more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_legation"))
            .current_dir(folder.path())
            .args(["export", "records", "--to", "-"])
            .args(more)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    let output = export(&["--format", "json"]);
    assert!(output.status.success());
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(rows.as_array().is_some_and(|rows| !rows.is_empty()));
    let output = export(&["--format", "csv", "--from", "2020"]);
    let told = said(&output);
    assert!(told.contains("the output cannot say of itself"), "{told}");
    let output = export(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = said(&output);
    assert!(told.contains("name it with --format"), "{told}");
    assert!(!folder.path().join("-").exists());
}

/// The place up to which others have written into such a file cannot be learnt.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_open_under_another_number_is_left_alone() {
    let folder = folder(VIEWS);
    let program = env!("CARGO_BIN_EXE_legation");
    let output = Command::new("sh")
        .current_dir(folder.path())
        .args([
            "-c",
            "{ echo before >&3; \"$1\" export records --format csv --to /dev/fd/3; echo after >&3; } 3>all.csv",
            "sh",
            program,
        ])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = fs::read_to_string(folder.path().join("all.csv")).unwrap();
    assert_eq!(text, "before\nafter\n");
    let told = said(&output);
    assert!(told.contains("could not write /dev/fd/3: "), "{told}");
    assert!(told.contains("; write to /dev/stdout"), "{told}");
}

#[test]
fn what_is_not_wanted_is_taken_from_what_a_view_shows() {
    let views = r#"[
        SavedView(name: "Held", view: (filter: (with: [Status(Held)]))),
        SavedView(name: "Both", view: (filter: (with: [Status(Held), Status(Announced)]))),
        SavedView(name: "Not held", view: (filter: (without: [Status(Held)]))),
    ]"#;
    let folder = folder(views);
    let ids = |name: &str, more: &[&str]| {
        let (table, _) = export(&folder, name, "a.csv", more);
        let rows = table.lines().skip(1);
        let mut ids: Vec<String> = rows
            .map(|row| row.split(',').next().unwrap().to_owned())
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(ids("Held", &[]), ["first", "late"]);
    assert_eq!(ids("Both", &[]), ["first", "late", "next"]);
    assert_eq!(
        ids("Held", &["--without", "status=cancelled"]),
        ["first", "late"]
    );
    assert_eq!(ids("Both", &["--without", "status=held"]), ["next"]);
    assert_eq!(
        ids("Not held", &["--without", "status=cancelled"]),
        ["next"]
    );
    // What is asked for takes the place of all that the view says of the facet.
    assert_eq!(ids("Not held", &["--status", "held"]), ["first", "late"]);
    let arguments = [
        "export",
        "records",
        "--view",
        "Held",
        "--without",
        "status=held",
        "--to",
        "b.csv",
    ];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    let why = "the saved view shows only what has status Held, and --without takes that away";
    assert!(said(&output).contains(why), "{}", said(&output));
}

#[test]
fn an_error_of_another_kind_of_record_is_no_reason() {
    let folder = folder(&VIEWS.replace("2014/2018", "2014?"));
    let records = folder.path().join("records/records.ron");
    let broken = RECORDS.replace("\"2020-03-04\"", "\"2020-02-30\"");
    // A meeting with an error has the name of a view that is not there, and of one that is broken.
    let both = broken.replace("\"late\"", "\"Years\"");
    for (text, name, expected) in [
        (&broken, "late", "there is no saved view late; there is: "),
        (&both, "Years", "cannot be used: records/views.ron:2:"),
    ] {
        fs::write(&records, text).unwrap();
        let arguments = ["export", "records", "--view", name, "--to", "a.md"];
        let output = run(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2));
        let last = said(&output).lines().last().unwrap();
        assert!(last.contains(expected), "{last}");
    }
}

// --- present --------------------------------------------------------------------------------------

const BRIEFING: &str = r#"[
    Briefing(slug: "own", title: "One of my own", steps: [
        (title: "Two meetings", view: (time: "2014/2020"), focus: ["first"]),
    ]),
]"#;

/// What is said when a file is to be presented where there is no screen.
#[cfg(feature = "gui")]
fn present(folder: &TempDir, file: &str, text: &str) -> (Option<i32>, String) {
    fs::write(folder.path().join(file), text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_legation"))
        .env("HOME", folder.path())
        .env_remove("XDG_DATA_HOME")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .current_dir(folder.path())
        .args(["present", file, "records"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.stdout.is_empty());
    (output.status.code(), said(&output).to_owned())
}

/// Whether there is a screen is asked only where it is asked by these names.
#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn a_briefing_in_a_file_is_found_and_then_there_is_no_screen() {
    let folder = folder(VIEWS);
    let (code, told) = present(&folder, "own.ron", BRIEFING);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.starts_with("legation: ") && told.contains("DISPLAY"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[cfg(feature = "gui")]
#[test]
fn a_file_that_holds_no_good_briefing_says_where_and_what_helps() {
    let folder = folder(VIEWS);
    let misspelt = BRIEFING.replace("\"first\"", "\"frist\"");
    let (code, told) = present(&folder, "own.ron", &misspelt);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("there is no briefing to show: "), "{told}");
    assert!(
        told.contains("own.ron:3:") && told.contains("; write `first`"),
        "{told}"
    );
    let cut = &BRIEFING[..BRIEFING.len() / 2];
    let (code, told) = present(&folder, "own.ron", cut);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("own.ron:"), "{told}");
    let (code, told) = present(&folder, "own.ron", "[SavedView(name: \"A\")]");
    assert_eq!(code, Some(2), "{told}");
    assert!(
        told.contains("there is no briefing in own.ron that the records do not have"),
        "{told}"
    );
    let empty = "Briefing(slug: \"later\", title: \"To be written\", steps: [])";
    let (code, told) = present(&folder, "own.ron", empty);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("“To be written” in own.ron has no step"),
        "{told}"
    );
    assert!(told.contains("add one"), "{told}");

    let (code, told) = present(&folder, "none.ron", "");
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("none.ron"), "{told}");
}

#[cfg(feature = "gui")]
#[test]
fn that_records_are_left_out_is_said_before_a_briefing_is_presented() {
    let folder = folder(VIEWS);
    let records = folder.path().join("records/records.ron");
    let broken = RECORDS.replace("\"2020-03-04\"", "\"2020-02-30\"");
    fs::write(records, broken).unwrap();
    let (code, told) = present(&folder, "own.ron", BRIEFING);
    assert_eq!(code, Some(1), "{told}");
    let why =
        "1 error in the records, and what has one is left out; legation check shows them all\n";
    assert!(told.contains(why), "{told}");
    assert!(told.contains("records/records.ron:"), "{told}");
    // Of a file without a briefing only that is said.
    let (code, told) = present(&folder, "own.ron", "[SavedView(name: \"A\")]");
    assert_eq!(code, Some(2), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn a_briefing_in_a_file_is_exported_with_the_records_that_it_is_about() {
    let folder = folder(VIEWS);
    fs::write(folder.path().join("own.ron"), BRIEFING).unwrap();
    let to_file = |briefing: &str, to: &str| {
        Command::new(env!("CARGO_BIN_EXE_legation"))
            .env("HOME", folder.path())
            .current_dir(folder.path())
            .args(["export", "records", "--briefing", briefing, "--to", to])
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    let output = to_file("own.ron", "own.pdf");
    assert!(output.status.success(), "{}", said(&output));
    let written = fs::read(folder.path().join("own.pdf")).unwrap();
    assert!(written.starts_with(b"%PDF"));
    let told = said(&to_file("views.ron", "none.pdf")).to_owned();
    assert!(told.contains("there is no briefing"), "{told}");
    assert!(!folder.path().join("none.pdf").exists());
}
