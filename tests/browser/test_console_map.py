"""The map in a real browser: what is drawn and read there, its time, an officer's own layers."""

import json
import math
import re
import struct
import time
import zlib
from collections.abc import Iterator, Mapping

import pytest
from browser_parts import Post, line
from playwright.sync_api import Browser, FilePayload, Locator, Page, Route, expect

from parley.model.heights import Band, Datum
from parley.model.humanitarian import Details, Site, SiteCategory
from parley.model.instants import Interval
from parley.model.notices import Activity, Notice
from parley.model.volumes import Circle, Role, Volume, position

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
FLIGHT = Circle(position(35.9, 35.9), 30_000_000)
CLINIC = Circle(position(36.3, 36.4), 500_000)
AIR = Band(1_000_000, 3_000_000, Datum.MEAN_SEA_LEVEL)
WHEREVER = Band(-500_000, 9_000_000, Datum.MEAN_SEA_LEVEL)

DRAWN = """(map, layers) => map.chart.map
  .queryRenderedFeatures(undefined, {layers: layers.filter(id => map.chart.map.getLayer(id))})
  .map(({properties}) => properties)"""


@pytest.fixture(scope="module")
def post(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """An officer whose line has a flight, a clinic, and a notice that only names its place."""
    with line(tmp_path_factory.mktemp("map"), "northland", "southland") as (nodes, agreement):
        one = Post(browser, nodes[0], agreement)
        now = time.time_ns() // 1_000_000
        day = Interval(now - HOUR_MS, now + DAY_MS)
        file(one, "F1", Activity.FLIGHT, day, FLIGHT, AIR)
        file(one, "R1", Activity.LIVE_FIRING, day)
        file(one, "C1", Activity.HUMANITARIAN_SITE, day, CLINIC, WHEREVER, clinic(now + DAY_MS))
        try:
            one.sign_in()
            yield one
            assert one.complaints == []
            assert one.outside == []
        finally:
            one.context.close()


@pytest.fixture
def chart(post: Post) -> Locator:
    """The map's screen, drawn anew."""
    post.page.set_viewport_size({"width": 1366, "height": 768})
    return opened(post, post.page)


def opened(post: Post, page: Page) -> Locator:
    page.goto(f"{post.url}/#/map")
    page.reload()
    page.locator('[data-pulse="alive"]').wait_for()
    page.locator("parley-map[ready]").wait_for()
    return page.locator("parley-map")


def file(
    post: Post,
    ref: str,
    activity: Activity,
    when: Interval,
    where: Circle | None = None,
    band: Band = AIR,
    details: Details | None = None,
) -> None:
    notice = Notice(
        activity=activity,
        emergency=False,
        period=when,
        volumes=() if where is None else (Volume(Role.ACTIVITY, where, band, when),),
        place_label="north",
        planned_landing_ms=None,
        contact_desk="",
        remarks="",
        relay_scope="",
        addressees=() if details else ("southland",),
        annexes=(),
        details=details,
    )
    with post.node.client() as client:
        client.notice_file(post.agreement, ref, notice)


def clinic(valid_until_ms: int) -> Site:
    return Site(
        name="the clinic",
        category=SiteCategory.CLINIC,
        services=(),
        population=None,
        marking_daylight="",
        marking_thermal="",
        contact_annex=None,
        valid_until_ms=valid_until_ms,
        coarse_mm=None,
    )


def drawn(chart: Locator, *layers: str) -> list[dict[str, object]]:
    """What these layers show, as the chart itself answers."""
    found: list[dict[str, object]] = chart.evaluate(DRAWN, list(layers))
    return found


def comes(chart: Locator, layer: str, text: str = "") -> None:
    """Wait until this layer shows something, with such a text where one is given."""
    chart.page.wait_for_function(
        "([map, layer, text]) => map.chart.map.queryRenderedFeatures(undefined, {layers: [layer]})"
        ".some(({properties}) => (properties.text ?? '').includes(text))",
        arg=[chart.element_handle(), layer, text],
    )


def settled(chart: Locator) -> None:
    """Wait until all that was asked of the chart is drawn."""
    chart.evaluate(
        "map => { const one = map.chart.map; map.isSettled = false;"
        " one.once('idle', () => { map.isSettled = true; }); one.triggerRepaint(); }"
    )
    chart.page.wait_for_function("map => map.isSettled", arg=chart.element_handle())


def test_names_are_short_from_afar_and_whole_where_chosen(chart: Locator) -> None:
    settled(chart)
    texts = {str(one["text"]) for one in drawn(chart, "label")}
    assert "northland F1\nfiled · NOT CONFIRMED" in texts
    assert "northland R1 · named region\nfiled · NOT CONFIRMED" in texts
    assert not any("AMSL" in text for text in texts), "from afar, and of a clinic at any time"
    chart.locator('[data-key="notice/northland/F1"]').click()
    settled(chart)
    chosen = [str(one["text"]) for one in drawn(chart, "label") if one["selected"]]
    assert any("1000–3000 m AMSL" in text for text in chosen)
    # Nothing is said of how high people are whose height nobody stated.
    expect(chart.locator('[data-key="notice/northland/C1"]')).not_to_contain_text("AMSL")
    # Wherever the map is moved to, no name of what is in view is cut off or hidden by its foot.
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowRight"):
        chart.locator("canvas").press(key)
        settled(chart)
        assert drawn(chart, "area-fill", "area-pattern"), "something is in view"
        assert drawn(chart, "label")


def test_the_map_its_time_and_its_heights_are_seen_at_once(post: Post, chart: Locator) -> None:
    page = post.page
    for size in ((1366, 768), (1920, 1080)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for part in ("canvas", "parley-time-slider", "parley-altitude-profile figure"):
            box = chart.locator(part).first.bounding_box()
            assert box is not None
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= size[1], f"{part} at {size}"
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    # Folded away by who wants the list alone.
    chart.locator("parley-altitude-profile summary").click()
    expect(chart.locator("parley-altitude-profile figure")).to_be_hidden()


def test_another_time_is_never_taken_for_now(chart: Locator) -> None:
    slider = chart.get_by_role("slider")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("now$"))
    expect(chart.locator("p.moment")).to_have_count(0)
    slider.focus()
    for _ in range(3):
        slider.press("PageUp")
    expect(chart.locator("p.moment")).to_contain_text("planned")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("planned"))
    for _ in range(8):
        slider.press("PageDown")
    expect(chart.locator("p.moment")).to_contain_text("past")
    # Before it began nothing is there.
    expect(chart.locator(".all")).to_have_attribute("data-things", "0")
    slider.press("Home")
    expect(chart.locator("p.moment")).to_have_count(0)
    # A tick of another day says which, year first.
    days = chart.locator("parley-time-slider .day").all_text_contents()
    written = [day for day in days if day]
    assert written
    assert all(len(day) == len("2018-09-18") for day in written)


