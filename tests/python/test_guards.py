"""What must hold for every class and name of the package."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from types import ModuleType

import dateline
import pytest
from conftest import ROOT
from dateline import _core

CLASSES = [_core.Pipeline, _core.Records, _core.Table, dateline.Pipeline, dateline.Records, dateline.Table]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__}.{kind.__qualname__}")
def test_objects_are_frozen(kind: type) -> None:
    rec = dateline.read("It rained in Lima.")
    objects = [_core.Pipeline(), rec._native, rec.dates._native, dateline.Pipeline(), rec, rec.dates]  # noqa: SLF001
    thing = next(one for one in objects if type(one) is kind)
    with pytest.raises((AttributeError, TypeError)):
        thing.anything = 1  # type: ignore[attr-defined]


def test_every_exported_name_is_there_and_documented() -> None:
    for name in dateline.__all__:
        value = getattr(dateline, name)
        if callable(value) or isinstance(value, ModuleType):
            assert inspect.getdoc(value), name


@pytest.mark.parametrize("name", ["Pipeline", "Records", "Table", "extract", "read", "read_files", "schema", "stream"])
def test_public_docstrings_have_examples(name: str) -> None:
    assert ">>> " in (inspect.getdoc(getattr(dateline, name)) or "")


def stub_names(node: ast.AST, prefix: str = "") -> set[str]:
    names = set()
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.ClassDef, ast.FunctionDef)):
            names.add(prefix + child.name)
        if isinstance(child, ast.ClassDef):
            names |= stub_names(child, f"{child.name}.")
        if isinstance(child, ast.AnnAssign) and isinstance(child.target, ast.Name):
            names.add(prefix + child.target.id)
    return names


def test_the_stub_names_what_the_native_module_has() -> None:
    stub = stub_names(ast.parse((ROOT / "python" / "dateline" / "_core.pyi").read_text()))
    there = {name for name in dir(_core) if not name.startswith("__")} | {"__version__"}
    for kind in (_core.Pipeline, _core.Records, _core.Table):
        own = {name for name, value in vars(kind).items() if not name.startswith("__") or name.startswith("__arrow")}
        there |= {f"{kind.__name__}.{name}" for name in own}
    there |= {"Pipeline.__new__", "Table.__len__"}
    assert stub == there


def test_the_stub_has_the_signatures_of_the_native_module() -> None:
    tree = ast.parse((ROOT / "python" / "dateline" / "_core.pyi").read_text())
    checked = 0
    for owner in tree.body:
        members = owner.body if isinstance(owner, ast.ClassDef) else [owner]
        for member in members:
            if (
                not isinstance(member, ast.FunctionDef)
                or member.decorator_list
                or member.name in {"__new__", "__len__"}
            ):
                continue
            native = (
                getattr(getattr(_core, owner.name), member.name)
                if isinstance(owner, ast.ClassDef)
                else getattr(_core, member.name)
            )
            arguments = [arg.arg for arg in (*member.args.args, *member.args.kwonlyargs)]
            assert list(inspect.signature(native).parameters) == arguments, member.name
            checked += 1
    assert checked >= 8


def test_importing_takes_no_optional_package() -> None:
    optional = ("pandas", "polars", "pyarrow", "numpy", "tqdm", "argparse")
    code = f"import sys, dateline; print([m for m in {optional} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
