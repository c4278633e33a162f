"""What the console's policy keeps out, in a real browser; and that nothing of it is in the way."""

import json

from browser_parts import Post
from playwright.sync_api import expect

THROWN = """code => {
  const ways = {
    markup: () => { document.body.innerHTML = '<img src=x onerror="slipped=true">'; },
    shadow: () => { document.querySelector('parley-app').shadowRoot.innerHTML = '<b>x</b>'; },
    beside: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
    frame: () => { document.createElement('iframe').srcdoc = '<b>x</b>'; },
    range: () => document.createRange().createContextualFragment('<b>x</b>'),
    script: () => { document.createElement('script').src = '/assets/other.js'; },
    inline: () => { document.createElement('script').text = 'slipped = true'; },
    worker: () => new Worker('/assets/other.js'),
    policy: () => trustedTypes.createPolicy('another', {}),
  };
  try { ways[code](); } catch (error) { return error.name; }
  return 'nothing';
}"""

KML = b"""<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
<name>&lt;img src=x onerror=alert(1)&gt; the pass</name><description><![CDATA[<script>slipped = true
</script>]]></description><Polygon><outerBoundaryIs><LinearRing><coordinates>35,35 36,35 36,36 35,35
</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>"""

MANY = b"<!ENTITY a0 'ha'>" + b"".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>".encode() for n in range(1, 12)
)
REACHING = b"<!ENTITY a11 SYSTEM 'file:///etc/passwd'>"


def bomb(entities: bytes) -> bytes:
    """A KML file whose entities are more than they seem."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE kml [' + entities + b"]>"
        b'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&a11;</name>'
        b"<Point><coordinates>35,35</coordinates></Point></Placemark></kml>"
    )


WAYS = (
    "markup",
    "shadow",
    "beside",
    "frame",
    "range",
    "script",
    "inline",
    "worker",
    "policy",
)


def test_text_becomes_neither_markup_nor_code(posts: tuple[Post, Post]) -> None:
    """As if a slip in the console put somebody's text where markup or code belongs."""
    page = posts[0].page
    for way in WAYS:
        assert page.evaluate(THROWN, way) == "TypeError", way
    assert page.evaluate("globalThis.slipped") is None
    # What the browser itself kept out, it complains of.
    posts[0].complaints.clear()


def test_no_screen_needs_what_the_policy_forbids(posts: tuple[Post, Post]) -> None:
    """Each screen, the map with its worker, and a file of one's own; the posts count complaints."""
    north = posts[0]
    links = north.page.get_by_role("navigation").first.get_by_role("link").all()
    for address in [link.get_attribute("href") or "" for link in links]:
        north.page.goto(north.url + "/" + address)
        north.page.locator("main").get_by_role("heading").first.wait_for()
    north.go("map")
    north.page.locator("parley-map[ready]").wait_for()
    assert "parley-console" in north.page.evaluate(
        "navigator.serviceWorker.ready.then(() => caches.keys())"
    )


def test_a_file_of_ones_own_is_read_and_runs_nothing(posts: tuple[Post, Post]) -> None:
    north = posts[0]
    north.go("map")
    page = north.page
    page.locator("parley-map[ready]").wait_for()
    page.get_by_text("Your own layers").click()
    chooser = page.locator("input[type=file]")
    for name, raw in (
        ("pass.kml", KML),
        ("many.kml", bomb(MANY)),
        ("reaching.kml", bomb(REACHING)),
    ):
        chooser.set_input_files({"name": name, "mimeType": "text/xml", "buffer": raw})
        expect(page.get_by_text(name).first).to_be_visible()
    assert page.evaluate("globalThis.slipped") is None
    shown = json.dumps(page.locator("parley-map").inner_text())
    assert "root:" not in shown
    assert "haha" not in shown
    # How Chromium says that a file is no XML: with a style that the policy does not let it have.
    for one in posts[0].complaints:
        assert "Applying inline style" in one
    posts[0].complaints.clear()
