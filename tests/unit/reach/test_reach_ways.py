"""Handing a message over to real peers: a web service, a mail server, a command."""

import asyncio
import email
import email.policy
import logging
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from parley.model.line import Precedence
from parley.reach.masking import MASK
from parley.reach.ways import AddressWay, CommandWay, Turns
from parley.reach.words import Message, message_of
from reach_parts import SECRET_WORDS, START_MS, Gateway, Mail, gateway, page, until

T = TypeVar("T")

SUBJECT = "Parley: priority for duty of northland"
TEXT = "a read-back is overdue, since 18:41 UTC. Open Parley to read it."


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


def run(play: Awaitable[T]) -> T:
    async def one() -> T:
        async with asyncio.timeout(20):
            return await play

    return asyncio.run(one())


def message(
    confidential: bool = False, precedence: str = "priority", desk: str = "duty"
) -> Message:
    return message_of(page(precedence, desk=desk), 0, confidential, START_MS)


def told(url: str, sent: Message | None = None) -> str | None:
    return run(AddressWay("json 1", url).send(sent or message()))


def test_a_web_service_takes_it_as_json_and_as_a_form() -> None:
    with gateway() as service:
        assert told(service.url("hook/one")) is None
        assert told(service.url("two", scheme="form")) is None
        assert service.paths == ["/hook/one", "/two"]
        assert service.said() == [f"{SUBJECT}: {TEXT}"] * 2
        for headers in service.headers:
            assert headers["User-Agent"] == "Parley"


def test_a_mail_server_takes_it() -> None:
    async def play() -> None:
        mail = Mail()
        port = await mail.open()
        way = AddressWay("mailto 1", f"mailto://127.0.0.1:{port}?from=p@a.example&to=d@b.example")
        try:
            assert await way.send(message(confidential=True)) is None
            assert [one.upper() for one in mail.recipients] == ["RCPT TO:<D@B.EXAMPLE>"]
            found = email.message_from_bytes(mail.messages[0], policy=email.policy.default)
            assert found["Subject"] == SUBJECT
            assert found["To"] == "d@b.example"
            assert isinstance(found, email.message.EmailMessage)
            body = found.get_body(("plain", "html"))
            assert body is not None
            assert "since 18:41 UTC" in body.get_content()
            assert SECRET_WORDS in body.get_content()
            mail.answer = "554 no such person d@b.example"
            error = await way.send(message())
            assert error
            assert "b.example" not in error
        finally:
            await mail.close()

    run(play())


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_an_error_says_why_and_nothing_of_the_address(status: int) -> None:
    with gateway() as service:
        service.answer = status
        error = told(service.url("hooks/T0KEN-abc?+X-Key=k3yk3y", user="name:p4ssw0rd@"))
        assert error
        assert f"error={status}" in error
        for secret in ("T0KEN", "k3yk3y", "p4ssw0rd", "127.0.0.1", str(service.port)):
            assert secret not in error


def test_what_is_not_there_is_an_error() -> None:
    with gateway() as service:
        url = service.url("T0KEN")
    error = told(url)
    assert error
    assert error == f"A Connection error occurred sending JSON notification to {MASK}."


def test_no_picture_is_named_that_the_receiver_would_fetch() -> None:
    with gateway() as service:
        assert told(service.url("topic", scheme="ntfy")) is None
        assert "github" not in repr(service.headers) + repr(service.bodies)


def test_a_redirection_is_not_followed() -> None:
    with gateway() as service, gateway() as elsewhere:
        service.answer = 307
        service.location = f"http://127.0.0.1:{elsewhere.port}/stolen"
        assert told(service.url())
        assert elsewhere.bodies == []


def test_an_address_that_calls_its_failure_a_success_is_not_believed() -> None:
    with gateway() as service:
        service.answer = 500
        assert told(service.url("page?optional=yes"))


@pytest.fixture
def logged() -> Iterator[list[logging.LogRecord]]:
    """What a process hears that asks for every detail. (caplog listens to loggers cut off, too.)"""
    records: list[logging.LogRecord] = []
    root = logging.getLogger()
    before, handler = root.level, logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield records
    root.removeHandler(handler)
    root.setLevel(before)


