//! Access tokens (RFC 7519): they say who, never what.

use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Minutes for which an access token counts.
pub const MINUTES: i64 = 5;
const ISSUER: &str = "learning-week";

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    /// The person.
    pub sub: Uuid,
    /// The session.
    pub sid: Uuid,
    iat: i64,
    exp: i64,
}

/// Signs and checks.
pub struct Signer {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl Signer {
    pub fn new(key: &[u8]) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_required_spec_claims(&["exp", "iss", "sub"]);
        validation.leeway = 0;
        Self {
            encoding: EncodingKey::from_secret(key),
            decoding: DecodingKey::from_secret(key),
            validation,
        }
    }

    /// A token and when it ends.
    pub fn sign(
        &self,
        person: Uuid,
        session: Uuid,
    ) -> Result<(String, DateTime<Utc>), jsonwebtoken::errors::Error> {
        let now = Utc::now();
        let end = now + Duration::minutes(MINUTES);
        let claims = Claims {
            iss: ISSUER.into(),
            sub: person,
            sid: session,
            iat: now.timestamp(),
            exp: end.timestamp(),
        };
        Ok((
            encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)?,
            end,
        ))
    }

    pub fn check(&self, token: &str) -> Option<Claims> {
        decode::<Claims>(token, &self.decoding, &self.validation)
            .ok()
            .map(|d| d.claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_tokens_count() {
        let (one, other) = (Signer::new(&[1; 32]), Signer::new(&[2; 32]));
        let (person, session) = (Uuid::now_v7(), Uuid::now_v7());
        let (token, _) = one.sign(person, session).unwrap();
        assert_eq!(
            one.check(&token).map(|c| (c.sub, c.sid)),
            Some((person, session))
        );
        assert!(other.check(&token).is_none());
        assert!(one.check("eyJhbGciOiJub25lIn0.e30.").is_none());
    }
}
