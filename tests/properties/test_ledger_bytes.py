"""For every input: bytes have one meaning, and bad ones are the peer's fault and nothing else."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledger_parts import START_MS, filed, signers, small_play
from oracle import slow_merkle
from parley.errors import PeerError
from parley.incident.verify import SOUND, verify_file
from parley.ledger import bundle, cbor, entries, equivocation, merkle, notes
from parley.ledger.annexes import commitment
from parley.model import statements
from parley.model.notices import AnnexRef

SALT, SECRET = bytes(range(16)), b"telephone of the desk"
ANNEX = AnnexRef("contacts", "text/plain", len(SECRET), commitment(SALT, SECRET))
PLAY = small_play(annexes=(ANNEX,))
NORTH = PLAY["northland"]
ENTRY = NORTH.entries[1].raw
NOTE = NORTH.note()
LINE = NORTH.cosignatures[0][2]
BUNDLE = bundle.spell_bundle(
    bundle.make_bundle(
        NORTH.terms,
        [NORTH.whole(), PLAY["southland"].partial(1)],
        [bundle.BundledAnnex(ANNEX.commitment, SALT, SECRET)],
    )
)


def open_entry(raw: bytes) -> None:
    entries.parse(raw).verify(NORTH.signers.statement.public)


def open_note(raw: bytes) -> None:
    notes.open_checkpoint(raw, NORTH.checkpoint().origin, NORTH.signers.log.public)


def open_line(raw: bytes) -> None:
    name = notes.mirror_name(NORTH.agreement, "observer")
    notes.open_cosignature(raw, NORTH.checkpoint(), name, signers("observer").cosignature.public)


def flips(raw: bytes):
    """Every change of one bit."""
    for at in range(len(raw)):
        for bit in range(8):
            yield raw[:at] + bytes((raw[at] ^ (1 << bit),)) + raw[at + 1 :]


@pytest.mark.parametrize(
    ("take", "raw"),
    [(open_entry, ENTRY), (open_note, NOTE), (open_line, LINE)],
    ids=["entry", "note", "cosignature"],
)
def test_no_bit_may_change(take, raw):
    take(raw)
    for changed in flips(raw):
        with pytest.raises(PeerError):
            take(changed)


def test_no_byte_of_a_bundle_may_change():
    assert verify_file(BUNDLE)[0] == SOUND
    chance = random.Random(20180917)
    for at in sorted(chance.sample(range(len(BUNDLE)), 1_200)):
        other = chance.randrange(1, 256)
        changed = BUNDLE[:at] + bytes((BUNDLE[at] ^ other,)) + BUNDLE[at + 1 :]
        assert verify_file(changed)[0] != SOUND, at


def test_no_letter_of_a_bundle_may_become_another_letter():
    """Changes that leave the JSON well formed reach further than those that break it."""
    letters = b"abcdefghijklmnopqrstuvwxyz0123456789"
    chance = random.Random(20180918)
    places = [at for at, one in enumerate(BUNDLE) if one in letters]
    for at in sorted(chance.sample(places, 1_200)):
        other = chance.choice([one for one in letters if one != BUNDLE[at]])
        changed = BUNDLE[:at] + bytes((other,)) + BUNDLE[at + 1 :]
        assert verify_file(changed)[0] != SOUND, at


PARSERS = (
    cbor.decode,
    open_entry,
    open_note,
    open_line,
    notes.parse_note,
    notes.parse_line,
    bundle.read_bundle,
    equivocation.read,
    lambda raw: statements.understand("notice.filed/0", raw),
    lambda raw: statements.understand("agreement.founded/0", raw),
)


def takes_or_blames_the_peer(raw: bytes) -> None:
    for parser in PARSERS:
        try:
            parser(raw)
        except PeerError:
            continue
    code, report = verify_file(raw)
    assert code in (0, 1, 2)
    assert bool(report.problems) == (code != 0)


@settings(max_examples=600)
@given(st.binary(max_size=200))
@example(b"\xd2" * 5_000)
@example(b"\x81" * 5_000)
@example(b"[" * 5_000)
@example(b'{"a":' * 5_000)
@example("—".encode() * 100)
def test_any_bytes_are_taken_or_blamed_on_the_peer(raw):
    takes_or_blames_the_peer(raw)


@settings(max_examples=400)
@given(
    st.sampled_from([ENTRY, NOTE, LINE, BUNDLE[:3_000], filed()]),
    st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 12), st.binary(max_size=6)),
        min_size=1,
        max_size=4,
    ),
)
def test_good_bytes_cut_and_pasted_are_taken_or_blamed_on_the_peer(raw, cuts):
    for at, dropped, pasted in cuts:
        start = at % (len(raw) + 1)
        raw = raw[:start] + pasted + raw[start + dropped :]
    takes_or_blames_the_peer(raw)


KEYS = st.integers(-(2**64), 2**64 - 1) | st.text(max_size=8)
VALUES = st.recursive(
    st.integers(-(2**64), 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
).filter(lambda value: _depth(value) <= cbor.MAX_DEPTH)


def _depth(value: object) -> int:
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    return 0


@settings(max_examples=300)
@given(VALUES)
def test_cbor_is_read_back(value):
    assert cbor.decode(cbor.encode(value)) == value


@settings(max_examples=600)
@given(st.binary(max_size=24))
def test_cbor_that_is_taken_has_one_spelling(raw):
    try:
        value = cbor.decode(raw)
    except PeerError:
        return
    assert cbor.encode(value) == raw


@settings(max_examples=60)
@given(st.data())
def test_trees_agree_with_the_slow_double(data):
    size = data.draw(st.integers(1, 300))
    first = data.draw(st.integers(0, size))
    leaves = [entries.leaf_of(b"%d" % index) for index in range(size)]
    tree = merkle.Tree(leaves[:first])
    assert tree.root_after(leaves[first:]) == slow_merkle.root(leaves)
    tree.extend(leaves[first:])
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    assert tree.root() == slow_merkle.root(leaves)
    proof = tree.inclusion_proof(index)
    assert list(proof) == slow_merkle.path(index, leaves)
    merkle.verify_inclusion(leaves[index], index, size, proof, tree.root())
    proof = tree.consistency_proof(old)
    assert list(proof) == slow_merkle.proof(old, leaves)
    merkle.verify_consistency(old, tree.root(old), size, tree.root(), proof)


@settings(max_examples=100)
@given(
    issued_ms=st.integers(0, 253_402_300_799_999),
    sequence=st.integers(0, 2**53 - 1),
    payload=st.binary(max_size=300),
    desk=st.text("abc xyz-é", max_size=30),
    seen=st.dictionaries(
        st.sampled_from(["observer", "relief-1", "southland"]),
        st.tuples(st.integers(1, 2**53 - 1), st.binary(min_size=32, max_size=32)),
    ),
)
def test_whatever_is_signed_is_read_back(issued_ms, sequence, payload, desk, seen):
    entry = entries.sign(
        payload,
        NORTH.signers.statement,
        issuer="northland",
        agreement=NORTH.agreement,
        thread="concern/northland/C-1",
        kind="concern.raised/0",
        sequence=sequence,
        issued_ms=issued_ms,
        desk=desk,
        seen=tuple(entries.Seen(party, *rest) for party, rest in seen.items()),
    )
    assert entries.parse(entry.raw) == entry
    entry.verify(NORTH.signers.statement.public)
    assert entry.header.issued_ms == issued_ms


def test_the_play_begins_when_it_says():
    assert NORTH.entries[0].header.issued_ms == START_MS
