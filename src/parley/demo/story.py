"""The story beside a scenario: chapters in several languages, checked against its steps."""

import re
from collections.abc import Collection, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, field

from parley.api.story import (
    Account,
    Beside,
    Chapter,
    Look,
    Moment,
    Source,
    Stories,
    Story,
    StoryPlace,
    Tag,
    Way,
)
from parley.demo.parts import Part
from parley.demo.report import kind_of
from parley.demo.scenario import Scenario, Step
from parley.errors import UsageError
from parley.model.instants import instant_of
from parley.model.notices import Ref, ref_of

SOURCE_LANGUAGE = "en"
"""The language that the steps of a scenario are written in."""

_IN_WORDS = re.compile(r"[a-z]")
"""What makes a note on a source one to be translated: keys alone are the same in every language."""

Said = Annotated[str, Meta(min_length=1)]


class PlacePart(Part, frozen=True):
    """A point on the map; its name is a matter of language."""

    key: str
    lat: Annotated[float, Meta(ge=-90, le=90)]
    lon: Annotated[float, Meta(ge=-180, le=180)]
    tag: Tag
    source: Said


class AccountPart(Part, frozen=True):
    """That a speaker has an account of a chapter, and where it is from."""

    speaker: str
    tag: Tag
    source: Said


class ChapterPart(Part, frozen=True):
    """When a chapter is, and where to look; `bounds` are south, west, north, east."""

    key: str
    at: str
    bounds: tuple[float, float, float, float]
    refs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    accounts: tuple[AccountPart, ...] = ()


class PlanPart(Part, frozen=True):
    """What of a story is the same in every language: `story.toml`."""

    counterfactual: bool
    chapters: Annotated[tuple[ChapterPart, ...], Meta(min_length=1)]
    places: tuple[PlacePart, ...] = ()
    sources: dict[str, Said] = field(default_factory=dict)


class ChapterWords(Part, frozen=True):
    """A chapter in one language."""

    headline: Said
    happens: Said
    matters: Said
    shows: Said
    unknown: str = ""
    accounts: dict[str, Said] = field(default_factory=dict)


class StepWords(Part, frozen=True):
    """A step of the scenario in another language."""

    text: Said
    other: str = ""


class Words(Part, frozen=True):
    """A story in one language: `LANGUAGE.toml`.

    `steps` are those of the scenario in their order, and `notes` says each note on a source, as it
    is spelt there; both are left out in the language that the scenario is written in.
    """

    title: Said
    exercise: Said
    lead: Said
    parties: dict[str, Said]
    speakers: dict[str, Said]
    places: dict[str, Said]
    chapters: dict[str, ChapterWords]
    steps: tuple[StepWords, ...] = ()
    notes: dict[str, Said] = field(default_factory=dict)

    def note(self, source: str) -> str:
        """A note on a source in this language; keys alone stay as they are."""
        return self.notes.get(source, source)


class Book(Part, frozen=True):
    """The story of a scenario, in each language it is told in."""

    plan: PlanPart
    words: dict[str, Words]

    def stories(
        self, run: str, scenario: Scenario, ways: Sequence[Way] = (), beside: Beside | None = None
    ) -> Stories:
        """The story as a node is given it.

        Raises:
            UsageError: It does not fit the scenario, or something is missing in a language.
        """
        _require_fits(self.plan, scenario)
        return {
            language: _story(run, language, self.plan, words, scenario, ways, beside)
            # The first is the one for whoever names none.
            for language, words in sorted(
                self.words.items(), key=lambda one: (one[0] != SOURCE_LANGUAGE, one[0])
            )
        }


def shipped_book(name: str) -> Book:
    """The story of a scenario that comes with Parley."""
    return read_book(resources.files("parley.demo") / "scenarios" / f"{name}.story")


def book_beside(scenario: Path) -> Book | None:
    """The story in the folder beside a scenario file, `NAME.story`; None if there is none.

    Raises:
        UsageError: As `read_book`.
    """
    folder = scenario.with_suffix(".story")
    return read_book(folder) if folder.is_dir() else None


def read_book(folder: Traversable) -> Book:
    """Read the folder of a story: `story.toml`, and a file a language.

    Raises:
        UsageError: Something of it cannot be read, or is not understood; the message says what.
    """
    plan: PlanPart | None = None
    words: dict[str, Words] = {}
    try:
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            name, _, kind = file.name.rpartition(".")
            if kind == "toml" and name == "story":
                plan = _decode(file, PlanPart)
            elif kind == "toml":
                words[name] = _decode(file, Words)
    except OSError as error:
        raise UsageError(f"{folder} cannot be read: {error.strerror}") from error
    if plan is None or SOURCE_LANGUAGE not in words:
        raise UsageError(f"{folder} is no story: story.toml and {SOURCE_LANGUAGE}.toml are needed")
    return Book(plan, words)


_Decoded = TypeVar("_Decoded", PlanPart, Words)


