"""Signing notices of those to be spared: shown first with who is told what, then one by one."""

import hashlib
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from parley import limits
from parley.cli import exits, files
from parley.cli.filing import media_type_of, now
from parley.cli.line import Line
from parley.cli.render.notices import show_page, show_preview
from parley.cli.render.progress import working
from parley.cli.render.protected import show_apart, show_brief, show_disclosed
from parley.cli.render.screen import Screen, print_json
from parley.cli.render.statements import show_outcome
from parley.cli.render.words import count
from parley.cli.telling import Here, Told, Unread, Wish, typed_beside_a_file
from parley.errors import ParleyError, UsageError, WorldError
from parley.model import names
from parley.model.humanitarian import Site
from parley.model.notices import Ref

if TYPE_CHECKING:
    from parley.model.notices import Notice
    from parley.turn.effects import Outcome


def register(line: Line, told: Told, ref: str, *, preview: bool, yes: bool) -> None:
    """Show what would be signed and who would be told what; then, if a person says so, sign it.

    One emergency goes out without a question: it is shown all the same.
    """
    wishes, unread = _wishes(line, told, ref)
    wishes, contents = _with_files(wishes, unread, told)
    alone = len(wishes) == 1 and not unread
    # Beside --json nothing but JSON goes to standard output.
    shown = Screen(sys.stderr) if line.as_json and not preview else line.screen
    if not line.as_json:
        line.banner()
    _show_before(line, shown, wishes, unread, contents, json=line.as_json and preview)
    if preview:
        return
    if not wishes:
        raise UsageError("nothing could be read of it; mend what is named above")
    if not (alone and wishes[0].notice.emergency):
        _ask(line, wishes, unread, yes)
    if alone:
        _sign_one(line, wishes[0], contents)
    else:
        _sign_all(line, wishes, unread, contents)


def _wishes(line: Line, told: Told, ref: str) -> tuple[list[Wish], list[Unread]]:
    """What the options or the file make, and what of a file makes nothing."""
    here = Here(line.me.party, line.view.terms, lambda: now(line), lambda: line.me.label)
    made: list[Wish | Unread]
    if told.file is None:
        if getattr(told, "contact_to", None) and not getattr(told, "contact", None):
            raise UsageError("--contact-to goes with --contact FILE")
        made = [told.wish(here, _named(line, ref))]
    elif told.file.suffix.lower() == ".toml":
        made = _of_tables(here, told, told.file)
    else:
        made = _of_features(here, told, told.file)
    if ref and told.file is not None:
        made = [one for one in made if one.ref == ref]
        if not made:
            raise UsageError(f"{told.file} holds nothing of the reference {ref}")
    unread = [one for one in made if isinstance(one, Unread)]
    return [one for one in made if isinstance(one, Wish)], unread


def _with_files(
    wishes: list[Wish], unread: list[Unread], told: Told
) -> tuple[list[Wish], dict[Path, bytes]]:
    """Everything beside the notices is read before anything is sent; of a file's entries, one
    whose own file is missing is left out like one that cannot be read."""
    contents: dict[Path, bytes] = {}
    sound = []
    for wish in wishes:
        try:
            for path in (*((wish.contact,) if wish.contact else ()), *wish.annexes):
                contents[path] = files.read(path, limits.MAX_ANNEX_BYTES)
        except UsageError as error:
            if told.file is None:
                raise
            unread.append(Unread(wish.ref, f"{told.file}: {wish.ref}: {error}"))
            continue
        sound.append(wish)
    return sound, contents


def _named(line: Line, ref: str) -> str:
    name = ref or line.new_ref("H")
    try:
        names.require_ref(name)
    except ValueError as error:
        raise UsageError(f"REF: {error}") from error
    return name


def _of_tables(here: Here, told: Told, path: Path) -> list[Wish | Unread]:
    made: list[Wish | Unread] = []
    seen: set[str] = set()
    for index, (ref, read) in enumerate(told.tables(path), 1):
        where = f"{path}: [[{told.TABLE}]] {index}"
        if isinstance(read, Unread):
            made.append(read)
            continue
        try:
            names.require_ref(ref)
            if ref in seen:
                made.append(Unread(ref, f"{where}: ref {ref} stands in an earlier table too"))
                continue
            seen.add(ref)
            made.append(read.wish(here, ref))
        except (UsageError, ValueError) as error:
            made.append(Unread(ref, f"{where}: {error}"))
    return made


def _of_features(here: Here, told: Told, path: Path) -> list[Wish | Unread]:
    from parley.interop.geojson import read_what_can_be

    besides = typed_beside_a_file(told)
    if besides:
        raise UsageError(
            f"{', '.join(besides)}: a GeoJSON file says that itself; leave it out, or put it there"
        )
    reading, unread = read_what_can_be([(str(path), files.read(path, limits.MAX_REQUEST_BYTES))])
    for warning in reading.warnings:
        exits.complain(f"note: {warning}")
    made: list[Wish | Unread] = [Unread(one.ref.ref, one.words) for one in unread]
    for drawn in reading.notices:
        try:
            made.append(told.wish_of(here, drawn))
        except UsageError as error:
            made.append(Unread(drawn.ref.ref, str(error)))
    return made


