//! Bodies that have to be there in whole: they lie on the disk, in files without a name that are gone with
//! the process, until there is room for them in memory.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::{DirBuilderExt, FileExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::{Bytes, BytesMut};

use super::blocking::blocking;
use super::failure::Failure;

/// Bytes that are written at a time.
const PIECE: usize = 64 * 1024;

/// The folder.
#[derive(Clone, Debug)]
pub struct Spool {
    folder: PathBuf,
}

impl Spool {
    pub fn open(data: &Path) -> Result<Self, String> {
        let folder = data.join("spool");
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
        Ok(Self { folder })
    }

    /// A body that is about to come.
    pub async fn begin(&self) -> Result<Spooling, Failure> {
        let folder = self.folder.clone();
        let file =
            blocking(move || tempfile::tempfile_in(folder).map_err(Failure::storage)).await?;
        Ok(Spooling {
            file: Arc::new(file),
            buffer: BytesMut::new(),
            written: 0,
        })
    }
}

/// A body on its way in.
pub struct Spooling {
    file: Arc<File>,
    buffer: BytesMut,
    written: u64,
}

impl Spooling {
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() < PIECE {
            return Ok(());
        }
        self.flush().await
    }

    async fn flush(&mut self) -> Result<(), Failure> {
        let piece = std::mem::take(&mut self.buffer);
        let (file, at, size) = (self.file.clone(), self.written, piece.len() as u64);
        blocking(move || file.write_all_at(&piece, at).map_err(Failure::storage)).await?;
        self.written += size;
        Ok(())
    }

    pub async fn finish(mut self) -> Result<Spooled, Failure> {
        self.flush().await?;
        Ok(Spooled {
            file: self.file,
            size: self.written,
        })
    }
}

/// A body that is there. Cheap to clone.
#[derive(Clone)]
pub struct Spooled {
    file: Arc<File>,
    size: u64,
}

impl Spooled {
    /// Bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// All of it, in memory.
    pub async fn bytes(&self) -> Result<Bytes, Failure> {
        let all = self.clone();
        blocking(move || {
            let mut bytes = vec![0; usize::try_from(all.size).map_err(Failure::internal)?];
            all.file
                .read_exact_at(&mut bytes, 0)
                .map_err(Failure::storage)?;
            Ok::<_, Failure>(bytes.into())
        })
        .await
    }

    /// For a thread that may block.
    pub fn reader(&self) -> SpoolReader {
        SpoolReader {
            of: self.clone(),
            at: 0,
        }
    }
}

/// Reads from a place of its own.
#[derive(Clone)]
pub struct SpoolReader {
    of: Spooled,
    at: u64,
}

impl Read for SpoolReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.of.file.read_at(into, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for SpoolReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.of.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_is_read_as_it_was_written_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let spool = Spool::open(folder.path()).expect("a spool");
        let mut body = spool.begin().await.expect("a body");
        let content: Vec<u8> = (0..200_000_u32).map(|n| (n % 251) as u8).collect();
        for piece in content.chunks(7_001) {
            body.write(piece).await.expect("written");
        }
        let body = body.finish().await.expect("whole");
        assert_eq!(body.size(), 200_000);
        assert_eq!(body.bytes().await.expect("read"), content);
        let mut reader = body.reader();
        reader.seek(SeekFrom::End(-10)).expect("a place");
        let mut other = reader.clone();
        let (mut tail, mut again) = (Vec::new(), Vec::new());
        reader.read_to_end(&mut tail).expect("the tail");
        other.read_to_end(&mut again).expect("the tail");
        assert_eq!((&tail[..], &again[..]), (&content[199_990..], &tail[..]));
        let left = std::fs::read_dir(folder.path().join("spool")).expect("the folder");
        assert_eq!(left.count(), 0);
    }
}
