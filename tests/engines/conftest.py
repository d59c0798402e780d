"""Engines: tests that need a large install, run by `make test-engines`."""

from __future__ import annotations

import sys
from pathlib import Path

# The stories of the other tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "python"))
