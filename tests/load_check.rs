//! Every check has a fixture that triggers it, and the whole message is under snapshot.
//!
//! A fixture is a folder named for a code. Its files are loaded together with `base.ron`, in which
//! nothing is wrong, unless a file `alone` stands beside them; `texts` is given as the folder of
//! texts.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use legation::load::{Code, Input, Loaded, Options, load, report};

/// Codes of what a repository cannot hold, or not in a file of the catalogue: `load_files.rs` makes
/// those files, and `save.rs` the last.
const MADE_IN_TESTS: [Code; 6] = [
    Code::MissingPath,
    Code::NotAFile,
    Code::Unreadable,
    Code::FileTooLarge,
    Code::LinkLoop,
    Code::RecordOutOfPlace,
];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn load_fixture(code: &str) -> Loaded {
    let folder = fixtures().join(code);
    let mut files = Vec::new();
    if !folder.join("alone").exists() {
        files.push((
            "base.ron".to_string(),
            fs::read(fixtures().join("base.ron")).unwrap(),
        ));
    }
    files.push((
        "case.ron".to_string(),
        fs::read(folder.join("case.ron")).unwrap(),
    ));
    let texts = Some(folder.join("texts")).filter(|texts| texts.exists());
    load(
        Input::memory(files),
        &Options {
            texts,
            ..Options::default()
        },
    )
}

fn codes_with_fixtures() -> BTreeSet<String> {
    fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

#[test]
fn every_code_has_a_fixture_and_every_fixture_a_code() {
    let wanted: BTreeSet<String> = Code::ALL
        .iter()
        .filter(|code| !MADE_IN_TESTS.contains(code))
        .map(|code| code.as_str().to_string())
        .collect();
    assert_eq!(codes_with_fixtures(), wanted);
}

#[test]
fn every_fixture_triggers_its_code() {
    for code in codes_with_fixtures() {
        let loaded = load_fixture(&code);
        let found = loaded
            .problems
            .iter()
            .any(|problem| problem.code.as_str() == code);
        assert!(
            found,
            "{code} is not among\n{}",
            report::human(&loaded.problems, false)
        );
    }
}

#[test]
fn every_message_is_as_it_was() {
    for code in codes_with_fixtures() {
        let loaded = load_fixture(&code);
        let message = format!(
            "{}{}\n",
            report::human(&loaded.problems, false),
            report::summary(&loaded)
        );
        insta::assert_snapshot!(code, message);
    }
}

#[test]
fn nothing_is_wrong_with_the_base() {
    let base = fs::read(fixtures().join("base.ron")).unwrap();
    let loaded = load(Input::memory([("base.ron", base)]), &Options::default());
    assert_eq!(report::human(&loaded.problems, false), "");
    assert_eq!(
        report::summary(&loaded),
        "No problems in 1 file; 1 engagement loaded"
    );
}

#[test]
fn machines_read_flat_keys() {
    let loaded = load_fixture("duplicate-id");
    insta::assert_snapshot!("json", report::json(&loaded.problems));
}

#[test]
fn sentences_end_without_a_full_stop() {
    for code in codes_with_fixtures() {
        for problem in load_fixture(&code).problems {
            for sentence in [&problem.message, &problem.cure] {
                assert!(!sentence.ends_with('.'), "{sentence}");
                assert!(!sentence.is_empty());
            }
        }
    }
}
