"""A node that browsers sign in to: its own clock for sessions, a browser's client, a passkey."""

import json
from hashlib import sha256

import httpx2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256, CoseKey
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

import web_parts
from parley.api.roles import Role
from parley.api.session_bodies import Assertion, Registration

BEGUN = 1_800_000_000_000
MINUTE = 60_000
HOUR = 60 * MINUTE
FLAG = AuthenticatorData.FLAG
VERIFIED = FLAG.UP | FLAG.UV


class Wall:
    """The machine's clock, set by a test."""

    def __init__(self) -> None:
        self.now_ms = BEGUN

    def now(self) -> int:
        """What it was set to."""
        return self.now_ms


class Browser:
    """One browser at one address of a node, which keeps cookies and says which page asks."""

    def __init__(self, node: web_parts.LiveNode, host: str = "localhost") -> None:
        self.node = node
        self.origin = f"http://{host}:{node.port}"
        self.http = httpx2.Client(
            base_url=self.origin,
            headers={"origin": self.origin, "sec-fetch-site": "same-origin"},
            trust_env=False,
        )

    def open(self, **by: object) -> httpx2.Response:
        """Sign in by one of token, link and passkey."""
        return self.http.post("/v1/session", json=by)

    def signed_in(self, role: Role = Role.OFFICER, party: str | None = None) -> "Browser":
        """This browser, signed in by a role's token."""
        answer = self.open(token=self.node.secrets[party or self.node.party, role])
        assert answer.status_code == 200, answer.text
        return self

    @property
    def cookie(self) -> str:
        """The cookie it holds, as a header spells it."""
        ((name, value),) = self.http.cookies.items()
        return f"{name}={value}"

    def shown(self) -> dict[str, object] | None:
        """The session that it is shown; None where it is signed out."""
        return self.http.get("/v1/session").json()["session"]

    def me(self) -> int:
        """Whether what it asks is answered."""
        return self.http.get("/v1/me").status_code


class Authenticator:
    """A device that makes one passkey and signs with it, as a browser at one origin has it do."""

    def __init__(self, origin: str, name: str) -> None:
        self.origin = origin
        self.name = name
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.public: CoseKey = ES256.from_cryptography_key(self.key.public_key())
        self.credential = sha256(str(id(self.key)).encode()).digest()
        self.counter = 0

    def client_data(self, kind: str, challenge: bytes, /, **changed: object) -> bytes:
        """What a browser collects."""
        said = {
            "type": f"webauthn.{kind}",
            "challenge": websafe_encode(challenge),
            "origin": self.origin,
            "crossOrigin": False,
        }
        return json.dumps({**said, **changed}).encode()

    def data(self, flags: int, attested: bytes = b"") -> AuthenticatorData:
        """What the device says of itself."""
        self.counter += 1
        return AuthenticatorData.create(
            sha256(self.name.encode()).digest(), FLAG(flags), self.counter, attested
        )

    def made(
        self, challenge: bytes, /, label: str = "key", flags: int = VERIFIED, **changed: object
    ) -> Registration:
        """A passkey made in answer to a challenge."""
        attested = AttestedCredentialData.create(Aaguid.NONE, self.credential, self.public)
        attestation = AttestationObject.create("none", self.data(flags | FLAG.AT, attested), {})
        return Registration(
            self.client_data("create", challenge, **changed), bytes(attestation), label
        )

    def signed(self, challenge: bytes, /, flags: int = VERIFIED, **changed: object) -> Assertion:
        """What it signs in answer to a challenge."""
        client, data = self.client_data("get", challenge, **changed), self.data(flags)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return Assertion(self.credential, client, bytes(data), signature)
