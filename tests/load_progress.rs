//! Whoever waits for loading is told how far it is, and can stop it.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::{fs, num::NonZero, sync::Arc, thread};

use common::synthetic;
use legation::{
    catalogue::Records,
    load::{HowFar, Input, Loaded, Options, Progress, Stage, load},
};
use tempfile::TempDir;

/// Loads, and notes how far it is as often as can be.
fn watched(input: Input, threads: usize, mut look: impl FnMut(&Progress)) -> (Loaded, Vec<HowFar>) {
    let progress = Arc::new(Progress::default());
    let options = Options {
        threads: NonZero::new(threads),
        progress: Some(Arc::clone(&progress)),
        ..Options::default()
    };
    let mut seen = vec![progress.how_far()];
    let loading = thread::spawn(move || load(input, &options));
    while !loading.is_finished() {
        look(&progress);
        let now = progress.how_far();
        if seen.last() != Some(&now) {
            seen.push(now);
        }
    }
    seen.push(progress.how_far());
    (loading.join().unwrap(), seen)
}

fn folder(engagements: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in synthetic::files(engagements, 3, 5) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn it_reaches_the_end_and_never_goes_back() {
    let folder = folder(3_000);
    for threads in [1, 2] {
        let (loaded, seen) = watched(Input::Path(folder.path().into()), threads, |_| {});
        for pair in seen.windows(2) {
            assert!(pair[0].share <= pair[1].share, "{pair:?}");
        }
        let (first, last) = (seen[0], seen[seen.len() - 1]);
        assert!(first.share.abs() < f64::EPSILON && first.of.is_none());
        assert_eq!((last.stage, last.share), (Stage::Done, 1.0));
        let records = loaded.records;
        let all = 1
            + records.sources.len()
            + records.regions.len()
            + records.parties.len()
            + records.topics.len()
            + records.formats.len()
            + records.series.len()
            + records.engagements.len();
        assert_eq!((last.records, last.of), (all as u64, Some(all as u64)));
        // As many are expected as there are, more or less, once half of it has been read.
        let reading = seen.iter().filter(|seen| seen.stage == Stage::Reading);
        for seen in reading.filter(|seen| seen.share > 0.3) {
            let expected = seen.of.unwrap() as f64 / all as f64;
            assert!((0.8..1.25).contains(&expected), "{seen:?} of {all}");
        }
    }
}

#[test]
fn what_is_built_in_and_what_is_empty_reach_the_end_too() {
    let nothing = Input::memory([("a.ron", "")]);
    for input in [Input::Embedded, nothing, Input::Path("/nowhere".into())] {
        let (_, seen) = watched(input, 1, |_| {});
        let last = seen[seen.len() - 1];
        assert_eq!((last.stage, last.share), (Stage::Done, 1.0));
    }
}

#[test]
fn when_it_is_stopped_there_is_nothing() {
    let folder = folder(3_000);
    for stage in [Stage::Reading, Stage::Checking] {
        // Whoever watches may be looking away just then.
        let caught = (0..20).any(|_| {
            let input = Input::Path(folder.path().into());
            let (loaded, seen) = watched(input, 2, |progress| {
                let now = progress.how_far();
                if now.stage == stage && now.records > 0 {
                    progress.cancel();
                }
            });
            let is_done = seen.iter().any(|seen| seen.stage == Stage::Done);
            if !is_done {
                assert_eq!(loaded.records, Records::default());
                assert_eq!(loaded.problems, []);
            }
            !is_done
        });
        assert!(caught, "it was never stopped in {stage:?}");
    }
}

#[test]
fn what_is_stopped_before_it_begins_does_not_begin() {
    let progress = Arc::new(Progress::default());
    progress.cancel();
    let options = Options {
        progress: Some(progress),
        ..Options::default()
    };
    assert_eq!(load(Input::Embedded, &options).records, Records::default());
}
