//! What the foot of every public page must say of the site itself.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Facts of this installation; empty where they are not set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Site {
    /// 主办单位
    pub organizer: String,
    /// 联系方式 of whoever runs the site.
    pub contact: String,
    /// ICP备案号, e.g. `吉ICP备12345678号-1`.
    pub icp: String,
    /// 公安备案号, e.g. `吉公网安备22010202000001号`.
    pub police: String,
    /// 网站标识码 of a government site: ten digits.
    pub site_code: String,
}

impl Site {
    /// Where the public looks the 公安备案号 up.
    pub fn police_address(&self) -> Option<String> {
        let digits: String = self.police.chars().filter(char::is_ascii_digit).collect();
        (!digits.is_empty())
            .then(|| format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}"))
    }
}

/// Where the public looks an ICP备案号 up.
pub const ICP_ADDRESS: &str = "https://beian.miit.gov.cn/";
