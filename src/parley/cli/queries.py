"""`parley query`: "explain this activity", and the answers."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.filing import Words
from parley.cli.line import Line, OwnRef, asks_under, states
from parley.cli.notices import AsOf, moment
from parley.cli.render.calls import escalation_line
from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen
from parley.cli.render.statements import show_outcome
from parley.cli.render.words import when
from parley.model.line_statements import QueryField
from parley.model.notices import Ref

if TYPE_CHECKING:
    from parley.picture.queries import Query, QueryAnswer

QueryArgument = Annotated[
    str, typer.Argument(metavar="REF", help="The query, as party/reference, such as israel/Q1.")
]


def _field(name: str, says: str) -> object:
    return typer.Option(name, metavar="WORDS", show_default=False, help=says)


group = typer.Typer(help="Queries: explain this activity.", no_args_is_help=True)


@group.command("list", epilog="Example: parley query list")
@asks_under
def list_(line: Line, as_of: AsOf = "") -> None:
    """List the queries, newest first, with what nobody has answered."""
    found = line.client.query_list(line.agreement, as_of=moment(as_of, "--as-of"))
    if not line.as_json:
        line.banner()
    line.answer(found, _show_all)


@group.command("show", epilog="Example: parley query show israel/Q1")
@asks_under
def show(line: Line, ref: QueryArgument, as_of: AsOf = "") -> None:
    """Show a query and its answers."""
    of = spoken.reference(ref)
    found = line.client.query_show(line.agreement, of, as_of=moment(as_of, "--as-of"))
    if not line.as_json:
        line.banner()
    line.answer(found, _show)


@group.command(
    "ask",
    epilog='Example: parley query ask --to russia --about russia/F1 --words "why there?"',
)
@states
def ask(
    line: Line,
    to: Annotated[str, typer.Option("--to", metavar="PARTY", help="Who is to explain it.")],
    about: Annotated[
        str,
        typer.Option(
            "--about",
            metavar="REF",
            show_default=False,
            help="The notice it is about; left out, say with --words what was seen.",
        ),
    ] = "",
    words: Words = "",
    asked: Annotated[
        list[QueryField] | None,
        typer.Option(
            "--field",
            help="What is asked for: objective, place, end, units or equipment; repeat it. Left "
            "out, all of them.",
        ),
    ] = None,
    ref: OwnRef = "",
) -> None:
    """Ask a party to explain an activity.

    Its answer is due as the agreement says, usually within 48 hours.
    """
    of = spoken.reference(about, "--about") if about else None
    name = ref or line.new_ref("Q")
    fields = tuple(dict.fromkeys(asked)) if asked else tuple(QueryField)
    outcome = line.client.query_ask(line.agreement, name, to, of, words, fields, key=line.key)
    line.answer(outcome, show_outcome)
    if not line.as_json:
        _show(line.screen, line.client.query_show(line.agreement, Ref(outcome.party, name)))


@group.command(
    "answer",
    epilog='Example: parley query answer israel/Q1 --objective "an exercise" --ends '
    "2018-09-18T18:00Z",
)
@states
def answer(
    line: Line,
    ref: QueryArgument,
    objective: Annotated[str, _field("--objective", "What it is for.")] = "",
    place: Annotated[str, _field("--place", "Where it is.")] = "",
    ends: Annotated[
        str,
        typer.Option(
            "--ends", metavar="TIME", show_default=False, help="When it ends, as RFC 3339."
        ),
    ] = "",
    units: Annotated[str, _field("--units", "Which units take part.")] = "",
    equipment: Annotated[str, _field("--equipment", "With which equipment.")] = "",
    words: Words = "",
) -> None:
    """Answer a query; what you leave out is shown as not answered.

    A further answer adds to those before.
    """
    of = spoken.reference(ref)
    outcome = line.client.query_answer(
        line.agreement,
        of,
        objective=objective or None,
        place=place or None,
        ends_ms=moment(ends, "--ends"),
        units=units or None,
        equipment=equipment or None,
        words=words,
        key=line.key,
    )
    line.answer(outcome, show_outcome)
    if not line.as_json:
        _show(line.screen, line.client.query_show(line.agreement, of))


def _show_all(screen: Screen, queries: "tuple[Query, ...]") -> None:
    for query in queries:
        _show(screen, query)
    if not queries:
        screen.say("No query is on record.")


def _show(screen: Screen, query: "Query") -> None:
    about = f" about {query.about}" if query.about else ""
    overdue = " · OVERDUE" if query.overdue else ""
    screen.head(f"query {query.ref} to {query.to}{about}{overdue}")
    screen.field(
        "asked by", f"{query.ref.party}, desk “{apart(query.desk)}”, {when(query.asked_ms)}"
    )
    if query.words:
        screen.field("words", apart(query.words))
    screen.field("asked", ", ".join(one.value for one in query.asked) or "in words only")
    screen.field("due", when(query.due_ms))
    for one in query.answers:
        _show_answer(screen, one)
    if query.unanswered:
        missing = ", ".join(one.value for one in query.unanswered)
        screen.field("turn", f"{query.to}'s: NOT ANSWERED: {missing}")
    elif not query.answers:
        screen.field("turn", f"{query.to}'s: NOT ANSWERED")
    for step in query.escalated:
        screen.field("rang", escalation_line(step))


def _show_answer(screen: Screen, one: "QueryAnswer") -> None:
    screen.field("answer", f"{one.party}, desk “{apart(one.desk)}”, {when(one.at_ms)}")
    for name, text in (
        ("objective", one.objective),
        ("place", one.place),
        ("end", None if one.ends_ms is None else when(one.ends_ms)),
        ("units", one.units),
        ("equipment", one.equipment),
        ("words", one.words or None),
    ):
        if text is not None:
            screen.field(name, apart(text), indent=4)
