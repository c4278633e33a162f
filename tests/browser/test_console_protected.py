"""A coordinator and a military officer: what is stated of sites, movements and crossings."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_parts import Post, line
from playwright.sync_api import Browser, Locator, Page, expect

from parley.model.heights import Band, Datum
from parley.model.humanitarian import (
    CheckIn,
    Crossing,
    Details,
    Movement,
    People,
    PeopleKind,
    Range,
    Site,
    SiteCategory,
)
from parley.model.humanitarian_statements import Harm, MovementReport, ServiceState
from parley.model.instants import Interval
from parley.model.notices import Activity, Notice, Ref
from parley.model.volumes import Circle, Role, Route, Volume, position
from parley.picture.humanitarian import Protected
from process_parts import wait_until

HOUR_MS = 3_600_000
WHEREVER = Band(-500_000, 9_000_000, Datum.MEAN_SEA_LEVEL)
CLINIC = Circle(position(36, 36), 200_000)
WAY = Route((position(35.8, 35.9), position(36.2, 36.4)), 2_000_000)


@pytest.fixture
def both(browser: Browser, tmp_path: Path) -> Iterator[tuple[Post, Post]]:
    """A coordinator of an organisation, and an officer of a military, each at their own node."""
    with line(tmp_path, "relief-org", "northland") as (nodes, agreement):
        posts = [Post(browser, node, agreement) for node in nodes]
        try:
            for one in posts:
                one.sign_in()
            yield posts[0], posts[1]
            for one in posts:
                assert one.complaints == []
                assert one.outside == []
        finally:
            for one in posts:
                one.context.close()


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def file(post: Post, ref: str, activity: Activity, where: Circle | Route, details: Details) -> Ref:
    """File one of those to be protected, there for a day and longer."""
    start = now_ms() - HOUR_MS
    end = start + 5 * HOUR_MS if activity is Activity.HUMANITARIAN_MOVEMENT else None
    while_there = Interval(start, end)
    notice = Notice(
        activity=activity,
        emergency=False,
        period=while_there,
        volumes=(Volume(Role.ACTIVITY, where, WHEREVER, while_there),),
        place_label="north",
        planned_landing_ms=None,
        contact_desk="",
        remarks="",
        relay_scope="",
        addressees=(),
        annexes=(),
        details=details,
    )
    with post.node.client() as client:
        client.notice_file(post.agreement, ref, notice)
    return Ref(post.node.party, ref)


def site(name: str) -> Site:
    return Site(
        name=name,
        category=SiteCategory.CLINIC,
        services=("primary care", "vaccination"),
        population=None,
        marking_daylight="red crescent on the roof",
        marking_thermal="",
        contact_annex=None,
        valid_until_ms=now_ms() - HOUR_MS,
        coarse_mm=None,
    )


def convoy() -> Movement:
    return Movement(
        purpose="medicine",
        origin="the port",
        destination="the camp",
        vehicles=None,
        markings="flags",
        people=(People(PeopleKind.RELIEF_STAFF, None),),
        guarantor="",
        check_ins=tuple(CheckIn(f"post {n}", None, now_ms() + n * HOUR_MS) for n in (1, 2)),
    )


def known(post: Post, of: Ref) -> Protected:
    """What the officer's node holds of it."""
    with post.node.client() as client:
        found = client.notice_show(post.agreement, of).protected
    assert found is not None
    return found


def holds(post: Post, of: Ref, true: Callable[[Protected], bool]) -> Protected:
    """Wait until the node holds what makes it so."""

    def so() -> bool:
        with post.node.client() as client:
            listed = [row.ref for row in client.notice_list(post.agreement)]
        return of in listed and true(known(post, of))

    wait_until(so)
    return known(post, of)


def detail(page: Page) -> Locator:
    return page.locator("parley-protected-detail")


def typed(page: Page, label: str, text: str) -> None:
    """Write into a field that Tab leads to."""
    field = detail(page).get_by_label(label, exact=True).first
    for _ in range(40):
        if field.evaluate("one => one.getRootNode().activeElement === one"):
            page.keyboard.type(text)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {label}")


