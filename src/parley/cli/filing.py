"""`parley notice file` and what its author states later: amended, begun, ended, cancelled."""

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from parley import limits
from parley.cli import files, spoken
from parley.cli.description import Description, described, read_one
from parley.cli.line import Line, asks_under, states
from parley.cli.notices import RefArgument, group
from parley.cli.render.notices import show_page, show_preview
from parley.cli.render.statements import show_outcome
from parley.errors import UsageError
from parley.model import names
from parley.model.instants import Instant
from parley.model.notices import Notice, Ref

if TYPE_CHECKING:
    from parley.turn.effects import Outcome

MAKE_REF = "Your reference for it, such as N1; left out, one is made."
Words = Annotated[
    str, typer.Option("--words", metavar="WORDS", show_default=False, help="Words beside it.")
]


@group.command(
    "file",
    epilog='Example: parley notice file --place "north Syria" --from 2018-09-17T18:40Z',
)
@states
@described(Description)
def file(
    line: Line,
    description: Description,
    ref: Annotated[
        str, typer.Option("--ref", metavar="REF", show_default=False, help=MAKE_REF)
    ] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show what would be said of it.")
    ] = False,
) -> None:
    """File a notice: it goes out at once.

    Whatever is odd about it is shown beside it, to everyone, and stops nothing. A place in
    words is enough. What is drawn comes from --file, --circle and --route.
    """
    if preview:
        _preview(line, description)
        return
    name = _name(line, ref, description)
    # Everything that can be wrong with the call is found before an annex is sent.
    notice = _with_annexes(line, description, _notice(line, description))
    outcome = line.client.notice_file(line.agreement, name, notice, key=line.key)
    _say(line, outcome, Ref(outcome.party, name))


@group.command("preview", epilog='Example: parley notice preview --place "north Syria"')
@asks_under
@described(Description)
def preview(line: Line, description: Description) -> None:
    """Show what would be said of a notice.

    As if it were filed now, with the same options; records nothing. Annexes are not sent.
    """
    _preview(line, description)


@group.command("amend", epilog="Example: parley notice amend israel/N1 --until 2018-09-17T19:31Z")
@states
@described(Description)
def amend(line: Line, description: Description, ref: RefArgument) -> None:
    """Put a new version in the place of a notice.

    As before, but for what is typed here. Whoever has read back the version before must read
    back this one.
    """
    of = spoken.reference(ref)
    page = line.client.notice_show(line.agreement, of)
    before = page.notice.versions[-1].notice
    after = _with_annexes(line, description, description.amended(of, before))
    outcome = line.client.notice_amend(line.agreement, of, after, key=line.key)
    _say(line, outcome, of)


@group.command("begin", epilog="Example: parley notice begin israel/N1")
@states
def begin(line: Line, ref: RefArgument, words: Words = "") -> None:
    """State that what your notice announced has begun."""
    of = spoken.reference(ref)
    outcome = line.client.notice_begin(line.agreement, of, words, key=line.key)
    line.answer(outcome, show_outcome)


@group.command("end", epilog='Example: parley notice end russia/F1 --words "down at Hmeimim"')
@states
def end(line: Line, ref: RefArgument, words: Words = "") -> None:
    """State that what your notice announced is over.

    For a flight: that the aircraft is down.
    """
    of = spoken.reference(ref)
    outcome = line.client.notice_end(line.agreement, of, words, key=line.key)
    line.answer(outcome, show_outcome)


@group.command("cancel", epilog='Example: parley notice cancel israel/N1 --words "not today"')
@states
def cancel(line: Line, ref: RefArgument, words: Words = "") -> None:
    """State that what your notice announced will not take place."""
    of = spoken.reference(ref)
    outcome = line.client.notice_cancel(line.agreement, of, words, key=line.key)
    line.answer(outcome, show_outcome)


def media_type_of(path: Path) -> str:
    """The media type that a file's name suggests."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def now(line: Line) -> Instant:
    """The node's clock, which in an exercise is not this machine's; whole seconds."""
    return line.client.node_show().now_ms // 1000 * 1000


def _notice(line: Line, description: Description) -> Notice:
    return description.notice(line.me.party, lambda: now(line), lambda: line.me.label)


def _with_annexes(line: Line, description: Description, notice: Notice) -> Notice:
    """Send the files beside a notice; what comes back stands in it."""
    read = [(path, files.read(path, limits.MAX_ANNEX_BYTES)) for path in description.annexes or ()]
    kept = tuple(
        line.client.annex_put(line.agreement, content, path.name, media_type_of(path))
        for path, content in read
    )
    return msgspec.structs.replace(notice, annexes=notice.annexes + kept)


def _preview(line: Line, description: Description) -> None:
    notice = _notice(line, description)
    preview = line.client.notice_preview(line.agreement, notice)
    if not line.as_json:
        line.banner()
    line.answer(preview, show_preview)


def _name(line: Line, ref: str, description: Description) -> str:
    """The reference: as typed, as in the file, or a new one."""
    name = ref
    if not name and description.file is not None:
        name = read_one(description.file).ref.ref
    name = name or line.new_ref("N")
    try:
        names.require_ref(name)
    except ValueError as error:
        raise UsageError(f"--ref: {error}") from error
    return name


def _say(line: Line, outcome: "Outcome", of: "Ref") -> None:
    """Say that it is on record, and at once what is odd about it."""
    line.answer(outcome, show_outcome)
    if not line.as_json:
        page = line.client.notice_show(line.agreement, of)
        line.banner()
        show_page(line.screen, page)
