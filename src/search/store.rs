//! Many short texts and many short lists, each in one piece of memory.

use std::{hash::Hasher, ops::Range};

use rustc_hash::{FxHashMap as HashMap, FxHasher};

/// Texts, numbered from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Strings {
    letters: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[from as usize..self.ends[number] as usize]
    }

    pub(super) fn push(&mut self, text: &str) -> u32 {
        self.letters.push_str(text);
        self.ends.push(self.letters.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The first of those in order from which on a text no longer comes before what is sought.
    pub(super) fn first_where(&self, is_there: impl Fn(&str) -> bool) -> u32 {
        let (mut from, mut to) = (0, self.len() as u32);
        while from < to {
            let middle = from + (to - from) / 2;
            if is_there(self.get(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        from
    }

    pub(super) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        self.letters.len() + size_of_val(&*self.ends)
    }
}

/// Texts of which each is kept once.
#[derive(Debug, Default)]
pub(super) struct Interner {
    pub strings: Strings,
    by_hash: HashMap<u64, u32>,
}

impl Interner {
    /// The number of a text. Should two texts ever share a hash, the second is kept as often as it
    /// comes.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let mut hasher = FxHasher::default();
        hasher.write(text.as_bytes());
        hasher.write_usize(text.len());
        let hash = hasher.finish();
        match self.by_hash.get(&hash) {
            Some(&number) if self.strings.get(number) == text => number,
            Some(_) => self.strings.push(text),
            None => {
                let number = self.strings.push(text);
                self.by_hash.insert(hash, number);
                number
            }
        }
    }
}

/// Lists, numbered from 0.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    /// Where each begins; one more than there are lists.
    from: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            from: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T: Copy> Lists<T> {
    pub(super) fn len(&self) -> usize {
        self.from.len() - 1
    }

    pub(super) fn get(&self, number: usize) -> &[T] {
        self.several(number..number + 1)
    }

    /// The items of neighbouring lists in a row.
    pub(super) fn several(&self, numbers: Range<usize>) -> &[T] {
        &self.items[self.from[numbers.start] as usize..self.from[numbers.end] as usize]
    }

    /// A list, and how many items are in those before it.
    pub(super) fn with_place(&self, number: usize) -> (u32, &[T]) {
        (self.from[number], self.get(number))
    }

    pub(super) fn push(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
        self.from.push(self.items.len() as u32);
    }

    pub(super) fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }

    pub(super) fn shrink(&mut self) {
        self.from.shrink_to_fit();
        self.items.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.from) + size_of_val(&*self.items)
    }
}

impl Lists<u32> {
    /// For each of `count` numbers, the lists that hold it, in order and each once.
    pub(super) fn turned<T: Copy>(
        lists: &Lists<T>,
        count: usize,
        number: impl Fn(T) -> u32,
    ) -> Self {
        const NONE: u32 = u32::MAX;
        let mut last = vec![NONE; count];
        let mut from = vec![0_u32; count + 1];
        let each = |last: &mut [u32], visit: &mut dyn FnMut(usize, u32)| {
            for list in 0..lists.len() {
                for &item in lists.get(list) {
                    let number = number(item) as usize;
                    if last[number] != list as u32 {
                        last[number] = list as u32;
                        visit(number, list as u32);
                    }
                }
            }
        };
        each(&mut last, &mut |number, _| from[number + 1] += 1);
        for number in 0..count {
            from[number + 1] += from[number];
        }
        let mut items = vec![0; from[count] as usize];
        let mut next = from.clone();
        last.fill(NONE);
        each(&mut last, &mut |number, list| {
            items[next[number] as usize] = list;
            next[number] += 1;
        });
        Self { from, items }
    }
}

/// One bit each.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn has(&self, number: u32) -> bool {
        self.0[number as usize / 64] >> (number % 64) & 1 != 0
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.0)
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Self {
        let mut words = Vec::new();
        for (number, bit) in bits.into_iter().enumerate() {
            if number % 64 == 0 {
                words.push(0);
            }
            words[number / 64] |= u64::from(bit) << (number % 64);
        }
        Self(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_lists_say_where_a_number_is_in_order_and_once() {
        let mut lists = Lists::default();
        for list in [&[2, 0, 2][..], &[], &[0, 1]] {
            lists.push(list.iter().copied());
        }
        let turned = Lists::turned(&lists, 4, |number: u32| number);
        let all: Vec<&[u32]> = (0..turned.len()).map(|number| turned.get(number)).collect();
        assert_eq!(all, [&[0, 2][..], &[2], &[0], &[]]);
        assert_eq!(turned.several(0..2), [0, 2, 2]);
    }

    #[test]
    fn a_text_is_kept_once() {
        let mut texts = Interner::default();
        let numbers = ["a", "b", "a", "", "b"].map(|text| texts.number(text));
        assert_eq!(numbers, [0, 1, 0, 2, 1]);
        assert_eq!(texts.strings.get(1), "b");
    }
}
