"""Checkpoints and cosignatures as C2SP signed notes (docs/spec/checkpoint.md, cosignature.md).

A checkpoint travels with its log's signature alone and cosignatures travel beside
it, one line each, so that each has one spelling; `joined` puts them together for
tools that read C2SP notes.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from parley import limits
from parley.errors import BadSignature, MalformedStatement, UsageError
from parley.ledger.keys import SIGNATURE_BYTES, PrivateKey, public_key

ED25519 = 0x01
COSIGNATURE_V1 = 0x04
KEY_HASH_BYTES = 4
ROOT_BYTES = 32
MAX_SIZE = 2**53 - 1
MAX_SIGNATURES = 64

_DASH = "\u2014"
_LINE = re.compile(f"{_DASH} ([^ ]+) ([A-Za-z0-9+/=]+)")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
"""All control characters of ASCII below the space but the newline."""


class NoteSignature(Struct, frozen=True):
    """One signature line: whose, which key (4 bytes), and the bytes after them."""

    name: str
    key_hash: bytes
    signature: bytes

    def __post_init__(self) -> None:
        _require_key_name(self.name)

    def line(self) -> str:
        """The line without its newline."""
        return f"{_DASH} {self.name} {b64encode(self.key_hash + self.signature).decode()}"


class Note(Struct, frozen=True):
    """A text that ends in a newline, and its signatures."""

    text: str
    signatures: tuple[NoteSignature, ...]


class Checkpoint(Struct, frozen=True):
    """What a log's author states of it: this many entries, this root."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        _require_key_name(self.origin)
        if not 0 <= self.size <= MAX_SIZE:
            raise ValueError("the size of a log lies between 0 and 2^53-1")
        if len(self.root) != ROOT_BYTES:
            raise ValueError(f"a root is {ROOT_BYTES} bytes")

    def body(self) -> str:
        """The text that is signed: origin, size and root, a line each."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def origin_of(agreement: str, party: str) -> str:
    """The name of a party's log in an agreement, and of the key that signs its checkpoints."""
    return f"parley/{agreement}/{party}"


def mirror_name(agreement: str, party: str) -> str:
    """The name of the key with which a party cosigns what it mirrors in an agreement."""
    return f"parley/{agreement}/{party}/mirror"


def note_key_hash(name: str, signature_type: int, public: bytes) -> bytes:
    """The 4 bytes that name a key: SHA-256(name ‖ newline ‖ type ‖ public key), cut short."""
    return sha256(name.encode() + b"\n" + bytes((signature_type,)) + public).digest()[:4]


