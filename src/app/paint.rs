//! Paints a scene with egui.

use egui::{Align2, CornerRadius, Painter, Pos2, Shape as Painted, Vec2};

use super::{fonts, theme};
use crate::scene::{
    Anchor, Brush, Colour, Line, Outline, Point, Rect, Rims, Scene, Shape, Text, Theme,
};

/// Paints a scene with its top left corner at `origin`.
pub fn scene(painter: &Painter, origin: Pos2, scene: &Scene, theme: Theme) {
    for layer in &scene.layers {
        let clip = rect(origin, layer.clip).intersect(painter.clip_rect());
        shapes(&painter.with_clip_rect(clip), origin, &layer.shapes, theme);
    }
}

/// Where and how strong something is painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    /// The top left corner.
    pub origin: Pos2,
    /// How many points on screen a point of it takes.
    pub factor: f32,
    /// How much of its colours there is.
    pub strength: f32,
}

/// Paints a scene larger or smaller, and perhaps faintly.
pub(super) fn scaled(painter: &Painter, ground: Ground, scene: &Scene, theme: Theme) {
    for layer in &scene.layers {
        let clip = ground.rect(layer.clip).intersect(painter.clip_rect());
        let painter = painter.with_clip_rect(clip);
        shapes_on(&painter, ground, &layer.shapes, theme);
    }
}

/// Paints shapes, back to front, in points from `origin`.
pub(super) fn shapes(painter: &Painter, origin: Pos2, shapes: &[Shape], theme: Theme) {
    let ground = Ground {
        origin,
        factor: 1.0,
        strength: 1.0,
    };
    shapes_on(painter, ground, shapes, theme);
}

fn shapes_on(painter: &Painter, ground: Ground, shapes: &[Shape], theme: Theme) {
    let mut hand = Hand {
        painter,
        ground,
        painted: Vec::with_capacity(shapes.len()),
    };
    for shape in shapes {
        shape.paint(theme, &mut hand);
    }
    painter.extend(hand.painted);
}

fn point(origin: Pos2, at: Point) -> Pos2 {
    origin + Vec2::new(at.x as f32, at.y as f32)
}

/// A rectangle of the scene on screen.
pub(super) fn rect(origin: Pos2, rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(
        point(origin, Point::new(rect.left, rect.top)),
        point(origin, Point::new(rect.right, rect.bottom)),
    )
}

impl Ground {
    fn point(self, at: Point) -> Pos2 {
        self.origin + Vec2::new(at.x as f32, at.y as f32) * self.factor
    }

    pub(super) fn rect(self, rect: Rect) -> egui::Rect {
        egui::Rect::from_min_max(
            self.point(Point::new(rect.left, rect.top)),
            self.point(Point::new(rect.right, rect.bottom)),
        )
    }

    fn colour(self, colour: Colour) -> egui::Color32 {
        let colour = theme::painted(colour);
        if self.strength < 1.0 {
            colour.gamma_multiply(self.strength)
        } else {
            colour
        }
    }

    fn stroke(self, line: Line) -> egui::Stroke {
        egui::Stroke::new(line.width as f32 * self.factor, self.colour(line.colour))
    }
}

/// Paints with egui.
struct Hand<'a> {
    painter: &'a Painter,
    ground: Ground,
    painted: Vec<Painted>,
}

impl Hand<'_> {
    fn points(&self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|at| self.ground.point(*at)).collect()
    }

    /// Upright and level hairlines fall on whole pixels, or they look grey.
    fn hairline(&self, [from, to]: &mut [Pos2; 2]) {
        if (from.x - to.x).abs() < 0.01 {
            from.x = self.painter.round_to_pixel_center(from.x);
            to.x = from.x;
        } else if (from.y - to.y).abs() < 0.01 {
            from.y = self.painter.round_to_pixel_center(from.y);
            to.y = from.y;
        }
    }
}

