"""What was said, in the reader's language, with the code that was signed beside it."""

from parley.cli.render.direction import apart, running
from parley.cli.render.screen import Screen
from parley.model.line import NoticeQuote, Quote, Said
from parley.model.phrases import Phrase
from parley.phrases import Direction, render, write_value


def phrase_line(phrase: Phrase, language: str) -> str:
    """The sentence with its marker and its mark, set apart where it runs from right to left."""
    shown = render(phrase, language)
    return running(shown.line, shown.direction is Direction.RIGHT_TO_LEFT)


def signed(phrase: Phrase) -> str:
    """What was signed, in no language: the code and its values."""
    values = "; ".join(f"{one.name}={apart(write_value(one.value))}" for one in phrase.parameters)
    return f"{phrase.code} ({phrase.catalogue})" + (f": {values}" if values else "")


def words_line(words: str, language: str) -> str:
    """Free words as written, with the mark that nobody translated them."""
    of = language or "language not given"
    return f"“{apart(words)}” [untranslated: {of}]"


def quote_line(quote: Quote) -> str:
    """What a message refers to."""
    if isinstance(quote, NoticeQuote):
        part = "" if quote.volume is None else f", volume {quote.volume + 1}"
        return f"notice {quote.of}{part} (version {quote.version[:12]})"
    return f"message {quote.message[:12]}"


def said_briefly(said: Said, language: str) -> str:
    """What was said, in one line: the phrase with its code, the words with their mark."""
    parts = []
    if said.phrase is not None:
        parts.append(f"{phrase_line(said.phrase, language)} ({said.phrase.code})")
    if said.words:
        parts.append(words_line(said.words, said.language))
    return " ".join(parts)


def show_said(screen: Screen, said: Said, language: str, indent: int = 2) -> None:
    """Show what was said: the sentence, what was signed, free words, and what it quotes."""
    if said.phrase is not None:
        screen.say(phrase_line(said.phrase, language), indent=indent, hang=2, style="bold")
        screen.field("signed", signed(said.phrase), indent=indent)
    if said.words:
        screen.field("words", words_line(said.words, said.language), indent=indent)
    for quote in said.quotes:
        screen.field("quotes", quote_line(quote), indent=indent)
