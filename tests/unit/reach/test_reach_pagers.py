"""Ringing: at once, again after a failure, never too often, and never failing in silence."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest

from parley.ports.pagers import Attempt, Pagers, Reach
from parley.reach import Route, RoutePagers, try_route
from parley.reach import pagers as room
from reach_parts import SECRET_WORDS, START_MS, Gateway, Time, gateway, page, until

Play = Callable[[RoutePagers, Gateway, Time, list[Attempt]], Awaitable[None]]
Routes = Callable[[Gateway], tuple[Route, ...]]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


def duty(service: Gateway, **more: object) -> Route:
    urls = (service.url("T0KEN"),)
    settings = {"name": "duty", "party": "northland", "urls": urls} | more
    return msgspec.convert(settings, Route)


def run(play: Play, routes: Routes = lambda g: (duty(g),), send_s: float = 10.0) -> None:
    async def one(service: Gateway) -> None:
        time = Time()
        failed: list[Attempt] = []
        pagers = RoutePagers(
            routes(service),
            time,
            failed.append,
            monotonic_s=time.monotonic_s,
            sleep=time.sleep,
            chance=lambda: 0.5,
            send_s=send_s,
        )
        port: Pagers = pagers  # It is what the port says.
        try:
            async with asyncio.timeout(20):
                await play(pagers, service, time, failed)
        finally:
            service.may_answer.set()
            await port.aclose()

    with gateway() as service:
        asyncio.run(one(service))


def outcomes(pagers: RoutePagers) -> list[Reach]:
    return [one.outcome for one in pagers.attempts()]


async def settled(pagers: RoutePagers) -> None:
    busy = (Reach.WAITING, Reach.HELD_BACK)
    await until(lambda: not any(one.outcome in busy for one in pagers.attempts()))


def test_a_page_is_handed_over_and_shown_without_words_or_address() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page())
        assert outcomes(pagers) == [Reach.WAITING]
        await settled(pagers)
        assert pagers.attempts() == (
            Attempt(
                route="duty",
                way="json 1",
                party="northland",
                desk="duty",
                tier=page().tier,
                precedence=page().precedence,
                cause="read-back-overdue",
                thread="notice:northland:N-7",
                more=0,
                at_ms=START_MS,
                tries=1,
                outcome=Reach.HANDED_OVER,
                error="",
                next_ms=None,
            ),
        )
        (said,) = service.said()
        assert said == (
            "Parley: priority for duty of northland: a read-back is overdue, since 18:41 UTC. "
            "Open Parley to read it."
        )
        assert failed == []

    run(play)


@pytest.mark.parametrize("scheme", ["json", "form"])
@pytest.mark.parametrize("confidential", [False, True])
def test_words_are_received_only_where_the_route_says_so(scheme: str, confidential: bool) -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        for precedence in ("routine", "flash"):
            pagers.ring(page(precedence))
        await settled(pagers)
        assert len(service.bodies) == 2
        for said in service.said():
            assert (SECRET_WORDS in said) is confidential
            assert ("western coast" in said) is confidential
        assert SECRET_WORDS not in repr(pagers.attempts())
        assert "western" not in repr(pagers.attempts())

    run(play, lambda g: (duty(g, urls=(g.url(scheme=scheme),), confidential=confidential),))


def test_a_service_that_comes_back_gets_the_message_after_longer_and_longer_pauses() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.answers = [500, 503, 500]
        pagers.ring(page())
        for tries, pause_s in ((1, 2.0), (2, 4.0), (3, 8.0)):
            await until(lambda: bool(time.due_s()))
            (shown,) = pagers.attempts()
            assert (shown.tries, shown.outcome) == (tries, Reach.WAITING)
            assert "error=50" in shown.error
            assert shown.next_ms == time.now() + pause_s * 1000
            assert len(service.bodies) == tries
            await time.passes(pause_s - 0.001)
            assert len(service.bodies) == tries
            await time.passes(0.001)
            await until(lambda n=tries: len(service.bodies) == n + 1)  # type: ignore[misc]
        await settled(pagers)
        (shown,) = pagers.attempts()
        assert (shown.tries, shown.outcome, shown.error) == (4, Reach.HANDED_OVER, "")
        assert shown.at_ms == START_MS + 14_000
        assert failed == []

    run(play)


@pytest.mark.parametrize(("chance", "pause_s"), [(0.0, 1.5), (0.999, 2.499)])
def test_pauses_are_spread_within_bounds(chance: float, pause_s: float) -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers._chance = lambda: chance
        service.answer = 500
        pagers.ring(page())
        await until(lambda: bool(time.due_s()))
        assert time.due_s() == [pytest.approx(pause_s, abs=1e-3)]

    run(play)


async def gives_up(time: Time, pagers: RoutePagers) -> None:
    """Let time pass until nothing waits any more."""
    async with asyncio.timeout(10):
        while any(one.outcome is Reach.WAITING for one in pagers.attempts()):
            if time.due_s():
                await time.passes(time.due_s()[0] - time.s)
            await asyncio.sleep(0.001)


def test_a_service_that_stays_away_becomes_an_alarm() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.answer = 500
        pagers.ring(page())
        await gives_up(time, pagers)
        await until(lambda: bool(failed))
        assert len(service.bodies) == 3
        assert failed == [pagers.attempts()[0]]
        assert (failed[0].outcome, failed[0].tries) == (Reach.FAILED, 3)
        assert failed[0].next_ms is None
        assert "error=500" in failed[0].error
        assert "T0KEN" not in repr(failed)

    run(play, lambda g: (duty(g, tries=3),))


def test_while_it_is_tried_no_next_try_is_planned() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.answers = [500]
        pagers.ring(page())
        await until(lambda: bool(time.due_s()))
        assert pagers.attempts()[0].next_ms is not None
        service.may_answer.clear()
        await time.passes(2)
        await until(lambda: len(service.bodies) == 2)
        (shown,) = pagers.attempts()
        assert (shown.tries, shown.outcome, shown.next_ms) == (1, Reach.WAITING, None)

    run(play)


def test_pauses_have_an_end() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.answer = 500
        pagers.ring(page())
        await gives_up(time, pagers)
        # 60, 120, 240, and then 300 seconds each time.
        assert time.s == pytest.approx(60 + 120 + 240 + 300 * 6)

    run(play, lambda g: (duty(g, tries=10, first_pause_s=60.0),))


def test_failing_is_told_once_a_minute_and_for_every_flash_until_it_ends() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        async def fails(precedence: str) -> int:
            pagers.ring(page(precedence))
            await gives_up(time, pagers)
            for _ in range(3):
                await asyncio.sleep(0)
            return len(failed)

        service.answer = 500
        assert await fails("routine") == 1
        assert await fails("routine") == 1
        assert await fails("flash") == 2
        await time.passes(60)
        assert await fails("routine") == 3
        service.answer = 200
        assert await fails("routine") == 3
        service.answer = 500
        assert await fails("routine") == 4

    run(play, lambda g: (duty(g, tries=1),))


def test_an_address_that_fails_leaves_the_others_in_peace() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page())
        await gives_up(time, pagers)
        assert len(service.bodies) == 1
        shown = {one.way: one for one in pagers.attempts()}
        assert shown["json 1"].outcome is Reach.FAILED
        assert shown["form 2"].outcome is Reach.HANDED_OVER

    def routes(service: Gateway) -> tuple[Route, ...]:
        with gateway() as gone:
            return (duty(service, urls=(gone.url(), service.url(scheme="form"))),)

    run(play, routes)


def test_what_is_too_much_in_a_minute_is_held_back_and_told_of_in_one_message() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        for _ in range(2):
            pagers.ring(page("priority"))
            await time.passes(10)
        for precedence in ("routine", "immediate", "priority"):
            pagers.ring(page(precedence, desk=precedence))
        held = pagers.attempts()[0]
        assert (held.outcome, held.desk, held.more) == (Reach.HELD_BACK, "immediate", 2)
        assert held.next_ms == START_MS + 60_000
        await time.passes(39.999)
        await until(lambda: outcomes(pagers).count(Reach.HANDED_OVER) == 2)
        assert len(service.bodies) == 2
        await time.passes(0.001)
        await settled(pagers)
        (said,) = service.said()[2:]
        assert said == (
            "Parley: immediate for immediate of northland: a read-back is overdue, since 18:41 "
            "UTC, and 2 more. Open Parley to read it."
        )
        assert outcomes(pagers) == [Reach.HANDED_OVER] * 3
        assert failed == []
        # The minute counts from each message: the second of the first two is still in it.
        pagers.ring(page())
        assert pagers.attempts()[0].next_ms == START_MS + 70_000

    run(play, lambda g: (duty(g, at_most_per_minute=2),))


def test_what_is_held_back_does_not_wait_for_as_long_as_others_come() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page())
        pagers.ring(page(desk="second"))
        await time.passes(59.9)
        pagers.ring(page(desk="third"))
        assert pagers.attempts()[0].more == 1
        # Just as the minute is over, and before what is held back has been let go.
        time.s = 60.0
        pagers.ring(page(desk="fourth"))
        assert pagers.attempts()[0].more == 2
        await time.passes(0)
        await until(lambda: len(service.bodies) == 2)
        assert "for second of northland" in service.said()[1]
        assert "and 2 more" in service.said()[1]

    run(play, lambda g: (duty(g, at_most_per_minute=1),))


def test_flash_never_waits_for_a_rate_but_counts() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page("routine"))
        await until(lambda: bool(service.bodies))
        pagers.ring(page("routine"))
        for _ in range(5):
            await time.passes(5)
            pagers.ring(page("flash"))
        await until(lambda: len(service.bodies) == 6)
        assert outcomes(pagers).count(Reach.HELD_BACK) == 1
        assert [said.split()[1] for said in service.said()] == ["routine"] + ["flash"] * 5
        await time.passes(59.9)
        assert outcomes(pagers).count(Reach.HELD_BACK) == 1
        await time.passes(0.1)
        await settled(pagers)
        assert len(service.bodies) == 7

    run(play, lambda g: (duty(g, at_most_per_minute=1),))


def test_a_page_rings_where_it_is_urgent_enough_for_its_desk() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page("priority", desk="duty"))
        pagers.ring(page("immediate", desk="staff"))
        await settled(pagers)
        assert sorted(service.paths) == ["/all", "/all", "/urgent"]
        assert failed == []

    run(
        play,
        lambda g: (
            duty(g, urls=(g.url("all"),)),
            duty(g, name="urgent", urls=(g.url("urgent"),), least_precedence="immediate"),
            duty(g, name="minister", urls=(g.url("minister"),), desks=("minister",)),
            duty(g, name="south", urls=(g.url("south"),), party="southland"),
        ),
    )


def test_a_desk_that_no_route_leads_to_is_shown_and_told_of_once() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        for desk in ("staff", "staff", "minister", "duty"):
            pagers.ring(page("routine", desk=desk))
        await settled(pagers)
        assert outcomes(pagers)[1:] == [Reach.NO_ROUTE] * 3
        assert [(one.desk, one.outcome) for one in failed] == [
            ("staff", Reach.NO_ROUTE),
            ("minister", Reach.NO_ROUTE),
        ]
        assert "add one to reach.toml" in failed[0].error

    run(play, lambda g: (duty(g, desks=("duty",)),))


def test_not_urgent_enough_is_no_failure() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page("priority"))
        await asyncio.sleep(0)
        assert pagers.attempts() == ()
        assert failed == []

    run(play, lambda g: (duty(g, least_precedence="flash"),))


def test_without_any_route_nothing_is_told_but_all_is_shown() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page("flash"))
        await asyncio.sleep(0)
        assert outcomes(pagers) == [Reach.NO_ROUTE]
        assert failed == []

    run(play, lambda g: ())


def test_beyond_the_bound_the_least_urgent_and_latest_is_let_fall_and_says_so() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.may_answer.clear()
        pagers.ring(page("flash", desk="first"))
        for precedence in ("immediate", "priority", "priority"):
            pagers.ring(page(precedence, desk=precedence))
        for number in range(room.MAX_WAITING - 4):
            pagers.ring(page("flash", desk=f"flash {number}"))
        await until(lambda: len(service.bodies) == 2)
        assert failed == []
        latest = pagers._known[3]
        fell = []
        for number in range(3):
            pagers.ring(page("flash", desk=f"one more {number}"))
            fell = [one for one in pagers.attempts() if one.outcome is Reach.FAILED]
            assert isinstance(latest, room._Ringing)
            assert latest.outcome is Reach.FAILED
        assert [one.precedence for one in fell] == ["priority", "priority", "immediate"]
        assert "let fall" in fell[0].error
        pagers.ring(page("flash", desk="the last"))
        assert pagers.attempts()[0].outcome is Reach.FAILED
        await until(lambda: bool(failed))
        # A flood is one alarm, not one each.
        assert failed == fell[:1]
        assert latest.task is not None
        await asyncio.wait([latest.task])
        assert latest.task.cancelled()
        service.may_answer.set()
        await settled(pagers)
        assert outcomes(pagers).count(Reach.HANDED_OVER) == room.MAX_WAITING
        assert len(service.bodies) == room.MAX_WAITING

    run(play)


def test_attempts_are_bounded_and_none_under_way_is_forgotten() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.may_answer.clear()
        pagers.ring(page("routine"))
        for number in range(room.MAX_ATTEMPTS + 20):
            pagers.ring(page(desk=f"nowhere {number}", party="southland"))
        shown = pagers.attempts()
        assert len(shown) == room.MAX_ATTEMPTS
        assert shown[0].desk == f"nowhere {room.MAX_ATTEMPTS + 19}"
        assert shown[-1].outcome is Reach.WAITING
        service.may_answer.set()
        await until(lambda: pagers.attempts()[-1].outcome is Reach.HANDED_OVER)

    run(play)


def test_a_service_that_does_not_answer_in_time_has_failed() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.may_answer.clear()
        pagers.ring(page())
        await until(lambda: bool(failed))
        assert failed[0].error == "no answer within 0.2 s"
        assert failed[0].tries == 1

    run(play, lambda g: (duty(g, tries=1),), send_s=0.2)


def test_closing_forgets_what_was_under_way() -> None:
    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        service.answer = 500
        pagers.ring(page())
        pagers.ring(page())
        await until(lambda: len(time.due_s()) == 2)
        await pagers.aclose()
        assert time.due_s() == []
        assert len(service.bodies) == 1
        assert failed == []

    run(play, lambda g: (duty(g, at_most_per_minute=1),))


def test_a_route_can_be_tried_without_a_node() -> None:
    async def one(service: Gateway) -> None:
        service.answers = [500]
        bad = (service.url("T0KEN"),)
        (failed,) = await try_route(duty(service, urls=bad, confidential=True), Time())
        assert (failed.outcome, failed.tries) == (Reach.FAILED, 1)
        assert "error=500" in failed.error
        route = duty(service, desks=("staff",), least_precedence="flash")
        (shown,) = await try_route(route, Time())
        assert (shown.outcome, shown.desk, shown.way) == (Reach.HANDED_OVER, "staff", "json 1")
        assert service.said()[1] == (
            "Parley: flash for staff of northland: this is a test of reaching you, and nothing "
            "has happened, since 18:41 UTC. Open Parley to read it."
        )

    with gateway() as service:
        asyncio.run(one(service))


def test_a_command_is_rung_and_tried_again(tmp_path: Path) -> None:
    file = tmp_path / "page"
    file.write_text(
        f'#!/bin/sh\necho x >> "{tmp_path}/rang"\n[ $(wc -l < "{tmp_path}/rang") -ge 2 ]\n'
    )
    file.chmod(0o700)

    async def play(
        pagers: RoutePagers, service: Gateway, time: Time, failed: list[Attempt]
    ) -> None:
        pagers.ring(page())
        await until(lambda: bool(time.due_s()))
        assert pagers.attempts()[0].error == "it ended with 1"
        await time.passes(2)
        await settled(pagers)
        (shown,) = pagers.attempts()
        assert (shown.way, shown.tries, shown.outcome) == ("command", 2, Reach.HANDED_OVER)

    run(play, lambda g: (Route(name="page", party="northland", command=(str(file),)),))
