//! What is read of an engagement: on the timeline, beside the pointer, and in the panel.

use egui::{OutputCommand, Vec2};
use legation::{
    catalogue::{Catalogue, Known},
    load::{Input, Options, load},
    model::{Collection, Locator},
    view::Lens,
};

use crate::{desk::Desk, files::Folder};

#[test]
fn every_mark_says_what_it_is() {
    let desk = Desk::new();
    assert_eq!(desk.engagements(), 14);
    let at = desk.mark(&["13th meeting"]);
    let spoken = egui_kittest::kittest::NodeT::accesskit_node(&at).label();
    assert_eq!(
        spoken.as_deref(),
        Some(
            "13th meeting of the India–Russia Joint Working Group on Counter-Terrorism, \
             19–20 December 2024, held, 1 source, Russia, 4 of 8 in this lane"
        )
    );
}

#[test]
fn what_is_folded_is_counted_on_a_pill_that_lists_it() {
    let mut desk = Desk::new();
    desk.mark(&["2 engagements folded, Russia"]);
    // Twelve marks, the pill, and the ring of the 12th meeting with Russia.
    assert_eq!(desk.marks().len(), 14);
    let at = desk.pill().rect().center();
    desk.click_at(at);
    assert_eq!(
        desk.lines(),
        [
            "Visit to Russia by Tanmaya Lal, Secretary (West) in India’s Ministry of External \
             Affairs · c. 19–20 Dec 2024",
            "Meeting of Tanmaya Lal with Mikhail Galuzin, Deputy Foreign Minister of Russia · \
             by 20 Dec 2024"
        ]
    );
}

#[test]
fn an_unknown_day_is_announced_as_the_years_it_lies_in() {
    let desk = Desk::new();
    desk.mark(&[
        "2nd meeting",
        "Maldives",
        "one day between 17 November 2018 and 17 November 2023",
        "held",
    ]);
}

#[test]
fn lanes_say_how_much_is_in_them() {
    let desk = Desk::new();
    desk.reads("Russia, 5 meetings held, 8 in all");
    desk.reads("Tajikistan, 0 meetings held, 1 in all");
}

#[test]
fn with_nothing_selected_the_catalogue_speaks_of_itself() {
    let desk = Desk::new();
    assert_eq!(desk.selection(), None);
    desk.reads("India’s counter-terrorism diplomacy");
    desk.reads("Everything that the sources do not mention");
    desk.reads("Promises are judged as of 21 November 2026");
    desk.reads("5 sources");
    desk.reads("4 · Kind not stated");
}

#[test]
fn a_click_on_a_mark_opens_it_with_its_proof() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting", "Russia"]);
    assert_eq!(desk.selection(), Some("in-ru-jwg-13"));
    for text in [
        "Joint working group",
        "Held",
        "13th meeting of the India–Russia Joint Working Group on Counter-Terrorism",
        "19–20 December 2024",
        "The year is not stated: the article looks ahead to “early 2025”",
        "19 or 20 December 2024",
        "Moscow, Russia “took place in Moscow” 1\u{a0}¶\u{a0}4",
        "Held, in person, number 13 of its series",
        "Tanmaya Lal",
        "Secretary (West), Ministry of External Affairs",
        "Sergey Vershinin",
        "Deputy Minister of Foreign Affairs",
        "rank 3, our coding: Deputy minister or national security adviser",
        "What the sides said",
        "“shared their experiences in countering terrorism” 1\u{a0}¶\u{a0}7",
        "Called for · the source in its own voice",
        "Read with care",
        "One side only",
        "Single source",
        "date not in the text · no headline in the text",
        "Rests on: a statement of India’s Ministry of External Affairs on a Saturday",
    ] {
        desk.reads(text);
    }
    desk.does_not_read("no citation");
}

