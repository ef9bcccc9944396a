//! Materials and files put in place without walking through the page.

use contract::material::{MaterialInput, Part, Rule, RuleCheck, Severity};
use contract::organization::OrganizationKind;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{file, material};
use uuid::Uuid;

use super::Api;

/// Owed by reporters, without deadline and rules. Its code is none of the seeded ones.
pub fn material(code: &str, parts: &[Part]) -> MaterialInput {
    MaterialInput {
        code: format!("test_{code}"),
        label: format!("材料{code}"),
        batch: 1,
        parts: parts.to_vec(),
        owed_by: vec![OrganizationKind::CityOffice, OrganizationKind::University],
        ..MaterialInput::default()
    }
}

/// A rule that must be kept.
pub fn rule(check: RuleCheck, least: Option<u32>, most: Option<u32>) -> Rule {
    Rule {
        check,
        severity: Severity::Error,
        least,
        most,
    }
}

impl Api {
    /// A material of the current edition.
    pub async fn material(&self, input: &MaterialInput) -> Uuid {
        let (id, edition_id) = (Uuid::now_v7(), self.edition().await);
        diesel::insert_into(material::table)
            .values((
                material::id.eq(id),
                material::edition_id.eq(edition_id),
                material::position.eq(100),
                material::content.eq(serde_json::to_value(input).expect("JSON")),
                material::deadline.eq(input.deadline),
            ))
            .execute(&mut *self.conn().await)
            .await
            .expect("a material");
        id
    }

    /// As [`material`](Self::material), changed afterwards.
    pub async fn material_becomes(&self, id: Uuid, input: &MaterialInput) {
        diesel::update(material::table.find(id))
            .set((
                material::content.eq(serde_json::to_value(input).expect("JSON")),
                material::deadline.eq(input.deadline),
            ))
            .execute(&mut *self.conn().await)
            .await
            .expect("a material");
    }

    /// A picture of the organization; nothing lies in the file store.
    pub async fn picture(&self, organization: Uuid) -> Uuid {
        self.file(organization, "picture", "image/jpeg").await
    }

    /// A PDF of the organization; nothing lies in the file store.
    pub async fn document(&self, organization: Uuid) -> Uuid {
        self.file(organization, "document", "application/pdf").await
    }

    async fn file(&self, organization: Uuid, kind: &str, media_type: &str) -> Uuid {
        let id = Uuid::new_v4();
        let pixels = (kind == "picture").then_some((4000, 3000));
        diesel::insert_into(file::table)
            .values((
                file::id.eq(id),
                file::organization_id.eq(organization),
                file::kind.eq(kind),
                file::name.eq("文件"),
                file::media_type.eq(media_type),
                file::size.eq(1000),
                file::digest.eq(id.simple().to_string().repeat(2)),
                file::width.eq(pixels.map(|p| p.0)),
                file::height.eq(pixels.map(|p| p.1)),
                file::original_width.eq(pixels.map(|p| p.0)),
                file::original_height.eq(pixels.map(|p| p.1)),
                file::created_by.eq("测试人员"),
            ))
            .execute(&mut *self.conn().await)
            .await
            .expect("a file");
        id
    }
}
