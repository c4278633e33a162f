"""Keys on disk: for their owner alone, all four or none, never overwritten."""

import os
import stat

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey

from parley.errors import UsageError, WorldError
from parley.storage import private
from parley.storage.keyfile import PURPOSES, create_keys, load_keys


@pytest.fixture
def keys(tmp_path):
    return tmp_path / "keys"


def seeds(signers):
    return [getattr(signers, purpose).seed for purpose in PURPOSES]


@pytest.mark.parametrize("passphrase", [None, "pass phrase ü"])
def test_keys_are_read_back_as_they_were_made(keys, passphrase):
    made = create_keys(keys, "alfa", passphrase)
    read = load_keys(keys, "alfa", passphrase)
    assert read.party == made.party == "alfa"
    assert seeds(read) == seeds(made)
    assert len(set(seeds(made))) == 4
    assert read.public_keys() == made.public_keys()


def test_the_files_are_for_their_owner_alone_whatever_the_umask(keys):
    before = os.umask(0o000)
    try:
        create_keys(keys, "alfa")
    finally:
        os.umask(before)
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700
    assert stat.S_IMODE((keys / "alfa").stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (keys / "alfa").iterdir()}
    assert modes == {f"{purpose}.pem": 0o600 for purpose in PURPOSES}
    assert [file.name for file in keys.iterdir()] == ["alfa"]


def test_no_seed_lies_in_the_clear_under_a_passphrase(keys):
    made = create_keys(keys, "alfa", "secret")
    for purpose in PURPOSES:
        pem = (keys / "alfa" / f"{purpose}.pem").read_bytes()
        assert pem.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
        plain = serialization.load_pem_private_key(pem, b"secret")
        assert plain.private_bytes_raw() == getattr(made, purpose).seed


@pytest.mark.parametrize(
    ("made_with", "read_with", "said"),
    [
        ("secret", "Secret", "does not open"),
        ("secret", None, "give its passphrase"),
        (None, "secret", "not encrypted"),
        (None, "", "empty passphrase"),
    ],
)
def test_a_wrong_passphrase_is_refused(keys, made_with, read_with, said):
    create_keys(keys, "alfa", made_with)
    with pytest.raises(UsageError, match=said):
        load_keys(keys, "alfa", read_with)


def test_an_empty_passphrase_is_refused_before_anything_is_made(keys):
    with pytest.raises(UsageError, match="empty passphrase"):
        create_keys(keys, "alfa", "")
    assert not keys.exists()


def test_keys_are_never_overwritten(keys):
    made = create_keys(keys, "alfa")
    with pytest.raises(UsageError, match="never overwritten"):
        create_keys(keys, "alfa")
    with pytest.raises(UsageError, match="never overwritten"):
        create_keys(keys, "alfa", "secret")
    assert seeds(load_keys(keys, "alfa")) == seeds(made)
    assert [file.name for file in keys.iterdir()] == ["alfa"]


@pytest.mark.parametrize("there", ["a file", "a dangling link", "an empty directory"])
def test_whatever_lies_in_the_place_of_keys_is_left_alone(keys, there):
    keys.mkdir(mode=0o700)
    place = keys / "alfa"
    if there == "a file":
        place.touch()
    elif there == "a dangling link":
        place.symlink_to(keys / "elsewhere")
    else:
        place.mkdir()
    with pytest.raises(UsageError, match="never overwritten"):
        create_keys(keys, "alfa")


def test_two_parties_have_different_keys(keys):
    one, other = create_keys(keys, "alfa"), create_keys(keys, "bravo")
    assert not set(seeds(one)) & set(seeds(other))


@pytest.mark.parametrize("open_to", [0o640, 0o604, 0o620, 0o601])
@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_key_that_others_can_reach_is_refused_with_the_remedy(keys, purpose, open_to):
    create_keys(keys, "alfa")
    path = keys / "alfa" / f"{purpose}.pem"
    path.chmod(open_to)
    with pytest.raises(UsageError, match=f"chmod 600 '{path}'"):
        load_keys(keys, "alfa")
    path.chmod(0o400)
    load_keys(keys, "alfa")


