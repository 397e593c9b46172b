//! Catalogues of any size that look like diplomacy: clumped in time and on a few partners, with
//! series, windows in which something happened once, things that lasted, and meetings of several.
//! The same number and seed always give the same text.

use std::fmt::Write;

use legation::{
    catalogue::Catalogue,
    load::{Input, Options, load},
};

use super::Random;

/// Partners; the first ones meet most. The last one is in no region.
const PARTNERS: usize = 24;
/// Regions, dealt out to the partners in turn.
const REGIONS: usize = 5;
/// Day in 1970 counting on which the first clump can lie: 1 January 1990.
const FIRST_DAY: f64 = 7_305.0;
/// Days over which the clumps are spread.
const DAYS: f64 = 13_000.0;

/// A catalogue of so many engagements.
pub fn catalogue(engagements: usize, seed: u64) -> Catalogue {
    let options = Options {
        skip_lints: true,
        ..Options::default()
    };
    let loaded = load(
        Input::memory([("synthetic.ron", text(engagements, seed))]),
        &options,
    );
    assert_eq!(loaded.problems, []);
    Catalogue::new(loaded.records)
}

/// The records of such a catalogue in one file.
pub fn text(engagements: usize, seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut text = ground();
    let clumps: Vec<(f64, f64)> = (0..(engagements / 40).max(3))
        .map(|_| {
            let middle = random.between(FIRST_DAY, FIRST_DAY + DAYS);
            (middle, random.between(5.0, 200.0))
        })
        .collect();
    let mut numbers = [0_u32; PARTNERS];
    for id in 0..engagements {
        let (middle, reach) = clumps[random.below(clumps.len())];
        // The sum of two is dense in the middle and thin at the ends.
        let offset = random.between(-reach, reach) / 2.0 + random.between(-reach, reach) / 2.0;
        let date = date((middle + offset) as i64, &mut random);
        let partner = partner(&mut random);
        let _ = writeln!(text, "    Engagement(");
        let _ = writeln!(text, "        id: \"meeting-{id}\",");
        let _ = writeln!(text, "        title: \"{}\",", title(id, &mut random));
        parties(partner, &mut text, &mut random);
        if random.unit() < 0.4 {
            numbers[partner] += 1;
            let number = numbers[partner];
            let _ = writeln!(
                text,
                "        series: (slug: \"series-{partner}\", number: Stated({number})),"
            );
        }
        let _ = writeln!(text, "        format: \"format-{}\",", random.below(4));
        let _ = writeln!(text, "        status: {},", status(&mut random));
        let _ = writeln!(
            text,
            "        dates: [(date: \"{date}\", basis: \"Stated\", cite: [Quote(\"source-{}\", {}, \"met on that day\")])],",
            random.below(50),
            1 + random.below(30),
        );
        points(&mut text, &mut random);
        let _ = writeln!(
            text,
            "        cite: [Para(\"source-{}\", 2)],\n    ),",
            random.below(50)
        );
    }
    text.push_str("]\n");
    text
}

fn ground() -> String {
    let mut text = String::from(
        "[\n    Catalogue(title: \"Synthetic\", home: \"HOME\", covers: \"Nothing\", leaves_out: \"Everything\", as_of: \"2026-11-21\"),\n    Party(code: \"HOME\", name: \"Homeland\"),\n",
    );
    for (number, marker) in ["Circle", "Square", "Diamond", "Hexagon"]
        .iter()
        .enumerate()
    {
        let _ = writeln!(
            text,
            "    Format(slug: \"format-{number}\", name: \"Format {number}\", short: \"F{number}\", sentence: \"s\", marker: {marker}),"
        );
    }
    for number in 0..REGIONS {
        let _ = writeln!(
            text,
            "    Region(code: \"R{number}\", name: \"Region {number}\"),"
        );
    }
    for number in 0..PARTNERS {
        let region = if number + 1 < PARTNERS {
            format!(", region: \"R{}\"", number % REGIONS)
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "    Party(code: \"P{number}\", name: \"Partner {number}\"{region}),"
        );
        let _ = writeln!(
            text,
            "    Series(slug: \"series-{number}\", name: \"Series {number}\", short: \"Working group {number}\", parties: [\"P{number}\"], format: \"format-0\"),"
        );
    }
    for number in 0..12 {
        let _ = writeln!(
            text,
            "    Topic(slug: \"topic-{number}\", name: \"Topic {number}\", sentence: \"s\"),"
        );
    }
    for number in 0..50 {
        let _ = writeln!(
            text,
            "    Source(id: \"source-{number}\", kind: Newspaper, collection: \"c{}\"),",
            number % 3
        );
    }
    text
}

/// A partner, the lower the likelier.
fn partner(random: &mut Random) -> usize {
    let share = random.unit();
    ((share * share * share) * PARTNERS as f64) as usize
}

fn parties(partner: usize, text: &mut String, random: &mut Random) {
    let mut parties = vec![partner];
    if random.unit() < 0.06 {
        for _ in 0..=random.below(3) {
            let other = random.below(PARTNERS);
            if !parties.contains(&other) {
                parties.push(other);
            }
        }
    }
    let codes: Vec<_> = parties
        .iter()
        .map(|party| format!("\"P{party}\""))
        .collect();
    let _ = writeln!(text, "        parties: [{}],", codes.join(", "));
}

fn title(id: usize, random: &mut Random) -> String {
    let words = [
        "Meeting",
        "Round of consultations",
        "Dialogue on security",
        "Visit of the minister",
        "Talks on the financing of terrorism and its links with crime",
    ];
    format!("{} {id}", words[random.below(words.len())])
}

fn status(random: &mut Random) -> &'static str {
    match random.below(20) {
        0 => "Announced",
        1 => "Expected",
        2 => "Postponed",
        3 => "Cancelled",
        _ => "Held",
    }
}

/// Mostly days; now and then each of the other things that a source can say.
fn date(day: i64, random: &mut Random) -> String {
    let iso = |day: i64| legation::date::Day::from_number(day).to_string();
    let later = |random: &mut Random, most: f64| iso(day + 1 + random.between(0.0, most) as i64);
    match random.below(40) {
        0..=3 => format!("{}/{}", iso(day), later(random, 4.0)),
        4 => format!("{}/{}", iso(day), later(random, 400.0)),
        5..=6 => format!("[{}..{}]", iso(day), later(random, 60.0)),
        7 => format!("[{}..{}]", iso(day), later(random, 2_000.0)),
        8..=9 => iso(day)[..7].to_owned(),
        10 => iso(day)[..4].to_owned(),
        11 => format!("{}?", iso(day)),
        12 => format!("{}~", iso(day)),
        13 => format!("{}/..", iso(day)),
        14 => format!("[..{}]", iso(day)),
        15 => format!("/{}", iso(day)),
        _ => iso(day),
    }
}

fn points(text: &mut String, random: &mut Random) {
    text.push_str("        points: [\n");
    for _ in 0..random.below(4) {
        let _ = writeln!(
            text,
            "            (kind: Discussed, what: \"Something that both sides talked about at some length\", topics: [\"topic-{}\"], cite: [Quote(\"source-{}\", {}, \"talked about at length\")]),",
            random.below(12),
            random.below(50),
            1 + random.below(30),
        );
    }
    text.push_str("        ],\n");
}
