//! All of it together.

use std::ops::Range;

use super::{
    Document, Options, Role, Sheet, asked,
    block::{Block, flowed, pitch, wrapped},
    draft::{Draft, Frame, GAP},
    listed::{COLUMN_GAP, Detail},
    notes::Notes,
    picture::{BELOW, Ground, LEGEND_GAP, Picture, height, place_in_time, samples},
    room,
    spread::{MOST_PARTS, Spread},
    words,
};
use crate::{
    catalogue::{Catalogue, Handle, count, one_line, time_words},
    date::Day,
    fonts::FaceMeasure,
    scene::{Point, Size, TargetKind, TextStyle, Token},
    timeline::{
        AXIS_HEIGHT, Arrangement, HEAD_WIDTH, Index, LanePacking, LaneStyle, Packing, WhichLanes,
    },
    view::{LaneId, TimeWindow, View},
};

/// Room that is kept for sources, where fewer or lower lanes would leave any: two lines and a gap.
const FOR_SOURCES: f64 = 40.0;
/// The least width of the heads of lanes on a slide, and the most on paper.
const LEAST_HEADS: f64 = 90.0;
const MOST_HEADS: f64 = 190.0;
/// How much larger timelines are drawn where there is little to show, the largest first.
const LARGER: [f64; 4] = [1.7, 1.5, 1.3, 1.15];
/// No more engagements than these are little.
const LITTLE: usize = 200;
/// Which share of the room a timeline drawn larger takes with its legend and notes.
const CALM: f64 = 0.66;
/// How high legends mostly are with what is said below them.
const USUAL_LEGEND: f64 = 64.0;
/// How many lines of sources a slide has before its legend is in full.
const LINES_OF_SOURCES: f64 = 4.0;
/// Which share of the room lanes do not grow into, for the sake of sources.
const SHARE_OF_SOURCES: f64 = 0.12;

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
        // Those of the window, whatever time it shows.
        let lanes = WhichLanes {
            of_all_time: true,
            apart: None,
        };
        let arrangement = asked::arrangement(&index, catalogue, &view, lanes);
        let whole = Self::of_lanes(catalogue, &view, &arrangement, options, as_of);
        let all = arrangement.lanes.len();
        if options.goes_on() || all == 0 || whole.lanes_in_sight() >= all {
            return whole;
        }
        // Lanes for which one sheet has no room are one, the last; for that another one may have to go.
        let ids: Vec<LaneId> = arrangement
            .lanes
            .iter()
            .map(|lane| lane.id.clone())
            .collect();
        let gathered = (1..whole.lanes_in_sight()).rev().map(|count| {
            let lanes = WhichLanes {
                apart: Some(&ids[..count]),
                ..lanes
            };
            let arrangement = asked::arrangement(&index, catalogue, &view, lanes);
            let document = Self::of_lanes(catalogue, &view, &arrangement, options, as_of);
            (document.lanes_in_sight() >= arrangement.lanes.len()).then_some(document)
        });
        gathered.flatten().next().unwrap_or(whole)
    }

    /// How many lanes its timelines show.
    fn lanes_in_sight(&self) -> usize {
        let parts = self.sheets.iter().flat_map(|sheet| &sheet.parts);
        let targets = parts.flat_map(|part| &part.scene.targets);
        targets
            .filter(|target| matches!(target.kind, TargetKind::LaneHead(_)))
            .count()
    }

    /// Some lanes, as sheets.
    fn of_lanes(
        catalogue: &Catalogue,
        view: &View,
        arrangement: &Arrangement,
        options: &Options,
        as_of: Option<Day>,
    ) -> Self {
        let inside = options.size.inside();
        // Where a name is longer than usual there is room for it on paper; a slide has little for any.
        let (least, most) = if options.size.is_paper() {
            (HEAD_WIDTH, MOST_HEADS)
        } else {
            (LEAST_HEADS, HEAD_WIDTH)
        };
        let heads = arrangement.heads(&FaceMeasure).clamp(least, most);
        let heads = heads.min(inside.width() / 3.0);
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
        said.extend(words::choice(catalogue, view));
        let frame = Frame {
            options,
            inside,
            title: title.clone(),
            subtitle: said.join(" · "),
            as_of: as_of.map(|day| format!("as of {}", day.plain())),
        };
        // What of a page is left for lanes, beside a legend of usual height.
        let room = frame.foot_top() - frame.page().top - AXIS_HEIGHT - FOR_SOURCES - USUAL_LEGEND;
        let spread = |larger: f64, most: usize| {
            let width = inside.width() / larger;
            let range = asked::range(arrangement, view.time, width);
            let page = Size {
                width: width - heads,
                height: room / larger,
            };
            Spread::new(arrangement, range, page, most)
        };
        let ground = Ground {
            catalogue,
            arrangement,
            view,
            options,
            heads,
        };
        let composed = |larger: f64, most: usize| {
            let spread = spread(larger, most);
            let composer = Composer {
                ground,
                spread: &spread,
                larger,
                frame: &frame,
                place: None,
            };
            let drafts = if larger > 1.0 {
                composer.calm()?
            } else {
                composer.timelines()
            };
            Some(composer.sheets(drafts))
        };
        let is_little = arrangement.shown() as usize <= LITTLE;
        let mut sizes = LARGER.into_iter().filter(|_| is_little);
        let most = if options.goes_on() { MOST_PARTS } else { 1 };
        let sheets = sizes
            .find_map(|larger| composed(larger, 1))
            .or_else(|| composed(1.0, most));
        Self {
            description: frame.subtitle.clone(),
            language: "en",
            theme: options.theme,
            as_of,
            sheets: sheets.unwrap_or_default(),
            title,
        }
    }
}

