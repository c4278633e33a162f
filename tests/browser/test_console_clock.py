"""Clocks that jump, tabs held back, answers that do not come: the present, or said not to be."""

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from browser_parts import PATIENCE_MS, Post, line
from playwright.sync_api import Browser, Error, Page, Route, expect

from parley.model.line import Lane, Precedence, Said
from parley.model.phrases import CATALOGUE, Phrase
from process_parts import NodeProcess

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

WORLD = """
  // The machine's clock, which somebody sets; and what passes, which a page held back misses.
  window.clockSet = 0;
  window.missed = 0;
  window.timersHeld = false;
  window.outOfSight = false;
  const Real = Date;
  window.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + window.clockSet);
      else super(...given);
    }
    static now() { return Real.now() + window.clockSet; }
  };
  const passed = performance.now.bind(performance);
  performance.now = () => passed() + window.missed;
  for (const name of ['setTimeout', 'setInterval']) {
    const real = window[name].bind(window);
    window[name] = (run, ...rest) =>
      real((...given) => { if (!window.timersHeld) run(...given); }, ...rest);
  }
  Object.defineProperty(document, 'visibilityState', {
    get: () => (window.outOfSight ? 'hidden' : 'visible'),
  });
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[NodeProcess], str]]:
    """Two nodes for all tests here."""
    with line(tmp_path_factory.mktemp("clock"), "northland", "southland") as made:
        yield made


@pytest.fixture
def north(browser: Browser, both: tuple[list[NodeProcess], str]) -> Iterator[Post]:
    """An officer in a browser whose clocks and timers the test has in hand."""
    (node, _), agreement = both
    post = Post(browser, node, agreement)
    post.context.add_init_script(WORLD)
    try:
        post.sign_in()
        yield post
        assert post.complaints == []
    finally:
        post.context.close()


@pytest.fixture
def south(both: tuple[list[NodeProcess], str]) -> NodeProcess:
    """The other party's node."""
    return both[0][1]


def shown(page: Page) -> datetime:
    """The time at the head of the page."""
    text = page.locator("parley-header .clock").inner_text()
    return datetime.fromisoformat("".join(one for one in text if one.isascii()).strip())


