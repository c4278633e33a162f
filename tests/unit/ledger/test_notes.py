from base64 import b64encode

import pytest

from ledger_parts import signers
from oracle import slow_note
from parley.errors import BadSignature, MalformedStatement, UsageError
from parley.ledger import notes
from parley.ledger.keys import PrivateKey, public_key

NORTH = signers("northland")
AGREEMENT = "ab" * 32
ORIGIN = notes.origin_of(AGREEMENT, "northland")
MIRROR = notes.mirror_name(AGREEMENT, "southland")
CHECKPOINT = notes.Checkpoint(ORIGIN, 20852163, bytes(range(32)))
# The example of golang.org/x/mod/sumdb/note, which the specification was drawn from.
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb"
    "6KE6RyyBwJnAM=\n"
).encode()
GO_PUBLIC = bytes.fromhex("1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6")


def test_names_follow_the_agreement_and_the_party():
    assert notes.origin_of("cd" * 32, "a-1") == f"parley/{'cd' * 32}/a-1"
    assert notes.mirror_name("cd" * 32, "b") == f"parley/{'cd' * 32}/b/mirror"


def test_an_independent_writer_makes_the_same_note():
    note = notes.sign_checkpoint(CHECKPOINT, NORTH.log)
    assert note == slow_note.signed_note(CHECKPOINT.body(), ORIGIN, NORTH.log.seed)
    assert notes.open_checkpoint(note, ORIGIN, NORTH.log.public) == CHECKPOINT
    assert notes.read_checkpoint(note) == CHECKPOINT


def test_an_independent_writer_makes_the_same_cosignature():
    key = signers("southland").cosignature
    line = notes.cosign(CHECKPOINT, MIRROR, key, 1679315147)
    assert line == slow_note.cosignature(CHECKPOINT.body(), MIRROR, key.seed, 1679315147)
    assert notes.open_cosignature(line, CHECKPOINT, MIRROR, key.public) == 1679315147


def test_the_cosigned_text_is_that_of_the_specification():
    """c2sp.org/tlog-cosignature, "Ed25519 signed message"."""
    origin, root = "example.com/behind-the-sofa", "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    checkpoint = notes.parse_checkpoint_body(f"{origin}\n20852163\n{root}\n")
    line = notes.cosign(checkpoint, "witness.example.com/w1", NORTH.cosignature, 1679315147)
    text = f"cosignature/v1\ntime 1679315147\n{origin}\n20852163\n{root}\n"
    stamped = notes.parse_line(line).signature
    assert stamped[:8] == (1679315147).to_bytes(8, "big")
    public_key(NORTH.cosignature.public).verify(stamped[8:], text.encode())


def test_the_example_of_the_go_implementation():
    note = notes.parse_note(GO_NOTE)
    (signature,) = note.signatures
    assert signature.name == "PeterNeumann"
    assert signature.key_hash == notes.note_key_hash("PeterNeumann", notes.ED25519, GO_PUBLIC)
    public_key(GO_PUBLIC).verify(signature.signature, note.text.encode())
    assert notes.format_note(note) == GO_NOTE


