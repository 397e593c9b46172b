//! Files, replaced as a whole.

use std::{
    ffi::OsString,
    fs::{self, File, Metadata, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    process, thread,
    time::Duration,
};

use super::{Change, Refusal, edit};

/// How often a file is read anew because somebody else wrote it while it was changed.
const TRIES: usize = 8;
/// Names that are tried for the file beside: what another attempt left lying takes one.
const NAMES: usize = 64;
/// How often it is looked whether another program has changed its file, over all tries, and how long after
/// each look.
const LOOKS: usize = 200;
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);
/// Links that lead to links, at most.
const LINKS: usize = 40;

/// Changes a file of records, which is made with its folder when there is none. It is read at this
/// moment, and once more when the change is ready to take its place: what somebody else has written by
/// then is kept, and the change is made to that.
///
/// # Errors
/// When nothing was written, and why; the file is as it was.
pub fn write(path: &Path, change: Change<'_>) -> Result<(), Refusal> {
    write_with(path, change, || ())
}

/// The same, with what happens in the middle of each attempt.
fn write_with(path: &Path, change: Change<'_>, mut meanwhile: impl FnMut()) -> Result<(), Refusal> {
    let at_file = |error| Refusal::File {
        file: path.to_owned(),
        error,
    };
    let mut looks = LOOKS;
    for _ in 0..TRIES {
        // A file that cannot be changed leaves no folder behind.
        let before = text_of(path).map_err(at_file)?;
        edit(path, before.as_deref().unwrap_or_default(), change)?;
        // Who comes by another link, or by none, waits for the same folder.
        let end = end_of_links(path).map_err(at_file)?;
        let folder = end.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(at_file)?;
        let _turn = turn(folder, &mut looks);
        let before = text_of(path).map_err(at_file)?;
        let edited = edit(path, before.as_deref().unwrap_or_default(), change)?;
        meanwhile();
        let is_unchanged = || Ok(text_of(path)? == before);
        if replace_if(path, edited.as_bytes(), is_unchanged).map_err(at_file)? {
            return Ok(());
        }
    }
    let why = "another program keeps writing it";
    Err(at_file(io::Error::other(why)))
}

/// Waits until no other Legation changes a file in a folder, and keeps others waiting as long as what it
/// returns is kept. Where a folder cannot be locked, as on Windows and some disks, nobody waits; and nobody
/// waits for ever for a program that has stopped in the middle: only for as many looks as are left.
fn turn(folder: &Path, looks: &mut usize) -> Option<File> {
    let folder = File::open(folder).ok()?;
    loop {
        match folder.try_lock() {
            Ok(()) => return Some(folder),
            Err(TryLockError::WouldBlock) if *looks > 0 => {
                *looks -= 1;
                thread::sleep(BETWEEN_LOOKS);
            }
            Err(_) => return None,
        }
    }
}

