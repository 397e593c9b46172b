//! Rows that are picked, to do something with all of them.

use crate::catalogue::Handle;

/// A set of engagements of one catalogue.
///
/// A bit for each, so that a million are picked as fast as one. Handles are good for one catalogue
/// only: with another one the set is emptied. So it is no part of a view, which outlives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    bits: Vec<u64>,
    count: usize,
    /// Where a stretch of rows begins that is picked next.
    pub(super) anchor: Option<Handle>,
    /// How often the set has changed.
    version: u64,
}

impl Picked {
    /// Whether an engagement is picked.
    #[must_use]
    pub fn has(&self, handle: Handle) -> bool {
        let (word, bit) = place(handle);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// How many are picked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether none is picked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A number that is another one whenever the set may be.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Those that are picked, in the order of the catalogue.
    pub fn iter(&self) -> impl Iterator<Item = Handle> {
        let words = self.bits.iter().zip(0_u32..);
        words.flat_map(|(bits, word)| {
            let there = (0..u64::BITS).filter(move |bit| bits >> bit & 1 == 1);
            there.map(move |bit| Handle(word * u64::BITS + bit))
        })
    }

    /// Picks an engagement.
    pub fn insert(&mut self, handle: Handle) {
        let (word, bit) = place(handle);
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        self.count += usize::from(self.bits[word] & bit == 0);
        self.bits[word] |= bit;
        self.version += 1;
    }

    /// Picks an engagement no longer.
    pub fn remove(&mut self, handle: Handle) {
        if self.has(handle) {
            let (word, bit) = place(handle);
            self.bits[word] &= !bit;
            self.count -= 1;
            self.version += 1;
        }
    }

    /// Picks nothing.
    pub fn clear(&mut self) {
        if !self.is_empty() {
            self.bits.clear();
            self.count = 0;
            self.version += 1;
        }
        self.anchor = None;
    }
}

fn place(handle: Handle) -> (usize, u64) {
    let word = handle.0 / u64::BITS;
    (word as usize, 1 << (handle.0 % u64::BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_picked_is_there_until_it_is_not() {
        let mut picked = Picked::default();
        for number in [200, 3, 64, 3] {
            picked.insert(Handle(number));
        }
        assert_eq!(picked.len(), 3);
        let there: Vec<_> = picked.iter().collect();
        assert_eq!(there, [Handle(3), Handle(64), Handle(200)]);
        picked.remove(Handle(64));
        picked.remove(Handle(65));
        picked.remove(Handle(9_999));
        assert_eq!(picked.len(), 2);
        assert!(picked.has(Handle(3)) && !picked.has(Handle(64)) && !picked.has(Handle(9_999)));
        let version = picked.version();
        picked.clear();
        assert!(picked.is_empty() && !picked.has(Handle(3)));
        assert_ne!(picked.version(), version);
    }
}
