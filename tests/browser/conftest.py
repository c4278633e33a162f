"""One browser and one line of two real nodes, shared by the tests of a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_parts import Post, launched, line
from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for the tests of a module, and no longer.

    While Playwright runs, its event loop counts as running in this thread, and no other test could
    start one of its own.
    """
    with launched() as found:
        yield found


@pytest.fixture
def posts(browser: Browser, tmp_path: Path) -> Iterator[tuple[Post, Post]]:
    """Two officers, of two parties, each signed in at their own node."""
    with line(tmp_path, "northland", "southland") as (nodes, agreement):
        both = [Post(browser, node, agreement) for node in nodes]
        try:
            for one in both:
                one.sign_in()
            yield both[0], both[1]
            for one in both:
                assert one.complaints == []
                assert one.outside == []
        finally:
            for one in both:
                one.context.close()
