"""A notice's page and the list of notices, in two real browsers against two real nodes."""

import re
import time

from browser_parts import Post
from msgspec.structs import replace
from playwright.sync_api import expect

from parley.incident.verify import SOUND, verify_file
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Activity, Notice, Ref
from parley.model.volumes import Circle, Role, Volume, position
from process_parts import wait_until

HOUR_MS = 3_600_000
LOW = Band(0, 6_000_000, Datum.MEAN_SEA_LEVEL)
EVERY_GROUND = Band(-500_000, 9_000_000, Datum.MEAN_SEA_LEVEL)


def notice(lat: float = 36.0, hours: int = 2, label: str = "north", band: Band = LOW) -> Notice:
    """A live firing of an hour, some hours from now, and its residual hazard."""
    start = time.time_ns() // 1_000_000 + hours * HOUR_MS
    whole = Interval(start, start + 2 * HOUR_MS)
    return Notice(
        activity=Activity.LIVE_FIRING,
        emergency=False,
        period=whole,
        volumes=(
            Volume(Role.ACTIVITY, Circle(position(lat, 36.0), 6_000_000), band, whole),
            Volume(Role.RESIDUAL_HAZARD, Circle(position(lat, 36.0), 9_000_000), LOW, whole),
        ),
        place_label=label,
        planned_landing_ms=None,
        contact_desk="",
        remarks="",
        relay_scope="",
        addressees=(),
        annexes=(),
        details=None,
    )


def file(post: Post, ref: str, what: Notice, there: Post | None = None) -> Ref:
    """File it; wait until the other's node holds it too."""
    with post.node.client() as client:
        client.notice_file(post.agreement, ref, what)
    of = Ref(post.node.party, ref)
    if there is not None:
        with there.node.client() as client:
            wait_until(lambda: of in [row.ref for row in client.notice_list(there.agreement)])
    return of


def test_what_was_read_back_otherwise_stands_beside_what_was_announced(
    posts: tuple[Post, Post],
) -> None:
    north, south = posts
    of = file(north, "N1", notice(), south)
    south.go("notice/northland/N1")
    page = south.page
    # What waits for this officer is the one button that stands out.
    expect(page.locator("button.main[data-action]")).to_have_count(1)
    page.locator("button.main[data-action=read-back]").wait_for()
    page.keyboard.press("r")
    page.get_by_role("button", name="I understood something else").focus()
    page.keyboard.press("Enter")
    centre = page.get_by_role("textbox", name="centre").first
    centre.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("36.5N 36.0E")
    page.keyboard.press("Tab")
    expect(page.get_by_text("It differs from what was announced:")).to_be_visible()
    page.get_by_role("checkbox", name="This is what I understood").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    with north.node.client() as client:
        wait_until(lambda: len(client.notice_show(north.agreement, of).read_backs) == 1)
    north.go("notice/northland/N1")
    page = north.page
    expect(page.get_by_text("read back something else")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="volume 1: place")
    expect(row.get_by_role("cell").nth(0)).to_contain_text("36.00N 36.00E")
    expect(row.get_by_role("cell").nth(1)).to_contain_text("36.50N 36.00E")
    # Nobody is waited for but the other side: none of the author's buttons stands out.
    expect(page.locator("[data-action=cancel]")).to_be_visible()
    expect(page.locator("button.main[data-action]")).to_have_count(0)


def test_a_newer_version_is_read_before_anything_is_signed(posts: tuple[Post, Post]) -> None:
    north, south = posts
    of = file(north, "N1", notice(), south)
    south.go("notice/northland/N1")
    page = south.page
    page.locator("button.main[data-action=read-back]").wait_for()
    page.keyboard.press("r")
    box = page.get_by_role("checkbox", name="I have read every volume")
    box.focus()
    page.keyboard.press("Space")
    with north.node.client() as client:
        client.notice_amend(north.agreement, of, notice(36.2))
    expect(
        page.get_by_text("Version 2 has come. Nothing was signed: read it first.")
    ).to_be_visible()
    expect(page.locator("parley-read-back")).to_have_count(0)
    # Begun anew it is of the new one, and nothing is ticked of it.
    page.keyboard.press("r")
    expect(page.locator("parley-read-back")).to_contain_text("36.20N 36.00E")
    expect(box).not_to_be_checked()
    with south.node.client() as client:
        assert client.notice_show(south.agreement, of).read_backs == ()


