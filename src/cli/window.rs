//! `legation` without a word behind it: the window.

use std::{
    path::PathBuf,
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use clap::ValueEnum;
use legation::{
    app::{Launch, Start, launch},
    command::ThemeChoice,
    date::Day,
    model::Collection,
    view::Lens,
};

use super::complain;

#[derive(clap::Args)]
pub(super) struct Window {
    /// Folder or file of records to open; the built-in catalogue when absent
    path: Option<PathBuf>,
    /// Show only what the sources of this collection support, such as articles
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// Light or dark; as the system says when absent
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    /// How large the interface is drawn, 0.75 to 2.5
    #[arg(long, value_name = "FACTOR", default_value = "1", value_parser = scale)]
    scale: f32,
    /// Size of the window, such as 1600x1000
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1440x900", value_parser = size)]
    size: [f32; 2],
    /// The day that counts as today, such as 2026-11-21
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Day>,
    /// Print the milliseconds to the first frame, and close
    #[arg(long, hide = true)]
    exit_after_first_frame: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

impl Window {
    pub(super) fn run(self) -> ExitCode {
        let began = Instant::now();
        say_panics_plainly();
        let opened = launch(&Launch {
            start: Start {
                path: self.path,
                theme: match self.theme {
                    None => ThemeChoice::System,
                    Some(Theme::Light) => ThemeChoice::Light,
                    Some(Theme::Dark) => ThemeChoice::Dark,
                },
                scale: self.scale,
                today: self.today.unwrap_or_else(today),
                lens: self
                    .collection
                    .map_or(Lens::All, |name| Lens::Collection(Collection(name))),
            },
            size: self.size,
            report_first_frame: self.exit_after_first_frame.then_some(began),
        });
        match opened {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                complain(&error.to_string());
                ExitCode::FAILURE
            }
        }
    }
}

/// An error of the program itself is one sentence, and not a trace of the program's inside, unless
/// that was asked for in the usual way.
fn say_panics_plainly() {
    if std::env::var_os("RUST_BACKTRACE").is_some_and(|wanted| wanted != "0") {
        return;
    }
    std::panic::set_hook(Box::new(|panic| {
        complain(&unexpected(panic.payload_as_str()));
    }));
}

/// The sentence for an error that nobody foresaw.
fn unexpected(what: Option<&str>) -> String {
    let words: Vec<_> = what
        .unwrap_or("no reason given")
        .split_whitespace()
        .collect();
    format!(
        "met an error it did not expect: {}; your files are unchanged",
        words.join(" ")
    )
}

/// Today in Greenwich: a line on the timeline does not need the zone.
fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs());
    Day::from_number(i64::try_from(seconds / 86_400).unwrap_or_default())
}

fn scale(text: &str) -> Result<f32, String> {
    let factor: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.75..=2.5).contains(&factor) {
        Ok(factor)
    } else {
        Err("the scale goes from 0.75 to 2.5".to_owned())
    }
}

fn size(text: &str) -> Result<[f32; 2], String> {
    let wrong = || "a size looks like 1600x1000".to_owned();
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let number = |text: &str| -> Result<f32, String> { text.parse().map_err(|_| wrong()) };
    let size = [number(width)?, number(height)?];
    if size.iter().all(|side| (200.0..=16_384.0).contains(side)) {
        Ok(size)
    } else {
        Err("each side is 200 to 16384 pixels".to_owned())
    }
}

fn day(text: &str) -> Result<Day, String> {
    let date = legation::date::Edtf::parse(text).map_err(|error| error.to_string())?;
    date.earliest()
        .filter(|_| date.earliest() == date.latest())
        .ok_or_else(|| "today is one day, such as 2026-11-21".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_nobody_foresaw_is_one_line() {
        assert_eq!(
            unexpected(Some("assertion failed\n  left: 1\n right: 2")),
            "met an error it did not expect: assertion failed left: 1 right: 2; your files are unchanged"
        );
        assert!(unexpected(None).contains("no reason given"));
    }
}
