//! Exporting: what is written is chosen in a sheet, by keyboard, and never half written.

use std::{fs, path::Path};

use egui::{Key, Modifiers, OutputCommand, accesskit::Toggled};
use egui_kittest::kittest::NodeT as _;
use legation::{
    command::{Command, ExportTime, Turn},
    export::{FileFormat, Handover, Look, pdf, pptx, slides, svg},
    sheet::{Extent, Options},
    view::{TimeWindow, View},
};

use crate::{
    desk::{Desk, Setting},
    files::Folder,
};

fn opens(desk: &mut Desk) {
    desk.press_with(Modifiers::COMMAND, Key::E);
}

/// Types a path in place of the one that is proposed.
fn names(desk: &mut Desk, path: &Path) {
    desk.types(&path.display().to_string());
}

fn wait_until_written(desk: &mut Desk) {
    desk.wait("the file to be written", |desk| !desk.window().is_writing());
}

/// The bytes with which files of a format begin.
fn begins(format: FileFormat) -> &'static [u8] {
    match format {
        FileFormat::Pdf => b"%PDF-",
        FileFormat::Svg => b"<?xml",
        FileFormat::Png => b"\x89PNG",
        FileFormat::Xlsx => b"PK",
        FileFormat::Csv => b"id,",
        FileFormat::Calendar => b"BEGIN:VCALENDAR",
        _ => b"",
    }
}

#[test]
fn a_file_is_written_by_keyboard_and_it_is_said_where() {
    let folder = Folder::new();
    let path = folder.path().join("all.csv");
    let mut desk = Desk::new();
    opens(&mut desk);
    desk.reads("Pictures");
    desk.reads("Sheets of engagements, promises and sources, with dates that sort");
    desk.click("CSV");
    desk.click("File");
    desk.press_with(Modifiers::COMMAND, Key::A);
    names(&mut desk, &path);
    desk.press(Key::Enter);
    wait_until_written(&mut desk);
    desk.reads(&format!("Saved to {}", path.display()));
    let written = fs::read(&path).unwrap();
    let catalogue = crate::common::embedded();
    let view = desk.session().view.clone();
    let handover = Handover::new(&catalogue, view);
    let expected = FileFormat::Csv.write(&handover, &legation::export::Look::default());
    assert_eq!(written, expected.unwrap().bytes);
    let asked = desk.click_and_ask("Copy path");
    let copied = asked.iter().any(
        |command| matches!(command, OutputCommand::CopyText(text) if *text == path.display().to_string()),
    );
    assert!(copied, "{asked:?}");
    desk.press(Key::Escape);
    desk.does_not_read("Pictures");
}

