"""Signing in and out in a real browser: token, one-time link, passkey; and a session that ends."""

import pytest
from browser_parts import Post
from playwright.sync_api import Page, expect

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def signed_out(post: Post) -> Page:
    """The same browser, its cookie gone."""
    post.context.clear_cookies()
    post.page.goto("about:blank")
    post.page.goto(post.url)
    post.page.get_by_label("Token").wait_for()
    return post.page


# A virtual device answers an offer at once, where a person would have chosen first.
NO_OFFER = "PublicKeyCredential.isConditionalMediationAvailable = async () => false"


@pytest.mark.parametrize("offered", [False, True])
def test_a_passkey_made_here_signs_in_here(posts: tuple[Post, Post], offered: bool) -> None:
    """By its button, or as the browser offers it where the token is typed."""
    north, _ = posts
    page = north.page
    if not offered:
        page.add_init_script(NO_OFFER)
    cdp = north.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    north.go("settings")
    page.get_by_label("Name of a new passkey").fill("this laptop")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_text("The passkey this laptop signs in from now on.")).to_be_visible()
    north.context.clear_cookies()
    page.reload()
    if not offered:
        page.get_by_role("button", name="Sign in with a passkey").click()
    page.locator('[data-pulse="alive"]').wait_for()
    expect(page.get_by_role("banner").get_by_text("northland · officer")).to_be_visible()


def test_a_link_signs_in_once_and_leaves_no_trace(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    with north.node.client() as officer:
        code = officer.session_link().code
    page = signed_out(north)
    page.goto("about:blank")
    page.goto(f"{north.url}/#in={code}")
    page.locator('[data-pulse="alive"]').wait_for()
    assert code not in page.url
    assert code not in page.evaluate("JSON.stringify([history.state, document.referrer])")
    page = signed_out(north)
    page.goto("about:blank")
    page.goto(f"{north.url}/#in={code}")
    expect(page.get_by_text("This link leads nowhere", exact=False)).to_be_visible()


def test_a_session_that_is_ended_loses_nothing_on_the_screen(posts: tuple[Post, Post]) -> None:
    north, _ = posts
    page = north.page
    north.go("notices")
    page.get_by_label("Find").fill("what I was typing")
    with north.node.client() as officer:
        for one in officer.session_list():
            officer.session_close(one.session)
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    page.get_by_label("Token").fill(north.node.secrets["officer"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You are signed out")).to_be_hidden()
    page.locator('[data-pulse="alive"]').wait_for()
    expect(page.get_by_label("Find")).to_have_value("what I was typing")


def test_a_wrong_token_says_what_to_do(posts: tuple[Post, Post]) -> None:
    page = signed_out(posts[0])
    page.get_by_label("Token").fill("parley_wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No such token is known here", exact=False)).to_be_visible()