impl Brush for Hand<'_> {
    fn fill(&mut self, outline: Outline<'_>, with: Colour) {
        let with = self.ground.colour(with);
        self.painted.push(match outline {
            Outline::Rect(area, rounding) => {
                let radius = CornerRadius::same((rounding as f32 * self.ground.factor) as u8);
                Painted::rect_filled(self.ground.rect(area), radius, with)
            }
            Outline::Circle(centre, radius) => Painted::circle_filled(
                self.ground.point(centre),
                radius as f32 * self.ground.factor,
                with,
            ),
            Outline::Polygon(corners) => {
                let corners = self.points(corners);
                Painted::convex_polygon(corners, with, egui::Stroke::NONE)
            }
        });
    }

    fn edge(&mut self, outline: Outline<'_>, line: Line) {
        let stroke = self.ground.stroke(line);
        self.painted.push(match outline {
            Outline::Rect(area, rounding) => {
                let radius = CornerRadius::same((rounding as f32 * self.ground.factor) as u8);
                let area = self.ground.rect(area);
                Painted::rect_stroke(area, radius, stroke, egui::StrokeKind::Middle)
            }
            Outline::Circle(centre, radius) => Painted::circle_stroke(
                self.ground.point(centre),
                radius as f32 * self.ground.factor,
                stroke,
            ),
            Outline::Polygon(corners) => Painted::closed_line(self.points(corners), stroke),
        });
    }

    fn line(&mut self, points: &[Point], line: Line) {
        let look = self.ground.stroke(line);
        self.painted.push(match *points {
            [from, to] => {
                let mut ends = [from, to].map(|at| self.ground.point(at));
                if line.width <= 1.5 {
                    self.hairline(&mut ends);
                }
                Painted::line_segment(ends, look)
            }
            _ => Painted::line(self.points(points), look),
        });
    }

    fn pieces(&mut self, pieces: &mut dyn Iterator<Item = (Point, Point)>, line: Line) {
        let look = self.ground.stroke(line);
        self.painted.extend(pieces.map(|(from, to)| {
            let ends = [from, to].map(|at| self.ground.point(at));
            Painted::line_segment(ends, look)
        }));
    }

    /// All in one mesh: a shape for each would cost more than all else on screen.
    fn bars(&mut self, bars: &mut dyn Iterator<Item = (Rect, Colour)>) {
        let mut mesh = egui::Mesh::default();
        for (bar, with) in bars {
            mesh.add_colored_rect(self.ground.rect(bar), self.ground.colour(with));
        }
        self.painted.push(Painted::mesh(mesh));
    }

    /// On whole pixels, and never thinner than one: half a pixel would be there or not by chance.
    fn rims(&mut self, rims: &Rims, line: Line) {
        let look = self.ground.stroke(line);
        let pixel = 1.0 / self.painter.pixels_per_point();
        let whole = |length: f32| (length / pixel).round() * pixel;
        let thick = whole(look.width).max(pixel);
        let half = look.width / 2.0;
        let mut mesh = egui::Mesh::default();
        for rim in rims.iter() {
            let corners = rim.iter().map(|corner| self.ground.point(*corner));
            let next = corners.clone().cycle().skip(1);
            for (from, to) in corners.zip(next) {
                let way = to - from;
                // They go clockwise, so what is outside is on the left of the way.
                let (outer, inner) = if way.x.abs() > way.y.abs() {
                    let side = way.x.signum();
                    let outer = whole(from.y - half * side);
                    let ends = Vec2::new(half * side, 0.0);
                    let far = outer + thick * side;
                    let at = |x: f32, y: f32| Pos2::new(whole(x), y);
                    (at((from - ends).x, outer), at((to + ends).x, far))
                } else {
                    let side = way.y.signum();
                    let outer = whole(from.x + half * side);
                    let far = outer - thick * side;
                    let at = |x: f32, y: f32| Pos2::new(x, whole(y));
                    let ends = half * side;
                    (at(outer, from.y + ends), at(far, to.y - ends))
                };
                let piece = egui::Rect::from_two_pos(outer, inner);
                mesh.add_colored_rect(piece, look.color);
            }
        }
        self.painted.push(Painted::mesh(mesh));
    }

    fn text(&mut self, text: &Text, with: Colour) {
        let align = match text.anchor {
            Anchor::Left => Align2::LEFT_CENTER,
            Anchor::Middle => Align2::CENTER_CENTER,
            Anchor::Right => Align2::RIGHT_CENTER,
        };
        let with = self.ground.colour(with);
        let at = self.ground.point(text.at);
        let mut font = fonts::font_id(text.style);
        font.size *= self.ground.factor;
        let galley = self.painter.layout_no_wrap(text.text.clone(), font, with);
        let place = align.anchor_size(at, galley.size()).min;
        self.painted.push(Painted::galley(place, galley, with));
    }
}