def test_nothing_of_an_address_or_a_message_reaches_a_log(logged: list[logging.LogRecord]) -> None:
    with gateway() as service:
        service.answers = [500, 200]
        way = AddressWay("json 1", service.url("T0KEN", user="name:p4ssw0rd@"))
        logging.getLogger("parley").debug("this is heard")
        assert run(way.send(message(confidential=True)))
        assert run(way.send(message(confidential=True))) is None
    assert len(service.bodies) == 2
    assert {one.name for one in logged} <= {"parley", "asyncio"}
    assert "this is heard" in [one.getMessage() for one in logged]


def test_the_library_is_loaded_only_for_addresses(tmp_path: Path) -> None:
    script = (
        "import sys; from parley.reach import routes_of, RoutePagers;"
        "from parley.reach.routes import Route; from parley.reach.ways import ways_of;"
        "ways_of(Route(name='a', party='b', command=('/bin/sh',)));"
        "assert 'apprise' not in sys.modules and 'requests' not in sys.modules;"
        "ways_of(Route(name='a', party='b', urls=('json://h.example',)));"
        "assert 'apprise' in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, timeout=60)


def test_an_address_takes_one_at_a_time_the_most_urgent_first_and_flash_beside_it() -> None:
    async def play(service: Gateway) -> None:
        way = AddressWay("json 1", service.url())
        service.may_answer.clear()
        sends = []
        for precedence in ("routine", "routine", "immediate", "priority"):
            sends.append(asyncio.create_task(way.send(message(precedence=precedence))))
            await until(lambda: bool(service.bodies))
        for precedence in ("flash", "flash"):
            sends.append(asyncio.create_task(way.send(message(precedence=precedence))))
        await until(lambda: len(service.bodies) == 2)
        for _ in range(50):
            await asyncio.sleep(0)
        assert len(service.bodies) == 2
        service.may_answer.set()
        assert await asyncio.gather(*sends) == [None] * 6
        order = [said.split()[1] for said in service.said()]
        assert order[:2] == ["routine", "flash"]
        assert order.index("immediate") < order.index("priority")
        assert order[-1] == "routine"

    with gateway() as service:
        run(play(service))


def test_a_call_that_never_returns_gathers_no_threads() -> None:
    def threads() -> int:
        return sum(one.name.startswith("parley-reach") for one in threading.enumerate())

    async def play(service: Gateway) -> None:
        way = AddressWay("json 1", service.url())
        service.may_answer.clear()
        for number in range(10):
            waiting = asyncio.create_task(way.send(message(precedence="flash")))
            await asyncio.sleep(0)
            await until(lambda n=number: len(service.bodies) >= min(n + 1, 2))  # type: ignore[misc]
            waiting.cancel()
            await asyncio.wait([waiting])
        assert threads() == 2
        assert way._turns._waiting == []
        service.may_answer.set()
        await until(lambda: threads() == 0)
        assert await way.send(message()) is None

    with gateway() as service:
        run(play(service))


def test_a_place_kept_for_flash_is_given_to_flash_alone() -> None:
    async def play() -> None:
        turns = Turns()
        assert await turns.take(Precedence.FLASH) is False
        assert await turns.take(Precedence.FLASH) is True
        routine = asyncio.create_task(turns.take(Precedence.ROUTINE))
        flash = asyncio.create_task(turns.take(Precedence.FLASH))
        await asyncio.sleep(0)
        turns.give_back(True)
        assert await flash is True
        turns.give_back(True)
        await asyncio.sleep(0)
        assert not routine.done()
        turns.give_back(False)
        assert await routine is False

    run(play())


def test_a_turn_that_came_as_one_gave_up_is_not_lost() -> None:
    async def play() -> None:
        turns = Turns()
        held = await turns.take(Precedence.ROUTINE)
        second = asyncio.create_task(turns.take(Precedence.ROUTINE))
        await asyncio.sleep(0)
        turns.give_back(held)
        second.cancel()
        await asyncio.wait([second])
        assert await turns.take(Precedence.ROUTINE) is False

    run(play())


# Commands.


def script(path: Path, text: str) -> str:
    file = path / "page me"
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o700)
    return str(file)


