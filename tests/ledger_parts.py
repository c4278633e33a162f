"""Signed things made of fixed seeds, for the tests of any room that needs some."""

from hashlib import sha256

from parley.ledger import bundle, entries, keys, merkle, notes
from parley.model import statements
from parley.model.agreements import LeastExtent, Member, Rules, Standing, Terms
from parley.model.instants import Interval
from parley.model.notices import Activity, AnnexRef, Notice, Ref

PARTIES = ("northland", "observer", "southland")
FOUNDED = "agreement.founded/0"
START_MS = 1_600_000_000_000


def signers(party: str) -> keys.Signers:
    """The keys of a party; the same each time, so good for tests only."""
    purposes = ("statement", "log", "cosignature", "transport")
    made = [keys.PrivateKey(sha256(f"{party} {one}".encode()).digest()) for one in purposes]
    return keys.Signers(party, *made)


def terms(*parties: str, hosted: dict[str, str] | None = None) -> Terms:
    """The terms of an agreement between these parties; `observer` observes."""
    parties = parties or PARTIES
    return Terms(
        title="Test line",
        banner="an exercise",
        exercise=True,
        drawn_up_ms=START_MS,
        salt="00" * 16,
        members=tuple(
            Member(
                party=party,
                name=party.title(),
                standing=Standing.OBSERVER if party == "observer" else Standing.MEMBER,
                hosted_by=(hosted or {}).get(party),
                keys=signers(party).public_keys(),
            )
            for party in parties
        ),
        off_line=(),
        regions=(),
        rules=Rules(
            version="rules/0",
            lead_time_ms=3_600_000,
            lateral_separation_mm=5_556_000,
            vertical_separation_mm=914_400,
            read_back_within_ms=300_000,
            overdue_after_ms=300_000,
            skew_ms=30_000,
            datum_margin_mm=None,
            least_extents=(LeastExtent(Activity.LIVE_FIRING, 1_000_000),),
        ),
    )


def notice(to: tuple[str, ...] = ("southland",), annexes: tuple[AnnexRef, ...] = ()) -> Notice:
    """A notice with a place name and nothing drawn."""
    return Notice(
        activity=Activity.FLIGHT,
        emergency=False,
        period=Interval(START_MS + 3_600_000, START_MS + 7_200_000),
        volumes=(),
        place_label="the northern valley",
        planned_landing_ms=None,
        contact_desk="operations desk",
        remarks="",
        relay_scope="",
        addressees=to,
        annexes=annexes,
    )


def filed(to: tuple[str, ...] = ("southland",), annexes: tuple[AnnexRef, ...] = ()) -> bytes:
    """The payload that puts that notice on record."""
    return statements.spell(statements.NoticeFiled(notice(to, annexes), ()))


class Author:
    """One party's log as it grows: entries, tree, checkpoints, and who cosigned what."""

    def __init__(self, party: str, agreed: Terms) -> None:
        self.party = party
        self.signers = signers(party)
        self.terms = statements.spell(agreed)
        self.agreement = entries.agreement_id(self.terms)
        self.entries: list[entries.Entry] = []
        self.tree = merkle.Tree()
        self.cosignatures: list[tuple[str, int, bytes]] = []
        self.say(FOUNDED, self.terms, START_MS, thread="agreement")

    def say(
        self,
        kind: str,
        payload: bytes,
        at_ms: int,
        *,
        thread: str = "",
        seen: tuple["Author", ...] = (),
        **changed: object,
    ) -> entries.Entry:
        """Sign the next entry; `changed` replaces parts of the header, to tell a lie."""
        parts: dict[str, object] = {
            "issuer": self.party,
            "agreement": self.agreement,
            "thread": thread or f"notice/{self.party}/N1",
            "kind": kind,
            "sequence": len(self.entries),
            "issued_ms": at_ms,
            "desk": "watch desk",
            "seen": tuple(
                entries.Seen(other.party, other.tree.size, other.tree.root()) for other in seen
            ),
        }
        entry = entries.sign(payload, self.signers.statement, **{**parts, **changed})  # type: ignore[arg-type]
        self.entries.append(entry)
        self.tree.append(entry.leaf)
        return entry

    def checkpoint(self, size: int | None = None) -> notes.Checkpoint:
        """The checkpoint at a size, or of all."""
        size = self.tree.size if size is None else size
        origin = notes.origin_of(self.agreement, self.party)
        return notes.Checkpoint(origin, size, self.tree.root(size))

    def note(self) -> bytes:
        """The signed checkpoint of all."""
        return notes.sign_checkpoint(self.checkpoint(), self.signers.log)

    def cosigned_by(self, party: str, now_s: int, size: int | None = None) -> None:
        """Have another party cosign the log at a size, or all of it."""
        checkpoint = self.checkpoint(size)
        name = notes.mirror_name(self.agreement, party)
        line = notes.cosign(checkpoint, name, signers(party).cosignature, now_s)
        self.cosignatures.append((party, checkpoint.size, line))

    def whole(self) -> bundle.WholeLog:
        """The log as a bundle carries it whole."""
        return bundle.whole_log(
            self.party,
            self.note(),
            [entry.raw for entry in self.entries],
            [
                bundle.Cosignature(by, size, self.tree.root(size), line.decode(), ())
                for by, size, line in self.cosignatures
            ],
        )

    def partial(self, *sequences: int) -> bundle.PartialLog:
        """Some of the log as a bundle carries it."""
        chosen = {sequence: self.entries[sequence].raw for sequence in sequences}
        size = self.tree.size
        return bundle.partial_log(
            self.party, self.note(), size, self.tree, chosen, self.cosignatures
        )


def small_play(annexes: tuple[AnnexRef, ...] = ()) -> dict[str, Author]:
    """A notice by northland, entered by southland; each log cosigned by the two others."""
    agreed = terms()
    authors = {party: Author(party, agreed) for party in PARTIES}
    north, south, observer = (authors[one] for one in ("northland", "southland", "observer"))
    north.say("notice.filed/0", filed(annexes=annexes), START_MS + 60_000, seen=(south, observer))
    for party in ("observer", "southland"):
        north.cosigned_by(party, START_MS // 1000 + 61)
    of = Ref("northland", "N1")
    entered = statements.NoticeEntered(of, north.entries[1].leaf.hex())
    south.say(
        "notice.entered/0",
        statements.spell(entered),
        START_MS + 90_000,
        thread="notice/northland/N1",
        seen=(north,),
    )
    for author in (south, observer):
        for party in PARTIES:
            if party != author.party:
                author.cosigned_by(party, START_MS // 1000 + 91)
    return authors
