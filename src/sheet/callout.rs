//! Callouts: words in a box beside a mark, with a line that leads to it.
//!
//! Every place of a grid is tried out. A place that covers marks, words or other callouts is taken only
//! where there is no other; of clear ones that from which the shortest line leads, which crosses no
//! other line and runs through as little as can be. No chance is in it, so the same picture has the
//! same places.

use super::block::{Block, pitch, text_at, wrapped};
use crate::scene::{Anchor, Paint, Point, Rect, Shape, Size, Stroke, TextStyle, Token};

/// Style of the words.
const STYLE: TextStyle = TextStyle::Lead;
/// Space between the words and the edge of their box.
const PADDING: (f64, f64) = (10.0, 6.0);
/// Width of the edge at the left of a box.
const ACCENT: f64 = 3.0;
/// The widths into which words are tried to be set.
const WIDTHS: [f64; 4] = [120.0, 160.0, 205.0, 260.0];
/// From one place that is tried to the next.
const STEP: f64 = 4.0;
/// Room that is kept around a box.
const AROUND: f64 = 5.0;
/// How often each looks for a better place once all have one.
const ROUNDS: usize = 2;
/// What it costs to cover something, beside which no length of a line matters.
const COVERED: f64 = 1e6;
/// What it costs to cross the line of another.
const CROSSED: f64 = 4_000.0;

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
    /// Where the names of lanes end: boxes stand to the right of them where that costs little.
    pub(super) heads: f64,
    /// Marks and words.
    pub(super) marks: Vec<Rect>,
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

/// Finds places for all of them, in their order.
pub(super) fn place(wishes: &[Wish], ground: &Ground) -> Vec<Placed> {
    let sought: Vec<Sought<'_>> = wishes
        .iter()
        .map(|wish| Sought::new(wish, ground.room))
        .collect();
    let marks = Covered::new(ground.room, &ground.marks);
    let lines = Covered::new(ground.room, &ground.lines);
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    let x = |at: usize| wishes[at].mark.map_or(f64::INFINITY, |mark| mark.x);
    order.sort_by(|&one, &other| x(one).total_cmp(&x(other)));
    let mut placed: Vec<Option<Placed>> = vec![None; wishes.len()];
    for _ in 0..=ROUNDS {
        for &at in &order {
            placed[at] = None;
            let others: Vec<&Placed> = placed.iter().flatten().collect();
            let search = Search {
                sought: &sought[at],
                room: ground.room,
                heads: ground.heads,
                marks: &marks,
                lines: &lines,
                others: &others,
            };
            let best = search.best();
            placed[at] = best;
        }
    }
    placed.into_iter().flatten().collect()
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
        let mut settings: Vec<(Size, Vec<String>)> = Vec::new();
        for most in WIDTHS {
            let most = most.min(room.width() - aside).max(1.0);
            let lines = balanced(&wish.text, most);
            let widest = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
            let size = Size {
                width: widest + aside,
                height: lines.len() as f64 * pitch(STYLE) + 2.0 * PADDING.1,
            };
            if !settings.iter().any(|(other, _)| *other == size) {
                settings.push((size, lines));
            }
        }
        Self { wish, settings }
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

/// How much of a rectangle is covered: sums over cells, so that asking costs the same for any size.
struct Covered {
    room: Rect,
    columns: usize,
    sums: Vec<f64>,
}

/// Side of a cell, in points.
const CELL: f64 = 2.0;

impl Covered {
    fn new(room: Rect, rects: &[Rect]) -> Self {
        let columns = (room.width() / CELL).ceil().max(1.0) as usize;
        let rows = (room.height() / CELL).ceil().max(1.0) as usize;
        let mut cells = vec![false; columns * rows];
        for rect in rects.iter().filter(|rect| rect.overlaps(room)) {
            let rect = rect.common(room);
            let cell = |at: f64| (at / CELL).floor().max(0.0) as usize;
            let after = |at: f64| (at / CELL).ceil().max(0.0) as usize;
            for row in cell(rect.top - room.top)..after(rect.bottom - room.top).min(rows) {
                let from = row * columns + cell(rect.left - room.left);
                let to = row * columns + after(rect.right - room.left).min(columns);
                cells[from..to.max(from)].fill(true);
            }
        }
        let across = columns + 1;
        let mut sums = vec![0.0; across * (rows + 1)];
        for row in 0..rows {
            for column in 0..columns {
                let own = f64::from(u8::from(cells[row * columns + column]));
                let at = (row + 1) * across + column + 1;
                sums[at] = own + sums[at - 1] + sums[at - across] - sums[at - across - 1];
            }
        }
        Self {
            room,
            columns,
            sums,
        }
    }

    /// How many cells of a rectangle are covered.
    fn of(&self, rect: Rect) -> f64 {
        let across = self.columns + 1;
        let rows = self.sums.len() / across - 1;
        let cell = |at: f64, most: usize| ((at / CELL).floor().max(0.0) as usize).min(most);
        let after = |at: f64, most: usize| ((at / CELL).ceil().max(0.0) as usize).min(most);
        let (left, right) = (
            cell(rect.left - self.room.left, self.columns),
            after(rect.right - self.room.left, self.columns),
        );
        let (top, bottom) = (
            cell(rect.top - self.room.top, rows),
            after(rect.bottom - self.room.top, rows),
        );
        let sum = |row: usize, column: usize| self.sums[row * across + column];
        sum(bottom, right) + sum(top, left) - sum(top, right) - sum(bottom, left)
    }
}

struct Search<'a> {
    sought: &'a Sought<'a>,
    room: Rect,
    heads: f64,
    marks: &'a Covered,
    lines: &'a Covered,
    others: &'a [&'a Placed],
}

