"""From filing to confirmation, across the consoles of two parties, by keyboard alone."""

import re

from browser_parts import Post
from playwright.sync_api import Page, expect


def file_by_keyboard(page: Page) -> str:
    """File a notice without touching a mouse; answer its reference."""
    page.keyboard.press("g")
    page.keyboard.press("f")
    expect(page.get_by_label("Activity")).to_be_focused()
    page.keyboard.type("live")
    for label, text in (
        ("Begins (UTC)", "in 90 min"),
        ("Ends (UTC)", "45 min"),
        ("Place in words", "north"),
        ("Circle around (WGS84)", "36°00'N 36°00'E"),
        ("Radius", "6km"),
        ("From height", "0m"),
        ("To height", "6000m"),
        ("Measured from", "above mean"),
    ):
        tab_to(page, label)
        if label != "Measured from":
            page.keyboard.press("Control+A")
        page.keyboard.type(text)
    reference = page.get_by_label("Reference").input_value()
    expect(page.get_by_text("no conflict found among what was filed")).to_be_visible()
    page.keyboard.press("Control+Enter")
    last = page.get_by_role("dialog", name="A last look")
    expect(last).to_be_visible()
    # Who will hold what is signed, for how long, before it is.
    expect(last.get_by_text("All of it, for ever: southland.")).to_be_visible()
    page.keyboard.press("Control+Enter")
    return reference


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the field of this name has the keys."""
    field = page.get_by_label(label, exact=True)
    for _ in range(60):
        if field.evaluate("one => one.getRootNode().activeElement === one"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {label}")


def act(page: Page, key: str, words: str) -> None:
    """Do what the first row wants by its letter, and sign it."""
    row = page.get_by_role("row").filter(has=page.get_by_text(words)).first
    expect(row).to_be_visible()
    page.keyboard.press(key)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Sign")).to_be_enabled()
    box = dialog.get_by_role("checkbox")
    if box.count():
        tab_to(page, "I have read every line above and this is what we understood.")
        page.keyboard.press("Space")
    field = dialog.get_by_role("textbox")
    if field.count():
        field.first.focus()
        page.keyboard.type("tower")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def test_filed_here_confirmed_there_by_keyboard(posts: tuple[Post, Post]) -> None:
    north, south = posts
    south.go("watch")
    reference = file_by_keyboard(north.page)
    page = south.page
    expect(page.get_by_text(f"northland/{reference}").first).to_be_visible()
    north.go(f"notice/northland/{reference}")
    expect(north.page.get_by_text("NOT CONFIRMED").first).to_be_visible()
    act(page, "r", "Read back notice")
    act(page, "e", "Enter")
    act(page, "p", "Pass")
    act(page, "u", "tower")
    expect(north.page.get_by_text("NOT CONFIRMED")).to_have_count(0)
    expect(north.page.get_by_text("CONFIRMED", exact=True).first).to_be_visible()
    expect(north.page.get_by_text(re.compile("tower")).first).to_be_visible()