def _decode(file: Traversable, kind: type[_Decoded]) -> _Decoded:
    try:
        return msgspec.toml.decode(file.read_bytes(), type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(f"{file}: {error}; see docs/spec/scenario.md") from error


def _require_fits(plan: PlanPart, scenario: Scenario) -> None:
    """Judge the plan: moments within the scenario and in order, and nothing named that is not."""
    starts, ends = instant_of(scenario.starts), instant_of(scenario.ends)
    refs = {str(ref) for ref in map(about, scenario.steps) if ref is not None}
    places = {one.key for one in plan.places}
    previous = starts
    for one in plan.chapters:
        at_ms = instant_of(one.at)
        if not previous <= at_ms <= ends:
            raise UsageError(f"the chapter {one.key!r}: {one.at} is out of order or of the evening")
        previous = at_ms
        _require_known(one.refs, refs, f"the chapter {one.key!r}: on record")
        _require_known(one.places, places, f"the chapter {one.key!r}: a place")
        south, west, north, east = one.bounds
        if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):
            raise UsageError(f"the chapter {one.key!r}: bounds are south, west, north, east")


def _require_known(named: Collection[str], known: Collection[str], what: str) -> None:
    unknown = sorted(set(named) - set(known))
    if unknown:
        raise UsageError(f"{what} there is no {', '.join(unknown)}")


def _require_same(found: Collection[str], wanted: Collection[str], what: str) -> None:
    """Judge that words are there for everything, and for nothing else."""
    for one in sorted(set(wanted) - set(found)):
        raise UsageError(f"{what}: {one!r} is missing")
    _require_known(found, wanted, f"{what}:")


def about(step: Step) -> Ref | None:
    """What a step is about: what it files or opens, or else what it names."""
    if step.ref is not None and step.party is not None:
        return Ref(step.party, step.ref)
    return None if step.of is None else ref_of(step.of)


def _notes(plan: PlanPart, scenario: Scenario) -> set[str]:
    """The notes on sources that are in words, and so have to be said in every language."""
    accounts = [one for chapter in plan.chapters for one in chapter.accounts]
    noted: list[PlacePart | AccountPart | Step] = [*plan.places, *accounts, *scenario.steps]
    return {one.source for one in noted if _IN_WORDS.search(one.source)}


def _story(
    run: str,
    language: str,
    plan: PlanPart,
    words: Words,
    scenario: Scenario,
    ways: Sequence[Way],
    beside: Beside | None,
) -> Story:
    where = f"the story {run}.{language}"
    _require_same(words.places, [one.key for one in plan.places], f"{where}: places")
    _require_same(words.chapters, [one.key for one in plan.chapters], f"{where}: chapters")
    _require_same(words.parties, [one.party for one in scenario.columns], f"{where}: parties")
    speakers = {one.speaker for chapter in plan.chapters for one in chapter.accounts}
    _require_same(words.speakers, speakers, f"{where}: speakers")
    notes = () if language == SOURCE_LANGUAGE else _notes(plan, scenario)
    _require_same(words.notes, notes, f"{where}: notes")
    return Story(
        run=run,
        language=language,
        title=words.title,
        exercise=words.exercise,
        lead=words.lead,
        counterfactual=plan.counterfactual,
        starts_ms=instant_of(scenario.starts),
        ends_ms=instant_of(scenario.ends),
        notice=ref_of(scenario.examined.notice),
        flight=ref_of(scenario.examined.flight),
        chapters=tuple(_chapter(one, words, where) for one in plan.chapters),
        moments=_moments(scenario.steps, language, words, where),
        places=tuple(
            StoryPlace(
                one.key, words.places[one.key], one.lat, one.lon, one.tag, words.note(one.source)
            )
            for one in plan.places
        ),
        sources=tuple(Source(key, published) for key, published in plan.sources.items()),
        ways=tuple(
            msgspec.structs.replace(way, name=words.parties.get(way.party, way.name))
            for way in ways
        ),
        beside=beside,
    )


def _chapter(part: ChapterPart, words: Words, where: str) -> Chapter:
    said = words.chapters[part.key]
    speakers = [one.speaker for one in part.accounts]
    _require_same(said.accounts, speakers, f"{where}: accounts of {part.key}")
    south, west, north, east = part.bounds
    return Chapter(
        key=part.key,
        at_ms=instant_of(part.at),
        headline=said.headline,
        happens=said.happens,
        matters=said.matters,
        shows=said.shows,
        unknown=said.unknown,
        accounts=tuple(
            Account(
                one.speaker,
                words.speakers[one.speaker],
                said.accounts[one.speaker],
                one.tag,
                words.note(one.source),
            )
            for one in part.accounts
        ),
        look=Look(south, west, north, east, tuple(map(ref_of, part.refs)), part.places),
    )


def _moments(steps: Sequence[Step], language: str, words: Words, where: str) -> tuple[Moment, ...]:
    if language == SOURCE_LANGUAGE:
        told = tuple(StepWords(step.text, step.other) for step in steps)
    else:
        told = words.steps
    if len(told) != len(steps):
        raise UsageError(f"{where}: the scenario has {len(steps)} steps, not {len(told)}")
    for number, (step, one) in enumerate(zip(steps, told, strict=True), 1):
        if bool(step.other) != bool(one.other):
            raise UsageError(f"{where}: step {number}: the other account is missing, or too much")
    return tuple(
        Moment(
            at_ms=step.at_ms,
            party=step.party,
            kind=kind_of(step),
            of=about(step),
            text=one.text,
            other=one.other,
            tag=step.tag,
            source=words.note(step.source),
        )
        for step, one in zip(steps, told, strict=True)
    )
