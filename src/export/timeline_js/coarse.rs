//! What a slide says of an end of its date that is no day.

use super::date::Place;
use crate::date::Qualifier;

/// What is said of an end: as a day, and as a whole.
struct Of {
    day: &'static str,
    whole: &'static str,
}

const START: Of = Of {
    day: "Its first day is",
    whole: "Its start is",
};
const END: Of = Of {
    day: "Its last day is",
    whole: "Its end is",
};
const BOTH: Of = Of {
    day: "Its first and last day are",
    whole: "Its start and end are",
};

impl Place {
    /// Where the program puts what is no day, and why; none where all is a day. Only the ends that are no day
    /// are told of.
    pub(super) fn words(self) -> Option<String> {
        let start = self.start.words();
        let at = |why: String, act: &str, at: &str| {
            format!("{why}, so TimelineJS {act} at the start of {at}.")
        };
        let of_start = |is: Qualifier| at(START.is(is), "begins it", &start);
        let of_end = |is: Qualifier| match self.end {
            Some(end) => at(END.is(is), "ends it", &end.words()),
            None => format!("{}, so TimelineJS is given none.", END.is(is)),
        };
        match (self.start_is, self.end_is) {
            (None, None) => None,
            (Some(is), None) if self.end.is_none() => Some(once(is, &start)),
            (Some(is), None) => Some(of_start(is)),
            (None, Some(is)) => Some(of_end(is)),
            (Some(is), Some(other)) if is == other && self.end == Some(self.start) => {
                Some(at(BOTH.is(is), "puts both", &start))
            }
            (Some(is), Some(other)) => Some(format!("{} {}", of_start(is), of_end(other))),
        }
    }
}

/// What is said of what was once.
fn once(is: Qualifier, start: &str) -> String {
    let why = match is {
        Qualifier::None => String::new(),
        is => format!("That is {}, so ", doubt(is)),
    };
    format!("{why}TimelineJS puts this at the start of {start}; no day in it is claimed.")
}

impl Of {
    /// Why it is no day.
    fn is(&self, is: Qualifier) -> String {
        let of = match is {
            Qualifier::None => self.day,
            _ => self.whole,
        };
        format!("{of} {}", doubt(is))
    }
}

fn doubt(is: Qualifier) -> &'static str {
    match is {
        Qualifier::None => "not known",
        Qualifier::Uncertain => "in doubt",
        Qualifier::Approximate => "only about right",
        Qualifier::Both => "only about right, and in doubt",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::super::date::place;
    use crate::date::Edtf;

    #[test]
    fn only_the_end_that_is_no_day_is_told_of() {
        for (text, expected) in [
            ("2019-10-30", ""),
            ("2024-12-19/2024-12-20", ""),
            (
                "2023-07",
                "TimelineJS puts this at the start of July 2023; no day in it is claimed.",
            ),
            (
                "2021-09-09?",
                "That is in doubt, so TimelineJS puts this at the start of September 2021; no day in it is claimed.",
            ),
            (
                "2022-04-12/2022-05",
                "Its last day is not known, so TimelineJS ends it at the start of May 2022.",
            ),
            (
                "2021-09-09/2021-09-11~",
                "Its end is only about right, so TimelineJS is given none.",
            ),
            (
                "2022-04/2022-05-12",
                "Its first day is not known, so TimelineJS begins it at the start of April 2022.",
            ),
            (
                "2018-09/2018-11",
                "Its first day is not known, so TimelineJS begins it at the start of September 2018. Its last day is not known, so TimelineJS ends it at the start of November 2018.",
            ),
            (
                "2021-09-09%/2021-09-11%",
                "Its start and end are only about right, and in doubt, so TimelineJS puts both at the start of September 2021.",
            ),
            ("2019-10-31/..", ""),
        ] {
            let place = place(&Edtf::parse(text).unwrap()).unwrap();
            assert_eq!(place.words().unwrap_or_default(), expected, "{text}");
        }
    }
}
