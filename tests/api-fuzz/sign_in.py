"""Signs in at BASE with CODE and prints the session token; used by `cargo xtask api-fuzz`."""
import sys

import requests

base, code = sys.argv[1:]
answer = requests.post(
    f"{base}/api/v1/session",
    json={"code": code, "device": "Schemathesis"},
    headers={"Sec-Fetch-Site": "same-origin"},
    timeout=30,
)
answer.raise_for_status()
# The cookie is `Secure`, so the client would not keep it on loopback: the header is read instead.
print(answer.headers["Set-Cookie"].split(";")[0].split("=", 1)[1])
