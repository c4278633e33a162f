"""`parley token`: who may ask this node, for whom, as what."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.line import Line, asks
from parley.cli.render.screen import Screen, print_json
from parley.cli.render.statements import show_done

if TYPE_CHECKING:
    from parley.api.bodies import TokenMade, TokenView

group = typer.Typer(help="Tokens: who may ask, for whom, as what.", no_args_is_help=True)


@group.command(
    "make", epilog="Example: parley token make ~/israel --party israel --role officer --label duty"
)
@asks
def make(
    line: Line,
    party: Annotated[str, typer.Option("--party", metavar="NAME", help="For whom it speaks.")],
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="reader, officer, keeper or driver.")
    ],
    label: Annotated[
        str, typer.Option("--label", metavar="WORDS", help="The desk that will hold it.")
    ],
    directory: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help="The node's directory, while the node is down; left out, the running node is "
            "asked, with a keeper's token.",
        ),
    ] = None,
) -> None:
    """Make a token.

    Its secret is shown once, here, and is kept nowhere: note it now.
    """
    if directory is None:
        line.answer(line.client.token_make(party, role, label), _show_made)
        return
    from parley.bootstrap import Directory
    from parley.bootstrap.layout import make_token

    secret = make_token(Directory(directory), party, role, label)
    if line.as_json:
        from parley.api.bodies import TokenMade
        from parley.api.tokens import key_of

        print_json(TokenMade(key_of(secret)[:12], secret, party, role, label))
    else:
        line.screen.say(f"A token for {party}, as {role}, desk “{label}”. Note its secret now:")
        line.screen.say(secret, indent=2)


@group.command("list", epilog="Example: parley token list")
@asks
def list_(line: Line) -> None:
    """List the tokens, without their secrets."""
    line.answer(line.client.token_list(), _show_list)


@group.command("revoke", epilog="Example: parley token revoke 3f9a0b12c4d5")
@asks
def revoke(
    line: Line,
    named: Annotated[str, typer.Argument(metavar="TOKEN", help="As `token list` names it.")],
) -> None:
    """Revoke a token: whoever shows its secret from now on is nobody."""
    line.answer(line.client.token_revoke(named), show_done)


def _show_made(screen: Screen, made: "TokenMade") -> None:
    screen.say(
        f"Token {made.token} for {made.party}, as {made.role}, desk “{made.label}”. "
        "Note its secret now:"
    )
    screen.say(made.secret, indent=2)


def _show_list(screen: Screen, tokens: "tuple[TokenView, ...]") -> None:
    screen.table(
        ("token", "party", "role", "label"),
        ((one.token, one.party, one.role, one.label) for one in tokens),
    )
