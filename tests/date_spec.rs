//! Every example of the Extended Date/Time Format specification (Library of Congress, 4 February
//! 2019), levels 0, 1 and 2, and what Legation makes of it; then what is no date at all.

use legation::date::{Day, Edtf, EdtfError, Kind, Qualifier};

use Kind::{Day as OnDay, OneOf, Open, Span};
use Qualifier::{Approximate, Both, None as Plain, Uncertain};

/// Text, earliest, latest (empty: no limit), kind, qualifier.
type Accepted = (&'static str, &'static str, &'static str, Kind, Qualifier);

const LEVEL_0: &[Accepted] = &[
    // Date
    ("1985-04-12", "1985-04-12", "1985-04-12", OnDay, Plain),
    ("1985-04", "1985-04-01", "1985-04-30", OneOf, Plain),
    ("1985", "1985-01-01", "1985-12-31", OneOf, Plain),
    // Time interval
    ("1964/2008", "1964-01-01", "2008-12-31", Span, Plain),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", Span, Plain),
    (
        "2004-02-01/2005-02-08",
        "2004-02-01",
        "2005-02-08",
        Span,
        Plain,
    ),
    (
        "2004-02-01/2005-02",
        "2004-02-01",
        "2005-02-28",
        Span,
        Plain,
    ),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", Span, Plain),
    ("2005/2006-02", "2005-01-01", "2006-02-28", Span, Plain),
];

const LEVEL_1: &[Accepted] = &[
    // Seasons, with no hemisphere: the one or the other
    ("2001-21", "2001-03-01", "2001-11-30", OneOf, Plain),
    ("2001-22", "2001-06-01", "2002-02-28", OneOf, Plain),
    ("2001-23", "2001-03-01", "2001-11-30", OneOf, Plain),
    ("2001-24", "2001-06-01", "2002-02-28", OneOf, Plain),
    // Qualification of a complete date
    ("1984?", "1984-01-01", "1984-12-31", OneOf, Uncertain),
    ("2004-06~", "2004-06-01", "2004-06-30", OneOf, Approximate),
    ("2004-06-11%", "2004-06-11", "2004-06-11", OnDay, Both),
    // Unspecified digits from the right
    ("201X", "2010-01-01", "2019-12-31", OneOf, Plain),
    ("20XX", "2000-01-01", "2099-12-31", OneOf, Plain),
    ("2004-XX", "2004-01-01", "2004-12-31", OneOf, Plain),
    ("1985-04-XX", "1985-04-01", "1985-04-30", OneOf, Plain),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", OneOf, Plain),
    // Extended interval: open end
    ("1985-04-12/..", "1985-04-12", "", Open, Plain),
    ("1985-04/..", "1985-04-01", "", Open, Plain),
    ("1985/..", "1985-01-01", "", Open, Plain),
    // Open start
    ("../1985-04-12", "", "1985-04-12", Open, Plain),
    ("../1985-04", "", "1985-04-30", Open, Plain),
    ("../1985", "", "1985-12-31", Open, Plain),
    // Unknown end
    ("1985-04-12/", "1985-04-12", "", Open, Plain),
    ("1985-04/", "1985-04-01", "", Open, Plain),
    ("1985/", "1985-01-01", "", Open, Plain),
    // Unknown start
    ("/1985-04-12", "", "1985-04-12", Open, Plain),
    ("/1985-04", "", "1985-04-30", Open, Plain),
    ("/1985", "", "1985-12-31", Open, Plain),
    // Qualified ends
    (
        "1984~/2004-06",
        "1984-01-01",
        "2004-06-30",
        Span,
        Approximate,
    ),
    (
        "1984/2004-06~",
        "1984-01-01",
        "2004-06-30",
        Span,
        Approximate,
    ),
    ("1984~/2004~", "1984-01-01", "2004-12-31", Span, Approximate),
    ("1984?/2004%", "1984-01-01", "2004-12-31", Span, Both),
    (
        "1984-06?/2004-08?",
        "1984-06-01",
        "2004-08-31",
        Span,
        Uncertain,
    ),
    (
        "1984-06-02?/2004-08-08~",
        "1984-06-02",
        "2004-08-08",
        Span,
        Both,
    ),
    ("1984-06-02?/", "1984-06-02", "", Open, Uncertain),
    // Negative calendar year
    ("-1985", "-1985-01-01", "-1985-12-31", OneOf, Plain),
];

const LEVEL_2: &[Accepted] = &[
    // Sub-year groupings
    ("2001-25", "2001-03-01", "2001-05-31", OneOf, Plain),
    ("2001-26", "2001-06-01", "2001-08-31", OneOf, Plain),
    ("2001-27", "2001-09-01", "2001-11-30", OneOf, Plain),
    ("2001-28", "2001-12-01", "2002-02-28", OneOf, Plain),
    ("2001-29", "2001-09-01", "2001-11-30", OneOf, Plain),
    ("2001-30", "2001-12-01", "2002-02-28", OneOf, Plain),
    ("2001-31", "2001-03-01", "2001-05-31", OneOf, Plain),
    ("2001-32", "2001-06-01", "2001-08-31", OneOf, Plain),
    ("2001-33", "2001-01-01", "2001-03-31", OneOf, Plain),
    ("2001-34", "2001-04-01", "2001-06-30", OneOf, Plain),
    ("2001-35", "2001-07-01", "2001-09-30", OneOf, Plain),
    ("2001-36", "2001-10-01", "2001-12-31", OneOf, Plain),
    ("2001-37", "2001-01-01", "2001-04-30", OneOf, Plain),
    ("2001-38", "2001-05-01", "2001-08-31", OneOf, Plain),
    ("2001-39", "2001-09-01", "2001-12-31", OneOf, Plain),
    ("2001-40", "2001-01-01", "2001-06-30", OneOf, Plain),
    ("2001-41", "2001-07-01", "2001-12-31", OneOf, Plain),
    // One of a set
    (
        "[1667,1668,1670..1672]",
        "1667-01-01",
        "1672-12-31",
        OneOf,
        Plain,
    ),
    ("[..1760-12-03]", "", "1760-12-03", OneOf, Plain),
    ("[1760-12..]", "1760-12-01", "", OneOf, Plain),
    (
        "[1760-01,1760-02,1760-12..]",
        "1760-01-01",
        "",
        OneOf,
        Plain,
    ),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", OneOf, Plain),
    ("[..1984]", "", "1984-12-31", OneOf, Plain),
    // A complete date may be qualified at level 2 too
    ("2004-06-11%", "2004-06-11", "2004-06-11", OnDay, Both),
    // An interval between coarse ends
    (
        "2004-06-XX/2004-07-03",
        "2004-06-01",
        "2004-07-03",
        Span,
        Plain,
    ),
];

/// Beyond the examples: what `data/README.md` promises, and the corners.
const OURS: &[Accepted] = &[
    ("2019-10-30", "2019-10-30", "2019-10-30", OnDay, Plain),
    (
        "[2018-11-17..2023-11-17]",
        "2018-11-17",
        "2023-11-17",
        OneOf,
        Plain,
    ),
    (
        "[2024-12-19,2024-12-20]",
        "2024-12-19",
        "2024-12-20",
        OneOf,
        Plain,
    ),
    (
        "[2024-12-20,2024-12-19]",
        "2024-12-19",
        "2024-12-20",
        OneOf,
        Plain,
    ),
    ("[2019-10-30]", "2019-10-30", "2019-10-30", OneOf, Plain),
    ("[2019?,2021~]", "2019-01-01", "2021-12-31", OneOf, Both),
    ("[..1984,1990..]", "", "", OneOf, Plain),
    (
        "2019-10-30/2019-10-30",
        "2019-10-30",
        "2019-10-30",
        Span,
        Plain,
    ),
    (
        "2004-06-11/2004-06",
        "2004-06-11",
        "2004-06-30",
        Span,
        Plain,
    ),
    (
        "2004-06/2004-06-11",
        "2004-06-01",
        "2004-06-11",
        Span,
        Plain,
    ),
    ("2025-33/2025-37", "2025-01-01", "2025-04-30", Span, Plain),
    ("202X?", "2020-01-01", "2029-12-31", OneOf, Uncertain),
    ("2025-21~", "2025-03-01", "2025-11-30", OneOf, Approximate),
    ("2003-28", "2003-12-01", "2004-02-29", OneOf, Plain),
    ("2000-02", "2000-02-01", "2000-02-29", OneOf, Plain),
    ("1900-02", "1900-02-01", "1900-02-28", OneOf, Plain),
    ("0000", "0000-01-01", "0000-12-31", OneOf, Plain),
    ("0000-02-29", "0000-02-29", "0000-02-29", OnDay, Plain),
    ("-0044-03-15", "-0044-03-15", "-0044-03-15", OnDay, Plain),
    ("-004X", "-0049-01-01", "-0040-12-31", OneOf, Plain),
    ("-000X", "-0009-01-01", "-0001-12-31", OneOf, Plain),
    (
        "-0044-03/0014-08-19",
        "-0044-03-01",
        "0014-08-19",
        Span,
        Plain,
    ),
    ("-9999", "-9999-01-01", "-9999-12-31", OneOf, Plain),
    ("99XX", "9900-01-01", "9999-12-31", OneOf, Plain),
];

/// Valid, of levels 0, 1 and 2, and not drawn.
const NOT_SUPPORTED: &[&str] = &[
    // Level 0: date and time
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    "2004-01-01T10:10:10Z",
    // Level 1: letter-prefixed calendar year
    "Y170000002",
    "Y-170000002",
    // Level 2: exponential year
    "Y-17E7",
    "Y17E7",
    // Significant digits
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    // All of a set
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "{..1984}",
    // Group and individual qualification
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-%06-11",
    "-2004-06-?11",
    "?2019~",
    // Unspecified digits anywhere
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    "1560-XX-25",
    "201X-XX-XX",
    "XXXX",
    "1XXX",
    // Interval
    "2004-06-~01/2004-06-~20",
    // A winter that ends in the year 10000
    "9999-28",
    // One wish among right dates
    "[1984,1984-1X]",
    "1985-04-12/Y170000002",
];

/// Text, and the part of it that the message points at.
const NOT_A_DATE: &[(&str, &str)] = &[
    ("", ""),
    (" ", " "),
    ("\u{3000}\n", "\u{3000}\n"),
    (" 2019", " "),
    ("2019-10-30 ", " "),
    ("2019 -10", " "),
    ("2019-1-1", "1"),
    ("2019-01-1", "1"),
    ("2019-10-", ""),
    ("2019-", ""),
    ("19", "19"),
    ("-", ""),
    ("20191030", "20191030"),
    ("12019-10-30", "12019"),
    ("30 Oct 2019", "30"),
    ("30/10/2019", "/"),
    ("Oct 2019", "O"),
    ("2019-Oct-30", "O"),
    ("２０１９-10-30", "２"),
    ("201９", "９"),
    ("2019-1０", "０"),
    ("2019–10–30", "–"),
    ("2019-10-30-01", "-"),
    ("+2019", "+"),
    ("202x", "x"),
    ("2023-07-xx", "x"),
    ("199u", "199"),
    ("unknown", "u"),
    ("1900-02-29", "29"),
    ("2019-02-30", "30"),
    ("2019-06-31", "31"),
    ("2019-10-00", "00"),
    ("2019-13-01", "13"),
    ("2019-00-10", "00"),
    ("2019-00", "00"),
    ("2019-20", "20"),
    ("2019-42", "42"),
    ("2019-99", "99"),
    ("2019-21-05", "05"),
    ("2019-2X", "2X"),
    ("2019-02-3X", "3X"),
    ("-0000", "-0000"),
    ("-0000-01-01", "-0000"),
    ("2004-13~-11", "13"),
    ("156X-13-25", "13"),
    ("2019??", "??"),
    ("2019?~", "?~"),
    ("2019-10-30?x", "x"),
    ("2019-10-30T", "T"),
    ("2019-10-30T25:00:00", "T25:00:00"),
    ("2019-10-30T10:10", "T10:10"),
    ("2019-10-30T10:10:10z", "T10:10:10z"),
    ("2019-02-30T10:10:10Z", "30"),
    ("2019-10T10:10:10", "T"),
    ("2019-10-30T10:10:10/2019-10-31", "T10:10:10"),
    ("2019-10-29/2019-10-30T10:10:10", "T10:10:10"),
    ("[2019-10-30T10:10:10]", "T10:10:10"),
    ("2019-10-30T24:00:00", "T24:00:00"),
    ("Y2019", "2019"),
    ("Y", ""),
    ("Y012345", "012345"),
    ("Y17E", "17E"),
    ("Y170000002-01", "-"),
    ("1950S", "S"),
    ("1950S0", "S0"),
    ("/", "/"),
    ("/..", "/.."),
    ("../", "../"),
    ("../..", "../.."),
    ("2019/2020/2021", "/"),
    ("2019/2018", "2019/2018"),
    ("2019-10-30/2019-10-29", "2019-10-30/2019-10-29"),
    ("2004-07/2004-06-30", "2004-07/2004-06-30"),
    ("0001/-0001", "0001/-0001"),
    ("2019/2020-13", "13"),
    ("Y170000002/2020-13", "13"),
    ("2019/...", "."),
    ("2019 / 2020", " "),
    ("2019/[2020]", "["),
    ("[]", ""),
    ("[..]", ".."),
    ("[2019", ""),
    ("[", ""),
    ("[2019}", ""),
    ("2019]", "]"),
    ("[2019]?", "?"),
    ("[2019,]", ""),
    ("[,2019]", ""),
    ("[2019,,2020]", ""),
    ("[2019, 2020]", " "),
    ("[2020..2019]", "2020..2019"),
    ("[2019..2020..2021]", "."),
    ("[2019,..2020]", "..2020"),
    ("[2019..,2020]", "2019.."),
    ("[2019/2020]", "/"),
    ("[[2019]]", "]"),
    ("[1984-1X,2019-13]", "13"),
    ("{}", ""),
    ("{2019-13}", "13"),
    ("2019\u{301}", "\u{301}"),
    ("\u{feff}2019", "\u{feff}"),
    ("2019\0", "\0"),
];

fn day(text: &str) -> Option<Day> {
    let date = Edtf::parse(text).ok()?;
    date.earliest()
}

#[test]
fn what_is_accepted_means_these_days() {
    for (text, earliest, latest, kind, qualifier) in [LEVEL_0, LEVEL_1, LEVEL_2, OURS].concat() {
        let date = Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let iso = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        assert_eq!(iso(date.earliest()), earliest, "earliest of {text}");
        assert_eq!(iso(date.latest()), latest, "latest of {text}");
        assert_eq!(date.kind(), kind, "kind of {text}");
        assert_eq!(date.qualifier(), qualifier, "qualifier of {text}");
        assert_eq!(date.text(), text);
        assert!(!date.display().is_empty());
    }
}

#[test]
fn valid_edtf_that_is_not_drawn_says_that_it_is_valid() {
    for text in NOT_SUPPORTED {
        let error = Edtf::parse(text).expect_err(text);
        assert!(
            matches!(error, EdtfError::NotSupported { .. }),
            "{text}: {error}"
        );
        assert!(
            error
                .to_string()
                .starts_with("valid EDTF, not supported here: ")
        );
        assert!(!error.cure().is_empty());
        assert!(!text[error.at()].is_empty(), "{text}");
    }
}

#[test]
fn what_is_not_a_date_says_so_and_points_at_the_mistake() {
    for (text, place) in NOT_A_DATE {
        let error = Edtf::parse(text).expect_err(text);
        assert!(
            matches!(error, EdtfError::NotADate { .. }),
            "{text}: {error}"
        );
        assert!(error.to_string().starts_with("not a date: "));
        assert!(!error.cure().is_empty());
        assert_eq!(&text[error.at()], *place, "{text}: {error}");
    }
}

#[test]
fn messages_read_like_sentences() {
    let said = |text: &str| Edtf::parse(text).expect_err(text).to_string();
    assert_eq!(
        said("1900-02-29"),
        "not a date: February 1900 has no day 29"
    );
    assert_eq!(said("156X-XX-32"), "not a date: a month has no day 32");
    assert_eq!(said("2019-13-01"), "not a date: there is no month 13");
    assert_eq!(said("2019-1-1"), "not a date: a month has two digits");
    assert_eq!(said("2019/2018"), "not a date: it ends before it begins");
    assert_eq!(said("2019,5"), "not a date: ',' cannot stand here");
    assert_eq!(
        said("2004-01-01T10:10:10Z"),
        "valid EDTF, not supported here: a time of day"
    );
    assert_eq!(
        said("{1960,1961-12}"),
        "valid EDTF, not supported here: all of a set"
    );
}

#[test]
fn long_texts_and_large_sets_are_refused_at_once() {
    let long = "2019,".repeat(1_000_000);
    let error = Edtf::parse(&long).expect_err("too long");
    assert!(error.to_string().contains("5000000 bytes long"), "{error}");
    let set = |members: usize| format!("[{}]", vec!["-2019-10-30%"; members].join(","));
    assert!(Edtf::parse(&set(64)).is_ok());
    let error = Edtf::parse(&set(65)).expect_err("too many");
    assert!(error.to_string().contains("65 members"), "{error}");
    // The largest set there can be fits into the longest text there may be.
    let ranges = vec!["-2019-10-30%..-2019-10-30%"; legation::date::MAX_MEMBERS].join(",");
    assert!(ranges.len() + 2 <= legation::date::MAX_BYTES);
    assert!(Edtf::parse(&format!("[{ranges}]")).is_ok());
}

#[test]
fn a_season_without_a_hemisphere_is_the_one_or_the_other() {
    use legation::date::Membership::{Certainly, No, Possibly};
    let spring = Edtf::parse("2025-21").expect("a season");
    let within =
        |from: &str, to: &str| spring.within(day(from).expect("a day"), day(to).expect("a day"));
    assert_eq!(within("2025-03-01", "2025-05-31"), Possibly);
    assert_eq!(within("2025-06-01", "2025-08-31"), No);
    assert_eq!(within("2025-09-01", "2025-11-30"), Possibly);
    assert_eq!(within("2025-03-01", "2025-11-30"), Certainly);
}