impl Search<'_> {
    fn best(&self) -> Option<Placed> {
        let mut best: Option<(f64, Placed)> = None;
        for (size, lines) in &self.sought.settings {
            let places = |from: f64, to: f64| {
                let count = ((to - from) / STEP).floor().max(0.0) as usize;
                (0..=count).map(move |number| from + number as f64 * STEP)
            };
            for y in places(self.room.top, self.room.bottom - size.height) {
                for x in places(self.room.left, self.room.right - size.width) {
                    let rect = Rect::new(x, y, x + size.width, y + size.height);
                    let least = best.as_ref().map_or(f64::INFINITY, |(least, _)| *least);
                    let Some((cost, leader)) = self.cost(rect, lines.len(), least) else {
                        continue;
                    };
                    let lines = lines.clone();
                    best = Some((
                        cost,
                        Placed {
                            rect,
                            lines,
                            leader,
                        },
                    ));
                }
            }
        }
        best.map(|(_, placed)| placed)
    }

    /// What a place costs, and the line from it, where it costs less than another.
    fn cost(&self, rect: Rect, lines: usize, least: f64) -> Option<(f64, Option<(Point, Point)>)> {
        let around = rect.grown(AROUND);
        let mut cost = 0.0;
        let over_others = self.others.iter().map(|other| {
            let other = other.rect.grown(AROUND);
            if other.overlaps(rect) {
                let shared = other.common(rect);
                1.0 + shared.width() * shared.height()
            } else {
                0.0
            }
        });
        // To cover the words of another is worse than to cover a mark.
        cost += 3.0 * COVERED * over_others.sum::<f64>();
        if cost >= least {
            return None;
        }
        cost += COVERED * self.marks.of(around);
        cost += 6.0 * self.lines.of(around);
        cost += 0.8 * (self.heads - rect.left).max(0.0);
        // Words in one or two lines read best.
        cost += 12.0 * (lines as f64 - 2.0).abs();
        // The line of another does not run through these words.
        let crossing = self.others.iter().filter_map(|other| other.leader);
        let crossing = crossing.filter(|&(from, to)| crosses_box(from, to, rect));
        cost += CROSSED * crossing.count() as f64;
        let Some(mark) = self.sought.wish.mark else {
            cost += rect.top * 0.1;
            return (cost < least).then_some((cost, None));
        };
        let (from, to) = leader(rect, mark, self.sought.wish.reach);
        let length = from.distance(to);
        cost += 2.0 * length + 3.5 * (from.x - to.x).abs();
        if cost >= least {
            return None;
        }
        cost += self.along(from, to);
        (cost < least).then_some((cost, Some((from, to))))
    }

    /// What it costs to lead a line from a box to a mark.
    fn along(&self, from: Point, to: Point) -> f64 {
        let steps = (from.distance(to) / 3.0).ceil().max(1.0);
        let mut through = 0.0;
        for step in 1..steps as usize {
            let share = step as f64 / steps;
            let at = Point::new(
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            );
            through += self.marks.of(Rect::around(at, 1.0)).min(1.0);
        }
        let mut cost = 60.0 * through;
        for other in self.others {
            if crosses_box(from, to, other.rect.grown(2.0)) {
                cost += CROSSED;
            }
            if other.leader.is_some_and(|(a, b)| cross((from, to), (a, b))) {
                cost += CROSSED;
            }
        }
        cost
    }
}

/// From the nearest edge of a box to a mark, as upright as can be.
fn leader(rect: Rect, mark: Point, reach: f64) -> (Point, Point) {
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

/// Whether two lines cross.
pub(super) fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

fn crosses_box(from: Point, to: Point, rect: Rect) -> bool {
    let corner = Point::new;
    let corners = [
        corner(rect.left, rect.top),
        corner(rect.right, rect.top),
        corner(rect.right, rect.bottom),
        corner(rect.left, rect.bottom),
    ];
    let sides = (0..4).map(|at| (corners[at], corners[(at + 1) % 4]));
    rect.contains(from)
        || rect.contains(to)
        || sides.into_iter().any(|side| cross((from, to), side))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            let placed = place(&wishes, &ground);
            prop_assert_eq!(placed.len(), wishes.len());
            prop_assert_eq!(&placed, &place(&wishes, &ground));
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
        let placed = place(&[wish], &ground);
        let (from, to) = placed[0].leader.unwrap_or_default();
        assert!((from.x - to.x).abs() < 1e-9 || (from.y - to.y).abs() < 1e-9);
        assert!(to.distance(Point::new(300.0, 120.0)) < 9.1);
    }

    #[test]
    fn lines_cross_or_do_not() {
        let at = Point::new;
        let one = (at(0.0, 0.0), at(10.0, 10.0));
        assert!(cross(one, (at(0.0, 10.0), at(10.0, 0.0))));
        assert!(!cross(one, (at(0.0, 1.0), at(9.0, 10.0))));
    }
}
