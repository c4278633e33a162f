"""Commands as people type them, and what they are shown.

A transcript has commands (`israel$ parley ...`, or `$ parley ...` where no node is asked), the
output expected, and `[code]` where a command does not end with 0. A line of `...` stands for any
lines. Ids and addresses differ from run to run and stand under names (`cli_desks.normal`).
"""

import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli_desks import Desks, normal, run
from parley.cli import flashing

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
COMMAND = re.compile(r"(?P<who>[a-z/-]*)\$ (?P<typed>parley.*)")


class Typed(NamedTuple):
    who: str
    typed: str
    shown: list[str]


def read(path: Path) -> list[Typed]:
    found: list[Typed] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        command = COMMAND.fullmatch(line)
        if command:
            found.append(Typed(command["who"], command["typed"], []))
        elif found and not line.startswith("#"):
            found[-1].shown.append(line)
    return found


def matches(shown: list[str], expected: list[str]) -> bool:
    if not expected:
        return not shown
    if expected[0] == "...":
        return any(matches(shown[skip:], expected[1:]) for skip in range(len(shown) + 1))
    return bool(shown) and shown[0] == expected[0] and matches(shown[1:], expected[1:])


@pytest.fixture
def arrived(desks: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    """A flash waits for those it is said to; who else has it by then is a matter of moments."""
    held = flashing._held

    def held_by_all(*asked: Any) -> Any:
        desks.settle()
        return held(*asked)

    monkeypatch.setattr(flashing, "_held", held_by_all)


@pytest.mark.usefixtures("arrived")
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_is_what_is_shown(path: Path, desks: Desks) -> None:
    typed = read(path)
    assert typed
    for who, command, expected in typed:
        result = desks.types(who, command) if who else run(*shlex.split(command)[1:])
        shown = normal(result.output).split("\n") if result.output else []
        if result.exit_code:
            shown.append(f"[{result.exit_code}]")
        wanted = "\n".join(expected).strip("\n").split("\n")
        assert matches([line for line in shown if line], [line for line in wanted if line]), (
            f"{path.name}: {who}$ {command}\n" + "\n".join(shown)
        )
        assert all(len(line) <= 80 or " " not in line.strip() for line in shown), command


def test_a_wrong_transcript_is_noticed() -> None:
    assert matches(["a", "b", "c"], ["a", "...", "c"])
    assert not matches(["a", "b"], ["a"])
    assert not matches(["a"], ["a", "b"])
    assert not matches(["a", "b"], ["...", "a"])
