"""The table: every operation, its route, who may ask, what goes in, what comes out.

Rows are data. Doors draw from them: `web` its routes and OpenAPI, `client` its
methods, `cli` its commands; a test walks every row with every role.
"""

from parley.api import bodies, line_bodies
from parley.api.picture_rows import PICTURE_ROWS
from parley.api.roles import (
    DRIVERS,
    EVERYONE,
    KEEPERS,
    OFFICERS,
    PEERS,
    READERS,
    Role,
)
from parley.api.row import RAW, Operation, Parameter
from parley.api.session_rows import SESSION_ROWS
from parley.api.story import Story
from parley.model.findings import Conflict
from parley.model.notices import AnnexRef
from parley.picture.calls import Call
from parley.picture.disclosures import Disclosure
from parley.picture.duty import Duty, Watch
from parley.picture.findings import Findings
from parley.picture.line_state import LaneState, LineTest, Week
from parley.picture.nearest import Nearest
from parley.picture.open_matters import Matters
from parley.picture.queries import Query
from parley.turn.commands import CiteReport, FileNotice, FoundAgreement, RaiseConcern
from parley.turn.effects import Outcome
from parley.turn.line_commands import (
    AskQuery,
    ChangeDuty,
    Declare,
    OpenCall,
    SetRoster,
    TestLine,
)

_A = "/v1/agreements/{agreement}"
_N = _A + "/notices/{party}/{ref}"
_C = _A + "/calls/{party}/{ref}"
_AS_OF = Parameter("as_of", "instant", "leave out what was stated later, by its author's claim")
_OPEN_AT = Parameter("open_at", "instant", "leave out conflicts that are over by then")
_AFTER = Parameter("after", "count", "begin after this position of the record")
_LIMIT = Parameter("limit", "count", "at most so many (1 to 1000; 100 if not given)")


def _ask(
    name: str,
    path: str,
    summary: str,
    answer: object,
    *query: Parameter,
    roles: frozenset[Role] = READERS,
) -> Operation:
    return Operation(name, "GET", path, roles, summary, answer, query=query)


def _state(name: str, path: str, summary: str, body: object) -> Operation:
    return Operation(name, "POST", path, OFFICERS, summary, Outcome, body, states=True)


