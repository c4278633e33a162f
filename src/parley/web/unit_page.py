"""The page behind a unit's code: one notice in plain words, and one button, for a telephone.

It runs no script and asks for nothing from elsewhere, so that it works on whatever is at hand.
"""

import base64
from hashlib import sha256
from html import escape
from urllib.parse import parse_qs, quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from parley.api import problems
from parley.api.line_bodies import UnitPage
from parley.errors import WorldError
from parley.web import units
from parley.web.calls import Door
from parley.web.handlers.nodes import LINE
from parley.web.problems import Problem, unavailable
from parley.web.reading import whole
from parley.web.unit_words import lines, moment

PATH = "/u/{code}"

MAX_FORM_BYTES = 64 * 1024
_FORM = "application/x-www-form-urlencoded"

_STYLE = """
:root{color-scheme:light dark}
body{font:1.125rem/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:40rem;
overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}
dt{font-weight:700;margin-top:.75rem}
dd{margin:0;white-space:pre-line}
.exercise{background:#ffd400;color:#000;font-weight:700;text-align:center;padding:.5rem;margin:0}
.box{border:.2rem solid;padding:.75rem;font-weight:700}
label{display:block;font-weight:700;margin-top:1rem}
textarea{font:inherit;width:100%;box-sizing:border-box}
button{font:inherit;font-weight:700;font-size:1.25rem;width:100%;min-height:4rem;margin-top:1rem}
:focus-visible{outline:.25rem solid;outline-offset:.2rem}
"""
_STYLE_HASH = base64.b64encode(sha256(_STYLE.encode()).digest()).decode()

POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""What a browser may do on this page: show it, and send its form to where it came from."""


class UnitDoor:
    """Answers at `PATH`: the page, and what its form sends."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except Problem as problem:
            response = _refused(problem)
        except WorldError as error:
            response = _refused(unavailable(str(error)))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD", "POST"):
            raise Problem(
                problems.METHOD,
                "this page is read, or its form is sent",
                "open it again",
                headers={"Allow": "GET, POST"},
            )
        typed = request.path_params["code"]
        held = units.behind(self._door, typed)
        if request.method != "POST":
            return _html(200, _page(units.page_of(self._door, held)))
        words = await _words(request)
        try:
            await units.acknowledge(self._door, held, words)
        except Problem as problem:
            page = units.page_of(self._door, held)
            said = f"{problem.body.detail}; {problem.body.remedy}"
            return _html(problem.kind.status, _page(page, said, words))
        # To itself, so that going back or loading again sends nothing twice.
        return Response(status_code=303, headers={"Location": quote(typed, safe="")})


async def _words(request: Request) -> str:
    """The words of the form, its lines ended as everywhere else."""
    raw = await whole(request, MAX_FORM_BYTES)
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != _FORM:
        raise Problem(problems.MEDIA, "that is not this page's form", "open the page again")
    try:
        fields = parse_qs(raw.decode("ascii"), errors="strict", max_num_fields=8)
    except (UnicodeDecodeError, ValueError) as error:
        raise Problem(
            problems.UNREADABLE, "the form cannot be read", "open the page again"
        ) from error
    return fields.get("words", [""])[-1].replace("\r\n", "\n").strip()


def _refused(problem: Problem) -> Response:
    body = problem.body
    content = _document(
        body.title,
        f"<main><h1>{escape(body.title)}</h1>"
        f'<p class="box" role="alert">{escape(body.detail)}</p>'
        f"<p>{escape(body.remedy)}</p></main>",
    )
    return _html(problem.kind.status, content, problem.headers)


def _html(status: int, content: str, headers: dict[str, str] | None = None) -> Response:
    return Response(
        content,
        status_code=status,
        media_type="text/html",
        headers={**(headers or {}), "Content-Security-Policy": POLICY},
    )


def _document(title: str, body: str) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _page(page: UnitPage, alert: str = "", words: str = "") -> str:
    """The page; `alert` is why the form was not taken, and `words` what it had said."""
    parts = []
    if page.exercise:
        parts.append('<p class="exercise">EXERCISE EXERCISE EXERCISE</p>')
    if page.banner.strip():
        parts.append(f'<p dir="auto">{escape(page.banner)}</p>')
    parts.append(f"<main>\n<h1>Notice for {_isolated(page.unit)}</h1>")
    parts.append(f"<p>{escape(LINE)}</p>")
    if alert:
        parts.append(f'<p class="box" role="alert">Nothing was recorded: {escape(alert)}</p>')
    parts.append(_standing(page))
    parts.append("<dl>")
    for name, text in lines(page):
        parts.append(f'<dt>{escape(name)}</dt><dd dir="auto">{escape(text)}</dd>')
    parts.append("</dl>")
    if page.acknowledged_ms is None and not page.superseded:
        parts.append(_form(page, words))
    parts.append(f"<p>This page can be opened until {escape(moment(page.expires_ms))}.</p>")
    parts.append("</main>")
    title = f"Notice {page.of} for {page.unit}"
    return _document(f"EXERCISE: {title}" if page.exercise else title, "\n".join(parts))


def _standing(page: UnitPage) -> str:
    """What the unit must know before it reads on: amended since, acknowledged, or neither."""
    said = []
    if page.superseded:
        said.append(
            '<p class="box" role="alert">SUPERSEDED. The notice was amended after this code was '
            "made, and the newer one is shown below. This code does not acknowledge it: ask your "
            "own desk for a new code.</p>"
        )
    if page.acknowledged_ms is not None:
        which = "the earlier version" if page.superseded else "this notice"
        said.append(
            f'<p class="box" role="status">ACKNOWLEDGED: {_isolated(page.unit)} acknowledged '
            f"{which} at {escape(moment(page.acknowledged_ms))}.</p>"
        )
    elif not page.superseded:
        said.append('<p class="box" role="status">NOT YET ACKNOWLEDGED. Read it, then press.</p>')
    return "\n".join(said)


def _form(page: UnitPage, words: str) -> str:
    return (
        '<form method="post">\n'
        '<label for="words">Your words (may be left empty)</label>\n'
        '<textarea id="words" name="words" rows="3" maxlength="4000" dir="auto" '
        f'autocomplete="off">\n{escape(words)}</textarea>\n'
        f"<button>{_isolated(page.unit)} acknowledges this notice</button>\n"
        f"<p>Pressing it states on the record, in the name of {escape(page.party)}, that this unit "
        "has read the notice. It agrees to nothing.</p>\n</form>"
    )


def _isolated(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
