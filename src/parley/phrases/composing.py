"""Putting values into a phrase, and what is amiss with one's own before it is said."""

import difflib
from collections.abc import Mapping

from parley.errors import UsageError
from parley.model.phrases import Parameter, Phrase, Value
from parley.phrases.entries import Blank, Catalogue, Entry, ValueType
from parley.phrases.loading import catalogue
from parley.phrases.reading import EXAMPLES


def compose(code: str, values: Mapping[str, Value | None], by: Catalogue | None = None) -> Phrase:
    """A phrase with its values in the catalogue's order; None is left out, for not known.

    What is missing or of the wrong type is for `fault_of` to say, which sees the whole phrase.

    Args:
        by: Another catalogue than the one that comes with Parley.

    Raises:
        UsageError: No such code, or it takes no parameter of one of these names.
    """
    by = by or catalogue()
    entry = by.phrases.get(code)
    if entry is None:
        raise UsageError(_unknown_code(code, by))
    stranger = next((name for name in values if entry.blank(name) is None), None)
    if stranger is not None:
        raise UsageError(_unknown_name(entry, stranger))
    given = [(blank.name, values.get(blank.name)) for blank in entry.parameters]
    return Phrase(
        catalogue=by.version,
        code=code,
        parameters=tuple(Parameter(name, value) for name, value in given if value is not None),
    )


def fault_of(phrase: Phrase, by: Catalogue | None = None) -> str | None:
    """What is amiss with a phrase of one's own, and how to mend it; None if nothing is.

    It is asked before a phrase is signed. A phrase that was received is shown whatever is amiss.

    Args:
        by: Another catalogue than the one that comes with Parley.
    """
    by = by or catalogue()
    if phrase.catalogue != by.version:
        return f"this Parley speaks {by.version}, not {phrase.catalogue}"
    entry = by.phrases.get(phrase.code)
    if entry is None:
        return _unknown_code(phrase.code, by)
    for parameter in phrase.parameters:
        blank = entry.blank(parameter.name)
        if blank is None:
            return _unknown_name(entry, parameter.name)
        found = ValueType.of(parameter.value)
        if found is not blank.type:
            return f"{entry.code}: {blank.name} is a {blank.type}, not a {found}; {_how(blank)}"
    missing = [
        blank for blank in entry.parameters if blank.required and phrase.value(blank.name) is None
    ]
    if missing:
        needs = " and ".join(f"{blank.name} (a {blank.type})" for blank in missing)
        return f"{entry.code} says nothing without {needs}; {', '.join(map(_how, missing))}"
    order = [blank.name for blank in entry.parameters]
    given = [parameter.name for parameter in phrase.parameters]
    if given != sorted(given, key=order.index):
        return f"{entry.code}: its parameters are signed in this order: {', '.join(order)}"
    return None


def _how(blank: Blank) -> str:
    return f"give it as {blank.name}={EXAMPLES[blank.type]}"


def _unknown_code(code: str, by: Catalogue) -> str:
    near = difflib.get_close_matches(code.upper(), by.phrases, n=3, cutoff=0.5)
    hint = f"; near it: {', '.join(near)}" if near else ""
    return f"{code[:64]!r} is no phrase of {by.version}{hint}; all of them: docs/spec/phrases.md"


def _unknown_name(entry: Entry, name: str) -> str:
    takes = ", ".join(f"{blank.name} (a {blank.type})" for blank in entry.parameters)
    return f"{entry.code} takes no {name[:64]!r}; it takes {takes or 'no parameters'}"
