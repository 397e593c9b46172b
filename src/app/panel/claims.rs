//! What is claimed of an engagement, claim by claim.

use egui::{Button, RichText, Ui};

use super::{
    super::{fonts, marked, theme, words},
    beside,
    changes::Changes,
    link, note,
    proof::{Proofs, Rank},
    section,
};
use crate::{
    catalogue::{Catalogue, Changed, Handle, Known, Part, stretches},
    command::Command,
    date::Day,
    model::{Citation, Delegation, Engagement, Place, Role, SeriesId, SeriesLink, SeriesNumber},
    scene::Token,
    view::Value,
};

/// Width of the names at the left.
const NAMES: f32 = 78.0;

/// When, where, who: the facts at the top.
pub(super) struct Facts<'a> {
    pub catalogue: &'a Catalogue,
    pub known: &'a Known,
    pub proofs: &'a Proofs<'a>,
    pub changes: &'a Changes<'a>,
}

/// What is said beside a promise.
pub(super) struct Told<'a> {
    pub proofs: &'a Proofs<'a>,
    pub changes: &'a Changes<'a>,
}

impl Facts<'_> {
    pub(super) fn show(&self, ui: &mut Ui, handle: Handle, commands: &mut Vec<Command>) {
        let engagement = &self.catalogue.entry(handle).engagement;
        self.dates(ui, handle);
        self.changed(ui, |what| matches!(what, Changed::Date(_)), commands);
        self.places(ui, engagement);
        self.changed(ui, |what| matches!(what, Changed::Place(_)), commands);
        if engagement.parties.len() > 1 {
            fact(ui, "Partners", |ui| {
                let names = engagement.parties.iter();
                let names: Vec<&str> = names
                    .map(|party| self.catalogue.party_name(party))
                    .collect();
                ui.add(egui::Label::new(names.join(", ")).wrap());
            });
        }
        if let Some(body) = &engagement.body {
            fact(ui, "Body", |ui| {
                ui.label(self.catalogue.party_name(body));
            });
        }
        for delegation in &engagement.delegations {
            let mut people = delegation.people.iter();
            if people.any(|person| self.proofs.admits(&person.cite))
                || self.proofs.admits(&delegation.cite)
            {
                self.delegation(ui, delegation, commands);
            }
        }
        let is_of_people = |what: &Changed<'_>| matches!(what, Changed::Left(Part::People, _));
        self.changed(ui, is_of_people, commands);
        let series = self.known.series(self.catalogue, handle);
        self.series(ui, series);
        self.changed(ui, |what| matches!(what, Changed::Series(_)), commands);
        let whole = engagement.part_of.as_ref();
        let found = whole.and_then(|whole| Some((whole, self.catalogue.find(whole)?)));
        if let Some((whole, found)) = found.filter(|(_, found)| self.known.has(*found)) {
            fact(ui, "Part of", |ui| {
                let title = &self.catalogue.entry(found).engagement.title;
                if ui.add(link(ui, title)).clicked() {
                    commands.push(Command::GoTo(whole.clone()));
                }
            });
        }
        self.statuses(ui, handle, series);
        let is_status = |what: &Changed<'_>| matches!(what, Changed::Status(_) | Changed::Mode(_));
        self.changed(ui, is_status, commands);
    }

    /// What more sources would say otherwise of a fact, below what is known of it.
    fn changed(
        &self,
        ui: &mut Ui,
        is_meant: impl Fn(&Changed<'_>) -> bool,
        commands: &mut Vec<Command>,
    ) {
        if self.changes.has(&is_meant) {
            fact(ui, "", |ui| self.changes.note(ui, is_meant, commands));
        }
    }

    /// The status that holds under the lens, and those that rival it. What the record's own citations
    /// prove beside the status, mode and number, stands with it.
    fn statuses(&self, ui: &mut Ui, handle: Handle, series: Option<&SeriesLink>) {
        let engagement = &self.catalogue.entry(handle).engagement;
        let mode = self.known.mode(self.catalogue, handle);
        let mut own = words::status(engagement.status);
        if let Some(mode) = mode {
            own += &format!(", {}", mode.words());
        }
        let of_the_record = series.filter(|link| link.cite.is_empty());
        if let Some(SeriesNumber::Stated(number)) = of_the_record.and_then(|link| link.number) {
            own += &format!(", number {number} of its series");
        }
        let rivals = engagement.rival_statuses.iter();
        let rivals = rivals.map(|claim| (words::status(claim.status), &claim.cite));
        let claims = std::iter::once((own, &engagement.cite)).chain(rivals);
        let mut names = std::iter::once("On record").chain(std::iter::repeat("Or"));
        for (text, cite) in claims.filter(|(_, cite)| self.known.admits(self.catalogue, cite)) {
            fact(ui, names.next().unwrap_or_default(), |ui| {
                self.proofs.claim(ui, Rank::Remark, &text, cite);
            });
        }
    }

    fn places(&self, ui: &mut Ui, engagement: &Engagement) {
        let mut before: Vec<String> = Vec::new();
        for place in &engagement.places {
            if !self.known.admits(self.catalogue, &place.cite) {
                continue;
            }
            let text = place_name(self.catalogue, place);
            let name = match before.as_slice() {
                [] => "Where",
                names if names.contains(&text) => "Also",
                _ => "Or",
            };
            fact(ui, name, |ui| {
                self.proofs.claim(ui, Rank::Claim, &text, &place.cite);
                if let Some(basis) = &place.basis {
                    note(ui, basis);
                }
            });
            before.push(text);
        }
        if before.is_empty() {
            fact(ui, "Where", |ui| note(ui, "Not stated in these sources"));
        }
    }

    fn delegation(&self, ui: &mut Ui, delegation: &Delegation, commands: &mut Vec<Command>) {
        let side = self.catalogue.party_name(&delegation.side);
        fact(ui, side, |ui| {
            let said = delegation.note.as_ref();
            let said = said.filter(|_| self.known.admits(self.catalogue, &delegation.cite));
            if delegation.people.is_empty() {
                let text = "Not named in the source";
                match said {
                    // The note rests on the same citation, which then stands after it.
                    Some(_) => note(ui, text),
                    None => self.proofs.claim(ui, Rank::Remark, text, &delegation.cite),
                }
            }
            for person in &delegation.people {
                if !self.known.admits(self.catalogue, &person.cite) {
                    continue;
                }
                let look = marked::plain(ui, 13.0, Token::Mark);
                let text = marked::text(ui, self.proofs.matcher, &person.name, &look);
                let hint = "Show everything that this person took part in";
                let name = ui.add(Button::new(text).frame(false).wrap());
                if name.on_hover_text(hint).clicked() {
                    commands.push(Command::AskFor(vec![Value::Person(person.name.clone())]));
                }
                let role = match (&person.office, person.role) {
                    (Some(office), Role::Head) => office.clone(),
                    (Some(office), Role::Member) => format!("{office} (member)"),
                    (None, Role::Member) => "Member".to_owned(),
                    (None, Role::Head) => "Office not stated".to_owned(),
                };
                self.proofs.claim(ui, Rank::Remark, &role, &person.cite);
                let mut remarks = Vec::new();
                // Quoted words that already show the spelling need not be said twice.
                let written = person.as_written.as_ref().filter(|written| {
                    let mut quoted = person.cite.iter().filter_map(|one| one.words.as_ref());
                    !quoted.any(|words| words.contains(written.as_str()))
                });
                if let Some(written) = written {
                    remarks.push(format!("written “{written}”"));
                }
                if let Some(rank) = person.rank {
                    remarks.push(format!("rank {}, our coding: {}", rank.get(), rank.name()));
                }
                if !remarks.is_empty() {
                    note(ui, &remarks.join("; "));
                }
            }
            if let Some(text) = said {
                self.proofs.claim(ui, Rank::Remark, text, &delegation.cite);
            }
        });
    }

    fn series(&self, ui: &mut Ui, link: Option<&SeriesLink>) {
        let Some(link) = link else {
            return;
        };
        let name = self
            .catalogue
            .series(&link.slug)
            .map_or(link.slug.as_str(), |series| &series.name);
        fact(ui, "Series", |ui| {
            let text = match link.number {
                Some(SeriesNumber::Inferred(number)) => {
                    format!("{name}, number {number} (worked out, not stated)")
                }
                Some(SeriesNumber::Stated(number)) if !link.cite.is_empty() => {
                    format!("{name}, number {number}")
                }
                Some(SeriesNumber::Stated(_)) | None => name.to_owned(),
            };
            if link.cite.is_empty() {
                note(ui, &text);
            } else {
                self.proofs.claim(ui, Rank::Remark, &text, &link.cite);
            }
            self.about_series(ui, &link.slug);
        });
    }

    /// When a series was founded, which of its numbers are not on record, and what a reader should
    /// know of it.
    fn about_series(&self, ui: &mut Ui, slug: &SeriesId) {
        let Some(series) = self.catalogue.series(slug) else {
            return;
        };
        // What its citations prove together holds when all of them are believed.
        let mut cited = series.cite.iter();
        let is_proved = cited.all(|one| self.known.admits_one(self.catalogue, one))
            && self.known.admits(self.catalogue, &series.cite);
        if let Some(founded) = series.founded.as_ref().filter(|_| is_proved) {
            note(ui, &format!("Founded: {}", founded.display()));
        }
        let missing = self.catalogue.missing_in(slug, self.known);
        if !missing.is_empty() {
            let noun = match missing.as_slice() {
                [only] if only.start() == only.end() => "number",
                _ => "numbers",
            };
            let text = format!("Not on record as held: {noun} {}", stretches(&missing));
            let ink = theme::ink(ui, Token::Warning);
            ui.add(egui::Label::new(RichText::new(text).small().color(ink)).wrap());
        }
        if let Some(text) = series.note.as_ref().filter(|_| self.known.is_everything()) {
            note(ui, text);
        }
    }
}

