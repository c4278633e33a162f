"""Every vector of the ledger's formats, read by one runner."""

import msgspec
import pytest
from vector_writer import FORMATS

from parley import errors
from parley.incident.verify import verify_file
from parley.ledger import cbor, entries, equivocation, merkle, notes
from parley.model import statements
from parley.model.agreements import Keys
from vector_files import ROOT, Vector, of_format, read

NAMED = {
    "BadSignature": errors.BadSignature,
    "BrokenLog": errors.BrokenLog,
    "MalformedStatement": errors.MalformedStatement,
}


def take_cbor(vector: Vector) -> None:
    assert cbor.encode(cbor.decode(vector.body)) == vector.body


def take_entry(vector: Vector) -> None:
    entry = entries.parse(vector.body)
    entry.verify(bytes.fromhex(vector.headers["key"]))
    assert entry.leaf.hex() == vector.headers["leaf"]


def take_note(vector: Vector) -> None:
    checkpoint = notes.open_checkpoint(
        vector.body, vector.headers["origin"], bytes.fromhex(vector.headers["key"])
    )
    assert notes.parse_note(vector.body).text == checkpoint.body()


def take_cosignature(vector: Vector) -> None:
    head = vector.headers
    checkpoint = notes.Checkpoint(head["origin"], int(head["size"]), bytes.fromhex(head["root"]))
    time_s = notes.open_cosignature(
        vector.body, checkpoint, head["mirror"], bytes.fromhex(head["key"])
    )
    assert time_s == int(head["time"])


def take_merkle(vector: Vector) -> None:
    parts = msgspec.json.decode(vector.body)
    for name in ("root", "old_root", "new_root", "leaf"):
        if name in parts:
            parts[name] = bytes.fromhex(parts[name])
    if vector.headers["case"] == "root":
        leaves = [entries.leaf_of(bytes.fromhex(one)) for one in parts["entries"]]
        assert merkle.Tree(leaves).root() == parts["root"]
        return
    parts["proof"] = [bytes.fromhex(one) for one in parts["proof"]]
    if vector.headers["case"] == "inclusion":
        merkle.verify_inclusion(**parts)
    else:
        merkle.verify_consistency(**parts)


def take_bundle(vector: Vector) -> None:
    code, report = verify_file(vector.body)
    assert code == int(vector.headers["exit"])
    if code == 2:
        raise errors.MalformedStatement(report.problems[0])
    if code == 1:
        raise NotSound(report.problems)


def take_equivocation(vector: Vector) -> None:
    proof = equivocation.read(vector.body)
    equivocation.verify(proof, msgspec.json.decode(vector.headers["keys"], type=Keys))


def take_statement(vector: Vector) -> None:
    payload = statements.understand(vector.headers["kind"], vector.body)
    assert statements.spell(payload) == vector.body


class NotSound(errors.PeerError):
    """A bundle that can be read and does not hold."""


TAKE = {
    "cbor": take_cbor,
    "entry": take_entry,
    "note": take_note,
    "cosignature": take_cosignature,
    "merkle": take_merkle,
    "bundle": take_bundle,
    "equivocation": take_equivocation,
    "statement": take_statement,
}
PATHS = [path for name in TAKE for path in of_format(name)]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_vector(path):
    vector = read(path)
    assert path.stem.startswith(vector.headers["expect"])
    take = TAKE[path.parent.name]
    if vector.accepted:
        take(vector)
        return
    with pytest.raises({**NAMED, "NotSound": NotSound}[vector.headers["error"]]):
        take(vector)


@pytest.mark.parametrize("name", FORMATS)
def test_the_files_are_what_their_writer_writes(name):
    """A changed byte shows either as a format changed unseen, or as a vector edited by hand."""
    written = {f"{title}.txt": vector.text() for title, vector in FORMATS[name]()}
    found = {path.name: path.read_bytes().decode() for path in of_format(name)}
    assert found == written


def test_every_format_has_vectors_of_both_kinds():
    assert set(TAKE) == set(FORMATS)
    for name in TAKE:
        expected = {read(path).accepted for path in of_format(name)}
        assert expected == {True, False}, ROOT / name


def test_every_kind_has_a_vector_of_both_sorts():
    """Every kind that can be stated; those older than the line share the refusals of a notice."""
    found = {True: set(), False: set()}
    for path in of_format("statement"):
        vector = read(path)
        found[vector.accepted].add(vector.headers["kind"])
    assert set(statements.KINDS) - found[True] == set()
    plain = ("notice.", "concern.", "report.")
    assert not {kind for kind in set(statements.KINDS) - found[False] if not kind.startswith(plain)}
