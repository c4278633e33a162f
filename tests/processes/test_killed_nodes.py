"""Real processes, killed at any moment: what was promised is there when they are started again."""

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from line_parts import vague
from parley.api.bodies import EntryView
from parley.client import Client, Problem
from parley.errors import ParleyError
from parley.model.notices import Ref
from parley.turn.effects import Outcome
from process_parts import NodeProcess, found, introduce, wait_until

pytestmark = pytest.mark.processes


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[NodeProcess, NodeProcess]]:
    nodes = NodeProcess(tmp_path, "north"), NodeProcess(tmp_path, "south")
    try:
        for node in nodes:
            node.start()
        yield nodes
    finally:
        for node in nodes:
            node.stop()


def file_until_it_dies(
    node: NodeProcess, agreement: str, name: str, promised: list[tuple[str, Outcome]]
) -> None:
    """File notices one after the other; note each that was answered, until no more are."""
    with Client(node.url, node.secrets["officer"]) as officer:
        for number in range(10_000):
            ref = f"{name}-{number}"
            try:
                promised.append((ref, officer.notice_file(agreement, ref, vague(), key=ref)))
            except ParleyError:
                return


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_while_filing_it_keeps_every_promise(
    pair: tuple[NodeProcess, NodeProcess], seed: int
) -> None:
    north, south = pair
    agreement = found(north, south)
    chance = random.Random(seed)
    promised: list[tuple[str, Outcome]] = []
    for life in range(2):
        threads = [
            threading.Thread(
                target=file_until_it_dies, args=(north, agreement, f"L{life}T{number}", promised)
            )
            for number in range(3)
        ]
        for thread in threads:
            thread.start()
        enough = len(promised) + chance.randrange(5, 40)
        wait_until(lambda: len(promised) >= enough)  # noqa: B023
        north.kill()
        for thread in threads:
            thread.join()
        north.start()
        introduce(north, south)
    assert promised
    with north.client() as officer, south.client() as other:
        held = {entry.leaf: entry for entry in every_entry(officer, agreement)}
        for ref, outcome in promised:
            entry = held[outcome.leaf]
            assert (entry.party, entry.sequence) == ("north", outcome.sequence)
            # The same wish again is the same statement, across the kill.
            assert officer.notice_file(agreement, ref, vague(), key=ref) == outcome
        wait_until(lambda: set(held) <= {one.leaf for one in every_entry(other, agreement)})
        for ref, _ in promised[:3]:
            view = officer.notice_show(agreement, ref_of(ref)).notice
            assert view.ladders[0].steps[0].reached_ms is not None
    assert north.stop() == 0
    assert fsck(north).returncode == 0


def test_a_dead_peer_gets_everything_when_it_returns(
    pair: tuple[NodeProcess, NodeProcess],
) -> None:
    north, south = pair
    agreement = found(north, south)
    south.kill()
    with north.client() as officer:
        for number in range(20):
            officer.notice_file(agreement, f"N{number}", vague(addressees=("south",)))
        page = officer.notice_show(agreement, ref_of("N7"))
        assert page.notice.ladders[0].steps[0].reached_ms is None
        assert "south" in page.waiting_for
        south.start()
        introduce(north, south)
        with south.client() as other:
            wait_until(lambda: len(other.notice_list(agreement)) == 20)
        wait_until(
            lambda: (
                officer.notice_show(agreement, ref_of("N7")).notice.ladders[0].steps[0].reached_ms
                is not None
            )
        )


def test_a_stick_heals_a_line_that_is_cut(pair: tuple[NodeProcess, NodeProcess]) -> None:
    north, south = pair
    agreement = found(north, south)
    for node, other in ((north, "south"), (south, "north")):
        with node.client("keeper") as keeper:
            keeper.peer_remove(other)
    with north.client() as officer, south.client() as other_officer:
        officer.notice_file(agreement, "N1", vague(addressees=("south",)))
        assert other_officer.courier_import(officer.courier_export(agreement)).complaints == ()
        assert [row.ref.ref for row in other_officer.notice_list(agreement)] == ["N1"]
        # Back comes the proof of its delivery.
        officer.courier_import(other_officer.courier_export(agreement))
        page = officer.notice_show(agreement, ref_of("N1"))
        assert page.notice.ladders[0].steps[0].reached_ms is not None


