"""What the tests share."""

from __future__ import annotations

import os
from pathlib import Path

import dateline as dl
import pytest

ROOT = Path(__file__).parents[2]

STORY = (
    "LIMA, May 14 (ANDINA) -- Peru’s Foreign Ministry said on Friday that talks with Chile would go on.\n\n"
    "“We are calm – and patient,” spokeswoman Ana Ruiz said. “Nothing is lost.”\n\n"
    "Նորություններ և ավելին\n\n"
    "The talks\u00a0began last November in Bogotá, after 44 days of protests 🙂 and one strike.\n"
)


@pytest.fixture
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture
def stories() -> list[Path]:
    """Our own sample stories."""
    return sorted((ROOT / "seeds" / "stories").glob("*.txt"))


@pytest.fixture
def originals() -> list[Path]:
    """The original stories; the test is skipped where they are not."""
    folder = Path(os.environ.get("DATELINE_SEEDS", ROOT / ".." / "shared" / "seeds"))
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        pytest.skip("the original stories are not here; set DATELINE_SEEDS to their folder")
    return paths


@pytest.fixture(scope="session")
def story() -> str:
    """A story with curly quotes, another script, a no-break space and an emoji."""
    return STORY


@pytest.fixture(scope="session")
def records() -> dl.Records:
    """The records of that story."""
    return dl.read(STORY, published="2021-05-14")
