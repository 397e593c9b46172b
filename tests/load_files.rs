//! What a file system may hold, and what it may turn into while it is read.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::{
    fs::{self, File},
    path::Path,
};

use legation::load::{Code, Input, Loaded, MAX_FILE_BYTES, Options, load};
use tempfile::TempDir;

const TOPIC: &str = "Topic(slug: \"SLUG\", name: \"N\", sentence: \"s\")\n";

fn topic(slug: &str) -> String {
    TOPIC.replace("SLUG", slug)
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.ron"), topic("good")).unwrap();
    folder
}

fn load_path(path: &Path) -> Loaded {
    load(
        Input::Path(path.to_path_buf()),
        &Options {
            skip_lints: true,
            ..Options::default()
        },
    )
}

fn codes(loaded: &Loaded) -> Vec<Code> {
    loaded.problems.iter().map(|problem| problem.code).collect()
}

fn slugs(loaded: &Loaded) -> Vec<&str> {
    loaded
        .records
        .topics
        .iter()
        .map(|topic| topic.slug.as_str())
        .collect()
}

/// One finding of that code, with a cure, and the good file loaded all the same.
fn assert_one(loaded: &Loaded, code: Code) {
    assert_eq!(codes(loaded), [code]);
    assert!(!loaded.problems[0].cure.is_empty());
    assert_eq!(slugs(loaded), ["good"]);
}

#[test]
fn folders_are_read_in_order_with_those_within() {
    let folder = folder();
    fs::create_dir(folder.path().join("a")).unwrap();
    fs::write(folder.path().join("a/z.ron"), topic("within")).unwrap();
    fs::write(folder.path().join("notes.txt"), "not ours").unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join(".git/x.ron"), topic("hidden")).unwrap();
    let loaded = load_path(folder.path());
    assert_eq!(codes(&loaded), []);
    assert_eq!(slugs(&loaded), ["within", "good"]);
    assert_eq!(loaded.files.len(), 2);
}

#[test]
fn one_file_may_have_any_ending() {
    let folder = folder();
    let file = folder.path().join("catalogue.txt");
    fs::write(&file, topic("text")).unwrap();
    assert_eq!(slugs(&load_path(&file)), ["text"]);
}

#[test]
fn marks_and_line_endings_of_windows_are_fine() {
    let folder = folder();
    let text = format!(
        "\u{feff}// a comment\r\n[\r\n{},\r\n]\r\n",
        topic("windows").trim_end()
    );
    fs::write(folder.path().join("windows.ron"), text).unwrap();
    let loaded = load_path(folder.path());
    assert_eq!(codes(&loaded), []);
    assert_eq!(slugs(&loaded), ["good", "windows"]);
}

#[test]
fn columns_are_right_after_a_mark_and_in_windows_lines() {
    let text = "\u{feff}Topic(slug: \"a\",\r\n  nme: \"N\", sentence: \"s\")";
    let options = Options {
        skip_lints: true,
        ..Options::default()
    };
    let loaded = load(Input::memory([("a.ron", text)]), &options);
    let place = loaded.problems[0].place.clone().unwrap();
    assert_eq!((place.line, place.column, place.length), (2, 3, 3));
    assert_eq!(&text[place.offset..place.offset + 3], "nme");
}

#[test]
fn utf_16_and_pictures_are_no_text() {
    let utf16: Vec<u8> = topic("x")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked: Vec<u8> = [&b"\xFF\xFE"[..], &utf16].concat();
    for bytes in [
        utf16,
        marked,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
        vec![0; 4096],
    ] {
        let folder = folder();
        fs::write(folder.path().join("other.ron"), bytes).unwrap();
        assert_one(&load_path(folder.path()), Code::NotText);
    }
}

#[test]
fn one_bad_byte_costs_one_record() {
    let folder = folder();
    let text = topic("first") + &topic("caf?") + &topic("last");
    let mut bytes = text.into_bytes();
    let at = bytes.iter().position(|&byte| byte == b'?').unwrap();
    bytes[at] = 0xE9;
    fs::write(folder.path().join("latin.ron"), bytes).unwrap();
    let loaded = load_path(folder.path());
    assert_eq!(codes(&loaded), [Code::NotUtf8]);
    assert_eq!(loaded.problems[0].place.as_ref().unwrap().line, 2);
    assert_eq!(slugs(&loaded), ["good", "first", "last"]);
}

