"""The way to a node: which one, for whom, under which agreement; shared by every such command."""

import functools
import hashlib
import inspect
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec, Self, TypeVar

import typer

from parley.cli.render.screen import Screen, print_json
from parley.errors import UsageError, WorldError

if TYPE_CHECKING:
    from parley.api.bodies import AgreementView, Me
    from parley.client import Client

DEFAULT_URL = "http://127.0.0.1:8710"
MAX_TOKEN_BYTES = 1024
P = ParamSpec("P")
T = TypeVar("T")

Url = Annotated[
    str, typer.Option("--url", envvar="PARLEY_URL", metavar="URL", help="Where the node answers.")
]
Token = Annotated[
    str,
    typer.Option(
        "--token",
        envvar="PARLEY_TOKEN",
        metavar="SECRET",
        show_default=False,
        help="The token. Prefer PARLEY_TOKEN or --token-file: others on this machine can see what "
        "is typed on a command line.",
    ),
]
TokenFile = Annotated[
    Path | None,
    typer.Option(
        "--token-file",
        envvar="PARLEY_TOKEN_FILE",
        metavar="FILE",
        help="A file with the token, readable by its owner only (mode 0600).",
    ),
]
Authorities = Annotated[
    Path | None,
    typer.Option(
        "--ca",
        envvar="PARLEY_CA",
        metavar="FILE",
        help="A PEM file with the authorities that the node's certificate is checked against.",
    ),
]
Wanted = Annotated[
    str,
    typer.Option(
        "--agreement",
        envvar="PARLEY_AGREEMENT",
        metavar="ID",
        show_default=False,
        help="The agreement: its id, or as much of its beginning as no other has. May be left out "
        "where your party is in one agreement only.",
    ),
]
Key = Annotated[
    str,
    typer.Option(
        "--key",
        metavar="ID",
        show_default=False,
        help="Names this wish. Where a reply was lost, the same command with the same key is the "
        "same wish, and is put on record once. Left out, one is made.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as the API spells it.")]
OwnRef = Annotated[
    str,
    typer.Option(
        "--ref", metavar="REF", show_default=False, help="Your reference; left out, one is made."
    ),
]


class Line:
    """An open way to a node."""

    def __init__(
        self, url: str, token: str, authorities: Path | None, wanted: str, key: str, as_json: bool
    ) -> None:
        self.url = url
        self._key = key or f"cli-{secrets.token_hex(8)}"
        self.stated = False
        """Whether a wish may have reached the node."""
        self.as_json = as_json
        self.screen = Screen()
        self._token = token
        self._authorities = authorities
        self._wanted = wanted.strip().lower()
        self._client: Client | None = None
        self._view: AgreementView | None = None

    @property
    def client(self) -> "Client":
        """The client, opened when it is first needed."""
        if self._client is None:
            from parley.client import Client

            self._client = Client(self.url, self._token or None, ca=self._authorities)
        return self._client

    @property
    def view(self) -> "AgreementView":
        """The agreement that is spoken under.

        Raises:
            UsageError: None of that name here, or it is not clear which is meant.
        """
        if self._view is None:
            self._view = chosen(self.client.agreement_list(), self._wanted)
        return self._view

    @property
    def agreement(self) -> str:
        """The id of the agreement that is spoken under."""
        return self.view.agreement

    @functools.cached_property
    def me(self) -> "Me":
        """Who the token speaks for."""
        return self.client.node_me()

    @property
    def key(self) -> str:
        """Names the wish that is about to be sent."""
        self.stated = True
        return self._key

    def new_ref(self, kind: str) -> str:
        """A reference that nobody has used, the same whenever the wish has the same key."""
        return f"{kind}-{hashlib.sha256(self._key.encode()).hexdigest()[:8]}"

    def banner(self) -> None:
        """Show what stands above everything said under the agreement."""
        terms = self.view.terms
        exercise = "EXERCISE: " if terms.exercise else ""
        self.screen.head(f"{terms.title} · {exercise}{terms.banner}")

    def answer(self, value: T, show: Callable[[Screen, T], None]) -> None:
        """Print an answer: as JSON where that was asked for, else for a person."""
        if self.as_json:
            print_json(value)
        else:
            show(self.screen, value)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._client is not None:
            self._client.close()


