//! Files that are there in whole or not at all, also after a power cut.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Makes a file that only its owner reads, and the folder it lies in; on the disk when this comes back.
/// `AlreadyExists` where there is one: it stays as it is.
pub fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|e| e.error)?;
    for folder in folder.ancestors().take(2) {
        // A relative path ends in nothing: here.
        let here = if folder == Path::new("") {
            Path::new(".")
        } else {
            folder
        };
        File::open(here)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_first_one_stays_and_nobody_else_reads_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys/access");
        create(&path, b"one").expect("made");
        let again = create(&path, b"two").expect_err("it is there");
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("read"), b"one");
        let mode = fs::metadata(&path).expect("its mode").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let left = fs::read_dir(folder.path().join("keys")).expect("the folder");
        assert_eq!(left.count(), 1);
    }
}
