import msgspec
import pytest

from ledger_parts import START_MS, Author, filed, signers, terms
from parley.errors import BadSignature, Equivocation, MalformedStatement, UsageError
from parley.ledger import entries, equivocation, notes

KEYS = signers("northland").public_keys()


def two_logs() -> tuple[Author, Author]:
    """The same party, saying one thing to some and another to others."""
    one, other = Author("northland", terms()), Author("northland", terms())
    one.say("notice.filed/0", filed(("southland",)), START_MS + 1)
    other.say("notice.filed/0", filed(("observer",)), START_MS + 1)
    return one, other


def test_two_checkpoints_of_one_size():
    one, other = two_logs()
    proof = equivocation.of_checkpoints(one.agreement, "northland", one.note(), other.note())
    equivocation.verify(proof, KEYS)
    assert proof == equivocation.of_checkpoints(
        one.agreement, "northland", other.note(), one.note()
    )
    assert equivocation.read(equivocation.spell(proof)) == proof


def test_two_entries_at_one_place():
    one, other = two_logs()
    proof = equivocation.of_entries(one.entries[1], other.entries[1])
    equivocation.verify(proof, KEYS)
    assert proof == equivocation.of_entries(other.entries[1], one.entries[1])
    assert equivocation.read(equivocation.spell(proof)) == proof


def test_from_an_error():
    one, other = two_logs()
    for first, second in ((one.note(), other.note()), (one.entries[1].raw, other.entries[1].raw)):
        error = Equivocation("two things", first, second)
        equivocation.verify(equivocation.of_error(one.agreement, "northland", error), KEYS)
    with pytest.raises(MalformedStatement):
        equivocation.of_error(one.agreement, "northland", Equivocation("none", b"x", b"y"))


def test_what_can_both_be_true_is_no_proof():
    one, other = two_logs()
    for first, second in (
        (one.note(), one.note()),
        (one.note(), notes.sign_checkpoint(one.checkpoint(1), one.signers.log)),
    ):
        proof = equivocation.of_checkpoints(one.agreement, "northland", first, second)
        with pytest.raises(MalformedStatement):
            equivocation.verify(proof, KEYS)
    for first, second in ((one.entries[1], one.entries[1]), (one.entries[0], other.entries[1])):
        with pytest.raises(MalformedStatement):
            equivocation.verify(equivocation.of_entries(first, second), KEYS)
    proof = equivocation.of_checkpoints(one.agreement, "northland", one.note(), other.note())
    turned = msgspec.structs.replace(proof, first=proof.second, second=proof.first)
    with pytest.raises(MalformedStatement, match="order"):
        equivocation.verify(turned, KEYS)


def test_nobody_is_blamed_for_anothers_words():
    one, other = two_logs()
    south = signers("southland").public_keys()
    for proof in (
        equivocation.of_checkpoints(one.agreement, "northland", one.note(), other.note()),
        equivocation.of_entries(one.entries[1], other.entries[1]),
    ):
        with pytest.raises(BadSignature):
            equivocation.verify(proof, south)
        renamed = msgspec.structs.replace(proof, party="southland")
        with pytest.raises((BadSignature, MalformedStatement)):
            equivocation.verify(renamed, KEYS)
        elsewhere = msgspec.structs.replace(proof, agreement="cd" * 32)
        with pytest.raises((BadSignature, MalformedStatement)):
            equivocation.verify(elsewhere, KEYS)


def test_one_place_in_two_agreements_is_no_contradiction():
    one = Author("northland", terms())
    other = Author("northland", terms("northland", "southland"))
    with pytest.raises(UsageError):
        equivocation.of_entries(one.entries[0], other.entries[0])
    proof = equivocation.TwoEntries(
        equivocation.FORMAT,
        one.agreement,
        "northland",
        *sorted((one.entries[0].raw, other.entries[0].raw)),
    )
    with pytest.raises(MalformedStatement, match="another log"):
        equivocation.verify(proof, KEYS)


def test_a_proof_has_one_spelling():
    one, other = two_logs()
    raw = equivocation.spell(equivocation.of_entries(one.entries[1], other.entries[1]))
    for changed in (
        raw + b"\n",
        raw.replace(b'"of":', b'"of": '),
        raw.replace(b"equivocation/0", b"equivocation/1"),
        raw.replace(b'"of":"entry"', b'"of":"else"'),
        b"[]",
        b"",
        b"x" * 2_000_000,
    ):
        with pytest.raises(MalformedStatement):
            equivocation.read(changed)


def test_a_proof_longer_than_two_statements_could_make_it_is_not_decoded():
    long = equivocation.of_checkpoints("ab" * 32, "northland", b"a" * 700_000, b"b" * 700_000)
    with pytest.raises(MalformedStatement, match="too long"):
        equivocation.read(equivocation.spell(long))


def test_a_forged_entry_proves_nothing():
    one, other = two_logs()
    forged = entries.parse(other.entries[1].raw[:-1] + bytes((other.entries[1].raw[-1] ^ 1,)))
    with pytest.raises(BadSignature):
        equivocation.verify(equivocation.of_entries(one.entries[1], forged), KEYS)
