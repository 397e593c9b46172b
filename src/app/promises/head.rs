//! Above the rows: the counts, which are the choice of what is listed; the day as of which promises are
//! judged; and the names of the columns, which are the choice of an order.

use egui::{Id, Key, Modifiers, RichText, Slider, TextEdit, Ui};

use super::{Page, id};
use crate::{
    app::{fonts, theme, words},
    command::{Command, JudgedAsOf},
    date::Day,
    scene::Token,
    view::PromiseGroup,
};

/// The longest text that can be typed for a day, in characters.
const LONGEST_DAY: usize = 120;
/// Width of the field for a day, in points.
const FIELD: f32 = 150.0;
/// Width of the slider, in points.
const SLIDER: f32 = 220.0;
/// Where there is less room than this for it, in points, it has a line of its own.
const LEAST_SLIDER: f32 = 100.0;

/// The rule by which promises are judged, in a sentence.
const RULE: &str = "As of a day only what was by then counts: the catalogue knows when meetings were, \
                    and not when a page was read";

/// The day as of which promises are judged, while it is being chosen.
#[derive(Default)]
pub(super) struct AsOf {
    typed: String,
    /// The day that the slider is at while it is dragged.
    dragged: Option<Day>,
}

impl AsOf {
    /// The day to show: the one that the slider is dragged to, else the chosen one.
    pub(super) fn shown(&self, chosen: Day) -> Day {
        self.dragged.unwrap_or(chosen)
    }

    pub(super) fn head(&mut self, ui: &mut Ui, page: &Page<'_>, commands: &mut Vec<Command>) {
        counts(ui, page, commands);
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            let field = self.field(ui, page, commands);
            for (command, name, chosen) in [
                (
                    Command::JudgeAsOf(None),
                    Command::JudgeAsOf(None).info().name,
                    page.around.view.as_of.is_none(),
                ),
                (
                    judged(page, page.around.today),
                    "Today",
                    page.around.view.as_of == Some(page.around.today),
                ),
            ] {
                let button = ui.add(theme::selectable(ui, name, chosen));
                if button.on_hover_text(command.info().sentence).clicked() {
                    commands.push(command);
                }
            }
            self.slider(ui, page, field, commands);
        });
        self.understood(ui, page);
        ui.add_space(4.0);
    }

    /// The field for a day, with the present one in it while nothing is typed.
    fn field(&mut self, ui: &mut Ui, page: &Page<'_>, commands: &mut Vec<Command>) -> Id {
        let label = ui.label("As of");
        let field_id = id().with("as of");
        if !ui.memory(|memory| memory.has_focus(field_id)) {
            self.typed = page.as_of.plain();
        }
        let edit = TextEdit::singleline(&mut self.typed)
            .id(field_id)
            .char_limit(LONGEST_DAY)
            .desired_width(FIELD);
        let field = ui.add(edit).labelled_by(label.id);
        let asked = page.around.has_keys
            && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::G));
        if asked {
            field.request_focus();
        }
        if asked || field.gained_focus() {
            // What is typed takes the place of what is there.
            let mut state = TextEdit::load_state(ui, field_id).unwrap_or_default();
            let end = egui::text::CCursor::new(self.typed.chars().count());
            let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
            state.cursor.set_char_range(Some(all));
            state.store(ui, field_id);
        }
        // It is the field’s, and does not press what is selected below too.
        let enter =
            |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, Key::Enter);
        let entered = field.lost_focus() && ui.input_mut(enter);
        match JudgedAsOf::read(&self.typed) {
            Ok(read) if entered => {
                commands.push(judged(page, read.day));
                ui.memory_mut(|memory| memory.request_focus(id()));
            }
            // What was refused is there to be mended.
            Err(_) if entered => field.request_focus(),
            _ => {}
        }
        label.id
    }

    /// The years of the catalogue, month by month. What it is dragged to is shown at once, and is one
    /// change when it is let go.
    fn slider(&mut self, ui: &mut Ui, page: &Page<'_>, label: Id, commands: &mut Vec<Command>) {
        let bounds = page.around.arrangement.bounds;
        let day = |moment: f64| Day::from_number(moment.floor() as i64);
        let first = month_of(day(bounds.start()));
        let last = month_of(day(bounds.end())).max(month_of(page.around.today));
        let mut month = month_of(page.as_of).clamp(first, last);
        // What is left of the line, or a line of its own.
        let mut room = ui.available_size_before_wrap().x;
        if room < LEAST_SLIDER {
            ui.end_row();
            room = ui.available_size_before_wrap().x;
        }
        ui.spacing_mut().slider_width = SLIDER.min(room - 8.0).max(40.0);
        let slider = ui.scope(|ui| {
            // Its ground is drawn with what elsewhere is the ground of a button.
            let (rail, handle) = (theme::ink(ui, Token::Rule), theme::ink(ui, Token::Mark));
            let widgets = &mut ui.visuals_mut().widgets;
            for state in [
                &mut widgets.inactive,
                &mut widgets.hovered,
                &mut widgets.active,
            ] {
                state.bg_fill = rail;
                state.fg_stroke.color = handle;
            }
            ui.add(Slider::new(&mut month, first..=last).show_value(false))
        });
        let slider = slider.inner.labelled_by(label);
        if slider.changed() {
            self.dragged = begin_of(month);
        }
        if !slider.is_pointer_button_down_on()
            && let Some(day) = self.dragged.take()
        {
            commands.push(judged(page, day));
        }
    }

    /// What is understood of what is being typed; else the rule, and how far it reaches.
    fn understood(&self, ui: &mut Ui, page: &Page<'_>) {
        let is_typing = ui.memory(|memory| memory.has_focus(id().with("as of")));
        let (text, token) = if is_typing && self.typed != page.as_of.plain() {
            match JudgedAsOf::read(&self.typed) {
                Ok(read) => (format!("As of {}", read.words), Token::Good),
                Err(why) => (words::sentence(&why), Token::Warning),
            }
        } else {
            (rule(page), Token::Ink2)
        };
        let text = RichText::new(text).size(12.0).color(theme::ink(ui, token));
        let said = ui.add(egui::Label::new(text).wrap());
        // It changes while the field has the focus, and is heard all the same.
        ui.accesskit_node_builder(said.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        let read_until = page.around.catalogue.read_until();
        if let Some(read) = read_until.filter(|read| *read < page.as_of) {
            let text = format!(
                "Sources were read up to {}: what came after is not on record",
                read.plain()
            );
            let ink = theme::ink(ui, Token::Warning);
            ui.add(egui::Label::new(RichText::new(text).size(12.0).color(ink)).wrap());
        }
    }
}

