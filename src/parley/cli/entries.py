"""`parley entry` and `parley event`: the record entry by entry, and as it comes."""

import sys
import time
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from parley.cli.exits import complain
from parley.cli.line import Line, asks, asks_under
from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen
from parley.cli.render.words import when
from parley.errors import WorldError

if TYPE_CHECKING:
    from parley.api.bodies import AlarmNews, CoveredNews, EntryNews, EntryView

PAUSE_S = 2.0

After = Annotated[
    int, typer.Option("--after", min=0, metavar="N", help="Begin after this position.")
]

entry = typer.Typer(help="The record, entry by entry.", no_args_is_help=True)
event = typer.Typer(help="Entries, alarms and deliveries as they come.", no_args_is_help=True)


@entry.command("list", epilog="Example: parley entry list --after 100 --limit 50")
@asks_under
def list_(
    line: Line,
    after: After = 0,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=1000, metavar="N", help="At most so many.")
    ] = 100,
) -> None:
    """List the record in the order in which it came.

    With --json, the exact bytes of each entry are there too, in base64.
    """
    line.answer(line.client.entry_list(line.agreement, after, limit), _show_entries)


@event.command("follow", epilog="Example: parley event follow --json | tee evening.jsonl")
@asks
def follow(
    line: Line,
    after: After = 0,
    most: Annotated[
        int, typer.Option("--most", min=0, metavar="N", help="Stop after so many; 0 never does.")
    ] = 0,
    patience: Annotated[
        float,
        typer.Option(
            "--patience", min=0, metavar="SECONDS", help="Give up a node that is gone for so long."
        ),
    ] = 60.0,
) -> None:
    """Follow entries, alarms and deliveries as they come.

    A delivery says that another party is proven to hold a log so far.

    With --json, one line each. If the stream breaks, it says so on standard error and goes on
    where it was.
    """
    shown, heard_s = 0, time.monotonic()
    line.client.node_me()
    while True:
        try:
            for news in line.client.event_stream(after):
                after = getattr(news, "position", after)
                _show_news(line, news)
                shown, heard_s = shown + 1, time.monotonic()
                if shown == most:
                    return
            heard_s = time.monotonic()
            complain("the stream ended: YOU ARE NOT TOLD OF ALARMS until it is back; trying again")
        except WorldError as error:
            if time.monotonic() - heard_s > patience:
                raise
            complain(f"YOU ARE NOT TOLD OF ALARMS: {error}; trying again")
        time.sleep(min(PAUSE_S, patience))


def _show_news(line: Line, news: "EntryNews | AlarmNews | CoveredNews") -> None:
    from parley.api.bodies import CoveredNews, EntryNews

    if line.as_json:
        what = {EntryNews: "entry", CoveredNews: "covered"}.get(type(news), "alarm")
        sys.stdout.write(msgspec.json.encode({"event": what, "news": news}).decode() + "\n")
    elif isinstance(news, EntryNews):
        _show_entry(line.screen, news)
    elif isinstance(news, CoveredNews):
        line.screen.say(
            f"delivered: {news.by} holds the log of {news.party} up to entry {news.size - 1}",
            hang=4,
        )
    else:
        line.screen.say(
            f"ALARM {news.cause}, {news.precedence}, for {news.party}, desk “{apart(news.desk)}” "
            f"({news.tier}): {news.about}: {apart(news.words)}",
            hang=2,
            style="bold",
        )
    # Whoever reads a pipe is told as it happens.
    sys.stdout.flush()


def _show_entry(screen: Screen, one: "EntryView | EntryNews") -> None:
    screen.say(
        f"{one.position}  {when(one.issued_ms)}  {one.party}, desk “{one.desk}”: {one.kind} in "
        f"{one.thread} (entry {one.sequence}, leaf {one.leaf[:16]}…)",
        hang=4,
    )


def _show_entries(screen: Screen, entries: "tuple[EntryView, ...]") -> None:
    for one in entries:
        _show_entry(screen, one)
    if entries:
        screen.say(f"next: --after {entries[-1].position}")
    else:
        screen.say("no entries after that")
