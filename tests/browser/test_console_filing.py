"""Filing in a real browser: by keyboard alone, judged before, over a dead link, coarse, amended."""

import contextlib
import json
import re
import time

from browser_parts import Post
from playwright.sync_api import Page, expect

from parley.model.notices import Notice
from parley.model.volumes import Circle

UNDER_A_MINUTE_S = 60.0


def opened(post: Post, screen: str = "file") -> Page:
    """The filing page, once its fields are there."""
    post.go(screen)
    expect(post.page.locator("#place")).to_be_visible()
    return post.page


def write(page: Page, field: str, text: str) -> None:
    page.locator(f"#{field}").fill(text)


def sign(page: Page) -> None:
    """A last look, then sign: the same two keys twice."""
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Control+Enter")


def on_record(page: Page) -> None:
    expect(page.get_by_role("heading", name="On record")).to_be_visible()


def rows(post: Post) -> list[str]:
    """The notices that a node has, by reference."""
    with contextlib.closing(post.node.client("officer")) as client:
        return [str(row.ref) for row in client.notice_list(post.agreement)]


def versions(post: Post) -> list[Notice]:
    """The versions of the one notice that a node has."""
    with contextlib.closing(post.node.client("officer")) as client:
        (row,) = client.notice_list(post.agreement)
        page = client.notice_show(post.agreement, row.ref)
    return [version.notice for version in page.notice.versions]