def test_a_command_gets_its_arguments_as_they_are_and_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_PASSPHRASE", "of-the-keys")
    path = script(
        tmp_path,
        f'cat > "{tmp_path}/text"; printf "%s\\n" "$@" > "{tmp_path}/args"; env > "{tmp_path}/env"',
    )
    way = CommandWay((path, "--to", "{desk} of {party}", "$(id)", "{other}", "{cause}"))
    assert run(way.send(message(desk="--rm {cause}"))) is None
    assert (tmp_path / "args").read_text().splitlines() == [
        "--to",
        "rm {cause} of northland",
        "$(id)",
        "{other}",
        "read-back-overdue",
    ]
    text = (tmp_path / "text").read_text()
    assert text == f"Parley: priority for --rm {{cause}} of northland: {TEXT}\n"
    found = (tmp_path / "env").read_text()
    assert "of-the-keys" not in found
    assert "PARLEY_PRECEDENCE=priority" in found
    names = {line.split("=")[0] for line in found.splitlines()}
    assert names - {"PWD", "OLDPWD", "SHLVL", "_"} <= {
        "PATH",
        "HOME",
        "TZ",
        "LANG",
        "PARLEY_PARTY",
        "PARLEY_DESK",
        "PARLEY_TIER",
        "PARLEY_PRECEDENCE",
        "PARLEY_CAUSE",
    }


def test_a_command_that_fails_says_why_without_secrets(tmp_path: Path) -> None:
    path = script(tmp_path, 'cat >&2; echo "modem 3 busy, key $2" >&2; exit 7')
    way = CommandWay((path, "--key", "s3cr3tkey"))
    error = run(way.send(message(confidential=True)))
    assert error
    assert error.startswith("it ended with 7: Parley: priority for duty")
    assert error.endswith(f"modem 3 busy, key {MASK}")
    assert SECRET_WORDS not in error


def test_a_command_that_reads_nothing_or_cannot_start_is_judged_by_how_it_ends(
    tmp_path: Path,
) -> None:
    assert run(CommandWay((script(tmp_path, "exec 0<&-; exit 0"),)).send(message())) is None
    assert run(CommandWay((script(tmp_path, "exit 1"),)).send(message())) == "it ended with 1"
    path = tmp_path / "page me"
    way = CommandWay((str(path),))
    path.write_text("#!/nowhere/sh\n")
    error = run(way.send(message()))
    assert error
    assert error.startswith("it could not be run: ")


def test_a_command_that_says_too_much_is_heard_in_part(tmp_path: Path) -> None:
    path = script(tmp_path, "yes too much | head -c 300000 >&2; exit 2")
    error = run(CommandWay((path,)).send(message()))
    assert error
    assert error.startswith("it ended with 2: too much too much")
    assert len(error) < 250


def nobody_writes(reading: int) -> bool:
    try:
        return os.read(reading, 1) == b""
    except BlockingIOError:
        return False


def test_a_command_whose_time_is_over_as_it_starts_leaves_nothing_running(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = script(tmp_path, f'exec 3>"{pipe}"; sleep 600 & sleep 600')

    async def play() -> None:
        # Each at another moment of its start; what did start must let go of the pipe.
        reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            for turns in range(12):
                sending = asyncio.create_task(CommandWay((path,)).send(message()))
                for _ in range(turns):
                    await asyncio.sleep(0)
                sending.cancel()
                await asyncio.wait([sending])
                await until(lambda: nobody_writes(reading))
        finally:
            os.close(reading)

    run(play())


def test_a_command_whose_time_is_over_ends_with_all_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = script(tmp_path, f'exec 3>"{pipe}"; sleep 600 & echo up >&3; sleep 600')

    async def play() -> None:
        way = CommandWay((path,))
        sending = asyncio.create_task(way.send(message()))
        with await asyncio.to_thread(pipe.open) as heard:
            assert await asyncio.to_thread(heard.readline) == "up\n"
            sending.cancel()
            await asyncio.wait([sending])
            assert sending.cancelled()
            # Every process of it held the pipe open; its end is the end of the last of them.
            assert await asyncio.to_thread(heard.read) == ""
        path_ = Path(path)
        path_.write_text("#!/bin/sh\nexit 0\n")
        path_.chmod(stat.S_IRWXU)
        assert await way.send(message()) is None

    run(play())
