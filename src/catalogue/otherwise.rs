//! Which engagements a choice of sources shows otherwise than all sources together do.

use std::sync::Arc;

use super::{Catalogue, Changed, Handle, Known, Part, under_lens::Compared};
use crate::{
    date::{Day, thousands},
    view::Lens,
};

/// What a lens changes of a whole catalogue, as far as a picture of it shows: days, places, people,
/// statuses, places in series and what became of promises. What was said belongs to the panel.
///
/// Made once for a catalogue, a lens and a day, so that a frame asks for no more than a flag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Otherwise {
    /// What is known from all sources; none where all of them are believed.
    everything: Option<Arc<Known>>,
    /// By handle, whether it is known otherwise from all sources, whatever the day; empty where all
    /// are believed.
    by_itself: Arc<[bool]>,
    /// The same, or a promise that it made or stands for is known to have ended otherwise.
    is_changed: Vec<bool>,
    /// How many engagements are not known at all.
    left_out: usize,
    /// The day as of which promises are judged.
    as_of: Option<Day>,
}

impl Otherwise {
    /// Compares what is known of each engagement with what all sources say. Promises are judged as of a
    /// day.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known, as_of: Day) -> Self {
        if known.is_everything() {
            return Self::default();
        }
        let everything = Known::new(catalogue, &Lens::All);
        let mut left_out = 0;
        let by_itself = catalogue.entries().map(|(handle, _)| {
            if !known.has(handle) {
                left_out += 1;
                return false;
            }
            Compared::new(catalogue, handle, known, &everything).is_seen()
        });
        let unjudged = Self {
            by_itself: by_itself.collect(),
            everything: Some(Arc::new(everything)),
            left_out,
            ..Self::default()
        };
        unjudged.judged(catalogue, known, as_of)
    }

    /// The same, with promises judged as of another day. Catalogue and what is known are the same.
    #[must_use]
    pub fn judged(&self, catalogue: &Catalogue, known: &Known, as_of: Day) -> Self {
        let Some(everything) = &self.everything else {
            return Self::default();
        };
        let mut is_changed = self.by_itself.to_vec();
        for &promise in catalogue.promises() {
            let is_known = known.admits(catalogue, &catalogue.promise(promise).cite);
            let outcome = |of: &Known| catalogue.outcome(promise, of, as_of);
            if !is_known || outcome(known) == outcome(everything) {
                continue;
            }
            for handle in [Some(promise.made_by), promise.stands_as] {
                if let Some(handle) = handle.filter(|handle| known.has(*handle)) {
                    is_changed[handle.index()] = true;
                }
            }
        }
        Self {
            everything: Some(Arc::clone(everything)),
            by_itself: Arc::clone(&self.by_itself),
            is_changed,
            left_out: self.left_out,
            as_of: Some(as_of),
        }
    }

    /// What is known from all sources, where some are not believed.
    #[must_use]
    pub fn everything(&self) -> Option<&Known> {
        self.everything.as_deref()
    }

    /// Whether an engagement is known, and otherwise than from all sources.
    #[must_use]
    pub fn has(&self, handle: Handle) -> bool {
        self.is_changed.get(handle.index()) == Some(&true)
    }

    /// How many engagements only sources tell of that are not believed.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// What all sources say otherwise of an engagement, in a line: "Under all sources: 3 May 2023;
    /// 2 more people".
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue, known: &Known, handle: Handle) -> Option<String> {
        let everything = self.everything.as_deref().filter(|_| self.has(handle))?;
        let as_of = self.as_of?;
        let changes = catalogue.under_lens(handle, known, everything, as_of);
        let words = changes.iter().filter_map(|change| match &change.what {
            Changed::Date(claim) => Some(claim.date.display()),
            Changed::Place(place) => {
                catalogue.place_words(place.city.as_deref(), place.country.as_ref())
            }
            Changed::Status(status) => Some(status.as_str().to_owned()),
            Changed::Series(link) => {
                let series = catalogue.series(&link.slug);
                let name = series.map_or(link.slug.as_str(), |series| &series.name);
                Some(format!("of the series {name}"))
            }
            Changed::Left(Part::People, 1) => Some("1 more person".to_owned()),
            Changed::Left(Part::People, more) => {
                Some(format!("{} more people", thousands(*more as u64)))
            }
            Changed::Outcome(_, outcome) => Some(format!("a promise {}", outcome.exact_words())),
            Changed::Engagement | Changed::Mode(_) | Changed::Left(..) => None,
        });
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| format!("Under all sources: {}", words.join("; ")))
    }
}
