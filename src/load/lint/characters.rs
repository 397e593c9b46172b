//! Line breaks, control characters and turns of direction in texts that are shown on one line.

use super::{Kind, Lint, Problem, RecordKey, Trail};
use crate::{
    briefing::Briefing,
    catalogue::breaks_a_line,
    load::problem::Code,
    model::{Engagement, Place, Promise, Source},
};

pub(super) fn check(lint: &mut Lint<'_>, record: RecordKey) {
    let draft = lint.draft;
    let (kind, index) = record;
    let texts = &mut Texts { lint, record };
    let trail = &Trail::Record;
    match kind {
        Kind::Catalogue => texts.field(trail, "title", &draft.abouts.values[index].title),
        Kind::Source => check_source(texts, &draft.sources.values[index]),
        Kind::Region => texts.field(trail, "name", &draft.regions.values[index].name),
        Kind::Party => {
            let party = &draft.parties.values[index];
            texts.field(trail, "name", &party.name);
            texts.maybe(trail, "native_name", party.native_name.as_deref());
            for (number, name) in party.other_names.iter().enumerate() {
                texts.text(&trail.field("other_names").item(number), name);
            }
        }
        Kind::Topic => {
            let topic = &draft.topics.values[index];
            texts.field(trail, "name", &topic.name);
            texts.field(trail, "sentence", &topic.sentence);
        }
        Kind::Format => {
            let format = &draft.formats.values[index];
            texts.field(trail, "name", &format.name);
            texts.field(trail, "short", &format.short);
            texts.field(trail, "sentence", &format.sentence);
        }
        Kind::Series => {
            let series = &draft.series.values[index];
            texts.field(trail, "name", &series.name);
            texts.field(trail, "short", &series.short);
        }
        Kind::Engagement => check_engagement(texts, &draft.engagements.values[index]),
        Kind::Context => {
            let event = &draft.contexts.values[index];
            texts.field(trail, "title", &event.title);
            texts.field(trail, "basis", &event.basis);
        }
        Kind::SavedView => texts.field(trail, "name", &draft.saved_views.values[index].name),
        Kind::Briefing => check_briefing(texts, &draft.briefings.values[index]),
    }
}

fn check_briefing(texts: &mut Texts<'_, '_>, briefing: &Briefing) {
    let record = Trail::Record;
    texts.field(&record, "title", &briefing.title);
    texts.maybe(&record, "subtitle", briefing.subtitle.as_deref());
    for (index, step) in briefing.steps.iter().enumerate() {
        let steps = record.field("steps");
        let trail = steps.item(index);
        texts.field(&trail, "title", &step.title);
        texts.maybe(&trail, "subtitle", step.subtitle.as_deref());
        for (index, callout) in step.callouts.iter().enumerate() {
            texts.field(&trail.field("callouts").item(index), "text", &callout.text);
        }
    }
}

fn check_source(texts: &mut Texts<'_, '_>, source: &Source) {
    let record = Trail::Record;
    texts.maybe(&record, "publisher", source.publisher.as_deref());
    texts.maybe(&record, "headline", source.headline.as_deref());
    texts.maybe(&record, "byline", source.byline.as_deref());
    texts.maybe(&record, "rests_on", source.rests_on.as_deref());
    if let Some(published) = &source.published {
        texts.field(&record.field("published"), "basis", &published.basis);
    }
}

fn check_engagement(texts: &mut Texts<'_, '_>, engagement: &Engagement) {
    let record = Trail::Record;
    texts.field(&record, "title", &engagement.title);
    texts.maybe(&record, "label", engagement.label.as_deref());
    for (index, date) in engagement.dates.iter().enumerate() {
        texts.field(&record.field("dates").item(index), "basis", &date.basis);
    }
    for (index, place) in engagement.places.iter().enumerate() {
        check_place(texts, &record.field("places").item(index), place);
    }
    for (index, delegation) in engagement.delegations.iter().enumerate() {
        let delegations = record.field("delegations");
        let side = delegations.item(index);
        texts.maybe(&side, "note", delegation.note.as_deref());
        for (index, person) in delegation.people.iter().enumerate() {
            let people = side.field("people");
            let trail = people.item(index);
            texts.field(&trail, "name", &person.name);
            texts.maybe(&trail, "office", person.office.as_deref());
            texts.maybe(&trail, "as_written", person.as_written.as_deref());
        }
    }
    for (index, point) in engagement.points.iter().enumerate() {
        texts.field(&record.field("points").item(index), "what", &point.what);
    }
    for (index, forum) in engagement.fora.iter().enumerate() {
        let as_written = forum.as_written.as_deref();
        texts.maybe(&record.field("fora").item(index), "as_written", as_written);
    }
    for (index, group) in engagement.groups.iter().enumerate() {
        texts.field(&record.field("groups").item(index), "name", &group.name);
    }
    for (index, caveat) in engagement.caveats.iter().enumerate() {
        texts.field(&record.field("caveats").item(index), "what", &caveat.what);
    }
    for (index, promise) in engagement.promises.iter().enumerate() {
        check_promise(texts, &record.field("promises").item(index), promise);
    }
}

fn check_promise(texts: &mut Texts<'_, '_>, trail: &Trail<'_>, promise: &Promise) {
    texts.field(trail, "what", &promise.what);
    texts.maybe(trail, "basis", promise.basis.as_deref());
    if let Some(meeting) = &promise.meeting {
        let trail = trail.field("meeting");
        texts.field(&trail, "title", &meeting.title);
        texts.maybe(&trail, "label", meeting.label.as_deref());
        if let Some(place) = &meeting.place {
            check_place(texts, &trail.field("place"), place);
        }
    }
}

fn check_place(texts: &mut Texts<'_, '_>, trail: &Trail<'_>, place: &Place) {
    texts.maybe(trail, "city", place.city.as_deref());
    texts.maybe(trail, "basis", place.basis.as_deref());
}

/// Nearly every text is, and looking at all bytes at once is quicker than at one after the other.
fn is_plain(text: &str) -> bool {
    let plain = |byte: &u8| (b' '..=b'~').contains(byte);
    text.as_bytes()
        .iter()
        .fold(true, |all, byte| all & plain(byte))
}

/// The texts of one record.
struct Texts<'l, 'a> {
    lint: &'l mut Lint<'a>,
    record: RecordKey,
}

impl Texts<'_, '_> {
    fn field(&mut self, trail: &Trail<'_>, name: &'static str, text: &str) {
        self.text(&trail.field(name), text);
    }

    fn maybe(&mut self, trail: &Trail<'_>, name: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(trail, name, text);
        }
    }

    /// Warns of the first such character; one warning is enough for one text.
    fn text(&mut self, trail: &Trail<'_>, text: &str) {
        if is_plain(text) {
            return;
        }
        let Some((at, character)) = text.char_indices().find(|&(_, c)| breaks_a_line(c)) else {
            return;
        };
        let code = u32::from(character);
        let what = match character {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "a line break".to_owned(),
            '\t' => "a tab".to_owned(),
            _ if character.is_control() => format!("the control character U+{code:04X}"),
            _ => format!("U+{code:04X}, which turns the direction of writing"),
        };
        let problem = Problem::new(
            Code::ControlCharacter,
            format!("This text has in it {what}"),
            "Take it out, and write the text on one line",
        );
        let part = at..at + character.len_utf8();
        self.lint.warn_within(self.record, trail, part, problem);
    }
}
