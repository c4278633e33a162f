"""A small sound record, made with real keys and signatures, for the tests of this room."""

import hashlib
from functools import cache

import msgspec

from parley.ledger import annexes, entries, equivocation, notes
from parley.ledger.keys import PrivateKey, Signers
from parley.ledger.merkle import Tree
from parley.model.agreements import Member, Rules, Standing, Terms
from parley.model.instants import Interval
from parley.model.notices import Activity, AnnexRef, Notice, Ref
from parley.model.statements import KIND_OF, NoticeBegun, NoticeFiled, spell
from parley.ports.store import (
    Batch,
    StoredAnnex,
    StoredCheckpoint,
    StoredCosignature,
    StoredEntry,
    StoredEvidence,
    StoredReceipt,
    StoredSetting,
)

NOW_MS = 1_537_209_540_000
SALT = b"0123456789abcdef"
CONTENT = b"+963 11 555 0142"
ABSENT = b"a map that never came"


def signers(party: str) -> Signers:
    """Keys that are the same in every run."""

    def key(purpose: str) -> PrivateKey:
        return PrivateKey(hashlib.sha256(f"{party} {purpose}".encode()).digest())

    return Signers(party, key("statement"), key("log"), key("cosignature"), key("transport"))


PARTIES = {party: signers(party) for party in ("alfa", "bravo", "observer")}

TERMS = Terms(
    title="Standing line",
    banner="exercise",
    exercise=True,
    drawn_up_ms=NOW_MS,
    salt="00" * 16,
    members=tuple(
        Member(party, party.title(), Standing.MEMBER, None, keys.public_keys())
        for party, keys in PARTIES.items()
    ),
    off_line=(),
    regions=(),
    rules=Rules("rules/0", 3_600_000, 5_556_000, 914_400, 300_000, 300_000, 30_000, None, ()),
)
AGREEMENT = entries.agreement_id(spell(TERMS))


class Log:
    """One party's log, growing."""

    def __init__(self, party: str) -> None:
        self.keys = PARTIES[party]
        self.party = party
        self.entries: list[entries.Entry] = []
        self.tree = Tree()
        self.says(TERMS, "agreement")

    def says(self, payload, thread: str) -> entries.Entry:
        return self.signs(spell(payload), KIND_OF[type(payload)], thread)

    def signs(
        self, payload: bytes, kind: str, thread: str, agreement: str = AGREEMENT
    ) -> entries.Entry:
        entry = entries.sign(
            payload,
            self.keys.statement,
            issuer=self.party,
            agreement=agreement,
            thread=thread,
            kind=kind,
            sequence=len(self.entries),
            issued_ms=NOW_MS + len(self.entries),
        )
        self.entries.append(entry)
        self.tree.append(entry.leaf)
        return entry

    def stored(self, index: int) -> StoredEntry:
        return StoredEntry(AGREEMENT, self.party, index, self.entries[index].raw)

    def checkpoint(self, size: int | None = None) -> notes.Checkpoint:
        size = len(self.entries) if size is None else size
        origin = notes.origin_of(AGREEMENT, self.party)
        return notes.Checkpoint(origin, size, self.tree.root(size))

    def stored_checkpoint(self, size: int | None = None) -> StoredCheckpoint:
        checkpoint = self.checkpoint(size)
        note = notes.sign_checkpoint(checkpoint, self.keys.log)
        return StoredCheckpoint(AGREEMENT, self.party, checkpoint.size, note)

    def cosigned(self, mirror: str, size: int | None = None) -> StoredCosignature:
        checkpoint = self.checkpoint(size)
        name = notes.mirror_name(AGREEMENT, mirror)
        key = PARTIES[mirror].cosignature
        line = notes.cosign(checkpoint, name, key, NOW_MS // 1000)
        return StoredCosignature(AGREEMENT, self.party, mirror, checkpoint.size, line)


def notice(*annex: AnnexRef) -> NoticeFiled:
    return NoticeFiled(
        Notice(
            Activity.FLIGHT,
            False,
            Interval(NOW_MS, NOW_MS + 3_600_000),
            (),
            "Latakia",
            None,
            "desk",
            "",
            "",
            ("bravo",),
            annex,
        ),
        (),
    )


def annex_ref(title: str, content: bytes) -> AnnexRef:
    return AnnexRef(title, "text/plain", len(content), annexes.commitment(SALT, content))


def begun(n: int) -> NoticeBegun:
    return NoticeBegun(Ref("alfa", "N1"), f"begun {n}")


@cache
def sound_batches() -> tuple[Batch, ...]:
    """Two logs that grow in turns, with everything a record can hold.

    The last log's checkpoint is of alfa's 8 entries; bravo's has 4.
    """
    alfa, bravo = Log("alfa"), Log("bravo")
    batches = [Batch(entries=(alfa.stored(0),), checkpoints=(alfa.stored_checkpoint(),))]
    alfa.says(notice(annex_ref("number", CONTENT), annex_ref("map", ABSENT)), "notice/alfa/N1")
    alfa.says(begun(2), "notice/alfa/N1")
    batches.append(
        Batch(
            entries=(bravo.stored(0), alfa.stored(1), alfa.stored(2)),
            checkpoints=(bravo.stored_checkpoint(), alfa.stored_checkpoint()),
            annexes=(
                StoredAnnex(AGREEMENT, annex_ref("number", CONTENT).commitment, SALT, CONTENT),
            ),
            receipts=(StoredReceipt("officer", "r1", hashlib.sha256(b"?").digest(), b"{}"),),
            settings=(StoredSetting("peer", "bravo", b"https://bravo.example"),),
            cosignatures=(alfa.cosigned("bravo"), alfa.cosigned("observer", 2)),
        )
    )
    for n in range(3, 8):
        alfa.says(begun(n), "notice/alfa/N1")
    for n in range(1, 4):
        bravo.says(begun(n), "notice/alfa/N1")
    batches.append(
        Batch(
            entries=(*map(alfa.stored, range(3, 8)), *map(bravo.stored, range(1, 4))),
            checkpoints=(alfa.stored_checkpoint(), bravo.stored_checkpoint()),
            cosignatures=(
                alfa.cosigned("bravo"),
                alfa.cosigned("observer"),
                bravo.cosigned("alfa"),
            ),
        )
    )
    return tuple(batches)


def founded_elsewhere() -> entries.Entry:
    """Alfa's entry 0 in an agreement between other keys than these."""
    members = tuple(
        msgspec.structs.replace(member, keys=signers(f"{member.party}-elsewhere").public_keys())
        for member in TERMS.members
    )
    terms = spell(msgspec.structs.replace(TERMS, members=members))
    return entries.sign(
        terms,
        signers("alfa-elsewhere").statement,
        issuer="alfa",
        agreement=entries.agreement_id(terms),
        thread="agreement",
        kind=KIND_OF[Terms],
        sequence=0,
        issued_ms=NOW_MS,
    )


def disputed() -> Batch:
    """The proof that bravo signed two checkpoints of one size."""
    one, other = Log("bravo"), Log("bravo")
    one.says(begun(1), "notice/alfa/N1")
    other.says(begun(2), "notice/alfa/N1")
    proof = equivocation.of_checkpoints(
        AGREEMENT, "bravo", one.stored_checkpoint().note, other.stored_checkpoint().note
    )
    return Batch(evidence=(StoredEvidence(AGREEMENT, "bravo", equivocation.spell(proof)),))


def respelled(raw: bytes, **changed: object) -> bytes:
    """JSON with some values changed."""
    return msgspec.json.encode({**msgspec.json.decode(raw), **changed}, order="sorted")
