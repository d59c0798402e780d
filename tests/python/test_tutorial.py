"""The tutorial runs from top to bottom and shows what it prints."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import nbformat
import pytest
from conftest import ROOT
from nbclient import NotebookClient


def texts(notebook: Any) -> list[list[str]]:
    """What every cell prints; pictures and markup left out."""
    outputs = [cell.get("outputs", []) for cell in notebook.cells if cell.cell_type == "code"]
    return [
        [output.data.get("text/plain", "") for output in cell if "image/png" not in output.get("data", {})]
        for cell in outputs
        if all(output.output_type != "stream" for output in cell)
    ]


@pytest.mark.timeout(300)
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_tutorial_shows_what_it_prints() -> None:
    if int(version("pandas").partition(".")[0]) < 3:
        pytest.skip("the tutorial shows what pandas 3 prints")
    path = ROOT / "docs" / "tutorial.ipynb"
    stored = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    fresh = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(
        fresh, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    assert len(texts(stored)) >= 10
    assert texts(fresh) == texts(stored)
    pictures = [o for cell in fresh.cells for o in cell.get("outputs", []) if "image/png" in o.get("data", {})]
    assert len(pictures) == 3