def test_a_directory_that_others_can_enter_is_refused_with_the_remedy(keys):
    create_keys(keys, "alfa")
    for directory in (keys / "alfa", keys):
        directory.chmod(0o755)
        with pytest.raises(UsageError, match=f"chmod 700 '{directory}'"):
            load_keys(keys, "alfa")
        if directory == keys:
            with pytest.raises(UsageError, match="chmod 700"):
                create_keys(keys, "bravo")
        directory.chmod(0o700)
    load_keys(keys, "alfa")


def test_a_key_of_another_user_is_refused(keys, monkeypatch):
    create_keys(keys, "alfa")
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    with pytest.raises(UsageError, match="belongs to another user"):
        load_keys(keys, "alfa")


def test_symbolic_links_are_refused(keys, tmp_path):
    create_keys(keys, "alfa")
    path = keys / "alfa" / "log.pem"
    moved = path.rename(tmp_path / "log.pem")
    path.symlink_to(moved)
    with pytest.raises(UsageError, match="symbolic link"):
        load_keys(keys, "alfa")
    path.unlink()
    moved.rename(path)
    (keys / "bravo").symlink_to(keys / "alfa")
    with pytest.raises(UsageError, match="symbolic link"):
        load_keys(keys, "bravo")


def test_what_is_missing_is_named(keys):
    with pytest.raises(UsageError, match="make the keys of alfa first"):
        load_keys(keys, "alfa")
    create_keys(keys, "alfa")
    (keys / "alfa" / "cosignature.pem").unlink()
    with pytest.raises(UsageError, match=r"cosignature\.pem is not there"):
        load_keys(keys, "alfa")


@pytest.mark.parametrize("party", ["../alfa", "Alfa", "", "a/b", ".", "a" * 65])
def test_no_name_leads_out_of_the_directory(keys, party):
    for use in (create_keys, load_keys):
        with pytest.raises(UsageError, match="no party identifier"):
            use(keys, party)
    assert not keys.exists()


def pem_of(key):
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no private key in PEM"),
        (b"-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n", "no private key"),
        (pem_of(Ed448PrivateKey.generate()), "of another kind"),
        (b"x" * 20_000, "longer than"),
    ],
)
def test_a_file_that_is_no_key_is_refused(keys, content, said):
    create_keys(keys, "alfa")
    (keys / "alfa" / "log.pem").write_bytes(content)
    with pytest.raises(UsageError, match=said):
        load_keys(keys, "alfa")


def test_one_key_for_two_purposes_is_refused(keys):
    create_keys(keys, "alfa")
    (keys / "alfa" / "log.pem").write_bytes((keys / "alfa" / "statement.pem").read_bytes())
    with pytest.raises(UsageError, match="a key of its own"):
        load_keys(keys, "alfa")


def test_a_pipe_in_the_place_of_a_key_does_not_hold_us_up(keys):
    create_keys(keys, "alfa")
    path = keys / "alfa" / "log.pem"
    path.unlink()
    os.mkfifo(path, 0o600)
    with pytest.raises(UsageError, match="neither a file"):
        load_keys(keys, "alfa")


def test_a_disk_that_fails_at_the_third_file_leaves_no_keys_at_all(keys, monkeypatch):
    written = []
    write = private.write_new

    def fail(path, content):
        if len(written) == 2:
            raise WorldError("no space left on the disk")
        written.append(path)
        write(path, content)

    monkeypatch.setattr(private, "write_new", fail)
    with pytest.raises(WorldError, match="no space"):
        create_keys(keys, "alfa")
    assert list(keys.iterdir()) == []


def test_half_a_file_does_not_stay_where_the_disk_fails(tmp_path, monkeypatch):
    def full(fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError, match="No space left"):
        private.write_new(tmp_path / "log.pem", b"key")
    assert list(tmp_path.iterdir()) == []
