//! What the catalogue tells in a sentence, the same on screen and in every file.

use super::{Catalogue, Outcome, sentence};
use crate::model::Speaker;

impl Catalogue {
    /// Who said something, when it was not all sides together.
    #[must_use]
    pub fn speaker_words(&self, speaker: &Speaker) -> Option<String> {
        match speaker {
            Speaker::Jointly => None,
            Speaker::Side(party) => Some(self.party_name(party).to_owned()),
            Speaker::UnnamedOfficial(party) => {
                Some(format!("{}, an unnamed official", self.party_name(party)))
            }
            Speaker::UnnamedOfficials => Some("unnamed officials".to_owned()),
            Speaker::Source => Some("the source in its own voice".to_owned()),
        }
    }

    /// What became of a promise, in a sentence that says what is true of the catalogue.
    #[must_use]
    pub fn outcome_words(&self, outcome: Outcome) -> String {
        let words = sentence(&outcome.exact_words());
        let title = |handle| &self.entry(handle).engagement.title;
        match (outcome, outcome.by()) {
            (Outcome::Overtaken { by }, _) => format!(
                "No record of it in this catalogue; a later one was held: {}",
                title(by)
            ),
            (_, Some(by)) => format!("{words}: {}", title(by)),
            (Outcome::Overdue { .. }, _) => format!("{words} with no record in this catalogue"),
            _ => words,
        }
    }
}
