"""No session ends in the middle of an alarm, by a clock the test sets; and none comes back."""

from collections.abc import Callable, Iterator

import msgspec
import pytest

import ledger_parts
import web_parts
from parley.api.roles import Role
from parley.model.instants import Interval
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.notices import Ref
from parley.runtime.clocks import ExerciseClock
from parley.storage.memory import MemoryStore
from parley.turn.effects import Bell, Tell
from parley.web.session_kept import SESSIONS
from session_parts import HOUR, MINUTE, Browser, Wall

HOME = ("northland", "southland")
TERMS = ledger_parts.terms(*HOME, hosted={"southland": "northland"})
WORDS = Said(None, "what is your aircraft doing", "en", ())
LAST = 12 * HOUR
"""When a session ends that was used when it was opened and never again."""


class Night:
    """A node with both parties at home, the machine's clock, and the clock of an exercise."""

    def __init__(self, line: web_parts.Line, wall: Wall, clock: ExerciseClock) -> None:
        self.line = line
        self.wall = wall
        self.clock = clock
        self.node = line.nodes["northland"]
        self.browsers: list[Browser] = []
        self.begun_ms = wall.now_ms

    def officer(self, party: str = "northland") -> Browser:
        made = Browser(self.node, "127.0.0.1").signed_in(party=party)
        self.browsers.append(made)
        return made

    def at(self, after_ms: int) -> None:
        """Let the machine's clock go on to so long after the beginning, swept as it goes."""
        while (left := self.begun_ms + after_ms - self.wall.now_ms) > 0:
            self.wall.now_ms += min(left, MINUTE)
            self.line.within(self.node.sessions.sweep())

    def later(self, now_ms: int) -> None:
        """Set the clock of the exercise, and have done at once what is due by it.

        Else the node's own clockwork does it at some moment of `at`, and alarms are that young.
        """
        self.clock.set(now_ms)
        self.line.within(self.node.runtime.tick())

    def flash(self, ref: str, precedence: Precedence = Precedence.FLASH) -> None:
        """northland says something that southland is to acknowledge."""
        client = self.node.client()
        client.call_open(self.line.agreement, ref, Lane.AIR, precedence, WORDS)

    def acknowledge(self, ref: str) -> None:
        client = self.node.client(Role.OFFICER, "southland")
        of = Ref("northland", ref)
        (message,) = client.call_show(self.line.agreement, of).messages
        client.call_acknowledge(self.line.agreement, of, message.leaf, WORDS)

    def alarm(self, party: str) -> None:
        """Sound an alarm of a party's that nothing on record waits for."""

        async def sound() -> None:
            of = Ref(party, "N1")
            self.node.runtime.feed.alarm(
                Tell(
                    self.line.agreement, party, Bell.CONCERN, of, "a concern", f"notice/{of}",
                    "watch", Tier.DUTY_OFFICER, Precedence.ROUTINE,
                )
            )  # fmt: skip

        self.line.within(sound())


@pytest.fixture
def night() -> Iterator[Night]:
    wall, clock = Wall(), ExerciseClock(ledger_parts.START_MS)
    with web_parts.line(HOME, terms=TERMS, clock=clock, wall_ms=wall.now) as line:
        made = Night(line, wall, clock)
        yield made
        for one in made.browsers:
            one.http.close()


def kept_by(browser: Browser) -> object:
    shown = browser.shown()
    return "signed out" if shown is None else shown["kept_by"]


def test_nothing_keeps_a_session_on_a_quiet_night(night: Night) -> None:
    officer = night.officer()
    night.at(LAST)
    assert kept_by(officer) == "signed out"
    assert night.node.runtime.settings(SESSIONS) == {}


def test_an_alarm_keeps_its_own_partys_sessions_for_the_grace(night: Night) -> None:
    ours, theirs = night.officer(), night.officer("southland")
    night.at(LAST - MINUTE)
    night.alarm("northland")
    night.at(LAST)
    assert [ours.me(), theirs.me()] == [200, 401]
    # What it is used for now begins the time of idleness anew; so look without using it.
    view = night.node.client(Role.KEEPER).session_list()
    assert [(one.party, one.kept_by) for one in view] == [("northland", None)]


def test_who_does_nothing_is_kept_as_long_as_the_alarm_is_young(night: Night) -> None:
    night.officer()
    night.at(LAST - MINUTE)
    night.alarm("northland")
    night.at(LAST)
    (view,) = night.node.client(Role.KEEPER).session_list()
    assert view.kept_by is not None
    assert view.kept_by.value == "alarm"
    assert view.expires_ms == night.wall.now_ms + 10 * MINUTE
    night.at(LAST + 10 * MINUTE)
    (view,) = night.node.client(Role.KEEPER).session_list()
    assert view.expires_ms == night.wall.now_ms + 10 * MINUTE, "14 minutes are within the grace"
    night.at(LAST + 20 * MINUTE)
    assert night.node.client(Role.KEEPER).session_list() == ()


@pytest.mark.parametrize("precedence", [Precedence.FLASH, Precedence.IMMEDIATE])
def test_an_unanswered_message_keeps_both_ends(night: Night, precedence: Precedence) -> None:
    night.officer(), night.officer("southland")
    night.at(LAST - HOUR)
    night.flash("K1", precedence)
    night.at(LAST + 5 * HOUR)
    kept = night.node.client(Role.KEEPER).session_list()
    assert {(one.party, str(one.kept_by)) for one in kept} == {
        ("northland", "message"),
        ("southland", "message"),
    }
    night.acknowledge("K1")
    night.at(LAST + 5 * HOUR + 11 * MINUTE)
    assert night.node.client(Role.KEEPER).session_list() == ()


