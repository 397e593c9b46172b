//! Looking for what is near in a sorted list.

/// The first place from `at` on that does not pass, where all that pass come first. It is looked for in
/// steps that double, so it costs how far away it is, and not how long the list is.
pub(super) fn gallop<T>(sorted: &[T], at: usize, passes: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    let mut low = at;
    while low + step <= sorted.len() && passes(&sorted[low + step - 1]) {
        low += step;
        step *= 2;
    }
    // The last step went too far, if it did not leave the list: so its end need not be asked again.
    let high = (low + step - 1).min(sorted.len());
    low + sorted[low..high].partition_point(passes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_in_steps_is_what_is_found_by_halving() {
        let sorted: Vec<i32> = (0..300).map(|number| number / 3 * 2).collect();
        for at in [0, 1, 7, 150, 299, 300] {
            for limit in -1..=202 {
                let passes = |number: &i32| *number < limit;
                let right = sorted.partition_point(passes).max(at);
                assert_eq!(gallop(&sorted, at, passes), right, "{at} {limit}");
            }
        }
        assert_eq!(gallop(&[], 0, |_: &i32| true), 0);
    }
}
