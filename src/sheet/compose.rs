//! All of it together.

use super::{
    Document, Options, Role, Sheet, asked,
    block::{Block, flowed, pitch, wrapped},
    draft::{Draft, Frame, GAP},
    listed::COLUMN_GAP,
    notes::Notes,
    picture::{BELOW, Ground, LEGEND_GAP, Picture, place_in_time},
    spread::{MOST_PARTS, Spread},
    words,
};
use crate::{
    catalogue::{Catalogue, Handle, count, one_line, time_words},
    fonts::FaceMeasure,
    scene::{Point, TextStyle, Token},
    timeline::{Index, LaneStyle},
    view::View,
};

/// Room that is kept for sources, where fewer lanes would leave any.
const FOR_SOURCES: f64 = 40.0;

impl Document {
    /// What a view shows of a catalogue, as sheets.
    #[must_use]
    pub fn new(catalogue: &Catalogue, view: &View, options: &Options) -> Self {
        let as_of = catalogue.as_of_day(view, options.today);
        let view = View {
            selection: None,
            scroll: 0.0,
            ..view.clone()
        };
        let index = Index::new(catalogue, &view.lens, as_of, &FaceMeasure);
        let arrangement = asked::arrangement(&index, catalogue, &view);
        let inside = options.size.inside();
        let range = asked::range(&arrangement, view.time, inside.width());
        let most = if options.goes_on() { MOST_PARTS } else { 1 };
        let spread = Spread::new(&arrangement, range, inside.width(), most);
        let title = options.title.as_deref().unwrap_or(catalogue.title());
        let title = one_line(title);
        let mut said = Vec::new();
        if options.title.is_some() {
            said.push(one_line(catalogue.title()));
        }
        // Of everything, from the first to the last of it: the picture has a margin on either side.
        let handles: Vec<Handle> = arrangement.handles().collect();
        let everything = || arrangement.stretch_of(&handles).map(words::years);
        said.extend(view.time.map(time_words).or_else(everything));
        said.extend(words::choice(catalogue, &view));
        let composer = Composer {
            ground: Ground {
                catalogue,
                arrangement: &arrangement,
                packing: &spread.packing,
                view: &view,
                options,
                width: inside.width(),
            },
            spread: &spread,
            frame: Frame {
                options,
                inside,
                title: title.clone(),
                subtitle: said.join(" · "),
                as_of: as_of.map(|day| format!("as of {}", day.plain())),
            },
        };
        Self {
            description: composer.frame.subtitle.clone(),
            language: "en",
            theme: options.theme,
            as_of,
            sheets: composer.sheets(),
            title,
        }
    }
}

struct Composer<'a> {
    ground: Ground<'a>,
    spread: &'a Spread,
    frame: Frame<'a>,
}

