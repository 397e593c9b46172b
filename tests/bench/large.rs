//! Large catalogues by hand: writes one to a folder, and says what it costs to read one.
//!
//! ```sh
//! cargo run --release --example large -- write FOLDER 1000000
//! cargo run --release --example large -- load FOLDER        # THREADS may follow
//! cargo run --release --example large -- bare FOLDER        # `ron` alone, on one thread
//! ```
#![expect(
    clippy::print_stdout,
    reason = "what it costs is what this program is for"
)]

#[path = "../common/mod.rs"]
mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    num::NonZero,
    path::{Path, PathBuf},
    time::Instant,
};

use common::{bare, synthetic};
use legation::{
    catalogue::{Catalogue, Columns, Facets, Known, Standing},
    date::Day,
    load::{Input, Loaded, Options, load},
    view::{Filter, Lens},
};

/// Engagements for each file that is written.
const IN_A_FILE: usize = 50_000;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["write", folder, count] => write(Path::new(folder), count.parse().expect("a number")),
        ["load", folder] => read(folder.into(), None),
        ["load", folder, threads] => read(folder.into(), threads.parse().ok()),
        ["bare", folder] => read_bare(Path::new(folder)),
        _ => println!("write FOLDER COUNT, load FOLDER [THREADS], or bare FOLDER"),
    }
}

fn write(folder: &Path, count: usize) {
    fs::create_dir_all(folder).expect("a folder to write to");
    timed("Made and written", || {
        for (name, text) in synthetic::files(count, 7, count.div_ceil(IN_A_FILE)) {
            fs::write(folder.join(name), text).expect("room for a file");
        }
    });
    timed("Made without text", || synthetic::records(count, 7));
}

fn read(folder: PathBuf, threads: Option<NonZero<usize>>) {
    let options = Options {
        threads,
        ..Options::default()
    };
    let Loaded {
        records, problems, ..
    } = timed("Loaded", || load(Input::Path(folder), &options));
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in &problems {
        *codes.entry(problem.code.as_str()).or_default() += 1;
    }
    println!("Found: {codes:?}");
    timed("Forgot what was found", || drop(problems));
    let catalogue = timed("Indexed", || Catalogue::new(records));
    println!("{} engagements", catalogue.len());
    for lens in [Lens::All, Lens::OfficialOnly] {
        println!("{lens:?}");
        let known = timed("Known", || Known::new(&catalogue, &lens));
        let today = Day::from_number(20_000);
        let columns = timed("Columns", || Columns::new(&catalogue, &known, today));
        timed("Facets", || {
            Facets::new(
                &catalogue,
                &columns,
                &Filter::default(),
                &BTreeSet::new(),
                |_| None,
            )
        });
        timed("Another day", || {
            columns.judged(&catalogue, &known, Day::from_number(18_000))
        });
        timed("Years", || catalogue.meetings_by_year(&known));
        timed("Standing", || Standing::new(&catalogue, &known, &columns));
        timed("Promises", || catalogue.count_promises(&known, today));
    }
    timed("Forgot the catalogue", || drop(catalogue));
}

fn read_bare(folder: &Path) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder to read")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let records = timed("Read and parsed", || {
        let texts = files.iter().map(fs::read_to_string);
        let parse = |text: std::io::Result<String>| bare::parse(&text.expect("a text"));
        texts.map(parse).collect::<Vec<_>>()
    });
    timed("Forgot", || drop(records));
}

/// Says how long something took, and how much memory there was at most until then.
fn timed<R>(what: &str, run: impl FnOnce() -> R) -> R {
    let began = Instant::now();
    let result = run();
    let seconds = began.elapsed().as_secs_f64();
    println!("{what}: {seconds:.2} s, {} at most so far", memory());
    result
}

/// The most memory that this program had so far, where the system says.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|line| line.trim().strip_suffix(" kB"));
    let megabytes = kilobytes.and_then(|number| number.trim().parse::<f64>().ok());
    megabytes.map_or_else(
        || "an unknown amount of memory".to_owned(),
        |kilobytes| format!("{:.0} MB", kilobytes / 1024.0),
    )
}
