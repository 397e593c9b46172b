//! Files, replaced as a whole.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::Path,
    process,
};

use super::{Change, Refusal, edit};

/// Changes a file of records, which is made with its folder when there is none. It is read again at
/// this moment, so that nothing is lost that somebody else has written.
///
/// # Errors
/// When nothing was written, and why; the file is as it was.
pub fn write(path: &Path, change: Change<'_>) -> Result<(), Refusal> {
    let at_file = |error| Refusal::File {
        file: path.to_owned(),
        error,
    };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(at_file(error)),
    };
    let edited = edit(path, &text, change)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at_file)?;
    }
    replace(path, &edited).map_err(at_file)
}

/// Puts a file where another may be. The text is written beside it first, so that whatever goes
/// wrong, the old file is whole.
///
/// # Errors
/// When it could not be written; then the old file is as it was.
pub fn replace(path: &Path, contents: impl AsRef<[u8]>) -> io::Result<()> {
    // A link stays one, and what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "it is protected against writing",
        ));
    }
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", process::id()));
    let beside = path.with_file_name(name);
    let write = || {
        let mut file = File::create_new(&beside)?;
        file.write_all(contents.as_ref())?;
        if let Some(old) = &old {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&beside, &path)
    };
    write().inspect_err(|error| {
        if error.kind() != io::ErrorKind::AlreadyExists {
            let _ = fs::remove_file(&beside);
        }
    })
}
