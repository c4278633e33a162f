"""The HTTP door: every operation of the table, for officers by token and for nodes by key."""

from parley.web.application import application

__all__ = ["application"]
