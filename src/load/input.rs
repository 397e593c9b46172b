//! Where records come from: folders, files, the program itself, and texts at hand.

use std::{
    collections::HashSet,
    fs::{self, File, Metadata},
    io::{self, Read},
    path::{Path, PathBuf},
};

use super::{
    document::Document,
    embedded,
    problem::{Code, Place, Problem},
    progress::Progress,
};

/// Bytes that a file may have at most.
pub const MAX_FILE_BYTES: u64 = 1024 * 1024 * 1024;

/// Bytes that are read between two looks at whether to go on.
const READ_AT_ONCE: u64 = 4 * 1024 * 1024;

/// Folders within folders that are looked into at most.
const MAX_FOLDERS_DEEP: usize = 64;

/// What to load.
#[derive(Clone, Debug)]
pub enum Input {
    /// The catalogue that is compiled in.
    Embedded,
    /// A folder, with all `.ron` files in it and in its folders, or one file of any name.
    Path(PathBuf),
    /// Names and contents of files, as they would be on disk.
    Memory(Vec<(String, Vec<u8>)>),
}

impl Input {
    /// Files that are at hand.
    pub fn memory<N: Into<String>, T: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (N, T)>,
    ) -> Self {
        let files = files
            .into_iter()
            .map(|(name, text)| (name.into(), text.into()));
        Self::Memory(files.collect())
    }
}

/// What was read of an input.
pub(crate) struct Reading {
    pub(crate) documents: Vec<Document>,
    pub(crate) files: Vec<PathBuf>,
    /// What the input is called in a sentence.
    pub(crate) name: String,
}

impl Reading {
    /// Whether a file was read, under whatever name.
    fn has_read(&self, file: &Path) -> bool {
        let same_name = |read: &&PathBuf| read.file_name() == file.file_name();
        let mut read = self.files.iter().filter(same_name);
        let truth = fs::canonicalize(file).ok();
        read.any(|read| fs::canonicalize(read).ok() == truth)
    }

    /// Reads more files; what is not there is none, and what was read is not read twice. Returns their names, as in the problems.
    pub(crate) fn read_along(
        &mut self,
        files: &[PathBuf],
        progress: &Progress,
        problems: &mut Vec<Problem>,
    ) -> Vec<String> {
        let mut names = Vec::new();
        for file in files {
            if !file.is_file() || self.has_read(file) {
                continue;
            }
            let name = file.to_string_lossy().into_owned();
            let read = read_bytes(file, progress, problems);
            let document = read.map(|bytes| Document::from_bytes(&name, bytes, problems));
            self.documents.extend(document.flatten());
            self.files.push(file.clone());
            names.push(name);
        }
        names
    }
}

/// Reads all files of an input. What cannot be read is a problem, and the rest is read.
pub(crate) fn read(input: Input, progress: &Progress, problems: &mut Vec<Problem>) -> Reading {
    let mut reading = Reading {
        documents: Vec::new(),
        files: Vec::new(),
        name: "the files given".to_string(),
    };
    match input {
        Input::Embedded => {
            reading.name = "the catalogue that is built in".to_string();
            let lengths = embedded::FILES.iter().map(|(_, text)| text.len() as u64);
            progress.expect(lengths.sum());
            for &(name, text) in embedded::FILES {
                progress.read(text.len() as u64);
                reading.files.push(name.into());
                reading.documents.push(Document::from_static(name, text));
            }
        }
        Input::Memory(files) => {
            progress.expect(files.iter().map(|(_, bytes)| bytes.len() as u64).sum());
            for (name, bytes) in files {
                progress.read(bytes.len() as u64);
                reading.files.push(PathBuf::from(&name));
                if exceeds_limit(&name, bytes.len() as u64, problems) {
                    continue;
                }
                reading
                    .documents
                    .extend(Document::from_bytes(&name, bytes, problems));
            }
        }
        Input::Path(path) => {
            reading.name = format!("`{}`", path.display());
            let mut walk = Walk {
                problems,
                files: Vec::new(),
                bytes: 0,
                seen_folders: HashSet::new(),
                seen_files: HashSet::new(),
            };
            walk.start(&path);
            progress.expect(walk.bytes);
            for file in walk.files {
                let read = read_bytes(&file, progress, problems);
                let name = file.to_string_lossy();
                let document = read.map(|bytes| Document::from_bytes(&name, bytes, problems));
                reading.documents.extend(document.flatten());
                reading.files.push(file);
                if progress.is_cancelled() {
                    break;
                }
            }
        }
    }
    reading
}

/// The contents of a file within the limit; otherwise a problem.
pub(crate) fn read_bytes(
    path: &Path,
    progress: &Progress,
    problems: &mut Vec<Problem>,
) -> Option<Vec<u8>> {
    let name = path.to_string_lossy();
    let contents = File::open(path).and_then(|mut file| {
        let length = file.metadata().map_or(0, |metadata| metadata.len());
        let mut bytes = Vec::with_capacity(length.min(MAX_FILE_BYTES) as usize);
        // More than is allowed tells of a file that grew since it was measured.
        while !progress.is_cancelled() && bytes.len() as u64 <= MAX_FILE_BYTES {
            let read = file.by_ref().take(READ_AT_ONCE).read_to_end(&mut bytes)?;
            progress.read(read as u64);
            if read == 0 {
                break;
            }
        }
        Ok(bytes)
    });
    match contents {
        Ok(bytes) if exceeds_limit(&name, bytes.len() as u64, problems) => None,
        Ok(bytes) => Some(bytes),
        Err(error) => {
            problems.push(unreadable(path, &error));
            None
        }
    }
}

