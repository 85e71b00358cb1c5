//! Random identities and secrets; of secrets only a hash is stored.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// The machine gives no randomness: nothing that needs any may go on.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("no randomness from the operating system")]
pub struct NoRandomness;

/// A random number to make an identity of.
///
/// # Errors
/// [`NoRandomness`].
pub fn random_id() -> Result<u64, NoRandomness> {
    getrandom::u64().map_err(|_| NoRandomness)
}

/// A secret of `BYTES` random bytes, fit for a link's fragment and for a cookie.
///
/// # Errors
/// [`NoRandomness`].
pub fn random_secret<const BYTES: usize>() -> Result<String, NoRandomness> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// A secret that follows from another one, the same every time; who knows it does not know the other.
#[must_use]
pub fn derived(purpose: &str, from: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(format!("{purpose} of {from}").as_bytes()))
}

/// What is stored of a secret. It is random and long, so a plain hash cannot be guessed back.
#[must_use]
pub fn hash(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}
