"""The command as a process: node after node, killed and started again, alone and in pipes."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli_desks import Desks, run

PARLEY = (sys.executable, "-c", "from parley.cli import main; main()")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}


def parley(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (*PARLEY, *arguments),
        capture_output=True,
        text=True,
        timeout=60,
        env={**ENVIRONMENT, **env},
        stdin=subprocess.DEVNULL,
        check=False,
    )


class Served:
    """A node as its own process."""

    def __init__(self, directory: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            (*PARLEY, "serve", str(directory), "--quiet", *arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        code = self.process.wait(20)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()
        return code


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = run("init", str(tmp_path / "il"), "--party", "israel", "--port", "0")
    assert made.exit_code == 0, made.output
    return tmp_path / "il"


@pytest.fixture
def served(home: Path) -> Iterator[Served]:
    node = Served(home)
    yield node
    if node.process.poll() is None:
        node.stop(signal.SIGKILL)


def secret(home: Path, role: str) -> str:
    made = run(
        "token", "make", str(home), "--party", "israel", "--role", role, "--label", role, "--json"
    )
    return str(json.loads(made.stdout)["secret"])


@pytest.mark.processes
def test_terms_are_founded_and_outlive_a_killed_node(tmp_path: Path, home: Path) -> None:
    assert run("init", str(tmp_path / "ru"), "--party", "russia", "--hosted", "ngo").exit_code == 0
    for name in ("il", "ru"):
        shown = run("party", "show", str(tmp_path / name))
        (tmp_path / f"{name}.json").write_text(shown.stdout)
    files = [str(tmp_path / name) for name in ("il.json", "ru.json", "terms.json")]
    drafted = run(
        *("agreement", "draft", "--party", files[0], "--party", files[1], "--title", "Line"),
        *("--region", "north=36,36.5,37.3,42.4", "--off-line", "other,russia,The other"),
        *("--name", "ngo=A relief organisation", "--least-extent", "live-firing=5km"),
        *("--exercise", "-o", files[2], "--json"),
    )
    assert drafted.exit_code == 0, drafted.output
    agreement = json.loads(drafted.stdout)["agreement"]
    assert json.loads(run("agreement", "read", files[2], "--json").stdout)["agreement"] == agreement
    token = {"PARLEY_TOKEN": secret(home, "keeper")}
    node = Served(home, "--exercise-clock", "2018-09-17T16:30Z")
    found = parley("agreement", "found", files[2], "--json", "--url", node.url, **token)
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["agreement"] == agreement
    assert json.loads(found.stdout)["issued_ms"] == 1537201800000
    running = run(
        "token", "make", str(home), "--party", "israel", "--role", "reader", "--label", "x"
    )
    assert running.exit_code == 2
    assert run("fsck", str(home)).exit_code == 0
    assert node.stop(signal.SIGKILL) == -signal.SIGKILL
    again = Served(home)
    listed = parley("agreement", "show", "--agreement", agreement[:6], "--url", again.url, **token)
    assert "NO: not yet founded by russia, ngo" in listed.stdout
    assert "ngo (A relief organisation), hosted on the node of russia" in listed.stdout
    assert again.stop(signal.SIGINT) == 0


@pytest.mark.processes
def test_a_node_that_is_asked_to_stop_lets_its_followers_go(home: Path) -> None:
    token = secret(home, "reader")
    node = Served(home)
    follower = subprocess.Popen(
        (*PARLEY, "event", "follow", "--patience", "0.1", "--url", node.url),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**ENVIRONMENT, "PARLEY_TOKEN": token},
    )
    assert follower.stderr is not None
    shown = parley("node", "me", "--url", node.url, PARLEY_TOKEN=token)
    assert shown.stdout == "israel, as reader, desk “reader”\n"
    assert node.stop() == 0
    _, complaints = follower.communicate(timeout=30)
    assert follower.returncode == 3
    assert "is the node running there?" in " ".join(complaints.split())


@pytest.mark.processes
def test_a_port_that_is_taken_is_said(home: Path, served: Served) -> None:
    port = served.url.rpartition(":")[2]
    shown = parley("serve", str(home), "--port", port)
    assert shown.returncode == 2
    assert "--port" in shown.stderr


def test_a_passphrase_comes_from_a_private_file(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("six more random words than that\n")
    arguments = ("init", str(tmp_path / "il"), "--party", "israel", "--passphrase-file", str(words))
    words.chmod(0o644)
    assert "chmod 600" in run(*arguments).stderr
    words.chmod(0o600)
    assert "locked with the passphrase" in run(*arguments).stdout
    show = ("party", "show", str(tmp_path / "il"))
    assert run(*show).exit_code == 2
    assert run(*show, "--passphrase-file", str(words)).exit_code == 0
    assert run(*show, PARLEY_PASSPHRASE="six more random words than that").exit_code == 0
    assert "does not open" in " ".join(run(*show, PARLEY_PASSPHRASE="others").stderr.split())
    assert run("fsck", str(tmp_path / "il"), "--without-keys").exit_code == 0


def test_an_edited_record_is_not_sound(home: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(home / "record.sqlite")
    with connection:
        connection.execute("INSERT INTO receipts VALUES ('x', '', x'00', x'00')")
    connection.close()
    shown = run("fsck", str(home), "--json")
    assert shown.exit_code == 1
    assert json.loads(shown.stdout)["sound"] is False
    told = run("fsck", str(home))
    assert told.exit_code == 1
    assert "NOT SOUND: 1 fault" in told.stdout


def test_python_without_assertions_is_refused() -> None:
    shown = subprocess.run(
        (sys.executable, "-O", *PARLEY[1:], "--help"),
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
    )
    assert shown.returncode == 2
    assert shown.stdout == ""
    assert "start it without -O" in shown.stderr


HEAVY = ("numpy", "shapely", "pyproj", "starlette", "uvicorn", "httpx2", "geographiclib", "sqlite3")

ALONE = f"""
import sys

