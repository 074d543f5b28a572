"""An issuer of tokens: `issuer.py PORT KEPT`. `/jwks.json` has its public keys; `/token?claims=JSON` answers with a token, signed
with the newest key or as `kind` says; `/rotate?name=NAME` makes new keys."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

port = int(sys.argv[1])
KINDS = {
    "RS256": (lambda: rsa.generate_private_key(65537, 2048), RSAAlgorithm),
    "ES256": (lambda: ec.generate_private_key(ec.SECP256R1()), ECAlgorithm),
    "EdDSA": (ed25519.Ed25519PrivateKey.generate, OKPAlgorithm),
}
keys = {}


def rotate(name):
    keys.clear()
    for kind, (make, algorithm) in KINDS.items():
        private = make()
        public = json.loads(algorithm.to_jwk(private.public_key()))
        keys[kind] = (private, {**public, "kid": f"{kind}-{name}", "alg": kind, "use": "sig"})


class Issuer(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlparse(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        if url.path == "/jwks.json":
            body = json.dumps({"keys": [public for _, public in keys.values()]})
        elif url.path == "/rotate":
            rotate(query["name"])
            body = ""
        else:
            claims = json.loads(query["claims"])
            kind = query.get("kind", "RS256")
            if kind == "none":
                body = jwt.encode(claims, None, algorithm="none")
            elif kind == "HS256":
                # Signed with the public key, as if it were a secret.
                body = jwt.encode(claims, keys["RS256"][1]["n"], algorithm="HS256", headers={"kid": keys["RS256"][1]["kid"]})
            elif kind == "other":
                private = rsa.generate_private_key(65537, 2048)
                body = jwt.encode(claims, private, algorithm="RS256", headers={"kid": keys["RS256"][1]["kid"]})
            else:
                private, public = keys[kind]
                body = jwt.encode(claims, private, algorithm=kind, headers={"kid": public["kid"]})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


rotate("first")
server = ThreadingHTTPServer(("127.0.0.1", port), Issuer)
print("ready", flush=True)
server.serve_forever()
