//! Texts and samples, set into lines and columns. Everything here is in points of a picture.

use crate::{
    catalogue::one_line,
    fonts::FaceMeasure,
    scene::{
        Anchor, Layer, Point, Rect, Scene, Shape, Size, Stroke, Text, TextMeasure, TextStyle, Token,
    },
    timeline::fitted,
};

/// Something that stands on a page: shapes from its top left corner, and where in it links are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block {
    pub(super) size: Size,
    pub(super) shapes: Vec<Shape>,
    /// Rectangle, address, and where it leads in words.
    pub(super) links: Vec<(Rect, String, String)>,
    /// How far from its upper and lower edge everything is cut off, if it is.
    pub(super) trim: Option<f64>,
}

impl Block {
    /// Lines of text one below the other, as wide as the widest.
    pub(super) fn of_lines(lines: &[String], style: TextStyle, token: Token) -> Self {
        let mut block = Self::default();
        for line in lines {
            block.line(line, 0.0, style, token);
        }
        block
    }

    /// Adds a line of text below what is there, and says which rectangle it takes up.
    pub(super) fn line(&mut self, text: &str, left: f64, style: TextStyle, token: Token) -> Rect {
        let top = self.size.height;
        let width = FaceMeasure.width(text, style);
        let height = pitch(style);
        self.shapes.push(text_at(
            text.to_owned(),
            Point::new(left, top + height / 2.0),
            Anchor::Left,
            style,
            token,
        ));
        self.size.width = self.size.width.max(left + width);
        self.size.height += height;
        Rect::new(left, top, left + width, top + height)
    }

    /// The block cut between lines of a pitch into pieces no higher than `height`.
    pub(super) fn cut(self, height: f64, pitch: f64) -> Vec<Self> {
        if self.size.height <= height {
            return vec![self];
        }
        let lines = (height / pitch).floor().max(1.0);
        let step = lines * pitch;
        let count = (self.size.height / step).ceil() as usize;
        let mut pieces = vec![Self::default(); count];
        let piece_of = |y: f64| ((y / step) as usize).min(count - 1);
        for shape in &self.shapes {
            let piece = piece_of(shape.bounds().centre().y);
            let up = piece as f64 * step;
            pieces[piece].shapes.push(shape.moved(0.0, -up));
        }
        for (rect, address, words) in self.links {
            let piece = piece_of(rect.centre().y);
            let up = piece as f64 * step;
            let rect = Rect::new(rect.left, rect.top - up, rect.right, rect.bottom - up);
            pieces[piece].links.push((rect, address, words));
        }
        for (number, piece) in pieces.iter_mut().enumerate() {
            piece.size = Size {
                width: self.size.width,
                height: (self.size.height - number as f64 * step).min(step),
            };
        }
        pieces
    }

    pub(super) fn scene(self) -> Scene {
        let far = 1e6;
        let clip = match self.trim {
            Some(trim) => Rect::new(-far, trim, far, self.size.height - trim),
            None => Rect::new(-far, -far, far, far),
        };
        Scene {
            size: self.size,
            layers: vec![Layer {
                name: "block",
                clip,
                shapes: self.shapes,
            }],
            ..Scene::default()
        }
    }
}

/// A line of text at a place.
pub(super) fn text_at(
    text: String,
    at: Point,
    anchor: Anchor,
    style: TextStyle,
    token: Token,
) -> Shape {
    Shape::Text(Text {
        width: FaceMeasure.width(&text, style),
        text,
        at,
        anchor,
        style,
        paint: token.into(),
    })
}

/// A hairline from side to side.
pub(super) fn rule(width: f64) -> Block {
    let at = |x| Point::new(x, 0.0);
    Block {
        size: Size { width, height: 0.0 },
        shapes: vec![Shape::Line {
            from: at(0.0),
            to: at(width),
            stroke: Stroke::solid(Token::Rule, 1.0),
        }],
        ..Block::default()
    }
}

/// From one line of a style to the next.
pub(super) fn pitch(style: TextStyle) -> f64 {
    (style.size() * 1.3).round()
}

/// A text cut into lines that are no wider than `room`, at spaces where there are any.
pub(super) fn wrapped(text: &str, room: f64, style: TextStyle) -> Vec<String> {
    let width = |text: &str| FaceMeasure.width(text, style);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in one_line(text).split(' ') {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&longer) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        // A word longer than a line is cut where the line ends, as an address is.
        line = word.chars().fold(String::new(), |mut part, letter| {
            part.push(letter);
            if width(&part) > room && part.chars().count() > 1 {
                part.pop();
                lines.push(std::mem::take(&mut part));
                part.push(letter);
            }
            part
        });
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The first lines of a text, with an ellipsis where there are more.
pub(super) fn wrapped_to(most: usize, text: &str, room: f64, style: TextStyle) -> Vec<String> {
    let mut lines = wrapped(text, room, style);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let more = format!("{last} …");
            *last = fitted(&more, room, style, &FaceMeasure);
        }
    }
    lines
}

