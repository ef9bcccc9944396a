//! Settings of what the foot of every public page says.

use clap::Args;
use contract::site::Site;

/// What the foot of every public page says of the site.
#[derive(Clone, Debug, Default, Args)]
pub struct SiteConfig {
    /// 主办单位
    #[arg(
        long,
        env = "SITE_ORGANIZER",
        default_value = "",
        hide_default_value = true
    )]
    pub site_organizer: String,

    /// 联系方式 of whoever runs the site
    #[arg(
        long,
        env = "SITE_CONTACT",
        default_value = "",
        hide_default_value = true
    )]
    pub site_contact: String,

    /// ICP备案号: 吉ICP备12345678号-1
    #[arg(long, env = "SITE_ICP", default_value = "", hide_default_value = true, value_parser = icp)]
    pub site_icp: String,

    /// 公安备案号: 吉公网安备22010202000001号
    #[arg(long, env = "SITE_POLICE", default_value = "", hide_default_value = true, value_parser = police)]
    pub site_police: String,

    /// 网站标识码 of a government site: ten digits
    #[arg(long, env = "SITE_CODE", default_value = "", hide_default_value = true, value_parser = code)]
    pub site_code: String,
}

impl SiteConfig {
    pub fn site(&self) -> Site {
        Site {
            organizer: self.site_organizer.trim().to_owned(),
            contact: self.site_contact.trim().to_owned(),
            icp: self.site_icp.clone(),
            police: self.site_police.clone(),
            site_code: self.site_code.clone(),
        }
    }
}

fn icp(text: &str) -> Result<String, String> {
    let text = text.replace(' ', "");
    let sound = text.split_once("ICP备").is_some_and(|(province, rest)| {
        let digits = rest.split_once('号').map_or("", |(digits, _)| digits);
        province.chars().count() == 1 && only_digits(digits, 6)
    });
    (text.is_empty() || sound)
        .then_some(text)
        .ok_or_else(|| "must look like 吉ICP备12345678号-1".into())
}

fn police(text: &str) -> Result<String, String> {
    let text = text.replace(' ', "");
    let sound = text.split_once("公网安备").is_some_and(|(province, rest)| {
        province.chars().count() == 1
            && rest
                .strip_suffix('号')
                .is_some_and(|digits| only_digits(digits, 14))
    });
    (text.is_empty() || sound)
        .then_some(text)
        .ok_or_else(|| "must look like 吉公网安备22010202000001号".into())
}

fn code(text: &str) -> Result<String, String> {
    let sound = text.is_empty() || (text.len() == 10 && only_digits(text, 10));
    sound
        .then(|| text.to_owned())
        .ok_or_else(|| "must be ten digits".into())
}

fn only_digits(text: &str, at_least: usize) -> bool {
    text.len() >= at_least && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_authorities_are_checked_at_start() {
        assert_eq!(
            icp("吉ICP备 12345678号-1").as_deref(),
            Ok("吉ICP备12345678号-1")
        );
        assert_eq!(
            police("吉公网安备 22010202000001号").as_deref(),
            Ok("吉公网安备22010202000001号")
        );
        assert!(code("2200000040").is_ok());
        assert!(icp("").is_ok() && police("").is_ok() && code("").is_ok());
        assert!(icp("ICP备12345678号").is_err() && icp("吉ICP备号").is_err());
        assert!(police("吉公网安备1号").is_err() && code("220000004").is_err());
    }
}
