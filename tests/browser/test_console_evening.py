"""The demonstration in a real browser: a newcomer reads both runs, and tries the line."""

import re
from collections.abc import Iterator

import pytest
from browser_parts import PATIENCE_MS
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FloatRect,
    Locator,
    Page,
    expect,
)

from parley.demo.house import House
from parley.demo.playing import Ears, play
from parley.demo.reception import way_in
from parley.demo.running import beside_of
from parley.demo.scenario import SHIPPED, Do, shipped
from parley.demo.stage import Stage, staged
from parley.demo.story import shipped_book

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def stages() -> Iterator[dict[str, Stage]]:
    """Both runs, played and kept up as a demonstration does."""
    house = House()
    scenarios = {name: shipped(name) for name in SHIPPED}
    ways = house.ways(scenarios)
    contexts = []
    made: dict[str, Stage] = {}
    beside = None
    try:
        for name, scenario in scenarios.items():
            stories = shipped_book(name).stories(name, scenario, ways, beside)
            context = staged(scenario, stories=stories, apart=True)
            made[name] = context.__enter__()
            contexts.append(context)
            house.admit(name, made[name])
            for _ in play(made[name], Ears(made[name])):
                pass
            beside = beside_of(name, made[name])
            house.keep(made[name])
        yield made
    finally:
        for name in made:
            house.leave(name)
        for context in contexts:
            context.__exit__(None, None, None)
        house.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody with a browser and a link; what their pages complain of is a failure."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on(
        "console",
        lambda said: (
            complaints.append(said.text)
            if said.type == "error" and "Failed to load resource" not in said.text
            else None
        ),
    )
    yield context
    context.close()
    assert complaints == []


def arrive(visitor: BrowserContext, stage: Stage) -> Page:
    """Open the observer's one-time link as it was printed."""
    page = visitor.new_page()
    page.goto(way_in(stage.actors["observer"]))
    expect(page).to_have_url(
        f"{stage.actors['observer'].url}/#/evening".replace("127.0.0.1", "localhost")
    )
    return page


def test_a_newcomer_is_told_the_evening(stages: dict[str, Stage], visitor: BrowserContext) -> None:
    page = arrive(visitor, stages["evening"])
    expect(page.get_by_role("heading", level=1)).to_have_text("The evening of 17 September 2018")
    expect(page.get_by_text("judges nobody")).to_be_visible()
    page.get_by_role("button", name="Begin").last.click()
    expect(page.get_by_text("is called deconfliction")).to_be_visible()
    expect(page.get_by_text("nothing yet")).to_have_count(3)
    page.get_by_role("button", name="3. The line rings").click()
    expect(page.get_by_role("heading", name="The line rings")).to_be_focused()
    expect(page.locator("parley-scrubber .time")).to_have_text("18:39 UTC")
    told_by = page.get_by_role("heading", name=re.compile("What each side had been told by .18:39"))
    expect(told_by).to_be_visible()
    expect(page.get_by_text("NOT CONFIRMED", exact=True).first).to_be_visible()
    # What was stated a minute later is not there yet; one step on, it is.
    held = page.locator('section[aria-labelledby="held"]')
    told = held.get_by_text("Russia raises a concern with what its radar shows")
    expect(told).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator("parley-scrubber .time")).to_have_text("18:40 UTC")
    expect(told.first).to_be_visible()
    page.get_by_role("button", name="Step before").click()
    expect(told).to_have_count(0)
    both = page.locator("article.account")
    boxes = [box(both.nth(n)) for n in range(2)]
    assert boxes[0]["width"] == boxes[1]["width"]
    assert boxes[0]["height"] == boxes[1]["height"]
    page.get_by_text("Every step of the evening").click()
    steps = page.locator("ol.steps")
    public = sum(step.do is Do.PUBLIC for step in stages["evening"].scenario.steps)
    expect(steps.get_by_text("the public record: enters no log")).to_have_count(public)
    expect(page.get_by_text("entry 1 in the log of Israel")).to_be_visible()
    # The map in words is there for whoever asks for it.
    expect(page.locator("parley-map")).to_be_visible()
    in_words = page.get_by_role("button", name="The map in words")
    expect(page.locator("parley-in-view")).to_be_hidden()
    in_words.click()
    expect(page.locator("parley-in-view")).to_be_visible()


def box(one: Locator) -> FloatRect:
    """Where something stands in the window."""
    found = one.bounding_box()
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["en", "ru", "he"])
def test_what_changed_is_on_the_first_screen(
    stages: dict[str, Stage], visitor: BrowserContext, language: str
) -> None:
    page = arrive(visitor, stages["evening"])
    page.set_viewport_size({"width": 1366, "height": 768})
    speak(page, language)
    opened = page.locator("parley-evening .words h1")
    expect(opened).to_be_visible()
    following = page.locator("nav.chapters .next")
    headlines = []
    story = stages["evening"].homes[0].officer.exercise_story(language)
    assert story is not None
    for chapter in story.chapters:
        following.click()
        headline = page.locator("#chapter")
        expect(headline).to_have_text(chapter.headline)
        expect(page.locator("parley-map")).to_be_visible()
        headlines.append(box(headline)["y"])
        seen = [box(headline), box(page.locator("p.happens")), box(page.locator(".frame"))]
        bar = box(page.locator("parley-evening div.bar"))
        for one in seen:
            assert one["y"] >= bar["y"] + bar["height"]
            assert one["y"] + one["height"] <= 768, (chapter.key, seen)
    # Nothing jumped under the eye, and what comes next is where the last "next" was.
    assert len(set(headlines)) == 1
    expect(following).to_have_attribute("href", re.compile("/counterfactual/observer"))