#[test]
fn every_citation_of_every_engagement_is_in_the_panel() {
    let loaded = load(Input::Embedded, &Options::default());
    let catalogue = Catalogue::new(loaded.records);
    let lens = Lens::Collection(Collection("articles".to_owned()));
    let known = Known::new(&catalogue, &lens);
    let mut desk = Desk::new();
    let mut seen = 0;
    for (_, entry) in catalogue.entries().filter(|(handle, _)| known.has(*handle)) {
        let engagement = &entry.engagement;
        desk.click_engagement(&engagement.title);
        assert_eq!(desk.selection(), Some(engagement.id.as_str()));
        // Where a promised meeting is to be is shown with that meeting, which has a mark of its own.
        let elsewhere: Vec<_> = engagement
            .promises
            .iter()
            .filter_map(|promise| promise.meeting.as_ref()?.place.as_ref())
            .flat_map(|place| &place.cite)
            .collect();
        for citation in engagement.citations() {
            if elsewhere.contains(&citation) || !known.admits_one(&catalogue, citation) {
                continue;
            }
            let words = citation.words.as_ref().map(|words| format!("“{words}”"));
            desk.reads(words.as_deref().unwrap_or_default());
            if let Locator::Paragraph(paragraph) = citation.locator {
                desk.reads(&format!("\u{a0}¶\u{a0}{paragraph}"));
            }
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} citations were looked for");
}

#[test]
fn where_the_page_was_not_noted_all_that_may_be_it_are_named() {
    let mut desk = Desk::of_all_sources();
    desk.click_head("Multilateral");
    desk.scroll_to("Heart of Asia – Istanbul Process");
    desk.click_mark(&["6th Ministerial Conference of the Heart of Asia"]);
    desk.reads(" one of 1–5");
    desk.reads("Only the beginning was read; its paragraphs are not counted");
    desk.reads("headline not noted");
    // Everybody who took part, and not only the lane it was opened in.
    desk.reads("Afghanistan, ");
    // A meeting on one page names that one.
    let at = desk.canvas().center();
    desk.wheel(at, 200.0, egui::Modifiers::NONE);
    desk.click_mark(&["4th meeting of the India–Russia Joint Working Group"]);
    desk.does_not_read(" one of 1");
}

#[test]
fn a_series_tells_when_it_was_founded_and_what_is_missing_of_it() {
    let mut desk = Desk::of_all_sources();
    desk.click_mark(&["1st meeting of the India–US Joint Working Group", "2000"]);
    desk.reads("Founded: January 2000");
    desk.reads("Not on record as held: numbers 10 to 14");
    desk.reads("the numbers 7 and 9 are our reading");
    // The articles know of no founding, and the catalogue’s note is on all sources together.
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting"]);
    desk.reads("Not on record as held: numbers 1 to 10 and 12");
    desk.does_not_read("Founded: ");
    desk.does_not_read("set up after a memorandum");
}

#[test]
fn what_was_promised_leads_to_its_promise_and_back() {
    let mut desk = Desk::new();
    desk.click_mark(&["11th meeting"]);
    desk.reads("The group plans to meet next in Russia, in the following year");
    desk.reads("Due: ");
    desk.click("Show what was promised on the timeline");
    desk.reads("Promised at: 11th meeting of the India–Russia Joint Working Group");
    desk.click(
        "Promised at: 11th meeting of the India–Russia Joint Working Group on Counter-Terrorism",
    );
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
}

#[test]
fn the_panel_goes_along_the_series() {
    let mut desk = Desk::new();
    desk.click_mark(&["11th meeting"]);
    desk.click("Next in series");
    assert_ne!(desk.selection(), Some("in-ru-jwg-11"));
    desk.click("Previous in series");
    assert_eq!(desk.selection(), Some("in-ru-jwg-11"));
}

#[test]
fn hovering_says_title_and_date_and_no_longer_than_that() {
    let mut desk = Desk::new();
    let title = "\n14th meeting of the India–France Joint Working Group on Counter-Terrorism\n28 February 2020";
    desk.does_not_read(title);
    let at = desk.mark(&["14th meeting"]).rect().left_center() + Vec2::new(6.0, 0.0);
    desk.moves_to(at);
    desk.reads(title);
    let ground = desk.empty_ground();
    desk.moves_to(ground);
    desk.pass(0.5);
    desk.does_not_read(title);
}

#[test]
fn a_screen_reader_can_press_a_mark() {
    let mut desk = Desk::new();
    desk.mark(&["14th meeting"]).click_accesskit();
    desk.settle();
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    let presses = |words: &[&str]| {
        let mark = desk.mark(words);
        egui_kittest::kittest::NodeT::accesskit_node(&mark)
            .data()
            .supports_action(egui::accesskit::Action::Click)
    };
    assert!(
        presses(&["13th meeting"]),
        "a mark does not say that it can be pressed"
    );
}

#[test]
fn a_link_is_opened_when_clicked() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::open(folder.path());
    desk.click_mark(&["11th meeting"]);
    let asked = desk.click_and_ask("https://example.org/report");
    let opened = asked.iter().any(|command| {
        matches!(command, OutputCommand::OpenUrl(link) if link.url == "https://example.org/report")
    });
    assert!(opened, "{asked:?}");
}

#[test]
fn an_address_that_is_no_web_address_is_never_a_link() {
    let folder = Folder::new();
    let catalogue = Folder::catalogue();
    folder.write(
        "base.ron",
        &catalogue.replace("https://example.org/report", "javascript:alert(1)"),
    );
    let mut desk = Desk::open(folder.path());
    let marks = desk.marks();
    for mark in marks {
        desk.click_mark(&[&mark]);
        desk.does_not_read("javascript");
    }
}

#[test]
fn what_is_said_of_a_delegation_is_shown_when_nobody_is_named() {
    let folder = Folder::new();
    let catalogue = Folder::catalogue().replacen(
        "cite: [Para(\"paper\", 1)]",
        "delegations: [(side: \"RU\", people: [], note: \"An inter-agency delegation\", \
         cite: [Para(\"paper\", 3)])], cite: [Para(\"paper\", 1)]",
        1,
    );
    folder.write("base.ron", &catalogue);
    let mut desk = Desk::open(folder.path());
    desk.click_mark(&["11th meeting"]);
    desk.reads("Not named in the source");
    desk.reads("An inter-agency delegation 1\u{a0}¶\u{a0}3");
    assert_eq!(desk.text().matches("¶\u{a0}3").count(), 1);
}