pub(super) fn strong(size: f32) -> egui::FontId {
    egui::FontId::new(size, fonts::strong())
}

/// A name at the left and what it stands for at the right.
pub(super) fn fact(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let label = |ui: &mut Ui| {
        let ink = theme::ink(ui, Token::Ink2);
        let text = RichText::new(name).size(12.0).color(ink);
        ui.add(egui::Label::new(text).wrap());
    };
    beside(ui, NAMES, label, add);
    ui.add_space(3.0);
}

pub(super) fn place_name(catalogue: &Catalogue, place: &Place) -> String {
    let words = catalogue.place_words(place.city.as_deref(), place.country.as_ref());
    words.unwrap_or_else(|| "Not stated".to_owned())
}

/// What was said, in the order of the record.
pub(super) fn points(
    ui: &mut Ui,
    catalogue: &Catalogue,
    known: &Known,
    engagement: &Engagement,
    proofs: &Proofs<'_>,
) {
    let shown = || {
        let points = engagement.points.iter();
        points.filter(|point| known.admits(catalogue, &point.cite))
    };
    if shown().next().is_none() {
        return;
    }
    section(ui, "What the sides said");
    for point in shown() {
        let mut kind = point.kind.name().to_owned();
        if let Some(who) = catalogue.speaker_words(&point.who) {
            kind += &format!(" · {who}");
        }
        let ink = theme::ink(ui, Token::Ink3);
        ui.add(egui::Label::new(RichText::new(kind).size(11.0).color(ink)).wrap());
        proofs.claim(ui, Rank::Claim, &point.what, &point.cite);
        ui.add_space(4.0);
    }
}