/// What stands in a file, if it is there.
fn text_of(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts a file where another may be. The text is written beside it first, so that whatever goes
/// wrong, the old file is whole. A link stays one, and what it leads to is replaced or made. What is
/// no file, such as a pipe or a device, is written to; and so is the output of the program, such as
/// `/dev/stdout`, from where its writing has come to: whoever opened it has decided what becomes of what
/// stood there.
///
/// # Errors
/// When it could not be written; then the old file is as it was. A file that is open under any other number
/// is refused, as nobody can say where its writing has come to.
pub fn replace(path: &Path, contents: impl AsRef<[u8]>) -> io::Result<()> {
    replace_if(path, contents.as_ref(), || Ok(true)).map(|_| ())
}

/// Writes to the output of the program, as [`replace`] does where a path stands for that.
///
/// # Errors
/// When it could not be written, as when it is closed.
pub fn put_out(contents: impl AsRef<[u8]>) -> io::Result<()> {
    if let Some(mut output) = output(Descriptor::Own(1))? {
        return output.write_all(contents.as_ref());
    }
    let mut output = io::stdout().lock();
    output.write_all(contents.as_ref())?;
    output.flush()
}

/// The same, unless it turns out at the last moment that it is not wanted. Returns whether it was.
fn replace_if(
    path: &Path,
    contents: &[u8],
    is_wanted: impl FnOnce() -> io::Result<bool>,
) -> io::Result<bool> {
    // The system is asked about the path as it was given: what the output of the program leads to has
    // no other.
    let old = fs::metadata(path).ok();
    let is_file = old.as_ref().is_some_and(Metadata::is_file);
    let stream = match opened(path) {
        Some(descriptor) => Some(match output(descriptor)? {
            Some(output) => output,
            None if is_file => {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "it stands for a file that is open already; write to /dev/stdout, or name the file",
                ));
            }
            None => append_to(path)?,
        }),
        None if is_file || old.is_none() => None,
        None => Some(append_to(path)?),
    };
    if let Some(mut stream) = stream {
        stream.write_all(contents)?;
        return Ok(true);
    }
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "it is protected against writing",
        ));
    }
    let path = end_of_links(path)?;
    let (beside, file) = create_beside(&path)?;
    let put = || {
        fill(file, contents, old.as_ref())?;
        let is_wanted = is_wanted()?;
        if is_wanted {
            fs::rename(&beside, &path)?;
        }
        Ok(is_wanted)
    };
    let done = put();
    if !matches!(done, Ok(true)) {
        let _ = fs::remove_file(&beside);
    }
    done
}

/// Writes a new file, which has the rights of the old one before anything stands in it.
fn fill(mut file: File, contents: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    if let Some(old) = old {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(contents)?;
    file.sync_all()
}

/// A program’s own number for what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Descriptor {
    /// This program’s.
    Own(u32),
    /// Another program’s, or one that nobody has.
    Other,
}

/// What a path stands for that a program was given open: `/dev/stdout`, `/dev/fd/3`.
fn opened(path: &Path) -> Option<Descriptor> {
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        let folder = path.parent().unwrap_or(Path::new(""));
        let own = format!("/proc/{}/fd", process::id());
        let own = ["/dev/fd", "/proc/self/fd", "/proc/thread-self/fd", &own];
        if own.iter().any(|own| folder == Path::new(own)) {
            let number = path
                .file_name()
                .and_then(|name| name.to_str()?.parse().ok());
            return Some(number.map_or(Descriptor::Other, Descriptor::Own));
        }
        if folder.starts_with("/proc") && folder.ends_with("fd") {
            return Some(Descriptor::Other);
        }
        path = path.with_file_name("").join(fs::read_link(&path).ok()?);
    }
    None
}

/// The output or the messages of this program, to be written on from where others have come to. To open
/// the path again would begin at a place of its own, and who writes after us would write over it.
#[cfg(unix)]
fn output(descriptor: Descriptor) -> io::Result<Option<File>> {
    use std::os::fd::AsFd;
    let output = match descriptor {
        Descriptor::Own(1) => io::stdout().as_fd().try_clone_to_owned()?,
        Descriptor::Own(2) => io::stderr().as_fd().try_clone_to_owned()?,
        _ => return Ok(None),
    };
    Ok(Some(File::from(output)))
}

/// Elsewhere no path stands for them.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn output(_: Descriptor) -> io::Result<Option<File>> {
    Ok(None)
}

fn append_to(path: &Path) -> io::Result<File> {
    File::options().append(true).open(path)
}

/// Where a path leads through links, even if nothing is there.
fn end_of_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else {
            return Ok(path);
        };
        path = path.with_file_name("").join(target);
    }
    Err(io::Error::other(
        "it is a link that leads back to where it started",
    ))
}

