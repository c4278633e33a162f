"""Methods of the line itself: its state, its tests, the watch at its desks, and queries."""

from collections.abc import Sequence

from parley.api import line_bodies
from parley.client.asking import Asking
from parley.model.instants import Instant
from parley.model.line import Desk, Lane, Precedence, Tier, Timer
from parley.model.line_statements import DutyChange, LineState, QueryField, RosteredWatch
from parley.model.notices import Ref
from parley.picture.duty import Duty, Watch
from parley.picture.line_state import LaneState, LineTest, Week
from parley.picture.need import Need
from parley.picture.open_matters import Matters
from parley.picture.queries import Query
from parley.turn.effects import Outcome


class LineMethods(Asking):
    """How the line is declared, works, is tested and is staffed."""

    def line_state(self, agreement: str, as_of: Instant | None = None) -> tuple[LaneState, ...]:
        """Each lane as declared, and as it works."""
        return self._read(tuple[LaneState, ...], "line.state", agreement, as_of=as_of)

    def line_weeks(
        self, agreement: str, count: int | None = None, as_of: Instant | None = None
    ) -> tuple[Week, ...]:
        """The line week by week with every member, the oldest first."""
        return self._read(tuple[Week, ...], "line.weeks", agreement, count=count, as_of=as_of)

    def line_declare(
        self,
        agreement: str,
        lane: Lane,
        state: LineState,
        from_ms: Instant,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """Declare a lane open, suspended or closed; messages are carried all the same."""
        body = {"lane": lane, "state": state, "from_ms": from_ms, "words": words}
        return self._state("line.declare", agreement, None, body, key)

    def line_tests(self, agreement: str, as_of: Instant | None = None) -> tuple[LineTest, ...]:
        """The line tests, newest first."""
        return self._read(tuple[LineTest, ...], "line.tests", agreement, as_of=as_of)

    def line_test(
        self,
        agreement: str,
        ref: str,
        lane: Lane,
        addressees: Sequence[str] = (),
        *,
        key: str | None = None,
    ) -> Outcome:
        """Test a lane; the node makes up what is to be worked out."""
        body = {"ref": ref, "lane": lane, "addressees": tuple(addressees)}
        return self._state("line.test", agreement, None, body, key)

    def line_answer(
        self,
        agreement: str,
        test: Ref,
        callsign: str,
        at_ms: Instant,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """Answer a line test as a person worked it out."""
        body = {"callsign": callsign, "at_ms": at_ms, "words": words}
        return self._state("line.answer", agreement, test, body, key)

    def line_rehearse(
        self,
        agreement: str,
        owed_by: str,
        owed_to: str,
        *,
        lane: Lane = Lane.AIR,
        tier: Tier = Tier.DUTY_OFFICER,
        precedence: Precedence = Precedence.FLASH,
        desks: Sequence[Desk] | None = None,
        timers: Sequence[Timer] | None = None,
    ) -> tuple[line_bodies.RehearsedRing, ...]:
        """What would ring when; desks and timers of None are the agreement's own."""
        body = line_bodies.RehearsalBody(
            owed_by,
            owed_to,
            lane,
            tier,
            precedence,
            None if desks is None else tuple(desks),
            None if timers is None else tuple(timers),
        )
        return self._line.call(
            tuple[line_bodies.RehearsedRing, ...],
            "line.rehearse",
            {"agreement": agreement},
            body=body,
        )

    # The watch.

    def duty_show(self, agreement: str, as_of: Instant | None = None) -> tuple[Duty, ...]:
        """Who has the watch for every member, or had it at a moment."""
        return self._read(tuple[Duty, ...], "duty.show", agreement, as_of=as_of)

    def duty_watches(self, agreement: str, as_of: Instant | None = None) -> tuple[Watch, ...]:
        """Every watch on record, in the order they were taken."""
        return self._read(tuple[Watch, ...], "duty.watches", agreement, as_of=as_of)

    def duty_open(self, agreement: str) -> Matters:
        """What is open for your party now."""
        return self._read(Matters, "duty.open", agreement)

    def duty_needs(self, agreement: str, as_of: Instant | None = None) -> tuple[Need, ...]:
        """What needs a person of your party now, by time to go."""
        return self._read(tuple[Need, ...], "duty.needs", agreement, as_of=as_of)

    def duty_change(
        self,
        agreement: str,
        desk: str,
        change: DutyChange,
        watch: str,
        to: str = "",
        languages: Sequence[str] = (),
        until_ms: Instant | None = None,
        words: str = "",
        *,
        key: str | None = None,
    ) -> Outcome:
        """Take, hand over or leave the watch at a desk; the node adds what is open."""
        body = {
            "desk": desk,
            "change": change,
            "watch": watch,
            "to": to,
            "languages": tuple(languages),
            "until_ms": until_ms,
            "words": words,
        }
        return self._state("duty.change", agreement, None, body, key)

    def duty_roster(
        self, agreement: str, watches: Sequence[RosteredWatch], *, key: str | None = None
    ) -> Outcome:
        """Put a whole roster in the place of the present one."""
        return self._state("duty.roster", agreement, None, {"watches": tuple(watches)}, key)

    # Queries.

    def query_list(self, agreement: str, as_of: Instant | None = None) -> tuple[Query, ...]:
        """The queries, newest first."""
        return self._read(tuple[Query, ...], "query.list", agreement, as_of=as_of)

    def query_show(self, agreement: str, query: Ref, as_of: Instant | None = None) -> Query:
        """A query and its answers."""
        return self._read(Query, "query.show", agreement, query, as_of=as_of)

    def query_ask(
        self,
        agreement: str,
        ref: str,
        to: str,
        about: Ref | None,
        words: str = "",
        asked: Sequence[QueryField] = tuple(QueryField),
        *,
        key: str | None = None,
    ) -> Outcome:
        """Ask a party to explain an activity; it is due as the agreement says."""
        body = {"ref": ref, "to": to, "about": about, "words": words, "asked": tuple(asked)}
        return self._state("query.ask", agreement, None, body, key)

    def query_answer(
        self,
        agreement: str,
        query: Ref,
        *,
        objective: str | None = None,
        place: str | None = None,
        ends_ms: Instant | None = None,
        units: str | None = None,
        equipment: str | None = None,
        words: str = "",
        key: str | None = None,
    ) -> Outcome:
        """Answer a query; what is left None is shown as not answered."""
        body = {
            "objective": objective,
            "place": place,
            "ends_ms": ends_ms,
            "units": units,
            "equipment": equipment,
            "words": words,
        }
        return self._state("query.answer", agreement, query, body, key)
