"""The frame of the console in a real browser: signing in, languages, themes, keys, a dead line."""

import pytest
from browser_parts import Post
from playwright.sync_api import Page, expect

from parley.model.line import Lane, Precedence, Said
from parley.model.phrases import CATALOGUE, Phrase

LANGUAGES = {
    "ru": ("ltr", "УЧЕНИЕ"),
    "he": ("rtl", "תרגיל"),
    "ar": ("rtl", "تمرين"),
    "fr": ("ltr", "EXERCICE"),
}
LIGHTS = {"day": "Day", "night": "Night", "red": "Red light"}
# Where the screen itself begins, and what is above it of which something is cut or hidden.
FRAME = """() => {
  const app = document.querySelector('parley-app').shadowRoot;
  const box = app.querySelector('main').getBoundingClientRect();
  const header = app.querySelector('parley-header').shadowRoot;
  const parts = [...header.querySelectorAll('.bar > *')]
    .map(one => one.getBoundingClientRect()).filter(one => one.width > 1);
  const over = parts.some((one, n) => one.left < -1 || one.right > innerWidth + 1 ||
    parts.some((other, m) => m > n && one.left < other.right - 1 && other.left < one.right - 1 &&
      one.top < other.bottom - 1 && other.top < one.bottom - 1));
  return {top: box.top + scrollY, over, wide: document.documentElement.scrollWidth - innerWidth};
}"""


def test_languages_directions_and_digits(posts: tuple[Post, Post]) -> None:
    page = posts[0].page
    looks = page.get_by_role("button", name="Language and light")
    # By its sign and what the language calls itself: whoever cannot read the page finds it.
    expect(page.locator("parley-looks .own")).to_have_text("English")
    looks.click()
    for language, (direction, exercise) in LANGUAGES.items():
        page.locator(f'parley-looks button[lang="{language}"]').click()
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
    # By keyboard, and Escape leads back to the button.
    looks = page.get_by_role("button", name="Language and light")
    looks.press("Enter")
    page.get_by_role("button", name=LIGHTS[theme], exact=True).press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours[0] != colours[1]
    page.keyboard.press("Escape")
    expect(looks).to_be_focused()
    expect(looks).to_have_attribute("aria-expanded", "false")


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
    expect(page.locator("[data-fault]").first).to_be_visible()
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


def ring(post: Post) -> None:
    """Have somebody's alarm sound at the others'."""
    with post.node.client() as client:
        said = Said(Phrase(CATALOGUE, "LINK-CHECK", ()), "", "", ())
        client.call_open(post.agreement, "C1", Lane.AIR, Precedence.FLASH, said)


def loud(page: Page) -> None:
    """Wait until the alarm is there, and the row of the matter that it is about."""
    page.locator("parley-alarms [data-alarm]").first.wait_for()
    page.locator(".matter").first.wait_for()


# Width, height, size of text, language: the most that the frame may take of the height, quiet and
# while an alarm sounds.
SHARES = (
    (1366, 768, 100, "en", 0.10, 0.15),
    (1920, 1080, 100, "en", 0.07, 0.11),
    (800, 1280, 100, "en", 0.11, 0.13),
    (390, 844, 100, "en", 0.15, 0.27),
    (1366, 768, 200, "en", 0.20, 0.34),
    (1024, 600, 200, "en", 0.25, 0.45),
    (1024, 600, 200, "ar", 0.25, 0.45),
)


def test_the_frame_leaves_the_screen_to_what_needs_me(posts: tuple[Post, Post]) -> None:
    north, south = posts
    page = north.page
    wrong = []
    for ringing in (False, True):
        if ringing:
            ring(south)
        for width, height, size, language, *most in SHARES:
            page.set_viewport_size({"width": width, "height": height})
            north.prefer(size=size, language=language)
            row = None
            if ringing:
                loud(page)
                row = page.locator(".matter").first.bounding_box()
            found = page.evaluate(FRAME)
            bottom = 0 if row is None else row["y"] + row["height"]
            whole = found["wide"] <= 0 and not found["over"] and bottom <= height
            if found["top"] / height > most[ringing] or not whole:
                wrong.append((width, height, size, language, ringing, bottom, found))
    assert wrong == []


@pytest.mark.parametrize("size", [100, 200])
def test_that_it_is_an_exercise_stays_in_view(posts: tuple[Post, Post], size: int) -> None:
    north = posts[0]
    page = north.page
    page.set_viewport_size({"width": 1366, "height": 768})
    north.go("file")
    north.prefer(size=size)
    page.get_by_label("Activity").wait_for()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate("scrollY") > 200
    expect(page.get_by_text("EXERCISE", exact=True)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="SOUND OFF · Take the watch")).to_be_in_viewport()
    # What is focused does not come to stand behind what sticks.
    place = page.get_by_label("Place in words")
    place.focus()
    hidden = """one => one.getBoundingClientRect().top <
        parseFloat(document.documentElement.style.getPropertyValue('--frame'))"""
    assert not place.evaluate(hidden)


def test_words_that_do_not_fit_are_unfolded(posts: tuple[Post, Post]) -> None:
    north = posts[0]
    page = north.page
    page.set_viewport_size({"width": 390, "height": 844})
    north.prefer(size=150)
    words = page.locator("parley-banner .words")
    cut = "one => one.scrollWidth > one.clientWidth + 1"
    assert words.evaluate(cut)
    page.get_by_role("button", name="The whole text").press("Enter")
    expect(page.get_by_role("button", name="The whole text")).to_have_attribute(
        "aria-expanded", "true"
    )
    assert not words.evaluate(cut)


def test_every_screen_is_in_the_row_or_in_its_menu(posts: tuple[Post, Post]) -> None:
    page = posts[0].page
    screens = page.get_by_role("navigation", name="Screens")
    links = screens.get_by_role("link")
    page.set_viewport_size({"width": 1920, "height": 1080})
    expect(links).to_have_count(10)
    every = links.all_inner_texts()
    page.set_viewport_size({"width": 1280, "height": 720})
    more = screens.get_by_role("button", name="More")
    expect(more).to_be_visible()
    shown = links.all_inner_texts()
    assert shown[:3] == every[:3]
    more.press("Enter")
    expect(links).to_have_count(10)
    assert links.all_inner_texts() == every
    page.get_by_role("link", name="Duty", exact=True).press("Enter")
    expect(page).to_have_url(posts[0].url + "/#/duty")
    expect(links).to_have_count(len(shown))
    # The button says where one is.
    expect(screens.get_by_role("button", name="Duty")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(links).to_have_count(0)
    screens.get_by_role("button").click()
    assert links.all_inner_texts() == every
