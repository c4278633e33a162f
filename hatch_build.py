"""The package's build hook: a wheel, and an editable install, carry the console built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))

import console


class ConsoleHook(BuildHookInterface[Any]):
    """Builds the console before the package is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build it, unless what stands there was built of these sources."""
        if self.target_name == "wheel":
            console.build()
