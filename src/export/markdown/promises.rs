//! What was promised, and what became of it.

use super::{
    super::{
        Handover,
        followed::{Promised, became},
        numbered::Numbered,
    },
    cited,
    escape::escaped,
};
use crate::catalogue::{Followed, count};

/// A line for each promise, what is overdue first; nothing where nothing was promised.
pub(super) fn section(handover: &Handover<'_>, numbered: &Numbered<'_>) -> String {
    let Some(as_of) = handover.as_of else {
        return String::new();
    };
    let follow_up = handover.follow_up();
    let later = follow_up.counts.not_yet_made;
    if follow_up.rows.is_empty() && later == 0 {
        return String::new();
    }
    let mut text = format!(
        "## Promises, and what became of them as of {}\n\n",
        escaped(&as_of.plain())
    );
    for row in &follow_up.rows {
        text += &line(handover, numbered, row);
    }
    if later > 0 {
        text += &format!("- {} made only after that day\n", count(later, "promise"));
    }
    text + "\n"
}

fn line(handover: &Handover<'_>, numbered: &Numbered<'_>, row: &Followed) -> String {
    let promised = Promised::new(handover, numbered, row.promise);
    let text = format!(
        "{}: {}; promised {}, {}",
        promised.partners, promised.what, promised.made, promised.due
    );
    let became = became(handover, numbered, row.outcome);
    let became = became.map(|became| cited(numbered, &became.text, &became.mark));
    format!(
        "- {}. **{}**\n",
        cited(numbered, &text, &promised.mark),
        became.unwrap_or_default()
    )
}