def test_the_example_of_the_specification_keeps_its_blank_lines():
    """c2sp.org/signed-note: the last empty line divides text and signatures."""
    text = (
        "Ognuno sta solo sul cuor della terra\n"
        "trafitto da un raggio di sole:\n\ned è subito sera.\n"
    )
    line = (
        "— quasimodo.example/salvatore "
        "NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU"
        "0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    )
    note = notes.parse_note(f"{text}\n{line}".encode())
    assert note.text == text
    assert note.signatures[0].name == "quasimodo.example/salvatore"


def test_a_checkpoint_of_another_log_or_key_is_refused():
    note = notes.sign_checkpoint(CHECKPOINT, NORTH.log)
    with pytest.raises(BadSignature, match="not of"):
        notes.open_checkpoint(note, notes.origin_of(AGREEMENT, "southland"), NORTH.log.public)
    with pytest.raises(BadSignature, match="not by the key"):
        notes.open_checkpoint(note, ORIGIN, signers("southland").log.public)
    forged = slow_note.signed_note(CHECKPOINT.body(), ORIGIN, NORTH.log.seed).replace(
        b"20852163", b"20852164"
    )
    with pytest.raises(BadSignature, match="no signature"):
        notes.open_checkpoint(forged, ORIGIN, NORTH.log.public)


def test_a_cosignature_is_of_one_checkpoint_by_one_mirror():
    key = signers("southland").cosignature
    line = notes.cosign(CHECKPOINT, MIRROR, key, 5)
    other = notes.Checkpoint(ORIGIN, CHECKPOINT.size + 1, CHECKPOINT.root)
    for checkpoint, name, public in (
        (other, MIRROR, key.public),
        (CHECKPOINT, notes.mirror_name(AGREEMENT, "observer"), key.public),
        (CHECKPOINT, MIRROR, signers("observer").cosignature.public),
    ):
        with pytest.raises(BadSignature):
            notes.open_cosignature(line, checkpoint, name, public)


def test_a_note_signature_does_not_pass_for_a_cosignature():
    """The type byte is in the key's hash, so that one key could not be used for the other."""
    note = slow_note.signed_note(CHECKPOINT.body(), MIRROR, NORTH.log.seed)
    line = note.split(b"\n\n")[1]
    with pytest.raises(BadSignature):
        notes.open_cosignature(line, CHECKPOINT, MIRROR, NORTH.log.public)
    cosigned = notes.cosign(CHECKPOINT, ORIGIN, NORTH.log, 5)
    with pytest.raises(BadSignature):
        notes.open_checkpoint(
            CHECKPOINT.body().encode() + b"\n" + cosigned, ORIGIN, NORTH.log.public
        )


def test_a_time_no_clock_shows_is_refused():
    key = signers("southland").cosignature
    for now_s in (-1, 2**63):
        with pytest.raises(UsageError):
            notes.cosign(CHECKPOINT, MIRROR, key, now_s)
    line = slow_note.cosignature(CHECKPOINT.body(), MIRROR, key.seed, 2**62)
    with pytest.raises(MalformedStatement, match="9999"):
        notes.open_cosignature(line, CHECKPOINT, MIRROR, key.public)


def _line(name: str, blob: bytes, ending: str = "\n") -> str:
    return f"— {name} {b64encode(blob).decode()}{ending}"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"text\n",
        b"text\n\n",
        ("text\n" + _line("a", bytes(68))).encode(),
        ("text\n\n" + _line("a", bytes(68), "")).encode(),
        ("text\n\n" + _line("a b", bytes(68))).encode(),
        ("text\n\n" + _line("a+b", bytes(68))).encode(),
        ("text\n\n" + _line("a\u00a0b", bytes(68))).encode(),
        ("text\n\n" + _line("", bytes(68))).encode(),
        ("text\n\n" + _line("a", bytes(4))).encode(),
        ("text\n\n- a " + b64encode(bytes(68)).decode() + "\n").encode(),
        ("text\n\n— a AAAAAAAAAB==\n").encode(),
        ("te\txt\n\n" + _line("a", bytes(68))).encode(),
        ("te\rxt\n\n" + _line("a", bytes(68))).encode(),
        b"te\xffxt\n\n" + _line("a", bytes(68)).encode(),
        ("text\n\n" + _line("a", bytes(68)) * 65).encode(),
        ("x" * 20_000 + "\n\n" + _line("a", bytes(68))).encode(),
    ],
    ids=lambda raw: repr(raw[:40]),
)
def test_what_is_no_note_is_refused(raw):
    with pytest.raises(MalformedStatement):
        notes.parse_note(raw)


def test_sixteen_signatures_are_read():
    """c2sp.org/signed-note: verifiers must accept at least 16."""
    raw = ("text\n\n" + "".join(_line(f"k{n}", bytes(68)) for n in range(16))).encode()
    assert len(notes.parse_note(raw).signatures) == 16


@pytest.mark.parametrize(
    "body",
    [
        "{o}\n5\n{r}",
        "{o}\n5\n{r}\nextension\n",
        "{o}\n05\n{r}\n",
        "{o}\n-5\n{r}\n",
        "{o}\n٥\n{r}\n",
        "{o}\n9007199254740993\n{r}\n",
        "{o}\n5\n{r}=\n",
        "{o}\n5\nAAAA\n",
        "\n5\n{r}\n",
        "two words\n5\n{r}\n",
        "{o}\n\n5\n{r}\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(body):
    root = b64encode(bytes(32)).decode()
    with pytest.raises(MalformedStatement):
        notes.parse_checkpoint_body(body.format(o=ORIGIN, r=root))


def test_a_checkpoint_travels_with_one_signature():
    note = notes.sign_checkpoint(CHECKPOINT, NORTH.log)
    line = notes.cosign(CHECKPOINT, MIRROR, signers("southland").cosignature, 5)
    both = notes.joined(note, [line])
    assert len(notes.parse_note(both).signatures) == 2
    with pytest.raises(MalformedStatement, match="alone"):
        notes.open_checkpoint(both, ORIGIN, NORTH.log.public)


def test_lines():
    for line in (b"", b"\n", b"\xff\n", _line("a", bytes(68)).encode() * 2, b"x" * 20_000 + b"\n"):
        with pytest.raises(MalformedStatement):
            notes.parse_line(line)


def test_a_signature_of_another_length_is_refused():
    public = PrivateKey(bytes(32)).public
    short = _line(ORIGIN, notes.note_key_hash(ORIGIN, notes.ED25519, public) + bytes(63))
    with pytest.raises(MalformedStatement, match="bytes, not"):
        notes.open_checkpoint(f"{CHECKPOINT.body()}\n{short}".encode(), ORIGIN, public)
    short = _line(MIRROR, notes.note_key_hash(MIRROR, notes.COSIGNATURE_V1, public) + bytes(64))
    with pytest.raises(MalformedStatement, match="bytes, not"):
        notes.open_cosignature(short.encode(), CHECKPOINT, MIRROR, public)
