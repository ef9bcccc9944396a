//! The handlers that every noun of the workflow has, made for one noun each by these macros.

use serde::Serialize;

use crate::platform::failure::Failure;
use crate::platform::http::reply::Reply;

/// 200 with the version as `ETag`.
pub fn versioned<T: Serialize>(
    done: Result<T, Failure>,
    version: fn(&T) -> i32,
) -> Result<Reply<T>, Failure> {
    done.map(|shown| {
        let version = version(&shown);
        Reply::ok(shown).version(version)
    })
}

/// A step of the workflow that may name the version it was decided on (`If-Match`):
/// `step! { /// doc … submit_activity(SubmitActivity) "/activities/{id}/submit" for Activities: Activity, "activity" }`.
macro_rules! step {
    ($(#[$doc:meta])* $name:ident($permission:ident) $path:tt for $piece:ident: $shown:ident, $tag:tt) => {
        $(#[$doc])*
        #[utoipa::path(tag = $tag, security(("bearer" = [])),
            params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
            responses((status = 200, body = $shown, headers(("ETag" = String))), problems::Write))]
        #[post($path)]
        async fn $name(
            state: web::Data<AppState>,
            granted: Granted<$permission>,
            id: web::Path<Uuid>,
            version: Version,
        ) -> Result<Reply<$shown>, Failure> {
            let done = workflow::service::step::<$piece, _>(&state, &granted, *id, version, None);
            versioned(done.await, |shown| shown.version)
        }
    };
    ($(#[$doc:meta])* $name:ident($permission:ident, Reason) $path:tt for $piece:ident: $shown:ident, $tag:tt) => {
        $(#[$doc])*
        #[utoipa::path(tag = $tag, security(("bearer" = [])), request_body = Reason,
            params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
            responses((status = 200, body = $shown, headers(("ETag" = String))), problems::Write))]
        #[post($path)]
        async fn $name(
            state: web::Data<AppState>,
            granted: Granted<$permission>,
            id: web::Path<Uuid>,
            version: Version,
            body: ValidatedJson<Reason>,
        ) -> Result<Reply<$shown>, Failure> {
            let reason = Some(&*body.value.reason);
            let done = workflow::service::step::<$piece, _>(&state, &granted, *id, version, reason);
            versioned(done.await, |shown| shown.version)
        }
    };
}

/// All seven steps of a noun, and `mount`.
macro_rules! steps {
    ($piece:ident: $shown:ident, $tag:tt;
        $submit:ident($may_submit:ident) $submit_at:tt;
        $withdraw:ident($may_withdraw:ident) $withdraw_at:tt;
        $approve:ident($may_approve:ident) $approve_at:tt;
        $return:ident($may_return:ident) $return_at:tt;
        $publish:ident($may_publish:ident) $publish_at:tt;
        $decline:ident($may_decline:ident) $decline_at:tt;
        $retract:ident($may_retract:ident) $retract_at:tt;
    ) => {
        pub fn mount(config: &mut ServiceConfig) {
            config
                .service($submit)
                .service($withdraw)
                .service($approve)
                .service($return)
                .service($publish)
                .service($decline)
                .service($retract);
        }

        step! {
            /// Sends the draft to the office that reviews it; 422 lists what is missing.
            $submit($may_submit) $submit_at for $piece: $shown, $tag
        }
        step! {
            /// Takes a submission back before it is reviewed.
            $withdraw($may_withdraw) $withdraw_at for $piece: $shown, $tag
        }
        step! {
            /// Passes a review; the province publishes next.
            $approve($may_approve) $approve_at for $piece: $shown, $tag
        }
        step! {
            /// Sends a submission back to be corrected.
            $return($may_return, Reason) $return_at for $piece: $shown, $tag
        }
        step! {
            /// Makes the approved revision public; an older one is superseded.
            $publish($may_publish) $publish_at for $piece: $shown, $tag
        }
        step! {
            /// Sends an approved revision back instead of publishing it.
            $decline($may_decline, Reason) $decline_at for $piece: $shown, $tag
        }
        step! {
            /// Takes what is public down.
            $retract($may_retract, Reason) $retract_at for $piece: $shown, $tag
        }
    };
}

