//! How each operation is asked for, and what the request is about.

use contract::entry::Entry;
use contract::noun::Noun;
use contract::operation::Operation as Op;
use contract::workflow::{self, Verb, WorkflowState};
use serde_json::{Value, json};

use super::fixture::{Owner, World};
use crate::support::Client;

/// What a request is about; made anew for each request, since many requests change or end it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Object {
    /// Nothing that belongs to an organization, or the caller's own.
    Nothing,
    /// The current edition.
    Edition,
    /// Another session of the caller.
    Session,
    Person,
    Invitation,
    Key,
    Organization,
    /// An office's part in the current edition.
    Office,
    /// A definition of the current edition, with nothing handed in.
    Material,
    /// Of the workflow, its one revision in this state.
    Entry(Noun, &'static str),
    Extension,
    /// An upload of the caller.
    Upload,
    File,
}

impl Object {
    pub fn is_nobodys(self) -> bool {
        matches!(
            self,
            Self::Nothing | Self::Edition | Self::Session | Self::Material | Self::Upload
        )
    }
    pub fn may_belong_to(self, owner: &Owner) -> bool {
        self != Self::Office || owner.kind != "institution"
    }
}

/// A request; `{id}` in its path is the object's.
pub struct Request {
    method: &'static str,
    path: String,
    pub object: Object,
    body: Sent,
    /// The caller can't ask again after it.
    pub ends_the_caller: bool,
}

#[derive(Clone)]
enum Sent {
    Nothing,
    Json(Value),
    /// Needs to know ids.
    Made(fn(&World, &Owner) -> Value),
    File,
}

fn get(path: impl Into<String>, object: Object) -> Request {
    Request {
        method: "GET",
        path: path.into(),
        object,
        body: Sent::Nothing,
        ends_the_caller: false,
    }
}
fn delete(path: impl Into<String>, object: Object) -> Request {
    Request {
        method: "DELETE",
        ..get(path, object)
    }
}
fn step(path: impl Into<String>, object: Object) -> Request {
    Request {
        method: "POST",
        ..get(path, object)
    }
}
fn post(path: impl Into<String>, object: Object, body: Value) -> Request {
    Request {
        body: Sent::Json(body),
        ..step(path, object)
    }
}
fn made(path: impl Into<String>, object: Object, body: fn(&World, &Owner) -> Value) -> Request {
    Request {
        body: Sent::Made(body),
        ..step(path, object)
    }
}
fn put(path: impl Into<String>, object: Object, body: Value) -> Request {
    Request {
        method: "PUT",
        ..post(path, object, body)
    }
}
fn file(path: impl Into<String>) -> Request {
    Request {
        body: Sent::File,
        ..step(path, Object::Nothing)
    }
}

/// A step of the noun's table, about an entry that stands where it begins.
fn step_of<E: Entry>(operation: Op) -> Request {
    let step = workflow::step(E::STEPS, operation).expect("a step of the table");
    let object = Object::Entry(E::NOUN, step.from[0].code());
    let path = format!("/{}/{{id}}", E::NOUN.path());
    if step.verb == Verb::Delete {
        return delete(path, object);
    }
    let word = operation.code().strip_suffix(E::NOUN.code());
    let word = word.expect("named by its noun").trim_end_matches('_');
    let path = format!("{path}/{word}");
    match (E::chained(), step.verb, step.reason) {
        (true, Verb::Approve, _) => post(path, object, json!({})),
        (true, _, true) => post(path, object, json!({ "note": "请补充" })),
        (false, _, true) => post(path, object, json!({ "reason": "试一试" })),
        _ => self::step(path, object),
    }
}

