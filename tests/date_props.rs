//! What must hold for every date there can be, checked against counting day by day.

use legation::date::{Certain, Day, Edtf, Kind, Membership, Qualifier, distance};
use proptest::prelude::*;

/// A date of one of the sorts that are read, in a few years, so that counting stays quick.
fn date() -> impl Strategy<Value = String> {
    let mark = prop_oneof![6 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")];
    let year = prop_oneof![4 => 2018_i16..2022, 1 => -2_i16..2];
    let shape = (0_u8..9, 1_u8..13, 1_u8..29, 21_u8..42);
    (year, shape, mark).prop_map(|(year, (shape, month, day, part), mark)| {
        let sign = if year < 0 { "-" } else { "" };
        let year = format!("{sign}{:04}", year.unsigned_abs());
        let date = match shape {
            0 => year,
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}-XX"),
            3 => format!("{year}-XX"),
            4 => format!("{year}-{part}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        format!("{date}{mark}")
    })
}

fn end() -> impl Strategy<Value = String> {
    prop_oneof![8 => date(), 1 => Just("..".to_owned()), 1 => Just(String::new())]
}

fn member() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => date(),
        1 => (date(), date()).prop_map(|(from, to)| format!("{from}..{to}")),
    ]
}

fn set() -> impl Strategy<Value = String> {
    let open = (any::<u8>(), date());
    (prop::collection::vec(member(), 1..5), open).prop_map(|(mut members, (open, limit))| {
        match open % 6 {
            0 => members.insert(0, format!("..{limit}")),
            1 => members.push(format!("{limit}..")),
            _ => {}
        }
        format!("[{}]", members.join(","))
    })
}

/// Texts of which nearly all are accepted.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        date(),
        (end(), end()).prop_map(|(start, end)| format!("{start}/{end}")),
        set(),
    ]
}

fn accepted() -> impl Strategy<Value = Edtf> {
    text().prop_filter_map("refused", |text| Edtf::parse(&text).ok())
}

/// Texts made of what dates are made of, of which nearly all are refused.
fn nearly() -> impl Strategy<Value = String> {
    "[0-9X?~%/.,\\[\\]{}TZYESx -]{0,24}|-?[0-9X]{4}[?~%]?-[?~%]?[0-9X]{2}[?~%]?-?[0-9X]{0,2}[?~%]?[/.T]{0,2}.{0,5}"
}

/// Days around those of [`date`], and a range among them.
fn days() -> impl Strategy<Value = (Day, Day)> {
    let around = prop_oneof![
        4 => 17_400_i64..19_200,
        1 => -720_500_i64..-718_000,
    ];
    (around, 0_i64..500)
        .prop_map(|(from, length)| (Day::from_number(from), Day::from_number(from + length)))
}

/// First and last days that stand for "no limit" in the counting.
const FAR: (i64, i64) = (-800_000, 800_000);

/// All that an end may be: the days from first to last, or all of time.
fn readings(end: &str, proof: bool) -> (i64, i64) {
    let Ok(date) = Edtf::parse(end) else {
        return FAR;
    };
    if proof && date.qualifier() != Qualifier::None {
        return FAR;
    }
    let number = |day: Option<Day>| day.expect("a date has limits").number();
    (number(date.earliest()), number(date.latest()))
}

/// The ends of all readings that matter: the limits of each end, and the days around the range.
fn candidates((first, last): (i64, i64), from: i64, to: i64) -> Vec<i64> {
    let mut days = vec![first, last];
    days.extend((from - 2..=to + 2).filter(|day| (first..=last).contains(day)));
    days
}

/// Every reading of an interval, told whether it overlaps the range.
fn overlaps(text: &str, proof: bool, from: i64, to: i64) -> Vec<bool> {
    let (start, end) = text.split_once('/').expect("an interval");
    let (start, end) = (readings(start, proof), readings(end, proof));
    let mut all = Vec::new();
    // The other end limits what an end can be, so its limits are candidates too.
    let limits = [start.0, start.1, end.0, end.1];
    let with_limits = |mut days: Vec<i64>, (first, last): (i64, i64)| {
        days.extend(
            limits
                .into_iter()
                .filter(|day| (first..=last).contains(day)),
        );
        days
    };
    let starts = with_limits(candidates(start, from, to), start);
    let ends = with_limits(candidates(end, from, to), end);
    for start in &starts {
        for end in ends.iter().filter(|end| *end >= start) {
            all.push(*start <= to && *end >= from);
        }
    }
    all
}

