"""For every pair of eyes and hands: no serious finding of axe on any screen, in any light."""

import pytest
from browser_parts import AXE, Post, or_skip
from playwright.sync_api import Page

GRAVE = {"serious", "critical"}
RUN = """async () => {
  const found = await axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return found.violations.map(one => ({
    rule: one.id, impact: one.impact, help: one.help,
    where: one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)),
  }));
}"""


def screens(page: Page) -> list[str]:
    """The addresses of every screen in the navigation."""
    navigation = page.get_by_role("navigation").first
    more = navigation.get_by_role("button")
    if more.count():
        more.click()
    links = [link.get_attribute("href") or "" for link in navigation.get_by_role("link").all()]
    assert "#/watch" in links
    assert "#/settings" in links
    return links


def findings(page: Page) -> list[dict[str, object]]:
    """What axe finds that is serious on the page as it stands."""
    if not AXE.exists():
        or_skip("axe-core is not installed: python tools/console.py check")
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    return [one for one in page.evaluate(RUN) if one["impact"] in GRAVE]


@pytest.mark.parametrize(("theme", "language"), [("day", "en"), ("night", "he"), ("red", "ar")])
def test_no_screen_has_a_serious_finding(
    posts: tuple[Post, Post], theme: str, language: str
) -> None:
    page = posts[0].page
    posts[0].prefer(theme=theme, language=language)
    found = {}
    for address in screens(page):
        page.goto(posts[0].url + "/" + address)
        page.locator("main").get_by_role("heading").first.wait_for()
        found[address] = findings(page)
    # And with both menus unfolded, one after the other, where everything is large.
    page.set_viewport_size({"width": 1366, "height": 768})
    posts[0].prefer(theme=theme, language=language, size=200)
    for menu in ("nav parley-menu", "parley-looks"):
        page.locator(f"{menu} button[aria-expanded]").click()
        found[menu] = findings(page)
    assert len(found) > 3
    assert {address: grave for address, grave in found.items() if grave} == {}


def test_signing_in_has_no_serious_finding(posts: tuple[Post, Post]) -> None:
    posts[0].context.clear_cookies()
    page = posts[0].page
    page.reload()
    page.get_by_label("Token").wait_for()
    assert findings(page) == []
