"""Three hundred worlds, and every seed that ever failed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oracle import slow_ladder, slow_spared
from parley.picture.notices import notice_view
from parley.picture.things import conflicts
from parley.sim.__main__ import STEPS, fault_of, main
from parley.sim.world import World

SEEDS = 300
CHUNK = 10
KEPT = [
    int(line.split("#")[0])
    for line in Path(__file__).with_name("seeds.txt").read_text().splitlines()
    if line.split("#")[0].strip()
]


def play(seed, steps):
    world = World(seed)
    fault = fault_of(world, steps)
    assert fault is None, f"python -m parley.sim --seed {seed}\n" + "\n".join(world.trace[-60:])
    require_doubles(world)


def require_doubles(world):
    """What the nodes show at the end, told a second time by the slow doubles."""
    shown = set()
    for machine in world.honest:
        for situation in machine.node.picture.situations():
            roots = tuple(log.tree.root() for log in situation.logs.values())
            for ref in situation.notices:
                truth = slow_ladder.confirmed(situation, ref)
                assert notice_view(situation, ref).confirmed == truth, f"{world.seed}: {ref}"
            if roots not in shown:
                shown.add(roots)
                assert conflicts(situation) == slow_spared.conflicts(situation), world.seed


@pytest.mark.parametrize("first", range(0, SEEDS, CHUNK))
def test_every_invariant_holds(first):
    for seed in range(first, first + CHUNK):
        play(seed, STEPS)


@pytest.mark.parametrize("seed", KEPT)
def test_no_seed_fails_again(seed):
    play(seed, STEPS + 15)


def test_a_seed_is_the_same_world_in_every_process():
    def trace(hash_seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "parley.sim", "--seed", "7", "--steps", "30"],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert trace("1") == trace("2")


def test_the_worlds_are_of_every_kind():
    worlds = [World(seed) for seed in range(30)]
    kinds = {(world.lies, world.forks) for world in worlds}
    assert kinds == {(False, False), (True, False), (True, True)}


def test_the_command_says_that_all_is_well(capsys):
    assert main(["--seeds", "2", "--steps", "10"]) == 0
    assert "every invariant held" in capsys.readouterr().out


def test_the_command_shows_a_failing_seed_and_how_to_repeat_it(capsys, monkeypatch):
    monkeypatch.setattr("parley.sim.world.MAX_LANDINGS", 3)
    assert main(["--seeds", "5", "--steps", "10"]) == 1
    out = capsys.readouterr().out
    assert "quiescence" in out
    assert "again: python -m parley.sim --seed 0 --steps 10" in out
