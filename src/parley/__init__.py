"""Parley: a deconfliction line between parties who do not trust one another.

It gives notice, never permission. The rooms and the floors they stand on are
described in ARCHITECTURE.md; import from your own room and from floors below.
"""

__version__ = "0.1.0"
