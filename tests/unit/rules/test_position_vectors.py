"""The vectors that the console is held to are what Python computes."""

import json
from typing import Any

import pytest

import position_vectors


@pytest.mark.parametrize("name", ["typed.json", "coarse.json"])
def test_vectors_are_what_is_computed(name: str) -> None:
    kept = (position_vectors.FOLDER / name).read_text(encoding="utf-8")
    assert kept == position_vectors.written(position_vectors.ALL[name]())


def test_utm_is_that_of_proj() -> None:
    kept = json.loads((position_vectors.FOLDER / "utm.json").read_text(encoding="utf-8"))
    computed: list[dict[str, Any]] = position_vectors.utm()
    assert len(kept) == len(computed)
    for one, other in zip(kept, computed, strict=True):
        assert {**one, "easting": 0, "northing": 0} == {**other, "easting": 0, "northing": 0}
        assert one["easting"] == pytest.approx(other["easting"], abs=1e-5)
        assert one["northing"] == pytest.approx(other["northing"], abs=1e-5)
