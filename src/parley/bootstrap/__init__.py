"""Putting a node together: its directory, keys, record, links and doors. Wiring only."""

from parley.bootstrap.layout import Directory, make_node
from parley.bootstrap.serving import Serving, serve

__all__ = ["Directory", "Serving", "make_node", "serve"]
