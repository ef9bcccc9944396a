//! A small tree of organizations, a caller of each role in it, and things that belong to them.
//!
//! ```text
//! province ─┬─ changchun ─┬─ school ── branch
//!           │             └─ library
//!           ├─ jilin ────── museum
//!           └─ jlu
//! ```

use contract::noun::Noun;
use contract::operation::Operation;
use contract::organization::OrganizationKind;
use contract::policy;
use contract::role::Role;
use contract::rule::Rule;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::secret;
use learning_week::platform::store::schema::{
    api_key, entry, extension, file, invitation, material, organization, person, revision, session,
};
use serde_json::json;
use uuid::Uuid;

use super::request::Object;
use crate::support::{Api, Client, public};

pub struct Owner {
    pub name: &'static str,
    pub id: Uuid,
    pub kind: &'static str,
    /// Whom it reports to; the province to itself.
    pub parent: Uuid,
    above: &'static str,
    /// One that its people can hold.
    pub role: Role,
}

pub struct Caller<'a> {
    pub role: Role,
    pub place: &'static str,
    pub client: Client<'a>,
}

impl Caller<'_> {
    /// As the policy says; of a key, as far as its maker's reaches, too.
    pub fn rule(&self, operation: Operation) -> Rule {
        if self.role != Role::Client {
            return policy::rule(operation, &[self.role]);
        }
        let (office, roles) = maker(self.place);
        policy::key_rule(operation, roles, office == self.place)
    }
}

/// Who makes the keys of a place: from where, with which roles.
fn maker(place: &str) -> (&'static str, &'static [Role]) {
    match place {
        "province" => ("province", Role::of(OrganizationKind::ProvinceOffice)),
        _ => ("changchun", Role::of(OrganizationKind::CityOffice)),
    }
}

/// How a caller's organization stands to an owner.
pub struct Relation {
    pub own: bool,
    pub below: bool,
    pub reviews: bool,
}

pub struct World<'a> {
    api: &'a Api,
    pub edition: Uuid,
    /// Owed by every kind of organization.
    pub material: Uuid,
    pub owners: Vec<Owner>,
    pub callers: Vec<Caller<'a>>,
}

impl<'a> World<'a> {
    pub async fn new(api: &'a Api) -> Self {
        let mut world = Self {
            api,
            edition: api.edition().await,
            material: Uuid::nil(),
            owners: Vec::new(),
            callers: Vec::new(),
        };
        world.material = world.material().await;
        let tree = [
            (
                "province",
                "province_office",
                "province",
                Role::ProvinceEditor,
            ),
            ("changchun", "city_office", "province", Role::CityEditor),
            ("jilin", "city_office", "province", Role::CityEditor),
            ("jlu", "university", "province", Role::InstitutionEditor),
            (
                "school",
                "institution",
                "changchun",
                Role::InstitutionEditor,
            ),
            (
                "library",
                "institution",
                "changchun",
                Role::InstitutionEditor,
            ),
            ("museum", "institution", "jilin", Role::InstitutionEditor),
            ("branch", "institution", "school", Role::InstitutionEditor),
        ];
        for (name, kind, above, role) in tree {
            let (id, parent) = if kind == "institution" {
                let parent = world.owner(above).id;
                (world.organization(kind, parent).await, parent)
            } else {
                (api.organization(name).await, api.organization(above).await)
            };
            world.owners.push(Owner {
                name,
                id,
                kind,
                parent,
                above,
                role,
            });
        }
        for role in Role::ALL {
            let places: &[&'static str] = match role {
                Role::CityEditor | Role::CityReviewer => &["changchun"],
                Role::InstitutionEditor | Role::InstitutionSubmitter => &["school"],
                Role::Client => &["province", "changchun", "school"],
                _ => &["province"],
            };
            for place in places {
                let client = world.client(role, place).await;
                world.callers.push(Caller {
                    role,
                    place,
                    client,
                });
            }
        }
        world
    }

