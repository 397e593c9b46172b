//! What every file says of itself: what it shows, under which filter and lens, on what it rests.

use super::{Handover, numbered::Numbered};
use crate::{
    catalogue::{count, one_line},
    date::thousands,
    model::{Source, SourceKind},
    view::Lens,
};

/// A fact and its name: ("Filter", "Partners: Russia").
pub(super) type Fact = (&'static str, String);

impl Handover<'_> {
    /// The title of the catalogue, on one line.
    #[must_use]
    pub fn title(&self) -> String {
        one_line(self.catalogue.title())
    }

    /// What is asked for, in words: partners, formats and the like, or that nothing is.
    #[must_use]
    pub fn filter_words(&self) -> String {
        let mut parts = self.catalogue.filter_words(&self.view.filter);
        parts.extend(self.catalogue.hidden_words(&self.view));
        if parts.is_empty() {
            return "none".to_owned();
        }
        one_line(&parts.join("; "))
    }

    /// Which sources are believed.
    #[must_use]
    pub fn lens_words(&self) -> String {
        match &self.view.lens {
            Lens::Collection(name) => format!("the collection “{}” only", one_line(&name.0)),
            lens => lens.words(),
        }
    }

    /// What a reader has to know of the whole. `format_left_out` are sentences on what the format
    /// cannot hold.
    pub(super) fn facts(&self, numbered: &Numbered<'_>, format_left_out: &[String]) -> Vec<Fact> {
        let mut shown = self.counts();
        if self.possibly() > 0 {
            let possibly = count(self.possibly(), "engagement");
            shown += &format!("; {possibly} only possibly in this time");
        }
        let later = self.held_later();
        if let Some(as_of) = self.as_of.filter(|_| later > 0) {
            let later = thousands(later as u64);
            shown += &format!(
                "; {later} of the meetings held only after {}",
                as_of.plain()
            );
        }
        let left_out = self.left_out.words();
        let left_out = left_out.into_iter().chain(format_left_out.iter().cloned());
        let left_out = left_out.collect::<Vec<_>>().join("; ");
        vec![
            ("Shown", shown),
            ("Time", self.days_words()),
            ("Filter", self.filter_words()),
            ("Sources believed", self.lens_words()),
            ("Rests on", rests_on(&numbered.sources)),
            ("As of", self.as_of_words()),
            (
                "Left out",
                if left_out.is_empty() {
                    "nothing".to_owned()
                } else {
                    left_out
                },
            ),
        ]
    }

    /// "71 promises of other groups", where the view asks for one group only: for files with a list of promises.
    pub(super) fn promises_left_out(&self) -> Option<String> {
        let follow_up = self.follow_up();
        let others = follow_up.counts.all - follow_up.rows.len();
        (others > 0).then(|| format!("{} of other groups", count(others, "promise")))
    }

    /// The day as of which promises are judged, and where that is another one than the sources were read
    /// up to, that day too.
    fn as_of_words(&self) -> String {
        let Some(as_of) = self.as_of else {
            return "the catalogue does not say; promises are not judged".to_owned();
        };
        match self.catalogue.read_until() {
            Some(read) if read != as_of => format!(
                "{}, for promises; sources were read up to {}",
                as_of.plain(),
                read.plain()
            ),
            _ => as_of.plain(),
        }
    }

    /// What the catalogue says that it covers and does not. It says so of all sources together, and so
    /// it holds only where all are believed.
    pub(super) fn coverage(&self) -> Vec<Fact> {
        let about = self.catalogue.about();
        let about = about.filter(|_| self.known.is_everything());
        about.map_or_else(Vec::new, |about| {
            vec![
                ("The catalogue covers", one_line(&about.covers)),
                ("It leaves out", one_line(&about.leaves_out)),
            ]
        })
    }
}

/// "9 sources: 2 official statements, 7 newspapers": how many of which kind, the most authoritative
/// first.
fn rests_on(sources: &[&Source]) -> String {
    let kinds = SourceKind::ALL.into_iter().filter_map(|kind| {
        let number = sources.iter().filter(|source| source.kind == kind).count();
        (number > 0).then(|| format!("{} {number}", kind.name().to_lowercase()))
    });
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let copies = sources.iter().filter(|source| source.copy_of.is_some());
    let copies = match copies.count() {
        0 => String::new(),
        copies => format!("; {copies} of them print another text again"),
    };
    match sources.len() {
        0 => "no source on record".to_owned(),
        all => format!("{} ({}{copies})", count(all, "source"), kinds),
    }
}