OPERATIONS: tuple[Operation, ...] = (
    _ask("node.health", "/v1/health", "Whether the node answers", bodies.Health, roles=EVERYONE),
    _ask("node.show", "/v1/node", "This node, its parties and its peers", bodies.NodeView),
    _ask("node.me", "/v1/me", "Who this token speaks for", bodies.Me, roles=READERS | DRIVERS),
    _ask(
        "agreement.list",
        "/v1/agreements",
        "The agreements your party is in",
        tuple[bodies.AgreementView, ...],
    ),
    _ask("agreement.show", _A, "An agreement, its terms and its logs", bodies.AgreementView),
    Operation(
        "agreement.found",
        "POST",
        "/v1/agreements",
        KEEPERS,
        "Put the terms of an agreement on record as your party's entry 0",
        Outcome,
        FoundAgreement,
        states=True,
    ),
    _ask(
        "agreement.bundle",
        _A + "/bundle",
        "Everything held of an agreement, with its proofs, for `parley verify`",
        RAW,
        Parameter("thread", "text", "only this thread, such as notice/israel/N1"),
    ),
    _ask(
        "notice.list",
        _A + "/notices",
        "The notices, newest first",
        tuple[bodies.NoticeRow, ...],
        _AS_OF,
    ),
    _ask(
        "notice.show", _N, "A notice, its ladder, conflicts and proofs", bodies.NoticePage, _AS_OF
    ),
    _ask("notice.findings", _N + "/findings", "What the record shows of a notice", Findings),
    Operation(
        "notice.preview",
        "POST",
        _A + "/notices/preview",
        OFFICERS,
        "What would be said of a notice if it were filed now; records nothing",
        bodies.Preview,
        bodies.NoticeBody,
    ),
    _state("notice.file", _A + "/notices", "File a notice; it goes out at once", FileNotice),
    _state("notice.amend", _N + "/amend", "Put a new version in its place", bodies.NoticeBody),
    _state("notice.begin", _N + "/begin", "State that it has begun", bodies.WordsBody),
    _state("notice.end", _N + "/end", "State that it is over", bodies.WordsBody),
    _state("notice.cancel", _N + "/cancel", "State that it will not be", bodies.WordsBody),
    _state(
        "notice.read-back", _N + "/read-back", "Repeat what you understood", bodies.ReadBackBody
    ),
    _state("notice.enter", _N + "/enter", "State that it is entered", bodies.VersionBody),
    _state("notice.pass", _N + "/pass", "State that units were given it", bodies.UnitsBody),
    _state(
        "notice.acknowledge",
        _N + "/acknowledge",
        "State that the unit acknowledged it",
        bodies.UnitBody,
    ),
    _state(
        "notice.relay", _N + "/relay", "State what was passed on off the line", bodies.RelayBody
    ),
    _state(
        "notice.disclose",
        _N + "/disclose",
        "State that somebody was told by other means",
        line_bodies.DiscloseBody,
    ),
    _ask(
        "notice.disclosures",
        _N + "/disclosures",
        "Who was told of a notice, how and when",
        tuple[Disclosure, ...],
    ),
    _ask(
        "notice.nearest",
        _N + "/nearest",
        "What others announced nearest to it, whether or not it collides",
        tuple[Nearest, ...],
        _LIMIT,
    ),
    Operation(
        "notice.codes",
        "POST",
        _N + "/codes",
        OFFICERS,
        "Make single-use codes by which units acknowledge without an account",
        tuple[line_bodies.UnitCode, ...],
        line_bodies.CodeBody,
    ),
    _ask(
        "unit.show",
        "/v1/unit/{code}",
        "The notice behind a unit's code",
        line_bodies.UnitPage,
        roles=EVERYONE,
    ),
    Operation(
        "unit.acknowledge",
        "POST",
        "/v1/unit/{code}",
        EVERYONE,
        "Acknowledge a notice by a unit's single-use code",
        line_bodies.UnitPage,
        line_bodies.UnitWordsBody,
    ),
    _state(
        "site.reconfirm", _N + "/reconfirm", "State that a site still is", line_bodies.ReconfirmBody
    ),
    _state(
        "site.change", _N + "/service", "State how a service stands", line_bodies.SiteChangeBody
    ),
    _state(
        "movement.report", _N + "/report", "Report a movement under way", line_bodies.MovementBody
    ),
    _state(
        "crossing.change", _N + "/crossing", "State how a crossing stands", line_bodies.CrossingBody
    ),
    _ask(
        "call.list",
        _A + "/calls",
        "The calls, newest first",
        tuple[Call, ...],
        _AS_OF,
        Parameter("after", "count", "begin after so many calls"),
        Parameter("limit", "count", "at most so many (1 to 1000; all if not given)"),
    ),
    _ask(
        "call.show",
        _C,
        "A call and its messages, oldest first",
        line_bodies.CallPage,
        _AS_OF,
        Parameter("after", "count", "begin after so many messages"),
        _LIMIT,
    ),
    _state("call.open", _A + "/calls", "Open a call with its first message", OpenCall),
    _state("call.say", _C + "/say", "Say something in a call", line_bodies.SayBody),
    _state("call.see", _C + "/seen", "State that a person has seen messages", line_bodies.SeenBody),
    _state(
        "call.acknowledge",
        _C + "/acknowledge",
        "Acknowledge a message, or stand by",
        line_bodies.AcknowledgeBody,
    ),
    _state("call.close", _C + "/close", "Consider a call over", bodies.WordsBody),
    _ask(
        "phrase.list",
        "/v1/phrases",
        "The catalogue of phrases in a language",
        tuple[line_bodies.PhraseRow, ...],
        Parameter("language", "text", "a tag such as en, ru, he, ar, fr; en if not given"),
    ),
    _ask(
        "line.state",
        _A + "/line",
        "Each lane as declared, and as it works",
        tuple[LaneState, ...],
        _AS_OF,
    ),
    _ask(
        "line.weeks",
        _A + "/line/weeks",
        "The line week by week: lead times, answer times, unanswered tests",
        tuple[Week, ...],
        Parameter("count", "count", "how many weeks (1 to 104; 12 if not given)"),
        _AS_OF,
    ),
    _state(
        "line.declare", _A + "/line/declare", "Declare a lane open, suspended or closed", Declare
    ),
    _ask("line.tests", _A + "/tests", "The line tests, newest first", tuple[LineTest, ...], _AS_OF),
    _state("line.test", _A + "/tests", "Test a lane", TestLine),
    _state(
        "line.answer",
        _A + "/tests/{party}/{ref}/answer",
        "Answer a line test",
        line_bodies.TestAnswerBody,
    ),
    Operation(
        "line.rehearse",
        "POST",
        _A + "/line/rehearse",
        READERS,
        "Try the timers: what would ring when; nothing rings and nothing is recorded",
        tuple[line_bodies.RehearsedRing, ...],
        line_bodies.RehearsalBody,
    ),
    _ask(
        "duty.show",
        _A + "/duty",
        "Who has the watch, or had it at a moment",
        tuple[Duty, ...],
        _AS_OF,
    ),
    _ask("duty.watches", _A + "/duty/watches", "Every watch on record", tuple[Watch, ...], _AS_OF),
    _ask("duty.open", _A + "/duty/open", "What is open for your party now", Matters),
    _state("duty.change", _A + "/duty", "Take, hand over or leave the watch", ChangeDuty),
    _state("duty.roster", _A + "/duty/roster", "Put a roster in place", SetRoster),
    _ask("query.list", _A + "/queries", "The queries, newest first", tuple[Query, ...], _AS_OF),
    _ask("query.show", _A + "/queries/{party}/{ref}", "A query and its answers", Query, _AS_OF),
    _state("query.ask", _A + "/queries", "Ask a party to explain an activity", AskQuery),
    _state(
        "query.answer",
        _A + "/queries/{party}/{ref}/answer",
        "Answer a query",
        line_bodies.QueryAnswerBody,
    ),
    _ask("reach.list", "/v1/reach", "Attempts to reach people", tuple[line_bodies.ReachView, ...]),
    _ask("concern.list", _A + "/concerns", "The concerns", tuple[bodies.ConcernView, ...], _AS_OF),
    _ask("concern.show", _A + "/concerns/{party}/{ref}", "A concern", bodies.ConcernView),
    _state("concern.raise", _A + "/concerns", "Raise a concern at once", RaiseConcern),
    _state("concern.answer", _A + "/concerns/{party}/{ref}/answer", "Answer it", bodies.WordsBody),
    _ask("report.list", _A + "/reports", "Cited reports", tuple[bodies.ReportView, ...]),
    _state("report.cite", _A + "/reports", "Cite what others published", CiteReport),
    _ask(
        "conflict.list",
        _A + "/conflicts",
        "What is not surely apart; none found never means none there is",
        tuple[Conflict, ...],
        _OPEN_AT,
        _AS_OF,
    ),
    _ask("alert.list", _A + "/alerts", "Alarms that nodes raised", tuple[bodies.AlertView, ...]),
    _ask(
        "entry.list",
        _A + "/entries",
        "The record, entry by entry, in the order it came to this node",
        tuple[bodies.EntryView, ...],
        _AFTER,
        _LIMIT,
    ),
    _ask("event.stream", "/v1/events", "Entries and alarms as they come (SSE)", RAW, _AFTER),
    Operation(
        "annex.put",
        "POST",
        _A + "/annexes",
        OFFICERS,
        "Keep bytes beside the record; the answer goes into a notice",
        AnnexRef,
        RAW,
        (
            Parameter("title", "text", "what it is"),
            Parameter("media_type", "text", "its media type"),
            Parameter("recipients", "parties", "the only ones to be given it; all if not given"),
        ),
        keyed=True,
    ),
    _ask(
        "annex.get",
        _A + "/annexes/{commitment}",
        "The bytes of an annex, fetched from its author's node if they are not here",
        RAW,
    ),
    Operation(
        "annex.erase",
        "DELETE",
        _A + "/annexes/{commitment}",
        OFFICERS,
        "Erase an annex here; the record still shows that there was one",
        bodies.Done,
    ),
    Operation(
        "peer.set",
        "PUT",
        "/v1/peers/{party}",
        KEEPERS,
        "Where another node answers",
        bodies.Done,
        bodies.PeerBody,
    ),
    Operation(
        "peer.remove",
        "DELETE",
        "/v1/peers/{party}",
        KEEPERS,
        "Forget where it answers",
        bodies.Done,
    ),
    _ask("token.list", "/v1/tokens", "Tokens", tuple[bodies.TokenView, ...], roles=KEEPERS),
    Operation(
        "token.make",
        "POST",
        "/v1/tokens",
        KEEPERS,
        "Make a token",
        bodies.TokenMade,
        bodies.TokenBody,
    ),
    Operation(
        "token.revoke", "DELETE", "/v1/tokens/{token}", KEEPERS, "Revoke a token", bodies.Done
    ),
    *SESSION_ROWS,
    *PICTURE_ROWS,
    _ask(
        "courier.export",
        _A + "/courier",
        "Everything held of an agreement, for a stick",
        RAW,
        roles=KEEPERS | OFFICERS,
    ),
    Operation(
        "courier.import",
        "POST",
        "/v1/courier",
        KEEPERS | OFFICERS,
        "Take in a courier file",
        bodies.Imported,
        RAW,
    ),
    _ask(
        "exercise.show",
        "/v1/exercise",
        "The exercise's clock",
        bodies.Exercise,
        roles=READERS | DRIVERS,
    ),
    _ask(
        "exercise.story",
        "/v1/exercise/story",
        "The story that the exercise tells whoever looks on; null where there is none",
        Story | None,
        Parameter("language", "text", "a tag such as en, ru, he, ar, fr; en if not given"),
    ),
    Operation(
        "exercise.clock",
        "POST",
        "/v1/exercise/clock",
        DRIVERS,
        "Set the clock of an exercise",
        bodies.Exercise,
        bodies.ClockBody,
    ),
    Operation(
        "peer.packet",
        "POST",
        "/peer/v1/packets",
        PEERS,
        "A packet from another node",
        bodies.Done,
        RAW,
    ),
    _ask(
        "peer.annex",
        "/peer/v1/agreements/{agreement}/annexes/{commitment}",
        "An annex, for another node",
        RAW,
        roles=PEERS,
    ),
)

BY_NAME = {operation.name: operation for operation in OPERATIONS}

__all__ = ["BY_NAME", "OPERATIONS", "RAW", "Operation", "Parameter"]
