"""The catalogue's files: whole in every language, and refused if they are not."""

import ast
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from parley import phrases
from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.line import Lane, Precedence, Tier
from parley.model.phrases import CATALOGUE, Marker, Value
from parley.phrases import Direction, Entry, Unit, ValueType, catalogue, load, render

FOLDER = Path(phrases.__file__).parent / "catalogue"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "phrases")
EMERGENCIES = {
    "hold-request",
    "cease-request",
    "aircraft-in-distress",
    "aircraft-overdue",
    "search-and-rescue-under-way",
    "interference-observed",
    "firing-observed",
}

# What no phrase says: permission, instruction, verdict.
ENGLISH = re.compile(
    r"\b(approv\w*|clear\w*|permi\w*|den(y|ied|ies)|allow\w*|authori\w*|grant\w*|forbid\w*|"
    r"forbidden|must|shall|should|order\w*|command\w*|instruct\w*|prohibit\w*|agree\w*|safe\w*|"
    r"accept\w*|consent\w*|hostile|target\w*|enemy|confirm\w*|do not|don't)\b",
    re.IGNORECASE,
)
OTHERS = {
    "ru": r"разреш|запре[тщ]|приказ|одобр|соглас|безопасн|\bобязан|\bдолжн|враг|враж|\bцел[ьи]\b",
    "he": r"מאשר|מאושר|לאשר|אישור|אסור|מותר|פקודה|הוראה|אויב|חייב|בטוח",
    "ar": r"نوافق|موافقة|نأذن|إذن|مسموح|ممنوع|نأمر|أوامر|يجب|عدو|آمن",
    "fr": r"autoris|interdi|approuv|accord|permi|\bordre|\bordonn|\bdevez|ennemi|\bsûr|\bcible",
}


def test_there_are_five_languages_and_english_is_the_source() -> None:
    by = catalogue()
    assert by.version == CATALOGUE
    assert sorted(by.languages) == LANGUAGES
    assert {"en", "ru", "he", "ar", "fr"} <= set(by.languages)
    assert by.source.tag == "en"
    assert next(iter(by.languages)) == "en"
    right_to_left = {
        one.tag for one in by.languages.values() if one.direction is Direction.RIGHT_TO_LEFT
    }
    assert right_to_left == {"he", "ar"}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_every_word_and_placeholder(tag: str) -> None:
    by = catalogue()
    language = by.languages[tag]
    for words, kind in (
        (language.markers, Marker),
        (language.units, Unit),
        (language.datums, Datum),
        (language.lanes, Lane),
        (language.tiers, Tier),
        (language.precedences, Precedence),
    ):
        assert set(words) == set(kind)
    assert len(set(language.markers.values())) == len(Marker)
    assert len(set(language.datums.values())) == len(Datum)
    assert set(language.phrases) == set(by.phrases)
    assert len(set(language.phrases.values())) == len(by.phrases), "two phrases read the same"
    for code, sentence in language.phrases.items():
        wanted = sorted(f"{{{blank.name}}}" for blank in by.phrases[code].parameters)
        assert sorted(re.findall(r"\{[^}]*\}", sentence)) == wanted, code


@pytest.mark.parametrize("tag", LANGUAGES)
def test_questions_are_questions_in_every_language(tag: str) -> None:
    by = catalogue()
    for code, sentence in by.languages[tag].phrases.items():
        asks = sentence.endswith(("?", "؟"))
        assert asks == (by.phrases[code].marker is Marker.QUESTION), code


def test_no_phrase_permits_or_instructs() -> None:
    by = catalogue()
    english = by.languages["en"]
    for code, sentence in english.phrases.items():
        assert not ENGLISH.search(sentence), code
        start = {
            Marker.REQUEST: ("Please ", "We request that "),
            Marker.ADVICE: ("We advise ",),
        }.get(by.phrases[code].marker)
        assert start is None or sentence.startswith(start), code
        if by.phrases[code].marker is Marker.INTENTION:
            assert re.search(r"\b[Ww]e (intend|offer)\b|\bwill pass\b", sentence), code
        elif by.phrases[code].marker is not Marker.REQUEST:
            assert "lease" not in sentence, code
    for tag, words in OTHERS.items():
        for code, sentence in by.languages[tag].phrases.items():
            assert not re.search(words, sentence, re.IGNORECASE), f"{tag}, {code}"


def test_the_emergencies_are_these_seven_and_need_nothing() -> None:
    by = catalogue()
    assert set(by.emergencies) == EMERGENCIES
    for name, entry in by.emergencies.items():
        assert entry.emergency == name
        assert by.phrases[entry.code] is entry
        assert not any(blank.required for blank in entry.parameters)
        # No emergency waits for, or names, a person.
        assert ValueType.NAME not in {blank.type for blank in entry.parameters}
    for name in ("hold-request", "cease-request"):
        assert by.emergencies[name].marker is Marker.REQUEST