def _show_before(
    line: Line,
    shown: Screen,
    wishes: Sequence[Wish],
    unread: Sequence[Unread],
    contents: dict[Path, bytes],
    *,
    json: bool,
) -> None:
    """What would be said of each, and who would be told what."""
    previews = []
    with working("looking at each") if len(wishes) > 1 else nullcontext(_quietly) as progress:
        for index, wish in enumerate(wishes):
            previews.append(line.client.notice_preview(line.agreement, wish.notice))
            progress(index + 1, len(wishes))
    if json:
        print_json(previews[0] if len(previews) == 1 and not unread else previews)
        return
    if len(wishes) == 1:
        show_preview(shown, previews[0], told=False)
    elif wishes:
        shown.head("PREVIEW: nothing is recorded")
        for wish, preview in zip(wishes, previews, strict=True):
            show_brief(shown, wish.ref, preview)
            show_apart(shown, wish, contents, indent=4)
    if wishes:
        show_disclosed(shown, wishes, previews[0].told, contents)
    if unread:
        shown.head(f"NOT READ, AND LEFT OUT ({len(unread)})")
        shown.items((one.words for one in unread), indent=2)


def _quietly(_done: int, _of: int) -> None:
    """One alone has no progress to show."""


def _ask(line: Line, wishes: Sequence[Wish], unread: Sequence[Unread], yes: bool) -> None:
    """What is told cannot be taken back: a person says that it is to be."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(
            "what is told cannot be taken back, and nobody can be asked here: read what is shown "
            "above, then repeat the command with --yes"
        )
    what = "it" if len(wishes) == 1 else f"these {len(wishes)}"
    besides = f", leaving out {len(unread)} that could not be read" if unread else ""
    typer.confirm(f"Sign {what}, and tell all that{besides}?", abort=True, err=line.as_json)


def _sign_one(line: Line, wish: Wish, contents: dict[Path, bytes]) -> None:
    outcome = _sign(line, wish, line.key, contents)
    line.answer(outcome, show_outcome)
    if not line.as_json:
        show_page(
            line.screen, line.client.notice_show(line.agreement, Ref(outcome.party, wish.ref))
        )


def _sign_all(
    line: Line, wishes: Sequence[Wish], unread: Sequence[Unread], contents: dict[Path, bytes]
) -> None:
    """Each under a key of its own, so that the same command with the same --key says none twice."""
    told: list[Outcome] = []
    lost: list[dict[str, str]] = [{"ref": one.ref, "error": one.words} for one in unread]
    gone: WorldError | None = None
    with working("registering") as progress:
        for index, wish in enumerate(wishes):
            key = hashlib.sha256(f"{line.key}/{wish.ref}".encode()).hexdigest()[:32]
            try:
                told.append(_sign(line, wish, key, contents))
            except WorldError as error:
                # Whoever does not answer now would be waited for as often as there are sites.
                gone = error
                lost += [{"ref": one.ref, "error": str(error)} for one in wishes[index:]]
                break
            except ParleyError as error:
                lost.append({"ref": wish.ref, "error": str(error)})
            progress(index + 1, len(wishes))
    _show_after(line, told, lost)
    if gone is not None:
        raise gone
    if lost:
        raise typer.Exit(exits.NO)


def _show_after(line: Line, told: "Sequence[Outcome]", lost: Sequence[dict[str, str]]) -> None:
    if line.as_json:
        print_json({"on_record": told, "not_on_record": lost})
        return
    line.screen.head(f"ON RECORD ({count(len(told), 'notice')})")
    for outcome in told:
        line.screen.say(
            f"{outcome.thread.removeprefix('notice/')}  leaf {outcome.leaf[:16]}…", indent=2
        )
    if lost:
        line.screen.head(f"NOT ON RECORD ({len(lost)})")
        line.screen.items((f"{one['ref']}: {one['error']}" for one in lost), indent=2)


def _sign(line: Line, wish: Wish, key: str, contents: dict[Path, bytes]) -> "Outcome":
    """Send the annexes and then the notice that names them."""
    notice = wish.notice
    if wish.contact is not None:
        # The title stands in the record for ever; the name of the file may name a person.
        kept = line.client.annex_put(
            line.agreement,
            contents[wish.contact],
            "contact",
            media_type_of(wish.contact),
            wish.contact_to,
            key=f"{key}-contact",
        )
        notice = _with_contact(msgspec.structs.replace(notice, annexes=(kept,)), kept.commitment)
    for index, path in enumerate(wish.annexes):
        kept = line.client.annex_put(
            line.agreement, contents[path], path.name, media_type_of(path), key=f"{key}-{index}"
        )
        notice = msgspec.structs.replace(notice, annexes=(*notice.annexes, kept))
    return line.client.notice_file(line.agreement, wish.ref, notice, key=key)


def _with_contact(notice: "Notice", commitment: str) -> "Notice":
    details = notice.details
    if isinstance(details, Site):
        details = msgspec.structs.replace(details, contact_annex=commitment)
    return msgspec.structs.replace(notice, details=details)
