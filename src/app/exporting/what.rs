//! What a file is of: what is on screen, of one time or another, or the slides of a briefing.

use egui::{ComboBox, Ui};

use super::{
    Of,
    choices::{Choices, heading},
    time_words,
};
use crate::{
    app::{scroll, theme, words},
    briefing::Briefing,
    catalogue::one_line,
    command::{ExportTime, Slides},
    export::FileFormat,
    model::BriefingId,
    sheet::Extent,
};

/// What can be chosen where there is no briefing.
const NO_BRIEFING: &str =
    "There is no briefing yet: Ctrl Shift B makes what is on screen a step of one";
/// The widest that a box is from which one of several is chosen, in points.
const WIDEST: f32 = 520.0;

impl<'a> Of<'a> {
    /// Every briefing: one that is open as it stands there, whether it is saved or not.
    fn briefings(&self) -> impl Iterator<Item = &'a Briefing> {
        let open = self.session.drafting.as_ref();
        let open = open.map(|drafting| drafting.draft.briefing());
        let all = self.catalogue.briefings();
        let is_new = |open: &&Briefing| all.iter().all(|other| other.slug != open.slug);
        let as_it_stands = move |there: &'a Briefing| match open {
            Some(open) if open.slug == there.slug => open,
            _ => there,
        };
        open.filter(is_new)
            .into_iter()
            .chain(all.iter().map(as_it_stands))
    }

    fn briefing(&self, slug: &BriefingId) -> Option<&'a Briefing> {
        self.briefings().find(|briefing| briefing.slug == *slug)
    }
}

impl Choices {
    /// The briefing that is chosen.
    fn briefing<'a>(&self, of: &Of<'a>) -> Option<&'a Briefing> {
        of.briefing(self.of_briefing.as_ref()?)
    }

    /// The slides that are chosen; none where what is on screen is.
    pub(super) fn slides(&self, of: &Of<'_>) -> Option<Slides> {
        let briefing = self.briefing(of)?.clone();
        let step = self.step.min(briefing.steps.len().saturating_sub(1));
        Some(Slides { briefing, step })
    }

    /// A title and a name for the file: those of the briefing, or of the saved view that is on screen.
    pub(super) fn propose(&mut self, of: &Of<'_>) -> String {
        let format = self.format;
        if let Some(Slides { briefing, step }) = self.slides(of) {
            self.proposed_title = Some(one_line(&briefing.title));
            let slug = briefing.slug.as_str();
            return match format.extent() {
                Extent::Whole => format.file_called(slug),
                Extent::OneSheet => format.file_called(&format!("{slug}-{}", step + 1)),
            };
        }
        let view = self.time.view(of.session);
        let saved = of.catalogue.saved_as(&view);
        self.proposed_title = saved.map(|saved| one_line(&saved.name));
        match saved {
            Some(saved) => format.file_called(&saved.name),
            None => format.file_name(of.catalogue, &view),
        }
    }

    /// Chooses the slides of a briefing, and a format that can hold them.
    pub(super) fn take(&mut self, briefing: Option<BriefingId>) {
        if briefing.is_some() && !self.format.is_picture() {
            self.format = FileFormat::Pdf;
        }
        (self.of_briefing, self.step) = (briefing, 0);
    }

    /// What the file is of.
    pub(super) fn choose_what(&mut self, ui: &mut Ui, of: &Of<'_>) {
        let mut times = Vec::new();
        let session = of.session;
        if session.range.is_some() {
            times.push((ExportTime::Selected, "The time selected"));
        }
        if session.view.time.is_some() {
            times.push((ExportTime::OnScreen, "The time on screen"));
        }
        times.push((ExportTime::Whole, "The whole range"));
        if session.range.is_none() && self.time == ExportTime::Selected {
            self.time = ExportTime::OnScreen;
        }
        // Who has all of time on screen has chosen nothing else for when there is less.
        let chosen = match self.time {
            ExportTime::OnScreen if session.view.time.is_none() => ExportTime::Whole,
            time => time,
        };
        if self.briefing(of).is_none() {
            self.of_briefing = None;
        }
        ui.horizontal_wrapped(|ui| {
            heading(ui, "What");
            for (time, name) in times {
                let words = time_words(of, time);
                let name = match time {
                    ExportTime::Whole => name.to_owned(),
                    _ => format!("{name}: {words}"),
                };
                let is_chosen = self.of_briefing.is_none() && chosen == time;
                let button = ui.add(theme::selectable(ui, &name, is_chosen));
                scroll::follow_focus(&button);
                if button.clicked() {
                    self.time = time;
                    self.take(None);
                }
            }
            let is_chosen = self.of_briefing.is_some();
            let button = theme::selectable(ui, "A briefing", is_chosen);
            let button = ui.add_enabled(of.briefings().next().is_some(), button);
            scroll::follow_focus(&button);
            if button.on_disabled_hover_text(NO_BRIEFING).clicked() && !is_chosen {
                self.take(session.likely_briefing(of.catalogue));
            }
        });
        self.choose_briefing(ui, of);
    }

    /// Which briefing, and which step of it for a format that holds one.
    fn choose_briefing(&mut self, ui: &mut Ui, of: &Of<'_>) {
        let Some(Slides { briefing, step }) = self.slides(of) else {
            return;
        };
        let name = |briefing: &Briefing| {
            let steps = words::count(briefing.steps.len(), "step");
            format!("{} · {steps}", one_line(&briefing.title))
        };
        let mut taken = None;
        choose_one(ui, "Briefing", &name(&briefing), |ui| {
            for other in of.briefings() {
                let is_chosen = other.slug == briefing.slug;
                let line = ui.add(theme::selectable(ui, &name(other), is_chosen));
                if line.clicked() && !is_chosen {
                    taken = Some(other.slug.clone());
                }
            }
        });
        if taken.is_some() {
            return self.take(taken);
        }
        let Some(chosen) = briefing.steps.get(step) else {
            return;
        };
        if self.format.extent() == Extent::Whole {
            return;
        }
        let name = |number: usize, title: &str| format!("{}. {}", number + 1, one_line(title));
        choose_one(ui, "Step", &name(step, &chosen.title), |ui| {
            for (number, other) in briefing.steps.iter().enumerate() {
                let line = name(number, &other.title);
                let line = ui.add(theme::selectable(ui, &line, number == step));
                if line.clicked() {
                    self.step = number;
                }
            }
        });
    }
}

/// A box that opens, from which one of several is chosen.
fn choose_one(ui: &mut Ui, name: &str, chosen: &str, list: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let label = heading(ui, name);
        let width = (ui.available_width() - 8.0).clamp(80.0, WIDEST);
        let shown = ComboBox::from_id_salt(name)
            .selected_text(chosen)
            .width(width)
            .truncate()
            .show_ui(ui, list);
        scroll::follow_focus(&shown.response);
        shown.response.labelled_by(label.id);
    });
}
