"""An entry of a log: one statement, signed once, as COSE_Sign1 (docs/spec/entry.md).

The payload is not understood here: an entry of a kind that this version does not
know is evidence all the same, is mirrored, and is proved like any other.
"""

import re
from hashlib import sha256

from msgspec import Struct

from parley import limits
from parley.errors import BadSignature, MalformedStatement, UsageError
from parley.ledger import cbor
from parley.ledger.keys import KEY_ID_BYTES, SIGNATURE_BYTES, PrivateKey, key_id, public_key
from parley.model import names, statements
from parley.model.instants import Instant, require_instant

ROOT_BYTES = 32
MAX_SEQUENCE = 2**53 - 1

# COSE header parameters (RFC 9052 section 3.1, RFC 9597) and CWT claims (RFC 8392).
_ALG, _CONTENT_TYPE, _KEY_ID, _CWT_CLAIMS = 1, 3, 4, 15
_ISS, _SUB, _AUD, _IAT = 1, 2, 3, 6
_EDDSA = -8
_JSON = "application/json"
# Ours; labels below -65536 are for private use (RFC 9052 section 11.1).
_KIND, _SEQUENCE, _ISSUED_MS, _DESK, _SEEN = -65537, -65538, -65539, -65540, -65541

_KIND_FORM = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+/(?:0|[1-9][0-9]*)")
_FOUNDED = "agreement.founded/"
_COMMON_THREAD = "agreement"
_TOPIC_FORM = re.compile(r"[a-z][a-z0-9-]*")


class Seen(Struct, frozen=True):
    """How much of another party's log the author held when it spoke: its size and root."""

    party: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        names.require_party(self.party)
        if not 1 <= self.size <= MAX_SEQUENCE:
            raise ValueError("the size of a log that was seen is 1 or more")
        if len(self.root) != ROOT_BYTES:
            raise ValueError(f"a root is {ROOT_BYTES} bytes")


class Header(Struct, frozen=True):
    """What an author signs beside the payload.

    Attributes:
        issuer: The party that speaks.
        agreement: The agreement's name: 32 bytes in hexadecimal.
        thread: What it belongs to: `agreement`, or `topic/party/reference`.
        kind: Kind and version of the payload, such as `notice.filed/0`.
        sequence: The place in the issuer's log; the first is 0.
        issued_ms: The author's clock: a claim, see docs/spec/log.md for its bracket.
        desk: The desk that spoke; never a person. Empty where the node itself did.
        seen: The others' logs as the author held them, in the order of their names.
        key_id: The first 16 bytes of the SHA-256 of the statement key.
    """

    issuer: str
    agreement: str
    thread: str
    kind: str
    sequence: int
    issued_ms: Instant
    desk: str
    seen: tuple[Seen, ...]
    key_id: bytes

    def __post_init__(self) -> None:
        names.require_party(self.issuer)
        names.require_hex(self.agreement, ROOT_BYTES, "the name of an agreement")
        require_thread(self.thread)
        if len(self.kind) > limits.MAX_ID_CHARS or not _KIND_FORM.fullmatch(self.kind):
            raise ValueError(f"{self.kind[:80]!r} is no kind; one looks like notice.filed/0")
        if not 0 <= self.sequence <= MAX_SEQUENCE:
            raise ValueError("a sequence number lies between 0 and 2^53-1")
        require_instant(self.issued_ms)
        names.require_label(self.desk, "the desk")
        if len(self.seen) > limits.MAX_MEMBERS:
            raise ValueError(f"a statement names at most {limits.MAX_MEMBERS} logs")
        parties = [seen.party for seen in self.seen]
        if parties != sorted(set(parties)) or self.issuer in parties:
            raise ValueError("the logs seen are named once each, in order, without one's own")
        if len(self.key_id) != KEY_ID_BYTES:
            raise ValueError(f"a key id is {KEY_ID_BYTES} bytes")