def chosen(views: "tuple[AgreementView, ...]", wanted: str) -> "AgreementView":
    """The agreement whose id begins as asked; where nothing was asked, the only one there is.

    Raises:
        UsageError: There is none, or more than one.
    """
    found = [view for view in views if view.agreement.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not views:
        raise UsageError(
            "your party is in no agreement here; found one with: parley agreement found terms.json"
        )
    shown = "; ".join(f"{view.agreement[:12]} ({view.terms.title})" for view in views[:8])
    if not wanted:
        raise UsageError(f"say which agreement with --agreement: {shown}")
    many = "more than one agreement begins" if found else "no agreement here begins"
    raise UsageError(f"{many} with {wanted[:64]!r}; there are: {shown}")


def asks(function: Callable[Concatenate[Line, P], None]) -> Callable[..., None]:
    """Make a command of a function that needs a node; adds the options that lead to one."""
    return _with_line(function, {})


def asks_under(function: Callable[Concatenate[Line, P], None]) -> Callable[..., None]:
    """Make a command of a function that needs a node and an agreement."""
    return _with_line(function, {"wanted": Wanted})


def founds(function: Callable[Concatenate[Line, P], None]) -> Callable[..., None]:
    """Make a command of a function that states something before there is an agreement."""
    return _with_line(function, {"key": Key})


def states(function: Callable[Concatenate[Line, P], None]) -> Callable[..., None]:
    """Make a command of a function that states something under an agreement."""
    return _with_line(function, {"wanted": Wanted, "key": Key})


def _with_line(function: Callable[..., None], texts: dict[str, object]) -> Callable[..., None]:
    signature = inspect.signature(function, eval_str=True)
    first, *own = signature.parameters.values()

    @functools.wraps(function)
    def command(
        url: str,
        token: str,
        token_file: Path | None,
        authorities: Path | None,
        as_json: bool,
        wanted: str = "",
        key: str = "",
        **given: Any,
    ) -> None:
        secret = _token(token, token_file)
        with Line(url, secret, authorities, wanted, key, as_json) as line:
            try:
                function(**{first.name: line}, **given)
            except WorldError as error:
                if not line.stated:
                    raise
                raise WorldError(
                    f"{error}\nIt is not known whether this is on record; to find out, and to say "
                    f"it once only, repeat the same command with --key {line.key}"
                ) from error

    added = [
        _option("as_json", AsJson, False),
        *(_option(name, annotation, "") for name, annotation in texts.items()),
        _option("url", Url, DEFAULT_URL),
        _option("token", Token, ""),
        _option("token_file", TokenFile, None),
        _option("authorities", Authorities, None),
    ]
    shown = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
    # Typer draws options from the signature that a function shows.
    vars(command)["__signature__"] = signature.replace(parameters=[*shown, *added])
    return command


def _option(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _token(token: str, path: Path | None) -> str:
    """The token as given, or from a file that only its owner reads."""
    if token or path is None:
        return token.strip()
    return read_secret(path, "the token file")


def read_secret(path: Path, what: str) -> str:
    """A line from a file that only its owner reads.

    Raises:
        UsageError: Not there, open to others, or empty.
    """
    from parley.storage.private import read_private

    try:
        raw = read_private(path, what, MAX_TOKEN_BYTES)
    except FileNotFoundError as error:
        raise UsageError(f"{what} {path} is not there") from error
    try:
        text = raw.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"{what} {path} is not UTF-8") from error
    if not text or "\n" in text:
        raise UsageError(f"{what} {path} should hold one line")
    return text


def passphrase(path: Path | None) -> str | None:
    """The passphrase of a node's keys, from a file or PARLEY_PASSPHRASE; None where there is none.

    Raises:
        UsageError: The file is not there, open to others, or empty.
    """
    if path is not None:
        return read_secret(path, "the passphrase file")
    return os.environ.get("PARLEY_PASSPHRASE") or None
