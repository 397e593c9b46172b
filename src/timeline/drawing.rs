//! Lanes drawn otherwise than a window would: with more rows where a page has room for them, and lower where
//! it has too little.

use super::{
    Arrangement, Lane, LanePacking, LaneShape, LaneStyle, Packing, metrics::MOST_ROWS,
    pack::pack_lane, speak,
};
use crate::scene::{TextMeasure, TextStyle};

/// Space around the name of a lane and between it and a number.
const BESIDE_NAME: f64 = 32.0;
/// How far the name of a lane of a group is moved in.
const OF_GROUP: f64 = 10.0;

/// How a lane is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// As what.
    pub style: LaneStyle,
    /// Where it is open, in how many rows at most: from 1 to 12.
    pub rows: usize,
}

impl Drawing {
    /// As the window draws it.
    #[must_use]
    pub fn of(lane: &Lane) -> Self {
        Self {
            style: lane.style,
            rows: MOST_ROWS,
        }
    }
}

/// What finds no room in a lane that is packed as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    /// Items without a row.
    pub folded: usize,
    /// Items with a row that has no room for their labels.
    pub bare: usize,
}

impl LanePacking {
    /// How it is drawn.
    #[must_use]
    pub fn drawing(&self) -> Drawing {
        self.drawing
    }

    /// Whether all that is in it has a mark with room for its label.
    #[must_use]
    pub fn lacks_nothing(&self) -> bool {
        let is_ribbon = self.shape == LaneShape::Ribbon;
        !is_ribbon && !self.has_pills && self.lack == Lack::default()
    }

    /// What has no room in it, where that is known: where it has few enough items to have rows at once.
    #[must_use]
    pub fn lack(&self) -> Lack {
        self.lack
    }
}

impl Packing {
    /// Draws a lane otherwise than the window would, and says what then has no room in it. Those below
    /// move up or down with it.
    pub fn redraw(&mut self, arrangement: &Arrangement, number: usize, drawing: Drawing) -> Lack {
        let (Some(lane), Some(packing)) =
            (arrangement.lanes.get(number), self.lanes.get_mut(number))
        else {
            return Lack::default();
        };
        *packing = pack_lane(lane, self.scale, drawing);
        let lack = packing.lack;
        self.stack();
        lack
    }

    /// Gives a lane another height. Those below move up or down with it.
    pub fn set_height(&mut self, number: usize, height: f64) {
        if let Some(lane) = self.lanes.get_mut(number) {
            lane.height = height;
            self.stack();
        }
    }

    fn stack(&mut self) {
        self.height = 0.0;
        for lane in &mut self.lanes {
            lane.top = self.height;
            self.height += lane.height;
        }
    }
}

impl Arrangement {
    /// How wide the heads of lanes are in which every name has room beside the number of what is in its lane.
    #[must_use]
    pub fn heads(&self, measure: &dyn TextMeasure) -> f64 {
        let lanes = self.lanes.iter().map(|lane| {
            let style = match lane.style {
                LaneStyle::Open => TextStyle::Heading,
                _ => TextStyle::Label,
            };
            let number = measure.width(&speak::short_count(lane), TextStyle::Caption);
            let aside = if lane.is_member { OF_GROUP } else { 0.0 };
            aside + measure.width(&lane.name, style) + number
        });
        BESIDE_NAME + lanes.fold(0.0, f64::max)
    }
}
