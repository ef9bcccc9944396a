//! Access tokens (RFC 7519): they say who, never what. And tickets, which say what.

use crate::platform::clock;
use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
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

/// What a ticket carries, for one purpose (`aud`).
#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    iss: String,
    aud: String,
    exp: i64,
    what: T,
}

/// Signs and checks.
pub struct Signer {
    key: Vec<u8>,
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl Signer {
    pub fn new(key: &[u8]) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_required_spec_claims(&["exp", "iss", "sub"]);
        // By the database's clock, below.
        validation.validate_exp = false;
        Self {
            key: key.to_vec(),
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
        let now = clock::now();
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
            .filter(|claims| lasts(claims.exp))
    }

    /// A ticket. Each purpose has a key of its own: no ticket is an access token or for another thing.
    pub fn seal<T: Serialize>(
        &self,
        purpose: &str,
        end: DateTime<Utc>,
        what: &T,
    ) -> Result<String, jsonwebtoken::errors::Error> {
        let sealed = Sealed {
            iss: ISSUER.into(),
            aud: purpose.into(),
            exp: end.timestamp(),
            what,
        };
        let key = EncodingKey::from_secret(&self.key_for(purpose));
        encode(&Header::new(Algorithm::HS256), &sealed, &key)
    }

    /// What a ticket carries; nothing where it is forged, over, or for another purpose.
    pub fn unseal<T: DeserializeOwned>(&self, purpose: &str, ticket: &str) -> Option<T> {
        let mut validation = self.validation.clone();
        validation.set_audience(&[purpose]);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        let key = DecodingKey::from_secret(&self.key_for(purpose));
        decode::<Sealed<T>>(ticket, &key, &validation)
            .ok()
            .map(|d| d.claims)
            .filter(|sealed| lasts(sealed.exp))
            .map(|sealed| sealed.what)
    }

    /// The one refresh token that follows another, however often it is asked for.
    pub fn successor(&self, token: &str) -> Result<String, jsonwebtoken::errors::Error> {
        let key = EncodingKey::from_secret(&self.key_for("refresh"));
        jsonwebtoken::crypto::sign(token.as_bytes(), &key, Algorithm::HS256)
    }

    fn key_for(&self, purpose: &str) -> Vec<u8> {
        Sha256::new()
            .chain_update(&self.key)
            .chain_update(b"\0")
            .chain_update(purpose)
            .finalize()
            .to_vec()
    }
}

fn lasts(exp: i64) -> bool {
    clock::now().timestamp() < exp
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

    #[test]
    fn a_ticket_is_for_one_purpose() {
        let signer = Signer::new(&[1; 32]);
        let soon = clock::now() + Duration::minutes(2);
        let ticket = signer.seal("download", soon, &"展板").unwrap();
        let opened = |purpose: &str, ticket: &str| signer.unseal::<String>(purpose, ticket);
        assert_eq!(opened("download", &ticket).as_deref(), Some("展板"));
        assert!(opened("other", &ticket).is_none());
        assert!(signer.check(&ticket).is_none());
        let (token, _) = signer.sign(Uuid::now_v7(), Uuid::now_v7()).unwrap();
        assert!(
            signer
                .unseal::<serde_json::Value>("download", &token)
                .is_none()
        );
        let over = signer.seal("download", clock::now() - Duration::seconds(2), &"展板");
        assert!(opened("download", &over.unwrap()).is_none());
    }
}