def test_a_coarse_coast_comes_first_and_says_so(post: Post) -> None:
    page = post.new_page()
    held: list[Route] = []
    # The browser's own keeping would answer before anything could be held back.
    page.route("**/sw.js", lambda route: route.abort())
    page.route("**/land-*.bin", lambda route: hold(route, held))
    page.goto(f"{post.url}/#/map")
    try:
        chart = page.locator("parley-map")
        page.locator("parley-map[ready]").wait_for()
        chart.locator('[data-coast="coarse"]').wait_for()
        comes(chart, "land")
        expect(chart.get_by_text("coast still coarse")).to_be_visible()
        # What was filed does not wait for the coast.
        comes(chart, "label")
        page.unroute("**/land-*.bin")
        for route in held:
            route.continue_()
        chart.locator('[data-coast="fine"]').wait_for()
        expect(chart.get_by_text("true to about 1 km")).to_be_visible()
    finally:
        page.close()


def hold(route: Route, held: list[Route]) -> None:
    if "coarse" in route.request.url:
        route.continue_()
    else:
        held.append(route)


def test_a_lost_context_comes_back_where_it_was(chart: Locator) -> None:
    settled(chart)
    before = chart.evaluate("map => [map.chart.map.getZoom(), map.chart.map.getCenter().lat]")
    chart.evaluate("""map => { map.chart.lostBefore = true;
      map.chart.map.getCanvas().getContext('webgl2')
        .getExtension('WEBGL_lose_context').loseContext(); }""")
    chart.page.wait_for_function(
        "map => map.chart && !map.chart.lostBefore && map.hasAttribute('ready')",
        arg=chart.element_handle(),
    )
    settled(chart)
    after = chart.evaluate("map => [map.chart.map.getZoom(), map.chart.map.getCenter().lat]")
    assert after == pytest.approx(before)
    assert drawn(chart, "label")


