//! Numbers in steps from light to dark.

use std::ops::RangeInclusive;

/// How many steps there are at most.
pub const STEPS: usize = 5;

/// Steps for the numbers from 1 to a largest one. Small numbers are told apart better than large ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ramp {
    /// The last number of each step.
    ends: Vec<u32>,
}

impl Ramp {
    /// Steps up to a largest number; none up to 0.
    #[must_use]
    pub fn new(most: u32) -> Self {
        let mut ends: Vec<u32> = Vec::new();
        for step in 1..=STEPS {
            let share = step as f64 / STEPS as f64;
            let end = f64::from(most).powf(share).round() as u32;
            let end = end.max(ends.last().map_or(1, |last| last + 1)).min(most);
            if ends.last() != Some(&end) && end > 0 {
                ends.push(end);
            }
        }
        Self { ends }
    }

    /// The step of a number, from 0; none for 0. What is beyond the largest is in the last.
    #[must_use]
    pub fn step(&self, number: u32) -> Option<usize> {
        let last = self.ends.len().checked_sub(1)?;
        let step = self.ends.partition_point(|&end| end < number).min(last);
        (number > 0).then_some(self.spread(step))
    }

    /// The numbers of each step with the shade that it has, from 0 to [`STEPS`].
    pub fn steps(&self) -> impl Iterator<Item = (RangeInclusive<u32>, usize)> {
        let starts = std::iter::once(1).chain(self.ends.iter().map(|end| end + 1));
        let steps = starts.zip(&self.ends).enumerate();
        steps.map(|(number, (start, &end))| (start..=end, self.spread(number)))
    }

    /// Few steps are spread over all shades, but for the darkest: one number alone need not shout.
    fn spread(&self, step: usize) -> usize {
        match self.ends.len() {
            0 | 1 => 1,
            number => step * (STEPS - 1) / (number - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(most: u32) -> Vec<(u32, u32, usize)> {
        let ramp = Ramp::new(most);
        let steps = ramp.steps();
        steps
            .map(|(numbers, shade)| (*numbers.start(), *numbers.end(), shade))
            .collect()
    }

    #[test]
    fn small_numbers_have_a_step_each_and_large_ones_share() {
        assert_eq!(steps(0), []);
        assert_eq!(steps(1), [(1, 1, 1)]);
        assert_eq!(steps(2), [(1, 1, 0), (2, 2, 4)]);
        assert_eq!(steps(5).len(), 5);
        assert_eq!(
            steps(24),
            [(1, 2, 0), (3, 4, 1), (5, 7, 2), (8, 13, 3), (14, 24, 4)]
        );
    }

    #[test]
    fn every_number_is_in_the_step_that_says_so() {
        for most in [1, 3, 7, 100, 4_000] {
            let ramp = Ramp::new(most);
            for (numbers, shade) in ramp.steps() {
                for number in numbers {
                    assert_eq!(ramp.step(number), Some(shade));
                }
            }
            assert_eq!(ramp.step(0), None);
            assert!(ramp.step(most + 1) == ramp.step(most));
        }
    }
}
