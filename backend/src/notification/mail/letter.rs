//! What an e-mail says. Nothing of it concerns anybody but its reader.

use contract::text;

/// The subject that goes with a notification.
pub fn subject(sentence: &str) -> String {
    format!("【全民终身学习活动周】{}", text::beginning(sentence, 80))
}

/// The whole text. `url`: the full address of what it is about.
pub fn body(name: &str, sentence: &str, url: &str) -> String {
    format!(
        "{name}，您好：\n\n{sentence}\n\n查看详情：{url}\n\n——\n\
         本邮件由系统自动发送，请勿回复。不再接收可在个人信息中关闭。\n"
    )
}
