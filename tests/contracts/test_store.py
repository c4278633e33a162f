"""The promise of `parley.ports.store`, kept by every adapter."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.errors import IntegrityError, UsageError, WorldError
from parley.ports.store import (
    Batch,
    Store,
    StoredAnnex,
    StoredCheckpoint,
    StoredCosignature,
    StoredEntry,
    StoredEvidence,
    StoredReceipt,
    StoredSetting,
)
from parley.storage.memory import MemoryStore
from parley.storage.sqlite import SqliteStore

A = "aa" * 32
B = "bb" * 32


class Opened:
    """A store, and how the same record is opened again."""

    def __init__(self, store: Store, reopen: Callable[[Store], Store]) -> None:
        self.store = store
        self._reopen = reopen

    def again(self) -> Store:
        self.store.close()
        self.store = self._reopen(self.store)
        return self.store


@pytest.fixture(params=["memory", "sqlite"])
def opened(request, tmp_path):
    if request.param == "memory":
        place = Opened(MemoryStore(), lambda store: store.reopened())
    else:
        path = tmp_path / "record" / "parley.sqlite"
        place = Opened(SqliteStore(path), lambda _: SqliteStore(path))
    yield place
    place.store.close()


def entry(sequence: int, party: str = "a", agreement: str = A, raw: bytes = b"") -> StoredEntry:
    return StoredEntry(agreement, party, sequence, raw or b"%s %d" % (party.encode(), sequence))


FULL = Batch(
    entries=(entry(0), entry(1), entry(0, "b"), entry(0, "a", B)),
    checkpoints=(StoredCheckpoint(A, "a", 2, b"two"), StoredCheckpoint(A, "b", 1, b"one")),
    cosignatures=(StoredCosignature(A, "a", "b", 1, b"x"), StoredCosignature(A, "a", "b", 2, b"y")),
    receipts=(StoredReceipt("officer", "r1", b"d" * 32, b"reply"),),
    settings=(StoredSetting("peer", "b", b"https"), StoredSetting("peer", "c", b"http")),
    evidence=(StoredEvidence(A, "b", b"proof"),),
    annexes=(StoredAnnex(A, "c1", b"salt", b"map"), StoredAnnex(A, "c2", b"salt", b"")),
)


def everything(store: Store) -> dict:
    return {
        "entries": list(store.entries()),
        "checkpoints": list(store.checkpoints()),
        "cosignatures": list(store.cosignatures()),
        "receipts": list(store.receipts()),
        "settings": list(store.settings()),
        "evidence": list(store.evidence()),
        "annexes": [store.annex(A, name) for name in ("c1", "c2", "c3")],
    }


def test_what_is_appended_is_read_again_before_and_after_reopening(opened):
    opened.store.append(FULL)
    expected = {
        "entries": list(enumerate(FULL.entries, 1)),
        "checkpoints": list(FULL.checkpoints),
        "cosignatures": list(FULL.cosignatures),
        "receipts": list(FULL.receipts),
        "settings": list(FULL.settings),
        "evidence": list(FULL.evidence),
        "annexes": [*FULL.annexes, None],
    }
    assert everything(opened.store) == expected
    assert everything(opened.again()) == expected


def test_an_empty_record_holds_nothing(opened):
    opened.store.append(Batch())
    assert not any(found for kind, found in everything(opened.store).items() if kind != "annexes")
    assert opened.store.annex(A, "c1") is None


def test_entries_after_a_position(opened):
    opened.store.append(Batch(entries=tuple(entry(n) for n in range(300))))
    opened.store.append(Batch(entries=(entry(300),)))
    assert [position for position, _ in opened.store.entries()] == list(range(1, 302))
    assert list(opened.store.entries(299)) == [(300, entry(299)), (301, entry(300))]
    assert list(opened.store.entries(301)) == []
    assert list(opened.store.entries(999)) == []


def test_an_entry_appended_while_others_are_read_comes_last(opened):
    opened.store.append(Batch(entries=(entry(0), entry(1))))
    reading = opened.store.entries()
    assert next(reading) == (1, entry(0))
    opened.store.append(Batch(entries=(entry(2),)))
    assert next(position for position, _ in reading) == 2
    assert [position for position, _ in opened.store.entries()] == [1, 2, 3]


@pytest.mark.parametrize(
    "second",
    [
        Batch(entries=(entry(9, "b"), entry(1, raw=b"another"))),
        Batch(entries=(entry(9, "b"), entry(1))),
        Batch(entries=(entry(9, "b"), entry(9, "b"))),
        Batch(entries=(entry(9, "b"),), receipts=(StoredReceipt("officer", "r1", b"", b"no"),)),
        Batch(receipts=(StoredReceipt("o", "r", b"", b"1"), StoredReceipt("o", "r", b"", b"1"))),
    ],
    ids=["other bytes", "same bytes", "twice in a batch", "receipt", "receipt twice"],
)
def test_what_is_taken_is_never_rewritten_and_nothing_of_its_batch_stays(opened, second):
    opened.store.append(FULL)
    before = everything(opened.store)
    rest = Batch(
        entries=second.entries,
        receipts=second.receipts,
        checkpoints=(StoredCheckpoint(A, "a", 9, b"nine"),),
        settings=(StoredSetting("peer", "d", b"x"), StoredSetting("peer", "b", b"")),
        erased_annexes=((A, "c1"),),
    )
    with pytest.raises(IntegrityError, match="on record"):
        opened.store.append(rest)
    assert everything(opened.store) == before
    # Nothing was written, and so the store goes on and leaves no hole in the positions.
    opened.store.append(Batch(entries=(entry(2),)))
    assert list(opened.store.entries(len(FULL.entries))) == [(len(FULL.entries) + 1, entry(2))]
    assert len(list(opened.again().entries())) == len(FULL.entries) + 1


def test_the_error_names_the_entry(opened):
    opened.store.append(FULL)
    with pytest.raises(IntegrityError, match=f"entry 1 of a in agreement {A}"):
        opened.store.append(Batch(entries=(entry(5), entry(1))))
    with pytest.raises(IntegrityError, match="request r1 of officer"):
        opened.store.append(Batch(receipts=FULL.receipts))


def test_a_newer_checkpoint_takes_the_place_of_an_older_and_never_the_reverse(opened):
    for size, note, held in [
        (3, b"a", (3, b"a")),
        (5, b"b", (5, b"b")),
        (4, b"c", (5, b"b")),
        (5, b"d", (5, b"d")),
    ]:
        opened.store.append(Batch(checkpoints=(StoredCheckpoint(A, "a", size, note),)))
        assert list(opened.store.checkpoints()) == [StoredCheckpoint(A, "a", *held)]


def test_every_cosignature_is_kept_in_order(opened):
    given_ = tuple(StoredCosignature(A, "a", mirror, 1, b"l") for mirror in "zyxz")
    for one in given_:
        opened.store.append(Batch(cosignatures=(one,)))
    assert list(opened.store.cosignatures()) == list(given_)


def test_a_setting_is_replaced_and_removed_by_an_empty_value(opened):
    for value in (b"1", b"2"):
        opened.store.append(Batch(settings=(StoredSetting("s", "k", value),)))
    opened.store.append(
        Batch(settings=(StoredSetting("s", "j", b""), StoredSetting("t", "k", b"3")))
    )
    assert list(opened.store.settings()) == [
        StoredSetting("s", "k", b"2"),
        StoredSetting("t", "k", b"3"),
    ]
    opened.store.append(
        Batch(settings=(StoredSetting("t", "k", b""), StoredSetting("s", "k", b"")))
    )
    assert list(opened.again().settings()) == []


def test_an_annex_is_erased_and_may_come_again(opened):
    annex = StoredAnnex(A, "c1", b"salt", b"number")
    opened.store.append(Batch(annexes=(annex, StoredAnnex(B, "c1", b"s", b"other"))))
    opened.store.append(Batch(erased_annexes=((A, "c1"), (A, "never there"))))
    assert opened.store.annex(A, "c1") is None
    assert list(opened.store.annex_names()) == [(B, "c1")]
    opened.store.append(Batch(annexes=(annex,)))
    assert opened.store.annex(A, "c1") == annex
    opened.store.append(
        Batch(annexes=(StoredAnnex(A, "c2", b"", b"x"),), erased_annexes=((A, "c2"),))
    )
    assert opened.again().annex(A, "c2") is None


def test_a_closed_store_refuses(opened):
    opened.store.append(FULL)
    opened.store.close()
    with pytest.raises(WorldError, match="again"):
        opened.store.append(Batch(entries=(entry(7),)))
    with pytest.raises(WorldError):
        list(opened.store.entries())
    with pytest.raises(WorldError):
        opened.store.annex(A, "c1")
    opened.store.close()
    assert len(list(opened.again().entries())) == len(FULL.entries)


def test_opening_twice_for_writing_is_refused(opened):
    with pytest.raises(UsageError, match="writ"):
        opened._reopen(opened.store)
    # The refusal let go of nothing.
    opened.store.append(FULL)
    with pytest.raises(UsageError, match="writ"):
        opened._reopen(opened.store)


@given(
    batches=st.lists(
        st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 6)), max_size=5), max_size=8
    )
)
def test_every_adapter_ends_with_the_same_entries_as_a_plain_list(batches, tmp_path_factory):
    directory: Path = tmp_path_factory.mktemp("record")
    stores: list[Store] = [MemoryStore(), SqliteStore(directory / "parley.sqlite")]
    expected: list[StoredEntry] = []
    for batch in batches:
        entries = tuple(entry(sequence, party) for party, sequence in batch)
        sound = len({*expected, *entries}) == len(expected) + len(entries)
        if sound:
            expected.extend(entries)
        for store in stores:
            if sound:
                store.append(Batch(entries=entries))
            else:
                with pytest.raises(IntegrityError):
                    store.append(Batch(entries=entries))
    for store in stores:
        assert list(store.entries()) == list(enumerate(expected, 1))
        store.close()
