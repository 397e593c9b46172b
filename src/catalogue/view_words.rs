//! What a view shows, in words.

use super::Catalogue;
use crate::{
    date::{Day, Stretch, year_words},
    view::{Facet, Lens, Page, SavedView, TimeWindow, Value, View},
};

/// Values that are named one by one in a short name.
const MAX_NAMED: usize = 3;

impl Catalogue {
    /// What a view shows, part by part: "Partners: Russia", "2019 to 2024", "Sources: articles".
    /// Nothing is said of what is as in a fresh view.
    #[must_use]
    pub fn view_words(&self, view: &View) -> Vec<String> {
        let mut parts = Vec::new();
        match view.page {
            Page::Timeline => {}
            Page::Trends => parts.push(format!(
                "Trends, {}",
                view.trend.trend.name().to_lowercase()
            )),
            page => parts.push(page.name().to_owned()),
        }
        parts.extend(self.filter_words(&view.filter));
        parts.extend(self.hidden_words(view));
        parts.extend(view.time.map(time_words));
        if view.lens != Lens::All {
            parts.push(format!("Sources: {}", view.lens.words()));
        }
        if let Some(day) = view.as_of {
            parts.push(format!("Promises as of {}", day.plain()));
        }
        let selected = view.selection.as_ref().and_then(|id| self.find(id));
        if let Some(selected) = selected {
            let title = &self.entry(selected).engagement.title;
            parts.push(format!("Selected: {title}"));
        }
        parts
    }

    /// "Lanes hidden: Russia, France"; none where no lane is.
    #[must_use]
    pub fn hidden_words(&self, view: &View) -> Option<String> {
        let names = view.hidden.iter().map(|party| match party.as_str() {
            "" => "what no partner is stated for",
            _ => self.party_name(party),
        });
        let names: Vec<&str> = names.collect();
        let lanes = if names.len() == 1 { "Lane" } else { "Lanes" };
        (!names.is_empty()).then(|| format!("{lanes} hidden: {}", names.join(", ")))
    }

    /// The saved view that a view is, wherever it is scrolled to and whatever is selected in it.
    #[must_use]
    pub fn saved_as(&self, view: &View) -> Option<&SavedView> {
        // A file names days, and the window has the moments between them.
        let days = |view: &View| view.time.map(TimeWindow::days);
        let plain = |view: &View| View {
            time: None,
            scroll: 0.0,
            selection: None,
            ..view.clone()
        };
        let (asked, on) = (plain(view), days(view));
        let mut saved = self.saved_views().iter();
        saved.find(|saved| days(&saved.view) == on && plain(&saved.view) == asked)
    }

    /// A short name for what a view shows: "Russia, 2019 to 2025"; "Everything" for a fresh one.
    #[must_use]
    pub fn view_name(&self, view: &View) -> String {
        let mut parts = Vec::new();
        for facet in Facet::ALL {
            let of = |value: &&Value| value.facet() == facet;
            let wanted: Vec<String> = view
                .filter
                .with
                .iter()
                .filter(of)
                .map(|value| self.value_name(value))
                .collect();
            match wanted.len() {
                0 => {}
                1..=MAX_NAMED => parts.push(wanted.join(" or ")),
                more => parts.push(format!("{more} of {}", facet.name().to_lowercase())),
            }
        }
        if parts.is_empty() && view.page != Page::Timeline {
            parts.push(view.page.name().to_owned());
        }
        parts.extend(view.time.map(time_words));
        if view.lens != Lens::All {
            parts.push(view.lens.words());
        }
        if parts.is_empty() {
            return "Everything".to_owned();
        }
        super::one_line(&parts.join(", "))
    }
}

/// "2019 to 2024" where it is whole years, else its days. An end of the calendar is an end that nobody
/// named.
#[must_use]
pub fn time_words(time: TimeWindow) -> String {
    let (first, last) = time.days();
    if first <= Day::MIN || last >= Day::MAX {
        let stretch = Stretch {
            earliest: (first > Day::MIN).then_some(first),
            latest: (last < Day::MAX).then_some(last),
        };
        return stretch.words();
    }
    let ((from, ..), (to, ..)) = (first.ymd(), last.ymd());
    let is_years = |text: &str| {
        text.split('/')
            .all(|part| part.trim_start_matches('-').len() == 4)
    };
    match (is_years(&time.to_string()), from == to) {
        (true, true) => year_words(from),
        (true, false) => format!("{} to {}", year_words(from), year_words(to)),
        (false, _) => Stretch {
            earliest: Some(first),
            latest: Some(last),
        }
        .words(),
    }
}
