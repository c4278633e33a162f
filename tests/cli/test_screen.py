"""What is shown: in 80 columns, without colour in a pipe, nothing that moves the cursor."""

import io

import pytest

from cli_desks import Desks
from parley.cli.exits import complain, explain
from parley.cli.render.progress import working
from parley.cli.render.screen import Screen, folded, plain
from parley.errors import IntegrityError, MalformedStatement, UsageError, WorldError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_text_is_folded_at_blanks_with_a_hanging_indent() -> None:
    lines = folded("one two three four five six seven eight nine ten", 30, indent=2, hang=4)
    assert lines == ["  one two three four five six", "      seven eight nine ten"]
    assert folded("", 80) == [""]
    long = "x" * 200
    assert folded(f"a {long} b", 80) == ["a", long, "b"]


def test_nothing_from_others_moves_the_cursor_or_is_markup() -> None:
    out = io.StringIO()
    screen = Screen(out)
    screen.say("a\x1b[2Jb \x07 \u202e [bold]c[/bold] :smile:")
    screen.table(("[red]head",), [("\x1b[31mcell",)])
    shown = out.getvalue()
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[bold]c[/bold] :smile:" in shown
    assert "[red]head" in shown
    assert plain("a\nb\tc") == "a\nb\ufffdc"


def test_colour_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    pipe, terminal, quiet = io.StringIO(), Terminal(), Terminal()
    Screen(pipe).head("head")
    Screen(terminal).head("head")
    assert pipe.getvalue() == "head\n"
    assert "\x1b[1m" in terminal.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    Screen(quiet).say("red", style="red")
    assert "31m" not in quiet.getvalue()


def test_an_old_encoding_shows_something(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    Screen(out).say("“north Syria” ×")
    out.flush()
    assert out.buffer.getvalue() == b"?north Syria? ?\n"  # type: ignore[attr-defined]
    complain("“x”\x1b")
    assert capsys.readouterr().err.startswith("parley: “x”")


def test_each_kind_of_error_has_its_code_and_says_whose_fault() -> None:
    assert explain(UsageError("x")) == (2, "this call: x")
    assert explain(WorldError("x")) == (3, "node or disk: x")
    assert explain(IntegrityError("x")) == (1, "this record: x")
    assert explain(MalformedStatement("x")) == (1, "what others sent: x")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, 2),
        (401, 1),
        (403, 1),
        (404, 1),
        (409, 1),
        (413, 2),
        (415, 2),
        (422, 2),
        (500, 3),
        (503, 3),
    ],
)
def test_each_kind_of_problem_has_its_code(status: int, code: int) -> None:
    from parley.api.problems import ProblemBody
    from parley.client import Problem

    found, words = explain(Problem(ProblemBody("t", "T", status, "the detail", "mend it", "$.a")))
    assert found == code
    assert "the detail (at $.a)" in words
    assert ("PARLEY_TOKEN" if status == 401 else "what to do: mend it") in words


def test_short_work_shows_no_progress(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with working("short") as told:
        told(1, 2)
    assert capsys.readouterr().err == ""
    import time

    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with working("long") as told:
        for second in range(25):
            now[0] = float(second)
            told(second, 100)
    assert capsys.readouterr().err.split("\n") == [
        "long: 1 of 100",
        "long: 11 of 100",
        "long: 21 of 100",
        "",
    ]


def test_json_is_what_the_api_answered_and_stays_the_same(desks: Desks) -> None:
    import msgspec

    from parley.api import bodies

    desks.types("israel", "parley notice file --place x --ref N1 --from 2018-09-17T18:40Z")
    client = desks.line.nodes["israel"].client()
    page = client.notice_show(desks.line.agreement, bodies.Ref("israel", "N1"))
    shown = desks.types("israel", "parley notice show israel/N1 --json").stdout
    assert msgspec.json.decode(shown, type=bodies.NoticePage) == page
    assert shown == desks.types("israel", "parley notice show israel/N1 --json").stdout
    for command in (
        "node health",
        "node show",
        "node me",
        "agreement list",
        "agreement show",
        "notice list",
        "notice findings israel/N1",
        "notice preview --place y",
        "concern list",
        "report list",
        "conflict list",
        "alert list",
        "entry list",
        "exercise show",
    ):
        shown = desks.types("israel", f"parley {command} --json")
        assert shown.exit_code == 0, shown.output
        assert shown.stderr == ""
        msgspec.json.decode(shown.stdout)
