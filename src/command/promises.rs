//! Following promises up: which are listed, as of which day, and the way to them.

use super::{Command, Session, Surroundings};
use crate::{
    catalogue::{Outcome, PromiseRef},
    date::{Day, Edtf, Stretch},
    model::PromiseId,
    view::{Page, TimeWindow},
};

/// The day that somebody meant who typed as of when promises are to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedAsOf {
    /// The day.
    pub day: Day,
    /// What was understood: "31 May 2023, the last day of 1–31 May 2023".
    pub words: String,
}

impl JudgedAsOf {
    /// Reads what was typed. Of a longer stretch it is the last day: as of 2020 is with all that
    /// happened in 2020.
    ///
    /// # Errors
    /// Says in words why it is no day, and what to write instead.
    pub fn read(typed: &str) -> Result<Self, String> {
        let stretch =
            Stretch::from_typed(typed).map_err(|error| format!("{error}; {}", error.cure()))?;
        let Some(day) = stretch.latest else {
            return Err(format!(
                "{} has no last day; write one, such as 12 March 2019",
                stretch.words()
            ));
        };
        let words = if stretch.earliest == stretch.latest {
            stretch.words()
        } else {
            format!("{}, the last day of {}", day.plain(), stretch.words())
        };
        Ok(Self { day, words })
    }
}

/// Room on each side of a promise and what became of it, as a share of the time between them.
const ROOM: f64 = 0.12;
/// The least room, in days.
const LEAST_ROOM: f64 = 45.0;

impl Surroundings<'_> {
    /// Acts on a command of the page of promises.
    pub(super) fn follow_up(&self, command: Command, session: &mut Session) {
        let shown = &mut session.view.promises;
        match command {
            Command::JudgeAsOf(day) => session.view.as_of = day,
            Command::OrderPromises(order) => shown.order = order,
            Command::OnlyPromises(only) => shown.only = only,
            Command::SelectPromise(id) => {
                let Some(promise) = self.catalogue.find_promise(&id) else {
                    return;
                };
                shown.at = Some(id);
                let maker = self.catalogue.entry(promise.made_by);
                self.act(Command::Select(maker.engagement.id.clone()), session);
            }
            Command::UnfoldPromise(id) => {
                shown.open = (shown.open.as_ref() != Some(&id)).then(|| id.clone());
                shown.at = Some(id);
            }
            Command::ShowPromise(id) => self.show_promise(&id, session),
            _ => {}
        }
    }

    /// Shows a promise and what became of it on the timeline, both ends with room around them. What
    /// was promised is selected there, or what promised it where that has no mark.
    fn show_promise(&self, id: &PromiseId, session: &mut Session) {
        let Some(promise) = self.catalogue.find_promise(id) else {
            return;
        };
        session.view.page = Page::Timeline;
        session.view.promises.at = Some(id.clone());
        let has_mark = |&handle: &_| self.arrangement.item(handle).is_some();
        let selected = promise.stands_as.filter(has_mark);
        let selected = selected.unwrap_or(promise.made_by);
        let selected = self.catalogue.entry(selected).engagement.id.clone();
        if let Some((first, last)) = self.ends_of(promise, session) {
            let (start, end) = (first.number() as f64, last.number() as f64 + 1.0);
            let room = ((end - start) * ROOM).max(LEAST_ROOM);
            self.act(
                Command::ShowTime(TimeWindow::new(start - room, end + room)),
                session,
            );
        }
        self.act(Command::GoTo(selected), session);
    }

    /// From the day on which something was promised to the last one of what became of it.
    fn ends_of(&self, promise: PromiseRef, session: &Session) -> Option<(Day, Day)> {
        let (catalogue, known) = (self.catalogue, &*self.arrangement.known);
        let as_of = catalogue.as_of_day(&session.view, None);
        let outcome = as_of.map(|as_of| catalogue.outcome(promise, known, as_of));
        let by = outcome.and_then(Outcome::by);
        let dates = [
            known.date(catalogue, promise.made_by),
            catalogue.promise(promise).due.as_ref(),
            by.and_then(|by| known.date(catalogue, by)),
        ];
        let ends = |date: &Edtf| [date.earliest(), date.latest()];
        let days = dates.into_iter().flatten().flat_map(ends).flatten();
        let days: Vec<Day> = days.collect();
        days.iter().min().copied().zip(days.iter().max().copied())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_itself_and_a_longer_stretch_its_last_day() {
        let read = |typed| JudgedAsOf::read(typed).unwrap();
        let day = read("12 March 2019");
        assert_eq!(day.day.to_string(), "2019-03-12");
        assert_eq!(day.words, "12 March 2019, a Tuesday");
        let month = read("May 2023");
        assert_eq!(month.day.to_string(), "2023-05-31");
        assert_eq!(month.words, "31 May 2023, the last day of 1–31 May 2023");
        assert_eq!(read("2019 to 21").day.to_string(), "2021-12-31");
    }

    #[test]
    fn what_has_no_last_day_is_refused_in_words() {
        let refusal = |typed| JudgedAsOf::read(typed).unwrap_err();
        assert_eq!(
            refusal("2024/.."),
            "from 1 January 2024 on has no last day; write one, such as 12 March 2019"
        );
        assert!(refusal("soon").starts_with("“soon” is no day, month or year here; write"));
    }
}
