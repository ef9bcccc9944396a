//! Who asks, and may they: the only maker of [`Granted`].

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use contract::operation::{Operation, Permission};
use contract::organization::OrganizationKind;
use contract::policy;
use contract::problem::Code;
use contract::role::Role;
use tracing_actix_web::RequestId;
use uuid::Uuid;

use super::failure::Failure;
use crate::account::identity::{self, Holder};
use crate::app::State;
use crate::store::{Actor, ActorKind, Entry, Open, Permit, Reach};

/// Who asks, loaded fresh from the database.
#[derive(Clone, Debug)]
pub struct Caller {
    pub kind: ActorKind,
    /// The person's or the key's id.
    pub id: Uuid,
    pub name: String,
    pub organization: Uuid,
    pub organization_kind: OrganizationKind,
    pub roles: Vec<Role>,
    /// A key's scopes; `None` for a person, whom roles alone bound.
    pub scopes: Option<Vec<Operation>>,
    /// A person's session.
    pub session: Option<Uuid>,
    pub must_change_password: bool,
}

impl Caller {
    /// Whether roles and scopes permit the operation for some organization.
    pub fn may(&self, operation: Operation) -> bool {
        policy::rule(operation, &self.roles).permits_anything()
            && self
                .scopes
                .as_ref()
                .is_none_or(|s| operation == Operation::GetProfile || s.contains(&operation))
    }

    /// Everything the caller may do for some organization.
    pub fn operations(&self) -> Vec<Operation> {
        Operation::ALL
            .iter()
            .copied()
            .filter(|o| self.may(*o))
            .collect()
    }

    /// Of these operations those that reach an organization and can be done `now`. `relation`: how it lies
    /// under the caller's, as [`filer::relation`](crate::organization::filer::relation) says.
    pub fn offered(
        &self,
        all: &[Operation],
        relation: Option<(i32, bool)>,
        now: impl Fn(Operation) -> bool,
    ) -> Vec<Operation> {
        let Some((depth, reviews)) = relation else {
            return Vec::new();
        };
        let reaches = |o: Operation| self.reach(o).is_some_and(|r| r.covers(depth, reviews));
        let offered = all.iter().copied();
        offered.filter(|o| reaches(*o) && now(*o)).collect()
    }

    /// How far another operation of the same caller reaches; `None` where it is not permitted.
    pub fn reach(&self, operation: Operation) -> Option<Reach> {
        self.may(operation)
            .then(|| Reach::new(self.organization, policy::rule(operation, &self.roles)))
    }
}

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
        Box::pin(async move {
            let state = req
                .app_data::<web::Data<State>>()
                .expect("the app has its state")
                .clone();
            let token = bearer(&req).ok_or_else(|| Failure::code(Code::NotSignedIn))?;
            let caller = identity::identify(&state, &token).await?;
            grant(&req, &state, caller).await
        })
    }
}

async fn grant<P: Permission>(
    req: &HttpRequest,
    state: &State,
    caller: Caller,
) -> Result<Granted<P>, Failure> {
    if caller.must_change_password && !BEFORE_CHANGE.contains(&P::OPERATION) {
        return Err(Failure::code(Code::PasswordChangeDue));
    }
    let rule = policy::rule(P::OPERATION, &caller.roles);
    let granted = Granted {
        reach: Reach::new(caller.organization, rule),
        request_id: request_id(req),
        permission: PhantomData,
        caller,
    };
    if !granted.caller.may(P::OPERATION) {
        Entry::new(&granted, "operation", None)
            .refuse(&state.store, "not_permitted")
            .await;
        return Err(Failure::not_found());
    }
    Ok(granted)
}

/// The permission of one who was let in before and comes back with a ticket: asked anew, so that
/// nothing outlives the end of a session, a role or a key.
pub async fn again<P: Permission>(
    req: &HttpRequest,
    state: &State,
    holder: Holder,
) -> Result<Granted<P>, Failure> {
    let caller = identity::again(state, holder).await?;
    grant(req, state, caller).await
}

/// The token of `Authorization: Bearer`.
fn bearer(req: &HttpRequest) -> Option<String> {
    let value = req.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty())
        .then(|| token.trim().to_owned())
}

/// The id that log, answer and audit share.
pub fn request_id(req: &HttpRequest) -> String {
    req.extensions()
        .get::<RequestId>()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// The permit of an operation that is open to everyone.
pub fn open(req: &HttpRequest, operation: &'static str) -> Open {
    Open {
        operation,
        request_id: request_id(req),
    }
}
