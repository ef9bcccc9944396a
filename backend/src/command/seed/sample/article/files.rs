//! Pictures and attachments of the sample's articles.

use std::collections::{BTreeSet, HashMap};

use contract::article::{ArticleContent, Captioned};
use diesel_async::RunQueryDsl;
use sample::picture::Print;
use serde::Deserialize;
use uuid::Uuid;

use super::Place;
use crate::command::seed::sample::MAKER;
use crate::file::store::FileRow;
use crate::file::{self, Owner};
use crate::platform::blob::Blobs;
use crate::platform::failure::Failure;
use crate::platform::office::docx::Letter;
use crate::platform::store::Conn;
use crate::platform::store::schema::file as files;

/// What an article shows: scenes by their codes, and a document.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shown {
    /// A scene; described by its own words.
    picture: Option<String>,
    /// Scenes and captions.
    gallery: Vec<(String, String)>,
    /// A form to fill in and send back.
    document: Option<Document>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    title: String,
    paragraphs: Vec<String>,
}

/// All scenes that these need.
pub fn prints<'a>(all: impl Iterator<Item = &'a Shown>) -> Result<BTreeSet<Print>, Failure> {
    all.flat_map(Shown::scenes).map(print).collect()
}

fn print(scene: &str) -> Result<Print, Failure> {
    Print::new(scene, 0).ok_or_else(|| Failure::internal(format!("sample/data: no scene {scene}")))
}

impl Shown {
    fn scenes(&self) -> impl Iterator<Item = &str> {
        let gallery = self.gallery.iter().map(|(scene, _)| scene.as_str());
        self.picture.as_deref().into_iter().chain(gallery)
    }

    /// Rows of the unit's own, and their names in the content.
    pub async fn keep(
        &self,
        conn: &mut Conn,
        blobs: &Blobs,
        kept: &HashMap<Print, FileRow>,
        place: &Place,
        content: &mut ArticleContent,
    ) -> Result<(), Failure> {
        let mut rows = Vec::new();
        let mut row = |scene: &str| -> Result<Option<Uuid>, Failure> {
            let Some(row) = kept.get(&print(scene)?) else {
                return Ok(None);
            };
            let id = Uuid::new_v4();
            rows.push(FileRow {
                id,
                organization_id: place.unit,
                upload_started_at: place.begun,
                created_at: place.begun,
                ..row.clone()
            });
            Ok(Some(id))
        };
        if let Some(scene) = &self.picture {
            content.picture = row(scene)?.map(Into::into);
            content.picture_alt = print(scene)?.alt().to_owned();
        }
        for (scene, caption) in &self.gallery {
            let picture = row(scene)?;
            content.gallery.extend(picture.map(|picture| Captioned {
                picture: picture.into(),
                caption: caption.clone(),
            }));
        }
        if let Some(document) = &self.document {
            let row = document.keep(blobs, place).await?;
            content.attachments.push(row.id.into());
            rows.push(row);
        }
        diesel::insert_into(files::table)
            .values(&rows)
            .execute(conn)
            .await?;
        Ok(())
    }
}

impl Document {
    async fn keep(&self, blobs: &Blobs, place: &Place) -> Result<FileRow, Failure> {
        let letter = Letter::new(&self.title).author(MAKER).title();
        let letter = self
            .paragraphs
            .iter()
            .fold(letter, |letter, text| letter.paragraph(text));
        let bytes = letter.bytes().map_err(Failure::internal)?;
        let owner = Owner {
            organization: place.unit,
            created_by: MAKER,
            sample: true,
        };
        let name = format!("{}.docx", self.title);
        let row = file::keep_document(blobs, owner, &name, bytes.into()).await?;
        Ok(FileRow {
            upload_started_at: place.begun,
            created_at: place.begun,
            ..row
        })
    }
}
