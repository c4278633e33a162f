"""Scenario files: what is refused, with whose fault; and what moving the notice moves."""

from pathlib import Path

import pytest

from parley.api.story import Tag
from parley.demo.scenario import SHIPPED, Do, read_scenario, shipped
from parley.errors import UsageError
from parley.model.instants import instant_of

EVENING = Path("src/parley/demo/scenarios/evening.toml")


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_speak_for_nobody(name: str) -> None:
    scenario = shipped(name)
    assert scenario.banner == (
        "exercise from the public record; keys made here; no government takes part"
    )
    for step in scenario.steps:
        assert step.source
        assert (step.do is Do.PUBLIC) == (step.party is None)
        if step.tag is Tag.CONTESTED:
            assert step.other, step.text
        if name == "counterfactual":
            assert "counterfactual" in step.source


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('do = "file"', 'do = "fire"', "steps[0].do"),
        ('party = "russia"\ndo', 'party = "narnia"\ndo', "narnia"),
        ("lead_time_min", "lead_time", "lead_time"),
        ('at = "2018-09-17T16:30:00Z"', 'at = "2018-09-17T16:30:00"', "offset"),
        ('at = "2018-09-17T16:30:00Z"', 'at = "2018-09-17T23:30:00Z"', "before the step above"),
        ("lat = 35.93", "lat = 95.93", "latitude"),
        ("radius_km = 15.0", "radius_m = 15.0", "radius_m"),
        ('ref = "F1"\n', "", "needs: ref"),
        ('ends = "2018-09-17T20:05:00Z"', 'ends = "2018-09-17T17:05:00Z"', "last step"),
        ('title = "', 'title = ""', "evening"),
        ('phrase = "NTC-INTEND"', 'phrase = "NTC-INTENT"', "near it: NTC-INTEND"),
        ('from = "2018-09-17T18:40Z"', 'from = "soon"', "'soon' is no time"),
        ('place = "north Syria", ', "", "NTC-INTEND says nothing without place"),
        ('["notice israel/N1"]', '["israel/N1"]', "quotes nothing"),
        ('ref = "K1"\n', "", "needs: ref"),
        ('language = "he"', 'language = "xx"', "no language 'xx'"),
        ('hosted_by = "observer"', 'hosted_by = "narnia"', "hosts relief"),
        ('tier = "staff"', 'tier = "colonel"', "desks[1].tier"),
        ('at = "2018-09-18T08:00:00Z"', 'at = "2018-09-17T20:00:00Z"', "Rukban"),
        ("[drill.briefings]\nrussia", "[drill.briefings]\nnarnia", "the drill: 'narnia'"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = EVENING.read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / "evening.toml"
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_scenario(changed)
    assert says in str(caught.value)


def test_what_answers_the_notice_never_comes_before_it() -> None:
    scenario = shipped("counterfactual")
    moved = scenario.moved(instant_of("2018-09-17T18:20:00Z"))
    filed = next(step for step in moved.steps if step.movable)
    assert filed.at_ms == instant_of("2018-09-17T18:20:00Z")
    after = moved.steps[moved.steps.index(filed) :]
    assert {step.do for step in moved.steps if step.of == "israel/N1"} <= {s.do for s in after}
    assert [step.at_ms for step in moved.steps] == sorted(step.at_ms for step in moved.steps)


def test_the_call_moves_with_the_notice_it_quotes() -> None:
    moved = shipped("evening").moved(instant_of("2018-09-17T18:10:00Z"))
    together = [step for step in moved.steps if step.movable]
    assert [(step.do, step.ref) for step in together] == [(Do.FILE, "N1"), (Do.CALL, "K1")]
    assert {step.at_ms for step in together} == {instant_of("2018-09-17T18:10:00Z")}


def test_the_card_invents_no_date() -> None:
    (card,) = shipped("evening").cards
    assert "no part of the evening" in card.label
    site, service = card.steps
    assert site.party == service.party == "relief"
    assert site.notice is not None
    assert site.notice.site is not None
    assert site.notice.site.population is not None
    assert site.notice.site.population.as_of is None
    assert (service.since, service.reason) == (None, None)
    assert service.harm is not None
    assert service.harm.as_of is None


def test_the_example_of_the_page_is_a_scenario(tmp_path: Path) -> None:
    page = Path("docs/spec/scenario.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    file = tmp_path / "bay.toml"
    file.write_text(example, encoding="utf-8")
    scenario = read_scenario(file)
    assert [step.do for step in scenario.steps] == [Do.FILE, Do.CALL]
    for do in Do:
        assert f"`{do.value}`" in page, f"{do} is not on the page"


def test_a_time_outside_the_scenario_is_refused() -> None:
    with pytest.raises(UsageError, match="outside the scenario"):
        shipped("evening").moved(instant_of("2018-09-18T18:20:00Z"))
