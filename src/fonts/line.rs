//! A line of text as glyphs, in the order in which they stand.
//!
//! Letters that join, stack or change places are set by a shaper, and what is read from the right
//! stands from the right, by the bidirectional algorithm of Unicode. Egui does the first and not the
//! second, so a name of two scripts can stand in another order in the window than in a picture.

use std::ops::Range;

use harfrust::{Direction, UnicodeBuffer};
use unicode_bidi::BidiInfo;

use super::{Face, Family, measure::is_unseen};

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// From left to right.
    pub runs: Vec<Run>,
    /// How wide it is, in ems.
    pub width: f64,
}

/// Glyphs of one face, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The face that writes them.
    pub face: Face,
    /// Where the run begins, in ems from the left end of the line.
    pub left: f64,
    /// Which bytes of the text it writes.
    pub text: Range<usize>,
    /// Whether the text is read from the right.
    pub from_right: bool,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// How much room it takes, in ems.
    pub advance: f64,
    /// How far to the right of where the room begins it stands, in ems.
    pub right: f64,
    /// How far above the base line, in ems.
    pub up: f64,
    /// Which bytes of the text it writes, alone or with others of the same bytes.
    pub text: Range<usize>,
}

impl Line {
    /// Sets a line of text.
    #[must_use]
    pub fn new(text: &str, family: Family) -> Self {
        let mut line = Self::default();
        for (part, from_right) in in_order(text) {
            let mut pieces = by_face(text, part, family);
            if from_right {
                pieces.reverse();
            }
            for (face, piece) in pieces {
                line.push(text, face, piece, from_right);
            }
        }
        line
    }

    fn push(&mut self, text: &str, face: Face, piece: Range<usize>, from_right: bool) {
        let glyphs = shape(&text[piece.clone()], piece.start, face, from_right);
        let left = self.width;
        self.width += glyphs.iter().map(|glyph| glyph.advance).sum::<f64>();
        self.runs.push(Run {
            face,
            left,
            text: piece,
            from_right,
            glyphs,
        });
    }
}

/// The parts of a text that are read in one direction, in the order in which they stand.
fn in_order(text: &str) -> Vec<(Range<usize>, bool)> {
    if text.is_ascii() {
        return vec![(0..text.len(), false)];
    }
    let info = BidiInfo::new(text, None);
    let mut parts = Vec::new();
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        parts.extend(runs.into_iter().map(|run| {
            let from_right = levels[run.start].is_rtl();
            (run, from_right)
        }));
    }
    parts
}

/// Cuts a part of a text where another face is needed. What is written on the letter before it, such as
/// an accent, stays with that.
fn by_face(text: &str, part: Range<usize>, family: Family) -> Vec<(Face, Range<usize>)> {
    let mut pieces: Vec<(Face, Range<usize>)> = Vec::new();
    for (at, character) in text[part.clone()].char_indices() {
        let (from, to) = (part.start + at, part.start + at + character.len_utf8());
        if let Some((face, piece)) = pieces.last_mut()
            && (is_unseen(character) || is_at_home(*face, character, family))
        {
            debug_assert_eq!(piece.end, from);
            piece.end = to;
            continue;
        }
        pieces.push((family.face_of(character), from..to));
    }
    pieces
}

/// Whether a character is written by the face of the one before it: where that is the face that is asked
/// first, and, of what marks a letter, wherever it has it.
fn is_at_home(face: Face, character: char, family: Family) -> bool {
    family.face_of(character) == face || (is_mark(character) && face.glyph(character).is_some())
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

fn shape(text: &str, offset: usize, face: Face, from_right: bool) -> Vec<Glyph> {
    let read = face.read();
    let shaper = read.shaper.shaper(&read.font).build();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(if from_right {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    let shaped = shaper.shape(buffer, harfrust::ShapeOptions::new());
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let ems = |units: i32| f64::from(units) / face.units();
    let glyphs = infos.iter().zip(positions).map(|(info, position)| {
        let start = info.cluster as usize;
        let next = starts.partition_point(|&other| other <= start);
        let end = starts.get(next).copied().unwrap_or(text.len());
        Glyph {
            id: info.glyph_id,
            advance: ems(position.x_advance),
            right: ems(position.x_offset),
            up: ems(position.y_offset),
            text: offset + start..offset + end,
        }
    });
    glyphs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::width;

    /// The text of the runs as they stand, from left to right.
    fn seen(text: &str) -> Vec<&str> {
        let line = Line::new(text, Family::Regular);
        line.runs
            .iter()
            .map(|run| &text[run.text.clone()])
            .collect()
    }

    #[test]
    fn a_line_of_latin_is_nearly_as_wide_as_it_is_measured() {
        for text in [
            "13th Joint Working Group",
            "Tavares, AVIATION (19–20 Dec 2024)",
        ] {
            let line = Line::new(text, Family::Medium);
            let measured = width(text, Family::Medium);
            assert!(line.width > 0.0 && (line.width - measured).abs() < 0.04 * measured);
            assert_eq!(line.runs.len(), 1);
        }
    }

    #[test]
    fn every_byte_is_written_once() {
        for text in [
            "Ōsaka (भारत गणराज्य) 13",
            "x المملكة العربية y",
            "ދިވެހި ރާއްޖެ 1",
            "",
            "a\u{301}b",
        ] {
            let line = Line::new(text, Family::Strong);
            let mut bytes: Vec<usize> = line.runs.iter().flat_map(|run| run.text.clone()).collect();
            bytes.sort_unstable();
            assert_eq!(bytes, (0..text.len()).collect::<Vec<_>>(), "{text}");
            for run in &line.runs {
                for glyph in &run.glyphs {
                    assert!(run.text.start <= glyph.text.start && glyph.text.end <= run.text.end);
                    assert!(text.is_char_boundary(glyph.text.start));
                }
            }
        }
    }

    #[test]
    fn what_is_read_from_the_right_stands_from_the_right() {
        let order = seen("Riyadh العربية السعودية then");
        let at = |word: &str| order.iter().position(|part| part.contains(word));
        assert!(at("Riyadh") < at("السعودية"), "{order:?}");
        assert!(at("السعودية") < at("العربية"), "{order:?}");
        assert!(at("العربية") < at("then"), "{order:?}");
        // A number that follows goes on in the same direction.
        let order = seen("Riyadh السعودية 2019");
        let at = |word: &str| order.iter().position(|part| part.contains(word));
        assert!(at("2019") < at("السعودية"), "{order:?}");
    }

    #[test]
    fn letters_that_join_are_joined() {
        let joined = Line::new("السعودية", Family::Arabic);
        let alone: f64 = "السعودية"
            .chars()
            .map(|one| Line::new(&one.to_string(), Family::Arabic).width)
            .sum();
        assert!(joined.width < 0.9 * alone, "{} {alone}", joined.width);
        // Devanagari: the sign of the short i stands before the letter that it is spoken after.
        let hindi = Line::new("हिन्दी", Family::Regular);
        assert!(hindi.runs[0].glyphs.len() < "हिन्दी".chars().count());
    }
}