/// The rule, and how many promises it leaves out.
fn rule(page: &Page<'_>) -> String {
    match page.follow_up.counts.not_yet_made {
        0 => RULE.to_owned(),
        1 => format!("{RULE}. 1 promise was made later"),
        later => format!(
            "{RULE}. {} promises were made later",
            words::thousands(later)
        ),
    }
}

/// Judging as of a day. As of the usual day nothing has to be said.
fn judged(page: &Page<'_>, day: Day) -> Command {
    let usual = page.around.catalogue.read_until();
    Command::JudgeAsOf(Some(day).filter(|day| Some(*day) != usual))
}

/// Months since the year 0.
fn month_of(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    i32::from(year) * 12 + i32::from(month) - 1
}

/// The first day of a month.
fn begin_of(month: i32) -> Option<Day> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12)).ok()?;
    Day::from_ymd(year, month + 1, 1)
}

/// How many promises there are, in words of which each lists only what it counts.
fn counts(ui: &mut Ui, page: &Page<'_>, commands: &mut Vec<Command>) {
    let counts = &page.follow_up.counts;
    let only = page.around.view.promises.only;
    let title = format!(
        "{} as of {}",
        words::count(counts.all, "promise"),
        page.as_of.plain()
    );
    let font = egui::FontId::new(20.0, fonts::serif_strong());
    ui.add(egui::Label::new(RichText::new(title).font(font)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
        let all = Command::OnlyPromises(None);
        let button = ui.add(theme::selectable(ui, all.info().name, only.is_none()));
        if button.on_hover_text(all.info().sentence).clicked() {
            commands.push(all);
        }
        for group in PromiseGroup::ALL {
            let (count, chosen) = (counts.of(group), only == Some(group));
            if count == 0 && !chosen {
                continue;
            }
            let name = format!("{} {}", words::thousands(count), name_of(group));
            let command = Command::OnlyPromises((!chosen).then_some(group));
            let button = ui.add(theme::selectable(ui, &name, chosen));
            if button.on_hover_text(hint_of(group)).clicked() {
                commands.push(command);
            }
        }
    });
}

/// What follows the number of a group.
fn name_of(group: PromiseGroup) -> &'static str {
    match group {
        PromiseGroup::Overdue => "overdue",
        PromiseGroup::Coming => "coming",
        PromiseGroup::Undated => "open with no date",
        PromiseGroup::Kept => "kept",
        PromiseGroup::Late => "of them late or perhaps late",
        PromiseGroup::Overtaken => "overtaken",
        PromiseGroup::Withdrawn => "called off or put off",
    }
}

/// What is counted in a group.
fn hint_of(group: PromiseGroup) -> &'static str {
    match group {
        PromiseGroup::Overdue => {
            "The last day promised has passed, and this catalogue has no record of it; it may still have happened"
        }
        PromiseGroup::Coming => "The last day promised is still to come",
        PromiseGroup::Undated => "No date was given, and there is no record of it",
        PromiseGroup::Kept => {
            "A held meeting of the same number is on record, or one that a source names"
        }
        PromiseGroup::Late => "Kept after the last day promised, or on dates that leave it open",
        PromiseGroup::Overtaken => {
            "There is no record of it, and a later meeting of the series was held"
        }
        PromiseGroup::Withdrawn => "A record of the same number says so",
    }
}