#[rustfmt::skip]
pub fn request(operation: Op) -> Request {
    use Noun::{Activity, Article, Submission};
    use Object::{
        Edition, Entry, Extension, File, Invitation, Key, Material, Nothing, Office, Organization, Person, Session, Upload,
    };
    let material = || json!({ "code": "plan", "label": "方案", "batch": 1, "parts": ["body"], "owed_by": ["city_office"] });
    let reason = || json!({ "reason": "试一试" });
    let notice = || json!({ "notice": "另行通知。" });
    let secret = || json!({ "current": "x", "new": "Xuexi-zhou2020" });
    let named = || json!({ "name": "张三", "phone": "", "email": "" });
    match operation {
        Op::GetProfile => get("/profile", Nothing),
        Op::UpdateProfile => put("/profile", Nothing, named()),
        Op::ChangePassword => put("/profile/password", Nothing, secret()),
        Op::ListSessions => get("/sessions", Nothing),
        Op::EndSession => delete("/sessions/{id}", Session),
        Op::EndSessions => Request { ends_the_caller: true, ..delete("/sessions", Nothing) },
        Op::GetDesk => get("/desk", Nothing),
        Op::GetProgress => get("/progress/0190163d-8694-7397-8a1c-0000000000aa", Nothing),
        Op::ListNotifications => get("/notifications", Nothing),
        Op::ReadNotifications => post("/notifications/read", Nothing, json!({ "ids": [] })),

        Op::ListPeople => get("/people", Nothing),
        Op::GetPerson => get("/people/{id}", Person),
        Op::UpdatePerson => Request { method: "PUT", ..made("/people/{id}", Person, |_, owner| {
            json!({ "name": "张三", "phone": "", "email": "", "roles": [owner.role.code()] })
        }) },
        Op::DeactivatePerson => step("/people/{id}/deactivate", Person),
        Op::ActivatePerson => step("/people/{id}/activate", Person),
        Op::UnlockPerson => step("/people/{id}/unlock", Person),
        Op::CreatePasswordReset => step("/people/{id}/password-reset", Person),
        Op::ListInvitations => get("/invitations", Nothing),
        Op::CreateInvitation => made("/invitations", Nothing, |_, owner| {
            json!({ "organization_id": owner.id, "name": "张三", "roles": [owner.role.code()] })
        }),
        Op::RevokeInvitation => delete("/invitations/{id}", Invitation),
        Op::ImportPeople => file("/people/import"),
        Op::ListApiKeys => get("/api-keys", Nothing),
        Op::CreateApiKey => post("/api-keys", Nothing, json!({ "name": "门户", "scopes": ["list_activities"] })),
        Op::RevokeApiKey => delete("/api-keys/{id}", Key),

        Op::ListOrganizations => get("/organizations", Nothing),
        Op::GetOrganization => get("/organizations/{id}", Organization),
        Op::CreateOrganization => post("/organizations", Nothing, json!({ "name": "新单位", "kind": "institution" })),
        Op::UpdateOrganization => Request { method: "PUT", ..made("/organizations/{id}", Organization, |_, owner| {
            json!({ "name": "改名", "short_name": "", "kind": owner.kind, "region_code": null, "address": "", "website": "" })
        }) },
        Op::MoveOrganization => made("/organizations/{id}/move", Organization, |_, owner| {
            json!({ "reports_to": owner.parent, "reason": "试一试" })
        }),
        Op::MergeOrganization => made("/organizations/{id}/merge", Organization, |_, owner| {
            json!({ "into": owner.id, "reason": "试一试" })
        }),
        Op::CloseOrganization => post("/organizations/{id}/close", Organization, reason()),
        Op::ReopenOrganization => post("/organizations/{id}/reopen", Organization, reason()),
        Op::ImportOrganizations => file("/organizations/import"),

        Op::CreateEdition => made("/editions", Nothing, |world, _| {
            json!({ "year": 2021, "name": "2021年活动周", "copy_from": world.edition })
        }),
        Op::UpdateEdition => put("/editions/{id}", Edition, json!({
            "year": 2020, "name": "活动周", "window_rule": { "kind": "free" }, "strands": [{ "code": "reading", "label": "全民阅读" }],
        })),
        Op::ActivateEdition => step("/editions/{id}/activate", Edition),
        Op::SaveOpening => put("/editions/{edition}/openings/{id}", Office, json!({})),
        Op::SaveCommittee => put("/editions/{edition}/committees/{id}", Office, json!({})),

        Op::ListActivities => get("/activities", Nothing),
        Op::GetActivity => get("/activities/{id}", Entry(Activity, "draft")),
        Op::ListRevisions => get("/activities/{id}/revisions", Entry(Activity, "draft")),
        Op::CreateActivity => post("/activities", Nothing, json!({})),
        Op::UpdateActivity => put("/activities/{id}", Entry(Activity, "draft"), json!({ "title": "读书会" })),
        Op::DuplicateActivity => step("/activities/{id}/duplicate", Entry(Activity, "draft")),
        Op::SubmitActivity | Op::WithdrawActivity | Op::ApproveActivity | Op::ReturnActivity | Op::PublishActivity
        | Op::DeclineActivity | Op::ReviseActivity | Op::RetractActivity | Op::DeleteActivity => step_of::<contract::activity::Activity>(operation),
        Op::ListReviews => get("/reviews", Nothing),
        Op::CancelActivity => post("/activities/{id}/cancel", Entry(Activity, "published"), notice()),
        Op::PostponeActivity => post("/activities/{id}/postpone", Entry(Activity, "published"), notice()),
        Op::RestoreActivity => step("/activities/{id}/restore", Entry(Activity, "published")),
        Op::ImportActivities => file("/activities/import"),
        Op::UploadFile => file("/files"),
        Op::CreateUpload => step("/uploads", Nothing),
        Op::GetUpload => get("/uploads/{id}", Upload),
        Op::AppendUpload => Request { method: "PATCH", ..step("/uploads/{id}", Upload) },
        Op::DeleteUpload => delete("/uploads/{id}", Upload),
        Op::UnpackArchive => file("/files/archive"),
        Op::GetOriginal => get("/files/{id}/original", File),

        Op::ReportParticipation => put("/activities/{id}/participation", Entry(Activity, "published"), json!({ "visits": 10 })),

        Op::ListArticles => get("/articles", Nothing),
        Op::GetArticle => get("/articles/{id}", Entry(Article, "draft")),
        Op::ListArticleRevisions => get("/articles/{id}/revisions", Entry(Article, "draft")),
        Op::CreateArticle => post("/articles", Nothing, json!({ "kind": "story" })),
        Op::UpdateArticle => put("/articles/{id}", Entry(Article, "draft"), json!({ "title": "学习之星" })),
        Op::SubmitArticle | Op::WithdrawArticle | Op::ApproveArticle | Op::ReturnArticle | Op::PublishArticle
        | Op::DeclineArticle | Op::ReviseArticle | Op::RetractArticle | Op::DeleteArticle => step_of::<contract::article::Article>(operation),
        Op::ListArticleReviews => get("/article-reviews", Nothing),
        Op::FeatureArticle => step("/articles/{id}/feature", Entry(Article, "published")),
        Op::UnfeatureArticle => step("/articles/{id}/unfeature", Entry(Article, "published")),

        Op::ListMaterials => get("/editions/{edition}/materials", Nothing),
        Op::CreateMaterial => post("/editions/{edition}/materials", Nothing, material()),
        Op::UpdateMaterial => put("/materials/{id}", Material, material()),
        Op::DeleteMaterial => delete("/materials/{id}", Material),
        Op::OrderMaterials => put("/editions/{edition}/materials/order", Nothing, json!({ "ids": [] })),
        Op::ListSubmissions => get("/submissions", Nothing),
        Op::GetSubmission => get("/submissions/{id}", Entry(Submission, "draft")),
        Op::ListSubmissionRevisions => get("/submissions/{id}/revisions", Entry(Submission, "draft")),
        Op::CreateSubmission => made("/submissions", Nothing, |world, _| json!({ "material_id": world.material })),
        Op::UpdateSubmission => put("/submissions/{id}", Entry(Submission, "draft"), json!({ "title": "成果" })),
        Op::GatherSubmission => made("/submissions/{id}/gather", Entry(Submission, "draft"), |world, _| {
            json!({ "submissions": [world.material], "parts": ["photos"] })
        }),
        Op::SubmitSubmission | Op::WithdrawSubmission | Op::AcceptSubmission | Op::ReturnSubmission | Op::SupplementSubmission
        | Op::DeleteSubmission => step_of::<contract::submission::Submission>(operation),
        Op::GetBoard => get("/board", Nothing),
        Op::SendReminders => made("/reminders", Nothing, |world, owner| {
            json!({ "material_ids": [world.material], "organization_ids": [owner.id] })
        }),
        Op::ListReminders => get("/reminders", Nothing),
        Op::GrantExtension => made("/extensions", Object::Organization, |world, owner| json!({
            "material_id": world.material, "organization_id": owner.id, "until": "2030-01-01T00:00:00Z", "reason": "试一试",
        })),
        Op::RevokeExtension => post("/extensions/{id}/revoke", Extension, reason()),
        Op::ListExtensions => get("/extensions", Nothing),
        Op::CreateDownload => made("/downloads", Entry(Submission, "submitted"), |_, _| json!({ "kind": "submission", "submission_id": "{id}" })),

        Op::ListAudit => get("/audit", Nothing),
    }
}

impl Request {
    /// The answer's status when this client asks about a thing of this owner.
    pub async fn ask(&self, world: &World<'_>, client: &Client<'_>, owner: &Owner) -> u16 {
        let id = world.object(self.object, client, owner).await;
        let path = format!(
            "/api/v1{}",
            self.path
                .replace("{id}", &id)
                .replace("{edition}", &world.edition.to_string())
        );
        let body = match &self.body {
            Sent::File => {
                return client
                    .upload(&path, "a.bin", "application/octet-stream", b"nothing")
                    .await
                    .status;
            }
            Sent::Nothing => None,
            Sent::Json(value) => Some(value.clone()),
            Sent::Made(make) => Some(make(world, owner)),
        };
        let mut headers = vec![("if-match", "\"1\"")];
        if body.is_some() {
            headers.push(("content-type", "application/json"));
        }
        let body = body.map(|value| value.to_string().replace("{id}", &id).into_bytes());
        client.send(self.method, &path, &headers, body).await.status
    }
}
