"""The frame of the console in a real browser: signing in, languages, themes, keys, a dead line."""

import pytest
from browser_parts import Post
from playwright.sync_api import expect

LANGUAGES = {
    "ru": ("ltr", "УЧЕНИЕ"),
    "he": ("rtl", "תרגיל"),
    "ar": ("rtl", "تمرين"),
    "fr": ("ltr", "EXERCICE"),
}


def test_languages_directions_and_digits(posts: tuple[Post, Post]) -> None:
    page = posts[0].page
    for language, (direction, exercise) in LANGUAGES.items():
        page.get_by_role("combobox").filter(has_text="Français").select_option(language)
        expect(page.locator("html")).to_have_attribute("dir", direction)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.get_by_text(exercise, exact=True)).to_be_visible()
        # The date stays a date that nobody misreads: Western digits, year first, with its Z.
        clock = page.locator(".clock").inner_text()
        assert clock[4] == clock[7] == "-"
        assert clock.endswith("Z")
        assert clock.isascii()
    # Kept over a reload, in this browser; and nothing that is secret with it.
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert posts[0].node.secrets["officer"] not in kept
    assert page.evaluate("document.cookie") == ""


def test_every_key_is_shown_and_works_on_another_layout(posts: tuple[Post, Post]) -> None:
    page = posts[0].page
    page.keyboard.press("?")
    keys = page.get_by_role("dialog")
    expect(keys).to_be_visible()
    expect(keys.get_by_text("g n", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    # The physical keys of g and n, on a Russian keyboard.
    for key, code in (("п", "KeyG"), ("т", "KeyN")):
        page.evaluate(
            "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown',"
            "{key, code, bubbles: true, composed: true, cancelable: true}))",
            [key, code],
        )
    expect(page).to_have_url(posts[0].url + "/#/notices")


@pytest.mark.parametrize("theme", ["day", "night", "red"])
def test_themes_dress_the_page(posts: tuple[Post, Post], theme: str) -> None:
    page = posts[0].page
    page.get_by_role("combobox").filter(has_text="Red light").select_option(theme)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours[0] != colours[1]


def test_a_dead_line_is_said_and_what_was_known_stays(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    page = north.page
    page.clock.install()
    north.go("notices")
    page.reload()
    page.locator('[data-pulse="alive"]').wait_for()
    north.node.stop()
    # Twenty seconds of the console's own time, in which nothing is heard.
    page.clock.run_for(20_000)
    expect(page.locator('[data-pulse="dead"]')).to_be_visible()
    expect(page.get_by_role("heading", name="Notices")).to_be_visible()
    north.node.start("--port", north.url.rpartition(":")[2])
    page.clock.run_for(12_000)
    expect(page.locator('[data-pulse="alive"]')).to_be_visible()


def test_a_page_opened_anew_while_the_node_is_down_says_so(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    page = north.page
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    page.reload()
    page.locator('[data-pulse="alive"]').wait_for()
    north.node.stop()
    page.reload()
    expect(page.get_by_role("heading", name="The node does not answer")).to_be_visible()
    # Nothing of the record is kept outside the page.
    kept = page.evaluate(
        "caches.open('parley-console').then(kept => kept.keys())"
        ".then(all => all.map(one => new URL(one.url).pathname))"
    )
    assert kept
    assert not [path for path in kept if path.startswith("/v1/")]
    north.node.start("--port", north.url.rpartition(":")[2])
    page.locator('[data-pulse="alive"]').wait_for()


def test_every_screen_opens_though_the_line_died_first(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    page = north.page
    page.wait_for_load_state("networkidle")
    north.context.set_offline(True)
    for screen, heading in (("phrases", "Phrases"), ("file", "File a notice"), ("duty", "Duty")):
        page.evaluate("screen => { location.hash = '#/' + screen; }", screen)
        expect(page.get_by_role("heading", name=heading, exact=True).first).to_be_visible()
    north.context.set_offline(False)


def test_alarms_stay_in_sight_however_far_one_reads(posts: tuple[Post, Post]) -> None:
    north = posts[0]
    north.go("file")
    page = north.page
    expect(page.get_by_label("Activity")).to_be_visible()
    page.set_viewport_size({"width": 1200, "height": 600})
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate("scrollY") > 200
    north.node.kill()
    expect(page.locator("[data-fault]").first).to_be_visible(timeout=30_000)
    expect(page.get_by_role("region", name="Alarms")).to_be_in_viewport()


def test_no_key_acts_behind_taking_the_watch(posts: tuple[Post, Post]) -> None:
    page = posts[0].page
    page.keyboard.press("Shift+T")
    page.get_by_role("button", name="Yes").press("Enter")
    dialog = page.get_by_role("dialog", name="Take the watch")
    expect(dialog.get_by_text("Sign", exact=True)).to_be_visible()
    before = page.url
    for key in ("g", "f"):
        page.keyboard.press(key)
    assert page.url == before
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
