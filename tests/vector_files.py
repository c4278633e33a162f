"""Vectors: one case per file, for any language (vectors/README.md)."""

from base64 import b64decode, b64encode
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parent.parent / "vectors"
ENCODINGS = ("hex", "base64", "text", "json")


class Vector(Struct, frozen=True):
    """A case: what is expected of these bytes."""

    headers: dict[str, str]
    content: str

    @property
    def body(self) -> bytes:
        """The bytes of the case."""
        encoding = self.headers["body"]
        if encoding == "hex":
            return bytes.fromhex(self.content)
        if encoding == "base64":
            return b64decode("".join(self.content.split()), validate=True)
        if encoding == "json":
            return self.content.removesuffix("\n").encode()
        return self.content.encode()

    @property
    def accepted(self) -> bool:
        """Whether the bytes must be taken."""
        return {"accept": True, "refuse": False}[self.headers["expect"]]

    def text(self) -> str:
        """The file's text."""
        lines = [f"{name}: {value}\n" for name, value in self.headers.items()]
        return "".join(lines) + "\n" + self.content


def read(path: Path) -> Vector:
    """Read a vector file."""
    head, _, content = path.read_bytes().decode().partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.split("\n"))
    assert headers["body"] in ENCODINGS
    assert headers["comment"]
    assert ("error" in headers) == (headers["expect"] == "refuse")
    return Vector(headers, content)


def of_format(name: str) -> list[Path]:
    """The vector files of a format, in order."""
    return sorted((ROOT / name).glob("*.txt"))


Case = tuple[str, Vector]
"""The name of a vector file, and what it says."""


def case(
    name: str, comment: str, body: bytes, encoding: str, error: str = "", **headers: object
) -> Case:
    """A vector; one with an error is to be refused."""
    content = {
        "hex": lambda: body.hex() + "\n",
        "base64": lambda: b64encode(body).decode() + "\n",
        "text": body.decode,
        "json": lambda: body.decode() + "\n",
    }[encoding]()
    head = {"expect": "refuse", "error": error} if error else {"expect": "accept"}
    named = {one: str(value) for one, value in headers.items()}
    return name, Vector({**head, "comment": comment, "body": encoding, **named}, content)
