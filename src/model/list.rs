//! Lists that are no longer than what is in them.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

/// Reads a list. Nearly all in a record hold one, two or three of something, and get room for so
/// many; left to itself a list makes room for four of whatever it gets first, and a million
/// engagements would take half as much memory again.
pub(super) fn list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(ListVisitor(PhantomData))
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Vec<T>, A::Error> {
        let Some(first) = sequence.next_element()? else {
            return Ok(Vec::new());
        };
        let Some(second) = sequence.next_element()? else {
            return Ok(vec![first]);
        };
        let Some(third) = sequence.next_element()? else {
            return Ok(vec![first, second]);
        };
        let mut list = vec![first, second, third];
        while let Some(next) = sequence.next_element()? {
            list.push(next);
        }
        Ok(list)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Record {
        #[serde(default, deserialize_with = "list")]
        numbers: Vec<u64>,
    }

    #[test]
    fn a_list_has_all_that_is_written_and_no_room_to_spare() {
        for length in 0..9 {
            let numbers: Vec<u64> = (0..length).collect();
            let record: Record = ron::from_str(&format!("(numbers: {numbers:?})")).unwrap();
            assert_eq!(record.numbers, numbers);
            assert!(length > 3 || record.numbers.capacity() == numbers.len());
        }
        assert!(ron::from_str::<Record>("()").unwrap().numbers.is_empty());
        assert!(ron::from_str::<Record>("(numbers: [1, true])").is_err());
    }
}
