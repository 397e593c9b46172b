//! Outlines of glyphs, each written once.

use std::{collections::BTreeSet, fmt::Write};

use crate::fonts::{Face, Outline};

/// The glyphs that a picture uses.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    used: BTreeSet<(Face, u32)>,
    /// Those that have no outline.
    empty: BTreeSet<(Face, u32)>,
}

impl Glyphs {
    /// Notes that a glyph is used. `false` where there is nothing to be seen of it.
    pub(super) fn note(&mut self, face: Face, glyph: u32) -> bool {
        let key = (face, glyph);
        if self.used.contains(&key) {
            return true;
        }
        if self.empty.contains(&key) {
            return false;
        }
        let mut path = Path::default();
        let is_seen = face.outline(glyph, &mut path) && !path.0.is_empty();
        if is_seen {
            self.used.insert(key);
        } else {
            self.empty.insert(key);
        }
        is_seen
    }

    /// All that were noted, as paths in units of their face, upwards from the base line.
    pub(super) fn write(&self, out: &mut String) {
        for &(face, glyph) in &self.used {
            let mut path = Path::default();
            face.outline(glyph, &mut path);
            let id = id(face, glyph);
            let _ = writeln!(out, "<path id=\"{id}\" d=\"{}\"/>", path.0);
        }
    }
}

/// What a glyph is called in a file.
pub(super) fn id(face: Face, glyph: u32) -> String {
    format!("g{}-{glyph}", face.number())
}

/// The outline of a glyph as the data of a path.
#[derive(Default)]
struct Path(String);

impl Path {
    fn add(&mut self, command: char, points: &[(f32, f32)]) {
        self.0.push(command);
        for (number, (x, y)) in points.iter().enumerate() {
            let space = if number == 0 { "" } else { " " };
            let _ = write!(self.0, "{space}{x} {y}");
        }
    }
}

impl Outline for Path {
    fn begin(&mut self, x: f32, y: f32) {
        self.add('M', &[(x, y)]);
    }

    fn line(&mut self, x: f32, y: f32) {
        self.add('L', &[(x, y)]);
    }

    fn quad(&mut self, control: (f32, f32), x: f32, y: f32) {
        self.add('Q', &[control, (x, y)]);
    }

    fn cubic(&mut self, first: (f32, f32), second: (f32, f32), x: f32, y: f32) {
        self.add('C', &[first, second, (x, y)]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
