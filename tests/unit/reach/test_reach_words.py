"""What a message says, and what it never does."""

import pytest

from parley.model.statements import AlertCause
from parley.reach.masking import MASK, MOST_CHARS, masked, one_line, secrets_of
from parley.reach.words import CAUSES, MOST_BODY_CHARS, TEST, cause_in_words, message_of
from parley.turn.effects import Bell
from reach_parts import SECRET_WORDS, START_MS, page


def test_it_says_that_something_waits_for_whom_and_since_when() -> None:
    message = message_of(page("flash"), 0, confidential=False, now_ms=START_MS + 90_000)
    assert message.title == "Parley: flash for duty of northland"
    assert message.body == "a read-back is overdue, since 18:41 UTC. Open Parley to read it."
    assert message.secret == ""


def test_a_day_that_is_not_today_is_named() -> None:
    message = message_of(page(), 0, confidential=False, now_ms=START_MS + 86_400_000)
    assert "since 2018-09-17 18:41 UTC." in message.body


def test_it_says_how_many_more_there_are() -> None:
    message = message_of(page(), 12, confidential=False, now_ms=START_MS)
    assert "since 18:41 UTC, and 12 more. Open" in message.body


def test_an_exercise_says_so_first_wherever_one_looks() -> None:
    message = message_of(page(exercise=True), 0, confidential=False, now_ms=START_MS)
    assert message.title.startswith("EXERCISE: Parley: ")
    assert message.body.startswith("EXERCISE: ")


def test_what_was_said_is_left_out_unless_asked_for() -> None:
    discreet = message_of(page(), 0, confidential=False, now_ms=START_MS)
    for secret in (SECRET_WORDS, "35.30", "western coast", "N-7"):
        assert secret not in discreet.title + discreet.body
    open_one = message_of(page(), 0, confidential=True, now_ms=START_MS)
    assert open_one.body == (
        discreet.body + "\n\nThe arrangement of the western coast\n" + SECRET_WORDS
    )
    assert "N-7" not in open_one.body


def test_a_long_text_is_cut() -> None:
    message = message_of(page(words="x" * 9_000), 0, confidential=True, now_ms=START_MS)
    assert len(message.body) == MOST_BODY_CHARS + 2


def test_a_cause_is_a_code_and_never_anybodys_words() -> None:
    assert cause_in_words("read-back-overdue") == "a read-back is overdue"
    assert cause_in_words("relay-overdue") == "relay overdue"
    assert cause_in_words("Our jets are at 35.5N") == "something waits"
    assert cause_in_words("a-b-c-d-e-f-g") == "something waits"
    for words in CAUSES.values():
        assert words == one_line(words)


def test_a_name_makes_no_second_line() -> None:
    message = message_of(
        page(desk="duty\r\nBcc: x@example.org\u202e"), 0, confidential=False, now_ms=START_MS
    )
    assert message.title == "Parley: priority for duty Bcc: x@example.org of northland"


URL = "tgram://123456:AbCdEf@host.example:8443/-10012/chan%20nel?silent=no&+X-Key=hdrsecret"


@pytest.mark.parametrize(
    "leak",
    [
        "123456",
        "AbCdEf",
        "abcdef",
        "123456:AbCdEf",
        "host.example",
        "-10012",
        "chan%20nel",
        "chan nel",
        "hdrsecret",
        "MTIzNDU2OkFiQ2RFZg==",
    ],
)
def test_no_part_of_an_address_is_shown(leak: str) -> None:
    shown = masked(f"cannot reach <{leak}> at all", secrets_of(URL))
    assert leak.lower() not in shown.lower()
    assert MASK in shown
    assert shown.endswith(" at all")


def test_short_parts_leave_other_words_alone() -> None:
    assert masked("notification: no answer", ("no",)) == f"notification: {MASK} answer"


def test_an_error_is_one_line_of_bounded_length() -> None:
    shown = masked("one\ntwo\x1b[31m " + "x" * 900, ())
    assert shown.startswith("one two [31m xxx")
    assert len(shown) == MOST_CHARS


def test_a_secret_within_a_secret_leaves_no_rest() -> None:
    assert masked("key abcdefgh", ("abcd", "abcdefgh")) == f"key {MASK}"


def test_everything_that_rings_has_words_of_its_own() -> None:
    rings = {*AlertCause, *Bell} - {Bell.NOT_REACHED}
    assert {cause.value for cause in rings} | {TEST} == set(CAUSES)