def test_stand_by_carries_a_time() -> None:
    blank = catalogue().phrases["LINK-STANDBY"].blank("until")
    assert blank is not None
    assert blank.required
    assert blank.type is ValueType.TIME


def test_the_types_of_blanks_are_those_of_signed_values() -> None:
    tags = {kind.__struct_config__.tag for kind in Value.__args__}
    assert {one.value for one in ValueType} == tags
    used = {blank.type for entry in catalogue().phrases.values() for blank in entry.parameters}
    assert used == set(ValueType)


def test_the_evening_can_be_spoken() -> None:
    by = catalogue()
    wanted = {
        "NTC-INTEND": Marker.INTENTION,  # 18:39
        "ACT-ELSEWHERE": Marker.QUESTION,  # 18:40
        "SAR-LOST-ASK": Marker.QUESTION,  # 19:29
        "SAR-OFFER": Marker.INTENTION,  # 19:53
    }
    assert {code: by.phrases[code].marker for code in wanted} == wanted


def test_unreviewed_sentences_are_marked_and_english_is_not() -> None:
    by = catalogue()
    for language in by.languages.values():
        for entry in by.phrases.values():
            shown = render(phrases.compose(entry.code, {}), language.tag)
            assert shown.reviewed == language.source
            assert shown.mark == ("" if language.source else language.not_reviewed)


def copied(folder: Path, *tags: str) -> Path:
    for name in ("phrases", *(tags or LANGUAGES)):
        shutil.copy(FOLDER / f"{name}.toml", folder)
    return folder


