"""Sound that cannot play: blocked, without a device, lost, suspended, closed: said at once."""

import re
import secrets
from collections.abc import Iterator

import pytest
from browser_parts import Post, line
from playwright.sync_api import Browser, Page, expect

from parley.model.line import Lane, Precedence, Said
from parley.model.phrases import CATALOGUE, Phrase
from process_parts import NodeProcess

BLOCKED = """
  // As where no gesture counts: it stays suspended, and never answers.
  window.AudioContext = class extends AudioContext {
    get state() { return 'suspended'; }
    resume() { return new Promise(() => {}); }
  };
"""
NO_VOICE = "window.AudioContext = class { constructor() { throw new DOMException('none'); } };"
LOSABLE = """
  window.voices = [];
  window.AudioContext = class extends AudioContext {
    constructor(...given) { super(...given); window.voices.push(this); }
    get currentTime() {
      // A device that was pulled out: it calls itself running, and its time stands.
      this.last = this.lost ? this.last : super.currentTime;
      return this.last;
    }
  };
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[NodeProcess], str]]:
    """Two nodes for all tests here."""
    with line(tmp_path_factory.mktemp("sound"), "northland", "southland") as made:
        yield made


@pytest.fixture
def north(browser: Browser, both: tuple[list[NodeProcess], str]) -> Iterator[Post]:
    """An officer, not signed in yet."""
    (node, _), agreement = both
    post = Post(browser, node, agreement)
    try:
        yield post
        assert post.complaints == []
    finally:
        post.context.close()


@pytest.fixture
def south(both: tuple[list[NodeProcess], str]) -> NodeProcess:
    """The other party's node."""
    return both[0][1]


def begin(post: Post, script: str) -> Page:
    """Sign in, in a browser with such a voice, and look at the watch."""
    post.context.add_init_script(script)
    post.sign_in()
    post.go("watch")
    expect(post.page.locator('[data-sound-state="off"]')).to_be_visible()
    return post.page


def flash(node: NodeProcess, post: Post, ref: str) -> None:
    with node.client() as client:
        said = Said(Phrase(CATALOGUE, "LINK-CHECK", ()), "", "", ())
        client.call_open(post.agreement, ref, Lane.AIR, Precedence.FLASH, said)


def says_blocked(page: Page) -> None:
    """In the bar, as an alarm, to readers of the screen, and in the title of the tab."""
    expect(page.locator('[data-sound-state="blocked"]')).to_be_visible()
    expect(page.locator('[data-fault="sound-blocked"]')).to_be_visible()
    expect(page.locator("parley-alarms [role=alert]")).to_contain_text("SOUND BLOCKED")
    expect(page).to_have_title(re.compile("SOUND BLOCKED"))


def take(page: Page) -> None:
    page.keyboard.press("T")
    page.get_by_role("button", name="Yes, I heard it").click()
    page.keyboard.press("Escape")
    expect(page.locator('[data-sound-state="on"]')).to_be_visible()


def test_sound_that_the_browser_blocks_is_never_called_on(north: Post, south: NodeProcess) -> None:
    page = begin(north, BLOCKED)
    page.keyboard.press("T")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("The browser lets no sound out")
    expect(dialog.get_by_role("button", name="Yes, I heard it")).to_be_disabled()
    page.keyboard.press("Escape")
    says_blocked(page)
    # What would sound is seen all the same.
    flash(south, north, "K1")
    expect(page.locator('[data-alarm][data-thread="call/southland/K1"]').first).to_be_visible()
    assert page.locator("html").get_attribute("data-sound") is None


def test_a_browser_without_a_voice_stays_off_and_says_so(north: Post) -> None:
    page = begin(north, NO_VOICE)
    page.keyboard.press("T")
    expect(page.get_by_role("dialog")).to_contain_text("The browser lets no sound out")
    page.keyboard.press("Escape")
    expect(page.locator('[data-sound-state="off"]')).to_contain_text("SOUND OFF")


@pytest.mark.parametrize(
    "happens",
    [
        "voice => { voice.lost = true; }",
        "voice => voice.suspend()",
        "voice => voice.close()",
        "voice => voice.dispatchEvent(new Event('error'))",
    ],
    ids=["lost", "suspended", "closed", "failed"],
)
def test_sound_that_is_lost_is_said_at_once_and_taken_back_by_a_key(
    north: Post, south: NodeProcess, happens: str
) -> None:
    page = begin(north, LOSABLE)
    take(page)
    page.evaluate(f"({happens})(window.voices.at(-1))")
    says_blocked(page)
    sounds = page.locator("html").get_attribute("data-sounds")
    ref = f"X{secrets.token_hex(4)}"
    flash(south, north, ref)
    expect(page.locator("[data-alarm]").filter(has_text="southland/").first).to_be_visible()
    assert page.locator("html").get_attribute("data-sounds") == sounds, "nothing was heard"
    page.keyboard.press("Shift")
    expect(page.locator('[data-sound-state="on"]')).to_be_visible()
    expect(page.locator('[data-fault="sound-blocked"]')).to_have_count(0)
    # What stood meanwhile is heard now, and by measure, not by claim.
    expect(page.locator("html")).to_have_attribute("data-sound", "flash")
    silence = re.compile(r"^0(\.0*)?$")
    expect(page.locator("html")).not_to_have_attribute("data-sound-energy", silence)