/// Whether the date may be on this day, as far as its text says: asked member by member.
fn may_be_on(text: &str, day: Day) -> bool {
    let inside = text.trim_start_matches('[').trim_end_matches(']');
    inside.split(',').any(|member| {
        let Some((from, to)) = member.split_once("..") else {
            let date = Edtf::parse(member).expect("a member");
            return date
                .window()
                .stretches()
                .iter()
                .any(|stretch| stretch.overlaps(day, day));
        };
        let earliest = Edtf::parse(from).ok().and_then(|date| date.earliest());
        let latest = Edtf::parse(to).ok().and_then(|date| date.latest());
        earliest.is_none_or(|first| first <= day) && latest.is_none_or(|last| last >= day)
    })
}

/// The answer when all readings, or only some, are in the days asked for.
fn membership(all: bool, some: bool) -> Membership {
    match (all, some) {
        (true, _) => Membership::Certainly,
        (false, true) => Membership::Possibly,
        (false, false) => Membership::No,
    }
}

/// What is counted by the ends of dates alone is what each date says when it is asked.
fn is_certain(certain: Option<Certain>, from: Day, to: Day) -> bool {
    match certain {
        None => false,
        Some(Certain::Any(first, last)) => first <= to && from <= last,
        Some(Certain::All(first, last)) => from <= first && last <= to,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_it_panic(text in ".{0,40}") {
        check_refusal(&text);
    }

    #[test]
    fn no_nearly_valid_text_makes_it_panic(text in nearly()) {
        check_refusal(&text);
    }

    #[test]
    fn a_text_survives_and_the_first_day_is_not_after_the_last(date in accepted()) {
        let again: Edtf = date.text().parse().expect("what was accepted");
        prop_assert_eq!(&again, &date);
        let json = serde_json::to_string(&date).expect("a string");
        prop_assert_eq!(&serde_json::from_str::<Edtf>(&json).expect("what was written"), &date);
        if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
            prop_assert!(earliest <= latest);
        }
        prop_assert!(!date.display().is_empty());
        prop_assert!(!date.short().is_empty());
        let words = [date.display(), date.short()].join(" ");
        prop_assert!(!words.contains("  "));
        prop_assert_eq!(date.kind() == Kind::Open, date.text().contains('/')
            && (date.earliest().is_none() || date.latest().is_none()));
    }

    #[test]
    fn stretches_are_apart_in_order_and_fill_the_hull(date in accepted()) {
        let stretches = date.window().stretches();
        prop_assert_eq!(stretches[0].earliest, date.earliest());
        prop_assert_eq!(stretches[stretches.len() - 1].latest, date.latest());
        for pair in stretches.windows(2) {
            let gap = pair[0].latest.zip(pair[1].earliest);
            prop_assert!(gap.is_some_and(|(one, next)| one.days_until(next) > 1));
        }
    }

    #[test]
    fn what_happened_once_agrees_with_counting_days(
        text in prop_oneof![date(), set()],
        (from, to) in days(),
    ) {
        let Ok(date) = Edtf::parse(&text) else { return Ok(()) };
        let some = (from.number()..=to.number())
            .any(|day| may_be_on(&text, Day::from_number(day)));
        let limits = date.earliest().zip(date.latest());
        let all = date.qualifier() == Qualifier::None
            && limits.is_some_and(|(first, last)| (first.number()..=last.number())
                .filter(|day| may_be_on(&text, Day::from_number(*day)))
                .all(|day| (from.number()..=to.number()).contains(&day)));
        prop_assert_eq!(date.within(from, to), membership(all, some), "{}", text);
    }

    #[test]
    fn what_lasted_agrees_with_trying_every_reading(
        (start, end) in (end(), end()),
        (from, to) in days(),
    ) {
        let text = format!("{start}/{end}");
        let Ok(date) = Edtf::parse(&text) else { return Ok(()) };
        let (from_number, to_number) = (from.number(), to.number());
        let all = overlaps(&text, true, from_number, to_number).into_iter().all(|overlaps| overlaps);
        let some = overlaps(&text, false, from_number, to_number).contains(&true);
        prop_assert_eq!(date.within(from, to), membership(all, some), "{}", text);
    }

    #[test]
    fn the_core_is_certain_day_by_day_and_the_days_beside_it_are_not(date in accepted()) {
        let Some((first, last)) = date.window().core() else { return Ok(()) };
        for day in [first, last] {
            prop_assert_eq!(date.within(day, day), Membership::Certainly);
        }
        for day in [first.number() - 1, last.number() + 1].map(Day::from_number) {
            prop_assert_ne!(date.within(day, day), Membership::Certainly);
        }
    }

    #[test]
    fn a_wider_range_never_makes_it_less_certain(
        date in accepted(),
        (from, to) in days(),
        more in 0_i64..40,
    ) {
        let wider = (Day::from_number(from.number() - more), Day::from_number(to.number() + more));
        prop_assert!(date.within(wider.0, wider.1) >= date.within(from, to));
    }

    #[test]
    fn the_order_is_total_and_agrees_with_its_definition(a in accepted(), b in accepted(), c in accepted()) {
        let key = |date: &Edtf| {
            let number = |day: Option<Day>, missing: i64| day.map_or(missing, Day::number);
            (number(date.earliest(), i64::MIN), number(date.latest(), i64::MAX))
        };
        prop_assert_eq!(a.sort_key().cmp(&b.sort_key()), key(&a).cmp(&key(&b)));
        let mut dates = [a, b, c];
        dates.sort_by_key(Edtf::sort_key);
        prop_assert!(dates.is_sorted_by_key(key));
    }

    #[test]
    fn a_refusal_to_be_reversed_is_right(a in date(), b in date()) {
        let (first, last) = (Edtf::parse(&a), Edtf::parse(&b));
        let (Ok(first), Ok(last)) = (first, last) else { return Ok(()) };
        let is_possible = first.earliest() <= last.latest();
        prop_assert_eq!(Edtf::parse(&format!("{a}/{b}")).is_ok(), is_possible);
        let range = format!("[{a}..{b}]");
        prop_assert_eq!(Edtf::parse(&range).is_ok(), is_possible);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn distances_agree_with_counting_days(
        a in prop::collection::vec(0_i64..60, 1..4),
        b in prop::collection::vec(0_i64..60, 1..4),
    ) {
        let set = |days: &[i64]| {
            let days = days.iter().map(|day| Day::from_number(18_000 + day).to_string());
            Edtf::parse(&format!("[{}]", days.collect::<Vec<_>>().join(","))).expect("a set")
        };
        let apart = || a.iter().flat_map(|one| b.iter().map(move |other| one.abs_diff(*other)));
        let range = distance(&set(&a), &set(&b));
        prop_assert_eq!(Some(range.min), apart().min());
        prop_assert_eq!(range.max, apart().max());
        prop_assert_eq!(range, distance(&set(&b), &set(&a)));
    }

    #[test]
    fn distances_of_windows_agree_with_counting_days(a in date(), b in date()) {
        let (a, b) = (Edtf::parse(&a), Edtf::parse(&b));
        let (Ok(a), Ok(b)) = (a, b) else { return Ok(()) };
        let days = |date: &Edtf| -> Vec<i64> {
            let of = |day: Option<Day>| day.expect("a limit").number();
            date.window().stretches().iter()
                .flat_map(|stretch| of(stretch.earliest)..=of(stretch.latest))
                .collect()
        };
        let (a_days, b_days) = (days(&a), days(&b));
        let apart = || a_days.iter()
            .flat_map(|one| b_days.iter().map(move |other| one.abs_diff(*other)));
        let range = distance(&a, &b);
        prop_assert_eq!(Some(range.min), apart().min());
        prop_assert_eq!(range.max, apart().max());
    }
}

/// Either it is a date, or the error points into the text and has something to say.
fn check_refusal(text: &str) {
    match Edtf::parse(text) {
        Ok(date) => assert_eq!(date.text(), text),
        Err(error) => {
            assert!(text.get(error.at()).is_some(), "{text:?} {error:?}");
            assert!(!error.to_string().is_empty() && !error.cure().is_empty());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn certainty_is_told_by_the_ends_of_a_date(date in accepted(), from in -800_000_i64..20_000, length in 0_i64..4_000) {
        // Around the dates that are made, and far from them.
        let from = if length % 3 == 0 { from } else { 17_400 + from.rem_euclid(2_000) };
        let (from, to) = (Day::from_number(from), Day::from_number(from + length));
        let certain = date.within(from, to) == Membership::Certainly;
        prop_assert_eq!(is_certain(date.window().certain(), from, to), certain, "{} in {} to {}", date.text(), from, to);
    }
}
