//! Saved views: kept under a name, opened again, renamed and deleted, all by keyboard.

use std::{fs, path::Path};

use egui::{Key, Modifiers};
use legation::{
    model::PartyCode,
    view::{Filter, Page, Value, View},
};

use crate::{
    desk::{Desk, Setting},
    files::Folder,
};

/// A window on a folder of records, with Russia asked for.
fn desk_on(folder: &Folder) -> Desk {
    folder.write("records.ron", &Folder::catalogue());
    let setting = Setting {
        view: russia(),
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, Some(folder.path()));
    desk.wait("the catalogue to be read", |desk| {
        !desk.window().is_reading()
    });
    desk
}

fn russia() -> View {
    View {
        time: "2019/2025".parse().ok(),
        filter: Filter::of([Value::Partner(PartyCode::from("RU"))]),
        ..View::default()
    }
}

/// A window on the built-in catalogue, with a folder of the user's own.
fn desk_at_home(own: &Path) -> Desk {
    Desk::with(
        Setting {
            own_folder: Some(own.to_owned()),
            ..Setting::default()
        },
        None,
    )
}

fn saves(desk: &mut Desk) {
    desk.press_with(Modifiers::COMMAND, Key::S);
}

fn lists(desk: &mut Desk) {
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
}

fn wait_for(desk: &mut Desk, path: &Path, text: &str) {
    desk.wait("the file to be written and read", |desk| {
        let written = fs::read_to_string(path).unwrap_or_default();
        written.contains(text) && !desk.window().is_reading()
    });
}

#[test]
fn a_view_is_saved_by_key_under_what_it_shows() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    saves(&mut desk);
    desk.reads("Save view");
    desk.reads("Partners: Russia; 2019 to 2025");
    desk.press(Key::Enter);
    let views = folder.path().join("views.ron");
    wait_for(&mut desk, &views, "name: \"Russia, 2019 to 2025\"");
    desk.reads("“Russia, 2019 to 2025” is saved in ");
    let written = fs::read_to_string(&views).unwrap();
    assert!(written.contains("time: \"2019/2025\""), "{written}");
}

#[test]
fn a_name_that_is_taken_is_replaced_only_by_its_button() {
    let folder = Folder::new();
    folder.write(
        "views.ron",
        "// mine\n[SavedView(name: \"A\", view: (page: Table))]\n",
    );
    let mut desk = desk_on(&folder);
    saves(&mut desk);
    desk.types("A");
    desk.reads("There is a view of this name already");
    desk.press(Key::Enter);
    let views = folder.path().join("views.ron");
    assert!(fs::read_to_string(&views).unwrap().contains("Table"));
    desk.click("Replace it");
    wait_for(&mut desk, &views, "time: \"2019/2025\"");
    let written = fs::read_to_string(&views).unwrap();
    assert!(written.starts_with("// mine\n[SavedView("), "{written}");
    assert!(!written.contains("Table"));
}

#[test]
fn a_text_that_is_no_name_is_refused_in_words() {
    let folder = Folder::new();
    let mut desk = desk_on(&folder);
    saves(&mut desk);
    desk.types("../../up");
    desk.reads("The name reads like the path of a file");
    desk.press(Key::Enter);
    desk.reads("Save view");
    assert!(!folder.path().join("views.ron").exists());
    desk.press(Key::Escape);
    desk.does_not_read("Name of the view");
}

#[test]
fn the_palette_opens_saved_views_and_briefings_and_the_way_back_leads_here() {
    let folder = Folder::new();
    folder.write(
        "views.ron",
        r#"SavedView(name: "Quarterly report", view: (page: Table))
        Briefing(slug: "talk", title: "Long story", steps: [(title: "First", view: (page: Promises))])"#,
    );
    let mut desk = desk_on(&folder);
    let before = desk.session().view.clone();
    for (typed, page) in [("Quart", Page::Table), ("Long st", Page::Promises)] {
        desk.press_with(Modifiers::COMMAND, Key::K);
        desk.types(typed);
        desk.press(Key::Enter);
        assert_eq!(desk.session().view.page, page);
        assert!(desk.session().view.filter.is_empty());
        desk.press_with(Modifiers::ALT, Key::ArrowLeft);
        assert_eq!(desk.session().view, before);
    }
}

#[test]
fn the_list_opens_renames_and_deletes_by_keyboard() {
    let folder = Folder::new();
    folder.write(
        "views.ron",
        "[\n    SavedView(name: \"One\", view: (page: Table)), // keep\n]\n",
    );
    let mut desk = desk_on(&folder);
    let views = folder.path().join("views.ron");
    lists(&mut desk);
    desk.press(Key::Enter);
    assert_eq!(
        desk.session().view.page,
        Page::Table,
        "the first has the keyboard"
    );
    lists(&mut desk);
    desk.press(Key::Tab);
    desk.press(Key::Enter);
    desk.types("Zwei");
    desk.press(Key::Enter);
    wait_for(&mut desk, &views, "name: \"Zwei\"");
    desk.wait("the new name", |desk| desk.text().contains("Rename Zwei"));
    desk.click("Delete Zwei");
    assert!(
        fs::read_to_string(&views).unwrap().contains("Zwei"),
        "not yet"
    );
    desk.click("Delete Zwei for good");
    desk.wait("the view to be gone", |desk| {
        desk.text().contains("No view is saved yet")
    });
    assert_eq!(fs::read_to_string(&views).unwrap(), "[\n     // keep\n]\n");
}

#[test]
fn views_of_the_built_in_catalogue_are_kept_in_the_users_own_folder() {
    let home = Folder::new();
    let own = home.path().join("legation");
    let mut desk = desk_at_home(&own);
    saves(&mut desk);
    desk.types("Nützlich “α”");
    desk.press(Key::Enter);
    wait_for(&mut desk, &own.join("views.ron"), "Nützlich “α”");
    lists(&mut desk);
    desk.reads("Nützlich “α”");
    desk.reads("What became of the promises");
    let mut another = desk_at_home(&own);
    another.settle();
    lists(&mut another);
    another.reads("Nützlich “α”");
}

#[test]
fn where_nothing_can_be_written_it_is_said_why() {
    let mut desk = Desk::new();
    saves(&mut desk);
    desk.press(Key::Enter);
    desk.reads("There is no folder to save views in: the built-in catalogue has no folder");
    let folder = Folder::new();
    folder.write("views.ron", "[ SavedView(nam: \"One\") ]");
    let mut desk = desk_on(&folder);
    saves(&mut desk);
    desk.press(Key::Enter);
    desk.reads(
        "views.ron:1:13 cannot be changed as it is: This saved view cannot have a field `nam`",
    );
}
