//! What a browser comes back with to fetch a file: what it may have, who asked, until when.

use chrono::{DateTime, Duration, SubsecRound, Utc};
use contract::download::DownloadInput;
use contract::problem::Code;
use serde::{Deserialize, Serialize};

use crate::access::identity::Principal;
use crate::platform::clock;
use crate::platform::failure::Failure;
use crate::platform::secret::jwt::Signer;

const PURPOSE: &str = "download";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub holder: Principal,
    pub input: DownloadInput,
}

/// When a ticket that is made now ends.
pub fn end() -> DateTime<Utc> {
    (clock::now() + Duration::minutes(2)).trunc_subsecs(0)
}

impl Ticket {
    pub fn seal(&self, signer: &Signer, end: DateTime<Utc>) -> Result<String, Failure> {
        signer.seal(PURPOSE, end, self).map_err(Failure::internal)
    }

    pub fn open(signer: &Signer, sealed: &str) -> Result<Self, Failure> {
        signer.unseal(PURPOSE, sealed).ok_or_else(expired)
    }
}

/// 410: forged, over, or of one who may no longer have it.
pub fn expired() -> Failure {
    Failure::code(Code::LinkExpired).detail("下载链接已失效，请回到页面重新导出。")
}
