//! Secrets: random tokens, their hashes, the keys that sign access tokens.

pub mod jwt;
pub mod password;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
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

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
            let _ = write!(out, "{b:02x}");
            out
        })
}