def soon(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_MS / 1000
    while not true():
        assert time.monotonic() < end, "it did not come about"


def right(page: Page) -> bool:
    """Whether the page shows the node's time, which is that of the machine of this test."""
    # What is set wrong here is wrong by a minute and more; a busy machine is late by seconds.
    return abs(shown(page).timestamp() - time.time()) < 30


def speak(
    node: NodeProcess, post: Post, ref: str, precedence: Precedence = Precedence.PRIORITY
) -> None:
    with node.client() as client:
        said = Said(Phrase(CATALOGUE, "LINK-CHECK", ()), "", "", ())
        client.call_open(post.agreement, ref, Lane.AIR, precedence, said)


def heard(post: Post, ref: str) -> bool:
    with post.node.client() as client:
        return any(one.ref.ref == ref for one in client.call_list(post.agreement))


def set_clock(page: Page, by: timedelta) -> None:
    page.evaluate("by => { window.clockSet = by; }", by.total_seconds() * 1000)


def sounds(page: Page) -> int:
    return int(page.locator("html").get_attribute("data-sounds") or "0")


def take_the_watch(page: Page) -> None:
    page.keyboard.press("T")
    page.get_by_role("button", name="Yes, I heard it").click()
    page.keyboard.press("Escape")
    expect(page.locator('[data-sound-state="on"]')).to_be_visible()


def test_times_are_the_nodes_however_the_clock_here_is_set(north: Post, south: NodeProcess) -> None:
    page = north.page
    north.go("watch")
    speak(south, north, "K1")
    row = page.get_by_role("row").filter(has_text="southland/K1").first
    expect(row).to_be_visible()
    take_the_watch(page)
    fault = page.locator('[data-fault="clock-differs"]')
    expect(fault).to_have_count(0)
    for number, by in enumerate((HOUR, -HOUR, DAY, -DAY)):
        before = sounds(page)
        set_clock(page, by)
        # It is said, aloud too, and nothing that is shown moves with it.
        expect(fault).to_be_visible()
        expect(page.locator("parley-alarms [role=alert]")).to_contain_text("clocks differ")
        soon(lambda before=before: sounds(page) > before)  # type: ignore[misc]
        assert right(page)
        expect(page.locator('[data-pulse="alive"]')).to_be_visible()
        expect(page.locator('[data-fault="session-ending"]')).to_have_count(0)
        # What comes meanwhile comes as ever.
        speak(south, north, f"J{number}")
        late = page.get_by_role("row").filter(has_text=f"southland/J{number}").first
        expect(late).to_be_visible()
        soon(lambda: right(page))
        set_clock(page, timedelta(0))
        expect(fault).to_have_count(0)
        assert right(page)


def test_the_first_look_has_the_nodes_time_though_no_beat_comes(
    north: Post, south: NodeProcess
) -> None:
    page = north.page
    north.context.add_init_script("window.clockSet = -86400000;")
    north.context.route("**/v1/events*", lambda route: route.abort())
    page.reload()
    expect(page.locator("parley-header .clock")).to_be_visible()
    assert right(page)
    expect(page.locator('[data-pulse="alive"]')).to_have_count(0)


def test_a_frozen_tab_says_so_and_what_it_missed(north: Post, south: NodeProcess) -> None:
    page = north.page
    north.go("watch")
    expect(page.locator("[data-as-of]")).to_be_visible()
    take_the_watch(page)
    browser = north.context.new_cdp_session(page)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    speak(south, north, "F1", Precedence.FLASH)
    soon(lambda: heard(north, "F1"))
    browser.send("Page.setWebLifecycleState", {"state": "active"})
    page.evaluate("window.missed = 60000")
    expect(page.get_by_role("row").filter(has_text="southland/F1").first).to_be_visible()
    expect(page.locator('[data-fault="held-back"]')).to_be_visible()
    alarm = page.locator('[data-alarm][data-thread="call/southland/F1"]')
    expect(alarm.first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-sound", "flash")
    soon(lambda: right(page))


def test_a_tab_with_late_timers_shows_what_is_once_somebody_looks(
    north: Post, south: NodeProcess
) -> None:
    page = north.page
    north.go("watch")
    expect(page.locator("[data-as-of]")).to_be_visible()
    page.evaluate("window.outOfSight = true; window.timersHeld = true;")
    speak(south, north, "L1")
    soon(lambda: heard(north, "L1"))
    row = page.get_by_role("row").filter(has_text="southland/L1")
    expect(row).to_have_count(0)
    page.evaluate(
        "window.outOfSight = false; document.dispatchEvent(new Event('visibilitychange'));"
    )
    # No timer has run.
    expect(row.first).to_be_visible()


def test_a_list_that_is_not_answered_for_is_not_shown_as_the_present(
    north: Post, south: NodeProcess
) -> None:
    page = north.page
    north.go("watch")
    asof = page.locator("[data-as-of]")
    expect(asof).to_be_visible()
    take_the_watch(page)
    kept: list[Route] = []
    # The stream beats on, as where something between the node and here swallows questions.
    page.route("**/duty/needs*", lambda route: kept.append(route))  # noqa: PLW0108
    speak(south, north, "A1")
    soon(lambda: bool(page.evaluate("true")) and len(kept) > 0)
    page.evaluate("window.missed = 16000")
    expect(page.locator('[data-fault="late"], [data-fault="dead"]').first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-stale", "")
    expect(asof).to_have_class("mark urgent")
    expect(page.locator("html")).to_have_attribute("data-sound", "dead")
    page.unroute("**/duty/needs*")
    for one in kept:
        # The console may have given it up itself.
        with contextlib.suppress(Error):
            one.abort()
    expect(page.get_by_role("row").filter(has_text="southland/A1").first).to_be_visible()
    expect(page.locator('[data-pulse="alive"]')).to_be_visible()
    expect(asof).not_to_have_class("mark urgent")
