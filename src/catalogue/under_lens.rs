//! What a choice of sources changes of an engagement.

use super::{Catalogue, Handle, Known, Outcome, PromiseRef};
use crate::{
    date::{Day, Edtf},
    model::{Citation, DateClaim, Engagement, Mode, Place, SeriesLink, SourceId, Status},
};

/// Something that is known otherwise from more sources, and the sources that say so, which are not
/// believed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'c> {
    /// What it is.
    pub what: Changed<'c>,
    /// Who says so, each once, in the order of the record; none where nobody is cited.
    pub sources: Vec<&'c SourceId>,
}

/// What is known otherwise from more sources.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed<'c> {
    /// The engagement is not known at all from those that are believed.
    Engagement,
    /// This date holds, and not the one that is known.
    Date(&'c DateClaim),
    /// This place holds, and not the one that is known.
    Place(&'c Place),
    /// This is its status.
    Status(Status),
    /// The sides met in this way, of which nothing is known.
    Mode(Mode),
    /// It has this place in a series, of which nothing is known.
    Series(&'c SeriesLink),
    /// So many more of a part of the record are known.
    Left(Part, usize),
    /// This became of a promise.
    Outcome(PromiseRef, Outcome),
}

/// A part of a record of which a lens leaves some out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// People on the delegations.
    People,
    /// What the sides said.
    Points,
    /// What was promised.
    Promises,
    /// Forums and armed groups that were named.
    Named,
}

impl Catalogue {
    /// What is otherwise of an engagement where more sources are believed: `known` is compared with
    /// `wider`, which admits at least as many. Promises are judged as of a day.
    #[must_use]
    pub fn under_lens<'c>(
        &'c self,
        handle: Handle,
        known: &'c Known,
        wider: &'c Known,
        as_of: Day,
    ) -> Vec<Change<'c>> {
        if !wider.has(handle) {
            return Vec::new();
        }
        let compared = Compared::new(self, handle, known, wider);
        if !known.has(handle) {
            let all = compared.engagement.citations();
            return vec![compared.change(Changed::Engagement, all)];
        }
        let mut changes = compared.facts();
        changes.extend(compared.parts());
        changes.extend(compared.outcomes(as_of));
        changes
    }
}

/// One engagement as known from some sources and from more.
#[derive(Clone, Copy)]
pub(super) struct Compared<'c> {
    catalogue: &'c Catalogue,
    known: &'c Known,
    wider: &'c Known,
    handle: Handle,
    engagement: &'c Engagement,
}

impl<'c> Compared<'c> {
    pub(super) fn new(
        catalogue: &'c Catalogue,
        handle: Handle,
        known: &'c Known,
        wider: &'c Known,
    ) -> Self {
        Self {
            catalogue,
            known,
            wider,
            handle,
            engagement: &catalogue.entry(handle).engagement,
        }
    }

    /// Whether anything is otherwise that a mark on the timeline says or shows, apart from promises.
    pub(super) fn is_seen(&self) -> bool {
        self.date().is_some()
            || self.place().is_some()
            || self.status().is_some()
            || self.series().is_some()
            || self.people().any(|cite| self.leaves_out(cite))
    }