fn exceeds_limit(name: &str, bytes: u64, problems: &mut Vec<Problem>) -> bool {
    let exceeds = bytes > MAX_FILE_BYTES;
    if exceeds {
        problems.push(
            Problem::new(
                Code::FileTooLarge,
                format!("`{name}` is larger than 1 GB"),
                "Split it into several files in one folder",
            )
            .at(Place::whole(name)),
        );
    }
    exceeds
}

/// A walk through folders. A folder or a file that is reached twice is read once.
struct Walk<'a> {
    problems: &'a mut Vec<Problem>,
    files: Vec<PathBuf>,
    /// Bytes of all of these.
    bytes: u64,
    seen_folders: HashSet<PathBuf>,
    seen_files: HashSet<PathBuf>,
}

impl Walk<'_> {
    fn start(&mut self, path: &Path) {
        let Some(metadata) = self.metadata(path) else {
            return;
        };
        if metadata.is_dir() && !has_ron_ending(path) {
            self.folder(path, &mut Vec::new());
        } else {
            self.file(path, &metadata);
        }
    }

    /// Reads a folder. `above` are the folders it stands in, by their true names.
    fn folder(&mut self, path: &Path, above: &mut Vec<PathBuf>) {
        let truth = match fs::canonicalize(path) {
            Ok(truth) => truth,
            Err(error) => return self.problems.push(unreadable(path, &error)),
        };
        if above.contains(&truth) || above.len() >= MAX_FOLDERS_DEEP {
            return self.problems.push(link_loop(path));
        }
        if !self.seen_folders.insert(truth.clone()) {
            return;
        }
        let entries = fs::read_dir(path).and_then(|entries| {
            let paths = entries.map(|entry| entry.map(|entry| entry.path()));
            paths.collect::<io::Result<Vec<_>>>()
        });
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.problems.push(unreadable(path, &error)),
        };
        entries.retain(|entry| !is_hidden(entry));
        entries.sort();
        above.push(truth);
        for entry in entries {
            self.entry(&entry, above);
        }
        above.pop();
    }

    fn entry(&mut self, path: &Path, above: &mut Vec<PathBuf>) {
        // What is neither a record file nor a folder is not ours to complain about.
        let wanted = has_ron_ending(path);
        if !wanted && !path.is_dir() {
            return;
        }
        let Some(metadata) = self.metadata(path) else {
            return;
        };
        if wanted {
            self.file(path, &metadata);
        } else {
            self.folder(path, above);
        }
    }

    fn file(&mut self, path: &Path, metadata: &Metadata) {
        if !metadata.is_file() {
            let what = if metadata.is_dir() {
                "a folder"
            } else {
                "not a regular file"
            };
            let name = path.to_string_lossy();
            self.problems.push(
                Problem::new(
                    Code::NotAFile,
                    format!("`{name}` is {what}, and a file is wanted"),
                    "Rename it so that it does not end in `.ron`, or put a file in its place",
                )
                .at(Place::whole(&name)),
            );
            return;
        }
        if exceeds_limit(&path.to_string_lossy(), metadata.len(), self.problems) {
            return;
        }
        let truth = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if self.seen_files.insert(truth) {
            self.files.push(path.to_path_buf());
            self.bytes += metadata.len();
        }
    }

    /// What stands at a path, links followed.
    fn metadata(&mut self, path: &Path) -> Option<Metadata> {
        let error = match fs::metadata(path) {
            Ok(metadata) => return Some(metadata),
            Err(error) => error,
        };
        let is_link = path.is_symlink();
        self.problems.push(match error.kind() {
            io::ErrorKind::NotFound => missing(path, is_link),
            io::ErrorKind::PermissionDenied => unreadable(path, &error),
            // The kind of error for too many links has no stable name yet.
            _ if is_link => link_loop(path),
            _ => unreadable(path, &error),
        });
        None
    }
}

fn has_ron_ending(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// Folders of version control and lock files of editors start with a dot.
fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn missing(path: &Path, is_link: bool) -> Problem {
    let name = path.to_string_lossy();
    let (message, cure) = if is_link {
        (
            format!("`{name}` is a link to nothing"),
            "Mend the link or take it away",
        )
    } else {
        (
            format!("There is nothing at `{name}`"),
            "Check the spelling of the path",
        )
    };
    Problem::new(Code::MissingPath, message, cure).at(Place::whole(&name))
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    let name = path.to_string_lossy();
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "it is gone".to_string(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_string(),
        _ => error.to_string(),
    };
    Problem::new(
        Code::Unreadable,
        format!("`{name}` cannot be read: {reason}"),
        "Check that it is still there and that you have the right to read it",
    )
    .at(Place::whole(&name))
}

fn link_loop(path: &Path) -> Problem {
    let name = path.to_string_lossy();
    Problem::new(
        Code::LinkLoop,
        format!("`{name}` is a link that leads back to where it started"),
        "Take the link away",
    )
    .at(Place::whole(&name))
}
