//! RFC 9457 problems: one table of codes with status and a Chinese sentence that says what to do.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::coded::coded_enum;

macro_rules! codes {
    ($($name:ident $code:literal $status:literal $title:literal ;)+) => {
        coded_enum! {
            /// A stable problem code.
            pub enum Code { $($name = $code,)+ }
        }

        impl Code {
            /// The HTTP status.
            pub fn status(self) -> u16 { match self { $(Self::$name => $status,)+ } }
            /// What happened and what to do, in Chinese.
            pub fn title(self) -> &'static str { match self { $(Self::$name => $title,)+ } }
        }
    };
}

codes! {
    // 400: the request cannot be read
    MalformedRequest   "malformed_request"    400 "请求内容无法识别，请检查格式后重新提交。";
    InvalidCursor      "invalid_cursor"       400 "翻页标记已失效，请从第一页重新查看。";
    // 401: who are you
    NotSignedIn        "not_signed_in"        401 "请先登录。";
    SessionEnded       "session_ended"        401 "登录已失效，请重新登录。";
    SessionIdle        "session_idle"         401 "超过10分钟没有操作，已自动退出，请重新登录。已填写的内容不会丢失。";
    WrongCredentials   "wrong_credentials"    401 "用户名或密码不正确，请核对后重试。";
    // 403: known but not now
    PasswordChangeDue  "password_change_due"  403 "首次登录须先修改初始密码。";
    AccountLocked      "account_locked"       403 "连续多次密码错误，此处的登录已暂时锁定，请稍后再试，或联系上级单位的管理员解锁。";
    SamePerson         "same_person"          403 "同一内容的填报、审核、发布不能由同一人完成，请由其他人员办理。";
    // 404: unknown and out of reach look the same
    NotFound           "not_found"            404 "没有找到您要的内容，可能已被删除，或不在您的权限范围内。";
    MethodNotAllowed   "method_not_allowed"   405 "此地址不支持这种操作。";
    NotAcceptable      "not_acceptable"       406 "无法按您要求的格式提供内容。";
    RequestTimeout     "request_timeout"      408 "传输过慢，已中断，请检查网络后重试。";
    // 409: it is no longer what you think
    StateChanged       "state_changed"        409 "当前状态下不能进行此操作，请刷新后查看最新状态。";
    AlreadyExists      "already_exists"       409 "已有相同的记录，请勿重复添加。";
    DeadlinePassed     "deadline_passed"      409 "报送已截止。如需补报，请联系上级单位办理延期。";
    InUse              "in_use"               409 "仍有关联的内容，暂不能进行此操作。";
    IdempotencyKeyReused "idempotency_key_reused" 409 "同一提交编号已用于另一项内容，请重新提交。";
    // 410, 412, 413, 415, 422, 428, 429
    LinkExpired        "link_expired"         410 "链接已失效或已被使用，请联系发送邀请的单位重新获取。";
    CursorExpired      "cursor_expired"       410 "同步标记已过期，请重新进行全量同步。";
    VersionChanged     "version_changed"      412 "内容已被他人修改，您填写的内容已保留，请对照最新内容后再保存。";
    UnsupportedProtocol "unsupported_protocol" 412 "上传程序的版本不受支持，请使用 tus 1.0.0。";
    TooLarge           "too_large"            413 "文件或内容过大，请压缩后重新提交。";
    UnsupportedMedia   "unsupported_media"    415 "不支持这种文件或内容格式。";
    Invalid            "invalid"              422 "有内容填写不正确，请按提示修改。";
    BadFile            "bad_file"             422 "文件无法读取，请检查文件是否完整、格式是否正确。";
    BadWorkbook        "bad_workbook"         422 "表格无法导入，请按提示修改表格后重新选择。";
    WeakPassword       "weak_password"        422 "密码不符合要求，请按提示重新设置。";
    VersionRequired    "version_required"     428 "请先刷新页面获取最新内容后再保存。";
    TooManyRequests    "too_many_requests"    429 "操作过于频繁，请稍后再试。";
    // 5xx: ours
    Internal           "internal"             500 "系统暂时出现问题，您填写的内容未受影响，请稍后重试。";
    Unavailable        "unavailable"          503 "系统暂时不可用，请稍后重试。";
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldError {
    /// Path in the body, dotted: `schedule.slots.0.ends_at`; for a workbook, the cell: `C7`.
    #[schema(example = "schedule.slots.0.ends_at")]
    pub field: String,
    /// Stable word for the kind of fault.
    #[schema(example = "too_long")]
    pub code: String,
    /// A Chinese sentence that says what to do.
    #[schema(example = "不能超过60个字，现有72个字。")]
    pub message: String,
}

/// An RFC 9457 problem document (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// A page that explains the code: `/api/problems/{code}`.
    #[serde(rename = "type")]
    pub kind: String,
    pub code: Code,
    /// The code's sentence, in Chinese.
    pub title: String,
    pub status: u16,
    /// More about this very case, in Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Per field, where the fault belongs to one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// For `version_changed`: the fields that differ between what was sent and what is stored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<String>,
    /// Say this to the administrator; the log carries it too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Problem {
    pub fn new(code: Code) -> Self {
        Self {
            kind: format!("/api/problems/{}", code.code()),
            code,
            title: code.title().to_owned(),
            status: code.status(),
            detail: None,
            errors: Vec::new(),
            changed: Vec::new(),
            request_id: None,
        }
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub fn field(
        mut self,
        field: impl Into<String>,
        code: &str,
        message: impl Into<String>,
    ) -> Self {
        self.errors.push(FieldError {
            field: field.into(),
            code: code.into(),
            message: message.into(),
        });
        self
    }

    pub fn fields(mut self, errors: Vec<FieldError>) -> Self {
        self.errors.extend(errors);
        self
    }

    /// The sentence to show: the detail where there is one.
    pub fn say(&self) -> &str {
        self.detail.as_deref().unwrap_or(&self.title)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}): {}", self.code.code(), self.status, self.say())
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_said_in_full() {
        let mut seen = std::collections::HashSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.code()), "{} twice", code.code());
            assert!(code.title().ends_with('。'), "{}", code.code());
            assert_eq!(serde_json::to_value(code).expect("a word"), code.code());
        }
    }
}
