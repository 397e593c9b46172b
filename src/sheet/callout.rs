//! Callouts: words in a box beside a mark, with a line that leads to it.
//!
//! Every place of a grid is tried out. A place that covers marks, words or other callouts is taken only
//! where there is no other; of clear ones that from which the shortest line leads, which crosses no
//! other line and runs through as little as can be. What is best for one may be in the way of another, so
//! the best places of all are weighed together, in several orders and two by two. No chance is in it, so
//! the same picture has the same places.

use super::{
    block::{Block, pitch, text_at, wrapped, wrapped_to},
    covered::Covered,
    weigh::{AROUND, COVERED, Choice, Place, ROUNDS, WORTH, together},
};
use crate::scene::{Anchor, Paint, Point, Rect, Shape, Size, Stroke, TextStyle, Token};

/// Style of the words.
const STYLE: TextStyle = TextStyle::Lead;
/// Space between the words and the edge of their box.
const PADDING: (f64, f64) = (10.0, 6.0);
/// Width of the edge at the left of a box.
const ACCENT: f64 = 3.0;
/// The widths into which words are tried to be set.
const WIDTHS: [f64; 6] = [120.0, 160.0, 205.0, 260.0, 340.0, 450.0];
/// From one place that is tried to the next, in a room as large as that of a slide; in a larger one, however
/// wide or high, further, so that no more places are tried in it.
const STEP: f64 = 4.0;
const USUAL_ROOM: f64 = 660.0 * 230.0;
/// How many steps apart places are of which only the best is weighed with those of others.
const APART: (f64, f64) = (4.0, 2.0);
/// How many places of one callout are weighed with those of others.
const MOST_PLACES: usize = 240;
/// What it costs to lead a line through words, and through marks.
const THROUGH_WORDS: f64 = 3_000.0;
const THROUGH_MARKS: f64 = 700.0;
/// What a callout costs at most that is in the way of nothing and whose line is short.
pub(super) const CLEAR: f64 = 350.0;

/// What is to be said of a mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wish {
    /// Middle of the mark, where it has one.
    pub(super) mark: Option<Point>,
    /// How far from there its line ends.
    pub(super) reach: f64,
    pub(super) text: String,
}

/// What callouts should not cover, from the page on which they stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    /// Where boxes may be.
    pub(super) room: Rect,
    /// The scale of time, over which no box stands.
    pub(super) axis: Rect,
    /// Where the names of lanes end: boxes stand to the right of them where that costs little.
    pub(super) heads: f64,
    /// Marks.
    pub(super) marks: Vec<Rect>,
    /// Words.
    pub(super) words: Vec<Rect>,
    /// Lines, which may be covered where nothing else helps.
    pub(super) lines: Vec<Rect>,
}

/// A callout at its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) rect: Rect,
    lines: Vec<String>,
    /// The line from the box to the mark.
    pub(super) leader: Option<(Point, Point)>,
}

/// Finds places for all of them, in their order, and says what that costs.
pub(super) fn place(wishes: &[Wish], ground: &Ground) -> (Vec<Placed>, f64) {
    let sought: Vec<Sought<'_>> = wishes
        .iter()
        .map(|wish| Sought::new(wish, ground.room))
        .collect();
    let search = Search::new(ground);
    let places: Vec<Vec<Place>> = sought.iter().map(|sought| search.places(sought)).collect();
    // Where nothing has room, nothing is said.
    let (sought, places): (Vec<_>, Vec<_>) = sought
        .iter()
        .zip(places)
        .filter(|(_, places)| !places.is_empty())
        .unzip();
    let wishes: Vec<Wish> = sought.iter().map(|sought| sought.wish.clone()).collect();
    let choices = orders(&wishes);
    let choices = choices.iter().map(|order| Choice::of_order(&places, order));
    let Some(best) = choices.min_by(|one, other| one.cost().total_cmp(&other.cost())) else {
        return (Vec::new(), 0.0);
    };
    let mut chosen: Vec<Place> = (0..places.len()).map(|at| best.at(at).clone()).collect();
    // Only the best places were weighed so far, and not each of the grid.
    for _ in 0..ROUNDS {
        let mut is_better = false;
        for (at, sought) in sought.iter().enumerate() {
            if !in_the_way(at, &chosen) {
                continue;
            }
            let others: Vec<&Place> = chosen
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, place)| place)
                .collect();
            if let Some(better) = search.better(sought, &chosen[at], &others) {
                chosen[at] = better;
                is_better = true;
            }
        }
        if !is_better {
            break;
        }
    }
    let mut cost = 0.0;
    for (number, place) in chosen.iter().enumerate() {
        cost += place.cost;
        let others = chosen[..number].iter();
        cost += others.map(|other| together(place, other)).sum::<f64>();
    }
    let placed = chosen
        .into_iter()
        .zip(sought)
        .map(|(place, sought)| Placed {
            rect: place.rect,
            lines: sought.settings[place.setting].1.clone(),
            leader: place.leader,
        });
    (placed.collect(), cost)
}

