//! Tokens of an identity provider, beside keys: JSON Web Tokens.

use std::path::PathBuf;
use std::time::{Duration, Instant as Moment};

use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, decode, decode_header};
use referee::Instant;
use referee_store::{Access, Grant, Scope, Verb};
use reqwest::Client;
use reqwest::redirect::Policy;
use serde::Deserialize;
use tokio::sync::RwLock;

use super::problem::Problem;

/// Which tokens are accepted.
#[derive(Debug, Clone)]
pub struct TokenSettings {
    /// The issuer, as in the claim `iss`.
    pub issuer: String,
    /// The audience, as in the claim `aud`.
    pub audience: String,
    /// The public keys of the issuer, as a JSON Web Key Set: a path, or an address with `https://`.
    pub keys: String,
}

/// How long public keys are used before they are read again.
const KEPT: Duration = Duration::from_secs(3600);
/// How long a token with an unknown key does not make them be read again.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it takes at most to read them.
const LONGEST: Duration = Duration::from_secs(10);
/// By how much clocks may differ, in milliseconds.
const LEEWAY: i64 = 60_000;
/// The longest token, in bytes.
const LONGEST_TOKEN: usize = 8192;

/// Signatures that only the issuer can make.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Checks tokens.
pub(crate) struct Tokens {
    settings: TokenSettings,
    client: Client,
    known: RwLock<Known>,
}

struct Known {
    keys: JwkSet,
    read: Moment,
}

/// What a token says.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    #[serde(default)]
    nbf: Option<i64>,
    #[serde(default)]
    scope: Option<Words>,
    #[serde(default)]
    roles: Option<Vec<String>>,
    #[serde(default)]
    leads: Scope,
}

/// Words in one text, or in a list.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Text(String),
    List(Vec<String>),
}

impl Words {
    fn has(&self, word: &str) -> bool {
        match self {
            Self::Text(text) => text.split_whitespace().any(|known| known == word),
            Self::List(list) => list.iter().any(|known| known == word),
        }
    }
}

impl Tokens {
    /// Reads the public keys.
    pub(crate) async fn new(settings: TokenSettings) -> std::io::Result<Self> {
        // Another part of the program may have chosen one before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client =
            Client::builder().redirect(Policy::none()).timeout(LONGEST).build().map_err(std::io::Error::other)?;
        let keys = read(&client, &settings.keys).await?;
        Ok(Self { settings, client, known: RwLock::new(Known { keys, read: Moment::now() }) })
    }

    /// What the owner of a token may do.
    pub(crate) async fn access(&self, token: &str, now: Instant) -> Result<Access, Problem> {
        let refused = |reason: &str| Problem::unauthorized(&format!("The token is not accepted: {reason}."));
        if token.len() > LONGEST_TOKEN {
            return Err(refused("it is too long"));
        }
        let header = decode_header(token).map_err(|_| refused("it is not a JSON Web Token"))?;
        if !ALGORITHMS.contains(&header.alg) {
            return Err(refused("its algorithm is not allowed"));
        }
        let since = self.known.read().await.read;
        let key = self.key(&header).await.ok_or_else(|| refused("its key is unknown"))?;
        let mut validation = Validation::new(header.alg);
        validation.set_issuer(&[&self.settings.issuer]);
        validation.set_audience(&[&self.settings.audience]);
        validation.set_required_spec_claims(&["iss", "aud", "exp", "sub"]);
        // By the clock of the service, below.
        validation.validate_exp = false;
        let read = |key: &Jwk| {
            let key = DecodingKey::from_jwk(key).map_err(|_| "its key cannot be used")?;
            decode::<Claims>(token, &key, &validation).map_err(|error| reason(&error))
        };
        let claims = match read(&key) {
            // The issuer may have another key of the same name.
            Err(WRONG_SIGNATURE) if since.elapsed() >= PATIENCE => {
                let key = self.read_again(&header, since).await.ok_or_else(|| refused("its key is unknown"))?;
                read(&key)
            }
            claims => claims,
        };
        let claims = claims.map_err(refused)?.claims;
        let seconds = |instant: i64| Instant::from_millis(instant.saturating_mul(1000));
        if seconds(claims.exp).plus_millis(LEEWAY) <= now {
            return Err(refused("it has expired"));
        }
        if claims.nbf.is_some_and(|from| seconds(from).plus_millis(-LEEWAY) > now) {
            return Err(refused("it is not valid yet"));
        }
        let allows = |word: &str| claims.scope.as_ref().is_some_and(|scope| scope.has(word));
        let verbs = [("read", Verb::Read), ("write", Verb::Write), ("admin", Verb::Admin)];
        let verbs: Vec<Verb> = verbs.into_iter().filter(|(word, _)| allows(word)).map(|(_, verb)| verb).collect();
        if claims.leads.facts().next().is_some() && verbs.contains(&Verb::Admin) {
            return Err(refused("`admin` is for all leads"));
        }
        let grant = Grant { verbs, roles: claims.roles, leads: claims.leads };
        Ok(Access::new(format!("token:{}", claims.sub), claims.sub, grant, now))
    }

    /// The public key of a token. If it is unknown, the issuer may have a new one.
    async fn key(&self, header: &Header) -> Option<Jwk> {
        let known = self.known.read().await;
        let (found, read, age) = (of(&known.keys, header), known.read, known.read.elapsed());
        drop(known);
        if age < KEPT && (found.is_some() || age < PATIENCE) {
            return found;
        }
        self.read_again(header, read).await
    }

    /// The public key of a token, after the keys were read again, unless they were since a moment.
    async fn read_again(&self, header: &Header, since: Moment) -> Option<Jwk> {
        let mut known = self.known.write().await;
        // Another request may have done it in the meantime.
        if known.read <= since {
            known.read = Moment::now();
            match read(&self.client, &self.settings.keys).await {
                Ok(keys) => known.keys = keys,
                Err(error) => eprintln!("error: {error}"),
            }
        }
        of(&known.keys, header)
    }
}

/// The key that a header names, or the only one.
fn of(keys: &JwkSet, header: &Header) -> Option<Jwk> {
    match (&header.kid, keys.keys.as_slice()) {
        (Some(id), _) => keys.find(id).cloned(),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    }
}

async fn read(client: &Client, from: &str) -> std::io::Result<JwkSet> {
    let failed = |error: String| std::io::Error::other(format!("the keys for tokens cannot be read: {error}"));
    let text = if from.starts_with("https://") || from.starts_with("http://") {
        let answer = client.get(from).send().await.and_then(reqwest::Response::error_for_status);
        let answer = answer.map_err(|error| failed(error.to_string()))?;
        answer.text().await.map_err(|error| failed(error.to_string()))?
    } else {
        std::fs::read_to_string(PathBuf::from(from)).map_err(|error| failed(format!("{from}: {error}")))?
    };
    serde_json::from_str(&text).map_err(|error| failed(format!("they are not a JSON Web Key Set: {error}")))
}

const WRONG_SIGNATURE: &str = "its signature is wrong";

fn reason(error: &jsonwebtoken::errors::Error) -> &'static str {
    use jsonwebtoken::errors::ErrorKind;
    match error.kind() {
        ErrorKind::InvalidIssuer => "it is from another issuer",
        ErrorKind::InvalidAudience => "it is for another audience",
        ErrorKind::InvalidSignature => WRONG_SIGNATURE,
        _ => "its claims or its key do not fit",
    }
}
