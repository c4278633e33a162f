"""What is done with a node's directory: make it, run it, show its keys, verify its record."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import exits, spoken
from parley.cli.line import AsJson, passphrase
from parley.cli.party_files import PartyKeys
from parley.cli.render.progress import working
from parley.cli.render.screen import Screen, print_json
from parley.cli.render.words import count
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.bootstrap import Directory, Serving
    from parley.storage.fsck import FsckReport

Dir = Annotated[Path, typer.Argument(metavar="DIR", help="The node's directory.")]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="A file with the passphrase of the keys, readable by its owner only (mode 0600); "
        "else PARLEY_PASSPHRASE is read.",
    ),
]

party = typer.Typer(help="The parties at home in a node's directory.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Register these commands."""
    app.command(
        "init",
        epilog="Example: parley init ~/israel --party israel",
    )(init)
    app.command("serve", epilog="Example: parley serve ~/israel --port 8711")(serve)
    app.command("fsck", epilog="Example: parley fsck ~/israel")(fsck)


def init(
    directory: Dir,
    party: Annotated[str, typer.Option("--party", metavar="NAME", help="Whose node it is.")],
    hosted: Annotated[
        list[str] | None,
        typer.Option(
            "--hosted",
            metavar="NAME",
            help="A party without a node of its own whose keys and log lie here too; repeat it "
            "for more.",
        ),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; only loopback without TLS.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port; 0 takes a free one.")] = 8710,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make a node: fresh keys and an empty record.

    It is a directory; what lies in it is for its owner alone.
    Without a passphrase the keys lie in the clear, in files that only their owner reads.
    """
    from parley.bootstrap import Directory, make_node
    from parley.config import Settings

    secret = passphrase(passphrase_file)
    try:
        settings = Settings(party=party, hosted=tuple(hosted or ()), host=host, port=port)
    except ValueError as error:
        raise UsageError(str(error)) from error
    make_node(directory, settings, secret)
    here = parties_here(Directory(directory), secret)
    if as_json:
        print_json({"directory": str(directory), "parties": here})
        return
    screen = Screen()
    locked = "locked with the passphrase" if secret else "NOT locked: no passphrase was given"
    screen.say(f"Made a node for {party} in {directory}; its keys are {locked}.")
    for one in here[1:]:
        screen.say(f"{one.party} is hosted on it, with keys and a log of its own.")
    screen.say("What to do next:")
    token = f"parley token make {directory} --party {party}"
    screen.items(
        (
            f"a token for its keeper: {token} --role keeper --label keeper",
            f"a token for an officer: {token} --role officer --label duty",
            f"public keys for the others: parley party show {directory} > {party}.json",
            f"run it: parley serve {directory}",
        ),
        indent=2,
    )


def serve(
    directory: Dir,
    port: Annotated[
        int | None,
        typer.Option("--port", help="In place of the port in its settings; 0 takes a free one."),
    ] = None,
    exercise_clock: Annotated[
        str,
        typer.Option(
            "--exercise-clock",
            metavar="TIME",
            show_default=False,
            help="Run on a clock that begins here and that only a driver sets; refused where an "
            "agreement is no exercise.",
        ),
    ] = "",
    restored: Annotated[
        bool,
        typer.Option(
            "--restored",
            help="The record was put back from a backup: take back from the others what was stated "
            "since, and state nothing before every one of them has been heard.",
        ),
    ] = False,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="PARTY",
            show_default=False,
            help="With --restored, do not wait for this party's node; what only it holds of your "
            "log will then contradict you for ever. Repeat it for more.",
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Print the address only, and no progress.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Run a node until it is told to stop.

    Prints where it answers once it does. Stop it with Ctrl-C or SIGTERM; what it promised is on
    disk, even if it is killed.
    """
    from parley.bootstrap import Directory
    from parley.bootstrap import serve as run

    clock_ms = spoken.instant(exercise_clock, "--exercise-clock") if exercise_clock else None
    if without and not restored:
        raise UsageError("--without goes with --restored; leave it out")
    secret = passphrase(passphrase_file)
    opened = Directory(directory)

    with contextlib.ExitStack() as bar:
        told = (
            None
            if quiet
            else bar.enter_context(working(f"reading the record of {opened.settings.party}"))
        )

        def ready(serving: "Serving") -> None:
            bar.close()
            _show_address(serving, quiet, as_json)

        run(
            opened,
            passphrase=secret,
            port=port,
            exercise_clock_ms=clock_ms,
            restored=restored,
            without=tuple(without or ()),
            ready=ready,
            progress=None if told is None else lambda entries: told(entries, 0),
        )


def _show_address(serving: "Serving", quiet: bool, as_json: bool) -> None:
    if as_json:
        print_json(serving)
    elif quiet:
        sys.stdout.write(serving.url + "\n")
    else:
        screen = Screen()
        screen.say(
            f"{serving.party} answers at {serving.url} "
            f"({count(serving.entries, 'entry', 'entries')} on record)"
        )
        if serving.console:
            screen.say(f"The console is at {serving.console}/ (sign in with: parley console)")
        screen.say("Notice, never permission. Stop with Ctrl-C.")
    # Whoever started the node waits for this line, be it through a pipe.
    sys.stdout.flush()


@party.command("show", epilog="Example: parley party show ~/israel > israel.json")
def show(
    directory: Dir,
    name: Annotated[
        str,
        typer.Option("--party", metavar="NAME", show_default=False, help="Only this party."),
    ] = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Print the public keys of the parties at home here, as JSON.

    Hand the file to the other parties by a way that you trust and that is not this line: the
    agreement pins these keys, and whoever swaps them speaks in your name (docs/spec/terms.md).
    """
    from parley.bootstrap import Directory

    here = parties_here(Directory(directory), passphrase(passphrase_file))
    if name:
        found = [one for one in here if one.party == name]
        if not found:
            raise UsageError(
                f"{name} is not at home in {directory}; there: "
                f"{', '.join(one.party for one in here)}"
            )
        here = found
    print_json(here)


def parties_here(directory: "Directory", secret: str | None) -> list[PartyKeys]:
    """The parties at home, with their public keys."""
    home = directory.settings.party
    return [
        PartyKeys(signers.party, None if signers.party == home else home, signers.public_keys())
        for signers in directory.signers(secret)
    ]


def fsck(
    directory: Dir,
    without_keys: Annotated[
        bool,
        typer.Option(
            "--without-keys",
            help="Do not open the keys, so that no passphrase is needed; then they are not "
            "compared with those that the agreements name.",
        ),
    ] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Verify a node's whole record again.

    Every signature and every hash, while the node runs if you like.

    Exits with 1 if anything is wrong, and names each fault and what to do.
    """
    from parley.bootstrap import Directory
    from parley.storage.fsck import fsck as verify
    from parley.storage.sqlite import SqliteStore

    opened = Directory(directory)
    own = {}
    if not without_keys:
        own = {one.party: one.public_keys() for one in opened.signers(passphrase(passphrase_file))}
    store = SqliteStore.read_only(opened.record)
    try:
        with working("verifying entries") as told:
            report = verify(store, own, told)
    finally:
        store.close()
    if as_json:
        print_json({"sound": report.sound, "report": report})
    else:
        _show_fsck(Screen(), report)
    if not report.sound:
        raise typer.Exit(exits.NO)


def _show_fsck(screen: Screen, report: "FsckReport") -> None:
    screen.say(
        f"{count(report.entries, 'entry', 'entries')} in {count(report.logs, 'log')} of "
        f"{count(report.agreements, 'agreement')}; {count(report.cosignatures, 'cosignature')}, "
        f"{count(report.receipts, 'receipt')}, {count(report.annexes, 'annex', 'annexes')}, "
        f"{count(report.evidence, 'proof', 'proofs')} against peers"
    )
    if report.faults:
        screen.head(f"NOT SOUND: {count(len(report.faults), 'fault')}")
        screen.items((str(fault) for fault in report.faults), indent=2)
    else:
        screen.head("No fault found.")
    if report.remarks:
        screen.say("To know, though no fault:")
        screen.items((str(remark) for remark in report.remarks), indent=2)
    if report.left_out:
        screen.say(f"{report.left_out} more findings are not listed.")
    screen.say("What no look at this record alone can find:")
    screen.items(report.limits, indent=2)