def test_without_webgl_it_says_so_and_the_list_stays(post: Post) -> None:
    page = post.new_page()
    page.add_init_script(
        "const one = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        " return kind.startsWith('webgl') && !globalThis.draws ? null"
        " : one.call(this, kind, ...rest); };"
    )
    try:
        page.goto(f"{post.url}/#/map")
        note = page.get_by_role("alert").filter(has_text="The map cannot be drawn here")
        expect(note).to_be_visible()
        expect(page.locator('[data-key="notice/northland/F1"]')).to_be_visible()
        expect(page.get_by_text("Drawing the map")).to_have_count(0)
        # Acceleration was turned on: nobody has to leave the page.
        page.evaluate("globalThis.draws = true")
        page.get_by_role("button", name="Try again").click()
        page.locator("parley-map[ready]").wait_for()
        expect(note).to_have_count(0)
    finally:
        page.close()


def test_who_wants_less_motion_sees_none(post: Post) -> None:
    page = post.new_page()
    page.emulate_media(reduced_motion="reduce")
    try:
        chart = opened(post, page)
        moving = (
            "map => { map.bringAll(); map.chart.pan(1, 0, false); map.chart.zoom(1);"
            " return map.chart.map.isMoving(); }"
        )
        assert chart.evaluate(moving) is False
        page.emulate_media(reduced_motion="no-preference")
        assert chart.evaluate(moving) is True
    finally:
        page.close()


# An officer's own layers


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def pmtiles(tile: bytes, kind: int, metadata: Mapping[str, object]) -> bytes:
    """An archive as version 3 is specified, with the one tile of zoom 0, nothing compressed.

    `kind`: 1 vector tiles, 2 PNG.
    """
    # One entry: tile 0, a run of one, its length, and its offset 0 written as 1.
    directory = varint(1) + varint(0) + varint(1) + varint(len(tile)) + varint(1)
    told = json.dumps(metadata).encode()
    begin = 127
    parts = [begin, len(directory), begin + len(directory), len(told)]
    tiles = begin + len(directory) + len(told)
    parts += [tiles, 0, tiles, len(tile), 1, 1, 1]
    bounds = [int(degrees * 1e7) for degrees in (34, 34, 38, 38)]
    head = b"PMTiles\x03" + struct.pack("<11Q", *parts)
    head += bytes([1, 1, 1, kind, 0, 0]) + struct.pack("<4i", *bounds)
    head += bytes([0]) + struct.pack("<2i", 360_000_000, 360_000_000)
    assert len(head) == begin
    return head + directory + told + tile


def on_tile(lon: float, lat: float) -> tuple[int, int]:
    """A place on the one tile of zoom 0, of 4,096 by 4,096 steps."""
    radians = math.radians(lat)
    down = (1 - math.log(math.tan(math.pi / 4 + radians / 2)) / math.pi) / 2
    return round((lon + 180) / 360 * 4096), round(down * 4096)


def field(number: int, content: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(content)) + content


def vector_tile(name: str) -> bytes:
    """One polygon of a layer of this name, as the vector tile specification 2.1 writes it."""
    corners = [
        on_tile(*corner) for corner in ((34.2, 37.8), (37.8, 37.8), (37.8, 34.2), (34.2, 34.2))
    ]
    steps, at = [], (0, 0)
    for x, y in corners:
        steps.append((x - at[0], y - at[1]))
        at = (x, y)
    move, line_to, close = 1 | 1 << 3, 2 | 3 << 3, 7 | 1 << 3
    zigzag = [[step << 1 ^ step >> 31 for step in both] for both in steps]
    geometry = [move, *zigzag[0], line_to, *(one for both in zigzag[1:] for one in both), close]
    feature = bytes([3 << 3, 3]) + field(4, b"".join(varint(one) for one in geometry))
    layer = bytes([15 << 3, 2]) + field(1, name.encode()) + field(2, feature)
    return field(3, layer + bytes([5 << 3]) + varint(4096))


def png(red: int, green: int, blue: int) -> bytes:
    """256 by 256 points of one colour."""
    rows = (b"\x00" + bytes([red, green, blue]) * 256) * 256

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + crc

    head = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def add(chart: Locator, *files: tuple[str, bytes]) -> None:
    panel = chart.locator("parley-overlays details")
    if panel.get_attribute("open") is None:
        chart.locator("parley-overlays summary").click()
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        for name, content in files
    ]
    chart.locator('parley-overlays input[type="file"]').set_input_files(payloads)


