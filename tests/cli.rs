//! The program from outside: what it prints, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::{
    ffi::OsStr,
    fs, io,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_legation"));
    program.env("NO_COLOR", "1").stdin(Stdio::null());
    program
}

fn run(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Output {
    program().args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder with this file in it.
fn folder_with(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("records.ron"), text).unwrap();
    folder
}

const GOOD: &str = r#"[
    Catalogue(title: "Test", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21"),
    Party(code: "AA", name: "Homeland"),
    Party(code: "BB", name: "Bordavia"),
    Format(slug: "group", name: "Group", short: "Group", sentence: "s", marker: Circle),
    Source(id: "ministry", kind: OfficialStatement, collection: "official"),
    Source(id: "paper", kind: Newspaper, collection: "press"),
    Engagement(id: "first", title: "First", parties: ["BB"], format: "group", status: Held,
        dates: [(date: "2020-01-01", basis: "Stated", cite: [Para("ministry", 1)])],
        cite: [Para("ministry", 1), Para("paper", 1)]),
]"#;

/// The same with a 30 February.
fn with_error() -> String {
    GOOD.replace(
        "    Engagement(id: \"first\"",
        "    Engagement(id: \"never\", title: \"Never\", parties: [\"BB\"], format: \"group\", status: Held,\n        dates: [(date: \"2020-02-30\", basis: \"Stated\", cite: [Para(\"ministry\", 1)])], cite: [Para(\"ministry\", 1)]),\n    Engagement(id: \"first\"",
    )
}

// --- date -----------------------------------------------------------------------------------------

#[test]
fn a_date_is_explained() {
    let output = run(["date", "[2018-11-17..2023-11-17]"]);
    assert_eq!(code(&output), 0);
    assert_eq!(stderr(&output), "");
    assert!(stdout(&output).contains("17 November 2018"));
    assert!(stdout(&output).contains("one-of"));
}

#[test]
fn a_date_for_programs_has_six_keys() {
    let output = run(["date", "2024-12-19~/2024-12-20~", "--format", "json"]);
    assert_eq!(code(&output), 0);
    let object: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(object["earliest"], "2024-12-19");
    assert_eq!(object["qualifier"], "approximate");
    let keys: Vec<&str> = stdout(&output)
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    let expected = ["text", "earliest", "latest", "kind", "qualifier", "display"];
    assert_eq!(keys, expected);
    assert!(stdout(&output).ends_with("}\n"));
}

#[test]
fn a_mistake_and_what_is_not_drawn_are_different_sentences() {
    for text in ["2019-13-01", "1900-02-29", "yesterday", "", "2020/2019"] {
        let output = run(["date", text]);
        assert_eq!(code(&output), 1, "{text}");
        assert_eq!(stdout(&output), "");
        assert!(
            stderr(&output).contains("not a date"),
            "{}",
            stderr(&output)
        );
        assert!(!stderr(&output).contains("valid EDTF"));
    }
    for text in [
        "2004-01-01T10:10:10Z",
        "Y170000002",
        "1950S2",
        "{1960,1961}",
    ] {
        let output = run(["date", text]);
        assert_eq!(code(&output), 1, "{text}");
        assert_eq!(stdout(&output), "");
        let said = stderr(&output);
        assert!(said.contains("valid EDTF, not supported"), "{said}");
        assert!(!said.contains("not a date"));
    }
}

#[test]
fn years_before_the_common_era_are_no_options() {
    let output = run(["date", "-0044-03-15"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(stdout(&output).contains("45 BCE"), "{}", stdout(&output));
    let output = run(["date", "--format", "json", "-0044"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("\"-0044-12-31\""));
    let output = run(["date", "-x"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("not a date"));
}

// --- check ----------------------------------------------------------------------------------------

#[test]
fn records_in_order_are_no_problem() {
    let folder = folder_with(GOOD);
    for path in [folder.path().to_owned(), folder.path().join("records.ron")] {
        let output = run([OsStr::new("check"), path.as_os_str()]);
        assert_eq!(code(&output), 0);
        assert_eq!(
            stdout(&output),
            "No problems in 1 file; 1 engagement loaded\n"
        );
        assert_eq!(stderr(&output), "");
    }
}

#[test]
fn warnings_alone_do_not_fail() {
    let folder = folder_with(&GOOD.replace(", Para(\"paper\", 1)", ""));
    let output = run([OsStr::new("check"), folder.path().as_os_str()]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("warning[single-source]"));
    assert!(
        stdout(&output).contains("2 warnings"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn an_error_is_shown_with_its_line_and_a_caret() {
    let folder = folder_with(&with_error());
    let output = run([OsStr::new("check"), folder.path().as_os_str()]);
    assert_eq!(code(&output), 1);
    let lines: Vec<&str> = stdout(&output).lines().collect();
    assert!(lines[0].starts_with("error[bad-date]"), "{}", lines[0]);
    let at = lines
        .iter()
        .position(|line| line.contains("2020-02-30\""))
        .unwrap();
    let caret = lines[at + 1].find('^').unwrap();
    let day = lines[at].find("2020-02-30").unwrap();
    assert!((day - 1..=day + 9).contains(&caret), "{}", stdout(&output));
    assert!(lines.iter().any(|line| line.contains("records.ron:9:")));
    assert!(lines.iter().any(|line| line.contains("help:")));
    assert!(lines.last().unwrap().contains("1 error"));
    assert!(!stdout(&output).contains('\u{1b}'));
}

#[test]
fn problems_for_programs_are_an_array_with_flat_keys() {
    let folder = folder_with(&with_error());
    let path = folder.path().as_os_str();
    let output = run([
        OsStr::new("check"),
        path,
        "--format".as_ref(),
        "json".as_ref(),
    ]);
    assert_eq!(code(&output), 1);
    let problems: Vec<serde_json::Value> = serde_json::from_str(stdout(&output)).unwrap();
    assert!(!problems.is_empty());
    for problem in &problems {
        for key in [
            "code", "severity", "sentence", "file", "line", "column", "length", "cure",
        ] {
            assert!(problem.get(key).is_some(), "{key} is missing in {problem}");
        }
    }
    let error = problems
        .iter()
        .find(|problem| problem["severity"] == "error")
        .unwrap();
    assert_eq!(error["code"], "bad-date");
    assert_eq!(error["line"], 9);
    assert!(error["length"].as_u64().unwrap() >= 2);

    let clean = folder_with(GOOD);
    let path = clean.path().as_os_str();
    let output = run([
        OsStr::new("check"),
        path,
        "--format".as_ref(),
        "json".as_ref(),
    ]);
    assert_eq!((code(&output), stdout(&output)), (0, "[]\n"));
}

#[test]
fn the_catalogue_that_ships_is_checked_when_none_is_named() {
    let output = run(["check"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("364 engagements loaded"));
}

#[test]
fn asking_for_what_is_not_there_is_misuse() {
    let folder = folder_with(GOOD);
    let missing = folder.path().join("nowhere");
    let output = run([OsStr::new("check"), missing.as_os_str()]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("nowhere"));
    let output = run([
        OsStr::new("check"),
        folder.path().as_os_str(),
        "--texts".as_ref(),
        missing.as_os_str(),
    ]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no folder"));
    assert_eq!(code(&run(["check", "--nonsense"])), 2);
    assert_eq!(code(&run(["date"])), 2);
}

// --- export ---------------------------------------------------------------------------------------

fn export(to: &Path, more: &[&str]) -> Output {
    let mut export = program();
    export.args(["export", "--to"]).arg(to).args(more);
    export.output().unwrap()
}

#[test]
fn a_table_is_written_as_its_ending_says() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in [
        ("a.csv", "id,title,"),
        ("b.json", "[\n  {"),
        ("c.CSV", "id,"),
    ] {
        let to = folder.path().join(name);
        let output = export(&to, &[]);
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        let text = fs::read_to_string(to).unwrap();
        assert!(text.starts_with(begins), "{name}: {text:.40}");
        assert!(text.contains("in-mv-jwg-2"));
    }
    // Nothing else is left beside them.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn a_new_table_takes_the_place_of_the_old() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("table.csv");
    fs::write(&to, "old".repeat(100_000)).unwrap();
    assert_eq!(code(&export(&to, &[])), 0);
    let text = fs::read_to_string(&to).unwrap();
    assert!(text.starts_with("id,title,") && !text.contains("oldold"));
}

#[test]
fn other_endings_and_folders_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["table.doc", "table", "csv"] {
        let to = folder.path().join(name);
        let output = export(&to, &[]);
        assert_eq!(code(&output), 2, "{name}");
        assert!(stderr(&output).contains(".csv"), "{}", stderr(&output));
        assert!(!to.exists());
    }
    let output = export(&folder.path().join("nowhere/table.csv"), &[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("could not write"));
    let output = export(&folder.path().join("table.csv"), &["nowhere"]);
    assert_eq!(code(&output), 2);
    let said = "legation: there is nothing at nowhere; give a folder or file of records\n";
    assert_eq!(stderr(&output), said);
    let taken = folder.path().join("folder.csv");
    fs::create_dir(&taken).unwrap();
    assert_eq!(code(&export(&taken, &[])), 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_unknown_collection_is_told_the_known_ones() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("table.csv");
    fs::write(&to, "old").unwrap();
    let output = export(&to, &["--collection", "nonsense"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("nonsense"));
    assert!(stderr(&output).contains("articles"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&to).unwrap(), "old");
    assert_eq!(code(&export(&to, &["--collection", "articles"])), 0);
    assert_ne!(fs::read_to_string(&to).unwrap(), "old");
}

#[test]
fn records_with_errors_are_left_out_and_the_rest_is_written() {
    let records = folder_with(&with_error());
    let to = records.path().join("table.json");
    let output = export(&to, &[records.path().to_str().unwrap()]);
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("legation check"));
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(&fs::read_to_string(to).unwrap()).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["id"], "first");
}

#[test]
fn without_an_engagement_nothing_is_written() {
    let records = folder_with("[Party(code: \"AA\", name: \"Homeland\")]");
    let to = records.path().join("table.csv");
    let output = export(&to, &[records.path().to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(!to.exists());
}

/// The shell allows files of 512 or 1,024 bytes only, and so the disk is full in the middle.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_table_whole() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("table.csv");
    fs::write(&to, "old").unwrap();
    let output = Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1; exec \"$0\" export --to \"$1\"",
        ])
        .arg(env!("CARGO_BIN_EXE_legation"))
        .arg(&to)
        .output()
        .unwrap();
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(stderr(&output).contains("could not write"));
    assert_eq!(fs::read_to_string(&to).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// What a program would read of the engagements in a file.
fn exported(folder: &TempDir, more: &[&str]) -> (Vec<String>, Output) {
    let to = folder.path().join("some.json");
    let output = export(&to, more);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(&fs::read_to_string(to).unwrap()).unwrap();
    let ids = rows
        .iter()
        .map(|row| row["id"].as_str().unwrap().to_owned());
    (ids.collect(), output)
}

#[test]
fn every_format_is_written_as_its_ending_or_its_name_says() {
    let folder = tempfile::tempdir().unwrap();
    for (name, more, begins) in [
        ("a.md", "", "# India"),
        ("a.xlsx", "", "PK"),
        ("a.ics", "", "BEGIN:VCALENDAR\r\n"),
        ("a.timeline.json", "", "{\n  \"title\""),
        ("b.json", "timelinejs", "{\n  \"title\""),
        ("a.txt", "", "India"),
        ("a.bib", "", "% India"),
        ("a.csl.json", "", "[\n  {\n    \"id\""),
        ("a.ris", "", "TY  - "),
        ("without-ending", "ris", "TY  - "),
    ] {
        let to = folder.path().join(name);
        let format = ["--format", more];
        let output = export(&to, if more.is_empty() { &[] } else { &format });
        assert_eq!(code(&output), 0, "{name}: {}", stderr(&output));
        let bytes = fs::read(to).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
    }
    let output = export(&folder.path().join("c.csv"), &["--format", "ris"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("--format asks for RIS"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_is_exported_can_be_chosen_and_what_is_left_out_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (ids, output) = exported(&folder, &["--collection", "articles", "--party", "ru"]);
    assert!(ids.contains(&"in-ru-jwg-11".to_owned()));
    assert!(ids.iter().all(|id| id.starts_with("in-ru")), "{ids:?}");
    let told = stderr(&output);
    assert!(
        told.contains("of which no source that is believed tells"),
        "{told}"
    );
    assert!(told.contains("by the filter"), "{told}");
    assert!(told.contains("Filter: Partners: Russia."), "{told}");

    let (by_name, _) = exported(&folder, &["--collection", "articles", "--party", "Russia"]);
    assert_eq!(by_name, ids);
    let (several, _) = exported(&folder, &["--party", "FR,MV", "--status", "held"]);
    let (one, _) = exported(&folder, &["--party", "FR", "--status", "held"]);
    let (other, _) = exported(&folder, &["--party", "Maldives", "--status", "Held"]);
    assert!(several.len() > one.len() && several.len() > other.len());
    let format = ["--format-of-meeting", "jwg", "--topic", "terror-financing"];
    let (groups, _) = exported(&folder, &format);
    assert!(groups.contains(&"in-fr-jwg-14".to_owned()), "{groups:?}");
    let (official, _) = exported(&folder, &["--official"]);
    assert!(!official.is_empty() && official.len() < 100);
}

#[test]
fn a_meeting_that_may_have_been_then_is_written_and_said_to_be_possible() {
    let folder = tempfile::tempdir().unwrap();
    let more = [
        "--collection",
        "articles",
        "--from",
        "June 2019",
        "--to-date",
        "2019-10-30",
    ];
    let (ids, output) = exported(&folder, &more);
    assert!(ids.contains(&"in-ru-jwg-11".to_owned()));
    assert!(ids.contains(&"in-mv-jwg-2".to_owned()));
    let told = stderr(&output);
    let days = "only possibly in this time: 1 June – 30 October 2019";
    assert!(told.contains(days), "{told}");
    let (from, _) = exported(&folder, &["--from", "2026"]);
    let (to, _) = exported(&folder, &["--to-date", "2025"]);
    assert!(!from.is_empty() && !to.is_empty());
}

#[test]
fn wrong_names_and_dates_are_told_the_nearest_right_one() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("none.csv");
    for (more, told) in [
        (vec!["--party", "Rusia"], "the nearest is Russia"),
        (vec!["--party", "xyzzy"], "none with a similar name"),
        (
            vec!["--topic", "xyzzy"],
            "; there is: accountable-action; afghanistan; ",
        ),
        (
            vec!["--status", "xyzzy"],
            "there is: announced; cancelled; expected; held; postponed\n",
        ),
        (
            vec!["--with", "person=Doval"],
            "there is no person Doval; with that in one of its names there is: Ajit Doval\n",
        ),
        (
            vec!["--with", "rank=7"],
            "; Minister; Secretary of a ministry; none\n",
        ),
        (
            vec!["--with", "mode=by post"],
            "there is: hybrid; in-person; none; virtual\n",
        ),
        (
            vec!["--with", "source=x"],
            "; there is: Agency copy; Aggregator; Copy of an official text; ",
        ),
        (vec!["--with", "place="], "as in place=NAME"),
        (
            vec!["--party", ""],
            "which partner or body? Write it after --party, and a comma only between two\n",
        ),
        (vec!["--party", "RU,"], "Write it after --party, "),
        (
            vec!["--status", ",held"],
            "which status? Write it after --status, ",
        ),
        (vec!["--without", "status"], "not a facet and a value"),
        (
            vec!["--without", "colour=red"],
            "there is no facet colour; there is: party, format,",
        ),
        (
            vec!["--with", "party=RU", "--without", "party=Russia"],
            "Russia is asked for and not wanted at once",
        ),
        (vec!["--party", "IN"], "takes part in everything"),
        (
            vec!["--topic", "terror-financng"],
            "the nearest is terror-financing",
        ),
        (vec!["--status", "hold"], "the nearest is held"),
        (vec!["--format-of-meeting", "jgw"], "the nearest is"),
        (vec!["--collection", "artcles"], "the nearest is articles"),
        (vec!["--from", "2019-13"], "“2019-13”"),
        (vec!["--from", "../2019"], "no first day"),
        (vec!["--from", "2021", "--to-date", "2019"], "exchange them"),
        (vec!["--as-of", "2021"], "not one day"),
        (
            vec!["--party", "FR", "--from", "1900", "--to-date", "1901"],
            "no engagement to write; left out",
        ),
    ] {
        let output = export(&to, &more);
        assert_eq!(code(&output), 2, "{more:?}");
        assert!(
            stderr(&output).contains(told),
            "{more:?}: {}",
            stderr(&output)
        );
        assert!(!to.exists());
    }
    let both = export(&to, &["--official", "--collection", "articles"]);
    assert_eq!(code(&both), 2);
}

#[test]
fn every_facet_can_be_asked_for_and_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let all = exported(&folder, &[]).0.len();
    for value in [
        "party=Russia",
        "format=jwg",
        "status=held",
        "topic=terror-financing",
        "place=Moscow",
        "place=none",
        "source=newspaper",
        "person=Ajit Doval",
        "rank=minister",
        "rank=3",
        "mode=virtual",
        "promise=overdue",
        "promise=kept-late",
        "promise=KeptLate",
        "source=leak",
        "weakness=single-source",
        "weakness=NoOfficialPage",
    ] {
        let (with, _) = exported(&folder, &["--with", value]);
        let (without, output) = exported(&folder, &["--without", value]);
        assert!(!with.is_empty() && !without.is_empty(), "{value}");
        assert_eq!(with.len() + without.len(), all, "{value}");
        let told = stderr(&output);
        assert!(told.contains(": not "), "{value}: {told}");
    }
    // A country stands for all places in it, and values of one facet are alternatives.
    let (moscow, _) = exported(&folder, &["--with", "place=moscow"]);
    let (russia, _) = exported(&folder, &["--with", "place=Russia"]);
    assert!(moscow.iter().all(|id| russia.contains(id)) && moscow.len() < russia.len());
    let both = ["--with", "place=Moscow", "--with", "place=Beijing, China"];
    let (both, _) = exported(&folder, &both);
    assert!(both.len() > moscow.len());
    let (long, _) = exported(&folder, &["--with", "party=FR", "--with", "status=held"]);
    let (short, _) = exported(&folder, &["--party", "FR", "--status", "held"]);
    assert_eq!(long, short);
}

#[test]
fn a_name_of_several_parties_is_told_with_their_codes() {
    let records = GOOD
        .replace(
            r#"Party(code: "BB", name: "Bordavia"),"#,
            r#"Party(code: "BB", name: "Bordavia", other_names: ["Bordavias", "CC"]),
            Party(code: "CC", name: "Upper Bordavia", other_names: ["Bordavias"]),"#,
        )
        .replace(
            r#"parties: ["BB"], format: "group", status: Held,"#,
            r#"parties: ["BB"], format: "group", status: Held,
        places: [(country: "CC", city: "Port", cite: [Para("ministry", 1)]),
            (country: "CC", city: "Hill", cite: [Para("ministry", 1)])],"#,
        );
    let folder = folder_with(&records);
    let run = |more: &[&str]| {
        let mut program = program();
        program.current_dir(folder.path());
        program.args(["export", ".", "--to", "a.csv"]).args(more);
        program.output().unwrap()
    };
    for more in [["--party", "bordavias"], ["--with", "party=Bordavias"]] {
        let output = run(&more);
        assert_eq!(code(&output), 2);
        let why = "ordavias may be BB (Bordavia) or CC (Upper Bordavia); write which\n";
        assert!(stderr(&output).ends_with(why), "{}", stderr(&output));
    }
    // A code is that of one, and a country stands for all its places.
    let output = run(&["--party", "cc"]);
    assert_eq!(code(&output), 2);
    let why = "no engagement to write; left out: 1 by the filter\n";
    assert!(stderr(&output).ends_with(why), "{}", stderr(&output));
    let output = run(&["--party", "BB", "--with", "place=Upper Bordavia"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    // Of places all that are called so are meant.
    let output = run(&["--with", "place=Bordavias"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}

#[test]
fn an_option_that_a_format_cannot_use_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("x.bib");
    let output = export(&to, &["--as-of", "2021-06-01"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("--as-of would change nothing"),
        "{}",
        stderr(&output)
    );
    assert!(!to.exists());
    let brief = folder.path().join("x.md");
    assert_eq!(code(&export(&brief, &["--as-of", "2021-06-01"])), 0);
    assert!(
        fs::read_to_string(brief)
            .unwrap()
            .contains("**As of:** 1 June 2021")
    );
}

#[cfg(unix)]
#[test]
fn links_rights_and_write_protection_are_respected() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (
        folder.path().join("real.csv"),
        folder.path().join("link.csv"),
    );
    fs::write(&real, "old").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();
    assert_eq!(code(&export(&link, &[])), 0);
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with("id,"));
    let mode = fs::metadata(&real).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    fs::write(&real, "protected").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    assert_eq!(code(&export(&real, &[])), 2);
    assert_eq!(fs::read_to_string(&real).unwrap(), "protected");
}

// --- cite -----------------------------------------------------------------------------------------

#[test]
fn engagements_are_cited_in_the_format_that_was_asked_for() {
    for (format, begins, ends) in [
        ("chicago", "11th meeting of the India–Russia", ".\n"),
        ("biblatex", "@", "}\n"),
        ("csl", "[\n  {", "]\n"),
        ("ris", "TY  - ", "ER  - \r\n"),
    ] {
        let output = run(["cite", "--as", format, "in-ru-jwg-11"]);
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        assert!(stdout(&output).starts_with(begins), "{}", stdout(&output));
        assert!(stdout(&output).ends_with(ends), "{}", stdout(&output));
    }
    let notes = run(["cite"]);
    assert_eq!(code(&notes), 0);
    // Records and the meetings that they promise.
    assert_eq!(stdout(&notes).lines().count(), 364 + 64);
    let notes = run(["cite", "--collection", "articles"]);
    assert_eq!(stdout(&notes).lines().count(), 14);
}

#[test]
fn an_engagement_that_there_is_not_is_told_the_nearest() {
    let output = run(["cite", "in-ru-jwg-11", "in-mv-jgw-2", "nonsense"]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    let said = stderr(&output);
    assert!(
        said.contains("in-mv-jgw-2; the nearest is in-mv-jwg-2"),
        "{said}"
    );
    assert!(said.contains("no engagement nonsense"), "{said}");
    assert!(!said.contains("in-ru-jwg-11"), "{said}");
    let hidden = run(["cite", "--collection", "articles", "asean-india-somtc-11"]);
    assert_eq!((code(&hidden), stdout(&hidden)), (2, ""));
    assert!(stderr(&hidden).contains("asean-india-somtc-11"));
    let wrong = run(["cite", "--collection", "nonsense"]);
    assert_eq!(code(&wrong), 2);
    assert!(stderr(&wrong).contains("articles"), "{}", stderr(&wrong));
    assert_eq!(code(&run(["cite", "--as", "apa"])), 2);
}

#[test]
fn records_of_ones_own_are_cited_too() {
    let records = folder_with(&with_error());
    let path = records.path().to_str().unwrap();
    let output = run(["cite", "--in", path]);
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("legation check"));
    assert_eq!(stdout(&output).lines().count(), 1);
    let empty = folder_with("[Party(code: \"AA\", name: \"Homeland\")]");
    let output = run(["cite", "--in", empty.path().to_str().unwrap()]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
}

// --- the program itself ---------------------------------------------------------------------------

#[test]
fn help_names_every_subcommand() {
    let output = run(["--help"]);
    assert_eq!(code(&output), 0);
    for word in ["check", "cite", "date", "export"] {
        assert!(stdout(&output).contains(&format!("\n  {word} ")), "{word}");
        let own = run([word, "--help"]);
        assert_eq!(code(&own), 0);
        assert!(stdout(&own).contains("Usage: legation"), "{word}");
    }
    // What the help of exporting shows works as it stands.
    let help = run(["export", "--help"]);
    let examples = stdout(&help).split("Examples:\n").nth(1).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut count = 0;
    for line in examples.lines().filter(|line| !line.contains("FOLDER")) {
        let arguments = line.trim().strip_prefix("legation ").unwrap().split(' ');
        let mut example = program();
        let output = example
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(code(&output), 0, "{line}: {}", stderr(&output));
        count += 1;
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), count);
    assert_eq!(count, 4);
    let version = run(["--version"]);
    let expected = concat!("legation ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(stdout(&version), expected);
}

#[cfg(feature = "gui")]
#[test]
fn a_setting_of_the_window_that_there_is_not_is_told_the_known_ones() {
    for (option, wrong, told) in [
        ("--scale", "0.5", "a number from 0.75 to 2.5"),
        ("--scale", "2.51", "a number from 0.75 to 2.5"),
        ("--scale", "NaN", "a number from 0.75 to 2.5"),
        ("--scale", "large", "a number from 0.75 to 2.5"),
        ("--theme", "grey", "[possible values: light, dark]"),
        ("--contrast", "low", "[possible values: usual, high]"),
        ("--motion", "slow", "[possible values: usual, none]"),
        ("--wheel", "turns", "[possible values: scrolls, zooms]"),
    ] {
        let output = run([option, wrong]);
        assert_eq!((code(&output), stdout(&output)), (2, ""));
        let said = stderr(&output);
        assert!(said.contains(told), "{option} {wrong}: {said}");
    }
}

#[cfg(not(feature = "gui"))]
#[test]
fn without_a_window_the_program_says_so() {
    let output = program().output().unwrap();
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("no window"));
    assert!(stderr(&output).contains("--help"));
}

#[test]
fn a_reader_that_has_gone_away_is_no_error() {
    let folder = folder_with(&with_error());
    let path = folder.path().to_str().unwrap();
    for (arguments, expected) in [
        (&["check"][..], 0),
        (&["check", "--format", "json"], 0),
        (&["check", path], 1),
        (&["cite"], 0),
        (&["date", "2019-10-30"], 0),
        (&["date", "never"], 1),
        (&["--help"], 0),
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = program().args(arguments).stdout(writer).output().unwrap();
        assert_eq!(
            code(&output),
            expected,
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(!stderr(&output).contains("panicked"));
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = program().args(arguments).stderr(writer).output().unwrap();
        assert_eq!(code(&output), expected, "{arguments:?}");
    }
}

// --- views ----------------------------------------------------------------------------------------

/// The program in a home of its own, so that nobody's saved views are read.
fn run_at_home(home: &Path, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Output {
    let mut program = program();
    program.env("HOME", home).env_remove("XDG_DATA_HOME");
    program.args(arguments).output().unwrap()
}

/// The records above, and views of them.
fn folder_with_views() -> TempDir {
    let folder = folder_with(GOOD);
    let views = r#"[
        SavedView(name: "Bordavia", view: (time: "2019/2021", filter: (with: [Partner("BB")]), lens: OfficialOnly), note: "For May"),
        SavedView(name: "All of it"),
        SavedView(name: "भारत", view: (page: Promises, time: "2020-01-01", hidden: ["BB"], as_of: "2024-06-30", selection: "first")),
    ]"#;
    fs::write(folder.path().join("views.ron"), views).unwrap();
    folder
}

#[test]
fn saved_views_are_listed_with_what_they_show() {
    let (folder, home) = (folder_with_views(), tempfile::tempdir().unwrap());
    let expected = "Bordavia
    Partners: Bordavia; 2019 to 2021; Sources: official only
    For May
All of it
    Everything
भारत
    Promises; Lane hidden: Bordavia; 1 January 2020, a Wednesday; Promises as of 30 June 2024; Selected: First
";
    for path in [folder.path().to_owned(), folder.path().join("records.ron")] {
        let output = run_at_home(home.path(), [OsStr::new("views"), path.as_os_str()]);
        assert_eq!(code(&output), 0);
        assert_eq!(stderr(&output), "");
        assert_eq!(stdout(&output), expected);
    }
}

#[test]
fn views_of_the_built_in_catalogue_are_those_of_the_home_folder() {
    let home = tempfile::tempdir().unwrap();
    let output = run_at_home(home.path(), ["views"]);
    assert_eq!(code(&output), 0);
    let briefings = stdout(&output)
        .strip_prefix("There are no saved views\n")
        .unwrap();
    assert!(
        briefings.starts_with("india-russia\n    Briefing of 8 steps: India and Russia"),
        "{briefings}"
    );
    assert!(
        briefings.contains("\nterror-financing\n    Briefing of 8 steps: Who"),
        "{briefings}"
    );
    let briefings = briefings.to_owned();
    let own = home.path().join(".local/share/legation");
    fs::create_dir_all(&own).unwrap();
    let text = "SavedView(name: \"Russia\", view: (filter: (with: [Partner(\"RU\")])))";
    fs::write(own.join("views.ron"), text).unwrap();
    let output = run_at_home(home.path(), ["views"]);
    assert_eq!(
        stdout(&output),
        format!("Russia\n    Partners: Russia\n{briefings}")
    );
    let output = run_at_home(home.path(), ["views", "nowhere"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("there is nothing at nowhere"));
}

#[cfg(feature = "gui")]
#[test]
fn a_view_that_is_not_there_is_said_with_the_nearest_before_there_is_a_window() {
    let (folder, home) = (folder_with_views(), tempfile::tempdir().unwrap());
    let open = |folder: &Path, name: &str| {
        let arguments = [folder.as_os_str(), OsStr::new("--view"), OsStr::new(name)];
        let output = run_at_home(home.path(), arguments);
        assert_eq!(code(&output), 2);
        stderr(&output).to_owned()
    };
    let said = open(folder.path(), "bordavai");
    assert_eq!(
        said,
        "legation: there is no saved view bordavai; the nearest is Bordavia\n"
    );
    let said = open(folder.path(), "Russia");
    assert!(
        said.ends_with("there is: Bordavia, All of it, भारत\n"),
        "{said}"
    );
    let none = folder_with(GOOD);
    let said = open(none.path(), "Russia");
    assert!(
        said.ends_with("there is no saved view Russia, nor any other\n"),
        "{said}"
    );
}
