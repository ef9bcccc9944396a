//! Which problems an operation can answer with, for the API description: list one of these types
//! among the `responses` of each operation.

use std::collections::BTreeMap;

use contract::problem::{Code, Problem};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

type Responses = BTreeMap<String, RefOr<Response>>;

/// A page or feed for everyone, read only.
pub struct Public;
/// Reads what a permission guards.
pub struct Read;
/// Writes.
pub struct Write;
/// Signs in or accepts an invitation.
pub struct SignIn;

const PUBLIC: &[u16] = &[400, 404, 405, 406, 408, 410, 422, 429, 500, 503];
const READ: &[u16] = &[400, 401, 403, 404, 405, 422, 429, 500, 503];
const WRITE: &[u16] = &[
    400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 415, 422, 428, 429, 500, 503,
];

/// One response per status; its description lists the codes that share it.
fn responses(statuses: &[u16]) -> Responses {
    statuses
        .iter()
        .map(|status| {
            let codes: Vec<String> = Code::ALL
                .iter()
                .filter(|c| c.status() == *status)
                .map(|c| format!("`{}` {}", c.code(), c.title()))
                .collect();
            let content = ContentBuilder::new()
                .schema(Some(Ref::from_schema_name(Problem::name())))
                .build();
            let response = ResponseBuilder::new()
                .description(codes.join("\n\n"))
                .content("application/problem+json", content)
                .build();
            (status.to_string(), RefOr::T(response))
        })
        .collect()
}

macro_rules! group {
    ($name:ident, $statuses:expr) => {
        impl IntoResponses for $name {
            fn responses() -> Responses {
                responses($statuses)
            }
        }
    };
}

impl IntoResponses for Public {
    fn responses() -> Responses {
        let mut all = responses(PUBLIC);
        let same = ResponseBuilder::new()
            .description("Not changed since the `ETag` in `If-None-Match`")
            .build();
        all.insert("304".into(), RefOr::T(same));
        all
    }
}
group!(Read, READ);
group!(Write, WRITE);
group!(SignIn, WRITE);

/// The shapes that problems refer to, for the description's components.
pub fn schemas() -> Vec<(String, RefOr<utoipa::openapi::Schema>)> {
    let mut out = vec![(Problem::name().into_owned(), Problem::schema())];
    Problem::schemas(&mut out);
    out
}
