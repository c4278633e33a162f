"""What a person says on the line, as typed: a phrase with its values, words, and what is quoted."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.line import Line
from parley.cli.render.words import count
from parley.errors import UsageError
from parley.model.instants import Instant
from parley.model.line import MessageQuote, NoticeQuote, Quote, Said
from parley.model.phrases import Phrase, TimeValue, Value
from parley.phrases import ValueType, catalogue, compose, fault_of, read_value

if TYPE_CHECKING:
    from parley.model.notices import Ref

DAY_MS = 86_400_000
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(:[0-5][0-9])?Z?", re.ASCII)
_AHEAD = frozenset(("until", "by"))
"""Parameters that name an end: an hour typed for one of these is still to come."""

_LEAST_PREFIX = 6
_LEAF_CHARS = 64

Language = Annotated[
    str,
    typer.Option(
        "-L",
        "--language",
        envvar="PARLEY_LANGUAGE",
        metavar="TAG",
        help="The language that phrases are shown in: en, ru, he, ar, fr.",
    ),
]


@dataclass(frozen=True)
class Saying:
    """What is said, as typed."""

    phrase: Annotated[
        str,
        typer.Option(
            "--phrase",
            metavar="CODE",
            show_default=False,
            help="A phrase of the catalogue; see them with: parley phrase list.",
        ),
    ] = ""
    values: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="NAME=VALUE",
            help="A value of the phrase, as position=35.30N35.53E or time=19:07 (UTC; the nearest "
            "such moment, for until and by the next); repeat it. What is left out is not known.",
        ),
    ] = None
    words: Annotated[
        str,
        typer.Option(
            "--words",
            metavar="WORDS",
            show_default=False,
            help="Free words, in place of the phrase or beside it; nobody translates them.",
        ),
    ] = ""
    words_language: Annotated[
        str,
        typer.Option(
            "--words-language",
            metavar="TAG",
            show_default=False,
            help="The language of the free words.",
        ),
    ] = ""
    notices: Annotated[
        list[str] | None,
        typer.Option(
            "--quote-notice",
            metavar="REF[#N]",
            help="A notice this is about, or its N-th volume from 1, as israel/N1#2.",
        ),
    ] = None
    messages: Annotated[
        list[str] | None,
        typer.Option(
            "--quote-message",
            metavar="HEX",
            help="A message this answers, by the beginning of its name; quoting it acknowledges "
            "it.",
        ),
    ] = None

    @property
    def nothing(self) -> bool:
        """Whether neither a phrase nor words were given."""
        return not self.phrase and not self.words.strip()

    def said(
        self,
        line: Line,
        known: Callable[[], Iterable[str]],
        default: str = "",
    ) -> Said:
        """What is said, with its quotes looked up.

        Args:
            known: The leaf hashes among which the beginning of a message's name is looked up.
            default: The code that is meant where nothing is typed.

        Raises:
            UsageError: Nothing is said, or something in it is not understood.
        """
        code = self.phrase or (default if self.nothing else "")
        if not code and self.values:
            raise UsageError("--with belongs to a phrase: name it with --phrase CODE")
        if not code and not self.words.strip():
            raise UsageError("say something: --phrase CODE (parley phrase list), or --words")
        phrase = self._phrase(line, code) if code else None
        quotes = (*self._notices(line), *quoted(self.messages or (), known))
        return made(phrase, self.words, self.words_language, quotes)

    def _phrase(self, line: Line, code: str) -> Phrase:
        values = {}
        for text in self.values or ():
            name, equals, value = text.partition("=")
            if not equals or name in values:
                raise UsageError(f"--with {text[:80]!r}: give NAME=VALUE, and each name once")
            values[name.strip()] = value
        return phrase_of(code.strip().upper(), values, lambda: now_of(line))

    def _notices(self, line: Line) -> Iterator[Quote]:
        for text in self.notices or ():
            ref, _, number = text.partition("#")
            yield notice_quote(line, spoken.reference(ref, "--quote-notice"), number)


def made(phrase: Phrase | None, words: str, words_language: str, quotes: tuple[Quote, ...]) -> Said:
    """What is said, checked.

    Raises:
        UsageError: It cannot be said so.
    """
    try:
        return Said(phrase, words, words_language, quotes)
    except ValueError as error:
        raise UsageError(f"this cannot be said: {error}") from error


def phrase_of(code: str, texts: dict[str, str], now: Callable[[], Instant]) -> Phrase:
    """A phrase with its values as typed, each read by the type the catalogue gives it.

    Args:
        now: The node's clock, asked only where an hour without a date was typed.

    Raises:
        UsageError: No such phrase, no such parameter, or a value that is not understood.
    """
    entry = catalogue().phrases.get(code)
    values: dict[str, Value | None] = {}
    for name, text in texts.items():
        blank = entry.blank(name) if entry is not None else None
        values[name] = None if blank is None else _value(blank.type, name, text, now)
    phrase = compose(code, values)
    fault = fault_of(phrase)
    if fault is not None:
        raise UsageError(fault)
    return phrase


def _value(kind: ValueType, name: str, text: str, now: Callable[[], Instant]) -> Value:
    if kind is ValueType.TIME and _CLOCK.fullmatch(text.strip()):
        return TimeValue(hour_near(text, now(), ahead=name in _AHEAD))
    try:
        return read_value(kind, text)
    except UsageError as error:
        raise UsageError(f"{name}: {error}") from error


def moment_near(line: Line, text: str, what: str) -> Instant:
    """A moment still to come: RFC 3339, or an hour of UTC that means the next such moment.

    Raises:
        UsageError: Neither.
    """
    if _CLOCK.fullmatch(text.strip()):
        return hour_near(text, now_of(line), ahead=True)
    return spoken.instant(text, what)


def moment_past(line: Line, text: str, what: str) -> Instant | None:
    """A moment to look back at: RFC 3339, or an hour of UTC that means the last such moment.

    Raises:
        UsageError: Neither.
    """
    if not text:
        return None
    if is_hour(text):
        now_ms = now_of(line)
        ahead_ms = hour_near(text, now_ms, ahead=True)
        return ahead_ms if ahead_ms == now_ms else ahead_ms - DAY_MS
    return spoken.instant(text, what)


def hour_near(text: str, now_ms: Instant, ahead: bool) -> Instant:
    """An hour of UTC as the moment that is meant.

    Args:
        text: `19:07`, with seconds or without.
        ahead: Whether the next such moment is meant; else it is the nearest, past or to come: an
            aircraft lost at 19:07 and reported at 19:29 was not lost tomorrow.
    """
    hours, minutes, *seconds = (int(part) for part in text.strip().rstrip("Z").split(":"))
    of_day = (hours * 3600 + minutes * 60 + (seconds[0] if seconds else 0)) * 1000
    later_ms = (of_day - now_ms) % DAY_MS
    if ahead or later_ms < DAY_MS // 2:
        return now_ms + later_ms
    return now_ms + later_ms - DAY_MS


def is_hour(text: str) -> bool:
    """Whether this is an hour of the day without a date."""
    return _CLOCK.fullmatch(text.strip()) is not None


def now_of(line: Line) -> Instant:
    """The node's clock, which in an exercise is not this machine's."""
    return line.client.node_show().now_ms


def notice_quote(line: Line, of: "Ref", number: str = "") -> NoticeQuote:
    """A notice at its present version, or one volume of it, counted from 1.

    Raises:
        UsageError: It has no such volume.
    """
    version = line.client.notice_show(line.agreement, of).notice.versions[-1]
    if not number:
        return NoticeQuote(of, version.leaf, None)
    there = len(version.notice.volumes)
    if not number.isdecimal() or not 1 <= int(number) <= there:
        has = count(there, "volume") if there else "no volume: nothing is drawn"
        raise UsageError(f"--quote-notice {of}#{number[:10]}: it has {has}")
    return NoticeQuote(of, version.leaf, int(number) - 1)


def quoted(prefixes: Iterable[str], known: Callable[[], Iterable[str]]) -> Iterator[MessageQuote]:
    """The messages whose leaf hashes begin so.

    Raises:
        UsageError: None, or more than one, begins so.
    """
    for prefix in prefixes:
        yield MessageQuote(leaf_of(prefix, known, "--quote-message"))


def leaf_of(prefix: str, known: Callable[[], Iterable[str]], what: str) -> str:
    """A message's leaf hash by its beginning.

    Raises:
        UsageError: None, or more than one, begins so.
    """
    wanted = prefix.strip().lower()
    if len(wanted) == _LEAF_CHARS and set(wanted) <= set("0123456789abcdef"):
        return wanted
    found = [leaf for leaf in known() if leaf.startswith(wanted)]
    if len(wanted) < _LEAST_PREFIX or len(found) != 1:
        why = "is too short" if len(wanted) < _LEAST_PREFIX else "names no message here"
        if len(found) > 1:
            why = f"names {len(found)} messages"
        raise UsageError(
            f"{what} {prefix[:64]!r} {why}; give {_LEAST_PREFIX} letters of it or more, as "
            "parley call show names it"
        )
    return found[0]
