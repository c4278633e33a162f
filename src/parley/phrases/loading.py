"""The catalogue's files: read strictly, so that no phrase lacks words in any language."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
from msgspec import Struct

from parley import limits
from parley.errors import UsageError
from parley.model import names
from parley.model.heights import Datum
from parley.model.line import Lane, Precedence, Tier
from parley.model.phrases import CATALOGUE, Marker
from parley.phrases.entries import Blank, Catalogue, Entry, Language, Unit

CODES = "phrases.toml"
"""The file of codes; every other `.toml` beside it is a language."""

PLACEHOLDER = re.compile(r"\{([a-z]+)\}")

_Kind = TypeVar("_Kind")
_CODE = re.compile(r"[A-Z]{2,5}(-[A-Z]+)+")
_SHORT_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WORDS = {
    "markers": Marker,
    "units": Unit,
    "datums": Datum,
    "lanes": Lane,
    "tiers": Tier,
    "precedences": Precedence,
}
"""The tables of a language, each with a word for every one of these."""


class _Row(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as it is written; its code is the name of its table."""

    marker: Marker
    note: str
    parameters: tuple[Blank, ...] = ()
    emergency: str | None = None


class _Codes(Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    phrases: dict[str, _Row]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that comes with Parley; read once.

    Raises:
        UsageError: One of its files was changed and is not whole; the message says which and how.
    """
    loaded = load(resources.files("parley.phrases") / "catalogue")
    if loaded.version != CATALOGUE:
        raise UsageError(f"{CODES} is of version {loaded.version!r}; this Parley has {CATALOGUE}")
    return loaded


def load(folder: Traversable) -> Catalogue:
    """Read a catalogue: `phrases.toml`, and a file for each language there is.

    Args:
        folder: A directory, or a folder inside an installed package.

    Raises:
        UsageError: A file is not understood, or a language has a phrase, word or placeholder too
            many or too few; the message says which.
    """
    files = {one.name: one for one in folder.iterdir() if one.name.endswith(".toml")}
    if CODES not in files:
        raise UsageError(f"{folder} holds no {CODES}, and so no catalogue")
    codes = _read(files.pop(CODES), _Codes)
    entries = {code: _entry(code, row) for code, row in codes.phrases.items()}
    short = [entry.emergency for entry in entries.values() if entry.emergency is not None]
    if len(set(short)) != len(short):
        raise UsageError(f"{CODES}: an emergency's short name is given twice")
    languages = [_language(files[name], entries) for name in sorted(files)]
    if sum(language.source for language in languages) != 1:
        raise UsageError('exactly one language is the source (reviewed = "source")')
    languages.sort(key=lambda language: not language.source)
    return Catalogue(
        version=codes.version,
        phrases=entries,
        emergencies={one.emergency: one for one in entries.values() if one.emergency is not None},
        languages={language.tag: language for language in languages},
    )


def _read(file: Traversable, kind: type[_Kind]) -> _Kind:
    try:
        return msgspec.toml.decode(file.read_bytes(), type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(f"{file.name}: {error}; see docs/spec/phrases.md") from error


def _entry(code: str, row: _Row) -> Entry:
    where = f"{CODES}, {code}"
    if not _CODE.fullmatch(code):
        raise UsageError(f"{where}: a code is capitals and hyphens, as SAR-OFFER")
    blanks = [blank.name for blank in row.parameters]
    if len(blanks) > limits.MAX_PARAMETERS or len(set(blanks)) != len(blanks):
        raise UsageError(f"{where}: at most {limits.MAX_PARAMETERS} parameters, each named once")
    for name in blanks:
        if not PLACEHOLDER.fullmatch(f"{{{name}}}"):
            raise UsageError(f"{where}: {name!r} is no name of a parameter: lower-case letters")
    if row.emergency is not None:
        if not _SHORT_NAME.fullmatch(row.emergency):
            raise UsageError(f"{where}: a short name is lower-case words and hyphens")
        if any(blank.required for blank in row.parameters):
            raise UsageError(f"{where}: an emergency goes out with whatever is known")
    _require_text(row.note, f"{where}, its note")
    return Entry(code, row.marker, row.parameters, row.emergency, row.note)


def _language(file: Traversable, entries: dict[str, Entry]) -> Language:
    language = _read(file, Language)
    if not _TAG.fullmatch(language.tag) or file.name != f"{language.tag}.toml":
        raise UsageError(f"{file.name}: the file is named for its tag, as fr.toml for fr")
    for table, kind in _WORDS.items():
        words = getattr(language, table)
        _require_same(words, [one.value for one in kind], f"{file.name}, {table}")
        for word, text in words.items():
            _require_text(text, f"{file.name}, {table}.{word}")
    for field in ("name", "not_known", "not_reviewed", "not_in_catalogue"):
        _require_text(getattr(language, field), f"{file.name}, {field}")
    _require_same(language.phrases, entries, f"{file.name}, phrases")
    for code, entry in entries.items():
        where = f"{file.name}, {code}"
        sentence = language.phrases[code]
        _require_text(sentence, where)
        found = PLACEHOLDER.findall(sentence)
        if sorted(found) != sorted(blank.name for blank in entry.parameters):
            raise UsageError(
                f"{where} has the placeholders {sorted(found)}; it needs each of these once: "
                f"{sorted(blank.name for blank in entry.parameters)}"
            )
        if re.search(r"[{}]", PLACEHOLDER.sub("", sentence)):
            raise UsageError(f"{where}: a brace that belongs to no placeholder")
    if not isinstance(language.reviewed, str):
        strangers = sorted(set(language.reviewed) - set(entries))
        if strangers:
            raise UsageError(f"{file.name}, reviewed: no such phrases: {', '.join(strangers)}")
    return language


def _require_same(found: Iterable[str], wanted: Iterable[str], where: str) -> None:
    missing, extra = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    if missing:
        raise UsageError(f"{where}: missing: {', '.join(missing)}")
    if extra:
        raise UsageError(f"{where}: not in the catalogue: {', '.join(extra)}")


def _require_text(text: str, where: str) -> None:
    """One line of words, with nothing in it that is not seen.

    Direction is the rendering's business, so a file holds no marks of it.
    """
    try:
        names.require_words(text, "a sentence")
    except ValueError as error:
        raise UsageError(f"{where}: {error}") from error
    if not text or text != text.strip() or "\n" in text:
        raise UsageError(f"{where}: one line of words, without spaces around them")
    if any(unicodedata.category(character) == "Cf" for character in text):
        raise UsageError(f"{where}: holds a character that is not seen")
