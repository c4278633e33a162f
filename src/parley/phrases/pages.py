"""Draws the tables of docs/spec/phrases.md: `python -m parley.phrases.pages`."""

import sys
from pathlib import Path

from parley.phrases.entries import Blank, Catalogue, Entry
from parley.phrases.loading import catalogue
from parley.phrases.reading import FORMS

PAGE = Path("docs/spec/phrases.md")
MARK = "<!-- Drawn from the catalogue from here on: make docs -->"


def page(before: str) -> str:
    """The whole page: what a person wrote above the mark, then the tables.

    Args:
        before: The page as it was.
    """
    by = catalogue()
    parts = (_values(), _languages(by), _emergencies(by), _phrases(by))
    return before.partition(MARK)[0] + MARK + "\n\n" + "\n".join(parts)


def _values() -> str:
    lines = ["## Values", "", "| type | as it is typed |", "|---|---|"]
    lines += [f"| `{kind}` | {form} |" for kind, form in FORMS.items()]
    return "\n".join(lines) + "\n"


def _languages(by: Catalogue) -> str:
    lines = ["## Languages", "", "| tag | name | direction | reviewed |", "|---|---|---|---|"]
    for one in by.languages.values():
        count = sum(one.is_reviewed(code) for code in by.phrases)
        reviewed = "the source" if one.source else f"{count} of {len(by.phrases)}"
        lines.append(f"| `{one.tag}` | {one.name} | {one.direction} | {reviewed} |")
    return "\n".join(lines) + "\n"


def _emergencies(by: Catalogue) -> str:
    lines = ["## Emergencies", "", "| short name | code | |", "|---|---|---|"]
    lines += [f"| `{name}` | `{one.code}` | {one.note} |" for name, one in by.emergencies.items()]
    return "\n".join(lines) + "\n"


def _phrases(by: Catalogue) -> str:
    lines = [f"## {by.version}", "", "| code | marker | parameters | English |"]
    lines.append("|---|---|---|---|")
    lines += [_row(entry, by) for entry in by.phrases.values()]
    return "\n".join(lines) + "\n"


def _row(entry: Entry, by: Catalogue) -> str:
    parameters = ", ".join(map(_blank, entry.parameters))
    sentence = by.source.phrases[entry.code]
    return f"| `{entry.code}` | {entry.marker} | {parameters} | {sentence}<br>*{entry.note}* |"


def _blank(blank: Blank) -> str:
    kind = "" if blank.name == blank.type else f" {blank.type}"
    return f"`{blank.name}`{kind}" + (" *(needed)*" if blank.required else "")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE}\n")