def test_the_proof_says_who_holds_it_and_can_be_taken_away(posts: tuple[Post, Post]) -> None:
    north, south = posts
    of = file(north, "N1", notice(band=EVERY_GROUND), south)
    north.go("notice/northland/N1")
    page = north.page
    held = page.locator("[data-held]")
    expect(held).to_contain_text("southland\u2069 provably holds the version in force, since")
    expect(held).not_to_contain_text("is not shown to hold it")
    # Heights that nobody named are not told as if somebody had.
    expect(page.get_by_text("no height named: every height of the ground").first).to_be_visible()
    page.get_by_role("button", name="Proofs").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Proofs")).to_be_focused()
    with north.node.client() as client:
        leaf = client.notice_show(north.agreement, of).notice.current.leaf
    page.get_by_text(f"fingerprint {leaf[:12]}…").click()
    expect(page.get_by_text(leaf, exact=True)).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take the proof as a file").press("Enter")
    assert taken.value.suggested_filename.endswith(".bundle.json")
    code, report = verify_file(taken.value.path().read_bytes())
    assert code == SOUND
    assert leaf in [event.leaf for story in report.threads for event in story.events]


def test_conflicts_come_soonest_first_and_many_are_folded(posts: tuple[Post, Post]) -> None:
    north, south = posts
    for n in range(7):
        file(south, f"F{n}", notice(hours=3 if n else 2), north)
    file(north, "N1", notice())
    north.go("notice/northland/N1")
    page = north.page
    button = page.get_by_role("button", name="7 conflicts")
    button.focus()
    page.keyboard.press("Enter")
    section = page.locator("section").filter(has=page.get_by_role("heading", name="Conflicts (7)"))
    expect(section.get_by_role("link").first).to_have_text("southland/F0")
    expect(section.locator("a:visible")).to_have_count(5)
    section.get_by_text("2 more").click()
    expect(section.locator("a:visible")).to_have_count(7)


def test_what_will_not_be_waits_for_nobody(posts: tuple[Post, Post]) -> None:
    north, south = posts
    of = file(north, "N1", notice(), south)
    with north.node.client() as client:
        client.notice_cancel(north.agreement, of, "weather")
    north.go("notice/northland/N1")
    page = north.page
    expect(page.locator(".stands .mark").first).to_have_text("cancelled")
    expect(page.locator("td[data-rung=read-back]").first).to_be_visible()
    expect(page.get_by_text("WAITED FOR")).to_have_count(0)


def test_a_notice_is_found_by_typing_and_choosing_and_the_list_stays_as_left(
    posts: tuple[Post, Post],
) -> None:
    north, south = posts
    file(south, "S1", notice(label="a valley", hours=1), north)
    flight = replace(notice(label="north ridge", hours=4), activity=Activity.FLIGHT, volumes=())
    file(north, "N1", notice())
    file(north, "N2", flight)
    gone = file(north, "N3", notice(label="gone"))
    with north.node.client() as client:
        client.notice_cancel(north.agreement, gone, "")
    north.go("notices")
    page = north.page
    links = page.locator("parley-notices tbody a")
    expect(links).to_have_text(["southland/S1", "northland/N1", "northland/N2"])
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Find")).to_be_focused()
    page.keyboard.type("ridge flight")
    expect(links).to_have_text(["northland/N2"])
    expect(page.get_by_text(re.compile("^1 of 4$"))).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="northland/N2")).to_be_visible()
    # Whoever comes back finds the list as it was left.
    page.go_back()
    expect(page.get_by_role("searchbox", name="Find")).to_have_value("ridge flight")
    page.get_by_role("searchbox", name="Find").fill("")
    page.get_by_role("combobox", name="Whose").select_option("southland")
    expect(links).to_have_text(["southland/S1"])
    page.get_by_role("combobox", name="Whose").select_option("")
    # What is over is found by its state, whether it is otherwise shown or not.
    page.get_by_role("combobox", name="How it stands").select_option("cancelled")
    expect(links).to_have_text(["northland/N3"])
    page.get_by_role("combobox", name="How it stands").select_option("")
    page.get_by_role("combobox", name="Order").select_option("filed")
    expect(links).to_have_text(["northland/N2", "northland/N1", "southland/S1"])
    page.locator("h1").first.click()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Home")
    expect(links.first).to_be_focused()
