//! The file store: contents under their own SHA-256, in a folder or an S3-compatible bucket.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};

use crate::platform::config::DataConfig;
use crate::platform::failure::Failure;

#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
}

impl Blobs {
    /// Opens what the settings name; makes the folder where it is one.
    pub fn open(config: &DataConfig) -> Result<Self, String> {
        let url = match &config.files_url {
            Some(url) => url.clone(),
            None => {
                let folder = config.data_dir.join("files");
                std::fs::create_dir_all(&folder)
                    .map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
                let folder = folder
                    .canonicalize()
                    .map_err(|e| format!("cannot enter {}: {e}", folder.display()))?;
                format!("file://{}", folder.display())
            }
        };
        if let Some(folder) = url.strip_prefix("file://") {
            std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {folder}: {e}"))?;
            let store = object_store::local::LocalFileSystem::new_with_prefix(folder)
                .map_err(|e| format!("FILES_URL: {e}"))?
                // What is acknowledged is on the disk.
                .with_fsync(true)
                .with_automatic_cleanup(true);
            return Ok(Self {
                store: Arc::new(store),
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
    pub async fn put(&self, digest: &str, variant: &str, content: Vec<u8>) -> Result<(), Failure> {
        self.store
            .put(&key(digest, variant), PutPayload::from(content))
            .await
            .map(|_| ())
            .map_err(Failure::internal)
    }

    pub async fn get(&self, digest: &str, variant: &str) -> Result<Bytes, Failure> {
        let found = match self.store.get(&key(digest, variant)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Err(Failure::not_found()),
            Err(error) => return Err(Failure::internal(error)),
        };
        found.bytes().await.map_err(Failure::internal)
    }

    /// Removes all variants of a content.
    pub async fn remove(&self, digest: &str, variants: &[&str]) -> Result<(), Failure> {
        for variant in variants {
            match self.store.delete(&key(digest, variant)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(Failure::internal(error)),
            }
        }
        Ok(())
    }

    /// Removes everything that is kept under a name.
    pub async fn remove_all(&self, name: &str) -> Result<(), Failure> {
        let found: Vec<_> = self
            .store
            .list(Some(&folder(name)))
            .try_collect()
            .await
            .map_err(Failure::internal)?;
        for object in found {
            match self.store.delete(&object.location).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(Failure::internal(error)),
            }
        }
        Ok(())
    }
}

/// Two levels of folders keep each of them small.
fn key(digest: &str, variant: &str) -> Path {
    folder(digest).join(variant)
}

fn folder(digest: &str) -> Path {
    Path::from_iter([digest.get(..2).unwrap_or("00"), digest])
}
