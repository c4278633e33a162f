"""The node: routes inputs to desks, signs and folds what they propose, merges effects.

It owns the one mutable picture. It reads no clock, writes no disk and sends
nothing: those are effects, performed by whoever runs it.
"""

from parley.node.node import Node

__all__ = ["Node"]
