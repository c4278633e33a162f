"""The typed client: one method a row of the table, for officers' programs, demo and CLI."""

from parley.client.client import Client
from parley.client.connection import Problem

__all__ = ["Client", "Problem"]