def parse_note(raw: bytes) -> Note:
    """Read a signed note; no signature is verified.

    Raises:
        MalformedStatement: Not a signed note, or spelled otherwise than `format_note` would.
    """
    if len(raw) > limits.MAX_NOTE_BYTES:
        raise MalformedStatement(f"a note has at most {limits.MAX_NOTE_BYTES} bytes")
    text = _decoded(raw)
    if _CONTROL.search(text):
        raise MalformedStatement("a note holds a control character")
    # The last empty line divides text and signatures.
    body, blank, tail = text.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        raise MalformedStatement("a note is a text, an empty line and signature lines")
    lines = tail[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise MalformedStatement(f"a note has at most {MAX_SIGNATURES} signatures")
    return Note(body + "\n", tuple(_signature(line) for line in lines))


def format_note(note: Note) -> bytes:
    """The bytes of a signed note."""
    lines = "".join(f"{signature.line()}\n" for signature in note.signatures)
    return f"{note.text}\n{lines}".encode()


def parse_checkpoint_body(text: str) -> Checkpoint:
    """Read the three lines of a checkpoint; extension lines are not used here.

    Raises:
        MalformedStatement: Anything else, or a second spelling.
    """
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not _NUMBER.fullmatch(lines[1]):
        raise MalformedStatement("a checkpoint is an origin, a size and a root, a line each")
    try:
        return Checkpoint(lines[0], int(lines[1]), _base64(lines[2]))
    except ValueError as error:
        raise MalformedStatement(f"not a checkpoint: {error}") from error


def sign_checkpoint(checkpoint: Checkpoint, key: PrivateKey) -> bytes:
    """The checkpoint as a note signed with the log key, under the origin as the key's name."""
    body = checkpoint.body()
    signature = NoteSignature(
        checkpoint.origin,
        note_key_hash(checkpoint.origin, ED25519, key.public),
        key.sign(body.encode()),
    )
    return format_note(Note(body, (signature,)))


def read_checkpoint(note: bytes) -> Checkpoint:
    """What a checkpoint note states, unverified: to find out whose key to ask for.

    Raises:
        MalformedStatement: Not a checkpoint note with exactly one signature.
    """
    return _read_signed(note)[0]


def open_checkpoint(note: bytes, origin: str, public: bytes) -> Checkpoint:
    """What a log's author signed, verified.

    Args:
        note: The exact bytes, with the log's signature alone.
        origin: The log it must be of.
        public: The log key pinned in the terms.

    Raises:
        MalformedStatement: Not a checkpoint note.
        BadSignature: Of another log, or not signed by this key.
    """
    checkpoint, signature = _read_signed(note)
    if checkpoint.origin != origin:
        raise BadSignature(f"a checkpoint of {checkpoint.origin}, not of {origin}")
    _require_signer(signature, origin, ED25519, public, SIGNATURE_BYTES)
    public_key(public).verify(signature.signature, checkpoint.body().encode())
    return checkpoint


def cosign(checkpoint: Checkpoint, name: str, key: PrivateKey, now_s: int) -> bytes:
    """State that this much of the log is stored here at this time, with all its prefix.

    Args:
        name: The cosigner's name, as `mirror_name` gives it.
        key: The cosigner's cosignature key.
        now_s: Its clock, whole seconds since 1970.

    Returns:
        One signature line with its newline (C2SP tlog-cosignature, Ed25519).
    """
    if not 0 <= now_s <= limits.MAX_INSTANT_MS // 1000:
        raise UsageError("a cosignature's time is whole seconds since 1970")
    signed = key.sign(_cosigned_text(checkpoint, now_s))
    stamped = now_s.to_bytes(8, "big") + signed
    signature = NoteSignature(name, note_key_hash(name, COSIGNATURE_V1, key.public), stamped)
    return f"{signature.line()}\n".encode()


def open_cosignature(line: bytes, checkpoint: Checkpoint, name: str, public: bytes) -> int:
    """The time at which a mirror states to hold what the checkpoint covers; whole seconds.

    Args:
        line: One signature line with its newline.
        checkpoint: What it must be about.
        name: The name of the mirror it must be by.
        public: The cosignature key pinned in the terms.

    Raises:
        MalformedStatement: Not one signature line, or a time past the year 9999.
        BadSignature: By another, or not of this checkpoint by this key.
    """
    signature = parse_line(line)
    _require_signer(signature, name, COSIGNATURE_V1, public, 8 + SIGNATURE_BYTES)
    time_s = int.from_bytes(signature.signature[:8], "big")
    if time_s > limits.MAX_INSTANT_MS // 1000:
        raise MalformedStatement("a cosignature of a time past the year 9999")
    public_key(public).verify(signature.signature[8:], _cosigned_text(checkpoint, time_s))
    return time_s


def parse_line(line: bytes) -> NoteSignature:
    """Read one signature line with its newline; nothing is verified.

    Raises:
        MalformedStatement: Anything else.
    """
    if len(line) > limits.MAX_NOTE_BYTES:
        raise MalformedStatement(f"a signature line has at most {limits.MAX_NOTE_BYTES} bytes")
    text = _decoded(line)
    if not text.endswith("\n"):
        raise MalformedStatement("a signature line ends in a newline")
    return _signature(text[:-1])


def joined(checkpoint_note: bytes, lines: Iterable[bytes]) -> bytes:
    """A checkpoint note with cosignature lines under it, as other C2SP tools read it."""
    return checkpoint_note + b"".join(lines)


def _read_signed(note: bytes) -> tuple[Checkpoint, NoteSignature]:
    parsed = parse_note(note)
    if len(parsed.signatures) != 1:
        raise MalformedStatement("a checkpoint travels with its log's signature alone")
    return parse_checkpoint_body(parsed.text), parsed.signatures[0]


def _cosigned_text(checkpoint: Checkpoint, time_s: int) -> bytes:
    return f"cosignature/v1\ntime {time_s}\n{checkpoint.body()}".encode()


def _require_signer(
    signature: NoteSignature, name: str, signature_type: int, public: bytes, length: int
) -> None:
    """Raise unless the line is by this name and names this key."""
    if signature.name != name or signature.key_hash != note_key_hash(name, signature_type, public):
        raise BadSignature(f"a signature by {signature.name[:200]}, not by the key of {name}")
    if len(signature.signature) != length:
        raise MalformedStatement(f"a signature of {len(signature.signature)} bytes, not {length}")


def _signature(line: str) -> NoteSignature:
    found = _LINE.fullmatch(line)
    if not found:
        raise MalformedStatement("a signature line is a dash, a key's name and base64")
    content = _base64(found[2])
    if len(content) <= KEY_HASH_BYTES:
        raise MalformedStatement("a signature line without a signature")
    try:
        return NoteSignature(found[1], content[:KEY_HASH_BYTES], content[KEY_HASH_BYTES:])
    except ValueError as error:
        raise MalformedStatement(str(error)) from error


def _base64(text: str) -> bytes:
    try:
        content = b64decode(text, validate=True)
    except ValueError as error:
        raise MalformedStatement("not base64") from error
    # Unused bits and padding could be spelled in several ways.
    if b64encode(content).decode() != text:
        raise MalformedStatement("base64 in a second spelling")
    return content


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise MalformedStatement("a note is not UTF-8") from error


def _require_key_name(name: str) -> None:
    if not name or len(name) > limits.MAX_LABEL_CHARS:
        raise ValueError(f"a key's name has 1 to {limits.MAX_LABEL_CHARS} characters")
    # Of all that is printable only U+0020 is a space.
    if "+" in name or " " in name or not name.isprintable():
        raise ValueError("a key's name has no space, plus sign or control character")
