//! How each operation is asked for, and what the request is about.

use contract::operation::Operation as Op;
use contract::submission::SubmissionState as Filed;
use contract::submission::SubmissionState;
use contract::workflow::RevisionState;
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
    Activity(RevisionState),
    Article(RevisionState),
    /// A definition of the current edition, with nothing handed in.
    Material,
    Submission(SubmissionState),
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
    path: &'static str,
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

fn get(path: &'static str, object: Object) -> Request {
    Request {
        method: "GET",
        path,
        object,
        body: Sent::Nothing,
        ends_the_caller: false,
    }
}
fn delete(path: &'static str, object: Object) -> Request {
    Request {
        method: "DELETE",
        ..get(path, object)
    }
}
fn step(path: &'static str, object: Object) -> Request {
    Request {
        method: "POST",
        ..get(path, object)
    }
}
fn post(path: &'static str, object: Object, body: Value) -> Request {
    Request {
        body: Sent::Json(body),
        ..step(path, object)
    }
}
fn made(path: &'static str, object: Object, body: fn(&World, &Owner) -> Value) -> Request {
    Request {
        body: Sent::Made(body),
        ..step(path, object)
    }
}
fn put(path: &'static str, object: Object, body: Value) -> Request {
    Request {
        method: "PUT",
        ..post(path, object, body)
    }
}
fn file(path: &'static str) -> Request {
    Request {
        body: Sent::File,
        ..step(path, Object::Nothing)
    }
}

