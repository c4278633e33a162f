"""A whole record verified again: a sound one is sound, and every edit of it is named."""

import sqlite3

import pytest
from storage_records import (
    AGREEMENT,
    PARTIES,
    SALT,
    Log,
    begun,
    disputed,
    founded_elsewhere,
    signers,
    sound_batches,
)

from parley import limits
from parley.ledger import annexes
from parley.ledger.merkle import Tree
from parley.model.line import Lane
from parley.model.notices import Ref
from parley.picture import threads
from parley.ports.store import Batch, StoredAnnex, StoredEntry
from parley.storage.fsck import fsck
from parley.storage.memory import MemoryStore
from parley.storage.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "parley.sqlite"
    store = SqliteStore(path)
    for batch in (*sound_batches(), disputed()):
        store.append(batch)
    store.close()
    return path


def report_of(path, **given):
    store = SqliteStore.read_only(path)
    try:
        return fsck(store, **given)
    finally:
        store.close()


def edit(path, *statements, **named):
    editor = sqlite3.connect(path)
    editor.execute("PRAGMA ignore_check_constraints = ON")
    with editor:
        for statement in statements:
            changed = editor.execute(statement, named)
            assert changed.rowcount, f"nothing was changed by {statement}"
    editor.close()


def said(report):
    return "\n".join(str(fault) for fault in report.faults)


def test_a_sound_record_is_sound_in_either_store(path):
    own = {party: keys.public_keys() for party, keys in PARTIES.items()}
    memory = MemoryStore()
    for batch in (*sound_batches(), disputed()):
        memory.append(batch)
    for report in (report_of(path, own=own), fsck(memory, own)):
        assert said(report) == ""
        assert report.sound
        assert (report.agreements, report.logs, report.entries) == (1, 2, 12)
        assert (report.cosignatures, report.receipts, report.evidence) == (5, 1, 1)
        assert report.annexes == 1
        assert report.limits


def test_an_annex_that_waits_for_its_notice_is_no_fault(path):
    store = SqliteStore(path)
    content = b"a map"
    name = annexes.commitment(SALT, content)
    store.append(Batch(annexes=(StoredAnnex(AGREEMENT, name, SALT, content),)))
    store.close()
    report = report_of(path)
    assert report.sound, said(report)
    assert any("waits to be stated" in str(remark) for remark in report.remarks)


def test_a_sound_record_is_remarked_upon(path):
    remarks = [str(remark) for remark in report_of(path).remarks]
    assert len(remarks) == 2
    assert any("disputed" in remark and "/bravo" in remark for remark in remarks)
    absent = next(remark for remark in remarks if "'map'" in remark)
    assert "/alfa entry 1" in absent
    assert "erased, or never received" in absent


def test_an_empty_record_is_sound(tmp_path):
    SqliteStore(tmp_path / "parley.sqlite").close()
    report = report_of(tmp_path / "parley.sqlite")
    assert report.sound
    assert report.entries == 0


