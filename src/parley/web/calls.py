"""One request that was let in, and what every handler asks of it."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from typing import TypeVar

import msgspec
from msgspec import Struct, field
from starlette.requests import Request
from starlette.responses import Response

from parley.api import problems
from parley.api.operations import Operation
from parley.api.story import Stories
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.picture.situation import Situation
from parley.runtime.runtime import Runtime
from parley.turn.commands import Command
from parley.turn.effects import Outcome
from parley.turn.inputs import Submit
from parley.turn.refusal import Refusal
from parley.web.codes import Guesses
from parley.web.front import Front
from parley.web.passkeys import Challenges
from parley.web.problems import Problem, not_here
from parley.web.sessions import Sessions
from parley.web.tokens import Caller

_Body = TypeVar("_Body")

_canonical = msgspec.json.Encoder(order="sorted")


class Door(Struct, frozen=True):
    """What the door has to work with.

    `wall` is the machine's clock even where the node's is an exercise's: nodes date their requests
    to one another by it. `stories` is what an exercise tells whoever looks on, by language.
    """

    runtime: Runtime
    wall: Callable[[], Instant]
    front: Front
    sessions: Sessions
    guesses: Guesses = field(default_factory=Guesses)
    wrong_sign_ins: Guesses = field(default_factory=Guesses)
    challenges: Challenges = field(default_factory=Challenges)
    stories: Stories = field(default_factory=dict)


class Call(Struct, frozen=True):
    """A request whose caller, path, query and JSON body were found good.

    `key` is the client-made id of a wish: the same key with the same wish is the same wish.
    """

    door: Door
    operation: Operation
    http: Request
    caller: Caller | None
    path: Mapping[str, str]
    query: Mapping[str, str | int]
    body: object
    key: str

    @property
    def runtime(self) -> Runtime:
        """The node's runtime."""
        return self.door.runtime

    @property
    def who(self) -> Caller:
        """The caller of an operation that needs a token."""
        assert self.caller is not None
        return self.caller

    def read(self, kind: type[_Body]) -> _Body:
        """The body, which the table says is of this type."""
        assert isinstance(self.body, kind)
        return self.body

    def number(self, name: str) -> int | None:
        """A query parameter that is a number or an instant."""
        value = self.query.get(name)
        assert value is None or isinstance(value, int)
        return value

    def text(self, name: str) -> str | None:
        """A query parameter that is text."""
        value = self.query.get(name)
        assert value is None or isinstance(value, str)
        return value

    def situation(self) -> Situation:
        """The agreement in the path, if the caller's party is in it.

        Raises:
            Problem: It is not here, or not for this caller: both look the same.
        """
        return shown_to(self.runtime, self.who.party, self.path["agreement"])

    def ref(self, what: str) -> Ref:
        """The notice or concern in the path.

        Raises:
            Problem: It is no reference, so there is nothing of that name.
        """
        party, ref = self.path["party"], self.path["ref"]
        try:
            return Ref(party, ref)
        except ValueError as error:
            raise not_here(f"{what} {party[:64]}/{ref[:64]}", f"{error}") from error


Answer = object | Refusal | Response
Handler = Callable[[Call], Awaitable[Answer]]


def shown_to(runtime: Runtime, party: str, agreement: str) -> Situation:
    """The agreement of this name, if the party is in it.

    Raises:
        Problem: It is not here, or not for this party: both look the same.
    """
    found = runtime.node.picture.situation(agreement)
    if found is None or found.terms.member(party) is None:
        raise not_here(f"agreement {agreement[:16]}", "list yours with: parley agreement list")
    return found


def visible(runtime: Runtime, party: str) -> tuple[Situation, ...]:
    """The agreements that a party is in."""
    return tuple(
        situation
        for situation in runtime.node.picture.situations()
        if situation.terms.member(party) is not None
    )


def keeps_node(call: Call) -> bool:
    """Whether the caller's party is the one whose node this is, and not hosted on it."""
    return call.who.party == call.runtime.node.home


def require_home(call: Call, what: str) -> None:
    """Raise unless the caller speaks for the party whose node this is."""
    if not keeps_node(call):
        home = call.runtime.node.home
        raise Problem(
            problems.NOT_YOURS,
            f"{what} is for {home}, whose node this is",
            f"ask {home}'s keeper; {call.who.party} is hosted here",
        )


async def state(call: Call, command: Command, agreement: str | None = None) -> Outcome | Refusal:
    """Put a wish to the node in the name of the caller's party; durable when this returns."""
    if agreement is None:
        agreement = call.situation().agreement
    return await call.runtime.submit(
        Submit(
            agreement=agreement,
            party=call.who.party,
            desk=call.who.label,
            actor=call.who.token,
            request=call.key,
            digest=_digest(call),
            command=command,
        )
    )


def _digest(call: Call) -> bytes:
    """SHA-256 of the whole wish: the operation, what its path names, and its body."""
    return sha256(_canonical.encode((call.operation.name, dict(call.path), call.body))).digest()


def new_key() -> str:
    """An id for a wish whose client made none."""
    return "door-" + secrets.token_hex(16)
