//! The way to the SMTP server.

use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use url::{Host, Url};

use super::letter;
use super::store::OutgoingMail;
use crate::platform::config::Config;

/// How long the server may take to answer one command.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub error: String,
    /// The server's three digits.
    pub code: Option<u16>,
    /// It would be refused again.
    pub lasting: bool,
}

impl Mailer {
    /// `None` where no e-mail is sent. Nothing is sent yet.
    pub fn open(config: &Config) -> Result<Option<Self>, String> {
        if !config.mails() {
            return Ok(None);
        }
        if config.mail_from.trim().is_empty() {
            return Err("MAIL_FROM is needed where SMTP_URL is set.".into());
        }
        let from = mailbox(config.mail_from.trim()).ok_or(
            "MAIL_FROM must be an address such as no-reply@example.org, or a name and <no-reply@example.org>.",
        )?;
        let url = &config.smtp_url.0;
        // What lettre says of it might repeat the password.
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
            "SMTP_URL must look like smtp://user:password@host:587?tls=required or smtps://user:password@host, \
             with % and two digits for special characters of the password."
        })?;
        let named = Url::parse(url).is_ok_and(|url| !url.path().trim_matches('/').is_empty());
        if let (false, Some(name)) = (named, own_name(&config.origin())) {
            builder = builder.hello_name(name);
        }
        if url.starts_with("smtp:") && url.contains('@') && !url.contains("tls=required") {
            tracing::warn!("SMTP_URL lets the password travel without TLS: add ?tls=required");
        }
        let transport = builder
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(super::sender::AT_ONCE))
            .build();
        Ok(Some(Self { transport, from }))
    }

    /// Hands one letter over. `url`: the full address of what it is about.
    pub async fn send(&self, one: &OutgoingMail, url: &str) -> Result<(), Refusal> {
        let message = self.message(one, url).map_err(|error| Refusal {
            error,
            code: None,
            lasting: true,
        })?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => {
                let code = error.status().map(u16::from);
                Err(Refusal {
                    error: error.to_string(),
                    code,
                    // No such mailbox. Others, e.g. a changed password or a full box, may pass.
                    lasting: matches!(code, Some(550 | 551 | 553)),
                })
            }
        }
    }

    fn message(&self, one: &OutgoingMail, url: &str) -> Result<Message, String> {
        let to = one
            .to_address
            .parse()
            .map_err(|e| format!("The address cannot be read: {e}"))?;
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        // The same at each try, so that a letter that came twice is known to be one.
        let id = format!("<{}@{}>", one.id, self.from.email.domain());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&one.subject)
            .message_id(Some(id))
            .date_now()
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .singlepart(
                SinglePart::builder()
                    .header(ContentType::TEXT_PLAIN)
                    .body(letter::body(&one.name, &one.text, url)),
            )
            .map_err(|e| format!("The letter cannot be written: {e}"))
    }
}

/// `address`, or `name <address>`; names need no quotes.
fn mailbox(text: &str) -> Option<Mailbox> {
    let Some((name, rest)) = text.rsplit_once('<') else {
        return text.parse().ok().map(|address| Mailbox::new(None, address));
    };
    let address = rest.trim().strip_suffix('>')?.trim().parse().ok()?;
    let name = name.trim().trim_matches('"').trim();
    let name = (!name.is_empty()).then(|| name.to_owned());
    Some(Mailbox::new(name, address))
}

/// How we introduce ourselves: by the host that readers know.
fn own_name(origin: &str) -> Option<ClientId> {
    Some(match Url::parse(origin).ok()?.host()? {
        Host::Ipv4(address) => ClientId::Ipv4(address),
        Host::Ipv6(address) => ClientId::Ipv6(address),
        Host::Domain(name) => ClientId::Domain(name.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_names_are_read() {
        let named = mailbox("终身学习活动周 <a@b.example>").expect("read");
        assert_eq!(named.name.as_deref(), Some("终身学习活动周"));
        assert_eq!(named.email.to_string(), "a@b.example");
        assert_eq!(mailbox("a@b.example").and_then(|m| m.name), None);
        assert!(
            mailbox("a").is_none() && mailbox("a <b>").is_none() && mailbox("x <a@b").is_none()
        );
        let name = |origin: &str| own_name(origin).map(|n| n.to_string());
        assert_eq!(
            name("https://week.example").as_deref(),
            Some("week.example")
        );
        assert_eq!(name("http://10.0.0.1:8080").as_deref(), Some("[10.0.0.1]"));
        assert_eq!(name("http://[::1]:80").as_deref(), Some("[IPv6:::1]"));
    }
}
