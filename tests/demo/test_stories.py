"""The stories beside the scenarios: whole in five languages, true to the steps, and no verdict."""

import re
import shutil
from pathlib import Path

import pytest

from parley.api.story import Chapter, Stories, Story, Tag, stories_of
from parley.demo.scenario import SHIPPED, shipped
from parley.demo.story import book_beside, read_book, shipped_book
from parley.errors import UsageError

LANGUAGES = ("en", "ar", "fr", "he", "ru")
FOLDERS = Path("src/parley/demo/scenarios")
SCRIPTS = {"ar": r"[\u0600-\u06ff]", "he": r"[\u0590-\u05ff]", "ru": r"[\u0400-\u04ff]"}
PERMITS = re.compile(
    r"\b(approv|den(y|ied)|clear(ed|ance)|authori[sz]|grant(ed|s)|permit|allow(ed|s)\b|hostile|"
    r"safe to|guilty of)",
    re.IGNORECASE,
)


def stories(name: str) -> Stories:
    return shipped_book(name).stories(name, shipped(name))


def texts(story: Story) -> list[str]:
    """Every text of a story that is a matter of language."""
    found = [story.title, story.exercise, story.lead]
    for chapter in story.chapters:
        found += [chapter.headline, chapter.happens, chapter.matters, chapter.shows]
        found += [text for account in chapter.accounts for text in (account.name, account.words)]
        found += [chapter.unknown] if chapter.unknown else []
    found += [moment.text for moment in story.moments]
    found += [moment.other for moment in story.moments if moment.other]
    return found + [place.name for place in story.places]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_story_is_whole_in_five_languages(name: str) -> None:
    told = stories(name)
    assert tuple(told) == LANGUAGES, "English first: it is told to whoever names no language"
    english = told["en"]
    for language, story in told.items():
        assert story.language == language
        assert len(texts(story)) == len(texts(english))
        for text, source in zip(texts(story), texts(english), strict=True):
            assert text.strip() == text
            assert text
            assert language in ("en", "fr") or text != source, text
            script = SCRIPTS.get(language)
            assert script is None or re.search(script, text), text


@pytest.mark.parametrize("name", SHIPPED)
def test_its_moments_are_the_scenarios(name: str) -> None:
    scenario = shipped(name)
    story = stories(name)["en"]
    assert [(m.at_ms, m.party, m.text, m.other, m.tag, m.source) for m in story.moments] == [
        (s.at_ms, s.party, s.text, s.other, s.tag, s.source) for s in scenario.steps
    ]
    filed = {str(moment.of) for moment in story.moments if moment.of is not None}
    for chapter in story.chapters:
        assert story.starts_ms <= chapter.at_ms <= story.ends_ms
        assert {str(ref) for ref in chapter.look.refs} <= filed
    assert story.exercise == scenario.banner


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_accounts_keep_equal_room(language: str) -> None:
    room: dict[str, int] = {}
    for chapter in stories("evening")[language].chapters:
        speakers = [account.speaker for account in chapter.accounts]
        assert not speakers or speakers[:2] == ["russia", "israel"], chapter.key
        for account in chapter.accounts:
            room[account.speaker] = room.get(account.speaker, 0) + len(account.words)
    assert max(room["russia"], room["israel"]) < 1.6 * min(room["russia"], room["israel"])


@pytest.mark.parametrize("name", SHIPPED)
def test_every_source_is_named_in_full(name: str) -> None:
    story = stories(name)["en"]
    known = {one.key for one in story.sources}
    keys = {key for text in notes(story) for key in re.findall(r"\b[A-Z]{2,}\b", text)}
    assert keys == known


def notes(story: Story) -> list[str]:
    """Every note on a source."""
    found = [moment.source for moment in story.moments] + [one.source for one in story.places]
    return found + [one.source for chapter in story.chapters for one in chapter.accounts]


@pytest.mark.parametrize("name", SHIPPED)
def test_notes_on_sources_are_said_in_every_language_and_cite_the_same(name: str) -> None:
    told = stories(name)
    for language, story in told.items():
        for note, source in zip(notes(story), notes(told["en"]), strict=True):
            assert re.findall(r"\b[A-Z]{2,}\b", note) == re.findall(r"\b[A-Z]{2,}\b", source)
            assert re.findall(r"\d+[:.]\d\d", note) == re.findall(r"\d+[:.]\d\d", source)
            in_words = re.search(r"[a-z]", source) is not None
            assert language == "en" or (note != source) == in_words, note
            script = SCRIPTS.get(language)
            assert script is None or not in_words or re.search(script, note), note


def chapter(name: str, key: str) -> Chapter:
    return next(one for one in stories(name)["en"].chapters if one.key == key)


def test_what_is_not_known_is_said_and_nothing_is_judged() -> None:
    for name in SHIPPED:
        whole = " ".join(texts(stories(name)["en"]))
        assert not PERMITS.search(whole), PERMITS.search(whole)
        assert "finds no cause" in whole
    assert "called deconfliction" in stories("evening")["en"].chapters[0].happens
    called = chapter("evening", "call")
    assert "time is not public" in called.unknown
    assert {account.tag for account in called.accounts} == {Tag.CONTESTED}
    assert "would have been saved" in chapter("counterfactual", "differs").shows
    assert all(not one.accounts for one in stories("counterfactual")["en"].chapters)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("story.toml", 'at = "2018-09-17T18:39:00Z"', 'at = "2018-09-17T23:39:00Z"', "'call'"),
        ("story.toml", 'refs = ["russia/F1"]', 'refs = ["russia/F9"]', "no russia/F9"),
        ("story.toml", '"second-hold"]', '"third-hold"]', "no third-hold"),
        ("story.toml", "[34.9, 34.4, 36.4, 37.2]", "[37.9, 34.4, 36.4, 37.2]", "bounds"),
        ("story.toml", 'key = "loss"', 'key = "end"', "'end' is missing"),
        ("he.toml", "[chapters.loss]", "[chapters.end]", "'loss' is missing"),
        ("ar.toml", "matters = ", "maters = ", "`maters`"),
        ("ru.toml", "france = ", "paris = ", "'france' is missing"),
        (
            "fr.toml",
            '[[steps]]\ntext = "la Russie déclare que le vol a commencé"\n',
            "",
            "20 steps",
        ),
        ("ru.toml", '"ours, from a published', '"ours, from an unpublished', "is missing"),
        ("he.toml", 'other = "', 'text = "', "toml"),
        ("ru.toml", "other = ", "# other = ", "the other account"),
        ("fr.toml", 'title = "', 'title = "" #', "title"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_named(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    folder = tmp_path / "evening.story"
    shutil.copytree(FOLDERS / "evening.story", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_book(folder).stories("evening", shipped("evening"))
    assert says in str(caught.value)


def test_a_folder_without_the_words_of_the_steps_is_no_story(tmp_path: Path) -> None:
    scenario = tmp_path / "mine.toml"
    assert book_beside(scenario) is None
    shutil.copytree(FOLDERS / "evening.story", tmp_path / "mine.story")
    assert book_beside(scenario) is not None
    (tmp_path / "mine.story" / "en.toml").unlink()
    with pytest.raises(UsageError, match="is no story"):
        book_beside(scenario)


def test_a_file_that_is_no_story_is_refused() -> None:
    for raw in (b"", b"{}", b'{"en": {}}', b"[]"):
        with pytest.raises(UsageError, match="story of the exercise"):
            stories_of(raw)