AT = "agreement = agreement AND party = 'alfa' AND sequence = 4"
EDITS = {
    "a byte of a payload": (
        [f"UPDATE entries SET raw = replace_byte(raw, length(raw) - 90) WHERE {AT}"],
        "alfa entry 4: its bytes",
    ),
    "a byte of a signature": (
        [f"UPDATE entries SET raw = replace_byte(raw, length(raw) - 5) WHERE {AT}"],
        "alfa entry 4: its bytes or its signature were changed",
    ),
    "a byte of a header": (
        [f"UPDATE entries SET raw = replace_byte(raw, 40) WHERE {AT}"],
        "alfa entry 4: its bytes",
    ),
    "an entry replaced by rubbish": (
        [f"UPDATE entries SET raw = x'00' WHERE {AT}"],
        "alfa entry 4: its bytes were changed",
    ),
    "an entry emptied": (
        [f"UPDATE entries SET raw = x'' WHERE {AT}"],
        "alfa entry 4: its bytes were changed",
    ),
    "a row deleted": (
        [f"DELETE FROM entries WHERE {AT}"],
        "alfa entry 4: entry 4 is missing",
    ),
    "a row deleted and the others moved up": (
        [
            f"DELETE FROM entries WHERE {AT}",
            "UPDATE entries SET sequence = sequence - 1 WHERE party = 'alfa' AND sequence = 5",
            "UPDATE entries SET sequence = sequence - 1 WHERE party = 'alfa' AND sequence = 6",
            "UPDATE entries SET sequence = sequence - 1 WHERE party = 'alfa' AND sequence = 7",
        ],
        "alfa entry 4: it is entry 5",
    ),
    "several rows deleted": (
        ["DELETE FROM entries WHERE party = 'alfa' AND sequence IN (3, 4)"],
        "alfa entry 3: 3 to 4 are missing",
    ),
    "the first rows of a log deleted": (
        ["DELETE FROM entries WHERE party = 'bravo' AND sequence = 0"],
        "bravo entry 0: entry 0 is missing",
    ),
    "two rows' bytes swapped": (
        [
            """UPDATE entries SET raw = CASE sequence
               WHEN 4 THEN (SELECT raw FROM entries WHERE party = 'alfa' AND sequence = 5)
               ELSE (SELECT raw FROM entries WHERE party = 'alfa' AND sequence = 4) END
               WHERE party = 'alfa' AND sequence IN (4, 5)"""
        ],
        "alfa entry 4: it is entry 5 of alfa",
    ),
    "two rows' positions swapped": (
        [
            "UPDATE entries SET position = -1 WHERE party = 'alfa' AND sequence = 4",
            "UPDATE entries SET position = position - 1 WHERE party = 'alfa' AND sequence = 5",
            "UPDATE entries SET position = 7 WHERE position = -1",
        ],
        "alfa entry 4: entry 4 is missing, or not in order",
    ),
    "a log cut short": (
        ["DELETE FROM entries WHERE party = 'alfa' AND sequence >= 6"],
        "alfa entry 6: its checkpoint covers 8 entries and 6 are here",
    ),
    "a log and the whole of its entries gone": (
        ["DELETE FROM entries WHERE party = 'bravo'"],
        "bravo entry 0: its checkpoint covers 4 entries and 0 are here",
    ),
    "an entry put under another party": (
        ["UPDATE entries SET party = 'observer' WHERE party = 'alfa' AND sequence = 7"],
        "observer entry 7: it is entry 7 of alfa",
    ),
    "an entry put under a stranger": (
        ["UPDATE entries SET party = 'stranger' WHERE party = 'alfa' AND sequence = 7"],
        "stranger: nobody's keys are pinned for it: the party is not in the agreement",
    ),
    "an entry put into another agreement": (
        ["UPDATE entries SET agreement = 'ff' WHERE party = 'alfa' AND sequence = 7"],
        "no entry 0 holds the terms",
    ),
    "a sequence changed": (
        ["UPDATE entries SET sequence = 70 WHERE party = 'alfa' AND sequence = 7"],
        "alfa entry 7: 7 to 69 are missing",
    ),
    "a negative sequence": (
        ["UPDATE entries SET sequence = -1 WHERE party = 'alfa' AND sequence = 7"],
        "alfa entry -1: it lies after entries that follow it",
    ),
    "a hole in the positions": (
        ["UPDATE entries SET position = 99 WHERE position = 12"],
        "bravo entry 3: it lies at position 99 where 12 follows",
    ),
    "a row hidden before the first": (
        ["UPDATE entries SET position = -5 WHERE position = 12"],
        "the table entries has rows before its first position",
    ),
    "a byte of a checkpoint": (
        ["UPDATE checkpoints SET note = replace_byte(note, 20) WHERE party = 'alfa'"],
        "alfa: its checkpoint was changed",
    ),
    "a checkpoint's signature": (
        ["UPDATE checkpoints SET note = replace_byte(note, length(note) - 9) WHERE party = 'alfa'"],
        "alfa: its checkpoint was changed",
    ),
    "a checkpoint's size": (
        ["UPDATE checkpoints SET size = 7 WHERE party = 'alfa'"],
        "alfa: its checkpoint is of 8 entries, not of 7",
    ),
    "a checkpoint rolled back": (
        ["UPDATE checkpoints SET size = 3, note = :alfa_3 WHERE party = 'alfa'"],
        "alfa entry 3: its newest checkpoint covers 3 of its 8 entries",
    ),
    "another log's checkpoint": (
        ["UPDATE checkpoints SET note = :bravo_4, size = 4 WHERE party = 'alfa'"],
        "alfa: its checkpoint was changed: a checkpoint of",
    ),
    "a checkpoint of another tree": (
        ["UPDATE checkpoints SET note = :alfa_other WHERE party = 'alfa'"],
        "alfa: its first 8 entries are not those its checkpoint covers",
    ),
    "a checkpoint deleted": (
        ["DELETE FROM checkpoints WHERE party = 'bravo'"],
        "bravo entry 0: alfa cosigned 4 entries and its checkpoint covers 0",
    ),
    "an own checkpoint deleted": (
        ["DELETE FROM checkpoints WHERE party = 'alfa'"],
        "alfa entry 0: its newest checkpoint covers 0 of its 8 entries",
    ),
    "a mirrored checkpoint rolled back": (
        ["UPDATE checkpoints SET size = 1, note = :bravo_1 WHERE party = 'bravo'"],
        "bravo entry 1: alfa cosigned 4 entries and its checkpoint covers 1",
    ),
    "a log and its checkpoint cut short together": (
        [
            "DELETE FROM entries WHERE party = 'alfa' AND sequence >= 3",
            "UPDATE checkpoints SET size = 3, note = :alfa_3 WHERE party = 'alfa'",
        ],
        "alfa: a cosignature by bravo at 8 entries does not hold: only 3 entries are here",
    ),
    "a byte of a cosignature": (
        ["UPDATE cosignatures SET line = replace_byte(line, length(line) - 9) WHERE position = 3"],
        "alfa: a cosignature by bravo at 8 entries does not hold",
    ),
    "a cosignature by another": (
        ["UPDATE cosignatures SET mirror = 'observer' WHERE position = 1"],
        "alfa: a cosignature by observer at 3 entries does not hold",
    ),
    "a cosignature by a stranger": (
        ["UPDATE cosignatures SET mirror = 'stranger' WHERE position = 1"],
        "alfa: a cosignature by stranger at 3 entries does not hold: the mirror is not in",
    ),
    "a cosignature at another size": (
        ["UPDATE cosignatures SET size = 5 WHERE position = 1"],
        "alfa: a cosignature by bravo at 5 entries does not hold",
    ),
    "a cosignature of nothing": (
        ["UPDATE cosignatures SET size = 0 WHERE position = 1"],
        "alfa: a cosignature by bravo at 0 entries does not hold: it is of an empty log",
    ),
    "a cosignature of another log": (
        ["UPDATE cosignatures SET party = 'bravo' WHERE position = 1"],
        "bravo: a cosignature by bravo at 3 entries does not hold",
    ),
    "a receipt": (
        ["UPDATE receipts SET digest = x'00'"],
        "the record: the receipt of request 'r1' of 'officer' is no receipt",
    ),
    "evidence": (
        ["UPDATE evidence SET proof = replace_byte(proof, 200)"],
        "bravo: the evidence against it does not verify",
    ),
    "evidence turned against another": (
        ["UPDATE evidence SET party = 'alfa'"],
        "alfa: the evidence against it does not verify: it is about another log",
    ),
    "evidence against a stranger": (
        ["UPDATE evidence SET party = 'stranger'"],
        "stranger: evidence against a party whose keys are not on record",
    ),
    "an annex": (
        ["UPDATE annexes SET content = replace_byte(content, 3)"],
        "alfa entry 1: the annex 'number' is not what was committed to",
    ),
    "an annex made longer": (
        ["UPDATE annexes SET content = CAST(content || x'00' AS BLOB)"],
        "alfa entry 1: the annex 'number' was stated with 16 bytes",
    ),
    "an annex's salt": (
        ["UPDATE annexes SET salt = x'00'"],
        "alfa entry 1: the salt of the annex 'number' has 1 bytes",
    ),
    "an annex under another name": (
        ["UPDATE annexes SET commitment = 'cc'"],
        "an annex that no entry states",
    ),
    "a foreign table": (["CREATE TABLE notes (x)"], "a foreign table 'notes' lies in the record"),
    "a trigger": (
        ["CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM receipts; END"],
        "a foreign trigger 't'",
    ),
    "a table dropped": (["DROP TABLE receipts"], "the table receipts is missing"),
    "the entries dropped": (["DROP TABLE entries"], "the table entries is missing"),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_named_with_what_to_do(path, name):
    statements, named = EDITS[name]
    _edit(path, statements)
    report = report_of(path, own={"alfa": None})
    assert not report.sound
    assert named in said(report)
    assert all(fault.remedy for fault in report.faults)
    # A fault is named where it lies and not on every line that leans on it.
    assert len(report.faults) <= 8
    assert report.left_out == 0


def _edit(path, statements):
    alfa, bravo, other = Log("alfa"), Log("bravo"), Log("alfa")
    for batch in sound_batches():
        for stored in batch.entries:
            if stored.sequence:
                log = {"alfa": alfa, "bravo": bravo}[stored.party]
                log.tree.append(_leaf(stored))
    for n in range(7):
        other.says(begun(n), "notice/alfa/N1")
    notes = {
        "alfa_3": alfa.stored_checkpoint(3).note,
        "bravo_1": bravo.stored_checkpoint(1).note,
        "bravo_4": bravo.stored_checkpoint(4).note,
        "alfa_other": other.stored_checkpoint(8).note,
    }
    editor = sqlite3.connect(path)
    editor.create_function(
        "replace_byte", 2, lambda blob, at: blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
    )
    editor.execute("PRAGMA ignore_check_constraints = ON")
    with editor:
        for statement in statements:
            used = {key: note for key, note in notes.items() if f":{key}" in statement}
            assert editor.execute(statement, used).rowcount != 0, statement
    editor.close()


def _leaf(stored):
    from parley.ledger.entries import leaf_of

    return leaf_of(stored.raw)


def test_the_limit_is_as_stated_a_log_cut_with_all_that_covers_it_looks_shorter(path):
    _edit(
        path,
        [
            "DELETE FROM entries WHERE party = 'alfa' AND sequence >= 3",
            "UPDATE checkpoints SET size = 3, note = :alfa_3 WHERE party = 'alfa'",
            "DELETE FROM cosignatures WHERE party = 'alfa' AND size > 3",
            "UPDATE entries SET position = position - 5 WHERE position > 4",
        ],
    )
    report = report_of(path, own={"alfa": None})
    assert report.sound
    assert "Only a peer that holds more of it can tell" in report.limits[0]


@pytest.mark.parametrize("broken", ["alfa", "bravo"])
def test_the_terms_are_found_in_whichever_founding_entry_still_has_them(path, broken):
    edit(path, f"UPDATE entries SET raw = x'd2' WHERE party = '{broken}' AND sequence = 0")
    report = report_of(path)
    assert f"/{broken} entry 0: its bytes were changed" in said(report)
    other = {"alfa": "bravo", "bravo": "alfa"}[broken]
    assert f"/{other}" not in said(report).replace("by " + other, "")
    assert "no entry 0" not in said(report)


def test_without_any_terms_nothing_can_be_verified_and_that_is_said_once_a_log(path):
    edit(path, "UPDATE entries SET raw = x'd2' WHERE sequence = 0")
    faults = said(report_of(path)).splitlines()
    assert sum("no entry 0 holds the terms" in fault for fault in faults) == 2


def test_a_member_that_founded_something_else_is_named(path):
    alfa = Log("alfa")
    other = Log("bravo")
    other.entries[0] = alfa.entries[0]
    edit(
        path,
        "UPDATE entries SET raw = :raw WHERE party = 'bravo' AND sequence = 0",
        raw=alfa.entries[0].raw,
    )
    assert "bravo entry 0: it is entry 0 of alfa" in said(report_of(path))


def test_keys_other_than_the_agreements_are_named(path):
    own = {"alfa": signers("elsewhere").public_keys(), "nobody": signers("x").public_keys()}
    report = report_of(path, own=own)
    (fault,) = report.faults
    assert (fault.agreement, fault.party, fault.sequence) == (AGREEMENT, "alfa", None)
    assert "keys held here are not those" in fault.what


def grown(*says):
    """A store with a log of alfa's that says these (payload, kind, thread)."""
    alfa = Log("alfa")
    for payload, kind, thread in says:
        alfa.signs(payload, kind, thread)
    store = MemoryStore()
    store.append(
        Batch(
            entries=tuple(alfa.stored(n) for n in range(len(alfa.entries))),
            checkpoints=(alfa.stored_checkpoint(),),
        )
    )
    return store


@pytest.mark.parametrize("own", ["alfa", "bravo"])
def test_a_log_longer_than_its_checkpoint_is_a_fault_only_of_its_author(own):
    alfa = Log("alfa")
    first = alfa.stored_checkpoint()
    alfa.says(begun(1), "notice/alfa/N1")
    store = MemoryStore()
    store.append(Batch(entries=(alfa.stored(0), alfa.stored(1)), checkpoints=(first,)))
    report = fsck(store, {own: None})
    assert report.sound == (own == "bravo")
    (found,) = report.faults or report.remarks
    assert "alfa entry 1: its newest checkpoint covers 1 of its 2 entries" in str(found)


@pytest.mark.parametrize(
    ("payload", "kind", "thread", "named"),
    [
        (b"{}", "zone.drawn/3", "notice/alfa/N1", "kept as evidence: the kind 'zone.drawn/3'"),
        (b'{"words":1}', "notice.begun/0", "notice/alfa/N1", "not understood: "),
        (b"{}", "zone.drawn/3", "zone/alfa/Z1", "a thread this version does not know"),
    ],
)
def test_what_is_not_understood_is_remarked_and_no_fault(payload, kind, thread, named):
    report = fsck(grown((payload, kind, thread)))
    assert report.sound
    assert any(named in str(remark) and "entry 1" in str(remark) for remark in report.remarks)


def test_every_subject_that_parley_states_under_is_known():
    ref = Ref("alfa", "N1")
    subjects = (
        threads.FOUNDING_THREAD,
        threads.thread_of_notice(ref),
        threads.thread_of_concern(ref),
        threads.thread_of_report(ref),
        threads.thread_of_call(ref),
        threads.thread_of_test(ref),
        threads.thread_of_query(ref),
        threads.thread_of_lane("alfa", Lane.AIR),
        threads.thread_of_duty("alfa"),
    )
    report = fsck(grown(*((b"{}", "zone.drawn/3", subject) for subject in subjects)))
    assert len(report.remarks) == len(subjects), "of the kind, and nothing beside"
    assert not [one for one in report.remarks if "a thread" in str(one)]


def test_progress_is_told_up_to_the_end(path):
    told = []
    report_of(path, progress=lambda done, total: told.append((done, total)))
    assert told == [(12, 12)]
    store = grown(*[(b"{}", "zone.drawn/3", "notice/alfa/N1")] * 600)
    told.clear()
    fsck(store, progress=lambda done, total: told.append((done, total)))
    assert told == [(256, 601), (512, 601), (601, 601)]


def test_a_thousand_faults_are_listed_and_the_others_counted():
    store = MemoryStore()
    many = limits.MAX_FSCK_FINDINGS + 7
    store.append(
        Batch(annexes=tuple(StoredAnnex(AGREEMENT, f"{n}", SALT, b"") for n in range(many)))
    )
    report = fsck(store)
    assert len(report.faults) == limits.MAX_FSCK_FINDINGS
    assert report.left_out == 7


def test_a_node_that_goes_on_writing_makes_no_faults(path):
    writer = SqliteStore(path)
    alfa = Log("alfa")
    for batch in sound_batches():
        for stored in batch.entries:
            if stored.party == "alfa" and stored.sequence:
                alfa.tree.append(_leaf(stored))
                alfa.entries.append(None)

    def write_on(done, total):
        """As a node would between two looks of ours: entries, checkpoint and cosignature."""
        n = len(alfa.entries)
        entry = alfa.says(begun(n), "notice/alfa/N1")
        writer.append(
            Batch(
                entries=(StoredEntry(AGREEMENT, "alfa", n, entry.raw),),
                checkpoints=(alfa.stored_checkpoint(),),
                cosignatures=(alfa.cosigned("bravo"),),
            )
        )

    class Growing(SqliteStore):
        def entries(self, after=0):
            for found in super().entries(after):
                write_on(0, 0)
                yield found

        def checkpoints(self):
            yield from super().checkpoints()
            write_on(0, 0)

        def cosignatures(self):
            yield from super().cosignatures()
            write_on(0, 0)

    reader = Growing.read_only(path)
    reading = fsck_bounded(reader)
    assert said(reading) == ""
    reader.close()
    writer.close()


def fsck_bounded(reader):
    """The first look must end although every entry it sees brings another."""
    end = 60
    read = reader.entries

    def entries(after=0):
        for position, stored in read(after):
            if position > end:
                return
            yield position, stored

    reader.entries = entries
    return fsck(reader, {"alfa": None, "bravo": None})


def test_a_founding_entry_of_another_agreement_lends_no_terms(path):
    other = founded_elsewhere()
    edit(
        path,
        "UPDATE entries SET raw = :raw WHERE party = 'alfa' AND sequence = 0",
        raw=other.raw,
    )
    faults = said(report_of(path))
    assert (
        f"alfa entry 0: it is entry 0 of alfa in agreement {other.header.agreement[:16]}" in faults
    )
    assert "/alfa entry 1" not in faults
    assert "/bravo" not in faults.replace("by bravo", "")


def test_an_entry_signed_for_another_agreement_is_in_the_wrong_place():
    alfa = Log("alfa")
    alfa.signs(b"{}", "zone.drawn/3", "notice/alfa/N1", agreement="cc" * 32)
    store = MemoryStore()
    store.append(
        Batch(
            entries=(alfa.stored(0), alfa.stored(1)),
            checkpoints=(alfa.stored_checkpoint(),),
        )
    )
    (fault,) = fsck(store).faults
    assert "it is entry 1 of alfa in agreement cccccccc" in fault.what


def test_cosignatures_that_one_change_spoils_are_named_once_a_mirror(path):
    _edit(path, ["UPDATE entries SET raw = x'00' WHERE party = 'alfa' AND sequence = 1"])
    faults = said(report_of(path))
    assert "a cosignature by bravo at 3 entries does not hold, and 1 more" in faults
    assert "a cosignature by observer at 2 entries does not hold, and 1 more" in faults
    assert faults.count("a cosignature by") == 2


def test_an_agreement_founded_while_we_look_is_left_for_the_next_time():
    other = founded_elsewhere()
    looks = []

    class Founding(MemoryStore):
        def entries(self, after=0):
            looks.append(after)
            if len(looks) == 2:
                place = StoredEntry(other.header.agreement, "alfa", 0, other.raw)
                self.append(Batch(entries=(place,)))
            return super().entries(after)

    store = Founding()
    for batch in sound_batches():
        store.append(batch)
    report = fsck(store, {"alfa": None})
    assert report.sound
    assert (report.agreements, report.entries) == (1, 12)
    assert len(list(store.entries())) == 13


def test_a_log_that_begins_with_anything_but_the_terms_is_named():
    alfa, bravo = Log("alfa"), Log("bravo")
    bravo.entries.clear()
    bravo.tree = Tree()
    bravo.signs(b"{}", "zone.drawn/3", "notice/alfa/N1")
    store = MemoryStore()
    store.append(
        Batch(
            entries=(alfa.stored(0), bravo.stored(0)),
            checkpoints=(alfa.stored_checkpoint(), bravo.stored_checkpoint()),
        )
    )
    (fault,) = fsck(store).faults
    assert (fault.party, fault.sequence) == ("bravo", 0)
    assert "a log begins with the terms" in fault.what
