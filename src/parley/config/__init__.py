"""What an operator sets: the few lines of `parley.toml` in a node's directory.

Everything else about a node is in its record or its keys.
"""

from parley.config.settings import Settings, read_settings, write_settings

__all__ = ["Settings", "read_settings", "write_settings"]