/// Whether a place covers or crosses something.
fn in_the_way(at: usize, chosen: &[Place]) -> bool {
    let others = chosen.iter().enumerate().filter(|(other, _)| *other != at);
    let company = others.map(|(_, other)| together(&chosen[at], other));
    chosen[at].cost + company.sum::<f64>() >= WORTH
}

impl Placed {
    /// The box and its words.
    pub(super) fn block(&self) -> Block {
        let (width, height) = (self.rect.width(), self.rect.height());
        let ground = |rect, token: Token, stroke| Shape::Rect {
            rect,
            rounding: 0.0,
            fill: Some(token.into()),
            stroke,
        };
        let edge = Stroke::solid(Token::Rule, 0.8);
        let mut shapes = vec![
            ground(Rect::new(0.0, 0.0, width, height), Token::Paper, Some(edge)),
            ground(Rect::new(0.0, 0.0, ACCENT, height), Token::Selection, None),
        ];
        for (number, line) in self.lines.iter().enumerate() {
            let y = PADDING.1 + (number as f64 + 0.5) * pitch(STYLE);
            let at = Point::new(ACCENT + PADDING.0, y);
            shapes.push(text_at(line.clone(), at, Anchor::Left, STYLE, Token::Ink));
        }
        Block {
            size: Size { width, height },
            shapes,
            ..Block::default()
        }
    }

    /// The line that leads to the mark: the place of its top left corner, and the line.
    pub(super) fn leader_block(&self) -> Option<(Point, Block)> {
        let (from, to) = self.leader?;
        let corner = Point::new(from.x.min(to.x), from.y.min(to.y));
        let paint = Paint::from(Token::Selection);
        let moved = |at: Point| Point::new(at.x - corner.x, at.y - corner.y);
        let block = Block {
            size: Size {
                width: (from.x - to.x).abs(),
                height: (from.y - to.y).abs(),
            },
            shapes: vec![Shape::Line {
                from: moved(from),
                to: moved(to),
                stroke: Stroke::solid(paint, 1.3),
            }],
            ..Block::default()
        };
        Some((corner, block))
    }
}

/// What a place is sought for: its words set into several widths.
struct Sought<'a> {
    wish: &'a Wish,
    settings: Vec<(Size, Vec<String>)>,
}

impl<'a> Sought<'a> {
    fn new(wish: &'a Wish, room: Rect) -> Self {
        let aside = ACCENT + 2.0 * PADDING.0;
        let most_lines = ((room.height() - 2.0 * PADDING.1) / pitch(STYLE)).floor();
        let most_lines = (most_lines as usize).max(1);
        let mut settings: Vec<(Size, Vec<String>)> = Vec::new();
        for most in WIDTHS {
            let most = most.min(room.width() - aside).max(1.0);
            let lines = balanced(&wish.text, most);
            let size = size_of(&lines);
            let has_room = lines.len() <= most_lines;
            if has_room && !settings.iter().any(|(other, _)| *other == size) {
                settings.push((size, lines));
            }
        }
        if settings.is_empty() {
            // What is too long for the room is cut where it is widest.
            let most = WIDTHS[WIDTHS.len() - 1].min(room.width() - aside).max(1.0);
            let lines = wrapped_to(most_lines, &wish.text, most, STYLE);
            settings.push((size_of(&lines), lines));
        }
        Self { wish, settings }
    }
}

