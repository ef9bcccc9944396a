//! HTTP plumbing: what came in, what goes out, what went wrong.

pub mod admission;
pub mod cache;
pub mod document;
pub mod metrics;
pub mod origin;
pub mod pace;
mod problem_response;
pub mod problems;
pub mod rate_limiter;
pub mod reply;
pub mod security_headers;
pub mod spa;
pub mod trace;
pub mod tus;
pub mod upload;
pub mod validated_json;
pub mod validated_query;
pub mod version;
