"""The one shape of HTTP message signature that nodes speak."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

import ledger_parts
from parley.errors import BadSignature, MalformedStatement
from parley.transport import signatures

KEYS = ledger_parts.signers("southland")
BODY = b'{"hello": "world"}'


def headers() -> dict[str, str]:
    return signatures.sign(
        KEYS.transport, "southland", "northland", "POST", "/peer/v1/packets", BODY, 1618884473
    )


def test_the_bytes_signed_are_those_that_rfc_9421_writes() -> None:
    made = headers()
    # RFC 9530 appendix D gives this digest of this body.
    digest = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"
    assert made["content-digest"] == digest
    parameters = (
        '("@method" "@path" "content-digest" "parley-to");created=1618884473'
        ';keyid="southland";tag="parley-peer"'
    )
    assert made["signature-input"] == f"parley={parameters}"
    base = (
        '"@method": POST\n'
        '"@path": /peer/v1/packets\n'
        f'"content-digest": {digest}\n'
        '"parley-to": northland\n'
        f'"@signature-params": {parameters}'
    )
    read = signatures.read(made, "POST", "/peer/v1/packets", BODY)
    assert read.base == base.encode()
    assert (read.sender, read.to, read.created_s) == ("southland", "northland", 1618884473)
    read.verify(KEYS.transport.public)
    Ed25519PublicKey.from_public_bytes(KEYS.transport.public).verify(read.signature, base.encode())


def test_another_key_does_not_verify() -> None:
    read = signatures.read(headers(), "POST", "/peer/v1/packets", BODY)
    for wrong in (KEYS.statement.public, ledger_parts.signers("northland").transport.public):
        with pytest.raises(BadSignature):
            read.verify(wrong)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("signature-input", ""),
        ("signature-input", "parley=()"),
        ("signature-input", headers()["signature-input"].replace("parley=", "sig=")),
        ("signature-input", headers()["signature-input"] + " "),
        ("signature-input", headers()["signature-input"].replace("1618884473", "01")),
        ("signature-input", headers()["signature-input"].replace("southland", "South")),
        ("signature", ""),
        ("signature", headers()["signature"].replace("==:", "=:")),
        ("signature", headers()["signature"].replace("parley=", "sig=")),
        ("content-digest", ""),
        ("content-digest", headers()["content-digest"].replace("sha-256", "sha-512")),
        ("parley-to", ""),
        ("parley-to", "a b"),
    ],
)
def test_another_spelling_is_not_read(name: str, value: str) -> None:
    with pytest.raises(MalformedStatement):
        signatures.read({**headers(), name: value}, "POST", "/peer/v1/packets", BODY)


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/peer/v1/packets"), ("POST", "/peer/v1/packets/")]
)
def test_a_proof_is_of_one_method_and_one_path(method: str, path: str) -> None:
    with pytest.raises(BadSignature):
        signatures.read(headers(), method, path, BODY).verify(KEYS.transport.public)


def test_a_proof_is_of_one_recipient() -> None:
    moved = {**headers(), "parley-to": "observer"}
    read = signatures.read(moved, "POST", "/peer/v1/packets", BODY)
    with pytest.raises(BadSignature):
        read.verify(KEYS.transport.public)
