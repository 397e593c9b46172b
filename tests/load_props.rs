//! Whatever happens to a file, loading does not panic, ends soon, and keeps what was good.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::{collections::BTreeSet, ops::Range};

use legation::load::{Input, Loaded, Options, load, report};
use proptest::prelude::*;

/// A record, its id, and the records that it refers to.
struct Chunk {
    id: &'static str,
    text: String,
    needs: &'static [&'static str],
}

fn chunk(id: &'static str, text: &str, needs: &'static [&'static str]) -> Chunk {
    Chunk {
        id,
        text: text.replace("ID", id),
        needs,
    }
}

/// Ids are far apart, so that no single slip turns one into another.
fn chunks() -> Vec<Chunk> {
    let topic = r#"Topic(slug: "ID", name: "A \"name\"", sentence: r"a (raw) one")"#;
    let party = r#"Party(
        code: "ID",
        name: "Über (the) [best]", // with a comment
    )"#;
    let region = r#"Region(code: "ID", name: "R")"#;
    let country = r#"Party(code: "ID", name: "N", region: "rrrr")"#;
    let source =
        r#"Source(id: "ID", kind: Newspaper, url: "https://example.org/a", collection: "x")"#;
    let format = r#"Format(slug: "ID", name: "N", short: "S", sentence: "s", marker: Circle)"#;
    let series = r#"Series(slug: "ID", name: "N", short: "S", parties: ["bbbb"], format: "ffff")"#;
    let engagement = r#"Engagement(
        id: "ID",
        title: "A meeting",
        parties: ["bbbb"],
        format: "ffff",
        status: Held,
        dates: [(date: "2019-10-30", basis: "'it''s'", cite: [Quote("cccc", 5, "some words")])],
        points: [(kind: Agreed, what: "x", topics: ["aaaa"], who: Side("bbbb"))],
    )"#;
    let saved =
        r#"SavedView(name: "ID", view: (time: "2019/2024", filter: (with: [Topic("aaaa")])))"#;
    let briefing = r#"Briefing(
        slug: "ID",
        title: "T",
        steps: [
            (title: "S", view: (hidden: ["bbbb"]), callouts: [(engagement: "hhhh", text: "(x)")]),
        ],
    )"#;
    vec![
        chunk("aaaa", topic, &[]),
        chunk("bbbb", party, &[]),
        chunk("cccc", source, &[]),
        chunk("dddd", topic, &[]),
        chunk("ffff", format, &[]),
        chunk("gggg", series, &["bbbb", "ffff"]),
        chunk("hhhh", engagement, &["aaaa", "bbbb", "cccc", "ffff"]),
        chunk("kkkk", topic, &[]),
        chunk("mmmm", engagement, &["aaaa", "bbbb", "cccc", "ffff"]),
        chunk("pppp", party, &[]),
        chunk("rrrr", region, &[]),
        chunk("ssss", country, &["rrrr"]),
        chunk("tttt", saved, &["aaaa"]),
        chunk("vvvv", briefing, &["aaaa", "bbbb", "cccc", "ffff", "hhhh"]),
    ]
}

/// A file of these records, and where each stands.
fn file(chunks: &[Chunk]) -> (String, Vec<Range<usize>>) {
    let mut text = String::from("[\n");
    let mut ranges = Vec::new();
    for chunk in chunks {
        let start = text.len();
        text.push_str(&chunk.text);
        ranges.push(start..text.len());
        text.push_str(",\n");
    }
    text.push_str("]\n");
    (text, ranges)
}

fn load_bytes(bytes: Vec<u8>) -> Loaded {
    let loaded = load(Input::memory([("a.ron", bytes)]), &Options::default());
    // Whatever was found can be shown.
    let _ = report::human(&loaded.problems, true);
    let _ = report::json(&loaded.problems);
    loaded
}

fn ids(loaded: &Loaded) -> BTreeSet<String> {
    let records = &loaded.records;
    let mut ids = BTreeSet::new();
    ids.extend(records.topics.iter().map(|topic| topic.slug.to_string()));
    ids.extend(records.regions.iter().map(|region| region.code.to_string()));
    ids.extend(records.parties.iter().map(|party| party.code.to_string()));
    ids.extend(records.sources.iter().map(|source| source.id.to_string()));
    ids.extend(records.formats.iter().map(|format| format.slug.to_string()));
    ids.extend(records.series.iter().map(|series| series.slug.to_string()));
    ids.extend(
        records
            .engagements
            .iter()
            .map(|engagement| engagement.id.to_string()),
    );
    ids.extend(records.saved_views.iter().map(|saved| saved.name.clone()));
    ids.extend(records.briefings.iter().map(|one| one.slug.to_string()));
    ids
}

