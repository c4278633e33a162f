"""`python -m parley.sim`: play many worlds, and show the one that breaks an invariant."""

import argparse
import sys
import time

from parley.errors import ParleyError
from parley.sim.world import World

STEPS = 60


def main(arguments: list[str] | None = None) -> int:
    """Play; 0 if every invariant held, 1 if one did not."""
    parser = argparse.ArgumentParser(
        prog="python -m parley.sim",
        description="Play seeded worlds of the production node over a failing network and disks.",
        epilog="example: python -m parley.sim --seeds 300",
    )
    parser.add_argument("--seeds", type=int, default=300, help="how many worlds (300)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (0)")
    parser.add_argument("--seed", type=int, help="play this one only, and show its trace")
    parser.add_argument("--steps", type=int, default=STEPS, help=f"random steps ({STEPS})")
    chosen = parser.parse_args(arguments)
    if chosen.seed is not None:
        return _show(chosen.seed, chosen.steps)
    return _many(range(chosen.first, chosen.first + chosen.seeds), chosen.steps)


def fault_of(world: World, steps: int) -> str | None:
    """Play a world to its end; what went wrong, in words."""
    try:
        world.play(steps)
    except (ParleyError, AssertionError, ArithmeticError, LookupError, TypeError) as error:
        # A broken invariant, or the node itself stopped: either way the seed has found something.
        return f"{type(error).__name__}: {error}"
    return None


def _show(seed: int, steps: int) -> int:
    world = World(seed)
    fault = fault_of(world, steps)
    _write("\n".join(world.trace))
    _write(f"seed {seed}: {fault or 'every invariant held'} (trace {world.digest()[:16]})")
    return 1 if fault else 0


def _many(seeds: range, steps: int) -> int:
    began = time.monotonic()
    shown = sys.stdout.isatty()
    for played, seed in enumerate(seeds, start=1):
        world = World(seed)
        fault = fault_of(world, steps)
        if fault is not None:
            _write("\n".join(world.trace))
            _write(f"seed {seed}: {fault}")
            _write(f"again: python -m parley.sim --seed {seed} --steps {steps}")
            _write("keep it: add the seed to tests/sim/seeds.txt")
            return 1
        if shown or played % 50 == 0:
            end = "\r" if shown else "\n"
            _write(f"{played} of {len(seeds)} worlds, {time.monotonic() - began:.0f} s", end)
    _write(f"{len(seeds)} worlds of {steps} steps: every invariant held")
    return 0


def _write(words: str, end: str = "\n") -> None:
    sys.stdout.write(words + end)
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
