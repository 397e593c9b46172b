//! Texts as HTML, in which nothing but what is written here is markup.

use crate::catalogue::one_line;

/// A text on one line, good between tags and within quotation marks.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in one_line(text).chars() {
        match letter {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            _ => safe.push(letter),
        }
    }
    safe
}

pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escaped(text))
}

/// An item of a list: "name: text".
pub(super) fn item(name: &str, text: &str) -> String {
    format!("<li><b>{}:</b> {}</li>", escaped(name), escaped(text))
}

/// A list of items that are HTML already; nothing when there is none.
pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    let items = items.collect::<String>();
    if items.is_empty() {
        items
    } else {
        format!("<ul>{items}</ul>")
    }
}

/// A link that opens in a tab of its own. The address has been found to be that of a web page.
pub(super) fn link(address: &str, text: &str) -> String {
    format!(
        "<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>",
        escaped(address),
        escaped(text)
    )
}

/// A name that may be that of an element of a page, and differs wherever two names do.
pub(super) fn identifier(name: &str) -> String {
    let mut id = "legation-".to_owned();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            id.push(letter);
        } else {
            id += &format!("_{:x}_", u32::from(letter));
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::{escaped, identifier, link};

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            escaped("<img src=x onerror=\"alert('1')\"> & co\u{202E}"),
            "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co"
        );
        assert_eq!(
            link("https://a.b/\"><script>", "x"),
            "<a href=\"https://a.b/&quot;&gt;&lt;script&gt;\" target=\"_blank\" rel=\"noopener\">x</a>"
        );
    }

    #[test]
    fn no_two_names_share_an_identifier() {
        let ids = ["a b", "a_20_b", "a-b", "é"].map(identifier);
        assert_eq!(
            ids,
            [
                "legation-a_20_b",
                "legation-a_5f_20_5f_b",
                "legation-a-b",
                "legation-_e9_"
            ]
        );
    }
}
