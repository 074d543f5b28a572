//! Tokens of an identity provider, in place of keys.

use referee::serde_json::{Value, json};

use super::peers::Peer;
use super::places::{Missing, Place};
use super::running::{Client, Running, escaped};

const AUDIENCE: &str = "leads";

struct Issuer {
    client: Client,
    address: String,
}

impl Issuer {
    fn token(&self, kind: &str, claims: &Value) -> String {
        self.client.get(&format!("/token?kind={kind}&claims={}", escaped(&claims.to_string()))).body
    }

    fn claims(&self, more: &Value) -> Value {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let mut claims = json!({"iss": self.address, "aud": AUDIENCE, "sub": "u-1", "exp": now + 600,
            "scope": "openid read write"});
        for (name, value) in more.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims
    }
}

pub fn tokens_are_checked() -> Result<(), Missing> {
    let place = Place::files();
    let peer = Peer::issuer(&place.folder)?;
    let address = format!("http://127.0.0.1:{}", peer.port);
    let issuer = Issuer { client: Client::new(&address, ""), address: address.clone() };
    let keys = format!("{address}/jwks.json");
    let arguments = ["--token-issuer", &address, "--token-audience", AUDIENCE, "--token-keys", &keys];
    let running = Running::start(&place.store(), &arguments);
    let status = |token: &str, path: &str| running.client(token).get(path).status;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();

    for kind in ["RS256", "ES256", "EdDSA"] {
        assert_eq!(status(&issuer.token(kind, &issuer.claims(&json!({}))), "/v1/leads"), 200, "{kind}");
    }
    // Lists, too, and several audiences.
    let lists = issuer.claims(&json!({"scope": ["read"], "aud": ["others", AUDIENCE]}));
    assert_eq!(status(&issuer.token("RS256", &lists), "/v1/leads"), 200);
    // A clock that is a little behind.
    let late = issuer.claims(&json!({"exp": now - 30, "nbf": now + 30}));
    assert_eq!(status(&issuer.token("RS256", &late), "/v1/leads"), 200);

    let wrong = [
        ("none", json!({})),
        ("HS256", json!({})),
        ("other", json!({})),
        ("RS256", json!({"iss": "https://others.example"})),
        ("RS256", json!({"aud": "others"})),
        ("RS256", json!({"aud": null})),
        ("RS256", json!({"exp": now - 120})),
        ("RS256", json!({"exp": null})),
        ("RS256", json!({"nbf": now + 120})),
        ("RS256", json!({"sub": null})),
        ("RS256", json!({"leads": {"region": ["north"]}, "scope": "admin"})),
        ("RS256", json!({"name": "x".repeat(9000)})),
    ];
    for (kind, change) in wrong {
        let mut claims = issuer.claims(&change);
        claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        let answer = running.client(&issuer.token(kind, &claims)).get("/v1/leads");
        assert_eq!(answer.status, 401, "{kind} {change}: {answer:?}");
    }
    let token = issuer.token("RS256", &issuer.claims(&json!({})));
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let (header, body) = signed.split_once('.').unwrap();
    let cut = &body[..body.len() - 4];
    for broken in [format!("{signed}."), format!("{header}.{cut}.{signature}"), "a.b.c".to_owned(), "..".to_owned()] {
        assert_eq!(status(&broken, "/v1/leads"), 401, "{broken}");
    }

    // Verbs, roles and leads are those of the token; who it was is in the audit trail.
    let reader = issuer.token("ES256", &issuer.claims(&json!({"scope": "read"})));
    assert_eq!(running.client(&reader).post("/v1/leads", r#"{"open":{"rules":"2017"}}"#).status, 403);
    assert_eq!(status(&reader, "/v1/keys"), 403);
    let none = issuer.token("ES256", &issuer.claims(&json!({"scope": "openid"})));
    assert_eq!(status(&none, "/v1/leads"), 403);
    let north = issuer.token("ES256", &issuer.claims(&json!({"leads": {"region": ["north"]}})));
    let admin = running.client(running.key.as_deref().unwrap());
    for (lead, region) in [("N", "north"), ("S", "south")] {
        let event = json!({"lead": lead, "open": {"rules": "2017", "facts": {"region": region}}});
        assert_eq!(admin.post("/v1/leads", &event.to_string()).status, 201);
    }
    assert_eq!((status(&north, "/v1/leads/N"), status(&north, "/v1/leads/S")), (200, 404));
    assert_eq!(running.client(&north).post("/v1/leads/N/events", r#"{"act":"interested"}"#).status, 200);
    let audit = admin.get("/v1/audit?lead=N").json();
    assert_eq!(audit[0]["key"], "token:u-1", "{audit}");
    let role = issuer.token("ES256", &issuer.claims(&json!({"roles": ["partner-admin"]})));
    assert_eq!(running.client(&role).post("/v1/leads/N/events", r#"{"mark":"x"}"#).status, 403);

    // The issuer changes its keys: old tokens end when the new keys are known, and new ones work soon.
    let mut fresh = token;
    for name in ["second", "second"] {
        issuer.client.get(&format!("/rotate?name={name}"));
        let old = std::mem::replace(&mut fresh, issuer.token("RS256", &issuer.claims(&json!({}))));
        super::peers::eventually(|| (status(&fresh, "/v1/leads") == 200).then_some(()));
        assert_eq!(status(&old, "/v1/leads"), 401);
    }
    // Without the option, no token is accepted; keys work as before.
    let plain = Running::start(&place.store(), &[]);
    assert_eq!(plain.client(&fresh).get("/v1/leads").status, 401);
    Ok(())
}
