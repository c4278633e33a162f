"""The page behind a unit's code: readable, without script, and with nothing in it unescaped."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import httpx2
import msgspec

import ledger_parts
import line_parts
from parley.model.humanitarian import (
    CheckIn,
    Crossing,
    CrossingState,
    DatedRange,
    Gathering,
    Movement,
    People,
    PeopleKind,
    Range,
    Site,
    SiteCategory,
)
from parley.model.humanitarian_statements import MovementReport, ServiceState
from parley.model.notices import Activity, Notice, Ref
from parley.web import codes, unit_page
from unit_posts import START, Post

HOSTILE = '<script>alert("x")</script> & \' " </textarea>'
FORM = {"content-type": "application/x-www-form-urlencoded"}


class Page(HTMLParser):
    """What a browser would make of the page."""

    VOID = frozenset({"meta", "br", "link", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], "a tag is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())

    def found(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(answer: httpx2.Response) -> Page:
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    # One policy: two would be met both, and the page have no style.
    assert answer.headers.get_list("content-security-policy") == [unit_page.POLICY]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    page = Page(answer.text)
    assert not page.found("script")
    assert not [a for _, a in page.tags if any(name.startswith("on") for name in a)]
    assert not [a for _, a in page.tags if a.keys() & {"src", "href", "style", "action"}]
    return page


def test_a_unit_reads_the_notice_and_presses_one_button(post: Post) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    http = post.node.http()
    page = read(http.get(f"/u/{code}"))
    assert page.text.startswith("EXERCISE: Notice northland/N1 for Talon 1 EXERCISE EXERCISE")
    for words in (
        "an exercise",
        "Notice for Talon 1",
        "it is never permission",
        "NOT YET ACKNOWLEDGED",
        "What flight",
        "From 2020-09-13 13:26:40 UTC Until 2020-09-13 14:26:40 UTC",
        "Place the northern valley (nothing is drawn: it may be anywhere in that place)",
        "northland, under the reference N1",
        "in the name of southland",
        "It agrees to nothing",
        "until 2020-09-14 12:26:40 UTC",
    ):
        assert words in page.text, words
    (form,) = page.found("form")
    assert form == {"method": "post"}
    (area,) = page.found("textarea")
    assert {label["for"] for label in page.found("label")} == {area["id"]}
    assert [one["lang"] for one in page.found("html")] == ["en"]
    assert len(page.found("h1")) == len(page.found("button")) == len(page.found("main")) == 1
    spaced = http.post(f"/u/{code.replace('-', ' ')}", data={"words": "seen\r\nboth of us "})
    assert spaced.headers["location"] == code.replace("-", "%20")
    answer = http.post(f"/u/{code}", data={"words": "other words"})
    assert (answer.status_code, answer.headers["location"]) == (303, code)
    after = read(http.get(httpx2.URL(f"{post.node.url}/u/{code}").join(code)))
    assert "ACKNOWLEDGED: Talon 1 acknowledged this notice at 2020-09-13 12:26:40 UTC" in after.text
    assert not after.found("form")
    assert http.post(f"/u/{code}", data={"words": "again"}).status_code == 303
    assert post.acknowledgements() == ["Talon 1"]
    view = post.desk.notice_show(post.agreement, Ref("northland", "N1")).notice
    assert view.ladders[0].units[0].words == "seen\nboth of us"


def test_the_style_is_the_one_the_policy_allows(post: Post) -> None:
    post.passed("Talon 1")
    text = post.node.http().get(f"/u/{post.code('Talon 1')}").text
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in unit_page.POLICY
    assert "form-action 'self'" in unit_page.POLICY
    assert "default-src 'none'" in unit_page.POLICY


def test_everything_that_somebody_wrote_is_escaped(post: Post) -> None:
    hostile = msgspec.structs.replace(
        ledger_parts.notice(),
        place_label=HOSTILE,
        remarks=HOSTILE,
        contact_desk=HOSTILE,
        activity=Activity.HUMANITARIAN_SITE,
        details=Site(
            name=HOSTILE,
            category=SiteCategory.CLINIC,
            services=(HOSTILE,),
            population=DatedRange(Range(1, 2), None, HOSTILE),
            marking_daylight=HOSTILE,
            marking_thermal=HOSTILE,
            contact_annex=None,
            valid_until_ms=START + 1,
            coarse_mm=1_000_000,
        ),
    )
    leaf = post.north.notice_file(post.agreement, "N2", hostile).leaf
    post.line.settle()
    of = Ref("northland", "N2")
    post.desk.notice_pass(post.agreement, of, leaf, [HOSTILE])
    (made,) = post.desk.notice_codes(post.agreement, of, leaf, [HOSTILE])
    http = post.node.http()
    page = read(http.get(made.link))
    assert page.text.count(" ".join(HOSTILE.split())) >= 8
    # What it could not take it shows again, and that too is only text.
    refused = http.post(made.link, data={"words": HOSTILE + "\x07"})
    assert refused.status_code == 422
    page = read(refused)
    assert "Nothing was recorded" in page.text
    assert HOSTILE in "".join(page.said)
    assert [one["role"] for one in page.found("p") if "role" in one] == ["alert", "status"]
    assert http.post(made.link, data={"words": HOSTILE}).status_code == 303


def test_what_the_terms_and_the_node_say_is_escaped_too(post: Post) -> None:
    post.passed("Talon 1")
    shown = post.anyone.unit_show(post.code("Talon 1"))
    shown = msgspec.structs.replace(shown, banner=HOSTILE, party=HOSTILE, state=HOSTILE)
    page = Page(unit_page._page(shown, HOSTILE, HOSTILE))
    assert not page.found("script")
    assert "".join(page.said).count(HOSTILE) == 6


def test_a_superseded_notice_is_shown_as_the_newer_one_and_without_a_button(post: Post) -> None:
    post.passed("Talon 1")
    code = post.code("Talon 1")
    post.amend()
    http = post.node.http()
    page = read(http.get(f"/u/{code}"))
    assert "SUPERSEDED" in page.text
    assert "ask your own desk for a new code" in page.text
    assert "Remarks an hour later" in page.text
    assert not page.found("form")
    answer = http.post(f"/u/{code}", data={"words": ""})
    assert answer.status_code == 409
    assert "Nothing was recorded" in read(answer).text
    assert post.acknowledgements() == []


def test_a_code_that_leads_nowhere_says_so_in_plain_words(post: Post) -> None:
    http = post.node.http()
    for answer in (http.get("/u/0000-0000-0000"), http.post("/u/<b>", data={"words": "x"})):
        assert answer.status_code == 404
        assert "no such code here" in read(answer).text
    post.passed("Talon 1")
    link = f"/u/{post.code('Talon 1')}"
    assert http.put(link).status_code == 405
    assert http.head(link).status_code == 200
    assert http.post(link, json={"words": "x"}).status_code == 415
    assert http.post(link, content=b"words=%ff", headers=FORM).status_code == 422
    assert http.post(link, content=b"\xff", headers=FORM).status_code == 422
    assert http.post(link, content=b"a=1&" * 20, headers=FORM).status_code == 422
    assert http.post(link, content=b"x" * 70_000, headers=FORM).status_code == 413
    assert post.acknowledgements() == []
    # A form without words is an acknowledgement without words.
    assert http.post(link, content=b"", headers=FORM).status_code == 303
    assert post.acknowledgements() == ["Talon 1"]


def shown(post: Post, ref: str, notice: Notice) -> str:
    leaf = post.north.notice_file(post.agreement, ref, notice).leaf
    post.line.settle()
    of = Ref("northland", ref)
    post.desk.notice_pass(post.agreement, of, leaf, ["post 7"])
    (made,) = post.desk.notice_codes(post.agreement, of, leaf, ["post 7"])
    return read(post.node.http().get(made.link)).text


def test_what_is_drawn_is_said_with_its_heights_and_times(post: Post) -> None:
    volume = line_parts.circle(35.5, 35.75, 12, "18:00", None)
    drawn = line_parts.notice(volume, emergency=True, planned_landing_ms=line_parts.at("19:00"))
    text = shown(post, "N3", drawn)
    assert "What EMERGENCY: other" in text
    assert "Until not known" in text
    assert "Planned landing 2018-09-17 19:00:00 UTC" in text
    assert (
        "Drawn: activity circle of 12.000 km around 35.50000N 35.75000E "
        "0 to 6000 m above mean sea level 2018-09-17 18:00:00 UTC until not known"
    ) in text


def test_what_is_said_of_those_to_be_protected_is_shown(post: Post) -> None:
    movement = Movement(
        purpose="medicines",
        origin="the depot",
        destination="",
        vehicles=1,
        markings="",
        people=(People(PeopleKind.MEDICAL_STAFF, Range(4, 4)), People(PeopleKind.PATIENTS, None)),
        guarantor="southland",
        check_ins=(CheckIn("the bridge", None, START + 7_200_000),),
    )
    plain = ledger_parts.notice()
    text = shown(
        post,
        "N4",
        msgspec.structs.replace(plain, activity=Activity.HUMANITARIAN_MOVEMENT, details=movement),
    )
    for words in (
        "Movement medicines",
        "Route the depot to not known",
        "Vehicles 1 vehicle",
        "Markings none is stated",
        "People medical staff: 4",
        "People patients: not known",
        "Guarantor southland",
        "To be heard from the bridge, by 2020-09-13 14:26:40 UTC",
    ):
        assert words in text, words
    crossing = Crossing("the gate", "north bank", "south bank", "")
    text = shown(
        post,
        "N5",
        msgspec.structs.replace(plain, activity=Activity.CROSSING_POINT, details=crossing),
    )
    assert "Crossing the gate, between north bank and south bank Used for not known" in text
    gathering = Gathering("northland", None)
    text = shown(
        post,
        "N6",
        msgspec.structs.replace(plain, activity=Activity.GATHERING, details=gathering),
    )
    assert "Registered by northland People not known" in text


def test_the_page_says_what_became_of_the_notice(post: Post) -> None:
    post.passed("Talon 1")
    link = f"/u/{post.code('Talon 1')}"
    post.north.notice_cancel(post.agreement, Ref("northland", "N1"))
    post.line.settle()
    page = read(post.node.http().get(link))
    assert "CANCELLED: it will not take place, as northland states" in page.text


def test_a_site_taken_from_the_list_is_never_said_to_be_over(post: Post) -> None:
    site = Site("the clinic", SiteCategory.CLINIC, ("care",), None, "", "", None, START + 1, None)
    plain = ledger_parts.notice()
    notice = msgspec.structs.replace(plain, activity=Activity.HUMANITARIAN_SITE, details=site)
    leaf = post.north.notice_file(post.agreement, "S1", notice).leaf
    post.line.settle()
    of = Ref("northland", "S1")
    post.desk.notice_pass(post.agreement, of, leaf, ["battery 1"])
    (made,) = post.desk.notice_codes(post.agreement, of, leaf, ["battery 1"])
    post.north.site_change(post.agreement, of, "care", ServiceState.CLOSED, None, "<b>", None)
    post.clock.set(START + 60_000)
    post.line.settle()
    page = read(post.node.http().get(made.link))
    assert "Service care: CLOSED (<b>)" in page.text
    assert "To be reconfirmed since 2020-09-13 12:26:40.001 UTC" in page.text
    post.north.notice_end(post.agreement, of)
    post.line.settle()
    page = read(post.node.http().get(made.link))
    assert "How it stands Taken from the list by its author. Protection does not lapse" in page.text
    assert "it is over" not in page.text


def test_a_unit_reads_where_a_movement_goes_now_and_not_only_where_it_was_to_go(
    post: Post,
) -> None:
    movement = Movement("medicines", "", "", None, "", (), "", ())
    plain = ledger_parts.notice()
    notice = msgspec.structs.replace(
        plain, activity=Activity.HUMANITARIAN_MOVEMENT, details=movement
    )
    leaf = post.north.notice_file(post.agreement, "M1", notice).leaf
    post.line.settle()
    of = Ref("northland", "M1")
    post.desk.notice_pass(post.agreement, of, leaf, ["battery 1"])
    (made,) = post.desk.notice_codes(post.agreement, of, leaf, ["battery 1"])
    way = line_parts.circle(35.5, 35.75, 2, "18:00", None)
    post.north.movement_report(
        post.agreement, of, MovementReport.DEVIATED, None, None, (way,), "the bridge is out"
    )
    post.north.movement_report(post.agreement, of, MovementReport.HELD_UP, None, None, (), HOSTILE)
    post.line.settle()
    page = read(post.node.http().get(made.link))
    assert "Reported deviated, stated 2020-09-13 12:26:40 UTC the bridge is out" in page.text
    assert "Now goes (and may be where it was announced) circle of 2.000 km" in page.text
    assert "Reported held up" in page.text


def test_a_unit_reads_what_each_party_states_of_a_crossing(post: Post) -> None:
    plain = ledger_parts.notice()
    crossing = Crossing("the gate", "north bank", "south bank", "")
    notice = msgspec.structs.replace(plain, activity=Activity.CROSSING_POINT, details=crossing)
    leaf = post.north.notice_file(post.agreement, "X1", notice).leaf
    post.line.settle()
    of = Ref("northland", "X1")
    post.desk.notice_pass(post.agreement, of, leaf, ["battery 1"])
    (made,) = post.desk.notice_codes(post.agreement, of, leaf, ["battery 1"])
    post.desk.crossing_change(post.agreement, of, CrossingState.CLOSED, START, None)
    page = read(post.node.http().get(made.link))
    since = "2020-09-13 12:26:40 UTC"
    assert f"As southland states CLOSED since {since} (no reason given)" in page.text


def test_too_many_wrong_codes_are_answered_shortly(post: Post) -> None:
    http = post.node.http()
    last = [http.get(f"/u/{number:012}") for number in range(61)][-1]
    assert (last.status_code, last.headers["retry-after"]) == (429, "60")
    assert "a code that is right is taken all the same" in read(last).text
    assert codes.key_of("0" * 12) is not None