/// Saving, deleting and revising a draft, and reading it with its history.
macro_rules! draft {
    ($(#[$doc:meta])* update $name:ident($permission:ident) $path:tt for $piece:ident: $shown:ident, $content:ident, $tag:tt) => {
        $(#[$doc])*
        #[utoipa::path(tag = $tag, security(("bearer" = [])), request_body = $content,
            params(("id" = Uuid, Path), ("If-Match" = String, Header)),
            responses((status = 200, body = $shown, headers(("ETag" = String))), problems::Write))]
        #[put($path)]
        async fn $name(
            state: web::Data<AppState>,
            granted: Granted<$permission>,
            id: web::Path<Uuid>,
            version: Version,
            body: ValidatedJson<$content>,
        ) -> Result<Reply<$shown>, Failure> {
            let done =
                workflow::service::update::<$piece, _>(&state, &granted, *id, version, body.value);
            versioned(done.await, |shown| shown.version)
        }
    };
    ($(#[$doc:meta])* delete $name:ident($permission:ident) $path:tt for $piece:ident, $tag:tt) => {
        $(#[$doc])*
        #[utoipa::path(tag = $tag, security(("bearer" = [])),
            params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
            responses((status = 204), problems::Write))]
        #[delete($path)]
        async fn $name(
            state: web::Data<AppState>,
            granted: Granted<$permission>,
            id: web::Path<Uuid>,
            version: Version,
        ) -> Result<NoContent, Failure> {
            workflow::service::delete::<$piece, _>(&state, &granted, *id, version).await?;
            Ok(NoContent)
        }
    };
    ($(#[$doc:meta])* revise $name:ident($permission:ident) $path:tt for $piece:ident: $shown:ident, $tag:tt) => {
        $(#[$doc])*
        #[utoipa::path(tag = $tag, security(("bearer" = [])),
            params(("id" = Uuid, Path), ("If-Match" = Option<String>, Header)),
            responses((status = 200, body = $shown, headers(("ETag" = String))), problems::Write))]
        #[post($path)]
        async fn $name(
            state: web::Data<AppState>,
            granted: Granted<$permission>,
            id: web::Path<Uuid>,
            version: Version,
        ) -> Result<Reply<$shown>, Failure> {
            let done = workflow::service::revise::<$piece, _>(&state, &granted, *id, version);
            versioned(done.await, |shown| shown.version)
        }
    };
    ($(#[$doc:meta])* get $name:ident($permission:ident) $path:tt for $piece:ident: $shown:ident, $tag:tt) => {
        $(#[$doc])*
        #[utoipa::path(tag = $tag, params(("id" = Uuid, Path)), security(("bearer" = [])),
            responses((status = 200, body = $shown, headers(("ETag" = String))), problems::Read))]
        #[get($path)]
        async fn $name(
            state: web::Data<AppState>,
            granted: Granted<$permission>,
            id: web::Path<Uuid>,
        ) -> Result<Reply<$shown>, Failure> {
            let found = workflow::service::get::<$piece, _>(&state, &granted, *id);
            versioned(found.await, |shown| shown.version)
        }
    };
    ($(#[$doc:meta])* revisions $name:ident($permission:ident) $path:tt for $piece:ident: $content:ident, $tag:tt) => {
        $(#[$doc])*
        #[utoipa::path(tag = $tag, params(("id" = Uuid, Path)), security(("bearer" = [])),
            responses((status = 200, body = [Revision<$content>]), problems::Read))]
        #[get($path)]
        async fn $name(
            state: web::Data<AppState>,
            granted: Granted<$permission>,
            id: web::Path<Uuid>,
        ) -> Result<Reply<Vec<Revision<$content>>>, Failure> {
            let found = workflow::service::revisions::<$piece, _>(&state, &granted, *id);
            Ok(Reply::ok(found.await?))
        }
    };
}

pub(crate) use {draft, step, steps};
