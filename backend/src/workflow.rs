//! The workflow engine: what is filed, reviewed, published and taken down. One implementation of the
//! workflow; activities and articles bring what is their own ([`piece::WorkflowKind`]).

pub mod endpoint;
pub mod kind;
pub mod service;
pub mod store;