def test_a_record_put_back_from_a_backup_takes_its_own_words_back_first(
    pair: tuple[NodeProcess, NodeProcess], tmp_path: Path
) -> None:
    north, south = pair
    agreement = found(north, south)
    with north.client() as officer:
        officer.notice_file(agreement, "N1", vague())
    north.stop()
    backup = shutil.copy(north.directory.record, tmp_path / "backup.sqlite")
    north.start()
    introduce(north, south)
    with north.client() as officer, south.client() as other:
        officer.notice_file(agreement, "N2", vague())
        wait_until(lambda: len(other.notice_list(agreement)) == 2)
    north.kill()
    for leftover in north.path.glob("record.sqlite-*"):
        leftover.unlink()
    shutil.copy(backup, north.directory.record)
    north.start("--restored")
    north.kill()
    north.start()  # It has not forgotten that it was restored.
    with north.client() as officer, south.client() as other:
        # Nothing is signed at a place that was filled before and is forgotten.
        with pytest.raises(Problem, match="backup"):
            officer.notice_file(agreement, "N3", vague())
        introduce(north, south)
        wait_until(lambda: len(officer.notice_list(agreement)) == 2)
        wait_until(lambda: files(officer, agreement, "N3"))
        wait_until(lambda: len(other.notice_list(agreement)) == 3)
        assert not any(log.disputed for log in other.agreement_show(agreement).logs)
    # Heard once is enough: it does not wait again.
    north.stop()
    south.stop()
    north.start()
    with north.client() as officer:
        officer.notice_file(agreement, "N4", vague())


def files(officer: Client, agreement: str, ref: str) -> bool:
    """Whether the notice is taken now."""
    try:
        officer.notice_file(agreement, ref, vague())
    except Problem:
        return False
    return True


@pytest.mark.parametrize(
    "edit",
    [
        (
            "UPDATE entries SET raw = CAST(substr(raw, 1, length(raw) - 1) || x'ff' AS BLOB)"
            " WHERE sequence = 2"
        ),
        "DELETE FROM entries WHERE party = 'north' AND sequence = 2",
        "DELETE FROM entries WHERE party = 'north' AND sequence >= 2",
        "UPDATE entries SET sequence = 99 WHERE party = 'north' AND sequence = 2",
        "UPDATE entries SET agreement = replace(agreement, 'a', 'b') WHERE sequence = 1",
        "UPDATE checkpoints SET note = CAST(replace(note, 'a', 'b') AS BLOB)",
        "DELETE FROM checkpoints WHERE party = 'north'",
        "UPDATE cosignatures SET line = CAST(replace(line, 'A', 'B') AS BLOB)",
    ],
)
def test_an_edited_record_is_named_and_not_run(
    pair: tuple[NodeProcess, NodeProcess], edit: str
) -> None:
    north, south = pair
    agreement = found(north, south)
    with north.client() as officer:
        officer.notice_file(agreement, "N1", vague())
        wait_until(lambda: bool(officer.notice_show(agreement, ref_of("N1")).delivered))
    north.stop()
    connection = sqlite3.connect(north.directory.record)
    with connection:
        changed = connection.execute(edit).rowcount
    connection.close()
    assert changed > 0
    checked = fsck(north)
    assert checked.returncode == 1, checked.stdout
    assert "north" in checked.stdout
    command = [sys.executable, "-m", "parley", "serve", str(north.path), "--port", "0"]
    served = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert served.returncode == 1, served.stderr
    assert "fsck" in served.stderr or "damaged" in served.stderr or "follow" in served.stderr


@pytest.mark.parametrize("left", [None, b""])
def test_a_record_that_is_gone_is_not_begun_anew(tmp_path: Path, left: bytes | None) -> None:
    north = NodeProcess(tmp_path, "north")
    north.directory.record.unlink()
    if left is not None:
        north.directory.record.write_bytes(left)
        north.directory.record.chmod(0o600)
    for command in (["serve", "--port", "0"], ["token", "make", "--party", "north"]):
        if command[0] == "token":
            command += ["--role", "keeper", "--label", "keeper"]
        ended = subprocess.run(
            [sys.executable, "-m", "parley", *command, str(north.path)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert ended.returncode == 2, ended.stderr
        assert "put back a backup" in " ".join(ended.stderr.split())
    assert not north.directory.record.exists() or not north.directory.record.stat().st_size


def every_entry(client: Client, agreement: str) -> list[EntryView]:
    """The whole record of a node."""
    found_entries: list[EntryView] = []
    while True:
        after = found_entries[-1].position if found_entries else 0
        more = client.entry_list(agreement, after=after, limit=1000)
        if not more:
            return found_entries
        found_entries += more


def ref_of(ref: str) -> Ref:
    return Ref("north", ref)


def fsck(node: NodeProcess) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "parley", "fsck", str(node.path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
