//! What every noun refers to: the organizations and the editions that its rows belong to. Stands on
//! authority, below every noun.

pub mod edition;
pub mod organization;
