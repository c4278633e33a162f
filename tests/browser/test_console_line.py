"""The line in two real browsers: said in one language, acknowledged in another, by keys alone."""

import time

from browser_parts import HELD, LATER, PATIENCE_MS, Post
from playwright.sync_api import expect

from parley.model.line import Lane, Precedence, Said
from parley.model.phrases import CATALOGUE, CallsignValue, Parameter, Phrase
from parley.picture.calls import Message

MARKED = "parley-message[meant]"


def messages(post: Post) -> tuple[Message, ...]:
    """Every message of every call, as this officer's node holds them."""
    with post.node.client() as client:
        calls = client.call_list(post.agreement)
        return tuple(
            message
            for call in calls
            for message in client.call_show(post.agreement, call.ref).messages
        )


def until(post: Post, count: int) -> tuple[Message, ...]:
    """Wait until the node holds so many messages."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while len(found := messages(post)) < count:
        assert time.monotonic() < end, f"{post.node.party} holds {len(found)} messages"
    return found


def open_call(post: Post, code: str = "LINK-CHECK", *values: Parameter) -> None:
    with post.node.client() as client:
        said = Said(Phrase(CATALOGUE, code, values), "", "", ())
        client.call_open(post.agreement, "C1", Lane.AIR, Precedence.PRIORITY, said)


def test_said_in_one_language_and_acknowledged_in_another(posts: tuple[Post, Post]) -> None:
    north, south = posts
    south.prefer(language="he")
    south.go("line")
    north.go("line")
    expect(north.page.get_by_role("heading", name="Line", exact=True)).to_be_visible()
    page = north.page
    page.keyboard.press("c")
    expect(page.get_by_role("combobox", name="Find a phrase")).to_be_focused()
    page.keyboard.type("ntc-intend")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Place")).to_be_focused()
    # Letters typed into a field are letters: `a` acknowledges nothing, `!` calls nobody.
    page.keyboard.type("a ridge!")
    page.keyboard.press("Control+Enter")
    expect(page.locator("parley-message .sentence")).to_contain_text("Area named: a ridge!")
    # The other reads it in Hebrew, from right to left, with the code beside it.
    phrase = south.page.locator(f"{MARKED} .phrase")
    phrase.wait_for()
    expect(phrase).to_have_attribute("dir", "rtl")
    expect(phrase).to_contain_text("כוונה")
    expect(south.page.locator(f"{MARKED} .signed")).to_contain_text("NTC-INTEND (phrases/0)")
    south.page.keyboard.press("a")
    expect(south.page.locator(MARKED)).to_have_count(0)
    expect(page.locator("parley-message")).to_contain_text("✓ acknowledged")


def test_seen_is_stated_by_a_person_alone(posts: tuple[Post, Post]) -> None:
    north, south = posts
    south.go("line")
    open_call(north)
    button = south.page.get_by_role("button", name="State as seen: 1")
    # Before anybody says so it has stood before the eyes for a while, and nothing was stated.
    expect(button).to_be_visible()
    assert until(south, 1)[0].seen == ()
    south.page.keyboard.press("v")
    expect(button).to_be_hidden()
    (message,) = messages(south)
    assert [one.party for one in message.seen] == ["southland"]
    assert message.owed_by == ("southland",)


def test_an_emergency_is_two_keys_and_enter(posts: tuple[Post, Post]) -> None:
    north, south = posts
    callsign = Parameter("callsign", CallsignValue("RF-93610"))
    open_call(south, "SAR-LOST-ASK", callsign)
    page = north.page
    north.go("call/southland/C1")
    expect(page.locator("parley-message .sentence")).to_contain_text("RF-93610")
    page.evaluate(HELD)
    page.keyboard.press("!")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Nothing is sent yet")).to_be_visible()
    page.evaluate(LATER)
    page.keyboard.press("4")
    # Enter in the same breath signs nothing: it may have been meant for the list.
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", name="NOT YET SENT")).to_be_visible()
    assert len(messages(north)) == 1
    # What is in view is filled in, with where it comes from; and who will be rung is said.
    expect(dialog.get_by_role("textbox", name="Callsign")).to_have_value("RF-93610")
    expect(dialog.get_by_text("message 1 of southland")).to_be_visible()
    expect(dialog.get_by_text("southland · southland duty-officer")).to_be_visible()
    expect(dialog.get_by_role("button", name="SIGN AND SEND")).to_be_focused()
    page.evaluate(LATER)
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", name="SENT as FLASH")).to_be_visible()
    said = next(one for one in until(south, 2) if one.party == "northland")
    expect(dialog.get_by_text("● delivered")).to_be_visible()
    assert said.precedence is Precedence.FLASH
    assert said.said.phrase == Phrase(CATALOGUE, "EMG-OVERDUE", (callsign,))


def test_escape_sends_no_emergency(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    page = north.page
    page.evaluate(HELD)
    page.keyboard.press("!")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate(LATER)
    page.keyboard.press("7")
    expect(page.get_by_role("heading", name="NOT YET SENT")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert messages(north) == ()


def test_a_line_test_is_worked_out_by_a_person(posts: tuple[Post, Post]) -> None:
    north, south = posts
    north.go("line")
    expect(north.page.get_by_role("heading", name="Line", exact=True)).to_be_visible()
    north.page.keyboard.press("t")
    north.page.get_by_role("button", name="Test this lane").click()
    south.go("line/tests")
    answer = south.page.get_by_label("The callsign read backwards")
    answer.wait_for()
    with south.node.client() as client:
        (test,) = client.line_tests(south.agreement)
    minutes = test.at_ms // 60_000 + test.minutes
    answer.fill(test.callsign[::-1])
    later = south.page.get_by_label("The time so many minutes later")
    later.fill(f"{minutes // 60 % 24:02}:{minutes % 60:02}")
    later.press("Enter")
    expect(south.page.get_by_text("✓ answered")).to_be_visible()
    expect(north.page.get_by_text("✓ answered")).to_be_visible()
    with south.node.client() as client:
        assert client.line_tests(south.agreement)[0].parties[0].grade.value == "answered"


def test_a_call_that_is_not_here_is_said_not_to_be(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    north.go("call/southland/none")
    expect(north.page.get_by_text("No such call is here.")).to_be_visible()
