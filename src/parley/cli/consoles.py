"""`parley console`, `parley session`, `parley passkey`: the console, and who is signed in to it."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit, urlunsplit

import typer

from parley.cli import spoken
from parley.cli.line import Line, asks
from parley.cli.render.screen import Screen, print_json
from parley.cli.render.statements import show_done
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.session_bodies import LinkMade, PasskeyView, SessionHere, SessionView

session = typer.Typer(help="Who is signed in to the console.", no_args_is_help=True)
passkey = typer.Typer(help="Passkeys that sign in to the console.", no_args_is_help=True)

_LOOPBACK = ("127.0.0.1", "::1")


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    app.command("console", epilog="Example: parley console --open")(console)


@asks
def console(
    line: Line,
    stands_for: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="TOKEN",
            show_default=False,
            help="For a keeper: the token, as `token list` names it, that the link stands for.",
        ),
    ] = "",
    valid: Annotated[
        str,
        typer.Option("--valid", metavar="TIME", help="For how long the link leads in, up to 24h."),
    ] = "10min",
    opens: Annotated[
        bool, typer.Option("--open", help="Open it in this machine's browser.")
    ] = False,
) -> None:
    """Print an address that signs in to the console once.

    It signs in as the token that is shown here. Whoever has the address can use it in your stead
    until you do: hand it to nobody. After the mark # it reaches no log on its way.
    """
    made = line.client.session_link(stands_for, spoken.span_ms(valid, "--valid"))
    address = address_of(line.url) + made.link
    if opens:
        typer.launch(address)
    if line.as_json:
        print_json({"address": address, "link": made})
    else:
        _show_link(line.screen, made, address, address_of(line.url))


def address_of(url: str) -> str:
    """Where a browser opens a node that answers here: by the name of this machine on loopback,
    since browsers bind passkeys to names alone."""
    parts = urlsplit(url.rstrip("/"))
    if parts.hostname not in _LOOPBACK:
        return url.rstrip("/")
    port = "" if parts.port is None else f":{parts.port}"
    return urlunsplit((parts.scheme, f"localhost{port}", parts.path, "", ""))


def _show_link(screen: Screen, made: "LinkMade", address: str, opened: str) -> None:
    screen.say(address)
    screen.say(
        f"It signs in once, as {made.party}, {made.role}, desk “{made.label}”, until "
        f"{when(made.expires_ms)}."
    )
    if made.origin and made.origin != opened:
        screen.say(f"Passkeys work at {made.origin} only.")


@session.command("list", epilog="Example: parley session list")
@asks
def list_(line: Line) -> None:
    """List who is signed in by your token.

    A keeper is shown everybody of the party.
    """
    line.answer(line.client.session_list(), _show_sessions)


@session.command("show", epilog="Example: parley session show")
@asks
def show(line: Line) -> None:
    """Show where passkeys can be used; needs no token."""
    line.answer(line.client.session_show(), _show_here)


@session.command("end", epilog="Example: parley session end 3f9a0b12c4d5")
@asks
def end(
    line: Line,
    named: Annotated[str, typer.Argument(metavar="SESSION", help="As `session list` names it.")],
) -> None:
    """End a session: whoever sits there is signed out at once."""
    line.answer(line.client.session_close(named), show_done)


@passkey.command("list", epilog="Example: parley passkey list")
@asks
def passkey_list(line: Line) -> None:
    """List the passkeys of your token.

    A keeper is shown everybody's of the party. They are made in the console, under settings.
    """
    line.answer(line.client.passkey_list(), _show_passkeys)


@passkey.command("remove", epilog="Example: parley passkey remove 3f9a0b12c4d5")
@asks
def passkey_remove(
    line: Line,
    named: Annotated[str, typer.Argument(metavar="PASSKEY", help="As `passkey list` names it.")],
) -> None:
    """Remove a passkey: it signs in no more."""
    line.answer(line.client.passkey_remove(named), show_done)


_KEPT_BY = {"alarm": "an alarm", "message": "an unanswered message", "overdue": "an overdue flight"}


def _show_sessions(screen: Screen, sessions: "tuple[SessionView, ...]") -> None:
    screen.table(
        ("session", "party", "role", "label", "since", "by", "until"),
        (
            (
                one.session,
                one.party,
                one.role,
                one.label,
                when(one.opened_ms),
                one.opened.value,
                when(one.expires_ms)
                + ("" if one.kept_by is None else f", kept open by {_KEPT_BY[one.kept_by.value]}"),
            )
            for one in sessions
        ),
    )


def _show_here(screen: Screen, here: "SessionHere") -> None:
    if here.passkeys.usable:
        screen.say("Passkeys can be used at this address.")
    else:
        screen.say(f"No passkeys here: {here.passkeys.words}.")


def _show_passkeys(screen: Screen, passkeys: "tuple[PasskeyView, ...]") -> None:
    screen.table(
        ("passkey", "party", "role", "label", "made", "last used"),
        (
            (
                one.passkey,
                one.party,
                one.role,
                one.label,
                when(one.made_ms),
                "never" if one.used_ms is None else when(one.used_ms),
            )
            for one in passkeys
        ),
    )
