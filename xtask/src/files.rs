//! Small file helpers whose errors name the file.

use crate::Outcome;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The top of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies inside the workspace")
        .to_path_buf()
}

pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

/// Writes a file, making the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|e| format!("cannot make {}: {e}", parent.display()))?;
    }
    fs::write(path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

/// Removes a folder; one that is not there is fine.
pub fn clear(folder: &Path) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("cannot remove {}: {e}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// All files below a folder (or the file itself), sorted by path; nothing if it is not there.
pub fn below(path: &Path) -> Outcome<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let Ok(entries) = fs::read_dir(path) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| format!("cannot list {}: {e}", path.display()))?;
        found.extend(below(&entry.path())?);
    }
    found.sort();
    Ok(found)
}

/// SHA-256 over names and contents of every file under the given paths, in hexadecimal.
pub fn fingerprint(paths: &[PathBuf], note: &str) -> Outcome<String> {
    let mut hash = Sha256::new();
    hash.update(note);
    for path in paths {
        for file in below(path)? {
            let content = read(&file)?;
            hash.update(file.to_string_lossy().as_bytes());
            hash.update((content.len() as u64).to_le_bytes());
            hash.update(content);
        }
    }
    Ok(hex(&hash.finalize()))
}

/// Sixteen hexadecimal digits of the content's SHA-256: enough to name a file by what is in it.
pub fn short_hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content)[..8])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_byte_changes_the_fingerprint() {
        let folder = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        write(&folder.join("a/one.txt"), b"one").unwrap();
        let before = fingerprint(std::slice::from_ref(&folder), "").unwrap();
        assert_eq!(
            before,
            fingerprint(std::slice::from_ref(&folder), "").unwrap()
        );
        write(&folder.join("a/one.txt"), b"two").unwrap();
        assert_ne!(
            before,
            fingerprint(std::slice::from_ref(&folder), "").unwrap()
        );
        clear(&folder).unwrap();
    }

    #[test]
    fn short_hash_is_the_head_of_sha256() {
        assert_eq!(short_hash(b"abc"), "ba7816bf8f01cfea");
    }
}