class Entry(Struct, frozen=True):
    """A signed statement as it lies in its author's log.

    Attributes:
        header: What was read from the protected header.
        payload: The payload's exact bytes.
        signature: Ed25519, 64 bytes; not verified until `verify` has returned.
        protected: The protected header's exact bytes.
        raw: The whole entry's exact bytes: the evidence.
        leaf: SHA-256(0x00 ‖ raw), which names the entry.
    """

    header: Header
    payload: bytes
    signature: bytes
    protected: bytes
    raw: bytes
    leaf: bytes

    def verify(self, public: bytes) -> None:
        """Return if the holder of this statement key signed this entry.

        Raises:
            BadSignature: Another key's id, or not a signature by this key.
            MalformedStatement: Not a public key.
        """
        if self.header.key_id != key_id(public):
            raise BadSignature(
                f"entry {self.header.sequence} of {self.header.issuer} names another key"
            )
        public_key(public).verify(self.signature, _to_be_signed(self.protected, self.payload))

    def statement(self) -> statements.Payload:
        """What the entry says.

        Raises:
            MalformedStatement: Of a kind unknown here, or not well spelled; still evidence.
        """
        return statements.understand(self.header.kind, self.payload)


def sign(
    payload: bytes,
    key: PrivateKey,
    *,
    issuer: str,
    agreement: str,
    thread: str,
    kind: str,
    sequence: int,
    issued_ms: Instant,
    desk: str = "",
    seen: tuple[Seen, ...] = (),
) -> Entry:
    """Sign a payload as the entry at `sequence` of the issuer's log.

    Args:
        payload: Canonical JSON, as `parley.model.statements.spell` gives it.
        key: The issuer's statement key.
        seen: In any order; written in the order of the parties' names.

    Raises:
        UsageError: Something that no reader would take; nothing was signed.
    """
    try:
        header = Header(
            issuer=issuer,
            agreement=agreement,
            thread=thread,
            kind=kind,
            sequence=sequence,
            issued_ms=issued_ms,
            desk=desk,
            seen=tuple(sorted(seen, key=lambda one: one.party)),
            key_id=key_id(key.public),
        )
        _require_founding(header, payload)
    except ValueError as error:
        raise UsageError(str(error)) from error
    protected = encode_header(header)
    signature = key.sign(_to_be_signed(protected, payload))
    raw = _cose(protected, payload, signature)
    if len(raw) > limits.MAX_STATEMENT_BYTES:
        raise UsageError(f"a statement has at most {limits.MAX_STATEMENT_BYTES} bytes")
    return Entry(header, payload, signature, protected, raw, leaf_of(raw))


def parse(raw: bytes) -> Entry:
    """Read an entry that is spelled in the one way; its signature is not yet verified.

    Raises:
        MalformedStatement: Too long, no COSE_Sign1 of ours, or spelled otherwise than `sign` would.
    """
    if len(raw) > limits.MAX_STATEMENT_BYTES:
        raise MalformedStatement(f"an entry has at most {limits.MAX_STATEMENT_BYTES} bytes")
    match cbor.decode(raw):
        case cbor.Tagged(
            cbor.COSE_SIGN1, [bytes() as protected, {}, bytes() as payload, bytes() as signature]
        ):
            pass
        case _:
            raise MalformedStatement("an entry is a tagged COSE_Sign1 with its payload inside")
    if len(signature) != SIGNATURE_BYTES:
        raise MalformedStatement(f"an Ed25519 signature is {SIGNATURE_BYTES} bytes")
    try:
        header = _decode_header(protected)
        _require_founding(header, payload)
    except ValueError as error:
        raise MalformedStatement(f"not the header of an entry: {error}") from error
    # Exactly what we would have written: this also refuses what the patterns above let pass, such
    # as further parameters or an unprotected header.
    if encode_header(header) != protected or _cose(protected, payload, signature) != raw:
        raise MalformedStatement("an entry not in its one spelling")
    return Entry(header, payload, signature, protected, raw, leaf_of(raw))


def agreement_id(terms: bytes) -> str:
    """The name of the agreement whose terms are these exact bytes."""
    return sha256(terms).hexdigest()


def leaf_of(raw: bytes) -> bytes:
    """The leaf hash of an entry: SHA-256(0x00 ‖ raw) (RFC 9162, section 2.1.1)."""
    return sha256(b"\0" + raw).digest()


def require_thread(thread: str) -> None:
    """Raise ValueError unless this is `agreement` or `topic/party/reference`.

    Topics are not listed here, so that a later version's threads are still evidence.
    """
    if thread == _COMMON_THREAD:
        return
    topic, _, rest = thread[: 4 * limits.MAX_ID_CHARS].partition("/")
    party, _, ref = rest.partition("/")
    if len(topic) > limits.MAX_ID_CHARS or not _TOPIC_FORM.fullmatch(topic):
        raise ValueError(f"{thread[:80]!r} is no thread; one looks like notice/party/reference")
    names.require_party(party)
    names.require_ref(ref)