/// What was promised, and what became of it.
pub(super) fn promises(
    ui: &mut Ui,
    catalogue: &Catalogue,
    known: &Known,
    handle: Handle,
    told: &Told<'_>,
    as_of: Day,
    commands: &mut Vec<Command>,
) {
    let mut concerned = catalogue
        .promises()
        .iter()
        .copied()
        .filter(|promise| promise.made_by == handle || promise.stands_as == Some(handle))
        .filter(|promise| known.admits(catalogue, &catalogue.promise(*promise).cite))
        .peekable();
    if concerned.peek().is_none() {
        return;
    }
    section(ui, "Promises");
    for reference in concerned {
        let promise = catalogue.promise(reference);
        let proofs = told.proofs;
        proofs.claim(ui, Rank::Claim, &promise.what, &promise.cite);
        if let Some(due) = &promise.due {
            let basis = promise.basis.as_deref().unwrap_or_default();
            note(ui, &format!("Due: {}. {basis}", due.display()));
        }
        let outcome = catalogue.outcome(reference, known, as_of);
        let ink = words::token_of(outcome);
        let mut text = catalogue.outcome_words(outcome);
        if !catalogue.is_certain_by(outcome, known, as_of) {
            text += ", perhaps not by that day";
        }
        text += &format!(" (as of {})", as_of.plain());
        let text = RichText::new(text).size(12.0).color(theme::ink(ui, ink));
        match outcome.by() {
            Some(by) if by != handle => {
                let button = egui::Button::new(text).frame(false).wrap();
                if ui.add(button).on_hover_text("Go to that meeting").clicked() {
                    commands.push(Command::GoTo(catalogue.entry(by).engagement.id.clone()));
                }
            }
            _ => {
                ui.add(egui::Label::new(text).wrap());
            }
        }
        told.changes.of_promise(ui, reference, commands);
        let other = reference.stands_as.filter(|&stands_as| stands_as != handle);
        if let Some(other) = other {
            let engagement = &catalogue.entry(other).engagement;
            let text = if known.date(catalogue, other).is_some() {
                "Show what was promised on the timeline"
            } else {
                "Open what was promised; it has no date"
            };
            if ui.add(link(ui, text)).clicked() {
                commands.push(Command::GoTo(engagement.id.clone()));
            }
        }
        ui.add_space(4.0);
    }
}

