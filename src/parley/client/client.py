"""`Client`: what can be asked of a node, typed; each method is the row of its name."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx2
import msgspec

from parley.api import bodies
from parley.api.bodies import AlarmNews, EntryNews
from parley.api.operations import BY_NAME, RAW
from parley.client.connection import PAUSE_S, Connection, Problem
from parley.errors import WorldError
from parley.model.agreements import Terms
from parley.model.findings import Conflict
from parley.model.instants import Instant
from parley.model.notices import AnnexRef, Notice, Ref
from parley.model.statements import Grade, RelayStage
from parley.model.volumes import Volume
from parley.picture.findings import Findings
from parley.turn.effects import Outcome

SILENCE_S = 45.0
"""How long a stream may say nothing, not even that it is alive, before it is taken for dead."""

LONGEST_PAUSE_S = 5.0
_TRY_AGAIN = 503


class Client:
    """A node's operations, in the name of one token.

    Every method raises `Problem` where the node says no and `WorldError` where it cannot be
    reached. Methods that state something take `key`: a wish repeated with its key is the same
    wish; a lost reply is asked for again by itself with the same one.

    Args:
        url: Where the node answers.
        token: The secret of a token; None asks only what anyone may.
        ca: A PEM file of certificate authorities to trust in place of the system's.
        timeout: Seconds to wait for a reply.
        transport: In place of the network, for tests.
    """

    def __init__(
        self,
        url: str,
        token: str | None,
        *,
        ca: Path | None = None,
        timeout: float = 30.0,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._line = Connection(url, token, ca=ca, timeout=timeout, transport=transport)

    def close(self) -> None:
        """Let go of the connection."""
        self._line.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # The node.

    def node_health(self) -> bodies.Health:
        """Whether the node answers."""
        return self._line.call(bodies.Health, "node.health", {})

    def node_show(self) -> bodies.NodeView:
        """This node, its parties and its peers."""
        return self._line.call(bodies.NodeView, "node.show", {})

    def node_me(self) -> bodies.Me:
        """Who this token speaks for."""
        return self._line.call(bodies.Me, "node.me", {})

    def peer_set(self, party: str, url: str) -> bodies.Done:
        """Where another node answers."""
        return self._line.call(bodies.Done, "peer.set", {"party": party}, body={"url": url})

    def peer_remove(self, party: str) -> bodies.Done:
        """Forget where it answers."""
        return self._line.call(bodies.Done, "peer.remove", {"party": party})

    def token_list(self) -> tuple[bodies.TokenView, ...]:
        """The tokens, without their secrets."""
        return self._line.call(tuple[bodies.TokenView, ...], "token.list", {})

    def token_make(self, party: str, role: str, label: str) -> bodies.TokenMade:
        """Make a token; its secret is in the answer and nowhere else."""
        body = {"party": party, "role": role, "label": label}
        return self._line.call(bodies.TokenMade, "token.make", {}, body=body)

    def token_revoke(self, token: str) -> bodies.Done:
        """Revoke the token of this name."""
        return self._line.call(bodies.Done, "token.revoke", {"token": token})

    def exercise_show(self) -> bodies.Exercise:
        """The exercise's clock."""
        return self._line.call(bodies.Exercise, "exercise.show", {})

    def exercise_clock(self, now_ms: Instant) -> bodies.Exercise:
        """Set the clock of an exercise, forward."""
        return self._line.call(bodies.Exercise, "exercise.clock", {}, body={"now_ms": now_ms})

    # Agreements and the record.

    def agreement_list(self) -> tuple[bodies.AgreementView, ...]:
        """The agreements your party is in."""
        return self._line.call(tuple[bodies.AgreementView, ...], "agreement.list", {})

    def agreement_show(self, agreement: str) -> bodies.AgreementView:
        """An agreement, its terms and its logs."""
        return self._line.call(bodies.AgreementView, "agreement.show", {"agreement": agreement})

    def agreement_found(self, terms: Terms, *, key: str | None = None) -> Outcome:
        """Put the terms on record as your party's entry 0."""
        return self._line.call(Outcome, "agreement.found", {}, body={"terms": terms}, key=key)

    def agreement_bundle(self, agreement: str, thread: str | None = None) -> bytes:
        """Everything held of it, or of one thread, with its proofs, for `parley verify`."""
        query = {"thread": thread}
        return self._line.call(RAW, "agreement.bundle", {"agreement": agreement}, query=query)

    def entry_list(
        self, agreement: str, after: int = 0, limit: int | None = None
    ) -> tuple[bodies.EntryView, ...]:
        """The record from a position on, in the order it came to this node."""
        return self._line.call(
            tuple[bodies.EntryView, ...],
            "entry.list",
            {"agreement": agreement},
            query={"after": after, "limit": limit},
        )

    def courier_export(self, agreement: str) -> bytes:
        """Everything held of an agreement, for a stick."""
        return self._line.call(RAW, "courier.export", {"agreement": agreement})

    def courier_import(self, raw: bytes) -> bodies.Imported:
        """Take in a courier file; a bad line is complained of and the others are kept."""
        return self._line.call(bodies.Imported, "courier.import", {}, body=raw)

    # Notices.

    def notice_list(
        self, agreement: str, as_of: Instant | None = None
    ) -> tuple[bodies.NoticeRow, ...]:
        """The notices, newest first."""
        return self._line.call(
            tuple[bodies.NoticeRow, ...],
            "notice.list",
            {"agreement": agreement},
            query={"as_of": as_of},
        )

    def notice_show(
        self, agreement: str, of: Ref, as_of: Instant | None = None
    ) -> bodies.NoticePage:
        """A notice, its ladder, conflicts and proofs."""
        query = {"as_of": as_of}
        return self._line.call(bodies.NoticePage, "notice.show", _of(agreement, of), query=query)

    def notice_findings(self, agreement: str, of: Ref) -> Findings:
        """What the record shows of a notice."""
        return self._line.call(Findings, "notice.findings", _of(agreement, of))

    def notice_preview(self, agreement: str, notice: Notice) -> bodies.Preview:
        """What would be said of a notice if it were filed now; records nothing."""
        return self._line.call(
            bodies.Preview, "notice.preview", {"agreement": agreement}, body={"notice": notice}
        )

    def notice_file(
        self, agreement: str, ref: str, notice: Notice, *, key: str | None = None
    ) -> Outcome:
        """File a notice under a reference of one's own; it goes out at once."""
        return self._line.call(
            Outcome,
            "notice.file",
            {"agreement": agreement},
            body={"ref": ref, "notice": notice},
            key=key,
        )

    def notice_amend(
        self, agreement: str, of: Ref, notice: Notice, *, key: str | None = None
    ) -> Outcome:
        """Put a new version in its place."""
        return self._state("notice.amend", agreement, of, {"notice": notice}, key)

    def notice_begin(
        self, agreement: str, of: Ref, words: str = "", *, key: str | None = None
    ) -> Outcome:
        """State that it has begun."""
        return self._state("notice.begin", agreement, of, {"words": words}, key)

    def notice_end(
        self, agreement: str, of: Ref, words: str = "", *, key: str | None = None
    ) -> Outcome:
        """State that it is over."""
        return self._state("notice.end", agreement, of, {"words": words}, key)

    def notice_cancel(
        self, agreement: str, of: Ref, words: str = "", *, key: str | None = None
    ) -> Outcome:
        """State that it will not be."""
        return self._state("notice.cancel", agreement, of, {"words": words}, key)

    def notice_read_back(
        self,
        agreement: str,
        of: Ref,
        version: str,
        volumes: Sequence[Volume] = (),
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """Repeat what you understood of a version, in volumes, in words, or both."""
        body = {"version": version, "volumes": tuple(volumes), "words": words}
        return self._state("notice.read-back", agreement, of, body, key)

    def notice_enter(
        self, agreement: str, of: Ref, version: str, *, key: str | None = None
    ) -> Outcome:
        """State that it is entered where operations are run."""
        return self._state("notice.enter", agreement, of, {"version": version}, key)

    def notice_pass(
        self, agreement: str, of: Ref, version: str, unit: str, *, key: str | None = None
    ) -> Outcome:
        """State that a unit was given it."""
        body = {"version": version, "unit": unit}
        return self._state("notice.pass", agreement, of, body, key)

    def notice_acknowledge(
        self, agreement: str, of: Ref, version: str, unit: str, *, key: str | None = None
    ) -> Outcome:
        """State that the unit acknowledged it."""
        body = {"version": version, "unit": unit}
        return self._state("notice.acknowledge", agreement, of, body, key)

    def notice_relay(
        self,
        agreement: str,
        of: Ref,
        version: str,
        to: str,
        stage: RelayStage,
        scope: str,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """State what was passed on to a name off the line, or that it acknowledged it."""
        body = {"version": version, "to": to, "stage": stage, "scope": scope, "words": words}
        return self._state("notice.relay", agreement, of, body, key)

    # Concerns, reports, conflicts, alarms.

    def concern_list(
        self, agreement: str, as_of: Instant | None = None
    ) -> tuple[bodies.ConcernView, ...]:
        """The concerns."""
        return self._line.call(
            tuple[bodies.ConcernView, ...],
            "concern.list",
            {"agreement": agreement},
            query={"as_of": as_of},
        )

    def concern_show(self, agreement: str, of: Ref) -> bodies.ConcernView:
        """A concern and its answers."""
        return self._line.call(bodies.ConcernView, "concern.show", _of(agreement, of))

    def concern_raise(
        self,
        agreement: str,
        ref: str,
        about: Ref | None,
        words: str,
        reported: Sequence[Volume] = (),
        addressees: Sequence[str] = (),
        *,
        key: str | None = None,
    ) -> Outcome:
        """Raise a concern at once, about a notice or about none."""
        body = {
            "ref": ref,
            "about": about,
            "words": words,
            "reported": tuple(reported),
            "addressees": tuple(addressees),
        }
        return self._line.call(
            Outcome, "concern.raise", {"agreement": agreement}, body=body, key=key
        )

    def concern_answer(
        self, agreement: str, of: Ref, words: str, *, key: str | None = None
    ) -> Outcome:
        """Answer a concern; that closes nothing by itself."""
        return self._state("concern.answer", agreement, of, {"words": words}, key)

    def report_list(self, agreement: str) -> tuple[bodies.ReportView, ...]:
        """What others published, as cited."""
        return self._line.call(
            tuple[bodies.ReportView, ...], "report.list", {"agreement": agreement}
        )

    def report_cite(
        self,
        agreement: str,
        ref: str,
        *,
        source: str,
        published: str,
        speaker: str,
        grade: Grade,
        event_ms: Instant | None,
        words: str,
        contested_by: str = "",
        key: str | None = None,
    ) -> Outcome:
        """Cite what others published, in nobody's name."""
        body = {
            "ref": ref,
            "source": source,
            "published": published,
            "speaker": speaker,
            "grade": grade,
            "event_ms": event_ms,
            "words": words,
            "contested_by": contested_by,
        }
        return self._line.call(Outcome, "report.cite", {"agreement": agreement}, body=body, key=key)

    def conflict_list(
        self, agreement: str, open_at: Instant | None = None, as_of: Instant | None = None
    ) -> tuple[Conflict, ...]:
        """What is not surely apart; none found never means none there is."""
        return self._line.call(
            tuple[Conflict, ...],
            "conflict.list",
            {"agreement": agreement},
            query={"open_at": open_at, "as_of": as_of},
        )

    def alert_list(self, agreement: str) -> tuple[bodies.AlertView, ...]:
        """Alarms that nodes raised."""
        return self._line.call(tuple[bodies.AlertView, ...], "alert.list", {"agreement": agreement})

    # Annexes.

    def annex_put(
        self,
        agreement: str,
        content: bytes,
        title: str | None = None,
        media_type: str | None = None,
    ) -> AnnexRef:
        """Keep bytes beside the record; the answer goes into a notice."""
        return self._line.call(
            AnnexRef,
            "annex.put",
            {"agreement": agreement},
            query={"title": title, "media_type": media_type},
            body=content,
        )

    def annex_get(self, agreement: str, commitment: str) -> bytes:
        """The bytes of an annex, fetched from its author's node if they are not here."""
        path = {"agreement": agreement, "commitment": commitment}
        return self._line.call(RAW, "annex.get", path)

    def annex_erase(self, agreement: str, commitment: str) -> bodies.Done:
        """Erase an annex here; the record still shows that there was one."""
        path = {"agreement": agreement, "commitment": commitment}
        return self._line.call(bodies.Done, "annex.erase", path)

    # Events.

    def event_stream(self, after: int = 0) -> Iterator[EntryNews | AlarmNews]:
        """Entries after a position and alarms as they come, until the stream ends or breaks.

        Raises:
            Problem: The node says no.
            WorldError: The node cannot be reached, or the line broke.
        """
        row = BY_NAME["event.stream"]
        request = self._line.request(row, {}, {"after": after}, None, None)
        waits = self._line.http.timeout.as_dict() | {"read": SILENCE_S}
        request.extensions["timeout"] = waits
        try:
            response = self._line.http.send(request, stream=True)
            try:
                if not response.is_success:
                    raise self._line.problem(response.status_code, response.read())
                for event in httpx2.EventSource(response):
                    if event.event == "entry":
                        yield msgspec.json.decode(event.data, type=EntryNews)
                    elif event.event == "alarm":
                        yield msgspec.json.decode(event.data, type=AlarmNews)
            finally:
                response.close()
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            raise self._line.unreachable(error) from error

    def events(
        self, after: int = 0, *, patience_s: float | None = None
    ) -> Iterator[EntryNews | AlarmNews]:
        """As `event_stream`, but resumed by itself from the last entry seen, for ever.

        Args:
            after: The position after which to begin.
            patience_s: How long to go on trying a node that does not answer; None is for ever.

        Raises:
            Problem: The node says no.
            WorldError: It did not answer for that long.
        """
        pause_s, heard_s = PAUSE_S, time.monotonic()
        while True:
            try:
                for news in self.event_stream(after):
                    if isinstance(news, EntryNews):
                        after = news.position
                    yield news
                    pause_s, heard_s = PAUSE_S, time.monotonic()
            except Problem as problem:
                if problem.status != _TRY_AGAIN:
                    raise
            except WorldError:
                if patience_s is not None and time.monotonic() - heard_s > patience_s:
                    raise
            time.sleep(pause_s)
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2)

    # Others.

    def _state(self, name: str, agreement: str, of: Ref, body: object, key: str | None) -> Outcome:
        return self._line.call(Outcome, name, _of(agreement, of), body=body, key=key)


def _of(agreement: str, of: Ref) -> dict[str, str]:
    return {"agreement": agreement, "party": of.party, "ref": of.ref}
