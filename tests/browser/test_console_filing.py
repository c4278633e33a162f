"""Filing in a real browser: by keyboard alone, judged before, over a dead link, coarse, amended."""

import contextlib
import json
import re
import time
from pathlib import Path

import pytest
from browser_parts import Post, line
from playwright.sync_api import Browser, Page, expect

from parley.client import Problem
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
    page.locator("parley-paste input[type=file]").set_input_files(
        {
            "name": "a.geojson",
            "mimeType": "application/geo+json",
            "buffer": json.dumps(
                {
                    "type": "Feature",
                    "geometry": {"type": "Point", "coordinates": [36.0, 36.0]},
                    "properties": {"role": "recall", "floor_m": 0, "ceiling_m": 1500},
                }
            ).encode(),
        }
    )
    page.get_by_label("Radius of its points, half-width of its lines").fill("3nm")
    page.get_by_role("button", name="Add all 1").click()
    expect(page.get_by_text(re.compile("circle of .5.6 km. around"))).to_be_visible()
    expect(page.locator("ol.shapes select").nth(2)).to_have_value("recall")
    # Heights without a datum are not lost: they stand there to be mended, or to go out as typed.
    expect(page.locator("#shape-1-ceiling")).to_have_value("1500m")
    expect(page.locator("#shape-1-datum-trouble")).to_be_visible()
    page.locator("#datum").select_option("mean-sea-level")
    expect(page.locator("#shape-1-datum-trouble")).not_to_be_visible()


def test_heights_without_a_datum_go_out_as_typed_and_the_other_side_reads_them(
    posts: tuple[Post, Post],
) -> None:
    north, south = posts
    page = opened(north)
    write(page, "place", "north")
    write(page, "at", "36.0N 36.5E")
    write(page, "radius", "20km")
    page.locator("#floor").focus()
    page.keyboard.type("5000 ft")
    page.keyboard.press("Tab")
    page.keyboard.type("8000 ft")
    page.keyboard.press("Control+Enter")
    # Told, and gone to; what was typed stands as it was.
    expect(page.locator("#datum")).to_be_focused()
    expect(page.get_by_text("Ctrl+Enter again: a last look")).to_be_visible()
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.keyboard.press("F8")
    expect(page.locator("#datum")).to_be_focused()
    page.keyboard.press("Control+Enter")
    look = page.get_by_role("dialog")
    words = "heights as typed: from “5000 ft” to “8000 ft”, datum not stated (all heights drawn)"
    expect(look.get_by_text(words, exact=True)).to_be_visible()
    expect(look.get_by_role("button", name=re.compile("^Send now: as typed"))).to_be_focused()
    # A look that was left signs nothing.
    page.keyboard.press("Escape")
    expect(look).not_to_be_visible()
    expect(page.locator("#floor")).to_have_value("5000 ft")
    assert rows(north) == []
    sign(page)
    on_record(page)
    expect(page.get_by_text("holds it")).to_be_visible()
    (notice,) = versions(south)
    assert notice.remarks == words
    (volume,) = notice.volumes
    assert (volume.band.floor_mm, volume.band.ceiling_mm) == (-1_000_000, 100_000_000)
    south.go(f"notice/{rows(south)[0]}")
    expect(south.page.get_by_text(words).first).to_be_visible()


def test_what_cannot_be_read_at_all_goes_out_in_words(posts: tuple[Post, Post]) -> None:
    north, south = posts
    page = opened(north)
    write(page, "start", "about noon")
    write(page, "at", "37S 244000 3934000")
    write(page, "radius", "wide")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#start")).to_be_focused()
    page.keyboard.press("F8")
    expect(page.locator("#at")).to_be_focused()
    page.keyboard.press("Shift+F8")
    expect(page.locator("#start")).to_be_focused()
    sign(page)
    on_record(page)
    expect(page.get_by_text("holds it")).to_be_visible()
    (notice,) = versions(south)
    assert notice.volumes == ()
    assert notice.place_label == "as typed, see remarks"
    assert notice.remarks.splitlines() == [
        "start as typed: “about noon” (from now on)",
        "circle as typed: around “37S 244000 3934000”, radius “wide” (nothing drawn)",
    ]


TELEPHONE = b"telephone of the desk: 7\n"


def attach(page: Page, content: bytes = TELEPHONE) -> None:
    """Attach a file, and say what it is: the cursor stands there already."""
    page.locator("#files").set_input_files(
        {"name": "of a person.txt", "mimeType": "text/plain", "buffer": content}
    )
    expect(page.locator("#file-0")).to_be_focused()
    page.keyboard.type("whom to call")


def test_a_file_is_given_to_whom_it_is_for_and_to_nobody_else(
    browser: Browser, tmp_path: Path
) -> None:
    with line(tmp_path, "northland", "southland", "eastland") as (nodes, agreement):
        north, south = (Post(browser, node, agreement) for node in nodes[:2])
        for one in (north, south):
            one.sign_in()
        page = opened(north)
        write(page, "place", "north")
        attach(page, b"x" * (8 * 1024 * 1024))
        page.get_by_role("button", name="Remove").click()
        page.locator("#files").set_input_files(
            {"name": "big", "mimeType": "", "buffer": b"x" * (8 * 1024 * 1024 + 1)}
        )
        expect(page.get_by_text("8 MiB are the most")).to_be_visible()
        attach(page)
        # Both are asked to read back, so that both may have it, until one is unticked.
        page.locator("#file-0-to-eastland").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Control+Enter")
        look = page.get_by_role("dialog")
        told = re.compile("whom to call., .25 B.: its bytes to southland alone")
        expect(look.get_by_text(told)).to_be_visible()
        page.keyboard.press("Control+Enter")
        on_record(page)
        expect(page.get_by_text("holds it")).to_have_count(2)
        (notice,) = versions(south)
        (annex,) = notice.annexes
        assert (annex.title, annex.recipients, annex.size) == ("whom to call", ("southland",), 25)
        assert "of a person" not in str(notice)
        south.go(f"notice/{rows(south)[0]}")
        with south.page.expect_download() as fetched:
            south.page.get_by_role("link", name="whom to call").click()
        assert Path(fetched.value.path()).read_bytes() == TELEPHONE
        with nodes[2].client("officer") as client, pytest.raises(Problem, match="southland"):
            client.annex_get(agreement, annex.commitment)
        assert [*north.complaints, *south.complaints, *north.outside] == []
        for one in (north, south):
            one.context.close()


def test_over_a_dead_link_a_notice_waits_for_no_file(posts: tuple[Post, Post]) -> None:
    north, south = posts
    page = opened(north)
    write(page, "place", "north")
    attach(page)
    port = north.url.rpartition(":")[2]
    north.node.stop()
    sign(page)
    expect(page.get_by_text("Its files go first: 0 of 1")).to_be_visible()
    expect(page.get_by_role("heading", name="NOT SENT")).to_be_visible()
    page.get_by_role("button", name="Send it now, without its files").click()
    north.node.start("--port", port)
    on_record(page)
    expect(page.get_by_text("It went out without its files.")).to_be_visible()
    expect(page.get_by_text("holds it")).to_be_visible()
    (notice,) = versions(south)
    assert notice.annexes == ()