class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {HEAVY}:
            raise ImportError(name + " is not here")

sys.meta_path.insert(0, Nothing())
from parley.cli import main
main()
"""


@pytest.mark.parametrize("arguments", [("--help",), ("notice", "file", "--help"), ("--version",)])
def test_help_needs_nothing_heavy(arguments: tuple[str, ...]) -> None:
    shown = subprocess.run(
        (sys.executable, "-c", ALONE, *arguments), capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stderr


def test_verify_needs_nothing_heavy(desks: Desks) -> None:
    desks.types("israel", "parley notice file --place x")
    assert desks.types("israel", "parley agreement bundle -o b.json").exit_code == 0
    verify = (sys.executable, "-c", ALONE, "verify", "--story", "b.json")
    sound = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert sound.returncode == 0, sound.stderr
    assert "SOUND: nothing in it was found false; no gaps." in sound.stdout
    assert "gives notice: other" in sound.stdout
    raw = json.loads((desks.directory / "b.json").read_bytes())
    entry = next(log for log in raw["logs"] if log["party"] == "israel")["entries"]
    entry[1] = entry[1][:-8] + "AAAAAAA="
    spelled = json.dumps(raw, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    (desks.directory / "b.json").write_text(spelled)
    false = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert false.returncode == 1, false.stdout
    assert "NOT SOUND" in false.stdout
    asked = subprocess.run((*verify[:4], "--json", "b.json"), capture_output=True, check=False)
    assert asked.returncode == 1
    assert json.loads(asked.stdout)["sound"] is False


def test_a_person_at_a_terminal_is_asked(desks: Desks) -> None:
    desks.types("israel", "parley notice file --ref N1 --place Latakia --to russia")
    node = desks.line.nodes["russia"]
    from parley.api.roles import Role

    env = {
        **ENVIRONMENT,
        "PARLEY_URL": node.url,
        "PARLEY_TOKEN": node.secrets["russia", Role.OFFICER],
    }
    for answer, code in (("n\n", 1), ("y\n", 0)):
        before = desks.position()
        terminal, inside = pty.openpty()
        asked = subprocess.Popen(
            (*PARLEY, "notice", "read-back", "israel/N1", "--same"),
            stdin=inside,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=env,
        )
        os.close(inside)
        os.write(terminal, answer.encode())
        shown, _ = asked.communicate(timeout=30)
        os.close(terminal)
        assert asked.returncode == code, shown
        assert "“Latakia”".encode() in shown
        desks.settle()
        assert (desks.position() > before) is (code == 0)


def test_a_pipe_that_closes_early_is_no_crash(tmp_path: Path) -> None:
    shown = subprocess.run(
        ("/bin/sh", "-c", f"{PARLEY[0]} -c '{PARLEY[2]}' notice file --help | head -n 1"),
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
    )
    assert "Traceback" not in shown.stderr
