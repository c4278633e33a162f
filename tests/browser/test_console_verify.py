"""Proofs verified in a real browser: at the console, and by the file on a stick."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_parts import BUILT, PATIENCE_MS, Post
from playwright.sync_api import Browser, Page, Route, expect

from ledger_parts import PARTIES, START_MS, filed, small_play
from line_parts import notice
from parley.ledger import bundle as bundles
from parley.model.notices import Ref
from process_parts import wait_until
from vector_files import of_format, read

PAGE = "parley-verify.html"
VERDICT = "[data-verdict]"
# Beside much else a machine may take its time to check.


def bundle(entries: int = 0) -> bytes:
    """A sound one, with so many further entries."""
    play = small_play()
    for n in range(entries):
        author, other = play[PARTIES[n % 2 * 2]], PARTIES[2 - n % 2 * 2]
        thread = f"notice/{author.party}/T{n % 40}"
        author.say("notice.filed/0", filed((other,)), START_MS + 120_000 + n, thread=thread)
    for author in (play["northland"], play["southland"]) if entries else ():
        for party in set(PARTIES) - {author.party}:
            author.cosigned_by(party, START_MS // 1000 + 300)
    logs = [author.whole() for author in play.values()]
    return bundles.spell_bundle(bundles.make_bundle(play["northland"].terms, logs))


def damaged(raw: bytes) -> bytes:
    """With one bit of one entry turned."""
    parts = json.loads(raw)
    entry = bytearray(b64decode(parts["logs"][0]["entries"][1]))
    entry[len(entry) // 2] ^= 1
    parts["logs"][0]["entries"][1] = b64encode(entry).decode()
    return json.dumps(parts, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode()


def choose(page: Page, raw: bytes, name: str = "evening.json") -> None:
    """Choose a file of these bytes."""
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": raw}
    )


@pytest.fixture
def stick(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of one file, copied away from everything, with the network off."""
    copy = tmp_path / "stick" / PAGE
    copy.parent.mkdir()
    copy.write_bytes((BUILT.parent / PAGE).read_bytes())
    context = browser.new_context(locale="en-GB", offline=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(copy.as_uri())
    yield page
    assert asked == [copy.as_uri()]
    assert complaints == []
    context.close()


def test_the_file_on_a_stick_judges_with_no_network(stick: Page) -> None:
    choose(stick, bundle())
    expect(stick.locator(VERDICT)).to_have_attribute("data-verdict", "sound")
    expect(stick.get_by_role("heading", name="SOUND")).to_be_focused()
    expect(stick.locator("[data-findings=problems]")).to_contain_text("nothing")
    agreed = small_play()["northland"].agreement
    expect(stick.locator("[data-agreement]")).to_have_text(agreed)
    stick.get_by_text("notice/northland/N1").click()
    expect(stick.get_by_text("notice.entered/0")).to_be_visible()

    choose(stick, damaged(bundle()))
    expect(stick.locator(VERDICT)).to_have_attribute("data-verdict", "not-sound")
    expect(stick.locator("[data-findings=problems]")).to_contain_text("entry 1 of northland")

    choose(stick, bundle()[:-1])
    expect(stick.locator(VERDICT)).to_have_attribute("data-verdict", "unreadable")


def test_every_vector_has_the_verdict_it_should(stick: Page) -> None:
    verdicts = {"0": "sound", "1": "not-sound", "2": "unreadable"}
    for path in of_format("bundle"):
        vector = read(path)
        choose(stick, vector.body, path.name)
        expect(stick.get_by_text(path.name)).to_be_visible()
        wanted = verdicts[vector.headers["exit"]]
        expect(stick.locator(VERDICT)).to_have_attribute("data-verdict", wanted)


@pytest.mark.parametrize(
    ("language", "direction", "sound"),
    [
        ("ru", "ltr", "ДОКАЗАТЕЛЬСТВО ЦЕЛО"),
        ("he", "rtl", "ההוכחה שלמה"),
        ("ar", "rtl", "الإثبات سليم"),
        ("fr", "ltr", "PREUVE INTACTE"),
    ],
    ids=["ru", "he", "ar", "fr"],
)
def test_the_judgement_is_said_in_five_languages(
    stick: Page, language: str, direction: str, sound: str
) -> None:
    choose(stick, bundle())
    stick.get_by_role("combobox", name="language").select_option(language)
    expect(stick.locator("html")).to_have_attribute("dir", direction)
    expect(stick.get_by_role("heading", name=sound)).to_be_visible()


def test_the_page_hears_its_reader_while_it_works(stick: Page) -> None:
    choose(stick, bundle(3_000))
    progress = stick.get_by_role("progressbar")
    expect(progress).to_be_visible()
    stick.get_by_role("combobox", name="language").select_option("fr")
    expect(stick.get_by_role("progressbar", name=re.compile("vérification"))).to_be_visible()
    expect(stick.get_by_role("heading", name="PREUVE INTACTE")).to_be_visible()


def test_the_page_runs_no_script_but_its_own(browser: Browser, tmp_path: Path) -> None:
    """Nothing in a file, and nothing slipped into the page, can run or reach out."""
    page_text = (BUILT.parent / PAGE).read_text()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page_text)
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; "
        r"base-uri 'none'; form-action 'none'; "
        r"require-trusted-types-for 'script'; trusted-types lit-html",
        policy[1],
    )
    bent = tmp_path / PAGE
    bent.write_text(page_text.replace("</script>", ";globalThis.slipped = true</script>"))
    added = tmp_path / "added.html"
    added.write_text(page_text.replace("</body>", "<script>slipped = true</script></body>"))
    context = browser.new_context()
    for path, runs in ((bent, False), (added, True)):
        page = context.new_page()
        page.goto(path.as_uri())
        expect(page.locator("parley-verify-page")).to_have_count(int(runs))
        assert page.evaluate("globalThis.slipped") is None
    context.close()


