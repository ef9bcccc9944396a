//! How many entries a ZIP can have, before a library makes something of each of them: a directory of 17 MB
//! with 380,000 empty entries becomes 700 MB in memory.

use std::io::{self, Read};

/// Begins each entry of the directory.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Counts what may be entries, up to one more than `most`. What the archive itself states is not believed:
/// it may have several ends, of which a library takes the one it likes.
pub fn entries(archive: &mut impl Read, most: usize) -> io::Result<usize> {
    let mut piece = vec![0; 64 * 1024];
    let (mut kept, mut found) = (0, 0);
    loop {
        let read = archive.read(&mut piece[kept..])?;
        if read == 0 {
            return Ok(found);
        }
        let filled = kept + read;
        let seen = piece[..filled].windows(ENTRY.len());
        found += seen.filter(|window| *window == ENTRY).count();
        if found > most {
            return Ok(most + 1);
        }
        // One may lie across two pieces.
        kept = filled.min(ENTRY.len() - 1);
        piece.copy_within(filled - kept..filled, 0);
    }
}

/// How many the last end of the directory states; nothing where it has none that we know.
pub fn stated(archive: &[u8]) -> Option<usize> {
    let tail = &archive[archive.len().saturating_sub(66 * 1024)..];
    let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let count = tail.get(end + 10..end + 12)?;
    let count = u16::from_le_bytes(count.try_into().ok()?);
    // What is more stands elsewhere (ZIP64).
    (count != u16::MAX).then_some(count.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives out a few bytes at a time.
    struct Drops<'a>(&'a [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let size = self.0.len().min(into.len()).min(3);
            into[..size].copy_from_slice(&self.0[..size]);
            self.0 = &self.0[size..];
            Ok(size)
        }
    }

    #[test]
    fn entries_are_counted_wherever_they_lie() {
        let archive = [&b"xPK\x01"[..], &ENTRY.repeat(30_000), b"PK\x05\x06"].concat();
        let count = |most| entries(&mut &archive[..], most).expect("readable");
        assert_eq!(
            (count(40_000), count(30_000), count(5)),
            (30_000, 30_000, 6)
        );
        assert_eq!(
            entries(&mut Drops(&archive), 40_000).expect("readable"),
            30_000
        );
        assert_eq!(entries(&mut &b""[..], 5).expect("readable"), 0);
    }
}
