"""What an operator sets: the few lines of `parley.toml` in a node's directory.

Everything else about a node is in its record or its keys.
"""

from parley.config.settings import Settings, origin_of, read_settings, write_settings

__all__ = ["Settings", "origin_of", "read_settings", "write_settings"]
