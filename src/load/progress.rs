//! How far loading is, for whoever waits for it, and the way to stop it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// What loading does at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files are read and parsed.
    Reading,
    /// Records are checked against each other.
    Checking,
    /// All of it is done.
    Done,
}

/// How far loading is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HowFar {
    /// What it does.
    pub stage: Stage,
    /// Which part of all its work is done, from 0 to 1. It never goes back.
    pub share: f64,
    /// Records that this stage is done with.
    pub records: u64,
    /// How many there are; while they are read, as many as there will be if the rest is like what
    /// was read so far. None before the first one.
    pub of: Option<u64>,
}

/// Shared by the threads that load and by who waits for them: how far they are, and whether to go
/// on. It goes by bytes and records and knows no clock.
#[derive(Debug, Default)]
pub struct Progress {
    cancelled: AtomicBool,
    /// Bytes of all files, once these are known.
    bytes: AtomicU64,
    bytes_read: AtomicU64,
    bytes_parsed: AtomicU64,
    parsed: AtomicU64,
    /// Records to check, once they are all read.
    to_check: AtomicU64,
    checked: AtomicU64,
    done: AtomicBool,
}

/// Parts of the work, as they were measured with a million engagements on two cores.
const READING: f64 = 0.05;
const PARSING: f64 = 0.60;
const CHECKING: f64 = 0.35;

impl Progress {
    /// Asks for loading to be stopped. It stops at the next record, and what it hands over is
    /// empty.
    pub fn cancel(&self) {
        self.cancelled.store(true, Relaxed);
    }

    /// Whether loading was stopped.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Relaxed)
    }

    /// How far it is.
    #[must_use]
    pub fn how_far(&self) -> HowFar {
        // Later steps are looked at first, so that none is seen before the one that it follows.
        if self.done.load(Relaxed) {
            let records = self.checked.load(Relaxed);
            return HowFar {
                stage: Stage::Done,
                share: 1.0,
                records,
                of: Some(records),
            };
        }
        let checked = self.checked.load(Relaxed);
        let to_check = self.to_check.load(Relaxed);
        let parsed = self.parsed.load(Relaxed);
        let bytes_parsed = self.bytes_parsed.load(Relaxed);
        let bytes = self.bytes.load(Relaxed);
        let read = part(self.bytes_read.load(Relaxed), bytes);
        let share = if to_check > 0 {
            READING + PARSING + CHECKING * part(checked, to_check)
        } else {
            READING * read + PARSING * part(bytes_parsed, bytes)
        };
        let (stage, records, of) = if to_check > 0 {
            (Stage::Checking, checked, Some(to_check))
        } else {
            let of = (parsed > 0).then(|| parsed as f64 / part(bytes_parsed, bytes));
            (Stage::Reading, parsed, of.map(|of| of.round() as u64))
        };
        HowFar {
            stage,
            share,
            records,
            of,
        }
    }

    /// So many bytes are to be read.
    pub(super) fn expect(&self, bytes: u64) {
        self.bytes.store(bytes, Relaxed);
    }

    pub(super) fn read(&self, bytes: u64) {
        self.bytes_read.fetch_add(bytes, Relaxed);
    }

    /// Bytes that are done with, and the records in them.
    pub(super) fn parsed(&self, bytes: u64, records: u64) {
        self.bytes_parsed.fetch_add(bytes, Relaxed);
        self.parsed.fetch_add(records, Relaxed);
    }

    /// Everything was read, and so many records are to be checked.
    pub(super) fn begin_to_check(&self, records: u64) {
        self.to_check.store(records, Relaxed);
    }

    pub(super) fn checked(&self, records: u64) {
        self.checked.fetch_add(records, Relaxed);
    }

    pub(super) fn finish(&self) {
        self.done.store(true, Relaxed);
    }
}

/// A part of a whole, never more than all of it. Files may grow while they are read.
fn part(done: u64, of: u64) -> f64 {
    if of == 0 {
        0.0
    } else {
        (done as f64 / of as f64).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_knows_how_many_records_there_will_be_from_those_there_are() {
        let progress = Progress::default();
        assert_eq!(progress.how_far().of, None);
        progress.expect(1_000);
        progress.read(1_000);
        progress.parsed(250, 10);
        let how_far = progress.how_far();
        assert_eq!((how_far.stage, how_far.records), (Stage::Reading, 10));
        assert_eq!(how_far.of, Some(40));
        assert!((how_far.share - 0.2).abs() < 1e-9);
        progress.parsed(750, 20);
        progress.begin_to_check(30);
        progress.checked(30);
        let how_far = progress.how_far();
        assert_eq!((how_far.stage, how_far.of), (Stage::Checking, Some(30)));
        assert!((how_far.share - 1.0).abs() < 1e-9);
    }

    #[test]
    fn files_that_grow_are_never_more_than_read() {
        let progress = Progress::default();
        progress.expect(10);
        progress.read(30);
        progress.parsed(30, 3);
        assert!(progress.how_far().share <= 1.0);
        assert_eq!(progress.how_far().of, Some(3));
    }
}
