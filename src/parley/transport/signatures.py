"""How a node proves who it is to another: HTTP message signatures (docs/spec/peers.md).

One shape of RFC 9421 and no other: Ed25519 over method, path, digest of the body (RFC 9530) and
the party it is meant for. What is spelled otherwise is refused, so that nothing is negotiated.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct

from parley.errors import BadSignature, MalformedStatement
from parley.ledger.keys import SIGNATURE_BYTES, PrivateKey, public_key
from parley.model import names

LABEL = "parley"
TAG = "parley-peer"
COMPONENTS = ("@method", "@path", "content-digest", "parley-to")

_COVERED = "(" + " ".join(f'"{component}"' for component in COMPONENTS) + ")"
_INPUT = re.compile(
    re.escape(f"{LABEL}={_COVERED}")
    + r";created=(?P<created>0|[1-9][0-9]{0,11})"
    + r';keyid="(?P<keyid>[a-z][a-z0-9-]{0,63})"'
    + re.escape(f';tag="{TAG}"')
)
_SIGNATURE = re.compile(re.escape(LABEL) + r"=:(?P<bytes>[A-Za-z0-9+/]{86}==):")


class SignedRequest(Struct, frozen=True):
    """What a request says of who made it; nothing of it is true until `verify` has returned.

    Attributes:
        sender: The party whose transport key is said to have signed.
        to: The party whose node it is meant for.
        created_s: When, by the sender's clock, in whole seconds.
        base: The exact bytes that were signed.
        signature: 64 bytes.
    """

    sender: str
    to: str
    created_s: int
    base: bytes
    signature: bytes

    def verify(self, public: bytes) -> None:
        """Return if the holder of this transport key signed exactly this request.

        Raises:
            BadSignature: It did not.
            MalformedStatement: Not a public key.
        """
        public_key(public).verify(self.signature, self.base)


def sign(
    key: PrivateKey, sender: str, to: str, method: str, path: str, body: bytes, created_s: int
) -> dict[str, str]:
    """The headers that prove a request.

    Args:
        key: The sender's transport key.
        sender: The party whose node sends.
        to: The party whose node is to receive it, and no other.
        method: Upper case.
        path: The absolute path, without query.
        body: The whole body; empty where there is none.
        created_s: Now, in whole seconds.
    """
    digest = _digest(body)
    parameters = f'{_COVERED};created={created_s};keyid="{sender}";tag="{TAG}"'
    signature = key.sign(_base(method, path, digest, to, parameters))
    return {
        "content-digest": digest,
        "parley-to": to,
        "signature-input": f"{LABEL}={parameters}",
        "signature": f"{LABEL}=:{base64.b64encode(signature).decode()}:",
    }


def read(headers: Mapping[str, str], method: str, path: str, body: bytes) -> SignedRequest:
    """Read the proof that came with a request; its body is compared with the digest here.

    Raises:
        MalformedStatement: No proof, one of another shape, or one of another body.
    """
    given = _INPUT.fullmatch(headers.get("signature-input", ""))
    signature = _SIGNATURE.fullmatch(headers.get("signature", ""))
    if given is None or signature is None:
        raise MalformedStatement(
            "the request is not signed in the one way that nodes sign (docs/spec/peers.md)"
        )
    to = headers.get("parley-to", "")
    digest = headers.get("content-digest", "")
    if digest != _digest(body):
        raise MalformedStatement("the content-digest is not that of the body")
    try:
        names.require_party(to)
        raw = base64.b64decode(signature["bytes"], validate=True)
    except (ValueError, binascii.Error) as error:
        raise MalformedStatement(str(error)) from error
    if len(raw) != SIGNATURE_BYTES:
        raise MalformedStatement(f"an Ed25519 signature is {SIGNATURE_BYTES} bytes")
    parameters = headers["signature-input"].removeprefix(f"{LABEL}=")
    base = _base(method, path, digest, to, parameters)
    return SignedRequest(given["keyid"], to, int(given["created"]), base, raw)


def _digest(body: bytes) -> str:
    """RFC 9530 section 2."""
    return f"sha-256=:{base64.b64encode(sha256(body).digest()).decode()}:"


def _base(method: str, path: str, digest: str, to: str, parameters: str) -> bytes:
    """The signature base of RFC 9421 section 2.5."""
    lines = (
        f'"@method": {method}',
        f'"@path": {path}',
        f'"content-digest": {digest}',
        f'"parley-to": {to}',
        f'"@signature-params": {parameters}',
    )
    return "\n".join(lines).encode()


__all__ = ["BadSignature", "SignedRequest", "read", "sign"]
