//! Who asks, and may they: the only maker of [`Granted`].

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use contract::operation::{Operation, Permission};
use contract::problem::Code;

use super::caller::Caller;
use crate::access::identity::{self, Principal};
use crate::access::reach::Reach;
use crate::platform::failure::Failure;
use crate::platform::http::admission::Barrier;
use crate::platform::http::trace::request_id;
use crate::platform::state::AppState;
use crate::platform::store::{Actor, AuditEvent, Permit, PublicPermit};

/// Proof that the caller may do `P` for the organizations within [`reach`](Self::reach).
#[derive(Clone, Debug)]
pub struct Granted<P> {
    pub caller: Caller,
    request_id: String,
    reach: Reach,
    permission: PhantomData<fn() -> P>,
}

impl<P> Granted<P> {
    pub fn reach(&self) -> Reach {
        self.reach
    }
}

impl<P: Permission> Permit for Granted<P> {
    fn actor(&self) -> Actor {
        Actor {
            kind: self.caller.kind,
            id: Some(self.caller.id),
            name: self.caller.name.clone(),
            organization: Some(self.caller.organization),
            person: Some(self.caller.person()),
        }
    }
    fn operation(&self) -> &'static str {
        P::OPERATION.code()
    }
    fn request_id(&self) -> &str {
        &self.request_id
    }
}

/// What a person may do before the first password is changed.
const BEFORE_CHANGE: &[Operation] = &[
    Operation::GetProfile,
    Operation::ChangePassword,
    Operation::EndSessions,
];

impl<P: Permission> FromRequest for Granted<P> {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        let barrier = Barrier::close(&req);
        Box::pin(async move {
            let state = req
                .app_data::<web::Data<AppState>>()
                .expect("the app has its state")
                .clone();
            let token = bearer(&req).ok_or_else(|| Failure::code(Code::NotSignedIn))?;
            let caller = match identity::identify(&state, &token).await {
                Ok(caller) => caller,
                // Guessing is no way past the limit of those who are not known.
                Err(failure) => return Err(state.limits.read(&req).err().unwrap_or(failure)),
            };
            state.limits.call(&req, caller.id)?;
            let granted = grant(&req, &state, caller).await?;
            barrier.open();
            Ok(granted)
        })
    }
}

async fn grant<P: Permission>(
    req: &HttpRequest,
    state: &AppState,
    caller: Caller,
) -> Result<Granted<P>, Failure> {
    if caller.must_change_password && !BEFORE_CHANGE.contains(&P::OPERATION) {
        return Err(Failure::code(Code::PasswordChangeDue));
    }
    let rule = caller.rule(P::OPERATION);
    let granted = Granted {
        reach: Reach::new(caller.organization, rule),
        request_id: request_id(req),
        permission: PhantomData,
        caller,
    };
    if !granted.caller.may(P::OPERATION) {
        AuditEvent::new(&granted, "operation", None)
            .refuse(&state.store, "not_permitted")
            .await;
        return Err(Failure::not_found());
    }
    Ok(granted)
}

/// The permission of one who was let in before and comes back with a ticket: asked anew, so that
/// nothing outlives the end of a session, a role or a key.
pub async fn regrant<P: Permission>(
    req: &HttpRequest,
    state: &AppState,
    holder: Principal,
) -> Result<Granted<P>, Failure> {
    let caller = identity::reidentify(state, holder).await?;
    grant(req, state, caller).await
}

/// Whether somebody who works here asks for what everyone may ask for, and so sees what is in preparation, too. A
/// token that counts no longer is nobody's.
pub async fn works_here(req: &HttpRequest, state: &AppState) -> bool {
    match bearer(req) {
        Some(token) => identity::identify(state, &token)
            .await
            .is_ok_and(|caller| !caller.must_change_password),
        None => false,
    }
}

/// The token of `Authorization: Bearer`.
fn bearer(req: &HttpRequest) -> Option<String> {
    let value = req.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty())
        .then(|| token.trim().to_owned())
}

/// The permit of an operation that is open to everyone.
pub fn public_permit(req: &HttpRequest, operation: &'static str) -> PublicPermit {
    PublicPermit {
        operation,
        request_id: request_id(req),
    }
}