/// Organisations and armed groups that were named.
pub(super) fn named(
    ui: &mut Ui,
    catalogue: &Catalogue,
    engagement: &Engagement,
    proofs: &Proofs<'_>,
) {
    let fora = engagement.fora.iter().map(|forum| {
        let mut text = catalogue.party_name(&forum.body).to_owned();
        if let Some(written) = &forum.as_written {
            text += &format!(", written “{written}”");
        }
        (text, &forum.cite)
    });
    let groups = engagement.groups.iter();
    let groups = groups.map(|group| (group.name.clone(), &group.cite));
    cited(ui, proofs, "Forums named", fora);
    cited(ui, proofs, "Armed groups named", groups);
}

/// Claims of one kind that the lens admits, under their name; nothing when there is none.
fn cited<'a>(
    ui: &mut Ui,
    proofs: &Proofs<'_>,
    name: &str,
    claims: impl Iterator<Item = (String, &'a Vec<Citation>)>,
) {
    let mut shown = claims.filter(|(_, cite)| proofs.admits(cite)).peekable();
    if shown.peek().is_some() {
        section(ui, name);
    }
    for (text, cite) in shown {
        proofs.claim(ui, Rank::Claim, &text, cite);
    }
}

/// What a careful reader should know.
pub(super) fn caveats(
    ui: &mut Ui,
    catalogue: &Catalogue,
    known: &Known,
    engagement: &Engagement,
    proofs: &Proofs<'_>,
) {
    let shown: Vec<_> = engagement
        .caveats
        .iter()
        .filter(|caveat| known.admits(catalogue, &caveat.cite))
        .collect();
    if shown.is_empty() {
        return;
    }
    section(ui, "Read with care");
    for caveat in shown {
        let ink = theme::ink(ui, Token::Warning);
        ui.label(RichText::new(caveat.kind.name()).size(11.0).color(ink));
        if caveat.cite.is_empty() {
            note(ui, &caveat.what);
        } else {
            proofs.claim(ui, Rank::Remark, &caveat.what, &caveat.cite);
        }
        ui.add_space(3.0);
    }
}
