"""What a tired officer meets by keys alone: words that are cut, and keys that lead nowhere."""

import time

from browser_parts import HELD, LATER, Post
from playwright.sync_api import expect

from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Activity, Notice, Ref
from parley.model.volumes import Circle, Role, Volume, position
from process_parts import wait_until

HEIGHTS = "heights as typed: from “5000 ft” to “FL150”"


def file(north: Post, south: Post) -> Ref:
    """A notice that lasts, whose heights could not be read; wait until the other holds it."""
    now = time.time_ns() // 1_000_000
    lasts = Interval(now - 60_000, now + 3_600_000)
    band = Band(0, 6_000_000, Datum.MEAN_SEA_LEVEL)
    of = Ref("northland", "N1")
    with north.node.client() as client:
        client.notice_file(
            north.agreement,
            of.ref,
            Notice(
                activity=Activity.FLIGHT,
                emergency=False,
                period=lasts,
                volumes=(
                    Volume(Role.ACTIVITY, Circle(position(36.0, 36.0), 6_000_000), band, lasts),
                ),
                place_label="north",
                planned_landing_ms=None,
                contact_desk="",
                remarks=HEIGHTS,
                relay_scope="",
                addressees=(),
                annexes=(),
                details=None,
            ),
        )
    with south.node.client() as client:
        wait_until(lambda: of in [row.ref for row in client.notice_list(south.agreement)])
    return of


def test_no_word_of_an_emergency_is_cut(posts: tuple[Post, Post]) -> None:
    page = posts[0].page
    page.set_viewport_size({"width": 1024, "height": 600})
    page.evaluate(HELD)
    page.keyboard.press("!")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Nothing is sent yet")).to_be_visible()
    assert dialog.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.evaluate(LATER)
    page.keyboard.press("1")
    expect(dialog.get_by_role("heading", name="NOT YET SENT")).to_be_visible()
    assert dialog.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.keyboard.press("Escape")


def test_what_went_out_as_typed_is_read_before_it_is_read_back(posts: tuple[Post, Post]) -> None:
    north, south = posts
    of = file(north, south)
    page = south.page
    south.go(f"notice/{of.party}/{of.ref}")
    expect(page.get_by_role("heading", name="northland/N1")).to_be_visible()
    # At a glance, and in the form that says what one understood.
    expect(page.locator("section.panel").first.get_by_text(HEIGHTS)).to_be_visible()
    # It lasts: the map is of now, and warns of no past.
    expect(page.get_by_role("button", name="Back to now")).to_be_disabled()
    button = page.locator('[data-action="read-back"]')
    page.keyboard.press("r")
    form = page.locator("parley-read-back")
    expect(form.get_by_text(HEIGHTS)).to_be_visible()
    expect(form.get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(button).to_be_focused()
    # Choosing to say something else leaves the keys in what is said.
    page.keyboard.press("r")
    expect(form.get_by_role("checkbox")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(form.get_by_label("centre")).to_be_focused()


def test_the_only_unit_is_stated_by_enter(posts: tuple[Post, Post]) -> None:
    north, south = posts
    of = file(north, south)
    with south.node.client() as client:
        (version,) = client.notice_show(south.agreement, of).notice.versions
        leaf = version.leaf
        client.notice_read_back(south.agreement, of, leaf, version.notice.volumes)
        client.notice_enter(south.agreement, of, leaf)
        client.notice_pass(south.agreement, of, leaf, ("tower",))
    page = south.page
    south.go("watch")
    expect(page.get_by_role("row").filter(has_text="tower")).to_be_visible()
    page.keyboard.press("u")
    sign = page.get_by_role("dialog").get_by_role("button", name="Sign")
    expect(sign).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    with south.node.client() as client:
        wait_until(lambda: client.notice_show(south.agreement, of).notice.confirmed)


def test_a_draft_is_gone_on_with_and_one_key_takes_none_of_it(posts: tuple[Post, Post]) -> None:
    north, south = posts
    file(north, south)
    page = north.page
    for key in ("g", "f"):
        page.keyboard.press(key)
    expect(page.locator("#activity")).to_be_focused()
    page.locator("#place").fill("a ridge")
    page.locator("#activity").focus()
    north.go("watch")
    expect(page.get_by_role("heading", name="What needs me now")).to_be_visible()
    for key in ("g", "f"):
        page.keyboard.press(key)
    expect(page.locator("#activity")).to_be_focused()
    # A look at the keys, and one of them pressed where nothing is written.
    page.locator("#emergency").focus()
    page.keyboard.press("r")
    expect(page.locator("#place")).to_have_value("a ridge")
    expect(page.get_by_role("button", name="Like my last one")).to_have_count(0)


def test_an_emergency_that_did_not_go_out_goes_out_by_the_same_key(
    posts: tuple[Post, Post],
) -> None:
    north, _ = posts
    page = north.page
    port = north.url.rpartition(":")[2]
    page.keyboard.press("!")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Nothing is sent yet")).to_be_visible()
    north.node.kill()
    page.evaluate("new Promise(done => setTimeout(done, 400))")
    page.keyboard.press("1")
    sign = dialog.get_by_role("button", name="SIGN AND SEND")
    expect(sign).to_be_focused()
    page.evaluate("new Promise(done => setTimeout(done, 400))")
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("It is not known whether this was sent.")).to_be_visible()
    north.node.start("--port", port)
    expect(page.locator('[data-pulse="alive"]')).to_be_visible()
    expect(sign).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", name="SENT as FLASH")).to_be_visible()
    with north.node.client() as client:
        assert len(client.call_list(north.agreement)) == 1
