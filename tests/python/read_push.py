"""Push messages as PyPI's `http-ece` reads them (RFC 8291).

stdin:  {"private": base64url of the browser's private number, "auth": base64url, "bodies": [base64url, …]}
stdout: [base64url of the payload, …] in the same order
"""

import json
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec


def decoded(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


given = json.load(sys.stdin)
private = ec.derive_private_key(int.from_bytes(decoded(given["private"]), "big"), ec.SECP256R1())
auth = decoded(given["auth"])
payloads = [
    http_ece.decrypt(decoded(body), private_key=private, auth_secret=auth, version="aes128gcm")
    for body in given["bodies"]
]
json.dump([urlsafe_b64encode(payload).rstrip(b"=").decode() for payload in payloads], sys.stdout)