    pub fn nobody(&self) -> Client<'a> {
        self.api.nobody()
    }

    pub fn owner(&self, name: &str) -> &Owner {
        self.owners
            .iter()
            .find(|o| o.name == name)
            .expect("an organization of the tree")
    }

    /// Another caller like this one.
    pub async fn again(&self, caller: &Caller<'_>) -> Client<'a> {
        self.client(caller.role, caller.place).await
    }

    async fn client(&self, role: Role, place: &str) -> Client<'a> {
        if role == Role::Client {
            let all: Vec<Operation> = Operation::ALL
                .iter()
                .copied()
                .filter(|o| policy::rule(*o, &[role]).permits_anything())
                .collect();
            return self.key(place, &all).await;
        }
        self.api.person_in(self.owner(place).id, &[role]).await
    }

    /// A key that may do these operations.
    pub async fn key(&self, place: &str, scopes: &[Operation]) -> Client<'a> {
        let words = format!("lwk_{}", Uuid::now_v7().simple());
        let (office, roles) = maker(place);
        let maker = self.member(self.owner(office).id, roles).await;
        let place = self.owner(place).id;
        self.insert_key(place, &words, scopes, Some(maker)).await;
        self.api.bearer(&words)
    }

    pub fn relation(&self, caller: &str, owner: &Owner) -> Relation {
        let own = caller == owner.name;
        let mut chain = Vec::new();
        let mut at = owner;
        while at.above != at.name {
            at = self.owner(at.above);
            chain.push(at);
        }
        let office = chain
            .iter()
            .find(|o| o.kind.ends_with("_office"))
            .map_or(owner.name, |o| o.name);
        Relation {
            own,
            below: chain.iter().any(|o| o.name == caller),
            reviews: office == caller,
        }
    }

    /// A thing of this owner; its id as it stands in paths.
    pub async fn object(&self, object: Object, client: &Client<'_>, owner: &Owner) -> String {
        match object {
            Object::Nothing => String::new(),
            Object::Edition => self.edition.to_string(),
            Object::Session => self.session(client).await.to_string(),
            Object::Person => self.person(owner).await.to_string(),
            Object::Invitation => self.invitation(owner).await.to_string(),
            Object::Key => self
                .insert_key(owner.id, &Uuid::now_v7().to_string(), &[], None)
                .await
                .to_string(),
            Object::Office => owner.id.to_string(),
            Object::Organization => self.like(owner).await.to_string(),
            Object::Material => self.material().await.to_string(),
            Object::Entry(noun, state) => self.entry(owner, noun, state).await.to_string(),
            Object::Extension => self.extension(owner).await.to_string(),
            Object::Upload => self.upload(client).await,
            Object::File => self.file(owner).await.to_string(),
        }
    }

    /// A new organization that stands where the owner stands; the owner itself where others hang on it.
    async fn like(&self, owner: &Owner) -> Uuid {
        let caller = ["province", "changchun", "school"].contains(&owner.name);
        if caller {
            owner.id
        } else {
            self.organization(owner.kind, owner.parent).await
        }
    }

    async fn organization(&self, kind: &str, parent: Uuid) -> Uuid {
        let id = Uuid::now_v7();
        diesel::insert_into(organization::table)
            .values((
                organization::id.eq(id),
                organization::name.eq(id.to_string()),
                organization::short_name.eq("单位"),
                organization::kind.eq(kind),
                organization::reports_to.eq(parent),
            ))
            .execute(&mut *self.api.conn().await)
            .await
            .expect("an organization");
        id
    }

    async fn person(&self, owner: &Owner) -> Uuid {
        self.member(owner.id, &[owner.role]).await
    }

    async fn member(&self, organization: Uuid, roles: &[Role]) -> Uuid {
        let id = Uuid::now_v7();
        diesel::insert_into(person::table)
            .values((
                person::id.eq(id),
                person::organization_id.eq(organization),
                person::login.eq(id.simple().to_string()),
                person::name.eq("李四"),
                person::password_hash.eq("-"),
                person::roles.eq(roles.iter().map(|r| r.code()).collect::<Vec<_>>()),
            ))
            .execute(&mut *self.api.conn().await)
            .await
            .expect("a person");
        id
    }

    /// Nobody has none: any id will do.
    async fn session(&self, client: &Client<'_>) -> Uuid {
        let id = Uuid::now_v7();
        let profile = if client.token.is_some() {
            client.get("/api/v1/profile").await.json()
        } else {
            "".into()
        };
        let Some(person) = profile["id"].as_str().and_then(|p| p.parse::<Uuid>().ok()) else {
            return id;
        };
        let mut conn = self.api.conn().await;
        let known: i64 = person::table
            .find(person)
            .count()
            .get_result(&mut *conn)
            .await
            .expect("a count");
        if known == 1 {
            diesel::insert_into(session::table)
                .values((
                    session::id.eq(id),
                    session::person_id.eq(person),
                    session::expires_at.eq(chrono::Utc::now() + chrono::Duration::hours(1)),
                ))
                .execute(&mut *conn)
                .await
                .expect("a session");
        }
        id
    }

    async fn invitation(&self, owner: &Owner) -> Uuid {
        let id = Uuid::now_v7();
        diesel::insert_into(invitation::table)
            .values((
                invitation::id.eq(id),
                invitation::organization_id.eq(owner.id),
                invitation::name.eq("王五"),
                invitation::roles.eq(vec![owner.role.code()]),
                invitation::token_hash.eq(id.to_string()),
                invitation::created_by.eq("测试"),
                invitation::expires_at.eq(chrono::Utc::now() + chrono::Duration::days(1)),
            ))
            .execute(&mut *self.api.conn().await)
            .await
            .expect("an invitation");
        id
    }

    async fn insert_key(
        &self,
        organization: Uuid,
        words: &str,
        scopes: &[Operation],
        maker: Option<Uuid>,
    ) -> Uuid {
        let id = Uuid::now_v7();
        diesel::insert_into(api_key::table)
            .values((
                api_key::id.eq(id),
                api_key::organization_id.eq(organization),
                api_key::name.eq("门户"),
                api_key::prefix.eq("lwk_"),
                api_key::secret_hash.eq(secret::hash(words)),
                api_key::scopes.eq(scopes.iter().map(|s| s.code()).collect::<Vec<_>>()),
                api_key::created_by.eq("测试"),
                api_key::expires_on.eq(contract::time::day(chrono::Utc::now())),
                api_key::maker_id.eq(maker),
            ))
            .execute(&mut *self.api.conn().await)
            .await
            .expect("a key");
        id
    }

    /// Who may not begin one has none: any id will do.
    async fn upload(&self, client: &Client<'_>) -> String {
        let answer = client
            .send("POST", "/api/v1/uploads", &[("upload-length", "5")], None)
            .await;
        match answer.json()["id"].as_str() {
            Some(id) => id.to_owned(),
            None => Uuid::now_v7().to_string(),
        }
    }

    async fn file(&self, owner: &Owner) -> Uuid {
        let id = Uuid::now_v7();
        let digest = id.simple().to_string();
        self.api
            .state
            .blobs
            .put(&digest, "original", b"x".to_vec())
            .await
            .expect("a content");
        diesel::insert_into(file::table)
            .values((
                file::id.eq(id),
                file::organization_id.eq(owner.id),
                file::kind.eq("picture"),
                file::name.eq("a.jpg"),
                file::media_type.eq("image/jpeg"),
                file::size.eq(1_i64),
                file::digest.eq(digest),
                file::created_by.eq("测试"),
            ))
            .execute(&mut *self.api.conn().await)
            .await
            .expect("a file");
        id
    }

    /// With one revision, by others.
    async fn entry(&self, owner: &Owner, noun: Noun, state: &'static str) -> Uuid {
        let (id, now) = (Uuid::now_v7(), chrono::Utc::now());
        let (content, kind) = match noun {
            Noun::Activity => (json!(public::content("读书会")), None),
            Noun::Article => (json!({ "title": "学习之星" }), Some("story")),
            Noun::Submission => (json!({ "body": "工作方案" }), None),
        };
        let chained = !matches!(noun, Noun::Activity | Noun::Article);
        let mut offices = self.owners.iter();
        let office = offices.find(|o| self.relation(o.name, owner).reviews);
        let office = office.map_or(owner.id, |o| o.id);
        // Of a material of its own: an organization hands one in once.
        let material = match noun {
            Noun::Submission => Some(self.material().await),
            _ => None,
        };
        let mut conn = self.api.conn().await;
        diesel::insert_into(entry::table)
            .values((
                entry::id.eq(id),
                entry::noun.eq(noun.code()),
                entry::kind.eq(kind),
                entry::edition_id.eq(self.edition),
                entry::organization_id.eq(owner.id),
                entry::material_id.eq(material),
                entry::state.eq(chained.then_some(state)),
                entry::office_id.eq((chained && state == "submitted").then_some(office)),
                entry::submitted_at.eq((chained && state != "draft").then_some(now)),
            ))
            .execute(&mut *conn)
            .await
            .expect("an entry");
        diesel::insert_into(revision::table)
            .values((
                revision::id.eq(Uuid::now_v7()),
                revision::entry_id.eq(id),
                revision::number.eq(1),
                revision::state.eq(state),
                revision::content.eq(content),
                revision::author_id.eq(Uuid::now_v7()),
                revision::author_name.eq("李四"),
                revision::submitted_at.eq((state != "draft").then_some(now)),
                revision::published_at.eq((state == "published").then_some(now)),
            ))
            .execute(&mut *conn)
            .await
            .expect("a revision");
        id
    }

    async fn material(&self) -> Uuid {
        let id = Uuid::now_v7();
        let content = json!({
            "code": format!("m{}", id.simple()), "label": "材料", "batch": 1, "parts": ["body", "photos"],
            "owed_by": ["city_office", "university", "institution"],
        });
        diesel::insert_into(material::table)
            .values((
                material::id.eq(id),
                material::edition_id.eq(self.edition),
                material::position.eq(1000),
                material::content.eq(content),
            ))
            .execute(&mut *self.api.conn().await)
            .await
            .expect("a material");
        id
    }

    async fn extension(&self, owner: &Owner) -> Uuid {
        let id = Uuid::now_v7();
        let material = self.material().await;
        diesel::insert_into(extension::table)
            .values((
                extension::id.eq(id),
                extension::material_id.eq(material),
                extension::organization_id.eq(owner.id),
                extension::until.eq(chrono::Utc::now()),
                extension::reason.eq("停电"),
                extension::granted_by.eq("李四"),
            ))
            .execute(&mut *self.api.conn().await)
            .await
            .expect("an extension");
        id
    }
}
