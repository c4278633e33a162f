"""What a member who means ill can sign, on the consoles of the others."""

import time

import pytest
from browser_parts import Post
from playwright.sync_api import Page

from line_parts import BAND, notice
from parley.model.instants import Interval
from parley.model.line import Lane, Precedence, Said
from parley.model.notices import Activity
from parley.model.volumes import Circle, Role, Volume, position
from process_parts import wait_until

MARK = "\u05e6\u05e4\u05d5\u05df"
"""In Hebrew letters, by which a string of theirs is found again wherever it is drawn."""

TURNED = f"{MARK} 12:40Z"
MARKUP = f"<img src=x onerror=slipped=1><script>slipped=1</script>{MARK}"
LINK = f"javascript:slipped=1//{MARK}"
LONG = MARK + "W" * (200 - len(MARK))
STACKED = MARK + "Z" + "\u0335\u0321\u034e" * 60
UNSEEN = f"{MARK} tow\u200der"
HOSTILE = (TURNED, MARKUP, LINK, LONG, STACKED, UNSEEN)

SCREENS = ("watch", "notices", "line", "map", "sites", "duty", "settings")

EVERY = """
  const roots = root => [root, ...[...root.querySelectorAll('*')].flatMap(
    one => one.shadowRoot ? roots(one.shadowRoot) : [])];
  const every = roots(document).flatMap(root => [...root.querySelectorAll('*')]);
  const texts = [...roots(document), ...every].flatMap(one => [...one.childNodes])
    .filter(one => one.nodeType === 3);
"""

SHOWN = f"mark => {{ {EVERY} return texts.filter(one => one.data.includes(mark)).length; }}"

LOOSE = f"""mark => {{ {EVERY}
  const kept = node => {{
    for (let at = node.parentNode; at; at = at.parentNode ?? at.host) {{
      if (at.nodeType !== 1) continue;
      if (at.localName === 'bdi' || at.getAttribute('dir') === 'auto') return true;
      if (['textarea', 'option', 'title'].includes(at.localName)) return true;
    }}
    // Between U+2068 and U+2069 it is kept apart as well as by an element.
    const before = node.data.slice(0, node.data.lastIndexOf(mark));
    return before.lastIndexOf('\u2068') > before.lastIndexOf('\u2069');
  }};
  return texts.filter(one => one.data.includes(mark) && !kept(one)).map(one => {{
    const parent = one.parentNode.localName ?? one.parentNode.host?.localName;
    return `${{parent}}: ${{one.data.trim().slice(0, 80)}}`;
  }});
}}"""

MADE = f"""() => {{ {EVERY}
  const wrong = 'img[src="x"], script:not([src]), a[href^="javascript" i], [onerror]';
  return every.filter(one => one.matches(wrong)).map(one => one.outerHTML);
}}"""


@pytest.fixture
def told(posts: tuple[Post, Post]) -> Post:
    """The officer who is shown what the other party made up."""
    north, south = posts
    begins = int(time.time() * 1000) // 60_000 * 60_000 + 90 * 60_000
    lasts = Interval(begins, begins + 3_600_000)
    with north.node.client() as client:
        for n, label in enumerate(HOSTILE):
            client.notice_file(
                north.agreement,
                f"H{n}",
                notice(
                    Volume(
                        Role.ACTIVITY,
                        Circle(position(36.0, 36.0 + n / 10), 5_000_000),
                        BAND,
                        lasts,
                    ),
                    activity=Activity.LIVE_FIRING,
                    period=lasts,
                    place_label=label,
                    remarks=label,
                    contact_desk=label,
                    relay_scope=label,
                ),
            )
            said = Said(None, label, "", ())
            client.call_open(
                north.agreement, f"C{n}", Lane.AIR, Precedence.FLASH, said, topic=label
            )
            client.concern_raise(north.agreement, f"K{n}", None, words=label)
    with south.node.client() as client:
        wait_until(lambda: len(client.notice_list(south.agreement)) == len(HOSTILE))
        wait_until(lambda: len(client.call_list(south.agreement)) == len(HOSTILE))
    return south


def settled(page: Page) -> None:
    """Wait until a screen has drawn what it was sent for."""
    page.locator("main").get_by_role("heading").first.wait_for()
    page.wait_for_load_state("networkidle")


def test_strings_of_another_party_stay_what_they_are(told: Post) -> None:
    screens = (*SCREENS, "notice/northland/H0", "notice/northland/H3", "call/northland/C0")
    loose, wide, seen = {}, {}, {}
    for screen in screens:
        told.go(screen)
        settled(told.page)
        seen[screen] = told.page.evaluate(SHOWN, MARK)
        loose[screen] = told.page.evaluate(LOOSE, MARK)
        wide[screen] = told.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert told.page.evaluate(MADE) == []
    assert told.page.evaluate("globalThis.slipped") is None
    # Where nothing of theirs is shown, nothing of theirs can go wrong.
    assert {name for name in ("watch", "notices", "line") if not seen[name]} == set()
    assert {name: found for name, found in loose.items() if found} == {}
    assert {name: by for name, by in wide.items() if by > 0} == {}


def test_what_is_not_seen_is_named(told: Post) -> None:
    told.go("watch")
    settled(told.page)
    told.page.get_by_text("tow[U+200D]er").first.wait_for()
    assert told.page.get_by_text("tow\u200der").count() == 0
    # A pile of marks would cover the lines of others.
    told.page.get_by_text("[+").first.wait_for()
