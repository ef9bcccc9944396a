//! The file store: contents under their own SHA-256, in a folder or an S3-compatible bucket.

use std::collections::HashMap;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{GetResult, ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};

use crate::platform::blocking::blocking;
use crate::platform::config::DataConfig;
use crate::platform::failure::Failure;

#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// Where it is one.
    folder: Option<PathBuf>,
}

/// What is no larger is given out in one piece, bytes.
const SMALL: u64 = 256 * 1024;

/// A content on its way out.
pub enum Outgoing {
    Whole(Bytes),
    /// Read while it is sent: memory holds a piece of it.
    Stream {
        size: u64,
        pieces: BoxStream<'static, std::io::Result<Bytes>>,
    },
}

impl Blobs {
    /// Opens what the settings name; makes the folder where it is one.
    pub fn open(config: &DataConfig) -> Result<Self, String> {
        let url = match &config.files_url {
            Some(url) => url.clone(),
            None => {
                let folder = config.data_dir.join("files");
                private_folder(&folder)
                    .map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
                let folder = folder
                    .canonicalize()
                    .map_err(|e| format!("cannot enter {}: {e}", folder.display()))?;
                format!("file://{}", folder.display())
            }
        };
        if let Some(folder) = url.strip_prefix("file://") {
            private_folder(folder).map_err(|e| format!("cannot make {folder}: {e}"))?;
            let store = object_store::local::LocalFileSystem::new_with_prefix(folder)
                .map_err(|e| format!("FILES_URL: {e}"))?
                // What is acknowledged is on the disk.
                .with_fsync(true)
                .with_automatic_cleanup(true);
            return Ok(Self {
                store: Arc::new(store),
                folder: Some(folder.into()),
            });
        }
        Self::elsewhere(&url)
    }

    #[cfg(feature = "s3")]
    fn elsewhere(url: &str) -> Result<Self, String> {
        let store = object_store::aws::AmazonS3Builder::from_env()
            .with_url(url)
            .build()
            .map_err(|e| format!("FILES_URL: {e}"))?;
        Ok(Self {
            store: Arc::new(store),
            folder: None,
        })
    }

    #[cfg(not(feature = "s3"))]
    fn elsewhere(url: &str) -> Result<Self, String> {
        Err(format!(
            "FILES_URL is {url}: only file:///folder is built in; build with the feature s3 for a bucket"
        ))
    }

    /// The name under which a content is kept.
    pub fn digest(content: &[u8]) -> String {
        crate::platform::secret::hex(&Sha256::digest(content))
    }

    /// Keeps a content under `digest/variant`; the same again changes nothing.
    pub async fn put(
        &self,
        digest: &str,
        variant: &str,
        content: impl Into<Bytes>,
    ) -> Result<(), Failure> {
        let key = key(digest, variant);
        let content = PutPayload::from(content.into());
        let put = self.store.put(&key, content).await;
        put.map_err(Failure::storage)?;
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        // Ours alone: neither the system's other users nor a web server beside us read files past our rules.
        let (file, ours) = (folder.join(key.as_ref()), PermissionsExt::from_mode(0o600));
        let set = tokio::fs::set_permissions(file, ours).await;
        set.map_err(Failure::storage)
    }

    pub async fn get(&self, digest: &str, variant: &str) -> Result<Bytes, Failure> {
        let found = self.found(digest, variant).await?;
        found.bytes().await.map_err(Failure::storage)
    }

    /// A content, to be sent.
    pub async fn outgoing(&self, digest: &str, variant: &str) -> Result<Outgoing, Failure> {
        let found = self.found(digest, variant).await?;
        let size = found.meta.size;
        if size <= SMALL {
            return Ok(Outgoing::Whole(
                found.bytes().await.map_err(Failure::storage)?,
            ));
        }
        let pieces = found.into_stream().map_err(std::io::Error::other).boxed();
        Ok(Outgoing::Stream { size, pieces })
    }

    async fn found(&self, digest: &str, variant: &str) -> Result<GetResult, Failure> {
        let found = self.store.get(&key(digest, variant)).await;
        found.map_err(|error| match error {
            object_store::Error::NotFound { .. } => Failure::not_found(),
            error => Failure::storage(error),
        })
    }

    /// Whether it takes and gives: 503 where it is away, full or read-only.
    pub async fn ping(&self) -> Result<(), Failure> {
        if let Some(folder) = self.folder.clone() {
            return blocking(move || {
                let file = tempfile::tempfile_in(folder);
                let written = file.and_then(|mut file| file.write_all(&[0; 4096]));
                written.map_err(Failure::storage)
            })
            .await;
        }
        match self.store.head(&key("00", "ready")).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(Failure::storage(error)),
        }
    }

    /// Removes all variants of a content.
    pub async fn remove(&self, digest: &str, variants: &[&str]) -> Result<(), Failure> {
        for variant in variants {
            match self.store.delete(&key(digest, variant)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(Failure::storage(error)),
            }
        }
        Ok(())
    }

    /// What is kept under a name.
    pub async fn variants(&self, name: &str) -> Result<Vec<String>, Failure> {
        let found = self.store.list(Some(&folder(name)));
        found
            .map_ok(|object| object.location.filename().unwrap_or_default().to_owned())
            .try_collect()
            .await
            .map_err(Failure::storage)
    }

    /// Every name, with the time when something was last kept under it, by the store's clock.
    pub async fn names(&self) -> Result<HashMap<String, DateTime<Utc>>, Failure> {
        let mut names = HashMap::new();
        let mut all = self.store.list(None);
        while let Some(object) = all.try_next().await.map_err(Failure::storage)? {
            if let Some(name) = object.location.parts().nth(1) {
                let last: &mut DateTime<Utc> = names.entry(name.as_ref().to_owned()).or_default();
                *last = object.last_modified.max(*last);
            }
        }
        Ok(names)
    }

    /// Removes what was begun to be written and never ended, where it is older than that; gives how many.
    pub async fn remove_staged(&self, age: Duration) -> Result<u64, Failure> {
        let Some(root) = self.folder.clone() else {
            return Ok(0);
        };
        blocking(move || staged(&root, age, 3).map_err(Failure::storage)).await
    }

    /// Removes everything that is kept under a name.
    pub async fn remove_all(&self, name: &str) -> Result<(), Failure> {
        let found: Vec<_> = self
            .store
            .list(Some(&folder(name)))
            .try_collect()
            .await
            .map_err(Failure::storage)?;
        for object in found {
            match self.store.delete(&object.location).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(Failure::storage(error)),
            }
        }
        Ok(())
    }
}

/// With those above it; what is made is ours alone.
fn private_folder(folder: impl AsRef<std::path::Path>) -> std::io::Result<()> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// In a folder and `depth` below it: `content#1` becomes `content` when all of it is on the disk.
fn staged(folder: &std::path::Path, age: Duration, depth: u32) -> std::io::Result<u64> {
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let found = entry.metadata()?;
        if found.is_dir() {
            removed += match depth {
                0 => 0,
                _ => staged(&entry.path(), age, depth - 1)?,
            };
            continue;
        }
        let name = entry.file_name();
        let begun = name
            .to_string_lossy()
            .rsplit_once('#')
            .is_some_and(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        let old = found.modified()?.elapsed().is_ok_and(|since| since >= age);
        if begun && old {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Two levels of folders keep each of them small.
fn key(digest: &str, variant: &str) -> Path {
    folder(digest).join(variant)
}

fn folder(digest: &str) -> Path {
    Path::from_iter([digest.get(..2).unwrap_or("00"), digest])
}
