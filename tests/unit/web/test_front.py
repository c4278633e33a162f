"""At which names a page of the node may be."""

import pytest

from parley.web.front import Front

NAMED = Front(origin="https://watch.example")


@pytest.mark.parametrize(
    "asked",
    [
        "https://watch.example",
        # Nobody else can have these lead to this machine.
        "http://localhost:8710",
        "http://127.0.0.1:8710",
        "http://[::1]:8710",
        "http://192.0.2.7",
    ],
)
def test_its_own_name_and_bare_addresses_are_the_nodes(asked: str) -> None:
    assert NAMED.answers_at(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example",
        "https://watch.example.evil.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "https://sub.watch.example",
        "",
    ],
)
def test_no_other_name_is(asked: str) -> None:
    assert not NAMED.answers_at(asked)
    # Where no name is known, it is at whichever it is asked.
    assert Front().answers_at(asked)