#[test]
fn a_folder_is_no_file() {
    let folder = folder();
    fs::create_dir(folder.path().join("x.ron")).unwrap();
    assert_one(&load_path(folder.path()), Code::NotAFile);
    assert_eq!(
        codes(&load_path(&folder.path().join("x.ron"))),
        [Code::NotAFile]
    );
}

#[test]
fn a_file_may_be_too_large() {
    let folder = folder();
    let file = File::create(folder.path().join("large.ron")).unwrap();
    // A file with a hole takes no room on the disk.
    file.set_len(MAX_FILE_BYTES + 1).unwrap();
    assert_one(&load_path(folder.path()), Code::FileTooLarge);
}

#[test]
fn nothing_may_be_there() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        codes(&load_path(&folder.path().join("nowhere"))),
        [Code::MissingPath]
    );
    assert_eq!(
        codes(&load_path(&folder.path().join("nowhere.ron"))),
        [Code::MissingPath]
    );
    assert_eq!(codes(&load_path(folder.path())), [Code::NoRecords]);
}

#[test]
fn a_folder_of_texts_may_be_missing() {
    let folder = folder();
    let texts = Some(folder.path().join("nowhere"));
    let options = Options {
        texts,
        skip_lints: true,
        ..Options::default()
    };
    let loaded = load(Input::Path(folder.path().to_path_buf()), &options);
    assert_one(&loaded, Code::MissingPath);
    assert!(loaded.texts.is_empty());
}

#[test]
fn a_half_written_file_keeps_its_first_half() {
    let folder = folder();
    let text = format!("[\n{},\n{},\n", topic("one"), topic("two"));
    fs::write(folder.path().join("half.ron"), &text[..text.len() - 20]).unwrap();
    let loaded = load_path(folder.path());
    assert_eq!(loaded.problems.len(), 1, "{:?}", loaded.problems);
    assert_eq!(slugs(&loaded), ["good", "one"]);
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_may_go_round() {
        let folder = folder();
        symlink(folder.path(), folder.path().join("again")).unwrap();
        assert_one(&load_path(folder.path()), Code::LinkLoop);
    }

    #[test]
    fn links_may_lead_to_themselves() {
        let folder = folder();
        symlink("x.ron", folder.path().join("x.ron")).unwrap();
        assert_one(&load_path(folder.path()), Code::LinkLoop);
    }

    #[test]
    fn links_may_lead_nowhere() {
        let folder = folder();
        symlink("nowhere", folder.path().join("x.ron")).unwrap();
        assert_one(&load_path(folder.path()), Code::MissingPath);
    }

    #[test]
    fn what_is_reached_twice_is_read_once() {
        let folder = folder();
        symlink("good.ron", folder.path().join("z.ron")).unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/x.ron"), topic("x")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        let loaded = load_path(folder.path());
        assert_eq!(codes(&loaded), []);
        assert_eq!(slugs(&loaded), ["x", "good"]);
    }

    #[test]
    fn files_may_be_closed_to_us() {
        let folder = folder();
        let file = folder.path().join("x.ron");
        fs::write(&file, topic("x")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
        // An administrator may read everything.
        if File::open(&file).is_err() {
            assert_one(&load_path(folder.path()), Code::Unreadable);
        }
    }

    #[test]
    fn sockets_are_no_files() {
        let folder = folder();
        let path = folder.path().join("x.ron");
        let _socket = std::os::unix::net::UnixListener::bind(path).unwrap();
        assert_one(&load_path(folder.path()), Code::NotAFile);
    }
}

#[test]
fn what_is_built_in_is_loaded_the_same_way() {
    let loaded = load(Input::Embedded, &Options::default());
    let built_in = loaded.records != legation::catalogue::Records::default();
    assert!(built_in || codes(&loaded) == [Code::NoRecords]);
}
