"""Nodes with certificates: they find one another over TLS, and trust nobody else's."""

import datetime
import ipaddress
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from line_parts import vague
from parley.client import Client
from parley.config.settings import FILE
from parley.errors import WorldError
from parley.model.notices import Ref
from process_parts import NodeProcess, found, wait_until

pytestmark = pytest.mark.processes


def certify(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / f"{name}.crt", folder / f"{name}.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[NodeProcess, NodeProcess]]:
    nodes = NodeProcess(tmp_path, "north"), NodeProcess(tmp_path, "south")
    made = {node.party: certify(tmp_path, node.party) for node in nodes}
    authorities = tmp_path / "authorities.pem"
    authorities.write_bytes(b"".join(paths[0].read_bytes() for paths in made.values()))
    for node in nodes:
        settings = node.path / FILE
        certificate, key = made[node.party]
        text = settings.read_text(encoding="utf-8")
        for name, value in (
            ("certificate", certificate),
            ("certificate_key", key),
            ("authorities", authorities),
        ):
            text = text.replace(f'{name} = ""', f'{name} = "{value}"')
        settings.write_text(text, encoding="utf-8")
        node.authorities = authorities
    try:
        for node in nodes:
            node.start()
        yield nodes
    finally:
        for node in nodes:
            node.stop()


def test_a_line_over_tls(pair: tuple[NodeProcess, NodeProcess]) -> None:
    north, south = pair
    assert north.url.startswith("https://")
    agreement = found(north, south)
    with north.client() as officer:
        officer.notice_file(agreement, "N1", vague(addressees=("south",)))
        wait_until(
            lambda: bool(officer.notice_show(agreement, Ref("north", "N1")).delivered),
        )
    # Whoever does not know the authority does not speak to it.
    with (
        Client(north.url, north.secrets["officer"]) as stranger,
        pytest.raises(WorldError, match="--ca"),
    ):
        stranger.node_show()


def refused(node: NodeProcess, changes: dict[str, str]) -> str:
    """What a node says that will not start with these settings changed."""
    settings = node.path / FILE
    text = settings.read_text(encoding="utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    settings.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "parley", "serve", str(node.path), "--port", "0"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    return " ".join(ended.stderr.split())


def test_without_a_certificate_only_loopback(tmp_path: Path) -> None:
    node = NodeProcess(tmp_path, "north")
    assert "loopback" in refused(node, {"127.0.0.1": "0.0.0.0"})


@pytest.mark.parametrize("fault", ["absent", "no certificate", "another's key", "locked key"])
def test_a_certificate_that_cannot_be_used_is_named(tmp_path: Path, fault: str) -> None:
    node = NodeProcess(tmp_path, "north")
    certificate, key = certify(tmp_path, "north")
    if fault == "absent":
        certificate.unlink()
    elif fault == "no certificate":
        certificate.write_bytes(b"\xff\x00 no certificate")
    elif fault == "another's key":
        _, key = certify(tmp_path, "south")
    else:
        loaded = serialization.load_pem_private_key(key.read_bytes(), None)
        key.write_bytes(
            loaded.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.BestAvailableEncryption(b"six random words"),
            )
        )
    named = {
        'certificate = ""': f'certificate = "{certificate}"',
        'certificate_key = ""': f'certificate_key = "{key}"',
    }
    assert f"the certificate {certificate} with the key {key}" in refused(node, named)
