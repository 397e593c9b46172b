//! `legation` without a word behind it: the window.

use std::{
    path::PathBuf,
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use clap::ValueEnum;
use legation::{
    app::{Launch, Presented, Start, launch},
    command::{self, Scale, Settings, ThemeChoice},
    date::Day,
    model::Collection,
    view::{Lens, View},
};

use super::{MISUSE, complain, read::catalogue_with_views, views::own_folder};

#[derive(clap::Args)]
pub(super) struct Window {
    /// Folder or file of records to open; the built-in catalogue when absent
    pub(super) path: Option<PathBuf>,
    /// Show a saved view at first; legation views lists them
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// Show only what the sources of this collection support, such as articles
    #[arg(long, value_name = "NAME", conflicts_with = "view")]
    collection: Option<String>,
    /// Folder with the texts of the sources, to see quoted words where they stand
    #[arg(long, value_name = "FOLDER")]
    texts: Option<PathBuf>,
    /// Light or dark; as the system says when absent
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    /// Usual colours, or black on white and white on black with nothing faint
    #[arg(long, value_enum, default_value = "usual")]
    contrast: Contrast,
    /// How large the interface is drawn, 0.75 to 2.5
    #[arg(long, value_name = "FACTOR", default_value = "1", value_parser = scale)]
    scale: Scale,
    /// Whether what is shown next is travelled to, or there at once
    #[arg(long, value_enum, default_value = "usual")]
    motion: Motion,
    /// What steps are presented on: the colours of the theme, or white on black
    #[arg(long, value_enum, default_value = "theme")]
    ground: Ground,
    /// What the wheel does on the timeline when no key is held
    #[arg(long, value_enum, default_value = "scrolls")]
    wheel: Wheel,
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

#[derive(Clone, Copy, ValueEnum)]
enum Contrast {
    Usual,
    High,
}

#[derive(Clone, Copy, ValueEnum)]
enum Motion {
    Usual,
    None,
}

#[derive(Clone, Copy, ValueEnum)]
enum Ground {
    Theme,
    Black,
}

#[derive(Clone, Copy, ValueEnum)]
enum Wheel {
    Scrolls,
    Zooms,
}

impl Window {
    pub(super) fn run(self) -> ExitCode {
        self.open(None)
    }

    /// Opens the window, and presents what there is to present.
    pub(super) fn open(self, present: Option<Presented>) -> ExitCode {
        let began = Instant::now();
        say_panics_plainly();
        let view = match self.first_view() {
            Ok(view) => view,
            Err(error) => {
                complain(&format!("{error:#}"));
                return ExitCode::from(MISUSE);
            }
        };
        let opened = launch(&Launch {
            start: Start {
                settings: self.settings(),
                view,
                present,
                own_folder: own_folder(),
                path: self.path,
                texts: self.texts,
                today: self.today.unwrap_or_else(today),
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

    /// What is shown at first. For a saved view the records are read before there is a window, so that a
    /// wrong name is said where it was typed.
    fn first_view(&self) -> anyhow::Result<View> {
        let Some(name) = &self.view else {
            let lens = self.collection.clone().map(Collection);
            return Ok(View {
                lens: lens.map_or(Lens::All, Lens::Collection),
                ..View::default()
            });
        };
        catalogue_with_views(self.path.clone())?.view(name)
    }

    fn settings(&self) -> Settings {
        Settings {
            theme: match self.theme {
                None => ThemeChoice::System,
                Some(Theme::Light) => ThemeChoice::Light,
                Some(Theme::Dark) => ThemeChoice::Dark,
            },
            contrast: match self.contrast {
                Contrast::Usual => command::Contrast::Usual,
                Contrast::High => command::Contrast::High,
            },
            scale: self.scale,
            motion: match self.motion {
                Motion::Usual => command::Motion::Usual,
                Motion::None => command::Motion::None,
            },
            ground: match self.ground {
                Ground::Theme => command::Ground::Theme,
                Ground::Black => command::Ground::Black,
            },
            wheel: match self.wheel {
                Wheel::Scrolls => command::Wheel::Scrolls,
                Wheel::Zooms => command::Wheel::Zooms,
            },
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

fn scale(text: &str) -> Result<Scale, String> {
    let factor = text.parse().ok();
    factor
        .and_then(Scale::from_factor)
        .ok_or_else(|| "a scale is a number from 0.75 to 2.5, such as 1.5".to_owned())
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