def test_a_notice_is_filed_by_keyboard_alone_and_is_at_the_other_party(
    posts: tuple[Post, Post],
) -> None:
    north, south = posts
    page = north.page
    began = time.monotonic()
    page.keyboard.press("g")
    page.keyboard.press("f")
    expect(page.locator("#activity")).to_be_focused()
    # Activity, emergency, start: then its end, no landing, its place.
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("45 min")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("north")
    page.keyboard.press("Tab")
    page.keyboard.type("36S YE 52065 35375")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("25km")
    expect(page.get_by_text("no conflict found among what was filed")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Late by \d+ min"))).to_be_visible()
    page.keyboard.press("Control+Enter")
    look = page.get_by_role("dialog")
    expect(look.get_by_role("button", name=re.compile("^Send now: .* late"))).to_be_focused()
    expect(look.get_by_text(re.compile("circle of .25.0 km. around"))).to_be_visible()
    page.keyboard.press("Enter")
    on_record(page)
    expect(page.get_by_text("holds it")).to_be_visible()
    assert time.monotonic() - began < UNDER_A_MINUTE_S
    (ref,) = rows(north)
    assert rows(south) == [ref]
    page.get_by_role("link", name="To its page").click()
    expect(page).to_have_url(f"{north.url}/#/notice/{ref}")


def test_a_conflict_and_a_doubt_are_told_before_anything_is_signed(
    posts: tuple[Post, Post],
) -> None:
    north, south = posts
    page = opened(north)
    write(page, "at", "36.0N 36.5E")
    write(page, "radius", "20km")
    sign(page)
    on_record(page)
    page = opened(south)
    write(page, "place", "Latakia")
    # Exchanged: 35.52N 35.78E was meant.
    write(page, "at", "35.78N 35.52E")
    write(page, "radius", "5km")
    page.get_by_role("button", name="Did you mean").click()
    expect(page.locator("#at")).to_have_value("35.52N 35.78E")
    write(page, "at", "36.1N 36.5E")
    expect(page.get_by_text("CONFLICT", exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Send now: .*1 conflict"))).to_be_visible()
    # Nothing of it is on record, and nothing holds it back.
    assert [one for one in rows(south) if one.startswith("southland/")] == []
    sign(page)
    on_record(page)


def test_over_a_dead_link_it_says_that_it_is_not_sent_and_sends_it_once(
    posts: tuple[Post, Post],
) -> None:
    north, _ = posts
    page = opened(north)
    write(page, "place", "north")
    port = north.url.rpartition(":")[2]
    north.node.stop()
    sign(page)
    expect(page.get_by_role("heading", name="NOT SENT")).to_be_visible()
    expect(page.get_by_text(re.compile("Not known to be on record for"))).to_be_visible()
    # A draft is not lost by going elsewhere and coming back; and it is in no storage.
    north.go("watch")
    north.go("file")
    expect(page.get_by_role("heading", name="NOT SENT")).to_be_visible()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "north" not in kept.replace("northland", "")
    north.node.start("--port", port)
    on_record(page)
    assert len(rows(north)) == 1


def test_a_coarse_site_tells_its_true_position_to_nobody(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    bodies: list[str] = []
    north.page.on("request", lambda request: bodies.append(f"{request.url} {request.post_data}"))
    page = opened(north, "file/site")
    write(page, "name", "a clinic")
    page.locator("#category").select_option("clinic")
    page.locator("#marking-day-none").check()
    page.locator("#marking-thermal-none").check()
    write(page, "valid-until", "2030-01-01")
    page.locator("#coarse").check()
    write(page, "at", "36.12345N 36.54321E")
    write(page, "radius", "5km")
    expect(
        page.get_by_text(re.compile("Coarse: the position you typed is not sent"))
    ).to_be_visible()
    sign(page)
    on_record(page)
    sent = [body for body in bodies if "humanitarian-site" in body]
    assert any("coarse_mm" in body for body in sent)
    assert not [body for body in bodies if "36123450" in body or "36.123" in body]
    (notice,) = versions(north)
    (volume,) = notice.volumes
    assert isinstance(volume.shape, Circle)
    assert volume.shape.radius_mm == 5_000_000


def test_what_is_missing_stands_at_its_field_and_is_gone_to(posts: tuple[Post, Post]) -> None:
    page = opened(posts[0], "file/site")
    write(page, "name", "a clinic")
    write(page, "place", "north")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#category")).to_be_focused()
    expect(page.locator('#category[aria-invalid="true"]')).to_be_visible()
    expect(page.locator("#category-trouble")).to_contain_text("This has to be said.")


def test_a_new_version_is_typed_over_the_last(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    page = opened(north)
    write(page, "place", "north")
    write(page, "end", "45 min")
    write(page, "ref", "N1")
    sign(page)
    on_record(page)
    page = opened(north, "amend/northland/N1")
    expect(page.get_by_role("button", name="Nothing is changed yet")).to_be_disabled()
    write(page, "remarks", "longer than thought")
    write(page, "end", "2 h")
    sign(page)
    on_record(page)
    first, second = versions(north)
    assert second.remarks == "longer than thought"
    assert second.period.start_ms == first.period.start_ms
    assert second.period.end_ms == second.period.start_ms + 7_200_000


def test_pasted_and_imported_shapes_are_told_line_by_line(posts: tuple[Post, Post]) -> None:
    page = opened(posts[0])
    page.get_by_text("Paste coordinates").click()
    page.locator("parley-paste textarea").fill(
        "353148N0354648E - 354000N0360000E\n35.2N 36.1E\n95 35\nfree words"
    )
    expect(page.get_by_text("3 positions read:")).to_be_visible()
    expect(page.get_by_text("line 4:")).to_be_visible()
    page.get_by_role("button", name="Add to the notice").click()
    expect(page.get_by_text("area of 3 corners")).to_be_visible()
    page.get_by_text("Import a file").click()
    page.locator("input[type=file]").set_input_files(
        {
            "name": "a.geojson",
            "mimeType": "application/geo+json",
            "buffer": json.dumps(
                {
                    "type": "Feature",
                    "geometry": {"type": "Point", "coordinates": [36.0, 36.0]},
                    "properties": {"role": "recall"},
                }
            ).encode(),
        }
    )
    page.get_by_label("Radius of its points, half-width of its lines").fill("3nm")
    page.get_by_role("button", name="Add all 1").click()
    expect(page.get_by_text(re.compile("circle of .5.6 km. around"))).to_be_visible()
    expect(page.locator("ol.shapes select").nth(2)).to_have_value("recall")
