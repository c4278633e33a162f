"""The page of the record's format says what the code makes."""

from pathlib import Path

from parley.storage.keyfile import PURPOSES
from parley.storage.sqlite_schema import APPLICATION_ID, SCHEMA_VERSION, TABLES

SPEC = Path(__file__).parents[3] / "docs" / "spec"


def test_the_page_shows_every_table_as_it_is_made():
    page = (SPEC / "record.md").read_text()
    assert page.count("CREATE TABLE") == len(TABLES)
    assert all(f"{statement};" in page for statement in TABLES.values())
    assert f"Schema version {SCHEMA_VERSION} " in page
    assert f"`0x{APPLICATION_ID:X}`" in page


def test_the_page_names_every_key_file():
    page = (SPEC / "keys.md").read_text()
    assert all(f"{purpose}.pem " in page for purpose in PURPOSES)