def encode_header(header: Header) -> bytes:
    """The bytes of the protected header (docs/spec/entry.md).

    Written out by hand, since every entry that is read is also written again: three times as fast
    as building the map and sorting it. A test holds it against `cbor.encode`.
    """
    parts = [
        _BEFORE_KEY_ID,
        header.key_id,
        _BEFORE_ISSUER,
        _text(header.issuer),
        _BEFORE_THREAD,
        _text(header.thread),
        _BEFORE_AGREEMENT,
        _text(header.agreement),
        _BEFORE_ISSUED,
        cbor.head(0, header.issued_ms // 1000),
        _LABEL_KIND,
        _text(header.kind),
        _LABEL_SEQUENCE,
        cbor.head(0, header.sequence),
        _LABEL_ISSUED_MS,
        cbor.head(0, header.issued_ms),
        _LABEL_DESK,
        _text(header.desk),
        _LABEL_SEEN,
        cbor.head(4, len(header.seen)),
    ]
    for seen in header.seen:
        parts += (b"\x83", _text(seen.party), cbor.head(0, seen.size), b"\x58\x20", seen.root)
    return b"".join(parts)


# The header as a map of nine, its keys in the bytewise order of their encodings.
_BEFORE_KEY_ID = b"".join(
    (
        b"\xa9",
        *[cbor.encode(one) for one in (_ALG, _EDDSA, _CONTENT_TYPE, _JSON, _KEY_ID)],
        b"\x50",
    )
)
_BEFORE_ISSUER = cbor.encode(_CWT_CLAIMS) + b"\xa4" + cbor.encode(_ISS)
_BEFORE_THREAD, _BEFORE_AGREEMENT, _BEFORE_ISSUED = map(cbor.encode, (_SUB, _AUD, _IAT))
_LABEL_KIND, _LABEL_SEQUENCE, _LABEL_ISSUED_MS, _LABEL_DESK, _LABEL_SEEN = map(
    cbor.encode, (_KIND, _SEQUENCE, _ISSUED_MS, _DESK, _SEEN)
)


def _text(text: str) -> bytes:
    raw = text.encode()
    return cbor.head(3, len(raw)) + raw


def _decode_header(protected: bytes) -> Header:
    match cbor.decode(protected):
        # A pattern takes no plain names; these are the labels and claims named above.
        case {
            4: bytes() as key,
            15: {1: str() as issuer, 2: str() as thread, 3: str() as agreement},
            -65537: str() as kind,
            -65538: int() as sequence,
            -65539: int() as issued_ms,
            -65540: str() as desk,
            -65541: list() as seen,
        }:
            return Header(
                issuer=issuer,
                agreement=agreement,
                thread=thread,
                kind=kind,
                sequence=sequence,
                issued_ms=issued_ms,
                desk=desk,
                seen=tuple([_decode_seen(one) for one in seen]),
                key_id=key,
            )
    raise MalformedStatement("the header of an entry lacks something, or has it in another type")


def _decode_seen(one: cbor.Value) -> Seen:
    match one:
        case [str() as party, int() as size, bytes() as root]:
            return Seen(party, size, root)
    raise MalformedStatement("a log seen is its party, its size and its root")


def _require_founding(header: Header, payload: bytes) -> None:
    if header.kind.startswith(_FOUNDED) and header.agreement != agreement_id(payload):
        raise ValueError("a founding names its agreement by the SHA-256 of its terms")


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    """The Sig_structure of RFC 9052 section 4.4, with no external data."""
    return b"".join(
        (
            b"\x84\x6aSignature1",
            cbor.head(2, len(protected)),
            protected,
            b"\x40",
            cbor.head(2, len(payload)),
            payload,
        )
    )


def _cose(protected: bytes, payload: bytes, signature: bytes) -> bytes:
    return b"".join(
        (
            b"\xd2\x84",
            cbor.head(2, len(protected)),
            protected,
            b"\xa0",
            cbor.head(2, len(payload)),
            payload,
            b"\x58\x40",
            signature,
        )
    )