    /// The date that holds from more sources, where it is not the one that is known.
    fn date(&self) -> Option<&'c DateClaim> {
        let claim = self.wider.date_claim(self.catalogue, self.handle)?;
        let Some(here) = self.known.date_claim(self.catalogue, self.handle) else {
            return Some(claim);
        };
        // Mostly it is the same claim, and there is nothing to put into words.
        let is_same = std::ptr::eq(here, claim) || here.date.display() == claim.date.display();
        (!is_same).then_some(claim)
    }

    /// The place that holds from more sources, where it is not the one that is known.
    fn place(&self) -> Option<&'c Place> {
        let name = |place: &'c Place| (&place.city, &place.country);
        let place = self.wider.place(self.catalogue, self.handle)?;
        let here = self.known.place(self.catalogue, self.handle);
        (here.map(name) != Some(name(place))).then_some(place)
    }

    /// Its status from more sources, where it is not the one that is known.
    fn status(&self) -> Option<Status> {
        let status = self.wider.status(self.handle);
        status.filter(|_| status != self.known.status(self.handle))
    }

    /// Its place in a series, where only more sources know of one.
    fn series(&self) -> Option<&'c SeriesLink> {
        let link = self.wider.series(self.catalogue, self.handle)?;
        let is_known = self.known.series(self.catalogue, self.handle).is_some();
        (!is_known).then_some(link)
    }

    /// What the people on its delegations rest on.
    fn people(&self) -> impl Iterator<Item = &'c Vec<Citation>> {
        let sides = self.engagement.delegations.iter();
        sides.flat_map(|side| side.people.iter().map(|person| &person.cite))
    }

    /// A change, with those of its citations that make the difference.
    fn change(
        &self,
        what: Changed<'c>,
        cite: impl IntoIterator<Item = &'c Citation>,
    ) -> Change<'c> {
        let mut sources: Vec<&SourceId> = Vec::new();
        for source in cite.into_iter().flat_map(Citation::sources) {
            let is_left_out = !self.known.believes(self.catalogue, source)
                && self.wider.believes(self.catalogue, source);
            if is_left_out && !sources.contains(&source) {
                sources.push(source);
            }
        }
        Change { what, sources }
    }

    /// Whether a claim is left out.
    fn leaves_out(&self, cite: &[Citation]) -> bool {
        !self.known.admits(self.catalogue, cite) && self.wider.admits(self.catalogue, cite)
    }

    /// When, where, whether and how it was, and of which series.
    fn facts(&self) -> Vec<Change<'c>> {
        let Self {
            catalogue,
            known,
            wider,
            handle,
            engagement,
        } = *self;
        let mut changes = Vec::new();
        if let Some(claim) = self.date() {
            changes.push(self.change(Changed::Date(claim), &claim.cite));
        }
        if let Some(place) = self.place() {
            changes.push(self.change(Changed::Place(place), &place.cite));
        }
        if let Some(status) = self.status() {
            let rivals = engagement.rival_statuses.iter();
            let rivals = rivals.filter(|claim| claim.status == status);
            let own = Some(&engagement.cite).filter(|_| engagement.status == status);
            let cite = own.into_iter().chain(rivals.map(|claim| &claim.cite));
            changes.push(self.change(Changed::Status(status), cite.flatten()));
        }
        if let (Some(mode), None) = (wider.mode(catalogue, handle), known.mode(catalogue, handle)) {
            changes.push(self.change(Changed::Mode(mode), &engagement.cite));
        }
        if let Some(link) = self.series() {
            let cite = if link.cite.is_empty() {
                &engagement.cite
            } else {
                &link.cite
            };
            changes.push(self.change(Changed::Series(link), cite));
        }
        changes
    }

    /// How much of each part is left out.
    fn parts(&self) -> Vec<Change<'c>> {
        let engagement = self.engagement;
        let points = engagement.points.iter().map(|point| &point.cite);
        let promises = engagement.promises.iter().map(|promise| &promise.cite);
        let fora = engagement.fora.iter().map(|forum| &forum.cite);
        let groups = engagement.groups.iter().map(|group| &group.cite);
        let parts: [(Part, Vec<&Vec<Citation>>); 4] = [
            (Part::People, self.people().collect()),
            (Part::Points, points.collect()),
            (Part::Promises, promises.collect()),
            (Part::Named, fora.chain(groups).collect()),
        ];
        let left = parts.into_iter().filter_map(|(part, mut claims)| {
            claims.retain(|cite| self.leaves_out(cite));
            let what = Changed::Left(part, claims.len());
            let cite = claims.iter().copied().flatten();
            (!claims.is_empty()).then(|| self.change(what, cite))
        });
        left.collect()
    }

    /// Promises that are known, and of which something else became.
    fn outcomes(&self, as_of: Day) -> Vec<Change<'c>> {
        let Self {
            catalogue,
            known,
            wider,
            handle,
            ..
        } = *self;
        let known_here = catalogue
            .promises_about(handle)
            .filter(|promise| known.admits(catalogue, &catalogue.promise(*promise).cite));
        let changes = known_here.filter_map(|promise| {
            let outcome = catalogue.outcome(promise, wider, as_of);
            if catalogue.outcome(promise, known, as_of) == outcome {
                return None;
            }
            let named = catalogue.promise(promise).fulfilled_by.as_ref();
            let named = named.into_iter().flat_map(|named| &named.cite);
            let by = outcome.by().into_iter();
            let by = by.flat_map(|by| catalogue.entry(by).engagement.citations());
            Some(self.change(Changed::Outcome(promise, outcome), named.chain(by)))
        });
        changes.collect()
    }
}

impl Known {
    /// The only source from which the date that holds is known, where others are admitted that know it
    /// less exactly. Sources that print one text are one; where one of several pages says it, and which
    /// was not noted, it is none of them.
    #[must_use]
    pub fn date_only_from<'c>(
        &self,
        catalogue: &'c Catalogue,
        handle: Handle,
    ) -> Option<&'c SourceId> {
        let holds = self.date_claim(catalogue, handle)?;
        let claims = catalogue.entry(handle).engagement.dates.iter();
        let admitted: Vec<&DateClaim> = claims
            .filter(|claim| self.admits(catalogue, &claim.cite))
            .collect();
        let date = holds.date.display();
        let is_same = |claim: &&&DateClaim| claim.date.display() == date;
        let mut only: Option<&SourceId> = None;
        for citation in admitted.iter().filter(is_same).flat_map(|one| &one.cite) {
            if !self.admits_one(catalogue, citation) {
                continue;
            }
            let other = only.is_some_and(|only| {
                catalogue.original(only) != catalogue.original(&citation.source)
            });
            if other || !citation.or.is_empty() {
                return None;
            }
            only = only.or(Some(&citation.source));
        }
        let mut others = admitted.iter().filter(|claim| !is_same(claim)).peekable();
        others.peek()?;
        let exact = days(&holds.date);
        let are_vaguer = others.all(|other| days(&other.date) > exact);
        only.filter(|_| are_vaguer)
    }
}

/// How many days a date leaves open; without an end, more than any other.
fn days(date: &Edtf) -> i64 {
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => first.days_until(last),
        _ => i64::MAX,
    }
}
