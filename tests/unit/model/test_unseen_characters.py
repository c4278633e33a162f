"""No text holds what nobody sees: a label that shows as another's is another's no more."""

import pytest

from parley.model.names import folded, require_label, require_words


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u2028", "\u2029", "\ufeff", "\u202e", "\u2066", "\u00ad", "\U000e0041"]
)
def test_what_is_not_seen_is_refused(unseen: str) -> None:
    for require in (require_label, require_words):
        with pytest.raises(ValueError, match="control character"):
            require(f"tow{unseen}er", "the unit")


@pytest.mark.parametrize("text", ["نقطة\u200f التفتيش", "می\u200cخواهم", "עמדה\u200e 3"])
def test_what_a_script_needs_is_taken_and_tells_no_two_names_apart(text: str) -> None:
    require_label(text, "the unit")
    without = text.translate(dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u061c")))
    assert folded(text) == folded(without)