def test_the_console_verifies_what_its_node_holds(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    page = north.page
    page.keyboard.press("g")
    page.keyboard.press("v")
    expect(page.get_by_role("heading", name="Verify a proof")).to_be_visible()
    page.get_by_role("button", name="Verify what this node holds").click()
    expect(page.locator(VERDICT)).to_have_attribute("data-verdict", "sound")
    expect(page.locator("[data-agreement]")).to_have_text(north.agreement)
    expect(page.get_by_text("This is an agreement that this node is in.")).to_be_visible()

    choose(page, bundle())
    expect(page.get_by_text("This is no agreement that this node is in.")).to_be_visible()

    with page.expect_download() as saved:
        page.get_by_role("link", name="Save this verifier").click()
    assert saved.value.suggested_filename == PAGE
    assert saved.value.path().read_bytes() == (BUILT.parent / PAGE).read_bytes()


def test_the_node_serves_the_verifier_as_a_page_that_reaches_nobody(
    posts: tuple[Post, Post],
) -> None:
    north, _ = posts
    page = north.new_page()
    page.goto(f"{north.url}/verify")
    choose(page, bundle())
    expect(page.locator(VERDICT)).to_have_attribute("data-verdict", "sound")


def test_a_notice_shows_its_proof_checked_here(posts: tuple[Post, Post]) -> None:
    """By what the node gives; and where that is bent on the way, the page says so."""
    north, _ = posts
    with north.node.client() as officer:
        filing = notice(place_label="the valley", addressees=("southland",))
        officer.notice_file(north.agreement, "F1", filing)
        wait_until(
            lambda: any(
                one.mirror == "southland"
                for one in officer.notice_show(north.agreement, Ref("northland", "F1")).delivered
            )
        )
    page = north.page
    north.go("notice/northland/F1")
    check = page.get_by_role("button", name="Check this proof in the browser")
    check.click()
    holds = page.locator("[data-proof=holds]")
    expect(holds).to_contain_text("checked in this browser")
    expect(holds).to_contain_text("notice.filed/0")
    expect(holds).to_contain_text("southland")

    def bend(route: Route) -> None:
        answer = route.fetch()
        parts = json.loads(answer.body())
        entry = bytearray(b64decode(parts["logs"][0]["entries"][0]["entry"]))
        entry[-1] ^= 1
        parts["logs"][0]["entries"][0]["entry"] = b64encode(entry).decode()
        bent = json.dumps(parts, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        route.fulfill(response=answer, body=bent)

    page.route("**/bundle?**", bend)
    page.reload()
    check.click()
    expect(page.locator("[data-proof=fails]")).to_contain_text("not signed with the key")