#[test]
fn every_format_can_be_chosen_and_is_written() {
    let folder = Folder::new();
    folder.write("records.ron", &Folder::catalogue());
    let mut desk = Desk::open(&folder.path().join("records.ron"));
    desk.resize(1440.0, 1000.0);
    opens(&mut desk);
    for format in FileFormat::ALL {
        let path = folder.path().join(format!("out.{}", format.ending()));
        desk.click(format.name());
        desk.click("File");
        desk.press_with(Modifiers::COMMAND, Key::A);
        names(&mut desk, &path);
        desk.press(Key::Enter);
        wait_until_written(&mut desk);
        let written = fs::read(&path).unwrap();
        assert!(!written.is_empty());
        assert!(written.starts_with(begins(format)), "{format:?}");
        desk.reads("Saved to ");
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_is_said() {
    let folder = Folder::new();
    folder.write("kept.md", "mine");
    let path = folder.path().join("kept.md");
    let mut desk = Desk::new();
    opens(&mut desk);
    desk.click("Markdown brief");
    desk.click("File");
    desk.press_with(Modifiers::COMMAND, Key::A);
    names(&mut desk, &path);
    desk.press(Key::Enter);
    wait_until_written(&mut desk);
    desk.reads(&format!("There is a file {} already", path.display()));
    desk.press(Key::Enter);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "mine",
        "Enter is no yes"
    );
    desk.click("Replace it");
    wait_until_written(&mut desk);
    assert!(fs::read_to_string(&path).unwrap().starts_with("# "));
    let others = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(others, 1, "nothing is left beside it");
}

#[test]
fn what_cannot_be_written_is_told_with_a_cure() {
    let folder = Folder::new();
    folder.write("file", "");
    let mut desk = Desk::new();
    opens(&mut desk);
    desk.click("JSON");
    for (path, why) in [
        ("no/such/a.json", "There is no folder "),
        (
            "file/a.json",
            "file is a file and no folder. Choose a folder",
        ),
        ("", " is a folder. Add the name of a file to it"),
    ] {
        desk.click("File");
        desk.press_with(Modifiers::COMMAND, Key::A);
        names(&mut desk, &folder.path().join(path));
        desk.press(Key::Enter);
        wait_until_written(&mut desk);
        desk.reads(why);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_name_says_what_is_shown_and_follows_the_format() {
    let setting = Setting {
        all_sources: true,
        view: View {
            time: "2019/2025".parse().ok(),
            filter: legation::view::Filter::of([legation::view::Value::Partner("RU".into())]),
            ..View::default()
        },
        ..Setting::default()
    };
    let mut desk = Desk::with(setting, None);
    opens(&mut desk);
    let field = |desk: &Desk| desk.control("File").value().unwrap();
    assert!(
        field(&desk).ends_with("russia-2019-2025.pdf"),
        "{}",
        field(&desk)
    );
    desk.click("Calendar (ICS)");
    assert!(field(&desk).ends_with("russia-2019-2025.ics"));
    desk.click("The whole range");
    desk.settle();
    assert!(field(&desk).ends_with("russia.ics"), "{}", field(&desk));
    desk.reads("left out: ");
    desk.reads(" by the filter");
}

#[test]
fn the_time_that_is_selected_is_what_is_exported() {
    let mut desk = Desk::new();
    let range = TimeWindow::new(18_000.0, 18_400.0);
    desk.send(Command::SelectRange(range));
    desk.settle();
    desk.click("Export this time…");
    desk.reads("The time selected: ");
    desk.reads(" at other times");
    let of = ExportTime::Selected.view(desk.session());
    assert_eq!(of.time, Some(range));
    desk.press(Key::Escape);
    desk.press(Key::Escape);
    opens(&mut desk);
    desk.does_not_read("The time selected: ");
}

#[test]
fn the_first_page_is_shown_and_how_many_there_are() {
    let mut desk = Desk::new();
    opens(&mut desk);
    desk.wait("the page", |desk| {
        desk.text().contains("First page of what is exported")
            && !desk.text().contains("Making the page…")
    });
    desk.click("A3");
    desk.click("Dark");
    desk.wait("another page", |desk| {
        !desk.text().contains("Making the page…")
    });
    desk.click("Other");
    desk.reads("Width and height");
    desk.click("Width and height");
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.types("9x");
    desk.reads("A size is slide, slide-4x3, a4, a3, or a width and a height");
    desk.types("9");
    desk.reads("Nobody could read a picture of 9x9: the smallest size is 576x324");
    desk.press(Key::Enter);
    assert!(!desk.window().is_writing(), "nothing can be written so");
}

#[test]
fn a_pdf_is_for_paper_and_slides_for_a_screen_until_somebody_chooses() {
    let mut desk = Desk::of_all_sources();
    opens(&mut desk);
    let chosen = |desk: &Desk, size: &str| {
        let button = desk.control(size);
        button.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(chosen(&desk, "A4"));
    desk.wait("the count", |desk| desk.text().contains("396 of 428"));
    desk.reads("32 with no date, which stand in briefs, tables and calendars");
    desk.click("PowerPoint slides");
    assert!(chosen(&desk, "Slide 16:9"));
    desk.click("CSV");
    desk.wait("the count", |desk| desk.text().contains("428 of 428"));
    desk.does_not_read("stand in briefs, tables");
    desk.click("PowerPoint slides");
    desk.click("A3");
    desk.click("PDF");
    assert!(chosen(&desk, "A3"));
}

/// Types where the file is to be, and has it written.
fn writes(desk: &mut Desk, path: &Path) -> Vec<u8> {
    desk.click("File");
    desk.press_with(Modifiers::COMMAND, Key::A);
    names(desk, path);
    desk.press(Key::Enter);
    wait_until_written(desk);
    desk.reads(&format!("Saved to {}", path.display()));
    fs::read(path).unwrap()
}

fn has_page(desk: &mut Desk) {
    desk.wait("the page", |desk| !desk.text().contains("Making the page…"));
}

#[test]
fn a_briefing_is_written_as_the_command_line_writes_it() {
    let folder = Folder::new();
    let catalogue = crate::common::embedded();
    let briefing = catalogue.briefing("promises").unwrap();
    let options = |extent| Options {
        title: Some(briefing.title.clone()),
        extent,
        ..Options::default()
    };
    let handout = slides(&catalogue, briefing, &options(Extent::Whole));
    let steps = briefing.steps.len();
    let sources = handout.sheets.len() - steps;
    assert!(steps > 1 && sources > 0);
    let mut desk = Desk::of_all_sources();
    desk.resize(1440.0, 1000.0);
    opens(&mut desk);
    desk.click("CSV");
    desk.click("A briefing");
    desk.does_not_read("Excel workbook");
    desk.reads("hold what is on screen, and no briefing");
    desk.click("Briefing");
    let line = desk.control_like(&briefing.title);
    desk.click(&line);
    has_page(&mut desk);
    let file = desk.control("File").value().unwrap();
    assert!(file.ends_with("promises.pdf"), "{file}");
    let how_many = if sources == 1 { "page" } else { "pages" };
    let how_much = format!("{steps} slides and {sources} {how_many} of sources");
    desk.reads(&how_much);
    let written = writes(&mut desk, &folder.path().join("talk.pdf"));
    assert_eq!(written, pdf(&handout).unwrap());
    desk.reads(&format!("talk.pdf, {how_much}"));
    desk.click("PowerPoint slides");
    let written = writes(&mut desk, &folder.path().join("talk.pptx"));
    assert_eq!(written, pptx(&handout).unwrap());
    desk.click("The whole range");
    desk.reads("Excel workbook");
}

#[test]
fn one_step_is_written_where_the_format_holds_one_sheet() {
    let folder = Folder::new();
    let catalogue = crate::common::embedded();
    let briefing = &catalogue.briefings()[0];
    let mut desk = Desk::of_all_sources();
    opens(&mut desk);
    desk.click("A briefing");
    desk.click("SVG picture");
    has_page(&mut desk);
    desk.reads(&format!("Step 1 of {}", briefing.steps.len()));
    desk.click("Step");
    let line = desk.control_like(&briefing.steps[2].title);
    assert!(line.starts_with("3. "), "{line}");
    desk.click(&line);
    has_page(&mut desk);
    desk.reads("Page 3 of what is exported");
    let file = desk.control("File").value().unwrap();
    let name = format!("{}-3.svg", briefing.slug.as_str());
    assert!(file.ends_with(&name), "{file}");
    let written = writes(&mut desk, &folder.path().join("step.svg"));
    let options = Options {
        title: Some(briefing.title.clone()),
        extent: Extent::OneSheet,
        ..Options::default()
    };
    let expected = svg(&slides(&catalogue, briefing, &options), 2).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), expected);
}

#[test]
fn the_briefing_that_is_open_or_was_presented_last_is_proposed() {
    let catalogue = crate::common::embedded();
    let [first, second, third] = [0, 1, 2].map(|at| &catalogue.briefings()[at]);
    let mut desk = Desk::of_all_sources();
    let proposed = |desk: &Desk| desk.control("File").value().unwrap();
    desk.send(Command::ExportBriefing(None));
    desk.settle();
    assert!(proposed(&desk).ends_with(&format!("{}.pdf", first.slug)));
    desk.press(Key::Escape);
    desk.send(Command::PresentBriefing(Box::new(third.clone())));
    desk.send(Command::Turn(Turn::Leave));
    desk.settle();
    opens(&mut desk);
    desk.reads("Excel workbook");
    desk.click("A briefing");
    desk.settle();
    assert!(proposed(&desk).ends_with(&format!("{}.pdf", third.slug)));
    desk.press(Key::Escape);
    desk.send(Command::OpenBriefing {
        briefing: second.slug.clone(),
        is_own: false,
    });
    desk.settle();
    let button = desk.lowest_control("Export…").rect().center();
    desk.click_at(button);
    desk.reads("A page for each step, and after them the sources");
    assert!(proposed(&desk).ends_with(&format!("{}.pdf", second.slug)));
}

#[test]
fn a_saved_view_gives_the_file_its_name_and_its_title() {
    let folder = Folder::new();
    folder.write("records.ron", &Folder::catalogue());
    folder.write(
        "views.ron",
        "[SavedView(name: \"Two with Russia\", view: (time: \"2019/2021\"))]",
    );
    let mut desk = Desk::open(folder.path());
    let field = |desk: &Desk| desk.control("File").value().unwrap();
    opens(&mut desk);
    assert!(!field(&desk).contains("two-with-russia"));
    desk.press(Key::Escape);
    let view = View {
        time: "2019/2021".parse().ok(),
        selection: Some("jwg-12".into()),
        ..View::default()
    };
    desk.send(Command::ShowView(Box::new(view.clone())));
    desk.settle();
    opens(&mut desk);
    assert!(
        field(&desk).ends_with("two-with-russia.pdf"),
        "{}",
        field(&desk)
    );
    desk.click("SVG picture");
    let written = writes(&mut desk, &folder.path().join("out.svg"));
    let loaded = legation::load::load(
        legation::load::Input::Path(folder.path().to_owned()),
        &legation::load::Options::default(),
    );
    let catalogue = legation::catalogue::Catalogue::new(loaded.records);
    let look = Look {
        title: Some("Two with Russia".to_owned()),
        scale: 2.0,
        ..Look::default()
    };
    let expected = FileFormat::Svg.write(&Handover::new(&catalogue, view), &look);
    assert_eq!(written, expected.unwrap().bytes);
    // Any other time is another view.
    desk.press(Key::Escape);
    desk.send(Command::ShowTime(TimeWindow::new(18_000.0, 18_400.0)));
    desk.settle();
    opens(&mut desk);
    let file = field(&desk);
    assert!(!file.contains("two-with-russia"), "{file}");
}

#[test]
fn the_pages_of_a_file_are_turned() {
    let mut desk = Desk::of_all_sources();
    opens(&mut desk);
    desk.click("A briefing");
    has_page(&mut desk);
    desk.reads("First page of what is exported");
    desk.click("Next page");
    desk.reads("Page 2 of what is exported");
    desk.reads("Page 2 of ");
    desk.click("Page before");
    desk.reads("First page of what is exported");
    desk.click("Next page");
    desk.click("SVG picture");
    has_page(&mut desk);
    desk.reads("First page of what is exported");
}
