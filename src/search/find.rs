//! Finding: from a query to the texts that it fits, and from those to engagements.

use super::{
    field::Fields,
    hits::{Hit, Hits, Parts},
    index::SearchIndex,
    marks::{AT_ONCE, Marks},
    matcher::Matcher,
    query::{Pattern, Query},
    scope::Scope,
};
use crate::catalogue::Handle;

/// Terms whose fields are added up in one number.
const IN_A_GROUP: usize = 4;
const ALL_GROUPS: usize = AT_ONCE / IN_A_GROUP;

/// For the marks of a group and the number of a field: 16 bits for each term, of which that of the
/// field is set where the term is there. Looking it up is quicker than shifting.
const SPREAD: [[u64; 16]; 1 << IN_A_GROUP] = spread();

const fn spread() -> [[u64; 16]; 1 << IN_A_GROUP] {
    let mut spread = [[0; 16]; 1 << IN_A_GROUP];
    let mut at = 0;
    while at < 16 << IN_A_GROUP {
        let (mark, field) = (at / 16, at % 16);
        let mut term = 0;
        while term < IN_A_GROUP {
            spread[mark][field] |= ((mark as u64 >> term) & 1) << (16 * term + field);
            term += 1;
        }
        at += 1;
    }
    spread
}

impl SearchIndex {
    /// Engagements in which every word and phrase of a query is found, as far as a lens admits what
    /// they are found in. Those that `is_shown` refuses are counted and left out.
    ///
    /// Where nothing is found at all, long words that no text has are looked for again with one slip
    /// of the keyboard forgiven in each; [`Hits::is_loose`] says so. A word that only another lens
    /// would find is no slip.
    #[must_use]
    pub fn find(&self, query: &Query, scope: &Scope, is_shown: impl Fn(Handle) -> bool) -> Hits {
        let hits = self.search(query, scope, &is_shown, false);
        if !hits.is_nothing() || !query.may_slip() {
            return hits;
        }
        let query = query.with_slips_in(|pattern| !self.has(pattern));
        if !query.may_slip() {
            return hits;
        }
        let loose = self.search(&query, scope, &is_shown, true);
        if loose.is_nothing() { hits } else { loose }
    }

    /// Whether any text has a word that is meant.
    fn has(&self, pattern: &Pattern) -> bool {
        let is_there = self.word(&pattern.text).is_some();
        is_there || (pattern.is_prefix && !self.beginning(&pattern.text).is_empty())
    }

    fn search(
        &self,
        query: &Query,
        scope: &Scope,
        is_shown: &impl Fn(Handle) -> bool,
        is_loose: bool,
    ) -> Hits {
        let mut parts = Parts::new(Matcher::new(query.clone(), self.lexicon.clone(), is_loose));
        for (round, terms) in query.terms.chunks(AT_ONCE).enumerate() {
            let marks = Marks::new(self, terms, is_loose);
            let paragraphs = 0..self.paragraphs.len() as u32;
            let fits = |&at: &u32| {
                let paragraph = self.paragraphs[at as usize];
                marks.has_all(paragraph.text) && scope.believes(paragraph.source)
            };
            if round == 0 {
                parts.passages = paragraphs.filter(fits).collect();
                parts.hits = self.hits(&marks, scope);
                parts.marks = marks.of_text;
            } else {
                parts.passages.retain(fits);
                parts.hits.retain_mut(|hit| {
                    let more = self.hit::<ALL_GROUPS>(&marks, scope, hit.engagement);
                    more.is_some_and(|more| {
                        hit.add(more);
                        true
                    })
                });
            }
        }
        let found = parts.hits.len();
        parts.hits.retain(|hit| is_shown(hit.engagement));
        parts.hidden = found - parts.hits.len();
        parts.is_loose = is_loose;
        Hits::new(parts)
    }

    /// Engagements that say all the terms, in order of time.
    fn hits(&self, marks: &Marks, scope: &Scope) -> Vec<Hit> {
        match marks.reach.len().div_ceil(IN_A_GROUP) {
            ..=1 => self.hits_of::<1>(marks, scope),
            2 => self.hits_of::<2>(marks, scope),
            _ => self.hits_of::<ALL_GROUPS>(marks, scope),
        }
    }

    /// The same for terms of so many groups or fewer.
    fn hits_of<const GROUPS: usize>(&self, marks: &Marks, scope: &Scope) -> Vec<Hit> {
        let reaches = marks.reach.iter().enumerate();
        let Some((rarest, &reach)) = reaches.min_by_key(|(_, reach)| **reach) else {
            return Vec::new();
        };
        let hit = |place| self.hit::<GROUPS>(marks, scope, scope.at(place));
        // Where few texts say a term it is quicker to ask those who say them.
        if reach < self.len() / 4 {
            let texts = marks.texts_with(rarest);
            let few = texts.flat_map(|text| self.said_by.get(text));
            let mut few: Vec<u32> = few.map(|&one| scope.place(Handle(one))).collect();
            few.sort_unstable();
            few.dedup();
            return few.into_iter().filter_map(hit).collect();
        }
        let known = scope.known(self.len());
        let mut hits = Vec::with_capacity(known as usize);
        hits.extend((0..known).filter_map(hit));
        hits
    }

    /// An engagement, if it says all the terms.
    ///
    /// Half of all that an engagement says may have a mark when one letter is typed, and no processor
    /// guesses which half: so everything is added up, and nothing is asked.
    fn hit<const GROUPS: usize>(
        &self,
        marks: &Marks,
        scope: &Scope,
        engagement: Handle,
    ) -> Option<Hit> {
        if !scope.has(engagement) {
            return None;
        }
        // For each term 16 bits: the fields where it is found, and those where it is a whole word.
        let mut found = [0_u64; GROUPS];
        let mut whole = [0_u64; GROUPS];
        for mention in self.mentions.of(engagement) {
            let mark = marks.of_text[mention.text() as usize];
            let mark = mark & 0_u32.wrapping_sub(u32::from(scope.admits(mention)));
            let field = mention.field_number() as usize;
            for group in 0..GROUPS {
                let first = group * IN_A_GROUP;
                found[group] |= SPREAD[(mark >> first) as usize % SPREAD.len()][field];
                whole[group] |= SPREAD[(mark >> (AT_ONCE + first)) as usize % SPREAD.len()][field];
            }
        }
        let mut hit = Hit {
            engagement,
            fields: Fields::default(),
            rank: 0,
        };
        for term in 0..marks.reach.len() {
            let shift = term % IN_A_GROUP * 16;
            let [found, whole] =
                [&found, &whole].map(|fields| (fields[term / IN_A_GROUP] >> shift) as u16);
            if found == 0 {
                return None;
            }
            hit.fields.join(Fields::of(found));
            // The field counts most, and then whether it is the whole word.
            let rank = (2 * found.trailing_zeros() + 1).min(2 * whole.trailing_zeros());
            hit.rank += rank as u16;
        }
        Some(hit)
    }
}