/// How large a box with some lines is.
fn size_of(lines: &[String]) -> Size {
    let widest = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
    Size {
        width: widest + ACCENT + 2.0 * PADDING.0,
        height: lines.len() as f64 * pitch(STYLE) + 2.0 * PADDING.1,
    }
}

fn width(text: &str) -> f64 {
    use crate::scene::TextMeasure;
    crate::fonts::FaceMeasure.width(text, STYLE)
}

/// Lines no wider than `most`, and not much wider than they have to be for their number.
fn balanced(text: &str, most: f64) -> Vec<String> {
    let lines = wrapped(text, most, STYLE);
    let mut best = lines;
    let mut room = most - 6.0;
    while room > most * 0.55 {
        let narrower = wrapped(text, room, STYLE);
        if narrower.len() > best.len() {
            break;
        }
        best = narrower;
        room -= 6.0;
    }
    best
}

/// From one place to the next in a room.
fn step_in(room: Rect) -> f64 {
    let area = room.width().max(0.0) * room.height().max(0.0);
    STEP * (area / USUAL_ROOM).sqrt().max(1.0)
}

/// What is looked up while places are tried.
struct Search<'a> {
    ground: &'a Ground,
    step: f64,
    /// Marks and words.
    solid: Covered,
    words: Covered,
    lines: Covered,
}

impl Search<'_> {
    fn new(ground: &Ground) -> Search<'_> {
        let covered = |rects: &[Rect]| Covered::new(ground.room, rects);
        let solid: Vec<Rect> = ground.marks.iter().chain(&ground.words).copied().collect();
        Search {
            ground,
            step: step_in(ground.room),
            solid: covered(&solid),
            words: covered(&ground.words),
            lines: covered(&ground.lines),
        }
    }

    /// Every place of the grid.
    fn everywhere(&self, size: Size) -> impl Iterator<Item = Rect> {
        let (room, step) = (self.ground.room, self.step);
        let steps = move |from: f64, to: f64| {
            let count = ((to - from) / step).floor();
            let count = if count >= 0.0 { count as usize + 1 } else { 0 };
            (0..count).map(move |number| from + number as f64 * step)
        };
        let Size { width, height } = size;
        let down = steps(room.top, room.bottom - height);
        down.flat_map(move |y| {
            let across = steps(room.left, room.right - width);
            across.map(move |x| Rect::new(x, y, x + width, y + height))
        })
    }

    /// The best places of one callout, no two of them alike.
    fn places(&self, sought: &Sought<'_>) -> Vec<Place> {
        let room = self.ground.room;
        let apart = (APART.0 * self.step, APART.1 * self.step);
        let columns = (room.width() / apart.0).ceil().max(1.0) as usize + 1;
        let rows = (room.height() / apart.1).ceil().max(1.0) as usize + 1;
        let mut best: Vec<Option<Place>> = vec![None; columns * rows];
        for (setting, (size, _)) in sought.settings.iter().enumerate() {
            for rect in self.everywhere(*size) {
                let column = ((rect.left - room.left) / apart.0) as usize;
                let row = ((rect.top - room.top) / apart.1) as usize;
                let best = &mut best[row * columns + column];
                let least = best.as_ref().map_or(f64::INFINITY, |best| best.cost);
                if let Some(place) = self.place(sought, setting, rect, least) {
                    *best = Some(place);
                }
            }
        }
        let mut places: Vec<Place> = best.into_iter().flatten().collect();
        places.sort_by(|one, other| one.cost.total_cmp(&other.cost));
        places.truncate(MOST_PLACES);
        places
    }

    /// The best place beside others, if it costs less than one that it has.
    fn better(&self, sought: &Sought<'_>, has: &Place, others: &[&Place]) -> Option<Place> {
        let beside = |place: &Place| -> f64 {
            let others = others.iter();
            others.map(|other| together(place, other)).sum()
        };
        let mut least = has.cost + beside(has);
        let mut best = None;
        for (setting, (size, _)) in sought.settings.iter().enumerate() {
            for rect in self.everywhere(*size) {
                let Some(place) = self.place(sought, setting, rect, least) else {
                    continue;
                };
                let cost = place.cost + beside(&place);
                if cost < least {
                    least = cost;
                    best = Some(place);
                }
            }
        }
        best
    }

    /// What a place costs by itself, and the line from it, where it costs less than another. What is quickly
    /// told comes first.
    fn place(&self, sought: &Sought<'_>, setting: usize, rect: Rect, least: f64) -> Option<Place> {
        // Words in one or two lines read best.
        let lines = sought.settings[setting].1.len();
        let mut cost = 12.0 * (lines as f64 - 2.0).abs();
        let over_heads = self.ground.heads - rect.left;
        if over_heads > 0.0 {
            cost += 30.0 + 3.0 * over_heads;
        }
        let mark = sought.wish.mark;
        let leader = mark.map(|mark| led(rect, mark, sought.wish.reach));
        cost += leader.map_or(rect.top * 0.1, |(from, to)| {
            2.0 * from.distance(to) + 3.5 * (from.x - to.x).abs()
        });
        if cost >= least {
            return None;
        }
        let around = rect.grown(AROUND);
        cost += COVERED * self.solid.of(around);
        if rect.overlaps(self.ground.axis) {
            let shared = self.ground.axis.common(rect);
            cost += COVERED * (1.0 + shared.width() * shared.height());
        }
        if cost >= least {
            return None;
        }
        cost += 6.0 * self.lines.of(around);
        if let (Some(mark), Some((from, to))) = (mark, leader) {
            cost += self.along(from, to, mark);
        }
        (cost < least).then_some(Place {
            rect,
            setting,
            leader,
            cost,
        })
    }

    /// What it costs to lead a line from a box to a mark.
    fn along(&self, from: Point, to: Point, mark: Point) -> f64 {
        let mut cost = 0.0;
        let (mut is_through_words, mut is_through_marks) = (false, false);
        let near = to.distance(mark) + 4.0;
        for at in samples(from, to) {
            let here = Rect::around(at, 1.0);
            if self.solid.of(here) == 0.0 {
                continue;
            }
            cost += 60.0;
            let is_words = self.words.of(here) > 0.0;
            is_through_words |= is_words;
            is_through_marks |= !is_words && at.distance(mark) > near;
        }
        if is_through_words {
            cost += THROUGH_WORDS;
        }
        if is_through_marks {
            cost += THROUGH_MARKS;
        }
        cost
    }
}

