"""Documentation that shows output is run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from importlib.metadata import version
from typing import TYPE_CHECKING

import dateline
import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MODULES = [m.name for m in pkgutil.iter_modules(dateline.__path__) if m.name not in {"__main__", "_core"}]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


@pytest.mark.parametrize("name", ["", *MODULES])
def test_docstrings(name: str) -> None:
    if name == "spacy":
        pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'dateline[spacy]'")
    module = importlib.import_module(f"dateline.{name}" if name else "dateline")
    failed, _ = doctest.testmod(module, optionflags=FLAGS)
    assert failed == 0


@pytest.mark.parametrize("page", ["README.md", "docs/index.md", "docs/GUIDE.md", "docs/SCALE.md", "docs/DATES.md"])
def test_pages(page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if int(version("pandas").partition(".")[0]) < 3:
        pytest.skip("the pages show what pandas 3 prints")
    # The pages read the sample stories and write beside them.
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / page).read_text(encoding="utf-8").replace("```python", "").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
    assert len(test.examples) >= 3
    out: list[str] = []
    results = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=out.append)
    assert results.failed == 0, "".join(out)
