"""An agreement as its logs tell it: threads of facts, by thread and by party."""

from msgspec import Struct

from parley.conflict import Sky
from parley.errors import MalformedStatement
from parley.ledger.entries import Entry
from parley.model.agreements import Terms
from parley.model.humanitarian import Gathering
from parley.model.humanitarian_statements import MovementReported
from parley.model.instants import Instant
from parley.model.line_statements import (
    CallAcknowledged,
    CallClosed,
    CallOpened,
    CallSaid,
    CallSeen,
    DutyChanged,
    DutyRostered,
    LineAnswered,
    LineDeclared,
    LineEscalated,
    LineTested,
    QueryAnswered,
    QueryAsked,
)
from parley.model.notices import Ref
from parley.model.statements import (
    AlertCause,
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
from parley.picture.facts import Fact, Thread
from parley.picture.hearing import Hearing
from parley.picture.logs import Log
from parley.picture.threads import (
    FOUNDING_THREAD,
    ref_in,
    thread_of_call,
    thread_of_concern,
    thread_of_duty,
    thread_of_lane,
    thread_of_notice,
    thread_of_query,
    thread_of_test,
)
from parley.rules.flags import Flag


class NotUnderstood(Struct, frozen=True):
    """An entry whose signature is good and whose payload says nothing to this version."""

    party: str
    sequence: int
    leaf: str
    why: str


class Tested(Struct, frozen=True):
    """How often a party has tested the line, and when last."""

    count: int
    last_ms: Instant


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
        # With the statement that began each: its party's first of that reference.
        self.calls: dict[Ref, Fact] = {}
        self.tests: dict[Ref, Fact] = {}
        self.queries: dict[Ref, Fact] = {}
        self.tested: dict[str, Tested] = {}
        self.hearing = Hearing()
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
            _require_its_organiser(header.issuer, payload)
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
            case CallOpened():
                self.calls.setdefault(_author_ref(fact), fact)
            case LineTested():
                self.tests.setdefault(_author_ref(fact), fact)
                before = self.tested.get(fact.party, Tested(0, 0))
                last_ms = max(before.last_ms, fact.issued_ms)
                self.tested[fact.party] = Tested(before.count + 1, last_ms)
            case QueryAsked():
                self.queries.setdefault(_author_ref(fact), fact)
            case _:
                pass
        self.hearing.fold(fact)
        if isinstance(fact.payload, _MOVES_A_THING):
            self.unread[_author_ref(fact)] = None


_MOVES_A_THING = (
    NoticeFiled,
    NoticeAmended,
    NoticeEnded,
    NoticeCancelled,
    ConcernRaised,
    MovementReported,
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
        # One version may have several check-ins, each with a deadline of its own; a conflict has
        # none, and is dated by whoever found it.
        None if alert.cause is AlertCause.CONFLICT else alert.due_ms,
    )


def _author_ref(fact: Fact) -> Ref:
    return ref_in(fact.thread)


def _require_its_organiser(issuer: str, payload: Payload) -> None:
    """A gathering that another registered is shown to nobody: it is its organiser's to register."""
    if not isinstance(payload, NoticeFiled | NoticeAmended):
        return
    details = payload.notice.details
    if isinstance(details, Gathering) and details.organiser != issuer:
        raise MalformedStatement(f"a gathering of {details.organiser} registered by {issuer}")


def _require_own_thread(thread: str, issuer: str, payload: Payload) -> None:
    """What opens a thread is stated by the party the thread is named for, and what speaks of a
    notice or concern stands in its thread: or the subject and the payload tell two stories."""
    own = f"{issuer}/" + thread.rpartition("/")[2]
    match payload:
        case Terms():
            wanted = FOUNDING_THREAD
        case NoticeFiled():
            wanted = "notice/" + own
        case ConcernRaised():
            wanted = "concern/" + own
        case ReportCited():
            wanted = "report/" + own
        case CallOpened():
            wanted = "call/" + own
        case LineTested():
            wanted = "test/" + own
        case QueryAsked():
            wanted = "query/" + own
        case AlertRaised(about=about):
            wanted = thread_of_notice(about)
        case ConcernAnswered(concern=concern):
            wanted = thread_of_concern(concern)
        case CallSaid() | CallSeen() | CallAcknowledged() | CallClosed():
            wanted = thread_of_call(payload.call)
        case LineAnswered(test=test):
            wanted = thread_of_test(test)
        case QueryAnswered(query=query):
            wanted = thread_of_query(query)
        case LineDeclared(lane=lane):
            wanted = thread_of_lane(issuer, lane)
        case DutyChanged() | DutyRostered():
            wanted = thread_of_duty(issuer)
        case LineEscalated(about=about_thread):
            wanted = about_thread
        case _:
            wanted = thread_of_notice(payload.of)
    if thread != wanted:
        raise MalformedStatement(f"a statement about {wanted} under the subject {thread}")
    if thread != FOUNDING_THREAD:
        try:
            ref_in(thread)
        except ValueError as error:
            raise MalformedStatement(str(error)) from error
