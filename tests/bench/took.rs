//! How long a frame took, on a machine that others use too.

use std::time::{Duration, Instant};

/// How long something took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Took {
    /// By the clock.
    pub all: Duration,
    /// The same without the time in which this thread could have gone on and had no core, as far as the
    /// system says how long that was.
    pub at_work: Duration,
}

impl Took {
    /// The longest of either, which may be of two frames.
    pub(crate) fn longest(self, other: Self) -> Self {
        Self {
            all: self.all.max(other.all),
            at_work: self.at_work.max(other.at_work),
        }
    }
}

/// Does something.
pub(crate) fn timed(run: impl FnOnce()) -> Took {
    let (began, waited) = (Instant::now(), waited());
    run();
    let all = began.elapsed();
    let waited = self::waited().saturating_sub(waited);
    Took {
        all,
        at_work: all.saturating_sub(waited),
    }
}

/// For how long this thread had no core so far.
fn waited() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let waited = told
        .split(' ')
        .nth(1)
        .and_then(|waited| waited.parse().ok());
    Duration::from_nanos(waited.unwrap_or(0))
}
