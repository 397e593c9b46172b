//! Engagements, in full or on a line each.

use super::{
    super::{
        Handover,
        meeting::{Claim, Meeting, since},
        numbered::Numbered,
    },
    cited,
    escape::escaped,
};

/// Said of what may have been at another time than the one asked for.
const POSSIBLY: &str = "possibly in this time";

/// The engagements of a group. What was only promised has one line in either case, as the promises stand in
/// a section of their own.
pub(super) fn meetings<'m>(
    handover: &Handover<'_>,
    numbered: &Numbered<'_>,
    meetings: impl Iterator<Item = &'m Meeting>,
    in_detail: bool,
) -> String {
    let mut text = String::new();
    for meeting in meetings {
        if in_detail && !meeting.is_promised {
            apart(&mut text);
            text += &in_full(handover, numbered, meeting);
        } else {
            text += &on_a_line(numbered, meeting);
        }
    }
    apart(&mut text);
    text
}

/// Ends a list with an empty line.
fn apart(text: &mut String) {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

fn in_full(handover: &Handover<'_>, numbered: &Numbered<'_>, meeting: &Meeting) -> String {
    let mut text = format!(
        "### {}: {}\n\n",
        escaped(&meeting.date.text),
        escaped(&meeting.title)
    );
    text += &format!("{}\n\n", cited(numbered, &facts(meeting), &meeting.mark));
    let mut items = Vec::new();
    let has_own_proof = meeting.date.mark != meeting.mark;
    if has_own_proof && !meeting.date.mark.is_empty() {
        items.push(item(numbered, "Date", &[&meeting.date]));
    }
    let before = handover
        .catalogue
        .since_previous(meeting.handle, &handover.known);
    let since = since(handover, before);
    for claims in [&meeting.heads, &meeting.points, &since] {
        items.extend(by_name(claims).map(|(name, claims)| item(numbered, name, &claims)));
    }
    items.extend(by_name(meeting.cautions()).map(|(name, claims)| {
        let name = format!("Read with care, {}", name.to_lowercase());
        item(numbered, &name, &claims)
    }));
    items.extend(meeting.silence().map(|silence| escaped(&silence)));
    for item in items {
        text += &format!("- {item}\n");
    }
    text + "\n"
}

/// With the dates and statuses that other sources give: a line that says one day may not keep quiet of them.
fn on_a_line(numbered: &Numbered<'_>, meeting: &Meeting) -> String {
    let mut text = format!(
        "- **{}:** {}. {}",
        escaped(&meeting.date.text),
        escaped(&meeting.title),
        cited(numbered, &facts(meeting), &meeting.mark)
    );
    for rival in &meeting.rivals {
        let rival_text = format!("{}: {}", rival.name.to_lowercase(), rival.text);
        text += &format!("; {}", cited(numbered, &rival_text, &rival.mark));
    }
    text + "\n"
}

fn facts(meeting: &Meeting) -> String {
    if meeting.is_possible {
        format!("{}; {POSSIBLY}", meeting.facts)
    } else {
        meeting.facts.clone()
    }
}

/// Claims of one name together, in the order in which names come first.
fn by_name<'m>(
    claims: impl IntoIterator<Item = &'m Claim>,
) -> impl Iterator<Item = (&'m str, Vec<&'m Claim>)> {
    let mut named: Vec<(&str, Vec<&Claim>)> = Vec::new();
    for claim in claims {
        match named.iter_mut().find(|(name, _)| *name == claim.name) {
            Some((_, claims)) => claims.push(claim),
            None => named.push((&claim.name, vec![claim])),
        }
    }
    named.into_iter()
}

/// "**Agreed:** To meet again [1]; To exchange experts [2]".
fn item(numbered: &Numbered<'_>, name: &str, claims: &[&Claim]) -> String {
    let claims = claims.iter();
    let claims = claims.map(|claim| cited(numbered, claim.text.trim_end_matches('.'), &claim.mark));
    let claims = claims.collect::<Vec<_>>().join("; ");
    format!("**{}:** {claims}", escaped(name))
}
