"""What every test of the command line shares."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import web_parts
from cli_desks import FILES, NOW, TERMS, Desks
from parley.model.instants import instant_of
from parley.runtime.clocks import ExerciseClock


@pytest.fixture
def desks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desks]:
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    clock = ExerciseClock(instant_of(NOW))
    homes = (("israel",), ("russia", "relief-org"), ("observer",))
    with web_parts.line(*homes, terms=TERMS, clock=clock) as line:
        desks = Desks(line, tmp_path)
        desks.settle()
        yield desks
