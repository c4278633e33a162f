"""A phrase as an officer reads it."""

import re
from pathlib import Path

import msgspec
import pytest

from parley.model.heights import Datum
from parley.model.line import Message  # noqa: F401