struct Composer<'a> {
    ground: Ground<'a>,
    spread: &'a Spread,
    /// How much larger timelines are drawn than everything else.
    larger: f64,
    frame: &'a Frame<'a>,
    /// Which part of the whole its one page is, in words, where it is one of several that others compose.
    place: Option<String>,
}

impl Composer<'_> {
    /// Finished sheets with some timelines on them.
    fn sheets(&self, mut drafts: Vec<Draft>) -> Vec<Sheet> {
        let known = &self.ground.arrangement.known;
        let mut notes = Notes::new(self.ground.catalogue, known);
        for draft in &mut drafts {
            if let Some((_, picture)) = &draft.picture {
                draft.sources = notes.of(&picture.shown);
            }
        }
        // Whether all sources of a sheet have room on it has to be known before pages are counted.
        let details: Vec<Detail> = drafts
            .iter()
            .map(|draft| self.frame.detail(draft, &notes))
            .collect();
        let mut left: Vec<usize> = Vec::new();
        for (draft, detail) in drafts.iter().zip(&details) {
            if !self.frame.is_enough(*detail) {
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
                self.frame.sources(draft, &notes, details[number], further);
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
        if !self.frame.options.goes_on() {
            return self.all_together().unwrap_or_else(|| self.one_sheet());
        }
        let drafts = self.pages();
        let pages = self.spread.windows.len();
        let is_little = self.ground.arrangement.shown() as usize <= LITTLE;
        let evenly = (is_little && pages > 1 && drafts.len() == pages).then(|| self.evenly());
        evenly.flatten().unwrap_or(drafts)
    }

    /// Pages of as many lanes as have room, and more of those that have none.
    fn pages(&self) -> Vec<Draft> {
        if let Some(drafts) = self.all_together() {
            return drafts;
        }
        let lanes = self.ground.arrangement.lanes.len();
        let mut drafts = Vec::new();
        let mut first = 0;
        while first < lanes {
            let (next, group) = self.group(first);
            drafts.extend(self.filled(first..next, group));
            first = next;
        }
        drafts
    }

    /// All lanes on one sheet with room to spare: nothing folded, and every label in its place.
    fn calm(&self) -> Option<Vec<Draft>> {
        let lanes = 0..self.ground.arrangement.lanes.len();
        let (room, for_sources) = self.room();
        let mut packing = self.spread.packing.clone();
        let left = room * CALM / self.larger - AXIS_HEIGHT - packing.height;
        if lanes.is_empty() || left < 0.0 {
            return None;
        }
        room::grow(self.ground.arrangement, &mut packing, lanes.clone(), left);
        let is_whole = packing.lanes.iter().all(LanePacking::lacks_nothing);
        if !is_whole {
            return None;
        }
        self.prepare(&mut packing);
        let group = self.group_of(&packing, lanes, room - for_sources, false)?;
        let is_calm = self.left(&group) >= room * (1.0 - CALM);
        is_calm.then_some(group)
    }

    /// What room there is for a timeline and what stands below it, and how much of that is for sources.
    fn room(&self) -> (f64, f64) {
        let room = self.frame.foot_top() - self.frame.page().top - GAP;
        let for_sources = if self.frame.options.size.is_paper() {
            FOR_SOURCES
        } else if self.frame.options.goes_on() {
            GAP + pitch(BELOW)
        } else {
            // There is room for some beside the number of the page.
            0.0
        };
        (room, for_sources)
    }

    /// All lanes on each sheet, where that takes no more than lower ribbons: few lanes left over for another
    /// would make a poor one.
    fn all_together(&self) -> Option<Vec<Draft>> {
        let (room, _) = self.room();
        let lanes = 0..self.ground.arrangement.lanes.len();
        let mut below = FOR_SOURCES + GAP;
        loop {
            let mut packing = self.spread.packing.clone();
            if !room::squeezed(&mut packing, room - below - AXIS_HEIGHT) {
                return None;
            }
            self.prepare(&mut packing);
            let room = room - FOR_SOURCES;
            if let Some(group) = self.group_of(&packing, lanes.clone(), room, false) {
                return Some(self.filled_from(&packing, lanes, group));
            }
            below += pitch(BELOW);
        }
    }

    /// As many lanes as have room on one sheet, lower where that helps.
    fn one_sheet(&self) -> Vec<Draft> {
        let (room, for_sources) = self.room();
        let mut below = for_sources + GAP;
        loop {
            let must = below > room / 2.0;
            let for_lanes = room - below - AXIS_HEIGHT;
            if let Some((lanes, packing, group)) = self.lowered(for_lanes, must) {
                // More lanes may have room than was thought, as their legend is not known before.
                let left = self.left(&group) - for_sources;
                let better = (left > 0.0).then(|| self.lowered(for_lanes + left, false));
                let (lanes, packing, group) = better.flatten().unwrap_or((lanes, packing, group));
                return self.filled_from(&packing, lanes, group);
            }
            below += pitch(BELOW);
        }
    }

    /// Lanes made lower until they have some room, and their sheet if all has room that stands on it.
    fn lowered(&self, for_lanes: f64, must: bool) -> Option<(Range<usize>, Packing, Vec<Draft>)> {
        let (room, for_sources) = self.room();
        let mut packing = self.spread.packing.clone();
        let standing = room::shrink(self.ground.arrangement, &mut packing, for_lanes);
        self.prepare(&mut packing);
        let group = self.group_of(&packing, 0..standing, room - for_sources, must)?;
        Some((0..standing, packing, group))
    }

    /// How much room sheets have left above their foot.
    fn left(&self, group: &[Draft]) -> f64 {
        let tops = group.iter().map(|draft| draft.top);
        self.frame.foot_top() - GAP - tops.fold(0.0, f64::max)
    }

    /// All lanes on pages of which each has as much time as it has room for, where that makes no more of them: years in
    /// which little was need no page each, and a crowd needs more than one.
    fn evenly(&self) -> Option<Vec<Draft>> {
        let alone = |page: &Spread, place: Option<String>| {
            let composer = Composer {
                spread: page,
                place,
                ..*self
            };
            let mut all = composer.pages();
            all.pop().filter(|_| all.is_empty())
        };
        let has_legend = |page: &Spread| {
            let place = place_in_time(&[page.windows[0]; 2], 0);
            alone(page, place).is_some_and(|draft| !draft.lacks_legend)
        };
        let pages = self.spread.evenly(self.ground.arrangement, &has_legend)?;
        let windows: Vec<TimeWindow> = pages.iter().map(|page| page.windows[0]).collect();
        let drafts = pages.iter().enumerate();
        drafts
            .map(|(number, page)| alone(page, place_in_time(&windows, number)))
            .collect()
    }

    fn group_of(
        &self,
        packing: &Packing,
        lanes: Range<usize>,
        room: f64,
        must: bool,
    ) -> Option<Vec<Draft>> {
        let windows = self.spread.windows.iter().enumerate();
        windows
            .map(|(number, window)| {
                let width = self.frame.inside.width() / self.larger;
                let picture = self.ground.picture(packing, width, lanes.clone(), *window);
                self.timeline(number, picture, room, must)
            })
            .collect()
    }

    /// Gives rows to everything that can be seen.
    fn prepare(&self, packing: &mut Packing) {
        let windows = &self.spread.windows;
        let range = TimeWindow::new(windows[0].start(), windows[windows.len() - 1].end());
        let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
        packing.prepare(self.ground.arrangement, range, everywhere);
    }

    /// The same lanes with more rows, where their sheets have room for them.
    fn filled(&self, lanes: Range<usize>, group: Vec<Draft>) -> Vec<Draft> {
        self.filled_from(&self.spread.packing, lanes, group)
    }

    fn filled_from(&self, packing: &Packing, lanes: Range<usize>, group: Vec<Draft>) -> Vec<Draft> {
        let (room, for_sources) = self.room();
        let for_sources = for_sources.max(room * SHARE_OF_SOURCES);
        let left = self.left(&group) - for_sources;
        if left <= 0.0 {
            return group;
        }
        let mut packing = packing.clone();
        room::grow(self.ground.arrangement, &mut packing, lanes.clone(), left);
        self.prepare(&mut packing);
        let grown = self.group_of(&packing, lanes, room - for_sources, false);
        grown.unwrap_or(group)
    }

    /// A sheet on which nothing is to be seen.
    fn empty(&self) -> Draft {
        let mut draft = self.frame.page();
        let words = words::nothing(self.ground.arrangement);
        let lines = wrapped(&words, self.frame.inside.width(), TextStyle::Lead);
        let block = Block::of_lines(&lines, TextStyle::Lead, Token::Ink2);
        let at = Point::new(self.frame.inside.left, draft.top);
        draft.top += block.size.height;
        draft.put(Role::Note, at, block);
        draft
    }

    /// As many lanes as have room from one on, in all stretches of time; and the lane that is next.
    fn group(&self, first: usize) -> (usize, Vec<Draft>) {
        let all = self.ground.arrangement.lanes.len();
        let (room, for_sources) = self.room();
        let packing = &self.spread.packing;
        let fits = |last: &usize| height(packing, first..*last) <= room - for_sources - GAP;
        let mut next = (first + 1..=all)
            .take_while(fits)
            .last()
            .unwrap_or(first + 1);
        loop {
            next = self.without_lone_head(first, next);
            let must = next == first + 1;
            let room = if must { room } else { room - for_sources };
            match self.group_of(&self.spread.packing, first..next, room, must) {
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
        let there = self.place.clone();
        let place = there.or_else(|| place_in_time(&self.spread.windows, number));
        let mut lines = picture.note_lines(width, place.clone());
        let room_for_legend = |notes: usize| {
            room - picture.scene.size.height * self.larger - notes as f64 * pitch(BELOW) - 1.5 * GAP
        };
        // A slide has few words for a legend where it has few for sources.
        let spare = if self.frame.options.size.is_paper() {
            0.0
        } else {
            LINES_OF_SOURCES * pitch(BELOW)
        };
        let (mut legend, mut height, mut missing) =
            picture.legend(width, room_for_legend(lines.len()), spare);
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
            let most = room_for_legend(lines.len() + 1);
            (legend, height, missing) = picture.legend(width, most, spare);
            let more = if self.frame.options.goes_on() {
                let more = count(missing, "more sign");
                Some(format!("{more} explained after the timelines"))
            } else {
                words::untold(missing)
            };
            let more = place
                .into_iter()
                .chain(more)
                .collect::<Vec<_>>()
                .join(" · ");
            lines = picture.note_lines(width, Some(more));
        }
        let mut draft = self.frame.page();
        let at = Point::new(self.frame.inside.left, draft.top);
        draft.top += picture.scene.size.height * self.larger + GAP;
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
        draft.larger = self.larger;
        Some(draft)
    }

    /// All signs, where a page had no room for all of its own.
    fn legend_pages(&self, drafts: &[Draft]) -> Vec<Draft> {
        if !drafts.iter().any(|draft| draft.lacks_legend) {
            return Vec::new();
        }
        let mut all = Vec::new();
        let pictures = drafts.iter().filter_map(|draft| draft.picture.as_ref());
        for told in pictures.flat_map(|(_, picture)| &picture.told) {
            told.add_to(&mut all);
        }
        let lines = samples(&all, self.frame.inside.width());
        let widest = lines.iter().map(|line| line.size.width).fold(1.0, f64::max);
        let room = self.frame.inside.width() + COLUMN_GAP;
        let columns = (room / (widest + COLUMN_GAP)).floor().max(1.0) as usize;
        let columns = (columns, widest);
        self.frame
            .pages_of("Legend", Role::LegendLine, lines, columns)
    }
}
