"""`parley node`: whether it answers, what it is, and who the token speaks for."""

from typing import TYPE_CHECKING

import typer

from parley.cli.line import Line, asks
from parley.cli.render.screen import Screen
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.bodies import Health, Me, NodeView, PeerView

group = typer.Typer(help="This node.", no_args_is_help=True)


@group.command("health", epilog="Example: parley node health --url http://127.0.0.1:8711")
@asks
def health(line: Line) -> None:
    """Ask whether the node answers; needs no token."""
    line.answer(line.client.node_health(), _show_health)


@group.command("show", epilog="Example: parley node show")
@asks
def show(line: Line) -> None:
    """Show the node, its parties and how the links to its peers do."""
    line.answer(line.client.node_show(), _show_node)


@group.command("me", epilog="Example: parley node me")
@asks
def me(line: Line) -> None:
    """Show who the token speaks for."""
    line.answer(line.client.node_me(), _show_me)


def _show_health(screen: Screen, health: "Health") -> None:
    screen.say(f"{health.status}; Parley {health.version}")
    screen.say(health.line)


def _show_me(screen: Screen, me: "Me") -> None:
    screen.say(f"{me.party}, as {me.role}, desk “{me.label}”")


def _show_node(screen: Screen, node: "NodeView") -> None:
    clock = " (the clock of an exercise, set by its driver)" if node.exercise_clock else ""
    screen.head(f"node of {node.home}")
    screen.field("now", f"{when(node.now_ms)}{clock}")
    screen.field("at rest", "yes" if node.settled else "no, something is under way")
    for party in node.parties:
        hosted = "hosted here" if party.hosted else "its own node"
        screen.field("party", f"{party.party}, {hosted}; statement key {party.keys.statement}")
    for peer in node.peers:
        screen.field("peer", _peer(peer))
    if node.complaints:
        screen.head(f"Complaints about peers ({len(node.complaints)}), latest last")
        screen.items(node.complaints, indent=2)


def _peer(peer: "PeerView") -> str:
    if peer.url is None:
        return f"{peer.party}: no address; set one with: parley peer set {peer.party} URL"
    reach = {True: "reached", False: "NOT REACHED", None: "not tried yet"}[peer.reachable]
    if peer.reachable and peer.last_error:
        reach = "ANSWERS AND TAKES NOTHING"
    error = f" ({peer.last_error})" if peer.last_error else ""
    return f"{peer.party} at {peer.url}: {reach}{error}"
