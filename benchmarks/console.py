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

HOURS = 3
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def heap_mb(post: Post) -> float:
    """The JavaScript heap once everything unused has been collected."""
    cdp = post.context.new_cdp_session(post.page)
    cdp.send("HeapProfiler.collectGarbage")
    cdp.send("Performance.enable")
    found = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    cdp.detach()
    return found["JSHeapUsedSize"] / 1e6


def paints(post: Post, times: int) -> list[float]:
    """Milliseconds to the first paint with content, with an empty cache each time."""
    found = []
    for _ in range(times):
        cdp = post.context.new_cdp_session(post.page)
        cdp.send("Network.clearBrowserCache")
        cdp.detach()
        post.page.goto("about:blank")
        post.page.goto(f"{post.url}/#/watch")
        post.page.locator("main").get_by_role("heading").first.wait_for()
        found.append(float(post.page.evaluate(PAINT)))
    return found


def main() -> None:
    with (
        launched() as browser,
        tempfile.TemporaryDirectory() as folder,
        line(Path(folder), "northland", "southland") as (nodes, agreement),
    ):
        post = Post(browser, nodes[0], agreement)
        post.sign_in()
        found = paints(post, 7)
        print(
            f"first paint with content: {statistics.median(found):.0f} ms ({max(found):.0f} most)"
        )
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
