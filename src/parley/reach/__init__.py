"""Reaching people who are not looking at Parley: by e-mail, SMS gateway, webhook, pager, command.

The routes are the keeper's own, in `reach.toml` (docs/spec/reach.md). A message says that something
waits and for whom; what was said stays in Parley unless a route is marked confidential.
"""

from parley.reach.pagers import RoutePagers, try_route
from parley.reach.routes import Route, routes_of

__all__ = ["Route", "RoutePagers", "routes_of", "try_route"]
