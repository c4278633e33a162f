"""The console in headless Chromium: how soon it shows something, and what an hour does to it.

Software rendering on a busy machine: read the figures beside one another, not alone.
"""

import statistics
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [
    str(Path(__file__).resolve().parents[1] / "tests" / name) for name in ("", "browser")
]

from browser_parts import Post, launched, line  # noqa: E402

HOURS = 2
PAINT = """new Promise(done => new PerformanceObserver(list => {
  for (const one of list.getEntriesByName('first-contentful-paint')) done(one.startTime);
}).observe({ type: 'paint', buffered: true }))"""


def heap_mb(post: Post) -> float:
    """The JavaScript heap once everything unused has been collected."""
    cdp = post.context.new_cdp_session(post.page)
    cdp.send("HeapProfiler.collectGarbage")
    cdp.send("Performance.enable")
    found = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    cdp.detach()
    return found["JSHeapUsedSize"] / 1e6


def paints(post: Post, times: int) -> list[tuple[float, float]]:
    """Milliseconds to the first paint with content, and to the list of what needs one.

    With an empty cache each time; the second is an upper bound, seen from outside the page.
    """
    found = []
    for _ in range(times):
        cdp = post.context.new_cdp_session(post.page)
        cdp.send("Network.clearBrowserCache")
        cdp.detach()
        post.page.goto("about:blank")
        post.page.goto(f"{post.url}/#/watch")
        post.page.get_by_role("heading", name="What needs me now").wait_for()
        useful = float(post.page.evaluate("performance.now()"))
        found.append((float(post.page.evaluate(PAINT)), useful))
    return found


def main() -> None:
    with (
        launched() as browser,
        tempfile.TemporaryDirectory() as folder,
        line(Path(folder), "northland", "southland") as (nodes, agreement),
    ):
        post = Post(browser, nodes[0], agreement)
        post.sign_in()
        for what, times in zip(
            ("first paint with content", "the list of what needs one"),
            zip(*paints(post, 7), strict=True),
            strict=True,
        ):
            print(f"{what}: {statistics.median(times):.0f} ms ({max(times):.0f} most)")
        post.page.clock.install()
        post.go("watch")
        post.page.reload()
        post.page.locator('[data-pulse="alive"]').wait_for()
        sizes = [heap_mb(post)]
        for _ in range(HOURS):
            # An hour of the console's own time, second by second, while the node goes on.
            for _ in range(60):
                post.page.clock.run_for(60_000)
            sizes.append(heap_mb(post))
        print("heap after each hour of watching, MB: " + ", ".join(f"{one:.1f}" for one in sizes))


if __name__ == "__main__":
    main()
