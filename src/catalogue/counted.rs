//! What engagements count as, in words.

use super::count;
use crate::date::thousands;

/// How many engagements count as what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Meetings held.
    pub held: usize,
    /// Meetings announced, expected, postponed or cancelled.
    pub ahead: usize,
    /// Promised meetings that have been held since.
    pub kept: usize,
    /// Visits that contain meetings, and messages.
    pub not_counted: usize,
}

impl Counted {
    /// "7 meetings held, 5 announced or not held, 3 visits and messages not counted".
    #[must_use]
    pub fn words(&self) -> String {
        let mut parts = vec![format!("{} held", count(self.held, "meeting"))];
        let number = |number: usize| thousands(number as u64);
        if self.ahead > 0 {
            parts.push(format!("{} announced or not held", number(self.ahead)));
        }
        if self.kept > 0 {
            parts.push(format!("{} promised and held since", number(self.kept)));
        }
        match self.not_counted {
            0 => {}
            1 => parts.push("1 visit or message not counted".to_owned()),
            many => parts.push(format!("{} visits and messages not counted", number(many))),
        }
        parts.join(", ")
    }
}
