//! A sheet as a slide.

use super::{
    colours,
    draw::Pen,
    frame::SPACES,
    gather::gathered,
    node::{Label, Node, Words, Writer},
    package::{HEAD, Links},
};
use crate::{
    export::picture::xml::escaped,
    scene::{Anchor, Colour, Rect, Shape, TargetKind, Theme},
    sheet::{Document, Part, Role, Sheet},
};

/// The slide of a sheet, and what it refers to.
pub(super) fn slide(document: &Document, sheet: &Sheet, units: f64, links: &mut Links) -> String {
    let theme = document.theme;
    let ground = Colour {
        rgb: theme.rgb(sheet.ground),
        alpha: 1.0,
    };
    let mut writer = Writer {
        out: format!(
            "{HEAD}<p:sld {SPACES}><p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>{TREE}",
            colours::fill(theme, ground)
        ),
        links,
        theme,
        units,
        last: 1,
    };
    for node in nodes(sheet, theme) {
        writer.node(&node);
    }
    writer.out + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
}

/// How everything that stands on a slide begins: it is the first thing on it.
pub(super) const TREE: &str = "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>\
     </p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/>\
     <a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// What stands on a slide, back to front, which is the order in which it is read out.
fn nodes(sheet: &Sheet, theme: Theme) -> Vec<Node> {
    let page = Rect::new(0.0, 0.0, sheet.size.width, sheet.size.height);
    let mut nodes = Vec::new();
    for (number, part) in sheet.parts.iter().enumerate() {
        let mut pen = Pen::new(part, theme);
        let is_title = number == 0 && matches!(part.role, Role::Title | Role::Heading);
        if is_title {
            nodes.extend(title(part, page, &mut pen));
        } else if part.role == Role::Timeline {
            timeline(part, page, &mut pen, &mut nodes);
        } else {
            nodes.extend(block(part, page, &mut pen));
        }
    }
    nodes
}

/// The lines of a title are one text, which outlines of the slides and screen readers know as that.
fn title(part: &Part, page: Rect, pen: &mut Pen<'_>) -> Option<Node> {
    let lines = painted(part, page, pen).into_iter();
    let lines = lines.filter_map(|node| match node {
        Node::Words(words) => Some(words),
        _ => None,
    });
    let title = lines.reduce(Words::above)?;
    // It has all the room that there is: a title is wrapped by some programs, and by faces wider than ours.
    let right = (page.right - title.rect.left).max(title.rect.right);
    let rect = Rect {
        right: right.min(page.right),
        ..title.rect
    };
    Some(Node::Words(Words {
        is_title: true,
        anchor: Anchor::Left,
        rect,
        ..title
    }))
}

/// Lines of one text as one text: where each was a text of its own, a sentence would be read out, searched and
/// changed in pieces.
fn joined(nodes: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        match (out.pop(), node) {
            (Some(Node::Words(first)), Node::Words(next)) if first.goes_on_in(&next) => {
                out.push(Node::Words(first.above(next)));
            }
            (last, node) => {
                out.extend(last);
                out.push(node);
            }
        }
    }
    out
}

/// The timeline: each mark with its label as a group, and what is behind and around them.
fn timeline(part: &Part, page: Rect, pen: &mut Pen<'_>, nodes: &mut Vec<Node>) {
    for group in gathered(part) {
        let shapes = group.shapes.iter();
        let drawn = shapes.flat_map(|(shape, clip)| pen.draw(shape, shown(part, *clip, page)));
        let drawn: Vec<Node> = drawn.collect();
        if drawn.is_empty() {
            continue;
        }
        let head = group.target.map(|target| &target.kind);
        let is_head = matches!(head, Some(TargetKind::LaneHead(_)));
        let said = said(&drawn);
        let name = match group.words {
            Some(words) => words.to_owned(),
            None if is_head || group.target.is_some() => said.clone(),
            None => sentence_case(group.layer),
        };
        let label = Label {
            is_decoration: group.words.is_none() && said.is_empty(),
            words: group.words.map(str::to_owned),
            name,
        };
        nodes.push(Node::Group(label, drawn));
    }
}

/// A text, a source, or a sample with its words.
fn block(part: &Part, page: Rect, pen: &mut Pen<'_>) -> Option<Node> {
    let mut drawn = joined(painted(part, page, pen));
    if drawn.len() == 1 {
        return drawn.pop().map(|node| match node {
            Node::Drawn(mut label, drawn) => {
                label.is_decoration = true;
                Node::Drawn(label, drawn)
            }
            node => node,
        });
    }
    if drawn.is_empty() {
        return None;
    }
    let said = said(&drawn);
    let label = Label {
        is_decoration: said.is_empty(),
        // A sample is read out as what it means.
        words: (part.role == Role::LegendLine).then(|| said.clone()),
        name: said,
    };
    Some(Node::Group(label, drawn))
}

fn painted(part: &Part, page: Rect, pen: &mut Pen<'_>) -> Vec<Node> {
    let layers = part.scene.layers.iter();
    let shapes = layers.flat_map(|layer| layer.shapes.iter().map(|shape| (shape, layer.clip)));
    let shapes = shapes.filter(|(shape, clip)| is_in_sight(shape, *clip));
    let drawn = shapes.flat_map(|(shape, clip)| pen.draw(shape, shown(part, clip, page)));
    drawn.collect()
}

fn is_in_sight(shape: &Shape, clip: Rect) -> bool {
    let seen = shape.bounds().common(clip);
    seen.left <= seen.right && seen.top <= seen.bottom
}

/// What shows of a layer, in points of the sheet.
fn shown(part: &Part, clip: Rect, page: Rect) -> Rect {
    part.on_sheet(clip).common(page)
}

/// The words in some nodes, one after the other.
fn said(nodes: &[Node]) -> String {
    let words = nodes.iter().filter_map(|node| match node {
        Node::Words(words) => Some(words.lines.join(" ")),
        Node::Group(..) | Node::Drawn(..) => None,
    });
    words.collect::<Vec<_>>().join(", ")
}

fn sentence_case(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// What the speaker says, as the notes of a slide.
pub(super) fn notes(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = escaped(line);
        format!("<a:p><a:r><a:rPr lang=\"en-GB\" dirty=\"0\"/><a:t>{line}</a:t></a:r></a:p>")
    });
    let lines: String = lines.collect();
    let lines = if lines.is_empty() {
        "<a:p/>".to_owned()
    } else {
        lines
    };
    format!(
        "{HEAD}<p:notes {SPACES}><p:cSld>{TREE}\
         <p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/>\
         <p:txBody><a:bodyPr/><a:lstStyle/>{lines}</p:txBody></p:sp>\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}