def changed(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_language_without_any_one_of_its_lines_is_refused(tag: str, tmp_path: Path) -> None:
    copied(tmp_path, "en", tag)
    load(tmp_path)
    path = tmp_path / f"{tag}.toml"
    lines = path.read_text(encoding="utf-8").split("\n")
    entries = [n for n, line in enumerate(lines) if " = " in line and not line.startswith("#")]
    assert len(entries) > len(catalogue().phrases)
    for number in entries:
        path.write_text("\n".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
        with pytest.raises(UsageError, match=tag):
            load(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("fr", 'GEN-YES = "', 'GEN-YEA = "', "missing: GEN-YES"),
        ("fr", 'GEN-YES = "', 'GEN-AHA = "Ah."\nGEN-YES = "', "not in the catalogue: GEN-AHA"),
        ("fr", 'foot = "ft"', 'foot = "ft"\nyard = "yd"', "yard"),
        ("fr", 'foot = "ft"', 'foot = ""', "units.foot"),
        ("fr", "qu'au {until}. Nous r", "qu'au {quand}. Nous r", "LINK-STANDBY"),
        ("fr", "qu'au {until}. Nous r", "qu'au {until} {until}. Nous r", "LINK-STANDBY"),
        ("fr", "qu'au {until}. Nous r", "qu'au moment. Nous r", "LINK-STANDBY"),
        ("fr", "qu'au {until}. Nous r", "qu'au {until}{. Nous r", "LINK-STANDBY"),
        ("fr", "qu'au {until}. Nous r", "qu'au {until!r} {until}. Nous r", "LINK-STANDBY"),
        ("fr", '"Oui."', '"\u202eOui."', "GEN-YES"),
        ("fr", '"Oui."', '"Oui\u200f."', "GEN-YES"),
        ("fr", '"Oui."', '"Oui.\\n"', "GEN-YES"),
        ("fr", '"Oui."', '" "', "GEN-YES"),
        ("fr", 'tag = "fr"', 'tag = "de"', "named for its tag"),
        ("fr", 'direction = "ltr"', 'direction = "ttb"', "direction"),
        ("fr", 'direction = "ltr"', 'direction = "ltr"\ncolour = "red"', "colour"),
        (
            "fr",
            "\n[reviewed]",
            '\n[reviewed.X-Y]\nby = "N"\non = 2026-01-31\nsentence = "."',
            "X-Y",
        ),
        ("fr", "\n[reviewed]", '\n[reviewed.GEN-YES]\nby = "N"\nsentence = "Oui."', "on"),
        ("fr", "\n[reviewed]", "", "reviewed"),
        ("en", 'reviewed = "source"', "reviewed = {}", "exactly one"),
        ("phrases", "[phrases.GEN-YES]", "[phrases.gen-yes]", "capitals"),
        ("phrases", "[phrases.GEN-YES]", "[phrases.GEN-YEA]", "missing: GEN-YEA"),
        ("phrases", 'emergency = "hold-request"', 'emergency = "cease-request"', "twice"),
        ("phrases", 'emergency = "hold-request"', 'emergency = "Hold!"', "short name"),
        ("phrases", 'emergency = "hold-request"', 'colour = "red"', "colour"),
        ("phrases", '{ name = "due", type = "time" }', '{ name = "due", type = "day" }', "day"),
        ("phrases", '{ name = "due",', '{ name = "time",', "each named once"),
        ("phrases", '{ name = "due",', '{ name = "Due!",', "lower-case"),
        ("phrases", '{ name = "due",', '{ required = true, name = "due",', "whatever is known"),
        ("phrases", '"Anyone\'s aircraft."', '""', "EMG-DISTRESS"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_by_name(
    name: str, old: str, new: str, told: str, tmp_path: Path
) -> None:
    copied(tmp_path)
    changed(tmp_path, name, old, new)
    with pytest.raises(UsageError, match=re.escape(told)):
        load(tmp_path)


def test_no_phrase_takes_more_than_a_signed_one_holds(tmp_path: Path) -> None:
    copied(tmp_path)
    many = ", ".join(f'{{ name = "{letter}", type = "time" }}' for letter in "abcdefghijklmnopq")
    changed(tmp_path, "phrases", "[phrases.GEN-YES]", f"[phrases.GEN-YES]\nparameters = [{many}]")
    with pytest.raises(UsageError, match="at most 16 parameters"):
        load(tmp_path)


def test_a_file_is_named_for_a_tag(tmp_path: Path) -> None:
    copied(tmp_path)
    changed(tmp_path, "fr", 'tag = "fr"', 'tag = "Fr_"')
    (tmp_path / "fr.toml").rename(tmp_path / "Fr_.toml")
    with pytest.raises(UsageError, match="named for its tag"):
        load(tmp_path)


def test_the_catalogue_is_of_the_version_that_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parley.phrases.loading.CATALOGUE", "phrases/9")
    with pytest.raises(UsageError, match=r"'phrases/0'; this Parley has phrases/9"):
        catalogue.__wrapped__()


def test_a_folder_without_codes_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds no phrases\.toml"):
        load(tmp_path)
    copied(tmp_path, "fr")
    with pytest.raises(UsageError, match="exactly one language is the source"):
        load(tmp_path)


def test_adding_a_language_is_adding_a_file(tmp_path: Path) -> None:
    copied(tmp_path)
    text = (FOLDER / "en.toml").read_text(encoding="utf-8")
    text = text.replace('tag = "en"', 'tag = "mn-Mong"').replace('reviewed = "source"', "")
    text = text.replace('name = "English"', 'name = "Another"').replace("How do you", "Whither")
    (tmp_path / "mn-Mong.toml").write_text(text + "\n[reviewed]\n", encoding="utf-8")
    (tmp_path / "README.txt").write_text("no language", encoding="utf-8")
    by = load(tmp_path)
    assert sorted(by.languages) == sorted([*LANGUAGES, "mn-Mong"])
    shown = render(phrases.compose("LINK-CHECK", {}), "mn-Mong", by)
    assert shown.line == "QUESTION. Whither hear us? [not reviewed by a native speaker]"
    with pytest.raises(UsageError, match=r"there are: .*Another"):
        by.language("xx")


def test_nothing_in_code_lists_the_languages() -> None:
    for module in FOLDER.parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                assert node.value not in LANGUAGES, f"{module.name}:{node.lineno}"


def test_a_review_holds_the_sentence_it_is_of(tmp_path: Path) -> None:
    copied(tmp_path)
    review = '\n[reviewed.GEN-YES]\nby = "N. N., interpreter"\non = 2026-01-31\nsentence = "Oui."\n'
    changed(tmp_path, "fr", "\n[reviewed]", review)
    by = load(tmp_path)
    shown = render(phrases.compose("GEN-YES", {}), "fr", by)
    assert (shown.reviewed, shown.mark, shown.line) == (True, "", "RÉPONSE. Oui.")
    assert not render(phrases.compose("GEN-NO", {}), "fr", by).reviewed
    changed(tmp_path, "fr", 'GEN-YES = "Oui."', 'GEN-YES = "Ouais."')
    assert not render(phrases.compose("GEN-YES", {}), "fr", load(tmp_path)).reviewed


def test_a_catalogue_is_read_from_a_package_in_an_archive(tmp_path: Path) -> None:
    archive = tmp_path / "catalogue.zip"
    with zipfile.ZipFile(archive, "w") as written:
        for file in FOLDER.glob("*.toml"):
            written.write(file, f"inside/{file.name}")
    with zipfile.ZipFile(archive) as opened:
        assert load(zipfile.Path(opened, "inside/")) == catalogue()


def test_notes_and_codes_are_fit_for_a_list() -> None:
    for code, entry in catalogue().phrases.items():
        assert isinstance(entry, Entry)
        assert entry.code == code
        assert len(code) <= 24
        assert entry.note.endswith(".")
        assert "|" not in entry.note
