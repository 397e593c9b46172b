//! The text of a source by its paragraphs, with the quoted words marked where they stand: those that one
//! came from, and of others only the paragraphs; where one came from nowhere, all.

use std::ops::Range;

use egui::{
    Align, FontFamily, FontId, Label, RichText, Ui,
    text::{LayoutJob, TextFormat},
};

use super::{NUMBER, beside};
use crate::{
    app::{fonts, panel::note, theme},
    load::Passage,
    scene::Token,
};

/// Size of the letters, in points.
const SIZE: f32 = 13.5;

/// A text, and what is marked in it.
pub(super) struct Text<'a> {
    pub paragraphs: &'a [String],
    /// The place that was asked for.
    pub at: Option<&'a Passage>,
    /// All places that are quoted.
    pub quoted: Vec<Passage>,
}

/// How letters are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Not,
    /// Quoted elsewhere.
    Quoted,
    /// Quoted where one came from.
    Asked,
}

impl Text<'_> {
    /// Shows every paragraph, and scrolls to the one that was asked for.
    pub(super) fn show(&self, ui: &mut Ui, scrolls: bool) {
        let asked = self.at.and_then(Passage::paragraph);
        let others = self.quoted.iter().filter_map(Passage::paragraph);
        if asked.is_some() && others.clone().any(|other| Some(other) != asked) {
            note(
                ui,
                "A thin line stands beside paragraphs that are cited for something else",
            );
        }
        for (text, number) in self.paragraphs.iter().zip(1..) {
            let is_asked = asked == Some(number);
            let mut marks = self.marks(number);
            let is_beside = asked.is_some() && !is_asked && others.clone().any(|at| at == number);
            if is_beside {
                // Where a source proves much, the words that are meant would be lost among the others.
                marks.clear();
            }
            let top = ui.cursor().top();
            let token = if is_asked { Token::Mark } else { Token::Ink3 };
            let ink = theme::ink(ui, token);
            let font = if is_asked {
                FontId::new(11.0, fonts::strong())
            } else {
                FontId::new(11.0, FontFamily::Proportional)
            };
            beside(
                ui,
                NUMBER,
                |ui| {
                    // The lines of the text are higher.
                    ui.add_space(3.0);
                    let number = format!("¶\u{a0}{number}");
                    ui.label(RichText::new(number).font(font).color(ink));
                },
                |ui| paragraph(ui, text, &marks, is_asked),
            );
            let bottom = ui.cursor().top();
            if is_asked || is_beside {
                let left = ui.min_rect().left() - 7.0;
                let (width, token) = if is_asked {
                    (2.0, Token::Selection)
                } else {
                    (1.0, Token::Ink3)
                };
                let bar = egui::Stroke::new(width, theme::ink(ui, token));
                ui.painter().vline(left, top..=bottom - 4.0, bar);
                if is_asked && scrolls {
                    let rect = egui::Rect::from_min_max(
                        egui::pos2(ui.min_rect().left(), top),
                        egui::pos2(ui.min_rect().right(), bottom),
                    );
                    ui.scroll_to_rect(rect, Some(Align::Center));
                }
            }
            ui.add_space(3.0);
        }
    }

    /// What is marked in a paragraph.
    fn marks(&self, number: usize) -> Vec<(Range<usize>, Mark)> {
        let quoted = self.quoted.iter().map(|passage| (passage, Mark::Quoted));
        let asked = self.at.map(|passage| (passage, Mark::Asked));
        let mut marks = Vec::new();
        for (passage, mark) in quoted.chain(asked) {
            if let Passage::Found { paragraph, words } = passage
                && *paragraph == number
            {
                marks.extend(words.iter().map(|range| (range.clone(), mark)));
            }
        }
        marks
    }
}

/// A paragraph as one run of text. A screen reader is told what is marked in it. Beside words that were
/// asked for others are marked faintly.
fn paragraph(ui: &mut Ui, text: &str, marks: &[(Range<usize>, Mark)], is_asked: bool) {
    let mut job = LayoutJob::default();
    for (range, mark) in pieces(text.len(), marks) {
        let ink = theme::ink(ui, Token::Ink);
        let mut look = TextFormat::simple(FontId::new(SIZE, fonts::serif()), ink);
        look.line_height = Some(SIZE * 1.4);
        if mark == Mark::Quoted && is_asked {
            look.underline = egui::Stroke::new(0.75, theme::ink(ui, Token::Ink3));
        } else if mark != Mark::Not {
            look.background = theme::ink(ui, Token::WarningGround);
            look.expand_bg = 0.0;
        }
        if mark == Mark::Asked {
            look.underline = egui::Stroke::new(1.5, theme::ink(ui, Token::Selection));
        }
        job.append(&text[range], 0.0, look);
    }
    let response = ui.add(Label::new(job).wrap());
    let asked = marks.iter().filter(|(_, mark)| *mark == Mark::Asked);
    let words: Vec<String> = asked
        .map(|(range, _)| format!("“{}”", &text[range.clone()]))
        .collect();
    if !words.is_empty() {
        ui.accesskit_node_builder(response.id, |node| {
            node.set_description(format!("Quoted: {}", words.join(", ")));
        });
    }
}

/// A text cut where its marks begin and end. Where several lie on each other the strongest shows.
fn pieces(length: usize, marks: &[(Range<usize>, Mark)]) -> Vec<(Range<usize>, Mark)> {
    let ends = marks.iter().flat_map(|(range, _)| [range.start, range.end]);
    let mut cuts: Vec<usize> = ends.chain([0, length]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|cut| {
        let here = marks.iter().filter(|(range, _)| range.contains(&cut[0]));
        let mark = here.map(|(_, mark)| *mark).max();
        (cut[0]..cut[1], mark.unwrap_or(Mark::Not))
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use super::{Mark, pieces};

    #[test]
    fn a_text_is_cut_where_marks_begin_and_end() {
        assert_eq!(pieces(5, &[]), [(0..5, Mark::Not)]);
        assert_eq!(pieces(0, &[]), []);
        let marks = [(2..6, Mark::Quoted), (4..8, Mark::Asked)];
        assert_eq!(
            pieces(9, &marks),
            [
                (0..2, Mark::Not),
                (2..4, Mark::Quoted),
                (4..6, Mark::Asked),
                (6..8, Mark::Asked),
                (8..9, Mark::Not),
            ]
        );
        assert_eq!(pieces(3, &[(0..3, Mark::Asked)]), [(0..3, Mark::Asked)]);
    }
}
