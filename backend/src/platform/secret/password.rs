//! Passwords: argon2id, off the request thread, few at a time (each takes 19 MiB).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::platform::failure::Failure;
use crate::platform::share::Share;

static PASSWORDS: Share = Share::new("password", 2, 2, 64, 10);

/// A PHC string with a salt of its own.
pub fn hash_now(password: &str) -> Result<String, argon2::password_hash::Error> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|h: PasswordHash| h.to_string())
}

pub async fn hash(password: String) -> Result<String, Failure> {
    off_thread(move || hash_now(&password))
        .await?
        .map_err(Failure::internal)
}

/// Whether the password is the one of the hash. Without a hash the same time passes, and it is not:
/// nobody learns from the clock which sign-in names exist.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool, Failure> {
    off_thread(move || match hash {
        Some(hash) => PasswordHash::new(&hash).is_ok_and(|h| {
            Argon2::default()
                .verify_password(password.as_bytes(), &h)
                .is_ok()
        }),
        None => {
            let _ = hash_now(&password);
            false
        }
    })
    .await
}

/// The part of a password that is looked at for how easily it is guessed: more makes it no weaker, and the
/// time grows with the square of it.
const LOOKED_AT: usize = 64;

/// Why a password is easily guessed, if it is; `known`: words that belong to its owner.
pub async fn guessable(password: &str, known: &[&str]) -> Result<Option<&'static str>, Failure> {
    let part: String = password.chars().take(LOOKED_AT).collect();
    let known: Vec<String> = known.iter().map(|&word| word.to_owned()).collect();
    off_thread(move || guessable_now(&part, &known)).await
}

fn guessable_now(password: &str, known: &[String]) -> Option<&'static str> {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    (zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three)
        .then_some("这个密码太容易被猜到，请换一个不含常用词、连续数字或重复字符的密码。")
}

/// A password for a first account: meets the rules, can be read from paper.
pub fn random() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
    const CAPITALS: &[u8] = b"ABCDEFGHJKMNPQRSTUVWXYZ";
    const DIGITS: &[u8] = b"23456789";
    let mut bytes = [0u8; 15];
    super::fill(&mut bytes);
    let pick = |set: &[u8], b: u8| set[usize::from(b) % set.len()] as char;
    let group = |from: usize| -> String {
        let b = &bytes[from..from + 5];
        [
            pick(CAPITALS, b[0]),
            pick(LETTERS, b[1]),
            pick(LETTERS, b[2]),
            pick(DIGITS, b[3]),
            pick(LETTERS, b[4]),
        ]
        .into_iter()
        .collect()
    };
    format!("{}-{}-{}", group(0), group(5), group(10))
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    PASSWORDS.run(move || Ok::<_, Failure>(work())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_passwords_meet_the_rules() {
        for _ in 0..50 {
            let password = random();
            assert!(
                contract::password::faults(&password, "").is_empty(),
                "{password}"
            );
            assert_eq!(guessable_now(&password, &[]), None, "{password}");
        }
        assert!(guessable_now("Password2020!", &[]).is_some());
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_only() {
        let stored = hash("Xuexi-zhou2020".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(
            verify("Xuexi-zhou2020".into(), Some(stored.clone()))
                .await
                .unwrap()
        );
        assert!(!verify("xuexi-zhou2020".into(), Some(stored)).await.unwrap());
        assert!(!verify("x".into(), None).await.unwrap());
    }
}
