"""An agreement as its logs tell it: threads of facts, by thread and by party."""

from collections.abc import Iterator

from msgspec import Struct

from parley.conflict import Sky
from parley.errors import MalformedStatement
from parley.ledger.entries import Entry
from parley.model.agreements import Terms
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.statements import (
    AlertRaised,
    ConcernAnswered,
    ConcernRaised,
    NoticeAmended,
    NoticeCancelled,
    NoticeEnded,
    NoticeFiled,
    Payload,
    ReportCited,
    understand,
)
from parley.picture.logs import Log
from parley.rules.flags import Flag


class Fact(Struct, frozen=True):
    """One statement, understood. Its time is its author's claim."""

    party: str
    sequence: int
    issued_ms: Instant
    desk: str
    thread: str
    kind: str
    leaf: str
    payload: Payload


class NotUnderstood(Struct, frozen=True):
    """An entry whose signature is good and whose payload says nothing to this version."""

    party: str
    sequence: int
    leaf: str
    why: str


class Thread:
    """Everything stated under one subject, each party's statements in their own order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._facts: dict[str, list[Fact]] = {}

    def add(self, fact: Fact) -> None:
        """Fold a fact; a party's facts come in the order of its log."""
        self._facts.setdefault(fact.party, []).append(fact)

    def by(self, party: str) -> tuple[Fact, ...]:
        """What this party stated here, in order."""
        return tuple(self._facts.get(party, ()))

    def facts(self) -> Iterator[Fact]:
        """All facts: party by party, each in order."""
        for party in sorted(self._facts):
            yield from self._facts[party]


class Situation:
    """One agreement. Changed by `fold` alone."""

    def __init__(self, agreement: str, terms: Terms) -> None:
        self.agreement = agreement
        self.terms = terms
        self.logs = {member.party: Log(agreement, member.party) for member in terms.members}
        self.threads: dict[str, Thread] = {}
        self.not_understood: list[NotUnderstood] = []
        self.alert_keys: set[tuple[object, ...]] = set()
        # Dictionaries for their order and their speed; the values say nothing.
        self.notices: dict[Ref, None] = {}
        self.concerns: dict[Ref, None] = {}
        self.reports: dict[Ref, None] = {}
        self.concerns_about: dict[Ref, dict[Ref, None]] = {}
        self.by_leaf: dict[str, Fact] = {}
        self.flags_by_leaf: dict[str, tuple[Flag, ...]] = {}
        """What was found odd about a version: it never changes, and costs some geometry."""

        self.sky = Sky()
        """What each thread says is somewhere, under its name; `things.sky_of` brings it up to date.

        Like the flags it is derived from the facts and never anything else.
        """

        self.unread: dict[Ref, None] = {}
        """Notices and concerns that may be elsewhere than the sky has them."""

    @property
    def in_force(self) -> bool:
        """Whether the founding entry of every party is held here."""
        return all(log.size > 0 for log in self.logs.values())

    def founded_by(self) -> tuple[str, ...]:
        """The parties whose founding entry is held here."""
        return tuple(party for party, log in self.logs.items() if log.size > 0)

    def fold(self, entry: Entry) -> Fact | None:
        """Take the next entry of a log into the picture; None where it is not understood."""
        header = entry.header
        self.logs[header.issuer].append(entry)
        leaf = entry.leaf.hex()
        try:
            payload = understand(header.kind, entry.payload)
            _require_own_thread(header.thread, header.issuer, payload)
        except MalformedStatement as error:
            self.not_understood.append(
                NotUnderstood(header.issuer, header.sequence, leaf, str(error))
            )
            return None
        fact = Fact(
            header.issuer,
            header.sequence,
            header.issued_ms,
            header.desk,
            header.thread,
            header.kind,
            leaf,
            payload,
        )
        self.by_leaf[leaf] = fact
        self.thread(header.thread).add(fact)
        self._register(fact)
        return fact

    def thread(self, name: str) -> Thread:
        """The thread of this name, made if it is new."""
        return self.threads.setdefault(name, Thread(name))

    def _register(self, fact: Fact) -> None:
        match fact.payload:
            case NoticeFiled():
                self.notices[_author_ref(fact)] = None
            case NoticeAmended(of=of) if of.party == fact.party:
                # Even where it was never filed: what its author drew is there all the same.
                self.notices[of] = None
            case ConcernRaised(about=about):
                self.concerns[_author_ref(fact)] = None
                if about is not None:
                    self.concerns_about.setdefault(about, {})[_author_ref(fact)] = None
            case ReportCited():
                self.reports[_author_ref(fact)] = None
            case AlertRaised():
                self.alert_keys.add(alert_key(fact.party, fact.payload))
            case _:
                pass
        if isinstance(fact.payload, _MOVES_A_THING):
            self.unread[_author_ref(fact)] = None


_MOVES_A_THING = (
    NoticeFiled,
    NoticeAmended,
    NoticeEnded,
    NoticeCancelled,
    ConcernRaised,
)
"""After which statements something may be elsewhere than before, or nowhere."""


def alert_key(party: str, alert: AlertRaised) -> tuple[object, ...]:
    """What makes an alert the same alert: a node raises it once, whatever it is told again."""
    return (
        party,
        alert.cause,
        alert.about,
        alert.version,
        alert.against,
        alert.against_version,
    )


def thread_of_notice(ref: Ref) -> str:
    """The subject under which everything about a notice is stated."""
    return f"notice/{ref.party}/{ref.ref}"


def thread_of_concern(ref: Ref) -> str:
    """The subject under which a concern and its answers are stated."""
    return f"concern/{ref.party}/{ref.ref}"


def thread_of_report(ref: Ref) -> str:
    """The subject under which a report is cited."""
    return f"report/{ref.party}/{ref.ref}"


FOUNDING_THREAD = "agreement"


def _author_ref(fact: Fact) -> Ref:
    _, party, ref = fact.thread.split("/", 2)
    return Ref(party, ref)


def _require_own_thread(thread: str, issuer: str, payload: Payload) -> None:
    """What opens a thread is stated by the party the thread is named for, and what speaks of a
    notice or concern stands in its thread: or the subject and the payload tell two stories."""
    match payload:
        case Terms():
            wanted = FOUNDING_THREAD
        case NoticeFiled():
            wanted = f"notice/{issuer}/" + thread.rpartition("/")[2]
        case ConcernRaised():
            wanted = f"concern/{issuer}/" + thread.rpartition("/")[2]
        case ReportCited():
            wanted = f"report/{issuer}/" + thread.rpartition("/")[2]
        case AlertRaised(about=about):
            wanted = thread_of_notice(about)
        case ConcernAnswered(concern=concern):
            wanted = thread_of_concern(concern)
        case _:
            wanted = thread_of_notice(payload.of)
    if thread != wanted:
        raise MalformedStatement(f"a statement about {wanted} under the subject {thread}")
    if thread != FOUNDING_THREAD:
        _, party, ref = thread.split("/", 2)
        try:
            Ref(party, ref)
        except ValueError as error:
            raise MalformedStatement(str(error)) from error
