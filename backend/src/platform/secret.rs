//! Secrets: random tokens, their hashes, the keys that sign access tokens.

pub mod jwt;
pub mod password;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, crypto};
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

/// 256 random bits, as text for URLs and headers.
pub fn token() -> String {
    let mut bytes = [0u8; 32];
    fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Fills with random bytes of the operating system.
pub fn fill(bytes: &mut [u8]) {
    OsRng
        .try_fill_bytes(bytes)
        .expect("the operating system gives random bytes");
}

/// How a random token is kept: it has entropy enough that a plain digest cannot be turned back.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// A signature (HMAC-SHA-256) for an address.
pub fn sign(key: &str, text: &str) -> String {
    let key = EncodingKey::from_secret(key.as_bytes());
    crypto::sign(text.as_bytes(), &key, Algorithm::HS256).expect("HMAC takes any key")
}

/// Whether [`sign`] gave this signature; takes the same time for each wrong one.
pub fn signed(key: &str, text: &str, signature: &str) -> bool {
    let key = DecodingKey::from_secret(key.as_bytes());
    crypto::verify(signature, text.as_bytes(), &key, Algorithm::HS256).unwrap_or(false)
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
            let _ = write!(out, "{b:02x}");
            out
        })
}
