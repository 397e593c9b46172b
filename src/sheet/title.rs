//! Whether what a step is called has room on its slide.

use super::{
    PageSize,
    block::{wrapped, wrapped_to},
    draft::MOST_LINES,
};
use crate::{briefing::Step, catalogue::one_line, scene::TextStyle};

/// What of the title and the subtitle of a step has no room on a slide of 16 to 9, each in a sentence.
#[must_use]
pub fn cut_off(step: &Step) -> Vec<String> {
    let subtitle = step.subtitle.as_deref().unwrap_or_default();
    let texts = [
        ("title", step.title.as_str(), TextStyle::LongTitle),
        ("subtitle", subtitle, TextStyle::Lead),
    ];
    let cut = texts.into_iter().filter_map(|(what, text, style)| {
        let end = end_of_cut(&one_line(text), style)?;
        Some(format!(
            "The {what} is too long for a slide, where it ends with “{end}”: make it shorter"
        ))
    });
    cut.collect()
}

/// The last words of a text that has no room; none where it has.
fn end_of_cut(text: &str, style: TextStyle) -> Option<String> {
    let width = PageSize::Slide.inside().width();
    if wrapped(text, width, style).len() <= MOST_LINES {
        return None;
    }
    let last = wrapped_to(MOST_LINES, text, width, style).pop()?;
    let words: Vec<&str> = last.split(' ').collect();
    let from = words.len().saturating_sub(3);
    Some(words[from..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::{Briefing, LONGEST_TITLE},
        catalogue::{Catalogue, Records},
        model::BriefingId,
        sheet::{Document, Options, Part, Role},
    };

    const WORDS: &str =
        "The group met again in Moscow, as its minutes had promised three years before; ";

    fn step(letters: usize) -> Step {
        Step {
            title: WORDS.repeat(5).chars().take(letters).collect(),
            ..Step::default()
        }
    }

    #[test]
    fn what_is_cut_off_is_what_a_slide_does_not_show() {
        let catalogue = Catalogue::new(Records::default());
        let mut seen = [false; 2];
        for letters in (20..300).step_by(7) {
            let step = step(letters);
            let is_told = !cut_off(&step).is_empty();
            let briefing = Briefing {
                slug: BriefingId::from("talk"),
                title: "Talk".to_owned(),
                subtitle: None,
                steps: vec![step.clone()],
            };
            let document = Document::of_briefing(&catalogue, &briefing, &Options::default());
            let title = document.sheets[0]
                .parts
                .iter()
                .find(|part| part.role == Role::Title);
            let lines: Vec<&str> = title.into_iter().flat_map(Part::texts).collect();
            let is_whole = lines.join(" ") == one_line(&step.title).trim();
            assert_eq!(is_told, !is_whole, "{letters}: {lines:?}");
            seen[usize::from(is_told)] = true;
        }
        assert_eq!(seen, [true; 2]);
    }

    #[test]
    fn it_is_said_where_a_title_ends() {
        let told = cut_off(&step(250));
        let [told] = told.as_slice() else {
            panic!("{told:?}");
        };
        assert!(told.starts_with("The title is too long"), "{told}");
        assert!(told.contains("…”"), "{told}");
    }

    #[test]
    fn what_checking_takes_for_too_long_is() {
        assert!(cut_off(&step(LONGEST_TITLE * 9 / 10)).is_empty());
        assert!(!cut_off(&step(LONGEST_TITLE + 8)).is_empty());
    }
}
