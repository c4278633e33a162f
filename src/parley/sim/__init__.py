"""Seeded simulation: the production node over a network and disks that fail on purpose.

A `World` is a play for several machines, made from one seed. Nothing of the
node is replaced; what is simulated is what surrounds it. See
docs/spec/simulation.md.
"""

from parley.sim.invariants import InvariantBroken
from parley.sim.world import World

__all__ = ["InvariantBroken", "World"]