COLOUR = """map => new Promise(done => {
  const one = map.chart.map;
  one.once('render', () => {
    const canvas = one.getCanvas();
    const gl = canvas.getContext('webgl2');
    const found = new Uint8Array(4);
    gl.readPixels(canvas.width / 2, canvas.height / 4, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, found);
    done([...found].slice(0, 3));
  });
  one.triggerRepaint();
})"""
GEOJSON = json.dumps(
    {
        "type": "Feature",
        "properties": {"name": "route blue"},
        "geometry": {"type": "LineString", "coordinates": [[35, 35], [37, 37]]},
    }
)
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>gate</name>'
    "<Point><coordinates>36,36</coordinates></Point></Placemark></kml>"
)


def test_layers_of_ones_own_are_drawn_and_stay_in_the_page(post: Post, chart: Locator) -> None:
    asked: list[str] = []
    post.page.on("request", lambda request: asked.append(request.method))
    layers = {"vector_layers": [{"id": "sectors", "fields": {}}]}
    add(
        chart,
        ("route.geojson", GEOJSON.encode()),
        ("gate.kml", KML.encode()),
        ("sectors.pmtiles", pmtiles(vector_tile("sectors"), 1, layers)),
    )
    expect(chart.locator("parley-overlays li")).to_have_count(3)
    settled(chart)
    ids = chart.evaluate("map => map.laid.overlays.map(({id}) => id)")
    assert drawn(chart, f"{ids[0]}-line")
    assert drawn(chart, f"{ids[1]}-point")
    assert drawn(chart, f"{ids[2]}-0-fill"), "the polygon within the archive"
    # Hidden, and shown again.
    box = chart.locator('[data-overlay="sectors.pmtiles"] input')
    box.uncheck()
    settled(chart)
    assert not drawn(chart, f"{ids[2]}-0-fill")
    box.check()
    # Pictures cover the land, and nothing of what was announced.
    before = chart.evaluate(COLOUR)
    add(chart, ("chart.pmtiles", pmtiles(png(10, 200, 30), 2, {})))
    expect(chart.locator("parley-overlays li")).to_have_count(4)
    settled(chart)
    assert chart.evaluate(COLOUR) != before
    assert drawn(chart, "label")
    assert "POST" not in asked, "a layer is sent to nobody"
    kept = post.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "sectors" not in kept
    # A lost context takes none of them away.
    chart.evaluate("""map => { map.chart.lostBefore = true;
      map.chart.map.getCanvas().getContext('webgl2')
        .getExtension('WEBGL_lose_context').loseContext(); }""")
    chart.page.wait_for_function(
        "map => map.chart && !map.chart.lostBefore && map.hasAttribute('ready')",
        arg=chart.element_handle(),
    )
    settled(chart)
    assert drawn(chart, f"{ids[2]}-0-fill")


def test_what_is_broken_is_said_and_nothing_is_lost(chart: Locator) -> None:
    whole = pmtiles(png(1, 2, 3), 2, {})
    add(chart, ("route.geojson", GEOJSON.encode()))
    expect(chart.locator("parley-overlays li")).to_have_count(1)
    add(
        chart,
        ("half.geojson", GEOJSON[:40].encode()),
        ("cut.pmtiles", whole[:-30]),
        ("bare.pmtiles", pmtiles(vector_tile("sectors"), 1, {})),
        ("gate.kml", KML.encode()),
    )
    faults = chart.locator("parley-overlays .problem")
    expect(faults).to_have_count(3)
    expect(faults.nth(0)).to_contain_text("half.geojson cannot be read: it is no JSON")
    expect(faults.nth(1)).to_contain_text("cut.pmtiles cannot be read: it is damaged or cut short")
    expect(faults.nth(2)).to_contain_text("bare.pmtiles")
    # What was there stays, and what could be read of the rest is added.
    expect(chart.locator("parley-overlays li")).to_have_count(2)
    # Found only while it is drawn: a tile whose bytes are no picture.
    add(chart, ("spoilt.pmtiles", pmtiles(b"\x00" * 200, 2, {})))
    expect(faults.filter(has_text="some of its tiles are damaged")).to_be_visible()
    expect(chart.locator("parley-overlays li")).to_have_count(3)


def test_whose_map_is_in_hebrew_reads_it_the_other_way(post: Post) -> None:
    page = post.page
    try:
        post.prefer(language="he")
        chart = opened(post, page)
        settled(chart)
        texts = [str(one["text"]) for one in drawn(chart, "label")]
        assert any("northland F1" in text and "הקבלה לא הושלמה" in text for text in texts)
        # Time and space run as they do everywhere.
        start, end = (chart.locator("parley-time-slider .steps button").nth(n) for n in (0, -1))
        left, right = start.bounding_box(), end.bounding_box()
        assert left is not None
        assert right is not None
        assert left["x"] < right["x"]
    finally:
        post.prefer(language="en")