#[rustfmt::skip]
pub fn request(operation: Op) -> Request {
    use Object::{
        Activity, Article, Edition, Extension, File, Invitation, Key, Material, Nothing, Office, Organization, Person, Session, Submission, Upload,
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
        Op::GetActivity => get("/activities/{id}", Activity(RevisionState::Draft)),
        Op::ListRevisions => get("/activities/{id}/revisions", Activity(RevisionState::Draft)),
        Op::CreateActivity => post("/activities", Nothing, json!({})),
        Op::UpdateActivity => put("/activities/{id}", Activity(RevisionState::Draft), json!({ "title": "读书会" })),
        Op::DeleteActivity => delete("/activities/{id}", Activity(RevisionState::Draft)),
        Op::DuplicateActivity => step("/activities/{id}/duplicate", Activity(RevisionState::Draft)),
        Op::SubmitActivity => step("/activities/{id}/submit", Activity(RevisionState::Draft)),
        Op::WithdrawActivity => step("/activities/{id}/withdraw", Activity(RevisionState::Submitted)),
        Op::ReviseActivity => step("/activities/{id}/revise", Activity(RevisionState::Published)),
        Op::ListReviews => get("/reviews", Nothing),
        Op::ApproveActivity => step("/activities/{id}/approve", Activity(RevisionState::Submitted)),
        Op::ReturnActivity => post("/activities/{id}/return", Activity(RevisionState::Submitted), reason()),
        Op::DeclineActivity => post("/activities/{id}/decline", Activity(RevisionState::Approved), reason()),
        Op::PublishActivity => step("/activities/{id}/publish", Activity(RevisionState::Approved)),
        Op::RetractActivity => post("/activities/{id}/retract", Activity(RevisionState::Published), reason()),
        Op::CancelActivity => post("/activities/{id}/cancel", Activity(RevisionState::Published), notice()),
        Op::PostponeActivity => post("/activities/{id}/postpone", Activity(RevisionState::Published), notice()),
        Op::RestoreActivity => step("/activities/{id}/restore", Activity(RevisionState::Published)),
        Op::ImportActivities => file("/activities/import"),
        Op::UploadFile => file("/files"),
        Op::CreateUpload => step("/uploads", Nothing),
        Op::GetUpload => get("/uploads/{id}", Upload),
        Op::AppendUpload => Request { method: "PATCH", ..step("/uploads/{id}", Upload) },
        Op::DeleteUpload => delete("/uploads/{id}", Upload),
        Op::UnpackArchive => file("/files/archive"),
        Op::GetOriginal => get("/files/{id}/original", File),

        Op::ReportParticipation => put("/activities/{id}/participation", Activity(RevisionState::Published), json!({ "visits": 10 })),

        Op::ListArticles => get("/articles", Nothing),
        Op::GetArticle => get("/articles/{id}", Article(RevisionState::Draft)),
        Op::ListArticleRevisions => get("/articles/{id}/revisions", Article(RevisionState::Draft)),
        Op::CreateArticle => post("/articles", Nothing, json!({ "kind": "story" })),
        Op::UpdateArticle => put("/articles/{id}", Article(RevisionState::Draft), json!({ "title": "学习之星" })),
        Op::DeleteArticle => delete("/articles/{id}", Article(RevisionState::Draft)),
        Op::SubmitArticle => step("/articles/{id}/submit", Article(RevisionState::Draft)),
        Op::WithdrawArticle => step("/articles/{id}/withdraw", Article(RevisionState::Submitted)),
        Op::ReviseArticle => step("/articles/{id}/revise", Article(RevisionState::Published)),
        Op::ListArticleReviews => get("/article-reviews", Nothing),
        Op::ApproveArticle => step("/articles/{id}/approve", Article(RevisionState::Submitted)),
        Op::ReturnArticle => post("/articles/{id}/return", Article(RevisionState::Submitted), reason()),
        Op::DeclineArticle => post("/articles/{id}/decline", Article(RevisionState::Approved), reason()),
        Op::PublishArticle => step("/articles/{id}/publish", Article(RevisionState::Approved)),
        Op::RetractArticle => post("/articles/{id}/retract", Article(RevisionState::Published), reason()),
        Op::FeatureArticle => step("/articles/{id}/feature", Article(RevisionState::Published)),
        Op::UnfeatureArticle => step("/articles/{id}/unfeature", Article(RevisionState::Published)),

        Op::ListMaterials => get("/editions/{edition}/materials", Nothing),
        Op::CreateMaterial => post("/editions/{edition}/materials", Nothing, material()),
        Op::UpdateMaterial => put("/materials/{id}", Material, material()),
        Op::DeleteMaterial => delete("/materials/{id}", Material),
        Op::OrderMaterials => put("/editions/{edition}/materials/order", Nothing, json!({ "ids": [] })),
        Op::ListSubmissions => get("/submissions", Nothing),
        Op::GetSubmission => get("/submissions/{id}", Submission(Filed::Draft)),
        Op::ListSubmissionRevisions => get("/submissions/{id}/revisions", Submission(Filed::Draft)),
        Op::CreateSubmission => made("/submissions", Nothing, |world, _| json!({ "material_id": world.material })),
        Op::UpdateSubmission => put("/submissions/{id}", Submission(Filed::Draft), json!({ "title": "成果" })),
        Op::DeleteSubmission => delete("/submissions/{id}", Submission(Filed::Draft)),
        Op::GatherSubmission => made("/submissions/{id}/gather", Submission(Filed::Draft), |world, _| {
            json!({ "submissions": [world.material], "parts": ["photos"] })
        }),
        Op::SubmitSubmission => step("/submissions/{id}/submit", Submission(Filed::Draft)),
        Op::WithdrawSubmission => step("/submissions/{id}/withdraw", Submission(Filed::Submitted)),
        Op::SupplementSubmission => step("/submissions/{id}/supplement", Submission(Filed::Accepted)),
        Op::AcceptSubmission => post("/submissions/{id}/accept", Submission(Filed::Submitted), json!({})),
        Op::ReturnSubmission => post("/submissions/{id}/return", Submission(Filed::Submitted), json!({ "note": "请补充" })),
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
        Op::CreateDownload => made("/downloads", Submission(Filed::Submitted), |_, _| json!({ "kind": "submission", "submission_id": "{id}" })),

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
