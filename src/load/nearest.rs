//! The nearest right name to a wrong one.

use strsim::osa_distance;

/// Names longer than this are not compared: the work grows with the square of the length.
const MAX_BYTES: usize = 100;

/// The name among `names` that a typing slip would turn into `wrong`; `None` when none is near.
#[must_use]
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if wrong.len() > MAX_BYTES {
        return None;
    }
    let wrong_folded = wrong.to_lowercase();
    let length = wrong_folded.chars().count();
    // A third of the letters may be wrong.
    let limit = (length / 3).max(1);
    names
        .into_iter()
        .filter(|name| name.len().abs_diff(wrong.len()) <= limit * 4)
        .map(|name| (osa_distance(&wrong_folded, &name.to_lowercase()), name))
        .filter(|&(distance, name)| distance <= limit && distance < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

/// "Write `a`", or what there is to choose from when nothing is near.
pub(crate) fn cure_from(wrong: &str, names: &[&str]) -> String {
    if let Some(name) = nearest(wrong, names.iter().copied()) {
        return format!("Write `{name}`");
    }
    match names {
        [] => "Leave it out".into(),
        [only] => format!("Write `{only}`"),
        _ => format!("Use one of {}", listed(names)),
    }
}

/// `` `a`, `b` or `c` ``.
pub(crate) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_forgiven_and_strangers_are_not() {
        let names = ["title", "parties", "format", "status"];
        assert_eq!(nearest("fromat", names), Some("format"));
        assert_eq!(nearest("Title", names), Some("title"));
        assert_eq!(nearest("party", names), None);
        assert_eq!(nearest("x", names), None);
        assert_eq!(nearest("RX", ["RU", "US"]), Some("RU"));
    }

    #[test]
    fn cures_name_what_there_is() {
        assert_eq!(
            cure_from("x", &["Held", "Announced"]),
            "Use one of `Held` or `Announced`"
        );
        assert_eq!(cure_from("Hled", &["Held", "Announced"]), "Write `Held`");
    }
}