/// Blocks beside each other in rows no wider than `room`, each in the middle of its row: of each its place, and
/// the height of all.
pub(super) fn flowed(blocks: &[Block], room: f64, gap: f64) -> (Vec<Point>, f64) {
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0_f64);
    let mut places: Vec<Point> = Vec::with_capacity(blocks.len());
    let mut first = 0;
    let centre = |places: &mut [Point], first: usize, height: f64| {
        for (place, block) in places[first..].iter_mut().zip(&blocks[first..]) {
            place.y += (height - block.size.height) / 2.0;
        }
    };
    for block in blocks {
        if x > 0.0 && x + block.size.width > room {
            centre(&mut places, first, height);
            first = places.len();
            x = 0.0;
            y += height;
            height = 0.0;
        }
        places.push(Point::new(x, y));
        x += block.size.width + gap;
        height = height.max(block.size.height);
    }
    centre(&mut places, first, height);
    (places, y + height)
}

/// Blocks one below the other in columns of a height, as many as have room in a number of columns: of
/// each its column and its distance from the top.
pub(super) fn in_columns(
    blocks: &[Block],
    columns: usize,
    height: f64,
    gap: f64,
) -> Vec<(usize, f64)> {
    let mut places = Vec::new();
    let (mut column, mut y) = (0, 0.0);
    for block in blocks {
        if y > 0.0 && y + block.size.height > height {
            column += 1;
            y = 0.0;
        }
        if column >= columns {
            break;
        }
        places.push((column, y));
        y += block.size.height + gap;
    }
    places
}

/// The least height at which all blocks have room in some columns, if it is not above `most`.
pub(super) fn least_height(blocks: &[Block], columns: usize, most: f64, gap: f64) -> Option<f64> {
    let all: f64 = blocks.iter().map(|block| block.size.height + gap).sum();
    let highest = blocks
        .iter()
        .map(|block| block.size.height)
        .fold(0.0, f64::max);
    if highest > most {
        return None;
    }
    let mut height = (all / columns as f64).max(highest);
    while height <= most {
        if in_columns(blocks, columns, height, gap).len() == blocks.len() {
            return Some(height);
        }
        height += 4.0;
    }
    (in_columns(blocks, columns, most, gap).len() == blocks.len()).then_some(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_their_room_and_lose_nothing() {
        let style = TextStyle::Caption;
        let text = "Joint working group on  counter-terrorism https://example.org/a/very/long/address/of/a/page";
        for room in [40.0, 90.0, 200.0, 2000.0] {
            let lines = wrapped(text, room, style);
            for line in &lines {
                assert!(FaceMeasure.width(line, style) <= room, "{line}");
            }
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert!(wrapped(" \n", 50.0, style).is_empty());
    }

    #[test]
    fn what_has_no_room_ends_in_an_ellipsis() {
        let style = TextStyle::Title;
        let lines = wrapped_to(2, &"long title ".repeat(40), 300.0, style);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(FaceMeasure.width(&lines[1], style) <= 300.5);
        assert_eq!(wrapped_to(2, "short", 300.0, style), ["short"]);
    }

    #[test]
    fn what_is_higher_than_a_page_is_cut_between_its_lines() {
        let style = TextStyle::Caption;
        let texts: Vec<String> = (0..10).map(|number| format!("line {number}")).collect();
        let whole = Block::of_lines(&texts, style, Token::Ink);
        let pieces = whole.clone().cut(3.5 * pitch(style), pitch(style));
        let lines: Vec<usize> = pieces.iter().map(|piece| piece.shapes.len()).collect();
        assert_eq!(lines, [3, 3, 3, 1]);
        for piece in &pieces {
            assert!(piece.size.height <= 3.0 * pitch(style));
            let first = piece.shapes[0].bounds();
            assert!((first.centre().y - pitch(style) / 2.0).abs() < 1e-9);
        }
        assert_eq!(whole.clone().cut(1_000.0, pitch(style)), [whole]);
    }

    #[test]
    fn columns_hold_as_much_as_has_room() {
        let block = |height| Block {
            size: Size {
                width: 10.0,
                height,
            },
            ..Block::default()
        };
        let blocks = [block(30.0), block(30.0), block(30.0), block(50.0)];
        assert_eq!(in_columns(&blocks, 2, 70.0, 5.0).len(), 3);
        assert_eq!(
            in_columns(&blocks, 2, 85.0, 5.0),
            [(0, 0.0), (0, 35.0), (1, 0.0), (1, 35.0)]
        );
        let height = least_height(&blocks, 2, 200.0, 5.0).unwrap_or_default();
        assert!((80.0..95.0).contains(&height), "{height}");
        assert_eq!(least_height(&blocks, 2, 60.0, 5.0), None);
    }
}
