//! What an audience sees of a step: how many labels, and which marks.

use super::{
    AXIS_HEIGHT, Arrangement, Attention, HEAD_WIDTH, Index, Level, Packing, Stage, Trim, layout,
};
use crate::{
    briefing::Step,
    catalogue::{Catalogue, Handle},
    scene::{Scene, Shape, Size, TextMeasure, TextStyle},
    view::View,
};

/// The most labels that an audience can read.
pub const MOST_LABELS: usize = 40;
/// The most words of a callout that an audience reads.
pub const MOST_WORDS: usize = 25;

/// Room for the timeline on a small projector.
const ROOM: Size = Size {
    width: 1280.0,
    height: 600.0,
};

/// What of a view is on a small projector.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// How many labels there are.
    pub labels: usize,
    /// What has a mark of its own.
    pub marked: Vec<Handle>,
    /// How many engagements are in ribbons that are in sight.
    pub ribboned: u32,
    /// How many are folded into pills.
    pub folded: u32,
    /// How many have a marker of their own.
    pub drawn: u32,
}

impl Sight {
    /// Lays a view out.
    #[must_use]
    pub fn new(catalogue: &Catalogue, view: &View, measure: &dyn TextMeasure) -> Self {
        let index = Index::new(
            catalogue,
            &view.lens,
            catalogue.as_of_day(view, None),
            measure,
        );
        let arrangement = Arrangement::from_index(&index, catalogue, view);
        let window = arrangement.window(view);
        let width = ROOM.width - HEAD_WIDTH;
        let mut packing = Packing::new(&arrangement, Level::new(width / window.span(), None));
        let heights = (view.scroll, view.scroll + ROOM.height - AXIS_HEIGHT);
        packing.prepare(&arrangement, window, heights);
        let stage = Stage {
            catalogue,
            arrangement: &arrangement,
            packing: &packing,
            on_the_way: &[],
            view,
            size: ROOM,
            today: None,
            attention: Attention::default(),
            finds: None,
            trim: Trim::default(),
        };
        Self::of(&layout(&stage, measure))
    }

    /// What is in a picture.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        let summary = scene.summary;
        Self {
            labels: labels(scene),
            marked: scene.marked().collect(),
            ribboned: summary.ribboned.saturating_sub(summary.ribboned_elsewhere),
            folded: summary.folded,
            drawn: summary.drawn,
        }
    }

    /// In what most of the engagements in sight are, where that is nothing that names them.
    fn crowd(&self) -> Option<&'static str> {
        if self.ribboned + self.folded <= self.drawn {
            return None;
        }
        Some(match (self.ribboned, self.folded) {
            (_, 0) => "ribbons",
            (0, _) => "pills",
            _ => "ribbons and pills",
        })
    }
}

/// How many labels of engagements are in a picture.
#[must_use]
pub fn labels(scene: &Scene) -> usize {
    let is_label = |shape: &&Shape| match shape {
        Shape::Text(text) => matches!(text.style, TextStyle::Label | TextStyle::LabelStrong),
        _ => false,
    };
    let layers = scene.layers.iter().filter(|layer| layer.name == "labels");
    let shapes = layers.flat_map(|layer| &layer.shapes);
    shapes.filter(is_label).count()
}

/// What may be wrong with a step, each in a sentence; what is in sight counts as soon as it is known.
#[must_use]
pub fn warnings(catalogue: &Catalogue, step: &Step, sight: Option<&Sight>) -> Vec<String> {
    let mut warnings = Vec::new();
    if step.title.trim().is_empty() {
        warnings.push("The step has no title".to_owned());
    }
    if let Some(sight) = sight.filter(|sight| sight.labels > MOST_LABELS) {
        warnings.push(format!(
            "The view shows {} labels, and an audience reads {MOST_LABELS} at most: show less time or fewer partners",
            sight.labels
        ));
    }
    if let Some(crowd) = sight.and_then(Sight::crowd) {
        warnings.push(format!(
            "Most of what this step shows is in {crowd}, in which no meeting has a name: choose fewer partners or less time"
        ));
    }
    for callout in &step.callouts {
        let Some(handle) = catalogue.find(&callout.engagement) else {
            let id = &callout.engagement;
            warnings.push(format!("There is no engagement {id} to call out"));
            continue;
        };
        let title = &catalogue.entry(handle).engagement.title;
        let words = callout.text.split_whitespace().count();
        if words == 0 {
            warnings.push(format!("Nothing is written beside “{title}”"));
        } else if words > MOST_WORDS {
            warnings.push(format!(
                "{words} words are written beside “{title}”, and {MOST_WORDS} are the most that are read"
            ));
        }
        if sight.is_some_and(|sight| !sight.marked.contains(&handle)) {
            warnings.push(format!("“{title}” has no mark of its own in this view"));
        }
    }
    for engagement in &step.focus {
        let found = catalogue.find(engagement);
        if found.is_none() {
            warnings.push(format!(
                "There is no engagement {engagement} to bring forward"
            ));
        }
        let is_called_out = step
            .callouts
            .iter()
            .any(|callout| callout.engagement == *engagement);
        // Of what is called out it is said above.
        if let (Some(handle), Some(sight), false) = (found, sight, is_called_out)
            && !sight.marked.contains(&handle)
        {
            let title = &catalogue.entry(handle).engagement.title;
            warnings.push(format!(
                "“{title}” is brought forward and has no mark of its own in this view"
            ));
        }
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_is_what_most_are_in_without_a_name() {
        for (ribboned, folded, drawn, crowd) in [
            (0, 0, 0, None),
            (3, 2, 5, None),
            (6, 0, 5, Some("ribbons")),
            (0, 6, 5, Some("pills")),
            (3, 3, 5, Some("ribbons and pills")),
        ] {
            let sight = Sight {
                ribboned,
                folded,
                drawn,
                ..Sight::default()
            };
            assert_eq!(sight.crowd(), crowd, "{sight:?}");
        }
    }
}
