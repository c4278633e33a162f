"""The catalogue of phrases, and each officer's language for it.

A phrase is signed as a code and its values (`parley.model.phrases`); here are the codes, what
each takes, and the words for them, a file a language (docs/spec/phrases.md). Nothing in code
lists the languages. Reading the catalogue's own files is the one thing that is read here.
"""

from parley.phrases.composing import compose, fault_of
from parley.phrases.entries import (
    Blank,
    Catalogue,
    Direction,
    Entry,
    Language,
    Review,
    Unit,
    ValueType,
)
from parley.phrases.loading import catalogue, load
from parley.phrases.reading import EXAMPLES, FORMS, read_value
from parley.phrases.rendering import Rendered, render, render_value
from parley.phrases.writing import write_value

__all__ = [
    "EXAMPLES",
    "FORMS",
    "Blank",
    "Catalogue",
    "Direction",
    "Entry",
    "Language",
    "Rendered",
    "Review",
    "Unit",
    "ValueType",
    "catalogue",
    "compose",
    "fault_of",
    "load",
    "read_value",
    "render",
    "render_value",
    "write_value",
]
