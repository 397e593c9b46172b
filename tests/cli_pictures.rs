//! `legation export` for pictures: what it writes, what it refuses, and that it leaves nothing half written.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

fn export(to: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_legation"))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .args(["export", "--to"])
        .arg(to)
        .args(more)
        .output()
        .unwrap()
}

fn complaint(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn each_ending_has_its_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in [
        ("a.svg", "<?xml".as_bytes()),
        ("b.png", b"\x89PNG"),
        ("c.PDF", b"%PDF-1.7"),
        ("d.pptx", b"PK\x03\x04"),
    ] {
        let to = folder.path().join(name);
        let output = export(
            &to,
            &[
                "--size",
                "a4",
                "--theme",
                "print",
                "--collection",
                "articles",
            ],
        );
        assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
        assert!(fs::read(&to).unwrap().starts_with(begins), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
}

#[test]
fn title_and_days_are_on_the_picture_and_the_same_words_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let picture = |name: &str, more: &[&str]| {
        let to = folder.path().join(name);
        let output = export(&to, more);
        assert_eq!(output.status.code(), Some(0), "{}", complaint(&output));
        fs::read_to_string(to).unwrap()
    };
    let more = [
        "--title",
        "Two <b>",
        "--as-of",
        "2021-06-01",
        "--today",
        "2026-11-21",
    ];
    let first = picture("first.svg", &more);
    assert_eq!(first, picture("second.svg", &more));
    for words in [
        "<title>Two &lt;b&gt;</title>",
        ">today</text>",
        "as of 1 June 2021",
    ] {
        assert!(first.contains(words), "{words}");
    }
    assert!(!picture("third.svg", &[]).contains(">today</text>"));
}

#[test]
fn nothing_is_left_out_of_a_single_picture_of_any_size() {
    let folder = tempfile::tempdir().unwrap();
    for more in [&[][..], &["--size", "576x324"], &["--size", "a4"]] {
        let output = export(&folder.path().join("a.svg"), more);
        let said = complaint(&output);
        assert!(!said.contains("no room"), "{more:?}: {said}");
    }
    let output = export(&folder.path().join("a.pdf"), &[]);
    assert_eq!(
        complaint(&output),
        "legation: left out: 32 with no date, which stand in briefs, tables and calendars\n"
    );
}

#[test]
fn what_makes_no_sense_is_refused_and_the_old_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("a.png");
    fs::write(&to, "old").unwrap();
    for (more, says) in [
        (["--size", "a5"], "a size is slide"),
        (["--size", "0x100"], "smallest size is 576x324"),
        (["--size", "300x200"], "smallest size is 576x324"),
        (["--scale", "5"], "from 1 to 4"),
        (["--scale", "NaN"], "from 1 to 4"),
        (["--today", "2026"], "one day"),
        (["--theme", "sepia"], "possible values"),
        (["--size", "20000x20000"], "too large"),
    ] {
        let output = export(&to, &more);
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        assert!(
            complaint(&output).contains(says),
            "{more:?}: {}",
            complaint(&output)
        );
        assert_eq!(fs::read_to_string(&to).unwrap(), "old");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