def test_a_routine_message_keeps_nobody(night: Night) -> None:
    night.officer()
    night.at(LAST - HOUR)
    night.flash("K1", Precedence.ROUTINE)
    night.at(LAST)
    assert night.node.client(Role.KEEPER).session_list() == ()


def test_what_nobody_ended_in_a_day_keeps_nobody(night: Night) -> None:
    night.officer()
    night.at(LAST - HOUR)
    night.flash("K1")
    night.at(LAST + HOUR)
    assert len(night.node.client(Role.KEEPER).session_list()) == 1
    night.later(night.clock.now() + 24 * HOUR)
    # What was sounded for it at last is no longer young.
    night.at(LAST + HOUR + 26 * MINUTE)
    assert night.node.client(Role.KEEPER).session_list() == ()


def flying(night: Night, until: int) -> Callable[[str], None]:
    period = Interval(ledger_parts.START_MS, until)
    notice = msgspec.structs.replace(
        ledger_parts.notice(), period=period, planned_landing_ms=until - MINUTE
    )

    def file(ref: str) -> None:
        client = night.node.client()
        client.notice_file(night.line.agreement, ref, notice)

    return file


def test_an_overdue_flight_keeps_its_own_party_until_it_is_over(night: Night) -> None:
    flying(night, ledger_parts.START_MS + HOUR)("F1")
    of = Ref("northland", "F1")
    leaf = night.node.client().notice_show(night.line.agreement, of).notice.current.leaf
    night.node.client(Role.OFFICER, "southland").notice_read_back(
        night.line.agreement, of, leaf, words="the northern valley"
    )
    night.later(ledger_parts.START_MS + 2 * HOUR)
    # The alarm it rang is old; the flight is overdue still.
    night.later(ledger_parts.START_MS + 3 * HOUR)
    night.officer(), night.officer("southland")
    night.at(LAST + 3 * HOUR)
    kept = night.node.client(Role.KEEPER).session_list()
    assert [(one.party, str(one.kept_by)) for one in kept] == [("northland", "overdue")]
    night.node.client().notice_end(night.line.agreement, of)
    night.at(LAST + 3 * HOUR + 11 * MINUTE)
    assert night.node.client(Role.KEEPER).session_list() == ()


def test_a_recorded_alarm_keeps_a_session_after_a_restart_too(night: Night) -> None:
    """What was sounded is forgotten with the process; what was recorded is not."""
    flying(night, ledger_parts.START_MS + HOUR)("F1")
    night.later(ledger_parts.START_MS + 25 * HOUR)
    night.officer()
    night.node.sessions._rung_ms.clear()
    night.at(LAST)
    (view,) = night.node.client(Role.KEEPER).session_list()
    assert str(view.kept_by) == "alarm"
    night.later(night.clock.now() + HOUR)
    night.at(LAST + 11 * MINUTE)
    assert night.node.client(Role.KEEPER).session_list() == ()


def test_the_longest_time_is_put_off_too(night: Night) -> None:
    officer = night.officer()
    week = 7 * 24 * HOUR
    for day in range(15):
        night.at(day * 11 * HOUR)
        assert officer.me() == 200
    night.at(week - 5 * HOUR)
    assert officer.me() == 200
    night.flash("K1")
    night.at(week + HOUR)
    assert kept_by(officer) == "message"
    night.acknowledge("K1")
    night.at(week + HOUR + 11 * MINUTE)
    assert kept_by(officer) == "signed out"


def test_no_alarm_calls_back_what_ended_before_it(night: Night) -> None:
    officer = night.officer()
    # Nobody looks: the machine slept, and no sweep came.
    night.wall.now_ms += LAST + 16 * MINUTE
    night.flash("K1")
    assert officer.me() == 401


def test_a_short_sleep_of_the_machine_ends_nothing_in_an_alarm(night: Night) -> None:
    officer = night.officer()
    night.at(LAST - HOUR)
    night.flash("K1")
    night.wall.now_ms += HOUR + 14 * MINUTE
    assert officer.me() == 200


def test_a_decision_counts_at_once_whatever_is_under_way(night: Night) -> None:
    officer, other = night.officer(), night.officer("southland")
    night.flash("K1")
    keeper = night.node.client(Role.KEEPER)
    (token,) = (
        one.token
        for one in keeper.token_list()
        if (one.party, one.role) == ("northland", "officer")
    )
    keeper.token_revoke(token)
    assert officer.me() == 401
    (session,) = keeper.session_list()
    keeper.session_close(session.session)
    assert other.me() == 401


def test_what_was_prolonged_is_still_so_after_a_restart() -> None:
    wall, store = Wall(), MemoryStore()
    with web_parts.line(HOME, terms=TERMS, connected=False, wall_ms=wall.now, store=store) as line:
        night = Night(line, wall, ExerciseClock(0))
        officer = night.officer()
        cookie = officer.cookie
        officer.http.close()
        night.at(LAST - MINUTE)
        night.alarm("northland")
        night.at(LAST + 2 * MINUTE)
    store.close()
    wall.now_ms += 7 * MINUTE
    with web_parts.line(
        HOME, terms=TERMS, connected=False, wall_ms=wall.now, store=store.reopened()
    ) as line:
        http = line.nodes["northland"].http()
        assert http.get("/v1/me", headers={"cookie": cookie}).status_code == 200
