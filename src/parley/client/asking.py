"""What every subject's methods stand on: one row asked, one statement made."""

from collections.abc import Mapping
from typing import TypeVar

from parley.client.connection import Connection
from parley.model.notices import Ref
from parley.turn.effects import Outcome

_T = TypeVar("_T")


class Asking:
    """Asks rows of the table over one connection; each subject's methods are a subclass."""

    _line: Connection

    def _read(
        self,
        kind: type[_T],
        name: str,
        agreement: str,
        of: Ref | None = None,
        **query: str | int | None,
    ) -> _T:
        """Ask a row that lies under an agreement, or under one thing of it."""
        return self._line.call(kind, name, path_of(agreement, of), query=query)

    def _state(
        self,
        name: str,
        agreement: str,
        of: Ref | None,
        body: Mapping[str, object],
        key: str | None,
    ) -> Outcome:
        """Make a statement under an agreement, or of one thing of it."""
        return self._line.call(Outcome, name, path_of(agreement, of), body=body, key=key)


def path_of(agreement: str, of: Ref | None) -> dict[str, str]:
    """The names in the path of a row."""
    if of is None:
        return {"agreement": agreement}
    return {"agreement": agreement, "party": of.party, "ref": of.ref}
