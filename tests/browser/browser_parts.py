"""A real browser looking at real nodes: what the tests of the console share."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)

from parley.model.agreements import Box, NamedRegion
from parley.model.line import Desk, Lane, Tier
from process_parts import NodeProcess, found

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src" / "parley" / "web" / "console" / "index.html"
AXE = ROOT / "console" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE_MS = 60_000
"""For what a browser and nodes do on two busy cores: only what fails waits so long."""

HELD = """() => {
  // How soon one key comes after another is the test's to say, and not the machine's.
  const at = performance.now();
  window.later = 0;
  performance.now = () => at + window.later;
}"""
LATER = "window.later += 400"
"""Together: the next key comes so long after the one before that it was meant."""

OPTIONS = (
    "--no-sandbox",
    # The map is drawn by software where there is no graphics card.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # Of its own accord a browser asks the world for this and that; here nobody answers.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str | None:
    """Where a Chromium is on this machine; None where there is none."""
    given = os.environ.get("PARLEY_CHROMIUM")
    names = [given] if given else ["chromium", "chromium-browser", "google-chrome"]
    return next((program for name in names if (program := shutil.which(name))), None)


def or_skip(what: str) -> None:
    """Skip with a clear message; where the browser is required, as in CI, fail."""
    if os.environ.get("PARLEY_BROWSER_REQUIRED") == "1":
        pytest.fail(what)
    pytest.skip(what)


@contextlib.contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium."""
    program = chromium()
    if program is None:
        or_skip("no Chromium here: install Debian's 'chromium', or name one in PARLEY_CHROMIUM")
    if not BUILT.exists():
        or_skip("the console is not built: make console")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=list(OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


class Post:
    """An officer at a node: a browser of their own, signed in by a token."""

    def __init__(self, browser: Browser, node: NodeProcess, agreement: str) -> None:
        self.node = node
        self.agreement = agreement
        # Not a number: a passkey, and what a browser calls secure, want a name.
        self.url = node.url.replace("127.0.0.1", "localhost")
        self.complaints: list[str] = []
        self.outside: list[str] = []
        self.context: BrowserContext = browser.new_context(
            locale="en-GB", timezone_id="Asia/Beirut"
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.new_page()

    def new_page(self) -> Page:
        """A page whose complaints and outside requests are kept."""
        page = self.context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)
        return page

    def _heard(self, message: object) -> None:
        text = str(getattr(message, "text", message))
        # A node that is down, and an answer that says no, are told by the console itself.
        if getattr(message, "type", "") == "error" and "Failed to load resource" not in text:
            self.complaints.append(text)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob"):
            return
        if f"{address.scheme}://{address.netloc}" != self.url:
            self.outside.append(request.url)

    def sign_in(self) -> None:
        """Sign in as an officer does who has a token."""
        self.page.goto(self.url)
        self.page.get_by_label("Token").fill(self.node.secrets["officer"])
        self.page.keyboard.press("Enter")
        self.page.locator('[data-pulse="alive"]').wait_for()

    def prefer(self, **preferences: object) -> None:
        """Set this officer's preferences as the console keeps them, and look anew."""
        self.page.evaluate(
            "kept => localStorage.setItem('parley.preferences', JSON.stringify(kept))", preferences
        )
        self.page.reload()
        self.page.locator('[data-pulse="alive"]').wait_for()

    def go(self, screen: str) -> None:
        """Show a screen."""
        self.page.goto(f"{self.url}/#/{screen}")


NORTH = NamedRegion("north", Box(355_000_000, 350_000_000, 365_000_000, 370_000_000))
DESK_LANES = (Lane.AIR, Lane.GROUND, Lane.MARITIME, Lane.POLITICAL)


@contextlib.contextmanager
def line(folder: Path, *parties: str) -> Iterator[tuple[list[NodeProcess], str]]:
    """Running nodes with an agreement in force among them."""
    nodes = [NodeProcess(folder, party) for party in parties]
    try:
        for node in nodes:
            node.start()
        agreement = found(
            *nodes,
            title="Northern line",
            banner="an exercise between two parties of a test",
            desks=tuple(
                Desk(party, f"{party} {tier.value}", tier, DESK_LANES)
                for party in parties
                for tier in (Tier.DUTY_OFFICER, Tier.STAFF)
            ),
            regions=(
                NamedRegion("north", Box(355_000_000, 350_000_000, 365_000_000, 370_000_000)),
            ),
        )
        yield nodes, agreement
    finally:
        for node in nodes:
            node.stop()