def speak(page: Page, language: str, size: int = 100) -> None:
    """Read on in another language, with text of this size."""
    kept = f"{{language: '{language}', size: {size}}}"
    page.evaluate(f"localStorage.setItem('parley.preferences', JSON.stringify({kept}))")
    page.reload()


def test_on_a_telephone_the_words_and_the_map_come_together(
    stages: dict[str, Stage], visitor: BrowserContext
) -> None:
    page = arrive(visitor, stages["evening"])
    page.set_viewport_size({"width": 390, "height": 844})
    speak(page, "ar")
    page.locator("nav.chapters .next").click()
    page.locator("nav.chapters .next").click()
    expect(page.locator("#chapter")).to_be_focused()
    expect(page.locator("parley-map")).to_be_visible()
    words, chart = box(page.locator("p.happens")), box(page.locator(".frame"))
    assert 0 <= chart["y"] < words["y"] < 844 - 60
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_another_language_says_everything_but_the_record(
    stages: dict[str, Stage], visitor: BrowserContext
) -> None:
    page = arrive(visitor, stages["evening"])
    page.goto(page.url + "/after")
    speak(page, "ar")
    expect(page.locator(".standing")).to_contain_text("لا تشارك فيه أي حكومة")
    page.locator("summary", has_text="النقاط على الخريطة").click()
    page.locator("summary", has_text="كل خطوات المساء").click()
    expect(page.get_by_text("مقرَّب إلى 0.01 درجة").first).to_be_visible()
    expect(page.get_by_text("بالتوقيت المحلي").first).to_be_visible()
    for part in (
        ".head",
        ".words",
        ".said",
        ".points",
        'section[aria-labelledby="held"]',
        ".steps",
    ):
        said = page.locator("parley-evening").locator(part).first.inner_text()
        assert not re.search(r"\b(ours|local|after|about|the|of|Russia|Israel)\b", said), said
    # It is spoken on at the next node, which has never seen this reader.
    page.locator("nav.chapters .next").click()
    expect(page).to_have_url(re.compile(r"/#/evening$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("إجراء آخر في المساء نفسه")


def test_it_runs_from_right_to_left_and_at_twice_the_size(
    stages: dict[str, Stage], visitor: BrowserContext
) -> None:
    page = arrive(visitor, stages["evening"])
    speak(page, "he", size=200)
    expect(page.get_by_role("heading", level=1)).to_have_text("ליל 17 בספטמבר 2018")
    page.keyboard.press("n")
    # Only time runs on as everywhere, to the right, as it does on the map.
    before = page.locator("parley-scrubber .time").inner_text()
    slider = page.locator("parley-scrubber input")
    assert slider.evaluate("one => getComputedStyle(one).direction") == "ltr"
    page.keyboard.press("ArrowRight")
    expect(page.locator("parley-scrubber .time")).not_to_have_text(before)
    page.evaluate("location.hash = '#/evening/fire'")
    expect(page.locator("parley-scrubber .time")).to_have_text("18:59 UTC")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_other_procedure_and_two_desks_to_try(
    stages: dict[str, Stage], visitor: BrowserContext
) -> None:
    other = arrive(visitor, stages["evening"])
    other.get_by_role("button", name="10. What was said afterwards").click()
    other.get_by_role("link", name="Next: Another procedure").click()
    expect(other.get_by_role("heading", level=1)).to_have_text(
        "Another procedure on the same evening"
    )
    expect(other.get_by_text("Nobody did or said")).to_be_visible()
    # It says so in every chapter, and in the last it shows what differed.
    other.get_by_role("button", name="7. What differed").click()
    expect(other.get_by_text("SUPPOSED")).to_be_visible()
    expect(other.get_by_role("columnheader", name="The other procedure")).to_be_visible()
    other.get_by_role("link", name="Next: Try it yourself").click()
    expect(other.get_by_role("link", name="3. Try it yourself")).to_have_attribute(
        "aria-current", "page"
    )
    desks = {}
    for name in ("Israel", "Russia"):
        with visitor.expect_page() as opened:
            other.get_by_role("link", name=f"Open {name}’s desk").click()
        desks[name] = opened.value
    israel, russia = desks["Israel"], desks["Russia"]
    expect(russia.get_by_text("Nothing yet. File a notice at the other desk")).to_be_visible()
    israel.get_by_label("only the name").check()
    israel.get_by_label("in 2 minutes").check()
    expect(israel.get_by_text("the whole named region is in doubt")).to_be_visible()
    expect(israel.get_by_text("short of the hour asked for here")).to_be_visible()
    israel.get_by_role("button", name="File it: it goes out at once").click()
    expect(russia.get_by_text("Israel announces")).to_be_visible()
    for step in ("Repeat it back", "State that it is entered", "Pass it to the crew"):
        russia.get_by_role("button", name=step).click()
        expect(israel.get_by_text("CONFIRMED", exact=True)).to_have_count(0)
    russia.get_by_role("button", name="The crew has acknowledged").click()
    for page in (israel, russia, other):
        expect(page.get_by_text("the last unit has it")).to_be_visible()
        expect(page.get_by_text("CONFIRMED", exact=True)).to_be_visible()
    # Where the way ends is said to each, and from where it began one can begin again.
    for page in (israel, russia, other):
        expect(page.get_by_text("the whole way of a notice")).to_be_visible()
    expect(israel.get_by_role("link", name="whole console")).to_be_visible()
    # Four sessions of three parties in one browser, and none has put another out.
    other.get_by_role("link", name="Back to the evening").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("The evening of 17 September 2018")