impl Composer<'_> {
    fn sheets(&self) -> Vec<Sheet> {
        let known = &self.ground.arrangement.known;
        let mut notes = Notes::new(self.ground.catalogue, known);
        let mut drafts = self.timelines();
        for draft in &mut drafts {
            if let Some((_, picture)) = &draft.picture {
                draft.sources = notes.of(&picture.drawn);
            }
        }
        // Whether all sources of a sheet have room on it has to be known before pages are counted.
        let listed: Vec<bool> = drafts
            .iter()
            .map(|draft| self.frame.has_room(draft, &notes))
            .collect();
        let mut left: Vec<usize> = Vec::new();
        for (draft, listed) in drafts.iter().zip(&listed) {
            if !listed {
                left.extend(&draft.sources);
            }
        }
        left.sort_unstable();
        left.dedup();
        let timelines = drafts.len();
        if self.frame.options.goes_on() {
            drafts.extend(self.legend_pages(&drafts));
        }
        let before = drafts.len();
        if self.frame.options.goes_on() {
            drafts.extend(self.frame.source_pages(&left, &notes));
        }
        let pages = drafts.len();
        for (number, draft) in drafts.iter_mut().enumerate() {
            if number < timelines {
                let further = (pages > before).then_some(before + 1);
                self.frame.sources(draft, &notes, listed[number], further);
            }
            self.frame.foot(draft, number + 1, pages);
        }
        drafts
            .into_iter()
            .map(|draft| self.frame.finish(draft))
            .collect()
    }

    /// The sheets with timelines, without their sources.
    fn timelines(&self) -> Vec<Draft> {
        let lanes = self.ground.arrangement.lanes.len();
        if lanes == 0 {
            return vec![self.empty()];
        }
        let mut drafts = Vec::new();
        let mut first = 0;
        while first < lanes {
            let (next, group) = self.group(first);
            drafts.extend(group);
            first = next;
            if !self.frame.options.goes_on() {
                break;
            }
        }
        drafts
    }

    /// A sheet on which nothing is to be seen.
    fn empty(&self) -> Draft {
        let mut draft = self.frame.page();
        let shown = self.ground.arrangement.shown();
        let words = if shown == 0 {
            "Nothing that is on record passes the filter".to_owned()
        } else {
            format!(
                "{} with no date, and so in no lane",
                count(shown as usize, "engagement")
            )
        };
        let lines = wrapped(&words, self.frame.inside.width(), TextStyle::Lead);
        let block = Block::of_lines(&lines, TextStyle::Lead, Token::Ink2);
        let at = Point::new(self.frame.inside.left, draft.top);
        draft.top += block.size.height;
        draft.put(Role::Note, at, block);
        draft
    }

    /// As many lanes as have room from one on, in all stretches of time; and the lane that is next.
    fn group(&self, first: usize) -> (usize, Vec<Draft>) {
        let all = self.ground.packing.lanes.len();
        let head = self.frame.page();
        let room = self.frame.foot_top() - head.top - GAP;
        let fits = |last: &usize| self.ground.height(first..*last) <= room - FOR_SOURCES - GAP;
        let mut next = (first + 1..=all)
            .take_while(fits)
            .last()
            .unwrap_or(first + 1);
        loop {
            next = self.without_lone_head(first, next);
            let windows = self.spread.windows.iter().enumerate();
            let group: Option<Vec<Draft>> = windows
                .map(|(number, window)| {
                    let picture = self.ground.picture(first..next, *window);
                    let must = next == first + 1;
                    let room = if must { room } else { room - FOR_SOURCES };
                    self.timeline(number, picture, room, must)
                })
                .collect();
            match group {
                Some(group) => return (next, group),
                None => next -= 1,
            }
        }
    }

    /// The name of a group is not the last lane of a page, away from its lanes.
    fn without_lone_head(&self, first: usize, mut next: usize) -> usize {
        let lanes = &self.ground.arrangement.lanes;
        while next > first + 1 && next < lanes.len() && lanes[next - 1].style == LaneStyle::Head {
            next -= 1;
        }
        next
    }

    /// A sheet with a picture, its legend and what is said of it; `None` where they have no room, unless they
    /// have to have it.
    fn timeline(&self, number: usize, picture: Picture, room: f64, must: bool) -> Option<Draft> {
        let width = self.frame.inside.width();
        let place = place_in_time(&self.spread.windows, number);
        let mut lines = picture.note_lines(width, place.clone());
        let room_for_legend = |notes: usize| {
            room - picture.scene.size.height - notes as f64 * pitch(BELOW) - 1.5 * GAP
        };
        let (mut legend, mut height, mut missing) =
            picture.legend(width, room_for_legend(lines.len()));
        // On paper another page is better than fewer words; a slide has the room of a few lanes at most.
        let has_room = if self.frame.options.size.is_paper() {
            legend == picture.whole_legend()
        } else {
            missing == 0
        };
        if !has_room && !must {
            return None;
        }
        if missing > 0 {
            // Room for words that say so.
            (legend, height, missing) = picture.legend(width, room_for_legend(lines.len() + 1));
            let more = count(missing, "more sign");
            let more = if self.frame.options.goes_on() {
                format!("{more} explained after the timelines")
            } else {
                format!("{more} than there is room to explain")
            };
            let more = place
                .into_iter()
                .chain([more])
                .collect::<Vec<_>>()
                .join(" · ");
            lines = picture.note_lines(width, Some(more));
        }
        let mut draft = self.frame.page();
        let at = Point::new(self.frame.inside.left, draft.top);
        draft.top += picture.scene.size.height + GAP;
        let (places, _) = flowed(legend, width, LEGEND_GAP);
        for (sample, place) in legend.iter().zip(places) {
            let at = Point::new(self.frame.inside.left + place.x, draft.top + place.y);
            draft.put(Role::LegendLine, at, sample.clone());
        }
        draft.top += height + GAP / 2.0;
        let block = Block::of_lines(&lines, BELOW, Token::Ink3);
        let below = Point::new(self.frame.inside.left, draft.top);
        draft.top += block.size.height;
        draft.put(Role::Note, below, block);
        draft.lacks_legend = missing > 0;
        draft.picture = Some((at, picture));
        Some(draft)
    }

    /// All signs, where a page had no room for all of its own.
    fn legend_pages(&self, drafts: &[Draft]) -> Vec<Draft> {
        if !drafts.iter().any(|draft| draft.lacks_legend) {
            return Vec::new();
        }
        let mut lines: Vec<Block> = Vec::new();
        let pictures = drafts.iter().filter_map(|draft| draft.picture.as_ref());
        for line in pictures.flat_map(|(_, picture)| picture.whole_legend()) {
            if !lines.iter().any(|other| other.shapes == line.shapes) {
                lines.push(line.clone());
            }
        }
        let widest = lines.iter().map(|line| line.size.width).fold(1.0, f64::max);
        let room = self.frame.inside.width() + COLUMN_GAP;
        let columns = (room / (widest + COLUMN_GAP)).floor().max(1.0) as usize;
        let columns = (columns, widest);
        self.frame
            .pages_of("Legend", Role::LegendLine, lines, columns)
    }
}
