"""`parley console` and who is signed in: an address that leads in once, and lists that say who."""

import json
import re

import httpx2
import pytest

from cli_desks import Desks
from parley.cli import consoles


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:8710", "http://localhost:8710"),
        ("http://[::1]:8710/", "http://localhost:8710"),
        ("http://localhost:8710", "http://localhost:8710"),
        ("https://parley.example:8443", "https://parley.example:8443"),
        ("https://parley.example/", "https://parley.example"),
        ("https://192.0.2.7:8443", "https://192.0.2.7:8443"),
    ],
)
def test_on_loopback_a_browser_opens_the_machine_by_its_name(url: str, address: str) -> None:
    assert consoles.address_of(url) == address


def test_the_address_signs_in_once_and_the_lists_say_who(desks: Desks) -> None:
    shown = desks.runs("israel", "console", "--valid", "1h")
    assert shown.exit_code == 0, shown.output
    first, *rest = shown.output.splitlines()
    node = desks.line.nodes["israel"]
    assert re.fullmatch(rf"http://localhost:{node.port}/#in=[A-Za-z0-9_-]{{43}}", first)
    assert "as israel, officer" in " ".join(rest)
    code = first.partition("#in=")[2]
    browser = httpx2.Client(base_url=node.url, trust_env=False)
    assert browser.post("/v1/session", json={"link": code}).status_code == 200
    assert browser.post("/v1/session", json={"link": code}).status_code == 401
    listed = json.loads(desks.runs("israel", "session", "list", "--json").output)
    assert [(one["party"], one["opened"]) for one in listed] == [("israel", "link")]
    assert "officer desk" in desks.runs("israel", "session", "list").output
    ended = desks.runs("israel", "session", "end", listed[0]["session"])
    assert ended.exit_code == 0, ended.output
    assert browser.get("/v1/me").status_code == 401
    again = desks.runs("israel", "session", "end", listed[0]["session"])
    assert again.exit_code == 1
    browser.close()


def test_the_address_is_opened_where_that_is_asked_for(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(consoles.typer, "launch", opened.append)
    shown = desks.runs("israel", "console", "--json")
    assert opened == []
    answer = json.loads(shown.output)
    assert answer["address"].endswith(answer["link"]["link"])
    shown = desks.runs("israel", "console", "--open")
    assert opened == [shown.output.splitlines()[0]]


def test_a_link_for_longer_than_a_day_is_no_link(desks: Desks) -> None:
    shown = desks.runs("israel", "console", "--valid", "25h")
    assert (shown.exit_code, "24 hours" in shown.output) == (2, True)


def test_passkeys_are_listed_and_removed(desks: Desks) -> None:
    assert desks.runs("israel", "passkey", "list").exit_code == 0
    shown = desks.runs("israel", "passkey", "remove", "0" * 12)
    assert (shown.exit_code, "no passkey" in shown.output) == (1, True)
    assert "No passkeys here" in desks.runs("israel", "session", "show").output
