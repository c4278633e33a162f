"""The browser's verifier and this one, which share no code, judge the same bundles alike."""

import base64
import importlib.util
import itertools
import json
import os
import random
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import msgspec
import pytest

from ledger_parts import START_MS, Author, filed, small_play, terms
from line_parts import Line, circle, flight, notice, words
from parley.incident.dossier import dossier
from parley.incident.verify import verify_file
from parley.ledger import bundle as bundles
from parley.ledger import equivocation
from parley.ledger.annexes import commitment
from parley.model.line import Lane, Precedence
from parley.model.notices import AnnexRef, Ref
from parley.turn import commands, line_commands
from vector_files import ROOT as VECTORS
from vector_files import of_format, read

ROOT = VECTORS.parent
EXITS = {"sound": 0, "not-sound": 1, "unreadable": 2}
SALT = bytes(range(16))
SECRET = b"telephone of the desk"
ANNEX = AnnexRef("contacts", "text/plain", len(SECRET), commitment(SALT, SECRET))
Judge = Callable[[dict[str, bytes]], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def browser(tmp_path_factory) -> Judge:
    """Judge bundles with the TypeScript verifier: what it says of each, by name."""
    console = tools()
    vite = console.SOURCE / "node_modules" / "vite" / "package.json"
    if not vite.is_file() and not os.environ.get("CI"):
        pytest.skip("the console's packages are not installed: python tools/console.py build")
    if not vite.is_file():
        console.install()
    folder = tmp_path_factory.mktemp("bundles")
    fresh = itertools.count()

    def judge(given: dict[str, bytes]) -> dict[str, dict[str, Any]]:
        paths = []
        for raw in given.values():
            paths.append(folder / f"{next(fresh)}.json")
            paths[-1].write_bytes(raw)
        command = [*console.node(), "tools/verify.mjs", *map(str, paths)]
        done = subprocess.run(
            command,
            cwd=console.SOURCE,
            env=console.environment(),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4_000:]
        return dict(zip(given, map(json.loads, done.stdout.splitlines()), strict=True))

    return judge


def tools() -> Any:
    """The module that builds the console, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("console_tools", ROOT / "tools" / "console.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WHY = (
    "not spelled as the format asks",
    "not signed with the key that the terms pin for it",
    "not shown to be what was committed to",
)


def without_reason(sentence: str) -> str:
    """What a finding is of; why bytes could not be taken each says in words of its own."""
    for why in WHY:
        sentence = sentence.removesuffix(why)
    return sentence


def agree(browser: Judge, given: dict[str, bytes]) -> dict[str, int]:
    """Compare every judgement; gives this side's exit codes."""
    differ = {}
    codes = {}
    for name, found in browser(given).items():
        code, report = verify_file(given[name])
        codes[name] = code
        ours: dict[str, object] = {"code": code}
        theirs: dict[str, object] = {"code": EXITS[found["verdict"]]}
        if code != 2 and theirs["code"] != 2:
            for what in ("problems", "flags"):
                listed = [without_reason(one) for one in found[what]]
                said = getattr(report, what)
                ours[what] = [
                    one[: len(start)] if len(said) == len(listed) else one
                    for one, start in itertools.zip_longest(said, listed, fillvalue="")
                ]
                theirs[what] = listed
            ours["gaps"], theirs["gaps"] = list(report.gaps), found["gaps"]
            ours["disputed"] = [one.split(" ")[0] for one in report.disputed]
            theirs["disputed"] = found["disputed"]
            ours["logs"] = [[log.party, log.size, log.present] for log in report.logs]
            theirs["logs"] = [[log["party"], log["size"], log["present"]] for log in found["logs"]]
            ours["threads"] = [told(story) for story in report.threads]
            theirs["threads"] = found["threads"]
        if ours != theirs:
            differ[name] = {
                part: (ours.get(part), theirs.get(part))
                for part in {*ours, *theirs}
                if ours.get(part) != theirs.get(part)
            }
    assert differ == {}
    return codes


def told(story) -> dict[str, object]:
    """A thread as the other verifier spells it; the gist is ours alone."""
    return {
        "thread": story.thread,
        "events": [
            {
                "party": one.party,
                "sequence": one.sequence,
                "kind": one.kind,
                "leaf": one.leaf,
                "desk": one.desk,
                "issuedMs": one.issued_ms,
                "notBeforeMs": one.not_before_ms,
                "notAfterMs": one.not_after_ms,
                "delivered": [{"party": to.party, "byMs": to.by_ms} for to in one.delivered],
                "understood": one.understood,
            }
            for one in story.events
        ],
    }


def of_an_evening() -> Iterator[tuple[str, bytes]]:
    """Of a line of nodes, one of them cut off at first: what each would export, then and later."""
    line = Line({"relief": "observer"})
    line.found()
    of = Ref("russia", "F1")
    filed = line.made("russia", commands.FileNotice("F1", flight(annexes=(ANNEX,))), "17:20")
    line.cut.add("observer")
    line.made("israel", commands.ReadBack(of, filed.leaf, (), "from the coast, home by 19:15"))
    call = line_commands.OpenCall(
        "K1", Lane.AIR, Precedence.FLASH, words("where is it?"), addressees=("russia", "relief")
    )
    line.made("israel", call, "18:39")
    late = notice(circle(35.6, 35.8, 9, "18:30", "20:00"), addressees=("relief",))
    line.made("russia", commands.FileNotice("F2", late), "18:41")
    yield from of_every_node("early", line)
    line.cut.clear()
    line.settle()
    line.tick("19:20")
    yield from of_every_node("late", line)


def of_every_node(when: str, line: Line) -> Iterator[tuple[str, bytes]]:
    kept = bundles.BundledAnnex(ANNEX.commitment, SALT, SECRET)
    for home in line.nodes:
        situation = line.situation(home)
        yield f"{when} {home}", dossier(situation, None, [kept])
        for thread in situation.threads:
            yield f"{when} {home} {thread}", dossier(situation, thread)


def bundled(authors: dict[str, Author], *logs: bundles.BundledLog, **more: Any) -> bytes:
    parts = logs or tuple(author.whole() for author in authors.values())
    made = bundles.make_bundle(next(iter(authors.values())).terms, parts, **more)
    return bundles.spell_bundle(made)


LIES: tuple[dict[str, Any], ...] = (
    {"issuer": "southland"},
    {"agreement": "cd" * 32},
    {"sequence": 7},
    {"kind": "crossing.changed/3"},
    {"thread": "agreement"},
    {"at_ms": START_MS + 10_000},
    {"at_ms": START_MS + 999_000},
)


def of_authors_that_lie() -> Iterator[tuple[str, bytes]]:
    yield "sound", bundled(small_play())
    for lie in LIES:
        play = small_play()
        south = play["southland"]
        seen = () if "issuer" in lie else (south,)
        said = {"at_ms": START_MS + 120_000, "seen": seen, "kind": "notice.filed/0", **lie}
        play["northland"].say(payload=filed(), **said)
        play["northland"].cosigned_by("southland", START_MS // 1000 + 50)
        yield f"{lie}", bundled(play)
        yield f"{lie} in part", bundled(play, play["northland"].partial(0, 2), south.partial(1))
    play = small_play((ANNEX,))
    other = Author("northland", terms())
    other.say("notice.filed/0", filed(("observer",)), START_MS + 60_000)
    play["southland"].say("notice.filed/0", filed(), START_MS + 120_000, seen=(other,))
    young, stranger = Author("southland", terms()), Author("stranger", terms())
    play["northland"].say("notice.filed/0", filed(), START_MS + 121_000, seen=(young, stranger))
    yield "another log seen", bundled(play)
    two = [
        equivocation.of_entries(play["northland"].entries[1], other.entries[1]),
        equivocation.of_checkpoints(
            play["northland"].agreement, "northland", play["northland"].note(), other.note()
        ),
    ]
    for proof in two:
        yield f"disputed {proof}", bundled(play, equivocations=[proof])
        for party in ("southland", "stranger"):
            false = msgspec.structs.replace(proof, party=party)
            yield f"falsely disputed {false}", bundled(play, equivocations=[false])
    here = bundles.BundledAnnex(ANNEX.commitment, SALT, SECRET)
    for annex in (
        here,
        msgspec.structs.replace(here, salt=bytes(16)),
        msgspec.structs.replace(here, salt=b"short"),
        msgspec.structs.replace(here, content=SECRET[:-1]),
        msgspec.structs.replace(here, commitment="ab" * 32),
    ):
        for erased in ((), (bundles.ErasedAnnex(ANNEX.commitment, ""),)):
            yield f"{annex} {erased}", bundled(play, annexes=[annex], erased=erased)
    for why in ("", "retention of 30 days"):
        gone = bundles.ErasedAnnex(ANNEX.commitment, why)
        yield f"erased {why}", bundled(play, erased=[gone])
    yield "stranger", bundled(play, stranger.whole())
    yield "nothing", bundled(play, play["southland"].partial())
    for by in ("northland", "stranger", "observer"):
        play["northland"].cosigned_by(by, START_MS // 1000 + 40, 1)
        yield f"cosigned {by}", bundled(play)
        yield f"cosigned {by} in part", bundled(play, play["northland"].partial(1))


def of_odd_logs() -> Iterator[tuple[str, bytes]]:
    """What takes some arranging to get wrong."""
    play = small_play()
    north = play["northland"]
    whole, part = north.whole(), north.partial(1)
    proved = tuple(msgspec.structs.replace(one, proof=(bytes(32),)) for one in whole.cosignatures)
    yield "needless proof", bundled(play, msgspec.structs.replace(whole, cosignatures=proved))
    other = Author("northland", terms())
    other.say("notice.filed/0", filed(("observer",)), START_MS + 60_000)
    other.cosigned_by("southland", START_MS // 1000 + 61)
    two = (part.cosignatures[0], other.partial(1).cosignatures[0])
    for heads in (two, tuple(msgspec.structs.replace(one) for one in part.cosignatures)):
        for checkpoint in ("nonsense", part.checkpoint):
            bare = msgspec.structs.replace(part, checkpoint=checkpoint, cosignatures=heads)
            for first in (play["southland"], play["southland"].partial(1)):
                rest = first.whole() if isinstance(first, Author) else first
                yield f"heads {heads} {checkpoint} {rest.party}", bundled(play, bare, rest)
    elsewhere = [
        Author("northland", msgspec.structs.replace(terms(), title="another line"))
        for _ in range(2)
    ]
    for author, to in zip(elsewhere, ("southland", "observer"), strict=True):
        author.say("notice.filed/0", filed((to,)), START_MS + 60_000)
    proof = equivocation.of_entries(elsewhere[0].entries[1], elsewhere[1].entries[1])
    yield "disputed elsewhere", bundled(play, equivocations=[proof])
    for salt in (b"short", bytes(33)):
        named = sha256(salt + SECRET).hexdigest()
        ref = msgspec.structs.replace(ANNEX, commitment=named)
        annex = bundles.BundledAnnex(named, salt, SECRET)
        yield f"salt {salt!r}", bundled(small_play((ref,)), annexes=[annex])
    agreed = terms("northland", "relief", "southland", hosted={"relief": "northland"})
    hosted = Author("relief", agreed)
    hosted.say("notice.filed/0", filed(), START_MS + 60_000)
    hosted.cosigned_by("northland", START_MS // 1000 + 10)
    yield "hosted", bundled({"relief": hosted})
    hosted.cosigned_by("southland", START_MS // 1000 + 61)
    yield "hosted and held elsewhere", bundled({"relief": hosted})


def of_bands_and_corners() -> Iterator[tuple[str, bytes]]:
    """Volumes at the edges of what is understood."""
    good = json.loads(filed(("southland",)))

    def made(*volumes: dict[str, Any]) -> bytes:
        good["notice"]["volumes"] = volumes
        play = small_play()
        raw = json.dumps(good, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        play["northland"].say("notice.filed/0", raw.encode(), START_MS + 120_000)
        return bundled(play)

    def volume(corners: int, floor: int = 0, ceiling: int = 1) -> dict[str, Any]:
        points = [{"lat_e7": n % 2, "lon_e7": n} for n in range(corners)]
        return {
            "role": "activity",
            "shape": {"shape": "polygon", "outer": points, "holes": []},
            "band": {"floor_mm": floor, "ceiling_mm": ceiling, "datum": "mean-sea-level"},
            "interval": {"start_ms": START_MS, "end_ms": None},
        }

    for floor, ceiling in ((0, 0), (1, 0), (-1_000_001, 0), (0, 10**11), (0, 10**11 + 1)):
        yield f"band {floor} {ceiling}", made(volume(3, floor, ceiling))
    for sizes in ((2_000,) * 3, (2_001,), (2,), (2_000, 2_000, 1_997, 3), (2_000, 2_000, 1_998, 3)):
        yield f"corners {sizes}", made(*map(volume, sizes))


def of_every_statement(rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """Each vector of a statement, and bent ones, as the payload of an entry."""
    for path in of_format("statement"):
        vector = read(path)
        kind = vector.headers["kind"]
        if kind.startswith("agreement.founded/"):
            continue
        play = small_play()
        play["northland"].say(kind, vector.body, START_MS + 120_000)
        for at in range(12 if vector.accepted else 0):
            bent = rewritten(json.loads(vector.body), rng)
            play["northland"].say(kind, bent, START_MS + 121_000 + at)
        yield path.stem, bundled(play)


def of_terms_that_do_not_fit_together() -> Iterator[tuple[str, bytes]]:
    """What no single field shows."""
    (good,) = [
        read(path).body for path in of_format("statement") if path.stem == "accept-agreement"
    ]

    def made(**changed: Any) -> bytes:
        value = {**json.loads(good), **changed}
        raw = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return bundles.spell_bundle(bundles.make_bundle(raw.encode(), []))

    members = json.loads(good)["members"]
    fresh = [
        {**members[0], "party": f"guest{n}", "keys": dict.fromkeys(members[0]["keys"], "")}
        for n in range(2)
    ]
    for n, (guest, name) in enumerate(itertools.product(fresh, members[0]["keys"])):
        guest["keys"][name] = f"{n + 1:064x}"
    for hosts in itertools.product((None, members[0]["party"], "guest0", "guest1"), repeat=2):
        guests = [{**one, "hosted_by": host} for one, host in zip(fresh, hosts, strict=True)]
        yield f"hosted by {hosts}", made(members=[*members, *guests])
    area = {"shape": "box", "south_e7": 0, "west_e7": 0, "north_e7": 1, "east_e7": 1}
    for one, other in (("north", "Straße"), ("Straße", "STRASSE "), ("a\u200db", "ab")):
        regions = [{"name": name, "area": area} for name in (one, other)]
        yield f"regions {one} {other}", made(regions=regions)
    for sides in ({"north_e7": 0}, {"east_e7": 0}, {"south_e7": 2}, {"west_e7": 2}):
        yield f"box {sides}", made(regions=[{"name": "north", "area": {**area, **sides}}])
    for relays in (members[0]["party"], "nobody"):
        off_line = {"name": "others", "label": "others", "relay_by": relays}
        yield f"relay by {relays}", made(off_line=[off_line])
        named = {**off_line, "name": members[0]["party"]}
        yield f"off the line a member {relays}", made(off_line=[named])


def of_every_terms(rng: random.Random) -> Iterator[tuple[str, bytes]]:
    good = [read(path) for path in of_format("statement")]
    for vector in good:
        if vector.headers["kind"] == "agreement.founded/0":
            yield f"{vector.headers}", bundles.spell_bundle(bundles.make_bundle(vector.body, []))
            for n in range(60 if vector.accepted else 0):
                bent = rewritten(json.loads(vector.body), rng)
                raw = bundles.spell_bundle(bundles.make_bundle(bent, []))
                yield f"{n} of {vector.headers}", raw


ODD = (
    None,
    True,
    0,
    -1,
    2**53 - 1,
    2**53,
    2**70,
    1.5,
    "",
    " ",
    "\u202e",
    "a\nb",
    "x" * 201,
    [],
    {},
    "é",
)


def rewritten(value: Any, rng: random.Random) -> bytes:
    """Canonical JSON again, with one thing in it another."""
    places = list(walk(value))
    holder, key = rng.choice(places)
    old = holder[key]
    changes: list[Callable[[], Any]] = [lambda: rng.choice(ODD)]
    if isinstance(old, bool):
        changes.append(lambda: not old)
    elif isinstance(old, int):
        changes += [lambda: old + 1, lambda: old - 1, lambda: -old, lambda: old * 1_000]
    elif isinstance(old, str):
        changes += [lambda: old + rng.choice(ODD[8:13]), lambda: old[1:], old.upper]
        changes.append(lambda: bent_base64(old, rng))
    elif isinstance(old, list) and old:
        changes += [lambda: old[1:], lambda: [*old, old[-1]], lambda: old[::-1], lambda: old * 40]
    elif isinstance(old, dict) and old:
        changes.append(lambda: dict(list(old.items())[1:]))
        changes.append(lambda: {**old, "more": 1})
    holder[key] = rng.choice(changes)()
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def walk(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a value of JSON: what holds it, and by which name."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in list(items):
        yield value, key
        if isinstance(one, dict | list):
            yield from walk(one)


def bent_base64(text: str, rng: random.Random) -> str:
    """The same length of bytes with one bit turned, where the text is base64."""
    try:
        raw = bytearray(base64.b64decode(text, validate=True))
    except ValueError:
        return text
    if raw:
        at = rng.randrange(len(raw) * 8)
        raw[at // 8] ^= 1 << at % 8
    return base64.b64encode(raw).decode()


def of_files_that_were_changed(rng: random.Random) -> Iterator[tuple[str, bytes]]:
    given = [(path.stem, read(path).body) for path in of_format("bundle")]
    given += list(of_an_evening())
    for name, raw in given:
        yield name, raw
        try:
            value = json.loads(raw)
        except ValueError:
            continue
        for n in range(24):
            changed = rewritten(json.loads(raw), rng)
            yield f"{name}, change {n}", changed
        for n, (_, log) in enumerate(itertools.product(range(3), value.get("logs", []))):
            yield f"{name}, entry {n}", with_an_entry_changed(json.loads(raw), log["party"], rng)


def with_an_entry_changed(value: Any, party: str, rng: random.Random) -> bytes:
    """One entry of a log, one of its proofs or a cosignature of it, another; else as it was."""
    for log in value["logs"]:
        if log["party"] == party and log["entries"]:
            rewritten(rng.choice((log["entries"], log)), rng)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_of_a_line_of_nodes(browser):
    given = dict(of_an_evening())
    codes = agree(browser, given)
    assert set(codes.values()) == {0}
    early, late = (verify_file(given[f"{when} israel"])[1].gaps for when in ("early", "late"))
    assert any("not shown to have reached relief" in gap for gap in early)
    assert not any("not shown to have reached" in gap for gap in late)


def test_of_authors_that_lie(browser):
    codes = agree(browser, {**dict(of_authors_that_lie()), **dict(of_odd_logs())})
    assert set(codes.values()) == {0, 1}


def test_of_everything_that_can_be_stated(browser):
    given = {**dict(of_every_statement(random.Random(1))), **dict(of_bands_and_corners())}
    codes = agree(browser, given)
    assert set(codes.values()) == {0}


def test_of_terms(browser):
    given = {
        **dict(of_terms_that_do_not_fit_together()),
        **dict(of_every_terms(random.Random(2))),
    }
    codes = agree(browser, given)
    assert set(codes.values()) == {0, 2}


def test_of_files_that_were_changed(browser):
    codes = agree(browser, dict(of_files_that_were_changed(random.Random(3))))
    assert set(codes.values()) == {0, 1, 2}
