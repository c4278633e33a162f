"""One line of three nodes for the tests that only read it or add to it."""

from collections.abc import Iterator

import pytest

import web_parts
from parley.runtime.clocks import ExerciseClock
from unit_posts import START, Post


@pytest.fixture(scope="package")
def live() -> Iterator[web_parts.Line]:
    with web_parts.line() as made:
        yield made


@pytest.fixture
def north(live: web_parts.Line) -> web_parts.LiveNode:
    return live.nodes["northland"]


@pytest.fixture
def south(live: web_parts.Line) -> web_parts.LiveNode:
    return live.nodes["southland"]


@pytest.fixture
def post() -> Iterator[Post]:
    clock = ExerciseClock(START)
    with web_parts.line(("northland",), ("southland",), clock=clock) as made:
        post = Post(made, clock)
        yield post
        post.anyone.close()
