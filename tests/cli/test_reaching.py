"""Trying the way to people outside: a test message along each route, and what became of it."""

import shutil
from pathlib import Path

import msgspec
import pytest

from cli_desks import run
from parley.ports.pagers import Attempt, Reach

ROUTE = '[[route]]\nname = "{name}"\nparty = "israel"\ncommand = ["{command}"]\n'


@pytest.fixture
def node(tmp_path: Path) -> Path:
    directory = tmp_path / "israel"
    assert run("init", str(directory), "--party", "israel").exit_code == 0
    return directory


def write(directory: Path, text: str) -> None:
    path = directory / "reach.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)


def command(name: str) -> str:
    found = shutil.which(name)
    assert found is not None
    return found


def test_a_route_that_takes_it_and_one_that_fails(node: Path) -> None:
    good = ROUTE.format(name="good", command=command("true"))
    write(node, good + ROUTE.format(name="bad", command=command("false")))
    shown = run("reach", "try", str(node), "--route", "good")
    assert shown.exit_code == 0, shown.output
    assert "handed over to the service; whether a person saw it" in " ".join(shown.stdout.split())
    shown = run("reach", "try", str(node), "--json")
    assert shown.exit_code == 1
    tried = msgspec.json.decode(shown.stdout, type=list[Attempt])
    assert [(one.route, one.outcome) for one in tried] == [
        ("good", Reach.HANDED_OVER),
        ("bad", Reach.FAILED),
    ]
    assert "FAILED: NOBODY WAS REACHED" in run("reach", "try", str(node)).stdout


def test_no_route_is_said_to_be_none(node: Path) -> None:
    shown = run("reach", "try", str(node))
    assert shown.exit_code == 2
    assert "nobody outside is reached" in " ".join(shown.stderr.split())
    write(node, ROUTE.format(name="good", command=command("true")))
    shown = run("reach", "try", str(node), "--route", "goof")
    assert shown.exit_code == 2
    assert "there: good" in " ".join(shown.stderr.split())