/// The orders in which callouts look for places: of each kind, from either end.
fn orders(wishes: &[Wish]) -> Vec<Vec<usize>> {
    let along = |of: &dyn Fn(Point) -> f64| {
        let place = |at: usize| wishes[at].mark.map_or(f64::INFINITY, of);
        let mut order: Vec<usize> = (0..wishes.len()).collect();
        order.sort_by(|&one, &other| place(one).total_cmp(&place(other)));
        order
    };
    let mut orders = Vec::new();
    for order in [along(&|mark| mark.x), along(&|mark| mark.y)] {
        orders.push(order.iter().rev().copied().collect());
        orders.push(order);
    }
    orders.dedup();
    orders
}

/// Points along a line, without its ends.
fn samples(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let steps = (from.distance(to) / 3.0).ceil().max(1.0);
    (1..steps as usize).map(move |step| {
        let share = step as f64 / steps;
        Point::new(
            from.x + (to.x - from.x) * share,
            from.y + (to.y - from.y) * share,
        )
    })
}

/// From the nearest edge of a box to a mark, as upright as can be.
fn led(rect: Rect, mark: Point, reach: f64) -> (Point, Point) {
    let inset = 8.0_f64.min(rect.width() / 2.0);
    let x = mark.x.clamp(rect.left + inset, rect.right - inset);
    let from = if mark.y < rect.top {
        Point::new(x, rect.top)
    } else if mark.y > rect.bottom {
        Point::new(x, rect.bottom)
    } else if mark.x < rect.left {
        Point::new(rect.left, mark.y)
    } else {
        Point::new(rect.right, mark.y)
    };
    let length = from.distance(mark).max(1e-6);
    let share = (1.0 - reach / length).max(0.0);
    let to = Point::new(
        from.x + (mark.x - from.x) * share,
        from.y + (mark.y - from.y) * share,
    );
    (from, to)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::sheet::covered::CELL;

    use super::*;

    const ROOM: Rect = Rect {
        left: 30.0,
        top: 100.0,
        right: 674.0,
        bottom: 360.0,
    };

    fn inside(rect: Rect) -> bool {
        rect.left >= ROOM.left - 1e-9
            && rect.right <= ROOM.right + 1e-9
            && rect.top >= ROOM.top - 1e-9
            && rect.bottom <= ROOM.bottom + 1e-9
    }

    /// Places that are called out, and marks by left, top, width and height.
    type Made = (Vec<(f64, f64)>, Vec<(f64, f64, f64, f64)>);

    fn scenes() -> impl Strategy<Value = Made> {
        let called = prop::collection::vec((40.0..660.0, 105.0..350.0), 1..5);
        let marks = (40.0..640.0, 100.0..350.0, 6.0..150.0, 8.0..20.0);
        (called, prop::collection::vec(marks, 0..40))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn boxes_stay_on_the_page_and_apart_and_off_marks((called, marks) in scenes()) {
            let wishes: Vec<Wish> = called.iter().map(|&(x, y)| Wish {
                mark: Some(Point::new(x, y)),
                reach: 10.0,
                text: "Promised for 2020, held in May 2023".to_owned(),
            }).collect();
            let marks: Vec<Rect> = marks.iter()
                .map(|&(x, y, width, height)| Rect::new(x, y, x + width, y + height))
                .collect();
            let ground = Ground { room: ROOM, marks, ..Ground::default() };
            let (placed, _) = place(&wishes, &ground);
            prop_assert_eq!(placed.len(), wishes.len());
            prop_assert_eq!(&placed, &place(&wishes, &ground).0);
            for (number, one) in placed.iter().enumerate() {
                prop_assert!(inside(one.rect), "{:?}", one.rect);
                for other in &placed[..number] {
                    prop_assert!(!one.rect.overlaps(other.rect), "{:?} {:?}", one, other);
                }
                let covers = ground.marks.iter().any(|mark| mark.overlaps(one.rect));
                if !covers {
                    continue;
                }
                // Then no place is clear of marks and of the others, with the room around that is kept.
                for (size, _) in &Sought::new(&wishes[number], ROOM).settings {
                    let mut y = ROOM.top;
                    while y <= ROOM.bottom - size.height {
                        let mut x = ROOM.left;
                        while x <= ROOM.right - size.width {
                            let rect = Rect::new(x, y, x + size.width, y + size.height);
                            let near = rect.grown(AROUND + CELL);
                            let mut others = placed.iter().enumerate()
                                .filter(|(other, _)| *other != number);
                            let is_clear = !ground.marks.iter().any(|mark| mark.overlaps(near))
                                && !others.any(|(_, other)| other.rect.grown(AROUND).overlaps(rect));
                            prop_assert!(!is_clear, "{:?} is clear, {:?} is not", rect, one.rect);
                            x += STEP;
                        }
                        y += STEP;
                    }
                }
            }
        }
    }

    #[test]
    fn no_room_has_many_more_places_than_that_of_a_slide() {
        let places = |width: f64, height: f64| {
            let step = step_in(Rect::new(0.0, 0.0, width, height));
            (width / step) * (height / step)
        };
        let slide = places(660.0, 230.0);
        for (width, height) in [
            (516.0, 900.0),
            (1200.0, 700.0),
            (516.0, 19_000.0),
            (19_000.0, 230.0),
        ] {
            assert!(places(width, height) <= slide * 1.001, "{width} × {height}");
        }
    }

    #[test]
    fn a_line_leads_straight_up_where_nothing_is_in_the_way() {
        let wish = Wish {
            mark: Some(Point::new(300.0, 120.0)),
            reach: 9.0,
            text: "Held".to_owned(),
        };
        let marks = vec![Rect::around(Point::new(300.0, 120.0), 9.0)];
        let ground = Ground {
            room: ROOM,
            marks,
            ..Ground::default()
        };
        let (placed, _) = place(&[wish], &ground);
        let (from, to) = placed[0].leader.unwrap_or_default();
        assert!((from.x - to.x).abs() < 1e-9 || (from.y - to.y).abs() < 1e-9);
        assert!(to.distance(Point::new(300.0, 120.0)) < 9.1);
    }
}