/// A new file in the folder of another, under a name that nobody has.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut taken = io::ErrorKind::AlreadyExists.into();
    for number in 0..NAMES {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.{number}.part", process::id()));
        let beside = path.with_file_name(name);
        match File::create_new(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;
    use crate::{
        save::Record,
        view::{SavedView, View},
    };

    fn named(name: &str) -> SavedView {
        SavedView {
            name: name.to_owned(),
            view: View::default(),
            note: None,
        }
    }

    #[test]
    fn what_another_program_wrote_in_the_middle_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("views.ron");
        let one = named("One");
        let mut others = vec!["SavedView(name: \"B\")\n", "SavedView(name: \"A\")\n"];
        let change = Change::Add(Record::View(&one));
        write_with(&path, change, || {
            if let Some(other) = others.pop() {
                fs::write(&path, other).unwrap();
            }
        })
        .unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("SavedView(name: \"B\")\n"), "{text}");
        assert!(text.contains("\"One\""), "{text}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    /// Where a folder can be locked.
    #[cfg(unix)]
    #[test]
    fn two_that_save_at_once_lose_nothing() {
        const EACH: usize = 25;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("views.ron");
        std::thread::scope(|scope| {
            for who in ["a", "b", "c"] {
                let path = &path;
                scope.spawn(move || {
                    for number in 0..EACH {
                        let saved = named(&format!("{who}{number}"));
                        write(path, Change::Add(Record::View(&saved))).unwrap();
                    }
                });
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches("SavedView(").count(), 3 * EACH);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_waits_for_ever_nor_again_at_each_try() {
        let folder = tempfile::tempdir().unwrap();
        let stopped = File::open(folder.path()).unwrap();
        stopped.lock().unwrap();
        let path = folder.path().join("views.ron");
        let one = named("One");
        let mut looks = 3;
        assert!(turn(folder.path(), &mut looks).is_none());
        assert_eq!(looks, 0);
        assert!(turn(folder.path(), &mut looks).is_none(), "and not again");
        write(&path, Change::Add(Record::View(&one))).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("\"One\""), "{text}");
    }

    #[cfg(unix)]
    #[test]
    fn who_saves_through_a_link_has_others_wait_for_the_file_that_it_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let (real, here) = (folder.path().join("real"), folder.path().join("here"));
        fs::create_dir(&here).unwrap();
        let link = here.join("views.ron");
        std::os::unix::fs::symlink("../real/views.ron", &link).unwrap();
        let one = named("One");
        let mut is_locked = false;
        write_with(&link, Change::Add(Record::View(&one)), || {
            let other = File::open(&real).unwrap();
            is_locked = matches!(other.try_lock(), Err(TryLockError::WouldBlock));
        })
        .unwrap();
        assert!(is_locked);
        assert!(
            fs::read_to_string(real.join("views.ron"))
                .unwrap()
                .contains("\"One\"")
        );
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_is_open_is_known_by_its_path() {
        let own = format!("/proc/{}/fd/4", process::id());
        for (path, expected) in [
            ("/dev/fd/3", Some(Descriptor::Own(3))),
            ("/proc/self/fd/1", Some(Descriptor::Own(1))),
            ("/proc/thread-self/fd/2", Some(Descriptor::Own(2))),
            (&own, Some(Descriptor::Own(4))),
            ("/proc/self/task/1/fd/1", Some(Descriptor::Other)),
            ("/proc/0/fd/7", Some(Descriptor::Other)),
            ("/dev/fd/one", Some(Descriptor::Other)),
            ("/dev/null", None),
            ("/proc/cpuinfo", None),
            ("/tmp/fd/1", None),
            ("fd/1", None),
            ("a.csv", None),
            ("", None),
        ] {
            assert_eq!(opened(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn who_never_stops_writing_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("views.ron");
        let one = named("One");
        let mut count = 0;
        let refusal = write_with(&path, Change::Put(Record::View(&one)), || {
            count += 1;
            fs::write(&path, format!("// {count}\n")).unwrap();
        });
        let why = refusal.unwrap_err().to_string();
        assert!(why.ends_with("another program keeps writing it"), "{why}");
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, format!("// {TRIES}\n"));
    }
}