def test_a_service_closes_and_its_harm_is_read_by_the_other_side(both: tuple[Post, Post]) -> None:
    relief, north = both
    clinic = file(relief, "S1", Activity.HUMANITARIAN_SITE, CLINIC, site("Hill clinic"))
    holds(north, clinic, lambda _: True)
    north.go("sites/relief-org/S1")
    expect(detail(north.page).get_by_text("as registered; nothing stated since")).to_have_count(2)
    # Whoever did not register it states nothing of it.
    expect(north.page.locator("parley-service-form")).to_have_count(0)
    relief.go("sites/relief-org/S1")
    page = relief.page
    page.locator("parley-service-form").wait_for()
    page.keyboard.press("s")
    typed(page, "Service", "primary care")
    typed(page, "What happened", "transfers stopped")
    typed(page, "As reported by", "the camp council")
    typed(page, "Deaths", "four")
    page.keyboard.press("Enter")
    # What could not be read is said, and the cursor is where it stands; nothing was signed.
    expect(page.locator("parley-service-form [role=alert]")).to_contain_text("Not understood.")
    expect(page.get_by_label("Deaths", exact=True)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("3")
    # Before it is signed, what everyone will read: what was left out is not known.
    said = page.locator("parley-service-form .note")
    expect(said).to_contain_text("transfers stopped — as reported by the camp council")
    expect(said).to_contain_text("People not known")
    page.keyboard.press("Enter")
    expect(page.locator("parley-service-form [role=status]")).to_have_text("It is on record.")
    found = holds(north, clinic, lambda one: len(one.changes) == 1).services[0]
    assert (found.state, found.since_ms, found.reason) == (ServiceState.CLOSED, None, None)
    words = "transfers stopped — as reported by the camp council"
    assert found.harm == Harm(words, None, Range(3, 3), None)
    there = detail(north.page)
    expect(there.get_by_text("no reason given")).to_be_visible()
    expect(there.get_by_text(words)).to_be_visible()
    # Another source counts otherwise: both accounts stay to be read.
    typed(page, "Service", "Primary Care")
    typed(page, "People affected", "50,000-60,000")
    typed(page, "Deaths", "3-5")
    typed(page, "as of", "2018-09-15")
    page.keyboard.press("Enter")
    last = holds(north, clinic, lambda one: len(one.changes) == 2).services[0].harm
    assert last is not None
    assert (last.people, last.deaths) == (Range(50_000, 60_000), Range(3, 5))
    expect(there.get_by_text("50\u202f000–60\u202f000")).to_be_visible()
    there.get_by_text("1 earlier statement").click()
    expect(there.get_by_text(words)).to_be_visible()


def test_a_site_is_reconfirmed_and_taken_from_the_list(both: tuple[Post, Post]) -> None:
    relief, north = both
    clinic = file(relief, "S1", Activity.HUMANITARIAN_SITE, CLINIC, site("Hill clinic"))
    other = file(relief, "S2", Activity.HUMANITARIAN_SITE, CLINIC, site("Valley clinic"))
    holds(north, other, lambda _: True)
    north.go("sites/relief-org/S1")
    expect(detail(north.page).get_by_text("its protection does not lapse")).to_be_visible()
    # From the notice's page, by its letter, to the form.
    relief.go("notice/relief-org/S1")
    relief.page.locator("[data-action=reconfirm]").wait_for()
    relief.page.keyboard.press("c")
    page = relief.page
    expect(page.get_by_label("Still as registered; ask again by")).to_be_focused()
    page.keyboard.type("2099-12-01")
    page.keyboard.press("Enter")
    held = holds(north, clinic, lambda one: not one.stale)
    assert len(held.reconfirmed) == 1
    expect(detail(north.page).get_by_text("2099-12-01 00:00:00Z").first).to_be_visible()
    expect(detail(north.page).get_by_text("its protection does not lapse")).to_have_count(0)
    relief.go("sites/relief-org/S1")
    page.reload()
    page.locator("parley-site-form").wait_for()
    page.keyboard.press("v")
    box = page.get_by_label("I have read this and mean it")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Sign: taken from the list")).to_be_enabled()
    # What was ticked of one site is not ticked of the next.
    relief.go("sites/relief-org/S2")
    expect(detail(page).get_by_role("heading", name="Valley clinic")).to_be_visible()
    page.locator("parley-site-form summary").click()
    expect(page.get_by_label("I have read this and mean it")).not_to_be_checked()
    relief.go("sites/relief-org/S1")
    expect(detail(page).get_by_role("heading", name="Hill clinic")).to_be_visible()
    page.keyboard.press("v")
    expect(page.get_by_label("I have read this and mean it")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("moved")
    page.keyboard.press("Enter")
    holds(north, clinic, lambda one: one.removed != "")
    expect(detail(north.page).get_by_text("Protection does not lapse with it")).to_be_visible()


def test_a_convoy_passes_is_late_and_its_new_way_is_confirmed(both: tuple[Post, Post]) -> None:
    relief, north = both
    moves = file(relief, "M1", Activity.HUMANITARIAN_MOVEMENT, WAY, convoy())
    holds(north, moves, lambda _: True)
    north.go("sites/relief-org/M1")
    there = detail(north.page)
    expect(there.get_by_text("not yet heard of").first).to_be_visible()
    relief.go("sites/relief-org/M1")
    page = relief.page
    page.locator("parley-movement-form").wait_for()
    page.keyboard.press("w")
    expect(page.get_by_role("button", name="Passed: post 1")).to_be_focused()
    page.keyboard.press("Enter")
    holds(north, moves, lambda one: one.check_ins[0].heard_ms is not None)
    expect(there.get_by_text("heard of", exact=False).first).to_be_visible()
    # Late, and until when is not known: null, and said so.
    page.get_by_role("button", name="delayed").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Until, if known")).to_be_focused()
    typed(page, "Words", "a flat tyre")
    page.keyboard.press("Enter")
    late = holds(north, moves, lambda one: len(one.heard) == 2).heard[1]
    assert (late.report, late.until_ms) == (MovementReport.DELAYED, None)
    expect(there.get_by_text("a flat tyre")).to_be_visible()
    page.get_by_role("button", name="another way").focus()
    page.keyboard.press("Enter")
    way = page.get_by_label("The new way: a position a line")
    expect(way).to_be_focused()
    page.keyboard.type("36.10N 36.30E")
    page.keyboard.press("Enter")
    page.keyboard.type("36.30N 36.50E")
    typed(page, "Half its width", "2km")
    page.keyboard.press("Enter")
    word = holds(north, moves, lambda one: len(one.heard) == 3).heard[2]
    assert len(word.volumes) == 1
    north.go("notice/relief-org/M1")
    expect(north.page.get_by_text("It goes elsewhere since").first).to_be_visible()
    # Told is not read back: it is announced as the next version, and climbs the ladder.
    page.get_by_label("The way shown on the map is the one it goes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("parley-way-form form")).to_have_count(0)
    expect(north.page.get_by_text("Version 2").first).to_be_visible()
    climb(north.page)
    expect(north.page.get_by_text("NOT CONFIRMED")).to_have_count(0)
    with north.node.client() as client:
        found = client.notice_show(north.agreement, moves).notice
    assert found.confirmed
    assert found.current.notice.volumes == word.volumes
    page.get_by_role("button", name="arrived").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(detail(page).get_by_text("ended")).to_be_visible()
    with north.node.client() as client:
        wait_until(lambda: client.notice_show(north.agreement, moves).notice.over_ms is not None)


def climb(page: Page) -> None:
    """Read it back, enter it, pass it on and have the unit acknowledge, by keys alone."""
    for key, words in (("r", None), ("e", None), ("p", "tower"), ("u", None)):
        name = {"r": "read-back", "e": "enter", "p": "pass", "u": "unit"}[key]
        page.locator(f"button.main[data-action={name}]").wait_for()
        page.keyboard.press(key)
        # What is typed before its form is there would be commands of the page.
        page.locator("parley-read-back" if key == "r" else "parley-notice-act form").wait_for()
        if key == "r":
            page.get_by_role("checkbox", name="I have read every volume").focus()
            page.keyboard.press("Space")
        if words is not None:
            page.keyboard.type(words)
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")


def test_two_parties_state_two_things_of_a_crossing(both: tuple[Post, Post]) -> None:
    relief, north = both
    bridge = Crossing("River bridge", "east bank", "west bank", "aid")
    at = file(relief, "X1", Activity.CROSSING_POINT, CLINIC, bridge)
    holds(north, at, lambda _: True)
    for post, state, reason in (
        (relief, "open", "06:00–18:00 UTC"),
        (north, "closed", ""),
    ):
        post.go("sites/relief-org/X1")
        page = post.page
        page.locator("parley-crossing-form").wait_for()
        page.keyboard.press("t")
        expect(page.get_by_label("How it stands")).to_be_focused()
        page.keyboard.type(state)
        if reason:
            typed(page, "Reason or hours, if given", reason)
        else:
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("It is on record.")).to_be_visible()
    for post in both:
        holds(post, at, lambda one: len(one.crossing) == 2)
        shown = detail(post.page)
        expect(shown.get_by_text("They state different things. Both stand.")).to_be_visible()
        expect(shown.get_by_text("06:00–18:00 UTC")).to_be_visible()
        expect(shown.get_by_text("no reason given")).to_be_visible()
