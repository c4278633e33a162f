"""A demonstration that stays up: stories, ways into consoles, clocks that run on, a terminal."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import msgspec
import pytest

from parley.api.session_bodies import Opened, SessionView
from parley.client.connection import Problem
from parley.demo.house import House
from parley.demo.scenario import shipped
from parley.demo.stage import Stage, staged
from parley.demo.story import shipped_book

pytestmark = pytest.mark.processes

PATIENCE_S = 60.0
LINK = re.compile(r"(http://localhost:\d+)/(?:\?to=([a-z/]+))?#in=([\w-]+)")


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    made = House()
    yield made
    made.close()


@pytest.fixture(scope="module")
def stage(house: House) -> Iterator[Stage]:
    scenario = shipped("evening")
    ways = house.ways({"evening": scenario, "counterfactual": shipped("counterfactual")})
    stories = shipped_book("evening").stories("evening", scenario, ways)
    with staged(scenario, stories=stories, apart=True) as made:
        house.admit("evening", made)
        yield made
        house.leave("evening")


def opened(address: str) -> SessionView:
    """Sign in as a browser would by a one-time link."""
    found = LINK.fullmatch(address)
    assert found is not None, address
    answer = httpx2.post(
        f"{found[1]}/v1/session",
        json={"link": found[3]},
        headers={"origin": found[1]},
        trust_env=False,
    )
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=SessionView)


def led(address: str) -> httpx2.Response:
    """What the reception answers, not followed."""
    return httpx2.get(address, trust_env=False)


def test_every_node_of_the_exercise_tells_the_story(stage: Stage) -> None:
    for actor in stage.homes:
        told = actor.officer.exercise_story("he")
        assert told is not None
        assert (told.run, told.language, told.chapters[0].key) == ("evening", "he", "line")
        first = actor.officer.exercise_story()
        assert first is not None
        assert first.language == "en"
        with pytest.raises(Problem, match="not told in 'xx'"):
            actor.officer.exercise_story("xx")


def test_a_way_leads_in_as_often_as_it_is_opened(stage: Stage) -> None:
    told = stage.actors["russia"].officer.exercise_story()
    assert told is not None
    assert [(way.run, way.party) for way in told.ways] == [
        (run, party)
        for run in ("evening", "counterfactual")
        for party in ("israel", "russia", "observer")
    ]
    ways = {(way.run, way.party): way.address for way in told.ways}
    for _ in range(2):
        answer = led(ways["evening", "observer"])
        assert answer.status_code == 303
        session = opened(answer.headers["location"])
        assert (session.party, session.role) == ("observer", "reader")
        assert session.opened is Opened.LINK
        assert "/?to=evening#in=" in answer.headers["location"]
    answer = led(ways["evening", "israel"] + "?language=he")
    assert "/?language=he#in=" in answer.headers["location"]
    answer = led(ways["evening", "observer"] + "?to=evening/try&language=he")
    assert "/?to=evening/try&language=he#in=" in answer.headers["location"]
    answer = led(ways["evening", "israel"] + "?to=evening/try")
    assert "/?to=evening/try#in=" in answer.headers["location"]
    session = opened(answer.headers["location"])
    assert (session.party, session.role, session.label) == (
        "israel",
        "officer",
        "Tel Aviv duty desk",
    )


def test_a_link_leads_in_once(stage: Stage) -> None:
    told = stage.actors["russia"].officer.exercise_story()
    assert told is not None
    address = led(told.ways[1].address).headers["location"]
    opened(address)
    with pytest.raises(AssertionError):
        opened(address)


def test_nobody_is_led_in_who_does_not_know_the_way(stage: Stage) -> None:
    told = stage.actors["russia"].officer.exercise_story()
    assert told is not None
    address = told.ways[0].address
    base, secret, run, party = address.rsplit("/", 3)
    assert len(secret) >= 32
    assert led(f"{base}/{secret[:-1]}x/{run}/{party}").status_code == 404
    assert led(f"{base}/{run}/{party}").status_code == 404
    assert led(f"{address}?to=//elsewhere.example").status_code == 404
    assert led(f"{address}?language=//elsewhere.example").status_code == 404
    assert led(f"{base}/{secret}/evening/relief").status_code == 503
    later = led(f"{base}/{secret}/counterfactual/observer")
    assert later.status_code == 503
    assert "not up yet" in later.text


def test_the_clock_runs_on_and_what_is_due_rings(house: House, stage: Stage) -> None:
    israel, agreement = stage.actors["israel"].officer, stage.agreement
    step = next(one for one in stage.scenario.steps if one.movable and one.notice is not None)
    assert step.notice is not None
    israel.notice_file(agreement, "N1", step.notice.notice())
    stage.settle()
    # It is to be read back within five minutes, of which all but the last second pass at once.
    stage.run_on(stage.now_ms + 299_000)
    assert israel.alert_list(agreement) == ()
    house.keep(stage)
    until = time.monotonic() + PATIENCE_S
    while not israel.alert_list(agreement):
        assert time.monotonic() < until
    (alarm,) = israel.alert_list(agreement)
    assert str(alarm.about) == "israel/N1"


def test_somebody_at_a_terminal_is_given_fresh_addresses_until_they_leave(tmp_path: Path) -> None:
    quick = tmp_path / "quick.toml"
    text = Path("docs/spec/scenario.md").read_text(encoding="utf-8")
    example = text.partition("```toml\n")[2].partition("```")[0]
    quick.write_text(example, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "parley", "demo", "--scenario", str(quick)]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120", "TERM": "dumb"}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    try:
        shown = _until(ours, "", "START HERE", 1)
        assert "Watch it in a browser as it is played" in shown
        os.write(ours, b"\n")
        shown = _until(ours, shown, "START HERE", 2)
        links = [found[3] for found in LINK.finditer(shown)]
        assert len(links) == len(set(links)) == 1 + 3 + 3
        assert opened(next(LINK.finditer(shown))[0]).party == "watcher"
        os.write(ours, b"q\n")
        assert process.wait(PATIENCE_S) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_leaves_no_node_behind(tmp_path: Path, number: signal.Signals) -> None:
    scenario = tmp_path / "quick.toml"
    text = Path("docs/spec/scenario.md").read_text(encoding="utf-8")
    scenario.write_text(text.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "parley", "demo", "--scenario", str(scenario)]
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "dumb", "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    try:
        shown = _until(ours, "", "START HERE", 1)
        process.send_signal(number)
        process.wait(PATIENCE_S)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert not list(tmp_path.glob("parley-demo-*")), "keys and records are left behind"
    for found in LINK.finditer(shown):
        with pytest.raises(httpx2.ConnectError):
            httpx2.get(f"{found[1]}/v1/health", trust_env=False)


def _until(terminal: int, shown: str, words: str, times: int) -> str:
    until = time.monotonic() + PATIENCE_S
    # The last line of the page is awaited, so that all of it has come.
    while shown.count(words) < times or not shown.rstrip().endswith("records."):
        ready, _, _ = select.select([terminal], [], [], max(0.0, until - time.monotonic()))
        assert ready, shown
        shown += os.read(terminal, 65536).decode(errors="replace").replace("\r\n", "\n")
    return shown