/// Ids of the records that are whole and need no other.
fn unharmed(chunks: &[Chunk], is_whole: impl Fn(usize) -> bool) -> BTreeSet<String> {
    let whole: BTreeSet<&str> = chunks
        .iter()
        .enumerate()
        .filter(|&(index, _)| is_whole(index))
        .map(|(_, chunk)| chunk.id)
        .collect();
    chunks
        .iter()
        .filter(|chunk| whole.contains(chunk.id))
        .filter(|chunk| chunk.needs.iter().all(|need| whole.contains(need)))
        .map(|chunk| chunk.id.to_string())
        .collect()
}

#[test]
fn the_file_is_good_to_begin_with() {
    let chunks = chunks();
    let (text, _) = file(&chunks);
    let loaded = load_bytes(text.into_bytes());
    assert_eq!(ids(&loaded).len(), chunks.len());
}

#[test]
fn any_record_may_be_missing() {
    for missing in 0..chunks().len() {
        let mut chunks = chunks();
        chunks.remove(missing);
        let (text, _) = file(&chunks);
        assert_eq!(
            ids(&load_bytes(text.into_bytes())),
            unharmed(&chunks, |_| true)
        );
    }
}

#[test]
fn any_prefix_keeps_its_whole_records() {
    let chunks = chunks();
    let (text, ranges) = file(&chunks);
    for end in 0..text.len() {
        let loaded = load_bytes(text.as_bytes()[..end].to_vec());
        let wanted = unharmed(&chunks, |index| ranges[index].end <= end);
        assert!(ids(&loaded).is_superset(&wanted), "cut at {end}");
    }
}

/// Any byte, and more often one that means something.
fn byte() -> impl Strategy<Value = u8> {
    let meaning = b"()[]{}\"'#/*\\,:r\n \0\xFF\xC3".to_vec();
    prop_oneof![3 => proptest::sample::select(meaning), 1 => any::<u8>()]
}

/// A text made of pieces that mean something.
fn soup() -> impl Strategy<Value = String> {
    let pieces = [
        "Topic(",
        "\nTopic(",
        "\nEngagement(",
        "Source(",
        "Nothing(",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\\",
        "'",
        "r#\"",
        "\"#",
        "//",
        "/*",
        "*/",
        "\n",
        ",",
        ":",
        "slug: \"a\"",
        "name: ",
        "dates: [",
        "date: \"2019",
        "é",
        "0",
        "-",
        "#![",
        "Some(",
        "cite: [Quote(",
        "who: Side(",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_byte_may_be_wrong(at in any::<proptest::sample::Index>(), byte in byte()) {
        let chunks = chunks();
        let (text, ranges) = file(&chunks);
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        // A byte right before or after a record may join it.
        let is_touched = |range: &Range<usize>| range.start <= at + 1 && at <= range.end;
        let wanted = unharmed(&chunks, |index| !is_touched(&ranges[index]));
        let loaded = load_bytes(bytes);
        let ids = ids(&loaded);
        let lost: Vec<_> = wanted.difference(&ids).collect();
        prop_assert!(lost.is_empty(), "{lost:?} lost\n{}", report::human(&loaded.problems, false));
    }

    #[test]
    fn any_stretch_may_be_gone(
        from in any::<proptest::sample::Index>(),
        length in 1_usize..200,
    ) {
        let (mut text, _) = file(&chunks());
        let from = text.floor_char_boundary(from.index(text.len()));
        let to = text.floor_char_boundary((from + length).min(text.len()));
        text.replace_range(from..to, "");
        load_bytes(text.into_bytes());
    }

    #[test]
    fn any_text_may_be_given(text in soup()) {
        load_bytes(text.into_bytes());
    }

    #[test]
    fn any_bytes_may_be_given(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        load_bytes(bytes);
    }
}

#[test]
fn much_of_the_same_ends_soon() {
    let units = [
        "Topic(\"\n",
        "/*\n",
        "Topic(\n",
        "Topic(/*\n",
        "Topic(r#\"\n",
        "a: \"\n",
        "Topic(slug: \"a\")\n",
        "Nothing(\n",
        ")",
        "[",
        "\"",
        "Engagement(id: \"a\", dates: [(date: \"x\")])\n",
    ];
    for unit in units {
        load_bytes(unit.repeat(100_000 / unit.len()).into_bytes());
    }
    let one = format!(
        "Engagement(id: \"a\", dates: [{}])",
        "(date: \"x\", cite: [Page(\"nobody\")]),".repeat(5_000)
    );
    load_bytes(one.into_bytes());
    let long = "x".repeat(50_000);
    load_bytes(format!("{long}(a: 1)\nTopic({long}: 1)\nParty(kind: {long})").into_bytes());
    let basis = "Monday, 3 May 2021 ".repeat(5_000);
    let one = format!("Context(id: \"a\", title: \"t\", date: \"2021\", basis: \"{basis}\")");
    load_bytes(one.into_bytes());
    let one = format!(
        "Engagement(id: \"a\", title: \"\", format: \"x\", status: Held, dates: [], cite: [{}])",
        "Page(\"nobody\"),".repeat(5_000)
    );
    load_bytes(one.into_bytes());
}
